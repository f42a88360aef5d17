"""The neighbour graph: which faces are near which, computed once and re-used ever after.

Distances are Euclidean between dlib descriptors (float32[128]). Everything that groups
faces reads this graph, so a moved threshold costs no new distances, and a new face costs
one row of products.

How many, how far. `R_MAX` bounds every threshold. dlib's own operating points are 0.5
(clustering) and 0.6 (verification); above 0.6 one pair of strangers in a hundred passes, so
such a distance says nothing by itself, and no threshold above it is of use. `K` bounds
the edges: a child with 5,000 photos would bring 12 million of them. With 64 neighbours a
face a person's own faces stay one connected piece (a random graph needs about ln n
neighbours, 12 at 100,000), and 100,000 faces take 51 MB.

Distances are exact: how is told in `searching`. One depends on the two faces alone, neither
the block nor the order of rows changes a bit of it.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.searching import (
    Distances,
    Embeddings,
    Indices,
    first_of_each,
    nearer_than,
    nearest,
    nearest_others,
)

Offsets = npt.NDArray[np.int64]

K = 64
R_MAX = 0.6


@dataclass(frozen=True, slots=True)
class NeighbourGraph:
    """Each face's nearest faces, nearest first, as compressed sparse rows.

    Row i is `indices[indptr[i]:indptr[i + 1]]`; it holds at most `k` faces, none farther than
    `r_max`, never i itself. The graph is directed: a face in a crowd may be absent from the
    row of one that it has in its own. Those who group faces use both directions.
    """

    indptr: Offsets
    indices: Indices
    distances: Distances
    k: int
    r_max: float

    def __len__(self) -> int:
        return len(self.indptr) - 1

    @property
    def sources(self) -> Indices:
        """int32[m]: the row that each edge belongs to."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.indptr))

    def row(self, face: int) -> tuple[Indices, Distances]:
        """One face's neighbours and their distances, nearest first."""
        part = slice(self.indptr[face], self.indptr[face + 1])
        return self.indices[part], self.distances[part]

    def pairs(self, threshold: float) -> tuple[Indices, Indices, Distances]:
        """Each pair of faces (a < b) nearer than `threshold`, once, sorted by a, then b.

        Raises:
            ValueError: `threshold` is above `r_max`; such pairs are not in the graph.
        """
        if threshold > self.r_max:
            raise ValueError(f"threshold {threshold} is above the graph's r_max {self.r_max}")
        near = self.distances < threshold
        source, target = self.sources[near], self.indices[near]
        low, high = np.minimum(source, target), np.maximum(source, target)
        code = low.astype(np.int64) * len(self) + high
        order = np.argsort(code)
        # Either direction will do, their distances are the same.
        order = order[np.diff(code[order], prepend=-1) != 0]
        return low[order], high[order], self.distances[near][order]


def empty_graph(k: int = K, r_max: float = R_MAX) -> NeighbourGraph:
    """The graph of no faces."""
    return NeighbourGraph(
        np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32), k, r_max
    )


def _as_graph(
    n: int,
    rows: npt.NDArray[np.integer],
    columns: Indices,
    distances: Distances,
    k: int,
    r_max: float,
) -> NeighbourGraph:
    indptr = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=n), out=indptr[1:])
    return NeighbourGraph(indptr, columns, distances, k, r_max)


def build_graph(embeddings: Embeddings, k: int = K, r_max: float = R_MAX) -> NeighbourGraph:
    """The neighbour graph of float32[n, 128], exact, in blocks of bounded memory."""
    faces = np.ascontiguousarray(embeddings, np.float32)
    n = len(faces)
    if n == 0:
        return empty_graph(k, r_max)
    return _as_graph(n, *nearest_others(faces, k, r_max), k, r_max)


