"""Folders and files that are dropped anywhere on the window.

From outside everything is a copy: a drop never moves a file of the user.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QWidget

from photoorg.ui import theme


def dropped_paths(data: QMimeData) -> list[Path]:
    """The folders and files of this machine in a drop."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


@dataclass(frozen=True, slots=True)
class Offer:
    """What a part of the window would do with a drop: in words, where, and how."""

    words: str
    place: QRect
    take: Callable[[Sequence[Path]], None]


Ask = Callable[[QPoint, Sequence[Path]], Offer | None]


class FolderDrops(QObject):
    """Takes drops for a window.

    It hears of them before the widgets inside do: a text field would take the path of a folder
    for text.
    """

    dropped = Signal(list)
    """list of Path."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._handle: QWindow | None = None
        self._veil: _Veil | None = None
        self.ask_part: Ask | None = None
        """Asked whether what is at a point of the window wants these files for itself."""

        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._listen()

    def _listen(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        """Answers for everything inside the window."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange):  # it may be another now
            self._listen()
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            assert isinstance(event, QDropEvent | QDragEnterEvent)
            return self._answer(event)
        if event.type() == QEvent.Type.DragLeave:
            self._lift()
        return False

    def _answer(self, event: QDropEvent) -> bool:
        if event.type() == QEvent.Type.Drop:
            self._lift()  # also where the other program has no data any more
        paths = dropped_paths(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        at = event.position().toPoint()
        offer = None if self.ask_part is None else self.ask_part(at, paths)
        if event.type() != QEvent.Type.Drop:
            words = self.tr("Drop to find the people in these photos")
            place = self._window.rect()
            self._cover(*((words, place) if offer is None else (offer.words, offer.place)))
        elif offer is None:
            self.dropped.emit(paths)
        else:
            offer.take(paths)
        return True

    def _cover(self, words: str, place: QRect) -> None:
        if self._veil is not None and self._veil.says(words, place):
            return
        self._lift()
        self._veil = _Veil(words, place, self._window)
        self._veil.show()

    def _lift(self) -> None:
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None


class _Veil(QWidget):
    """Says over the window, or a part of it, what a drop would do."""

    def __init__(self, text: str, place: QRect, window: QWidget) -> None:
        super().__init__(window)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(text)
        self.setGeometry(place)

    def says(self, text: str, place: QRect) -> bool:
        """Whether it is this that is said there."""
        return self._text == text and self.geometry() == place

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A soft veil, a ring, and a sentence."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.92)
        painter.fillRect(self.rect(), colours.window)
        painter.setOpacity(1)
        painter.setPen(QPen(colours.accent, theme.RING, Qt.PenStyle.DashLine))
        painter.drawPath(theme.rounded(QRect(self.rect()).adjusted(16, 16, -16, -16), 12))
        painter.setPen(colours.text)
        painter.setFont(theme.font(theme.LARGE))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(48, 48, -48, -48), int(flags), self._text)
