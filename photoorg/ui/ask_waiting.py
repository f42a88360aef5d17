"""What is shown while a photo is searched for faces."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from photoorg.ui import theme
from photoorg.ui.thin_bar import ThinBar

_WIDTH = 320


class AskWaiting(QWidget):
    """A sentence, a line that moves, and the way out."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setProperty("tone", "secondary")
        self.bar = ThinBar(self)
        self.bar.setRange(0, 0)
        self.cancel_button = QPushButton(self.tr("Cancel"), self)
        self.cancel_button.setProperty("look", "plain")
        self.cancel_button.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(2)
        for widget in (self.sentence, self.bar, self.cancel_button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.bar.setFixedWidth(round(_WIDTH * theme.text_scale()))

    def wait_for(self, photos: int) -> None:
        """So many photos are searched."""
        self.sentence.setFont(theme.font(theme.TITLE))
        self.sentence.setText(self.tr("Looking for faces in %n photo(s)…", "", photos))
        self.bar.setAccessibleName(self.sentence.text())
