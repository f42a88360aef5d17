"""The whole graph in a corner, with a frame around what is seen; dragging the frame moves it."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from photoorg.ui import theme
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_density import field_of
from photoorg.ui.graph_painting import Codes

_WIDEST, _HIGHEST = 184.0, 132.0
_LEAST = 48.0
_INSIDE = 6.0
_MARGIN = 16
_SMALLEST_FRAME = 6.0


class Minimap(QWidget):
    """Hides by itself while everything is seen; the keyboard stays with the graph."""

    moved = Signal(float, float)
    """The place of the plane that is wanted in the middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._on = True
        self._below = 0
        self._camera = Camera()
        self._box = QRectF(-0.5, -0.5, 1, 1)
        self._of: tuple[object, object] = (None, None)
        self._card: QPixmap | None = None
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview"))
        self.setAccessibleDescription(
            self.tr("The whole graph, with a frame around what is seen. Click or drag to move.")
        )
        self.hide()

    # `setOn` as Qt would call it, for actions that can be checked.
    def setOn(self, wanted: bool) -> None:  # noqa: N802
        """Whether it is shown at all."""
        self._on = wanted
        self._appear()

    def isOn(self) -> bool:  # noqa: N802
        """Whether it is wanted."""
        return self._on

    def show_points(self, points: npt.NDArray[np.float32], colours: Codes, box: QRectF) -> None:
        """The points float32[n, 2] of the graph, and the rectangle that holds them."""
        if self._of[0] is points and self._of[1] is colours:
            return
        self._of, self._box, self._card = (points, colours), box, None
        self.place()
        self.update()

    def show_camera(self, camera: Camera) -> None:
        """Another part is seen."""
        self._camera = camera
        self._appear()
        self.update()

    def keep_free(self, below: int) -> None:
        """So many pixels over the lower edge are covered."""
        self._below = below
        self.place()

    def place(self) -> None:
        """Into the lower right corner."""
        scale = self._scale()
        width = max(_LEAST, self._box.width() * scale + 2 * _INSIDE)
        height = max(_LEAST, self._box.height() * scale + 2 * _INSIDE)
        self.resize(round(width), round(height))
        over = self._over
        bottom = max(self._below, _MARGIN)
        self.move(over.width() - self.width() - _MARGIN, over.height() - self.height() - bottom)

    @property
    def frame(self) -> QRectF:
        """Where what is seen is, in this widget."""
        seen = self._camera.box()
        corner, opposite = (self._from_plane(p) for p in (seen.topLeft(), seen.bottomRight()))
        return QRectF(corner, opposite)

    def _appear(self) -> None:
        box, seen = self._box.adjusted(0.5, 0.5, -0.5, -0.5), self._camera.box()
        everything = seen.contains(box.topLeft()) and seen.contains(box.bottomRight())
        over = self._over
        room = over.width() >= 2.5 * self.width() and over.height() >= 2.5 * self.height()
        self.setVisible(self._on and not everything and room)

    def _scale(self) -> float:
        wide, high = _WIDEST - 2 * _INSIDE, _HIGHEST - 2 * _INSIDE
        return min(wide / max(self._box.width(), 1e-9), high / max(self._box.height(), 1e-9))

    def _from_plane(self, point: QPointF) -> QPointF:
        middle = QRectF(self.rect()).center()
        return (point - self._box.center()) * self._scale() + middle

    def _to_plane(self, point: QPointF) -> QPointF:
        middle = QRectF(self.rect()).center()
        return (point - middle) / self._scale() + self._box.center()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A card, how close faces lie, and the frame."""
        if self._card is None:
            self._card = self._made_card()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._card)
        self._draw_frame(painter)

    def _made_card(self) -> QPixmap:
        made = QPixmap(self.size() * self.devicePixelRatioF())
        made.setDevicePixelRatio(self.devicePixelRatioF())
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        plate = QColor(colours.surface)
        plate.setAlphaF(0.94)
        painter.setPen(QPen(colours.edge, 1))
        painter.setBrush(plate)
        painter.drawPath(theme.rounded(card))
        painter.setClipPath(theme.rounded(card.adjusted(1, 1, -1, -1)))
        points, codes = self._of
        field = None
        if isinstance(points, np.ndarray) and isinstance(codes, np.ndarray):
            field = field_of(points, codes, 2.0 / self._scale())
        if field is not None:
            place = field.place
            onto = QRectF(self._from_plane(place.topLeft()), self._from_plane(place.bottomRight()))
            field.draw(painter, onto)
        painter.end()
        return made

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._card = None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """All is drawn anew."""
        super().resizeEvent(event)
        self._card = None

    def _draw_frame(self, painter: QPainter) -> None:
        frame, colours = self.frame, theme.current()
        across = max(0.0, _SMALLEST_FRAME - frame.width()) / 2
        along = max(0.0, _SMALLEST_FRAME - frame.height()) / 2
        frame = frame.adjusted(-across, -along, across, along)
        fill = QColor(colours.accent)
        fill.setAlphaF(0.12)
        painter.setBrush(fill)
        painter.setPen(QPen(colours.accent, 2))
        painter.drawRect(frame.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click inside the frame holds it where it is; elsewhere it comes there."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at, frame = event.position(), self.frame
        self._grip = at - frame.center() if frame.contains(at) else QPointF(0, 0)
        self._move(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The frame follows."""
        if self._grip is not None:
            self._move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """It stays there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """No other than a click."""
        self.mousePressEvent(event)

    def _move(self, at: QPointF) -> None:
        wanted = self._to_plane(at - (self._grip or QPointF(0, 0)))
        self.moved.emit(
            min(max(wanted.x(), self._box.left()), self._box.right()),
            min(max(wanted.y(), self._box.top()), self._box.bottom()),
        )
