"""Merging persons, and taking them apart."""

from typing import Any

import pytest

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.people.deciding import Confirm, Different, IgnorePersons, Reject
from photoorg.people.history import History
from photoorg.people.joining import Merge, NamesDifferError, Split
from photoorg.people.regroup import regroup
from photoorg.people.selection import FaceQuery, PersonQuery
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.persons import Persons

THRESHOLD = 0.5
Album = Any  # the fixtures' classes; test folders are no packages
Owner = Any


def _exists(database: Database, person: PersonId) -> bool:
    return Persons(database).get(person) is not None


# -- merging -------------------------------------------------------------------------------


def test_the_largest_keeps_its_id(database: Database, album: Album, owner: Owner) -> None:
    few, many, some = album.add(1, 1), album.add(2, 3), album.add(3, 2)
    small, large, middle = (album.person(faces) for faces in (few, many, some))
    changes = owner.do(Merge([small, large, middle]))
    assert album.whose(few + many + some) == {large}
    assert not _exists(database, small)
    assert not _exists(database, middle)
    assert changes.faces == frozenset(few + many + some)
    assert changes.persons == {small, large, middle}
    assert len(changes.photos) == 6


def test_of_two_of_one_size_the_older_keeps_its_id(album: Album, owner: Owner) -> None:
    first, second = (album.person(album.add(who, 2)) for who in (1, 2))
    owner.do(Merge([second, first]))
    assert set(album.whereabouts().values()) == {first}


def test_the_named_one_keeps_its_id(database: Database, album: Album, owner: Owner) -> None:
    few, many = album.add(1, 1), album.add(2, 3)
    ada, nobody = album.person(few, "Ada"), album.person(many)
    owner.do(Merge([nobody, ada]))
    assert album.whose(few + many) == {ada}
    assert Persons(database).names() == {ada: "Ada"}


def test_merged_faces_are_confirmed_and_stay_together(
    database: Database, album: Album, owner: Owner
) -> None:
    first, second = album.add(1, 2), album.add(2, 2)
    one, other = album.person(first), album.person(second)
    owner.do(Merge([one, other]))
    assert {album.state(face) for face in first + second} == {FaceState.CONFIRMED}
    regroup(database, THRESHOLD)
    assert album.whose(first + second) == {one}


def test_two_names_need_a_choice(database: Database, album: Album, owner: Owner) -> None:
    ada, ben = album.person(album.add(1, 1), "Ada"), album.person(album.add(2, 3), "Ben")
    error = owner.refuse(Merge([ada, ben]), "different names: Ada, Ben. Choose")
    assert isinstance(error, NamesDifferError)
    assert error.names == ["Ada", "Ben"]
    owner.refuse(Merge([ada, ben], "Cleo"), "None of them is called Cleo")
    owner.do(Merge([ada, ben], "ada"))
    assert Persons(database).names() == {ada: "Ada"}
    assert set(album.whereabouts().values()) == {ada}


def test_a_name_that_nobody_of_them_has_is_refused(album: Album, owner: Owner) -> None:
    persons = [album.person(album.add(who, 1)) for who in (1, 2)]
    owner.refuse(Merge(persons, "Ada"), "None of them is called Ada")


def test_it_takes_two_to_merge(album: Album, owner: Owner) -> None:
    one = album.person(album.add(1, 2))
    owner.refuse(Merge([one]), "It takes 2 persons")
    owner.refuse(Merge([one, one]), "It takes 2 persons")
    owner.refuse(Merge([]), "no such persons")
    owner.refuse(Merge([one, PersonId(99)]), "There is no person 99")
    owner.refuse(Merge(PersonQuery(named=True)), "no such persons")


def test_all_who_answer_a_question_are_merged(album: Album, owner: Owner) -> None:
    faces = [album.add(who, 1) for who in range(4)]
    ada = album.person(faces[0], "Ada")
    for nobody in faces[1:]:
        album.person(nobody)
    owner.do(Merge(PersonQuery(named=False)))
    assert album.whose(faces[0]) == {ada}
    assert len(album.whose(faces[1] + faces[2] + faces[3])) == 1


