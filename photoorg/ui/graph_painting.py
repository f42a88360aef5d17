"""Paints thousands of dots and lines at once, from arrays."""

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, Qt
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

WARNED = SELECTED + 1
"""The place of the colour of what is dangerous."""

_LEVELS = 16
_FEW = 60
_SMOOTH = 1_500
_SMOOTH_PIXELS = 80_000.0
"""Lines are smooth while there are no more, and no longer ones all together."""


def colour_of(code: int) -> QColor:
    """The colour of a person's number, of `SELECTED`, or of `WARNED`."""
    colours = theme.current()
    return {SELECTED: colours.accent, WARNED: colours.danger}.get(code) or QColor(PALETTE[code])


def _colour_table() -> npt.NDArray[np.uint32]:
    colours = theme.current()
    return _shades(colours.accent.name(), colours.danger.name())


@lru_cache(maxsize=4)
def _shades(*more: str) -> npt.NDArray[np.uint32]:
    """uint32[levels, colours]: premultiplied, from transparent to opaque."""
    colours = np.array(
        [[c.red(), c.green(), c.blue()] for c in (QColor(name) for name in (*PALETTE, *more))],
        np.uint32,
    )
    alpha = np.linspace(0, 255, _LEVELS + 1).astype(np.uint32)
    parts = (colours[None, :, :] * alpha[:, None, None] // 255).astype(np.uint32)
    red, green, blue = parts[..., 0], parts[..., 1], parts[..., 2]
    return np.asarray((alpha[:, None] << 24) | (red << 16) | (green << 8) | blue, np.uint32)


@lru_cache(maxsize=64)
def _disk(side: int) -> tuple[Ints, Ints, Ints]:
    """Lines, columns and levels of the pixels of a dot of so many pixels, the faintest first."""
    if side < 3:
        along, across = np.divmod(np.arange(side * side), side)
        return along, across, np.full(side * side, _LEVELS)
    middle = (side - 1) / 2
    along, across = np.mgrid[0:side, 0:side]
    inside = np.clip(side / 2 - np.hypot(along - middle, across - middle) + 0.5, 0, 1)
    levels = np.round(inside * _LEVELS).astype(np.int64)
    chosen = np.flatnonzero(levels)
    chosen = chosen[np.argsort(levels.flat[chosen], kind="stable")]
    return along.flat[chosen], across.flat[chosen], levels.flat[chosen]


def draw_dots(
    painter: QPainter, camera: Camera, points: Floats, colours: Codes, diameter: float
) -> None:
    """Dots at points float64[n, 2] of the view, in the colours uint8[n] of `PALETTE`.

    Points that are not finite are not drawn.
    """
    ratio = painter.device().devicePixelRatio()
    side = max(1, round(diameter * ratio))
    width, height = int(camera.width * ratio) + 1, int(camera.height * ratio) + 1
    corners = points * ratio + (side - (side - 1) / 2)
    inside = (corners >= 0).all(axis=1)  # and so finite
    inside &= (corners[:, 0] < width + side) & (corners[:, 1] < height + side)
    places, colours = corners[inside].astype(np.int64), colours[inside]
    if not len(places):
        return
    stride = width + 2 * side
    pixels = np.zeros((height + 2 * side, stride), np.uint32)
    flat = pixels.reshape(-1)
    base = places[:, 1] * stride + places[:, 0]
    shades, table, before = colours, _colour_table(), -1
    for along, across, level in zip(*(part.tolist() for part in _disk(side)), strict=True):
        if level != before:
            shades, before = table[level].take(colours), level
        flat[base + (along * stride + across)] = shades
    image = QImage(
        pixels.data,  # kept alive by `pixels` until it is painted
        stride,
        height + 2 * side,
        stride * 4,
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    painter.drawImage(QPointF(-side / ratio, -side / ratio), image)


def draw_round_dots(painter: QPainter, points: Floats, colours: Codes, diameter: float) -> None:
    """The same as shapes, one by one: for drawings that are enlarged later."""
    brushes = [colour_of(code) for code in range(WARNED + 1)]
    painter.setPen(Qt.PenStyle.NoPen)
    there = np.isfinite(points).all(axis=1)
    for (x, y), code in zip(points[there].tolist(), colours[there].tolist(), strict=True):
        painter.setBrush(brushes[code])
        painter.drawEllipse(QPointF(x, y), diameter / 2, diameter / 2)


def draw_lines(painter: QPainter, ends: Floats, pen: QPen) -> None:
    """Lines float64[n, 4]: x, y, x, y; with them no loop is needed."""
    if not len(ends):
        return
    lines = np.ascontiguousarray(ends)
    smooth = len(lines) <= _SMOOTH and float(
        np.hypot(lines[:, 2] - lines[:, 0], lines[:, 3] - lines[:, 1]).sum()
    ) <= (_SMOOTH_PIXELS if len(lines) > _FEW else np.inf)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
    painter.setPen(pen)
    first: Any = wrapInstance(lines.ctypes.data, QLineF)
    painter.drawLines(first, len(lines))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def ends_in_plane(graph: FaceGraph, numbers: Ints) -> Floats:
    """float64[n, 4]: where edges begin and end; without those that are not drawn at all."""
    places = graph.positions
    left, right = places[graph.edges.left[numbers]], places[graph.edges.right[numbers]]
    ends = np.hstack([left, right]).astype(np.float64)
    return ends[np.isfinite(ends).all(axis=1)]


def ends_of(graph: FaceGraph, camera: Camera, numbers: Ints) -> Floats:
    """float64[n, 4]: where edges begin and end in the view."""
    return camera.to_screen(ends_in_plane(graph, numbers).reshape(-1, 2)).reshape(-1, 4)
