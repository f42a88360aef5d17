import io
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoorg.core.errors import KnownError
from photoorg.core.ids import PhotoId
from photoorg.library.library import Library
from photoorg.library.pictures import load_picture
from photoorg.storage.photos import KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Roots

Add = Callable[..., PhotoId]


@pytest.fixture
def add(library: Library, tmp_path: Path) -> Add:
    """Adds a photo of one file, 600 x 400 pixels as it is stored, with EXIF tags."""

    def make(name: str, tags: dict[int, object] | None = None) -> PhotoId:
        path = tmp_path / "photos" / name
        path.parent.mkdir(exist_ok=True)
        pixels = np.zeros((400, 600, 3), np.uint8)
        pixels[:, :100] = (250, 10, 10)
        exif = Image.Exif()
        for tag, value in (tags or {}).items():
            exif[tag] = value
        encoded = io.BytesIO()
        kind = "PNG" if name.endswith("png") else "JPEG"
        Image.fromarray(pixels).save(encoded, kind, exif=exif)
        path.write_bytes(encoded.getvalue())
        root = Roots(library.database).add(path.parent)
        photo = Photos(library.database).add(name, "", 0, size=(600, 400))
        known = KnownFile(path.stat().st_size, 1, photo, None)
        PhotoFiles(library.database).put(root.id, os.fsencode(name), known)
        return photo

    return make


@pytest.mark.parametrize("name", ["a.jpg", "b.png"])
def test_a_photo_at_its_full_size_and_smaller(library: Library, add: Add, name: str) -> None:
    photo = add(name)
    full = load_picture(library, photo)
    assert full.pixels.shape == (400, 600, 3)
    assert full.whole
    assert full.path.name == name
    small = load_picture(library, photo, 150)
    assert small.pixels.shape == (100, 150, 3)
    assert not small.whole
    assert load_picture(library, photo, 600).whole
    assert load_picture(library, photo, 5_000).pixels.shape == (400, 600, 3)


def test_a_photo_is_upright(library: Library, add: Add) -> None:
    picture = load_picture(library, add("turned.jpg", {0x0112: 6}))
    assert picture.pixels.shape == (600, 400, 3)
    assert picture.pixels[20, 200, 0] > 200, "what was to the left is above"
    assert picture.pixels[580, 200, 0] < 50


def test_the_camera_is_told(library: Library, add: Add) -> None:
    assert load_picture(library, add("a.jpg", {0x010F: "NIKON", 0x0110: "D90"})).camera == (
        "NIKON D90"
    )
    assert load_picture(library, add("b.jpg")).camera == ""


def test_a_copy_is_taken_where_the_first_file_is_gone(
    library: Library, add: Add, tmp_path: Path
) -> None:
    photo = add("a.jpg")
    root = Roots(library.database).all()[0]
    (tmp_path / "photos" / "a.jpg").rename(tmp_path / "photos" / "z.jpg")
    PhotoFiles(library.database).put(root.id, b"z.jpg", KnownFile(1, 1, photo, None))
    assert load_picture(library, photo, 100).path.name == "z.jpg"


def test_why_a_photo_cannot_be_shown(library: Library, add: Add, tmp_path: Path) -> None:
    photo = add("a.jpg")
    folder = tmp_path / "photos"
    (folder / "a.jpg").write_bytes(b"")
    with pytest.raises(KnownError, match="The file is empty"):
        load_picture(library, photo)
    (folder / "a.jpg").unlink()
    with pytest.raises(KnownError, match="no longer where it was"):
        load_picture(library, photo)
    folder.rmdir()
    with pytest.raises(KnownError, match=r"photos cannot be reached; perhaps its drive"):
        load_picture(library, photo)
    PhotoFiles(library.database).remove(Roots(library.database).all()[0].id, [b"a.jpg"])
    with pytest.raises(KnownError, match="has no file"):
        load_picture(library, photo)
    with pytest.raises(KnownError, match="has no file"):
        load_picture(library, PhotoId(99))


def test_a_folder_in_place_of_the_file(library: Library, add: Add, tmp_path: Path) -> None:
    photo = add("a.jpg")
    (tmp_path / "photos" / "a.jpg").unlink()
    (tmp_path / "photos" / "a.jpg").mkdir()
    with pytest.raises(KnownError, match="cannot be read"):
        load_picture(library, photo)


def test_a_file_that_is_closed_to_us(
    library: Library, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = add("a.jpg")

    def closed(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", closed)
    with pytest.raises(KnownError, match="may not be read by this user"):
        load_picture(library, photo)
