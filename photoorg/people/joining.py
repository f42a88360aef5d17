"""The commands that join persons and take them apart."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.people.command import Command, Edit, Facts, some_faces, some_persons
from photoorg.people.selection import FaceSelection, PersonSelection

Owned = dict[FaceId, tuple[PersonId, FaceState]]


class NamesDifferError(KnownError):
    """The persons to be merged have different names; the owner has to choose one."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"They have different names: {', '.join(names)}. Choose the one to keep.")
        self.names = names


@dataclass(frozen=True, slots=True)
class Merge(Command):
    """Makes one person of several. The named one, else the largest, keeps its id.

    Their faces count as confirmed from then on, so that no later grouping parts them. A face
    that was rejected from one of them stays out, unless that goes for all faces of its person:
    then the owner has changed his mind. `name` chooses where they have different names.
    """

    kind: ClassVar[str] = "merge"
    persons: PersonSelection
    name: str | None = None

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            NamesDifferError: there are different names, and none of them was chosen.
            KnownError: there are not two such persons.
        """
        persons = some_persons(edit.database, self.persons, 2)
        owned = edit.faces_of(persons)
        sizes = dict.fromkeys(persons, 0)
        for person, _ in owned.values():
            sizes[person] += 1
        names = {person: edit.name(person) for person in persons}
        keeper = self._keeper(sizes, names)
        joiners = [person for person in persons if person != keeper]
        hidden = all(edit.hidden(person) for person in persons)
        edit.set_person(keeper, hidden=int(hidden))
        _inherit(edit, keeper, joiners)
        stay_out = _stay_out(edit, keeper, owned)
        joined = [face for face in owned if face not in stay_out]
        edit.move(joined, keeper, FaceState.CONFIRMED)
        edit.move(stay_out, None, FaceState.UNKNOWN)
        edit.unreject(joined, keeper)
        for person in joiners:
            edit.remove_person(person)
        return {
            "names": [names[person] for person in joiners],
            "into": names[keeper],
            "person": keeper,
            "persons": len(persons),
            "faces": len(joined),
        }

    def _keeper(self, sizes: dict[PersonId, int], names: dict[PersonId, str | None]) -> PersonId:
        largest_first = sorted(sizes, key=lambda person: (-sizes[person], person))
        named = {person: name for person in largest_first if (name := names[person]) is not None}
        if self.name is not None:
            for person, name in named.items():
                if name.casefold() == self.name.casefold():
                    return person
            raise KnownError(f"None of them is called {self.name}.")
        if len(named) > 1:
            raise NamesDifferError(sorted(named.values()))
        return next(iter(named), largest_first[0])


def _inherit(edit: Edit, keeper: PersonId, joiners: Iterable[PersonId]) -> None:
    """Who is not one of the joiners is not the keeper either."""
    for person in joiners:
        edit.reject((face, keeper) for face in edit.rejected_from(person))
        edit.set_apart_like(keeper, person)


def _stay_out(edit: Edit, keeper: PersonId, owned: Owned) -> set[FaceId]:
    """Faces that were rejected from one of those who become the keeper, and are not confirmed."""
    rejected = set(edit.rejected_from(keeper))
    members: dict[PersonId, set[FaceId]] = defaultdict(set)
    for face, (person, _) in owned.items():
        members[person].add(face)
    found: set[FaceId] = set()
    for faces in members.values():
        if not faces <= rejected:
            found |= faces & rejected
    return {face for face in found if owned[face][1] is not FaceState.CONFIRMED}


@dataclass(frozen=True, slots=True)
class Split(Command):
    """Takes faces out of their persons: they become a new person, or go to another one.

    Those they leave and the one they go to are remembered as different people.
    """

    kind: ClassVar[str] = "split"
    faces: FaceSelection
    to: PersonId | None = None

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such faces or no such person, or nobody would be left.
        """
        faces = some_faces(edit.database, self.faces)
        owners = edit.whose(faces)
        sources = {owner for owner, _ in owners.values() if owner is not None} - {self.to}
        names = [edit.name(source) for source in sorted(sources)]
        left = {face: who for face, (who, _) in edit.faces_of(sources).items()}
        for face in faces:
            left.pop(face, None)
        remaining = set(left.values())
        of_one = len({owner for owner, _ in owners.values()}) == 1
        if self.to is None and of_one and sources and not remaining:
            raise KnownError("These are all faces of this person; nobody would be left.")
        target = edit.new_person() if self.to is None else self.to
        edit.must_exist([target])
        edit.move(faces, target, FaceState.CONFIRMED)
        edit.unreject(faces, target)
        for source in sorted(remaining):
            edit.set_different(source, target)
        edit.inherit(target, edit.emptied(sources))
        return {
            "names": names,
            "to": self.to,
            "into": edit.name(target),
            "person": target,
            "faces": len(faces),
        }
