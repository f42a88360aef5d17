"""The map of faces, as another way to lay the graph out."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from photoorg.analysis import face_map
from photoorg.analysis.face_map import MapMissingError
from photoorg.core.jobs import CancelToken, Progress, ProgressListener
from photoorg.library import mapping
from photoorg.library.graph_view import Arrangement
from photoorg.library.graphing import OnePerson
from photoorg.library.library import Library
from photoorg.storage.positions import MapPositions
from photoorg.ui.graph_choices import PERSONS


def choose_map(looker: Any) -> None:
    """As a click in the menu does."""
    looker.page.bar.layouts.map.trigger()


@pytest.fixture
def spiral(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Lays faces out along a spiral instead of by openTSNE; how many were new each time."""
    asked: list[int] = []

    def lay_out(
        embeddings: np.ndarray,
        before: np.ndarray | None = None,
        *,
        threads: int = 1,
        progress: ProgressListener,
        cancel: CancelToken | None = None,
    ) -> np.ndarray:
        places = np.full((len(embeddings), 2), np.nan) if before is None else before.copy()
        new = np.flatnonzero(np.isnan(places[:, 0]))
        asked.append(len(new))
        progress(Progress(1, 2))
        angles = np.sqrt(new + 1.0) * (2 if len(asked) == 1 else 2.1)
        places[new] = np.stack([angles * np.cos(angles), angles * np.sin(angles)], axis=1)
        progress(Progress(2, 2))
        return places.astype(np.float32)

    monkeypatch.setattr(mapping, "map_faces", lay_out)
    return asked


def test_the_map_is_shown_and_kept(looker: Any, spiral: list[int]) -> None:
    layouts, groups = looker.page.bar.layouts, looker.picture.graph.positions
    told: list[tuple[int, int]] = []
    looker.page.loader.progressed.connect(lambda done, total: told.append((done, total)))
    choose_map(looker)
    looker.wait()
    count = len(looker.picture.graph)
    assert looker.picture.arrangement is Arrangement.MAP
    assert layouts.map.isChecked()
    assert spiral == [count]
    assert (50, 100) in told
    looker.assert_agrees()
    places = looker.picture.graph.positions
    with Library(looker.page.session.paths) as library:
        stored, kept = MapPositions(library.database).load()
    assert stored.tolist() == looker.picture.graph.ids.tolist()
    assert np.array_equal(kept, places)
    layouts.groups.trigger()
    looker.wait()
    assert np.array_equal(looker.picture.graph.positions, groups)
    choose_map(looker)
    looker.wait()
    assert np.array_equal(looker.picture.graph.positions, places)
    assert len(spiral) == 1, "what is kept is not made again"
    layouts.afresh.trigger()
    looker.wait()
    assert looker.picture.arrangement is Arrangement.MAP
    assert spiral == [count, count]
    assert not np.array_equal(looker.picture.graph.positions, places)


def test_edits_on_the_map_are_followed(looker: Any, spiral: list[int]) -> None:
    choose_map(looker)
    looker.wait()
    before = looker.picture.graph.positions.copy()
    looker.click(3)
    face = int(looker.picture.graph.ids[3])
    looker.key(Qt.Key.Key_I)
    looker.wait()
    assert face not in looker.shown()
    looker.page.session.undo()
    looker.wait()
    assert np.array_equal(looker.picture.graph.positions, before)
    looker.assert_agrees()
    assert len(spiral) == 1


def test_only_the_whole_library_has_a_map(looker: Any, spiral: list[int]) -> None:
    page = looker.page
    assert page.bar.layouts.map.isEnabled()
    page.canvas.select(looker.persons()[-1])
    page._choose_scope(PERSONS)
    looker.wait()
    assert isinstance(looker.picture.scope, OnePerson)
    assert not page.bar.layouts.map.isEnabled()
    assert "whole library" in page.bar.layouts.map.text()
    assert spiral == []


def test_without_the_package_one_is_told_and_nothing_changes(
    looker: Any, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    missing = MapMissingError("The map of faces needs a package that is not installed.")

    def none() -> None:
        raise missing

    monkeypatch.setattr(face_map, "_packages", none)
    picture, session = looker.picture, looker.page.session
    with qtbot.waitSignal(session.failed) as failed:
        choose_map(looker)
    looker.wait()
    assert failed.args == [missing]
    assert looker.picture is picture
    assert looker.page.bar.layouts.groups.isChecked()
    assert looker.page.progress.isHidden()


def test_it_can_be_stopped(looker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_: np.ndarray, *args: object, cancel: CancelToken, **more: object) -> None:
        while True:
            cancel.raise_if_cancelled()

    monkeypatch.setattr(mapping, "map_faces", endless)
    picture = looker.picture
    choose_map(looker)
    assert looker.page.loader.loading
    looker.page.progress.cancel.click()
    looker.wait()
    assert looker.picture is picture
    assert looker.page.loader.arrangement is Arrangement.GROUPS
    assert looker.page.bar.layouts.groups.isChecked()


def test_when_nobody_is_left_the_page_is_empty(looker: Any, spiral: list[int]) -> None:
    choose_map(looker)
    looker.wait()
    with Library(looker.page.session.paths) as library:
        library.database.execute("UPDATE person SET hidden = 1")
        library.database.execute("UPDATE face SET state = 'ignored' WHERE person IS NULL")
    looker.page.loader.load()
    looker.wait()
    assert len(looker.picture.graph) == 0
    assert looker.page._stack.currentWidget() is looker.page.empty
