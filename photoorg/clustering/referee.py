"""Holds merging groups to the owner's word."""

import numpy as np
import numpy.typing as npt

from photoorg.clustering.constraints import FREE, Constraints
from photoorg.clustering.summaries import Floats, Ints

SAME_PHOTO = 0.08
"""Added to the squared distance of two faces of one photo: at 0.5 a match becomes one at 0.41.

A mirror image or a collage stays well below that; sisters at one party do not.
"""


class OwnersReferee:
    """A referee over g groups of n faces; `groups` int64[n] numbers them 0..g-1, -1 is out.

    Groups that hold a face of the same confirmed label are one *party*: whatever one of them
    holds or refuses, all do, since they end under one label.
    """

    def __init__(self, constraints: Constraints, groups: Ints) -> None:
        self._groups = groups
        count = int(groups.max(initial=-1)) + 1
        inside = groups >= 0
        confirmed = constraints.confirmed_of(len(groups))
        held = constraints.held_by(len(groups))
        self.label = np.full(count, FREE, np.int64)
        """int64[g]: the confirmed label of each group."""
        self._badge = np.full(count, FREE, np.int64)
        exclusive = inside & np.isin(held, constraints.exclusive)
        self._badge[groups[exclusive]] = held[exclusive]
        sure = inside & (confirmed != FREE)
        self.label[groups[sure]] = self._badge[groups[sure]] = confirmed[sure]
        self._partners = constraints.partners()
        self._party = np.arange(count)
        _, first, inverse = np.unique(self.label, return_index=True, return_inverse=True)
        named = self.label != FREE
        self._party[named] = first[inverse[named]]
        self._holds: dict[int, set[int]] = {}
        self._refuses: dict[int, set[int]] = {}
        contested = np.isin(held, constraints.contested)
        tagged = np.column_stack([groups, held])[inside & (held != confirmed) & contested]
        for group, label in np.unique(tagged, axis=0).tolist():
            self._hold(int(self._party[group]), label)
        for label in self._partners.keys() & set(self.label.tolist()):
            self._hold(int(self._party[np.argmax(self.label == label)]), label)
        for face, labels in constraints.refused_by(len(groups)).items():
            if inside[face]:
                party = int(self._party[groups[face]])
                self._refuses.setdefault(party, set()).update(labels)
        self._opinionated, self._refusing = np.zeros((2, count), bool)
        self._note_opinions()
        self._left, self._right = _same_photo(constraints.photos, groups)
        self._moved = np.arange(count)
        self._shared: tuple[Ints, Ints] | None = None

    def _hold(self, party: int, label: int) -> None:
        self._holds.setdefault(party, set()).add(label)
        self._refuses.setdefault(party, set()).update(self._partners.get(label, ()))

    def _note_opinions(self) -> None:
        minded = list(self._refuses.keys() | self._holds.keys())
        self._refusing[[party for party, labels in self._refuses.items() if labels]] = True
        self._opinionated = (self._badge != FREE) | np.isin(self._party, minded)

    def forbids(self, left: Ints, right: Ints) -> npt.NDArray[np.bool_]:
        """Pairs of different confirmed or exclusive people, or who refuse each other."""
        a, b = self._badge[left], self._badge[right]
        forbidden: npt.NDArray[np.bool_] = (a != b) & (a != FREE) & (b != FREE)
        if self._refuses:
            a, b = self._party[left], self._party[right]
            asked = self._opinionated[left] & self._opinionated[right] & (a != b)
            asked &= ~forbidden & (self._refusing[a] | self._refusing[b])
            place = np.flatnonzero(asked)
            _, first, inverse = np.unique(
                a[place] * len(self._party) + b[place], return_index=True, return_inverse=True
            )
            pairs = zip(left[place[first]].tolist(), right[place[first]].tolist(), strict=True)
            clashes = np.array([self._clash(one, other) for one, other in pairs], bool)
            forbidden[place] = clashes[inverse]
        return forbidden

    def _clash(self, one: int, other: int) -> bool:
        return self._minds(one, other) or self._minds(other, one)

    def _minds(self, one: int, other: int) -> bool:
        refuses = self._refuses.get(int(self._party[one]))
        if not refuses:
            return False
        holds = self._holds.get(int(self._party[other]), set())
        return not refuses.isdisjoint(holds) or int(self.label[other]) in refuses

    def join(self, keeper: int, joiner: int) -> bool:
        """Unite two groups, and the parties that they belong to."""
        self._moved[joiner] = keeper
        if not (self._opinionated[keeper] or self._opinionated[joiner]):
            self._shared = None
            return True
        if self.forbids(np.array([keeper]), np.array([joiner]))[0]:
            self._moved[joiner] = joiner
            return False
        self._shared = None
        stay, leave = int(self._party[keeper]), int(self._party[joiner])
        if stay != leave:
            self._unite(stay, leave)
        self._opinionated[keeper] = self._opinionated[joiner] = True
        return True

    def _unite(self, stay: int, leave: int) -> None:
        members = np.flatnonzero((self._party == leave) | (self._party == stay))
        self._party[members] = stay
        self.label[members] = self.label[members].max()
        self._badge[members] = self._badge[members].max()
        for said in (self._holds, self._refuses):
            said.setdefault(stay, set()).update(said.pop(leave, set()))
        self._refusing[stay] |= self._refusing[leave]
        self._opinionated[members] = True

    def surcharge(self, left: Ints, right: Ints, sizes: Ints) -> Floats:
        """`SAME_PHOTO` times the share of the smaller group that meets the other in a photo."""
        added = np.zeros(len(left))
        if not len(self._left):
            return added
        if self._shared is None:
            self._shared = self._count_shared()
        codes, counts = self._shared
        count = len(self._moved)
        wanted = np.minimum(left, right) * count + np.maximum(left, right)
        place = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
        met = codes[place] == wanted
        smaller = np.minimum(sizes[left], sizes[right])[met]
        added[met] = SAME_PHOTO * np.minimum(counts[place[met]] / smaller, 1)
        return added

    def _count_shared(self) -> tuple[Ints, Ints]:
        while not np.array_equal(self._moved, self._moved[self._moved]):
            self._moved = self._moved[self._moved]
        left, right = self._moved[self._left], self._moved[self._right]
        low, high = np.minimum(left, right), np.maximum(left, right)
        codes, counts = np.unique(low * len(self._moved) + high, return_counts=True)
        return codes, counts.astype(np.int64)

    def unite_parties(self, target: Ints) -> Ints:
        """Groups that merging left in pieces, though they bear one confirmed label, made one."""
        _, first, inverse = np.unique(self.label, return_index=True, return_inverse=True)
        return np.where(self.label != FREE, target[first[inverse]], target)


def _same_photo(photos: Ints | None, groups: Ints) -> tuple[Ints, Ints]:
    """The groups of every two faces that share a photo."""
    if photos is None:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    left, right = pairs_in_photos(photos)
    left, right = groups[left], groups[right]
    both = (left >= 0) & (right >= 0)
    return left[both], right[both]


def pairs_in_photos(photos: Ints) -> tuple[Ints, Ints]:
    """Every two faces (a < b by place in their photo) that share a photo."""
    order = np.argsort(photos, kind="stable")
    ordered = photos[order]
    lefts, rights = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for step in range(1, len(photos)):
        same = np.flatnonzero(ordered[step:] == ordered[:-step])
        if not len(same):
            break
        lefts.append(order[same])
        rights.append(order[same + step])
    return np.concatenate(lefts), np.concatenate(rights)
