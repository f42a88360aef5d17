"""Paints faces of the graph from near: round thumbnails with a ring in their person's colour."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from photoorg.library.graph_view import GraphPicture
from photoorg.library.graphing import PALETTE
from photoorg.ui import theme
from photoorg.ui.face_shapes import FaceShapes
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_painting import Ints
from photoorg.ui.thumbnails import ThumbnailCache

DOT = 0.9
"""The diameter of a dot, in units of the plane; the rest parts it from its neighbours."""

NEAR = 22.0
"""Pixels across, from which on a dot is a face."""

_SIDES = np.array([16, 20, 24, 28, 32, 36, 42, 48, 56, 64, 72, 84, 96, 112, 128, 148, 172, 198])
_RING = 2.0


class FacePainter:
    """Cuts thumbnails out once for each size, and paints them."""

    def __init__(self, thumbnails: ThumbnailCache) -> None:
        self._thumbnails = thumbnails
        self._shapes = FaceShapes()

    def forget(self) -> None:
        """The theme is another one."""
        self._shapes.clear()

    def draw(
        self, painter: QPainter, camera: Camera, picture: GraphPicture, rows: Ints, selected: Ints
    ) -> None:
        """The faces of these rows."""
        graph = picture.graph
        points = camera.to_screen(graph.positions[rows])
        ratio = painter.device().devicePixelRatio()
        room = camera.scale * DOT - 2 * _RING - 2
        side = int(_SIDES[max(0, int(np.searchsorted(_SIDES, room, side="right")) - 1)])
        chosen = np.isin(rows, selected)
        pens = [QPen(QColor(name), _RING) for name in PALETTE]
        mark = QPen(theme.current().accent, 4)
        brushes = [QColor(name) for name in PALETTE]
        for face, (x, y), code, is_chosen in zip(
            graph.ids[rows].tolist(),
            points.tolist(),
            picture.colours[rows].tolist(),
            chosen.tolist(),
            strict=True,
        ):
            source = self._thumbnails.get(face)
            if source is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(brushes[code])
                painter.drawEllipse(QPointF(x, y), side / 2, side / 2)
            else:
                cut = self._shapes.cut(face, source, side, ratio)
                painter.drawPixmap(QPointF(x - side / 2, y - side / 2), cut)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pens[code])
            painter.drawEllipse(QPointF(x, y), side / 2 + 1, side / 2 + 1)
            if is_chosen:
                painter.setPen(mark)
                painter.drawEllipse(QPointF(x, y), side / 2 + 3, side / 2 + 3)

    def draw_large(self, painter: QPainter, face: int, place: QRectF) -> bool:
        """One face in a rectangle; False if its picture is not here yet."""
        source = self._thumbnails.get(face)
        if source is None:
            return False
        ratio = painter.device().devicePixelRatio()
        cut = self._shapes.cut(face, source, round(place.width()), ratio)
        painter.drawPixmap(place.topLeft(), cut)
        return True