def test_a_stranger_who_is_merged_with_somebody_known_is_shown(
    database: Database, album: Album, owner: Owner
) -> None:
    first, second, third = (album.add(who, 2) for who in (1, 2, 3))
    shown, one, other = (album.person(faces) for faces in (first, second, third))
    owner.do(IgnorePersons([one, other]))
    owner.do(Merge([one, other]))
    assert Persons(database).hidden() == [one], "two strangers are one stranger"
    owner.do(Merge([one, shown]))
    assert Persons(database).hidden() == []
    assert len(Persons(database).all()) == 1
    assert Persons(database).all()[0].faces == 6


def test_a_rejected_face_stays_out_of_a_merge(
    database: Database, album: Album, owner: Owner
) -> None:
    first, second = album.add(1, 3), album.add(1, 2)
    one, other = album.person(first), album.person(second)
    owner.do(Reject(second[:1], one))
    owner.do(Merge([one, other]))
    assert album.whose(first + second[1:]) == {one}
    assert album.whose(second[:1]) == {0}
    assert Decisions(database).rejections() == [(second[0], one)]
    regroup(database, THRESHOLD)
    assert one not in album.whose(second[:1])


def test_who_rejected_all_faces_and_merges_has_changed_his_mind(
    database: Database, album: Album, owner: Owner
) -> None:
    first, second = album.add(1, 3), album.add(1, 2)
    one, other = album.person(first), album.person(second)
    owner.do(Reject(second, one))
    owner.do(Merge([one, other]))
    assert album.whose(first + second) == {one}
    assert Decisions(database).rejections() == []


def test_a_confirmed_face_goes_along_though_it_was_rejected(album: Album, owner: Owner) -> None:
    first, second = album.add(1, 3), album.add(1, 2)
    one, other = album.person(first), album.person(second)
    owner.do(Reject(second[:1], one))
    owner.do(Confirm(second[:1]))
    owner.do(Merge([one, other]))
    assert album.whose(first + second) == {one}


