"""The row above the page: what is shown, the way back, and the search field."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import icon

_TYPING = 150  # milliseconds without a key after which the page searches


class SearchField(QLineEdit):
    """Tells what is searched for, soon after one stops typing; Escape empties it."""

    searched = Signal(str)
    entered = Signal(str)
    """Enter was pressed: the text is meant for sure."""

    left = Signal()
    """Back to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "search")
        self.setPlaceholderText(self.tr("Search people, dates, folders…"))
        self.setAccessibleName(self.tr("Search"))
        self.setClearButtonEnabled(True)
        self._sign = QAction(icon("search", "secondary"), self.tr("Search"), self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._told = ""
        self._timer = QTimer(self, singleShot=True, interval=_TYPING)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._enter)

    def _typed(self, text: str) -> None:
        if text:
            self._timer.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.searched.emit(text)

    def _enter(self) -> None:
        self._tell()
        self.entered.emit(self._told)

    def show_text(self, text: str) -> None:
        """Show what the page is searched for already."""
        self._told = text
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape: empty first, then back to the page; Down too."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Header(QWidget):
    """What is shown, and how to get elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sidebar_button = self._button("menu", self.tr("Show or hide the sidebar"))
        self.back_button = self._button("back", self.tr("Back"))
        self.search = SearchField(self)
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 16, 8)
        row.setSpacing(4)
        row.addWidget(self.sidebar_button)
        row.addWidget(self.back_button)
        row.addSpacing(4)
        row.addWidget(self.title)
        row.addSpacing(12)
        row.addStretch(1)
        row.addWidget(self.search, 100)  # gives way before the title does
        self._dress()

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "bar")
        button.setIcon(icon(name))
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    def show_title(self, title: str, *, can_go_back: bool) -> None:
        """Tell what is shown."""
        self.title.setText(title)
        self.back_button.setVisible(can_go_back)

    def _dress(self) -> None:
        self.title.setFont(theme.font(theme.TITLE, strong=True))
        height = self.fontMetrics().height()
        letter = self.fontMetrics().averageCharWidth()
        self.search.setMinimumWidth(10 * letter + 40)
        self.search.setMaximumWidth(26 * letter + 80)
        self.search.setMinimumHeight(height + 14)
        side = theme.icon_side()
        for button in (self.sidebar_button, self.back_button):
            button.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress()
