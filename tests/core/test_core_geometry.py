import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from photoorg.core.geometry import Box, Orientation, orient_box, orient_point

few = settings(max_examples=60, deadline=None)

# As large as a pixel of a photo of 10,000 at least; detectors look a little past the edge.
places = st.floats(-0.5, 1.5)
sides = st.floats(1e-4, 1.0)
boxes = st.builds(Box, places, places, sides, sides)
orientations = st.sampled_from(Orientation)


def _centre_form(box: Box) -> tuple[float, float, float, float]:
    return (*box.centre, box.width, box.height)


def _of_centre(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, width, height)


# -- orientations --------------------------------------------------------------------------


@pytest.mark.parametrize("orientation", Orientation)
def test_a_point_goes_where_the_decoder_puts_its_pixel(orientation: Orientation) -> None:
    height, width, row, column = 4, 6, 1, 4
    raster = np.zeros((height, width), np.uint8)
    raster[row, column] = 255
    image = Image.fromarray(raster)
    image.getexif()[0x0112] = int(orientation)
    upright = np.asarray(ImageOps.exif_transpose(image))

    x, y = orient_point((column + 0.5) / width, (row + 0.5) / height, orientation)

    found = int(y * upright.shape[0]), int(x * upright.shape[1])
    assert upright[found] == 255
    assert (upright.shape != raster.shape) is orientation.swaps_sides


@given(places, places, orientations)
@few
def test_the_inverse_orientation_undoes_a_point(
    x: float, y: float, orientation: Orientation
) -> None:
    there = orient_point(x, y, orientation)
    assert orient_point(*there, orientation.inverse) == pytest.approx((x, y), abs=1e-12)


@given(boxes, orientations)
@few
def test_the_inverse_orientation_undoes_a_box(box: Box, orientation: Orientation) -> None:
    back = orient_box(orient_box(box, orientation), orientation.inverse)
    assert _centre_form(back) == pytest.approx(_centre_form(box), abs=1e-12)


@given(boxes, orientations)
@few
def test_turning_keeps_the_area_and_overlaps(box: Box, orientation: Orientation) -> None:
    other = Box(box.left + box.width / 3, box.top + box.height / 4, box.width, box.height)
    turned, turned_other = orient_box(box, orientation), orient_box(other, orientation)
    assert turned.area == pytest.approx(box.area)
    assert turned.iou(turned_other) == pytest.approx(box.iou(other), abs=1e-6)


@given(boxes, orientations)
@few
def test_the_corners_of_a_turned_box_are_the_turned_corners(
    box: Box, orientation: Orientation
) -> None:
    turned = orient_box(box, orientation)
    corners = [
        orient_point(box.left, box.top, orientation),
        orient_point(box.right, box.bottom, orientation),
    ]
    left, right = sorted(x for x, _ in corners)
    top, bottom = sorted(y for _, y in corners)
    assert (turned.left, turned.top, turned.right, turned.bottom) == pytest.approx(
        (left, top, right, bottom), abs=1e-12
    )


@pytest.mark.parametrize(
    ("orientation", "in_file"),
    [
        (Orientation.ROTATED_90, (0.3, 0.8, 0.4, 0.2)),
        (Orientation.ROTATED_270, (0.7, 0.2, 0.4, 0.2)),
    ],
)
def test_the_vectors_of_face_regions_in_files(
    orientation: Orientation, in_file: tuple[float, float, float, float]
) -> None:
    """Regions in files are given by their centre: (x, y, width, height)."""
    displayed = (0.2, 0.3, 0.2, 0.4)
    to_file = orient_box(_of_centre(*displayed), orientation.inverse)
    to_display = orient_box(_of_centre(*in_file), orientation)
    assert _centre_form(to_file) == pytest.approx(in_file)
    assert _centre_form(to_display) == pytest.approx(displayed)


def test_only_the_quarter_turns_have_another_inverse() -> None:
    others = [o for o in Orientation if o.inverse is not o]
    assert others == [Orientation.ROTATED_90, Orientation.ROTATED_270]
    assert all(o.inverse.inverse is o for o in Orientation)
    assert [int(o) for o in Orientation if o.swaps_sides] == [5, 6, 7, 8]


# -- boxes ---------------------------------------------------------------------------------


@given(boxes, boxes)
@few
def test_overlap_is_symmetric_and_a_share(one: Box, other: Box) -> None:
    assert one.iou(other) == other.iou(one)
    assert 0 <= one.iou(other) <= 1 + 1e-9


@given(boxes)
@few
def test_a_box_overlaps_itself_wholly(box: Box) -> None:
    assert box.iou(box) == pytest.approx(1)


@given(boxes, st.floats(-0.3, 0.3), st.floats(-0.3, 0.3))
@few
def test_overlap_does_not_change_when_both_boxes_move(box: Box, right: float, down: float) -> None:
    other = Box(box.left + box.width / 2, box.top, box.width, box.height)
    moved = Box(box.left + right, box.top + down, box.width, box.height)
    moved_other = Box(other.left + right, other.top + down, other.width, other.height)
    assert moved.iou(moved_other) == pytest.approx(box.iou(other), abs=1e-6)


def test_overlap_by_hand() -> None:
    box = Box(0.0, 0.0, 0.4, 0.4)
    assert box.iou(Box(0.2, 0.0, 0.4, 0.4)) == pytest.approx(1 / 3)
    assert box.iou(Box(0.1, 0.1, 0.2, 0.2)) == pytest.approx(1 / 4)
    assert box.iou(Box(0.4, 0.0, 0.4, 0.4)) == 0, "boxes that touch share nothing"
    assert box.iou(Box(0.5, 0.5, 0.4, 0.4)) == 0
    assert box.iou(Box(0.1, 0.1, 0.0, 0.2)) == 0, "a line covers nothing"


@given(
    st.integers(1, 8000),
    st.integers(1, 8000),
    st.tuples(st.integers(-500, 9000), st.integers(-500, 9000)),
    st.tuples(st.integers(0, 3000), st.integers(0, 3000)),
)
@few
def test_pixels_come_back_whole(
    width: int, height: int, corner: tuple[int, int], sides: tuple[int, int]
) -> None:
    pixels = (*corner, corner[0] + sides[0], corner[1] + sides[1])
    box = Box.from_pixels(*pixels, (width, height))
    assert box.to_pixels((width, height)) == pixels


def test_a_box_stays_right_at_another_size() -> None:
    box = Box.from_pixels(100, 50, 300, 150, (1000, 500))
    assert box.to_pixels((500, 250)) == (50, 25, 150, 75)
    assert box.centre == pytest.approx((0.2, 0.2))
    assert (box.right, box.bottom) == pytest.approx((0.3, 0.3))
