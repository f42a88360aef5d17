"""The window leads everywhere and back, tells what was done, and comes back as it was left."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from photoorg.core.ids import PersonId
from photoorg.library.editing import IgnorePersons, Merge, NamePerson
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui import sections, theme
from photoorg.ui.about import AboutDialog
from photoorg.ui.key_table import KeyTable
from photoorg.ui.main_window import MainWindow
from photoorg.ui.page import Page
from photoorg.ui.pages import PERSON, PHOTO, Place
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.ui_settings import UiSettings

MakeWindow = Callable[[], MainWindow]


class Recorder(Page):
    """A page that remembers what it was told."""

    told = Signal(str)

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self.calls: list[object] = []
        self.action = QAction("Merge", self)

    def enter(self) -> None:
        self.calls.append("enter")

    def leave(self) -> None:
        self.calls.append("leave")

    def zoom(self, steps: int) -> None:
        self.calls.append(("zoom", steps))

    def actions_for_selection(self) -> list[QAction]:
        return [self.action]


class Searcher(Recorder):
    def search(self, text: str) -> None:
        self.calls.append(("search", text))


@pytest.fixture
def make_window(
    session: Session, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> MakeWindow:
    """Makes windows whose pages are recorders; People searches, the others do not."""
    keys = [*(section.key for section in sections.SECTIONS), PERSON, PHOTO]
    pages = {key: Searcher if key == sections.PEOPLE else Recorder for key in keys}
    monkeypatch.setattr("photoorg.ui.main_window.makers", lambda: pages)
    monkeypatch.setattr("photoorg.ui.navigation.point", lambda page, place: None)

    def make() -> MainWindow:
        window = MainWindow(session, services)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()  # or keys would not reach it
        qtbot.waitUntil(window.isActiveWindow)
        window.start()
        qtbot.waitUntil(lambda: not session.busy)
        return window

    return make


@pytest.fixture
def window(make_window: MakeWindow) -> Iterator[MainWindow]:
    return make_window()


def page_of(window: MainWindow) -> Recorder:
    page = window.pages.page
    assert isinstance(page, Recorder)
    return page


# -- going -------------------------------------------------------------------------------


def test_sections_by_key_menu_and_sidebar(window: MainWindow, qtbot: QtBot) -> None:
    assert window.pages.section == sections.PEOPLE
    for section in sections.SECTIONS:
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
    assert note.text == "Merged 1 people into 'Anna Weber'."
    qtbot.waitUntil(window.commands.undo.isEnabled)
    assert window.commands.undo.text() == "&Undo Merge 1 people into 'Anna Weber'"
    assert not window.commands.redo.isEnabled()
    assert note.offer_button is not None
    with qtbot.waitSignal(session.edited):
        note.offer_button.click()
    assert window.notes.shown[-1].text == "Undone: Merge 1 people into 'Anna Weber'"
    qtbot.waitUntil(lambda: not window.commands.undo.isEnabled())
    assert window.commands.redo.text() == "&Redo Merge 1 people into 'Anna Weber'"
    with qtbot.waitSignal(session.edited):
        qtbot.keySequence(window, "Ctrl+Shift+Z")
    assert window.notes.shown[-1].text == "Done again: Merge 1 people into 'Anna Weber'"
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
    assert "Rename 'Anna Weber' to 'Tom && Jerry" in text
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
    assert model.index(1, 0).data() == "Ignore 'Ben Ito'"
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


# -- dialogs -----------------------------------------------------------------------------


def test_the_table_of_keys(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keySequence(window, "F1")
    (table,) = window.findChildren(KeyTable)
    listed = {key for _, rows in table.groups() for keys, _ in rows for key in keys}
    for action in (*window.commands.sections.values(), window.commands.undo):
        keys = action.shortcut().toString()
        assert keys in listed or keys.startswith("Ctrl+")
    assert {"M", "Shift+S", "X", "I", "Delete", "Y", "N", "S", "Space", "F2", "F1"} <= listed
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(KeyTable))


def test_about(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.about.trigger()
    (dialog,) = window.findChildren(AboutDialog)
    assert dialog.grab().toImage().width() > 300
    dialog.reject()


def test_the_log_is_opened(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, library_paths: Paths
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile())
    )
    window.commands.log.trigger()
    library_paths.logs.mkdir(parents=True)
    (library_paths.logs / "photoorg.log").write_text("")
    window.commands.log.trigger()
    assert opened == [str(library_paths.logs), str(library_paths.logs / "photoorg.log")]


# -- drops from outside ----------------------------------------------------------------------


def drop(window: MainWindow, over: QWidget, data: QMimeData) -> QDropEvent:
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), actions, data, left, none)
    QApplication.sendEvent(over, entered)
    dropped = QDropEvent(QPointF(5, 5), actions, data, left, none)
    QApplication.sendEvent(over, dropped)
    return dropped


@pytest.mark.parametrize("over", ["window", "sidebar", "page"])
def test_folders_can_be_dropped_anywhere(window: MainWindow, over: str, tmp_path: Path) -> None:
    targets = {
        "window": window,
        "sidebar": window.sidebar.sections.viewport(),
        "page": page_of(window),
    }
    given: list[object] = []
    window.folders_given.connect(given.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/photo.jpg")])
    event = drop(window, targets[over], data)
    assert event.isAccepted()
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert given == [[tmp_path]]


def test_what_is_no_file_is_not_taken(window: MainWindow) -> None:
    given: list[object] = []
    window.folders_given.connect(given.append)
    data = QMimeData()
    data.setText("text")
    assert not drop(window, window, data).isAccepted()
    assert given == []


def test_the_window_says_what_a_drop_would_do(window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    before = window.grab().toImage()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, entered)
    assert window.grab().toImage() != before
    drop(window, window, data)


# -- as it was left ----------------------------------------------------------------------


def test_the_window_comes_back(
    make_window: MakeWindow, ui_settings: UiSettings, qtbot: QtBot
) -> None:
    first = make_window()
    first.resize(first.width(), 707)
    first.go(sections.PHOTOS)
    first.commands.sidebar.trigger()
    first.commands.history.trigger()
    qtbot.waitUntil(lambda: first.height() == 707)
    first.splitter.setSizes([60, 500, 300])
    sizes = first.splitter.sizes()
    first.close()
    second = make_window()
    assert second.height() == 707
    assert second.splitter.sizes() == pytest.approx(sizes, abs=2)
    assert second.pages.section == sections.PHOTOS
    assert second.sidebar.narrow
    assert second.history.isVisible()
    ui_settings.put("window/view", "nonsense")
    assert make_window().pages.section == sections.PEOPLE


def test_nothing_is_cut_off_in_a_small_window_or_with_large_text(
    qapp: QApplication, make_window: MakeWindow, qtbot: QtBot
) -> None:
    usual = qapp.font()
    large = theme.font(2.0)
    qapp.setFont(large)
    try:
        window = make_window()
        window.resize(900, 600)
        qtbot.waitUntil(lambda: window.width() == 900)
        assert window.minimumSizeHint().width() <= 900
        assert window.sidebar.narrow
        search = window.header.search
        assert search.height() >= search.fontMetrics().height() + 8
        assert window.header.title.height() >= window.header.title.fontMetrics().height()
        rows = window.sidebar.sections
        assert rows.sizeHintForRow(0) >= rows.fontMetrics().height() + 8
        window.resize(1700, 900)
        qtbot.waitUntil(lambda: not window.sidebar.narrow)
        metrics = rows.fontMetrics()
        assert rows.width() > metrics.horizontalAdvance("Not a face") + rows.picture_side() + 40
    finally:
        qapp.setFont(usual)


def test_everything_has_a_name_for_screen_readers(window: MainWindow) -> None:
    for kind in (QAbstractButton, QAbstractItemView, QLineEdit):
        for widget in window.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
                assert named, widget


def test_the_keyboard_reaches_every_part(window: MainWindow, qtbot: QtBot) -> None:
    window.sidebar.sections.setFocus()
    reached = set()
    for _ in range(12):
        focus = window.focusWidget()
        assert focus is not None
        reached.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert {window.sidebar.sections, window.header.search, window.header.sidebar_button} <= reached


def test_merging_by_dropping_is_said(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    cards = window.sidebar.people.cards
    with qtbot.waitSignal(session.edited):
        window.sidebar.people.dropped.emit(
            Merge([PersonId(cards[0].id), PersonId(cards[1].id)], name=cards[0].name)
        )
    assert window.notes.shown[-1].text == "Merged 'Ben Ito' into 'Anna Weber'."
