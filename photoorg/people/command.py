"""What all commands have in common: one transaction, a journal entry, and what takes it back."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.people.covers import best_cover
from photoorg.people.selection import (
    FaceQuery,
    FaceSelection,
    PersonQuery,
    PersonSelection,
    chosen_faces,
    chosen_persons,
)
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.journal import Journal
from photoorg.storage.persons import Persons
from photoorg.storage.row_changes import Recorder, RowChanges

SETTLED = (FaceState.CONFIRMED, FaceState.IGNORED)
"""States of faces that the owner put where they are."""

_STATES = {str(state): state for state in FaceState}  # a look-up is quicker than FaceState(...)

Facts = dict[str, Any]
"""What the title of an edit tells: names and numbers."""


class Command(ABC):
    """One edit of the owner. A subclass changes rows through the `Edit` that it is given."""

    kind: ClassVar[str]

    def execute(self, database: Database) -> ChangeSet:
        """Do it, in one transaction, and write it down with what takes it back.

        Raises:
            KnownError: it makes no sense in the library as it is; then nothing is changed.
        """
        with database.transaction():
            edit = Edit(database)
            facts = self.change(edit)
            edit.tidy()
            changes = edit.changes
            if not changes.rows:
                return ChangeSet()
            Journal(database).add(self.kind, facts, changes)
            return change_set(database, changes)

    @abstractmethod
    def change(self, edit: "Edit") -> Facts:
        """Change the rows; returns what the title tells."""


def change_set(database: Database, changes: RowChanges) -> ChangeSet:
    """Which photos, faces and persons some changes touch."""
    faces = sorted(changes.faces())
    photos = {PhotoId(photo) for photo in _photos(database, faces)}
    for change in changes.of("face").values():
        for values in (change.before, change.after):
            if values is not None and "photo" in values:  # a face that came or went as a whole
                photos.add(PhotoId(values["photo"]))
    return ChangeSet(
        frozenset(photos),
        frozenset(FaceId(face) for face in faces),
        frozenset(PersonId(person) for person in changes.persons()),
    )


def _photos(database: Database, faces: Sequence[int]) -> list[int]:
    rows = database.all(
        "SELECT DISTINCT photo FROM face WHERE id IN (SELECT value FROM json_each(?))",
        (str(list(faces)),),
    )
    return [photo for (photo,) in rows]


class Edit:
    """Changes the rows of persons, faces and decisions, and remembers what they were."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._rows = Recorder(database)
        self._touched: set[PersonId] = set()

    @property
    def changes(self) -> RowChanges:
        """All that was changed so far."""
        return self._rows.changes

    # -- looking -----------------------------------------------------------------------

    def faces_of(self, persons: Iterable[PersonId]) -> dict[FaceId, tuple[PersonId, FaceState]]:
        """All faces of some persons, with whose they are and their state."""
        rows = self.database.all(
            "SELECT id, person, state FROM face WHERE person IN (SELECT value FROM json_each(?))",
            (str([int(person) for person in persons]),),
        )
        return {FaceId(f): (PersonId(p), _STATES[state]) for f, p, state in rows}

    def whose(self, faces: Sequence[FaceId]) -> dict[FaceId, tuple[PersonId | None, FaceState]]:
        """Whose each face is, and its state.

        Raises:
            KnownError: one of the faces does not exist.
        """
        rows = self.database.all(
            "SELECT id, person, state FROM face WHERE id IN (SELECT value FROM json_each(?))",
            (str([int(face) for face in faces]),),
        )
        found = {FaceId(f): (None if p is None else PersonId(p), _STATES[s]) for f, p, s in rows}
        missing = sorted(set(faces) - found.keys())
        if missing:
            raise KnownError(f"There is no face {missing[0]}.")
        return found

    def rejected_from(self, person: PersonId) -> list[FaceId]:
        """The faces that are not this person."""
        return Decisions(self.database).rejected_from(person)

    def must_exist(self, persons: Iterable[PersonId]) -> None:
        """Check that persons are there.

        Raises:
            KnownError: one is not.
        """
        for person in persons:
            if not Persons(self.database).exists(person):
                raise KnownError(f"There is no person {person}.")

    def hidden(self, person: PersonId) -> bool:
        """Whether the person is ignored."""
        return bool(self.database.scalar("SELECT hidden FROM person WHERE id = ?", (person,)))

    def name(self, person: PersonId | None) -> str | None:
        """The person's name, if there is one."""
        if person is None:
            return None
        row = self.database.one("SELECT name FROM person WHERE id = ?", (person,))
        return None if row is None else row[0]

    # -- changing ----------------------------------------------------------------------

    def new_person(self, name: str | None = None, *, hidden: bool = False) -> PersonId:
        """A person who has no faces yet."""
        person = Persons(self.database).next_id()
        self._rows.insert("person", (person,), {"name": name, "hidden": int(hidden)})
        return PersonId(person)

    def set_person(self, person: PersonId, **columns: object) -> None:
        """Set columns of a person: name, hidden, cover_face, cover_chosen."""
        self._touched.add(person)
        self._rows.update("person", [(person,)], columns)

    def move(self, faces: Iterable[FaceId], person: PersonId | None, state: FaceState) -> None:
        """Put faces to a person (or to nobody), in the given state."""
        keys = [(face,) for face in faces]
        values = {"person": person, "state": str(state)}
        left = {
            (change.before or {}).get("person")
            for change in self._rows.update("face", keys, values)
        }
        self._touched.update(PersonId(p) for p in (*left, person) if p is not None)

    def reject(self, pairs: Iterable[tuple[FaceId, PersonId]]) -> None:
        """Remember that these faces are not these persons."""
        self._rows.insert_keys("rejection", [(face, person) for face, person in pairs])

    def unreject(self, faces: Iterable[FaceId], person: PersonId) -> None:
        """Forget it again."""
        again = set(faces).intersection(self.rejected_from(person))
        self._rows.delete("rejection", [(face, person) for face in sorted(again)])

    def set_different(self, one: PersonId, other: PersonId) -> None:
        """Remember that two persons are not one."""
        if one != other:
            self._rows.insert("different", (min(one, other), max(one, other)))

    def unset_different(self, pairs: Iterable[tuple[PersonId, PersonId]]) -> None:
        """Forget it again."""
        self._rows.delete("different", sorted((min(pair), max(pair)) for pair in pairs))

    def cut(self, one: FaceId, other: FaceId) -> None:
        """Remember that two faces are not linked."""
        self._rows.insert("cut", (min(one, other), max(one, other)))

    def tag(self, faces: Iterable[FaceId], word: str) -> None:
        """Remember that a word holds for faces."""
        self._rows.insert_keys("tag", [(face, word) for face in faces])

    def untag(self, faces: Iterable[FaceId], word: str) -> None:
        """Forget it again."""
        self._rows.delete("tag", [(face, word) for face in faces])

    def add_row(self, table: str, key: int, values: dict[str, Any]) -> None:
        """Add a row of a face that is drawn, or of its vector or thumbnail."""
        self._rows.insert(table, (key,), values)

    def inherit(self, heir: PersonId, persons: Iterable[PersonId]) -> None:
        """What was said about persons who went up in another one holds for that one too.

        A face that was rejected from one of them leaves the heir, unless it is settled there.
        """
        for person in persons:
            refused = self.rejected_from(person)
            where = self.whose(refused)
            inside = [face for face in refused if where[face][0] == heir]
            leaving = [face for face in inside if where[face][1] not in SETTLED]
            self.move(leaving, None, FaceState.UNKNOWN)
            staying = set(inside) - set(leaving)
            self.reject((face, heir) for face in refused if face not in staying)
            self.set_apart_like(heir, person)

    def set_apart_like(self, heir: PersonId, person: PersonId) -> None:
        """Who is not the person is not the heir either."""
        pairs = self.database.all(
            "SELECT person_a, person_b FROM different WHERE ? IN (person_a, person_b)", (person,)
        )
        for a, b in pairs:
            self.set_different(heir, PersonId(b if a == person else a))

    def emptied(self, persons: Iterable[PersonId]) -> list[PersonId]:
        """Those of some persons who have lost all faces and have no name to be kept for."""
        found = set(persons) - {person for person, _ in self.faces_of(persons).values()}
        return [person for person in sorted(found) if self.name(person) is None]

    def remove_person(self, person: PersonId) -> None:
        """Remove a person who has no faces any more, and all that was said about them."""
        self.unreject(self.rejected_from(person), person)
        pairs = self.database.all(
            "SELECT person_a, person_b FROM different WHERE ? IN (person_a, person_b)", (person,)
        )
        self.unset_different((PersonId(a), PersonId(b)) for a, b in pairs)
        self._rows.delete("person", [(person,)])
        self._touched.discard(person)

    def tidy(self, also: Iterable[PersonId] = ()) -> None:
        """Remove persons without name who lost all faces, and mend covers.

        That goes for all whose faces were moved, and for those in `also`. Nor is a face ignored
        whose person is not; that can be after an edit was forgotten that others built on.
        """
        for person in sorted(self._touched.union(also)):
            row = self.database.one(
                "SELECT name, EXISTS (SELECT 1 FROM face WHERE face.person = person.id),"
                " EXISTS (SELECT 1 FROM face WHERE id = cover_face AND face.person = person.id),"
                " hidden FROM person WHERE id = ?",
                (person,),
            )
            if row is None:
                continue
            name, has_faces, cover_is_theirs, hidden = row
            if not hidden:
                self._show_faces(person)
            if not has_faces and name is None:
                self.remove_person(person)
            elif not cover_is_theirs:
                self.choose_cover(person)

    def _show_faces(self, person: PersonId) -> None:
        ignored = self.database.all(
            "SELECT id FROM face WHERE person = ? AND state = ?", (person, FaceState.IGNORED)
        )
        if ignored:
            self.move((FaceId(face) for (face,) in ignored), person, FaceState.AUTOMATIC)

    def choose_cover(self, person: PersonId) -> None:
        """Let the best face stand for the person, whatever was chosen before."""
        self.set_person(person, cover_face=best_cover(self.database, person), cover_chosen=0)


def some_faces(database: Database, selection: FaceSelection) -> list[FaceId]:
    """The selected faces.

    Raises:
        KnownError: there are none.
    """
    faces = chosen_faces(database, selection)
    if not isinstance(selection, FaceQuery):
        for face in sorted(set(selection) - set(faces)):
            raise KnownError(f"There is no face {face}.")
    if not faces:
        raise KnownError("There are no such faces.")
    return faces


def some_persons(database: Database, selection: PersonSelection, at_least: int) -> list[PersonId]:
    """The selected persons.

    Raises:
        KnownError: one of them does not exist, or there are fewer than `at_least`.
    """
    persons = chosen_persons(database, selection)
    if not isinstance(selection, PersonQuery):
        for person in sorted(set(selection) - set(persons)):
            raise KnownError(f"There is no person {person}.")
    if not persons:
        raise KnownError("There are no such persons.")
    if len(persons) < at_least:
        raise KnownError(f"It takes {at_least} persons for that.")
    return persons
