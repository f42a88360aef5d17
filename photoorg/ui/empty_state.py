"""What a view shows when there is nothing to show: one drawing, one sentence, one button."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from photoorg.ui import theme
from photoorg.ui.balanced import balanced_width
from photoorg.ui.icons import drawn

_DRAWING = 72
_WIDEST = 460


_UNBOUND = 2**24 - 1
"""What Qt takes for no limit."""


class EmptyState(QWidget):
    """Fills a view."""

    wanted = Signal()
    """The button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = "people"
        self._drawing = QLabel(self)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("tone", "secondary")
        self.button = QPushButton(self)
        self.button.setProperty("look", "primary")
        self.button.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(2)
        for widget in (self._drawing, self.sentence, self.button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def tell(self, name: str, sentence: str, button: str = "") -> None:
        """Show the drawing of an icon, a sentence, and a button unless its text is empty."""
        self._name = name
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._dress()

    def _dress(self) -> None:
        self.sentence.setFont(theme.font(theme.TITLE))
        self.sentence.setMinimumSize(0, 0)  # or it tells the height that it has already
        self.sentence.setMaximumSize(_UNBOUND, _UNBOUND)
        width = balanced_width(self.sentence, round(_WIDEST * theme.text_scale()))
        self.sentence.setFixedSize(width, max(0, self.sentence.heightForWidth(width)))
        size = QSize(_DRAWING, _DRAWING)
        colour = theme.current().secondary
        self._drawing.setPixmap(drawn(self._name, size, colour, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow theme and size of text."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange)
        if event.type() in kinds and hasattr(self, "button"):
            self._dress()
