"""The commands by which the owner says who a face is, who it is not, and what is no face."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import ClassVar

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.people.command import SETTLED, Command, Edit, Facts, some_faces, some_persons
from photoorg.people.selection import FaceSelection, PersonSelection


@dataclass(frozen=True, slots=True)
class Confirm(Command):
    """These faces are this person; without one, the person each face has now."""

    kind: ClassVar[str] = "confirm"
    faces: FaceSelection
    person: PersonId | None = None

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such faces or no such person, or a face has none.
        """
        faces = some_faces(edit.database, self.faces)
        by_person = _by_person(edit, faces, self.person)
        owners = {owner for owner, _ in edit.whose(faces).values() if owner is not None}
        for person, members in by_person.items():
            edit.move(members, person, FaceState.CONFIRMED)
            edit.unreject(members, person)
            edit.inherit(person, edit.emptied(owners - {person}))
        return _facts(edit, by_person)


@dataclass(frozen=True, slots=True)
class Reject(Command):
    """These faces are not this person; without one, the person each face has now.

    They belong to nobody then, until they are grouped again, and never go back there.
    """

    kind: ClassVar[str] = "reject"
    faces: FaceSelection
    person: PersonId | None = None

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such faces or no such person, or a face has none.
        """
        faces = some_faces(edit.database, self.faces)
        owners = edit.whose(faces)
        by_person = _by_person(edit, faces, self.person)
        facts = _facts(edit, by_person)
        for person, members in by_person.items():
            leaving = [face for face in members if owners[face][0] == person]
            edit.reject((face, person) for face in members)
            edit.move(leaving, None, FaceState.UNKNOWN)
        return facts


def _by_person(
    edit: Edit, faces: list[FaceId], person: PersonId | None
) -> dict[PersonId, list[FaceId]]:
    if person is not None:
        edit.must_exist([person])
        return {person: faces}
    found: dict[PersonId, list[FaceId]] = defaultdict(list)
    for face, (owner, _) in edit.whose(faces).items():
        if owner is None:
            raise KnownError(f"Face {face} belongs to nobody; say to whom.")
        found[owner].append(face)
    return found


def _facts(edit: Edit, by_person: dict[PersonId, list[FaceId]]) -> Facts:
    return {
        "names": [edit.name(person) for person in by_person],
        "faces": sum(map(len, by_person.values())),
    }


@dataclass(frozen=True, slots=True)
class IgnorePersons(Command):
    """These are strangers: hidden everywhere; new photos of them are still put to them.

    Faces that were confirmed stay so, for the day on which the person is shown again.
    """

    kind: ClassVar[str] = "ignore"
    persons: PersonSelection

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such persons.
        """
        persons = some_persons(edit.database, self.persons, 1)
        faces = edit.faces_of(persons)
        for person in persons:
            edit.set_person(person, hidden=1)
            edit.move(_unsettled(faces, person), person, FaceState.IGNORED)
        return {"names": [edit.name(person) for person in persons], "faces": len(faces)}


@dataclass(frozen=True, slots=True)
class RestorePersons(Command):
    """Shows ignored persons again, as they were before: grouping may move the same faces."""

    kind: ClassVar[str] = "restore"
    persons: PersonSelection

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such persons.
        """
        persons = some_persons(edit.database, self.persons, 1)
        faces = edit.faces_of(persons)
        for person in persons:
            edit.set_person(person, hidden=0)
            ignored = [f for f, who in faces.items() if who == (person, FaceState.IGNORED)]
            edit.move(ignored, person, FaceState.AUTOMATIC)
        return {"names": [edit.name(person) for person in persons], "faces": len(faces)}


def _unsettled(
    faces: Mapping[FaceId, tuple[PersonId, FaceState]], person: PersonId
) -> list[FaceId]:
    """The faces of a person that grouping could move."""
    return [f for f, (owner, state) in faces.items() if owner == person and state not in SETTLED]


@dataclass(frozen=True, slots=True)
class IgnoreFaces(Command):
    """These faces are of strangers; those of one person are taken for one stranger."""

    kind: ClassVar[str] = "ignore faces"
    faces: FaceSelection

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such faces.
        """
        faces = some_faces(edit.database, self.faces)
        strangers: dict[PersonId | None, list[FaceId]] = defaultdict(list)
        for face, (owner, _) in edit.whose(faces).items():
            strangers[owner].append(face)
        for face in strangers.pop(None, []):
            edit.move([face], edit.new_person(hidden=True), FaceState.IGNORED)
        for owner, members in strangers.items():
            assert owner is not None
            theirs = edit.faces_of([owner])
            unnamed = edit.name(owner) is None
            if edit.hidden(owner) or (unnamed and not theirs.keys() - set(members)):
                edit.set_person(owner, hidden=1)
                unsettled = set(members).intersection(_unsettled(theirs, owner))
                edit.move(unsettled, owner, FaceState.IGNORED)
                continue
            stranger = edit.new_person(hidden=True)
            edit.move(members, stranger, FaceState.IGNORED)
            edit.set_different(owner, stranger)
        return {"faces": len(faces)}


@dataclass(frozen=True, slots=True)
class NotAFace(Command):
    """Puts detections that are no faces into the bin; no later scan brings them back."""

    kind: ClassVar[str] = "not a face"
    faces: FaceSelection

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such faces.
        """
        faces = some_faces(edit.database, self.faces)
        edit.move(faces, None, FaceState.NOT_A_FACE)
        return {"faces": len(faces)}


@dataclass(frozen=True, slots=True)
class RestoreFaces(Command):
    """Takes faces out of the bin, or out of the ignored; they belong to nobody at first.

    They never go back to the stranger whose they were.
    """

    kind: ClassVar[str] = "restore faces"
    faces: FaceSelection

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such faces.
        """
        put_away = (FaceState.NOT_A_FACE, FaceState.IGNORED)
        chosen = edit.whose(some_faces(edit.database, self.faces))
        owners = {owner for owner, _ in chosen.values() if owner is not None}
        hidden = {owner for owner in owners if edit.hidden(owner)}
        strangers = {face: owner for face, (owner, _) in chosen.items() if owner in hidden}
        faces = [f for f, (_, state) in chosen.items() if state in put_away or f in strangers]
        edit.reject((face, owner) for face, owner in strangers.items() if owner is not None)
        edit.move(faces, None, FaceState.UNKNOWN)
        return {"faces": len(faces)}


@dataclass(frozen=True, slots=True)
class Different(Command):
    """These persons are not the same: never merged by grouping, never suggested again."""

    kind: ClassVar[str] = "different"
    persons: PersonSelection

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are not two such persons.
        """
        persons = some_persons(edit.database, self.persons, 2)
        for one, other in combinations(persons, 2):
            edit.set_different(one, other)
        return {"names": [edit.name(p) for p in persons], "persons": len(persons)}


@dataclass(frozen=True, slots=True)
class ChooseCover(Command):
    """The face that stands for its person; with None it is chosen automatically again."""

    kind: ClassVar[str] = "cover"
    person: PersonId
    face: FaceId | None

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there is no such person, or the face is not one of theirs.
        """
        edit.must_exist([self.person])
        if self.face is None:
            edit.choose_cover(self.person)
        elif edit.whose([self.face])[self.face][0] != self.person:
            raise KnownError("Only a face of this person can stand for it.")
        else:
            edit.set_person(self.person, cover_face=self.face, cover_chosen=1)
        return {"name": edit.name(self.person)}
