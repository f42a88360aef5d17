"""Other ways to group faces through scikit-learn and nlpub's library, to compare with.

Arrays in, labels out, for those who want to see for themselves what the usual algorithms make
of their photos. Nothing here is used for grouping a library. All of it is deterministic under
a seed. Needs the extra `lab`.
"""

import warnings
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import networkx as nx
import numpy as np
import numpy.typing as npt

from photoorg.clustering.lab_extra import lab_packages
from photoorg.clustering.neighbours import NeighbourGraph
from photoorg.clustering.whispers import Labels, compact

with lab_packages():
    from chinese_whispers import chinese_whispers
    from sklearn.cluster import DBSCAN, AgglomerativeClustering, KMeans, MiniBatchKMeans
    from sklearn.decomposition import PCA
    from sklearn.exceptions import ConvergenceWarning

Vectors = npt.NDArray[np.floating]
Node = TypeVar("Node", bound=Hashable)

MOST_AGGLOMERATIVE = 15_000
"""Average linkage holds the distance of every pair: 0.9 GB for so many rows."""

_MINI_BATCHES_FROM = 10_000
_MOST_GROUPS = 1000
_CURVE_POINTS = 24


@dataclass(frozen=True, slots=True)
class CostCurve:
    """What K-means costs at each number of groups, and where the curve bends.

    Attributes:
        counts: int64[m], ascending numbers of groups.
        costs: float64[m], the sum of squared distances of all rows to their centre.
        knee: the one of `counts` that is farthest below the chord of the curve.
    """

    counts: npt.NDArray[np.int64]
    costs: npt.NDArray[np.float64]
    knee: int


def principal_components(vectors: Vectors, components: int | None) -> Vectors:
    """The first `components` principal components of float[n, d], or all as it is for None.

    At most as many as there are rows or columns; a single row stays as it is.

    Raises:
        ValueError: `components` is below 1.
    """
    if components is not None and components < 1:
        raise ValueError(f"at least 1 component is needed, not {components}")
    if components is None or len(vectors) < 2:
        return vectors
    reduced: Vectors = PCA(min(components, *vectors.shape), svd_solver="full").fit_transform(
        vectors
    )
    return reduced


def dbscan(vectors: Vectors, eps: float, *, min_samples: int = 1, pca: int | None = None) -> Labels:
    """scikit-learn's DBSCAN of float[n, d]: int64[n], -1 for noise."""
    if not len(vectors):
        return np.zeros(0, np.int64)
    rows = principal_components(vectors, pca)
    return _labels(DBSCAN(eps=eps, min_samples=min_samples).fit_predict(rows))


def agglomerative(vectors: Vectors, threshold: float, *, pca: int | None = None) -> Labels:
    """Average linkage of float[n, d], cut at a mean distance of `threshold`: int64[n].

    Raises:
        ValueError: there are more than `MOST_AGGLOMERATIVE` rows.
    """
    if len(vectors) > MOST_AGGLOMERATIVE:
        raise ValueError(f"average linkage of {len(vectors)} rows needs too much memory")
    if len(vectors) < 2:
        return np.zeros(len(vectors), np.int64)
    model = AgglomerativeClustering(
        n_clusters=None, distance_threshold=threshold, linkage="average"
    )
    return compact(_labels(model.fit_predict(principal_components(vectors, pca))))


def k_means(vectors: Vectors, groups: int, *, seed: int = 0, pca: int | None = None) -> Labels:
    """K-means of float[n, d] into `groups` groups, or fewer if there are fewer rows: int64[n].

    In mini-batches above 10,000 rows.

    Raises:
        ValueError: `groups` is below 1.
    """
    if groups < 1:
        raise ValueError(f"at least 1 group is needed, not {groups}")
    if not len(vectors):
        return np.zeros(0, np.int64)
    rows = principal_components(vectors, pca)
    return compact(_labels(_fitted_k_means(rows, min(groups, _distinct(rows)), seed).labels_))


