"""Which part of the plane of the graph is looked at, and how large."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF

Floats = npt.NDArray[np.float64]

LARGEST = 220.0
"""Pixels that a face's dot may have across."""

_MARGIN = 64.0


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks at a place of the plane.

    Attributes:
        x, y: what is in the middle of the view.
        scale: pixels for one unit of the plane, the diameter of a face's dot.
        width, height: of the view, in pixels.
    """

    x: float = 0.0
    y: float = 0.0
    scale: float = 10.0
    width: float = 1.0
    height: float = 1.0

    def to_screen(self, points: npt.NDArray[np.float32] | Floats) -> Floats:
        """float64[n, 2]: where places of the plane are in the view."""
        found = np.asarray(points, np.float64) - (self.x, self.y)
        found *= self.scale
        found += (self.width / 2, self.height / 2)
        return found

    def to_plane(self, at: QPointF) -> tuple[float, float]:
        """The place of the plane under a point of the view."""
        return (
            (at.x() - self.width / 2) / self.scale + self.x,
            (at.y() - self.height / 2) / self.scale + self.y,
        )

    def seen(self, margin: float = 0.0) -> tuple[float, float, float, float]:
        """The corners of what is seen, with some pixels around it."""
        left, top = self.to_plane(QPointF(-margin, -margin))
        right, bottom = self.to_plane(QPointF(self.width + margin, self.height + margin))
        return left, top, right, bottom

    def box(self) -> QRectF:
        """What is seen, as a rectangle of the plane."""
        left, top, right, bottom = self.seen()
        return QRectF(left, top, right - left, bottom - top)

    def looking_at(self, x: float, y: float) -> "Camera":
        """Another place is in the middle."""
        return replace(self, x=x, y=y)

    def sized(self, width: float, height: float) -> "Camera":
        """The same for a view of another size."""
        return replace(self, width=max(1.0, width), height=max(1.0, height))

    def moved(self, across: float, along: float) -> "Camera":
        """What is seen goes so many pixels to the right and down."""
        return replace(self, x=self.x - across / self.scale, y=self.y - along / self.scale)

    def zoomed(self, factor: float, at: QPointF, smallest: float) -> "Camera":
        """Larger around a point of the view, which stays where it is."""
        x, y = self.to_plane(at)
        scale = min(max(self.scale * factor, smallest), LARGEST)
        return replace(
            self,
            scale=scale,
            x=x - (at.x() - self.width / 2) / scale,
            y=y - (at.y() - self.height / 2) / scale,
        )

    def fitted(self, box: QRectF, largest: float) -> "Camera":
        """All of a rectangle of the plane is seen, as large as it fits."""
        room = (max(self.width - 2 * _MARGIN, 20.0), max(self.height - 2 * _MARGIN, 20.0))
        scale = min(room[0] / max(box.width(), 1.0), room[1] / max(box.height(), 1.0), largest)
        centre = box.center()
        return replace(self, x=centre.x(), y=centre.y(), scale=scale)


def bounds(points: npt.NDArray[np.float32]) -> QRectF:
    """The rectangle that holds dots at float32[n, 2], without those that are not finite."""
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        return QRectF(-0.5, -0.5, 1, 1)
    left, top = points.min(axis=0).tolist()
    right, bottom = points.max(axis=0).tolist()
    return QRectF(left - 0.5, top - 0.5, right - left + 1, bottom - top + 1)
