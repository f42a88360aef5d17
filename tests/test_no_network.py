"""Scanning, grouping and browsing open no network socket, and neither do their processes.

The proof is the kernel's: a filter of system calls (seccomp) ends any process that asks for an
internet socket, also where a library in C does. Filters are inherited by all processes that are
started later, and cannot be taken off again. Sockets of this machine alone (AF_UNIX), by which a
second start finds the first and by which Qt finds the screen, stay allowed.
"""

import os
import platform
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
SOCKET_CALLS = {"x86_64": 41, "aarch64": 198}

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in SOCKET_CALLS,
    reason="needs the system calls of Linux on a 64-bit processor",
)

# A program for the kernel: "Seccomp BPF", Documentation/userspace-api/seccomp_filter.rst.
GUARD = f"""
import ctypes, os, struct, sys

NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2
LOAD, EQUAL, ANSWER = 0x20, 0x15, 0x06
ALLOW, END_PROCESS = 0x7FFF0000, 0x80000000
NUMBER_OF_CALL, FIRST_ARGUMENT = 0, 16
AF_INET, AF_INET6 = 2, 10
steps = [
    (LOAD, 0, 0, NUMBER_OF_CALL),
    (EQUAL, 0, 4, {SOCKET_CALLS.get(platform.machine(), 0)}),
    (LOAD, 0, 0, FIRST_ARGUMENT),
    (EQUAL, 1, 0, AF_INET),
    (EQUAL, 0, 1, AF_INET6),
    (ANSWER, 0, 0, END_PROCESS),
    (ANSWER, 0, 0, ALLOW),
]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
prctl = ctypes.CDLL(None, use_errno=True).prctl
prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
assert prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
assert prctl(SECCOMP, FILTER, ctypes.addressof(program), 0, 0) == 0
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""

BROWSE = """
import sys

from PySide6.QtCore import QEventLoop

from photoorg.library.paths import paths_for
from photoorg.ui.app import OpenLibrary, application, dress
from photoorg.ui.pages import PERSON, PHOTO, Place
from photoorg.ui.scan_news import Stage
from photoorg.ui.sections import SECTIONS
from photoorg.ui.single_instance import SingleInstance
from photoorg.ui.ui_settings import UiSettings

app = application()
settings = UiSettings()
paths = paths_for()
instance = SingleInstance(paths.library)
assert not instance.hand_over()
instance.listen()
dress(app, settings)
opened = OpenLibrary(paths, settings)
window = opened.window


def until(finished):
    while not finished():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


window.show()
until(lambda: opened.scanning is not None)
persons = []
window.session.ask(lambda library: library.people(), persons.extend)
until(lambda: persons)
for section in SECTIONS:
    window.go(section.key)
    until(lambda: not window.session.busy)
for place in (Place(PERSON, int(persons[0].id)), Place(PHOTO, 1)):
    window.pages.go(place)
    until(lambda: not window.session.busy)
until(lambda: opened.scanning.scans.stage is Stage.NOTHING)
opened.close()
instance.close()
print("browsed", len(persons))
"""

WHAT_A_NETWORK_IS = """
import socket
socket.socket(socket.AF_UNIX).close()
print("local", flush=True)
socket.socket(socket.{family}, socket.{kind})
"""


def run_guarded(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments where nobody may open an internet socket."""
    # Where tests run, ONNX Runtime keeps silent by itself; here it must be our doing.
    silent = {"CI", "GITHUB_ACTIONS", "TF_BUILD", "ORT_DISABLE_TELEMETRY"}
    kept = {name: value for name, value in os.environ.items() if name not in silent}
    return subprocess.run(
        [sys.executable, "-c", GUARD, *map(str, arguments)],
        env=kept | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("family", "kind"), [("AF_INET", "SOCK_STREAM"), ("AF_INET6", "SOCK_DGRAM")]
)
def test_the_guard_sees_a_network(family: str, kind: str) -> None:
    done = run_guarded("-c", WHAT_A_NETWORK_IS.format(family=family, kind=kind))
    assert (done.returncode, done.stdout) == (-signal.SIGSYS, "local\n")


def test_scanning_grouping_and_browsing_open_no_network(
    home: Path, tmp_path: Path, scenes: Any, save: Callable[[Path, Any], Path]
) -> None:
    photos = tmp_path / "photos"
    save(photos / "astronaut.jpg", scenes.astronaut_face)
    save(photos / "hopper.jpg", scenes.hopper_face)
    # The script of the documentation, so that it is tested too.
    page = (REPOSITORY / "docs" / "scripting.md").read_text(encoding="utf-8")
    script = tmp_path / "who.py"
    script.write_text(page.split("```python\n")[1].split("```")[0])

    scanned = run_guarded(script, photos)
    assert scanned.returncode == 0, scanned.stderr
    lines = sorted(line.split(" ")[2:] for line in scanned.stdout.splitlines())
    assert lines == [[str(photos / "astronaut.jpg")], [str(photos / "hopper.jpg")]]

    browsed = run_guarded("-c", BROWSE)
    assert (browsed.returncode, browsed.stdout) == (0, "browsed 2\n"), browsed.stderr
