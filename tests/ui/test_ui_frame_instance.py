"""One window a library: the second start finds the first."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from photoorg.ui.single_instance import SingleInstance, server_name

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def first(qapp: object, tmp_path: Path) -> SingleInstance:
    made = SingleInstance(tmp_path / "library")
    assert made.listen()
    return made


SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from photoorg.ui.single_instance import SingleInstance
app = QCoreApplication([])
folders = [Path(folder) for folder in sys.argv[2:]]
sys.exit(0 if SingleInstance(Path(sys.argv[1])).hand_over(folders) else 3)
"""


def test_folders_are_handed_over(qtbot: QtBot, first: SingleInstance, tmp_path: Path) -> None:
    odd = Path(os.fsdecode(b"/caf\xe9 \xe5\x86\x99\xe7\x9c\x9f"))
    library = os.fsencode(tmp_path / "library")
    with qtbot.waitSignal(first.asked, timeout=30_000) as heard:
        second = subprocess.Popen(
            [sys.executable, "-c", SECOND, library, "photos", os.fsencode(odd)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        )
    assert heard.args[0] == [tmp_path / "photos", odd]
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    assert second.returncode == 0
    first.close()


def test_nobody_answers_where_nobody_is(qapp: object, tmp_path: Path) -> None:
    assert not SingleInstance(tmp_path / "other").hand_over([])


def test_each_library_has_a_window_of_its_own(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a") != server_name(tmp_path / "b")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    assert server_name(tmp_path / "a") == server_name(tmp_path / "link")


def test_what_a_killed_instance_left_is_no_obstacle(qapp: object, tmp_path: Path) -> None:
    name = server_name(tmp_path / "library")
    killed = QLocalServer()
    assert killed.listen(name)
    place = Path(killed.fullServerName())
    left = place.with_name(place.name + " left")
    os.link(place, left)
    killed.close()
    left.rename(place)  # a socket that nobody listens to
    second = SingleInstance(tmp_path / "library")
    assert not second.hand_over([])
    assert second.listen()
    second.close()


def test_nonsense_is_answered_and_forgotten(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    heard: list[object] = []
    first.asked.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(server_name(tmp_path / "library"))
    socket.write(b"nonsense\n")
    with qtbot.waitSignal(socket.readyRead):
        pass
    assert bytes(socket.readAll().data()) == b"ok\n"
    assert heard == []
    socket.disconnectFromServer()
    first.close()
