"""What edits are called in the history."""

from typing import Any

import pytest

from photoorg.core.ids import PersonId
from photoorg.people.command import Command
from photoorg.people.deciding import (
    ChooseCover,
    Confirm,
    Different,
    IgnoreFaces,
    IgnorePersons,
    NotAFace,
    Reject,
    RestoreFaces,
    RestorePersons,
)
from photoorg.people.history import History
from photoorg.people.joining import Merge, Split
from photoorg.people.naming import NameFaces, NamePerson
from photoorg.people.titles import SENTENCES, Title, title_of
from photoorg.storage.database import Database
from photoorg.storage.journal import Entry, Journal
from photoorg.storage.row_changes import RowChanges

Album = Any  # the fixture's class; test folders are no packages


@pytest.fixture
def title(database: Database) -> Any:
    """`title(command)` makes the edit and tells its title."""

    def told(command: Command) -> str:
        assert command.execute(database)
        entry = History(database).to_undo
        assert entry is not None
        found = title_of(entry)
        assert found.text in SENTENCES
        return found.filled()

    return told


@pytest.fixture
def persons(album: Album) -> list[PersonId]:
    """Ada, Ben, and four without a name; of three faces each."""
    return [
        album.person(album.add(who, 3), name)
        for who, name in enumerate(["Ada", "Ben", *4 * [None]])
    ]


def test_names(title: Any, persons: list[PersonId]) -> None:
    assert title(NamePerson(persons[2], "Cleo")) == "Name somebody 'Cleo'"
    assert title(NamePerson(persons[2], "Clio")) == "Rename 'Cleo' to 'Clio'"
    assert title(NamePerson(persons[2], None)) == "Take away the name 'Clio'"
    assert title(NameFaces([1], "Dan")) == "Name 1 face 'Dan'"
    assert title(NameFaces([2, 4], "Dan")) == "Name 2 faces 'Dan'"


def test_joining_and_taking_apart(title: Any, persons: list[PersonId]) -> None:
    ada, ben, one, two, three, four = persons
    assert title(Merge([ben, ada], "Ada")) == "Merge 'Ben' into 'Ada'"
    assert title(Merge([ada, one])) == "Merge 1 person into 'Ada'"
    assert title(Merge([two, three])) == "Merge 2 people"
    assert title(Merge([two, ada, four])) == "Merge 2 people into 'Ada'"
    assert title(Split([1])) == "New person from 1 face of 'Ada'"
    assert title(Split([1, 2])) == "New person from 2 faces of 'Ada'"


def test_moving(title: Any, persons: list[PersonId]) -> None:
    assert title(Split([1, 2], persons[1])) == "Move 2 faces to 'Ben'"
    assert title(Split([1], persons[2])) == "Move 1 face"
    assert title(Split([3, 4])) == "New person from 2 faces"
    assert title(Split([7])) == "New person from 1 face"


def test_deciding(title: Any, persons: list[PersonId]) -> None:
    ada, ben, one, two, *_ = persons
    assert title(Confirm([1, 2])) == "Confirm 2 faces of 'Ada'"
    assert title(Confirm([3, 4])) == "Confirm 2 faces"
    assert title(Confirm([7], ben)) == "Confirm 1 face of 'Ben'"
    assert title(Reject([1])) == "1 face: not 'Ada'"
    assert title(Reject([8])) == "1 face: not this person"
    assert title(Different([ada, ben])) == "'Ada' and 'Ben' are different people"
    assert title(Different([ada, one])) == "2 people are different"
    assert title(Different([ben, one, two])) == "3 people are different"
    assert title(ChooseCover(ada, 3)) == "Choose the picture of 'Ada'"
    assert title(ChooseCover(two, 11)) == "Choose a picture"


def test_putting_away(title: Any, persons: list[PersonId]) -> None:
    ada, ben, one, *_ = persons
    assert title(IgnorePersons([ada])) == "Ignore 'Ada'"
    assert title(IgnorePersons([one])) == "Ignore 1 person"
    assert title(RestorePersons([ada])) == "Show 'Ada' again"
    assert title(IgnorePersons([ada, ben])) == "Ignore 2 people"
    assert title(RestorePersons([ada, ben, one])) == "Show 3 people again"
    assert title(IgnoreFaces([4])) == "Ignore 1 face"
    assert title(NotAFace([5, 6])) == "2 faces: not a face"
    assert title(RestoreFaces([4, 5])) == "Take back 2 faces"


def test_an_edit_of_which_nothing_is_known_has_a_title_too(database: Database) -> None:
    Journal(database).add("of a later version", {}, RowChanges({}))
    entry = History(database).to_undo
    assert isinstance(entry, Entry)
    assert title_of(entry).filled() == "Edit"


def test_a_name_is_never_taken_for_a_place() -> None:
    title = Title("Rename '{a}' to '{b}'", a="{b} %n", b="{a}\\1")
    assert title.filled() == "Rename '{b} %n' to '{a}\\1'"


def test_a_translation_has_its_own_order() -> None:
    title = Title("Name %n face(s) '{a}'", a="Ada", count=2)
    assert title.filled("{a}: %n Gesichter") == "Ada: 2 Gesichter"


def test_every_sentence_is_there_once() -> None:
    assert len(set(SENTENCES)) == len(SENTENCES)