def extend_graph(graph: NeighbourGraph, embeddings: Embeddings, n_old: int) -> NeighbourGraph:
    """The graph after faces were appended: equal to building it from all of them.

    `embeddings` float32[n, 128] holds the `n_old` faces that `graph` was made of, then the new
    ones. Rows of old faces change where a new face is nearer than what they had.

    Raises:
        ValueError: `graph` does not have `n_old` rows.
    """
    if len(graph) != n_old:
        raise ValueError(f"the graph has {len(graph)} rows, not {n_old}")
    faces = np.ascontiguousarray(embeddings, np.float32)
    n, k, r_max = len(faces), graph.k, graph.r_max
    if n == n_old:
        return graph
    limits = np.full(n_old, r_max, np.float32)
    full = np.diff(graph.indptr) >= k
    limits[full] = graph.distances[graph.indptr[1:][full] - 1]
    new, old, distances = nearer_than(faces[n_old:], faces[:n_old], limits, full)
    touched, place = np.unique(old, return_inverse=True)
    parts = [np.arange(graph.indptr[row], graph.indptr[row + 1]) for row in touched]
    kept = np.concatenate([*parts, np.zeros(0, np.int64)])
    rows = np.concatenate([np.repeat(np.arange(len(touched)), [len(p) for p in parts]), place])
    columns = np.concatenate([graph.indices[kept], new + np.int32(n_old)])
    distances = np.concatenate([graph.distances[kept], distances])
    keep = first_of_each(rows.astype(np.int32), distances, columns, k)
    changed = _as_graph(len(touched), rows[keep], columns[keep], distances[keep], k, r_max)
    own = np.arange(n_old, n, dtype=np.int32)
    added = _as_graph(n - n_old, *nearest(faces[n_old:], faces, k, r_max, own), k, r_max)
    return _spliced(graph, touched, changed, added)


def _spliced(
    graph: NeighbourGraph, touched: Indices, changed: NeighbourGraph, added: NeighbourGraph
) -> NeighbourGraph:
    """The graph with rows `touched` replaced by those of `changed`, and `added` at the end.

    What lies between touched rows is copied in one go: a new face touches few of many rows.
    """
    lengths = np.diff(graph.indptr)
    lengths[touched] = np.diff(changed.indptr)
    indptr = np.zeros(len(graph) + len(added) + 1, np.int64)
    np.cumsum(np.concatenate([lengths, np.diff(added.indptr)]), out=indptr[1:])
    indices = np.empty(indptr[-1], np.int32)
    distances = np.empty(indptr[-1], np.float32)
    begin = 0
    for place, row in enumerate([*touched.tolist(), len(graph)]):
        target = slice(indptr[begin], indptr[row])
        source = slice(graph.indptr[begin], graph.indptr[row])
        indices[target] = graph.indices[source]
        distances[target] = graph.distances[source]
        if row < len(graph):
            near, far = changed.row(place)
            indices[indptr[row] : indptr[row + 1]] = near
            distances[indptr[row] : indptr[row + 1]] = far
        begin = row + 1
    indices[indptr[len(graph)] :] = added.indices
    distances[indptr[len(graph)] :] = added.distances
    return NeighbourGraph(indptr, indices, distances, graph.k, graph.r_max)


def remove_rows(
    graph: NeighbourGraph, embeddings: Embeddings, removed: npt.ArrayLike
) -> NeighbourGraph:
    """The graph without some faces: equal to building it from the rest.

    `embeddings` float32[n, 128] are those of all rows of `graph`, `removed` the rows to drop.
    Rows that were full and lose a neighbour are searched again; the others only lose.
    """
    faces = np.ascontiguousarray(embeddings, np.float32)
    stays = np.ones(len(graph), bool)
    stays[np.asarray(removed, np.int64)] = False
    renumbered = (np.cumsum(stays) - 1).astype(np.int32)
    kept = faces[stays]
    source, lost = graph.sources, ~stays[graph.indices]
    was_full = np.diff(graph.indptr) >= graph.k
    again = np.zeros(len(graph), bool)
    again[source[lost]] = True
    again &= was_full & stays
    edge = stays[source] & ~lost & ~again[source]
    search = np.flatnonzero(again)
    own = renumbered[search]
    rows, columns, distances = nearest(faces[search], kept, graph.k, graph.r_max, own)
    all_rows = np.concatenate([renumbered[source[edge]], own[rows]])
    all_columns = np.concatenate([renumbered[graph.indices[edge]], columns])
    all_distances = np.concatenate([graph.distances[edge], distances])
    order = np.lexsort((all_columns, all_distances, all_rows))
    return _as_graph(
        len(kept),
        all_rows[order],
        all_columns[order],
        all_distances[order],
        graph.k,
        graph.r_max,
    )
