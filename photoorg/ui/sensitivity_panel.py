"""How alike faces have to be: a slider that tells beforehand how many people there would be."""

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from photoorg.core.records import ChangeSet
from photoorg.library.grouping_process import Forecast, Predict
from photoorg.library.sensitivity import (
    LOOSEST,
    STRICTEST,
    USUAL,
    PeopleCount,
    Sensitivity,
    read_sensitivity,
)
from photoorg.ui import theme
from photoorg.ui.scan_controller import ScanController
from photoorg.ui.scan_news import Stage
from photoorg.ui.session import Session

_STEPS = 100  # of the threshold, from 0 to 1
_CALM = 250  # milliseconds
_PATIENCE = 1.5  # seconds that an answer which nobody waits for any more may still take


class SensitivityPanel(QWidget):
    """A slider, what is and what would be, and the button that makes it so."""

    def __init__(
        self, session: Session, scans: ScanController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._scans = scans
        self._now: Sensitivity | None = None
        self._forecasts: dict[int, Forecast] = {}
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.numbers = {(row, column): QLabel(self) for row in (1, 2) for column in (1, 2)}
        self.state = QLabel(self)
        self.apply_button = QPushButton(self.tr("Group this way"), self)
        self.usual_button = QPushButton(self.tr("Usual"), self)
        self._later = QTimer(self, singleShot=True, interval=_CALM)
        self._later.timeout.connect(self._predict)
        self._lay_out()
        self.slider.valueChanged.connect(self._moved)
        self.apply_button.clicked.connect(self._apply)
        self.usual_button.clicked.connect(lambda: self.slider.setValue(_step(USUAL)))
        scans.predictor.answered.connect(self._foretold)
        scans.predictor.failed.connect(self._not_foretold)
        scans.regrouped.connect(self.refresh)
        scans.stage_changed.connect(self._show_numbers)
        session.changed.connect(self._changed)

    def _lay_out(self) -> None:
        self.slider.setRange(_step(STRICTEST), _step(LOOSEST))
        self.slider.setPageStep(5)
        self.slider.setValue(_step(USUAL))
        self.slider.setAccessibleName(self.tr("How different faces of one person may be"))
        self.usual_button.setProperty("look", "link")
        for button in (self.apply_button, self.usual_button):
            button.setAutoDefault(False)
        ends = QHBoxLayout()
        for text, side in (
            (self.tr("Only faces that are very alike: more people"), Qt.AlignmentFlag.AlignLeading),
            (self.tr("Also less alike ones: fewer people"), Qt.AlignmentFlag.AlignTrailing),
        ):
            label = QLabel(text, self)
            label.setProperty("tone", "secondary")
            label.setAlignment(side)
            ends.addWidget(label)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.state, 1)
        below.addWidget(self.usual_button)
        below.addWidget(self.apply_button)
        self.state.setProperty("tone", "secondary")
        self.state.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.slider)
        column.addLayout(ends)
        column.addLayout(self._table())
        column.addLayout(below)

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        titles = {
            (0, 1): self.tr("now"),
            (0, 2): self.tr("then"),
            (1, 0): self.tr("People"),
            (2, 0): self.tr("of them in several photos"),
        }
        for (row, column), text in titles.items():
            label = QLabel(text, self)
            label.setProperty("tone", "secondary")
            right = Qt.AlignmentFlag.AlignRight
            grid.addWidget(label, row, column, right if column else Qt.AlignmentFlag.AlignLeft)
        for (row, column), label in self.numbers.items():
            label.setFont(theme.font(strong=column == 2, tabular=True))
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(3, 1)
        return grid

    # -- what is -----------------------------------------------------------------------

    def refresh(self, _: object = None) -> None:
        """Read what there is."""
        self._session.ask(read_sensitivity, self._show_now, key="sensitivity")

    def _show_now(self, now: Sensitivity) -> None:
        first = self._now is None or now.threshold != self._now.threshold
        self._now = now
        if first:
            self._forecasts.clear()
            self.slider.setValue(_step(now.threshold))
        self._show_numbers()

    def _changed(self, _: ChangeSet | None) -> None:
        self._forecasts.clear()
        if self.isVisible():
            self.refresh()

    @property
    def threshold(self) -> float:
        """What the slider stands at."""
        return self.slider.value() / _STEPS

    @property
    def _is_other(self) -> bool:
        return self._now is not None and self.slider.value() != _clamped(self._now.threshold)

    # -- what would be -----------------------------------------------------------------

    def _moved(self) -> None:
        if self._is_other and self.slider.value() not in self._forecasts:
            self._later.start()
        else:
            self._later.stop()
        self._show_numbers()

    def _predict(self) -> None:
        if self._is_other and self.isVisible():
            request = Predict(self.threshold)
            self._scans.predictor.ask(request, instead=True, patience=_PATIENCE)

    def _foretold(self, request: Predict, forecast: Forecast) -> None:
        self._forecasts[_step(request.threshold)] = forecast
        self._show_numbers()

    def _not_foretold(self, _: Predict, error: Exception) -> None:
        self._session.failed.emit(error)

    def _show_numbers(self, _: object = None) -> None:
        if self._now is None:
            return
        now, forecast = self._now.people, self._forecasts.get(self.slider.value())
        then: PeopleCount | None = now
        if self._is_other:
            then = None if forecast is None else _moved_by(now, forecast)
        about = self._is_other and forecast is not None and not forecast.exact
        for row, part in ((1, "people"), (2, "several")):
            self.numbers[row, 1].setText(QLocale().toString(getattr(now, part)))
            text = "…" if then is None else QLocale().toString(getattr(then, part))
            self.numbers[row, 2].setText(self.tr("about {n}").format(n=text) if about else text)
        regrouping = self._scans.stage is Stage.REGROUPING
        self.apply_button.setEnabled(self._is_other and now.people > 0 and not regrouping)
        self.usual_button.setVisible(self.slider.value() != _step(USUAL))
        self.state.setText(self._sentence(counting=self._is_other and (about or then is None)))

    def _sentence(self, *, counting: bool) -> str:
        if self._scans.stage is Stage.REGROUPING:
            return self.tr("Grouping everybody again…")
        if counting:
            return self.tr("Counting…")
        return self.tr("Names, and all that you decided, stay as they are.")

    def _apply(self) -> None:
        self._scans.regroup(self.threshold)

    # -- events ------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Look how it is."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nobody wants to know any more."""
        super().hideEvent(event)
        self._later.stop()
        self._scans.predictor.cancel()


def _step(threshold: float) -> int:
    return round(threshold * _STEPS)


def _clamped(threshold: float) -> int:
    """Where the slider stands for it; the command line takes thresholds that the slider lacks."""
    return min(max(_step(threshold), _step(STRICTEST)), _step(LOOSEST))


def _moved_by(now: PeopleCount, forecast: Forecast) -> PeopleCount:
    """What there is, changed by what the forecast says; both may be of different moments."""
    return PeopleCount(
        max(0, now.people + forecast.then.people - forecast.now.people),
        max(0, now.several + forecast.then.several - forecast.now.several),
    )
