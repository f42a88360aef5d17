from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoorg.core.ids import FaceId
from photoorg.core.jobs import CancelledError, CancelToken, Progress
from photoorg.core.records import FaceState
from photoorg.library.exporting import export_people
from photoorg.library.library import Library
from photoorg.storage.faces import Faces

AddFaces = Callable[..., list[FaceId]]


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Two photos: a.jpg shows persons 1 and 2, b.jpg person 1 alone."""
    folder = tmp_path / "photos"
    folder.mkdir()
    rng = np.random.default_rng(0)
    for name in ("a", "b"):
        pixels = rng.integers(0, 255, (100, 100, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{name}.jpg")
    return folder


@pytest.fixture
def grouped(library: Library, photos: Path, add_faces: AddFaces) -> Library:
    add_faces(library, photos / "a.jpg", 1, 2)
    add_faces(library, photos / "b.jpg", 1)
    library.group()
    library.name(library.people()[0].id, "Ada / Love")
    return library


def _size(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


def _files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_every_person_gets_a_folder_of_chips(grouped: Library, tmp_path: Path) -> None:
    told: list[Progress] = []
    report = export_people(grouped, tmp_path / "out", progress=told.append)
    assert (report.folders, report.written, report.skipped, report.failures) == (2, 3, 0, ())
    files = _files(tmp_path / "out")
    assert [Path(file).name for file in files] == ["a 1.png", "b 3.png", "a 2.png"]
    assert files[0].startswith("Ada")
    assert files[2].startswith("Person 2/")
    assert {_size(tmp_path / "out" / file) for file in files} == {(150, 150)}
    assert (told[-1].done, told[-1].total) == (3, 3)


def test_photos_are_copied_or_linked_to_and_left_as_they_were(
    grouped: Library, photos: Path, tmp_path: Path
) -> None:
    before = {path.name: path.read_bytes() for path in photos.iterdir()}
    export_people(grouped, tmp_path / "copies", chips=False)
    export_people(grouped, tmp_path / "links", chips=False, link=True)
    for folder, linked in (("copies", False), ("links", True)):
        files = [tmp_path / folder / file for file in _files(tmp_path / folder)]
        assert [file.name for file in files] == ["a.jpg", "b.jpg", "a.jpg"]
        assert {file.is_symlink() for file in files} == {linked}
        assert all(file.read_bytes() == before[file.name] for file in files)
    assert {path.name: path.read_bytes() for path in photos.iterdir()} == before


def test_a_second_export_writes_nothing(grouped: Library, tmp_path: Path) -> None:
    export_people(grouped, tmp_path / "out")
    report = export_people(grouped, tmp_path / "out")
    assert (report.written, report.skipped) == (0, 3)


def test_strangers_and_what_is_no_face_are_left_out(grouped: Library, tmp_path: Path) -> None:
    ada = grouped.find_person("ada / love")
    faces = Faces(grouped.database)
    first, second = (face.id for face in faces.of_person(ada))
    faces.assign([first], ada, FaceState.IGNORED)
    faces.assign([second], ada, FaceState.NOT_A_FACE)
    report = export_people(grouped, tmp_path / "out")
    assert [Path(file).name for file in _files(tmp_path / "out")] == ["a 2.png"]
    assert report.written == 1


def test_a_photo_that_cannot_be_read_any_more_is_one_failure(
    grouped: Library, photos: Path, tmp_path: Path
) -> None:
    (photos / "b.jpg").unlink()
    report = export_people(grouped, tmp_path / "out")
    assert report.written == 2
    assert [failure.source for failure in report.failures] == [photos / "b.jpg"]


def test_an_export_can_be_stopped(grouped: Library, tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(CancelledError):
        export_people(grouped, tmp_path / "out", cancel=cancel)
    assert _files(tmp_path / "out") == []
