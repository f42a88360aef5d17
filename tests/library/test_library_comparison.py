"""Two faces side by side: from photo files, and from the library."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.faces.detection import DetectorKind, SearchSettings
from photoorg.ingest.outcomes import IngestSettings
from photoorg.library.asked_photo import PhotoReader, SeveralFacesError, chosen_face
from photoorg.library.comparison import Verdict, compare_faces, compare_photos
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.understanding import understanding_of
from photoorg.storage.faces import Faces

Save = Callable[[Path, Any], Path]


@pytest.fixture
def own(tmp_path: Path, graph_folder: Path) -> Paths:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "models").symlink_to(graph_folder, target_is_directory=True)
    return Paths(
        tmp_path / "library", tmp_path / "cache", tmp_path / "logs", tmp_path / "own models"
    )


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory, scenes: Any, save: Save) -> Path:
    folder = tmp_path_factory.mktemp("compared")
    save(folder / "hopper.jpg", scenes.hopper_face)
    save(folder / "turned.jpg", scenes.rotated(scenes.hopper_face, 6))
    save(folder / "both.jpg", scenes.both)
    save(folder / "nobody.jpg", scenes.astronaut_face[150:200, 150:200] * 0 + 90)
    return folder


def test_photos_and_the_library(own: Paths, photos: Path) -> None:
    with Library(own) as library:
        reader = PhotoReader(own, SearchSettings(DetectorKind.HOG, 0))
        alike = compare_photos(library, photos / "hopper.jpg", photos / "turned.jpg", reader=reader)
        assert alike.verdict is Verdict.SAME
        assert alike.same
        assert alike.probability > 0.9
        assert alike.distance < 0.4 < alike.threshold <= 0.6
        assert alike.first.chip.shape == alike.second.chip.shape == (150, 150, 3)
        apart = compare_photos(
            library, photos / "hopper.jpg", photos / "both.jpg", faces=(None, 1), reader=reader
        )
        assert apart.verdict is Verdict.DIFFERENT
        assert apart.probability < 0.1
        assert (apart.second.number, apart.second.found) == (1, 2)
        best = compare_photos(library, photos / "both.jpg", photos / "hopper.jpg", reader=reader)
        assert best.same, "of several faces the most alike count"
        assert best.first.number == 2
        with pytest.raises(KnownError, match="There is no face 3 in "):
            compare_photos(
                library, photos / "hopper.jpg", photos / "both.jpg", faces=(None, 3), reader=reader
            )
        several = reader.faces_of_file(photos / "both.jpg")
        with pytest.raises(SeveralFacesError, match=r"There are 2 faces in both.jpg; .*1 \(") as at:
            chosen_face(several, None, "both.jpg")
        assert [face.number for face in at.value.faces] == [1, 2]
        assert several[0].box.left < several[1].box.left
        assert chosen_face(several, 2, "both.jpg") is several[1]
        with pytest.raises(KnownError, match="No face was found"):
            reader.faces_of_file(photos / "nobody.jpg")
        assert reader.faces_of_pixels(np.full((60, 60, 3), 90, np.uint8)) == ()


def test_two_faces_of_the_library(own: Paths, photos: Path, tmp_path: Path, save: Save) -> None:
    album = tmp_path / "album"
    album.mkdir()
    for name in ("hopper.jpg", "turned.jpg"):
        (album / name).write_bytes((photos / name).read_bytes())
    with Library(own) as library:
        settings = IngestSettings(search=SearchSettings(DetectorKind.HOG, 0))
        library.scan([album], settings, jobs=1)
        library.group()
        one, other = (FaceId(it) for it in Faces(library.database).vectors().ids.tolist())
        found = compare_faces(library, one, other)
        assert found.same
        assert found.probability == understanding_of(library).probability(one, other)
        assert (found.first.face, found.second.face) == (one, other)
        chip = found.first.chip
        (album / "hopper.jpg").unlink()
        (album / "turned.jpg").unlink()
        blurred = compare_faces(library, one, other).first.chip
        assert chip.shape == blurred.shape == (150, 150, 3)
        assert not np.array_equal(chip, blurred), "the thumbnail stands in"
        with pytest.raises(KnownError, match="no face 99 that could be compared"):
            compare_faces(library, one, FaceId(99))
