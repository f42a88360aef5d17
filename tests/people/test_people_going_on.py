"""Grouping goes on from what is there, beside an owner who edits."""

from typing import Any

import numpy as np
import pytest

from photoorg.clustering.grouping import Grouping
from photoorg.core.ids import FaceId
from photoorg.people import regroup as regroup_module
from photoorg.people.deciding import Different, Reject
from photoorg.people.naming import NamePerson
from photoorg.people.regroup import regroup
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces

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


def test_new_faces_are_added_without_grouping_everything(
    database: Database, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [album.add(who, 6) for who in range(1, 9)]
    regroup(database, THRESHOLD)
    before = album.whereabouts()
    new, stranger = album.add(3, 1), album.add(20, 1)

    def fail(*_: object, **__: object) -> Grouping:
        raise AssertionError("everything was grouped again")

    monkeypatch.setattr(regroup_module, "group_in_full", fail)
    changes = regroup(database, THRESHOLD, afresh=False)
    after = album.whereabouts()
    assert {face: after[face] for face in before} == before
    assert album.whose(new) == album.whose(people[2])
    assert not album.whose(stranger) & {before[face] for face in before}
    assert changes.faces == frozenset(new + stranger)


def test_what_the_owner_edits_meanwhile_counts(
    database: Database, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The owner names two and rejects a face between the reading and the writing."""
    first, second, third = album.add(1, 3), album.add(1, 2), album.add(1, 2)
    one, other, nobody = (album.person(faces) for faces in (first, second, third))
    grouped = regroup_module.group_in_full

    def found(*args: Any, **kwargs: Any) -> Grouping:
        NamePerson(one, "Ada").execute(database)
        NamePerson(other, "Ben").execute(database)
        Reject(first[:1]).execute(database)
        return grouped(*args, **kwargs)

    monkeypatch.setattr(regroup_module, "group_in_full", found)
    regroup(database, THRESHOLD)
    assert album.whose(first[1:]) == {one}
    assert album.whose(second) == {other}
    assert album.whose(first[:1]) == {0}
    assert album.whose(third) == {nobody}
    assert Faces(database).unplaced(), "the next grouping places it"
    monkeypatch.undo()
    regroup(database, THRESHOLD, afresh=False)
    assert not Faces(database).unplaced()
    assert one not in album.whose(first[:1])


def test_a_face_taken_from_somebody_is_placed_without_grouping_everything(
    database: Database, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [album.add(who, 6) for who in range(1, 9)]
    regroup(database, THRESHOLD)
    (person,) = album.whose(people[2])
    Reject(people[2][:1]).execute(database)

    def fail(*_: object, **__: object) -> Grouping:
        raise AssertionError("everything was grouped again")

    monkeypatch.setattr(regroup_module, "group_in_full", fail)
    regroup(database, THRESHOLD, afresh=False)
    assert album.whose(people[2][1:]) == {person}
    assert not album.whose(people[2][:1]) & {0, person}


def test_parts_of_somebody_different_stay_different(
    database: Database, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The owner's word outlives the unnamed person that it was about."""
    small, large, others = album.add(1, 2), album.add(1, 3), album.add(1, 4)
    one, other = album.person(small + large), album.person(others)
    Different([one, other]).execute(database)
    _group_as(monkeypatch, [small, large, others])
    regroup(database, THRESHOLD)
    monkeypatch.undo()
    regroup(database, THRESHOLD)
    assert not album.whose(small + large) & album.whose(others)
