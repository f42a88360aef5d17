"""Merging, ignoring and all else that is done to people in the grid."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QMenu

from photoorg.core.ids import PersonId
from photoorg.core.records import FaceState
from photoorg.library.browsing_people import Scope
from photoorg.library.editing import IgnorePersons, NamePerson
from photoorg.library.library import Library
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons
from photoorg.ui import people_grid, theme
from photoorg.ui.dragging import PERSONS_MIME, dragged_persons, persons_mime
from photoorg.ui.people_page import PeoplePage
from photoorg.ui.session import Session

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

OpenPeople = Callable[[Scope], Any]


def texts(found: QMenu) -> list[str]:
    return [action.text() for action in found.actions() if not action.isSeparator()]


def test_ignoring_by_key_takes_the_cards_away_and_undo_brings_them_back(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[3]))
    hand.click(hand.face(people[5]), CTRL)
    hand.key(Qt.Key.Key_I)
    hand.wait()
    assert page.model.ids == [p for p in people if p not in (people[3], people[5])]
    assert not page.selection_bar.isVisible()
    page.session.undo()
    hand.wait()
    assert page.model.ids == people
    assert not page.model.unsorted
    assert not page.bar.again_button.isVisible()


def test_a_new_name_moves_the_card_only_when_the_owner_wants_it(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    card = page.model.card(people[-1])
    assert card is not None
    assert card.name is None
    page.session.do(NamePerson(people[-1], "Zoe"))
    hand.wait()
    assert page.model.ids == people
    assert page.bar.again_button.isVisible()
    hand.press(page.bar.again_button)
    hand.wait()
    assert page.model.ids != people
    assert set(page.model.ids) == set(people)
    assert not page.bar.again_button.isVisible()


def test_ignored_people_are_shown_again(open_people: OpenPeople, session: Session) -> None:
    with Library(session.paths) as library:
        person = library.people()[3]
        library.edits.do(IgnorePersons([person.id]))
    hand = open_people(Scope.IGNORED)
    page = hand.page
    assert page.model.ids == [person.id]
    assert hand.counts() == [person.faces]
    hand.click(hand.face(person.id))
    buttons = page.selection_bar.buttons
    assert [button.text() for button in buttons] == ["Name", "Open", "Show again"]
    hand.press(buttons[2])
    hand.wait()
    assert page.model.ids == []
    assert page.empty.isVisible()


def test_merging_with_the_key_keeps_the_name(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[0]))
    hand.click(hand.face(people[2]), CTRL)
    hand.key(Qt.Key.Key_M)
    hand.wait()
    assert hand.names()[0] == "Anna Weber"
    assert hand.counts() == [24, 12, 8, 6, 5, 3, 2]


def test_merging_two_names_asks_at_the_card_which_one_stays(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[0]))
    hand.click(hand.face(people[1]), CTRL)
    hand.key(Qt.Key.Key_M)
    choice = hand.wait_for_menu()
    assert texts(choice) == [
        "Merge, and keep the name",
        "Anna Weber",
        "Ben Ito",
        "Do not merge",
    ]
    hand.qtbot.keyClick(choice, Qt.Key.Key_Down)
    hand.qtbot.keyClick(choice, Qt.Key.Key_Return)
    hand.wait()
    assert hand.names() == ["Ben Ito", *[None] * 6]
    assert hand.counts()[0] == 26


def test_different_people_are_remembered(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    hand.click(hand.face(people[2]))
    hand.click(hand.face(people[3]), CTRL)
    with hand.qtbot.waitSignal(page.session.edited):
        hand.press(page.selection_bar.buttons[2])
    with Library(page.session.paths) as library:
        pairs = library.database.all("SELECT person_a, person_b FROM different")
    assert pairs == [tuple(sorted(people[2:4]))]
    assert page.model.ids == people


def test_all_who_are_in_one_photo_are_ignored_at_once(
    open_people: OpenPeople, session: Session
) -> None:
    with Library(session.paths) as library:
        faces = Faces(library.database)
        smallest = library.people()[-1]
        _, other = faces.of_person(smallest.id)
        faces.assign([other.id], Persons(library.database).add(), FaceState.AUTOMATIC)
    hand = open_people(Scope.UNNAMED)
    page = hand.page
    assert hand.counts() == [10, 8, 6, 5, 3, 1, 1]
    button = page.bar.clear_button
    assert button.isVisible()
    assert button.text() == "Ignore all 2 who are in one photo only"
    hand.press(button)
    hand.wait()
    assert hand.counts() == [10, 8, 6, 5, 3]
    assert not button.isVisible()
    session.undo()
    hand.wait()
    assert hand.counts() == [10, 8, 6, 5, 3, 1, 1]


def test_the_context_menu_has_everything(
    page: PeoplePage, hand: Any, people: list[PersonId]
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
        opened = hand.menu()
        assert opened is not None
        assert texts(opened) == actions()
        opened.close()
        hand.qtbot.waitUntil(lambda: hand.menu() is None)


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
    page: PeoplePage, hand: Any, people: list[PersonId], monkeypatch: pytest.MonkeyPatch
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
    page: PeoplePage, hand: Any, people: list[PersonId]
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
    for useless in (hand.face(people[3]), hand.beside(people[2])):
        assert not hand.drag_over(data, useless).isAccepted()
        assert not ringed()
    files = QMimeData()
    files.setText("file:///somewhere/photo.jpg")
    assert not hand.drag_over(files, place).isAccepted()


def test_dropping_a_card_on_another_merges_them(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    assert hand.drop(persons_mime([people[6], people[7]]), hand.face(people[1])).isAccepted()
    hand.wait()
    assert hand.names()[1] == "Ben Ito"
    assert hand.counts() == [14, 17, 10, 8, 6, 5]
    assert not hand.drop(persons_mime([people[1]]), hand.face(people[1])).isAccepted()
    hand.wait()
    assert len(page.model.ids) == 6


def test_dropping_a_name_on_another_asks_which_one_stays(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    hand.drop(persons_mime([people[0]]), hand.face(people[1]))
    choice = hand.wait_for_menu()
    hand.qtbot.keyClick(choice, Qt.Key.Key_Escape)
    hand.wait()
    assert page.model.ids == people
