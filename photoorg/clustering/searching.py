"""Exact search for the nearest faces, in blocks of bounded memory.

Candidates come from float32 products, |a|^2 + |b|^2 - 2ab, which are wrong by less than 1e-5
for descriptors (norm about 1.4). That matters only near zero and at the k-th place. So a few
more than `k` are taken, their distances are computed again from differences, and only then a
row is cut. Such a distance depends on the two faces alone.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

Embeddings = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int32]
Distances = npt.NDArray[np.float32]
Found = tuple[Indices, Indices, Distances]
"""(query, target, distance), each [m]."""

_SPARE = 8
_SLACK = np.float32(1e-4)
_ROWS = 512
_FIRST_COLUMNS = 2048
_COLUMNS = 8192
# Smaller squares would suit the cache, but each product waits for all threads of the linear
# algebra, which is long where other programs hold the cores: so few products, of much work.
_SQUARE = 2048
_ELEMENTS = 1 << 22
_EXACT_PAIRS = 512


def exact_distances(
    left: Embeddings, right: Embeddings, rows: Indices, columns: Indices
) -> Distances:
    """float32[m]: Euclidean distance of left[rows[i]] and right[columns[i]], from differences."""
    found = np.empty(len(rows), np.float32)
    for start in range(0, len(rows), _EXACT_PAIRS):
        part = slice(start, start + _EXACT_PAIRS)
        difference = left.take(rows[part], axis=0)
        difference -= right.take(columns[part], axis=0)
        found[part] = np.sqrt(np.einsum("ij,ij->i", difference, difference))
    return found


def squares_between(left: Embeddings, right: Embeddings) -> Distances:
    """float32[p, q]: squared distances, wrong by less than 1e-5 for descriptors."""
    squares = (left * np.float32(-2)) @ right.T
    squares += np.einsum("ij,ij->i", right, right)
    squares += np.einsum("ij,ij->i", left, left)[:, None]
    return np.asarray(squares, np.float32)


def nearer_than(
    queries: Embeddings, targets: Embeddings, limits: Distances, strict: npt.NDArray[np.bool_]
) -> Found:
    """All (query, target, distance) not farther than the target's own limit [q], unsorted.

    Where `strict` [q] is set a distance equal to the limit does not count.
    """
    parts = []
    for begin in range(0, len(queries), _ROWS):
        block = queries[begin : begin + _ROWS]
        for first, last in _column_blocks(len(targets), len(block)):
            squares = squares_between(block, targets[first:last])
            row, column = np.nonzero(squares <= limits[first:last] ** 2 + _SLACK)
            rows, columns = row.astype(np.int32), (column + first).astype(np.int32)
            distances = exact_distances(block, targets, rows, columns)
            near = distances <= limits[columns]
            near &= ~strict[columns] | (distances < limits[columns])
            parts.append((rows[near] + np.int32(begin), columns[near], distances[near]))
    return _joined(parts)


def first_of_each(
    rows: Indices, values: Distances, ties: Indices, count: int
) -> npt.NDArray[np.int64]:
    """Positions of the `count` smallest values of each row, by row, value, tie."""
    code = _codes(rows, values)
    order = np.argsort(code)
    # To sort all by two keys would be slow, and only few are equal in the first.
    twin = np.flatnonzero(np.diff(code[order]) == 0)
    twin = np.union1d(twin, twin + 1)
    equal = order[twin]
    order[twin] = equal[np.lexsort((ties[equal], code[equal]))]
    return order[_places(rows[order]) < count]


def _codes(rows: Indices, values: Distances) -> npt.NDArray[np.int64]:
    """One integer for each that sorts by row, then value; below 0 all values are one."""
    # A float above 0 sorts like its bits.
    bits = np.maximum(values, np.float32(0)).view(np.uint32).astype(np.int64)
    return rows.astype(np.int64) << 32 | bits


def _places(rows: Indices) -> npt.NDArray[np.int64]:
    """The place of each within its row, from 0; `rows` are sorted."""
    lengths = np.bincount(rows)
    return np.arange(len(rows)) - (np.cumsum(lengths) - lengths)[rows]


def nearest(
    queries: Embeddings, targets: Embeddings, k: int, r_max: float, own: Indices | None = None
) -> Found:
    """For each query its at most `k` nearest targets within `r_max`.

    `own[i]` is the target that query i itself is, and is left out. Sorted by query, then
    distance, then target.
    """
    # For a few queries it would cost more to arrange the targets than to search them.
    right = _as_right(targets) if len(queries) > _ROWS else None
    parts = []
    for start in range(0, len(queries) if len(targets) else 0, _ROWS):
        block = queries[start : start + _ROWS]
        left = _as_left(block)
        found = _Candidates(len(block), k, r_max)
        for first, last in _column_blocks(len(targets), len(block)):
            if right is None:
                square = squares_between(block, targets[first:last])
            else:
                square = left @ right[:, first:last]
            if first == 0:
                found.narrow(square)
            found.take(square, first)
        mine = None if own is None else own[start : start + _ROWS]
        parts.append(found.finish(block, targets, mine, start))
    return _joined(parts)


def nearest_others(
    faces: Embeddings, k: int, r_max: float, seen: Embeddings | None = None
) -> Found:
    """For each face its at most `k` nearest others within `r_max`; sorted as in `nearest`.

    Each product of two blocks serves the rows of both, so this is half the work. `seen` is how
    the faces look to others, if not as they are; i must be as far from seen j as j from seen i.
    """
    seen = faces if seen is None else seen
    blocks = [(a, min(a + _SQUARE, len(faces))) for a in range(0, len(faces), _SQUARE)]
    left, right = _as_left(faces), _as_right(seen)
    found = [_Candidates(last - first, k, r_max) for first, last in blocks]
    for place, (first, last) in enumerate(blocks):
        square = left[first:last] @ right[:, first:last]
        found[place].narrow(square)
        found[place].take(square, first)
    parts = []
    for place, (first, last) in enumerate(blocks):
        for later in range(place + 1, len(blocks)):
            begin, end = blocks[later]
            square = left[first:last] @ right[:, begin:end]
            # One pass over the block for both sides; what it finds is few.
            near = np.flatnonzero(square <= max(found[place].loosest, found[later].loosest))
            rows, columns = np.divmod(near, end - begin)
            squares = square.ravel()[near]
            found[place].offer(rows, columns + begin, squares)
            found[later].offer(columns, rows + first, squares)
        own = np.arange(first, last, dtype=np.int32)
        parts.append(found[place].finish(faces[first:last], seen, own, first))
        found[place].forget()
    return _joined(parts)


class _Candidates:
    """The nearest targets seen so far of a block of queries."""

    def __init__(self, queries: int, k: int, r_max: float) -> None:
        self._k, self._r_max = k, r_max
        self._wanted = k + 1 + _SPARE
        self._limit = np.full(queries, np.float32(r_max * r_max) + _SLACK, np.float32)
        self._parts: list[Found] = []
        self._held = 0

    def narrow(self, square: Distances) -> None:
        """What is beyond the wanted place among some targets never gets in."""
        inside = np.count_nonzero(square <= self._limit[:, None], axis=1)
        many = np.flatnonzero(inside > 2 * self._wanted)
        if len(many):
            kth = np.partition(square[many], self._wanted, axis=1)[:, self._wanted]
            self._limit[many] = np.minimum(self._limit[many], kth + _SLACK)

    def take(self, square: Distances, first: int) -> None:
        """Look at squared distances [queries, m] to the targets from number `first` on."""
        place = np.flatnonzero(square <= self._limit[:, None])
        rows, columns = np.divmod(place, square.shape[1])
        self._add(rows, columns + first, square.ravel()[place])

    @property
    def loosest(self) -> np.float32:
        """The largest squared distance that any query still takes."""
        return np.float32(self._limit.max())

    def offer(
        self, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], squares: Distances
    ) -> None:
        """Look at pairs (query, target) and their squared distances."""
        near = squares <= self._limit[rows]
        self._add(rows[near], columns[near], squares[near])

    def _add(
        self, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], squares: Distances
    ) -> None:
        self._parts.append((rows.astype(np.int32), columns.astype(np.int32), squares))
        self._held += len(rows)
        if self._held > 2 * self._wanted * len(self._limit):
            self._tighten()

    def _tighten(self) -> None:
        """Keep the wanted nearest of each row; full rows let in nothing farther from now on."""
        rows, columns, squares = (np.concatenate(part) for part in zip(*self._parts, strict=True))
        order = np.argsort(_codes(rows, squares))
        keep = order[_places(rows[order]) < self._wanted]
        rows, columns, squares = rows[keep], columns[keep], squares[keep]
        last = np.flatnonzero(np.r_[rows[1:] != rows[:-1], len(rows) > 0])
        last = last[np.bincount(rows, minlength=len(self._limit))[rows[last]] >= self._wanted]
        limit = self._limit[rows[last]]
        self._limit[rows[last]] = np.minimum(limit, squares[last] + _SLACK)
        self._parts = [(rows, columns, squares)]
        self._held = len(rows)

    def finish(
        self, queries: Embeddings, targets: Embeddings, own: Indices | None, first: int
    ) -> Found:
        """The exact rows; queries are numbered from `first` on."""
        self._tighten()
        rows, columns, _ = self._parts[0]
        if own is not None:
            other = columns != own[rows]
            rows, columns = rows[other], columns[other]
        distances = exact_distances(queries, targets, rows, columns)
        inside = distances <= self._r_max
        rows, columns, distances = rows[inside], columns[inside], distances[inside]
        keep = first_of_each(rows, distances, columns, self._k)
        return rows[keep] + np.int32(first), columns[keep], distances[keep]

    def forget(self) -> None:
        """Free the memory."""
        self._parts = []


def _joined(parts: list[Found]) -> Found:
    if not parts:
        nothing = np.zeros(0, np.int32)
        return nothing, nothing, np.zeros(0, np.float32)
    rows, columns, distances = zip(*parts, strict=True)
    return np.concatenate(rows), np.concatenate(columns), np.concatenate(distances)


def _column_blocks(n: int, rows: int) -> list[tuple[int, int]]:
    """Where each block of columns begins and ends; the first is small, few rows make it long."""
    cuts = [0, *range(_FIRST_COLUMNS, n, max(_COLUMNS, _ELEMENTS // rows)), n]
    return list(pairwise(cuts))


def _as_left(faces: Embeddings) -> Embeddings:
    """float32[n, d + 2]: times `_as_right` of others it gives squared distances at once."""
    norms = np.einsum("ij,ij->i", faces, faces)[:, None]
    return np.hstack([faces * np.float32(-2), norms, np.ones_like(norms)])


def _as_right(faces: Embeddings) -> Embeddings:
    norms = np.einsum("ij,ij->i", faces, faces)[:, None]
    return np.ascontiguousarray(np.hstack([faces, np.ones_like(norms), norms]).T)
