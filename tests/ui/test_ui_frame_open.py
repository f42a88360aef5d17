"""A library opens in its window with its real pages, and everything ends with it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui import sections
from photoorg.ui.app import OpenLibrary
from photoorg.ui.failures_dialog import FailuresDialog
from photoorg.ui.folders_dialog import FoldersDialog
from photoorg.ui.people_page import PeoplePage
from photoorg.ui.settings_dialog import SettingsDialog
from photoorg.ui.ui_settings import UiSettings

Opener = Callable[..., OpenLibrary]


@pytest.fixture
def open_library(qtbot: QtBot, ui_settings: UiSettings) -> Iterator[Opener]:
    """Opens libraries in windows; all are closed when the test is over."""
    opened: list[OpenLibrary] = []

    def make(paths: Paths, *, empty: bool = False) -> OpenLibrary:
        made = OpenLibrary(paths, ui_settings, empty=empty)
        opened.append(made)
        with qtbot.waitSignal(made.window.painted):
            made.window.show()
        return made

    yield make
    for library in opened:
        library.close()


def is_calm(opened: OpenLibrary) -> bool:
    return opened.scanning is not None and not opened.session.busy


def test_every_place_can_be_shown(open_library: Opener, library_paths: Paths, qtbot: QtBot) -> None:
    opened = open_library(library_paths)
    window = opened.window
    qtbot.waitUntil(lambda: window.sidebar.people.isVisible())
    assert isinstance(window.pages.page, PeoplePage)
    for section in (*sections.SECTIONS, sections.SECTIONS[0]):
        window.go(section.key)
        qtbot.waitUntil(lambda: is_calm(opened))
        assert window.pages.section == section.key
        assert window.grab().width() > 0
    person = window.sidebar.people.cards[0].id
    window.sidebar.person_chosen.emit(person)
    qtbot.waitUntil(lambda: is_calm(opened))
    assert window.pages.can_go_back
    window.pages.open_photo(1, 1)
    qtbot.waitUntil(lambda: is_calm(opened))
    assert window.grab().width() > 0
    window.pages.review_person(person)
    assert window.pages.section == sections.REVIEW


def test_nothing_is_lost_in_a_window_that_is_seen_again(
    open_library: Opener, library_paths: Paths, qtbot: QtBot
) -> None:
    opened = open_library(library_paths)
    window = opened.window
    qtbot.waitUntil(lambda: is_calm(opened))
    window.hide()
    window.bring_to_front()
    assert window.isVisible()
    qtbot.waitUntil(lambda: is_calm(opened))
    assert window.pages.section == sections.PEOPLE


def test_an_empty_library_asks_for_folders(
    open_library: Opener,
    empty_paths: Paths,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened = open_library(empty_paths, empty=True)
    window = opened.window
    assert window.drop_area.isVisible()
    qtbot.waitUntil(lambda: is_calm(opened))
    assert window.drop_area.isVisible()
    assert not window.sidebar.isVisible()
    folder = tmp_path / "photos"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    assert opened.scanning is not None
    with qtbot.waitSignal(opened.scanning.scans.finished):
        window.drop_area.button.click()
    assert window.sidebar.isVisible()
    qtbot.waitUntil(lambda: is_calm(opened))
    assert window.sidebar.isVisible()
    with Library(empty_paths) as library:
        assert [root.path for root in library.roots()] == [folder.resolve()]


def test_a_dropped_file_stands_for_its_folder_and_early_drops_wait(
    qtbot: QtBot, empty_paths: Paths, ui_settings: UiSettings, tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "notes.txt").write_text("no photo")
    opened = OpenLibrary(empty_paths, ui_settings)
    opened.window.folders_given.emit([folder / "notes.txt", folder])
    assert opened.scanning is None
    opened.window.show()
    qtbot.waitUntil(lambda: is_calm(opened))
    assert opened.scanning is not None

    def roots() -> list[Path]:
        with Library(empty_paths) as library:
            return [root.path for root in library.roots()]

    qtbot.waitUntil(lambda: roots() == [folder.resolve()])
    opened.close()


def test_the_dialogs_of_the_menus(
    open_library: Opener, library_paths: Paths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "exec", lambda _: pytest.fail("nothing is asked"))
    opened = open_library(library_paths)
    window = opened.window
    qtbot.waitUntil(lambda: is_calm(opened))
    for action, kind in (
        (window.commands.folders, FoldersDialog),
        (window.commands.settings, SettingsDialog),
        (window.commands.sensitivity, SettingsDialog),
    ):
        action.trigger()
        (dialog,) = window.findChildren(kind)
        qtbot.waitUntil(lambda: is_calm(opened))
        dialog.reject()
        qtbot.waitUntil(lambda kind=kind: not window.findChildren(kind))  # type: ignore[misc]
    assert opened.scanning is not None
    opened.scanning.strip.failures_wanted.emit()
    (failures,) = window.findChildren(FailuresDialog)
    failures.reject()


def test_the_appearance_is_chosen_in_the_menu(
    open_library: Opener, library_paths: Paths, ui_settings: UiSettings
) -> None:
    window = open_library(library_paths).window
    assert window.commands.themes["system"].isChecked()
    window.commands.themes["dark"].trigger()
    assert ui_settings.text("theme") == "dark"
    ui_settings.put("theme", "light")
    assert window.commands.themes["light"].isChecked()
