from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from photoorg.library.browsing_faces import FaceRows, person_view
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui import small_photos as module
from photoorg.ui.small_photos import SmallPhotos


@pytest.fixture
def anna(library_paths: Paths) -> FaceRows:
    """The 14 faces of the largest person, the newest first."""
    with Library(library_paths) as library:
        view = person_view(library, library.people()[0].id)
        assert view is not None
        return view.rows


def test_photos_are_kept_up_to_a_number_of_bytes(
    library_paths: Paths, anna: FaceRows, qtbot: QtBot
) -> None:
    one = 240 * 160 * 4
    photos = SmallPhotos(library_paths, edge=240, budget=3 * one)
    wanted = [int(photo) for photo in dict.fromkeys(anna.photos.tolist())]
    try:
        for photo in wanted:
            photos.look_at([photo])
            qtbot.waitUntil(lambda photo=photo: photos.get(photo) is not None, timeout=10_000)
        assert photos.bytes_kept == 3 * one
        assert [photo for photo in wanted if photos.get(photo)] == wanted[-3:]
        assert not photos.is_missing(wanted[0])
    finally:
        photos.close()
    photos.look_at(wanted)
    assert not photos.busy, "it is closed"


def test_what_scrolled_out_of_sight_is_not_decoded(
    library_paths: Paths, anna: FaceRows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    real = module.small_photo

    def decode(library: Library, photo: int, edge: int) -> Any:
        asked.append(photo)
        return real(library, photo, edge)

    monkeypatch.setattr(module, "small_photo", decode)
    photos = SmallPhotos(library_paths)
    wanted = [int(photo) for photo in dict.fromkeys(anna.photos.tolist())]
    photos.look_at(wanted)
    photos.look_at(wanted[-1:])
    qtbot.waitUntil(lambda: photos.get(wanted[-1]) is not None, timeout=10_000)
    photos.close()
    assert len(asked) <= 4


def test_a_damaged_photo_is_one_that_is_away(
    library_paths: Paths, anna: FaceRows, tmp_path: Path, qtbot: QtBot
) -> None:
    with Library(library_paths) as library:
        (name,) = library.database.one(
            "SELECT relative_path FROM photo_file WHERE photo = ?", (int(anna.photos[0]),)
        ) or (b"",)
        library.database.execute("UPDATE root SET path = ?", (bytes(tmp_path),))
    file = tmp_path / name.decode()
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff\xd8\xff\xe0 this is no photo any more")
    photos = SmallPhotos(library_paths)
    photos.look_at([int(anna.photos[0])])
    qtbot.waitUntil(lambda: photos.is_missing(int(anna.photos[0])), timeout=10_000)
    photos.close()
