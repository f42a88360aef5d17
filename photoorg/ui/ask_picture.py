"""A photo from anywhere with a frame around each face; a click says which one is meant."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from photoorg.ui import theme
from photoorg.ui.ask_reading import SeenPhoto

_HIGHEST = 360
_LEAST = 28  # pixels of a frame: what is smaller can hardly be clicked on


class FaceSpot(QAbstractButton):
    """The frame around one face."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Light on dark, so that it is seen on every photo; the chosen one in colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked() or self.hasFocus() or self.underMouse()
        inner = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        for colour, width in (
            (Qt.GlobalColor.black, 4.0),
            (theme.DARK.accent if lit else Qt.GlobalColor.white, 3.0 if lit else 2.0),
        ):
            painter.setPen(QPen(colour, width))
            painter.drawPath(theme.rounded(inner))


class AskPicture(QWidget):
    """As large as its room allows, at most as large as the photo."""

    chosen = Signal(int)
    """The place of a face in the photo."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo: SeenPhoto | None = None
        self._small = QImage()
        self.spots: list[FaceSpot] = []
        self._highest = _HIGHEST
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_photo(self, photo: SeenPhoto | None, face: int | None = None) -> None:
        """Show a photo, there this face."""
        if photo is not self._photo:
            self._photo, self._small = photo, QImage()
            for spot in self.spots:
                spot.hide()
                spot.deleteLater()
            self.spots = [] if photo is None else self._make_spots(photo)
            self.updateGeometry()
            self._place()
        for place, spot in enumerate(self.spots):
            spot.setChecked(place == face)
        self.update()

    def limit_height(self, highest: int) -> None:
        """Be no higher than this, nor than is usual."""
        self._highest = min(_HIGHEST, highest)
        self._small = QImage()
        self._place()
        self.update()

    def _make_spots(self, photo: SeenPhoto) -> list[FaceSpot]:
        spots = []
        for place, face in enumerate(photo.faces):
            words = self.tr("Face {number} of {count}, from the left")
            name = words.format(number=face.number, count=len(photo.faces))
            spot = FaceSpot(name, self)
            spot.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))
            spot.show()
            spots.append(spot)
        return spots

    def sizeHint(self) -> QSize:  # noqa: N802
        """The photo at the width there is."""
        return self._fitted(max(self.width(), 1)) if self._photo is not None else QSize()

    def _fitted(self, width: int) -> QSize:
        if self._photo is None:
            return QSize()
        room = QSize(width, self._highest)
        return self._photo.image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def _picture_place(self) -> QRect:
        size = self._fitted(self.width())
        return QRect((self.width() - size.width()) // 2, 0, size.width(), size.height())

    def _place(self) -> None:
        if self._photo is None:
            return
        place = self._picture_place()
        self.setFixedHeight(place.height())
        for spot, face in zip(self.spots, self._photo.faces, strict=True):
            box = face.box
            frame = QRectF(
                place.left() + box.left * place.width(),
                place.top() + box.top * place.height(),
                box.width * place.width(),
                box.height * place.height(),
            ).toRect()
            grown = frame.size().expandedTo(QSize(_LEAST, _LEAST))
            larger = QRect(frame.topLeft(), grown)
            larger.moveCenter(frame.center())
            spot.setGeometry(larger.intersected(place))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The frames stay where the faces are."""
        super().resizeEvent(event)
        self._small = QImage()
        self._place()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """The photo."""
        if self._photo is None:
            return
        place, ratio = self._picture_place(), self.devicePixelRatioF()
        if self._small.isNull():
            self._small = self._photo.image.scaled(
                place.size() * ratio,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(theme.rounded(place))
        painter.drawImage(place, self._small)
