"""The detectors by themselves: pyramid, suppression, sizes, tiny pictures."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.faces.cnn_detector import Level, normalised_planes, pyramid_levels, suppress
from photoorg.faces.detection import Detection, DetectorKind, SearchSettings
from photoorg.faces.dlib_format import DetectorOptions
from photoorg.faces.finder import FaceFinder
from photoorg.faces.weights import GraphFiles, Weights

OPTIONS = DetectorOptions((40, 40), same_face_overlap=0.4, same_face_cover=0.8)
INNER_MARGIN = 10
OUTER_MARGIN = 11


def overlap(a: Level, b: Level) -> bool:
    return (
        a.left < b.left + b.width
        and b.left < a.left + a.width
        and a.top < b.top + b.height
        and b.top < a.top + a.height
    )


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000))
def test_levels_lie_apart_and_inside(width: int, height: int) -> None:
    levels = pyramid_levels(width, height)
    assert (levels[0].width, levels[0].height) == (width, height)
    assert min(level.left for level in levels) >= OUTER_MARGIN
    assert min(level.top for level in levels) >= OUTER_MARGIN
    # Nothing but the first column decides how wide the canvas is.
    assert max(level.left + level.width for level in levels) == width + OUTER_MARGIN
    for index, level in enumerate(levels):
        assert not any(overlap(level, other) for other in levels[:index])


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000))
def test_each_level_is_five_sixths_of_the_one_before(width: int, height: int) -> None:
    levels = pyramid_levels(width, height)
    for above, below in pairwise(levels):
        assert (below.width, below.height) == (above.width * 5 // 6, above.height * 5 // 6)


def test_a_large_picture_has_levels_down_to_a_few_pixels() -> None:
    levels = pyramid_levels(1600, 1200)
    assert levels[-1].height < 12
    assert len(levels) > 25


def test_distance_to_a_level() -> None:
    level = Level(width=10, height=20, left=100, top=200)
    assert level.distance(100, 200) == level.distance(109, 219) == 0
    assert level.distance(97, 196) == 5
    assert level.distance(110, 219) == 1


def test_planes_are_what_dlib_feeds_its_networks() -> None:
    pixels = np.array([[[0, 128, 255], [255, 255, 255]]], np.uint8)
    planes = normalised_planes(pixels)
    assert planes.shape == (1, 3, 1, 2)
    assert planes.dtype == np.float32
    expected = (np.array([0, 128, 255]) - (122.782, 117.001, 104.298)) / 256
    assert planes[0, :, 0, 0] == pytest.approx(expected, abs=1e-6)


def box(left: int, top: int, size: int, score: float) -> Detection:
    return Detection(left, top, left + size - 1, top + size - 1, score)


def test_the_best_of_boxes_on_one_face_stays() -> None:
    found = suppress([box(0, 0, 100, 0.3), box(4, 3, 100, 0.9), box(8, 2, 104, 0.5)], OPTIONS)
    assert found == [box(4, 3, 100, 0.9)]


def test_boxes_of_two_faces_both_stay_best_first() -> None:
    found = suppress([box(0, 0, 100, 0.3), box(90, 0, 100, 0.9)], OPTIONS)
    assert [d.score for d in found] == [0.9, 0.3]


def test_a_small_box_inside_a_large_one_is_the_same_face() -> None:
    assert len(suppress([box(0, 0, 100, 0.9), box(30, 30, 40, 0.5)], OPTIONS)) == 1


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(
            box, st.integers(-50, 200), st.integers(-50, 200), st.integers(1, 120), st.floats(0, 2)
        ),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_suppression_keeps_the_best_whatever_the_order(boxes: list[Detection], random: Any) -> None:
    kept = suppress(boxes, OPTIONS)
    assert suppress(kept, OPTIONS) == kept
    assert all(one in boxes for one in kept)
    assert [d.score for d in kept] == sorted((d.score for d in kept), reverse=True)
    if boxes:
        assert kept[0].score == max(d.score for d in boxes)
    shuffled = list(boxes)
    random.shuffle(shuffled)
    assert suppress(shuffled, OPTIONS) == kept


def finder(
    weights: Weights, graphs: GraphFiles, kind: DetectorKind, upsample: int | None, min_face: int
) -> FaceFinder:
    return FaceFinder(weights, graphs, SearchSettings(kind, upsample, min_face), threads=1)


@pytest.mark.parametrize("kind", list(DetectorKind))
def test_min_face_leaves_out_small_faces_only(
    weights: Weights, graphs: GraphFiles, scenes: Any, kind: DetectorKind
) -> None:
    pixels = scenes.both
    sizes = sorted(d.width for d in finder(weights, graphs, kind, 0, 0).detector(0).detect(pixels))
    assert len(sizes) == 2
    small, large = sizes
    assert large > small * 1.6
    # The CNN's boxes come in steps of 1.2, so a face a little too small may pass as the next.
    for least, expected in (
        (small, [small, large]),
        (round(small * 1.5), [large]),
        (round(large * 1.5), []),
    ):
        limited = finder(weights, graphs, kind, 0, least)
        found = [face.box.width * pixels.shape[1] for face in limited.locate(pixels)]
        assert sorted(round(width) for width in found) == expected


@pytest.mark.parametrize("kind", list(DetectorKind))
def test_min_face_counts_pixels_of_the_given_picture_when_it_is_doubled(
    weights: Weights, graphs: GraphFiles, scenes: Any, kind: DetectorKind
) -> None:
    pixels = scenes.scaled(scenes.hopper_face, 0.5)
    (face,) = finder(weights, graphs, kind, 1, 0).locate(pixels)
    width = round(face.box.width * pixels.shape[1])
    assert len(finder(weights, graphs, kind, 1, width - 2).locate(pixels)) == 1
    assert finder(weights, graphs, kind, 1, round(width * 1.5)).locate(pixels) == []


@pytest.mark.parametrize("kind", list(DetectorKind))
@pytest.mark.parametrize("upsample", [0, 1, 2, None])
def test_tiny_pictures(
    weights: Weights, graphs: GraphFiles, kind: DetectorKind, upsample: int | None
) -> None:
    tiny = finder(weights, graphs, kind, upsample, 0)
    for shape in ((1, 1), (2, 3), (10, 200), (200, 10), (1, 400), (400, 1), (39, 41)):
        assert tiny.find(np.full((*shape, 3), 127, np.uint8)) == []


@pytest.mark.parametrize("kind", list(DetectorKind))
@pytest.mark.parametrize("upsample", [1, None])
def test_enlarging_finds_small_faces_where_they_are(
    weights: Weights, graphs: GraphFiles, scenes: Any, kind: DetectorKind, upsample: int | None
) -> None:
    pixels = scenes.scaled(scenes.hopper_face, 0.4)
    (large,) = finder(weights, graphs, kind, 0, 0).locate(scenes.hopper_face)
    (small,) = finder(weights, graphs, kind, upsample, 0).locate(pixels)
    assert small.box.iou(large.box) > 0.6


def test_faces_come_best_first(cnn_finder: FaceFinder, scenes: Any) -> None:
    scores = [face.score for face in cnn_finder.locate(scenes.both)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 2


def test_a_face_cut_by_the_edge_is_found(cnn_finder: FaceFinder, scenes: Any) -> None:
    (whole,) = cnn_finder.locate(scenes.hopper)
    left, _, right, _ = whole.box.to_pixels((512, 600))
    cut = scenes.hopper[:, (left + right) // 2 - (right - left) // 4 :].copy()
    (face,) = cnn_finder.find(cut)
    assert face.chip.shape == (150, 150, 3)
    assert np.isfinite(face.embedding).all()
