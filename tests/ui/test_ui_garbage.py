"""Qt objects are destroyed in the window's thread."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.ui.garbage import GarbageCollector


@pytest.fixture
def switched_on() -> Iterator[None]:
    gc.enable()
    yield
    gc.disable()


class Knot:
    """Holds itself alive, and a timer with it; tells the thread that it ends in."""

    ended: list[str] = []  # noqa: RUF012

    def __init__(self) -> None:
        self.me = self
        self.timer = QTimer()
        self.timer.start(10_000)

    def __del__(self) -> None:
        self.ended.append(threading.current_thread().name)


@pytest.mark.usefixtures("switched_on")
def test_rubbish_is_collected_by_the_window(qtbot: QtBot) -> None:
    Knot.ended.clear()
    collector = GarbageCollector()
    assert not gc.isenabled()
    Knot()
    worker = threading.Thread(target=lambda: [[number] for number in range(50_000)], name="worker")
    worker.start()
    worker.join()
    assert Knot.ended == []
    kept = [[number] for number in range(gc.get_threshold()[0] + 1)]
    qtbot.waitUntil(lambda: Knot.ended == [threading.current_thread().name])
    assert kept
    collector.close()
    assert gc.isenabled()


@pytest.mark.usefixtures("switched_on")
def test_little_rubbish_waits(qtbot: QtBot) -> None:
    assert qtbot
    collector = GarbageCollector()
    gc.collect()
    before = gc.get_stats()[0]["collections"]
    collector.look()
    assert gc.get_stats()[0]["collections"] == before
    collector.close()
    assert isinstance(collector, QObject)


@pytest.fixture
def collector() -> Iterator[GarbageCollector]:
    gc.enable()
    made = GarbageCollector()
    yield made
    made.close()
    gc.disable()
    assert gc.get_freeze_count() == 0


def test_what_has_survived_is_set_aside_and_looked_at_later(
    qtbot: QtBot, collector: GarbageCollector
) -> None:
    Knot.ended.clear()
    knot = Knot()
    for _ in range(gc.get_threshold()[2] + 1):
        gc.collect(1)
    before = gc.get_stats()[2]["collections"]
    collector.look()
    assert gc.get_stats()[2]["collections"] == before
    assert gc.get_freeze_count() > 1_000
    del knot
    gc.collect()
    assert Knot.ended == []  # set aside
    collector.look_at_everything()
    assert Knot.ended == [threading.current_thread().name]
    assert gc.get_freeze_count() > 1_000


def test_everything_is_looked_at_when_the_owner_turns_away(
    qapp: QApplication, collector: GarbageCollector
) -> None:
    Knot.ended.clear()
    Knot()
    gc.freeze()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert Knot.ended == []
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert Knot.ended == [threading.current_thread().name]
    collector.close()
    gc.freeze()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert gc.get_freeze_count() > 0
