"""Pairs of persons that may be one, for the owner to decide.

A pair is as near as the whole of one is to the other, its nearest mode above all (`suggesting`
does the same for one person). Where both have dates there is a second way to be near: a child at
three and at nine are far apart, but the last photos of the one and the first of the other are
not. Of all years only those two are compared that are nearest in time, or the years in which
both were photographed; sisters who look alike at the same age were not that old at one time.
"""

from dataclasses import dataclass

import numpy as np

from photoorg.clustering.album import NOBODY, Album, Flags
from photoorg.clustering.probability import DEFAULT, MatchProbability, reach, to_person
from photoorg.clustering.referee import SAME_PHOTO, pairs_in_photos
from photoorg.clustering.searching import nearer_than
from photoorg.clustering.summaries import Floats, Ints, Summaries, summarise

_YEAR = 365.25 * 24 * 3600
_ERA_FACES = 3
"""A year with fewer dated faces does not speak for how somebody looked then."""

_DIGITS = 6


@dataclass(frozen=True, slots=True, eq=False)
class PersonPairs:
    """Pairs of persons, the most probable first; all arrays [k].

    left, right: int64, persons; `left` is the one with a name, else the one with more faces.
    probabilities, distances: float64, that both are one. chained: bool, it is along the dates
    that they are near, more than as they look on the whole.
    """

    left: Ints
    right: Ints
    probabilities: Floats
    distances: Floats
    chained: Flags

    def __len__(self) -> int:
        return len(self.left)


@dataclass(frozen=True, slots=True, eq=False)
class _Links:
    """Pairs of groups, left < right, each once, and their squared distances float64[m]."""

    left: Ints
    right: Ints
    squares: Floats


