"""The faces of a question: the one that is asked about, large, and rows of small ones."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PhotoId
from photoorg.ui import theme
from photoorg.ui.face_shapes import FaceShapes, Shape
from photoorg.ui.small_photos import SmallPhotos
from photoorg.ui.thumbnails import ThumbnailCache

_SIDE = 300
_PHOTO = QSize(400, 300)
_SMALL = 72
_GAP = 8


class LargeFace(QWidget):
    """One face, cut out, or its whole photo with the face framed."""

    def __init__(
        self, thumbnails: ThumbnailCache, photos: SmallPhotos, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnails, self._photos = thumbnails, photos
        self._face: FaceId | None = None
        self._photo: PhotoId | None = None
        self._box: Box | None = None
        self._whole = False
        self._shapes = FaceShapes()
        thumbnails.ready.connect(self.update)
        photos.ready.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As large as a question needs, whatever comes next: nothing jumps."""
        return _PHOTO if self._whole else QSize(_SIDE, _SIDE)

    def show_face(self, face: FaceId | None, photo: PhotoId | None, box: Box | None) -> None:
        """Show this face, in the way that was chosen last."""
        self._face, self._photo, self._box = face, photo, box
        self._look()
        self.update()

    def show_whole_photo(self, whole: bool) -> None:
        """Show whole photos from now on, or faces."""
        self._whole = whole
        self.updateGeometry()
        self._look()
        self.update()

    @property
    def shows_photo(self) -> bool:
        """Whether it is the whole photo that can be seen."""
        here = self._photo is not None and self._photos.get(self._photo) is not None
        return self._whole and here

    def _look(self) -> None:
        self._thumbnails.look_at(self, [] if self._face is None else [self._face])
        self._photos.look_at([self._photo] if self._whole and self._photo is not None else [])

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What is hidden needs no pictures."""
        self._thumbnails.look_at(self, [])
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The photo if it is wanted and here, else the face."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._face is None:
            return
        if not (self._whole and self._paint_photo(painter)):
            self._paint_face(painter)

    def _paint_face(self, painter: QPainter) -> None:
        left, top = (self.width() - _SIDE) / 2, (self.height() - _SIDE) / 2
        area = QRectF(left, top, _SIDE, _SIDE)
        picture = None if self._face is None else self._thumbnails.get(self._face)
        if picture is None or self._face is None:
            painter.fillPath(theme.rounded(area, 12), theme.current().hover)
            return
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(
            area.topLeft(), self._shapes.cut(self._face, picture, _SIDE, ratio, Shape.ROUNDED)
        )

    def _paint_photo(self, painter: QPainter) -> bool:
        picture = None if self._photo is None else self._photos.get(self._photo)
        if picture is None:
            return False
        size = picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        area = QRectF(left, top, size.width(), size.height())
        painter.drawPixmap(area, picture, QRectF(picture.rect()))
        if self._box is not None:
            frame = QRectF(
                left + self._box.left * area.width(),
                top + self._box.top * area.height(),
                self._box.width * area.width(),
                self._box.height * area.height(),
            )
            painter.setPen(QPen(theme.current().surface, 4))
            painter.drawRoundedRect(frame, 4, 4)
            painter.setPen(QPen(theme.current().accent, 2))
            painter.drawRoundedRect(frame, 4, 4)
        return True


class FaceRow(QWidget):
    """Some faces as circles, in rows; a click on one opens its photo."""

    clicked = Signal(int)
    """Face id."""

    def __init__(
        self, thumbnails: ThumbnailCache, columns: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._columns = columns
        self._faces: tuple[FaceId, ...] = ()
        self._shapes = FaceShapes()
        thumbnails.ready.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_faces(self, faces: Sequence[FaceId]) -> None:
        """Show these."""
        self._faces = tuple(faces)
        self._thumbnails.look_at(self, self._faces)
        self.updateGeometry()
        self.update()

    @property
    def faces(self) -> tuple[FaceId, ...]:
        """What is shown."""
        return self._faces

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for all."""
        rows = max(1, -(-len(self._faces) // self._columns))
        columns = max(1, min(self._columns, len(self._faces)))
        step = _SMALL + _GAP
        return QSize(columns * step - _GAP, rows * step - _GAP)

    def place(self, number: int) -> QRectF:
        """Where the n-th face is."""
        row, column = divmod(number, self._columns)
        step = _SMALL + _GAP
        return QRectF(column * step, row * step, _SMALL, _SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Circles, grey where the picture is not here yet."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = self.devicePixelRatioF()
        for number, face in enumerate(self._faces):
            area = self.place(number)
            picture = self._thumbnails.get(face)
            if picture is None:
                painter.fillPath(theme.circle(area), theme.current().hover)
            else:
                painter.drawPixmap(
                    area.topLeft(), self._shapes.cut(face, picture, _SMALL, ratio, Shape.CIRCLE)
                )

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open what is clicked."""
        for number, face in enumerate(self._faces):
            if self.place(number).contains(event.position()):
                self.clicked.emit(int(face))
                return

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """What is hidden needs no pictures."""
        self._thumbnails.look_at(self, [])
        super().hideEvent(event)

    def changeEvent(self, event: object) -> None:  # noqa: N802
        """The inner line of faces follows the theme."""
        self._shapes.clear()
        super().changeEvent(event)  # type: ignore[arg-type]
