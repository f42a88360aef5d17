"""The stored neighbour graph: as exact as one computed at once, and whole or not there."""

from typing import Any

import numpy as np
import pytest

from photoorg.clustering.neighbours import build_graph
from photoorg.people.graph import current_graph
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces
from photoorg.storage.neighbours import Neighbours

Album = Any  # the fixture's class; test folders are no packages


def test_the_stored_graph_grows_as_if_computed_at_once(database: Database, album: Album) -> None:
    for who in (1, 2):
        album.add(who, 5)
    graph = current_graph(database, Faces(database).vectors())
    assert len(graph) == 10
    album.add(1, 3)
    grown = current_graph(database, Faces(database).vectors())
    again = current_graph(database, Faces(database).vectors())
    fresh = build_graph(Faces(database).vectors().embeddings)
    for found in (grown, again):
        np.testing.assert_array_equal(found.indptr, fresh.indptr)
        np.testing.assert_array_equal(found.indices, fresh.indices)
        np.testing.assert_array_equal(found.distances, fresh.distances)


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
        current_graph(database, Faces(database).vectors())
    assert list(Neighbours(database).all()) == []
