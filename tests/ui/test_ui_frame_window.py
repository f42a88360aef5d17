"""The window leads everywhere and back, tells what was done, and comes back as it was left."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from photoorg.library.editing import IgnorePersons, Merge, NamePerson
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui import sections
from photoorg.ui.main_window import MainWindow
from photoorg.ui.pages import PERSON, PHOTO, Place
from photoorg.ui.session import Session

MakeWindow = Callable[[], MainWindow]


def page_of(window: MainWindow) -> Any:
    """The page that is shown, which remembers its `calls`."""
    return window.pages.page


# -- going -------------------------------------------------------------------------------


def test_sections_by_key_menu_and_sidebar(window: MainWindow, qtbot: QtBot) -> None:
    assert window.pages.section == sections.PEOPLE
    for section in (section for section in sections.SECTIONS if section.keys):
        qtbot.keySequence(window, section.keys)
        assert window.pages.place == Place(section.key)
        assert window.header.title.text() == section.title
        assert window.sidebar.sections.current == section
        assert window.commands.sections[section.key].isChecked()
    window.commands.sections[sections.REVIEW].trigger()
    assert window.pages.section == sections.REVIEW
    window.sidebar.section_chosen.emit(sections.GRAPH)
    assert window.pages.section == sections.GRAPH


def test_pages_are_made_once_and_told_when_they_are_seen(window: MainWindow) -> None:
    people = page_of(window)
    assert people.calls == ["enter"]
    window.go(sections.PHOTOS)
    assert people.calls == ["enter", "leave"]
    window.go(sections.PHOTOS)
    window.go(sections.PEOPLE)
    assert page_of(window) is people
    assert people.calls == ["enter", "leave", "enter"]


def test_the_way_back(window: MainWindow, qtbot: QtBot) -> None:
    assert not window.header.back_button.isVisible()
    page_of(window).open_person.emit(3)
    assert window.pages.place == Place(PERSON, 3)
    assert window.header.back_button.isVisible()
    assert window.header.title.text() == "People"
    page_of(window).open_photo.emit(7, 9)
    assert window.pages.place == Place(PHOTO, 7, 9)
    assert window.pages.section == sections.PEOPLE
    page_of(window).open_person.emit(5)
    window.pages.back()
    page_of(window).shown.emit(8)
    page_of(window).open_person.emit(5)
    window.pages.back()
    assert window.pages.place == Place(PHOTO, 8)
    qtbot.keySequence(window, "Alt+Left")
    assert window.pages.place == Place(PERSON, 3)
    page_of(window).open_person.emit(4)
    window.header.back_button.click()
    assert window.pages.place == Place(PERSON, 3)
    page_of(window).back.emit()
    assert window.pages.place == Place(sections.PEOPLE)
    page_of(window).back.emit()
    assert window.pages.place == Place(sections.PEOPLE)
    page_of(window).show_in_graph.emit(5)
    assert window.pages.place == Place(sections.GRAPH, 0, 5)


def test_a_photo_knows_what_it_was_opened_among(window: MainWindow) -> None:
    people = page_of(window)
    people.photos_in_order = lambda: [3, 1, 2]
    people.open_photo.emit(1, 0)
    assert window.pages.place is not None
    assert window.pages.place.around == [3, 1, 2]
    page_of(window).shown.emit(2)
    assert window.pages.place.number == 2
    assert window.pages.place.around == [3, 1, 2]


def test_what_waits_on_a_page_is_counted(window: MainWindow) -> None:
    window.go(sections.REVIEW)
    page_of(window).counted.emit(12)
    assert window.sidebar.sections.number(sections.REVIEW) == "12"


def test_a_long_way_is_bounded_and_leads_home(window: MainWindow) -> None:
    for number in range(200):
        window.pages.open_person(number)
    steps = 0
    while window.pages.can_go_back:
        window.pages.back()
        steps += 1
    assert steps < 60
    assert window.pages.place == Place(sections.PEOPLE)


# -- searching, zooming, selecting ---------------------------------------------------------


def test_searching_in_a_page(window: MainWindow, qtbot: QtBot) -> None:
    field = window.header.search
    qtbot.keySequence(window, "/")
    qtbot.waitUntil(lambda: window.focusWidget() is field)
    qtbot.keyClicks(field, "anna/")
    people = page_of(window)
    qtbot.waitUntil(lambda: people.calls[-1] == ("search", "anna/"))
    assert people.calls == ["enter", ("search", "anna/")]
    page_of(window).open_person.emit(1)
    assert field.text() == ""
    window.pages.back()
    assert field.text() == "anna/"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert people.calls[-1] == ("search", "")


def test_searching_where_nothing_is_searched_leads_to_people(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go(sections.GRAPH)
    qtbot.keyClicks(window.header.search, "ben")
    assert window.pages.section == sections.GRAPH
    qtbot.keyClick(window.header.search, Qt.Key.Key_Return)
    assert window.pages.section == sections.PEOPLE
    assert page_of(window).calls[-1] == ("search", "ben")
    assert window.header.search.text() == "ben"


def test_a_page_may_change_what_is_searched(window: MainWindow, qtbot: QtBot) -> None:
    people = page_of(window)
    qtbot.keyClicks(window.header.search, "2019 anna")
    qtbot.waitUntil(lambda: people.calls[-1] == ("search", "2019 anna"))
    people.search_changed.emit("2019")
    assert window.header.search.text() == "2019"
    assert people.calls[-1] == ("search", "2019 anna")
    window.go(sections.GRAPH)
    people.search_changed.emit("2020")
    assert window.header.search.text() == ""
    window.go(sections.PEOPLE)
    assert window.header.search.text() == "2020"


def test_zooming(window: MainWindow, qtbot: QtBot) -> None:
    for keys in ("Ctrl++", "Ctrl+-", "Ctrl+0"):
        qtbot.keySequence(window, keys)
    assert page_of(window).calls[1:] == [("zoom", 1), ("zoom", -1), ("zoom", 0)]


def test_the_people_menu_offers_what_the_page_offers(window: MainWindow) -> None:
    window.menus.people.aboutToShow.emit()
    assert window.menus.people.actions() == [page_of(window).action]


# -- edits -------------------------------------------------------------------------------


def test_an_edit_is_told_and_taken_back(
    window: MainWindow, session: Session, qtbot: QtBot, library_paths: Paths
) -> None:
    with Library(library_paths) as library:
        anna, _, other = (person.id for person in library.people()[:3])
    assert not window.commands.undo.isEnabled()
    with qtbot.waitSignal(session.edited):
        session.do(Merge([anna, other]))
    (note,) = window.notes.shown
    assert note.text == "Merged 1 people into “Anna Weber”."
    qtbot.waitUntil(window.commands.undo.isEnabled)
    assert window.commands.undo.text() == "&Undo Merge 1 people into “Anna Weber”"
    assert not window.commands.redo.isEnabled()
    assert note.offer_button is not None
    with qtbot.waitSignal(session.edited):
        note.offer_button.click()
    assert window.notes.shown[-1].text == "Undone: Merge 1 people into “Anna Weber”"
    qtbot.waitUntil(lambda: not window.commands.undo.isEnabled())
    assert window.commands.redo.text() == "&Redo Merge 1 people into “Anna Weber”"
    with qtbot.waitSignal(session.edited):
        qtbot.keySequence(window, "Ctrl+Shift+Z")
    assert window.notes.shown[-1].text == "Done again: Merge 1 people into “Anna Weber”"
    with qtbot.waitSignal(session.edited):
        qtbot.keySequence(window, "Ctrl+Z")


def test_names_in_menus_are_never_keys(
    window: MainWindow, session: Session, qtbot: QtBot, library_paths: Paths
) -> None:
    with Library(library_paths) as library:
        anna = library.people()[0].id
    session.do(NamePerson(anna, "Tom & Jerry " + "x" * 100))
    qtbot.waitUntil(window.commands.undo.isEnabled)
    text = window.commands.undo.text()
    assert "Rename “Anna Weber” to “Tom && Jerry" in text
    assert text.endswith("…")


def test_history_goes_back_and_forward(
    window: MainWindow,
    session: Session,
    qtbot: QtBot,
    library_paths: Paths,
    qtmodeltester: ModelTester,
) -> None:
    with Library(library_paths) as library:
        people = [person.id for person in library.people()]
    qtbot.keySequence(window, "Ctrl+H")
    panel = window.history
    assert panel.isVisible()
    assert panel.empty.isVisible()
    for person in people[:3]:
        session.do(IgnorePersons([person]))
    qtbot.waitUntil(lambda: len(panel.entries) == 3)
    model = panel.list.model()
    qtmodeltester.check(model)
    assert model.index(0, 0).data() == "Ignore 1 people"
    assert model.index(1, 0).data() == "Ignore “Ben Ito”"
    assert model.index(3, 0).data() == "Before the first edit"
    assert panel.now == 0
    panel.list.clicked.emit(model.index(2, 0))
    qtbot.waitUntil(lambda: panel.now == 2 and not session.busy)
    assert [entry.undone for entry in panel.entries] == [True, True, False]
    panel.list.clicked.emit(model.index(3, 0))
    qtbot.waitUntil(lambda: panel.now == 3 and not session.busy)
    panel.list.clicked.emit(model.index(0, 0))
    qtbot.waitUntil(lambda: panel.now == 0 and not session.busy)
    with Library(library_paths) as library:
        assert len(library.people()) == len(people) - 3
    assert panel.grab().toImage().width() > 0
    panel.close_button.click()
    assert not panel.isVisible()
    assert not window.commands.history.isChecked()
