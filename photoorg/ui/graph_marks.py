"""What is pointed out in the graph: a way, weak points, a split before it is made."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from photoorg.library.graphing import FaceGraph
from photoorg.ui import theme
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_painting import Codes, Floats, Ints, draw_dots, draw_lines, ends_of
from photoorg.ui.graph_selection import NOTHING

_PARTS = (0, 1, 2, 4, 6, 7)
"""Places in `PALETTE` of colours for the parts of a split."""

_TERRITORY = 1.5
_TERRITORY_OPACITY = 0.22
_DIMMED = 0.72
_CUT = 1.5


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What is pointed out.

    Attributes:
        way: numbers of the edges that lead from one face to another.
        weakest: the longest of them, -1 for none.
        warned_edges: numbers of edges that are weak.
        warned_faces: rows of faces that are weakly bound.
        split: rows of the parts that a person would be split into.
    """

    way: Ints
    weakest: int
    warned_edges: Ints
    warned_faces: Ints
    split: tuple[Ints, ...]

    def colours(self, colours: Codes) -> Codes:
        """The same colours of faces, but each part of a split has its own."""
        if not self.split:
            return colours
        found = colours.copy()
        for part, rows in enumerate(self.split):
            found[rows] = _PARTS[part % len(_PARTS)]
        return found

    def cut(self, graph: FaceGraph, numbers: Ints) -> Ints:
        """Which of some edges a split would cut: those between its parts."""
        part = np.full(len(graph), -1, np.int64)
        for number, rows in enumerate(self.split):
            part[rows] = number
        left, right = part[graph.edges.left[numbers]], part[graph.edges.right[numbers]]
        found: Ints = numbers[(left >= 0) & (right >= 0) & (left != right)]
        return found


UNMARKED = Marks(NOTHING, -1, NOTHING, NOTHING, ())


def draw_territories(painter: QPainter, camera: Camera, graph: FaceGraph, marks: Marks) -> None:
    """A soft ground below the faces of each part of a split; that of neighbours grows together."""
    if not marks.split:
        return
    veil = QColor(theme.current().window)
    veil.setAlphaF(_DIMMED)
    painter.fillRect(0, 0, round(camera.width) + 1, round(camera.height) + 1, veil)
    colours = marks.colours(np.zeros(len(graph), np.uint8))
    painter.setOpacity(_TERRITORY_OPACITY)
    for rows in marks.split:
        places = camera.to_screen(graph.positions[rows])
        draw_dots(painter, camera, places, colours[rows], max(6.0, _TERRITORY * camera.scale))
    painter.setOpacity(1.0)


def draw_marked_edges(
    painter: QPainter, camera: Camera, graph: FaceGraph, marks: Marks, drawn: Ints
) -> None:
    """The weak edges, those that a split would cut, and the way."""
    colours = theme.current()

    def lines(numbers: Ints) -> Floats:
        return ends_of(graph, camera, numbers)

    if len(marks.split) > 1:
        pen = QPen(colours.danger, _CUT, Qt.PenStyle.DashLine)
        draw_lines(painter, lines(marks.cut(graph, drawn)), pen)
    if len(marks.warned_edges):
        glow = QColor(colours.danger)
        glow.setAlphaF(0.25)
        draw_lines(painter, lines(marks.warned_edges), QPen(glow, 7))
        draw_lines(painter, lines(marks.warned_edges), QPen(colours.danger, 2.5))
    if len(marks.way):
        draw_lines(painter, lines(marks.way), QPen(colours.accent, 5))
    if marks.weakest >= 0:
        draw_lines(painter, lines(np.array([marks.weakest])), QPen(colours.danger, 6))
