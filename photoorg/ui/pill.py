"""A few words over a picture or a grid, which leave by themselves."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from photoorg.ui import theme

_MARGIN = 12


class Pill(QLabel):
    """Floats in the upper middle of a widget; clicks go to what is below."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setContentsMargins(14, 6, 14, 6)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str, milliseconds: int = 0) -> None:
        """Show some words, for a time or until `hush`."""
        self.setText(text)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        if milliseconds:
            self._timer.start(milliseconds)
        else:
            self._timer.stop()

    def hush(self) -> None:
        """There is nothing to say any more."""
        self._timer.stop()
        self.hide()

    @property
    def is_shown(self) -> bool:
        """Whether something is said."""
        return not self.isHidden()

    def _place(self) -> None:
        room = self._over.width() - 2 * _MARGIN
        margins = self.contentsMargins()
        wide = self.fontMetrics().horizontalAdvance(self.text())
        width = min(room, wide + margins.left() + margins.right() + 4)
        self.resize(width, self.heightForWidth(width))
        self.move((self._over.width() - width) // 2, _MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the middle."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.is_shown:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A card above what is below."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.surface)
        inner = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        corner = min(inner.height() / 2, 3 * theme.CORNER)
        painter.drawPath(theme.rounded(inner, corner))
        painter.end()
        super().paintEvent(event)
