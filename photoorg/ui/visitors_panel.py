"""Below the visitors: the calendar of the one that is selected, or of all, year by year."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import drawn, icon
from photoorg.ui.short_label import ShortLabel
from photoorg.ui.visitors_calendar import LEVELS, VisitsCalendar


class VisitsPanel(QWidget):
    """A title, the way from year to year, and the calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Mapping[date, int] = {}
        self.title = ShortLabel(self)
        self.before = self._button("back", self.tr("The year before"))
        self.after = self._button("forward", self.tr("The year after"))
        self.year = QLabel(self)
        self.calendar = VisitsCalendar(self)
        self.few, self.many = QLabel(self.tr("fewer"), self), QLabel(self.tr("more"), self)
        self._shades = [QLabel(self) for _ in range(LEVELS)]
        self._lay_out()
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "bar")
        button.setIcon(icon(name))
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.title, 1)
        for label in (self.few, *self._shades, self.many):
            label.setProperty("tone", "secondary")
            row.addWidget(label)
        row.addSpacing(12)
        for widget in (self.before, self.year, self.after):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.calendar)
        self._dress()

    def _dress(self) -> None:
        self.year.setFont(theme.font(strong=True, tabular=True))
        self.year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for level, label in enumerate(self._shades, 1):
            side = 12
            colour = self.calendar.colour(level)
            shade = drawn("day", QSize(side, side), colour, self.devicePixelRatioF())
            label.setPixmap(shade)
        small = theme.font(theme.SMALL)
        self.few.setFont(small)
        self.many.setFont(small)

    # -- what is shown -----------------------------------------------------------------------

    @property
    def years(self) -> list[int]:
        """The years with visits."""
        return sorted({day.year for day in self._days})

    def show_days(self, title: str, days: Mapping[date, int]) -> None:
        """Show these; the year stays if it has any of them, else it is the last one that has."""
        self._days = days
        self.title.set_text(title)
        years = self.years
        year = self.calendar.year
        self._show_year(year if year in years or not years else years[-1])

    def _go(self, step: int) -> None:
        years, year = self.years, self.calendar.year
        others = [it for it in years if (it < year if step < 0 else it > year)]
        if others:
            self._show_year(others[-1] if step < 0 else others[0])

    def _show_year(self, year: int) -> None:
        years = self.years
        self.calendar.show_year(year, self._days, max(self._days.values(), default=1))
        self.year.setText(str(year))
        self.before.setEnabled(bool(years) and year > years[0])
        self.after.setEnabled(bool(years) and year < years[-1])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow theme and size of text."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange)
        if event.type() in kinds and hasattr(self, "calendar"):
            self._dress()
