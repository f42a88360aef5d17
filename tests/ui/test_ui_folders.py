"""Folders and failures, and scans that find nothing new."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.library.folders import FailedFile, folders
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui.failures_model import FailuresModel
from photoorg.ui.folders_dialog import FoldersDialog
from photoorg.ui.folders_model import FolderColumn, FoldersModel
from photoorg.ui.path_words import name_of, shown
from photoorg.ui.scan_controller import ScanController
from photoorg.ui.scan_news import ScanSummary, Stage
from photoorg.ui.session import Session
from photoorg.ui.ui_settings import UiSettings

LONG = 60_000


@pytest.fixture
def scans(session: Session) -> Iterator[ScanController]:
    made = ScanController(session)
    yield made
    made.close()


@pytest.fixture
def dialog(
    qtbot: QtBot, session: Session, scans: ScanController, ui_settings: UiSettings
) -> FoldersDialog:
    made = FoldersDialog(session, scans, ui_settings)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 1, timeout=LONG)
    return made


def people(paths: Paths) -> dict[str | None, int]:
    with Library(paths) as library:
        return {person.name: person.faces for person in library.people()}


# -- scans that find nothing -----------------------------------------------------------------


def test_the_start_is_quiet_where_nothing_changed(
    qtbot: QtBot, scans: ScanController, photo_folder: Path
) -> None:
    stages: list[Stage] = []
    scans.stage_changed.connect(stages.append)
    with qtbot.waitSignal(scans.finished, timeout=LONG) as waiting:
        scans.start_up()
    summary: ScanSummary = waiting.args[0]
    assert (summary.new, summary.quiet, summary.worth_telling) == (0, True, False)
    assert stages == [Stage.QUIET, Stage.NOTHING]
    qtbot.waitUntil(lambda: photo_folder in scans.watch.watched, timeout=LONG)
    inside = {path.name for path in photo_folder.iterdir()}
    around = photo_folder.parent.name
    assert {path.name for path in scans.watch.watched} == {*inside, photo_folder.name, around}


def test_cancelling_stops_what_waits_too(
    qtbot: QtBot, scans: ScanController, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with qtbot.waitSignal(scans.finished, timeout=LONG) as waiting:
        scans.add([tmp_path / "one"])
        scans.add([tmp_path / "two"])
        scans.cancel()
    assert waiting.args[0].cancelled
    assert scans.stage is Stage.NOTHING
    with Library(scans._session.paths) as library:
        assert tmp_path / "two" not in [row.path for row in folders(library)]


def test_folders_that_are_added_meanwhile_come_next(
    qtbot: QtBot, scans: ScanController, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with qtbot.waitSignal(scans.finished, timeout=LONG) as waiting:
        scans.add([tmp_path / "one"])
        scans.add([tmp_path / "two"])
    assert not waiting.args[0].quiet
    with Library(scans._session.paths) as library:
        found = [row.path for row in folders(library)]
    assert found[1:] == [tmp_path / "one", tmp_path / "two"]


def test_what_is_asked_for_does_not_wait_for_the_quiet_scan(
    qtbot: QtBot, scans: ScanController, tmp_path: Path
) -> None:
    (tmp_path / "new").mkdir()
    stages: list[Stage] = []
    scans.stage_changed.connect(stages.append)
    with qtbot.waitSignal(scans.stage_changed, timeout=LONG):
        scans.start_up()
    assert scans.stage is Stage.QUIET
    with qtbot.waitSignal(scans.finished, timeout=LONG) as waiting:
        scans.add([tmp_path / "new"])
        assert scans.stage is Stage.LOOKING
    assert not waiting.args[0].quiet
    assert stages[:2] == [Stage.QUIET, Stage.LOOKING]
    assert stages[-1] is Stage.NOTHING
    with Library(scans._session.paths) as library:
        assert len(folders(library)) == 2


def test_a_folder_that_is_not_there_is_told_and_the_rest_goes_on(
    qtbot: QtBot, scans: ScanController, tmp_path: Path
) -> None:
    (tmp_path / "there").mkdir()
    failed: list[Exception] = []
    scans._session.failed.connect(failed.append)
    with qtbot.waitSignal(scans.finished, timeout=LONG):
        scans.add([tmp_path / "nowhere"])
        scans.add([tmp_path / "there"])
    assert "nowhere" in str(failed[0])
    assert scans.stage is Stage.NOTHING


# -- the dialog ------------------------------------------------------------------------------


def test_folders_are_listed(dialog: FoldersDialog, photo_folder: Path) -> None:
    row = dialog.model.row(0)
    assert (row.path, row.photos, row.online) == (photo_folder, 48, True)
    assert dialog.empty.isHidden()
    assert not dialog.remove_button.isEnabled()
    dialog.table.selectRow(0)
    assert dialog.remove_button.isEnabled()


def test_a_folder_is_removed_and_comes_back_with_its_names(
    qtbot: QtBot, dialog: FoldersDialog, scans: ScanController, library_paths: Paths
) -> None:
    before = people(library_paths)
    dialog.table.selectRow(0)
    QApplication.sendEvent(
        dialog,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    )
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0, timeout=LONG)
    assert not dialog.empty.isHidden()
    assert people(library_paths) == {"Anna Weber": 0, "Ben Ito": 0}
    assert not dialog.undo_button.isHidden()
    with qtbot.waitSignal(scans.finished, timeout=LONG) as waiting:
        dialog.undo_button.click()
    assert waiting.args[0].new == 0, "the photos are known by their content"
    assert people(library_paths) == before
    assert dialog.undo_button.isHidden()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=LONG)


def test_a_folder_is_removed_while_it_is_scanned(
    qtbot: QtBot, dialog: FoldersDialog, scans: ScanController, library_paths: Paths
) -> None:
    dialog.table.selectRow(0)
    with qtbot.waitSignal(scans.finished, timeout=LONG):
        dialog.rescan_button.click()
        assert scans.stage is Stage.LOOKING
        dialog.remove_button.click()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0, timeout=LONG)
    with Library(library_paths) as library:
        assert folders(library) == [], "the scan that was under way did not add it again"


def test_a_folder_is_added(
    qtbot: QtBot,
    dialog: FoldersDialog,
    scans: ScanController,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ui_settings: UiSettings,
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_: str(folder)
    )
    with qtbot.waitSignal(scans.finished, timeout=LONG):
        dialog.add_button.click()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 2, timeout=LONG)
    assert ui_settings.text("folders/last") == str(tmp_path)


def test_a_folder_is_shown(
    dialog: FoldersDialog, photo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile())
    )
    dialog.table.selectRow(0)
    dialog.show_button.click()
    assert opened == [str(photo_folder)]


# -- models ----------------------------------------------------------------------------------


def test_the_models_are_sound(
    qtmodeltester: Any, open_session: Callable[[Paths], Session], library_paths: Paths
) -> None:
    with Library(library_paths) as library:
        rows = folders(library)
    model = FoldersModel()
    qtmodeltester.check(model)
    model.show(rows)
    qtmodeltester.check(model)
    failed = FailuresModel()
    qtmodeltester.check(failed)
    failed.show([FailedFile(Path("/a/b.jpg"), "It is cut off."), FailedFile(Path("/c"), "No.")])
    qtmodeltester.check(failed)
    assert failed.data(failed.index(0, 0)) == "b.jpg"
    assert failed.data(failed.index(0, 1)) == "It is cut off."
    assert failed.data(failed.index(0, 2)) == "/a"


def test_an_offline_folder_is_shown_as_such(library_paths: Paths, qapp: QApplication) -> None:
    with Library(library_paths) as library:
        library.database.execute("UPDATE root SET online = 0")
        rows = folders(library)
    model = FoldersModel()
    model.show(rows)
    state = model.data(model.index(0, FolderColumn.STATE))
    assert state == "Cannot be reached now"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ForegroundRole) is not None


def test_paths_are_shown_as_people_read_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert shown(tmp_path / "Pictures") == "~/Pictures"
    assert shown(tmp_path) == str(tmp_path)
    assert name_of(Path("/a/b.jpg")) == "b.jpg"
    assert name_of(Path("/")) == "/"
    assert shown(Path("/a/gr\udcfc.jpg")) == "/a/gr\ufffd.jpg"
