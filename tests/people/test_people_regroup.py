import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.grouping import Grouping
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.people import regroup as regroup_module
from photoorg.people.regroup import regroup
from photoorg.storage.database import FILE_NAME, Database
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons

THRESHOLD = 0.5
Album = Any  # the fixture's class; test folders are no packages


def _group_as(monkeypatch: pytest.MonkeyPatch, groups: list[list[FaceId]]) -> None:
    """Let clustering find exactly these groups, whatever the faces look like."""
    label = {face: number for number, faces in enumerate(groups) for face in faces}
    ids = sorted(label)

    def found(embeddings: np.ndarray, **_: object) -> Grouping:
        assert len(embeddings) == len(ids)
        labels = np.array([label[face] for face in ids], np.int64)
        return Grouping(labels, labels, np.zeros(len(ids)))

    monkeypatch.setattr(regroup_module, "group_in_full", found)


# -- from nothing --------------------------------------------------------------------------


def test_every_group_becomes_a_person(database: Database, album: Album) -> None:
    ada, ben = album.add(1, 5), album.add(2, 3)
    changes = regroup(database, THRESHOLD)
    (ada_id,), (ben_id,) = album.whose(ada), album.whose(ben)
    assert ada_id != ben_id
    assert changes == ChangeSet(faces=frozenset(ada + ben), persons=frozenset({ada_id, ben_id}))
    states = {
        face.state for person in (ada_id, ben_id) for face in Faces(database).of_person(person)
    }
    assert states == {FaceState.AUTOMATIC}
    assert ada_id < ben_id, "larger groups get smaller numbers"


def test_a_library_without_faces_has_no_persons(database: Database) -> None:
    assert not regroup(database, THRESHOLD)
    assert Persons(database).all() == []


def test_a_face_alone_is_a_person_too(database: Database, album: Album) -> None:
    album.add(1, 1)
    regroup(database, THRESHOLD)
    (person,) = Persons(database).all()
    assert (person.faces, person.photos) == (1, 1)


# -- ids and names stay --------------------------------------------------------------------


def test_grouping_again_changes_nothing(database: Database, album: Album) -> None:
    for who, count in ((1, 6), (2, 4), (3, 1)):
        album.add(who, count)
    regroup(database, THRESHOLD)
    before, persons = album.whereabouts(), Persons(database).all()
    assert regroup(database, THRESHOLD) == ChangeSet()
    assert album.whereabouts() == before
    assert Persons(database).all() == persons


def test_new_faces_join_those_who_are_there(database: Database, album: Album) -> None:
    ada, ben = album.add(1, 5), album.add(2, 4)
    regroup(database, THRESHOLD)
    before = album.whereabouts()
    new, stranger = album.add(1, 2), album.add(3, 2)
    changes = regroup(database, THRESHOLD)
    after = album.whereabouts()
    assert {face: after[face] for face in before} == before
    assert album.whose(new) == album.whose(ada)
    assert not album.whose(stranger) & album.whose(ada + ben)
    assert changes.faces == frozenset(new + stranger)
    assert changes.persons == album.whose(new + stranger)


