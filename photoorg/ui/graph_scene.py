"""Paints the graph as it is seen by a camera: into the window, a picture, or a drawing.

From far it shows how close faces lie, then a dot for each, then the faces; what comes fades in
over what goes.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from photoorg.library.graph_view import GraphPicture
from photoorg.library.graphing import PlaneIndex
from photoorg.ui import theme
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_density import DensityPainter
from photoorg.ui.graph_edges import EdgePainter
from photoorg.ui.graph_faces import DOT, FIRST_FACES, ONLY_FACES, FacePainter
from photoorg.ui.graph_ground import Ground
from photoorg.ui.graph_labels import LabelPainter, draw_circles
from photoorg.ui.graph_marks import Marks, draw_marked_edges, draw_territories
from photoorg.ui.graph_painting import (
    SELECTED,
    WARNED,
    Codes,
    Ints,
    draw_dots,
    draw_lines,
    draw_round_dots,
    ends_of,
)
from photoorg.ui.graph_selection import NOTHING
from photoorg.ui.thumbnails import ThumbnailCache

_ONLY_DENSITY, _ONLY_DOTS = 2.0, 5.0
"""Diameters of dots, in pixels: up to the first and from the second on only one is painted."""

_FIRST_DOTS, _ALL_DOTS = 1.6, 3.2
_HALO = 5.0
_SMALLEST_MARK = 3.0
_MOST_LIT = 3_000
_MOST_LIT_FACES = 50
_BUSY_FROM = 8.0
"""The scale from which on names keep clear of faces."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What is to be painted.

    Attributes:
        selected: int64[k], rows.
        pointed: the row under the pointer, -1 for none.
        codes: uint8[n], the colours of faces: those of the picture, unless a split is shown.
        hurried: whether the view is moving: circles are not smooth, density does not fade.
    """

    picture: GraphPicture
    index: PlaneIndex
    camera: Camera
    threshold: float
    selected: Ints
    pointed: int
    marks: Marks
    codes: Codes
    hurried: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Painted:
    """What was painted: numbers of edges, places of names, rows of the faces with pictures."""

    edges: Ints
    labels: tuple[QRectF, ...]
    faces: Ints


def _between(value: float, low: float, high: float) -> float:
    """From 0 to 1, smoothly."""
    share = min(1.0, max(0.0, (value - low) / (high - low)))
    return share * share * (3 - 2 * share)


@dataclass(frozen=True, slots=True)
class _Detail:
    """How opaque density, dots and pictures are, and how many pixels a dot is across."""

    density: float
    dots: float
    pictures: float
    diameter: float

    @classmethod
    def at(cls, shown: Shown) -> "_Detail":
        diameter = shown.camera.scale * DOT
        density = 1 - _between(diameter, _ONLY_DENSITY, _ONLY_DOTS)
        dots = _between(diameter, _FIRST_DOTS, _ALL_DOTS)
        if shown.hurried:  # one of them has to do
            density, dots = (1.0, 0.0) if density > dots else (0.0, 1.0)
        return cls(density, dots, _between(diameter, FIRST_FACES, ONLY_FACES), diameter)


def _rows_in_view(shown: Shown) -> Ints:
    rows = shown.index.inside(shown.camera.seen(shown.camera.scale))
    return np.sort(rows) if len(rows) < len(shown.index) else rows


class GraphScene:
    """Paints, and keeps what is dear to make from frame to frame."""

    def __init__(self, thumbnails: ThumbnailCache) -> None:
        self.faces = FacePainter(thumbnails)
        self._edges = EdgePainter()
        self._density = DensityPainter()
        self._labels = LabelPainter()
        self._ground = Ground()

    def forget(self) -> None:
        """The theme is another one."""
        self.faces.forget()
        self._labels.forget()
        self._ground.forget()

    def paint(self, painter: QPainter, shown: Shown, *, lasting: bool = False) -> Painted:
        """Circles, edges, faces and names; `lasting` for drawings that may be enlarged later."""
        picture, camera = shown.picture, shown.camera
        graph = picture.graph
        if shown.hurried and not lasting:
            edges = self._ground.draw(
                painter,
                camera,
                self._depends_on(shown),
                lambda onto, wider: self._draw_ground(onto, replace(shown, camera=wider)),
            )
        else:
            edges = self._draw_ground(painter, shown, lasting=lasting)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with_pictures = self._draw_pictures(painter, shown, lasting)
        labels = self._labels.draw(
            painter, camera, graph, picture.names, self._busy(shown), lasting=lasting
        )
        return Painted(edges, tuple(labels), with_pictures)

    def rest(self) -> None:
        """The view moves no more."""
        self._ground.forget()

    def _depends_on(self, shown: Shown) -> tuple[object, ...]:
        """What the ground is made of, but for the camera."""
        detail = _Detail.at(shown)
        return (
            shown.picture,
            shown.threshold,
            shown.selected,
            shown.pointed,
            shown.marks,
            shown.codes,
            detail.density > 0,
            detail.pictures < 1,
        )

    def _draw_ground(self, painter: QPainter, shown: Shown, *, lasting: bool = False) -> Ints:
        """All that lies below pictures of faces; the numbers of the edges."""
        picture, camera = shown.picture, shown.camera
        graph = picture.graph
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_circles(painter, camera, graph, picture.colours, smooth=not shown.hurried)
        edges = self._edges.draw(painter, camera, picture, shown.index, shown.threshold)
        draw_territories(painter, camera, graph, shown.marks)
        draw_marked_edges(painter, camera, graph, shown.marks, edges)
        _draw_lit(painter, shown)
        self._draw_density_and_dots(painter, shown, lasting)
        return edges

    @staticmethod
    def _busy(shown: Shown) -> Callable[[QRectF], bool]:
        camera, index = shown.camera, shown.index

        def busy(place: QRectF) -> bool:
            if camera.scale < _BUSY_FROM:
                return False
            room = camera.scale * DOT / 2 - 3
            wide = place.adjusted(-room, -room, room, room)
            corners = camera.to_plane(wide.topLeft()), camera.to_plane(wide.bottomRight())
            return len(index.in_rect((*corners[0], *corners[1]))) > 0

        return busy

    def _draw_density_and_dots(self, painter: QPainter, shown: Shown, lasting: bool) -> None:
        camera, graph, codes = shown.camera, shown.picture.graph, shown.codes
        detail = _Detail.at(shown)
        if detail.density > 0:
            painter.setOpacity(detail.density)
            self._density.draw(painter, camera, graph.positions, codes)
        painter.setOpacity(1.0)
        if detail.pictures < 1:
            self._draw_marked_dots(painter, shown, detail.diameter)
        if detail.dots > 0 and detail.pictures < 1:
            painter.setOpacity(detail.dots)
            rows = _rows_in_view(shown)
            if lasting:
                places = camera.to_screen(graph.positions[rows])
                draw_round_dots(painter, places, codes[rows], detail.diameter)
            else:
                self._draw_dots(painter, shown, rows, codes, detail.diameter)
            painter.setOpacity(1.0)
        if detail.dots < 1:
            self._draw_dots(painter, shown, shown.selected, codes, max(detail.diameter, 2.0))

    def _draw_pictures(self, painter: QPainter, shown: Shown, lasting: bool) -> Ints:
        """The faces from near; the rows of those in view."""
        opacity = _Detail.at(shown).pictures
        if opacity <= 0:
            self.faces.unfinished = False  # or the view would be painted for ever
            return NOTHING
        graph, camera, rows = shown.picture.graph, shown.camera, _rows_in_view(shown)
        places = camera.to_screen(graph.positions[rows])
        if lasting:
            self.faces.draw_one_by_one(painter, camera, places, graph.ids[rows], shown.codes[rows])
            return rows
        self.faces.draw(
            painter,
            camera,
            places,
            rows,
            graph.ids[rows],
            shown.codes[rows],
            np.isin(rows, shown.selected),
            np.isin(rows, shown.marks.warned_faces),
            opacity,
        )
        return rows

    @staticmethod
    def _draw_dots(
        painter: QPainter, shown: Shown, rows: Ints, codes: Codes, diameter: float
    ) -> None:
        if len(rows):
            places = shown.camera.to_screen(shown.picture.graph.positions[rows])
            draw_dots(painter, shown.camera, places, codes[rows], diameter)

    def _draw_marked_dots(self, painter: QPainter, shown: Shown, diameter: float) -> None:
        """Rings around what is selected, and around weak faces."""
        wide = max(diameter, _SMALLEST_MARK) + _HALO
        for rows, code in ((shown.marks.warned_faces, WARNED), (shown.selected, SELECTED)):
            codes = np.full(len(shown.picture.graph) if len(rows) else 0, code, np.uint8)
            self._draw_dots(painter, shown, rows, codes, wide)


def _draw_lit(painter: QPainter, shown: Shown) -> None:
    """The edges of the face under the pointer and of what is selected."""
    graph = shown.picture.graph
    lit = [
        graph.incident(row, shown.threshold)
        for row in [*shown.selected[:_MOST_LIT_FACES].tolist(), shown.pointed]
        if row >= 0
    ]
    if not lit:
        return
    numbers = np.unique(np.concatenate(lit))[:_MOST_LIT]
    soft = QColor(theme.current().accent)
    soft.setAlphaF(0.7)
    draw_lines(painter, ends_of(graph, shown.camera, numbers), QPen(soft, 1.5))
