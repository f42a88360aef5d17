"""Folders and files that are dropped anywhere on the window.

From outside everything is a copy: a drop never moves a file of the user.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen, QWindow
from PySide6.QtWidgets import QWidget

from photoorg.ui import theme


def dropped_paths(data: QMimeData) -> list[Path]:
    """The folders and files of this machine in a drop."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


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
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(paths)
        elif self._veil is None:
            self._veil = _Veil(self.tr("Drop to find the people in these photos"), self._window)
            self._veil.show()
        return True

    def _lift(self) -> None:
        if self._veil is not None:
            self._veil.hide()
            self._veil.deleteLater()
            self._veil = None


class _Veil(QWidget):
    """Says over the whole window what a drop would do."""

    def __init__(self, text: str, window: QWidget) -> None:
        super().__init__(window)
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(text)
        self.setGeometry(window.rect())

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
