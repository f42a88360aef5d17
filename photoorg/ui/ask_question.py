"""What is asked about: a photo from anywhere, or a face of the library; and what to do next."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from photoorg.library.asking import KnownFace
from photoorg.ui.ask_face import FaceButton
from photoorg.ui.ask_picture import AskPicture
from photoorg.ui.ask_reading import SeenPhoto
from photoorg.ui.short_label import ShortLabel
from photoorg.ui.thumbnails import ThumbnailCache

_WIDTH = 280
_FACE = 200
_SHARE = 0.36
_LOWEST = 96


class AskQuestion(QWidget):
    """The column beside the answer."""

    face_chosen = Signal(int)
    """The place of a face in the photo."""

    photo_wanted = Signal()
    compare_wanted = Signal()
    photo_opened = Signal(int, int)

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.picture = AskPicture(self)
        self.picture.chosen.connect(self.face_chosen)
        self.known: FaceButton | None = None
        self._known: KnownFace | None = None
        self.name = ShortLabel(self, Qt.TextElideMode.ElideMiddle, "secondary")
        self.hint = QLabel(self)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.other = QPushButton(self.tr("Ask about a photo…"), self)
        self.other.setProperty("look", "plain")
        self.other.clicked.connect(self.photo_wanted)
        self.compare = QPushButton(self.tr("Compare with a photo…"), self)
        self.compare.setProperty("look", "plain")
        self.compare.clicked.connect(self.compare_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 0, 24)
        self._column.setSpacing(8)
        for widget in (self.picture, self.name, self.hint):
            self._column.addWidget(widget)
        self._column.addSpacing(8)
        self._column.addWidget(self.other)
        self._column.addWidget(self.compare)
        self._column.addStretch(1)
        self._face = _FACE
        self.fit(QSize(1000, 800))

    def fit(self, page: QSize) -> None:
        """Take the room that is left on a page of this size beside the answer."""
        needed = max(it.sizeHint().width() for it in (self.other, self.compare))
        self.setFixedWidth(24 + max(needed, min(_WIDTH, round(page.width() * _SHARE))))
        below = sum(it.sizeHint().height() + 8 for it in (self.name, self.other, self.compare))
        room = max(_LOWEST, page.height() - below - 96)
        self.picture.limit_height(room)
        self._face = min(_FACE, room, self.width() - 32)

    def show_photo(self, photo: SeenPhoto, face: int | None) -> None:
        """A photo from anywhere, there this face."""
        self._drop_known()
        self.picture.show()
        self.picture.show_photo(photo, face)
        self.name.set_text(photo.name or self.tr("Pasted picture"))
        several = len(photo.faces) > 1
        self.hint.setText(self.tr("Click a face to ask about it.") if several else "")
        self.hint.setVisible(several)
        self.compare.setEnabled(face is not None)

    def show_known(self, known: KnownFace) -> None:
        """A face of the library."""
        if self.known is not None and known == self._known:
            return
        self.picture.hide()
        self.picture.show_photo(None)
        self._drop_known()
        button = FaceButton(
            self._thumbnails, known.face, known.photo, known.person, self._face, parent=self
        )
        words = self.tr("Look at the photo")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda: self.photo_opened.emit(known.photo, known.face))
        self.known, self._known = button, known
        self._column.insertWidget(0, button, 0, Qt.AlignmentFlag.AlignHCenter)
        if known.person is None:
            self.name.set_text(self.tr("Nobody's yet"))
        else:
            self.name.set_text(known.name or self.tr("Without a name"))
        self.hint.hide()
        self.compare.setEnabled(True)

    def _drop_known(self) -> None:
        if self.known is not None:
            self._column.removeWidget(self.known)
            self.known.hide()
            self.known.deleteLater()
            self.known = None
