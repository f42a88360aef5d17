import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.core.records import ChangeSet
from photoorg.people.history import History
from photoorg.people.naming import NamePerson, NameTakenError, tidy_name
from photoorg.storage.database import Database
from photoorg.storage.journal import Journal
from photoorg.storage.persons import Persons

Album = Any  # the fixture's class; test folders are no packages


@pytest.fixture
def person(album: Album) -> PersonId:
    return album.person(album.add(9, 1))


def _name(database: Database, person: PersonId) -> str | None:
    found = Persons(database).get(person)
    assert found is not None
    return found.name


# -- names ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Ada", "Ada"),
        ("  Ada \t Lovelace\n", "Ada Lovelace"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("山田 太郎", "山田 太郎"),
        ("👩‍🚀", "👩‍🚀"),
        ("O'Neil; DROP TABLE", "O'Neil; DROP TABLE"),
        ("7", "7"),
        ("a" * 200, "a" * 200),
    ],
)
def test_names_are_tidied(typed: str, stored: str) -> None:
    assert tidy_name(typed) == stored


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\u200b", "\u2060 \u200d"])
def test_a_name_needs_something_that_can_be_seen(typed: str) -> None:
    with pytest.raises(KnownError, match="at least one letter"):
        tidy_name(typed)


def test_a_name_has_a_longest_length() -> None:
    with pytest.raises(KnownError, match="at most 200"):
        tidy_name("a" * 201)


@pytest.mark.parametrize("typed", ["Ada\x00", "\x1b[31mAda", "caf\udce9"])
def test_a_name_is_text_and_nothing_else(typed: str) -> None:
    with pytest.raises(KnownError, match="control characters"):
        tidy_name(typed)


@given(st.text(max_size=60))
@settings(max_examples=80, deadline=None)
def test_a_tidy_name_is_tidy_and_can_be_stored(typed: str) -> None:
    try:
        tidy = tidy_name(typed)
    except KnownError:
        return
    assert tidy_name(tidy) == tidy
    assert tidy == tidy.strip()
    assert unicodedata.is_normalized("NFC", tidy)
    assert tidy.encode("utf-8")


# -- the command ---------------------------------------------------------------------------


def test_a_person_is_named_and_the_edit_is_written_down(
    database: Database, person: PersonId
) -> None:
    changes = NamePerson(person, "  Ada ").execute(database)
    assert changes.persons == {person}
    assert _name(database, person) == "Ada"
    (entry,) = Journal(database).newest()
    assert entry.kind == "name"
    assert entry.facts == {"name": "Ada", "was": None, "person": person}


def test_the_same_name_again_is_no_edit(database: Database, album: Album, person: PersonId) -> None:
    NamePerson(person, "Ada").execute(database)
    assert NamePerson(person, " Ada").execute(database) == ChangeSet()
    assert Journal(database).count() == 1
    other = album.person(album.add(8, 1))
    assert NamePerson(other, None).execute(database) == ChangeSet()
    assert Journal(database).count() == 1


def test_a_name_can_be_taken_away(database: Database, person: PersonId) -> None:
    NamePerson(person, "Ada").execute(database)
    assert NamePerson(person, None).execute(database)
    assert _name(database, person) is None
    assert Journal(database).count() == 2


@pytest.mark.parametrize("taken", ["Ada", "ada", " ADA "])
def test_a_name_belongs_to_one_person(database: Database, person: PersonId, taken: str) -> None:
    NamePerson(person, "Ada").execute(database)
    other = Persons(database).add()
    with pytest.raises(NameTakenError, match=f"person {person}") as caught:
        NamePerson(other, taken).execute(database)
    assert caught.value.person == person
    assert _name(database, other) is None
    assert Journal(database).count() == 1


def test_one_may_change_the_capitals_of_ones_own_name(database: Database, person: PersonId) -> None:
    NamePerson(person, "ada").execute(database)
    assert NamePerson(person, "Ada").execute(database)
    assert _name(database, person) == "Ada"


def test_accents_typed_in_two_ways_are_one_name(database: Database, person: PersonId) -> None:
    NamePerson(person, "Zo\u00eb").execute(database)
    with pytest.raises(NameTakenError):
        NamePerson(Persons(database).add(), "zoe\u0308").execute(database)


def test_a_name_that_was_given_up_is_free(database: Database, person: PersonId) -> None:
    NamePerson(person, "Ada").execute(database)
    NamePerson(person, "Augusta").execute(database)
    other = Persons(database).add()
    NamePerson(other, "Ada").execute(database)
    assert Persons(database).names() == {person: "Augusta", other: "Ada"}


def test_nobody_cannot_be_named(database: Database) -> None:
    with pytest.raises(KnownError, match="no person 7"):
        NamePerson(PersonId(7), "Ada").execute(database)
    assert Journal(database).count() == 0


def test_a_bad_name_changes_nothing(database: Database, person: PersonId) -> None:
    NamePerson(person, "Ada").execute(database)
    with pytest.raises(KnownError, match="letter"):
        NamePerson(person, " ").execute(database)
    assert _name(database, person) == "Ada"


@pytest.mark.parametrize("after", ["Augusta", None])
def test_the_name_comes_back(database: Database, person: PersonId, after: str | None) -> None:
    NamePerson(person, "Ada").execute(database)
    NamePerson(person, after).execute(database)
    History(database).undo()
    assert _name(database, person) == "Ada"
    History(database).redo()
    assert _name(database, person) == after


def test_naming_does_not_move_faces(database: Database, album: Album) -> None:
    person = album.person(album.add(1, 3))
    before = album.whereabouts()
    NamePerson(person, "Ada").execute(database)
    assert album.whereabouts() == before
