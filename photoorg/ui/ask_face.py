"""A face to click on: a crop from the library, with a few words below."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.ui import theme
from photoorg.ui.face_shapes import Shape, paint_shape
from photoorg.ui.thumbnails import ThumbnailCache

_EDGE = 4  # around the face, for the ring
_GAP = 2


class FaceButton(QAbstractButton):
    """One face; `photo` and `person` tell where it belongs."""

    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        thumbnails: ThumbnailCache,
        face: FaceId,
        photo: PhotoId,
        person: PersonId | None,
        side: int = 72,
        shape: Shape = Shape.ROUNDED,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.face, self.photo, self.person = face, photo, person
        self._thumbnails = thumbnails
        self._side = side
        self._shape = shape
        self.room_for_words = False
        """Whether there is room below even for no words, as in a row of faces that have some."""

        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        thumbnails.ready.connect(self._show_ready)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the face, its ring, and its words."""
        side = self._side + 2 * _EDGE
        worded = self.room_for_words or bool(self.text())
        text = self.fontMetrics().height() + _GAP if worded else 0
        return QSize(side, side + text)

    def _show_ready(self, faces: frozenset[int]) -> None:
        if self.face in faces:
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """The face, a ring around it, the words below."""
        colours, ratio = theme.current(), self.devicePixelRatioF()
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        place = QRect((self.width() - self._side) // 2, _EDGE, self._side, self._side)
        ring = place.adjusted(-3, -3, 3, 3)
        path = theme.circle if self._shape is Shape.CIRCLE else _rounded
        picture = self._thumbnails.get(self.face)
        if picture is None:
            painter.fillPath(path(place), colours.hover)
        else:
            paint_shape(painter, place, picture, ratio, self._shape)
        if self.hasFocus() or self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            colour = colours.accent if self.hasFocus() else colours.edge
            painter.setPen(QPen(colour, theme.RING))
            painter.drawPath(path(ring))
        if self.text():
            painter.setPen(colours.secondary)
            painter.setFont(theme.font(theme.SMALL, tabular=True))
            below = self.rect().adjusted(0, place.bottom() + _EDGE + _GAP, 0, 0)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), self.text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for a menu."""
        self.menu_wanted.emit(event.globalPos())


def _rounded(place: QRect) -> QPainterPath:
    return theme.rounded(place, 9)
