"""Room for new faces among circles that stay where they are."""

from collections.abc import Iterator

import numpy as np

from photoorg.analysis.circles import (
    FACE_RADIUS,
    TOUCHING,
    Circles,
    Floats,
    box,
    distances,
    places_within,
    sunflower,
    sunflower_circle,
)
from photoorg.analysis.packing import Sites

_LEAST_GAP = 0.6
"""Between two circles that have grown; with it their faces are still no touching ones."""

_NEAREST = 0.95
"""Between two faces of a group."""

_GROWTH = 2.0
"""A circle is not made larger by more than this for one face."""

_DIRECTIONS = 48
_TRIED_FIRST = 6
_TRIED_AT_ONCE = 32


class Plane:
    """Circles with room between them; newcomers are put where there is some."""

    def __init__(self, circles: Circles, gap: float) -> None:
        self._gap = gap
        self._known = circles.groups
        self._groups = circles.groups
        self._counts = circles.counts.copy()
        self._x, self._y = circles.centres.T.copy()  # each in one piece: all are looked at often
        self._radii = circles.radii.copy()

    def circles(self) -> Circles:
        """All circles as they are now."""
        centres = np.column_stack([self._x, self._y])
        return Circles(self._groups, centres, self._radii, self._counts).sorted()

    def found(self, group: int, count: int, wish: Floats) -> Floats:
        """float64[count, 2]: places for a new circle of a group, as near as can be to a wish."""
        x, y, radius = sunflower_circle(count)
        centre = self._free_place(wish, radius + self._gap / 2)
        self._groups = np.append(self._groups, group)
        self._counts = np.append(self._counts, count)
        self._x, self._y = np.append(self._x, centre[0]), np.append(self._y, centre[1])
        self._radii = np.append(self._radii, radius)
        return sunflower(0, count) + (centre - (x, y))

    def join(self, group: int, count: int, known: Floats) -> Floats:
        """float64[count, 2]: places for newcomers of a group with faces at `known` [k, 2].

        At the rim of its circles, the largest first; those for whom there is no room there are
        put together as near as can be. A group joins once.
        """
        first, last = np.searchsorted(self._known, [group, group + 1]).tolist()
        found: list[Floats] = []
        for place in range(first, last):
            faces = known[distances(known, self._centre(place)) < self._radii[place]]
            while len(found) < count:
                spot = self._at_the_rim(place, faces)
                if spot is None:
                    break
                found.append(spot)
                faces = np.vstack([faces, spot])
                self._grow(place, faces)
        if len(found) < count:
            rest = self.found(group, count - len(found), self._centre(first))
            found.extend(rest)
        return np.array(found)

    def _centre(self, place: int) -> Floats:
        return np.array([self._x[place], self._y[place]])

    def _near(self, point: Floats, reach: float, besides: int = -1) -> tuple[Floats, Floats]:
        """Centres and radii of the circles that are within reach of a point, up and across."""
        wide = self._radii + reach
        near = (np.abs(self._x - point[0]) < wide) & (np.abs(self._y - point[1]) < wide)
        places = np.flatnonzero(near)
        places = places[places != besides]
        return np.column_stack([self._x[places], self._y[places]]), self._radii[places]

    def _free_place(self, wish: Floats, radius: float) -> Floats:
        reach = 6 * radius + 12
        while True:
            centres, radii = self._near(wish, reach + self._gap + radius)
            sites = Sites(wish - reach, wish + reach, radius)
            sites.block(centres, radii + self._gap / 2)
            site = sites.nearest(wish)
            if site is not None:
                place = sites.take(site)
                if distances(place, wish) <= reach:  # else there may be a nearer one outside
                    return place
            reach *= 2

    def _grow(self, place: int, faces: Floats) -> None:
        low, high = box(faces)
        centre = (low + high) / 2
        self._x[place], self._y[place] = centre
        self._radii[place] = distances(faces, centre).max() + FACE_RADIUS
        self._counts[place] += 1

    def _at_the_rim(self, place: int, faces: Floats) -> Floats | None:
        """A place that touches faces of a circle and makes it overlap with no other."""
        centre, radius = self._centre(place), float(self._radii[place])
        others, widths = self._near(centre, radius + 2 * _GROWTH, besides=place)
        widths = widths + FACE_RADIUS + _LEAST_GAP
        low, high = box(faces)
        # Farther in nobody touches a spot, or is the farthest from the middle of a larger circle.
        rim = faces[distances(faces, centre) > radius - _GROWTH - FACE_RADIUS]
        for spots in _spots(radius, len(faces)):
            tried = centre + spots
            nearest = _apart(tried, rim).min(axis=1)
            tried = tried[(nearest >= _NEAREST) & (nearest < TOUCHING)]
            middles = (np.minimum(low, tried) + np.maximum(high, tried)) / 2
            reach = np.maximum(
                _apart(middles, rim).max(axis=1, initial=0.0), distances(tried, middles)
            )
            room = (_apart(middles, others) - widths).min(axis=1, initial=np.inf)
            free = np.flatnonzero(reach <= room)
            if len(free):
                return np.asarray(tried[free[0]])
        return None


def _spots(radius: float, count: int) -> Iterator[Floats]:
    """Where a circle of so many faces may grow: the next places of its sunflower, then around it.

    A few at first, which mostly are enough. The places before the next are taken, unless somebody
    has left.
    """
    outermost = radius - FACE_RADIUS
    first, last = places_within(outermost - 0.4), places_within(radius + _GROWTH)
    middle = min(max(first, count), last)
    few = min(middle + _TRIED_FIRST, last)
    for begin, end in ((middle, few), (few, last), (first, middle)):
        for start in range(begin, end, _TRIED_AT_ONCE):
            yield sunflower(start, min(start + _TRIED_AT_ONCE, end))
    angles = np.arange(_DIRECTIONS) * (2 * np.pi / _DIRECTIONS)
    ring = np.column_stack([np.cos(angles), np.sin(angles)])
    yield ring * (outermost + 0.6)
    yield ring * (outermost + 1.0)


def _apart(points: Floats, others: Floats) -> Floats:
    """float64[p, q]: distances."""
    return distances(points[:, None], others[None])