def test_what_was_said_about_one_holds_for_both(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = [album.add(1, count) for count in (3, 1, 2, 2)]
    keeper, joiner, stranger = (album.person(theirs) for theirs in faces[:3])
    owner.do(Different([joiner, stranger]))
    owner.do(Reject(faces[3][:1], joiner))
    owner.do(Merge([keeper, joiner]))
    assert Decisions(database).different() == [(keeper, stranger)]
    assert Decisions(database).rejections() == [(faces[3][0], keeper)]
    regroup(database, THRESHOLD)
    assert not album.whose(faces[0] + faces[1]) & album.whose(faces[2] + faces[3][:1])


def test_different_persons_can_be_merged_by_the_owner(
    database: Database, album: Album, owner: Owner
) -> None:
    one, other = (album.person(album.add(who, 2)) for who in (1, 2))
    owner.do(Different([one, other]))
    owner.do(Merge([one, other]))
    assert Decisions(database).different() == []
    assert set(album.whereabouts().values()) == {one}


def test_a_chosen_cover_outlives_a_merge(database: Database, album: Album, owner: Owner) -> None:
    first, second = album.add(1, 3), album.add(2, 1)
    one, other = album.person(first), album.person(second)
    database.execute(
        "UPDATE person SET cover_face = ?, cover_chosen = 1 WHERE id = ?", (first[2], one)
    )
    owner.do(Merge([one, other]))
    merged = Persons(database).get(one)
    assert merged is not None
    assert merged.cover_face == first[2]
    assert Persons(database).with_chosen_cover() == {one}


# -- taking apart --------------------------------------------------------------------------


def test_split_faces_become_a_person_of_their_own(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = album.add(1, 5)
    ada = album.person(faces, "Ada")
    changes = owner.do(Split(faces[:2]))
    (new,) = album.whose(faces[:2])
    assert new != ada
    assert album.whose(faces[2:]) == {ada}
    assert {album.state(face) for face in faces[:2]} == {FaceState.CONFIRMED}
    assert {album.state(face) for face in faces[2:]} == {FaceState.AUTOMATIC}
    assert Decisions(database).different() == [(ada, new)]
    assert changes.persons == {ada, new}
    assert changes.faces == frozenset(faces[:2])


def test_both_sides_stay_different(database: Database, album: Album, owner: Owner) -> None:
    faces = album.add(1, 6)
    album.person(faces)
    owner.do(Split(faces[:3]))
    for threshold in (0.3, 0.6, 0.5):
        regroup(database, threshold)
        assert not album.whose(faces[:3]) & album.whose(faces[3:])


def test_the_cover_goes_with_its_face(database: Database, album: Album, owner: Owner) -> None:
    faces = album.add(1, 4)
    one = album.person(faces)
    before = Persons(database).get(one)
    assert before is not None
    assert before.cover_face is not None
    owner.do(Split([before.cover_face]))
    (new,) = album.whose([before.cover_face])
    left, split = Persons(database).get(one), Persons(database).get(new)
    assert left is not None
    assert split is not None
    assert split.cover_face == before.cover_face
    assert left.cover_face in set(faces) - {before.cover_face}


def test_split_faces_can_go_to_somebody(database: Database, album: Album, owner: Owner) -> None:
    first, second, bens = album.add(1, 3), album.add(2, 1), album.add(3, 2)
    ada, gone, ben = album.person(first, "Ada"), album.person(second), album.person(bens, "Ben")
    owner.do(Split([first[0], second[0]], ben))
    assert album.whose(bens + first[:1] + second) == {ben}
    assert Decisions(database).different() == [(ada, ben)]
    assert not _exists(database, gone)


def test_split_takes_a_rejection_back(database: Database, album: Album, owner: Owner) -> None:
    first, second = album.add(1, 2), album.add(2, 2)
    album.person(first)
    ben = album.person(second, "Ben")
    owner.do(Reject(first[:1], ben))
    owner.do(Split(first[:1], ben))
    assert Decisions(database).rejections() == []
    assert album.whose(first[:1]) == {ben}


def test_what_was_said_about_a_group_goes_along_with_all_its_faces(
    database: Database, album: Album, owner: Owner
) -> None:
    moved, bens, others, mine = (album.add(1, count) for count in (2, 3, 2, 1))
    gone, ben, stranger = (
        album.person(moved),
        album.person(bens + mine, "Ben"),
        album.person(others),
    )
    owner.do(Different([gone, stranger]))
    owner.do(Reject([others[0], mine[0]], gone))
    owner.do(Split(moved, ben))
    assert not _exists(database, gone)
    assert Decisions(database).different() == [(ben, stranger)]
    assert Decisions(database).rejections() == [(others[0], ben), (mine[0], ben)]
    assert album.whose(moved + bens) == {ben}
    assert album.whose(mine) == {0}, "it is not who they are, so it is not Ben"


def test_nobody_is_left_of_all_faces(album: Album, owner: Owner) -> None:
    faces, stray = album.add(1, 3), album.add(2, 1)
    ada = album.person(faces, "Ada")
    owner.refuse(Split(faces), "nobody would be left")
    owner.refuse(Split(FaceQuery(persons=(ada,))), "nobody would be left")
    owner.do(Split(faces + stray))
    assert len(album.whose(faces + stray)) == 1


def test_split_needs_faces_and_somebody(album: Album, owner: Owner) -> None:
    faces = album.add(1, 2)
    album.person(faces)
    owner.refuse(Split([]), "no such faces")
    owner.refuse(Split([FaceId(99)]), "There is no face 99")
    owner.refuse(Split([faces[0], FaceId(99), FaceId(98)]), "There is no face 98")
    owner.refuse(Split(faces[:1], PersonId(99)), "There is no person 99")


def test_faces_of_nobody_become_somebody(album: Album, owner: Owner) -> None:
    faces = album.add(1, 2)
    changes = owner.do(Split(faces))
    assert changes.persons == album.whose(faces)
    assert len(changes.persons) == 1


def test_split_of_many_persons_is_undone_at_once(album: Album, owner: Owner) -> None:
    groups = [album.add(who, 2) for who in range(5)]
    persons = [album.person(faces) for faces in groups]
    before = owner.rows()
    owner.do(Split([faces[0] for faces in groups]))
    History(owner.database).undo()
    assert owner.rows() == before
    assert [album.whose(faces) for faces in groups] == [{person} for person in persons]


@pytest.mark.parametrize("command", [Merge([PersonId(1), PersonId(2)]), Split([FaceId(1)])])
def test_nothing_can_be_done_in_an_empty_library(owner: Owner, command: Any) -> None:
    with pytest.raises(KnownError, match="There is no"):
        command.execute(owner.database)
