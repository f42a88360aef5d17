"""Groups in a few numbers each: size, centre, spread, crowding.

The mean of all squared distances between two groups follows from these alone,

    mean |a - b|^2 = |centre_a - centre_b|^2 + spread_a + spread_b,

with the spread the mean squared distance of a group's faces from their centre. So average
linkage between groups of thousands costs the same as between two faces, is exact, and a
group takes up a face by updating three numbers.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.searching import Embeddings, nearest, nearest_others

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_PAIRS = 256


@dataclass(frozen=True, slots=True)
class Summaries:
    """What is known of g groups: int64[g], float64[g, d], float64[g] squared, float64[g] squared.

    `crowding` is what a group's squared distances grow by because strangers are near it.
    """

    sizes: Ints
    centres: Floats
    spreads: Floats
    crowding: Floats

    def __len__(self) -> int:
        return len(self.sizes)

    def with_crowding(self, crowding: Floats) -> "Summaries":
        """The same groups in another crowd."""
        return Summaries(self.sizes, self.centres, self.spreads, crowding)

    def squares(self, left: Ints, right: Ints) -> Floats:
        """float64[m]: mean squared distance of groups left[i] and right[i], crowding included."""
        found = np.empty(len(left), np.float64)
        for start in range(0, len(left), _PAIRS):
            a, b = left[start : start + _PAIRS], right[start : start + _PAIRS]
            difference = self.centres.take(a, axis=0)
            difference -= self.centres.take(b, axis=0)
            found[start : start + _PAIRS] = np.einsum("ij,ij->i", difference, difference)
        own = self.spreads + self.crowding / 2
        return found + own[left] + own[right]

    def as_points(self, side: int) -> Embeddings:
        """float32[g, d + 2]: points whose squared distances, between sides 0 and 1, are `squares`.

        Each side has a coordinate of its own that the other has at 0, so what a group adds to
        every squared distance is added.
        """
        points = np.zeros((len(self), self.centres.shape[1] + 2), np.float32)
        points[:, :-2] = self.centres
        points[:, -2 + side] = np.sqrt(self.spreads + self.crowding / 2)
        return points


def summarise(embeddings: Embeddings, groups: Ints, weights: Floats | None = None) -> Summaries:
    """The summaries of faces float32[n, d] in groups int64[n] numbered 0..g-1, none empty.

    `weights` float64[n] are the faces' crowding, of which a group has the mean.
    """
    sizes = np.bincount(groups)
    centres = np.empty((len(sizes), embeddings.shape[1]))
    # Most groups are of one face, which is its own centre: only the others are summed up.
    alone = np.flatnonzero(sizes[groups] == 1)
    centres[groups[alone]] = embeddings[alone]
    order = np.argsort(groups, kind="stable")
    order = order[sizes[groups[order]] > 1]
    rows, ordered = embeddings[order].astype(np.float64), groups[order]
    start = np.flatnonzero(np.diff(ordered, prepend=-1))
    if len(start):
        shared = ordered[start]
        centres[shared] = np.add.reduceat(rows, start, axis=0) / sizes[shared, None]
    rows -= centres[ordered]
    squared = np.einsum("ij,ij->i", rows, rows)
    spreads = np.bincount(ordered, squared, minlength=len(sizes)) / sizes
    crowding = np.zeros(len(sizes))
    if weights is not None:
        crowding = np.bincount(groups, weights, minlength=len(sizes)) / sizes
    return Summaries(sizes.astype(np.int64), centres, spreads, crowding)


def near_groups(
    queries: Summaries, targets: Summaries, k: int, r_max: float, own: Ints | None = None
) -> tuple[Ints, Ints, Floats]:
    """For each query its `k` nearest targets within `r_max`: (query, target, squared distance).

    `own[i]` is the target that query i itself is, and is left out. If the queries are the
    targets, no group is near itself.
    """
    left, right = queries.as_points(0), targets.as_points(1)
    if queries is targets:
        rows, columns, distances = nearest_others(left, k, r_max, right)
    else:
        places = None if own is None else own.astype(np.int32)
        rows, columns, distances = nearest(left, right, k, r_max, places)
    return rows.astype(np.int64), columns.astype(np.int64), distances.astype(np.float64) ** 2
