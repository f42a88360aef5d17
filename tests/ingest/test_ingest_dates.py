"""A scan writes down when each photo was taken."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PIL.ExifTags import IFD, Base

from photoorg.ingest.outcomes import hash_file

BLANK = np.full((48, 64, 3), 128, np.uint8)


def save(path: Path, shade: int, inner: dict[int, object], **options: object) -> Path:
    """A photo without a face, with those values in its EXIF directory."""
    exif = Image.Exif()
    exif[Base.Make] = "Maker"
    exif.get_ifd(IFD.Exif).update(inner)
    Image.fromarray(BLANK + np.uint8(shade)).save(path, exif=exif.tobytes(), **options)
    return path


@pytest.fixture
def album(tmp_path: Path) -> Path:
    folder = tmp_path / "album"
    folder.mkdir()
    return folder


def test_dates_of_a_scan(scanner: Any, album: Path) -> None:
    plain = save(album / "plain.jpg", 1, {Base.DateTimeOriginal: "2009:07:04 12:30:00"})
    zoned = {Base.DateTimeOriginal: "2015:01:02 03:04:05", Base.OffsetTimeOriginal: "+05:30"}
    phone = save(album / "phone.webp", 2, {**zoned, Base.SubsecTimeOriginal: "5"})
    lost = save(album / "lost.png", 3, {Base.DateTimeOriginal: "0000:00:00 00:00:00"})
    silent = save(album / "silent 2009-07-04.tif", 4, {})
    damaged = album / "damaged.jpg"
    damaged.write_bytes(plain.read_bytes()[:-200])
    report = scanner.scan(album)
    assert (report.seen, report.new, len(report.failures)) == (5, 4, 1)

    stored = dict(scanner.database.all("SELECT content_hash, taken_at FROM photo"))
    assert stored == {
        hash_file(plain): "2009-07-04T12:30:00",
        hash_file(phone): "2015-01-02T03:04:05.500000+05:30",
        hash_file(lost): None,
        hash_file(silent): None,
        hash_file(damaged): None,
    }
    photo = scanner.photos.by_hash(hash_file(plain))
    assert photo.taken_at == datetime(2009, 7, 4, 12, 30)
    ids, seconds = scanner.photos.taken_seconds()
    found = dict(zip(ids.tolist(), seconds.tolist(), strict=True))
    assert len(found) == 4
    assert found[photo.id] == 1_246_710_600
    assert sum(np.isnan(value) for value in found.values()) == 2


def test_a_photo_that_is_met_again_is_left_as_it_is(scanner: Any, album: Path) -> None:
    path = save(album / "a.jpg", 1, {Base.DateTimeOriginal: "2009:07:04 12:30:00"})
    scanner.scan(album)
    scanner.database.execute("UPDATE photo SET taken_at = NULL")
    shutil.copy(path, album / "copy.jpg")
    scanner.scan_without_searching(album)
    assert scanner.photos.by_hash(hash_file(path)).taken_at is None
