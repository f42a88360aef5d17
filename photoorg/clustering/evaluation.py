"""How good a grouping is, against the truth, in the usual measures.

All are computed from the contingency table (how many faces have label a in truth and b in the
result), which is kept sparse.

- B-cubed: Bagga and Baldwin, "Algorithms for scoring coreference chains", 1998; Amigo et al.,
  "A comparison of extrinsic clustering evaluation metrics", 2009. Every face counts the same,
  so a wrong merge of large groups weighs by the faces that suffer from it.
- pairwise: precision and recall over pairs of faces. A merge of two large groups dominates.
- NMI: mutual information over the arithmetic mean of both entropies, scikit-learn's default.
- ARI: Hubert and Arabie, "Comparing partitions", 1985.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        if self.precision + self.recall == 0:
            return 0.0
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every measure of one grouping."""

    faces: int
    people: int
    groups: int
    b_cubed: Score
    pairwise: Score
    nmi: float
    ari: float


@dataclass(frozen=True, slots=True)
class _Table:
    cells: npt.NDArray[np.int64]
    cell_truth: npt.NDArray[np.int64]
    cell_found: npt.NDArray[np.int64]
    truth: npt.NDArray[np.int64]
    found: npt.NDArray[np.int64]
    faces: int


def _table(truth: npt.ArrayLike, found: npt.ArrayLike) -> _Table:
    left, right = np.asarray(truth), np.asarray(found)
    if left.shape != right.shape or left.ndim != 1:
        raise ValueError(f"one label per face is needed, not {left.shape} and {right.shape}")
    _, left_code, left_sizes = np.unique(left, return_inverse=True, return_counts=True)
    _, right_code, right_sizes = np.unique(right, return_inverse=True, return_counts=True)
    width = max(len(right_sizes), 1)
    code, cells = np.unique(left_code * width + right_code, return_counts=True)
    return _Table(cells, code // width, code % width, left_sizes, right_sizes, len(left))


def _b_cubed(table: _Table) -> Score:
    if table.faces == 0:
        return Score(1.0, 1.0)
    squares = table.cells.astype(np.float64) ** 2
    precision = np.sum(squares / table.found[table.cell_found]) / table.faces
    recall = np.sum(squares / table.truth[table.cell_truth]) / table.faces
    return Score(float(precision), float(recall))


def _pairs(sizes: npt.NDArray[np.int64]) -> int:
    return int(np.sum(sizes * (sizes - 1) // 2))


def _pairwise(table: _Table) -> Score:
    both, found, truth = _pairs(table.cells), _pairs(table.found), _pairs(table.truth)
    return Score(both / found if found else 1.0, both / truth if truth else 1.0)


def _entropy(sizes: npt.NDArray[np.int64]) -> float:
    share = sizes / sizes.sum()
    return float(-np.sum(share * np.log(share)))


def _nmi(table: _Table) -> float:
    if len(table.truth) == len(table.found) and len(table.truth) <= 1:
        return 1.0
    entropy = (_entropy(table.truth) + _entropy(table.found)) / 2
    share = table.cells / table.faces
    independent = (
        table.truth[table.cell_truth] * table.found[table.cell_found] / float(table.faces) ** 2
    )
    information = float(np.sum(share * np.log(share / independent)))
    return max(information, 0.0) / entropy if entropy > 0 else 0.0


def _ari(table: _Table) -> float:
    both, found, truth = _pairs(table.cells), _pairs(table.found), _pairs(table.truth)
    total = table.faces * (table.faces - 1) // 2
    if total == 0:
        return 1.0
    expected = found * truth / total
    largest = (found + truth) / 2
    return 1.0 if largest == expected else (both - expected) / (largest - expected)


def b_cubed(truth: npt.ArrayLike, found: npt.ArrayLike) -> Score:
    """B-cubed precision and recall of labels `found` [n] against `truth` [n]."""
    return _b_cubed(_table(truth, found))


def pairwise(truth: npt.ArrayLike, found: npt.ArrayLike) -> Score:
    """Precision and recall over pairs; with no pair to judge, 1."""
    return _pairwise(_table(truth, found))


def normalised_mutual_information(truth: npt.ArrayLike, found: npt.ArrayLike) -> float:
    """Mutual information over the arithmetic mean of both entropies, 0 to 1."""
    return _nmi(_table(truth, found))


def adjusted_rand_index(truth: npt.ArrayLike, found: npt.ArrayLike) -> float:
    """Agreement over pairs, corrected for chance: 1 the same, 0 as by chance."""
    return _ari(_table(truth, found))


def evaluate(truth: npt.ArrayLike, found: npt.ArrayLike) -> Evaluation:
    """Every measure at once, from one table.

    Raises:
        ValueError: the two do not have one label per face each.
    """
    table = _table(truth, found)
    return Evaluation(
        faces=table.faces,
        people=len(table.truth),
        groups=len(table.found),
        b_cubed=_b_cubed(table),
        pairwise=_pairwise(table),
        nmi=_nmi(table),
        ari=_ari(table),
    )


def evaluate_subset(
    truth: npt.ArrayLike, found: npt.ArrayLike, subset: npt.NDArray[np.bool_]
) -> Evaluation:
    """Every measure over some of the faces, grouped among all of them.

    B-cubed averages over the faces of the subset only, each judged against its whole group.
    Pairs count when at least one of the two is in the subset. NMI and ARI are of the subset's
    faces by themselves.
    """
    table = _table(truth, found)
    inside = _table(np.asarray(truth)[subset], np.asarray(found)[subset])
    left = np.unique(np.asarray(truth), return_inverse=True)[1]
    right = np.unique(np.asarray(found), return_inverse=True)[1]
    width = max(len(table.found), 1)
    cell = np.searchsorted(table.cell_truth * width + table.cell_found, left * width + right)
    together = table.cells[cell][subset]
    in_found, in_truth = table.found[right][subset], table.truth[left][subset]
    faces = int(np.count_nonzero(subset))
    if faces:
        cubed = Score(float(np.mean(together / in_found)), float(np.mean(together / in_truth)))
    else:
        cubed = Score(1.0, 1.0)
    return Evaluation(
        faces=faces,
        people=len(inside.truth),
        groups=len(inside.found),
        b_cubed=cubed,
        pairwise=_touching_pairs(table, inside, left[subset], right[subset], cell[subset]),
        nmi=_nmi(inside),
        ari=_ari(inside),
    )


def _touching_pairs(
    table: _Table,
    inside: _Table,
    left: npt.NDArray[np.int64],
    right: npt.NDArray[np.int64],
    cell: npt.NDArray[np.int64],
) -> Score:
    """Pairs with at least one face of the subset: each face's pairs, less those seen twice."""
    both = int(np.sum(table.cells[cell] - 1)) - _pairs(inside.cells)
    found = int(np.sum(table.found[right] - 1)) - _pairs(inside.found)
    truth = int(np.sum(table.truth[left] - 1)) - _pairs(inside.truth)
    return Score(both / found if found else 1.0, both / truth if truth else 1.0)
