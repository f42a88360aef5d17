"""How crowded it is around a group: how near do strangers come to it, in this very library.

A distance of 0.5 is a sure match for one face and a daily accident for another: faces that
are blurred, small or poorly lit, and people of whom the network has learnt too little, East
Asian faces above all, are close to everybody. What tells them apart is the distance at which
strangers stand. On a labelled set of 1,567 faces, at one wrong pair in 10,000 a plain
threshold finds 47 % of the true pairs; the same threshold relative to the ten nearest
strangers finds 83 %. The descriptor's norm, the width of the face, and the distance between a
chip and its mirror image were tried as well and tell next to nothing (51 % at best).

Strangers are not known, so other groups stand in for them, each counted once however large.
The nearest few are passed over, for they are often pieces of the same person; and of somebody
with a thousand faces there are many such pieces, so the nearest groups are passed over until
they make up a quarter of the group's own faces. A group in a crowd is penalised; nobody is ever
rewarded for standing alone, so a library of few people cannot lower the bar.

Where there are few groups, the tenth nearest is just anybody. There a second estimate is the
more careful one: distances to strangers are spread by about 0.07 around their middle, for any
face, so the nearest of g strangers are expected a known number of deviations below it.

Whoever is nearer than 0.47 in the mean is hardly a stranger but a piece of the same person that
something keeps apart, the owner's word for one. So a crowd is never taken to be nearer than
that, and faces that are within 0.36 of each other stay together in any crowd.

The idea of correcting for hubs: Radovanovic et al., "Hubs in space", JMLR 2010; normalising a
score by a cohort of strangers: Auckenthaler et al., "Score normalization for text-independent
speaker verification systems", 2000.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from photoorg.clustering.summaries import Floats, Ints, Summaries, near_groups

_FAR = 0.75
_NO_STRANGER = 0.47
_SAMPLE = 512
_LISTED = 64
_OWN_SHARE = 0.25
_BLOCK = 2048
_DEVIATION = 0.07
_MIDDLE = 0.7
_EXPECTED = 0.2
_LEAD = 1.15


@dataclass(frozen=True, slots=True)
class Ranks:
    """Which of the nearest other groups are looked at: first <= rank < last, from 0."""

    first: int
    last: int


def crowding(groups: Summaries, ranks: Ranks, reference: float) -> Floats:
    """float64[g]: what each group's squared distances grow by.

    It is how far the mean squared distance to the other groups of those ranks falls short of
    `reference` squared, or 0. `groups.crowding` itself is not looked at.
    """
    bare = groups.with_crowding(np.zeros(len(groups)))
    return crowding_of(bare, bare, ranks, reference, np.arange(len(groups)))


def crowding_of(
    queries: Summaries, groups: Summaries, ranks: Ranks, reference: float, own: Ints
) -> Floats:
    """The same for some groups `queries` among all `groups`; own[i] is query i's place there."""
    others = len(groups) - 1
    if others < 1 or len(queries) == 0:
        return np.zeros(len(queries))
    near = np.minimum(_by_rank(queries, groups, ranks, own), _by_middle(queries, groups, own))
    return np.maximum(0.0, reference**2 - np.maximum(near, _NO_STRANGER**2))


def crowding_among(squares: npt.NDArray[np.floating], ranks: Ranks, reference: float) -> Floats:
    """The same for q groups from their squared distances float[q, g] to all others at once.

    An infinite distance stands for no stranger at all, as of a group to itself.
    """
    strangers = np.isfinite(squares).sum(axis=1)
    counted = int(strangers.min(initial=np.iinfo(np.int64).max))
    if counted < 1 or not len(squares):
        return np.zeros(len(squares))
    first = ranks.first if counted > ranks.first else 0
    last = min(ranks.last, counted)
    near = np.sort(np.partition(squares, last - 1, axis=1)[:, :last], axis=1)[:, first:]
    by_rank = np.minimum(near, _FAR**2).mean(axis=1)
    filled = np.flatnonzero(np.isfinite(squares).any(axis=0))
    sample = filled[np.linspace(0, len(filled) - 1, min(_SAMPLE, len(filled))).astype(np.int64)]
    middle = _middle_of(np.sqrt(np.maximum(squares[:, sample], 0)))
    expected = np.maximum(middle - _below(counted) * _DEVIATION, 0)
    nearest = np.maximum(np.minimum(by_rank, expected**2), _NO_STRANGER**2)
    return np.asarray(np.maximum(0.0, reference**2 - nearest), np.float64)


def _middle_of(distances: npt.NDArray[np.floating]) -> Floats:
    """The `_MIDDLE` quantile of the finite values of each row, which has at least one."""
    ordered = np.sort(distances.astype(np.float64), axis=1)
    place = _MIDDLE * np.maximum(np.isfinite(ordered).sum(axis=1) - 1, 0)
    low, high = np.floor(place).astype(np.int64), np.ceil(place).astype(np.int64)
    row = np.arange(len(ordered))
    step = (ordered[row, high] - ordered[row, low]) * (place - low)
    return np.asarray(ordered[row, low] + step, np.float64)


def _below(others: int) -> float:
    """How many deviations under the middle the nearest of so many strangers are expected."""
    normal = NormalDist()
    return normal.inv_cdf(_MIDDLE) - normal.inv_cdf(min(_EXPECTED / others, 0.5)) - _LEAD


def _by_rank(queries: Summaries, groups: Summaries, ranks: Ranks, own: Ints) -> Floats:
    others = len(groups) - 1
    first = ranks.first if others > ranks.first else 0
    last = min(ranks.last, others)
    rows, columns, squares = near_groups(queries, groups, min(_LISTED, others), _FAR, own)
    begin = np.searchsorted(rows, rows)
    nearer = np.cumsum(groups.sizes[columns]) - groups.sizes[columns]
    nearer -= nearer[begin] if len(rows) else 0
    stranger = np.arange(len(rows)) - begin >= first
    stranger &= nearer >= _OWN_SHARE * queries.sizes[rows]
    rows, squares = rows[stranger], squares[stranger]
    counted = np.arange(len(rows)) - np.searchsorted(rows, rows) < last - first
    total = np.bincount(rows[counted], squares[counted], minlength=len(queries))
    missing = last - first - np.bincount(rows[counted], minlength=len(queries))
    return (total + missing * _FAR**2) / (last - first)


def _by_middle(queries: Summaries, groups: Summaries, own: Ints) -> Floats:
    others = len(groups) - 1
    sample = np.unique(np.linspace(0, others, min(_SAMPLE, others + 1)).astype(np.int64))
    points, targets = queries.as_points(0), groups.as_points(1)[sample]
    target_norms = np.einsum("ij,ij->i", targets, targets)
    place = _MIDDLE * (len(sample) - 2)
    low, share = int(place), place - int(place)
    middle = np.empty(len(queries))
    for start in range(0, len(queries), _BLOCK):
        block = points[start : start + _BLOCK]
        squares = target_norms - 2 * (block @ targets.T)
        squares += np.einsum("ij,ij->i", block, block)[:, None]
        squares[own[start : start + _BLOCK, None] == sample] = np.inf
        high = min(low + 1, len(sample) - 2)
        ordered = np.partition(squares, (low, high), axis=1)
        a, b = np.sqrt(np.maximum(ordered[:, [low, high]], 0)).T
        middle[start : start + _BLOCK] = a + (b - a) * share
    nearest_expected = np.maximum(middle - _below(others) * _DEVIATION, 0)
    return np.asarray(nearest_expected**2, np.float64)
