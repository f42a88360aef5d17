"""Who came when: the table, the calendar, the period, the limits, and the file."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip
from pytestqt.qtbot import QtBot

from photoorg.library.browsing_analysis import view_visitors
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.table_rows import FACE, SHARE
from photoorg.ui.visitors_bar import ALL, OWN, STOPPED, WHOLE
from photoorg.ui.visitors_calendar import LEVELS, VisitsCalendar, level_of
from photoorg.ui.visitors_page import VisitorsPage
from photoorg.ui.visitors_rows import VisitorColumn, VisitorsModel
from photoorg.ui.visitors_words import IntervalWords, day_text

LEFT = Qt.MouseButton.LeftButton
DESCENDING = Qt.SortOrder.DescendingOrder


def settle(page: VisitorsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.session.busy)


@pytest.fixture
def page(open_page: Callable[..., VisitorsPage]) -> VisitorsPage:
    return open_page(VisitorsPage, 1000)


def test_the_rows_are_those_who_came(
    page: VisitorsPage, library_paths: Paths, qtmodeltester: Any
) -> None:
    with Library(library_paths) as library:
        found = view_visitors(library)
    model = page.model
    qtmodeltester.check(model)
    assert [it.person for it in model.rows] == [it.person for it in found.report.visitors]
    assert model.rowCount() == 8
    assert model.index(0, VisitorColumn.PERSON).data() == "Anna Weber"
    first = model.visitor(0)
    assert model.index(0, VisitorColumn.PERSON).data(FACE) == found.covers[first.person]
    assert model.index(0, VisitorColumn.VISITS).data() == str(len(first.visits))
    assert model.index(0, VisitorColumn.VISITS).data(SHARE) == 1
    assert model.index(0, VisitorColumn.FIRST).data() == day_text(first.first)
    assert model.index(7, VisitorColumn.PERSON).data() == "Name?"
    assert "8" in page.summary.text()


def test_sorting_keeps_who_is_selected(page: VisitorsPage) -> None:
    page.table.choose(1)
    chosen = page.selected
    assert chosen is not None
    page.model.sort(VisitorColumn.VISITS)
    visits = [len(it.visits) for it in page.model.rows]
    assert visits == sorted(visits)
    assert page.selected == chosen
    page.model.sort(VisitorColumn.PERSON)
    assert [it.name for it in page.model.rows][:3] == ["Anna Weber", "Ben Ito", None]
    page.model.sort(-1, DESCENDING)
    assert page.model.rows[0].name == "Anna Weber"


def test_a_click_on_a_name_opens_the_person(page: VisitorsPage, qtbot: QtBot) -> None:
    where = page.table.visualRect(page.model.index(1, VisitorColumn.PERSON)).center()
    with qtbot.waitSignal(page.open_person) as opened:
        qtbot.mouseClick(page.table.viewport(), LEFT, pos=where)
    assert opened.args == [page.model.visitor(1).person]
    beside = page.table.visualRect(page.model.index(2, VisitorColumn.KIND)).center()
    with qtbot.assertNotEmitted(page.open_person):
        qtbot.mouseClick(page.table.viewport(), LEFT, pos=beside)
    assert page.selected == page.model.visitor(2)
    with qtbot.waitSignal(page.open_person) as opened:
        page.open_action.trigger()
    assert opened.args == [page.model.visitor(2).person]


def test_the_calendar_is_of_who_is_selected(page: VisitorsPage) -> None:
    assert page.found is not None
    report = page.found.report
    everybody = report.calendar()
    assert page.panel.years == sorted({day.year for day in everybody})
    assert "everybody" in page.panel.title.text()
    page.table.choose(0)
    visitor = page.model.visitor(0)
    days = report.calendar([visitor.person])
    assert page.panel.years == sorted({day.year for day in days})
    assert "Anna Weber" in page.panel.title.text()
    last = page.panel.years[-1]
    assert page.panel.calendar.year == last
    assert set(page.panel.calendar.days) == {day for day in days if day.year == last}
    page.panel.before.click()
    assert page.panel.calendar.year == page.panel.years[-2]
    page.panel.after.click()
    assert page.panel.calendar.year == last
    assert not page.panel.after.isEnabled()


def test_the_days_of_a_calendar(qtbot: QtBot, dark: bool) -> None:
    calendar = VisitsCalendar()
    qtbot.addWidget(calendar)
    calendar.resize(900, 180)
    calendar.show_year(2024, {date(2024, 2, 29): 4, date(2024, 12, 31): 1, date(2023, 1, 1): 9}, 4)
    with qtbot.waitExposed(calendar):
        calendar.show()
    assert set(calendar.days) == {date(2024, 2, 29), date(2024, 12, 31)}
    day = calendar.place_of(date(2024, 2, 29)).center().toPoint()
    assert calendar.day_at(day) == date(2024, 2, 29)
    assert calendar.day_at(QPoint(1, 1)) is None
    shot = calendar.grab().toImage()
    ratio = shot.devicePixelRatio()
    assert shot.pixelColor(day * ratio).name() == calendar.colour(LEVELS).name()
    QApplication.sendEvent(
        calendar, QHelpEvent(QEvent.Type.ToolTip, day, calendar.mapToGlobal(day))
    )
    assert "4" in QToolTip.text()
    calendar.setFocus()
    qtbot.keyClick(calendar, Qt.Key.Key_Right)
    assert calendar.spoken(date(2024, 2, 29)) == calendar.accessibleDescription()
    qtbot.keyClick(calendar, Qt.Key.Key_Right)
    qtbot.keyClick(calendar, Qt.Key.Key_Right)
    assert calendar.spoken(date(2024, 12, 31)) == calendar.accessibleDescription()
    whole = QRect(0, 0, calendar.width(), calendar.height())
    assert whole.contains(calendar.place_of(date(2024, 12, 31)).toRect())


def test_shades() -> None:
    assert [level_of(visits, 8) for visits in (0, 1, 2, 3, 8)] == [0, 1, 1, 2, 4]
    assert level_of(1, 1) == LEVELS


def test_the_period_and_the_limits(page: VisitorsPage, qtbot: QtBot) -> None:
    page.bar.choose_period(OWN)
    assert page.bar.first.isVisible()
    page.bar.first.setDate(QDate(2009, 1, 1))
    page.bar.last.setDate(QDate(2010, 12, 31))
    settle(page, qtbot)
    assert page.found is not None
    assert page.found.report.since == date(2009, 1, 1)
    shown = [visit.start.year for it in page.model.rows for visit in it.visits]
    assert shown
    assert set(shown) <= {2009, 2010}
    page.bar.last.setDate(QDate(2008, 1, 1))
    settle(page, qtbot)
    assert "ends before it begins" in page.empty.sentence.text()
    page.empty.button.click()
    settle(page, qtbot)
    assert page.bar.period.currentData() == WHOLE
    assert page.model.rowCount() == 8
    page.bar.limits_button.setChecked(True)
    assert page.bar.limits.isVisible()
    visits = sum(len(it.visits) for it in page.model.rows)
    page.bar.gap.setValue(720)
    page.bar.visits.setValue(2)
    page.bar.interval.setValue(999)
    settle(page, qtbot)
    assert page.bar.rules.gap_hours == 720
    assert sum(len(it.visits) for it in page.model.rows) <= visits
    assert any(it.kind == "regular" for it in page.model.rows)
    page.bar.choose_who("regular")
    assert {it.kind for it in page.model.rows} == {"regular"}
    again = VisitorsPage(page.session, page.services)
    qtbot.addWidget(again)
    assert again.bar.rules == page.bar.rules


def test_nobody_is_like_that(page: VisitorsPage, qtbot: QtBot) -> None:
    page.search("nobody of this name")
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.search_changed):
        page.empty.button.click()
    assert page.model.rowCount() == 8
    page.search("itô")
    assert [it.name for it in page.model.rows] == ["Ben Ito"]
    page.search("")
    page.bar.choose_who(STOPPED)
    page.bar.choose_who(ALL)
    assert page.model.rowCount() == 8
    page.bar.choose_period(30)
    settle(page, qtbot)
    assert page.empty.sentence.text() == "Nobody came in this period."


def test_an_empty_library(
    open_session: Callable[[Paths], Session],
    services: Services,
    empty_paths: Paths,
    qtbot: QtBot,
) -> None:
    made = VisitorsPage(open_session(empty_paths), services)
    qtbot.addWidget(made)
    made.show()
    made.enter()
    settle(made, qtbot)
    assert made.empty.isVisible()
    assert made.empty.sentence.text().startswith("Nobody is in any photo yet.")
    with qtbot.waitSignal(made.add_folders):
        made.empty.button.click()


def test_the_file(page: VisitorsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.bar.export_button.click()
    dialog = page.saver.dialog
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "who.csv"
    with qtbot.waitSignal(page.status) as told:
        dialog.fileSelected.emit(str(target))
    dialog.close()
    assert "who.csv" in told.args[0]
    with target.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows][:2] == ["Anna Weber", "Ben Ito"]


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, ""), (0.2, "1 day"), (7.2, "7 day"), (21, "3 week"), (92, "3 month"), (731, "2 year")],
)
def test_intervals(days: float | None, words: str, qapp: QApplication) -> None:
    assert IntervalWords().text(days).startswith(words)


def test_a_model_without_anybody(qtmodeltester: Any, qapp: QApplication) -> None:
    model = VisitorsModel()
    qtmodeltester.check(model)
    model.sort(0)
    assert model.rowCount() == 0
    assert model.row_of(1) == -1
