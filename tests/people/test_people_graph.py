"""The stored neighbour graph: as exact as one computed at once, and whole or not there."""

from typing import Any

import numpy as np
import pytest

from photoorg.clustering.neighbours import K, NeighbourGraph, build_graph
from photoorg.core.records import FaceState
from photoorg.people.graph import current_graph
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces
from photoorg.storage.neighbours import Neighbours

Album = Any  # the fixture's class; test folders are no packages


def _current(database: Database) -> NeighbourGraph:
    vectors = Faces(database).vectors()
    return current_graph(database, vectors.ids, vectors.embeddings)


def _assert_as_if_computed_at_once(database: Database) -> None:
    fresh = build_graph(Faces(database).vectors().embeddings)
    for found in (_current(database), _current(database)):  # grown, then loaded
        np.testing.assert_array_equal(found.indptr, fresh.indptr)
        np.testing.assert_array_equal(found.indices, fresh.indices)
        np.testing.assert_array_equal(found.distances, fresh.distances)


def test_the_stored_graph_follows_faces_that_come_go_and_return(
    database: Database, album: Album
) -> None:
    first, second = album.add(1, K + 6), album.add(2, 5)
    _current(database)
    Faces(database).assign([first[3], second[0]], None, FaceState.NOT_A_FACE)
    _assert_as_if_computed_at_once(database)
    database.execute("DELETE FROM face WHERE id = ?", (first[5],))
    album.add(1, 2)
    _assert_as_if_computed_at_once(database)
    Faces(database).assign([first[3], second[0]], None, FaceState.UNKNOWN)
    _assert_as_if_computed_at_once(database)


def test_a_face_that_looks_different_now_gets_new_neighbours(
    database: Database, album: Album
) -> None:
    first = album.add(1, 4)
    album.add(2, 4)
    _current(database)
    old, other = Faces(database).vectors().embeddings[[0, 4]]
    blob = (0.7 * other + 0.3 * old).tobytes()
    database.execute("UPDATE vector SET embedding = ? WHERE face = ?", (blob, first[0]))
    database.execute("DELETE FROM neighbour WHERE face = ?", (first[0],))
    _assert_as_if_computed_at_once(database)


def test_the_stored_graph_grows_as_if_computed_at_once(database: Database, album: Album) -> None:
    for who in (1, 2):
        album.add(who, 5)
    graph = _current(database)
    assert len(graph) == 10
    album.add(1, 3)
    grown = _current(database)
    again = _current(database)
    assert len(grown) == len(again) == 13
    _assert_as_if_computed_at_once(database)


def test_a_graph_that_is_not_written_whole_is_not_written_at_all(
    database: Database, album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of it would pass for the graph of the first faces."""
    album.add(1, 6)
    put = Neighbours.put

    def put_some(self: Neighbours, rows: Any) -> None:
        put(self, list(rows)[:3])
        raise RuntimeError("on purpose")

    monkeypatch.setattr(Neighbours, "put", put_some)
    with pytest.raises(RuntimeError, match="on purpose"):
        _current(database)
    assert Neighbours(database).load().faces.tolist() == []
