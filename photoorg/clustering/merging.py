"""Groups whisper too: a group and the one it is nearest to become one, if both agree.

Distance between groups is the mean of all squared distances between their faces (average
linkage), crowding included. In every round all pairs that are each other's nearest merge at
once. With average linkage that gives what merging the nearest pair of all, one at a time,
would give, because a merged group is never nearer to a third than the nearer of its parts
was. Source: Murtagh, "A survey of recent advances in hierarchical clustering algorithms",
1983; average linkage: Sokal and Michener, 1958.

For the same reason a pair of groups that is too far apart never has to be looked at, so a
sparse list of pairs is enough.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from photoorg.clustering.summaries import Floats, Ints, Summaries, near_groups

_NEAR = 64


class Referee(Protocol):
    """Has a say in which groups may become one; knows groups by their number."""

    def forbids(self, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
        """Which of the pairs must not merge."""

    def join(self, keeper: int, joiner: int) -> bool:
        """Let `joiner` become part of `keeper`, unless it is forbidden; whether it was done."""

    def surcharge(self, left: Ints, right: Ints, sizes: Ints) -> Floats:
        """What is added to the squared distance of each pair; `sizes` are those of all groups."""


class Lenient:
    """Lets everybody merge with everybody."""

    def forbids(self, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
        """Nothing."""
        return np.zeros(len(left), bool)

    def join(self, keeper: int, joiner: int) -> bool:
        """Always."""
        return True

    def surcharge(self, left: Ints, right: Ints, sizes: Ints) -> Floats:
        """Nothing."""
        return np.zeros(len(left))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of groups, left < right, each once, with their squared distances."""

    left: Ints
    right: Ints
    squares: Floats

    def __len__(self) -> int:
        return len(self.left)

    def where(self, kept: npt.NDArray[np.bool_]) -> "Pairs":
        """Some of the pairs."""
        return Pairs(self.left[kept], self.right[kept], self.squares[kept])


def candidate_pairs(groups: Summaries, limit: float) -> tuple[Ints, Ints, bool]:
    """Pairs nearer than `limit`, and whether some group had too many to list them all."""
    rows, columns, _ = near_groups(groups, groups, _NEAR, limit)
    full = bool(np.any(np.bincount(rows, minlength=1) >= _NEAR))
    return *_unique_pairs(rows, columns, len(groups)), full


def merge_groups(groups: Summaries, limit: float, referee: Referee | None = None) -> Ints:
    """int64[g]: for each group the number of the group that it has become part of.

    No two that remain are nearer than `limit`, a distance, unless the referee forbids it.
    """
    judge = referee if referee is not None else Lenient()
    merger = Merger(groups, limit, judge)
    while True:
        alive = np.flatnonzero(merger.target == np.arange(len(groups)))
        left, right, full = candidate_pairs(merger.summaries(alive), limit)
        before = len(alive)
        merger.run(alive[left], alive[right])
        after = np.count_nonzero(merger.target == np.arange(len(groups)))
        if not full or after == before:
            return merger.target


class Merger:
    """The state of a merging process over g groups; `target` is what each has become."""

    def __init__(self, groups: Summaries, limit: float, referee: Referee) -> None:
        self.target: Ints = np.arange(len(groups))
        self._sizes = groups.sizes.copy()
        self._centres = groups.centres.copy()
        self._spreads = groups.spreads.copy()
        self._crowding = groups.crowding.copy()
        self._limit = limit**2
        self._referee = referee

    def summaries(self, alive: Ints) -> Summaries:
        """The present state of some groups."""
        return Summaries(
            self._sizes[alive], self._centres[alive], self._spreads[alive], self._crowding[alive]
        )

    def run(self, left: Ints, right: Ints) -> None:
        """Merge until none of the pairs (left[i], right[i]) is left that is near enough."""
        pairs = self._judged(left, right)
        while len(pairs):
            keepers, joiners = self._allowed(mutual_pairs(len(self.target), pairs))
            moved = np.arange(len(self.target))
            moved[joiners] = keepers
            self._absorb(keepers, joiners)
            self.target = moved[self.target]
            touched = np.zeros(len(moved), bool)
            touched[keepers] = touched[joiners] = True
            changed = touched[pairs.left] | touched[pairs.right]
            left, right = moved[pairs.left[changed]], moved[pairs.right[changed]]
            again = self._judged(*_unique_pairs(left, right, len(moved)))
            rest = pairs.where(~changed)
            rest = rest.where(~self._referee.forbids(rest.left, rest.right))
            pairs = Pairs(
                np.concatenate([rest.left, again.left]),
                np.concatenate([rest.right, again.right]),
                np.concatenate([rest.squares, again.squares]),
            )

    def _judged(self, left: Ints, right: Ints) -> Pairs:
        allowed = ~self._referee.forbids(left, right)
        left, right = left[allowed], right[allowed]
        everybody = Summaries(self._sizes, self._centres, self._spreads, self._crowding)
        squares = everybody.squares(left, right)
        squares += self._referee.surcharge(left, right, self._sizes)
        return Pairs(left, right, squares).where(squares < self._limit)

    def _allowed(self, pairs: Pairs) -> tuple[Ints, Ints]:
        """One merge can forbid another of the same round; the nearest pair goes first."""
        turn = np.lexsort((pairs.right, pairs.left, pairs.squares))
        keepers, joiners = pairs.left[turn], pairs.right[turn]
        done = np.array(
            [
                self._referee.join(keeper, joiner)
                for keeper, joiner in zip(keepers.tolist(), joiners.tolist(), strict=True)
            ],
            bool,
        )
        return keepers[done], joiners[done]

    def _absorb(self, a: Ints, b: Ints) -> None:
        size_a, size_b = self._sizes[a], self._sizes[b]
        size = size_a + size_b
        share_a, share_b = size_a / size, size_b / size
        difference = self._centres[a] - self._centres[b]
        apart = np.einsum("ij,ij->i", difference, difference)
        self._spreads[a] = share_a * self._spreads[a] + share_b * self._spreads[b]
        self._spreads[a] += share_a * share_b * apart
        self._crowding[a] = share_a * self._crowding[a] + share_b * self._crowding[b]
        self._centres[a] -= share_b[:, None] * difference
        self._sizes[a] = size


def mutual_pairs(n: int, pairs: Pairs) -> Pairs:
    """Pairs of groups that are each other's nearest; among equals the lower number counts."""
    node = np.concatenate([pairs.left, pairs.right])
    other = np.concatenate([pairs.right, pairs.left])
    squares = np.concatenate([pairs.squares, pairs.squares])
    best = np.full(n, np.inf)
    np.minimum.at(best, node, squares)
    tied = squares == best[node]
    choice = np.full(n, n, np.int64)
    np.minimum.at(choice, node[tied], other[tied])
    has = np.flatnonzero(choice < n)
    keeper = has[(choice[choice[has]] == has) & (has < choice[has])]
    return Pairs(keeper, choice[keeper], best[keeper])


def _unique_pairs(left: Ints, right: Ints, n: int) -> tuple[Ints, Ints]:
    low, high = np.minimum(left, right), np.maximum(left, right)
    code = np.sort((low * n + high)[low != high])
    left, right = np.divmod(code[np.diff(code, prepend=-1) != 0], n)
    return left, right
