"""Our networks against dlib's own, on the same pixels."""

from pathlib import Path
from typing import Any

import dlib
import numpy as np
import pytest

from photoorg.core.arrays import Pixels
from photoorg.core.geometry import Box
from photoorg.faces.cnn_detector import CnnDetector
from photoorg.faces.detection import Detection, DetectorKind, SearchSettings
from photoorg.faces.finder import FaceFinder
from photoorg.faces.weights import GraphFiles, Weights
from photoorg.imaging import decode_photo
from photoorg.library.evaluation import dlib_whispers

VARIANTS = ("astronaut", "hopper", "mirrored", "rotated", "dark", "bright", "both")

# Published with dlib's example of face clustering: HOG, upsampled once, at full size.
PUBLISHED = {
    "bald_guys.jpg": 24,
    "2009_004587.jpg": 2,
    "2008_002506.jpg": 3,
    "Tom_Cruise_avp_2014_4.jpg": 1,
    "2008_002079.jpg": 6,
    "2008_004176.jpg": 7,
    "dogs.jpg": 0,
    "2008_007676.jpg": 7,
    "2008_002470.jpg": 6,
    "2008_001009.jpg": 2,
    "2007_007763.jpg": 7,
    "2008_001322.jpg": 3,
}


@pytest.fixture(scope="module")
def dlib_descriptor(weights: Weights) -> Any:
    return dlib.face_recognition_model_v1(str(weights.embedder))


@pytest.fixture(scope="module")
def dlib_cnn(weights: Weights) -> Any:
    return dlib.cnn_face_detection_model_v1(str(weights.detector))


def full_size(path: Path) -> Pixels:
    return decode_photo(path.read_bytes(), path.suffix, 0).pixels


def assert_same_descriptors(finder: FaceFinder, model: Any, pixels: Pixels) -> int:
    faces = finder.find(pixels)
    for face in faces:
        theirs = np.array(model.compute_face_descriptor(face.chip))
        assert np.abs(theirs - face.plain).max() <= 1e-5
        mirrored = np.ascontiguousarray(face.chip[:, ::-1])
        other = np.array(model.compute_face_descriptor(mirrored))
        assert np.abs((theirs + other) / 2 - face.embedding).max() <= 1e-5
    return len(faces)


@pytest.mark.parametrize("variant", VARIANTS)
def test_descriptors_of_the_scenes(
    scenes: Any, cnn_finder: FaceFinder, dlib_descriptor: Any, variant: str
) -> None:
    pixels = scenes.variants()[variant]
    expected = 2 if variant == "both" else 1
    assert assert_same_descriptors(cnn_finder, dlib_descriptor, pixels) == expected


def boxes_of(detections: Any, size: tuple[int, int]) -> list[Box]:
    return [
        Box.from_pixels(r.left(), r.top(), r.right() + 1, r.bottom() + 1, size)
        for r in (d.rect for d in detections)
    ]


def assert_same_boxes(ours: list[Detection], theirs: Any, pixels: Pixels, *, at_least: int) -> None:
    """One to one, IoU at least 0.9, and the same scores."""
    size = (pixels.shape[1], pixels.shape[0])
    left = boxes_of(theirs, size)
    assert len(ours) == len(left) >= at_least
    scores = [d.confidence for d in theirs]
    for found in ours:
        box = Box.from_pixels(found.left, found.top, found.right + 1, found.bottom + 1, size)
        best = max(range(len(left)), key=lambda i: box.iou(left[i]))
        assert box.iou(left.pop(best)) >= 0.9
        assert found.score == pytest.approx(scores.pop(best), abs=0.05)


@pytest.mark.parametrize("variant", VARIANTS)
def test_boxes_of_the_scenes(
    scenes: Any, cnn_finder: FaceFinder, dlib_cnn: Any, variant: str
) -> None:
    pixels = np.ascontiguousarray(scenes.variants()[variant])
    ours = cnn_finder.detector(0).detect(pixels)
    at_least = 2 if variant == "both" else 1
    assert_same_boxes(ours, dlib_cnn(pixels, 0), pixels, at_least=at_least)


def test_boxes_of_an_enlarged_scene(scenes: Any, cnn_finder: FaceFinder, dlib_cnn: Any) -> None:
    pixels = scenes.scaled(scenes.hopper_face, 0.35)
    ours = cnn_finder.detector(1).detect(pixels)
    assert_same_boxes(ours, dlib_cnn(pixels, 1), pixels, at_least=1)


@pytest.mark.parametrize(
    ("name", "faces"),
    [("2008_002506.jpg", 3), ("2008_001009.jpg", 1), ("2009_004587.jpg", 1)],
)
def test_boxes_of_photos(
    shared_faces: Path, cnn_finder: FaceFinder, dlib_cnn: Any, name: str, faces: int
) -> None:
    pixels = full_size(shared_faces / "dlib_examples" / name)
    ours = cnn_finder.detector(0).detect(pixels)
    assert_same_boxes(ours, dlib_cnn(pixels, 0), pixels, at_least=faces)


def test_strips_change_nothing(
    scenes: Any, cnn_finder: FaceFinder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from photoorg.faces import cnn_detector

    detector = cnn_finder.detector(0)
    assert isinstance(detector, CnnDetector)
    pictures = [scenes.both, scenes.astronaut_face]
    found = {}
    for pixels in (1, 50_000, 1_000_000_000):  # a row each, some rows each, all in one
        monkeypatch.setattr(cnn_detector, "_STRIP_PIXELS", pixels)
        found[pixels] = [d for picture in pictures for d in detector.detect(picture)]
    boxes = [[(d.left, d.top, d.right, d.bottom) for d in f] for f in found.values()]
    assert len(boxes[0]) == 3
    assert boxes[0] == boxes[1] == boxes[2]
    one_strip = [d.score for d in found[1_000_000_000]]
    for pixels in (1, 50_000):
        assert [d.score for d in found[pixels]] == pytest.approx(one_strip, abs=1e-5)


@pytest.fixture(scope="module")
def published_run(shared_faces: Path, weights: Weights, graphs: GraphFiles) -> dict[str, list[Any]]:
    finder = FaceFinder(weights, graphs, SearchSettings(DetectorKind.HOG, 1), threads=1)
    folder = shared_faces / "dlib_examples"
    return {path.name: finder.find(full_size(path)) for path in sorted(folder.glob("*.jpg"))}


def test_published_counts(published_run: dict[str, list[Any]]) -> None:
    assert {name: len(faces) for name, faces in published_run.items()} == PUBLISHED


def test_published_groups(published_run: dict[str, list[Any]]) -> None:
    plain = np.stack([face.plain for name in published_run for face in published_run[name]])
    assert plain.shape == (68, 128)
    sizes = np.bincount(dlib_whispers(plain))
    assert len(sizes) == 46
    assert sizes.max() == 6


def test_descriptors_of_the_published_run(
    published_run: dict[str, list[Any]], dlib_descriptor: Any
) -> None:
    describe = dlib_descriptor.compute_face_descriptor
    faces = [face for found in published_run.values() for face in found]
    differences = [np.abs(np.array(describe(face.chip)) - face.plain).max() for face in faces]
    assert len(differences) == 68
    assert max(differences) <= 1e-5
