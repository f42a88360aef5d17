"""The edges of a face graph, in the orders in which they are asked for."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from photoorg.analysis.circles import Ints
from photoorg.clustering.explaining import spans
from photoorg.clustering.hashing import mix
from photoorg.storage.neighbours import StoredNeighbours

Rows = npt.NDArray[np.int32]
Distances = npt.NDArray[np.float32]

_LOW = (1 << 32) - 1
_WIDEST = 1 << 22
"""Ids that lie closer together than this are looked up in a table."""


@dataclass(frozen=True, eq=False)
class Edges:
    """m edges between faces, each once, the shortest first.

    Attributes:
        ids: int64[n], the faces; edges lead from row to row of them.
        left, right: int32[m], left < right.
        distances: float32[m], ascending.
    """

    ids: Ints
    left: Rows
    right: Rows
    distances: Distances

    def __len__(self) -> int:
        return len(self.left)

    def below(self, threshold: float) -> int:
        """How many are nearer than a threshold: they are the first ones."""
        return int(np.searchsorted(self.distances, np.float32(threshold)))

    def among(self, rows: Ints) -> "Edges":
        """The edges between some of the faces, `rows` int64[k] ascending, counted anew."""
        number = np.full(len(self.ids), -1, np.int32)
        number[rows] = np.arange(len(rows), dtype=np.int32)
        left, right = number[self.left], number[self.right]
        kept = (left >= 0) & (right >= 0)
        return Edges(self.ids[rows], left[kept], right[kept], self.distances[kept])

    @cached_property
    def _by_face(self) -> tuple[Ints, Rows]:
        """Where each face's edges begin, int64[n + 1], and their numbers, the shortest first."""
        numbers = np.arange(len(self), dtype=np.int64)
        codes = np.concatenate([self.left, self.right]).astype(np.int64) << 32
        codes |= np.concatenate([numbers, numbers])
        codes.sort()
        begin = np.searchsorted(codes, np.arange(len(self.ids) + 1, dtype=np.int64) << 32)
        return begin.astype(np.int64), (codes & _LOW).astype(np.int32)

    @property
    def degrees(self) -> Ints:
        """int64[n]: how many edges each face has."""
        return np.diff(self._by_face[0])

    def incident_to(self, rows: Ints) -> tuple[Ints, Ints]:
        """Numbers of the edges of some faces, the shortest first, and which of `rows` they are of.

        An edge between two of them comes twice.
        """
        begin, numbers = self._by_face
        places, owner = spans(begin[rows], begin[np.asarray(rows) + 1])
        return numbers[places].astype(np.int64), owner

    @cached_property
    def turns(self) -> npt.NDArray[np.uint32]:
        """uint32[m]: who of too many is drawn first; made of the two faces alone."""
        low, high = (self.ids[rows].astype(np.uint64) for rows in (self.left, self.right))
        return (mix(mix(low) ^ high) >> np.uint64(32)).astype(np.uint32)

    @cached_property
    def in_turn(self) -> Rows:
        """int32[m]: the numbers of the edges in the order in which they are drawn."""
        return np.argsort(self.turns).astype(np.int32)

    def prepare(self) -> None:
        """Work out now what would be worked out when it is first asked for."""
        _ = self._by_face, self.in_turn


def edges_among(ids: Ints, stored: StoredNeighbours, longest: float = np.inf) -> Edges:
    """The edges between faces `ids` int64[n], ascending, nearer than `longest`.

    Distances that are not finite are no edges.
    """
    near = np.flatnonzero(stored.distances < longest)
    left = np.repeat(_rows(ids, stored.faces), stored.counts)[near]
    right = _rows(ids, stored.ids[near])
    inside = np.flatnonzero((left >= 0) & (right >= 0) & (left != right))
    left, right, near = left[inside], right[inside], near[inside]
    codes = np.minimum(left, right).astype(np.int64) * len(ids) + np.maximum(left, right)
    order = np.argsort(codes)
    # Either direction of a pair will do, its distance is the same.
    order = order[np.diff(codes[order], prepend=-1) != 0]
    codes, distances = codes[order], stored.distances[near[order]]
    by_length = np.argsort(distances, kind="stable")
    low, high = np.divmod(codes[by_length], max(len(ids), 1))
    return Edges(ids, low.astype(np.int32), high.astype(np.int32), distances[by_length])


def _rows(ids: Ints, faces: Ints) -> Rows:
    """int32[m]: where `faces` int64[m] are among `ids`, -1 for those that are not."""
    if not len(ids):
        return np.full(len(faces), -1, np.int32)
    first, last = int(ids[0]), int(ids[-1])
    if last - first > _WIDEST:
        place = np.minimum(np.searchsorted(ids, faces), len(ids) - 1)
        return np.where(ids[place] == faces, place, -1).astype(np.int32)
    table = np.full(last - first + 2, -1, np.int32)
    table[ids - first] = np.arange(len(ids), dtype=np.int32)
    outside = (faces < first) | (faces > last)
    found: Rows = table[np.where(outside, last + 1, faces) - first]
    return found
