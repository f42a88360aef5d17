import threading
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId
from photoorg.core.records import ChangeSet
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui import thumbnails as module
from photoorg.ui.thumbnails import ThumbnailCache

ONE = 160 * 160 * 4
"""The bytes of a thumbnail in memory."""

MakeCache = Callable[..., ThumbnailCache]


@pytest.fixture
def make_cache(library_paths: Paths, qapp: object) -> Iterator[MakeCache]:
    made: list[ThumbnailCache] = []

    def make(**options: int) -> ThumbnailCache:
        made.append(ThumbnailCache(library_paths, **options))
        return made[-1]

    yield make
    for cache in made:
        cache.close()


@pytest.fixture
def faces(library_paths: Paths) -> list[FaceId]:
    with Library(library_paths) as library:
        return [FaceId(face) for (face,) in library.database.all("SELECT id FROM face ORDER BY id")]


class Gate:
    """Lets the cache's threads read only when told, and keeps what they asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[list[FaceId]] = []
        self.readers: set[str] = set()
        self._open = threading.Event()
        self.reached = threading.Event()
        real = module.thumbnails

        def read(library: Library, faces: Sequence[FaceId]) -> dict[FaceId, bytes]:
            self.asked.append(list(faces))
            self.readers.add(threading.current_thread().name)
            self.reached.set()
            assert self._open.wait(10)
            return real(library, faces)

        monkeypatch.setattr(module, "thumbnails", read)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def load(qtbot: QtBot, cache: ThumbnailCache, faces: Sequence[FaceId]) -> None:
    for face in faces:
        cache.get(face)
    qtbot.waitUntil(lambda: not cache.busy)


def test_a_picture_comes_later_and_stays(
    make_cache: MakeCache, faces: list[FaceId], library_paths: Paths, qtbot: QtBot
) -> None:
    cache = make_cache()
    with qtbot.waitSignal(cache.ready) as ready:
        assert cache.get(faces[0]) is None
    assert ready.args == [frozenset(faces[:1])]
    picture = cache.get(faces[0])
    assert picture is not None
    with Library(library_paths) as library:
        jpeg = library.database.scalar("SELECT jpeg FROM thumbnail WHERE face = ?", (faces[0],))
    expected = QImage.fromData(jpeg).convertToFormat(QImage.Format.Format_RGB32)
    assert picture.toImage().convertToFormat(QImage.Format.Format_RGB32) == expected
    assert cache.bytes_kept == ONE
    assert not cache.busy


def test_many_come_in_few_reads_and_in_threads_of_ours(
    make_cache: MakeCache, faces: list[FaceId], qtbot: QtBot, gate: Gate
) -> None:
    gate.open()
    cache = make_cache(threads=2)
    load(qtbot, cache, faces)
    assert all(cache.get(face) is not None for face in faces)
    assert sorted(face for batch in gate.asked for face in batch) == faces
    assert len(gate.asked) < len(faces) / 4
    assert gate.readers
    assert all(name.startswith("photoorg") for name in gate.readers)


def test_it_keeps_to_its_bytes(make_cache: MakeCache, faces: list[FaceId], qtbot: QtBot) -> None:
    cache = make_cache(budget=5 * ONE)
    load(qtbot, cache, faces[:12])
    assert cache.bytes_kept == 5 * ONE
    load(qtbot, cache, faces[12:15])
    assert all(cache.get(face) is not None for face in faces[12:15])
    assert cache.bytes_kept == 5 * ONE


def test_what_was_used_last_is_kept(
    make_cache: MakeCache, faces: list[FaceId], qtbot: QtBot
) -> None:
    cache = make_cache(budget=3 * ONE)
    load(qtbot, cache, faces[:3])
    assert cache.get(faces[0]) is not None
    load(qtbot, cache, faces[3:5])
    assert cache.get(faces[0]) is not None
    assert cache.get(faces[1]) is None


def test_what_can_be_seen_is_kept_even_beyond_its_bytes(
    make_cache: MakeCache, faces: list[FaceId], qtbot: QtBot
) -> None:
    cache = make_cache(budget=2 * ONE)
    view = QObject()
    cache.look_at(view, faces[:6])
    load(qtbot, cache, faces[:6])
    assert all(cache.get(face) is not None for face in faces[:6])
    cache.look_at(view, faces[6:7])
    load(qtbot, cache, faces[6:7])
    assert cache.bytes_kept == 2 * ONE


def test_what_scrolled_away_is_not_read(
    make_cache: MakeCache, faces: list[FaceId], qtbot: QtBot, gate: Gate
) -> None:
    cache, view, other = make_cache(), QObject(), QObject()
    cache.look_at(view, faces[:1])
    cache.get(faces[0])
    assert gate.reached.wait(10)
    for first in range(1, 50, 5):
        seen = faces[first : first + 5]
        for face in seen:
            cache.get(face)
        cache.look_at(view, seen)
    assert cache.waiting() == set(faces[46:51])
    cache.look_at(other, faces[46:48])
    cache.look_at(view, ())
    assert cache.waiting() == set(faces[46:48])
    gate.open()
    qtbot.waitUntil(lambda: not cache.busy)
    assert sorted(face for batch in gate.asked for face in batch) == [faces[0], *faces[46:48]]


def test_the_neighbours_of_what_is_seen_are_read_after_it(
    make_cache: MakeCache, faces: list[FaceId], qtbot: QtBot, gate: Gate
) -> None:
    cache, view = make_cache(), QObject()
    cache.get(faces[0])
    assert gate.reached.wait(10)
    cache.look_at(view, faces[1:3], faces[3:6])
    for face in faces[1:3]:
        cache.get(face)
    gate.open()
    qtbot.waitUntil(lambda: not cache.busy)
    assert gate.asked == [[faces[0]], faces[1:3], faces[3:6]]
    assert cache.get(faces[5]) is not None


def test_views_that_tell_nothing_wait_in_a_bounded_queue(
    make_cache: MakeCache, faces: list[FaceId], gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LONGEST_QUEUE", 8)
    cache = make_cache()
    cache.get(faces[0])
    assert gate.reached.wait(10)
    for face in faces[1:30]:
        cache.get(face)
    assert cache.waiting() == set(faces[22:30])
    gate.open()


def test_a_changed_picture_is_shown_until_the_new_one_is_there(
    make_cache: MakeCache, faces: list[FaceId], library_paths: Paths, qtbot: QtBot
) -> None:
    cache = make_cache()
    load(qtbot, cache, faces[:2])
    old, new = (cache.get(face) for face in faces[:2])
    assert old is not None
    assert new is not None
    with Library(library_paths) as library:
        library.database.execute(
            "UPDATE thumbnail SET jpeg = (SELECT jpeg FROM thumbnail WHERE face = ?)"
            " WHERE face = ?",
            (faces[1], faces[0]),
        )
    cache.heed(ChangeSet(faces=frozenset(faces[:2])))
    with qtbot.waitSignal(cache.ready) as ready:
        kept = [cache.get(face) for face in faces[:2]]
    assert [picture is not None for picture in kept] == [True, True]
    assert ready.args == [frozenset(faces[:1])]  # the other one is what it was
    shown = cache.get(faces[0])
    assert shown is not None
    assert shown.toImage() == new.toImage()
    assert cache.bytes_kept == 2 * ONE


def test_who_keeps_a_copy_is_told_of_a_changed_picture(
    make_cache: MakeCache, faces: list[FaceId], library_paths: Paths, qtbot: QtBot
) -> None:
    cache, view = make_cache(budget=ONE), QObject()
    load(qtbot, cache, faces[:1])
    version = cache.version(faces[0])
    load(qtbot, cache, faces[1:2])
    assert set(cache.kept()) == {faces[1]}
    with Library(library_paths) as library:
        library.database.execute(
            "UPDATE thumbnail SET jpeg = (SELECT jpeg FROM thumbnail WHERE face = ?)"
            " WHERE face = ?",
            (faces[1], faces[0]),
        )
    cache.heed(ChangeSet(faces=frozenset(faces[:1])))
    with qtbot.waitSignal(cache.ready) as ready:
        cache.look_at(view, faces[:1])
    assert ready.args == [frozenset(faces[:1])]
    assert cache.version(faces[0]) not in (version, -1)
    cache.look_at(view, faces[:1])
    assert not cache.waiting()
    with qtbot.waitSignal(cache.doubted):
        cache.heed(None)


def test_a_forgotten_picture_goes(
    make_cache: MakeCache, faces: list[FaceId], library_paths: Paths, qtbot: QtBot
) -> None:
    cache = make_cache()
    load(qtbot, cache, faces[:1])
    with Library(library_paths) as library:
        library.database.execute("DELETE FROM thumbnail WHERE face = ?", (faces[0],))
    cache.heed(None)
    with qtbot.waitSignal(cache.ready):
        cache.get(faces[0])
    assert cache.get(faces[0]) is None
    assert cache.bytes_kept == 0


def test_what_is_no_picture_is_not_read_again_and_again(
    make_cache: MakeCache, faces: list[FaceId], library_paths: Paths, qtbot: QtBot, gate: Gate
) -> None:
    with Library(library_paths) as library:
        library.database.execute("UPDATE thumbnail SET jpeg = x'00' WHERE face = ?", (faces[0],))
    gate.open()
    cache = make_cache()
    nobody = FaceId(10**9)
    for _ in range(3):
        load(qtbot, cache, [faces[0], nobody])
    assert sorted(face for batch in gate.asked for face in batch) == [faces[0], nobody]
    assert cache.get(faces[0]) is None
    cache.heed(ChangeSet(faces=frozenset({faces[0]})))
    load(qtbot, cache, [faces[0]])
    assert sorted(face for batch in gate.asked for face in batch) == [faces[0], faces[0], nobody]


def test_a_library_that_cannot_be_read_shows_no_pictures(
    make_cache: MakeCache,
    faces: list[FaceId],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object) -> dict[FaceId, bytes]:
        raise OSError("the drive is gone")

    monkeypatch.setattr(module, "thumbnails", broken)
    cache = make_cache()
    load(qtbot, cache, faces[:2])
    assert cache.get(faces[0]) is None
    assert "2 thumbnails could not be read" in caplog.text
    monkeypatch.undo()
    cache.heed(None)
    load(qtbot, cache, faces[:2])
    assert cache.get(faces[0]) is not None


def test_everything_can_be_thrown_away(
    make_cache: MakeCache, faces: list[FaceId], qtbot: QtBot
) -> None:
    cache = make_cache()
    load(qtbot, cache, faces[:3])
    with qtbot.waitSignal(cache.ready) as ready:
        cache.clear()
    assert ready.args == [frozenset(faces[:3])]
    assert cache.bytes_kept == 0


def test_closing_ends_the_threads_in_the_middle_of_work(
    library_paths: Paths, faces: list[FaceId], gate: Gate, qapp: object
) -> None:
    cache = ThumbnailCache(library_paths, threads=2)
    for face in faces:
        cache.get(face)
    assert gate.reached.wait(10)
    gate.open()
    cache.close()
    assert not [t for t in threading.enumerate() if t.name.startswith("photoorg thumbnails")]
    assert not cache.waiting()
