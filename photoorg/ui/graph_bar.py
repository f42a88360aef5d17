"""The row above the graph: what part of the library it shows, and how long its edges may be."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QLocale, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from photoorg.ui import theme
from photoorg.ui.graph_choices import LayoutMenu, ScopeBox
from photoorg.ui.icons import icon

STEPS = 60
_WIDE = 150  # pixels at the usual size of text

LONGEST = 0.6
"""The longest edges that are stored."""


class Histogram(QWidget):
    """How many of the edges in view have which distance; those that are drawn are darker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts: npt.NDArray[np.int64] = np.zeros(STEPS, np.int64)
        self._below = 0
        self.setFixedSize(round(_WIDE * theme.text_scale()), 32)
        self.setToolTip(self.tr("Distances between the faces in view"))
        self.setAccessibleName(self.toolTip())

    def show_counts(self, counts: npt.NDArray[np.int64]) -> None:
        """How many edges are in each of the `STEPS` parts."""
        self.counts = counts
        self.update()

    def show_threshold(self, step: int) -> None:
        """So many parts from the left are below the threshold."""
        self._below = step
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A bar for each part, a line at the threshold."""
        painter = QPainter(self)
        colours = theme.current()
        floor = self.height() - 2
        wide = self.width() / STEPS
        high = np.sqrt(self.counts / max(1, int(self.counts.max(initial=0)))) * (floor - 2)
        for place, height in enumerate(high.tolist()):
            colour = QColor(colours.accent if place < self._below else colours.line)
            bar = QRectF(place * wide, floor - height, max(1.0, wide - 0.5), height)
            painter.fillRect(bar, colour)
        painter.fillRect(QRectF(0, floor, self.width(), 1), colours.edge)
        painter.fillRect(QRectF(self._below * wide - 1, 0, 2, floor), colours.text)


class _Slider(QSlider):
    """As wide as the histogram, where there is room."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """The usual width."""
        return QSize(round(_WIDE * theme.text_scale()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The least at which it can be moved by hand."""
        return QSize(_WIDE // 2, super().minimumSizeHint().height())


class GraphBar(QWidget):
    """Controls; they tell what is wanted."""

    scope_chosen = Signal(str)
    arrangement_chosen = Signal(object)
    """Arrangement."""

    afresh_wanted = Signal()
    threshold_moved = Signal(float)
    fit_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope = ScopeBox(self)
        self.scope.activated.connect(lambda row: self.scope_chosen.emit(self.scope.itemData(row)))
        self.count = QLabel(self)
        self.count.setProperty("tone", "secondary")
        self.count.setFont(theme.font(tabular=True))
        self.links = QLabel(self.tr("Links up to"), self)
        self.slider = self._make_slider()
        self.links.setBuddy(self.slider)
        self.number = QLabel(self)
        self.number.setFont(theme.font(tabular=True))
        self.histogram = Histogram(self)
        self.layouts = LayoutMenu(self)
        self.layouts.chosen.connect(self.arrangement_chosen)
        self.layouts.afresh.triggered.connect(self.afresh_wanted)
        self.layout_button = self._button("layout", self.tr("How the faces are laid out"))
        self.layout_button.setMenu(self.layouts)
        self.layout_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export = self._button("export", self.tr("Write the graph to a file…"))
        self.export.clicked.connect(self.export_wanted)
        self.fit = self._button("fit", self.tr("Show everything"))
        self.fit.setToolTip(self.tr("Show everything (Ctrl+0)"))
        self.fit.clicked.connect(self.fit_wanted)
        self._lay_out()

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "bar")
        button.setIcon(icon(name))
        button.setIconSize(QSize(1, 1) * max(16, self.fontMetrics().height()))
        button.setAccessibleName(text)
        button.setToolTip(text)
        return button

    def _make_slider(self) -> QSlider:
        slider = _Slider(Qt.Orientation.Horizontal, self)
        slider.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        slider.setRange(0, STEPS)
        slider.setPageStep(5)
        slider.setAccessibleName(self.tr("Longest links that are shown"))
        slider.setToolTip(slider.accessibleName())
        slider.valueChanged.connect(self._moved)
        return slider

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.scope)
        row.addWidget(self.count)
        row.addStretch(1)
        for widget in (self.links, self.slider, self.number, self.histogram):
            row.addWidget(widget)
        row.addSpacing(4)
        for button in (self.layout_button, self.export, self.fit):
            row.addWidget(button)

    @property
    def threshold(self) -> float:
        """The longest distance that is shown."""
        return self.slider.value() * LONGEST / STEPS

    def show_threshold(self, threshold: float) -> None:
        """Show the threshold, without choosing it."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(threshold * STEPS / LONGEST))
        self._tell()

    def show_count(self, faces: int) -> None:
        """So many faces are in the graph."""
        self.count.setText(self.tr("%Ln face(s)", "", faces))

    def _moved(self) -> None:
        self._tell()
        self.threshold_moved.emit(self.threshold)

    def _tell(self) -> None:
        self.number.setText(QLocale().toString(self.threshold, "f", 2))
        self.histogram.show_threshold(self.slider.value())

    # -- room --------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Where there is little room, less is shown."""
        return QSize(320, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as much as fits."""
        super().resizeEvent(event)
        self._show_what_fits()

    def event(self, event: QEvent) -> bool:
        """The name of what is shown may be longer now."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._show_what_fits()
        return done

    def _show_what_fits(self) -> None:
        """The histogram, then how many faces there are, then the words before the slider."""
        extra = [
            (widget, self._row.spacing() + max(widget.sizeHint().width(), widget.minimumWidth()))
            for widget in (self.histogram, self.count, self.links)
        ]
        needed = self._row.sizeHint().width()
        needed -= sum(wide for widget, wide in extra if not widget.isHidden())
        for widget, wide in extra:
            needed += wide
            widget.setVisible(needed <= self.width())
