"""Everything that can be wrong with a folder, in one scan by the real command line."""

import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def huge_png(width: int, height: int) -> bytes:
    """A valid black picture of one bit a pixel, a few kilobytes long."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    packer = zlib.compressobj(9)
    row = bytes(1 + width // 8)
    rows = b"".join(packer.compress(row * 100) for _ in range(height // 100)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def mess(tmp_path: Path, scenes: Any, save: Callable[[Path, Any], Path]) -> Path:
    """Two good photos, one at a path in Japanese and with an emoji, among all kinds of bad."""
    folder = tmp_path / "mess"
    good = save(folder / "good.jpg", scenes.hopper_face)
    save(folder / "家族写真 👨‍👩‍👧" / "夏休み🎉.jpg", scenes.astronaut_face)
    data = good.read_bytes()
    (folder / "truncated.jpg").write_bytes(data[: len(data) // 2])
    (folder / "text.jpg").write_text("This is no picture.")
    (folder / "empty.jpg").write_bytes(b"")
    (folder / "壊れた💥.jpg").write_bytes(data[:100])
    (folder / "huge.png").write_bytes(huge_png(30_000, 30_000))
    (folder / "broken_link.jpg").symlink_to("nowhere.jpg")
    deep = folder / "deep"
    deep.mkdir()
    (deep / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "itself").symlink_to("itself")
    os.mkfifo(folder / "pipe.jpg")
    (folder / os.fsdecode(b"caf\xe9.jpg")).write_bytes(b"no picture either")
    return folder


def scan(folder: Path, library: Path, *options: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "photoorg", "scan", str(folder), "--library", str(library)]
    return subprocess.run(
        [*command, "--detector", "hog", "--upsample", "0", "--jobs", "1", *options],
        capture_output=True,
        cwd=REPOSITORY,
        timeout=120,
    )


def test_each_bad_thing_is_one_row_and_the_scan_goes_on(
    home: Path, mess: Path, tmp_path: Path
) -> None:
    first = scan(mess, tmp_path / "library", "--json")
    assert (first.returncode, first.stderr) == (0, b"")
    report = json.loads(first.stdout)
    assert (report["photos"], report["new"], report["faces"]) == (2, 2, 2)
    reasons = {Path(row["path"]).relative_to(mess): row["reason"] for row in report["failures"]}
    assert len(reasons) == len(report["failures"])
    expected = {
        "truncated.jpg": "cut off or damaged",
        "text.jpg": "not a picture",
        "empty.jpg": "empty",
        "壊れた💥.jpg": "damaged",
        "huge.png": "too large (30,000 x 30,000 pixels)",
        "broken_link.jpg": "no such file",
        "deep/loop": "leads back to a folder above it",
        "itself": "too many levels of symbolic links",
        "pipe.jpg": "not an ordinary file",
        os.fsdecode(b"caf\xe9.jpg"): "not a picture",
    }
    assert {str(path) for path in reasons} == set(expected)
    for name, words in expected.items():
        assert words in reasons[Path(name)]

    second = scan(mess, tmp_path / "library")
    assert second.returncode == 0
    assert b"2 photos (0 new), 2 faces" in second.stdout
    assert b"10 could not be read" in second.stderr
    assert "壊れた💥.jpg".encode() in second.stderr
    assert b"caf\\udce9.jpg" in second.stderr
    assert b"Traceback" not in second.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_that_may_not_be_read(home: Path, mess: Path, tmp_path: Path) -> None:
    closed = mess / "closed"
    closed.mkdir(mode=0)
    try:
        report = json.loads(scan(mess, tmp_path / "library", "--json").stdout)
    finally:
        closed.chmod(0o700)
    reasons = {row["path"]: row["reason"] for row in report["failures"]}
    assert "permission denied" in reasons[str(closed)]
    assert report["photos"] == 2


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_the_letters(
    home: Path, mess: Path, tmp_path: Path, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    monkeypatch.setenv("PYTHONUTF8", "0")
    as_json = scan(mess, tmp_path / "library", "--json")
    assert (as_json.returncode, as_json.stderr) == (0, b"")
    paths = {row["path"] for row in json.loads(as_json.stdout)["failures"]}
    assert str(mess / "壊れた💥.jpg") in paths
    as_text = scan(mess, tmp_path / "library")
    assert as_text.returncode == 0
    assert b"Traceback" not in as_text.stderr
