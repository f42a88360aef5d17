"""The enlarged face beside the pointer in the graph, with its person and date."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from photoorg.core.ids import PersonId
from photoorg.library.graph_view import GraphPicture
from photoorg.ui import theme
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_faces import FacePainter

_SIDE = 112
_GAP = 12
_BESIDE = 18


def draw_hover(
    painter: QPainter,
    camera: Camera,
    picture: GraphPicture,
    row: int,
    faces: FacePainter,
    note: str,
) -> None:
    """A card beside the face of a row; `note` is what else is known of it."""
    graph = picture.graph
    x, y = camera.to_screen(graph.positions[[row]])[0].tolist()
    name = picture.names.get(PersonId(int(graph.persons[row])), "")
    colours = theme.current()
    lines = [(name, theme.font(strong=True), colours.text)] if name else []
    lines += [(note, theme.font(theme.SMALL), colours.secondary)] if note else []
    heights = [QFontMetrics(font).height() for _, font, _ in lines]
    widest = max([_SIDE, *(QFontMetrics(f).horizontalAdvance(t) for t, f, _ in lines)])
    width = min(widest, 2 * _SIDE) + 2 * _GAP
    height = _SIDE + 2 * _GAP + sum(heights) + (8 if lines else 0)
    beside = camera.scale / 2 + _BESIDE
    left = x + beside if x + beside + width < camera.width else x - beside - width
    top = min(max(8.0, y - height / 2), max(8.0, camera.height - height - 8))
    card = QRectF(left, top, width, height)
    painter.setPen(QPen(colours.edge, 1))
    painter.setBrush(colours.surface)
    painter.drawPath(theme.rounded(card, 2 * theme.CORNER))
    place = QRectF(left + (width - _SIDE) / 2, top + _GAP, _SIDE, _SIDE)
    if not faces.draw_large(painter, int(graph.ids[row]), place):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.hover)
        painter.drawEllipse(place)
    line = place.bottom() + 8
    for (text, font, colour), high in zip(lines, heights, strict=True):
        painter.setFont(font)
        painter.setPen(colour)
        shown = QFontMetrics(font).elidedText(
            text, Qt.TextElideMode.ElideRight, round(width - 2 * _GAP)
        )
        painter.drawText(QRectF(left, line, width, high), Qt.AlignmentFlag.AlignCenter, shown)
        line += high
