"""Which edges are drawn in a view, and where; chosen once, and kept while the view moves a bit."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from photoorg.library.graph_view import GraphPicture
from photoorg.library.graphing import PALETTE, FaceGraph, PlaneIndex
from photoorg.ui import theme
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_painting import SELECTED, Floats, Ints, draw_lines, ends_in_plane

_AROUND = 0.25
"""Of the view's width and height: edges are chosen for so much more than is seen."""

_CLOSER = 0.5
"""When less than this of what they were chosen for is seen, edges are chosen anew."""

_MOST_INK = 300_000.0
"""Pixels of all lines together: they take the time, and of more none could be followed."""

_FAINT_FROM = 60_000.0

_ALL = QRectF(-1e9, -1e9, 2e9, 2e9)


@dataclass(frozen=True, slots=True, eq=False)
class _Chosen:
    picture: GraphPicture
    threshold: float
    box: QRectF
    width: float
    """Of what was seen; 0 if there are no other edges than these."""

    alpha: float
    numbers: Ints
    lines: list[tuple[int, Floats]]
    """A colour's number and float64[k, 4] in the plane."""

    def fits(self, picture: GraphPicture, threshold: float, seen: QRectF) -> bool:
        same = self.picture is picture and self.threshold == threshold
        return same and self.box.contains(seen) and seen.width() >= _CLOSER * self.width


class EdgePainter:
    """Paints the edges of a view."""

    def __init__(self) -> None:
        self._chosen: _Chosen | None = None

    def draw(
        self,
        painter: QPainter,
        camera: Camera,
        picture: GraphPicture,
        index: PlaneIndex,
        threshold: float,
    ) -> Ints:
        """Edges inside a person in its colour, those between persons in that of text.

        Returns:
            The numbers of the edges.
        """
        chosen = self._chosen
        seen = camera.box()
        if chosen is None or not chosen.fits(picture, threshold, seen):
            chosen = self._chosen = _choose(picture, index, threshold, camera)
        for code, ends in chosen.lines:
            between = code == SELECTED
            colour = QColor(theme.current().text if between else QColor(PALETTE[code]))
            colour.setAlphaF(min(1.0, chosen.alpha * (1.3 if between else 1.0)))
            places = camera.to_screen(ends.reshape(-1, 2)).reshape(-1, 4)
            draw_lines(painter, places, QPen(colour, 1))
        return chosen.numbers


def _within_ink(
    graph: FaceGraph, numbers: Ints, same: npt.NDArray[np.bool_], camera: Camera
) -> tuple[Ints, float]:
    """int64[k], ascending: places in `numbers` of edges that are not too long all together.

    Edges between persons may take half of the room: they are few, and they are looked for. And
    how opaque they are: the more there is to see, the fainter.
    """
    places = graph.positions
    apart = places[graph.edges.left[numbers]] - places[graph.edges.right[numbers]]
    lengths = np.hypot(apart[:, 0], apart[:, 1]) * camera.scale
    lengths = np.minimum(np.nan_to_num(lengths), np.hypot(camera.width, camera.height))
    ink = float(lengths.sum())
    alpha = float(np.clip((_FAINT_FROM / max(ink, 1.0)) ** 0.5, 0.4, 1.0))
    alpha *= float(np.clip(60.0 / max(len(numbers), 1) ** 0.5, 0.10, 0.45))
    if ink <= _MOST_INK:
        return np.arange(len(numbers)), alpha
    turns = graph.edges.turns[numbers]
    kept: list[Ints] = []
    room = _MOST_INK
    for flags, share in ((~same, 0.5), (same, 1.0)):
        rows = np.flatnonzero(flags)
        rows = rows[np.argsort(turns[rows])]
        total = np.cumsum(lengths[rows])
        rows = rows[total <= room * share]
        room -= float(lengths[rows].sum())
        kept.append(rows)
    return np.sort(np.concatenate(kept)), alpha


def _choose(picture: GraphPicture, index: PlaneIndex, threshold: float, camera: Camera) -> _Chosen:
    graph, seen = picture.graph, camera.box()
    across, along = seen.width() * _AROUND, seen.height() * _AROUND
    box = seen.adjusted(-across, -along, across, along)
    rows = index.inside((box.left(), box.top(), box.right(), box.bottom()))
    everything = len(rows) == len(index)
    numbers = graph.drawn_edges(threshold, None if everything else rows)
    complete = len(numbers) == graph.count_below(threshold)
    left, right = graph.edges.left[numbers], graph.edges.right[numbers]
    same = graph.persons[left] == graph.persons[right]
    within, alpha = _within_ink(graph, numbers, same, camera)
    complete &= len(within) == len(numbers)
    numbers, left, right, same = numbers[within], left[within], right[within], same[within]
    codes = np.where(same, picture.colours[left], SELECTED)
    lines = [
        (code, ends_in_plane(graph, numbers[codes == code])) for code in np.unique(codes).tolist()
    ]
    return _Chosen(
        picture,
        threshold,
        _ALL if everything or complete else box,
        0.0 if complete else seen.width(),
        alpha,
        numbers,
        lines,
    )
