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

_ROOM = 0.72
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
    middles = fields(wished, np.pi * radii**2 / _ROOM) if len(radii) else np.zeros((0, 2))
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
    done, margin = 0, 4 * size
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
        line, begin, end = line[end > begin], begin[end > begin], end[end > begin]
        width, size = columns + 1, (columns + 1) * lines
        covers = np.bincount(line * width + begin, minlength=size)
        covers -= np.bincount(line * width + end, minlength=size)
        covered = np.cumsum(covers.reshape(lines, width), axis=1)[:, :columns] > 0
        self._free[_REACH:-_REACH, _REACH:-_REACH] &= ~covered

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
        """The nearest free site, looked for in larger and larger squares."""
        reach = _REACH
        while reach < max(self._free.shape):
            reach *= 2
            top, left = max(line - reach, 0), max(column - reach, 0)
            square = self._free[top : line + reach + 1, left : column + reach + 1]
            along, across = np.nonzero(square)
            along += top
            across += left
            squares = (along - line) ** 2 + (across - column) ** 2
            if len(squares):
                first = int(squares.argmin())
                if squares[first] <= reach**2 or square.shape == self._free.shape:
                    return int(along[first]) * self._columns + int(across[first])
        return None

    def take(self, site: int) -> Floats:
        """Put a disc there; float64[2], its centre."""
        self._flat[self._own + site] = False
        line, column = divmod(site, self._columns)
        return np.asarray(self._low + np.array([column - _REACH, line - _REACH]) * self._pitch)


def _offsets() -> tuple[Ints, Ints, Floats]:
    """Steps across and along to the sites within reach, and how far they are; nearest first."""
    steps = np.arange(-_REACH, _REACH + 1)
    along, across = (part.ravel() for part in np.meshgrid(steps, steps, indexing="ij"))
    distances = np.hypot(across, along)
    order = np.lexsort((across, along, distances))
    order = order[distances[order] <= _REACH]
    return across[order], along[order], distances[order]


_OFFSETS = _offsets()
