from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.library.editing import Reject
from photoorg.library.library import Library
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons
from photoorg.ui.person_page import PersonPage

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


# -- edits -----------------------------------------------------------------------------------


def test_what_can_be_done_depends_on_the_selection(
    page: PersonPage, qtbot: QtBot, hand: Any
) -> None:
    does = page.actions_of_faces
    assert does.for_menu() == []
    assert page.selection_bar.isHidden()
    with qtbot.waitSignal(page.selection_changed):
        hand.choose(3)
    assert does.cover in page.actions_for_selection()
    assert page.selection_bar.label.text() == "1 face(s)"
    hand.choose(1, 2, 3)
    assert not does.cover.isEnabled()
    assert does.cover not in page.actions_for_selection()
    assert page.selection_bar.label.text() == "3 face(s)"
    page.selection_bar.close_button.click()
    assert page.grid.selected() == []
    assert page.selection_bar.isHidden()


Press = tuple[Qt.Key, Qt.KeyboardModifier]


@pytest.mark.parametrize(
    ("press", "found"),
    [
        ((Qt.Key.Key_X, NONE), FaceState.UNKNOWN),
        ((Qt.Key.Key_I, NONE), FaceState.IGNORED),
        ((Qt.Key.Key_Delete, NONE), FaceState.NOT_A_FACE),
        ((Qt.Key.Key_S, SHIFT), FaceState.CONFIRMED),
    ],
)
def test_faces_leave_by_a_key_and_come_back_by_undo(
    page: PersonPage, press: Press, found: FaceState, hand: Any
) -> None:
    before = list(page.grid.faces.ids)
    faces = hand.choose(2, 5)
    hand.key(*press)
    hand.wait()
    person, now = hand.state(faces[0])
    assert now is found
    assert person != page.person
    assert page.grid.faces.ids == [face for face in before if face not in faces]
    assert page.header.numbers.text().startswith("12 face(s)")
    page.session.undo()
    hand.wait()
    assert page.grid.faces.ids == before, "each is where it was"


def test_confirming_takes_the_mark_away(page: PersonPage, hand: Any) -> None:
    (face,) = hand.choose(4)
    assert page.grid.faces.state_at(4) is FaceState.AUTOMATIC
    hand.key(Qt.Key.Key_C)
    hand.wait()
    assert hand.state(face) == (page.person, FaceState.CONFIRMED)
    assert page.grid.faces.state_at(4) is FaceState.CONFIRMED
    assert page.grid.selected() == [face]


def test_a_face_is_made_the_cover(page: PersonPage, hand: Any) -> None:
    assert page.view is not None
    row = next(row for row, face in enumerate(page.grid.faces.ids) if face != page.view.cover)
    (face,) = hand.choose(row)
    page.actions_of_faces.cover.trigger()
    hand.wait()
    assert page.view.cover == face
    page.menu.cover.trigger()
    hand.wait()
    assert page.session.busy is False


def test_faces_are_moved_to_somebody_who_is_known(
    page: PersonPage, people: list[PersonId], hand: Any
) -> None:
    faces = hand.choose(0, 1)
    hand.key(Qt.Key.Key_M)
    chooser = page.actions_of_faces.chooser
    assert chooser.is_open
    hand.wait()
    hand.type("ben")
    assert [known.name for known in chooser.editor.panel.names.names] == ["Ben Ito"]
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    hand.wait()
    assert not chooser.is_open
    assert page.grid.hasFocus()
    assert {hand.state(face) for face in faces} == {(people[1], FaceState.CONFIRMED)}
    assert len(page.grid.faces.ids) == 12


def test_faces_are_moved_to_somebody_new(page: PersonPage, hand: Any) -> None:
    (face,) = hand.choose(0)
    hand.key(Qt.Key.Key_M)
    hand.type("Chie")
    hand.key(Qt.Key.Key_Return)
    hand.wait()
    person, _ = hand.state(face)
    with Library(page.session.paths) as library:
        assert person is not None
        assert library.people_names()[person] == "Chie"


