"""Circles of faces in the plane: how a group's faces lie, and which circle holds them.

The unit of length is the diameter of a face's dot. A group is a sunflower: place k lies at the
golden angle times k, at a distance from the middle that grows with the root of k, so that every
face has the same room. Source: Vogel, "A better way to construct the sunflower head", 1979.

A circle follows from where the faces are, and from nothing else. So positions alone are worth
keeping: the circles are the same when they are read again.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from photoorg.clustering.comparison import components
from photoorg.clustering.explaining import spans

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Positions = npt.NDArray[np.float32]

FACE_RADIUS = 0.5

_STEP = 0.65
"""With it the two nearest places of all are one face's diameter apart."""

_GOLDEN_ANGLE = np.pi * (3 - 5**0.5)

TOUCHING = 1.45
"""Faces of a group that are nearer than this lie together; its parts are always farther apart."""

_LOOSE = 0.35
"""A circle that is wider by this than its faces need may be one of several parts."""


def sunflower(first: int, last: int) -> Floats:
    """float64[last - first, 2]: the places from number `first` on, around (0, 0)."""
    numbers = np.arange(first, last)
    angles, distances = numbers * _GOLDEN_ANGLE, _STEP * np.sqrt(numbers + 0.5)
    return np.column_stack([distances * np.cos(angles), distances * np.sin(angles)])


def places_within(radius: float) -> int:
    """The number of the first place that is farther from the middle than `radius`."""
    return max(0, int(np.ceil((radius / _STEP) ** 2 - 0.5))) if radius > 0 else 0


@lru_cache(maxsize=4096)
def sunflower_circle(count: int) -> tuple[float, float, float]:
    """x, y and radius of the circle around the first `count` places."""
    places = sunflower(0, count)
    low, high = box(places)
    x, y = (low + high) / 2
    return float(x), float(y), float(distances(places, np.array([x, y])).max()) + FACE_RADIUS


def distances(points: Floats, others: Floats) -> Floats:
    """float64[n]: from points [n, 2] to as many others, or to one [2]."""
    # Each axis for itself: numpy goes through pairs of numbers pair by pair.
    across, along = points[..., 0] - others[..., 0], points[..., 1] - others[..., 1]
    across *= across
    along *= along
    across += along
    return np.asarray(np.sqrt(across))


def box(points: Floats) -> tuple[Floats, Floats]:
    """Two corners float64[2], the lowest and the highest, of the box around points [n, 2]."""
    corners = np.array([[axis.min(), axis.max()] for axis in points.T])
    return corners[:, 0], corners[:, 1]


def placed(positions: Positions) -> npt.NDArray[np.bool_]:
    """bool[n]: which of float32[n, 2] are places at all."""
    return np.asarray(np.isfinite(positions[:, 0]) & np.isfinite(positions[:, 1]))


@dataclass(frozen=True, slots=True, eq=False)
class Circles:
    """Where groups lie: sorted by group, and of one group the circle of most faces first.

    A group lies in one circle, except where faces of several were put together since they were
    placed, or where there was no room beside the group for a newcomer.

    Attributes:
        groups: int64[c].
        centres: float64[c, 2].
        radii: float64[c]; half a face's diameter goes around the outermost faces.
        counts: int64[c], how many faces are in each.
    """

    groups: Ints
    centres: Floats
    radii: Floats
    counts: Ints

    def __len__(self) -> int:
        return len(self.groups)

    @property
    def mains(self) -> Ints:
        """int64[g]: the circle of most faces of each group, in the order of the groups."""
        return np.flatnonzero(np.diff(self.groups, prepend=self.groups[:1] - 1))

    def where(self, kept: npt.NDArray[np.bool_]) -> "Circles":
        """Some of the circles."""
        return Circles(self.groups[kept], self.centres[kept], self.radii[kept], self.counts[kept])

    def and_those(self, others: "Circles") -> "Circles":
        """These and others, which are of other groups."""
        at = np.searchsorted(self.groups, others.groups)
        return Circles(
            np.insert(self.groups, at, others.groups),
            np.insert(self.centres, at, others.centres, axis=0),
            np.insert(self.radii, at, others.radii),
            np.insert(self.counts, at, others.counts),
        )

    def sorted(self) -> "Circles":
        """The same circles, in the order that they should have."""
        order = np.lexsort((-self.counts, self.groups))
        return Circles(
            self.groups[order], self.centres[order], self.radii[order], self.counts[order]
        )


def circles_of(positions: Positions, groups: Ints) -> Circles:
    """The circles that hold the faces at float32[n, 2] of groups int64[n].

    Around the middle of the box that holds the faces, as far as to the farthest one. Faces whose
    position is not finite are in none.
    """
    rows = np.flatnonzero(placed(positions))
    rows = rows[np.argsort(groups[rows])]
    points, owners = positions.take(rows, axis=0).astype(np.float64), groups[rows]
    parts = np.cumsum(np.diff(owners, prepend=owners[:1]) != 0)
    circles = _around(points, parts, owners)
    counts, places = np.unique(circles.counts, return_inverse=True)
    needed = np.array([sunflower_circle(int(count))[2] for count in counts])
    loose = circles.radii > (needed[places] if len(counts) else 0) + _LOOSE
    if not loose.any():
        return circles
    among = np.flatnonzero(loose[parts])
    parts[among] = len(circles) + _touching_parts(points[among], parts[among])
    order = np.argsort(parts, kind="stable")
    parts = np.cumsum(np.diff(parts[order], prepend=parts[order][:1]) != 0)
    return _around(points[order], parts, owners[order]).sorted()


def _around(points: Floats, parts: Ints, owners: Ints) -> Circles:
    """A circle for each of the parts 0..c-1, which ascend."""
    begin = np.flatnonzero(np.diff(parts, prepend=-1))
    if not len(begin):
        return Circles(owners, points, np.zeros(0), owners)
    low, high = np.minimum.reduceat(points, begin), np.maximum.reduceat(points, begin)
    centres = (low + high) / 2
    apart = distances(points, centres[parts])
    radii = np.maximum.reduceat(apart, begin) + FACE_RADIUS
    return Circles(owners[begin], centres, radii, np.diff(begin, append=len(parts)))


def _touching_parts(points: Floats, groups: Ints) -> Ints:
    """int64[n]: equal for faces of one group that a chain of touching faces joins."""
    cells = np.floor(points / TOUCHING).astype(np.int64)
    cells -= cells.min(axis=0)
    columns = int(cells[:, 0].max()) + 2
    lines = int(cells[:, 1].max()) + 2
    codes = (groups * lines + cells[:, 1]) * columns + cells[:, 0]
    order = np.argsort(codes, kind="stable")
    codes, points = codes[order], points[order]
    left, right = [], []
    for step in (0, 1, columns - 1, columns, columns + 1):
        begin = np.searchsorted(codes, codes + step)
        end = np.searchsorted(codes, codes + step, side="right")
        other, one = spans(begin, end)
        near = distances(points[one], points[other]) < TOUCHING
        left.append(one[near])
        right.append(other[near])
    found = np.empty(len(points), np.int64)
    found[order] = components(len(points), np.concatenate(left), np.concatenate(right))
    return found
