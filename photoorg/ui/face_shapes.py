"""Thumbnails cut out as circles or rounded squares, in the size they are shown in.

Cutting takes longer than painting, so what was cut is kept, up to a number of bytes.
"""

from collections import OrderedDict
from enum import Enum

from PySide6.QtCore import QRectF, Qt
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
    if source.width() > 2 * pixels:
        # Bilinear sampling skips pixels where it shrinks more than that.
        source = source.scaledToWidth(2 * pixels, Qt.TransformationMode.SmoothTransformation)
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    brush = QBrush(source)
    factor = pixels / ratio / max(1, source.width())
    brush.setTransform(QTransform.fromScale(factor, factor))
    painter = QPainter(made)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.fillPath(outline(pixels / ratio, shape), brush)
    line = QColor(theme.current().text)
    line.setAlphaF(_LINE)
    painter.setPen(QPen(line, 1))
    painter.drawPath(outline(pixels / ratio, shape, 0.5))
    painter.end()
    return made
