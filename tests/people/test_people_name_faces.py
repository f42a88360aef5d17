"""Giving a name to some faces only."""

from typing import Any

import pytest

from photoorg.core.ids import FaceId
from photoorg.core.records import FaceState
from photoorg.people.deciding import Different, IgnorePersons, Reject
from photoorg.people.naming import NameFaces
from photoorg.people.regroup import regroup
from photoorg.people.selection import FaceQuery
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.persons import Persons

Album = Any  # the fixtures' classes; test folders are no packages
Owner = Any


def test_a_new_name_makes_a_new_person(database: Database, album: Album, owner: Owner) -> None:
    faces = album.add(1, 4)
    home = album.person(faces)
    changes = owner.do(NameFaces(faces[:1], " Ada "))
    (ada,) = album.whose(faces[:1])
    assert Persons(database).names() == {ada: "Ada"}
    assert album.whose(faces[1:]) == {home}
    assert album.state(faces[0]) is FaceState.CONFIRMED
    assert Decisions(database).different() == [(home, ada)]
    assert changes.persons == {home, ada}
    for threshold in (0.6, 0.05, 0.6):
        regroup(database, threshold)
        assert album.whose(faces[:1]) == {ada}
        assert ada not in album.whose(faces[1:])


@pytest.mark.parametrize("typed", ["Ada", "ADA", "  ada"])
def test_a_known_name_gets_the_faces(
    database: Database, album: Album, owner: Owner, typed: str
) -> None:
    adas, faces = album.add(1, 2), album.add(2, 3)
    ada = album.person(adas, "Ada")
    album.person(faces)
    owner.do(NameFaces(faces[:2], typed))
    assert album.whose(adas + faces[:2]) == {ada}
    assert Persons(database).names() == {ada: "Ada"}


def test_a_group_that_is_named_as_a_whole_leaves_what_was_said_of_it(
    database: Database, album: Album, owner: Owner
) -> None:
    faces, others = album.add(1, 2), album.add(1, 2)
    group, other = album.person(faces), album.person(others)
    owner.do(Different([group, other]))
    owner.do(NameFaces(faces, "Ada"))
    (ada,) = album.whose(faces)
    assert Persons(database).get(group) is None
    assert Decisions(database).different() == [(other, ada)]


def test_to_name_faces_what_they_are_called_confirms_them(album: Album, owner: Owner) -> None:
    faces = album.add(1, 3)
    ada = album.person(faces, "Ada")
    owner.do(NameFaces(faces[:1], "Ada"))
    assert album.state(faces[0]) is FaceState.CONFIRMED
    assert album.whose(faces) == {ada}
    owner.do_nothing(NameFaces(faces[:1], "Ada"))


def test_a_rejection_from_the_name_is_taken_back(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = album.add(1, 3)
    ada = album.person(faces, "Ada")
    owner.do(Reject(faces[:1]))
    owner.do(NameFaces(faces[:1], "Ada"))
    assert album.whose(faces) == {ada}
    assert Decisions(database).rejections() == []


def test_a_stranger_who_is_named_stays_hidden(
    database: Database, album: Album, owner: Owner
) -> None:
    """Whoever is ignored by name is ignored with every face."""
    exes, faces = album.add(1, 2), album.add(2, 1)
    ex = album.person(exes, "Ex")
    owner.do(IgnorePersons([ex]))
    owner.do(NameFaces(faces, "Ex"))
    assert album.whose(faces) == {ex}
    assert Persons(database).all() == []


def test_faces_of_many_are_named_at_once(database: Database, album: Album, owner: Owner) -> None:
    groups = [album.add(who, 2) for who in (1, 2, 3)]
    for faces in groups:
        album.person(faces)
    owner.do(NameFaces(FaceQuery(named=False), "Ada"))
    assert len(set(album.whereabouts().values())) == 1
    assert len(Persons(database).all()) == 1


def test_it_takes_faces_and_a_name(album: Album, owner: Owner) -> None:
    faces = album.add(1, 2)
    owner.refuse(NameFaces([], "Ada"), "no such faces")
    owner.refuse(NameFaces([FaceId(99)], "Ada"), "There is no face 99")
    owner.refuse(NameFaces(faces, " \n"), "at least one letter")
    owner.refuse(NameFaces(faces, "A\x00da"), "control characters")
