"""Paints thousands of dots and edges at once, from arrays; the circles of persons behind them."""

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from shiboken6 import wrapInstance

from photoorg.library.graphing import PALETTE, FaceGraph
from photoorg.ui import theme
from photoorg.ui.graph_camera import Camera

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint8]

SELECTED = len(PALETTE)
"""The place of the accent colour, behind those of persons."""

_LEVELS = 16
_SMOOTH = 1_500
"""Lines are smooth while there are no more."""

_MOST_CIRCLES = 400
_MOST_SMOOTH_CIRCLES = 80
_SMALLEST_CIRCLE = 12.0


@lru_cache(maxsize=8)
def _colour_table(accent: str) -> npt.NDArray[np.uint32]:
    """uint32[colours, levels]: premultiplied, from transparent to opaque."""
    colours = np.array(
        [[c.red(), c.green(), c.blue()] for c in (QColor(name) for name in (*PALETTE, accent))],
        np.uint32,
    )
    alpha = np.linspace(0, 255, _LEVELS + 1).astype(np.uint32)
    parts = (colours[:, None, :] * alpha[None, :, None] // 255).astype(np.uint32)
    red, green, blue = parts[..., 0], parts[..., 1], parts[..., 2]
    return np.asarray((alpha << 24) | (red << 16) | (green << 8) | blue, np.uint32)


@lru_cache(maxsize=64)
def _disk(side: int) -> tuple[Ints, Ints, Ints]:
    """Lines, columns and levels of the pixels of a dot of so many pixels."""
    if side < 3:
        along, across = np.divmod(np.arange(side * side), side)
        return along, across, np.full(side * side, _LEVELS)
    middle = (side - 1) / 2
    along, across = np.mgrid[0:side, 0:side]
    inside = np.clip(side / 2 - np.hypot(along - middle, across - middle) + 0.5, 0, 1)
    levels = np.round(inside * _LEVELS).astype(np.int64)
    chosen = levels > 0
    return along[chosen], across[chosen], levels[chosen]


def draw_dots(
    painter: QPainter, camera: Camera, points: Floats, colours: Codes, diameter: float
) -> None:
    """Dots at points float64[n, 2] of the view, in the colours uint8[n] of `PALETTE`."""
    ratio = painter.device().devicePixelRatio()
    side = max(1, round(diameter * ratio))
    width, height = int(camera.width * ratio) + 1, int(camera.height * ratio) + 1
    places = np.floor(points * ratio - (side - 1) / 2 + side).astype(np.int64)
    inside = (places >= 0).all(axis=1)
    inside &= (places[:, 0] < width + side) & (places[:, 1] < height + side)
    places, colours = places[inside], colours[inside]
    if not len(places):
        return
    stride = width + 2 * side
    pixels = np.zeros((height + 2 * side, stride), np.uint32)
    flat = pixels.reshape(-1)
    base = places[:, 1] * stride + places[:, 0]
    table = _colour_table(theme.current().accent.name())
    for along, across, level in zip(*(part.tolist() for part in _disk(side)), strict=True):
        flat[base + (along * stride + across)] = table[colours, level]
    image = QImage(
        pixels.data,  # kept alive by `pixels` until it is painted
        stride,
        height + 2 * side,
        stride * 4,
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    painter.drawImage(QPointF(-side / ratio, -side / ratio), image)


def draw_lines(painter: QPainter, ends: Floats, pen: QPen) -> None:
    """Lines float64[n, 4]: x, y, x, y; with them no loop is needed."""
    if not len(ends):
        return
    lines = np.ascontiguousarray(ends)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(lines) <= _SMOOTH)
    painter.setPen(pen)
    first: Any = wrapInstance(lines.ctypes.data, QLineF)
    painter.drawLines(first, len(lines))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def ends_of(graph: FaceGraph, camera: Camera, numbers: Ints) -> Floats:
    """float64[n, 4]: where edges begin and end in the view."""
    places = graph.positions
    left = camera.to_screen(places[graph.edges.left[numbers]])
    right = camera.to_screen(places[graph.edges.right[numbers]])
    ends = np.hstack([left, right])
    return ends[np.isfinite(ends).all(axis=1)]


def draw_edges(
    painter: QPainter, camera: Camera, graph: FaceGraph, colours: Codes, numbers: Ints
) -> None:
    """Edges inside a person in its colour, those between persons in that of text."""
    left, right = graph.edges.left[numbers], graph.edges.right[numbers]
    same = graph.persons[left] == graph.persons[right]
    code = np.where(same, colours[left], SELECTED)
    alpha = float(np.clip(60.0 / max(len(numbers), 1) ** 0.5, 0.10, 0.45))
    for number in np.unique(code).tolist():
        between = number == SELECTED
        colour = QColor(theme.current().text if between else QColor(PALETTE[number]))
        colour.setAlphaF(min(1.0, alpha * (1.3 if between else 1.0)))
        draw_lines(painter, ends_of(graph, camera, numbers[code == number]), QPen(colour, 1))


@lru_cache(maxsize=1)
def _first_faces(graph: FaceGraph) -> tuple[Ints, Ints]:
    """The persons of a graph, ascending, and the row of a face of each."""
    owner, first = np.unique(graph.persons, return_index=True)
    return owner, first.astype(np.int64)


def draw_circles(painter: QPainter, camera: Camera, graph: FaceGraph, colours: Codes) -> None:
    """A soft disk behind each group in view, the largest groups first."""
    circles = graph.circles
    if not len(circles):
        return
    middles, radii = camera.to_screen(circles.centres), circles.radii * camera.scale
    seen = (radii >= _SMALLEST_CIRCLE) & (circles.counts > 1)
    seen &= (middles + radii[:, None] > 0).all(axis=1)
    seen &= (middles - radii[:, None] < (camera.width, camera.height)).all(axis=1)
    rows = np.flatnonzero(seen)
    rows = rows[np.argsort(-radii[rows])][:_MOST_CIRCLES]
    owner, first = _first_faces(graph)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(rows) <= _MOST_SMOOTH_CIRCLES)
    painter.setPen(Qt.PenStyle.NoPen)
    for row in rows.tolist():
        place = int(np.searchsorted(owner, circles.groups[row]))
        if place == len(owner) or owner[place] != circles.groups[row]:
            continue
        colour = QColor(PALETTE[colours[first[place]]])
        colour.setAlphaF(0.10)
        painter.setBrush(colour)
        radius = radii[row] + 0.25 * camera.scale
        painter.drawEllipse(QPointF(*middles[row].tolist()), radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def draw_labels(
    painter: QPainter, camera: Camera, graph: FaceGraph, names: dict[int, str]
) -> list[QRectF]:
    """The names below their largest circles, the largest persons first; none covers another.

    Returns:
        Where the labels are.
    """
    circles = graph.circles
    mains = circles.mains
    mains = mains[np.isin(circles.groups[mains], np.array(list(names), np.int64))]
    mains = mains[np.argsort(-circles.counts[mains], kind="stable")]
    middles, radii = camera.to_screen(circles.centres), circles.radii * camera.scale
    painter.setFont(theme.font(strong=True))
    metrics = painter.fontMetrics()
    view = QRectF(0, 0, camera.width, camera.height)
    colours = theme.current()
    plate = QColor(colours.surface)
    plate.setAlphaF(0.88)
    taken: list[QRectF] = []
    for row in mains.tolist():
        x, y = middles[row].tolist()
        radius = float(radii[row])
        if not view.intersects(QRectF(x - radius, y - radius, 2 * radius, 2 * radius)):
            continue
        text = metrics.elidedText(names[int(circles.groups[row])], Qt.TextElideMode.ElideRight, 220)
        size = metrics.size(0, text)
        width, height = size.width() + 16, size.height() + 4
        top = min(y + radius + 4, camera.height - height - 4)
        place = QRectF(x - width / 2, top, width, height)
        if any(place.intersects(other) for other in taken):
            continue
        taken.append(place)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(plate)
        painter.drawPath(theme.rounded(place, height / 2))
        painter.setPen(colours.text)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    return taken
