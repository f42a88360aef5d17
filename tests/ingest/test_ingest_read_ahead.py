"""Hashing ahead: order, errors, and that leaving ends the thread."""

import threading
from pathlib import Path

from photoorg.ingest.outcomes import IngestSettings, Seconds, hash_content, hash_file
from photoorg.ingest.read_ahead import ReadAhead


def files(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{i}.jpg" for i in range(count)]
    for path in paths:
        path.write_bytes(path.name.encode() * 1000)
    return paths


def reading_threads() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name == "photoorg-read-ahead"]


def test_hashes_come_in_order(tmp_path: Path) -> None:
    paths = files(tmp_path, 40)
    with ReadAhead(paths) as hashed:
        found = list(hashed)
    assert found == [(i, hash_content(p.read_bytes())) for i, p in enumerate(paths)]
    assert reading_threads() == []


def test_errors_come_in_their_place(tmp_path: Path) -> None:
    paths = files(tmp_path, 4)
    paths[1].unlink()
    paths[2] = tmp_path
    with ReadAhead(paths) as hashed:
        found = dict(hashed)
    assert list(found) == [0, 1, 2, 3]
    assert isinstance(found[1], FileNotFoundError)
    assert isinstance(found[2], IsADirectoryError)
    assert isinstance(found[3], str)


def test_leaving_early_ends_the_thread(tmp_path: Path) -> None:
    with ReadAhead(files(tmp_path, 100)) as hashed:
        assert next(iter(hashed))[0] == 0
        assert len(reading_threads()) == 1
    assert reading_threads() == []


def test_leaving_without_looking_ends_the_thread(tmp_path: Path) -> None:
    with ReadAhead(files(tmp_path, 100)):
        pass
    assert reading_threads() == []


def test_nothing_to_read() -> None:
    with ReadAhead([]) as hashed:
        assert list(hashed) == []


def test_a_file_hashes_like_its_content(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(range(256)) * 5000)  # more than one block
    assert hash_file(path) == hash_content(path.read_bytes())
    assert len(hash_content(b"")) == 40


def test_times_add_up() -> None:
    assert Seconds(1, 2, 3) + Seconds(0.5, 0, 1) == Seconds(1.5, 2, 4)


def test_settings_have_a_readable_key() -> None:
    assert IngestSettings().key.startswith("cnn size 1600 up auto min 0")