def cost_curve(
    vectors: Vectors,
    *,
    counts: Sequence[int] | None = None,
    seed: int = 0,
    pca: int | None = None,
) -> CostCurve:
    """The cost of K-means over the number of groups, for float[n, d] with at least one row.

    Without `counts`, up to 24 numbers from 1 to half the rows (at most 1,000) are tried, each a
    constant factor above the one before.

    Raises:
        ValueError: there is no row, or `counts` is empty or holds a number below 1.
    """
    if not len(vectors):
        raise ValueError("there is nothing to group")
    rows = principal_components(vectors, pca)
    distinct = _distinct(rows)
    wanted = _default_counts(len(rows)) if counts is None else np.asarray(counts, np.int64)
    if not len(wanted) or wanted.min() < 1:
        raise ValueError("numbers of groups from 1 on are needed")
    tried = np.unique(np.minimum(wanted, distinct))
    costs = np.array([_fitted_k_means(rows, int(k), seed).inertia_ for k in tried], np.float64)
    return CostCurve(tried, costs, int(tried[knee(tried, costs)]))


def knee(counts: npt.NDArray[np.integer], costs: npt.NDArray[np.floating]) -> int:
    """The place of the point of a falling curve that is farthest below its chord.

    Both axes are scaled to 0..1 first, so that their units do not matter; the first point is
    taken where the curve does not bend. Source: Satopaa et al., "Finding a 'Kneedle' in a
    haystack: detecting knee points in system behavior", 2011.
    """
    width, height = float(counts[-1] - counts[0]), float(costs[0] - costs[-1])
    if width <= 0 or height <= 0:
        return 0
    below = 1 - (counts - counts[0]) / width - (costs - costs[-1]) / height
    return int(np.argmax(below))


def whispers_of(
    graph: "nx.Graph[Node]",
    *,
    weighting: Literal["top", "linear", "log"] = "top",
    seed: int = 0,
) -> dict[Node, int]:
    """A label 0..c-1 for each node, by nlpub's plain Chinese Whispers, in the order of nodes.

    `weighting` is the paper's: "top" takes the edges' `weight` as it is (1 where there is
    none), "linear" divides it by the degree of the neighbour, "log" by its logarithm. The graph
    itself is left as it was.

    Source: Ustalov et al., "Watset: local-global graph clustering with applications in sense
    and frame induction", 2019, whose library this is; Biemann, "Chinese Whispers", 2006.
    """
    labelled = chinese_whispers(graph.copy(), weighting=weighting, seed=seed)
    nodes = list(labelled)
    labels = compact(np.array([labelled.nodes[node]["label"] for node in nodes], np.int64))
    return dict(zip(nodes, labels.tolist(), strict=True))


def plain_whispers(graph: NeighbourGraph, threshold: float, *, seed: int = 0) -> Labels:
    """nlpub's plain Chinese Whispers on the pairs below `threshold`: int64[n].

    A pair weighs how far below it is.

    Raises:
        ValueError: `threshold` is above what the graph holds.
    """
    faces: nx.Graph[int] = nx.Graph()
    faces.add_nodes_from(range(len(graph)))
    left, right, distances = graph.pairs(threshold)
    weights = (threshold - distances.astype(np.float64)).tolist()
    faces.add_weighted_edges_from(zip(left.tolist(), right.tolist(), weights, strict=True))
    return np.array(list(whispers_of(faces, seed=seed).values()), np.int64)


def _default_counts(rows: int) -> npt.NDArray[np.int64]:
    most = max(1, min(rows // 2, _MOST_GROUPS))
    return np.unique(np.rint(np.geomspace(1, most, _CURVE_POINTS)).astype(np.int64))


def _distinct(rows: Vectors) -> int:
    return len(np.unique(rows, axis=0))


def _fitted_k_means(rows: Vectors, groups: int, seed: int) -> Any:
    kind = MiniBatchKMeans if len(rows) > _MINI_BATCHES_FROM else KMeans
    with warnings.catch_warnings():
        # Rows that are nearly the same may leave a group empty; there is nothing to be done.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return kind(groups, n_init=1, random_state=seed).fit(rows)


def _labels(found: Any) -> Labels:
    return np.asarray(found, np.int64)
