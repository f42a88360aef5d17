"""Who a face is, who it is not, who is not whom, and which face stands for somebody."""

from typing import Any

import numpy as np
import pytest

from photoorg.clustering.grouping import Grouping
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.people import regroup as regroup_module
from photoorg.people.command import Command
from photoorg.people.deciding import ChooseCover, Confirm, Different, NotAFace, Reject
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


def _cover(database: Database, person: PersonId) -> FaceId | None:
    found = Persons(database).get(person)
    assert found is not None
    return found.cover_face


# -- this face is this person --------------------------------------------------------------


def test_confirmed_faces_stay(database: Database, album: Album, owner: Owner) -> None:
    faces = album.add(1, 4)
    person = album.person(faces)
    changes = owner.do(Confirm(faces[:2]))
    assert [album.state(face) for face in faces] == ["confirmed"] * 2 + ["automatic"] * 2
    assert changes.faces == frozenset(faces[:2])
    assert changes.persons == {person}
    for threshold in (0.01, 0.6):
        regroup(database, threshold)
        assert album.whose(faces[:2]) == {person}


def test_a_face_is_confirmed_to_be_somebody_else(
    database: Database, album: Album, owner: Owner
) -> None:
    first, bens = album.add(1, 3), album.add(2, 2)
    one, ben = album.person(first), album.person(bens, "Ben")
    changes = owner.do(Confirm(first[:1], ben))
    assert album.whose(first[:1] + bens) == {ben}
    assert album.whose(first[1:]) == {one}
    assert changes.persons == {one, ben}
    regroup(database, THRESHOLD)
    assert album.whose(first[:1]) == {ben}


def test_confirming_takes_a_rejection_back(database: Database, album: Album, owner: Owner) -> None:
    faces = album.add(1, 3)
    person = album.person(faces)
    owner.do(Reject(faces[:1]))
    owner.do(Confirm(faces[:1], person))
    assert Decisions(database).rejections() == []
    assert album.whose(faces) == {person}


def test_what_was_said_about_a_group_outlives_its_last_face(
    database: Database, album: Album, owner: Owner
) -> None:
    bens, others, last, refused = (album.add(1, count) for count in (3, 2, 1, 1))
    ben, stranger, gone = album.person(bens, "Ben"), album.person(others), album.person(last)
    owner.do(Different([gone, stranger]))
    owner.do(Reject(refused, gone))
    owner.do(Confirm(last, ben))
    assert Persons(database).get(gone) is None
    assert Decisions(database).different() == [(ben, stranger)]
    assert Decisions(database).rejections() == [(refused[0], ben)]
    regroup(database, THRESHOLD)
    assert ben not in album.whose(others + refused)


def test_all_faces_that_answer_a_question_are_confirmed(album: Album, owner: Owner) -> None:
    first, second, third = (album.add(who, 2) for who in (1, 2, 3))
    ada, ben, _ = album.person(first, "Ada"), album.person(second, "Ben"), album.person(third)
    changes = owner.do(Confirm(FaceQuery(named=True)))
    assert changes.persons == {ada, ben}
    assert {album.state(face) for face in first + second} == {FaceState.CONFIRMED}
    assert {album.state(face) for face in third} == {FaceState.AUTOMATIC}


def test_to_confirm_again_is_no_edit(album: Album, owner: Owner) -> None:
    faces = album.add(1, 2)
    album.person(faces)
    owner.do(Confirm(faces))
    owner.do_nothing(Confirm(faces))


# -- this face is not this person ----------------------------------------------------------


