"""A display without a screen, a hand and eyes on it, and a folder of photos."""

import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from ctypes.util import find_library
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest
from PIL import ExifTags, Image

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[2]
SCREEN = (1440, 900)
WINDOW = (1280, 800)
PATIENCE = 60.0
"""Seconds until something that has to happen counts as never happening."""

LARGEST = 190_000
"""Bytes of a picture."""

COMPLAINT = re.compile(r"^\S+ \S+ (WARNING|ERROR|CRITICAL) .*", re.MULTILINE | re.DOTALL)
"""A line of the log file, and what follows it."""

Seen = TypeVar("Seen")


class Lines:
    """What a process prints, line by line."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as printed:
            for line in printed:
                self._lines.put(line)
        self._lines.put("")

    def next(self) -> str:
        line = self._lines.get(timeout=PATIENCE)
        if not line:
            raise BrokenPipeError
        return line.strip()


def end(process: "subprocess.Popen[str]") -> None:
    """End a process if it is still there, and close what connects it."""
    if process.poll() is None:
        process.kill()
    process.wait(PATIENCE)
    if process.stdin is not None:
        with suppress(BrokenPipeError):  # what was not sent is not needed
            process.stdin.close()


class Display:
    """An X server of this test; `xdotool` moves its mouse and presses its keys."""

    def __init__(self, log: Path) -> None:
        reading, writing = os.pipe()
        size = f"{SCREEN[0]}x{SCREEN[1]}x24"
        with log.open("wb") as written:
            self._server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
                pass_fds=[writing],
                stdout=written,
                stderr=written,
            )
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, log.read_text("utf-8", "replace")
        self.name = f":{number}"
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("QT_")},
            "DISPLAY": self.name,
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
            "OMP_NUM_THREADS": "1",
            "PYTHONPATH": str(REPOSITORY),
        }
        self.environment.pop("WAYLAND_DISPLAY", None)

    def hand(self, *words: object) -> None:
        """xdotool with these words."""
        command = ["xdotool", *map(str, words)]
        subprocess.run(command, env=self.environment, check=True, timeout=PATIENCE)

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(PATIENCE)


class Window:
    """photoorg in a process of its own, seen and handled as its owner does."""

    def __init__(self, display: Display, library: Path, home: Path, log: Path) -> None:
        self.display = display
        environment = {**display.environment, "PYTHONWARNINGS": "default"}
        for name in ("HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "CONFIG_HOME"):
            variable = name if name == "HOME" else f"XDG_{name}"
            environment[variable] = str(home if name == "HOME" else home / name[:-5].lower())
        self._printed, self._log = log, home / "cache" / "photoorg" / "log" / "photoorg.log"
        with log.open("ab") as written:
            self.process = subprocess.Popen(
                [sys.executable, str(HERE / "eyes.py"), "--library", str(library)],
                env=environment,
                cwd=REPOSITORY,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=written,
                text=True,
            )
        self._lines = Lines(self.process)
        self.until(lambda: self.see("state"))
        front = self.see("state")["front"]
        display.hand("windowmove", front, 0, 0, "windowsize", front, *WINDOW)
        display.hand("windowfocus", front)
        self.until(lambda: self.see("state")["active"])

    # -- eyes --------------------------------------------------------------------------

    def see(self, *words: object) -> Any:
        """What `eyes.Eyes.see_*` answers."""
        assert self.process.stdin is not None
        try:
            print(json.dumps(words), file=self.process.stdin, flush=True)
            answer = json.loads(self._lines.next())
        except BrokenPipeError:
            code = self.process.wait(PATIENCE)
            pytest.fail(f"the window ended with {code}\n{self.complaints()}")
        except queue.Empty:
            self.process.send_signal(signal.SIGUSR1)
            self.process.terminate()
            end(self.process)
            pytest.fail(f"no answer to {words}\n{self.complaints()}")
        assert not (isinstance(answer, dict) and "error" in answer), answer
        return answer

    def until(self, look: Callable[[], Seen]) -> Seen:
        """Wait until a look finds something, and return it."""
        end = time.monotonic() + PATIENCE
        while not (seen := look()):
            complaints = self.complaints()
            assert not complaints, complaints
            assert time.monotonic() < end, self.see("state")
            time.sleep(0.02)  # the processor is for the window
        return seen

    def complaints(self) -> str:
        """What it printed, and all of its log from the first warning on."""
        log = self._log.read_text() if self._log.exists() else ""
        complaint = COMPLAINT.search(log)
        return self._printed.read_text() + (complaint[0] if complaint else "")

    def settle(self, place: str | None = None) -> None:
        """Wait until nothing more is to come, at a place."""

        def settled() -> bool:
            state = self.see("state")
            there = place is None or state["place"] == place
            return there and not (state["busy"] or state["loads"] or state["scans"])

        self.until(settled)

    def front(self, title: str | None = None) -> None:
        """Let the keyboard speak to the front window; wait until it is the one with the title."""

        def there() -> int | None:
            state = self.see("state")
            return state["front"] if title is None or title in state["title"] else None

        self.display.hand("windowfocus", self.until(there))
        self.until(lambda: self.see("state")["active"])

    def picture(self, path: Path) -> None:
        """Write what the screen shows; with few colours, to be small."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.display.hand("mousemove", SCREEN[0] - 2, SCREEN[1] - 2)
        self.settle()
        assert self.see("picture", str(path))
        if "PHOTOORG_SCREENSHOTS" not in os.environ:
            return  # nobody is going to keep it
        with Image.open(path) as picture:
            whole = picture.convert("RGB")
        for colours in (128, 64, 32):
            whole.quantize(colours, Image.Quantize.FASTOCTREE).save(path)
            if path.stat().st_size < LARGEST:
                break

    # -- hand --------------------------------------------------------------------------

    def click(self, *what: object, keys: str = "", times: int = 1) -> None:
        """Click on what is named as for `see`, with a key held down."""
        x, y = self.until(lambda: self.see(*what))
        held = (["keydown", keys], ["keyup", keys]) if keys else ([], [])
        clicks = ["click", "--repeat", times, "--delay", 60, 1]
        self.display.hand("mousemove", x, y, *held[0], *clicks, *held[1])

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.display.hand("key", "--delay", 30, *keys)

    def type(self, text: str) -> None:
        """Write a text."""
        self.display.hand("type", "--delay", 15, text)

    def go(self, keys: str, place: str) -> None:
        """Go somewhere by keys."""
        self.press(keys)
        self.settle(place)

    def drop(self, folder: Path) -> str:
        """Drag a folder from another program onto the window: what was done with it."""
        x, y = WINDOW[0] + 40, 40
        source = subprocess.Popen(
            [sys.executable, str(HERE / "drag_source.py"), str(x), str(y), str(folder)],
            env=self.display.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            lines = Lines(source)
            assert lines.next() == "ready"
            self.display.hand("mousemove", x + 40, y + 40, "mousedown", 1)
            steps = iter(range(1, 2000))

            def over() -> bool:
                step = next(steps)
                across = max(600, x - 60 * step)
                self.display.hand("mousemove", across + step % 2, 400)
                return bool(self.see("state")["veil"])

            self.until(over)
            self.display.hand("mouseup", 1)
            action = lines.next()
            self.until(lambda: not self.see("state")["veil"])
            return action
        finally:
            end(source)

    def quit(self) -> int:
        """Close by key: the exit code."""
        self.press("ctrl+q")
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        end(self.process)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    """A display of this test alone."""
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            pytest.skip(f"needs {program}, which is not installed")
    for library in ("xcb-cursor", "xkbcommon-x11", "xcb-icccm", "xcb-keysyms", "xcb-shape"):
        if find_library(library) is None:
            pytest.skip(f"needs lib{library}, without which Qt opens no window")
    display = Display(tmp_path / "Xvfb.log")
    yield display
    display.close()


@pytest.fixture
def open_window(display: Display, home: Path, tmp_path: Path) -> Iterator[Callable[[], Window]]:
    """Opens the window of the library in `tmp_path`; what is still open at the end is ended."""
    opened: list[Window] = []

    def make() -> Window:
        settings = home / "config" / "photoorg" / "window.ini"
        if not settings.exists():  # whatever language the machine speaks
            settings.parent.mkdir(parents=True)
            settings.write_text("[General]\nlanguage=en\ntheme=light\n")
        opened.append(Window(display, tmp_path / "library", home, tmp_path / "window.log"))
        return opened[-1]

    yield make
    for window in opened:
        window.close()


@pytest.fixture
def photos(home: Path, scenes: Any) -> Path:
    """Two people; blurred photos of them look like two more."""
    folder = home / "Pictures"
    eileen, grace = scenes.astronaut, scenes.hopper
    small_grace = scenes.scaled(grace, 0.5)
    made = {
        "moon/eileen 1": eileen,
        "moon/eileen 2": scenes.mirrored(eileen),
        "moon/eileen 3": scenes.rotated(eileen[:400], 8),
        "moon/eileen 4": scenes.lit(eileen, 0.5),
        "moon/eileen 5": scenes.lit(eileen, 1.3),
        "moon/eileen far away": scenes.scaled(scenes.scaled(eileen[:400], 0.3), 3.3),
        "navy/grace 1": grace,
        "navy/grace 2": scenes.mirrored(grace),
        "navy/grace 3": scenes.rotated(grace, -6),
        "navy/grace 4": scenes.lit(grace, 0.45),
        "navy/grace blurred 1": scenes.blurred(grace, 5),
        "navy/grace blurred 2": scenes.blurred(small_grace, 2.5),
        "both": np.hstack([eileen[:480, 40:440], grace[:480, 60:460]]),
    }
    for month, (name, pixels) in enumerate(made.items()):
        path = folder / f"{name}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        exif = Image.Exif()
        taken = f"{1992 + month // 2}:{1 + month * 5 % 12:02}:14 15:00:00"
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
        Image.fromarray(pixels).save(path, quality=92, exif=exif)
    return folder
