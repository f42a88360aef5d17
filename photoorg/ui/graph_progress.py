"""A card over the graph while it is laid out: how far it is, and a way to stop it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from photoorg.ui import theme
from photoorg.ui.thin_bar import ThinBar

_PATIENCE = 300  # milliseconds that nobody minds
_TOP = 24
_WIDTH = 260


class GraphProgress(QFrame):
    """Appears over a widget once the work takes long enough to be noticed."""

    cancelled = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.sentence = QLabel(self.tr("Laying out the faces…"), self)
        self.bar = ThinBar(self)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(self.sentence.text())
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setProperty("look", "link")
        self.cancel.clicked.connect(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        for widget in (self.sentence, self.bar, self.cancel):
            column.addWidget(widget)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._appear)
        over.installEventFilter(self)
        self.hide()

    def start(self) -> None:
        """Something begins; how long it takes is not known."""
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._patience.start()

    def show_progress(self, done: int, total: int) -> None:
        """So much of so much."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def stop(self) -> None:
        """It is over."""
        self._patience.stop()
        self.hide()

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.cancelled.emit()

    def _appear(self) -> None:
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        width = round(_WIDTH * theme.text_scale())
        self.resize(width, self.sizeHint().height())
        self.move((self._over.width() - width) // 2, _TOP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the middle."""
        if watched is self._over and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A card above the graph."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.edge, 1))
        painter.setBrush(colours.surface)
        inner = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawPath(theme.rounded(inner, 2 * theme.CORNER))
