"""The command that names a person."""

import unicodedata
from dataclasses import dataclass

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.core.records import ChangeSet
from photoorg.storage.database import Database
from photoorg.storage.journal import Journal
from photoorg.storage.persons import Persons

_LONGEST = 200
_UNPRINTABLE = frozenset({"Cc", "Cs"})  # control characters; bytes that are no text


class NameTakenError(KnownError):
    """Another person has that name already."""

    def __init__(self, name: str, person: PersonId) -> None:
        super().__init__(f"Another person is called {name} already (person {person}).")
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
class NamePerson:
    """Names a person, or with None takes the name away."""

    person: PersonId
    name: str | None

    def execute(self, database: Database) -> ChangeSet:
        """Do it, in one transaction, and write it down with what undoes it.

        Raises:
            NameTakenError: another person has the name.
            KnownError: there is no such person, or the name is no name.
        """
        with database.transaction():
            persons = Persons(database)
            before = persons.get(self.person)
            if before is None:
                raise KnownError(f"There is no person {self.person}.")
            name = None if self.name is None else tidy_name(self.name)
            if name == before.name:
                return ChangeSet()
            holder = None if name is None else persons.by_name(name)
            if name is not None and holder not in (None, self.person):
                assert holder is not None
                raise NameTakenError(name, holder)
            persons.set_name(self.person, name)
            Journal(database).add(
                "name",
                {"person": self.person, "name": name},
                {"person": self.person, "name": before.name},
            )
        return ChangeSet(persons=frozenset({self.person}))

    def inverse(self, database: Database) -> "NamePerson":
        """The command that brings back the name that the person has now."""
        person = Persons(database).get(self.person)
        return NamePerson(self.person, None if person is None else person.name)
