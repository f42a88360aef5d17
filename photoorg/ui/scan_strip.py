"""The strip at the bottom of the window. It exists only while there is something to say."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import drawn, icon
from photoorg.ui.scan_controller import ScanController
from photoorg.ui.scan_news import ScanProgress, ScanSummary, Stage
from photoorg.ui.scan_words import ScanWords
from photoorg.ui.short_label import ShortLabel
from photoorg.ui.thin_bar import ThinBar

_WIDEST_BAR = 320
_STAYS = 12_000  # milliseconds
_STAYS_WITH_FAILURES = 30_000
_SILENT = (Stage.NOTHING, Stage.QUIET)


class ScanStrip(QWidget):
    """Shows how far a scan is, and what it brought."""

    failures_wanted = Signal()
    """Somebody wants to see what could not be read."""

    def __init__(self, scans: ScanController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scans = scans
        self._words = ScanWords(self)
        self._progress: ScanProgress | None = None
        self._warns = False
        self.sign = QLabel(self)
        self.title = QLabel(self)
        self.bar = ThinBar(self)
        self.bar.setMaximumWidth(_WIDEST_BAR)
        self.facts = ShortLabel(self, role="secondary")
        self.failures = QPushButton(self)
        self.pause_button = self._button()
        self.cancel_button = self._button()
        self._leave = QTimer(self, singleShot=True)
        self._leave.timeout.connect(self._leave_unless_looked_at)
        self._lay_out()
        self.hide()
        self.pause_button.clicked.connect(self._pause_or_resume)
        self.cancel_button.clicked.connect(self._cancel_or_close)
        self.failures.clicked.connect(self.failures_wanted)
        scans.stage_changed.connect(self._show_stage)
        scans.progressed.connect(self._show_progress)
        scans.finished.connect(self._show_summary)
        self._show_stage(scans.stage)

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "bar")
        return button

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Scan"))
        self.bar.setAccessibleName(self.tr("Progress of the scan"))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.failures.setProperty("look", "link")
        self.failures.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 4)
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.title)
        row.addSpacing(4)
        row.addWidget(self.bar)
        row.addSpacing(4)
        row.addWidget(self.facts)
        row.addWidget(self.failures)
        row.addStretch(0)
        row.addWidget(self.pause_button)
        row.addWidget(self.cancel_button)
        self._dress()

    # -- what is shown -----------------------------------------------------------------

    def _show_stage(self, stage: Stage) -> None:
        if stage in _SILENT:
            if not self._leave.isActive():
                self.hide()
            return
        self._leave.stop()
        paused, regrouping = stage is Stage.PAUSED, stage is Stage.REGROUPING
        if stage is Stage.LOOKING or regrouping:
            self._progress = None
        self.title.setText(self._title(stage))
        known = self._progress is not None and stage is not Stage.GROUPING
        if known:
            self._show_facts()
        else:
            self.facts.set_text("")
            self.bar.setRange(0, 0)
        self.sign.hide()
        self.failures.hide()
        self.bar.setVisible(known or not paused)
        self.pause_button.setVisible(stage not in (Stage.GROUPING, Stage.REGROUPING))
        self.cancel_button.setVisible(stage is not Stage.GROUPING)
        self._name_button(
            self.pause_button,
            *(("play", self.tr("Go on")) if paused else ("pause", self.tr("Pause"))),
        )
        self._name_button(self.cancel_button, "close", self.tr("Cancel"))
        self.show()

    def _title(self, stage: Stage) -> str:
        return {
            Stage.LOOKING: self.tr("Looking for photos…"),
            Stage.SEARCHING: self.tr("Scanning"),
            Stage.PAUSED: self.tr("Paused"),
            Stage.GROUPING: self.tr("Finding out who is who…"),
            Stage.REGROUPING: self.tr("Grouping everybody again…"),
        }[stage]

    def _show_progress(self, progress: ScanProgress) -> None:
        self._progress = progress
        if self._scans.stage is Stage.SEARCHING:
            self._show_facts()

    def _show_facts(self) -> None:
        if self._progress is not None:
            self.bar.setRange(0, max(1, self._progress.total))
            self.bar.setValue(self._progress.done)
            self.facts.set_text(self._words.progress(self._progress))

    def _show_summary(self, summary: ScanSummary) -> None:
        self._progress = None
        if not summary.worth_telling:
            self.hide()
            return
        self.bar.hide()
        self.pause_button.hide()
        self._warns = summary.failures > 0 or summary.broken_off
        self._show_sign()
        self.title.setText(self.tr("Stopped") if summary.stopped else self.tr("Done"))
        self.facts.set_text(self._words.summary(summary))
        self.failures.setText(self._words.failures(summary.failures))
        self.failures.setVisible(summary.failures > 0)
        self._name_button(self.cancel_button, "close", self.tr("Close"))
        self.cancel_button.show()
        self.show()
        self._leave.start(_STAYS_WITH_FAILURES if summary.failures else _STAYS)

    def _show_sign(self) -> None:
        colours = theme.current()
        name, colour = ("warning", colours.danger) if self._warns else ("check", colours.good)
        side = self.fontMetrics().height()
        self.sign.setPixmap(drawn(name, QSize(side, side), colour, self.devicePixelRatioF()))
        self.sign.show()

    @staticmethod
    def _name_button(button: QToolButton, name: str, text: str) -> None:
        button.setIcon(icon(name))
        button.setToolTip(text)
        button.setAccessibleName(text)

    # -- what is done ------------------------------------------------------------------

    def _pause_or_resume(self) -> None:
        if self._scans.stage is Stage.PAUSED:
            self._scans.resume()
        else:
            self._scans.pause()

    def _cancel_or_close(self) -> None:
        if self._scans.stage in _SILENT:
            self._leave.stop()
            self.hide()
        else:
            self._scans.cancel()

    def _leave_unless_looked_at(self) -> None:
        focus = self.window().focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._leave.start()
        else:
            self.hide()

    # -- looks -------------------------------------------------------------------------

    def _dress(self) -> None:
        self.title.setFont(theme.font(strong=True))
        self.facts.setFont(theme.font(tabular=True))
        side = max(16, self.fontMetrics().height())
        for button in (self.pause_button, self.cancel_button):
            button.setIconSize(QSize(side, side))
        if not self.sign.isHidden():
            self._show_sign()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme and the size of text."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange)
        if event.type() in kinds and hasattr(self, "_leave"):
            self._dress()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A surface of its own, with a line above it."""
        colours = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.surface)
        painter.fillRect(0, 0, self.width(), 1, colours.line)
