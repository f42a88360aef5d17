"""Joins few points bottom-up into a whole tree, by average linkage or by Ward's criterion.

`merging` does average linkage among any number of groups, but only up to a limit and from a
sparse list of pairs. Here every pair counts up to the last join, so it takes memory for all
pairs and is meant for some hundred points.

Source of the algorithm: nearest-neighbour chains, Murtagh, "A survey of recent advances in
hierarchical clustering algorithms", 1983; of the update of distances: Lance and Williams, "A
general theory of classificatory sorting strategies", 1967; of the criteria: Sokal and Michener,
1958, and Ward, "Hierarchical grouping to optimize an objective function", 1963.
"""

from enum import StrEnum

import numpy as np

from photoorg.clustering.searching import Embeddings, squares_between
from photoorg.clustering.summaries import Floats, Ints


class Linkage(StrEnum):
    """What makes two groups near."""

    AVERAGE = "average"
    """A small mean of the squared distances between their points."""
    WARD = "ward"
    """A small growth of the sum of the points' squared distances from their centre."""


def joins(points: Embeddings, linkage: Linkage) -> list[tuple[Ints, Ints]]:
    """The g - 1 joins of float32[g, d], the nearest first: the points of the two that become one.

    Where points are equally near, their order decides.
    """
    count = len(points)
    heights = np.maximum(squares_between(points, points), 0).astype(np.float64)
    np.fill_diagonal(heights, np.inf)
    sizes, alive = np.ones(count), np.ones(count, bool)
    chain: list[int] = []
    found: list[tuple[float, int, int]] = []
    while len(found) < count - 1:
        if not chain:
            chain.append(int(np.argmax(alive)))
        row = heights[chain[-1]]
        nearest = int(row.argmin())
        if len(chain) < 2 or row[nearest] < row[chain[-2]]:
            chain.append(nearest)
            continue
        a, b = sorted((chain.pop(), chain.pop()))
        found.append((float(heights[a, b]), a, b))
        alive[b] = False
        joined = _joined(heights, sizes, a, b, linkage)
        joined[a] = joined[~alive] = np.inf
        heights[a] = heights[:, a] = joined
        heights[b] = heights[:, b] = np.inf
        sizes[a] += sizes[b]
    return _grown(count, found)


def _joined(heights: Floats, sizes: Floats, a: int, b: int, linkage: Linkage) -> Floats:
    """float64[g]: how near everybody is to a and b together."""
    one, other = sizes[a], sizes[b]
    if linkage is Linkage.AVERAGE:
        return np.asarray((one * heights[a] + other * heights[b]) / (one + other))
    own = np.where(np.isfinite(heights[a]), sizes * heights[a, b], 0)
    near_one, near_other = (sizes + one) * heights[a], (sizes + other) * heights[b]
    return np.asarray((near_one + near_other - own) / (sizes + one + other))


def _grown(count: int, found: list[tuple[float, int, int]]) -> list[tuple[Ints, Ints]]:
    groups = [np.array([point]) for point in range(count)]
    tree = []
    # The chain finds joins out of order; a join is never lower than those that made its sides.
    for _, a, b in sorted(found, key=lambda join: join[0]):
        tree.append((groups[a], groups[b]))
        groups[a] = np.concatenate([groups[a], groups[b]])
    return tree
