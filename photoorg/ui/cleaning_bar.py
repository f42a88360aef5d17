"""The rows above the report of a set: which folder, how it is judged, what to write."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from photoorg.library.cleaning import CleaningMethod
from photoorg.ui.flow_layout import FlowLayout
from photoorg.ui.icons import icon
from photoorg.ui.thin_bar import ThinBar
from photoorg.ui.ui_settings import UiSettings

_METHOD, _LEAST = "cleaning/method", "cleaning/least"
_MOST_LEAST = 9_999


class CleaningBar(QWidget):
    """Controls, and how far the work is."""

    judged_otherwise = Signal()
    """The method or the least number is another one."""

    def __init__(self, settings: UiSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.folder_button = self._button(self.tr("Choose a set…"), "folder")
        self.copy_button = self._button(self.tr("Write a cleaned copy…"), "export")
        self.list_button = self._button(self.tr("Write a list…"), "export")
        self.method = QComboBox(self)
        self.least = QSpinBox(self)
        self.progress = QWidget(self)
        self.doing = QLabel(self.progress)
        self.bar = ThinBar(self.progress)
        self.cancel_button = QPushButton(self.tr("Cancel"), self.progress)
        self._fill()
        self._lay_out()
        self.method.activated.connect(self._chosen)
        self.least.valueChanged.connect(self._chosen)
        self.show_ready(False)
        self.stop()

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setIcon(icon(name, "secondary"))
        return button

    def _fill(self) -> None:
        name = self.tr("How it is told who belongs")
        self.method.setAccessibleName(name)
        self.method.setToolTip(name)
        for text, method in (
            (self.tr("Keep the largest group"), CleaningMethod.WHISPERS),
            (self.tr("Keep who is like the best face"), CleaningMethod.FRONTAL),
        ):
            self.method.addItem(text, method.value)
        before = self.method.findData(self._settings.text(_METHOD))
        self.method.setCurrentIndex(max(0, before))
        self.least.setRange(1, _MOST_LEAST)
        self.least.setKeyboardTracking(False)
        self.least.setValue(self._settings.whole(_LEAST, 1))
        words = self.tr("Leave out folders with fewer pictures than this")
        self.least.setAccessibleName(words)
        self.least.setToolTip(words)
        self.bar.setAccessibleName(self.tr("Progress"))

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Pictures left, at least"), self)
        label.setProperty("tone", "secondary")
        label.setBuddy(self.least)
        limit = QWidget(self)
        pair = QHBoxLayout(limit)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(8)
        pair.addWidget(label)
        pair.addWidget(self.least)
        controls = QWidget(self)
        flow = FlowLayout(controls)
        flow.setContentsMargins(16, 0, 16, 8)
        buttons = (self.folder_button, self.method, limit, self.copy_button, self.list_button)
        for widget in buttons:
            flow.addWidget(widget)
        self.cancel_button.setProperty("look", "link")
        row = QHBoxLayout(self.progress)
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(12)
        row.addWidget(self.doing)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(controls)
        column.addWidget(self.progress)

    # -- what was chosen ---------------------------------------------------------------------

    @property
    def chosen_method(self) -> CleaningMethod:
        """How it is told who belongs."""
        return CleaningMethod(self.method.currentData())

    def _chosen(self) -> None:
        self._settings.put(_METHOD, self.chosen_method.value)
        self._settings.put(_LEAST, self.least.value())
        self.judged_otherwise.emit()

    # -- what is shown -----------------------------------------------------------------------

    def start(self, doing: str) -> None:
        """Something begins."""
        self.doing.setText(doing)
        self.bar.setRange(0, 0)
        self.cancel_button.setEnabled(True)
        self.progress.show()
        self.folder_button.setEnabled(False)
        self.show_ready(False)

    def show_progress(self, done: int, total: int) -> None:
        """So much of so much."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def stop(self) -> None:
        """It is over."""
        self.progress.hide()
        self.folder_button.setEnabled(True)

    def show_ready(self, ready: bool) -> None:
        """Whether there is something to write."""
        self.copy_button.setEnabled(ready)
        self.list_button.setEnabled(ready)
