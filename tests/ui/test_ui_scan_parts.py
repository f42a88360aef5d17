"""The parts of a scan's view that need no scan: pace, rhythm, words, strip."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject, Signal
from pytestqt.qtbot import QtBot

from photoorg.ui.grouping_rhythm import GroupingRhythm
from photoorg.ui.pace import Pace
from photoorg.ui.scan_news import ScanProgress, ScanSummary, Stage
from photoorg.ui.scan_strip import ScanStrip
from photoorg.ui.scan_words import ScanWords
from photoorg.ui.short_label import ShortLabel
from photoorg.ui.thin_bar import ThinBar


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


# -- pace ------------------------------------------------------------------------------------


def test_the_pace_is_that_of_the_last_moments() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.rate is None
    for second in range(60):
        pace.note(10 * min(second, 20))
        clock.now += 1
    assert pace.rate is None or pace.rate == pytest.approx(0, abs=0.01), "nothing moves any more"
    for second in range(60):
        pace.note(200 + 2 * second)
        clock.now += 1
    assert pace.rate == pytest.approx(2, rel=0.1)
    assert pace.seconds_for(100) == pytest.approx(50, rel=0.1)


def test_a_pace_is_not_told_too_early() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.note(0)
    clock.now += 1
    pace.note(5)
    assert pace.rate is None
    assert pace.seconds_for(10) is None
    clock.now += 1.5
    assert pace.rate == pytest.approx(2)


# -- rhythm ----------------------------------------------------------------------------------


def test_the_first_people_come_early() -> None:
    clock = Clock()
    rhythm = GroupingRhythm(0, clock)
    assert not rhythm.is_due(50)
    clock.now += 4
    assert not rhythm.is_due(10)
    assert rhythm.is_due(20)


def test_grouping_waits_for_time_and_for_faces() -> None:
    clock = Clock()
    rhythm = GroupingRhythm(50_000, clock)
    clock.now += 11
    assert not rhythm.is_due(199)
    assert rhythm.is_due(200)
    rhythm.began(200)
    rhythm.ended(8.0)
    clock.now += 39
    assert not rhythm.is_due(1_000), "it may take a fifth of the time"
    clock.now += 2
    assert rhythm.is_due(1_000)
    assert not rhythm.is_due(399)


# -- words -----------------------------------------------------------------------------------


@pytest.fixture
def words(qtbot: QtBot) -> Iterator[ScanWords]:
    assert qtbot
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield ScanWords()
    QLocale.setDefault(before)


def test_progress_in_words(words: ScanWords) -> None:
    text = words.progress(ScanProgress(1204, 8310, 2911, 312, 2, 6.08, 1140.0))
    assert text == "1,204 of 8,310 photo(s) · 2,911 face(s) · 312 people · 6.1/s · 19 min"
    assert words.progress(ScanProgress(0, 5, 0, 0, 0, None, None)) == "0 of 5 photo(s) · 0 face(s)"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (3, "less than a minute"),
        (61, "1 min"),
        (5_300, "88 min"),
        (5_400, "1 h 30 min"),
        (7_199, "2 h 0 min"),
    ],
)
def test_durations(words: ScanWords, seconds: float, text: str) -> None:
    assert words.duration(seconds) == text


def test_summaries_in_words(words: ScanWords) -> None:
    assert words.summary(ScanSummary(quiet=False)) == "No new photos"
    found = words.summary(ScanSummary(3, 4, 2, 1, (Path("/gone"),), quiet=False))
    assert found == (
        "3 photo(s) searched · 4 new face(s) · 2 people · 1 folder(s) cannot be reached now"
    )
    stopped = words.summary(ScanSummary(cancelled=True, quiet=False))
    assert stopped == "The next scan goes on from here", "the title says that it stopped"
    assert words.summary(ScanSummary(broken_off=True, quiet=False)) == stopped


# -- widgets ---------------------------------------------------------------------------------


class FakeScans(QObject):
    """What a strip knows of scans."""

    stage_changed = Signal(object)
    progressed = Signal(object)
    finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.stage = Stage.NOTHING
        self.calls: list[str] = []

    def go(self, stage: Stage) -> None:
        self.stage = stage
        self.stage_changed.emit(stage)

    def pause(self) -> None:
        self.calls.append("pause")

    def resume(self) -> None:
        self.calls.append("resume")

    def cancel(self) -> None:
        self.calls.append("cancel")


@pytest.fixture
def fake(qtbot: QtBot) -> FakeScans:
    assert qtbot
    return FakeScans()


@pytest.fixture
def strip(qtbot: QtBot, fake: FakeScans) -> ScanStrip:
    made = ScanStrip(fake)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    return made


PROGRESS = ScanProgress(3, 9, 5, 2, 0, 1.5, 4.0)


def test_the_strip_is_there_only_while_there_is_something_to_say(
    strip: ScanStrip, fake: FakeScans
) -> None:
    assert strip.isHidden()
    fake.go(Stage.QUIET)
    assert strip.isHidden()
    fake.go(Stage.LOOKING)
    assert not strip.isHidden()
    assert strip.bar.maximum() == 0
    fake.go(Stage.SEARCHING)
    fake.progressed.emit(PROGRESS)
    assert (strip.bar.value(), strip.bar.maximum()) == (3, 9)
    assert "3 of 9" in strip.facts.text()
    fake.go(Stage.GROUPING)
    assert strip.pause_button.isHidden()
    assert strip.cancel_button.isHidden()
    fake.go(Stage.NOTHING)
    fake.finished.emit(ScanSummary(9, 5, 2, 0, (), quiet=False))
    assert not strip.isHidden()
    strip._leave.timeout.emit()
    assert strip.isHidden()


def test_a_quiet_scan_without_news_is_not_told(strip: ScanStrip, fake: FakeScans) -> None:
    fake.finished.emit(ScanSummary(failures=4))
    assert strip.isHidden()


def test_buttons_of_the_strip(strip: ScanStrip, fake: FakeScans) -> None:
    fake.go(Stage.SEARCHING)
    fake.progressed.emit(PROGRESS)
    strip.pause_button.click()
    fake.go(Stage.PAUSED)
    assert strip.pause_button.accessibleName() == "Go on"
    assert "3 of 9" in strip.facts.text(), "what was done is still told"
    strip.pause_button.click()
    strip.cancel_button.click()
    assert fake.calls == ["pause", "resume", "cancel"]
    fake.go(Stage.NOTHING)
    fake.finished.emit(ScanSummary(9, 5, 2, 3, (), quiet=False, cancelled=True))
    assert strip.title.text() == "Stopped"
    assert strip.failures.text() == "3 could not be read"
    strip.cancel_button.click()
    assert strip.isHidden()
    assert fake.calls == ["pause", "resume", "cancel"]


def test_regrouping_can_be_cancelled(strip: ScanStrip, fake: FakeScans) -> None:
    fake.go(Stage.REGROUPING)
    assert strip.pause_button.isHidden()
    strip.cancel_button.click()
    assert fake.calls == ["cancel"]
    fake.go(Stage.NOTHING)
    assert strip.isHidden()


def test_everything_has_a_name(strip: ScanStrip, fake: FakeScans) -> None:
    fake.go(Stage.SEARCHING)
    fake.progressed.emit(PROGRESS)
    for widget in (strip.bar, strip.facts, strip.pause_button, strip.cancel_button):
        assert widget.accessibleName()


def test_the_strip_follows_the_theme(strip: ScanStrip, fake: FakeScans, dark: bool) -> None:
    fake.go(Stage.SEARCHING)
    fake.progressed.emit(PROGRESS)
    strip.resize(900, strip.sizeHint().height())
    lightness = strip.grab().toImage().pixelColor(2, strip.height() // 2).lightness()
    assert (lightness < 128) is dark


def test_a_short_label_cuts_its_text(qtbot: QtBot) -> None:
    label = ShortLabel()
    qtbot.addWidget(label)
    label.set_text("a long text that has no room here")
    label.resize(60, label.sizeHint().height())
    label.grab()
    assert label.toolTip() == label.text() == label.accessibleName()
    label.resize(label.sizeHint())
    label.grab()
    assert label.toolTip() == ""


def test_a_bar_shows_its_share(qtbot: QtBot) -> None:
    bar = ThinBar()
    qtbot.addWidget(bar)
    bar.resize(100, 6)
    bar.setRange(0, 4)
    bar.setValue(1)
    image = bar.grab().toImage()
    assert image.pixelColor(12, 3) != image.pixelColor(50, 3)
    bar.setRange(0, 0)
    first = bar.grab().toImage()
    for _ in range(10):
        bar._clock.timeout.emit()
    assert bar.grab().toImage() != first
