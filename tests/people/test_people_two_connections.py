"""A scan writes while the owner edits: nobody is locked out, and no edit is lost.

With PHOTOORG_SOAK_SECONDS in the environment it goes on for so long, and tells the counts.
"""

import os
import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.people.deciding import Confirm, Different, IgnorePersons, NotAFace, Reject
from photoorg.people.history import History
from photoorg.people.joining import Merge, NamesDifferError, Split
from photoorg.people.naming import NameFaces, NamePerson
from photoorg.people.regroup import regroup
from photoorg.storage.database import FILE_NAME, Database
from photoorg.storage.journal import Journal

EDITS = 150
PHOTOS = 100
PEOPLE = 12
THRESHOLDS = (0.3, 0.45, 0.5, 0.6)
SOAK = float(os.environ.get("PHOTOORG_SOAK_SECONDS", "0"))


def _goes_on(done: int, count: int, end: float) -> bool:
    return time.monotonic() < end if SOAK else done < count


# -- the scan ------------------------------------------------------------------------------


def _scan(path: Path, album_class: type[Any], end: float) -> Counter[str]:
    """Adds photos, each in a transaction, and groups the faces every few photos."""
    chance, counts = random.Random(1), Counter[str]()
    with Database(path) as database:
        album = album_class(database, added=10_000)
        while _goes_on(counts["photos"], PHOTOS, end):
            with database.transaction():
                album.add_one(chance.randrange(PEOPLE), 10_000 + counts["photos"])
            counts["photos"] += 1
            if counts["photos"] % 5 == 0:
                afresh = counts["photos"] % 20 == 0
                threshold = chance.choice(THRESHOLDS) if afresh else 0.5
                counts["moved"] += len(regroup(database, threshold, afresh=afresh).faces)
                counts["groupings"] += 1
    return counts


# -- the owner -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Word:
    """All that the owner has said, as it is in the library now."""

    names: dict[PersonId, str]
    hidden: set[PersonId]
    settled: dict[FaceId, tuple[PersonId | None, str]]
    rejected: set[tuple[FaceId, PersonId]]
    different: set[tuple[PersonId, PersonId]]
    persons: set[PersonId]
    edits: list[tuple[int, bool]]

    @classmethod
    def read(cls, database: Database) -> "Word":
        with database.reading():
            settled = database.all(
                "SELECT id, person, state FROM face"
                " WHERE state IN ('confirmed', 'ignored', 'not a face')"
            )
            people = database.all("SELECT id, name, hidden FROM person")
            return cls(
                {person: name for person, name, _ in people if name is not None},
                {person for person, _, hidden in people if hidden},
                {face: (person, state) for face, person, state in settled},
                set(database.all("SELECT face, person FROM rejection")),
                set(database.all("SELECT person_a, person_b FROM different")),
                {person for person, *_ in people},
                [(entry.id, entry.undone) for entry in Journal(database).newest()],
            )

    def check_kept(self, now: "Word") -> None:
        """Nothing of it is lost, but what was said about persons without name who are no more."""
        assert now.names == self.names
        assert now.hidden == self.hidden & now.persons
        assert now.settled == self.settled
        assert now.edits == self.edits
        assert not {person for _, person in self.rejected - now.rejected} & now.persons
        assert not {pair for pair in self.different - now.different if set(pair) <= now.persons}


@dataclass
class Owner:
    """Makes edits of all kinds at random."""

    database: Database
    chance: random.Random = field(default_factory=lambda: random.Random(2))
    counts: Counter[str] = field(default_factory=Counter)

    def edit_until(self, end: float) -> Counter[str]:
        """Make edits, and look before each whether all that was said still holds."""
        word = Word.read(self.database)
        while _goes_on(self.counts["edits"], EDITS, end):
            word.check_kept(Word.read(self.database))
            self.edit()
            word = Word.read(self.database)
        word.check_kept(Word.read(self.database))
        return self.counts

    def edit(self) -> None:
        edit = self.chance.choice((self.name, self.join, self.decide, self.decide, self.travel))
        self.counts["edits"] += 1
        try:
            edit()
            self.counts[edit.__name__] += 1
        except KnownError as error:  # somebody is called so; grouping has removed a person; ...
            if "Another program" in str(error):  # the library was locked
                raise
            self.counts["refused"] += 1

    def persons(self, count: int) -> list[PersonId]:
        ids = [person for (person,) in self.database.all("SELECT id FROM person")]
        return self.chance.sample(ids, min(count, len(ids)))

    def faces(self) -> list[FaceId]:
        ids = [face for (face,) in self.database.all("SELECT id FROM face")]
        return self.chance.sample(ids, min(self.chance.randint(1, 3), len(ids)))

    def name(self) -> None:
        name = f"Person {self.chance.randrange(8)}"
        if self.chance.random() < 0.5:
            NamePerson(*self.persons(1), name).execute(self.database)
        else:
            NameFaces(self.faces(), name).execute(self.database)

    def join(self) -> None:
        persons = self.persons(2)
        try:
            Merge(persons).execute(self.database)
        except NamesDifferError as error:
            Merge(persons, error.names[0]).execute(self.database)

    def decide(self) -> None:
        faces, persons = self.faces(), self.persons(2)
        command = self.chance.choice(
            (
                Confirm(faces, persons[0]),
                Confirm(faces),
                Reject(faces),
                Reject(faces, persons[0]),
                Split(faces),
                Different(persons),
                IgnorePersons(persons[:1]),
                NotAFace(faces[:1]),
            )
        )
        command.execute(self.database)

    def travel(self) -> None:
        history = History(self.database)
        for _ in range(self.chance.randint(1, 4)):
            history.undo()
            self.counts["undone"] += 1
        if self.chance.random() < 0.5:
            history.redo()
            self.counts["redone"] += 1


def _own(path: Path, end: float) -> Counter[str]:
    with Database(path) as database:
        return Owner(database).edit_until(end)


# -- both ----------------------------------------------------------------------------------


def test_a_scan_and_an_owner_get_along(
    database: Database, album: Any, album_class: type[Any], tmp_path: Path
) -> None:
    for who in range(PEOPLE):
        album.add(who, 4)
    regroup(database, 0.5)
    before = database.scalar("SELECT count(*) FROM face")
    path, end = tmp_path / FILE_NAME, time.monotonic() + SOAK
    with ThreadPoolExecutor(2) as pool:
        scan = pool.submit(_scan, path, album_class, end)
        own = pool.submit(_own, path, end)
        counts = scan.result(), own.result()
    if SOAK:
        print(*(dict(found) for found in counts))
    _check(database, before + counts[0]["photos"])
    regroup(database, 0.5)
    _check(database, before + counts[0]["photos"])
    _undo_everything(database)
    _check(database, before + counts[0]["photos"])


def _check(database: Database, faces: int) -> None:
    assert database.all("PRAGMA integrity_check") == [("ok",)]
    assert database.all("PRAGMA foreign_key_check") == []
    assert database.scalar("SELECT count(*) FROM face") == faces
    assert database.scalar("SELECT count(*) FROM vector") == faces
    assert not database.all(
        "SELECT 1 FROM face JOIN rejection ON face = id AND rejection.person = face.person"
    )
    assert not database.all(
        "SELECT 1 FROM person JOIN face ON face.id = cover_face WHERE person IS NOT person.id"
    )


def _undo_everything(database: Database) -> None:
    history = History(database)
    while history.to_undo is not None:
        history.undo()
    names = database.all("SELECT name FROM person WHERE name IS NOT NULL")
    assert names == []
    assert not database.all("SELECT 1 FROM face WHERE state IN ('confirmed', 'not a face')")
