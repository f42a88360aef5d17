"""The graph in the hands of its owner: pointer, wheel and keys."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from photoorg.ui import theme
from photoorg.ui.graph_plane import GraphPlane
from photoorg.ui.graph_selection import NOTHING, Gesture, Kind, face_at, joined
from photoorg.ui.thumbnails import ThumbnailCache

_KEY_STEP = 60.0
_KEY_ZOOM = 1.25


class GraphCanvas(GraphPlane):
    """Shows a graph, and tells what the owner selects and wants."""

    opened = Signal(int)
    """A face whose photo is to be shown."""

    menu_wanted = Signal(object)
    """The point of the screen, a QPoint."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        self._gesture: Gesture | None = None
        self._pointer: QPointF | None = None
        self._space = False
        super().__init__(thumbnails, parent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _points_at_face(self) -> bool:
        return self._gesture is None and super()._points_at_face()

    def _rest(self) -> None:
        """What moved under the pointer is pointed at now."""
        super()._rest()
        if self._pointer is not None and self._gesture is None:
            self._hover_over(face_at(self.index, self.camera, self._pointer))

    def _draw_over(self, painter: QPainter) -> None:
        super()._draw_over(painter)
        self._draw_gesture(painter)

    def _draw_gesture(self, painter: QPainter) -> None:
        gesture = self._gesture
        if gesture is None or gesture.kind not in (Kind.BAND, Kind.LASSO):
            return
        colours = theme.current()
        fill = QColor(colours.accent)
        fill.setAlphaF(0.12)
        painter.setPen(QPen(colours.accent, 1.5))
        painter.setBrush(fill)
        if gesture.kind is Kind.BAND:
            painter.drawRect(QRectF(gesture.start, gesture.now).normalized())
        else:
            painter.drawPolygon(gesture.path)

    # -- pointer -----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A gesture begins."""
        if self.picture is not None and self._gesture is None:
            self._gesture = Gesture(event, self._space)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The gesture goes on, or the pointer looks at another face."""
        self._pointer = event.position()
        if self._gesture is not None:
            step = self._gesture.move(event.position())
            if self._gesture.kind is Kind.PAN:
                self.pan_by(step.x(), step.y())
            self.update()
        elif self.picture is not None:
            self._hover_over(face_at(self.index, self.camera, event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The gesture ends: select what it held."""
        gesture = self._gesture
        if gesture is None or event.button() != gesture.button:
            return
        gesture.move(event.position())
        self._gesture = None
        self.update()
        if gesture.kind in (Kind.BAND, Kind.LASSO):
            rows = gesture.rows(self.index, self.camera)
            self.select(joined(self.selected, rows) if gesture.adds else rows)
        elif gesture.kind is Kind.CLICK and gesture.button == Qt.MouseButton.LeftButton:
            row = face_at(self.index, self.camera, event.position())
            rows = np.array([row], np.int64) if row >= 0 else NOTHING
            if gesture.adds:
                rows = joined(self.selected, rows, toggles=True)
            self.select(rows)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show the photo of the face."""
        row = face_at(self.index, self.camera, event.position())
        if row >= 0 and self.picture is not None:
            self.opened.emit(int(self.picture.graph.ids[row]))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done with the selection, or with the face that is pointed at."""
        row = face_at(self.index, self.camera, QPointF(event.pos()))
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and row >= 0 and row not in self.selected:
            self.select(np.array([row], np.int64))
        self.menu_wanted.emit(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Nothing is pointed at."""
        self._pointer = None
        self._hover_over(-1)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A wheel zooms; a trackpad moves, with Ctrl it zooms."""
        pixels, turn = event.pixelDelta(), event.angleDelta()
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not pixels.isNull() and not with_ctrl:
            self.pan_by(pixels.x(), pixels.y())
        else:
            self.zoom_by(2 ** (turn.y() / 240), event.position())
        event.accept()

    # -- keys --------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move, plus and minus zoom, Home shows everything, Escape selects nothing."""
        key = event.key()
        moves = {
            Qt.Key.Key_Left: (_KEY_STEP, 0.0),
            Qt.Key.Key_Right: (-_KEY_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, _KEY_STEP),
            Qt.Key.Key_Down: (0.0, -_KEY_STEP),
        }
        if key in moves:
            self.pan_by(*moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_KEY_ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _KEY_ZOOM)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_0):
            self.fit()
        elif key == Qt.Key.Key_Space:
            self._space = True
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self.picture is not None:
            self.select(np.flatnonzero(np.isfinite(self.picture.graph.positions[:, 0])))
        elif key == Qt.Key.Key_Escape and (self._gesture is not None or len(self.selected)):
            if self._gesture is None:
                self.select(NOTHING)
            self._gesture = None
            self.update()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The space bar moves no more."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
        super().keyReleaseEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What was begun is given up."""
        self._gesture, self._space = None, False
        super().hideEvent(event)