def test_the_likely_ones_are_offered_first(
    page: PersonPage, people: list[PersonId], hand: Any
) -> None:
    page.show_person(people[1])
    hand.wait()
    with Library(page.session.paths) as library:
        face = Faces(library.database).of_person(people[0])[0].id
        Faces(library.database).assign([face], people[1], FaceState.AUTOMATIC)
    page.session.changed.emit(None)
    hand.wait()
    page.grid.select([face], face)
    page.grid.setFocus()
    hand.key(Qt.Key.Key_M)
    hand.wait()
    offered = page.actions_of_faces.chooser.editor.panel.names
    assert [known.name for known in offered.names] == ["Anna Weber"]


def test_moving_is_given_up_with_escape_or_elsewhere(page: PersonPage, hand: Any) -> None:
    chooser = page.actions_of_faces.chooser
    hand.choose(0)
    hand.key(Qt.Key.Key_M)
    hand.type("Dora")
    hand.key(Qt.Key.Key_Escape)
    assert not chooser.is_open
    assert page.grid.hasFocus()
    hand.key(Qt.Key.Key_M)
    hand.type("Dora")
    page.tools.odd.setFocus()
    assert not chooser.is_open
    hand.wait()
    with Library(page.session.paths) as library:
        assert library.edits.to_undo is None


def test_a_photo_is_looked_at(page: PersonPage, qtbot: QtBot, hand: Any) -> None:
    (face,) = hand.choose(3)
    photo = page.grid.faces.photo_at(3)
    for press in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(page.open_photo) as opened:
            hand.key(press)
        assert opened.args == [photo, face]
    at = page.grid.visualRect(page.grid.model().index(5, 0)).center()
    with qtbot.waitSignal(page.open_photo) as opened:
        qtbot.mouseDClick(page.grid.viewport(), LEFT, pos=at)
    assert opened.args == [page.grid.faces.photo_at(5), page.grid.faces.ids[5]]
    hand.choose(3)
    with qtbot.waitSignal(page.show_in_graph) as shown:
        page.actions_of_faces.graph.trigger()
    assert shown.args == [face]


def test_photos_are_edited_with_all_their_faces(
    page: PersonPage, people: list[PersonId], hand: Any
) -> None:
    with Library(page.session.paths) as library:
        twice = library.database.scalar(
            "SELECT other.id FROM face JOIN face AS other USING (photo)"
            " WHERE face.person = ? AND other.person = ? LIMIT 1",
            (people[0], people[1]),
        )
        Faces(library.database).assign([FaceId(twice)], people[0], FaceState.AUTOMATIC)
    page.tools.photos.click()
    page.session.changed.emit(None)
    hand.wait()
    assert len(page.grid.faces.ids) == 14
    photo = next(row for row in range(14) if len(page.grid.faces.states_at(row)) == 2)
    hand.choose(photo)
    assert page.selection_bar.label.text() == "2 face(s)"
    hand.key(Qt.Key.Key_C)
    hand.wait()
    assert page.grid.faces.states_at(photo) == [FaceState.CONFIRMED] * 2


