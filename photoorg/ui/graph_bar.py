"""The row above the graph: what part of the library it shows, and how long its edges may be."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLocale, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import icon

STEPS = 60
LONGEST = 0.6
"""The longest edges that are stored."""

WHOLE, PERSON, UNNAMED = "whole", "person", "unnamed"


class Histogram(QWidget):
    """How many of the edges in view have which distance; those that are drawn are darker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts: npt.NDArray[np.int64] = np.zeros(STEPS, np.int64)
        self._below = 0
        self.setFixedSize(round(150 * theme.text_scale()), 32)
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


class GraphBar(QWidget):
    """Controls; they tell what is wanted."""

    scope_chosen = Signal(str)
    threshold_moved = Signal(float)
    fit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope = QComboBox(self)
        self.scope.setAccessibleName(self.tr("What the graph shows"))
        self.scope.setToolTip(self.scope.accessibleName())
        self.scope.addItem(self.tr("Whole library"), WHOLE)
        self.scope.addItem(self.tr("Unnamed faces"), UNNAMED)
        self.scope.addItem(self.tr("Selected person"), PERSON)
        self.scope.activated.connect(lambda row: self.scope_chosen.emit(self.scope.itemData(row)))
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(5)
        self.slider.setFixedWidth(round(150 * theme.text_scale()))
        self.slider.setAccessibleName(self.tr("Longest links that are shown"))
        self.slider.setToolTip(self.slider.accessibleName())
        self.slider.valueChanged.connect(self._moved)
        self.number = QLabel(self)
        self.number.setFont(theme.font(tabular=True))
        self.histogram = Histogram(self)
        self.count = QLabel(self)
        self.count.setProperty("tone", "secondary")
        self.count.setFont(theme.font(tabular=True))
        self.fit = QToolButton(self)
        self.fit.setProperty("look", "bar")
        self.fit.setIcon(icon("fit"))
        self.fit.setAccessibleName(self.tr("Show everything"))
        self.fit.setToolTip(self.tr("Show everything (Ctrl+0)"))
        self.fit.clicked.connect(self.fit_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        links = QLabel(self.tr("Links up to"), self)
        links.setBuddy(self.slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.scope)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(links)
        row.addWidget(self.slider)
        row.addWidget(self.number)
        row.addSpacing(4)
        row.addWidget(self.histogram)
        row.addSpacing(4)
        row.addWidget(self.fit)

    @property
    def threshold(self) -> float:
        """The longest distance that is shown."""
        return self.slider.value() * LONGEST / STEPS

    def show_threshold(self, threshold: float) -> None:
        """Show the threshold, without choosing it."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(threshold * STEPS / LONGEST))
        self._tell()

    def show_scope(self, key: str) -> None:
        """Show the scope, without choosing it."""
        self.scope.setCurrentIndex(max(0, self.scope.findData(key)))

    def show_count(self, faces: int) -> None:
        """So many faces are in the graph."""
        self.count.setText(self.tr("%Ln face(s)", "", faces))

    def _moved(self) -> None:
        self._tell()
        self.threshold_moved.emit(self.threshold)

    def _tell(self) -> None:
        self.number.setText(QLocale().toString(self.threshold, "f", 2))
        self.histogram.show_threshold(self.slider.value())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Where there is little room, less is shown."""
        return QSize(320, super().minimumSizeHint().height())
