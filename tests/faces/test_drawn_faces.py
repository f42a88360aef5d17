"""Boxes that are drawn by hand: a face is found if there is one, and none is made up."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.core.arrays import Pixels
from photoorg.core.geometry import Box
from photoorg.faces.detection import is_drawn_face
from photoorg.faces.drawn import BOX_EDGE, _View, describe_drawn
from photoorg.faces.finder import FaceFinder, FoundFace

SAME_PERSON = 0.6


def head_box(face: Box, wider: float = 1.4) -> Box:
    """As somebody draws it who means the whole head, not just where a detector looks."""
    width, height = face.width * wider, face.height * wider * 1.1
    x, y = face.centre
    return Box(x - width / 2, y - height * 0.54, width, height)


def distance(a: Any, b: Any) -> float:
    return float(np.linalg.norm(a.embedding - b.embedding))


def apart(points: Any, others: Any) -> float:
    """The mean distance of landmarks, as a share of the distance of the eyes; squares only."""
    eyes = float(np.linalg.norm(others[:2].mean(axis=0) - others[2:4].mean(axis=0)))
    return float(np.linalg.norm(points - others, axis=1).mean()) / eyes


@pytest.fixture(scope="module")
def found(cnn_finder: FaceFinder, scenes: Any) -> FoundFace:
    """The astronaut's face, as a scan finds it."""
    (face,) = cnn_finder.find(scenes.astronaut_face)
    return face


def test_a_face_is_described_as_a_scan_would_and_the_box_is_kept(
    cnn_finder: FaceFinder, scenes: Any, found: FoundFace
) -> None:
    box = head_box(found.box)
    drawn = describe_drawn(cnn_finder, scenes.astronaut_face, box)
    assert drawn.box == box
    assert drawn.landmarks is not None
    assert drawn.landmarks.dtype == np.float32
    assert apart(drawn.landmarks, found.landmarks) < 0.06
    assert distance(drawn, found) < 0.2
    assert drawn.score > 0.8
    assert drawn.quality.score == pytest.approx(found.quality.score, abs=0.15)


@pytest.mark.parametrize(("quarters", "degrees"), [(1, 90), (2, 180), (0, 140)])
def test_a_face_that_does_not_stand_upright(
    cnn_finder: FaceFinder, scenes: Any, found: FoundFace, quarters: int, degrees: float
) -> None:
    pixels = scenes.rotated(scenes.astronaut_face, degrees)
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    landmarks = (found.landmarks - 0.5) @ turn.T + 0.5
    x, y = turn @ (np.array(found.box.centre) - 0.5) + 0.5
    box = Box(x - 0.25, y - 0.25, 0.5, 0.5)
    drawn = describe_drawn(cnn_finder, pixels, box)
    assert drawn.landmarks is not None
    assert apart(drawn.landmarks, landmarks) < 0.15
    assert distance(drawn, found) < 0.35


def test_a_face_in_the_dark(cnn_finder: FaceFinder, scenes: Any, found: FoundFace) -> None:
    dark = scenes.lit(scenes.astronaut_face, 0.06)
    assert cnn_finder.find(dark) == []
    drawn = describe_drawn(cnn_finder, dark, head_box(found.box))
    assert drawn.landmarks is not None
    assert apart(drawn.landmarks, found.landmarks) < 0.15
    assert distance(drawn, found) < SAME_PERSON


def test_a_face_of_a_few_pixels(cnn_finder: FaceFinder, scenes: Any, found: FoundFace) -> None:
    tiny = scenes.scaled(scenes.astronaut_face, 0.2)
    width = found.box.width * tiny.shape[1]
    assert width < 25
    assert cnn_finder.find(tiny) == []
    drawn = describe_drawn(cnn_finder, tiny, head_box(found.box))
    assert drawn.landmarks is not None
    assert distance(drawn, found) < SAME_PERSON
    assert drawn.quality.size == pytest.approx(width / 100, rel=0.35)


def test_a_face_cut_by_the_edge_of_the_photo(cnn_finder: FaceFinder, scenes: Any) -> None:
    (whole,) = cnn_finder.locate(scenes.hopper_face)
    left = whole.box.left + whole.box.width * 0.15
    cut = np.ascontiguousarray(scenes.hopper_face[:, round(left * 300) :])
    part = Box(0.0, whole.box.top, 0.6, whole.box.height)
    drawn = describe_drawn(cnn_finder, cut, part)
    assert drawn.landmarks is not None
    assert drawn.box == part


def test_a_face_that_the_detector_doubts(cnn_finder: FaceFinder, scenes: Any) -> None:
    (sharp,) = cnn_finder.find(scenes.hopper_face)
    blurred = scenes.blurred(scenes.hopper_face, 13)
    assert cnn_finder.find(blurred) == []
    drawn = describe_drawn(cnn_finder, blurred, head_box(sharp.box))
    assert drawn.score <= 0
    assert drawn.landmarks is not None
    assert apart(drawn.landmarks, sharp.landmarks) < 0.25
    assert drawn.quality.score == 0  # it may join a group, and never links two


