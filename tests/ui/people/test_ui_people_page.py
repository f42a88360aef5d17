"""What the grid shows, how it is sorted, searched and zoomed, and how one selects."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from photoorg.core.ids import PersonId
from photoorg.library.browsing_people import Order, Scope
from photoorg.library.editing import IgnorePersons, NamePerson
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui.people_bar import DIAMETERS, USUAL
from photoorg.ui.people_page import PeoplePage

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

OpenPeople = Callable[[Scope], Any]


# -- what is shown -------------------------------------------------------------------------


def test_named_people_come_first_then_the_largest(page: PeoplePage, hand: Any) -> None:
    assert hand.names() == ["Anna Weber", "Ben Ito", *[None] * 6]
    assert hand.counts() == [14, 12, 10, 8, 6, 5, 3, 2]
    assert page.bar.count.text() == "8 person(s)"
    assert page.model.rows.stringList()[0] == "Anna Weber, 14 face(s), 14 photo(s)"


def test_only_the_unnamed(open_people: OpenPeople) -> None:
    hand = open_people(Scope.UNNAMED)
    page = hand.page
    assert hand.names() == [None] * 6
    assert [page.bar.order.itemData(row) for row in range(page.bar.order.count())] == [
        Order.PHOTOS,
        Order.NEWEST,
    ]


def test_every_card_shows_its_cover(page: PeoplePage, hand: Any, dark: bool) -> None:
    hand.wait()
    shot = page.grid.viewport().grab().toImage()
    for person in page.model.ids:
        cover = page.model.card_at(page.model.row_of(person) or 0).cover
        assert cover is not None
        picture = page.services.thumbnails.get(cover)
        assert picture is not None
        middle = picture.toImage().pixelColor(80, 80)
        place = hand.cell(person)
        at = QPoint(place.center().x(), place.top() + 12 + page.grid.diameter // 2)
        shown = shot.pixelColor(at)
        for part in ("red", "green", "blue"):
            assert abs(getattr(middle, part)() - getattr(shown, part)()) < 40


def test_cards_are_where_their_row_says(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    for width in (1000, 700, 430):
        page.resize(width, 640)
        QApplication.processEvents()
        grid = page.grid
        size = grid.gridSize()
        for row, person in enumerate(people):
            cell = grid.cell_of(person)
            assert cell.left() == row % grid.columns * size.width()
            assert cell.top() == row // grid.columns * size.height()
        assert grid.columns * size.width() <= grid.viewport().width()
        assert grid.horizontalScrollBar().maximum() == 0


def test_the_model_is_a_model(page: PeoplePage, qtmodeltester: object) -> None:
    qtmodeltester.check(page.model.rows)  # type: ignore[attr-defined]


# -- order, search, zoom -------------------------------------------------------------------


def test_the_order_is_chosen_and_remembered(
    page: PeoplePage, hand: Any, open_people: OpenPeople
) -> None:
    page.bar.order.setFocus()
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Down)
    hand.wait()
    assert page.bar.order.currentData() == Order.NEWEST
    newest = [page.model.card_at(row).newest for row in range(8)]
    assert all(len(date) == len("2009-01-01T08:30:00") for date in newest)
    assert newest[:2] == sorted(newest[:2], reverse=True)
    assert newest[2:] == sorted(newest[2:], reverse=True)
    assert open_people(Scope.PEOPLE).page.bar.order.currentData() == Order.NEWEST
    assert open_people(Scope.UNNAMED).page.bar.order.currentData() == Order.PHOTOS


def test_names_are_sorted_without_accents(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    for person, name in zip(people[2:4], ("Émile", "Zoë"), strict=True):
        page.session.do(NamePerson(person, name))
    page._sort_by(Order.NAME)
    hand.wait()
    assert hand.names()[:4] == ["Anna Weber", "Ben Ito", "Émile", "Zoë"]


def test_the_search_shows_who_is_called_so(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    page.session.do(NamePerson(people[2], "Søren Ångström"))
    hand.wait()
    page.search("angst sor")
    assert hand.names() == ["Søren Ångström"]
    assert page.bar.count.text() == "1 of 8 person(s)"
    page.search("WEB")
    assert hand.names() == ["Anna Weber"]
    page.search("nobody")
    assert page.empty.isVisible()
    assert "nobody" in page.empty.sentence.text()
    page.search("")
    assert not page.empty.isVisible()
    assert len(page.model.ids) == 8


def test_a_search_keeps_the_selection_of_who_stays(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[1]))
    page.search("ben")
    assert page.grid.selected() == [people[1]]
    page.search("")
    assert page.grid.selected() == [people[1]]


def test_cards_grow_and_shrink(page: PeoplePage, hand: Any) -> None:
    grid = page.grid
    assert grid.diameter == DIAMETERS[USUAL]
    for turn, place in ((120, USUAL + 1), (60, USUAL + 1), (60, USUAL + 2), (-240, USUAL)):
        wheel = QWheelEvent(
            QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, turn),
            Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(grid.viewport(), wheel)
        assert grid.diameter == DIAMETERS[place]
        assert page.bar.slider.value() == place
    page.bar.slider.setFocus()
    hand.key(Qt.Key.Key_Right)
    assert grid.diameter == DIAMETERS[USUAL + 1]
    page.zoom(100)
    assert grid.diameter == DIAMETERS[-1]
    page.zoom(-100)
    assert grid.diameter == DIAMETERS[0]
    page.zoom(0)
    assert grid.diameter == DIAMETERS[USUAL]


def test_the_size_is_remembered(page: PeoplePage, open_people: OpenPeople) -> None:
    page.zoom(2)
    assert open_people(Scope.UNNAMED).page.grid.diameter == DIAMETERS[USUAL + 2]


def test_zooming_keeps_what_is_looked_at(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    page.resize(400, 330)
    hand.click(hand.face(people[0]))
    page.grid.go_to(people[6])
    page.zoom(2)
    assert page.grid.viewport().rect().contains(page.grid.cell_of(people[6]).center())


def test_zooming_at_the_beginning_stays_there(page: PeoplePage) -> None:
    page.resize(400, 330)
    page.grid.setCurrentIndex(page.grid.model().index(-1, 0))
    page.grid.scrollToTop()
    for steps in (2, -1, 0):
        page.zoom(steps)
        assert page.grid.verticalScrollBar().value() == 0


# -- selecting -----------------------------------------------------------------------------


def test_selecting_by_mouse(page: PeoplePage, hand: Any, people: list[PersonId]) -> None:
    hand.click(hand.face(people[1]))
    assert page.grid.selected() == [people[1]]
    hand.click(hand.face(people[3]), CTRL)
    assert page.grid.selected() == [people[1], people[3]]
    hand.click(hand.face(people[5]), SHIFT)
    assert page.grid.selected() == [people[1], *people[3:6]]
    hand.key(Qt.Key.Key_A, CTRL)
    assert page.grid.selected() == people
    hand.key(Qt.Key.Key_Escape)
    assert page.grid.selected() == []


def test_a_rubber_band_begins_between_cards(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    viewport, qtbot = hand.viewport, hand.qtbot
    start = hand.beside(people[1])
    end = hand.face(people[3])
    assert not page.grid.indexAt(start).isValid()
    qtbot.mousePress(viewport, LEFT, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(viewport, start + (end - start) * step / 5)
    qtbot.mouseRelease(viewport, LEFT, pos=end)
    assert page.grid.selected() == people[1:4]
    hand.click(start)
    assert page.grid.selected() == []


def test_the_bar_offers_what_suits(page: PeoplePage, hand: Any, people: list[PersonId]) -> None:
    bar = page.selection_bar
    assert bar.isHidden()
    hand.click(hand.face(people[2]))
    assert bar.isVisible()
    assert bar.label.text() == "1 person(s)"
    assert [button.text() for button in bar.buttons] == ["Name", "Open", "Ignore"]
    hand.click(hand.face(people[3]), CTRL)
    assert bar.label.text() == "2 person(s)"
    assert [button.text() for button in bar.buttons] == ["Merge", "Ignore", "Different people"]
    assert page.grid.rect().contains(bar.geometry())
    hand.press(bar.close_button)
    assert bar.isHidden()
    assert page.grid.selected() == []


def test_the_bar_covers_nothing_for_good(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    page.resize(430, 400)
    QApplication.processEvents()
    page.grid.selectAll()
    page.grid.verticalScrollBar().setValue(page.grid.verticalScrollBar().maximum())
    assert page.grid.cell_of(people[-1]).bottom() < page.selection_bar.geometry().top()
    page.grid.clearSelection()
    assert (
        page.grid.verticalScrollBar().maximum() < page.grid.count() * page.grid.gridSize().height()
    )


def test_the_bar_shrinks_with_the_window(page: PeoplePage, people: list[PersonId]) -> None:
    page.grid.select(people[:3])
    wide = page.selection_bar.width()
    page.resize(330, 640)
    QApplication.processEvents()
    assert page.selection_bar.width() < wide
    assert page.grid.rect().contains(page.selection_bar.geometry())


# -- opening and looking -------------------------------------------------------------------


def test_a_double_click_opens(page: PeoplePage, hand: Any, people: list[PersonId]) -> None:
    with hand.qtbot.waitSignal(page.open_person) as opened:
        hand.qtbot.mouseDClick(hand.viewport, LEFT, pos=hand.face(people[4]))
    assert opened.args == [people[4]]


def test_keys_open_and_look(page: PeoplePage, hand: Any, people: list[PersonId]) -> None:
    hand.click(hand.face(people[0]))
    hand.key(Qt.Key.Key_Right)
    with hand.qtbot.waitSignal(page.open_person) as opened:
        hand.key(Qt.Key.Key_Return, CTRL)
    assert opened.args == [people[1]]
    with hand.qtbot.waitSignal(page.open_photo) as looked:
        hand.key(Qt.Key.Key_Space)
    card = page.model.card(people[1])
    assert card is not None
    with Library(page.session.paths) as library:
        photo = library.database.scalar("SELECT photo FROM face WHERE id = ?", (card.cover,))
    assert looked.args == [photo, card.cover]


def test_pictures_that_scrolled_away_are_not_waited_for(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    assert page.grid._visible == {page.model.card_at(row).cover for row in range(8)}
    page.resize(330, 300)
    QApplication.processEvents()
    page.grid.verticalScrollBar().setValue(page.grid.verticalScrollBar().maximum())
    hand.viewport.repaint()
    first, last = page.grid.visible_rows()
    assert first > 0
    assert page.grid._visible == {page.model.card_at(row).cover for row in range(first, last)}
    page.hide()
    assert page.grid._visible == frozenset()


def test_everything_has_a_name_for_a_screen_reader(page: PeoplePage) -> None:
    assert page.grid.accessibleName()
    for control in (page.bar.order, page.bar.slider, page.bar.again_button):
        assert control.accessibleName()
    page.grid.selectAll()
    assert page.selection_bar.accessibleName() == "8 person(s)"
    for button in (*page.selection_bar.buttons, page.selection_bar.close_button):
        assert button.accessibleName()


@pytest.mark.parametrize("scope", [Scope.PEOPLE, Scope.UNNAMED])
def test_an_empty_page_tells_that_people_are_being_looked_for(
    open_people: Callable[[Scope], Any], library_paths: Paths, scope: Scope
) -> None:
    with Library(library_paths) as library:
        library.edits.do(IgnorePersons([person.id for person in library.people()]))
    page = open_people(scope).page
    before = page.empty.sentence.text()
    page.session.tell_searching(True)
    assert page.empty.isVisible()
    assert "being searched" in page.empty.sentence.text()
    assert not page.empty.button.isVisible()
    page.session.tell_searching(False)
    assert page.empty.sentence.text() == before
