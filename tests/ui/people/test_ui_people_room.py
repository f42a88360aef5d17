"""Bars around the grid of people fit into little room, with large text too."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from photoorg.core.ids import PersonId
from photoorg.library.browsing_people import Scope
from photoorg.ui.notes import Notes
from photoorg.ui.people_bar import PeopleBar
from photoorg.ui.selection_bar import SelectionBar


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """Text at 200 %."""
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(2 * large.pointSizeF())
    qapp.setFont(large)
    yield
    qapp.setFont(usual)


def inside(bar: QWidget) -> bool:
    """Whether all that is shown is as wide as it has to be, and within the bar."""
    return all(
        bar.rect().contains(child.geometry()) and child.width() >= child.minimumSizeHint().width()
        for child in bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if child.isVisible()
    )


@pytest.mark.parametrize("width", [1200, 830])
def test_the_row_above_the_grid_fits(large_text: None, width: int, qtbot: QtBot) -> None:
    bar = PeopleBar(Scope.UNNAMED)
    qtbot.addWidget(bar)
    bar.resize(width, 60)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.show_count(1234, 1234)
    bar.show_single(567)
    qtbot.waitUntil(lambda: bar.width() == width)
    qtbot.waitUntil(lambda: inside(bar))
    assert bar.order.isVisible()
    assert bar.clear_button.isVisible()
    assert "1234" in bar.count.text()


def test_with_room_everything_is_there(qtbot: QtBot) -> None:
    bar = PeopleBar(Scope.UNNAMED)
    qtbot.addWidget(bar)
    bar.resize(1000, 40)
    bar.show_count(8, 8)
    bar.show_single(3)
    assert not bar.sizes.isHidden()
    assert bar.clear_button.text() == bar.clear_button.toolTip()
    bar.show_count(0, 0)
    assert bar.sizes.isHidden()
    assert bar.order.isHidden()


def test_the_selection_bar_grows_with_what_is_offered(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(900, 500)
    with qtbot.waitExposed(over):
        over.show()
    bar = SelectionBar(over)
    one, two = QAction("Name", over), QAction("Merge these people", over)
    bar.offer("1 person", [one])
    narrow = bar.width()
    bar.offer("2 people", [one, two])
    assert [button.isVisible() for button in bar.buttons] == [True, True]
    needed = sum(button.sizeHint().width() for button in bar.buttons)
    assert bar.width() > max(narrow, needed)
    qtbot.waitUntil(lambda: inside(bar))


def test_a_note_lies_above_the_selection_bar(hand: Any, people: list[PersonId]) -> None:
    hand.click(hand.face(people[0]))
    note = Notes(hand.page).say("Merged these people, and a long sentence about it. " * 2)
    bar = hand.page.selection_bar
    assert bar.isVisible()
    place = bar.rect().translated(bar.mapTo(hand.page, bar.rect().topLeft()))
    assert not note.geometry().intersects(place)
    assert note.geometry().bottom() < place.top()


def test_what_can_be_done_with_the_selection_does_not_lie_on_the_name_that_is_edited(
    hand: Any, people: list[PersonId]
) -> None:
    page, bar = hand.page, hand.page.selection_bar
    hand.click(hand.face(people[0]))
    assert bar.isVisible()
    hand.key(Qt.Key.Key_F2)
    assert hand.editor.isVisible()
    assert not bar.isVisible()
    assert page.grid.room_below == 0
    hand.type("Anna Kern", Qt.Key.Key_Tab)
    assert hand.editor.isVisible()
    assert not bar.isVisible()
    hand.key(Qt.Key.Key_Escape)
    assert bar.isVisible()
    assert page.grid.room_below > 0


def test_a_card_that_a_key_goes_to_is_not_under_the_bar(hand: Any, people: list[PersonId]) -> None:
    page, grid = hand.page, hand.page.grid
    page.resize(page.width(), grid.gridSize().height() * 2 + page.bar.height())
    hand.wait()
    first = page.model.ids[0]
    hand.click(hand.face(first))
    for _ in range(len(people)):
        hand.key(Qt.Key.Key_Right)
        lowest = grid.viewport().height() - grid.room_below
        assert grid.visualRect(grid.currentIndex()).bottom() < lowest
