from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.library.browsing_faces import FaceOrder
from photoorg.library.editing import Confirm, IgnorePersons, Merge, NamePerson, Reject
from photoorg.library.library import Library
from photoorg.library.understanding import Link, WeakFace, WeakLink, WeakPoints
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons
from photoorg.ui import person_page, person_parts
from photoorg.ui.face_actions import FaceActions
from photoorg.ui.faces_grid import SIDES
from photoorg.ui.person_page import PersonPage
from photoorg.ui.services import Services
from photoorg.ui.session import Session

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def people(session: Session) -> list[PersonId]:
    """Anna Weber (14 faces), Ben Ito (12), and six without a name."""
    with Library(session.paths) as library:
        return [person.id for person in library.people()]


@pytest.fixture
def page(
    session: Session, services: Services, people: list[PersonId], qtbot: QtBot
) -> Iterator[PersonPage]:
    page = PersonPage(session, services)
    session.changed.connect(services.thumbnails.heed)
    qtbot.addWidget(page, before_close_func=lambda page: page.leave())
    page.resize(1000, 700)
    page.show_person(people[0])
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.enter()
    page.grid.setFocus()
    wait(page, qtbot)
    yield page
    page.small_photos.close()


def wait(page: PersonPage, qtbot: QtBot) -> None:
    """Until all that was asked for is shown."""
    qtbot.waitUntil(
        lambda: (
            not page.session.busy
            and not page.services.thumbnails.busy
            and not page.small_photos.busy
        ),
        timeout=10_000,
    )


