"""Which of many points are near a place, in a rectangle, in a lasso: a grid of cells.

The points of each cell lie one after another in one array, and cells of a line follow each
other, so whatever covers a stretch of cells is a slice. Points that are not finite are in no
cell, and so are never found.
"""

from copy import copy
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from photoorg.analysis.packing import covered
from photoorg.clustering.explaining import spans

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Rect = tuple[float, float, float, float]
"""Two opposite corners: x, y, x, y."""

_POINTS_A_CELL = 4
_MOST_CELLS = 512
"""Across, and along: a grid must not be larger than what lies in it."""

_PAIRS_AT_ONCE = 1 << 20
_MARGIN = 1e-3
"""Of a cell: an edge that passes so near to a cell may as well cross it."""

_NOTHING = np.zeros(0, np.int64)


class PlaneIndex:
    """A grid over points float32[n, 2]; answers are rows int64, ascending unless said otherwise."""

    def __init__(self, positions: npt.ArrayLike) -> None:
        points = np.asarray(positions, np.float32).reshape(-1, 2).astype(np.float64)
        rows = np.flatnonzero(np.isfinite(points[:, 0]) & np.isfinite(points[:, 1]))
        points = points[rows]
        self._low = points.min(axis=0) if len(rows) else np.zeros(2)
        self._high = points.max(axis=0) if len(rows) else np.zeros(2)
        extent = self._high - self._low
        self._shape = _cells_each_way(len(rows), extent)
        self._scale = np.divide(self._shape, extent, out=np.zeros(2), where=extent > 0)
        columns, lines = self._cells(points).T
        cells = lines * self._shape[0] + columns
        order = np.argsort(cells)
        self._rows, self._points = rows[order], points[order]
        counts = np.bincount(cells, minlength=self._shape[0] * self._shape[1])
        self._begin = np.concatenate([[0], np.cumsum(counts)])

    def __len__(self) -> int:
        return len(self._rows)

    def without(self, rows: Ints) -> "PlaneIndex":
        """An index over the other points, made of this one in much less time than anew."""
        gone = np.zeros(max(self._rows.max(initial=-1), np.max(rows, initial=-1)) + 1, bool)
        gone[rows] = True
        kept = ~gone[self._rows]
        found = copy(self)
        found._rows, found._points = self._rows[kept], self._points[kept]
        found._begin = np.concatenate([[0], np.cumsum(kept)])[self._begin]
        return found

    def inside(self, rect: Rect) -> Ints:
        """For culling: all points in a rectangle and a few around it, in no order."""
        return np.concatenate([_NOTHING, *(self._rows[part] for part in self._slices(rect))])

    def in_rect(self, rect: Rect) -> Ints:
        """The points in a rectangle, those on its edges too."""
        left, top, right, bottom = _sorted(rect)
        rows, points = self._gathered(rect)
        x, y = points.T
        return np.sort(rows[(x >= left) & (x <= right) & (y >= top) & (y <= bottom)])

    def nearest(self, point: tuple[float, float], radius: float) -> int:
        """The row of the nearest point that is not farther than `radius`, or -1.

        Of several equally near ones the first row.
        """
        x, y = point
        if not radius >= 0:
            return -1
        rows, points = self._gathered((x - radius, y - radius, x + radius, y + radius))
        across, along = points[:, 0] - x, points[:, 1] - y
        squares = across * across + along * along
        least = squares.min(initial=np.inf)
        if not len(rows) or not least <= radius * radius:
            return -1
        return int(rows[squares == least].min())

    def in_lasso(self, polygon: npt.ArrayLike) -> Ints:
        """The points inside a polygon float[k, 2], which closes itself, by the even-odd rule.

        Only cells that an edge crosses are looked into; of any other one point speaks for all.
        Source of the rule: Shimrat, "Algorithm 112: Position of point relative to polygon", 1962.
        """
        corners = np.asarray(polygon, np.float64).reshape(-1, 2)
        if len(corners) < 3 or not len(self) or not np.isfinite(corners).all():
            return _NOTHING
        first, last = self._cells(np.array([corners.min(axis=0), corners.max(axis=0)])).tolist()
        lines = np.arange(first[1], last[1] + 1)[:, None] * self._shape[0]
        cells = (lines + np.arange(first[0], last[0] + 1)).ravel()
        cells = cells[self._begin[cells + 1] > self._begin[cells]]
        crossed = self._crossed(corners)[cells]
        whole = cells[~crossed]
        whole = whole[_even_odd(self._points[self._begin[whole]], corners)]
        places, _ = spans(self._begin[whole], self._begin[whole + 1])
        others, _ = spans(self._begin[cells[crossed]], self._begin[cells[crossed] + 1])
        others = others[_even_odd(self._points[others], corners)]
        found: Ints = self._rows[np.concatenate([places, others])]
        found.sort()
        return found

    def _cells(self, points: Floats) -> Ints:
        """int64[m, 2]: column and line; what lies outside the grid is in the cells of its rim."""
        places = (np.clip(points, self._low, self._high) - self._low) * self._scale
        return np.asarray(np.minimum(places.astype(np.int64), np.array(self._shape) - 1))

    def _slices(self, rect: Rect) -> list[slice]:
        """Where the points are that lie in the cells that a rectangle touches."""
        left, top, right, bottom = _sorted(rect)
        touches = right >= self._low[0] and left <= self._high[0]
        touches &= bottom >= self._low[1] and top <= self._high[1]
        if not touches or not len(self):
            return []
        first, last = self._cells(np.array([(left, top), (right, bottom)])).tolist()
        columns = self._shape[0]
        lines = np.arange(first[1], last[1] + 1) * columns
        if first[0] == 0 and last[0] == columns - 1:
            lines = lines[:1]
            last[0] += (last[1] - first[1]) * columns
        begin, end = self._begin[lines + first[0]], self._begin[lines + last[0] + 1]
        return [slice(*ends) for ends in zip(begin.tolist(), end.tolist(), strict=True)]

    def _gathered(self, rect: Rect) -> tuple[Ints, Floats]:
        """Rows and points in the cells that a rectangle touches."""
        slices = self._slices(rect)
        return (
            np.concatenate([_NOTHING, *(self._rows[part] for part in slices)]),
            np.concatenate([np.zeros((0, 2)), *(self._points[part] for part in slices)]),
        )

    def _crossed(self, corners: Floats) -> npt.NDArray[np.bool_]:
        """bool[cells]: those that an edge of a polygon crosses or nearly touches."""
        columns, lines = self._shape
        if not self._scale.all():
            return np.ones(columns * lines, bool)
        starts = (corners - self._low) * self._scale
        ends = np.roll(starts, -1, axis=0)
        low, high = np.minimum(starts, ends) - _MARGIN, np.maximum(starts, ends) + _MARGIN
        first = np.clip(np.floor(low[:, 1]), 0, lines).astype(np.int64)
        last = np.clip(np.floor(high[:, 1]), -1, lines - 1).astype(np.int64)
        line, edge = spans(first, np.maximum(last + 1, first))
        rise = (ends - starts)[edge]
        slope = np.divide(rise[:, 0], rise[:, 1], out=np.zeros(len(edge)), where=rise[:, 1] != 0)
        reach = []
        for border in (line - _MARGIN, line + 1 + _MARGIN):
            x = starts[edge, 0] + slope * (border - starts[edge, 1])
            flat = np.abs(rise[:, 1]) < _MARGIN
            reach.append((np.where(flat, low[edge, 0], x), np.where(flat, high[edge, 0], x)))
        left = np.maximum(np.minimum(reach[0][0], reach[1][0]) - _MARGIN, low[edge, 0])
        right = np.minimum(np.maximum(reach[0][1], reach[1][1]) + _MARGIN, high[edge, 0])
        begin = np.clip(np.floor(left), 0, columns - 1).astype(np.int64)
        end = np.clip(np.floor(right), 0, columns - 1).astype(np.int64) + 1
        return covered(line, begin, end, columns, lines).ravel()


