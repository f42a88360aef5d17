"""Qt objects are destroyed in the window's thread."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
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
