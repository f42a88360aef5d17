"""The library's neighbour graph: loaded, brought up to date, and what changed stored."""

import numpy as np
import numpy.typing as npt

from photoorg.clustering.neighbours import (
    R_MAX,
    K,
    NeighbourGraph,
    build_graph,
    extend_graph,
    remove_rows,
)
from photoorg.core.ids import FaceId
from photoorg.storage.database import Database
from photoorg.storage.neighbours import NeighbourRow, Neighbours, StoredNeighbours

Ints = npt.NDArray[np.int64]
Embeddings = npt.NDArray[np.float32]


def current_graph(database: Database, ids: Ints, embeddings: Embeddings) -> NeighbourGraph:
    """The graph of the faces `ids` int64[n], ascending, with `embeddings` float32[n, 128].

    Row i of it is the face ids[i]. Faces that are gone are taken out, those that nobody has
    looked at yet are put in, and only the rows that change by that are written.
    """
    stored = Neighbours(database).load()
    known = np.isin(ids, stored.faces)
    if known.any():
        graph, changed = _without_gone(stored, ids[known], embeddings[known])
        count = int(known.sum())
        if not known.all():
            order = np.concatenate([np.flatnonzero(known), np.flatnonzero(~known)])
            graph = extend_graph(graph, embeddings[order], count)
            changed = np.union1d(changed, _rows_with_new(graph, count))
            graph, changed = _in_order(graph, changed, order)
    else:
        graph = build_graph(embeddings)
        changed = np.arange(len(ids))
    gone = np.setdiff1d(stored.faces, ids)
    if len(changed) or len(gone):
        with database.transaction():  # half a graph would pass for the graph of fewer faces
            Neighbours(database).remove(gone.tolist())
            Neighbours(database).put(_rows(graph, changed, ids))
    return graph


def _without_gone(
    stored: StoredNeighbours, ids: Ints, embeddings: Embeddings
) -> tuple[NeighbourGraph, Ints]:
    """The stored graph of the faces that are left, and the rows that had to change for it."""
    everybody = np.union1d(stored.faces, stored.ids[~np.isin(stored.ids, stored.faces)])
    # A million ids are found in a table in a hundredth of the time of a search for each.
    row_of = np.zeros(int(everybody[-1]) + 1, np.int32)
    row_of[everybody] = np.arange(len(everybody))
    counts = np.zeros(len(everybody), np.int64)
    counts[row_of[stored.faces]] = stored.counts
    graph = NeighbourGraph(
        np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
        row_of[stored.ids],
        stored.distances.astype(np.float32),
        K,
        R_MAX,
    )
    stays = np.isin(everybody, ids)
    if stays.all():
        return graph, np.zeros(0, np.int64)
    vectors = np.zeros((len(everybody), embeddings.shape[1]), np.float32)
    vectors[stays] = embeddings
    losing = np.zeros(len(everybody), bool)
    losing[graph.sources[~stays[graph.indices]]] = True
    return remove_rows(graph, vectors, np.flatnonzero(~stays)), np.flatnonzero(losing[stays])


def _rows_with_new(graph: NeighbourGraph, count: int) -> Ints:
    """The rows that are new or hold a new face."""
    touched = np.unique(graph.sources[graph.indices >= count])
    return np.union1d(touched[touched < count], np.arange(count, len(graph))).astype(np.int64)


def _in_order(graph: NeighbourGraph, rows: Ints, order: Ints) -> tuple[NeighbourGraph, Ints]:
    """The graph, and some of its rows, with row i moved to row order[i]."""
    place = np.argsort(order)
    lengths = np.diff(graph.indptr)[place]
    indptr = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    start = np.repeat(graph.indptr[:-1][place] - indptr[:-1], lengths)
    edges = start + np.arange(len(start))
    moved = NeighbourGraph(
        indptr,
        order[graph.indices[edges]].astype(np.int32),
        graph.distances[edges],
        graph.k,
        graph.r_max,
    )
    return moved, np.sort(order[rows])


def _rows(graph: NeighbourGraph, rows: Ints, ids: Ints) -> list[NeighbourRow]:
    found = []
    for row in rows.tolist():
        indices, distances = graph.row(row)
        found.append(NeighbourRow(FaceId(int(ids[row])), ids[indices], distances))
    return found
