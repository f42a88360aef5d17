"""Whoever cannot see the window is told of every control what it is and what it is called."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.persons import Persons
from photoorg.ui import sections
from photoorg.ui.about import AboutDialog
from photoorg.ui.details_dialog import DetailsDialog
from photoorg.ui.failures_dialog import FailuresDialog
from photoorg.ui.folders_dialog import FoldersDialog
from photoorg.ui.key_table import KeyTable
from photoorg.ui.main_window import MainWindow
from photoorg.ui.notes import Offer
from photoorg.ui.people_page import PeoplePage
from photoorg.ui.person_page import PersonPage
from photoorg.ui.photo_viewer import PhotoViewer
from photoorg.ui.photos_page import PhotosPage
from photoorg.ui.roles import tell_roles
from photoorg.ui.scan_controller import ScanController
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.settings_dialog import SettingsDialog

# What the offscreen platform says when something pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NOTHING = (QAccessible.Role.NoRole, QAccessible.Role.Client)


@pytest.fixture(autouse=True)
def _roles(qapp: QApplication) -> None:
    tell_roles()


def nameless(widget: QWidget) -> list[str]:
    """The controls in a widget that the keyboard reaches, and that say too little."""
    found = []
    for control in (widget, *widget.findChildren(QWidget)):
        reached = control.focusPolicy() != Qt.FocusPolicy.NoFocus and control.focusProxy() is None
        if not control.isVisible() or not reached or control.isWindow():
            continue
        told = QAccessible.queryAccessibleInterface(control)
        name = told.text(QAccessible.Text.Name)
        # A part that scrolls has no other role in Qt.
        role_is_told = told.role() not in NOTHING or isinstance(control, QScrollArea)
        if not name.strip() or not role_is_told:
            parent = type(control.parentWidget()).__name__
            found.append(f"{type(control).__name__} in {parent}: {name!r}, {told.role().name}")
    return found


@pytest.fixture
def whole(session: Session, services: Services, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with its real pages."""
    window = MainWindow(session, services)
    with qtbot.waitExposed(window):
        window.show()
    window.start()
    wait(window, qtbot)
    yield window
    window.close()
    window.deleteLater()


def wait(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.busy, timeout=10_000)
    QApplication.processEvents()


@pytest.mark.parametrize("key", [section.key for section in sections.SECTIONS])
def test_every_section(whole: MainWindow, key: str, qtbot: QtBot) -> None:
    whole.go(key)
    wait(whole, qtbot)
    page = whole.pages.page
    if isinstance(page, PeoplePage) and page.model.ids:
        page.grid.selectAll()
    if isinstance(page, PhotosPage):
        page.bar.filter_button.setChecked(True)
    wait(whole, qtbot)
    assert nameless(whole) == []


def test_a_person_and_their_name(whole: MainWindow, qtbot: QtBot) -> None:
    whole.pages.open_person(1)
    wait(whole, qtbot)
    page = whole.pages.page
    assert isinstance(page, PersonPage)
    page.grid.selectAll()
    assert nameless(whole) == []
    page.rename()
    wait(whole, qtbot)
    assert nameless(whole) == []
    page.naming.stop()
    page.menu.people.trigger()
    wait(whole, qtbot)
    assert nameless(whole) == []


def test_a_photo_with_all_that_is_beside_it(
    whole: MainWindow, library_paths: Paths, qtbot: QtBot
) -> None:
    with Library(library_paths) as library:
        person = Persons(library.database).get(PersonId(1))
        assert person is not None
        face = FaceId(person.cover_face or 0)
        photo = library.database.scalar("SELECT photo FROM face WHERE id = ?", (face,))
    whole.pages.open_photo(photo, face)
    wait(whole, qtbot)
    viewer = whole.pages.page
    assert isinstance(viewer, PhotoViewer)
    qtbot.waitUntil(lambda: bool(viewer.faces.frames.faces))
    viewer.actions_of_photo.info.setChecked(True)
    viewer.why.ask(face)
    qtbot.waitUntil(lambda: viewer.why.is_open)
    assert nameless(whole) == []
    viewer.faces.name(face)
    wait(whole, qtbot)
    assert nameless(whole) == []
    viewer.faces.naming.stop()
    viewer.actions_of_photo.draw.setChecked(True)
    wait(whole, qtbot)
    assert nameless(whole) == []


def test_history_notes_and_the_empty_library(whole: MainWindow, qtbot: QtBot) -> None:
    whole.commands.history.setChecked(True)
    whole.notes.say("Merged 2 people.", Offer("Undo", whole.session.undo))
    wait(whole, qtbot)
    assert nameless(whole) == []
    whole.show_empty(True)
    assert nameless(whole) == []


@pytest.mark.parametrize("kind", ["about", "details", "failures", "folders", "keys", "settings"])
def test_every_dialog(whole: MainWindow, kind: str, qtbot: QtBot) -> None:
    scans = ScanController(whole.session, whole)
    makers = {
        "about": lambda: AboutDialog(whole),
        "details": lambda: DetailsDialog("A sentence.", "Traceback", whole.session.paths.logs),
        "failures": lambda: FailuresDialog(whole.session, scans, whole),
        "folders": lambda: FoldersDialog(whole.session, scans, whole.settings, whole),
        "keys": lambda: KeyTable(whole),
        "settings": lambda: SettingsDialog(whole.session, scans, whole.settings, whole),
    }
    dialog: QDialog = makers[kind]()
    with qtbot.waitExposed(dialog):
        dialog.show()
    wait(whole, qtbot)
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    dialog.close()
    scans.close()


def test_every_menu_entry_has_words(whole: MainWindow) -> None:
    for menu in whole.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        for action in menu.actions():
            assert action.isSeparator() or action.text().strip(), menu.title()
