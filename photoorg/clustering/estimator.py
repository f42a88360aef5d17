"""Chinese Whispers as a scikit-learn estimator, for any vectors and not only for faces.

The product's own grouping (`grouping`) is made for dlib's face descriptors: its constants
are distances between those. What is left for vectors of any kind is the algorithm itself on
the graph of all pairs nearer than a threshold, each weighing how far below it is.
"""

import math
from numbers import Real
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from photoorg.clustering.hashing import Keys, mix
from photoorg.clustering.lab_extra import lab_packages
from photoorg.clustering.whispers import Labels, weighted_graph, whisper

with lab_packages():
    from sklearn.base import BaseEstimator, ClusterMixin
    from sklearn.neighbors import NearestNeighbors
    from sklearn.utils import check_random_state
    from sklearn.utils.validation import validate_data

Rows = npt.NDArray[np.float64]
Ends = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float64]

_UNITS = 1 << 20


class ChineseWhispers(ClusterMixin, BaseEstimator):  # type: ignore[misc]
    """Groups rows by Chinese Whispers on the graph of pairs nearer than `threshold`.

    Every row starts as a group of its own and keeps taking over the label that weighs most
    among its neighbours, until nothing changes. The number of groups is found, not given. The
    result does not depend on the order of the rows.

    Source: Chris Biemann, "Chinese Whispers - an efficient graph clustering algorithm and its
    application to natural language processing problems", TextGraphs 2006.

    Parameters:
        threshold: Euclidean distance, in the units of the data, from which on two rows have
            nothing to do with each other. A pair weighs 1 - distance / threshold.
        random_state: an int, a RandomState or None; the order of visits and the choice among
            equal labels. With an int the result is the same every time.

    Attributes:
        labels_: int64[n], 0..c-1, of all rows seen so far.
        n_features_in_: the number of columns seen by `fit`.
        feature_names_in_: their names, where `fit` was given a data frame.

    All pairs nearer than `threshold` are held in memory, as in `sklearn.cluster.DBSCAN`.
    """

    def __init__(self, threshold: float = 0.5, *, random_state: Any = None) -> None:
        self.threshold = threshold
        self.random_state = random_state

    def fit(self, X: npt.ArrayLike, y: object = None) -> Self:  # noqa: N803
        """Group the rows of X [n, d]; what was seen before is forgotten.

        Raises:
            ValueError: X is no such array of finite numbers, or a parameter is out of range.
        """
        return self._start(validate_data(self, X, dtype=np.float64))

    def partial_fit(self, X: npt.ArrayLike, y: object = None) -> Self:  # noqa: N803
        """Add the rows of X [m, d]: each joins a group that is there, or founds one with others.

        Rows seen before keep their labels; `labels_` covers those and then the new ones. Two
        groups that new rows lie between stay two; `fit` with all rows looks at everything
        afresh.

        Raises:
            ValueError: X is no array of finite numbers with as many columns as before, or a
                parameter is out of range.
        """
        if not hasattr(self, "labels_"):
            return self.fit(X)
        rows = validate_data(self, X, dtype=np.float64, reset=False)
        self._add(rows)
        return self

    def _start(self, rows: Rows) -> Self:
        seed = self._checked_seed()
        left, right, weights = self._pairs_within(rows)
        graph = weighted_graph(len(rows), left, right, weights)
        keys = _keys_of(rows)
        self.labels_ = whisper(graph, keys, seed)
        self._rows, self._keys = rows.copy(), keys
        return self

    def _add(self, rows: Rows) -> None:
        """Every group that is there takes part as one node, which never changes its label."""
        seed = self._checked_seed()
        groups = int(self.labels_.max()) + 1
        new = np.arange(groups, groups + len(rows), dtype=np.int32)
        left, right, weights = self._pairs_within(rows)
        node, group, pull = self._pairs_with_groups(rows, groups)
        graph = weighted_graph(
            groups + len(rows),
            np.r_[new[left], new[node]],
            np.r_[new[right], group],
            np.r_[weights, pull],
        )
        keys = _keys_of(rows)
        labels = whisper(
            graph,
            np.r_[_keys_of_groups(self._keys, self.labels_, groups), keys],
            seed,
            settled=np.arange(groups + len(rows)) < groups,
        )
        self.labels_ = np.r_[self.labels_, labels[groups:]]
        self._rows = np.vstack([self._rows, rows])
        self._keys = np.r_[self._keys, keys]

    def _pairs_within(self, rows: Rows) -> tuple[Ends, Ends, Weights]:
        if len(rows) < 2:
            return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0)
        near = self._neighbours(rows).radius_neighbors_graph(mode="distance").tocoo()
        once = near.row < near.col
        left, right = near.row[once].astype(np.int32), near.col[once].astype(np.int32)
        return left, right, self._weights(near.data[once])

    def _pairs_with_groups(self, rows: Rows, groups: int) -> tuple[Ends, Ends, Weights]:
        """For each new row and each group within reach, the sum of the weights between them."""
        near = self._neighbours(self._rows).radius_neighbors_graph(rows, mode="distance").tocoo()
        code = near.row.astype(np.int64) * groups + self.labels_[near.col]
        found, place = np.unique(code, return_inverse=True)
        row, group = np.divmod(found, groups)
        pull = np.zeros(len(found))
        np.add.at(pull, place, self._weights(near.data))
        return row.astype(np.int32), group.astype(np.int32), pull

    def _neighbours(self, rows: Rows) -> Any:
        return NearestNeighbors(radius=float(self.threshold)).fit(rows)

    def _weights(self, distances: npt.NDArray[np.float64]) -> Weights:
        # Shares of the threshold, so that the unit of the data does not matter, and whole
        # multiples of 2**-20, so that their sums do not depend on the order of rows.
        shares: Weights = np.rint((1 - distances / float(self.threshold)) * _UNITS) / _UNITS
        return shares

    def _checked_seed(self) -> int:
        threshold: object = self.threshold
        if not isinstance(threshold, Real) or not 0 < float(threshold) < math.inf:
            raise ValueError(f"threshold has to be a number above 0, not {threshold!r}")
        return int(check_random_state(self.random_state).randint(np.iinfo(np.int32).max))


def _keys_of(rows: Rows) -> Keys:
    """uint64[n] from the content of each row of float64[n, d], as `hashing.keys_of` does."""
    words = (np.ascontiguousarray(rows) + 0.0).view(np.uint64)
    keys = np.zeros(len(rows), np.uint64)
    for column in words.T:
        keys = mix(keys ^ column)
    return keys


def _keys_of_groups(keys: Keys, labels: Labels, groups: int) -> Keys:
    """uint64[groups] from the keys of the members, in whatever order those came."""
    summed = np.zeros(groups, np.uint64)
    np.add.at(summed, labels, keys)
    return mix(summed)
