"""What is known of a photo, beside it: file, date, camera, size."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QSize, Qt, QTime, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.library.browsing_photos import PhotoInfo
from photoorg.ui import theme
from photoorg.ui.icons import icon
from photoorg.ui.show_in_folder import show_in_folder

_WIDTH = 260
_SHARE = 0.4  # of the window at most, where text is large
_BREAK = "\u200b"  # where a line may be broken


class _Fact(QWidget):
    """A word and what it is about."""

    def __init__(self, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._word = QLabel(word, self)
        self._word.setProperty("tone", "secondary")
        self.value = QLabel(self)
        self.value.setTextFormat(Qt.TextFormat.PlainText)
        self.value.setWordWrap(True)
        self.value.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._word)
        column.addWidget(self.value)
        self.dress()

    def tell(self, text: str, word: str = "") -> None:
        """Show a text; nothing at all where it is empty."""
        if word:
            self._word.setText(word)
        self.value.setText(text)
        spoken = text.replace(_BREAK, "")
        self.value.setAccessibleName(spoken)
        self.value.setAccessibleDescription(self._word.text())
        self.setVisible(bool(text))

    def dress(self) -> None:
        """Follow the font."""
        self._word.setFont(theme.font(theme.SMALL))


class PhotoInfoPanel(QFrame):
    """Beside the photo; the window decides when it is shown."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._parts: list[_Fact] = []
        self.setAccessibleName(self.tr("About this photo"))
        self.name = self._fact(self.tr("File"))
        self.folder = self._fact(self.tr("Folder"))
        self.taken = self._fact(self.tr("Taken"))
        self.camera = self._fact(self.tr("Camera"))
        self.pixels = self._fact(self.tr("Size"))
        self.copies = self._fact(self.tr("Also here"))
        self.show_button = QPushButton(self.tr("Show in folder"), self)
        self.show_button.clicked.connect(self.show_file)
        self.copy_button = QPushButton(self.tr("Copy path"), self)
        self.copy_button.setProperty("look", "link")
        self.copy_button.clicked.connect(self._copy)
        self._lay_out()
        self.show_photo(None)

    def _fact(self, word: str) -> _Fact:
        self._parts.append(_Fact(word, self))
        return self._parts[-1]

    def _lay_out(self) -> None:
        title = QLabel(self.tr("About this photo"), self)
        title.setFont(theme.font(strong=True))
        close = QToolButton(self)
        close.setProperty("look", "bar")
        close.setIcon(icon("close", "secondary"))
        close.setToolTip(self.tr("Close (Ctrl+I)"))
        close.setIconSize(QSize(theme.icon_side(), theme.icon_side()) * 0.8)
        close.setAccessibleName(self.tr("Close"))
        close.clicked.connect(self.closed)
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(close)
        inside = QWidget(self)
        facts = QVBoxLayout(inside)
        facts.setContentsMargins(16, 0, 16, 16)
        facts.setSpacing(12)
        for fact in self._parts:
            facts.addWidget(fact)
        facts.addSpacing(4)
        for button in (self.show_button, self.copy_button):
            facts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        facts.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.tr("About this photo"))
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(4)
        top.setContentsMargins(16, 4, 8, 4)
        column.addLayout(top)
        column.addWidget(scroll, 1)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for a name of a file, if that leaves enough for the photo."""
        whole: QWidget | None = self.parentWidget()
        most = _WIDTH if whole is None else max(_WIDTH, round(_SHARE * whole.width()))
        return QSize(min(round(_WIDTH * theme.text_scale()), most), 200)

    # -- what is shown -----------------------------------------------------------------

    def show_photo(self, info: PhotoInfo | None) -> None:
        """Show a photo; the camera follows when its file was read."""
        files = () if info is None else info.files
        self._path = files[0].path if files else None
        for button in (self.show_button, self.copy_button):
            button.setVisible(self._path is not None)
        self.camera.tell("")
        self.name.tell("" if self._path is None else _breakable(self._path.name))
        self.folder.tell("" if self._path is None else _breakable(str(self._path.parent)))
        self.copies.tell("\n".join(_breakable(str(file.path)) for file in files[1:]))
        if info is None:
            self.taken.tell("")
            self.pixels.tell("")
            return
        if info.taken_at is not None:
            self.taken.tell(self.when(info.taken_at), self.tr("Taken"))
        elif files:
            changed = min(file.changed for file in files)
            self.taken.tell(self.when(changed), self.tr("File last changed"))
        else:
            self.taken.tell("")
        self.pixels.tell(self._size(info))

    def show_camera(self, camera: str) -> None:
        """With what the photo was taken; empty if that is not known."""
        self.camera.tell(camera)

    def when(self, moment: datetime) -> str:
        """A moment on the clock of the place, in the owner's language."""
        day = QDate(moment.year, moment.month, moment.day)
        time = QTime(moment.hour, moment.minute, moment.second)
        locale = QLocale()
        return self.tr("{date}, {time}").format(
            date=locale.toString(day, QLocale.FormatType.LongFormat),
            time=locale.toString(QDateTime(day, time).time(), QLocale.FormatType.ShortFormat),
        )

    def _size(self, info: PhotoInfo) -> str:
        locale = QLocale()
        pixels = self.tr("{width} × {height} pixels").format(  # noqa: RUF001
            width=locale.toString(info.width), height=locale.toString(info.height)
        )
        if not info.files:
            return pixels
        return self.tr("{pixels}, {bytes}").format(
            pixels=pixels,
            bytes=locale.formattedDataSize(
                info.files[0].size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
            ),
        )

    # -- doing -------------------------------------------------------------------------

    def show_file(self) -> None:
        """Show the file in the system's file manager."""
        if self._path is not None:
            show_in_folder(self._path)

    def _copy(self) -> None:
        if self._path is not None:
            QGuiApplication.clipboard().setText(str(self._path))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A line towards the photo."""
        super().paintEvent(event)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - 1 if right_to_left else 0
        painter = QPainter(self)
        painter.setPen(theme.current().line)
        painter.drawLine(x, 0, x, self.height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_parts"):
            for fact in self._parts:
                fact.dress()


def _breakable(path: str) -> str:
    """A path that can be broken where a reader would break it."""
    for mark in ("/", "\\", "_", "-", "."):
        path = path.replace(mark, mark + _BREAK)
    return path
