"""Where one photo is looked at: fitted or enlarged, moved by the hand.

The canvas knows where the photo is in the window, and nothing of what is in it. Frames and the
like are its children, and ask it for their places.
"""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPointingDevice,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from photoorg.core.geometry import Box
from photoorg.ui import theme

STEP = 1.25
"""How much one step enlarges."""

_WHEEL = 1.0016  # for each eighth of a degree: 1.21 for a notch
_LARGEST = 16.0  # pixels of the screen for one of the photo
_FIT_AT_MOST = 3.0
_PIXELS_SEEN = 3.0  # from here on, the pixels of the photo are shown as they are
_MARGIN = 12


class PhotoCanvas(QWidget):
    """Shows a photo of a size that is known before its pixels are there."""

    moved = Signal()
    """The photo is somewhere else in the canvas, or larger or smaller."""

    clicked = Signal()
    """The hand is on the photo itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSizeF()
        self._image: QImage | None = None
        self._zoom = 1.0
        self._centre = QPointF()
        self._fitted = True
        self._grip: QPointF | None = None
        self._goal = 1.0
        self._anchor = (QPointF(), QPointF())
        self._start = 1.0
        self._motion = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._motion.valueChanged.connect(self._glide)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)

    # -- what is shown -----------------------------------------------------------------

    def show_photo(self, size: QSize) -> None:
        """Another photo, of so many pixels; its picture follows. Empty for none."""
        self._motion.stop()
        self._size, self._image = QSizeF(size), None
        self.fit()

    def set_image(self, image: QImage | None) -> None:
        """The picture of the photo, in any resolution."""
        if image is None or self._image is None or image.cacheKey() != self._image.cacheKey():
            self._image = image
            self.update()

    @property
    def has_photo(self) -> bool:
        """Whether there is something to look at."""
        return not self._size.isEmpty()

    @property
    def edge_shown(self) -> float:
        """How many pixels of the screen the longest edge of the photo takes."""
        longest = max(self._size.width(), self._size.height())
        return longest * max(self._zoom, self._goal) * self.devicePixelRatioF()

    # -- places ------------------------------------------------------------------------

    def photo_rect(self) -> QRectF:
        """Where the photo is in the canvas; parts may be outside."""
        size = self._size * self._zoom
        middle = QRectF(self.rect()).center()
        return QRectF(middle - self._centre * self._zoom, size)

    def place_of(self, box: Box) -> QRectF:
        """Where a box of the photo is in the canvas."""
        photo = self.photo_rect()
        return QRectF(
            photo.left() + box.left * photo.width(),
            photo.top() + box.top * photo.height(),
            box.width * photo.width(),
            box.height * photo.height(),
        )

    def box_at(self, place: QRectF) -> Box:
        """The box of the photo at a place in the canvas, without what is outside the photo."""
        photo = self.photo_rect()
        inside = place.intersected(photo)
        return Box(
            (inside.left() - photo.left()) / photo.width(),
            (inside.top() - photo.top()) / photo.height(),
            inside.width() / photo.width(),
            inside.height() / photo.height(),
        )

    def show_box(self, box: Box) -> None:
        """Move so that a box of the photo can be seen."""
        place = self.place_of(box)
        if not QRectF(self.rect()).contains(place):
            middle = QRectF(self.rect()).center() - place.center()
            self.pan(middle)

    # -- size --------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """Pixels of the screen for one of the photo, where it is or will be in a moment."""
        return self._goal * self.devicePixelRatioF()

    @property
    def is_gliding(self) -> bool:
        """Whether the photo is on its way to another size."""
        return self._motion.state() == QVariantAnimation.State.Running

    @property
    def is_fitted(self) -> bool:
        """Whether the whole photo is to be seen, whatever the size of the window."""
        return self._fitted

    def fit(self) -> None:
        """Show all of the photo."""
        self._fitted = True
        self._go_to(self._fit_zoom(), QRectF(self.rect()).center())

    def show_actual_size(self, at: QPointF | None = None) -> None:
        """One pixel of the screen for one of the photo; what is `at` a place stays there."""
        self._fitted = False
        self._go_to(1 / self.devicePixelRatioF(), at or QRectF(self.rect()).center())

    def toggle_size(self, at: QPointF | None = None) -> None:
        """From fitted to the actual size, and back."""
        if self._fitted:
            self.show_actual_size(at)
        else:
            self.fit()

    def zoom_by(self, factor: float, at: QPointF | None = None, *, smooth: bool = True) -> None:
        """Larger (above 1) or smaller; what is `at` a place stays there."""
        fitting, goal = self._fit_zoom(), self._goal * factor
        smallest = min(fitting, 1 / self.devicePixelRatioF())
        self._fitted = goal <= fitting * 1.001 <= self._goal * 1.002
        if self._fitted:
            goal = fitting
        goal = max(smallest, min(goal, _LARGEST / self.devicePixelRatioF()))
        self._go_to(goal, at or QRectF(self.rect()).center(), smooth=smooth)

    def _fit_zoom(self) -> float:
        if not self.has_photo:
            return 1.0
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        fitting = min(room.width() / self._size.width(), room.height() / self._size.height())
        return max(1e-3, min(fitting, _FIT_AT_MOST))

    def _go_to(self, goal: float, at: QPointF, *, smooth: bool = True) -> None:
        duration = theme.motion(self)
        self._anchor = (at, self._photo_point(at))
        self._start, self._goal = self._zoom, goal
        self._motion.stop()
        if smooth and duration and self.isVisible() and self._image is not None:
            self._motion.setDuration(duration)
            self._motion.start()
        else:
            self._glide(1.0)

    def _photo_point(self, at: QPointF) -> QPointF:
        return (at - self.photo_rect().topLeft()) / self._zoom

    def _glide(self, share: float) -> None:
        """Be at a share of the way to the size that is wanted."""
        at, point = self._anchor
        way = math.log(self._goal / self._start) * share
        self._zoom = self._goal if share >= 1 else self._start * math.exp(way)
        self._centre = point + (QRectF(self.rect()).center() - at) / self._zoom
        self._settle()

    def _settle(self) -> None:
        """Leave no empty room where there could be photo."""
        self._centre = QPointF(
            _kept_inside(self._centre.x(), self._size.width(), self.width() / self._zoom),
            _kept_inside(self._centre.y(), self._size.height(), self.height() / self._zoom),
        )
        self._show_cursor()
        self.update()
        self.moved.emit()

    # -- moving ------------------------------------------------------------------------

    @property
    def can_pan(self) -> bool:
        """Whether parts of the photo are outside."""
        photo = self.photo_rect()
        return photo.width() > self.width() + 1 or photo.height() > self.height() + 1

    def pan(self, by: QPointF) -> None:
        """Move the photo by so many pixels of the window."""
        self._motion.stop()
        self._goal = self._zoom
        self._centre -= by / self._zoom
        self._settle()

    def _show_cursor(self) -> None:
        if self._grip is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.can_pan:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take hold of the photo."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._grip = event.position()
        self._show_cursor()
        self.clicked.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move what is held."""
        if self._grip is not None:
            by, self._grip = event.position() - self._grip, event.position()
            self.pan(by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = None
            self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """To the actual size there, and back."""
        if event.button() == Qt.MouseButton.LeftButton and self.has_photo:
            self.toggle_size(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """A wheel enlarges around the pointer; two fingers on a pad move, unless Ctrl is held."""
        event.accept()
        if not self.has_photo:
            return
        by_fingers = event.device().type() == QPointingDevice.DeviceType.TouchPad
        with_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if by_fingers and not with_ctrl:
            fine = event.pixelDelta()
            self.pan(QPointF(fine if not fine.isNull() else event.angleDelta() / 2))
            return
        turned = event.angleDelta().y() or event.angleDelta().x()
        self.zoom_by(_WHEEL**turned, event.position(), smooth=not by_fingers)

    def event(self, event: QEvent) -> bool:
        """Two fingers moved apart enlarge."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture and self.has_photo:
                self.zoom_by(1 + event.value(), event.position(), smooth=False)
                return True
            if event.gestureType() == Qt.NativeGestureType.SmartZoomNativeGesture:
                self.toggle_size(event.position())
                return True
        return super().event(event)

    # -- painting ----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The part of the photo that can be seen."""
        if not self.has_photo:
            return
        painter = QPainter(self)
        place = self.photo_rect()
        image = self._image
        if image is None:
            painter.fillRect(place, theme.current().hover)
            return
        seen = place.intersected(QRectF(event.rect()).adjusted(-1, -1, 1, 1))
        across, down = image.width() / place.width(), image.height() / place.height()
        source = QRectF(
            (seen.left() - place.left()) * across,
            (seen.top() - place.top()) * down,
            seen.width() * across,
            seen.height() * down,
        )
        smooth = self._zoom * self.devicePixelRatioF() < _PIXELS_SEEN
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(seen, image, source)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A fitted photo stays so; of another one the middle stays where it is."""
        super().resizeEvent(event)
        if self._fitted:
            self._go_to(self._fit_zoom(), QRectF(self.rect()).center(), smooth=False)
        else:
            self._settle()


def _kept_inside(centre: float, length: float, room: float) -> float:
    """The middle of what is seen of an axis, so that no room is left empty without need."""
    if length <= room:
        return length / 2
    return max(room / 2, min(centre, length - room / 2))