def pairs_to_review(
    album: Album,
    *,
    probability: MatchProbability = DEFAULT,
    limit: int = 200,
    least: float = 0.1,
) -> PersonPairs:
    """Pairs of persons, named or not, that are probably one, best first.

    At most `limit`, none less probable than `least`, none that the owner has ruled out, and no
    hidden person. Takes seconds in a large library, so it is for the background.

    Raises:
        ValueError: `least` is not between 0 and 1, or `limit` is below 0.
    """
    if limit < 0:
        raise ValueError(f"a limit is a number from 0, not {limit}")
    farthest = probability.distance_at(least)
    shown = (album.persons != NOBODY) & ~np.isin(album.persons, album.hidden)
    crowd = _crowd_of(album, shown)
    pairs, chained = _united(_by_looks(crowd, farthest), _by_dates(crowd, farthest), len(crowd))
    left, right = crowd.persons[pairs.left], crowd.persons[pairs.right]
    squares = pairs.squares + _surcharge(crowd, pairs, shown)
    kept = np.flatnonzero((squares <= farthest**2) & ~_barred(album, left, right))
    keys = right[kept], left[kept], squares[kept].round(_DIGITS)
    best = kept[np.lexsort(keys)[:limit]]
    one, other = pairs.left[best], pairs.right[best]
    turned = crowd.named[other] & ~crowd.named[one]
    turned |= (crowd.named[other] == crowd.named[one]) & (crowd.sizes[other] > crowd.sizes[one])
    return PersonPairs(
        left=np.where(turned, right[best], left[best]),
        right=np.where(turned, left[best], right[best]),
        probabilities=probability.of(squares[best]),
        distances=np.sqrt(np.maximum(squares[best], 0)),
        chained=chained[best],
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Crowd:
    """The g persons that are compared.

    rows: int64[r], the faces that stand for them; place: int64[r], of which person each is.
    named: bool[g]; sizes: int64[g], of all their faces.
    """

    album: Album
    rows: Ints
    place: Ints
    persons: Ints
    named: Flags
    sizes: Ints

    def __len__(self) -> int:
        return len(self.persons)

    def summaries(self, inside: Flags, parts: Ints) -> Summaries:
        """Of some of the rows, in parts 0..p-1."""
        rows = self.rows[inside]
        return summarise(self.album.embeddings[rows], parts[inside], self.album.crowding[rows])


def _crowd_of(album: Album, shown: Flags) -> _Crowd:
    rows = np.flatnonzero(album.that_count(shown))
    groups, place, _ = album.groups_among(rows)
    persons = album.groups.persons[groups]
    sizes = np.bincount(album.groups.of_row[shown], minlength=len(album.groups))[groups]
    return _Crowd(album, rows, place, persons, np.isin(persons, album.named), sizes)


def _by_looks(crowd: _Crowd, farthest: float) -> _Links:
    """Pairs that can be near enough by the nearest mode of one to the whole of the other.

    Between a name and none it is the modes of the named one, as in `suggest_for_person`; else
    whichever is nearer. Two lone faces without a name are no pair worth anybody's time.
    """
    everything = np.ones(len(crowd.rows), bool)
    wholes = crowd.summaries(everything, crowd.place)
    if not len(wholes):
        return _no_links()
    looks, owner = _looks(crowd, wholes)
    limits = np.full(len(looks), np.sqrt(reach(farthest**2)), np.float32)
    loose = np.zeros(len(looks), bool)
    query, look, distances = nearer_than(wholes.as_points(0), looks.as_points(1), limits, loose)
    one, other = query.astype(np.int64), owner[look]
    useful = (one != other) & (crowd.named[other] | ~crowd.named[one])
    one, other = one[useful], other[useful]
    codes, place = np.unique(_code(one, other, len(crowd)), return_inverse=True)
    nearest = np.full(len(codes), np.inf)
    np.minimum.at(nearest, place.ravel(), distances[useful].astype(np.float64) ** 2)
    left, right = np.divmod(codes, max(len(crowd), 1))
    return _Links(left, right, to_person(nearest, wholes.squares(left, right)))


def _looks(crowd: _Crowd, wholes: Summaries) -> tuple[Summaries, Ints]:
    """What is looked for, and whose: modes, or the whole of those that have none."""
    modes = crowd.album.modes_among(crowd.rows)
    part = modes.of_row.copy()
    has_modes = np.zeros(len(crowd), bool)
    has_modes[crowd.place[part >= 0]] = True
    without = np.flatnonzero(~has_modes)
    number = np.full(len(crowd), -1, np.int64)
    number[without] = len(modes) + np.arange(len(without))
    bare = ~has_modes[crowd.place]
    part[bare] = number[crowd.place[bare]]
    owner = np.concatenate([np.zeros(len(modes), np.int64), without])
    owner[part[part >= 0]] = crowd.place[part >= 0]
    wanted = (crowd.named | (wholes.sizes > 1))[owner]
    renumbered = np.where(wanted, np.cumsum(wanted) - 1, -1)
    part = np.where(part >= 0, renumbered[part], -1)
    return crowd.summaries(part >= 0, part), owner[wanted]


def _by_dates(crowd: _Crowd, farthest: float) -> _Links:
    """Pairs that are near in the years that are nearest in time."""
    if crowd.album.taken_at is None:
        return _no_links()
    taken = crowd.album.taken_at[crowd.rows]
    dated = np.flatnonzero(np.isfinite(taken))
    year = np.floor(taken[dated] / _YEAR).astype(np.int64)
    if not len(dated):
        return _no_links()
    span = 2 * int(year.max() - year.min() + 1)
    keys, era, sizes = np.unique(
        crowd.place[dated] * span + (year - year.min()), return_inverse=True, return_counts=True
    )
    enough = sizes >= _ERA_FACES
    number = np.where(enough, np.cumsum(enough) - 1, -1)
    part = np.full(len(crowd.rows), -1, np.int64)
    part[dated] = number[era.ravel()]
    eras, keys = crowd.summaries(part >= 0, part), keys[enough]
    limits = np.full(len(eras), farthest, np.float32)
    loose = np.zeros(len(eras), bool)
    query, found, _ = nearer_than(eras.as_points(0), eras.as_points(1), limits, loose)
    owner = keys // span
    near = np.unique(_code(owner[query], owner[found], len(crowd)))
    left, right = np.divmod(near, max(len(crowd), 1))
    left, right = left[left != right], right[left != right]
    pair, one, other = _nearest_in_time(keys, span, left, right)
    counts = np.bincount(pair, minlength=len(left))
    squares = np.bincount(pair, eras.squares(one, other), minlength=len(left)) / counts
    return _Links(left, right, squares)


def _nearest_in_time(keys: Ints, span: int, left: Ints, right: Ints) -> tuple[Ints, Ints, Ints]:
    """All eras of the two groups of each pair that are as near in time as any: (pair, era, era).

    `keys` int64[e], ascending, are group * span + year; no two years are half a span apart.
    """
    owner, year = np.divmod(keys, span)
    start, stop = np.searchsorted(owner, left), np.searchsorted(owner, left, side="right")
    counts = stop - start
    pair = np.repeat(np.arange(len(left)), counts)
    one = np.arange(len(pair)) - np.repeat(np.cumsum(counts) - counts - start, counts)
    after = np.searchsorted(keys, right[pair] * span + year[one])
    pair, one = np.tile(pair, 2), np.tile(one, 2)
    other = np.concatenate([after, after - 1])
    there = (other >= 0) & (other < len(keys))
    there[there] = owner[other[there]] == right[pair[there]]
    pair, one, other = pair[there], one[there], other[there]
    gap = np.abs(year[one] - year[other])
    least = np.full(len(left), span)
    np.minimum.at(least, pair, gap)
    nearest = gap == least[pair]
    return pair[nearest], one[nearest], other[nearest]


def _united(looks: _Links, dates: _Links, count: int) -> tuple[_Links, Flags]:
    """The pairs of both kinds, each by the nearer way, and which of them are so by dates."""
    first, second = (_code(links.left, links.right, count) for links in (looks, dates))
    codes = np.union1d(first, second)
    squares = np.full(len(codes), np.inf)
    squares[np.searchsorted(codes, first)] = looks.squares
    place = np.searchsorted(codes, second)
    chained = np.zeros(len(codes), bool)
    chained[place] = dates.squares < squares[place]
    squares[place] = np.minimum(squares[place], dates.squares)
    left, right = np.divmod(codes, max(count, 1))
    return _Links(left, right, squares), chained


def _surcharge(crowd: _Crowd, pairs: _Links, shown: Flags) -> Floats:
    """float64[m]: what faces in the same photos add to the squared distances of pairs."""
    rows = np.flatnonzero(shown)
    left, right = pairs_in_photos(crowd.album.photos[rows])
    place = np.searchsorted(crowd.persons, crowd.album.persons[rows])
    codes, met = np.unique(_code(place[left], place[right], len(crowd)), return_counts=True)
    wanted = _code(pairs.left, pairs.right, len(crowd))
    found = np.flatnonzero(np.isin(wanted, codes))
    meetings = np.zeros(len(wanted))
    meetings[found] = met[np.searchsorted(codes, wanted[found])]
    smaller = np.minimum(crowd.sizes[pairs.left], crowd.sizes[pairs.right])
    return np.asarray(SAME_PHOTO * np.minimum(meetings / smaller, 1), np.float64)


def _barred(album: Album, left: Ints, right: Ints) -> Flags:
    """Which pairs of persons must not become one."""
    span = int(max(left.max(initial=0), right.max(initial=0), album.barred.max(initial=0))) + 1
    barred: Flags = np.isin(left * span + right, album.barred @ np.array([span, 1]))
    return barred


def _code(one: Ints, other: Ints, count: int) -> Ints:
    return np.minimum(one, other) * count + np.maximum(one, other)


def _no_links() -> _Links:
    return _Links(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))
