"""While a scan adds people, nothing moves under the hand."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from photoorg.core.ids import PersonId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.library.browsing_people import Scope
from photoorg.library.editing import NamePerson
from photoorg.library.library import Library
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons
from photoorg.ui.people_page import PeoplePage

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

OpenPeople = Callable[[Scope], Any]


def scan_adds(page: PeoplePage, hand: Any) -> PersonId:
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
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    new = scan_adds(page, hand)
    assert page.model.ids == [*people, new]
    assert hand.counts() == [14, 12, 1, 8, 6, 5, 3, 2, 9]
    assert page._untouched.isActive()
    assert page._untouched.isSingleShot()
    assert page._untouched.interval() == 5_000
    page._untouched.timeout.emit()
    hand.wait()
    assert hand.counts() == [14, 12, 9, 8, 6, 5, 3, 2, 1]
    assert not page._untouched.isActive()


def test_the_hand_puts_sorting_off(page: PeoplePage, hand: Any, people: list[PersonId]) -> None:
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
    page: PeoplePage, hand: Any, people: list[PersonId]
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
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    with Library(page.session.paths) as library:
        Persons(library.database).set_name(people[5], "Zoë")
        new = Persons(library.database).add()
        moved = Faces(library.database).of_person(people[0])[0].id
        Faces(library.database).assign([moved], new, FaceState.AUTOMATIC)
    page.session.changed.emit(None)
    hand.wait()
    assert page.model.ids == [*people, new]
    assert hand.names()[5] == "Zoë"
    assert hand.counts()[0] == 13


def test_a_hidden_page_asks_nothing_and_loads_when_it_is_entered(
    page: PeoplePage, hand: Any, people: list[PersonId]
) -> None:
    page.leave()
    scan_adds(page, hand)
    assert page.model.ids == people
    page.enter()
    hand.wait()
    assert hand.counts() == [14, 12, 9, 8, 6, 5, 3, 2, 1]


def test_sorting_keeps_the_selection_and_what_is_looked_at(
    page: PeoplePage, hand: Any, people: list[PersonId]
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