def test_the_larger_part_keeps_the_id(
    database: Database, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = album.add(1, 2), album.add(2, 3)
    person = album.person(small + large)
    _group_as(monkeypatch, [small, large])
    changes = regroup(database, THRESHOLD)
    assert album.whose(large) == {person}
    (split,) = album.whose(small)
    assert split > person
    assert changes == ChangeSet(faces=frozenset(small), persons=frozenset({person, split}))


def test_the_person_with_more_faces_keeps_a_joined_group(
    database: Database, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = album.add(1, 2), album.add(2, 3)
    gone, stays = album.person(few), album.person(many)
    _group_as(monkeypatch, [few + many])
    changes = regroup(database, THRESHOLD)
    assert album.whose(few + many) == {stays}
    assert Persons(database).get(gone) is None
    assert changes == ChangeSet(faces=frozenset(few), persons=frozenset({gone, stays}))


def test_a_named_person_takes_a_joined_group_even_with_fewer_faces(
    database: Database, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = album.add(1, 1), album.add(2, 4)
    album.person(many)
    ada = album.person(few, "Ada")
    _group_as(monkeypatch, [few + many])
    regroup(database, THRESHOLD)
    assert album.whose(few + many) == {ada}
    assert Persons(database).names() == {ada: "Ada"}


def test_a_named_person_who_is_split_keeps_the_name_with_the_larger_part(
    database: Database, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    small, large = album.add(1, 2), album.add(2, 3)
    ada = album.person(small + large, "Ada")
    _group_as(monkeypatch, [small, large])
    regroup(database, THRESHOLD)
    assert album.whose(large) == {ada}
    (split,) = album.whose(small)
    assert Persons(database).names() == {ada: "Ada"}
    assert split != ada


def test_two_named_persons_who_look_alike_each_keep_their_own(
    database: Database, album: Album
) -> None:
    adas, bens, nobodys, new = (album.add(1, count) for count in (3, 2, 4, 1))
    ada, ben = album.person(adas, "Ada"), album.person(bens, "Ben")
    album.person(nobodys)
    regroup(database, THRESHOLD)
    assert album.whose(adas) == {ada}
    assert album.whose(bens) == {ben}
    assert regroup(database, THRESHOLD) == ChangeSet()
    assert album.whose(new) <= {ada, ben}


def test_a_named_person_without_faces_stays(database: Database, album: Album) -> None:
    album.add(1, 2)
    ada = album.person([], "Ada")
    regroup(database, THRESHOLD)
    assert ada in Persons(database).names()


# -- what the owner decided ----------------------------------------------------------------


@pytest.mark.parametrize("state", [FaceState.CONFIRMED, FaceState.IGNORED])
def test_settled_faces_do_not_move(database: Database, album: Album, state: FaceState) -> None:
    theirs, others = album.add(1, 1), album.add(1, 5)
    ada = album.person(theirs, "Ada", state)
    ben = album.person(others, "Ben")
    regroup(database, THRESHOLD)
    assert album.whose(theirs) == {ada}
    assert album.whose(others) == {ben}
    assert [face.state for face in Faces(database).of_person(ada)] == [state]


def test_unknown_faces_join_the_one_whom_the_owner_confirmed(
    database: Database, album: Album
) -> None:
    ada = album.person(album.add(1, 1), "Ada", FaceState.CONFIRMED)
    new = album.add(1, 4)
    regroup(database, THRESHOLD)
    assert album.whose(new) == {ada}


def test_a_stranger_whom_the_owner_ignored_stays_nobodys(database: Database, album: Album) -> None:
    ignored = album.add(1, 2)
    Faces(database).assign(ignored, None, FaceState.IGNORED)
    new = album.add(2, 2)
    regroup(database, THRESHOLD)
    assert album.whose(ignored) == {0}
    assert len(album.whose(new)) == 1
    assert Persons(database).count() == 1, "no empty person is left behind"


def test_what_is_no_face_belongs_to_nobody(database: Database, album: Album) -> None:
    poster, *faces = album.add(1, 4)
    Faces(database).assign([poster], None, FaceState.NOT_A_FACE)
    changes = regroup(database, THRESHOLD)
    assert changes.faces == frozenset(faces)
    assert len(album.whose(faces)) == 1


def test_a_rejected_face_does_not_come_back(database: Database, album: Album) -> None:
    faces = album.add(1, 6)
    regroup(database, THRESHOLD)
    (person,) = album.whose(faces)
    database.execute("INSERT INTO rejection (face, person) VALUES (?, ?)", (faces[0], person))
    regroup(database, THRESHOLD)
    assert person not in album.whose(faces[:1])
    assert album.whose(faces[1:]) == {person}


def test_different_persons_are_kept_apart(database: Database, album: Album) -> None:
    first, second = album.add(1, 3), album.add(1, 3)
    one, other = album.person(first), album.person(second)
    database.execute("INSERT INTO different (person_a, person_b) VALUES (?, ?)", (one, other))
    regroup(database, THRESHOLD)
    assert not album.whose(first) & album.whose(second)


# -- covers --------------------------------------------------------------------------------


def test_a_good_face_stands_for_its_person(database: Database, album: Album) -> None:
    album.add(1, 4, quality=0.3)
    (best,) = album.add(1, 1, quality=1.0)
    regroup(database, THRESHOLD)
    (person,) = Persons(database).all()
    assert person.cover_face == best


def test_every_shown_person_has_a_cover_of_their_own(
    database: Database, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (album.add(who, 3) for who in range(3))
    for groups in ([first + second, third], [first, second + third], [first, second, third]):
        _group_as(monkeypatch, groups)
        regroup(database, THRESHOLD)
        for person in Persons(database).all():
            assert person.cover_face in {f.id for f in Faces(database).of_person(person.id)}


# -- all or nothing ------------------------------------------------------------------------


def test_a_grouping_that_fails_changes_nothing(
    database: Database, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    album.add(1, 3)

    def fail(*_: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr(Persons, "set_covers", fail)
    with pytest.raises(RuntimeError, match="on purpose"):
        regroup(database, THRESHOLD)
    assert set(album.whereabouts().values()) == {0}
    assert Persons(database).names() == {}
    assert database.scalar("SELECT count(*) FROM person") == 0


# -- properties ----------------------------------------------------------------------------

faces_of = st.lists(st.integers(1, 4), min_size=1, max_size=14)


@given(faces_of, st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None)
def test_the_order_in_which_faces_were_added_does_not_matter(
    album_class: type[Any], people: list[int], random: Any
) -> None:
    numbered = [(who, people[:place].count(who)) for place, who in enumerate(people)]
    shuffled = random.sample(numbered, len(numbered))

    def partition(order: list[tuple[int, int]]) -> set[frozenset[tuple[int, int]]]:
        with tempfile.TemporaryDirectory() as place, Database(Path(place, FILE_NAME)) as database:
            album = album_class(database)
            known = {album.add_one(who, number): (who, number) for who, number in order}
            regroup(database, THRESHOLD)
            where = album.whereabouts()
        return {
            frozenset(known[face] for face in where if where[face] == person)
            for person in set(where.values())
        }

    assert partition(numbered) == partition(shuffled)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_any_library_is_settled_after_one_grouping(album_class: type[Any], data: Any) -> None:
    """Whatever persons, names and decisions there were: the second time nothing moves."""
    states = st.sampled_from([FaceState.AUTOMATIC, FaceState.CONFIRMED, FaceState.IGNORED])
    with (
        pytest.MonkeyPatch.context() as monkeypatch,
        tempfile.TemporaryDirectory() as place,
        Database(Path(place, FILE_NAME)) as database,
    ):
        album = album_class(database)
        faces = album.add(1, data.draw(st.integers(1, 12), label="faces"))
        persons = [
            album.person([], data.draw(st.sampled_from([None, f"Person {number}"])))
            for number in range(data.draw(st.integers(0, 4), label="persons"))
        ]
        groups: list[list[FaceId]] = [[] for _ in range(4)]
        settled: dict[FaceId, PersonId] = {}
        for face in faces:
            groups[data.draw(st.integers(0, 3))].append(face)
            if persons and data.draw(st.booleans()):
                person, state = data.draw(st.sampled_from(persons)), data.draw(states)
                Faces(database).assign([face], person, state)
                if state is not FaceState.AUTOMATIC:
                    settled[face] = person
        names = Persons(database).names()
        _group_as(monkeypatch, groups)

        regroup(database, THRESHOLD)
        where = album.whereabouts()

        assert {face: where[face] for face in settled} == settled
        assert all(where[face] for face in faces), "everybody is somebody"
        assert Persons(database).names() == names
        assert regroup(database, THRESHOLD) == ChangeSet()
        assert album.whereabouts() == where
