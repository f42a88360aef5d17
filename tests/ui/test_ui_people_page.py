from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from photoorg.core.ids import PersonId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.library.browsing_people import Order, Scope
from photoorg.library.editing import IgnorePersons, NamePerson
from photoorg.library.library import Library
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons
from photoorg.ui import people_grid, theme
from photoorg.ui.dragging import PERSONS_MIME, dragged_persons, persons_mime
from photoorg.ui.people_bar import DIAMETERS, USUAL
from photoorg.ui.people_page import PeoplePage
from photoorg.ui.services import Services
from photoorg.ui.session import Session

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

MakePage = Callable[..., PeoplePage]


class Hand:
    """What an owner does with mouse and keys."""

    def __init__(self, page: PeoplePage, qtbot: QtBot) -> None:
        self.page = page
        self.qtbot = qtbot
        self.viewport = page.grid.viewport()

    def wait(self) -> None:
        """Until all that was asked for is shown."""
        page = self.page
        self.qtbot.waitUntil(
            lambda: not page.session.busy and not page.services.thumbnails.busy, timeout=10_000
        )

    def cell(self, person: PersonId) -> QRect:
        return self.page.grid.cell_of(person)

    def face(self, person: PersonId) -> QPoint:
        """In the middle of the cover."""
        return QPoint(self.cell(person).center().x(), self.cell(person).top() + 40)

    def name(self, person: PersonId) -> QPoint:
        return self.page.grid.name_place(person).center()

    def click(self, at: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.mouseClick(self.viewport, LEFT, modifier, at)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """A key press, as shortcuts see it too."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, modifier)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClicks(focus, text)

    def drag_over(self, data: QMimeData, at: QPoint) -> QDragMoveEvent:
        arguments = (
            at,
            Qt.DropAction.MoveAction,
            data,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.viewport, QDragEnterEvent(*arguments))
        move = QDragMoveEvent(*arguments)
        QApplication.sendEvent(self.viewport, move)
        return move

    def drop(self, data: QMimeData, at: QPoint) -> QDropEvent:
        self.drag_over(data, at)
        event = QDropEvent(
            QPointF(at), Qt.DropAction.MoveAction, data, LEFT, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(self.viewport, event)
        return event


@pytest.fixture
def make_page(session: Session, services: Services, qtbot: QtBot) -> MakePage:
    def make(scope: Scope = Scope.PEOPLE) -> PeoplePage:
        page = PeoplePage(session, services, scope)
        qtbot.addWidget(page, before_close_func=lambda page: page.leave())
        page.resize(1000, 640)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        page.enter()
        page.grid.setFocus()
        Hand(page, qtbot).wait()
        return page

    return make


@pytest.fixture
def page(make_page: MakePage) -> PeoplePage:
    return make_page()


@pytest.fixture
def hand(page: PeoplePage, qtbot: QtBot) -> Hand:
    return Hand(page, qtbot)


@pytest.fixture
def people(page: PeoplePage) -> list[PersonId]:
    """Anna Weber, Ben Ito, and six without a name."""
    return list(page.model.ids)


def names(page: PeoplePage) -> list[str | None]:
    return [page.model.card_at(row).name for row in range(len(page.model.ids))]


def counts(page: PeoplePage) -> list[int]:
    return [page.model.card_at(row).faces for row in range(len(page.model.ids))]


def menu() -> QMenu | None:
    popup = QApplication.activePopupWidget()
    return popup if isinstance(popup, QMenu) else None


def texts(found: QMenu) -> list[str]:
    return [action.text() for action in found.actions() if not action.isSeparator()]


# -- what is shown -------------------------------------------------------------------------


def test_named_people_come_first_then_the_largest(page: PeoplePage) -> None:
    assert names(page) == ["Anna Weber", "Ben Ito", *[None] * 6]
    assert counts(page) == [14, 12, 10, 8, 6, 5, 3, 2]
    assert page.bar.count.text() == "8 person(s)"
    assert page.model.rows.stringList()[0] == "Anna Weber, 14 · 14"


def test_only_the_unnamed(make_page: MakePage) -> None:
    page = make_page(Scope.UNNAMED)
    assert names(page) == [None] * 6
    assert [page.bar.order.itemData(row) for row in range(page.bar.order.count())] == [
        Order.PHOTOS,
        Order.NEWEST,
    ]


def test_every_card_shows_its_cover(page: PeoplePage, hand: Hand, dark: bool) -> None:
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
    page: PeoplePage, hand: Hand, people: list[PersonId]
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
    page: PeoplePage, hand: Hand, make_page: MakePage
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
    assert make_page().bar.order.currentData() == Order.NEWEST
    assert make_page(Scope.UNNAMED).bar.order.currentData() == Order.PHOTOS


def test_names_are_sorted_without_accents(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    for person, name in zip(people[2:4], ("Émile", "Zoë"), strict=True):
        page.session.do(NamePerson(person, name))
    page._sort_by(Order.NAME)
    hand.wait()
    assert names(page)[:4] == ["Anna Weber", "Ben Ito", "Émile", "Zoë"]


def test_the_search_shows_who_is_called_so(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    page.session.do(NamePerson(people[2], "Søren Ångström"))
    hand.wait()
    page.search("angst sor")
    assert names(page) == ["Søren Ångström"]
    assert page.bar.count.text() == "1 of 8 person(s)"
    page.search("WEB")
    assert names(page) == ["Anna Weber"]
    page.search("nobody")
    assert page.empty.isVisible()
    assert "nobody" in page.empty.sentence.text()
    page.search("")
    assert not page.empty.isVisible()
    assert len(page.model.ids) == 8


def test_a_search_keeps_the_selection_of_who_stays(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[1]))
    page.search("ben")
    assert page.grid.selected() == [people[1]]
    page.search("")
    assert page.grid.selected() == [people[1]]


def test_cards_grow_and_shrink(page: PeoplePage, hand: Hand) -> None:
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


def test_the_size_is_remembered(page: PeoplePage, make_page: MakePage) -> None:
    page.zoom(2)
    assert make_page(Scope.UNNAMED).grid.diameter == DIAMETERS[USUAL + 2]


def test_zooming_keeps_what_is_looked_at(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    page.resize(400, 330)
    hand.click(hand.face(people[0]))
    page.grid.go_to(people[6])
    page.zoom(2)
    assert page.grid.viewport().rect().contains(page.grid.cell_of(people[6]).center())


# -- selecting -----------------------------------------------------------------------------


def test_selecting_by_mouse(page: PeoplePage, hand: Hand, people: list[PersonId]) -> None:
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
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    viewport, qtbot = hand.viewport, hand.qtbot
    start = hand.cell(people[1]).topLeft() + QPoint(2, 60)
    end = hand.face(people[3])
    assert not page.grid.indexAt(start).isValid()
    qtbot.mousePress(viewport, LEFT, pos=start)
    for step in range(1, 6):
        qtbot.mouseMove(viewport, start + (end - start) * step / 5)
    qtbot.mouseRelease(viewport, LEFT, pos=end)
    assert page.grid.selected() == people[1:4]
    hand.click(start)
    assert page.grid.selected() == []


def test_the_bar_offers_what_suits(page: PeoplePage, hand: Hand, people: list[PersonId]) -> None:
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
    hand.qtbot.mouseClick(bar.close_button, LEFT)
    assert bar.isHidden()
    assert page.grid.selected() == []


def test_the_bar_covers_nothing_for_good(
    page: PeoplePage, hand: Hand, people: list[PersonId]
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


def test_a_double_click_opens(page: PeoplePage, hand: Hand, people: list[PersonId]) -> None:
    with hand.qtbot.waitSignal(page.open_person) as opened:
        hand.qtbot.mouseDClick(hand.viewport, LEFT, pos=hand.face(people[4]))
    assert opened.args == [people[4]]


def test_keys_open_and_look(page: PeoplePage, hand: Hand, people: list[PersonId]) -> None:
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


# -- edits ---------------------------------------------------------------------------------


def test_ignoring_by_key_takes_the_cards_away_and_undo_brings_them_back(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[3]))
    hand.click(hand.face(people[5]), CTRL)
    hand.key(Qt.Key.Key_I)
    hand.wait()
    assert page.model.ids == [p for p in people if p not in (people[3], people[5])]
    assert not page.selection_bar.isVisible()
    page.session.undo()
    hand.wait()
    assert set(page.model.ids) == set(people)
    assert page.model.unsorted
    assert page.bar.again_button.isVisible()
    hand.qtbot.mouseClick(page.bar.again_button, LEFT)
    hand.wait()
    assert page.model.ids == people
    assert not page.bar.again_button.isVisible()


def test_ignored_people_are_shown_again(
    make_page: MakePage, session: Session, qtbot: QtBot
) -> None:
    with Library(session.paths) as library:
        person = library.people()[3]
        library.edits.do(IgnorePersons([person.id]))
    page = make_page(Scope.IGNORED)
    hand = Hand(page, qtbot)
    assert page.model.ids == [person.id]
    assert counts(page) == [person.faces]
    hand.click(hand.face(person.id))
    buttons = page.selection_bar.buttons
    assert [button.text() for button in buttons] == ["Name", "Open", "Show again"]
    hand.qtbot.mouseClick(buttons[2], LEFT)
    hand.wait()
    assert page.model.ids == []
    assert page.empty.isVisible()


def test_merging_with_the_key_keeps_the_name(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[0]))
    hand.click(hand.face(people[2]), CTRL)
    hand.key(Qt.Key.Key_M)
    hand.wait()
    assert names(page)[0] == "Anna Weber"
    assert counts(page) == [24, 12, 8, 6, 5, 3, 2]


def test_merging_two_names_asks_at_the_card_which_one_stays(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[0]))
    hand.click(hand.face(people[1]), CTRL)
    hand.key(Qt.Key.Key_M)
    hand.qtbot.waitUntil(lambda: menu() is not None)
    choice = menu()
    assert choice is not None
    assert texts(choice) == [
        "Merge, and keep the name",
        "Anna Weber",
        "Ben Ito",
        "Do not merge",
    ]
    hand.qtbot.keyClick(choice, Qt.Key.Key_Down)
    hand.qtbot.keyClick(choice, Qt.Key.Key_Return)
    hand.wait()
    assert names(page) == ["Ben Ito", *[None] * 6]
    assert counts(page)[0] == 26


def test_different_people_are_remembered(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[2]))
    hand.click(hand.face(people[3]), CTRL)
    with hand.qtbot.waitSignal(page.session.edited):
        hand.qtbot.mouseClick(page.selection_bar.buttons[2], LEFT)
    with Library(page.session.paths) as library:
        pairs = library.database.all("SELECT person_a, person_b FROM different")
    assert pairs == [tuple(sorted(people[2:4]))]
    assert page.model.ids == people


def test_all_who_are_in_one_photo_are_ignored_at_once(
    make_page: MakePage, session: Session, qtbot: QtBot
) -> None:
    with Library(session.paths) as library:
        faces = Faces(library.database)
        smallest = library.people()[-1]
        _, other = faces.of_person(smallest.id)
        faces.assign([other.id], Persons(library.database).add(), FaceState.AUTOMATIC)
    page = make_page(Scope.UNNAMED)
    assert counts(page) == [10, 8, 6, 5, 3, 1, 1]
    button = page.bar.clear_button
    assert button.isVisible()
    assert button.text() == "Ignore all 2 who are in one photo only"
    qtbot.mouseClick(button, LEFT)
    Hand(page, qtbot).wait()
    assert counts(page) == [10, 8, 6, 5, 3]
    assert not button.isVisible()
    session.undo()
    Hand(page, qtbot).wait()
    assert sorted(counts(page)) == [1, 1, 3, 5, 6, 8, 10]


def test_the_context_menu_has_everything(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    def actions() -> list[str]:
        return [action.text() for action in page.actions_for_selection()]

    assert actions() == []
    hand.click(hand.face(people[1]))
    assert actions() == ["Open", "Name…", "Look at the photo", "Show in graph", "Ignore"]
    hand.click(hand.face(people[2]), CTRL)
    assert actions() == ["Merge", "Different people", "Ignore"]
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        at = hand.face(people[2])
        event = QContextMenuEvent(reason, at, hand.viewport.mapToGlobal(at))
        QApplication.sendEvent(hand.viewport, event)
        opened = menu()
        assert opened is not None
        assert texts(opened) == actions()
        opened.close()
        hand.qtbot.waitUntil(lambda: menu() is None)


# -- drag and drop -------------------------------------------------------------------------


class FakeDrag(people_grid.QDrag):
    """Does not wait for a drop; tells what would be dragged."""

    data: QMimeData | None = None
    picture: QPixmap | None = None

    def exec(self, *_: object) -> Qt.DropAction:
        FakeDrag.data = QMimeData()
        FakeDrag.data.setData(PERSONS_MIME, self.mimeData().data(PERSONS_MIME))
        FakeDrag.picture = QPixmap(self.pixmap())
        return Qt.DropAction.IgnoreAction


def test_dragging_takes_the_selected_along(
    page: PeoplePage, hand: Hand, people: list[PersonId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people_grid, "QDrag", FakeDrag)
    hand.click(hand.face(people[2]))
    hand.click(hand.face(people[4]), CTRL)
    start = hand.face(people[4])
    hand.qtbot.mousePress(hand.viewport, LEFT, pos=start)
    hand.qtbot.mouseMove(hand.viewport, start + QPoint(8, 0))
    hand.qtbot.mouseMove(hand.viewport, start + QPoint(40, 0))
    hand.qtbot.mouseRelease(hand.viewport, LEFT, pos=start + QPoint(40, 0))
    assert FakeDrag.data is not None
    assert dragged_persons(FakeDrag.data) == [people[4], people[2]]
    assert FakeDrag.picture is not None
    assert not FakeDrag.picture.isNull()


def test_a_ring_shows_where_a_drop_does_something(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    data = persons_mime([people[3], people[4]])
    ring = theme.current().accent
    place = hand.face(people[2])
    rim = QPoint(place.x(), hand.cell(people[2]).top() + 9)

    def ringed() -> bool:
        image: QImage = hand.viewport.grab().toImage()
        shown = image.pixelColor(rim)
        return abs(shown.red() - ring.red()) + abs(shown.blue() - ring.blue()) < 60

    assert not ringed()
    assert hand.drag_over(data, place).isAccepted()
    assert ringed()
    for useless in (hand.face(people[3]), hand.cell(people[2]).topLeft() + QPoint(2, 60)):
        assert not hand.drag_over(data, useless).isAccepted()
        assert not ringed()
    files = QMimeData()
    files.setText("file:///somewhere/photo.jpg")
    assert not hand.drag_over(files, place).isAccepted()


def test_dropping_a_card_on_another_merges_them(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    assert hand.drop(persons_mime([people[6], people[7]]), hand.face(people[1])).isAccepted()
    hand.wait()
    assert names(page)[1] == "Ben Ito"
    assert counts(page) == [14, 17, 10, 8, 6, 5]
    assert not hand.drop(persons_mime([people[1]]), hand.face(people[1])).isAccepted()
    hand.wait()
    assert len(page.model.ids) == 6


def test_dropping_a_name_on_another_asks_which_one_stays(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    hand.drop(persons_mime([people[0]]), hand.face(people[1]))
    hand.qtbot.waitUntil(lambda: menu() is not None)
    choice = menu()
    assert choice is not None
    hand.qtbot.keyClick(choice, Qt.Key.Key_Escape)
    hand.wait()
    assert page.model.ids == people


# -- while a scan runs ---------------------------------------------------------------------


def scan_adds(page: PeoplePage, hand: Hand) -> PersonId:
    """A scan splits one person off another, the largest unnamed one, and says so."""
    with Library(page.session.paths) as library:
        source = library.people()[2]
        new = Persons(library.database).add()
        faces = [face.id for face in Faces(library.database).of_person(source.id)][:9]
        Faces(library.database).assign(faces, new, FaceState.AUTOMATIC)
    changes = ChangeSet(faces=frozenset(faces), persons=frozenset({source.id, new}))
    page.session.changed.emit(changes)
    hand.wait()
    return new


def test_new_people_come_at_the_end_until_nothing_is_touched(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    new = scan_adds(page, hand)
    assert page.model.ids == [*people, new]
    assert counts(page) == [14, 12, 1, 8, 6, 5, 3, 2, 9]
    assert page._untouched.isActive()
    assert page._untouched.isSingleShot()
    assert page._untouched.interval() == 5_000
    page._untouched.timeout.emit()
    hand.wait()
    assert counts(page) == [14, 12, 9, 8, 6, 5, 3, 2, 1]
    assert not page._untouched.isActive()


def test_the_hand_puts_sorting_off(page: PeoplePage, hand: Hand, people: list[PersonId]) -> None:
    scan_adds(page, hand)
    page._untouched.setTimerType(Qt.TimerType.PreciseTimer)
    page._untouched.start(1_000_000)
    hand.qtbot.waitUntil(lambda: page._untouched.remainingTime() < 999_900)
    hand.key(Qt.Key.Key_Right)
    assert page._untouched.remainingTime() > 999_900
    hand.qtbot.waitUntil(lambda: page._untouched.remainingTime() < 999_900)
    hand.qtbot.mouseMove(hand.viewport, hand.face(people[1]))
    hand.qtbot.waitUntil(lambda: page._untouched.remainingTime() > 999_900)
    hand.click(hand.name(people[3]))
    hand.wait()
    page._untouched.timeout.emit()
    hand.wait()
    assert page.naming.person == people[3]
    assert page.model.unsorted
    assert page._untouched.isActive()


def test_who_a_scan_takes_away_keeps_the_place_but_not_the_actions(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[4]))
    with Library(page.session.paths) as library:
        faces = [face.id for face in Faces(library.database).of_person(people[4])]
        Faces(library.database).assign(faces, people[2], FaceState.AUTOMATIC)
        library.database.execute("DELETE FROM person WHERE id = ?", (people[4],))
    page.session.changed.emit(ChangeSet(persons=frozenset({people[4], people[2]})))
    hand.wait()
    assert page.model.ids == people
    assert page.model.gone == {people[4]}
    assert page.grid.selected() == []
    assert page.selection_bar.isHidden()
    assert page.bar.count.text() == "7 person(s)"
    page.leave()
    page.enter()
    hand.wait()
    assert people[4] not in page.model.ids


def test_news_of_anything_moves_no_card_either(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    with Library(page.session.paths) as library:
        Persons(library.database).set_name(people[5], "Zoë")
        new = Persons(library.database).add()
        moved = Faces(library.database).of_person(people[0])[0].id
        Faces(library.database).assign([moved], new, FaceState.AUTOMATIC)
    page.session.changed.emit(None)
    hand.wait()
    assert page.model.ids == [*people, new]
    assert names(page)[5] == "Zoë"
    assert counts(page)[0] == 13


def test_a_hidden_page_asks_nothing_and_loads_when_it_is_entered(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    page.leave()
    scan_adds(page, hand)
    assert page.model.ids == people
    page.enter()
    hand.wait()
    assert counts(page) == [14, 12, 9, 8, 6, 5, 3, 2, 1]


def test_sorting_keeps_the_selection_and_what_is_looked_at(
    page: PeoplePage, hand: Hand, people: list[PersonId]
) -> None:
    page.resize(330, 300)
    QApplication.processEvents()
    page.grid.select([people[5], people[6]], people[6])
    page.grid.verticalScrollBar().setValue(page.grid.top_of(4) + 7)
    first = page.model.ids[page.grid.visible_rows()[0]]
    top = hand.cell(first).top()
    page.session.do(NamePerson(people[7], "Zoë"))
    hand.wait()
    page._load()
    hand.wait()
    assert page.model.ids != people
    assert page.grid.selected() == [people[5], people[6]]
    assert page.grid.current() == people[6]
    assert hand.cell(first).top() == top == -7


def test_pictures_that_scrolled_away_are_not_waited_for(
    page: PeoplePage, hand: Hand, people: list[PersonId]
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
