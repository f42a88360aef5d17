"""The ways to group faces that need the extra `lab`, with settings at which each does well."""

from functools import cached_property

from photoorg.clustering.grouping import THRESHOLD
from photoorg.clustering.lab import (
    MOST_AGGLOMERATIVE,
    CostCurve,
    agglomerative,
    cost_curve,
    dbscan,
    k_means,
    plain_whispers,
)
from photoorg.clustering.neighbours import build_graph
from photoorg.clustering.whispers import Labels
from photoorg.library.methods import DBSCAN_RADIUS, Method, Vectors, weighted_whispers

AGGLOMERATIVE_THRESHOLD = 0.5  # the best by F on the labelled set that DBSCAN's radius is from
COMPONENTS = 64  # with half as many, strangers come within the same distances
TOO_MANY = (
    f"Agglomerative grouping is left out above {MOST_AGGLOMERATIVE:,} faces: "
    "it holds the distance of every pair in memory."
)


class KMeansByCost:
    """K-means with the number of groups where the curve of its cost bends most."""

    def __init__(self, embeddings: Vectors, pca: int | None = None) -> None:
        """For float32[n, 128], n > 0, or the first `pca` principal components of them."""
        self._embeddings, self._pca = embeddings, pca

    @cached_property
    def curve(self) -> CostCurve:
        """The cost at each number of groups."""
        return cost_curve(self._embeddings, pca=self._pca)

    def __call__(self) -> Labels:
        """The groups: int64[n]."""
        return k_means(self._embeddings, self.curve.knee, pca=self._pca)


def weighted_method(embeddings: Vectors) -> Method:
    """One pass of our own whispers."""
    return f"weighted whispers {THRESHOLD:g}", lambda: weighted_whispers(embeddings)


def nlpub_method(embeddings: Vectors) -> Method:
    """The same through nlpub's library."""
    name = f"nlpub whispers {THRESHOLD:g}"
    return name, lambda: plain_whispers(build_graph(embeddings), THRESHOLD)


def dbscan_method(embeddings: Vectors, *, min_samples: int = 1, pca: int | None = None) -> Method:
    """DBSCAN at its best radius."""
    least = "" if min_samples == 1 else f", min {min_samples}"
    return (
        f"DBSCAN {DBSCAN_RADIUS:g}{least}{_components(pca)}",
        lambda: dbscan(embeddings, DBSCAN_RADIUS, min_samples=min_samples, pca=pca),
    )


def agglomerative_method(embeddings: Vectors, pca: int | None = None) -> Method | None:
    """Average linkage at its best threshold; None where there are too many faces for it."""
    if len(embeddings) > MOST_AGGLOMERATIVE:
        return None
    return (
        f"agglomerative {AGGLOMERATIVE_THRESHOLD:g}{_components(pca)}",
        lambda: agglomerative(embeddings, AGGLOMERATIVE_THRESHOLD, pca=pca),
    )


def k_means_method(embeddings: Vectors, groups: int, pca: int | None = None) -> Method:
    """K-means for a number of groups that is known."""
    name = f"K-means {groups}{_components(pca)}"
    return name, lambda: k_means(embeddings, groups, pca=pca)


def k_means_by_cost_method(embeddings: Vectors, pca: int | None = None) -> Method:
    """K-means for a number of groups that is not known."""
    return f"K-means by cost{_components(pca)}", KMeansByCost(embeddings, pca)


def further_methods(embeddings: Vectors, people: int) -> list[Method]:
    """What `--algorithms all` adds, for float32[n, 128], n > 0; `people` is 0 if unknown."""
    methods = [weighted_method(embeddings), nlpub_method(embeddings)]
    for pca in (None, COMPONENTS):
        methods += [m for m in (agglomerative_method(embeddings, pca),) if m is not None]
    methods += [
        dbscan_method(embeddings, min_samples=3),
        dbscan_method(embeddings, pca=COMPONENTS),
    ]
    if people:
        methods += [k_means_method(embeddings, people, pca) for pca in (None, COMPONENTS)]
    return [*methods, k_means_by_cost_method(embeddings)]


def _components(pca: int | None) -> str:
    return "" if pca is None else f", PCA {pca}"