def _sorted(rect: Rect) -> Rect:
    left, top, right, bottom = rect
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def _cells_each_way(points: int, extent: Floats) -> tuple[int, int]:
    """Columns and lines of cells that are about square and hold a few points each."""
    wanted = max(points / _POINTS_A_CELL, 1.0)
    width, height = extent.tolist()
    if not width or not height:
        most = min(int(wanted), _MOST_CELLS)
        return (most if width else 1), (most if height else 1)
    columns = np.sqrt(wanted * width / height)
    return _bounded(columns), _bounded(wanted / columns)


def _bounded(cells: float) -> int:
    return int(min(max(cells, 1), _MOST_CELLS))


def _even_odd(points: Floats, corners: Floats) -> npt.NDArray[np.bool_]:
    """bool[m]: which of float64[m, 2] are inside a polygon float64[k, 2]."""
    order = np.argsort(points[:, 1])
    x, y = points[order].T
    ends = np.roll(corners, -1, axis=0)
    begin = np.searchsorted(y, np.minimum(corners[:, 1], ends[:, 1]))
    end = np.searchsorted(y, np.maximum(corners[:, 1], ends[:, 1]))
    crossings = np.zeros(len(points), np.int64)
    pairs = np.cumsum(end - begin)
    blocks = np.searchsorted(pairs, np.arange(0, pairs[-1] + _PAIRS_AT_ONCE, _PAIRS_AT_ONCE))
    for first, last in pairwise(np.unique([0, *blocks, len(corners)]).tolist()):
        place, edge = spans(begin[first:last], end[first:last])
        (ax, ay), (bx, by) = corners[first:last][edge].T, ends[first:last][edge].T
        right = x[place] < (bx - ax) * ((y[place] - ay) / (by - ay)) + ax
        crossings += np.bincount(place[right], minlength=len(points))
    inside = np.empty(len(points), bool)
    inside[order] = crossings % 2 == 1
    return inside
