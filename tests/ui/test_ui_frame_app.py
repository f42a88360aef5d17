"""The program starts: from the command line, once a library, and never with a traceback."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from photoorg.cli import main
from photoorg.core.errors import KnownError
from photoorg.library.paths import Paths
from photoorg.ui import app as starting
from photoorg.ui import theme
from photoorg.ui.single_instance import SingleInstance, server_name
from photoorg.ui.ui_settings import UiSettings

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, home: Path) -> list[tuple[Paths, list[Path]]]:
    """What the window was started with, instead of starting it."""
    found: list[tuple[Paths, list[Path]]] = []

    def run(paths: Paths, folders: list[Path]) -> int:
        found.append((paths, folders))
        return 0

    monkeypatch.setattr(starting, "run", run)
    return found


def invoke(*words: object, code: int = 0) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


# -- the command line ----------------------------------------------------------------------


def test_no_arguments_open_the_usual_library(started: list[Any], home: Path) -> None:
    invoke()
    ((paths, folders),) = started
    assert paths.library == home / "data" / "photoorg"
    assert folders == []


def test_folders_and_a_library_can_be_given(
    started: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "scan").mkdir()
    monkeypatch.chdir(tmp_path)
    library = tmp_path / "library"
    invoke("a", tmp_path / "scan")
    invoke("--library", library)
    invoke(f"--library={library}", "a")
    invoke("./scan", "--library", library)
    invoke("window", "a", "--library", library)
    folders = [given for _, given in started]
    a, scan = (tmp_path / "a").resolve(), (tmp_path / "scan").resolve()
    assert folders == [[a, scan], [], [a], [scan], [a]]
    assert {paths.library for paths, _ in started[1:]} == {library}


def test_what_is_no_folder_is_said(started: list[Any], tmp_path: Path) -> None:
    result = invoke(tmp_path / "missing", code=1)
    assert result.stderr == f"Error: There is no folder {tmp_path / 'missing'}.\n"
    assert "No such command" in invoke("peeple", code=2).stderr
    assert started == []


def test_other_commands_are_what_they_were(started: list[Any], home: Path) -> None:
    assert "Nobody yet" in invoke("people", "--library", home / "library").stdout
    assert "window" in invoke("--help").stdout
    assert invoke("--version").stdout.startswith("photoorg, version")
    assert started == []


def test_without_a_screen_there_is_a_sentence(
    started: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    result = invoke(code=1)
    assert result.stderr.startswith("Error: There is no screen to open a window on.")
    assert started == []


def test_without_qt_there_is_a_sentence(home: Path) -> None:
    script = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from photoorg.cli import main; sys.argv = ['photoorg']; main()"
    )
    result = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    assert result.returncode == 1
    (line,) = result.stderr.splitlines()
    assert line.startswith("Error: The window cannot be opened, a part of it is missing")


# -- the process -----------------------------------------------------------------------------


@pytest.fixture
def process(home: Path, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """The program with an empty library, as a process of its own."""
    running = start(tmp_path / "library")
    yield running
    if running.poll() is None:
        running.kill()
    running.communicate()


def start(library: Path, *folders: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "photoorg", "--library", library, *folders],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def answers(library: Path) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(server_name(library))
    found = socket.waitForConnected(100)
    socket.abort()
    return found


def test_a_second_start_finds_the_first_and_a_signal_closes_it(
    qtbot: QtBot, process: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    library = tmp_path / "library"
    qtbot.waitUntil(lambda: answers(library) or process.poll() is not None, timeout=60_000)
    second = start(library)
    assert second.communicate(timeout=60) == ("", "")
    assert second.returncode == 0
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "")
    assert "Traceback" not in err
    assert "QThread" not in err
    assert not answers(library)


def test_a_damaged_library_is_said_and_nothing_is_opened(
    qapp: QApplication, home: Path, library_paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda *args: said.append(args[2]))
    library_paths.database.write_bytes(b"this is no library" * 100)
    assert starting.run(library_paths) == 1
    assert said == [f"The library file is not a photoorg library.\n\n{library_paths.database}"]
    assert not SingleInstance(library_paths.library).hand_over()
    theme.apply(qapp, dark=False)


def test_a_place_is_said_once(
    qapp: QApplication, home: Path, library_paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda *args: said.append(args[2]))
    sentence = f"The library {library_paths.database} cannot be written (permission denied)."

    def fail(_: Paths) -> bool:
        raise KnownError(sentence)

    monkeypatch.setattr(starting, "has_folders", fail)
    assert starting.run(library_paths) == 1
    assert said == [sentence]
    theme.apply(qapp, dark=False)


def test_the_theme_follows_the_settings(qapp: QApplication, ui_settings: UiSettings) -> None:
    made = starting.dress(qapp, ui_settings)
    ui_settings.put("theme", "dark")
    assert theme.current() is theme.DARK
    ui_settings.put("theme", "light")
    assert theme.current() is theme.LIGHT
    made.deleteLater()
