"""The library's neighbour graph, grown by what is new and stored."""

import numpy as np
import numpy.typing as npt

from photoorg.clustering.neighbours import (
    R_MAX,
    K,
    NeighbourGraph,
    build_graph,
    extend_graph,
)
from photoorg.core.ids import FaceId
from photoorg.storage.database import Database
from photoorg.storage.faces import FaceVectors
from photoorg.storage.neighbours import NeighbourRow, Neighbours


def current_graph(database: Database, vectors: FaceVectors) -> NeighbourGraph:
    """The graph of these faces, whose ids ascend: loaded, grown, and what changed stored.

    Where faces are gone that the stored graph knows, it is computed anew: their neighbours
    have lost a neighbour, and a farther one takes its place.
    """
    repository = Neighbours(database)
    stored = list(repository.all())
    known = np.array([row.face for row in stored], np.int64)
    count = len(known)
    if count and np.array_equal(vectors.ids[:count], known):
        graph = _from_rows(stored, vectors.ids)
        if count == len(vectors.ids):
            return graph
        grown = extend_graph(graph, vectors.embeddings, count)
        changed = _changed_rows(graph, grown)
        with database.transaction():
            repository.put(_rows(grown, changed, vectors.ids))
        return grown
    grown = build_graph(vectors.embeddings)
    with database.transaction():  # half a graph would pass for the graph of fewer faces
        repository.clear()
        repository.put(_rows(grown, np.arange(len(grown)), vectors.ids))
    return grown


def _from_rows(stored: list[NeighbourRow], ids: npt.NDArray[np.int64]) -> NeighbourGraph:
    lengths = np.array([len(row.ids) for row in stored], np.int64)
    flat = np.concatenate([row.ids for row in stored])
    return NeighbourGraph(
        np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
        np.searchsorted(ids, flat).astype(np.int32),
        np.concatenate([row.distances for row in stored]).astype(np.float32),
        K,
        R_MAX,
    )


def _changed_rows(before: NeighbourGraph, after: NeighbourGraph) -> npt.NDArray[np.int64]:
    """The rows that are new or hold a new face."""
    count = len(before)
    sources, fresh = after.sources, after.indices >= count
    touched = np.unique(sources[fresh])
    return np.union1d(touched[touched < count], np.arange(count, len(after))).astype(np.int64)


def _rows(
    graph: NeighbourGraph, rows: npt.NDArray[np.int64], ids: npt.NDArray[np.int64]
) -> list[NeighbourRow]:
    found = []
    for row in rows.tolist():
        indices, distances = graph.row(row)
        found.append(NeighbourRow(FaceId(int(ids[row])), ids[indices], distances))
    return found
