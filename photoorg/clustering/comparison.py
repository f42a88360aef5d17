"""Other ways to group faces, for those who want to see for themselves.

Only what needs nothing beyond the neighbour graph; what scikit-learn offers lives apart.
"""

import numpy as np
import numpy.typing as npt

from photoorg.clustering.neighbours import NeighbourGraph
from photoorg.clustering.whispers import Labels, compact

NOISE = -1


def components(n: int, left: npt.NDArray[np.integer], right: npt.NDArray[np.integer]) -> Labels:
    """Connected components of `n` nodes joined by pairs (left[i], right[i]).

    Each node points at the smallest node seen so far, and pointers are shortened until nothing
    changes. Source: Shiloach and Vishkin, "An O(log n) parallel connectivity algorithm", 1982.
    """
    parent = np.arange(n, dtype=np.int64)
    while True:
        low = np.minimum(parent[left], parent[right])
        high = np.maximum(parent[left], parent[right])
        if np.array_equal(low, high):
            return compact(parent)
        np.minimum.at(parent, high, low)
        while not np.array_equal(parent, parent[parent]):
            parent = parent[parent]


def linked_groups(graph: NeighbourGraph, threshold: float) -> Labels:
    """Single linkage cut at `threshold`: faces joined by any chain of near pairs."""
    left, right, _ = graph.pairs(threshold)
    return components(len(graph), left, right)


def dbscan(graph: NeighbourGraph, eps: float, min_samples: int = 1) -> Labels:
    """DBSCAN; labels 0..c-1, and `NOISE` for faces that belong to none.

    A face is a core when at least `min_samples` faces, itself counted, are within `eps`; a face
    that is none joins its nearest core within `eps`. Source: Ester et al., "A density-based
    algorithm for discovering clusters in large spatial databases with noise", 1996.

    Raises:
        ValueError: `eps` is above the graph's `r_max`, or `min_samples` above what its rows
            hold.
    """
    if min_samples > graph.k + 1:
        raise ValueError(f"the graph's rows hold {graph.k} faces, too few for {min_samples}")
    n = len(graph)
    left, right, distances = graph.pairs(eps)
    near = np.bincount(left, minlength=n) + np.bincount(right, minlength=n) + 1
    core = near >= min_samples
    dense = core[left] & core[right]
    labels = components(n, left[dense], right[dense])
    source, target = np.r_[left, right], np.r_[right, left]
    joins = ~core[source] & core[target]
    source, target, distance = source[joins], target[joins], np.r_[distances, distances][joins]
    order = np.lexsort((target, distance, source))
    edge, first = np.unique(source[order], return_index=True)
    result = np.where(core, labels, NOISE)
    result[edge] = labels[target[order][first]]
    assigned = result >= 0
    result[assigned] = compact(result[assigned])
    return result


def noise_apart(labels: Labels) -> Labels:
    """The same grouping with every face of `NOISE` in a group of its own, to be compared."""
    alone = labels == NOISE
    result = labels.copy()
    result[alone] = labels.max(initial=-1) + 1 + np.arange(np.count_nonzero(alone))
    return compact(result)