def test_covered_eyes_are_not_made_up(cnn_finder: FaceFinder, scenes: Any) -> None:
    (whole,) = cnn_finder.find(scenes.hopper_face)
    covered = scenes.hopper_face.copy()
    covered[: round((whole.box.top + 0.65 * whole.box.height) * 300)] = 40
    assert describe_drawn(cnn_finder, covered, head_box(whole.box)).landmarks is None


def behind(pixels: Pixels, face: Box) -> Pixels:
    """The photo with the back of a head, which is hair and no more, in place of the face."""
    height, width = pixels.shape[:2]
    y, x = np.mgrid[:height, :width]
    middle_x, middle_y = face.centre[0] * width, face.centre[1] * height
    across, down = 0.72 * face.width * width, 0.95 * face.height * height
    inside = np.hypot((x - middle_x) / across, (y - middle_y) / down)
    strands = np.random.default_rng(3).normal(0, 14, (1, width)).repeat(height, axis=0)
    hair = np.array([70, 50, 35]) * (1.2 - 0.5 * inside**2)[..., None] + strands[..., None]
    mixed = np.where((inside < 1)[..., None], hair, pixels)
    return np.clip(mixed, 0, 255).astype(np.uint8)


def test_the_back_of_a_head_has_no_landmarks(
    cnn_finder: FaceFinder, scenes: Any, found: FoundFace
) -> None:
    box = head_box(found.box)
    drawn = describe_drawn(cnn_finder, behind(scenes.astronaut_face, found.box), box)
    assert (drawn.box, drawn.landmarks, drawn.embedding) == (box, None, None)
    assert (drawn.quality.score, drawn.score) == (0.0, 0.0)


@pytest.mark.parametrize("name", ["grass", "gravel", "brick"])
def test_a_texture_has_no_landmarks(cnn_finder: FaceFinder, name: str) -> None:
    import skimage.data

    grey = getattr(skimage.data, name)()[:240, :320]
    pixels = np.repeat(grey[:, :, None], 3, axis=2)
    assert describe_drawn(cnn_finder, pixels, Box(0.2, 0.2, 0.4, 0.6)).landmarks is None


def test_the_face_beside_the_box_is_not_taken(cnn_finder: FaceFinder, scenes: Any) -> None:
    astronaut, _ = sorted(cnn_finder.locate(scenes.both), key=lambda face: face.box.left)
    beside = Box(astronaut.box.right, astronaut.box.top, astronaut.box.width, astronaut.box.height)
    assert describe_drawn(cnn_finder, scenes.both, beside).landmarks is None


def test_a_box_outside_the_photo_is_refused(cnn_finder: FaceFinder, scenes: Any) -> None:
    for box in (Box(1.0, 0, 0.2, 0.2), Box(0.5, -0.3, 0.2, 0.3), Box(0.5, 0.5, 0.0, 0.2)):
        with pytest.raises(ValueError, match="nothing of"):
            describe_drawn(cnn_finder, scenes.astronaut_face, box)


@pytest.mark.parametrize("box", [Box(0, 0, 1, 1), Box(0.99, 0.99, 0.01, 0.01), Box(-3, -3, 9, 9)])
def test_boxes_of_every_size_are_answered(cnn_finder: FaceFinder, box: Box) -> None:
    grey = np.full((30, 40, 3), 90, np.uint8)
    assert describe_drawn(cnn_finder, grey, box).embedding is None


@settings(max_examples=50, deadline=None)
@given(st.floats(-180, 180), st.floats(10, 200), st.floats(10, 200))
def test_points_of_a_turned_view_go_back_to_where_they_were(
    angle: float, width: float, height: float
) -> None:
    edge = 3 * BOX_EDGE
    pixels = np.zeros((edge, edge, 3), np.uint8)
    pixels[edge // 2 - 44 : edge // 2 - 36, edge // 2 + 86 : edge // 2 + 94] = 255
    turned = _View(pixels, width, height).turned(angle)
    spot = np.argwhere(turned.pixels[:, :, 0] > 128).mean(axis=0)[::-1] + 0.5
    np.testing.assert_allclose(turned.from_middle(spot[None]), [[90, -40]], atol=0.6)


boxes = st.builds(Box, st.floats(0, 0.8), st.floats(0, 0.8), st.floats(0.05, 1), st.floats(0.05, 1))


@settings(max_examples=100, deadline=None)
@given(boxes, boxes)
def test_the_drawn_face_lies_in_the_middle_of_its_box(drawn: Box, hit: Box) -> None:
    assert is_drawn_face(drawn, drawn)
    if is_drawn_face(drawn, hit):
        x, y = hit.centre
        assert drawn.left < x < drawn.right
        assert drawn.top < y < drawn.bottom
        assert drawn.iou(hit) >= 0.25
