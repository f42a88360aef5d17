"""Faces cut out as circles with a ring around them, side by side in one picture.

From it hundreds of faces are painted with one call. What was cut stays, until other faces need
its place.
"""

from collections import OrderedDict
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform
from shiboken6 import wrapInstance

from photoorg.ui import theme
from photoorg.ui.graph_painting import SELECTED, WARNED, Floats, Ints, colour_of

RING = 2.0
_RIM = 3.0
"""Pixels of a cell around a face: its ring, and that of one that is selected."""

_LINE = 0.2
_LARGEST = 2048
_ROOM_TO_SPARE = 1.5

Fragments = np.ndarray[Any, np.dtype[np.float64]]


class FaceAtlas:
    """Cut faces of one size.

    Attributes:
        side: how large a face is, without its ring, in logical pixels.
    """

    def __init__(self, side: int, ratio: float) -> None:
        self.side = side
        self.ratio = ratio
        self._cell = int(np.ceil((side + 2 * (RING + _RIM)) * ratio))
        self._columns = max(1, _LARGEST // self._cell)
        self._slots: OrderedDict[tuple[int, int], tuple[int, int]] = OrderedDict()
        """A face and its colour: its place, and of which picture it was cut."""

        self._pixmap = QPixmap()
        self._made = 0
        self._reserve(4 * WARNED, 4 * WARNED)
        self._marks = [self._take() for _ in range(2 * (WARNED + 1))]
        painter = self._painter()
        for code in range(WARNED + 1):
            self._draw_empty(painter, self._marks[code], code)
            self._draw_mark(painter, self._marks[WARNED + 1 + code], code)
        painter.end()

    @property
    def bytes_kept(self) -> int:
        """The memory that the picture takes."""
        return self._pixmap.width() * self._pixmap.height() * 4

    def place_of(self, face: int, code: int, picture: QPixmap) -> int | None:
        """Where a face with a ring in a person's colour is, if it was cut."""
        key = (face, code)
        known = self._slots.get(key)
        if known is None or known[1] != picture.cacheKey():
            return None
        self._slots.move_to_end(key)
        return known[0]

    def without_picture(self, code: int) -> int:
        """Where the dot is that stands for a face."""
        return self._marks[code]

    def ring(self, code: int) -> int:
        """Where the ring is that goes around a face."""
        return self._marks[WARNED + 1 + code]

    def cut(self, faces: list[tuple[int, int, QPixmap]], visible: int) -> list[int]:
        """Cut faces out, each with a ring in a person's colour; where they are now.

        The last `visible` faces that were asked for, these included, stay where they are.
        """
        marks = len(self._marks)
        self._reserve(self._made + len(faces), marks + visible)
        painter, found = self._painter(), []
        for face, code, picture in faces:
            before = self._slots.pop((face, code), None)
            place = self._take() if before is None else before[0]
            self._slots[(face, code)] = (place, picture.cacheKey())
            self._draw_face(painter, place, code, picture)
            found.append(place)
        painter.end()
        return found

    def draw(
        self, painter: QPainter, points: Floats, places: Ints, scale: float, opacity: float
    ) -> None:
        """What is at some places, around points float64[n, 2] of the view."""
        if not len(points):
            return
        fragments: Fragments = np.zeros((len(points), 10))
        fragments[:, :2] = points
        line, column = np.divmod(places, self._columns)
        fragments[:, 2], fragments[:, 3] = column * self._cell, line * self._cell
        fragments[:, 4:6] = self._cell
        fragments[:, 6:8] = scale / self.ratio
        fragments[:, 9] = opacity
        first: Any = wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(first, len(fragments), self._pixmap)

    # -- places --------------------------------------------------------------------------

    def _reserve(self, wanted: int, least: int) -> None:
        """Room for so many places: at least for so many, above that as far as it may grow."""
        most = max(least, self._columns * (_LARGEST // self._cell))
        wanted = min(wanted, most)
        if wanted <= self._capacity:
            return
        lines = -(-min(round(wanted * _ROOM_TO_SPARE), most) // self._columns)
        larger = QPixmap(QSize(self._columns * self._cell, lines * self._cell))
        larger.fill(Qt.GlobalColor.transparent)
        if not self._pixmap.isNull():
            painter = QPainter(larger)
            painter.drawPixmap(0, 0, self._pixmap)
            painter.end()
        self._pixmap = larger

    @property
    def _capacity(self) -> int:
        return self._pixmap.height() // self._cell * self._columns

    def _take(self) -> int:
        if self._made < self._capacity:
            self._made += 1
            return self._made - 1
        _, (place, _) = self._slots.popitem(last=False)
        return place

    def _square(self, place: int) -> QRect:
        line, column = divmod(place, self._columns)
        return QRect(QPoint(column, line) * self._cell, QSize(self._cell, self._cell))

    # -- drawing -------------------------------------------------------------------------

    def _painter(self) -> QPainter:
        painter = QPainter(self._pixmap)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        return painter

    def _inner(self, place: int, more: float = 0.0) -> QRectF:
        """Where the face of a place is, or a circle around it."""
        half = (self.side / 2 + more) * self.ratio
        middle = QRectF(self._square(place)).center()
        return QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)

    def _ring(
        self, painter: QPainter, place: int, colour: QColor, more: float, width: float
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, width * self.ratio))
        painter.drawEllipse(self._inner(place, more))

    def _draw_face(self, painter: QPainter, place: int, code: int, source: QPixmap) -> None:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(self._square(place), Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        inner = self._inner(place)
        if source.width() > 2 * inner.width():
            # Bilinear sampling skips pixels where it shrinks more than that.
            wide = max(1, round(2 * inner.width()))
            source = source.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        brush, factor = QBrush(source), inner.width() / max(1, source.width())
        brush.setTransform(QTransform(factor, 0, 0, factor, inner.left(), inner.top()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawEllipse(inner)
        line = QColor(theme.current().text)
        line.setAlphaF(_LINE)
        self._ring(painter, place, line, -0.5, 1)
        self._ring(painter, place, colour_of(code), RING / 2, RING)

    def _draw_empty(self, painter: QPainter, place: int, code: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(code))
        painter.drawEllipse(self._inner(place, RING))

    def _draw_mark(self, painter: QPainter, place: int, code: int) -> None:
        width = _RIM + 1 if code in (SELECTED, WARNED) else _RIM
        self._ring(painter, place, colour_of(code), RING + _RIM / 2 - 0.5, width)
