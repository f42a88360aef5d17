"""Scans with real workers, as the window runs them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from photoorg.core.errors import KnownError
from photoorg.core.records import ChangeSet
from photoorg.faces.weights import GraphFiles
from photoorg.library.folders import failures, folders
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.preferences import Preferences, scan_is_paused, write_preferences
from photoorg.library.scanning import run_scan
from photoorg.ui import scan_thread
from photoorg.ui.failures_dialog import FailuresDialog
from photoorg.ui.scan_controller import ScanController
from photoorg.ui.scan_news import ScanProgress, ScanSummary, Stage
from photoorg.ui.scan_strip import ScanStrip
from photoorg.ui.session import Session

LONG = 120_000  # milliseconds; a busy machine starts processes slowly
Save = Callable[[Path, Any], Path]


@pytest.fixture
def paths(empty_paths: Paths, graphs: GraphFiles, graph_folder: Path) -> Paths:
    """An empty library that is scanned quickly."""
    assert graphs
    empty_paths.cache.mkdir(parents=True)
    (empty_paths.cache / "models").symlink_to(graph_folder, target_is_directory=True)
    with Library(empty_paths) as library:
        write_preferences(library, Preferences("hog", 0, 1))
    return empty_paths


@pytest.fixture
def photos(tmp_path: Path, scenes: Any, save: Save) -> Path:
    """Six photos with seven faces of two people, and one that cannot be read."""
    folder = tmp_path / "photos"
    save(folder / "a.jpg", scenes.astronaut)
    save(folder / "b.jpg", scenes.mirrored(scenes.astronaut))
    save(folder / "below" / "c.jpg", scenes.hopper)
    save(folder / "below" / "d.jpg", scenes.mirrored(scenes.hopper))
    save(folder / "below" / "e.jpg", scenes.lit(scenes.astronaut, 0.8))
    save(folder / "f.jpg", scenes.both)
    (folder / "z broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 this was a photo once")
    return folder


@pytest.fixture
def make_scans(
    open_session: Callable[[Paths], Session], paths: Paths
) -> Iterator[Callable[[], ScanController]]:
    made: list[ScanController] = []

    def make() -> ScanController:
        made.append(ScanController(open_session(paths)))
        return made[-1]

    yield make
    for scans in made:
        scans.close()


@pytest.fixture
def scans(make_scans: Callable[[], ScanController]) -> ScanController:
    return make_scans()


class Heard:
    """What a controller told."""

    def __init__(self, scans: ScanController) -> None:
        self.stages: list[Stage] = []
        self.progress: list[ScanProgress] = []
        self.summaries: list[ScanSummary] = []
        scans.stage_changed.connect(self.stages.append)
        scans.progressed.connect(self.progress.append)
        scans.finished.connect(self.summaries.append)


def run(qtbot: QtBot, scans: ScanController, work: Callable[[], None]) -> ScanSummary:
    with qtbot.waitSignal(scans.finished, timeout=LONG) as waiting:
        work()
    summary: ScanSummary = waiting.args[0]
    return summary


def test_a_folder_is_scanned_and_people_appear(
    qtbot: QtBot, scans: ScanController, photos: Path, paths: Paths
) -> None:
    heard, changes = Heard(scans), list[ChangeSet | None]()
    scans._session.changed.connect(changes.append)
    searching: list[bool] = []
    scans._session.searching_changed.connect(searching.append)
    strip = ScanStrip(scans)
    qtbot.addWidget(strip)
    assert strip.isHidden()
    summary = run(qtbot, scans, lambda: scans.add([photos]))
    assert (summary.new, summary.failures) == (6, 1)
    assert summary.faces >= 6
    assert summary.people >= 2
    assert not summary.quiet
    assert not summary.cancelled
    assert heard.stages[0] is Stage.LOOKING
    assert heard.stages[-1] is Stage.NOTHING
    assert Stage.SEARCHING in heard.stages
    assert searching == [True, False]
    assert heard.progress[-1].done == heard.progress[-1].total == 7
    assert heard.progress[-1].faces == summary.faces
    assert [p.done for p in heard.progress] == sorted(p.done for p in heard.progress)
    assert None in changes
    assert any(change is not None and change.persons and change.photos for change in changes)
    assert not strip.isHidden()
    assert "6" in strip.facts.text()
    with qtbot.waitSignal(strip.failures_wanted):
        strip.failures.click()
    with Library(paths) as library:
        assert library.counts().people == summary.people
        assert library.is_grouped


def test_a_full_disk_stops_the_scan_and_what_was_found_is_shown(
    qtbot: QtBot,
    scans: ScanController,
    tmp_path: Path,
    scenes: Any,
    save: Save,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save(tmp_path / "photos" / "a.jpg", scenes.hopper_face)

    def scan_until_it_is_full(*args: Any) -> None:
        run_scan(*args)
        raise KnownError("The disk is full; the library could not be written.")

    monkeypatch.setattr(scan_thread, "run_scan", scan_until_it_is_full)
    changes = list[ChangeSet | None]()
    scans._session.changed.connect(changes.append)
    strip = ScanStrip(scans)
    qtbot.addWidget(strip)
    with qtbot.waitSignal(scans._session.failed, timeout=LONG):
        summary = run(qtbot, scans, lambda: scans.add([tmp_path / "photos"]))
    assert summary.broken_off
    assert summary.people == 1, "who was found by then is grouped"
    assert None in changes
    assert strip.title.text() == "Stopped"
    assert strip.facts.text() == "The next scan goes on from here"


def test_a_scan_is_paused_also_over_a_restart(
    qtbot: QtBot,
    make_scans: Callable[[], ScanController],
    photos: Path,
    paths: Paths,
) -> None:
    first = make_scans()
    strip = ScanStrip(first)
    qtbot.addWidget(strip)
    first.add([photos])
    assert first.stage is Stage.LOOKING
    strip.pause_button.click()
    assert first.stage is Stage.PAUSED
    assert not strip.isHidden()
    first.close()
    with Library(paths) as library:
        assert scan_is_paused(library)
        assert [row.path for row in folders(library)] == [photos]

    second = make_scans()
    heard = Heard(second)
    with qtbot.waitSignal(second.stage_changed, timeout=LONG):
        second.start_up()
    assert second.stage is Stage.PAUSED
    summary = run(qtbot, second, second.resume)
    assert summary.people >= 2
    assert heard.progress[-1].total == 7
    with Library(paths) as library:
        assert not scan_is_paused(library)
        assert library.counts().photos == 6


def test_closing_while_scanning_loses_nothing(
    qtbot: QtBot, make_scans: Callable[[], ScanController], photos: Path, paths: Paths
) -> None:
    first = make_scans()
    with qtbot.waitSignal(first.progressed, timeout=LONG, check_params_cb=lambda p: p.faces >= 1):
        first.add([photos])
    first.close()
    with Library(paths) as library:
        found = library.counts().photos
        assert found >= 1
    second = make_scans()
    summary = run(qtbot, second, second.start_up)
    assert summary.new == 6 - found
    assert summary.quiet
    with Library(paths) as library:
        assert library.counts().photos == 6
        assert library.is_grouped


def test_what_could_not_be_read_is_listed_and_tried_again(
    qtbot: QtBot, scans: ScanController, photos: Path, scenes: Any, save: Save, paths: Paths
) -> None:
    for name in ("a.jpg", "b.jpg", "f.jpg"):
        (photos / name).unlink()
    shutil.rmtree(photos / "below")
    assert run(qtbot, scans, lambda: scans.add([photos])).failures == 1
    dialog = FailuresDialog(scans._session, scans)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1, timeout=LONG)
    assert dialog.model.path(0) == photos / "z broken.jpg"
    assert not dialog.show_button.isEnabled()
    dialog.table.selectRow(0)
    assert dialog.show_button.isEnabled()
    save(photos / "z broken.jpg", scenes.hopper)
    summary = run(qtbot, scans, dialog.retry_button.click)
    assert (summary.new, summary.failures) == (1, 0)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 0, timeout=LONG)
    assert not dialog.retry_button.isEnabled()
    with Library(paths) as library:
        assert failures(library) == []


def test_new_photos_are_noticed_while_the_window_is_open(
    qtbot: QtBot, scans: ScanController, tmp_path: Path, scenes: Any, save: Save
) -> None:
    folder = tmp_path / "photos"
    save(folder / "a.jpg", scenes.hopper)
    scans.watch.calm.setInterval(20)
    run(qtbot, scans, lambda: scans.add([folder]))
    qtbot.waitUntil(lambda: set(scans.watch.watched) == {folder, tmp_path}, timeout=LONG)
    made = tmp_path / "made elsewhere.jpg"
    save(made, scenes.mirrored(np.ascontiguousarray(scenes.hopper)))
    summary = run(qtbot, scans, lambda: made.rename(folder / "b.jpg"))
    assert (summary.new, summary.quiet) == (1, True)
    assert summary.worth_telling


def test_a_folder_that_goes_and_comes_back_is_noticed_while_the_window_is_open(
    qtbot: QtBot, scans: ScanController, tmp_path: Path, scenes: Any, save: Save, paths: Paths
) -> None:
    folder, away = tmp_path / "photos", tmp_path / "away"
    save(folder / "a.jpg", scenes.hopper)
    scans.watch.calm.setInterval(20)
    run(qtbot, scans, lambda: scans.add([folder]))
    qtbot.waitUntil(lambda: tmp_path in scans.watch.watched, timeout=LONG)
    changes = list[ChangeSet | None]()
    scans._session.changed.connect(changes.append)
    summary = run(qtbot, scans, lambda: folder.rename(away))
    assert summary.offline == (folder,)
    with Library(paths) as library:
        assert [known.online for known in folders(library)] == [False]
    changes.clear()
    summary = run(qtbot, scans, lambda: away.rename(folder))
    assert (summary.offline, summary.new) == ((), 0)
    assert changes, "views show that it is back"
    with Library(paths) as library:
        assert [known.online for known in folders(library)] == [True]
        assert library.counts().photos == 1
    qtbot.waitUntil(lambda: folder in scans.watch.watched, timeout=LONG)
