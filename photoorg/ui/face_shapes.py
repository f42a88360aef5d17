"""Thumbnails cut out as circles or rounded squares, in the size they are shown in.

Cutting takes longer than painting, so what was cut is kept, up to a number of bytes.
"""

from collections import OrderedDict
from enum import Enum

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from photoorg.ui import theme

BUDGET = 32 * 2**20
_CORNER = 8
_LINE = 0.2  # how opaque it is


class Shape(Enum):
    """How a face is cut out."""

    CIRCLE = "circle"
    ROUNDED = "rounded"


_Key = tuple[int, int, float, Shape]


class FaceShapes:
    """Cuts faces out, with an inner line that parts dark pictures from a dark window.

    It belongs to one view; `clear` it when the theme changes.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._bytes = 0
        self._cut: OrderedDict[_Key, tuple[int, QPixmap]] = OrderedDict()

    def cut(
        self, face: int, source: QPixmap, side: int, ratio: float, shape: Shape = Shape.CIRCLE
    ) -> QPixmap:
        """The picture of a face as a shape of `side` logical pixels."""
        key = (face, side, ratio, shape)
        known = self._cut.get(key)
        if known is not None and known[0] == source.cacheKey():
            self._cut.move_to_end(key)
            return known[1]
        made = _cut_out(source, side, ratio, shape)
        if known is None:
            self._bytes += self._cost(made)
        self._cut[key] = (source.cacheKey(), made)
        while self._bytes > self._budget and len(self._cut) > 1:
            _, (_, oldest) = self._cut.popitem(last=False)
            self._bytes -= self._cost(oldest)
        return made

    def clear(self) -> None:
        """Forget what was cut."""
        self._cut.clear()
        self._bytes = 0

    @property
    def bytes_kept(self) -> int:
        """The memory that the cut pictures take."""
        return self._bytes

    @staticmethod
    def _cost(pixmap: QPixmap) -> int:
        return pixmap.width() * pixmap.height() * 4


def outline(side: float, shape: Shape, inset: float = 0.0) -> QPainterPath:
    """The edge of a shape whose square has `side` pixels."""
    square = QRectF(0, 0, side, side).adjusted(inset, inset, -inset, -inset)
    path = QPainterPath()
    if shape is Shape.CIRCLE:
        path.addEllipse(square)
    else:
        path.addRoundedRect(square, _CORNER - inset, _CORNER - inset)
    return path


def _cut_out(source: QPixmap, side: int, ratio: float, shape: Shape) -> QPixmap:
    pixels = max(1, round(side * ratio))
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    paint_shape(painter, QRectF(0, 0, pixels / ratio, pixels / ratio), source, ratio, shape)
    painter.end()
    return made


def paint_shape(
    painter: QPainter, place: QRect | QRectF, source: QPixmap, ratio: float, shape: Shape
) -> None:
    """Paint a picture as a shape into a square; the painter's hints have to be smooth."""
    side = float(place.width())
    source = shrunk(source, side, ratio)
    brush = QBrush(source)
    factor = side / max(1, source.width())
    brush.setTransform(QTransform.fromScale(factor, factor))
    painter.save()
    painter.translate(place.topLeft())
    painter.fillPath(outline(side, shape), brush)
    painter.restore()
    paint_line(painter, place, shape)


def shrunk(source: QPixmap, side: float, ratio: float) -> QPixmap:
    """A picture that can be painted in this size: bilinear sampling skips pixels of larger ones."""
    pixels = max(1, round(side * ratio))
    if source.width() <= 2 * pixels:
        return source
    return source.scaledToWidth(2 * pixels, Qt.TransformationMode.SmoothTransformation)


def cut_hole(painter: QPainter, place: QRect, shape: Shape) -> None:
    """Take a shape out of what was painted, and draw the inner line around the hole."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.translate(place.topLeft())
    painter.fillPath(outline(float(place.width()), shape), Qt.GlobalColor.black)
    painter.restore()
    paint_line(painter, place, shape)


def paint_line(painter: QPainter, place: QRect | QRectF, shape: Shape) -> None:
    """The inner line around a shape."""
    line = QColor(theme.current().text)
    line.setAlphaF(_LINE)
    painter.save()
    painter.translate(place.topLeft())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, 1))
    painter.drawPath(outline(float(place.width()), shape, 0.5))
    painter.restore()
