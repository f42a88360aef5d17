"""Where the persons and lines of the graph of people are in a view."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF, QSizeF

from photoorg.library.together import PeopleGraph

_MARGIN = 12.0
_LARGEST_STEP = 130.0
"""Pixels of one unit of the layout, where there is much room."""

_SMALLEST, _LARGEST = 24.0, 68.0
_SHARE = 0.85
"""Of a unit that the largest dot takes."""

_BETWEEN = 6.0
"""Pixels at least between two dots, where there is room."""

_ROUNDS = 80
_THINNEST, _THICKEST = 1.25, 8.0
_NEAR = 5.0
"""Pixels beside a line that still are it, for the hand."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Pixels.

    Attributes:
        middles: float64[k, 2], of dots.
        diameters: float64[k].
        widths: float64[m], of lines.
        left, right: int64[m], which dots they join.
    """

    middles: Floats
    diameters: Floats
    widths: Floats
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]

    def dot(self, place: int) -> QRectF:
        """The square around a dot."""
        side = float(self.diameters[place])
        x, y = (float(value) - side / 2 for value in self.middles[place])
        return QRectF(x, y, side, side)

    def dot_at(self, point: QPointF) -> int:
        """The dot at a point; -1 for none."""
        if not len(self.middles):
            return -1
        away = np.hypot(*(self.middles - (point.x(), point.y())).T)
        place = int(np.argmin(away - self.diameters / 2))
        return place if away[place] <= self.diameters[place] / 2 else -1

    def line_at(self, point: QPointF) -> int:
        """The line at a point; -1 for none."""
        if not len(self.left):
            return -1
        start, end = self.middles[self.left], self.middles[self.right]
        along, to = end - start, np.array((point.x(), point.y())) - start
        length = np.maximum((along**2).sum(axis=1), 1e-9)
        share = np.clip((along * to).sum(axis=1) / length, 0, 1)
        away = np.hypot(*(to - along * share[:, None]).T) - self.widths / 2
        place = int(np.argmin(away))
        return place if away[place] <= _NEAR else -1


def plan_of(graph: PeopleGraph, size: QSizeF, below: float) -> Plan:
    """Fill a view with the graph; `below` pixels are left below each dot for a name."""
    positions = graph.positions.astype(np.float64)
    least = positions.min(axis=0, initial=np.inf) if len(positions) else np.zeros(2)
    most = positions.max(axis=0, initial=-np.inf) if len(positions) else np.zeros(2)
    extent = np.maximum(most - least, 1e-6)
    wide = max(size.width() - 2 * _MARGIN, 1.0)
    high = max(size.height() - 2 * _MARGIN - below, 1.0)
    step = min(wide / (extent[0] + 1), high / (extent[1] + 1), _LARGEST_STEP)
    full = float(np.clip(step * _SHARE, _SMALLEST, _LARGEST))
    share = np.sqrt(graph.photos / max(int(graph.photos.max(initial=1)), 1))
    diameters = np.maximum(_SMALLEST, full * (0.55 + 0.45 * share))
    # The dots keep their size in a narrow view, so what is left for their middles is stretched.
    room = np.array((wide - full, high - full))
    stretch = np.clip(room / extent, 0, 1.6 * step)
    middle = np.array((size.width() / 2, (size.height() - below) / 2))
    middles = (positions - (least + most) / 2) * stretch + middle
    middles = _apart(middles, diameters, size, below)
    together = np.sqrt(graph.together / max(int(graph.together.max(initial=1)), 1))
    widths = np.maximum(_THINNEST, _THICKEST * together)
    return Plan(middles, diameters, widths, graph.left, graph.right)


def _apart(middles: Floats, diameters: Floats, size: QSizeF, below: float) -> Floats:
    """Dots that would hide each other, moved apart; the others stay."""
    if len(middles) < 2:
        return middles
    wanted = (diameters[:, None] + diameters) / 2 + _BETWEEN
    least = diameters[:, None] / 2 + 2
    most = np.maximum(least, np.array((size.width(), size.height() - below)) - least)
    places = middles.copy()
    for _ in range(_ROUNDS):
        apart = places[:, None] - places
        length = np.maximum(np.hypot(apart[..., 0], apart[..., 1]), 1e-6)
        missing = np.maximum(wanted - length, 0)
        np.fill_diagonal(missing, 0)
        if not missing.any():
            break
        places += (apart * (missing / length)[..., None]).sum(axis=1) * 0.4
        places = np.clip(places, least, most)
    return places
