"""The plane of the face graph: paints what is in view, and answers to pointer, wheel and keys."""

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
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from photoorg.library.graph_view import GraphPicture
from photoorg.library.graphing import PlaneIndex
from photoorg.ui import theme
from photoorg.ui.graph_camera import Camera, bounds
from photoorg.ui.graph_faces import DOT, NEAR, FacePainter
from photoorg.ui.graph_hover import draw_hover
from photoorg.ui.graph_painting import (
    SELECTED,
    Ints,
    draw_circles,
    draw_dots,
    draw_edges,
    draw_labels,
    draw_lines,
    ends_of,
)
from photoorg.ui.graph_selection import NOTHING, Gesture, Kind, face_at, joined
from photoorg.ui.thumbnails import ThumbnailCache

_HALO = 5.0
_MOST_LIT = 3_000
_FIT_LARGEST = 110.0
_KEY_STEP = 60.0
_KEY_ZOOM = 1.25
_FACE_SCALE = 64.0


class GraphCanvas(QWidget):
    """Shows a graph. It is told what is selected, and tells what the owner selects."""

    selection_changed = Signal()
    view_changed = Signal()
    """Another part is seen, or at another size."""

    hovered = Signal(int)
    """The face under the pointer, 0 for none."""

    opened = Signal(int)
    """A face whose photo is to be shown."""

    menu_wanted = Signal(object)
    """The point of the screen, a QPoint."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: GraphPicture | None = None
        self.index = PlaneIndex(np.zeros((0, 2), np.float32))
        self.camera = Camera()
        self.threshold = 0.5
        self.selected: Ints = NOTHING
        self.drawn_edges: Ints = NOTHING
        self.labels: list[QRectF] = []
        self.way: Ints = NOTHING
        self.weakest = -1
        self.note = ""
        self._box = bounds(np.zeros((0, 2), np.float32))
        self._hover = -1
        self._gesture: Gesture | None = None
        self._space = self._fitted = False
        self._thumbnails = thumbnails
        self._faces = FacePainter(thumbnails)
        thumbnails.ready.connect(self._pictures_came)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Face graph"))
        self.setMinimumSize(200, 160)

    # -- what is shown -----------------------------------------------------------------

    def show_picture(self, picture: GraphPicture, *, fit: bool) -> None:
        """Show a graph; unless `fit`, the same place of it as before, and the same selection."""
        before = self.picture
        if before is None or before.graph.ids is not picture.graph.ids:
            faces = self.selected_faces()
            self.selected = picture.graph.rows(faces) if faces else NOTHING
            self._hover = -1
            self.way, self.weakest = NOTHING, -1
        if before is None or before.graph.positions is not picture.graph.positions:
            self.index = PlaneIndex(picture.graph.positions)
            self._box = bounds(picture.graph.positions)
        self.picture = picture
        there = np.isfinite(picture.graph.positions[self.selected]).all(axis=1)
        self.selected = self.selected[there]
        if fit:
            self.fit()
        self.selection_changed.emit()
        self.view_changed.emit()
        self.update()

    def set_threshold(self, threshold: float) -> None:
        """Edges longer than this are not drawn."""
        self.threshold = threshold
        self.update()

    def show_way(self, edges: Ints, weakest: int) -> None:
        """The edges that lead from one face to another, and the longest of them, -1 for none."""
        self.way, self.weakest = edges, weakest
        self.update()

    def selected_faces(self) -> list[int]:
        """The ids of what is selected."""
        return [] if self.picture is None else self.picture.graph.ids[self.selected].tolist()

    def select(self, rows: Ints) -> None:
        """Select these faces and no others."""
        self.selected = np.asarray(rows, np.int64)
        self.selection_changed.emit()
        self.update()

    def visible_rows(self) -> Ints:
        """The faces in view and a few around them."""
        return self.index.inside(self.camera.seen(self.camera.scale))

    # -- moving ------------------------------------------------------------------------

    def fit(self, rows: Ints | None = None) -> None:
        """See everything, or these faces, as large as they fit."""
        box = self._box
        if rows is not None and self.picture is not None:
            box = bounds(self.picture.graph.positions[rows])
        self._fitted = rows is None
        self._look(self.camera.fitted(box, _FIT_LARGEST))

    def go_to(self, row: int) -> None:
        """See a face from near."""
        if self.picture is None:
            return
        box = bounds(self.picture.graph.positions[[row]])
        self._fitted = False
        self._look(self.camera.fitted(box, max(_FACE_SCALE, min(self.camera.scale, 110.0))))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Larger or smaller around a point, the middle unless given."""
        at = at or QPointF(self.width() / 2, self.height() / 2)
        smallest = self.camera.fitted(self._box, _FIT_LARGEST).scale / 2
        self._fitted = False
        self._look(self.camera.zoomed(factor, at, smallest))

    def pan_by(self, across: float, along: float) -> None:
        """Move what is seen by so many pixels."""
        self._fitted = False
        self._look(self.camera.moved(across, along))

    def _look(self, camera: Camera) -> None:
        self.camera = camera
        self.view_changed.emit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """What fitted still fits."""
        self.camera = self.camera.sized(event.size().width(), event.size().height())
        if self._fitted:
            self.fit()
        super().resizeEvent(event)

    # -- painting ----------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Circles, edges, faces, names, and what the pointer draws."""
        painter = QPainter(self)
        painter.setClipRect(self.rect())  # or long lines take ten times as long
        painter.fillRect(self.rect(), theme.current().window)
        if self.picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        graph, colours = self.picture.graph, self.picture.colours
        rows = self.visible_rows()
        everything = len(rows) == len(self.index)
        self.drawn_edges = graph.drawn_edges(self.threshold, None if everything else rows)
        draw_circles(painter, self.camera, graph, colours)
        draw_edges(painter, self.camera, graph, colours, self.drawn_edges)
        self._draw_lit(painter)
        self._draw_faces(painter, np.sort(rows))
        names = {int(person): name for person, name in self.picture.names.items()}
        self.labels = draw_labels(painter, self.camera, graph, names)
        self._draw_gesture(painter)
        if self._hover >= 0 and self._gesture is None:
            draw_hover(painter, self.camera, self.picture, self._hover, self._faces, self.note)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().accent, 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _draw_lit(self, painter: QPainter) -> None:
        """The edges of the face under the pointer and of what is selected, and the way."""
        assert self.picture is not None
        graph = self.picture.graph
        lit = [graph.incident(row, self.threshold) for row in self.selected[:50].tolist()]
        if self._hover >= 0:
            lit.append(graph.incident(self._hover, self.threshold))
        colours = theme.current()
        if lit:
            numbers = np.unique(np.concatenate(lit))[:_MOST_LIT]
            soft = QColor(colours.accent)
            soft.setAlphaF(0.7)
            draw_lines(painter, ends_of(graph, self.camera, numbers), QPen(soft, 1.5))
        if len(self.way):
            draw_lines(painter, ends_of(graph, self.camera, self.way), QPen(colours.accent, 5))
        if self.weakest >= 0:
            weak = np.array([self.weakest])
            draw_lines(painter, ends_of(graph, self.camera, weak), QPen(colours.danger, 6))

    def _draw_faces(self, painter: QPainter, rows: Ints) -> None:
        assert self.picture is not None
        graph = self.picture.graph
        diameter = self.camera.scale * DOT
        if diameter >= NEAR:
            self._thumbnails.look_at(self, graph.ids[rows].tolist())
            self._faces.draw(painter, self.camera, self.picture, rows, self.selected)
            return
        self._thumbnails.look_at(self, ())
        if len(self.selected):
            places = self.camera.to_screen(graph.positions[self.selected])
            codes = np.full(len(places), SELECTED, np.uint8)
            draw_dots(painter, self.camera, places, codes, diameter + _HALO)
        places = self.camera.to_screen(graph.positions[rows])
        draw_dots(painter, self.camera, places, self.picture.colours[rows], diameter)

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

    def _pictures_came(self, _: object) -> None:
        if self.isVisible():
            self.update()

    # -- pointer -----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A gesture begins."""
        if self.picture is not None and self._gesture is None:
            self._gesture = Gesture(event, self._space)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The gesture goes on, or the pointer looks at another face."""
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
        self._hover_over(-1)
        super().leaveEvent(event)

    def _hover_over(self, row: int) -> None:
        if row == self._hover or self.picture is None:
            return
        self._hover, self.note = row, ""
        self.hovered.emit(0 if row < 0 else int(self.picture.graph.ids[row]))
        self.update()

    @property
    def hover(self) -> int:
        """The row under the pointer, -1 for none."""
        return self._hover

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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_faces"):
            self._faces.forget()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """No pictures are wanted."""
        self._gesture, self._space = None, False
        self._thumbnails.look_at(self, ())
        super().hideEvent(event)
