"""A library whose faces are points around the middles of made-up people."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PersonId, PhotoId
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
from photoorg.storage.searched_again import FaceUpdates, SearchedAgain


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
    "tag": "face, word",
    "vector": "face, embedding, model",
    "thumbnail": "face, jpeg",
}
"""What edits can change: table -> columns."""


Rows = dict[str, list[tuple[Any, ...]]]
Dump = Callable[[Database], Rows]


@pytest.fixture(scope="session")
def dump() -> Dump:
    """`dump(database)` is every row that an edit can change, by table."""

    def dumped(database: Database) -> Rows:
        return {
            table: database.all(f"SELECT {columns} FROM {table} ORDER BY 1, 2")
            for table, columns in EDITED.items()
        }

    return dumped


class Folder:
    """A folder of photos of people who look alike; its photos come, go and are changed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._photos = Photos(database)
        self._files = PhotoFiles(database)
        self._root = Roots(database).add(Path("/photos")).id

    def count(self) -> int:
        """The number of faces in all photos."""
        return int(self._database.scalar("SELECT count(*) FROM face"))

    def add_photo(self, people: Sequence[int], quality: float = 0.9) -> None:
        """A photo with a face of each of these people."""
        with self._database.transaction():
            number = 1 + self._database.scalar("SELECT coalesce(max(id), 0) FROM photo")
            photo = self._photos.add(f"hash {number}", "cnn", 1600)
            self._put(photo)
            faces = [self.face(who, (photo, place), quality) for place, who in enumerate(people)]
            Faces(self._database).add(photo, faces)

    def photo(self, place: int) -> PhotoId:
        """One of the photos, for any number."""
        photos = [photo for (photo,) in self._database.all("SELECT id FROM photo ORDER BY id")]
        return PhotoId(photos[place % len(photos)])

    def _put(self, photo: PhotoId) -> None:
        self._files.put(self._root, b"%d.jpg" % photo, KnownFile(1, 1, photo, None))

    def move_photo(self, photo: PhotoId, *, there: bool) -> None:
        """Let a photo's file be there, or not."""
        if there:
            self._put(photo)
        else:
            self._files.remove(self._root, [b"%d.jpg" % photo])

    def search_again(self, photo: PhotoId, who: int, *, all_found: bool) -> None:
        """Search a photo with a better detector, which may not find faces that there are."""
        again = SearchedAgain(self._database)
        known = [face for face in again.known_faces(photo) if not face.drawn]
        gone = [face.id for face in known if not (face.decided or all_found)]
        found = [
            (face.id, self.face(who, (photo, face.id))) for face in known if face.id not in gone
        ]
        with self._database.transaction():
            again.update(photo, FaceUpdates(found, [], gone))

    @staticmethod
    def face(who: int | None, number: tuple[int, int], quality: float = 0.9) -> NewFace:
        """A face of somebody; of None, a box without landmarks."""
        vector = None
        if who is not None:
            middle = np.random.default_rng(who).normal(size=128) * 0.03
            noise = np.random.default_rng(number).normal(size=128) * 0.018
            vector = (middle + noise).astype(np.float32)
        return NewFace(
            box=Box(0.1, 0.1, 0.2, 0.2),
            landmarks=None if who is None else np.zeros((5, 2), np.float32),
            quality=Quality(quality, quality, quality, quality),
            score=1.0,
            detector="cnn",
            embedding=vector,
            plain=None,
            thumbnail=b"%d %d" % number,
            model="dlib",
        )


Owners = dict[FaceId, tuple[PersonId | None, str]]


def owners(rows: Rows) -> Owners:
    """Each face's person and state."""
    return {face: (person, state) for face, person, state in rows["face"]}


class Apart:
    """Pairs of faces that must not meet, because of what the owner said about persons.

    `bound` are those of the two that are bound to that person, until grouping puts them
    elsewhere.
    """

    def __init__(self) -> None:
        self.bound: dict[frozenset[FaceId], frozenset[FaceId]] = {}

    def note_edit(self, before: Rows, after: Rows, *, merged: bool) -> None:
        """Heed what an edit said, and that the owner joined faces or took them away himself."""
        self.note_moves(before, after, merged=merged)
        faces: dict[PersonId, list[FaceId]] = defaultdict(list)
        for face, (person, _) in owners(after).items():
            if person is not None:
                faces[person].append(face)
        for one, other in set(after["different"]) - set(before["different"]):
            for pair in product(faces[one], faces[other]):
                self.bound[frozenset(pair)] = frozenset(pair)
        for face, person in set(after["rejection"]) - set(before["rejection"]):
            for member in faces[person]:
                self.bound.setdefault(frozenset((face, member)), frozenset((member,)))

    def note_moves(self, before: Rows, after: Rows, *, merged: bool = False) -> None:
        """A face that the owner takes out of its person is free of what was said about that."""
        old = {face: person for face, (person, _) in owners(before).items()}
        new = {face: person for face, (person, _) in owners(after).items()}
        moved = {face for face in old if old[face] != new.get(face)}
        if merged:  # who was merged goes on to differ from others
            moved -= {face for face in moved if new.get(face) is not None}
        bound = {pair: faces for pair, faces in self.bound.items() if not pair & moved}
        self.bound = bound
        for pair in self.violations(new):
            del bound[pair]

    def note_grouping(self, before: Rows, after: Rows, next_person: int) -> None:
        """What was said about a person binds those faces no more that joined somebody else.

        It goes on for new persons, and for whoever got most of a person of whom nothing is left.
        """
        old, new = owners(before), owners(after)
        moves: dict[PersonId, Counter[PersonId]] = defaultdict(Counter)
        for face, (person, _) in old.items():
            target = new[face][0]
            if person is not None and target is not None and target != person:
                moves[person][target] += 1
        there = {person for person, _ in new.values()}
        loose = set()
        for face, (person, _) in old.items():
            target = new[face][0]
            if person in moves and target not in (None, person) and target < next_person:
                heir = None if person in there else moves[person].most_common(1)[0][0]
                loose |= {face} if target != heir else set()
        bound = {pair: faces - loose for pair, faces in self.bound.items()}
        self.bound = {pair: faces for pair, faces in bound.items() if faces}

    def note_gone(self, after: Rows) -> None:
        """Faces that are gone meet nobody."""
        there = owners(after).keys()
        self.bound = {pair: faces for pair, faces in self.bound.items() if pair <= there}

    def violations(self, owner: Mapping[FaceId, PersonId | None]) -> list[frozenset[FaceId]]:
        """The pairs that are of one person all the same."""
        return [
            pair
            for pair in self.bound
            if len({owner.get(face) for face in pair}) == 1 and owner.get(min(pair)) is not None
        ]


class Owner:
    """Makes edits, each of which is taken back and done again on the way."""

    def __init__(self, database: Database, dump: Dump) -> None:
        self.database = database
        self._dump = dump

    def rows(self) -> Rows:
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


@pytest.fixture(scope="session")
def folder_class() -> type[Folder]:
    return Folder


@pytest.fixture(scope="session")
def apart_class() -> type[Apart]:
    return Apart


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
