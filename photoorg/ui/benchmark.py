"""How fast the window is with 100,000 faces, measured in the window itself."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

from photoorg.library.benchmark_library import make_library
from photoorg.library.benchmark_photos import make_large, source_photos
from photoorg.library.benchmark_rows import BenchRow, at_most, fact, peak_gigabytes, run_alone
from photoorg.library.library import Library
from photoorg.library.paths import Paths, paths_for
from photoorg.ui import sections
from photoorg.ui.benchmark_graph import graph_benchmarks
from photoorg.ui.benchmark_start import seconds_to_start
from photoorg.ui.pages import PERSON, Place

_FACES = 100_000
_PEOPLE = 20_000
_LARGEST = 1
"""The person with a tenth of all faces."""

_SIZE = (1280, 800)
_STARTS = 5
_FRAMES = 200
_STEP = 90  # pixels a frame: a fast flick of the wheel
_PHOTOS = 24
_TICK = 5  # milliseconds
_LETTERS = "maximiliane"


def ui_benchmarks(photos: Path | None, started: Callable[[str], None]) -> Iterator[BenchRow]:
    """All rows; `started` is told the name of what comes next.

    Raises:
        KnownError: there are no photos to scan.
    """
    sources = source_photos(photos)
    started(f"making a library of {_FACES:,} faces")
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        make_library(_paths(Path(place)).database, _FACES, _PEOPLE)
        pictures = Path(place, "photos")
        pictures.mkdir()
        make_large(sources, pictures, _PHOTOS)
        started("start")
        yield from _start_rows(Path(place))
        started("scrolling")
        yield from run_alone(_scrolling, Path(place), all_cores=True)
        started("while a scan runs")
        yield from run_alone(_scanning, Path(place), pictures, all_cores=True)
        yield from graph_benchmarks(Path(place), started)


def _paths(place: Path) -> Paths:
    usual = paths_for(place / "library")
    return Paths(usual.library, usual.cache, place / "logs", usual.weights)


class _Window:
    """The real window on the large library."""

    def __init__(self, place: Path) -> None:
        from photoorg.ui.app import OpenLibrary, application, start
        from photoorg.ui.ui_settings import UiSettings

        self.clock = QElapsedTimer()
        self.clock.start()
        self.app: QApplication = application()
        self._closing = ExitStack()
        opened = start(_paths(place), UiSettings(place / "window.ini"), self._closing)
        assert isinstance(opened, OpenLibrary)  # no other program has this library
        self.opened, self.window = opened, opened.window
        self.window.resize(*_SIZE)
        self.window.go(sections.PEOPLE)

    def show(self) -> float:
        """Milliseconds until the window, with cards in it, was painted."""
        view = self.view()
        self.wait(lambda: view.model().rowCount() > 0)
        view.viewport().repaint()
        return float(self.clock.elapsed())

    def view(self) -> QAbstractItemView:
        """The grid that is shown."""
        page = self.window.pages.page
        assert page is not None
        found = [v for v in page.findChildren(QAbstractItemView) if v.isVisibleTo(page)]
        return max(found, key=lambda v: v.width() * v.height())

    def wait(self, condition: Callable[[], bool], seconds: float = 60.0) -> None:
        """Let the window live until something holds.

        Raises:
            TimeoutError: it does not come to hold.
        """
        deadline = time.perf_counter() + seconds
        while not condition():
            if time.perf_counter() > deadline:
                raise TimeoutError("the window did not get there")
            self.live(10)

    @staticmethod
    def live(milliseconds: int) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def close(self) -> None:
        """End everything."""
        self._closing.close()


@dataclass(frozen=True, slots=True)
class _Frame:
    """Milliseconds from moving the scroll bar until the whole grid is painted.

    `busy` are those in which the window's thread had the processor; the rest it waited for other
    threads and programs.
    """

    whole: float
    busy: float


def _frames(window: _Window) -> list[_Frame]:
    """A grid is scrolled down; what arrives between two frames is handled there."""
    view = window.view()
    bar = view.verticalScrollBar()
    bar.setValue(0)
    window.live(300)
    found = []
    for number in range(_FRAMES):
        started, busy = time.perf_counter(), time.thread_time()
        bar.setValue((number + 1) * _STEP)
        view.viewport().repaint()
        QApplication.sendPostedEvents()
        found.append(
            _Frame((time.perf_counter() - started) * 1e3, (time.thread_time() - busy) * 1e3)
        )
        window.live(1)
    return found


def _frame_rows(name: str, frames: list[_Frame]) -> list[BenchRow]:
    whole, busy = [frame.whole for frame in frames], [frame.busy for frame in frames]
    return [
        at_most(f"{name}: median frame", statistics.median(whole), "ms", 16.0),
        at_most(f"{name}: worst frame", max(whole), "ms", 50.0),
        fact(f"{name}: processor time of a median frame", statistics.median(busy), "ms"),
        fact(f"{name}: processor time of the worst frame", max(busy), "ms"),
    ]


def _start_rows(place: Path) -> list[BenchRow]:
    """Medians; the first start does not count: it reads the program from a cold disk."""
    starts = [seconds_to_start(place / "library", place / "start.ini") for _ in range(_STARTS + 1)]
    painted, people = (statistics.median(times) for times in zip(*starts[1:], strict=True))
    return [
        at_most("start of the program to the first paint", painted * 1e3, "ms", 1000.0),
        fact("start of the program to the people", people * 1e3, "ms"),
    ]


def _scrolling(place: Path) -> list[BenchRow]:
    window = _Window(place)
    rows = [at_most("first paint, with cards", window.show(), "ms", 1000.0)]
    window.live(1500)
    rows.append(fact("rows in the people grid", window.view().model().rowCount(), "persons"))
    rows += _frame_rows("people grid", _frames(window))
    started = time.perf_counter()
    window.window.pages.go(Place(PERSON, _LARGEST))
    window.wait(lambda: window.view().model().rowCount() >= _FACES // 20)
    window.view().viewport().repaint()
    rows.append(at_most("person: first paint", (time.perf_counter() - started) * 1e3, "ms", 1000.0))
    rows.append(fact("rows in the person's grid", window.view().model().rowCount(), "faces"))
    rows += _frame_rows("person of 10,000 faces", _frames(window))
    rows.append(at_most("memory", peak_gigabytes(), "GB", 1.0))
    window.close()
    return rows


class _Stalls(QObject):
    """The longest time in which the event loop answered to nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=_TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1e3 - _TICK)
        self._last = now


