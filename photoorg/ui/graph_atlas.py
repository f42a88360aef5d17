"""Faces cut out as circles with a ring around them, side by side in one picture.

From it hundreds of faces are painted with one call. What was cut stays, until other faces need
its place. Where faces are is asked for by arrays: a look-up for each of them would take longer
than to paint them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QTransform
from shiboken6 import wrapInstance

from photoorg.ui import theme
from photoorg.ui.graph_painting import SELECTED, WARNED, Codes, Floats, Ints, colour_of

RING = 2.0
_RIM = 3.0
"""Pixels of a cell around a face: its ring, and that of one that is selected."""

_LINE = 0.2
_LARGEST = 2048
_ROOM_TO_SPARE = 1.5

_CODES = 256
"""More than there are colours."""

_FREE, _FIXED = -1, -2
"""What is in a place: no face, or what stays there."""

_NONE = np.zeros(0, np.int64)

Fragments = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Cutting:
    """A face to be cut out.

    Attributes:
        code: the colour of its ring.
        version: which picture of the face this is.
    """

    face: int
    code: int
    picture: QPixmap
    version: int

    @property
    def key(self) -> int:
        """The face with the ring of this colour."""
        return self.face * _CODES + self.code


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
        self._place: dict[int, int] = {}
        """A face with a ring of a colour (`Cutting.key`): where it is."""

        self._there = _NONE
        """For each place what is there, a key or one of `_FREE` and `_FIXED`."""

        self._versions = _NONE
        self._asked = _NONE
        """For each place in which frame it was asked for the last time."""

        self._frame = 0
        self._hints = _NONE
        """For each row of the graph where its face was; `_there` tells whether it still is."""

        self._pixmap = QPixmap()
        self._made = 0
        self._reserve(4 * WARNED, 4 * WARNED)
        self._marks = np.array([self._take(_FIXED) for _ in range(2 * (WARNED + 1))])
        painter = self._painter()
        for code in range(WARNED + 1):
            self._draw_empty(painter, self._marks[code], code)
            self._draw_mark(painter, self._marks[WARNED + 1 + code], code)
        painter.end()

    @property
    def bytes_kept(self) -> int:
        """The memory that the picture takes."""
        return self._pixmap.width() * self._pixmap.height() * 4

    def places(self, rows: Ints, faces: Ints, codes: Codes) -> Ints:
        """int64[n]: where faces with rings in colours are, -1 for those that were not cut.

        Those that are found keep their places for longer than any that was not asked for since.

        Args:
            rows: of the faces in the graph, any numbers that stay theirs for a while.
        """
        keys = faces * _CODES + codes
        if len(rows) and int(rows.max()) >= len(self._hints):
            larger = np.zeros(int(rows.max()) + 1, np.int64)
            larger[: len(self._hints)] = self._hints
            self._hints = larger
        found = self._hints[rows]
        lost = np.flatnonzero(self._there[found] != keys)
        found[lost] = [self._place.get(key, -1) for key in keys[lost].tolist()]
        self._hints[rows] = np.maximum(found, 0)
        self._frame += 1
        self._asked[found[found >= 0]] = self._frame
        return found

    def forget(self, versions: Collection[tuple[int, int]]) -> None:
        """Faces have pictures of these versions now; what was cut of others is worth nothing."""
        for face, version in versions:
            for key in range(face * _CODES, face * _CODES + WARNED + 1):
                place = self._place.get(key)
                if place is not None and self._versions[place] != version:
                    self._free(place)

    def keep_only(self, faces: Collection[int]) -> None:
        """What was cut of others is worth nothing."""
        for key, place in list(self._place.items()):
            if key // _CODES not in faces:
                self._free(place)

    def without_picture(self, codes: Codes) -> Ints:
        """int64[n]: where the dots are that stand for faces."""
        found: Ints = self._marks[codes]
        return found

    def ring(self, code: int) -> int:
        """Where the ring is that goes around a face."""
        return int(self._marks[WARNED + 1 + code])

    def cut(self, faces: list[Cutting], visible: int) -> list[int]:
        """Cut faces out, each with a ring in a person's colour; where they are now.

        The last `visible` faces that were asked for, these included, stay where they are.
        """
        self._reserve(self._made + len(faces), len(self._marks) + visible)
        painter, found = self._painter(), []
        for it in faces:
            place = self._place.get(it.key)
            if place is None:
                place = self._take(it.key)
                self._place[it.key] = place
            self._versions[place], self._asked[place] = it.version, self._frame
            self._draw_face(painter, place, it.code, it.picture)
            found.append(place)
        painter.end()
        return found

    def draw(
        self,
        painter: QPainter,
        points: Floats,
        places: Ints,
        scale: float,
        opacity: float,
        *,
        rim: bool = False,
    ) -> None:
        """What is at some places, around points float64[n, 2] of the view.

        Args:
            rim: whether what lies around a face is wanted as well, as for `ring`.
        """
        if not len(points):
            return
        fragments: Fragments = np.zeros((len(points), 10))
        fragments[:, :2] = points
        line, column = np.divmod(places, self._columns)
        without = 0 if rim else int(_RIM * self.ratio) - 1  # empty, but it would take its time
        fragments[:, 2], fragments[:, 3] = column * self._cell, line * self._cell
        fragments[:, 2:4] += without
        fragments[:, 4:6] = self._cell - 2 * without
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
        more = self._capacity - len(self._there)
        self._there = np.append(self._there, np.full(more, _FREE))
        self._versions = np.append(self._versions, np.zeros(more, np.int64))
        self._asked = np.append(self._asked, np.zeros(more, np.int64))

    @property
    def _capacity(self) -> int:
        return self._pixmap.height() // self._cell * self._columns

    def _take(self, key: int) -> int:
        """A place for a face: a new one, or that of who was not asked for the longest."""
        if self._made < self._capacity:
            place = self._made
            self._made += 1
        else:
            place = int(np.where(self._there == _FIXED, self._frame + 1, self._asked).argmin())
            self._free(place)
        self._there[place] = key
        return place

    def _free(self, place: int) -> None:
        self._place.pop(int(self._there[place]), None)
        self._there[place], self._asked[place] = _FREE, -1

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
