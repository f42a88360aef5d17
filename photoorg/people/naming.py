"""The commands that name: a whole person, or only some of the faces."""

import unicodedata
from dataclasses import dataclass
from typing import ClassVar

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.people.command import Command, Edit, Facts, some_faces
from photoorg.people.joining import Split
from photoorg.people.selection import FaceSelection
from photoorg.storage.persons import Persons

_LONGEST = 200
_UNPRINTABLE = frozenset({"Cc", "Cs"})  # control characters; bytes that are no text


class NameTakenError(KnownError):
    """Another person has that name already; merging the two may be what is wanted."""

    def __init__(self, name: str, person: PersonId) -> None:
        super().__init__(
            f"Another person is called {name} already (person {person}). "
            "If they are the same, merge them."
        )
        self.name = name
        self.person = person


def tidy_name(name: str) -> str:
    """The name as it is stored: one spelling of accents, single spaces.

    Raises:
        KnownError: nothing is left that can be seen, it cannot be stored, or it is absurdly long.
    """
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    if not any(letter.isprintable() for letter in tidy if letter != " "):
        raise KnownError("A name needs at least one letter.")
    if any(unicodedata.category(letter) in _UNPRINTABLE for letter in tidy):
        raise KnownError("A name cannot hold control characters.")
    if len(tidy) > _LONGEST:
        raise KnownError(f"A name can have at most {_LONGEST} letters.")
    return tidy


@dataclass(frozen=True, slots=True)
class NamePerson(Command):
    """Names a person, or with None takes the name away."""

    kind: ClassVar[str] = "name"
    person: PersonId
    name: str | None

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            NameTakenError: another person has the name.
            KnownError: there is no such person, or the name is no name.
        """
        edit.must_exist([self.person])
        was = edit.name(self.person)
        name = None if self.name is None else tidy_name(self.name)
        if name is not None:
            holder = Persons(edit.database).by_name(name)
            if holder not in (None, self.person):
                assert holder is not None
                raise NameTakenError(name, holder)
        if name != was:
            edit.set_person(self.person, name=name)
        return {"name": name, "was": was, "person": self.person}


@dataclass(frozen=True, slots=True)
class NameFaces(Command):
    """Gives a name to these faces only: they go to the person who has it, or found a new one."""

    kind: ClassVar[str] = "name faces"
    faces: FaceSelection
    name: str

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such faces, or the name is no name.
        """
        name = tidy_name(self.name)
        faces = some_faces(edit.database, self.faces)
        person = Persons(edit.database).by_name(name)
        if person is None:
            person = edit.new_person(name)
        Split(faces, person).change(edit)
        return {"name": name, "faces": len(faces), "person": person}
