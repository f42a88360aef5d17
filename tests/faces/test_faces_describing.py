"""Chips, embeddings and quality."""

from typing import Any

import numpy as np
import pytest

from photoorg.core.records import Quality
from photoorg.faces.alignment import CHIP_SIZE, cut_chip_again
from photoorg.faces.embedder import Embedder
from photoorg.faces.finder import FaceFinder
from photoorg.faces.quality import assess, sharpness, yaw


@pytest.fixture(scope="module")
def chips(cnn_finder: FaceFinder, scenes: Any) -> np.ndarray:
    """uint8[n, 150, 150, 3] of every face in the scenes, n = 8."""
    found = [f.chip for pixels in scenes.variants().values() for f in cnn_finder.locate(pixels)]
    assert len(found) == 8
    return np.stack(found)


@pytest.mark.parametrize("which", ["astronaut", "hopper", "both"])
def test_a_chip_cut_again_is_the_same_chip(cnn_finder: FaceFinder, scenes: Any, which: str) -> None:
    pixels = getattr(scenes, which)
    for face in cnn_finder.locate(pixels):
        assert face.chip.shape == (CHIP_SIZE, CHIP_SIZE, 3)
        assert np.array_equal(cut_chip_again(pixels, face.landmarks), face.chip)


@pytest.mark.parametrize("size", [(97, 131), (501, 333), (1599, 1066)])
def test_landmarks_survive_normalisation_at_odd_sizes(
    hog_finder: FaceFinder, scenes: Any, size: tuple[int, int]
) -> None:
    canvas = np.zeros((max(size[1], 300), max(size[0], 300), 3), np.uint8)
    canvas[:300, :300] = scenes.hopper_face
    (face,) = hog_finder.locate(canvas)
    assert face.landmarks.dtype == np.float32
    assert np.array_equal(cut_chip_again(canvas, face.landmarks), face.chip)


def test_landmarks_are_normalised_and_lie_in_the_face(cnn_finder: FaceFinder, scenes: Any) -> None:
    for face in cnn_finder.locate(scenes.both):
        assert face.landmarks.shape == (5, 2)
        x, y = face.landmarks.T
        assert face.box.left < x.min() < x.max() < face.box.right
        assert face.box.top < y.min() < y.max() < face.box.bottom


def test_a_chip_stands_upright_whatever_the_angle(cnn_finder: FaceFinder, scenes: Any) -> None:
    (straight,) = cnn_finder.find(scenes.hopper)
    (tilted,) = cnn_finder.find(scenes.rotated(scenes.hopper, 20))
    difference = np.abs(straight.chip.astype(int) - tilted.chip.astype(int))
    assert difference[30:120, 30:120].mean() < 15
    assert np.linalg.norm(straight.embedding - tilted.embedding) < 0.3


def test_no_chips_give_no_embeddings(cnn_finder: FaceFinder) -> None:
    none = np.empty((0, CHIP_SIZE, CHIP_SIZE, 3), np.uint8)
    assert cnn_finder.embedder.describe(none).shape == (0, 128)
    plain, mirrored = cnn_finder.embedder.describe_both_ways(none)
    assert plain.shape == mirrored.shape == (0, 128)
    assert cnn_finder.describe([]) == []
    assert cnn_finder.find(np.zeros((300, 300, 3), np.uint8)) == []


def test_embeddings_depend_on_neither_batch_nor_order(
    cnn_finder: FaceFinder, chips: np.ndarray
) -> None:
    embedder: Embedder = cnn_finder.embedder
    many = np.concatenate([chips] * 5)  # more than two batches, the last one not full
    alone = np.concatenate([embedder.describe(chip[None]) for chip in chips])
    together = embedder.describe(many)
    assert together.dtype == np.float32
    assert together.shape == (40, 128)
    assert np.abs(together - np.concatenate([alone] * 5)).max() <= 1e-6
    order = np.random.default_rng(1).permutation(40)
    assert np.abs(embedder.describe(many[order]) - together[order]).max() <= 1e-6


def test_both_ways_is_the_chip_and_its_mirror_image(
    cnn_finder: FaceFinder, chips: np.ndarray
) -> None:
    plain, mirrored = cnn_finder.embedder.describe_both_ways(chips)
    assert np.abs(plain - cnn_finder.embedder.describe(chips)).max() <= 1e-6
    turned = np.ascontiguousarray(chips[:, :, ::-1])
    assert np.abs(mirrored - cnn_finder.embedder.describe(turned)).max() <= 1e-6


