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

Exactness. Candidates come from blocked float32 products, |a|^2 + |b|^2 - 2ab. For
descriptors (norm about 1.4) the square is wrong by less than 1e-5, which matters only
near zero and at the k-th place. So a few more candidates than `k` are taken, their
distances are computed again from differences, and only then the row is cut. Such a distance
depends on the two faces alone: neither the block nor the order of rows changes a bit of it.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Embeddings = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int32]
Distances = npt.NDArray[np.float32]
Offsets = npt.NDArray[np.int64]

K = 64
R_MAX = 0.6

_SPARE = 8
_SLACK = 1e-4
_BLOCK_ROWS = 512
_FIRST_COLUMNS = 2048
_BLOCK_COLUMNS = 8192
_EXACT_PAIRS = 65536


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
        code, first = np.unique(low.astype(np.int64) * len(self) + high, return_index=True)
        rows, columns = np.divmod(code, max(len(self), 1))
        return rows.astype(np.int32), columns.astype(np.int32), self.distances[near][first]


def empty_graph(k: int = K, r_max: float = R_MAX) -> NeighbourGraph:
    """The graph of no faces."""
    return NeighbourGraph(
        np.zeros(1, np.int64), np.zeros(0, np.int32), np.zeros(0, np.float32), k, r_max
    )


def exact_distances(
    left: Embeddings, right: Embeddings, rows: Indices, columns: Indices
) -> Distances:
    """float32[m]: Euclidean distance of left[rows[i]] and right[columns[i]], from differences."""
    found = np.empty(len(rows), np.float32)
    for start in range(0, len(rows), _EXACT_PAIRS):
        part = slice(start, start + _EXACT_PAIRS)
        difference = left[rows[part]] - right[columns[part]]
        found[part] = np.sqrt(np.einsum("ij,ij->i", difference, difference))
    return found


@dataclass(frozen=True, slots=True)
class _Targets:
    """Faces to be searched, and the same as the right factor of a product."""

    faces: Embeddings
    right: Embeddings

    def blocks(self) -> list[tuple[int, int]]:
        """Where each block of columns begins and ends; the first is small."""
        n = len(self.faces)
        cuts = [0, *range(_FIRST_COLUMNS, n, _BLOCK_COLUMNS), n] if n else [0]
        return [(a, b) for a, b in pairwise(cuts) if a < b]


def _as_left(faces: Embeddings) -> Embeddings:
    """float32[n, d + 2]: times `_as_right` of others it gives squared distances at once."""
    norms = np.einsum("ij,ij->i", faces, faces)[:, None]
    return np.hstack([faces * np.float32(-2), norms, np.ones_like(norms)])


def _as_right(faces: Embeddings) -> Embeddings:
    norms = np.einsum("ij,ij->i", faces, faces)[:, None]
    return np.ascontiguousarray(np.hstack([faces, np.ones_like(norms), norms]).T)


def nearest(
    queries: Embeddings, targets: Embeddings, k: int, r_max: float, own: Indices | None = None
) -> tuple[Indices, Indices, Distances]:
    """For each query its at most `k` nearest targets within `r_max`.

    `own[i]` is the target that query i itself is, and is left out. Returns (query, target,
    distance), sorted by query, then distance, then target.
    """
    if not len(queries) or not len(targets):
        nothing = np.zeros(0, np.int32)
        return nothing, nothing, np.zeros(0, np.float32)
    prepared = _Targets(targets, _as_right(targets))
    parts = [
        _nearest_block(
            queries[start : start + _BLOCK_ROWS],
            prepared,
            k,
            r_max,
            None if own is None else own[start : start + _BLOCK_ROWS],
        )
        for start in range(0, len(queries), _BLOCK_ROWS)
    ]
    rows = [part[0] + np.int32(i * _BLOCK_ROWS) for i, part in enumerate(parts)]
    return (
        np.concatenate(rows),
        np.concatenate([part[1] for part in parts]),
        np.concatenate([part[2] for part in parts]),
    )


