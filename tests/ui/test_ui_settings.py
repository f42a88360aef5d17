"""The settings page, and the slider that foretells."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.preferences import Preferences, read_preferences, write_preferences
from photoorg.library.sensitivity import read_sensitivity
from photoorg.ui.scan_controller import ScanController
from photoorg.ui.scan_news import Stage
from photoorg.ui.session import Session
from photoorg.ui.settings_dialog import SettingsDialog
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
) -> SettingsDialog:
    made = SettingsDialog(session, scans, ui_settings)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not session.busy and made.search.isEnabled(), timeout=LONG)
    return made


def choose(box: object, data: object) -> None:
    """As somebody who picks an entry."""
    index = box.findData(data)  # type: ignore[attr-defined]
    assert index >= 0
    box.setCurrentIndex(index)  # type: ignore[attr-defined]
    box.activated.emit(index)  # type: ignore[attr-defined]


def test_appearance_is_kept(dialog: SettingsDialog, ui_settings: UiSettings) -> None:
    assert dialog.appearance.theme.currentData() == "system"
    choose(dialog.appearance.theme, "dark")
    assert ui_settings.text("theme") == "dark"
    assert dialog.appearance.language_hint.isHidden()
    choose(dialog.appearance.language, "ja")
    assert ui_settings.text("language") == "ja"
    assert not dialog.appearance.language_hint.isHidden()
    ui_settings.put("theme", "light")
    assert dialog.appearance.theme.currentData() == "light", "it was chosen in the menu"


def test_tab_goes_from_the_top_to_the_bottom(dialog: SettingsDialog, qtbot: QtBot) -> None:
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.appearance.theme.hasFocus()
    heights = [dialog.focusWidget().mapTo(dialog, QPoint()).y()]
    while not dialog.cache.isAncestorOf(dialog.focusWidget()):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        heights.append(dialog.focusWidget().mapTo(dialog, QPoint()).y())
    assert heights == sorted(heights)


def test_lines_that_become_a_bit_higher_bring_no_scroll_bar(
    dialog: SettingsDialog, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(dialog):
        dialog.show()
    bar, page = dialog.area.verticalScrollBar(), dialog.area.widget()
    assert not bar.isVisible()
    room = dialog.area.viewport().height() - page.heightForWidth(dialog.width())
    assert 0 < room < 20


def test_how_photos_are_searched_is_kept_in_the_library(
    qtbot: QtBot, dialog: SettingsDialog, session: Session, library_paths: Paths
) -> None:
    choose(dialog.search.detector, "hog")
    choose(dialog.search.photo_size, 0)
    dialog.search.jobs.setValue(3)
    qtbot.waitUntil(lambda: not session.busy, timeout=LONG)
    with Library(library_paths) as library:
        assert read_preferences(library) == Preferences("hog", 0, 3)


def test_a_size_of_nobody_elses_choice_is_shown(
    qtbot: QtBot,
    session: Session,
    scans: ScanController,
    ui_settings: UiSettings,
    library_paths: Paths,
) -> None:
    with Library(library_paths) as library:
        write_preferences(library, Preferences("cnn", 777, 0))
    dialog = SettingsDialog(session, scans, ui_settings)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.search.isEnabled, timeout=LONG)
    assert dialog.search.photo_size.currentData() == 777


def test_the_cache_is_shown_and_cleared(
    qtbot: QtBot, dialog: SettingsDialog, library_paths: Paths, session: Session
) -> None:
    assert not dialog.cache.clear_button.isEnabled()
    assert Path(dialog.cache.place.text()).name == library_paths.cache.name
    library_paths.graphs.mkdir(parents=True)
    (library_paths.graphs / "embedder.onnx").write_bytes(b"x" * 2048)
    dialog.cache._measure()
    qtbot.waitUntil(dialog.cache.clear_button.isEnabled, timeout=LONG)
    assert "2" in dialog.cache.used.text()
    dialog.cache.clear_button.click()
    qtbot.waitUntil(lambda: not session.busy, timeout=LONG)
    assert list(library_paths.graphs.iterdir()) == []
    assert not dialog.cache.clear_button.isEnabled()


# -- sensitivity -----------------------------------------------------------------------------


def test_the_slider_tells_what_there_would_be_and_makes_it_so(
    qtbot: QtBot, dialog: SettingsDialog, scans: ScanController, library_paths: Paths
) -> None:
    panel = dialog.sensitivity
    dialog.show_sensitivity()
    assert panel.slider.value() == 50
    assert panel.numbers[1, 1].text() == panel.numbers[1, 2].text() == "8"
    assert not panel.apply_button.isEnabled()
    panel.slider.setValue(40)
    assert panel.numbers[1, 2].text() == "…"
    assert panel.state.text() == "Counting…"
    with qtbot.waitSignal(scans.predictor.answered, timeout=LONG):
        pass
    foretold = panel.numbers[1, 2].text()
    assert int(foretold) >= 8
    assert panel.apply_button.isEnabled()
    with Library(library_paths) as library:
        assert read_sensitivity(library).threshold == 0.5, "nothing was done yet"
    with qtbot.waitSignal(scans.regrouped, timeout=LONG):
        panel.apply_button.click()
        assert scans.stage is Stage.REGROUPING
        assert not panel.apply_button.isEnabled()
    with Library(library_paths) as library:
        found = read_sensitivity(library)
        names = {person.name for person in library.people()}
    assert found.threshold == 0.4
    assert found.people.people == int(foretold)
    assert {"Anna Weber", "Ben Ito"} <= names
    qtbot.waitUntil(lambda: panel.numbers[1, 1].text() == foretold, timeout=LONG)
    assert scans.stage is Stage.NOTHING
    panel.usual_button.click()
    assert panel.slider.value() == 50


def test_grouping_again_can_be_taken_back_while_it_runs(
    qtbot: QtBot, dialog: SettingsDialog, scans: ScanController, library_paths: Paths
) -> None:
    with Library(library_paths) as library:
        before = library.people()
    dialog.sensitivity.slider.setValue(60)
    dialog.sensitivity.apply_button.click()
    scans.cancel()
    qtbot.waitUntil(lambda: scans.stage is Stage.NOTHING, timeout=LONG)
    with Library(library_paths) as library:
        assert library.people() == before
        assert library.threshold == 0.5
        assert library.is_grouped


def test_the_newest_position_wins(
    qtbot: QtBot, dialog: SettingsDialog, scans: ScanController
) -> None:
    panel = dialog.sensitivity
    answers: list[float] = []
    scans.predictor.answered.connect(lambda request, _: answers.append(request.threshold))
    for value in (41, 42, 43, 60):
        panel.slider.setValue(value)
    qtbot.waitUntil(lambda: bool(answers) and not scans.predictor.busy, timeout=LONG)
    assert answers == [0.6]
    panel.slider.setValue(45)
    panel._later.timeout.emit()
    panel.slider.setValue(55)
    panel._later.timeout.emit()
    qtbot.waitUntil(lambda: answers[-1] == 0.55, timeout=LONG)
    assert panel.numbers[1, 2].text() != "…"