def key(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A key press where the keyboard is, as shortcuts see it too."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def type_text(qtbot: QtBot, text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, text)


def choose(page: PersonPage, *rows: int) -> list[FaceId]:
    ids = [page.grid.faces.ids[row] for row in rows]
    page.grid.select(ids, ids[-1])
    page.grid.setFocus()
    return ids


def state(page: PersonPage, face: FaceId) -> tuple[PersonId | None, FaceState]:
    with Library(page.session.paths) as library:
        (_, photo, found) = Faces(library.database).places([face])[0]
        assert photo
        return Faces(library.database).person_of(face), found


# -- what is shown ---------------------------------------------------------------------------


def test_a_person_as_a_whole(page: PersonPage, people: list[PersonId]) -> None:
    assert page.person == people[0]
    assert page.header.name.text() == "Anna Weber"
    assert page.header.name.accessibleName() == "Anna Weber, press to change the name"
    faces, photos, years = page.header.numbers.text().split(" · ")
    assert (faces, photos) == ("14 face(s)", "14 photo(s)")
    first, last = (int(year) for year in years.split(" – "))  # noqa: RUF001
    assert 2009 <= first < last <= 2021
    assert not page.header.months.isHidden()
    assert len(page.grid.faces.ids) == 14
    taken = page.grid.faces.faces.taken
    assert (taken[:-1] >= taken[1:]).all(), "the newest first"
    assert page.header.company.buttons


def test_another_person_takes_the_page(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
) -> None:
    choose(page, 1, 2)
    page.header.months.setFocus()
    key(qtbot, Qt.Key.Key_Home)
    key(qtbot, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert len(page.grid.faces.ids) < 14
    page.show_person(people[2])
    assert page.grid.faces.ids == []
    assert page.header.name.text() == ""
    wait(page, qtbot)
    assert page.header.name.text() == "Name?"
    assert len(page.grid.faces.ids) == 10
    assert page.grid.selected() == []
    assert page.tools.month.isHidden()
    assert page.header.months.chosen_period is None


def test_nothing_is_asked_for_before_the_page_is_entered(
    session: Session, services: Services, people: list[PersonId], qtbot: QtBot
) -> None:
    page = PersonPage(session, services)
    qtbot.addWidget(page)
    page.show_person(people[0])
    assert not session.busy
    page.enter()
    assert session.busy
    wait(page, qtbot)
    page.leave()
    session.changed.emit(None)
    assert not session.busy


def test_dates_without_any_are_left_out(page: PersonPage, qtbot: QtBot) -> None:
    with Library(page.session.paths) as library:
        library.database.execute("UPDATE photo SET taken_at = NULL")
    page.session.changed.emit(None)
    wait(page, qtbot)
    assert page.header.numbers.text() == "14 face(s) · 14 photo(s)"
    assert page.header.numbers.toolTip() == ""
    assert page.header.months.isHidden()


def test_one_month_is_told_as_such(page: PersonPage, qtbot: QtBot) -> None:
    with Library(page.session.paths) as library:
        library.database.execute("UPDATE photo SET taken_at = '2014-03-05T10:00:00'")
    page.session.changed.emit(None)
    wait(page, qtbot)
    assert page.header.numbers.text().endswith(" · March 2014")
    assert page.header.numbers.toolTip().startswith("From Wednesday")


def test_companions_are_opened_by_a_click(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
) -> None:
    ben = next(b for b in page.header.company.buttons if b.text() == "Ben Ito")
    assert ben.toolTip().endswith("photo(s) together")
    with qtbot.waitSignal(page.open_person) as opened:
        ben.click()
    assert opened.args == [people[1]]


def test_as_many_companions_as_fit(page: PersonPage, qtbot: QtBot) -> None:
    company = page.header.company
    shown = [button for button in company.buttons if button.isVisible()]
    assert len(shown) == len(company.buttons) > 2
    page.resize(420, 700)
    qtbot.waitUntil(lambda: sum(b.isVisible() for b in company.buttons) < len(shown))
    for button in company.buttons:
        assert not button.isVisible() or company.rect().contains(button.geometry())


# -- ways to look ----------------------------------------------------------------------------


def test_a_month_shows_its_photos_only(page: PersonPage, qtbot: QtBot) -> None:
    bar = page.header.months
    place = next(place for place, period in enumerate(bar.periods) if period.photos)
    qtbot.mouseClick(bar, LEFT, pos=bar.column(place).center().toPoint())
    wait(page, qtbot)
    assert len(page.grid.faces.ids) == bar.periods[place].photos
    assert page.tools.month.text() == bar.when(bar.periods[place])
    page.tools.month.click()
    wait(page, qtbot)
    assert len(page.grid.faces.ids) == 14
    assert bar.chosen_period is None
    assert page.tools.month.isHidden()


def test_the_order_is_remembered(page: PersonPage, services: Services, qtbot: QtBot) -> None:
    newest = list(page.grid.faces.ids)
    rows = page.grid.faces.faces
    best = dict(zip(rows.ids.tolist(), rows.quality.tolist(), strict=True))

    def quality(face: FaceId) -> tuple[float, FaceId]:
        return -best[face], face

    for place, wanted in ((1, newest[::-1]), (2, sorted(newest, key=quality)), (1, newest[::-1])):
        page.tools.order.setCurrentIndex(place)
        page.tools.order.activated.emit(place)
        wait(page, qtbot)
        assert page.grid.faces.ids == wanted
    again = PersonPage(page.session, services)
    qtbot.addWidget(again)
    assert again.tools.order.currentData() == FaceOrder.OLDEST


def test_whole_photos_are_a_switch_away(page: PersonPage, services: Services, qtbot: QtBot) -> None:
    page.tools.photos.click()
    wait(page, qtbot)
    assert page.grid.faces.whole_photos
    qtbot.waitUntil(
        lambda: page.small_photos.get(page.grid.faces.photo_at(0)) is not None, timeout=10_000
    )
    assert services.settings.flag("person/photos")
    page.tools.faces.click()
    wait(page, qtbot)
    assert not page.grid.faces.whole_photos


def put_stranger(page: PersonPage, people: list[PersonId]) -> FaceId:
    """One of the third person's faces is put to the first one, automatically."""
    with Library(page.session.paths) as library:
        face = Faces(library.database).of_person(people[2])[0].id
        Faces(library.database).assign([face], people[0], FaceState.AUTOMATIC)
    return face


def test_odd_ones_come_first_when_asked(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
) -> None:
    stranger = put_stranger(page, people)
    page.session.changed.emit(None)
    wait(page, qtbot)
    before = list(page.grid.faces.ids)
    page.tools.odd.click()
    wait(page, qtbot)
    assert page.grid.faces.ids[0] == stranger
    choose(page, 0)
    key(qtbot, Qt.Key.Key_X)
    wait(page, qtbot)
    assert state(page, stranger) == (None, FaceState.UNKNOWN)
    page.tools.odd.click()
    wait(page, qtbot)
    assert page.grid.faces.ids == [face for face in before if face != stranger]


def test_it_is_said_where_nothing_is_odd(page: PersonPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.status) as said:
        page.tools.odd.click()
    assert said.args == ["No face looks odd here."]
    assert not page.tools.odd.isChecked()


def test_faces_grow_with_ctrl_and_the_wheel(page: PersonPage, services: Services) -> None:
    before = page.grid.side
    viewport = page.grid.viewport()
    at = viewport.rect().center()
    event = QWheelEvent(
        at,
        viewport.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
    assert page.grid.side > before
    assert SIDES[page.tools.slider.value()] == page.grid.side
    page.tools.slider.setValue(0)
    assert page.grid.side == SIDES[0]
    page.zoom(0)
    assert page.grid.side == before
    assert services.settings.whole("person/zoom", -1) == SIDES.index(before)


def test_a_narrow_page_shows_less(page: PersonPage, qtbot: QtBot) -> None:
    tools = page.tools
    words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert tools.slider.isVisible()
    page.resize(600, 700)
    qtbot.waitUntil(lambda: not tools.slider.isVisible())
    assert tools.odd.toolButtonStyle() == words
    page.resize(400, 700)
    qtbot.waitUntil(lambda: tools.odd.toolButtonStyle() != words)
    assert page.width() == 400
    page.resize(1000, 700)
    qtbot.waitUntil(tools.slider.isVisible)
    assert tools.odd.toolButtonStyle() == words


# -- edits -----------------------------------------------------------------------------------


def test_what_can_be_done_depends_on_the_selection(page: PersonPage, qtbot: QtBot) -> None:
    does = page.actions_of_faces
    assert does.for_menu() == []
    assert page.selection_bar.isHidden()
    with qtbot.waitSignal(page.selection_changed):
        choose(page, 3)
    assert does.cover in page.actions_for_selection()
    assert page.selection_bar.label.text() == "1 face(s)"
    choose(page, 1, 2, 3)
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
    page: PersonPage, press: Press, found: FaceState, qtbot: QtBot
) -> None:
    before = list(page.grid.faces.ids)
    faces = choose(page, 2, 5)
    key(qtbot, *press)
    wait(page, qtbot)
    person, now = state(page, faces[0])
    assert now is found
    assert person != page.person
    assert page.grid.faces.ids == [face for face in before if face not in faces]
    assert page.header.numbers.text().startswith("12 face(s)")
    page.session.undo()
    wait(page, qtbot)
    assert page.grid.faces.ids == before, "each is where it was"


def test_confirming_takes_the_mark_away(page: PersonPage, qtbot: QtBot) -> None:
    (face,) = choose(page, 4)
    assert page.grid.faces.state_at(4) is FaceState.AUTOMATIC
    key(qtbot, Qt.Key.Key_C)
    wait(page, qtbot)
    assert state(page, face) == (page.person, FaceState.CONFIRMED)
    assert page.grid.faces.state_at(4) is FaceState.CONFIRMED
    assert page.grid.selected() == [face]


def test_a_face_is_made_the_cover(page: PersonPage, qtbot: QtBot) -> None:
    assert page.view is not None
    row = next(row for row, face in enumerate(page.grid.faces.ids) if face != page.view.cover)
    (face,) = choose(page, row)
    page.actions_of_faces.cover.trigger()
    wait(page, qtbot)
    assert page.view.cover == face
    page.menu.cover.trigger()
    wait(page, qtbot)
    assert page.session.busy is False


def test_faces_are_moved_to_somebody_who_is_known(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
) -> None:
    faces = choose(page, 0, 1)
    key(qtbot, Qt.Key.Key_M)
    chooser = page.actions_of_faces.chooser
    assert chooser.is_open
    wait(page, qtbot)
    type_text(qtbot, "ben")
    assert [known.name for known in chooser.editor.panel.names.names] == ["Ben Ito"]
    key(qtbot, Qt.Key.Key_Down)
    key(qtbot, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert not chooser.is_open
    assert page.grid.hasFocus()
    assert {state(page, face) for face in faces} == {(people[1], FaceState.CONFIRMED)}
    assert len(page.grid.faces.ids) == 12


def test_faces_are_moved_to_somebody_new(page: PersonPage, qtbot: QtBot) -> None:
    (face,) = choose(page, 0)
    key(qtbot, Qt.Key.Key_M)
    type_text(qtbot, "Chie")
    key(qtbot, Qt.Key.Key_Return)
    wait(page, qtbot)
    person, _ = state(page, face)
    with Library(page.session.paths) as library:
        assert person is not None
        assert library.people_names()[person] == "Chie"


def test_the_likely_ones_are_offered_first(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
) -> None:
    page.show_person(people[1])
    wait(page, qtbot)
    with Library(page.session.paths) as library:
        face = Faces(library.database).of_person(people[0])[0].id
        Faces(library.database).assign([face], people[1], FaceState.AUTOMATIC)
    page.session.changed.emit(None)
    wait(page, qtbot)
    page.grid.select([face], face)
    page.grid.setFocus()
    key(qtbot, Qt.Key.Key_M)
    wait(page, qtbot)
    offered = page.actions_of_faces.chooser.editor.panel.names
    assert [known.name for known in offered.names] == ["Anna Weber"]


def test_moving_is_given_up_with_escape_or_elsewhere(page: PersonPage, qtbot: QtBot) -> None:
    chooser = page.actions_of_faces.chooser
    choose(page, 0)
    key(qtbot, Qt.Key.Key_M)
    type_text(qtbot, "Dora")
    key(qtbot, Qt.Key.Key_Escape)
    assert not chooser.is_open
    assert page.grid.hasFocus()
    key(qtbot, Qt.Key.Key_M)
    type_text(qtbot, "Dora")
    page.tools.odd.setFocus()
    assert not chooser.is_open
    wait(page, qtbot)
    with Library(page.session.paths) as library:
        assert library.edits.to_undo is None


def test_a_photo_is_looked_at(page: PersonPage, qtbot: QtBot) -> None:
    (face,) = choose(page, 3)
    photo = page.grid.faces.photo_at(3)
    for press in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(page.open_photo) as opened:
            key(qtbot, press)
        assert opened.args == [photo, face]
    at = page.grid.visualRect(page.grid.model().index(5, 0)).center()
    with qtbot.waitSignal(page.open_photo) as opened:
        qtbot.mouseDClick(page.grid.viewport(), LEFT, pos=at)
    assert opened.args == [page.grid.faces.photo_at(5), page.grid.faces.ids[5]]
    choose(page, 3)
    with qtbot.waitSignal(page.show_in_graph) as shown:
        page.actions_of_faces.graph.trigger()
    assert shown.args == [face]


def test_photos_are_edited_with_all_their_faces(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
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
    wait(page, qtbot)
    assert len(page.grid.faces.ids) == 14
    photo = next(row for row in range(14) if len(page.grid.faces.states_at(row)) == 2)
    choose(page, photo)
    assert page.selection_bar.label.text() == "2 face(s)"
    key(qtbot, Qt.Key.Key_C)
    wait(page, qtbot)
    assert page.grid.faces.states_at(photo) == [FaceState.CONFIRMED] * 2


def test_the_context_menu_is_that_of_the_selection(page: PersonPage, qtbot: QtBot) -> None:
    choose(page, 0)
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
def test_the_name_is_edited_where_it_is(page: PersonPage, by: str, qtbot: QtBot) -> None:
    if by == "key":
        key(qtbot, Qt.Key.Key_F2)
    else:
        qtbot.mouseClick(page.header.name, LEFT)
    editor = page.naming.editor
    assert editor.is_open
    place = QRect(page.header.name.mapTo(page, QPoint()), page.header.name.size())
    assert editor.geometry().intersects(place)
    type_text(qtbot, "Anna Muster")
    key(qtbot, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert page.header.name.text() == "Anna Muster"
    assert page.grid.hasFocus()


def test_a_known_name_is_a_merge_that_the_page_follows(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
) -> None:
    """The unnamed third person turns out to be Ben, whose page it is then."""
    page.show_person(people[2])
    wait(page, qtbot)
    page.rename()
    wait(page, qtbot)
    type_text(qtbot, "Ben Ito")
    key(qtbot, Qt.Key.Key_Return)
    assert page.naming.editor.panel.shown is page.naming.editor.panel.offer
    key(qtbot, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert page.person == people[1]
    assert page.header.name.text() == "Ben Ito"
    assert len(page.grid.faces.ids) == 22
    page.show_person(people[2])  # as the way back would
    wait(page, qtbot)
    assert page.person == people[1]
    page.session.undo()
    wait(page, qtbot)
    assert len(page.grid.faces.ids) == 12
    page.show_person(people[2])
    wait(page, qtbot)
    assert page.person == people[2]
    assert len(page.grid.faces.ids) == 10


# -- the person as a whole -------------------------------------------------------------------


def test_a_person_is_ignored_and_shown_again(page: PersonPage, qtbot: QtBot) -> None:
    assert page.menu.hide_person.isVisible()
    assert not page.menu.show_again.isVisible()
    with qtbot.waitSignal(page.back):
        page.menu.hide_person.trigger()
    wait(page, qtbot)
    assert page.header.numbers.text().endswith(" · ignored")
    assert page.menu.show_again.isVisible()
    page.menu.show_again.trigger()
    wait(page, qtbot)
    assert page.view is not None
    assert not page.view.hidden


def test_two_are_told_apart_for_ever(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
) -> None:
    page.menu.different.trigger()
    wait(page, qtbot)
    type_text(qtbot, "Nobody at all")
    key(qtbot, Qt.Key.Key_Return)
    chooser = page.actions_of_faces.chooser
    assert chooser.editor.panel.complaint.text() == "Nobody is called “Nobody at all”."
    chooser.editor.selectAll()
    type_text(qtbot, "Ben Ito")
    key(qtbot, Qt.Key.Key_Return)
    wait(page, qtbot)
    assert not chooser.is_open
    with Library(page.session.paths) as library:
        pair = library.database.one("SELECT person_a, person_b FROM different")
    assert pair == tuple(sorted(people[:2]))


def question(page: PersonPage) -> QMessageBox:
    page.menu.forget.trigger()
    box = page.menu.question
    assert box is not None
    return box


def test_forgetting_asks_first(page: PersonPage, qtbot: QtBot) -> None:
    box = question(page)
    assert "Anna Weber" in box.text()
    assert "cannot be undone" in box.informativeText()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    box.button(QMessageBox.StandardButton.Cancel).click()
    wait(page, qtbot)
    assert page.view is not None
    assert len(page.view.rows) == 14


def test_a_person_is_forgotten(page: PersonPage, people: list[PersonId], qtbot: QtBot) -> None:
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
    wait(page, qtbot)
    with Library(page.session.paths) as library:
        assert not Persons(library.database).exists(people[0])
    assert page.empty.isVisible()
    assert page.empty.sentence.text() == "This person is no longer there."
    with qtbot.waitSignal(page.back):
        page.empty.button.click()


def test_who_has_no_photos_is_told_so(page: PersonPage, qtbot: QtBot) -> None:
    page.session.do(Reject(page.grid.faces.ids, page.person))
    wait(page, qtbot)
    assert page.no_faces.isVisible()
    assert page.header.name.text() == "Anna Weber"
    page.session.undo()
    wait(page, qtbot)
    assert page.grid.isVisible()
    assert len(page.grid.faces.ids) == 14


# -- taking apart ----------------------------------------------------------------------------


def test_a_proposed_split_is_shown_and_made(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
) -> None:
    page.session.do(Merge([people[0], people[3]]))
    wait(page, qtbot)
    page.menu.people.trigger()
    wait(page, qtbot)
    panel = page.parts
    assert panel.isVisible()
    assert not page.grid.isVisible()
    assert [row.label.text() for row in panel.rows] == ["14 face(s) stay", "8 face(s)"]
    panel.rows[1].button.click()
    wait(page, qtbot)
    assert page.view is not None
    assert len(page.view.rows) == 14
    assert panel.rows == []
    assert panel.sentence.text() == "These are all of one person, as far as one can see."
    panel.close_button.setFocus()
    key(qtbot, Qt.Key.Key_Escape)
    assert page.grid.isVisible()
    assert len(page.grid.faces.ids) == 14


def test_weak_points_are_shown(page: PersonPage, people: list[PersonId], qtbot: QtBot) -> None:
    page.session.do(Merge([people[0], people[3]]))
    wait(page, qtbot)
    page.menu.weak.trigger()
    wait(page, qtbot)
    assert page.parts.isVisible()
    assert page.parts.sentence.text().startswith("There are 2 parts that no two faces join")
    page.parts.close_button.click()
    assert page.grid.isVisible()


def test_a_weak_link_is_cut_and_a_weak_face_refused(
    page: PersonPage, people: list[PersonId], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, bridge, *rest = page.grid.faces.ids
    found = WeakPoints(
        (14,), (WeakLink(Link(one, other, 0.4), (11, 3)),), (WeakFace(bridge, (9, 4)),)
    )
    monkeypatch.setattr(person_parts, "weak_points", lambda *_: found)
    monkeypatch.setattr(person_parts, "smaller_side", lambda *_: rest[:3])
    page.menu.weak.trigger()
    wait(page, qtbot)
    link, face = page.parts.rows
    assert link.strip.faces == [one, other]
    assert link.label.text() == "Only these two join 11 and 3 faces."
    assert face.label.text() == "Only this face joins 9 and 4 faces."
    link.button.click()
    wait(page, qtbot)
    person, decided = state(page, rest[0])
    assert person not in (None, people[0])
    assert decided is FaceState.CONFIRMED
    page.parts.rows[1].button.click()
    wait(page, qtbot)
    assert state(page, bridge) == (None, FaceState.UNKNOWN)
    assert page.view is not None
    assert len(page.view.rows) == 10


def test_a_link_that_others_hold_is_looked_at_again(
    page: PersonPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, *_ = page.grid.faces.ids
    found = WeakPoints((14,), (WeakLink(Link(one, other, 0.4), (11, 3)),), ())
    monkeypatch.setattr(person_parts, "weak_points", lambda *_: found)
    page.menu.weak.trigger()
    wait(page, qtbot)
    page.parts.rows[0].button.click()
    wait(page, qtbot)
    assert len(page.parts.rows) == 1
    assert page.view is not None
    assert len(page.view.rows) == 14


# -- more of the person ----------------------------------------------------------------------


def test_more_that_may_be_the_person_is_offered(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not page.more.looking, timeout=5_000)
    wait(page, qtbot)
    assert page.more.isHidden()
    with Library(page.session.paths) as library:
        faces = [face.id for face in Faces(library.database).of_person(people[0])][:2]
        Faces(library.database).assign(faces, None, FaceState.UNKNOWN)
    page.session.changed.emit(None)
    qtbot.waitUntil(page.more.isVisible, timeout=5_000)
    assert page.more.sentence.text() == "2 more that may be Anna Weber"
    with qtbot.waitSignal(page.review_person) as wanted:
        page.more.button.click()
    assert wanted.args == [people[0]]
    page.show_person(people[2])
    assert page.more.isHidden()


# -- while others write ------------------------------------------------------------------------


def test_new_faces_come_at_the_end_until_the_page_is_entered_again(
    page: PersonPage, people: list[PersonId], qtbot: QtBot
) -> None:
    before = list(page.grid.faces.ids)
    with Library(page.session.paths) as library:
        newest = library.database.scalar(
            "SELECT face.id FROM face JOIN photo ON photo.id = photo WHERE person = ?"
            " ORDER BY taken_at DESC LIMIT 1",
            (people[1],),
        )
        library.database.execute(
            "UPDATE photo SET taken_at = '2030-01-01T00:00:00'"
            " WHERE id = (SELECT photo FROM face WHERE id = ?)",
            (newest,),
        )
        Faces(library.database).assign([FaceId(newest)], people[0], FaceState.AUTOMATIC)
    page.session.changed.emit(
        ChangeSet(frozenset(), frozenset([FaceId(newest)]), frozenset(people[:2]))
    )
    wait(page, qtbot)
    assert page.grid.faces.ids == [*before, newest]
    page.leave()
    page.enter()
    wait(page, qtbot)
    assert page.grid.faces.ids == [newest, *before]


def test_changes_of_others_do_not_matter(
    page: PersonPage, people: list[PersonId], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(person_page, "person_view", lambda *_: asked.append(_))
    page.session.do(NamePerson(people[4], "Erik"))
    page.session.do(IgnorePersons([people[5]]))
    wait(page, qtbot)
    assert asked == []


def test_an_edit_is_not_lost_when_the_look_changes_at_once(page: PersonPage, qtbot: QtBot) -> None:
    (face,) = choose(page, 0)
    page.session.do(Confirm([face], page.person), lambda _: page.tools.photos.click())
    wait(page, qtbot)
    assert page.grid.faces.whole_photos
    assert page.grid.faces.state_at(0) is FaceState.CONFIRMED


def test_everything_has_a_name_for_those_who_cannot_see(page: PersonPage) -> None:
    does: FaceActions = page.actions_of_faces
    assert page.grid.accessibleName() == "Faces"
    for widget in (page.header.more, page.header.name, page.header.months, page.tools.slider):
        assert widget.accessibleName()
    for button in page.header.company.buttons:
        assert button.accessibleName()
    for action in does.for_bar():
        assert action.text()
        assert not action.icon().isNull()


def test_it_is_painted_in_both_themes(page: PersonPage, dark: bool) -> None:
    choose(page, 0, 1)
    page.header.months.setFocus()
    assert not page.grab().isNull()
