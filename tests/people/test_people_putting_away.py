"""Strangers, and detections that are no faces: put away, and shown again."""

from typing import Any

import pytest

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.people.deciding import (
    Confirm,
    IgnoreFaces,
    IgnorePersons,
    NotAFace,
    RestoreFaces,
    RestorePersons,
)
from photoorg.people.joining import Merge
from photoorg.people.regroup import regroup
from photoorg.people.selection import FaceQuery, PersonQuery
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons

THRESHOLD = 0.5
Album = Any  # the fixtures' classes; test folders are no packages
Owner = Any


# -- persons -------------------------------------------------------------------------------


def test_ignored_persons_are_hidden(database: Database, album: Album, owner: Owner) -> None:
    first, second = album.add(1, 3), album.add(2, 2)
    one, other = album.person(first), album.person(second)
    changes = owner.do(IgnorePersons([one]))
    assert [person.id for person in Persons(database).all()] == [other]
    assert Persons(database).count() == 1
    assert Persons(database).hidden() == [one]
    assert changes.persons == {one}
    assert changes.faces == frozenset(first)
    hidden = Persons(database).get(one)
    assert hidden is not None
    assert (hidden.faces, hidden.photos) == (3, 3)


def test_a_stranger_is_still_found_by_new_photos(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = album.add(1, 4)
    stranger = album.person(faces)
    owner.do(IgnorePersons([stranger]))
    new = album.add(1, 2)
    regroup(database, THRESHOLD, afresh=False)
    assert album.whose(faces + new) == {stranger}
    assert Persons(database).all() == []
    assert Persons(database).count() == 0


def test_a_stranger_is_never_grouped_with_somebody_named(
    database: Database, album: Album, owner: Owner
) -> None:
    theirs, adas = album.add(1, 3), album.add(1, 3)
    stranger, ada = album.person(theirs), album.person(adas, "Ada")
    owner.do(IgnorePersons([stranger]))
    regroup(database, 0.6)
    assert album.whose(theirs) == {stranger}
    assert album.whose(adas) == {ada}


def test_who_is_shown_again_is_as_before(database: Database, album: Album, owner: Owner) -> None:
    """What was confirmed stays confirmed, also of somebody without a name."""
    groups = [album.add(who, 2) for who in (1, 2, 3)]
    one, other, ada = (album.person(f, n) for f, n in zip(groups, (None, None, "Ada"), strict=True))
    owner.do(Merge([one, other]))
    owner.do(Confirm(groups[2][:1]))
    before = owner.rows()
    owner.do(IgnorePersons([one, ada]))
    new = album.add(3, 1)
    regroup(database, THRESHOLD)
    owner.do(RestorePersons([one, ada]))
    assert {album.state(face) for face in groups[0] + groups[1]} == {FaceState.CONFIRMED}
    assert album.whose(new) == {ada}
    kept = [row for row in owner.rows()["face"] if row[0] not in new]
    assert kept == before["face"]
    assert Persons(database).hidden() == []


def test_all_who_answer_a_question_are_ignored(
    database: Database, album: Album, owner: Owner
) -> None:
    ada = album.person(album.add(1, 2), "Ada")
    for who in (2, 3, 4):
        album.person(album.add(who, 1))
    owner.do(IgnorePersons(PersonQuery(named=False, at_most=1)))
    assert [person.id for person in Persons(database).all()] == [ada]
    owner.do(RestorePersons(PersonQuery(hidden=True)))
    assert len(Persons(database).all()) == 4


def test_to_ignore_or_restore_again_is_no_edit(album: Album, owner: Owner) -> None:
    person = album.person(album.add(1, 2))
    owner.do_nothing(RestorePersons([person]))
    owner.do(IgnorePersons([person]))
    owner.do_nothing(IgnorePersons([person]))


@pytest.mark.parametrize("command", [IgnorePersons, RestorePersons])
def test_it_takes_persons(album: Album, owner: Owner, command: Any) -> None:
    person = album.person(album.add(1, 2))
    owner.refuse(command([]), "no such persons")
    owner.refuse(command([person, PersonId(99)]), "There is no person 99")
    owner.refuse(command(PersonQuery(named=True)), "no such persons")


# -- faces ---------------------------------------------------------------------------------


def test_ignored_faces_of_somebody_are_one_stranger(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = album.add(1, 5)
    ada = album.person(faces, "Ada")
    changes = owner.do(IgnoreFaces(faces[:2]))
    (stranger,) = album.whose(faces[:2])
    assert Persons(database).hidden() == [stranger]
    assert album.whose(faces[2:]) == {ada}
    assert Decisions(database).different() == [(ada, stranger)]
    assert {album.state(face) for face in faces[:2]} == {FaceState.IGNORED}
    assert changes.persons == {ada, stranger}
    regroup(database, 0.6)
    assert album.whose(faces[:2]) == {stranger}


def test_ignored_faces_of_nobody_are_strangers_to_each_other(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = album.add(1, 1) + album.add(2, 1)
    owner.do(IgnoreFaces(faces))
    assert len(album.whose(faces)) == 2
    assert len(Persons(database).hidden()) == 2


def test_who_has_no_other_faces_is_the_stranger(
    database: Database, album: Album, owner: Owner
) -> None:
    first, second = album.add(1, 2), album.add(2, 2)
    nobody, ada = album.person(first), album.person(second, "Ada")
    owner.do(IgnoreFaces(first + second))
    assert album.whose(first) == {nobody}
    assert album.whose(second) != {ada}, "Ada herself is no stranger"
    assert Persons(database).names() == {ada: "Ada"}
    assert [person.id for person in Persons(database).all()] == [ada]


def test_a_face_that_grouping_put_to_a_stranger_can_be_ignored_for_good(
    database: Database, album: Album, owner: Owner
) -> None:
    stranger = album.person(album.add(1, 3))
    owner.do(IgnorePersons([stranger]))
    new = album.add(1, 1)
    regroup(database, THRESHOLD)
    assert album.state(new[0]) is FaceState.AUTOMATIC
    owner.do(IgnoreFaces(new))
    assert album.state(new[0]) is FaceState.IGNORED
    owner.do_nothing(IgnoreFaces(new))


def test_a_restored_face_does_not_go_back_to_the_stranger(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = album.add(1, 4)
    stranger = album.person(faces)
    owner.do(IgnorePersons([stranger]))
    owner.do(RestoreFaces(faces[:1]))
    assert album.whose(faces[:1]) == {0}
    for threshold in (THRESHOLD, 0.6):
        regroup(database, threshold)
        assert not album.whose(faces[:1]) & {0, stranger}
    assert len(Persons(database).all()) == 1


def test_a_confirmed_face_of_a_stranger_can_be_restored(album: Album, owner: Owner) -> None:
    faces = album.add(1, 3)
    stranger = album.person(faces)
    owner.do(Confirm(faces))
    owner.do(IgnorePersons([stranger]))
    owner.do(RestoreFaces(faces[:1]))
    assert album.whose(faces[:1]) == {0}
    assert album.whose(faces[1:]) == {stranger}


def test_what_is_not_put_away_is_not_restored(album: Album, owner: Owner) -> None:
    faces = album.add(1, 2)
    album.person(faces)
    owner.do_nothing(RestoreFaces(faces))


# -- the bin -------------------------------------------------------------------------------


def test_what_is_no_face_is_in_nobodys_way(database: Database, album: Album, owner: Owner) -> None:
    faces = album.add(1, 4)
    person = album.person(faces)
    changes = owner.do(NotAFace(faces[:1]))
    assert album.state(faces[0]) is FaceState.NOT_A_FACE
    assert changes.persons == {person}
    assert Faces(database).count() == 3
    found = Persons(database).get(person)
    assert found is not None
    assert found.faces == 3
    album.add(1, 2)
    regroup(database, THRESHOLD)
    assert album.state(faces[0]) is FaceState.NOT_A_FACE
    assert faces[0] not in {face.id for face in Faces(database).of_person(person)}


def test_what_is_a_face_after_all_is_grouped_again(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = album.add(1, 4)
    person = album.person(faces)
    owner.do(NotAFace(faces[:2]))
    owner.do(RestoreFaces(FaceQuery(states=(FaceState.NOT_A_FACE,))))
    assert {album.state(face) for face in faces[:2]} == {FaceState.UNKNOWN}
    regroup(database, THRESHOLD)
    assert album.whose(faces) == {person}


def test_persons_of_nothing_but_posters_are_gone(
    database: Database, album: Album, owner: Owner
) -> None:
    first, second = album.add(1, 2), album.add(2, 2)
    nobody, ada = album.person(first), album.person(second, "Ada")
    owner.do(NotAFace(first + second))
    assert Persons(database).get(nobody) is None
    assert Persons(database).names() == {ada: "Ada"}


@pytest.mark.parametrize("command", [IgnoreFaces, NotAFace, RestoreFaces])
def test_it_takes_faces(album: Album, owner: Owner, command: Any) -> None:
    faces = album.add(1, 2)
    owner.refuse(command([]), "no such faces")
    owner.refuse(command([*faces, FaceId(99)]), "There is no face 99")
    owner.refuse(command(FaceQuery(named=True)), "no such faces")
