"""A library whose faces are points around the middles of made-up people."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet, FaceState, Quality
from photoorg.people.command import Command
from photoorg.people.covers import best_cover
from photoorg.people.history import History
from photoorg.storage.database import FILE_NAME, Database
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.journal import Journal
from photoorg.storage.persons import Persons
from photoorg.storage.photos import KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Roots


def embedding(who: int, number: int) -> np.ndarray:
    """A face of made-up person `who`: near their other faces, far from everybody else's."""
    middle = np.random.default_rng(who).normal(size=128) * 0.1
    noise = np.random.default_rng((who, number)).normal(size=128) * 0.02
    return (middle + noise).astype(np.float32)


@dataclass
class Album:
    """Adds faces, each in a photo of its own, and says who is where."""

    database: Database
    added: int = 0

    def add(self, who: int, count: int, *, quality: float = 0.9) -> list[FaceId]:
        """`count` new faces of made-up person `who`."""
        return [self._add(embedding(who, self.added + 1), quality) for _ in range(count)]

    def add_one(self, who: int, number: int) -> FaceId:
        """The face with this number of made-up person `who`."""
        return self._add(embedding(who, number), 0.9)

    def _add(self, vector: np.ndarray, quality: float) -> FaceId:
        self.added += 1
        root = Roots(self.database).add(Path("/photos"))
        photo = Photos(self.database).add(f"hash {self.added}", "cnn", 1600)
        known = KnownFile(1, 1, photo, None)
        PhotoFiles(self.database).put(root.id, b"%06d.jpg" % self.added, known)
        face = NewFace(
            box=Box(0.1, 0.1, 0.2, 0.2),
            landmarks=np.zeros((5, 2), np.float32),
            quality=Quality(quality, quality, quality, quality),
            score=1.0,
            detector="cnn",
            embedding=vector,
            plain=None,
            thumbnail=b"thumbnail %d" % self.added,
            model="dlib",
        )
        return Faces(self.database).add(photo, [face])[0]

    def person(
        self,
        faces: Sequence[FaceId],
        name: str | None = None,
        state: FaceState = FaceState.AUTOMATIC,
    ) -> PersonId:
        """A person who has these faces already."""
        persons = Persons(self.database)
        person = persons.add()
        persons.set_name(person, name)
        Faces(self.database).assign(faces, person, state)
        if faces:
            persons.set_covers([(person, best_cover(self.database, person))])
        return person

    def state(self, face: FaceId) -> FaceState:
        """The state of a face."""
        return FaceState(self.database.scalar("SELECT state FROM face WHERE id = ?", (face,)))

    def whereabouts(self) -> dict[FaceId, PersonId]:
        """Each face's person; 0 for none."""
        vectors = Faces(self.database).vectors()
        pairs = zip(vectors.ids.tolist(), vectors.persons.tolist(), strict=True)
        return {FaceId(face): PersonId(person) for face, person in pairs}

    def whose(self, faces: Sequence[FaceId]) -> set[PersonId]:
        """The persons that have any of these faces."""
        where = self.whereabouts()
        return {where[face] for face in faces}


EDITED = {
    "person": "id, name, cover_face, hidden, cover_chosen",
    "face": "id, person, state",
    "rejection": "face, person",
    "different": "person_a, person_b",
    "cut": "face_a, face_b",
    "vector": "face, embedding, model",
    "thumbnail": "face, jpeg",
}
"""What edits can change: table -> columns."""


Dump = Callable[[Database], dict[str, list[tuple[Any, ...]]]]


@pytest.fixture(scope="session")
def dump() -> Dump:
    """`dump(database)` is every row that an edit can change, by table."""

    def dumped(database: Database) -> dict[str, list[tuple[Any, ...]]]:
        return {
            table: database.all(f"SELECT {columns} FROM {table} ORDER BY 1, 2")
            for table, columns in EDITED.items()
        }

    return dumped


class Owner:
    """Makes edits, each of which is taken back and done again on the way."""

    def __init__(self, database: Database, dump: Dump) -> None:
        self.database = database
        self._dump = dump

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row that an edit can change, by table."""
        return self._dump(self.database)

    def do(self, command: Command) -> ChangeSet:
        """Make an edit that changes something; undo gives back each row, and so does redo."""
        history, count = History(self.database), Journal(self.database).count()
        before = self.rows()
        changes = command.execute(self.database)
        after = self.rows()
        assert changes
        assert after != before
        entry = history.to_undo
        assert entry is not None
        assert (entry.kind, entry.undone) == (command.kind, False)
        assert Journal(self.database).count() == count + 1
        assert history.undo() == (entry, changes)
        assert self.rows() == before
        assert history.redo()[1] == changes
        assert self.rows() == after
        return changes

    def do_nothing(self, command: Command) -> None:
        """Make an edit that changes nothing, and is not written down."""
        before, count = self.rows(), Journal(self.database).count()
        assert command.execute(self.database) == ChangeSet()
        assert self.rows() == before
        assert Journal(self.database).count() == count

    def refuse(self, command: Command, sentence: str) -> KnownError:
        """Make an edit that makes no sense: a sentence says why, and nothing is changed."""
        before, count = self.rows(), Journal(self.database).count()
        with pytest.raises(KnownError, match=sentence) as caught:
            command.execute(self.database)
        assert self.rows() == before
        assert Journal(self.database).count() == count
        return caught.value


@pytest.fixture
def owner(database: Database, dump: Dump) -> Owner:
    return Owner(database, dump)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / FILE_NAME) as opened:
        yield opened


@pytest.fixture(scope="session")
def album_class() -> type[Album]:
    """For tests that need a library of their own for every example."""
    return Album


@pytest.fixture
def album(database: Database) -> Album:
    return Album(database)
