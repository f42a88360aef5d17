"""How large what a grid shows is: a slider between two signs."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSlider, QToolButton, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import icon


class SizeSlider(QWidget):
    """Tells which of the sizes is wanted; where there is little room it goes as a whole."""

    zoomed = Signal(int)
    """The place of the size."""

    def __init__(self, sizes: int, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, sizes - 1)
        self.slider.setPageStep(1)
        self.slider.setFixedWidth(round(110 * theme.text_scale()))
        self.slider.setAccessibleName(self.tr("Size"))
        self.slider.setToolTip(self.tr("Size (Ctrl+wheel)"))
        self.slider.valueChanged.connect(self.zoomed)
        small, large = QLabel(self), QLabel(self)
        self._signs = ((small, "zoom-out"), (large, "zoom"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        for widget in (small, self.slider, large):
            row.addWidget(widget)
        self._dress()

    def show_zoom(self, place: int) -> None:
        """Show the size, without choosing it."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(place)

    def _dress(self) -> None:
        side = theme.small_icon()
        for label, name in self._signs:
            label.setPixmap(icon(name, "secondary").pixmap(side, side))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow theme and size of text."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event.type() in kinds and hasattr(self, "_signs"):
            self._dress()


def fit_row(row: QLayout, width: int, buttons: Sequence[QToolButton], sizes: SizeSlider) -> None:
    """First the slider goes (Ctrl and the wheel do the same), then the words of the buttons."""
    for style, with_slider in (
        (Qt.ToolButtonStyle.ToolButtonTextBesideIcon, True),
        (Qt.ToolButtonStyle.ToolButtonTextBesideIcon, False),
        (Qt.ToolButtonStyle.ToolButtonIconOnly, False),
    ):
        for button in buttons:
            button.setToolButtonStyle(style)
        sizes.setVisible(with_slider)
        row.invalidate()
        if row.sizeHint().width() <= width:
            return
