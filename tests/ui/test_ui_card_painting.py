"""Cards are painted in one turn, where Qt has put them, and each of them once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.browsing_people import PersonCard
from photoorg.ui.card_grid import FOCUSED, POINTED, SELECTED
from photoorg.ui.card_pictures import CardPictures
from photoorg.ui.people_grid import PeopleGrid
from photoorg.ui.people_model import PeopleModel, PeopleWords, make_listing
from photoorg.ui.services import Services

_PEOPLE = 2_000


class _Notes:
    """Paints nothing, and remembers what it was asked to."""

    def __init__(self) -> None:
        self.places: dict[int, tuple[QPoint, int]] = {}

    def begin(self, _: float) -> None:
        self.places.clear()

    def paint_card(self, _: QPainter, place: QPoint, row: int, state: int) -> None:
        self.places[row] = (place, state)


@pytest.fixture
def grid(services: Services, qtbot: QtBot) -> PeopleGrid:
    model = PeopleModel(PeopleWords())
    grid = PeopleGrid(model, services.thumbnails)
    model.setParent(grid)
    qtbot.addWidget(grid)
    grid.resize(700, 500)
    grid.show()
    qtbot.waitExposed(grid)
    cards = (PersonCard(PersonId(n), None, FaceId(n), n, n) for n in range(1, _PEOPLE + 1))
    model.show(make_listing(cards, PeopleWords()))
    grid.executeDelayedItemsLayout()
    return grid


@pytest.fixture
def notes(grid: PeopleGrid) -> _Notes:
    grid.card_painter = made = _Notes()
    return made


@pytest.mark.parametrize("top", [0, 1, 333, 40_000, 10**9])
def test_cards_are_painted_where_qt_has_put_them(grid: PeopleGrid, notes: _Notes, top: int) -> None:
    grid.verticalScrollBar().setValue(top)
    grid.viewport().repaint()
    first, last = grid.visible_rows()
    assert sorted(notes.places) == list(range(first, last))
    for row, (place, _) in notes.places.items():
        rect = grid.visualRect(grid.model().index(row, 0))
        assert place == rect.topLeft()
        assert grid.place_of(row) == rect


def test_cards_know_what_the_hand_does_with_them(
    grid: PeopleGrid, notes: _Notes, qtbot: QtBot
) -> None:
    grid.activateWindow()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    grid.select([PersonId(2), PersonId(4)], PersonId(4))
    # A double click in an earlier test leaves the button down, and moves would be a drag.
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton)
    QTest.mouseMove(grid.viewport(), grid.name_place(PersonId(1)).center())
    QTest.mouseMove(grid.viewport(), grid.name_place(PersonId(2)).center())
    qtbot.waitUntil(grid.viewport().underMouse)
    grid.viewport().repaint()
    states = {row: state for row, (_, state) in notes.places.items() if state}
    assert states == {1: SELECTED | POINTED, 3: SELECTED | FOCUSED}
    grid.selectionModel().clear()
    grid.selectionModel().select(grid.model().index(0, 0), QItemSelectionModel.SelectionFlag.Select)
    grid.viewport().repaint()
    assert notes.places[0][1] == SELECTED


def test_a_rubber_band_is_left_to_qt(grid: PeopleGrid, notes: _Notes) -> None:
    grid.viewport().repaint()
    assert notes.places
    between = grid.place_of(0).topLeft() + QPoint(1, 1)
    viewport = grid.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=between)
    QTest.mouseMove(viewport, grid.place_of(3).center())
    grid.viewport().repaint()
    assert not notes.places
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=grid.place_of(3).center())
    grid.viewport().repaint()
    assert notes.places


def test_a_card_is_made_once_for_each_of_its_looks() -> None:
    made: list[str] = []

    def maker(name: str) -> Callable[[], QPixmap]:
        def make() -> QPixmap:
            made.append(name)
            return QPixmap(QSize(10, 10))

        return make

    pictures = CardPictures(budget=1_000)
    first = pictures.get(1, ("plain",), maker("a"))
    assert pictures.get(1, ("plain",), maker("b")) is first
    assert pictures.get(1, ("chosen",), maker("c")) is not first
    assert made == ["a", "c"]
    assert pictures.bytes_kept == 400
    pictures.get(2, (), maker("d"))
    pictures.get(1, ("chosen",), maker("e"))
    pictures.get(3, (), maker("f"))  # the budget is for two, and 2 was not seen for longest
    pictures.get(1, ("chosen",), maker("g"))
    assert made == ["a", "c", "d", "f"]
    assert pictures.bytes_kept == 800
    pictures.clear()
    assert pictures.bytes_kept == 0
