"""The graph from far: how close faces lie, as a soft picture in the colours of their persons.

The picture belongs to the plane and not to the view: it is made once for each doubling of the
scale, and painted with any number of faces in the time of one image.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from photoorg.library.graphing import PALETTE
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_painting import Codes, Floats

_CROWDED = 0.75
"""Faces for one unit of area in the middle of a group."""

_FINEST = 2.5
"""Pixels across a cell, at least; at most twice as many."""

_MOST_CELLS = 1_500_000
_LIFT = 0.6
"""Below one, lonely faces are seen better than their number says."""

_OPAQUE = 0.95
_ONE, _FOUR = ((0, 0),), ((0, 0), (1, 0), (0, 1), (1, 1))


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A picture of a part of the plane.

    Attributes:
        pixels: uint32[lines, columns], premultiplied.
        place: what it covers, in units of the plane.
    """

    pixels: npt.NDArray[np.uint32]
    place: QRectF

    def draw(self, painter: QPainter, onto: QRectF) -> None:
        """Paint it, smoothly enlarged."""
        lines, columns = self.pixels.shape
        image = QImage(
            self.pixels.data,  # belongs to this object, which is here for as long as is painted
            columns,
            lines,
            columns * 4,
            QImage.Format.Format_ARGB32_Premultiplied,
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(onto, image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)


def field_of(points: npt.NDArray[np.float32], colours: Codes, cell: float) -> Field | None:
    """How close points float32[n, 2] of colours uint8[n] lie, in cells so wide; None for none.

    A point is shared among the four cells around it, so it has a place between them too.
    """
    there = np.isfinite(points).all(axis=1)
    places, colours = points[there].astype(np.float64), colours[there]
    if not len(places):
        return None
    low, high = places.min(axis=0), places.max(axis=0)
    cell = max(cell, float(np.sqrt((high - low + 4 * cell).prod() / _MOST_CELLS)))
    low = low - 2 * cell
    extent = high + 2 * cell - low
    columns, lines = (np.ceil(extent / cell).astype(int) + 1).tolist()
    # Cells smaller than a face's room need no sharing: the picture is enlarged smoothly.
    corners = _FOUR if cell >= 1 else _ONE
    inside = (places - low) / cell - (0.5 if cell >= 1 else 0.0)
    first = np.floor(inside).astype(np.int64)
    share = inside - first if cell >= 1 else np.zeros_like(inside)
    cells, weights = [], []
    for across, along in corners:
        cells.append((first[:, 1] + along) * columns + first[:, 0] + across)
        weights.append(
            (share[:, 0] if across else 1 - share[:, 0])
            * (share[:, 1] if along else 1 - share[:, 1])
        )
    pixels = _mixed(np.concatenate(cells), np.concatenate(weights), colours, columns * lines, cell)
    left, top = low.tolist()
    place = QRectF(left, top, columns * cell, lines * cell)
    return Field(pixels.reshape(lines, columns), place)


def _mixed(
    cells: npt.NDArray[np.int64], weights: Floats, colours: Codes, count: int, cell: float
) -> npt.NDArray[np.uint32]:
    """uint32[count]: the mean colour of each cell, the more opaque the more is in it."""
    total = np.bincount(cells, weights, count)
    used = np.flatnonzero(total)
    # A cell smaller than a face is full with a part of it.
    full = max(_CROWDED * cell * cell, 0.2)
    alpha = np.minimum(total[used] / full, 1.0) ** _LIFT * _OPAQUE
    hues = [QColor(name) for name in PALETTE]
    palette = np.array([(hue.red(), hue.green(), hue.blue()) for hue in hues], np.float64)
    found = np.round(alpha * 255).astype(np.uint32) << 24
    for place, shift in enumerate((16, 8, 0)):
        shades = np.tile(palette[:, place].take(colours), len(weights) // len(colours))
        mean = np.bincount(cells, weights * shades, count)[used] / total[used]
        found |= np.round(mean * alpha).astype(np.uint32) << shift
    pixels = np.zeros(count, np.uint32)
    pixels[used] = found
    return pixels


class DensityPainter:
    """Paints the field that fits the scale; the last ones are kept."""

    def __init__(self) -> None:
        self._points: npt.NDArray[np.float32] | None = None
        self._colours: Codes | None = None
        self._fields: dict[float, Field | None] = {}

    def draw(
        self,
        painter: QPainter,
        camera: Camera,
        points: npt.NDArray[np.float32],
        colours: Codes,
    ) -> None:
        """How close the points lie."""
        if self._points is not points or self._colours is not colours:
            self._points, self._colours, self._fields = points, colours, {}
        cell = float(2.0 ** np.ceil(np.log2(_FINEST / camera.scale)))
        if cell not in self._fields:
            self._fields[cell] = field_of(points, colours, cell)
        field = self._fields[cell]
        if field is None:
            return
        (left, top), (right, bottom) = camera.to_screen(
            np.array(
                [
                    (field.place.left(), field.place.top()),
                    (field.place.right(), field.place.bottom()),
                ]
            )
        ).tolist()
        field.draw(painter, QRectF(left, top, right - left, bottom - top))
