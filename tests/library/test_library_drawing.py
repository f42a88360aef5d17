"""From a box that was drawn to a face in the library: files, sizes, and what is there already."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from photoorg.core.arrays import Pixels
from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.core.ids import PhotoId
from photoorg.core.records import FaceState
from photoorg.faces.finder import FaceFinder, FoundFace
from photoorg.faces.weights import GraphFiles
from photoorg.imaging import decode_photo
from photoorg.ingest.outcomes import hash_file
from photoorg.library import drawing as module
from photoorg.library.drawing import BoxDescriber, FaceThereError
from photoorg.library.exporting import export_people
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.persons import Persons
from photoorg.storage.photos import KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Roots

Save = Callable[[Path, Any], Path]
AddPhoto = Callable[..., PhotoId]

SKY = Box(0.02, 0.5, 0.1, 0.2)


@pytest.fixture
def describer(library: Library, paths: Paths, graphs: GraphFiles) -> BoxDescriber:
    paths.graphs.parent.mkdir(parents=True)
    paths.graphs.symlink_to(graphs.detector.parent, target_is_directory=True)
    return BoxDescriber(library)


@pytest.fixture
def add_photo(library: Library) -> AddPhoto:
    """Adds a photo that was scanned, without the faces in it."""

    def add(path: Path, pixels: Pixels, *, copies: tuple[Path, ...] = ()) -> PhotoId:
        root = Roots(library.database).add(path.parent)
        height, width = pixels.shape[:2]
        photo = Photos(library.database).add(hash_file(path), "cnn", 1600, size=(width, height))
        for place in (path, *copies):
            known = KnownFile(1, 1, photo, None)
            PhotoFiles(library.database).put(root.id, os.fsencode(place.name), known)
        return photo

    return add


@pytest.fixture
def both(tmp_path: Path, scenes: Any, save: Save, add_photo: AddPhoto) -> PhotoId:
    """A photo of two faces, none of which is known."""
    return add_photo(save(tmp_path / "album" / "both.jpg", scenes.both), scenes.both)


@pytest.fixture(scope="module")
def faces(cnn_finder: FaceFinder, scenes: Any) -> tuple[FoundFace, FoundFace]:
    """The astronaut's face and the admiral's, as a scan finds them."""
    left, right = sorted(cnn_finder.find(scenes.both), key=lambda face: face.box.left)
    return left, right


def scanned(face: FoundFace) -> NewFace:
    """The row of a face that a scan found."""
    return NewFace(
        box=face.box,
        landmarks=face.landmarks,
        quality=face.quality,
        score=face.score,
        detector="cnn",
        embedding=face.embedding,
        plain=None,
        thumbnail=b"",
        model="dlib",
    )


def loosely(box: Box) -> Box:
    """Half as large again on every side."""
    return Box(
        box.left - box.width / 4, box.top - box.height / 4, box.width * 1.5, box.height * 1.5
    )


def test_a_drawn_face_is_a_face_like_any_other(
    library: Library, describer: BoxDescriber, both: PhotoId, faces: tuple[FoundFace, FoundFace]
) -> None:
    astronaut, hopper = faces
    Faces(library.database).add(both, [scanned(hopper)])
    new = describer.describe(both, astronaut.box)
    assert new.detector == "drawn"
    assert new.embedding is not None
    assert np.linalg.norm(new.embedding - astronaut.embedding) < 0.25
    with Image.open(io.BytesIO(new.thumbnail)) as thumbnail:
        assert thumbnail.size == (160, 160)
    (face,) = Faces(library.database).add(both, [new])
    assert Faces(library.database).vectors().ids.tolist()[-1] == face


def test_a_face_that_is_known_is_not_drawn_twice(
    library: Library, describer: BoxDescriber, both: PhotoId, faces: tuple[FoundFace, FoundFace]
) -> None:
    astronaut, _ = faces
    (known,) = Faces(library.database).add(both, [scanned(astronaut)])
    loose = loosely(astronaut.box)
    assert loose.iou(astronaut.box) < 0.5
    for box in (astronaut.box, loose):
        with pytest.raises(FaceThereError, match="found already") as error:
            describer.describe(both, box)
        assert error.value.face == known
    Faces(library.database).assign([known], None, FaceState.NOT_A_FACE)
    assert describer.describe(both, loose).embedding is not None


def test_a_box_without_a_face_can_be_named_exported_and_is_never_compared(
    library: Library, describer: BoxDescriber, both: PhotoId, tmp_path: Path
) -> None:
    new = describer.describe(both, Box(-0.25, 0.5, 0.375, 0.25))
    assert new.box == Box(0.0, 0.5, 0.125, 0.25)
    assert (new.landmarks, new.embedding) == (None, None)
    (face,) = Faces(library.database).add(both, [new])
    person = Persons(library.database).add()
    Faces(library.database).assign([face], person, FaceState.CONFIRMED)
    library.name(person, "Ada")
    assert len(Faces(library.database).vectors().ids) == 0
    library.group()
    (ada,) = library.people()
    assert (ada.name, ada.faces) == ("Ada", 1)
    report = export_people(library, tmp_path / "out", chips=False)
    assert (report.written, report.failures) == (1, ())
    chips = export_people(library, tmp_path / "chips")
    (failure,) = chips.failures
    assert failure.reason == "This face has no landmarks to cut it out by."


def test_a_small_box_is_looked_at_in_more_detail(
    describer: BoxDescriber,
    add_photo: AddPhoto,
    scenes: Any,
    save: Save,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wide = np.full((1200, 3000, 3), 120, np.uint8)
    wide[300:524, 200:424] = scenes.astronaut_face
    photo = add_photo(save(tmp_path / "album" / "wide.jpg", wide), wide)
    sizes = []

    def watched(data: bytes, suffix: str, size: int) -> Any:
        sizes.append(size)
        return decode_photo(data, suffix, size)

    monkeypatch.setattr(module, "decode_photo", watched)
    small = describer.describe(photo, Box(0.08, 0.28, 0.045, 0.11))
    assert small.embedding is not None
    describer.describe(photo, Box(0.5, 0.1, 0.4, 0.8))
    assert sizes == [0, 400]


def test_the_copy_that_is_there_is_read(
    describer: BoxDescriber, add_photo: AddPhoto, scenes: Any, save: Save, tmp_path: Path
) -> None:
    path = save(tmp_path / "album" / "a.jpg", scenes.both)
    copy = path.with_name("b.jpg")
    copy.write_bytes(path.read_bytes())
    photo = add_photo(path, scenes.both, copies=(copy,))
    path.unlink()
    assert describer.describe(photo, SKY).landmarks is None
    save(copy, scenes.mirrored(scenes.both))
    with pytest.raises(KnownError, match="changed since it was scanned"):
        describer.describe(photo, SKY)
    copy.unlink()
    with pytest.raises(KnownError, match="drive"):
        describer.describe(photo, SKY)


def test_what_cannot_be_drawn_is_said(
    library: Library, describer: BoxDescriber, both: PhotoId
) -> None:
    with pytest.raises(KnownError, match="no photo 99"):
        describer.describe(PhotoId(99), SKY)
    for box in (Box(0.5, 0.5, 0.001, 0.2), Box(2, 2, 1, 1), Box(0.5, 0.5, -0.2, 0.2)):
        with pytest.raises(KnownError, match="too small"):
            describer.describe(both, box)
    broken = Photos(library.database).add("b" * 40, "cnn", 1600, error="The file is damaged.")
    with pytest.raises(KnownError, match=r"this photo\. The file is damaged"):
        describer.describe(broken, SKY)
