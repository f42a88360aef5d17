"""Small labels for what is filtered by; each can be taken away."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from photoorg.ui import theme
from photoorg.ui.flow_layout import FlowLayout
from photoorg.ui.icons import icon
from photoorg.ui.plain_tips import plain

_WIDEST = 260


@dataclass(frozen=True, slots=True)
class Chip:
    """What stands on a label; `more` is the tool tip."""

    key: str
    text: str
    more: str = ""


class _Label(QWidget):
    """One of them."""

    def __init__(self, chip: Chip, parent: "ChipRow") -> None:
        super().__init__(parent)
        text = QLabel(self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        room = round(_WIDEST * theme.text_scale())
        text.setText(text.fontMetrics().elidedText(chip.text, Qt.TextElideMode.ElideMiddle, room))
        self.setToolTip(plain(chip.more or chip.text))
        self.setAccessibleName(chip.text)
        self.button = QToolButton(self)
        self.button.setProperty("look", "bar")
        self.button.setIcon(icon("close", "secondary"))
        self.button.setAutoRaise(True)
        name = self.tr("Take away: {filter}").format(filter=chip.text)
        self.button.setAccessibleName(name)
        self.button.setToolTip(plain(name))
        self.button.clicked.connect(lambda: parent.removed.emit(chip.key))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(text)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A soft fill with round ends."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.chosen)
        inner = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawPath(theme.rounded(inner, inner.height() / 2))


class ChipRow(QWidget):
    """All labels, and a button that takes them all away where there are several."""

    removed = Signal(str)
    """The key of the one to take away."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: tuple[Chip, ...] = ()
        self.labels: list[_Label] = []
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(16, 0, 16, 8)
        self.clear_button = QPushButton(self.tr("Show all"), self)
        self.clear_button.setProperty("look", "link")
        self.clear_button.clicked.connect(self.cleared)
        self._flow.addWidget(self.clear_button)
        self.clear_button.hide()
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these."""
        if tuple(chips) == self.chips:
            return
        had_focus = any(label.button.hasFocus() for label in self.labels)
        self.chips = tuple(chips)
        for label in self.labels:
            self._flow.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._flow.removeWidget(self.clear_button)
        self.labels = [_Label(chip, self) for chip in chips]
        for label in self.labels:
            self._flow.addWidget(label)
            label.show()
        self._flow.addWidget(self.clear_button)
        self.clear_button.setVisible(len(chips) > 1)
        self.setVisible(bool(chips))
        self.updateGeometry()
        if had_focus and self.labels:
            self.labels[-1].button.setFocus(Qt.FocusReason.OtherFocusReason)
