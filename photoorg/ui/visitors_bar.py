"""The rows above the visitors: who is shown, from when to when, and what makes a regular."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from photoorg.library.regulars import Visitor, VisitorKind, VisitRules
from photoorg.ui.flow_layout import FlowLayout
from photoorg.ui.icons import icon
from photoorg.ui.ui_settings import UiSettings

ALL, STOPPED = "all", "stopped"
"""Who is shown; or a `VisitorKind`."""

WHOLE, OWN = 0, -1
"""The period: all there is, or between two days; else so many days until today."""

_SETTINGS = {
    "gap_hours": "visitors/gap",
    "regular_visits": "visitors/regular",
    "longest_interval": "visitors/interval",
    "settling_days": "visitors/new",
}


def belongs(visitor: Visitor, shown: str) -> bool:
    """Whether somebody is shown."""
    if shown == ALL:
        return True
    return visitor.stopped if shown == STOPPED else visitor.kind == shown


class VisitorsBar(QWidget):
    """Controls."""

    asked = Signal()
    """The period or a limit is another one."""

    filtered = Signal()
    """Others are to be shown."""

    def __init__(self, settings: UiSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.shown = self._combo(
            self.tr("Who is shown"),
            [
                (self.tr("Everybody"), ALL),
                (self.tr("Regular visitors"), VisitorKind.REGULAR.value),
                (self.tr("Occasional visitors"), VisitorKind.OCCASIONAL.value),
                (self.tr("New visitors"), VisitorKind.NEW.value),
                (self.tr("Who stopped coming"), STOPPED),
            ],
        )
        self.period = self._combo(
            self.tr("Period"),
            [
                (self.tr("At any time"), WHOLE),
                (self.tr("In the last 30 days"), 30),
                (self.tr("In the last 3 months"), 91),
                (self.tr("In the last year"), 365),
                (self.tr("Between two days"), OWN),
            ],
        )
        self.first = self._day(self.tr("First day"))
        self.last = self._day(self.tr("Last day"))
        self.limits_button = QPushButton(self.tr("Limits"), self)
        self.limits_button.setCheckable(True)
        self.limits_button.setIcon(icon("filter", "secondary"))
        self.export_button = QPushButton(self.tr("Write a table…"), self)
        self.export_button.setIcon(icon("export", "secondary"))
        self.limits = QWidget(self)
        self._make_limits()
        self._lay_out()
        self.shown.activated.connect(lambda _: self.filtered.emit())
        self.period.activated.connect(self._period_chosen)
        self.first.dateChanged.connect(self.asked)
        self.last.dateChanged.connect(self.asked)
        self.limits_button.toggled.connect(self.limits.setVisible)

    def _combo(
        self, name: str, entries: list[tuple[str, str]] | list[tuple[str, int]]
    ) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        for text, value in entries:
            combo.addItem(text, value)
        return combo

    def _day(self, name: str) -> QDateEdit:
        field = QDateEdit(self)
        field.setCalendarPopup(True)
        field.setKeyboardTracking(False)
        field.setAccessibleName(name)
        field.setToolTip(name)
        field.hide()
        return field

    def _make_limits(self) -> None:
        usual = VisitRules()
        self.gap, self.visits, self.interval, self.settling = (
            QSpinBox(self.limits) for _ in range(4)
        )
        flow = FlowLayout(self.limits)
        flow.setContentsMargins(16, 0, 16, 8)
        for field, key, words, least, most in (
            (self.gap, "gap_hours", self.tr("Hours between visits"), 0, 720),
            (self.visits, "regular_visits", self.tr("Regular from so many visits"), 2, 999),
            (self.interval, "longest_interval", self.tr("Days between them at most"), 1, 999),
            (self.settling, "settling_days", self.tr("New for so many days"), 1, 999),
        ):
            field.setRange(least, most)
            field.setKeyboardTracking(False)
            field.setAccessibleName(words)
            value = self._settings.number(_SETTINGS[key], getattr(usual, key))
            field.setValue(round(value))
            field.valueChanged.connect(self._limit_changed)
            label = QLabel(words, self.limits)
            label.setBuddy(field)
            label.setProperty("tone", "secondary")
            flow.addWidget(_beside(label, field, self.limits))
        self.limits.hide()

    def _lay_out(self) -> None:
        controls = QWidget(self)
        flow = FlowLayout(controls)
        flow.setContentsMargins(16, 0, 16, 8)
        for widget in (
            self.shown,
            self.period,
            self.first,
            self.last,
            self.limits_button,
            self.export_button,
        ):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(controls)
        column.addWidget(self.limits)

    # -- what was chosen ---------------------------------------------------------------------

    @property
    def who(self) -> str:
        """See `belongs`."""
        return str(self.shown.currentData())

    @property
    def rules(self) -> VisitRules:
        """The limits."""
        return VisitRules(
            float(self.gap.value()),
            self.visits.value(),
            float(self.settling.value()),
            float(self.interval.value()),
        )

    def span(self, today: date) -> tuple[date | None, date | None]:
        """The first and the last day; None for those that the photos tell."""
        days = self.period.currentData()
        if days == OWN:
            return _day_of(self.first), _day_of(self.last)
        return (None, None) if days == WHOLE else (today - timedelta(days=days - 1), today)

    def show_span(self, since: date, until: date) -> None:
        """Where the fields begin, until somebody chooses days."""
        if self.period.currentData() == OWN:
            return
        for field, day in ((self.first, since), (self.last, until)):
            with QSignalBlocker(field):
                field.setDate(QDate(day.year, day.month, day.day))

    def choose_period(self, days: int) -> None:
        """As if it had been chosen from the list."""
        self.period.setCurrentIndex(self.period.findData(days))
        self._period_chosen()

    def choose_who(self, who: str) -> None:
        """As if it had been chosen from the list."""
        self.shown.setCurrentIndex(self.shown.findData(who))
        self.filtered.emit()

    def _period_chosen(self) -> None:
        own = self.period.currentData() == OWN
        self.first.setVisible(own)
        self.last.setVisible(own)
        self.asked.emit()

    def _limit_changed(self) -> None:
        rules = self.rules
        for name, key in _SETTINGS.items():
            self._settings.put(key, getattr(rules, name))
        self.asked.emit()


def _beside(label: QLabel, field: QWidget, parent: QWidget) -> QWidget:
    pair = QWidget(parent)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 12, 0)
    row.setSpacing(8)
    row.addWidget(label)
    row.addWidget(field)
    return pair


def _day_of(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
