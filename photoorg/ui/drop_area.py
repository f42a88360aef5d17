"""What an empty library shows: a large place to drop folders on, and a button."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import drawn

_DRAWING = 128
_MARGIN = 32
_CORNER = 16
_WIDEST = 480


class DropArea(QWidget):
    """Fills the window. Drops themselves are taken by the window, wherever they fall."""

    wanted = Signal()
    """The button was pressed: choose a folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = QLabel(self)
        self.sentence = QLabel(self.tr("Drop folders of photos here"), self)
        self.promise = QLabel(
            self.tr(
                "photoorg finds everyone in them, on this computer. Nothing is sent anywhere, and"
                " your photos are never changed."
            ),
            self,
        )
        self.promise.setProperty("tone", "secondary")
        self.promise.setWordWrap(True)
        self.button = QPushButton(self.tr("Choose a folder…"), self)
        self.button.setProperty("look", "primary")
        self.button.clicked.connect(self.wanted)
        self.setAccessibleName(self.sentence.text())
        self._column = column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        for label in (self._drawing, self.sentence, self.promise):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._dress()

    def _dress(self) -> None:
        self.sentence.setFont(theme.font(theme.LARGE, strong=True))
        self._fit()
        size = QSize(_DRAWING, _DRAWING)
        accent = theme.current().accent
        self._drawing.setPixmap(drawn("drop-photos", size, accent, self.devicePixelRatioF()))

    def _fit(self) -> None:
        """Lines of text are not longer than can be read well."""
        widest = round(_WIDEST * theme.text_scale())
        side = max(2 * _MARGIN, (self.width() - widest) // 2)
        self._column.setContentsMargins(side, 2 * _MARGIN, side, 2 * _MARGIN)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The text wraps, so that the window may be narrow."""
        return QSize(2 * _DRAWING, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the text anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange)
        if event.type() in kinds and hasattr(self, "button"):
            self._dress()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A dashed ring around everything."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.edge, theme.RING, Qt.PenStyle.DashLine))
        inner = QRect(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawPath(theme.rounded(inner, _CORNER))
