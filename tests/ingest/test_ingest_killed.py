"""A scan that is killed or interrupted in the middle, and the one after it."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds; only a broken program needs them
PHOTOS = 24


@pytest.fixture(scope="module")
def album(
    tmp_path_factory: pytest.TempPathFactory, scenes: Any, save: Callable[[Path, Any], Path]
) -> Path:
    """Photos of two people, each a little different."""
    folder = tmp_path_factory.mktemp("killed") / "album"
    for i in range(PHOTOS // 2):
        angle, light = -14 + 2.5 * i, 0.7 + 0.05 * i
        for name, face in (("a", scenes.astronaut_face), ("h", scenes.hopper_face)):
            changed = scenes.scaled(scenes.lit(scenes.rotated(face, angle), light), 1.7)
            save(folder / f"{name}{i:02}.jpg", changed)
    return folder


def start(album: Path, library: Path, *, jobs: int = 2) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "photoorg", "scan", str(album), "--library", str(library)]
    return subprocess.Popen(
        [*command, "--detector", "hog", "--upsample", "0", "--jobs", str(jobs), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        start_new_session=True,
    )


def finish(process: "subprocess.Popen[str]") -> None:
    _, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors) == (0, "")


def wait_until(condition: Callable[[], bool], what: str) -> None:
    pause = threading.Event()
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"never happened: {what}"
        pause.wait(0.01)


def query(library: Path, sql: str) -> list[tuple[Any, ...]]:
    path = library / "library.db"
    if not path.exists():
        return []
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)
    try:
        return connection.execute(sql).fetchall()
    except sqlite3.OperationalError:
        return []  # not made yet
    finally:
        connection.close()


def photos_in(library: Path) -> set[tuple[int, str]]:
    return set(query(library, "SELECT id, content_hash FROM photo"))


def faces_in(library: Path) -> set[tuple[Any, ...]]:
    rows = query(
        library,
        "SELECT id, photo, box_left, box_top, embedding"
        " FROM face JOIN vector ON vector.face = face.id",
    )
    return set(rows)


def partition(library: Path) -> set[frozenset[tuple[Any, ...]]]:
    """The people as sets of (content, box): what an owner sees, whatever the ids are."""
    people: dict[int, set[tuple[Any, ...]]] = defaultdict(set)
    rows = query(
        library,
        "SELECT person, content_hash, box_left, box_top, box_width, box_height"
        " FROM face JOIN photo ON photo.id = face.photo",
    )
    for person, *face in rows:
        assert person is not None
        people[person].add(tuple(face))
    return {frozenset(faces) for faces in people.values()}


def children(pid: int) -> set[int]:
    found = set()
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = entry.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == pid and state != "Z":
            found.add(int(entry.parent.name))
    return found


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def kill_program(process: "subprocess.Popen[str]") -> None:
    process.kill()


def kill_group(process: "subprocess.Popen[str]") -> None:
    os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def uninterrupted(
    album: Path, tmp_path_factory: pytest.TempPathFactory, graph_folder: Path, graphs: Any
) -> set[frozenset[tuple[Any, ...]]]:
    folder = tmp_path_factory.mktemp("uninterrupted")
    with pytest.MonkeyPatch.context() as patch:
        cache = folder / "cache" / "photoorg"
        cache.mkdir(parents=True)
        (cache / "models").symlink_to(graph_folder)
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        finish(start(album, folder / "library", jobs=1))
    return partition(folder / "library")


def test_the_uninterrupted_run_finds_two_people(
    uninterrupted: set[frozenset[tuple[Any, ...]]],
) -> None:
    assert sum(len(person) for person in uninterrupted) >= PHOTOS
    large = [person for person in uninterrupted if len(person) >= PHOTOS // 2 - 2]
    assert len(large) == 2


@pytest.mark.parametrize("kill", [kill_program, kill_group])
def test_a_killed_scan_loses_and_repeats_nothing(
    home: Path,
    tmp_path: Path,
    album: Path,
    uninterrupted: set[frozenset[tuple[Any, ...]]],
    kill: Callable[["subprocess.Popen[str]"], None],
) -> None:
    library = tmp_path / "library"
    process = start(album, library)
    wait_until(lambda: len(photos_in(library)) >= 5, "five photos are written")
    workers = children(process.pid)
    assert len(workers) >= 2
    kill(process)
    process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGKILL
    # Nobody tells the workers; they notice that nobody is there.
    wait_until(lambda: not any(map(is_running, workers)), "the orphaned workers end")

    photos, faces = photos_in(library), faces_in(library)
    assert 5 <= len(photos) < PHOTOS
    assert faces
    finish(start(album, library))
    assert photos <= photos_in(library)  # with their ids: none was searched again
    assert faces <= faces_in(library)
    assert len(photos_in(library)) == PHOTOS
    assert partition(library) == uninterrupted


@pytest.mark.parametrize("moment", ["workers start", "photos are written"])
def test_an_interrupted_scan_ends_in_order(
    home: Path, tmp_path: Path, album: Path, moment: str
) -> None:
    library = tmp_path / "library"
    process = start(album, library)
    if moment == "workers start":  # and are importing
        wait_until(lambda: len(children(process.pid)) >= 2, "a worker is started")
    else:
        wait_until(lambda: len(photos_in(library)) >= 2, "two photos are written")
    workers = children(process.pid)
    os.killpg(process.pid, signal.SIGINT)  # as Ctrl+C in a terminal does it
    finish(process)
    assert len(photos_in(library)) < PHOTOS
    wait_until(lambda: not any(map(is_running, workers)), "the workers end")