def test_the_same_person_is_near_and_another_is_far(cnn_finder: FaceFinder, scenes: Any) -> None:
    (first,) = cnn_finder.find(scenes.astronaut)
    (other,) = cnn_finder.find(scenes.hopper)
    for changed in (
        scenes.mirrored(scenes.astronaut),
        scenes.rotated(scenes.astronaut, -10),
        scenes.lit(scenes.astronaut, 0.5),
    ):
        (same,) = cnn_finder.find(changed)
        assert np.linalg.norm(same.embedding - first.embedding) < 0.3
        assert np.linalg.norm(same.embedding - other.embedding) > 0.6


def test_the_embedding_hardly_knows_left_from_right(cnn_finder: FaceFinder, scenes: Any) -> None:
    (face,) = cnn_finder.find(scenes.hopper)
    mirrored, plain = cnn_finder.embedder.describe_both_ways(
        np.ascontiguousarray(face.chip[None, :, ::-1])
    )
    assert np.abs((mirrored + plain)[0] / 2 - face.embedding).max() <= 1e-6


def test_blur_lowers_sharpness(cnn_finder: FaceFinder, scenes: Any) -> None:
    (face,) = cnn_finder.locate(scenes.hopper)
    values = [sharpness(scenes.blurred(face.chip, radius)) for radius in (0, 1, 2, 4)]
    assert values == sorted(values, reverse=True)
    assert values[0] > 3 * values[2]
    assert sharpness(np.full((150, 150, 3), 80, np.uint8)) == pytest.approx(0, abs=1e-3)


FRONTAL = np.array([[60, 50], [40, 50], [0, 50], [20, 50], [30, 75]], np.float32)


def test_yaw_is_nothing_for_a_frontal_face_and_grows_with_the_turn() -> None:
    assert yaw(FRONTAL) == pytest.approx(0, abs=1e-6)
    turns = []
    for shift in (5, 10, 15):
        turned = FRONTAL.copy()
        turned[4, 0] += shift
        turns.append(yaw(turned))
        turned[4, 0] -= 2 * shift
        assert yaw(turned) == pytest.approx(turns[-1], abs=1e-6)
    assert turns == sorted(turns)
    assert turns[0] > 0.1


@pytest.mark.parametrize("degrees", [15, 90, 200])
def test_yaw_does_not_see_rotation_and_size(degrees: float) -> None:
    turned = FRONTAL.copy()
    turned[4, 0] += 12
    angle = np.radians(degrees)
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    moved = (turned @ rotation.T * 3.7 + 11).astype(np.float32)
    assert yaw(moved) == pytest.approx(yaw(turned), abs=1e-4)


def test_eyes_in_one_place_are_no_frontal_face() -> None:
    assert yaw(np.zeros((5, 2), np.float32)) == 1.0


def test_every_part_of_the_quality_lies_between_0_and_1(chips: np.ndarray) -> None:
    profile = FRONTAL.copy()
    profile[4, 0] += 100
    best = assess(chips[0], FRONTAL, 500, 9)
    worst = assess(np.zeros_like(chips[0]), profile, 0, -3)
    assert worst == Quality(0, 0, 0, 0)
    assert worst.score == 0
    assert (best.size, best.detector) == (1, 1)
    assert best.frontality == pytest.approx(1)
    assert 0 < best.sharpness <= 1
    assert 0 < best.score <= 1


def test_a_poor_photo_of_a_face_has_lower_quality(cnn_finder: FaceFinder, scenes: Any) -> None:
    (good,) = cnn_finder.locate(scenes.hopper)
    (blurred,) = cnn_finder.locate(scenes.blurred(scenes.hopper, 4))
    assert blurred.quality.sharpness < good.quality.sharpness
    assert blurred.quality.score < good.quality.score
    small = np.zeros((400, 400, 3), np.uint8)
    part = scenes.scaled(scenes.hopper_face, 0.55)
    small[: part.shape[0], : part.shape[1]] = part
    (little,) = cnn_finder.locate(small)
    assert little.quality.size < good.quality.size