def test_the_context_menu_is_that_of_the_selection(page: PersonPage, hand: Any) -> None:
    hand.choose(0)
    viewport = page.grid.viewport()
    at = page.grid.visualRect(page.grid.model().index(0, 0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions() == page.actions_of_faces.for_menu()
    menu.close()


# -- names -----------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["key", "click"])
def test_the_name_is_edited_where_it_is(page: PersonPage, by: str, qtbot: QtBot, hand: Any) -> None:
    if by == "key":
        hand.key(Qt.Key.Key_F2)
    else:
        qtbot.mouseClick(page.header.name, LEFT)
    editor = page.naming.editor
    assert editor.is_open
    place = QRect(page.header.name.mapTo(page, QPoint()), page.header.name.size())
    assert editor.geometry().intersects(place)
    hand.type("Anna Muster")
    hand.key(Qt.Key.Key_Return)
    hand.wait()
    assert page.header.name.text() == "Anna Muster"
    assert page.grid.hasFocus()


def test_a_known_name_is_a_merge_that_the_page_follows(
    page: PersonPage, people: list[PersonId], qtbot: QtBot, hand: Any
) -> None:
    """The unnamed third person turns out to be Ben, whose page it is then."""
    page.show_person(people[2])
    hand.wait()
    page.rename()
    hand.wait()
    hand.type("Ben Ito")
    hand.key(Qt.Key.Key_Return)
    assert page.naming.editor.panel.shown is page.naming.editor.panel.offer
    with qtbot.waitSignal(page.shown) as told:
        hand.key(Qt.Key.Key_Return)
    assert told.args == [people[1]]
    hand.wait()
    assert page.person == people[1]
    assert page.header.name.text() == "Ben Ito"
    assert len(page.grid.faces.ids) == 22
    page.show_person(people[2])  # as the way back would
    hand.wait()
    assert page.person == people[1]
    page.session.undo()
    hand.wait()
    assert len(page.grid.faces.ids) == 12
    page.show_person(people[2])
    hand.wait()
    assert page.person == people[2]
    assert len(page.grid.faces.ids) == 10


# -- the person as a whole -------------------------------------------------------------------


def test_a_person_is_ignored_and_shown_again(page: PersonPage, qtbot: QtBot, hand: Any) -> None:
    assert page.menu.hide_person.isVisible()
    assert not page.menu.show_again.isVisible()
    with qtbot.waitSignal(page.back):
        page.menu.hide_person.trigger()
    hand.wait()
    assert page.header.numbers.text().endswith(" · ignored")
    assert page.menu.show_again.isVisible()
    page.menu.show_again.trigger()
    hand.wait()
    assert page.view is not None
    assert not page.view.hidden


def test_two_are_told_apart_for_ever(page: PersonPage, people: list[PersonId], hand: Any) -> None:
    page.menu.different.trigger()
    hand.wait()
    hand.type("Nobody at all")
    hand.key(Qt.Key.Key_Return)
    chooser = page.actions_of_faces.chooser
    assert chooser.editor.panel.complaint.text() == "Nobody is called “Nobody at all”."
    chooser.editor.selectAll()
    hand.type("Ben Ito")
    hand.key(Qt.Key.Key_Return)
    hand.wait()
    assert not chooser.is_open
    with Library(page.session.paths) as library:
        pair = library.database.one("SELECT person_a, person_b FROM different")
    assert pair == tuple(sorted(people[:2]))


def question(page: PersonPage) -> QMessageBox:
    page.menu.forget.trigger()
    box = page.menu.question
    assert box is not None
    return box


def test_forgetting_asks_first(page: PersonPage, hand: Any) -> None:
    box = question(page)
    assert "Anna Weber" in box.text()
    assert "cannot be undone" in box.informativeText()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    box.button(QMessageBox.StandardButton.Cancel).click()
    hand.wait()
    assert page.view is not None
    assert len(page.view.rows) == 14


def test_a_person_is_forgotten(
    page: PersonPage, people: list[PersonId], qtbot: QtBot, hand: Any
) -> None:
    box = question(page)
    forget = next(
        button
        for button in box.buttons()
        if box.buttonRole(button) is QMessageBox.ButtonRole.DestructiveRole
    )
    assert isinstance(forget, QPushButton)
    told: list[Exception] = []
    page.session.failed.connect(told.append)
    forget.click()
    hand.wait()
    with Library(page.session.paths) as library:
        assert not Persons(library.database).exists(people[0])
    assert page.empty.isVisible()
    assert page.empty.sentence.text() == "This person is no longer there."
    with qtbot.waitSignal(page.back):
        page.empty.button.click()


def test_who_has_no_photos_is_told_so(page: PersonPage, hand: Any) -> None:
    page.session.do(Reject(page.grid.faces.ids, page.person))
    hand.wait()
    assert page.no_faces.isVisible()
    assert page.header.name.text() == "Anna Weber"
    page.session.undo()
    hand.wait()
    assert page.grid.isVisible()
    assert len(page.grid.faces.ids) == 14
