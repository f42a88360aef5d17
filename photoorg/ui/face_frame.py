"""A frame around a face of a photo, with the name below it.

It is a button over the canvas, so that the keyboard and screen readers reach it. A confirmed
face has a plain frame, an automatic one a dot beside its name, a suggested one a dashed frame;
who is ignored is only hinted at.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QAbstractButton, QApplication

from photoorg.core.records import FaceState
from photoorg.library.browsing_photos import FaceInPhoto
from photoorg.ui import theme
from photoorg.ui.photo_canvas import PhotoCanvas
from photoorg.ui.plain_tips import plain

_SHADE = QColor(0, 0, 0, 165)  # over a white photo, white text on it has a contrast of 7
_LINE = QColor(255, 255, 255)
_FAINT = QColor(255, 255, 255, 150)
_DARK = QColor(0, 0, 0, 120)

_EDGE = 5  # around the frame, for lines and their shadow
GAP = 4
_INSET = 6
_DOT = 3.0
_NARROWEST_LABEL = 150


class FaceFrame(QAbstractButton):
    """One face."""

    menu_wanted = Signal(QPoint)
    touched = Signal()
    """The pointer or the keyboard came or went."""

    def __init__(self, face: FaceInPhoto, canvas: PhotoCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.face = face
        self._frame = QRect()
        self._label = QRect()
        self._pressed: QPointF | None = None
        self._panning = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_face(face)

    # -- what is shown -----------------------------------------------------------------

    def show_face(self, face: FaceInPhoto) -> None:
        """The same face, of which something else is known now."""
        self.face = face
        self.setText(self._words())
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self._spoken())
        tip = self.tr("{name}: {state}").format(name=self.text(), state=self._spoken())
        self.setToolTip(plain(tip))
        self.update()

    def _words(self) -> str:
        face = self.face
        if face.hidden:
            return self.tr("Ignored")
        if face.name is None:
            return self.tr("Name?")
        if face.state is FaceState.SUGGESTED:
            return self.tr("{name}?").format(name=face.name)
        return face.name

    def _spoken(self) -> str:
        face = self.face
        if face.hidden:
            return self.tr("ignored")
        if face.person is None:
            return self.tr("nobody's yet")
        return {
            FaceState.SUGGESTED: self.tr("suggested"),
            FaceState.CONFIRMED: self.tr("confirmed by you"),
        }.get(face.state, self.tr("found automatically"))

    @property
    def is_named(self) -> bool:
        """Whether a name is below the frame."""
        return self.face.name is not None and not self.face.hidden

    @property
    def is_busy(self) -> bool:
        """Whether the pointer or the keyboard is here."""
        return self.underMouse() or self.hasFocus()

    # -- places ------------------------------------------------------------------------

    def label_size(self, width: float) -> QSize:
        """The room that the name takes below a frame of some width."""
        metrics = QFontMetrics(self._font())
        room = max(round(width), round(_NARROWEST_LABEL * theme.text_scale()))
        dot = 0 if self.face.state is not FaceState.AUTOMATIC else round(4 * _DOT)
        text = metrics.horizontalAdvance(self.text()) + 2 * _INSET + dot
        return QSize(min(text + 2, room + 2 * _INSET), metrics.height() + 4)

    def _font(self) -> QFont:
        return theme.font(strong=self.is_named)

    def put(self, frame: QRectF, label: QRect) -> None:
        """Be at this place of the canvas; `label` is empty for no name."""
        whole = frame.toAlignedRect().adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
        if not label.isEmpty():
            whole = whole.united(label)
        corner = whole.topLeft()
        self._frame = frame.toAlignedRect().translated(-corner)
        self._label = label.translated(-corner) if not label.isEmpty() else QRect()
        self.setGeometry(whole)
        outer = self._frame.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
        self.setMask(QRegion(outer).united(QRegion(self._label)))
        self.update()

    @property
    def label_is_shown(self) -> bool:
        """Whether there is room for the name."""
        return not self._label.isEmpty()

    @property
    def name_place(self) -> QRect:
        """Where the name is, or would be, in the canvas."""
        if not self._label.isEmpty():
            return self._label.translated(self.pos())
        size = self.label_size(self._frame.width())
        left = self._frame.center().x() - size.width() // 2
        return QRect(QPoint(left, self._frame.bottom() + GAP), size).translated(self.pos())

    @property
    def frame_place(self) -> QRect:
        """Where the face is in the canvas."""
        return self._frame.translated(self.pos())

    # -- painting ----------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """The frame with a shadow, so that it is seen on any photo, and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self._frame)
        busy = self.is_busy
        self._paint_lines(painter, frame, busy)
        if self.hasFocus():
            painter.setPen(QPen(theme.DARK.accent, theme.RING))
            painter.drawRoundedRect(frame.adjusted(-3, -3, 3, 3), 5, 5)
        if not self._label.isEmpty():
            self._paint_label(painter)

    def _paint_lines(self, painter: QPainter, frame: QRectF, busy: bool) -> None:
        face = self.face
        plain = face.name is not None and face.state is not FaceState.SUGGESTED
        style, colour, width = Qt.PenStyle.SolidLine, _LINE, 2.0
        if face.hidden:
            style, colour, width = Qt.PenStyle.DotLine, _FAINT, 1.5
        elif face.state is FaceState.SUGGESTED:
            style = Qt.PenStyle.DashLine
        elif not plain and not busy:
            colour, width = _FAINT, 1.5
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_DARK, width + 2))
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(QPen(_LINE if busy else colour, width, style))
        painter.drawRoundedRect(frame, 4, 4)

    def _paint_label(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_SHADE)
        painter.drawRoundedRect(self._label, 4, 4)
        place = self._label.adjusted(_INSET, 0, -_INSET, 0)
        if self.face.state is FaceState.AUTOMATIC and self.is_named:
            painter.setBrush(theme.DARK.accent)
            painter.drawEllipse(QPointF(place.left() + _DOT, place.center().y() + 1), _DOT, _DOT)
            place.setLeft(place.left() + round(3 * _DOT))
        font = self._font()
        painter.setFont(font)
        painter.setPen(_LINE)
        text = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    # -- the hand ----------------------------------------------------------------------

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        """The frame and the name."""
        return self._frame.contains(pos) or self._label.contains(pos)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click may begin, or the photo be moved."""
        self._pressed, self._panning = event.globalPosition(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Who drags moves the photo, though a face is there."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        by = event.globalPosition() - self._pressed
        far = by.manhattanLength() >= QApplication.startDragDistance()
        if self._canvas.can_pan and (self._panning or far):
            self._panning = True
            self.setDown(False)
            self._pressed = event.globalPosition()
            self._canvas.pan(by)
        elif not self._panning:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click, unless the photo was moved."""
        panned, self._panning, self._pressed = self._panning, False, None
        if not panned:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done with the face."""
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.mapToGlobal(self._frame.center()) if by_keyboard else event.globalPos()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.menu_wanted.emit(at)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """The pointer is here."""
        super().enterEvent(event)
        self.touched.emit()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The pointer is gone."""
        super().leaveEvent(event)
        self.touched.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard is here."""
        super().focusInEvent(event)
        self.touched.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard is gone."""
        super().focusOutEvent(event)
        self.touched.emit()
