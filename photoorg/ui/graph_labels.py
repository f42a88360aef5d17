"""The circles of persons behind their faces, and their names beside them."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap

from photoorg.core.ids import PersonId
from photoorg.library.graphing import PALETTE, FaceGraph
from photoorg.ui import theme
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_painting import Codes, Floats, Ints

_MOST_CIRCLES = 250
_MOST_SMOOTH_CIRCLES = 80
_SMALLEST_CIRCLE = 14.0
_FULL_CIRCLE = 30.0
"""Between these radii circles come out of the background."""

_TINT = 0.11
_RIM = 0.25
_MOST_LABELS = 120
_MOST_READY = 400
_SMALLEST_NAMED = 18.0
_ALWAYS_NAMED = 8
"""Smaller circles would be hidden by their names; but the largest have one all the same."""

_TRIED = 500
_WIDEST = 220
_GAP = 4.0
_FILLS_THE_VIEW = 90.0
"""The name of a circle so large stays in the view when its lower edge has left it."""


@lru_cache(maxsize=1)
def _first_faces(graph: FaceGraph) -> tuple[Ints, Ints]:
    """The persons of a graph, ascending, and the row of a face of each."""
    owner, first = np.unique(graph.persons, return_index=True)
    return owner, first.astype(np.int64)


def _in_view(camera: Camera, middles: Floats, radii: Floats) -> Ints:
    """int64[k]: which circles float64[c, 2], float64[c] are seen at least in part."""
    wide = radii[:, None]
    seen = ((middles + wide > 0) & (middles - wide < (camera.width, camera.height))).all(axis=1)
    return np.flatnonzero(seen)


def draw_circles(
    painter: QPainter, camera: Camera, graph: FaceGraph, colours: Codes, *, smooth: bool = True
) -> None:
    """A soft disk behind each group in view, the largest groups first."""
    circles = graph.circles
    large = circles.radii * camera.scale >= _SMALLEST_CIRCLE
    rows = np.flatnonzero(large & (circles.counts > 1))
    if not len(rows):
        return
    middles, radii = camera.to_screen(circles.centres[rows]), circles.radii[rows] * camera.scale
    seen = _in_view(camera, middles, radii)
    seen = seen[np.argsort(-radii[seen], kind="stable")][:_MOST_CIRCLES]
    owner, first = _first_faces(graph)
    painter.setRenderHint(
        QPainter.RenderHint.Antialiasing, smooth and len(seen) <= _MOST_SMOOTH_CIRCLES
    )
    painter.setPen(Qt.PenStyle.NoPen)
    groups = circles.groups[rows[seen]]
    places = np.minimum(np.searchsorted(owner, groups), len(owner) - 1)
    for place, group, own, (x, y), radius in zip(
        places.tolist(),
        groups.tolist(),
        owner[places].tolist(),
        middles[seen].tolist(),
        radii[seen].tolist(),
        strict=True,
    ):
        if own != group:
            continue
        colour = QColor(PALETTE[colours[first[place]]])
        full = (radius - _SMALLEST_CIRCLE) / (_FULL_CIRCLE - _SMALLEST_CIRCLE)
        colour.setAlphaF(_TINT * min(1.0, max(0.2, full)))
        painter.setBrush(colour)
        wide = radius + _RIM * camera.scale
        painter.drawEllipse(QPointF(x, y), wide, wide)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def free_places(
    circles: Sequence[tuple[float, float, float]],
    sizes: Sequence[QSizeF],
    view: QRectF,
    busy: Callable[[QRectF], bool] = lambda _: False,
) -> list[QRectF | None]:
    """Where labels of these sizes go, so that none touches another; None for whom there is no room.

    The first circles choose first: below, or above, where no face lies; else below.

    Args:
        circles: x, y and radius.
        busy: whether faces lie in a rectangle.
    """
    taken = np.zeros((len(circles), 4))
    found: list[QRectF | None] = []
    count = 0
    for (x, y, radius), size in zip(circles, sizes, strict=True):
        free = []
        for place in _tried(x, y, radius, size, view):
            corners = (place.left(), place.top(), place.right(), place.bottom())
            others = taken[:count]
            apart = (others[:, 0] >= corners[2]) | (others[:, 2] <= corners[0])
            apart |= (others[:, 1] >= corners[3]) | (others[:, 3] <= corners[1])
            if apart.all():
                free.append(place)
        chosen = next((place for place in free if not busy(place)), free[0] if free else None)
        found.append(chosen)
        if chosen is not None:
            taken[count] = chosen.left(), chosen.top(), chosen.right(), chosen.bottom()
            count += 1
    return found


def _tried(x: float, y: float, radius: float, size: QSizeF, view: QRectF) -> Iterator[QRectF]:
    left = x - size.width() / 2
    if view.left() <= x <= view.right():
        left = max(min(left, view.right() - size.width() - _GAP), view.left() + _GAP)
    below = y + radius + _GAP
    if radius >= _FILLS_THE_VIEW:
        below = max(min(below, view.bottom() - size.height() - _GAP), view.top())
    for top in (below, y - radius - _GAP - size.height()):
        place = QRectF(left, top, size.width(), size.height())
        if view.intersects(place):
            yield place


class LabelPainter:
    """Paints names; those that were painted before are kept ready."""

    def __init__(self) -> None:
        self._ready: OrderedDict[tuple[str, float], QPixmap] = OrderedDict()

    def forget(self) -> None:
        """Colours or fonts are others."""
        self._ready.clear()

    def draw(
        self,
        painter: QPainter,
        camera: Camera,
        graph: FaceGraph,
        names: Mapping[PersonId, str],
        busy: Callable[[QRectF], bool] = lambda _: False,
        *,
        lasting: bool = False,
    ) -> list[QRectF]:
        """The names beside their largest circles, the largest persons first; none covers another.

        Returns:
            Where the labels are.
        """
        circles = graph.circles
        mains = _named(graph, frozenset(names))
        middles, radii = (
            camera.to_screen(circles.centres[mains]),
            circles.radii[mains] * camera.scale,
        )
        seen = _in_view(camera, middles, radii)
        large = radii[seen] >= _SMALLEST_NAMED
        large[:_ALWAYS_NAMED] = True
        seen = seen[large][:_TRIED]
        painter.setFont(theme.font(strong=True))
        metrics = painter.fontMetrics()
        texts = [
            metrics.elidedText(names[PersonId(person)], Qt.TextElideMode.ElideRight, _WIDEST)
            for person in circles.groups[mains[seen]].tolist()
        ]
        sizes = [_size(metrics, text) for text in texts]
        around = [(*middles[row].tolist(), float(radii[row])) for row in seen.tolist()]
        view = QRectF(0, 0, camera.width, camera.height)
        places = free_places(around, sizes, view, busy)
        found = [(text, at) for text, at in zip(texts, places, strict=True) if at is not None]
        for text, at in found[:_MOST_LABELS]:
            if lasting:
                _draw_text(painter, text, at)
            else:
                self._draw_ready(painter, text, at)
        return [at for _, at in found[:_MOST_LABELS]]

    def _draw_ready(self, painter: QPainter, text: str, place: QRectF) -> None:
        ratio = painter.device().devicePixelRatio()
        ready = self._ready.pop((text, ratio), None) or _made_ready(text, place.size(), ratio)
        self._ready[(text, ratio)] = ready
        if len(self._ready) > _MOST_READY:
            self._ready.popitem(last=False)
        painter.drawPixmap(place.topLeft() - QPointF(1, 1), ready)


@lru_cache(maxsize=2)
def _named(graph: FaceGraph, persons: frozenset[PersonId]) -> Ints:
    """int64[k]: the main circles of persons with a name, the largest first."""
    mains = graph.circles.mains
    mains = mains[np.isin(graph.circles.groups[mains], np.fromiter(persons, np.int64))]
    return mains[np.argsort(-graph.circles.counts[mains], kind="stable")]


def _size(metrics: QFontMetrics, text: str) -> QSizeF:
    return QSizeF(metrics.horizontalAdvance(text) + 16, metrics.height() + 4)


def _draw_text(painter: QPainter, text: str, place: QRectF) -> None:
    colours = theme.current()
    plate = QColor(colours.surface)
    plate.setAlphaF(0.88)
    painter.setFont(theme.font(strong=True))
    painter.setPen(QPen(colours.line, 1))
    painter.setBrush(plate)
    painter.drawPath(theme.rounded(place, place.height() / 2))
    painter.setPen(colours.text)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def _made_ready(text: str, size: QSizeF, ratio: float) -> QPixmap:
    room = QSizeF(size.width() + 2, size.height() + 2) * ratio
    made = QPixmap(room.toSize() + QSize(1, 1))
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_text(painter, text, QRectF(QPointF(1, 1), size))
    painter.end()
    return made
