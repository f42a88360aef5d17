from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from photoorg.library.browsing_faces import MonthCount
from photoorg.ui import theme
from photoorg.ui.month_bar import MonthBar, Period, periods

JANUARY = 44 * 12
"""January 2014, counted from January 1970."""

MONTHS = (
    MonthCount(JANUARY, 3),
    MonthCount(JANUARY + 2, 12),
    MonthCount(JANUARY + 14, 1),
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def bar(qtbot: QtBot, qapp: QApplication) -> MonthBar:
    bar = MonthBar()
    qtbot.addWidget(bar)
    bar.resize(400, bar.sizeHint().height())
    bar.show_months(MONTHS)
    qtbot.waitExposed(bar)
    bar.activateWindow()
    bar.setFocus()
    qtbot.waitUntil(bar.hasFocus)
    return bar


def middle(bar: MonthBar, place: int) -> QPoint:
    return bar.column(place).center().toPoint()


def click(bar: MonthBar, place: int, qtbot: QtBot) -> tuple[int, int]:
    with qtbot.waitSignal(bar.chosen) as told:
        qtbot.mouseClick(bar, LEFT, pos=middle(bar, place))
    first, count = told.args
    return first, count


# -- what the bars stand for -----------------------------------------------------------------


def test_every_month_has_a_bar_also_the_empty_ones() -> None:
    found = periods(MONTHS, 1)
    assert len(found) == 15
    assert [period.photos for period in found] == [3, 0, 12, *[0] * 11, 1]
    assert found[0] == Period(JANUARY, 1, 3)
    assert periods((), 1) == []


@given(
    numbers=st.sets(st.integers(-600, 900), min_size=1, max_size=20),
    span=st.sampled_from((1, 3, 6, 12, 24, 60, 120)),
)
@settings(max_examples=60, deadline=None)
def test_no_photo_is_lost_when_months_are_put_together(numbers: set[int], span: int) -> None:
    months = [MonthCount(number, 1 + abs(number) % 5) for number in sorted(numbers)]
    found = periods(months, span)
    assert sum(period.photos for period in found) == sum(month.photos for month in months)
    assert found[0].photos > 0
    assert found[-1].photos > 0
    for month in months:
        assert any(p.first <= month.number < p.first + p.months for p in found)
    assert all(later.first == p.first + span for p, later in pairwise(found))


def test_many_months_are_put_together_where_there_is_no_room(bar: MonthBar) -> None:
    bar.show_months([MonthCount(JANUARY + n, 1) for n in range(240)])
    assert {period.months for period in bar.periods} == {3}
    bar.resize(1200, bar.height())
    assert {period.months for period in bar.periods} == {1}
    bar.resize(100, bar.height())
    assert {period.months for period in bar.periods} == {12}


def test_years_that_do_not_fit_at_all(bar: MonthBar) -> None:
    bar.show_months([MonthCount(-1900 * 12, 1), MonthCount(JANUARY, 1)])
    bar.resize(60, bar.height())
    assert {period.months for period in bar.periods} == {120}
    bar.grab()


def test_it_takes_no_room_where_there_is_nothing_to_choose(bar: MonthBar) -> None:
    bar.show_months(MONTHS[:1])
    assert bar.isHidden()
    bar.show_months(MONTHS)
    assert not bar.isHidden()
    bar.show_months(())
    assert bar.isHidden()


# -- words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (Period(JANUARY + 2, 1, 12), "March 2014"),
        (Period(JANUARY, 3, 1), "January 2014 – March 2014"),  # noqa: RUF001
        (Period(JANUARY, 12, 1), "2014"),
        (Period(JANUARY, 24, 1), "January 2014 – December 2015"),  # noqa: RUF001
    ],
)
def test_a_period_has_a_name(bar: MonthBar, period: Period, said: str) -> None:
    assert bar.when(period) == said


def test_names_are_in_the_language_of_the_user(bar: MonthBar) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert bar.when(Period(JANUARY + 2, 1, 12)) == "März 2014"