def test_a_rejected_face_is_nobodys_until_it_is_grouped(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = album.add(1, 6)
    ada = album.person(faces, "Ada")
    changes = owner.do(Reject(faces[:1]))
    assert album.whose(faces[:1]) == {0}
    assert album.state(faces[0]) is FaceState.UNKNOWN
    assert changes.persons == {ada}
    assert Faces(database).unplaced()
    for afresh in (False, True, True):
        regroup(database, THRESHOLD, afresh=afresh)
        assert not album.whose(faces[:1]) & {0, ada}
        assert album.whose(faces[1:]) == {ada}


def test_a_rejected_face_stays_away_when_more_photos_come(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = album.add(1, 6)
    ada = album.person(faces, "Ada")
    owner.do(Reject(faces[:2]))
    for _ in range(3):
        album.add(1, 4)
        regroup(database, THRESHOLD, afresh=False)
        regroup(database, 0.6)
        assert ada not in album.whose(faces[:2])
        assert Persons(database).names() == {ada: "Ada"}


def test_a_face_of_somebody_else_can_be_rejected_beforehand(
    database: Database, album: Album, owner: Owner
) -> None:
    first, second = album.add(1, 3), album.add(1, 3)
    one, other = album.person(first), album.person(second)
    changes = owner.do(Reject(second[:1], one))
    assert album.whose(second) == {other}
    assert changes.faces == frozenset(second[:1])
    assert changes.persons == {one}
    regroup(database, THRESHOLD)
    assert not album.whose(second[:1]) & album.whose(first)


def test_who_rejects_what_was_confirmed_has_changed_his_mind(album: Album, owner: Owner) -> None:
    faces = album.add(1, 3)
    person = album.person(faces)
    owner.do(Confirm(faces[:1]))
    owner.do(Reject(faces[:1]))
    assert album.whose(faces[:1]) == {0}
    assert album.whose(faces[1:]) == {person}


def test_a_named_person_outlives_its_last_face(
    database: Database, album: Album, owner: Owner
) -> None:
    first, second = album.add(1, 2), album.add(2, 2)
    ada, nobody = album.person(first, "Ada"), album.person(second)
    owner.do(Reject(first + second))
    assert Persons(database).names() == {ada: "Ada"}
    assert _cover(database, ada) is None
    assert Persons(database).get(nobody) is None
    assert Decisions(database).rejections() == [(face, ada) for face in first]


# -- errors of both ------------------------------------------------------------------------


@pytest.mark.parametrize("command", [Confirm, Reject])
def test_it_takes_a_face_and_a_person(album: Album, owner: Owner, command: Any) -> None:
    faces, stray = album.add(1, 2), album.add(2, 1)
    album.person(faces)
    owner.refuse(command([]), "no such faces")
    owner.refuse(command([FaceId(99)]), "There is no face 99")
    owner.refuse(command(FaceQuery(named=True)), "no such faces")
    owner.refuse(command(faces, PersonId(99)), "There is no person 99")
    owner.refuse(command(faces + stray), f"Face {stray[0]} belongs to nobody")


# -- these persons are not the same --------------------------------------------------------


def test_different_persons_are_never_grouped_together(
    database: Database, album: Album, owner: Owner
) -> None:
    groups = [album.add(1, 3) for _ in range(3)]
    persons = [album.person(faces) for faces in groups]
    changes = owner.do(Different(persons))
    assert changes.persons == frozenset(persons)
    assert changes.faces == frozenset()
    assert len(Decisions(database).different()) == 3
    for threshold in (0.05, 0.3, 0.6, 0.05, 0.6, 0.5):
        regroup(database, threshold)
        homes = [album.whose(faces) for faces in groups]
        assert sum(map(len, homes)) == len(set.union(*homes))


def test_a_face_that_leaves_stays_away_from_whom_its_person_is_different(
    database: Database, album: Album, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when it joins somebody about whom nothing was said."""
    leaver, rest, others, third = (album.add(1, count) for count in (1, 3, 3, 4))
    one, other, somebody = album.person(leaver + rest), album.person(others), album.person(third)
    owner.do(Different([one, other]))
    groups = {**dict.fromkeys(rest, 0), **dict.fromkeys(others, 1)}

    def found(embeddings: np.ndarray, **_: object) -> Grouping:
        labels = np.array([groups.get(face, 2) for face in sorted(leaver + rest + others + third)])
        return Grouping(labels, labels, np.zeros(len(embeddings)))

    with monkeypatch.context() as patched:
        patched.setattr(regroup_module, "group_in_full", found)
        regroup(database, THRESHOLD)
    assert album.whose(leaver) == {somebody}
    assert Decisions(database).rejections() == [(leaver[0], other)]
    for threshold in (0.6, 0.3, 0.05, 0.6):
        regroup(database, threshold)
        assert not album.whose(leaver + rest) & album.whose(others)


def test_to_say_different_again_is_no_edit(album: Album, owner: Owner) -> None:
    one, other = (album.person(album.add(who, 1)) for who in (1, 2))
    owner.do(Different([one, other]))
    owner.do_nothing(Different([other, one]))


def test_it_takes_two_to_differ(album: Album, owner: Owner) -> None:
    one = album.person(album.add(1, 1))
    owner.refuse(Different([one]), "It takes 2 persons")
    owner.refuse(Different([one, PersonId(99)]), "There is no person 99")
    owner.refuse(Different(PersonQuery(named=True)), "no such persons")


# -- covers --------------------------------------------------------------------------------


def test_a_chosen_cover_stays(database: Database, album: Album, owner: Owner) -> None:
    faces = album.add(1, 5)
    person = album.person(faces)
    chosen = next(face for face in faces if face != _cover(database, person))
    changes = owner.do(ChooseCover(person, chosen))
    assert changes.persons == {person}
    assert _cover(database, person) == chosen
    album.add(1, 3)
    regroup(database, THRESHOLD)
    assert _cover(database, person) == chosen


def test_a_cover_can_be_left_to_us_again(database: Database, album: Album, owner: Owner) -> None:
    faces = album.add(1, 5)
    person = album.person(faces)
    automatic = _cover(database, person)
    owner.do(ChooseCover(person, next(face for face in faces if face != automatic)))
    owner.do(ChooseCover(person, None))
    assert _cover(database, person) == automatic
    assert Persons(database).with_chosen_cover() == set()
    owner.do_nothing(ChooseCover(person, None))


@pytest.mark.parametrize("takes_away", [Reject, NotAFace])
def test_when_the_chosen_cover_leaves_another_is_found(
    database: Database, album: Album, owner: Owner, takes_away: type[Command]
) -> None:
    faces = album.add(1, 4)
    person = album.person(faces, "Ada")
    owner.do(ChooseCover(person, faces[3]))
    owner.do(takes_away([faces[3]]))  # type: ignore[call-arg]
    assert _cover(database, person) in faces[:3]
    assert Persons(database).with_chosen_cover() == set()


def test_when_grouping_takes_the_chosen_cover_the_next_is_no_choice(
    database: Database, album: Album, owner: Owner
) -> None:
    ada, cover = album.add(1, 3), album.add(2, 1)
    person = album.person(ada + cover, "Ada")
    owner.do(ChooseCover(person, cover[0]))
    regroup(database, THRESHOLD)
    assert album.whose(ada) == {person}
    assert album.whose(cover) != {person}
    assert _cover(database, person) in ada
    database.execute("UPDATE face SET person = ? WHERE id = ?", (person, cover[0]))
    assert Persons(database).with_chosen_cover() == set()


def test_only_faces_of_the_person_can_be_its_cover(album: Album, owner: Owner) -> None:
    one, other = album.add(1, 2), album.add(2, 1)
    person = album.person(one)
    album.person(other)
    owner.refuse(ChooseCover(person, other[0]), "Only a face of this person")
    owner.refuse(ChooseCover(person, FaceId(99)), "There is no face 99")
    owner.refuse(ChooseCover(PersonId(99), one[0]), "There is no person 99")


def test_the_cover_of_merged_persons_is_one_of_their_faces(
    database: Database, album: Album, owner: Owner
) -> None:
    first, second = album.add(1, 2), album.add(2, 2)
    persons = [album.person(first), album.person(second)]
    owner.do(Merge(persons))
    assert _cover(database, persons[0]) in first + second