_SLEEPER = """
import select, sys, time
longest, last = 0.0, time.perf_counter()
while not select.select([sys.stdin], [], [], {tick})[0]:
    now = time.perf_counter()
    longest, last = max(longest, now - last - {tick}), now
print(longest * 1e3)
"""


class _Sleeper:
    """A program that does nothing but sleep: how late the machine wakes it is no fault of ours."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SLEEPER.format(tick=_TICK / 1e3)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def longest(self) -> float:
        """Milliseconds; it ends."""
        told, _ = self._process.communicate()
        return float(told)


def _scanning(place: Path, photos: Path) -> list[BenchRow]:
    with Library(_paths(place)):
        pass
    window = _Window(place)
    window.show()
    window.wait(lambda: window.opened.scanning is not None)
    scanning = window.opened.scanning
    assert scanning is not None
    window.live(1000)
    field = QLineEdit(window.window)
    field.resize(200, 30)
    field.show()
    field.setFocus()
    finished: list[object] = []
    scanning.scans.finished.connect(finished.append)
    sleeper, stalls = _Sleeper(), _Stalls()
    scanning.add([photos])
    lags = []
    started = time.perf_counter()
    while not finished and time.perf_counter() - started < 300:
        for letter in _LETTERS:
            lags.append(_type(field, letter))
            window.live(20)
        field.clear()
    seconds = time.perf_counter() - started
    rows = [
        fact(f"scan with the window open{'' if finished else ', not finished'}", seconds, "s"),
        at_most("longest stall of the event loop", stalls.longest, "ms", 50.0),
        fact("longest stall of a program that only sleeps", sleeper.longest(), "ms"),
        at_most("a typed letter is seen after, median", statistics.median(lags), "ms", 16.0),
        at_most("a typed letter is seen after, worst", max(lags), "ms", 50.0),
        at_most("memory while scanning", peak_gigabytes(), "GB", 1.0),
    ]
    window.close()
    return rows


def _type(field: QWidget, letter: str) -> float:
    """Milliseconds from a key to the picture of its letter."""
    started = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, event)
    field.repaint()
    return (time.perf_counter() - started) * 1e3
