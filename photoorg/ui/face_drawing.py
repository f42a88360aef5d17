"""Drawing a frame around a face that was not found, and making a face of it.

The frame is drawn with the mouse, or moved and sized with the arrow keys. What is in it is
looked at in a thread of its own: loading the models takes a moment, for which nothing waits.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PhotoId
from photoorg.library.editing import Draw, EditDone
from photoorg.library.library import Library
from photoorg.ui import theme
from photoorg.ui.background import Background
from photoorg.ui.photo_canvas import PhotoCanvas
from photoorg.ui.session import Session

_SHADE = QColor(0, 0, 0, 90)
_LINE = QColor(255, 255, 255)
_SMALLEST = 8
_FIRST_SHARE = 0.2
_STEP = 8
_BEAT = 60
_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class DrawLayer(QWidget):
    """Lies over the canvas while a frame is drawn."""

    drawn = Signal(object)
    """Box: the frame is as it should be."""

    left = Signal()
    """No frame is wanted after all."""

    def __init__(self, canvas: PhotoCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._frame = QRectF()
        self._start: QPointF | None = None
        self._box: Box | None = None
        self._beat = 0
        self._clock = QTimer(self, interval=_BEAT)
        self._clock.timeout.connect(self._tick)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Draw a frame around a face"))
        self.setAccessibleDescription(
            self.tr("Drag, or use the arrow keys (with Shift for the size) and then Enter.")
        )
        canvas.moved.connect(self.update)
        self.hide()

    def begin(self) -> None:
        """Let a frame be drawn."""
        self._frame, self._start, self._box = QRectF(), None, None
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setGeometry(self._canvas.geometry())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, box: Box) -> None:
        """The frame stays while somebody looks at what is in it."""
        self._box = box
        self.setCursor(Qt.CursorShape.BusyCursor)
        if theme.motion(self):
            self._clock.start()
        self.update()

    def end(self) -> None:
        """Drawing is over."""
        self._clock.stop()
        self.hide()

    @property
    def is_drawing(self) -> bool:
        """Whether a frame can be drawn, or is looked at."""
        return not self.isHidden()

    @property
    def is_waiting(self) -> bool:
        """Whether a frame is looked at."""
        return self.is_drawing and self._box is not None

    # -- the hand ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """One corner."""
        if event.button() == Qt.MouseButton.LeftButton and not self.is_waiting:
            self._start = event.position()
            self._frame = QRectF()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The other one follows the pointer."""
        if self._start is not None:
            frame = QRectF(self._start, event.position()).normalized()
            self._frame = frame.intersected(self._canvas.photo_rect())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The other corner; a mere click begins again."""
        if self._start is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._start = None
        self._finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move, with Shift they size, Enter is done, Escape gives up."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif self.is_waiting:
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish()
        elif key in _KEYS:
            self._nudge(_KEYS[key], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Arrows and Enter are no shortcuts here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = {*_KEYS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
            if event.key() in keys:
                event.accept()
                return True
        return super().event(event)

    def _nudge(self, way: tuple[int, int], size: bool) -> None:
        photo = self._canvas.photo_rect().intersected(QRectF(self.rect()))
        if self._frame.isEmpty():
            side = _FIRST_SHARE * min(photo.width(), photo.height())
            self._frame = QRectF(0, 0, side, side)
            self._frame.moveCenter(photo.center())
        elif size:
            more = QPointF(way[0], way[1]) * _STEP
            self._frame.setWidth(max(_SMALLEST, self._frame.width() + more.x()))
            self._frame.setHeight(max(_SMALLEST, self._frame.height() + more.y()))
        else:
            self._frame.translate(QPointF(way[0], way[1]) * _STEP)
        self._frame = self._frame.intersected(photo)
        self.update()

    def _finish(self) -> None:
        if min(self._frame.width(), self._frame.height()) >= _SMALLEST:
            self.drawn.emit(self._canvas.box_at(self._frame))
        else:
            self._frame = QRectF()
            self.update()

    # -- painting ----------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """All but the frame lies in the shade."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame if self._box is None else self._canvas.place_of(self._box)
        shade = QPainterPath()
        shade.addRect(self._canvas.photo_rect().intersected(QRectF(self.rect())))
        if not frame.isEmpty():
            hole = QPainterPath()
            hole.addRoundedRect(frame, 4, 4)
            shade = shade.subtracted(hole)
        painter.fillPath(shade, _SHADE)
        if frame.isEmpty():
            return
        pen = QPen(_LINE, 2)
        if self.is_waiting:
            pen.setDashPattern([4, 3])
            pen.setDashOffset(-self._beat)
        painter.setPen(pen)
        painter.drawRoundedRect(frame, 4, 4)

    def _tick(self) -> None:
        self._beat += 1
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Who goes elsewhere does not want to draw."""
        super().focusOutEvent(event)
        kept = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in kept and self.is_drawing and not self.is_waiting:
            self.left.emit()


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was found in a frame: a new face, or one that is known."""

    command: Draw | None
    comparable: bool
    known: FaceId | None


class FaceDrawing(QObject):
    """Makes faces of frames."""

    made = Signal(int, bool)
    """Face id, and whether it can be compared with others."""

    known = Signal(int)
    """Face id: it is there already."""

    refused = Signal(object)
    """An exception: no face can be made."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._looker: Background | None = None
        self._models: _Models | None = None
        self._turn = 0

    def look(self, photo: PhotoId, box: Box) -> None:
        """Make a face of a box of a photo; one of the signals follows."""
        if self._looker is None:
            self._looker = Background(self._session.paths, "drawing", self)
            self._models = _Models()
        models = self._models
        assert models is not None
        self._turn += 1
        turn = self._turn

        def take(looked: _Looked) -> None:
            if turn == self._turn:
                self._take(looked)

        def fail(error: Exception) -> None:
            if turn == self._turn:
                self.refused.emit(error)

        self._looker.ask(lambda library: models.look(library, photo, box), take, failed=fail)

    def forget(self) -> None:
        """Make no face of what is looked at now."""
        self._turn += 1

    def stop(self) -> None:
        """End the thread, and let go of the models."""
        if self._looker is not None:
            self._looker.close()
            self._looker = self._models = None

    @property
    def is_busy(self) -> bool:
        """Whether a frame is looked at."""
        return self._looker is not None and self._looker.busy

    def _take(self, looked: _Looked) -> None:
        if looked.command is None:
            self.known.emit(int(looked.known or 0))
            return
        comparable = looked.comparable

        def done(edit: EditDone) -> None:
            face = None if edit.entry is None else edit.entry.facts.get("face")
            if isinstance(face, int):
                self.made.emit(face, comparable)

        self._session.do(looked.command, done, self.refused.emit)


class _Models:
    """What looks at frames, in the thread that looks."""

    def __init__(self) -> None:
        self._describer: object = None

    def look(self, library: Library, photo: PhotoId, box: Box) -> _Looked:
        # ONNX Runtime takes a moment to import, and most photos are never drawn in.
        from photoorg.library.drawing import BoxDescriber, FaceThereError

        if not isinstance(self._describer, BoxDescriber):
            self._describer = BoxDescriber(library)
        try:
            face = self._describer.describe(photo, box)
        except FaceThereError as error:
            return _Looked(None, False, error.face)
        return _Looked(Draw(photo, face), face.embedding is not None, None)
