"""A progress bar that is only a line; it moves to and fro while nothing is known."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from photoorg.ui import theme

_HEIGHT = 6
_PART = 0.3
_FRAME = 40  # milliseconds
_STEP = 0.02


class ThinBar(QProgressBar):
    """Set the maximum to 0 for work whose size is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._place = 0.0
        self._clock = QTimer(self, interval=_FRAME)
        self._clock.timeout.connect(self._move)

    def setRange(self, minimum: int, maximum: int) -> None:  # noqa: N802
        """Move only where nothing is known."""
        super().setRange(minimum, maximum)
        self._start_or_stop()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A line."""
        return QSize(120, _HEIGHT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A short line."""
        return QSize(60, _HEIGHT)

    def _start_or_stop(self) -> None:
        if self.maximum() == 0 and self.isVisible() and theme.motion(self):
            self._clock.start()
        else:
            self._clock.stop()

    def _move(self) -> None:
        self._place = (self._place + _STEP) % 2.0
        self.update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Begin to move."""
        super().showEvent(event)
        self._start_or_stop()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """The whole, and the part that is done."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(0, (self.height() - _HEIGHT) / 2, self.width(), _HEIGHT)
        painter.setBrush(colours.line)
        painter.drawRoundedRect(whole, _HEIGHT / 2, _HEIGHT / 2)
        painter.setBrush(colours.accent)
        painter.drawRoundedRect(self._part(whole), _HEIGHT / 2, _HEIGHT / 2)

    def _part(self, whole: QRectF) -> QRectF:
        done = QRectF(whole)
        if self.maximum() == 0:
            done.setWidth(whole.width() * _PART)
            away = self._place if self._place <= 1 else 2 - self._place
            done.moveLeft((whole.width() - done.width()) * away)
        else:
            share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
            done.setWidth(whole.width() * share)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            done.moveRight(whole.right() - (done.left() - whole.left()))
        return done