def test_the_pointer_tells_month_and_number(bar: MonthBar, qtbot: QtBot) -> None:
    at = middle(bar, 2)
    event = QHelpEvent(QEvent.Type.ToolTip, at, bar.mapToGlobal(at))
    assert QApplication.sendEvent(bar, event)
    assert QToolTip.text() == "March 2014: 12 photo(s)"
    empty = middle(bar, 1)
    QApplication.sendEvent(bar, QHelpEvent(QEvent.Type.ToolTip, empty, bar.mapToGlobal(empty)))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_the_pointer_changes_over_a_bar(bar: MonthBar) -> None:
    def move(place: int) -> Qt.CursorShape:
        at = QPointF(middle(bar, place))
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            bar.mapToGlobal(at),
            none,
            none,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(bar, event)
        return bar.cursor().shape()

    assert move(0) is Qt.CursorShape.PointingHandCursor
    assert move(1) is Qt.CursorShape.ArrowCursor
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))


# -- choosing --------------------------------------------------------------------------------


def test_a_click_shows_a_month_and_another_one_all(bar: MonthBar, qtbot: QtBot) -> None:
    assert click(bar, 2, qtbot) == (JANUARY + 2, 1)
    assert bar.chosen_period == Period(JANUARY + 2, 1, 12)
    assert click(bar, 0, qtbot) == (JANUARY, 1)
    assert click(bar, 0, qtbot) == (0, 0)
    assert bar.chosen_period is None


def test_an_empty_month_cannot_be_chosen(bar: MonthBar, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bar.chosen):
        qtbot.mouseClick(bar, LEFT, pos=middle(bar, 1))
        qtbot.mouseClick(bar, LEFT, pos=QPoint(bar.width() - 1, 10))
        qtbot.mouseClick(bar, Qt.MouseButton.RightButton, pos=middle(bar, 2))


def test_all_is_done_with_keys(bar: MonthBar, qtbot: QtBot) -> None:
    chosen: list[tuple[int, int]] = []
    bar.chosen.connect(lambda first, count: chosen.append((first, count)))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(bar, key)
    assert chosen == [(JANUARY + 2, 1)], "Enter does nothing where no bar was gone to"
    assert bar.accessibleDescription() == "March 2014: 12 photo(s)"
    for key in (Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(bar, key)
    assert chosen[-1] == (JANUARY + 14, 1)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
        qtbot.keyClick(bar, key)
    assert chosen[-2:] == [(JANUARY, 1), (0, 0)]


def test_the_choice_can_be_taken_back_from_outside(bar: MonthBar, qtbot: QtBot) -> None:
    click(bar, 2, qtbot)
    with qtbot.assertNotEmitted(bar.chosen):
        bar.clear_choice()
    assert bar.chosen_period is None


# -- painting --------------------------------------------------------------------------------


def test_bars_are_as_high_as_months_are_full(bar: MonthBar, dark: bool) -> None:
    bar.clearFocus()
    picture = bar.grab().toImage()
    ratio = picture.devicePixelRatio()
    accent = theme.current().accent

    def height(place: int) -> int:
        x = round(middle(bar, place).x() * ratio)
        return sum(picture.pixelColor(x, y) == accent for y in range(round(40 * ratio)))

    full, part, little, empty = height(2), height(0), height(14), height(1)
    assert full > 30 * ratio
    assert part == pytest.approx(full / 4, abs=2 * ratio)
    assert 0 < little < part
    assert empty == 0


def test_what_is_not_chosen_steps_back(bar: MonthBar, qtbot: QtBot) -> None:
    click(bar, 2, qtbot)
    bar.clearFocus()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    picture = bar.grab().toImage()
    bottom = round(38 * picture.devicePixelRatio())

    def colour(place: int) -> str:
        x = round(middle(bar, place).x() * picture.devicePixelRatio())
        return picture.pixelColor(x, bottom).name()

    assert colour(2) == theme.current().accent.name()
    assert colour(0) == theme.current().edge.name()
