"""Discs that do not overlap, each as near as can be to where it would like to be.

Two steps. `fields` evens the wished places out: the plane is halved again and again between the
discs, alternately across and along, so that each gets a field as large as it needs, and who was
left of or above somebody still is. `pack` then puts disc after disc, the largest first, on the
free site that is nearest to the middle of its field. Sites are the points of a lattice, and
which of them are free follows from the lines of the lattice that cross the discs placed so far;
so the search is exact, and its cost depends on the area and not on pairs of discs.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from photoorg.clustering.explaining import spans

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

ASPECT = 1.5
"""Width by height of the whole, as of the windows it is looked at in."""

_ROOM = 0.7
"""The share of a field that discs may fill; fuller, they would push each other away."""

_SIZES_AN_OCTAVE = 16
"""Radii are rounded up to this many between one and its double: each has a lattice of its own."""

_COARSEST = 2.0
"""Between sites, unless the disc is so large that more than `_FINEST` would lie in its radius."""

_FINEST = 16

_REACH = 40
"""Within so many sites the nearest are tried one after another, beyond all at once."""

_TRIED = (24, 160, 1000, None)
"""How many of the nearest sites are looked at first, then, and at last."""

_BLOCK = 32
_SLACK = 1e-9


def fields(wished: Floats, areas: Floats) -> Floats:
    """float64[n, 2]: the middles of fields of these areas, float64[n], around (0, 0).

    Neighbours in `wished` float64[n, 2] have neighbouring fields, whatever their distances are.
    """
    n = len(areas)
    height = np.sqrt(areas.sum() / ASPECT)
    # Left, upper, right, lower edge of each field, and whose it is in `order`.
    edges = np.array([[-ASPECT, -1.0, ASPECT, 1.0]]) * height / 2
    order, field = np.arange(n), np.zeros(n, np.int64)
    while len(edges) < n:
        wide = edges[:, 2] - edges[:, 0] >= edges[:, 3] - edges[:, 1]
        across = np.where(wide[field], wished[order, 0], wished[order, 1])
        order = order[np.lexsort((order, across, field))]
        second, share = _halves(areas[order], field, len(edges))
        low = np.where(wide, edges[:, 0], edges[:, 1])
        high = np.where(wide, edges[:, 2], edges[:, 3])
        cut = low + (high - low) * share
        first_edges, second_edges = edges.copy(), edges.copy()
        axis, lines = np.where(wide, 0, 1), np.arange(len(edges))
        first_edges[lines, axis + 2] = cut
        second_edges[lines, axis] = cut
        codes = field * 2 + second
        found, field = np.unique(codes, return_inverse=True)
        edges = np.stack([first_edges, second_edges], axis=1).reshape(-1, 4)[found]
    middles = np.empty((n, 2))
    middles[order] = (edges[field, :2] + edges[field, 2:]) / 2
    return middles


def _halves(areas: Floats, field: Ints, count: int) -> tuple[npt.NDArray[np.bool_], Floats]:
    """Whose is the second half of its field, and the share of the first half in each field.

    Both halves of a field of two and more have somebody; one alone is in the first half.
    """
    begin = np.searchsorted(field, np.arange(count))
    sums = np.concatenate([[0.0], np.cumsum(areas)])
    total = np.add.reduceat(areas, begin)
    middle = sums[:-1] + areas / 2 - sums[begin][field]
    second = middle > total[field] / 2
    second[begin] = False
    last = np.append(begin[1:], len(areas)) - 1
    second[last[last > begin]] = True
    return second, np.add.reduceat(np.where(second, 0.0, areas), begin) / total


def pack(wished: Floats, radii: Floats, tick: Callable[[int], None] | None = None) -> Floats:
    """float64[n, 2]: centres of discs of these radii, float64[n], no two of which overlap.

    `tick` is called with the number of discs that were placed so far.
    """
    if not len(radii):
        return np.zeros((0, 2))
    middles = fields(wished, np.pi * radii**2 / _ROOM)
    sizes = _rounded_up(radii)
    # From the middle outwards among equals, so that they push each other to the rim.
    order = np.lexsort((np.arange(len(radii)), np.hypot(*middles.T), -sizes))
    begin = np.flatnonzero(np.diff(sizes[order], prepend=-1.0))
    centres = np.zeros((len(radii), 2))
    for first, last in zip(begin, np.append(begin[1:], len(order)), strict=True):
        rows, placed = order[first:last], order[:first]
        size = float(sizes[rows[0]])
        centres[rows] = _placed(middles[rows], size, centres[placed], radii[placed])
        if tick is not None:
            tick(int(last))
    return centres


def _rounded_up(radii: Floats) -> Floats:
    steps = np.ceil(np.log2(radii) * _SIZES_AN_OCTAVE - _SLACK)
    return np.asarray(np.maximum(2.0 ** (steps / _SIZES_AN_OCTAVE), radii))


def _placed(wished: Floats, size: float, centres: Floats, radii: Floats) -> Floats:
    """Places for discs of one size beside those that are there, each near its wish."""
    found = np.zeros_like(wished)
    done, margin = 0, _margin(wished, size, centres, radii)
    while done < len(wished):
        there = np.concatenate([centres, found[:done]])
        low = np.vstack([wished, there]).min(axis=0) - margin
        high = np.vstack([wished, there]).max(axis=0) + margin
        sites = Sites(low, high, size)
        sites.block(there, np.concatenate([radii, np.full(done, size)]))
        for place in range(done, len(wished)):
            site = sites.nearest(wished[place])
            if site is None:
                break
            found[place] = sites.take(site)
            done = place + 1
        margin *= 2
    return found


def _margin(wished: Floats, size: float, centres: Floats, radii: Floats) -> float:
    """How far around everything there is room for as much again as is there."""
    everything = np.vstack([wished, centres])
    width, height = everything.max(axis=0) - everything.min(axis=0)
    area = np.square(radii).sum() + len(wished) * size**2
    return float(max(2 * np.sqrt(2 * area) - min(width, height), 0) / 2 + 4 * size)


class Sites:
    """The places in a box, `low` to `high`, where the centre of a disc of one radius may be."""

    def __init__(self, low: Floats, high: Floats, radius: float) -> None:
        self._radius = radius
        self._pitch = max(min(radius / 2, _COARSEST), radius / _FINEST)
        self._low = low
        columns, lines = (np.ceil((high - low) / self._pitch).astype(int) + 1).tolist()
        self._inner: tuple[int, int] = columns, lines
        # A rim of blocked sites, so that offsets never lead from one line into another.
        self._columns: int = columns + 2 * _REACH
        self._free = np.zeros((lines + 2 * _REACH, self._columns), bool)
        self._free[_REACH:-_REACH, _REACH:-_REACH] = True
        self._flat = self._free.reshape(-1)
        # Where there may be a free site; what has none any more is crossed out when it is found.
        self._blocks = np.ones(tuple(side // _BLOCK + 1 for side in self._free.shape), bool)
        across, along, distances = _OFFSETS
        self._around = along * self._columns + across
        self._own = self._around[distances * self._pitch < 2 * radius - _SLACK]

    def block(self, centres: Floats, radii: Floats) -> None:
        """Nothing may overlap these discs."""
        columns, lines = self._inner
        reach = radii + self._radius - _SLACK
        middle = (centres - self._low) / self._pitch
        reach = reach / self._pitch
        first = np.clip(np.ceil(middle[:, 1] - reach), 0, lines).astype(np.int64)
        last = np.clip(np.floor(middle[:, 1] + reach), -1, lines - 1).astype(np.int64)
        line, disc = spans(first, np.maximum(last + 1, first))
        half = np.sqrt(np.maximum(reach[disc] ** 2 - (line - middle[disc, 1]) ** 2, 0))
        begin = np.clip(np.ceil(middle[disc, 0] - half), 0, columns).astype(np.int64)
        end = np.clip(np.floor(middle[disc, 0] + half), -1, columns - 1).astype(np.int64) + 1
        blocked = covered(line, begin, np.maximum(end, begin), columns, lines)
        self._free[_REACH:-_REACH, _REACH:-_REACH] &= ~blocked

    def nearest(self, wish: Floats) -> int | None:
        """The free site that is nearest to the site nearest to `wish`; None if none is free."""
        columns, lines = self._inner
        column, line = np.rint((wish - self._low) / self._pitch).tolist()
        column = min(max(int(column), 0), columns - 1) + _REACH
        line = min(max(int(line), 0), lines - 1) + _REACH
        site = line * self._columns + column
        for count in _TRIED:
            free = self._flat[self._around[:count] + site]
            first = int(free.argmax())
            if free[first]:
                return int(self._around[first]) + site
        return self._far_from(line, column)

    def _far_from(self, line: int, column: int) -> int | None:
        """The nearest free site, looked for in one block of sites after another."""
        top, left = (np.arange(n) * _BLOCK for n in self._blocks.shape)
        down = np.maximum(np.maximum(top - line, line - top - _BLOCK + 1), 0)
        across = np.maximum(np.maximum(left - column, column - left - _BLOCK + 1), 0)
        blocks = np.flatnonzero(self._blocks)
        i, j = np.divmod(blocks, len(left))
        squares = down[i] ** 2 + across[j] ** 2
        found, best = None, np.inf
        for place in np.argsort(squares, kind="stable").tolist():
            if squares[place] >= best:
                break
            y, x = int(top[i[place]]), int(left[j[place]])
            lines, columns = np.nonzero(self._free[y : y + _BLOCK, x : x + _BLOCK])
            if not len(lines):
                self._blocks[i[place], j[place]] = False
                continue
            apart = (lines + y - line) ** 2 + (columns + x - column) ** 2
            first = int(apart.argmin())
            if apart[first] < best:
                best = int(apart[first])
                found = (int(lines[first]) + y) * self._columns + int(columns[first]) + x
        return found

    def take(self, site: int) -> Floats:
        """Put a disc there; float64[2], its centre."""
        self._flat[self._own + site] = False
        line, column = divmod(site, self._columns)
        return np.asarray(self._low + np.array([column - _REACH, line - _REACH]) * self._pitch)


def covered(line: Ints, begin: Ints, end: Ints, columns: int, lines: int) -> npt.NDArray[np.bool_]:
    """bool[lines, columns]: what the stretches from begin[i] up to end[i] of line[i] cover."""
    width, size = columns + 1, (columns + 1) * lines
    depth = np.bincount(line * width + begin, minlength=size)
    depth -= np.bincount(line * width + end, minlength=size)
    return np.cumsum(depth.reshape(lines, width), axis=1)[:, :columns] > 0


def _offsets() -> tuple[Ints, Ints, Floats]:
    """Steps across and along to the sites within reach, and how far they are; nearest first."""
    steps = np.arange(-_REACH, _REACH + 1)
    along, across = (part.ravel() for part in np.meshgrid(steps, steps, indexing="ij"))
    distances = np.hypot(across, along)
    order = np.lexsort((across, along, distances))
    order = order[distances[order] <= _REACH]
    return across[order], along[order], distances[order]


_OFFSETS = _offsets()
