"""The neighbour graph and the last grouping, stored and read again."""

from collections.abc import Callable

import numpy as np

from photoorg.core.ids import FaceId
from photoorg.core.records import FaceState
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.groupings import Groupings, StoredGrouping
from photoorg.storage.neighbours import NeighbourRow, Neighbours
from photoorg.storage.persons import Persons
from photoorg.storage.photos import Photos


def _faces(database: Database, make_face: Callable[..., NewFace]) -> list[FaceId]:
    photo = Photos(database).add("0" * 40, "cnn", 1600)
    return Faces(database).add(photo, [make_face(0.1), make_face(0.2), make_face(0.3)])


def test_neighbours_come_back_and_are_replaced(
    database: Database, new_face: Callable[..., NewFace]
) -> None:
    a, b, c = _faces(database, new_face)
    repository = Neighbours(database)
    repository.put(
        [
            NeighbourRow(b, np.array([a, c]), np.array([0.25, 0.5], np.float32)),
            NeighbourRow(a, np.array([], np.int64), np.array([], np.float32)),
        ]
    )
    repository.put([NeighbourRow(b, np.array([c]), np.array([0.125], np.float32))])
    stored = repository.load()
    assert stored.faces.tolist() == [a, b]
    assert stored.counts.tolist() == [0, 1]
    assert stored.ids.tolist() == [c]
    assert stored.distances.tolist() == [0.125]
    repository.remove([a, b])
    assert repository.load().faces.tolist() == []


def test_neighbours_of_a_face_that_is_gone_are_not_stored(
    database: Database, new_face: Callable[..., NewFace]
) -> None:
    a, b, c = _faces(database, new_face)
    row = NeighbourRow(FaceId(c + 1), np.array([a, b]), np.array([0.25, 0.5], np.float32))
    Neighbours(database).put([row])
    assert Neighbours(database).load().faces.tolist() == []


def test_neighbours_of_one_person(database: Database, new_face: Callable[..., NewFace]) -> None:
    a, b, c = _faces(database, new_face)
    near = np.array([0.25], np.float32)
    Neighbours(database).put(
        [NeighbourRow(a, np.array([c]), near), NeighbourRow(b, np.array([c]), near)]
    )
    person = Persons(database).add()
    Faces(database).assign([b], person, FaceState.CONFIRMED)
    assert Neighbours(database).of_person(person).faces.tolist() == [b]
    assert Neighbours(database).of_person(person).ids.tolist() == [c]


def test_a_face_that_goes_takes_its_rows_along(
    database: Database, new_face: Callable[..., NewFace]
) -> None:
    a, b, _ = _faces(database, new_face)
    Neighbours(database).put([NeighbourRow(a, np.array([b]), np.array([0.5], np.float32))])
    Groupings(database).replace(StoredGrouping(np.array([a]), np.array([3]), np.array([0.5])))
    database.execute("DELETE FROM face WHERE id = ?", (a,))
    assert Neighbours(database).load().faces.tolist() == []
    assert len(Groupings(database).load().ids) == 0


def test_a_grouping_comes_back_and_is_replaced(
    database: Database, new_face: Callable[..., NewFace]
) -> None:
    a, b, c = _faces(database, new_face)
    repository = Groupings(database)
    assert repository.load().pieces.dtype == np.int64
    repository.replace(StoredGrouping(np.array([a, b]), np.array([0, -1]), np.array([0.5, 0.0])))
    repository.replace(StoredGrouping(np.array([b, c]), np.array([7, 7]), np.array([0.25, 0.125])))
    found = repository.load()
    assert found.ids.tolist() == [b, c]
    assert found.pieces.tolist() == [7, 7]
    assert found.crowding.tolist() == [0.25, 0.125]