def _nearest_block(
    queries: Embeddings, targets: _Targets, k: int, r_max: float, own: Indices | None
) -> tuple[Indices, Indices, Distances]:
    wanted = k + 1 + _SPARE
    limit = np.full(len(queries), r_max * r_max + _SLACK, np.float32)
    left = _as_left(queries)
    parts: list[tuple[Indices, Indices, Distances]] = []
    held = 0
    for start, stop in targets.blocks():
        square = left @ targets.right[:, start:stop]
        if start == 0 and stop > 2 * wanted:
            # What is beyond the wanted place in the first columns never gets in.
            kth = np.partition(square, wanted, axis=1)[:, wanted]
            np.minimum(limit, kth + np.float32(_SLACK), out=limit)
        place = np.flatnonzero(square <= limit[:, None])
        rows, columns = np.divmod(place, stop - start)
        parts.append(
            (rows.astype(np.int32), (columns + start).astype(np.int32), square.ravel()[place])
        )
        held += len(place)
        if held > 2 * wanted * len(queries) or stop == len(targets.faces):
            parts = [_tightened(parts, wanted, limit)]
            held = len(parts[0][0])
    rows, columns, _ = parts[0]
    if own is not None:
        other = columns != own[rows]
        rows, columns = rows[other], columns[other]
    distances = exact_distances(queries, targets.faces, rows, columns)
    inside = distances <= r_max
    rows, columns, distances = rows[inside], columns[inside], distances[inside]
    keep = first_of_each(rows, distances, columns, k)
    return rows[keep], columns[keep], distances[keep]


def _tightened(
    parts: list[tuple[Indices, Indices, Distances]], wanted: int, limit: Distances
) -> tuple[Indices, Indices, Distances]:
    """The `wanted` nearest of each row; full rows let in nothing farther from now on."""
    rows, columns, squares = (np.concatenate(column) for column in zip(*parts, strict=True))
    # A float above 0 sorts like its bits, so one integer sorts by row, then square.
    bits = np.maximum(squares, np.float32(0)).view(np.uint32).astype(np.int64)
    order = np.argsort(rows.astype(np.int64) << 32 | bits)
    begin = np.searchsorted(rows[order], np.arange(len(limit)))
    keep = order[np.arange(len(order)) - begin[rows[order]] < wanted]
    rows, columns, squares = rows[keep], columns[keep], squares[keep]
    last = np.flatnonzero(np.r_[rows[1:] != rows[:-1], len(rows) > 0])
    last = last[np.bincount(rows, minlength=len(limit))[rows[last]] >= wanted]
    limit[rows[last]] = np.minimum(limit[rows[last]], squares[last] + np.float32(_SLACK))
    return rows, columns, squares


def first_of_each(rows: Indices, values: Distances, ties: Indices, count: int) -> Offsets:
    """Positions of the `count` smallest values of each row, by row, value, tie."""
    order = np.lexsort((ties, values, rows))
    sorted_rows = rows[order]
    begin = np.searchsorted(sorted_rows, sorted_rows, side="left")
    return order[np.arange(len(order)) - begin < count]


def _as_graph(
    n: int, rows: Indices, columns: Indices, distances: Distances, k: int, r_max: float
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
    own = np.arange(n, dtype=np.int32)
    return _as_graph(n, *nearest(faces, faces, k, r_max, own), k, r_max)


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
    own = np.arange(n_old, n, dtype=np.int32)
    new_rows, new_columns, new_distances = nearest(faces[n_old:], faces, k, r_max, own)
    old_rows, old_columns, old_distances = nearest(faces[:n_old], faces[n_old:], k, r_max)
    rows = np.concatenate([graph.sources, old_rows])
    columns = np.concatenate([graph.indices, old_columns + np.int32(n_old)])
    distances = np.concatenate([graph.distances, old_distances])
    keep = first_of_each(rows, distances, columns, k)
    return _as_graph(
        n,
        np.concatenate([rows[keep], new_rows + np.int32(n_old)]),
        np.concatenate([columns[keep], new_columns]),
        np.concatenate([distances[keep], new_distances]),
        k,
        r_max,
    )


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
