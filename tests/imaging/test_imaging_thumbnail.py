"""Square face thumbnails, also at and beyond the edges of a photo."""

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from photoorg.imaging import encode_thumbnail


def thumbnail(pixels: np.ndarray, box: tuple[int, int, int, int], size: int = 160) -> np.ndarray:
    data = encode_thumbnail(pixels, box, size)
    with Image.open(io.BytesIO(data)) as image:
        assert image.format == "JPEG"
        assert image.mode == "RGB"
        return np.asarray(image).astype(int)


@pytest.fixture
def gradient() -> np.ndarray:
    """Red tells the column, green the row: 200 wide, 120 high."""
    pixels = np.zeros((120, 200, 3), np.uint8)
    pixels[:, :, 0] = np.arange(200)
    pixels[:, :, 1] = np.arange(120)[:, None]
    return pixels


def seen(square: np.ndarray) -> tuple[float, float, float, float]:
    """The columns and rows of the gradient at the square's left, right, top and bottom."""
    return (
        square[:, 0, 0].mean(),
        square[:, -1, 0].mean(),
        square[0, :, 1].mean(),
        square[-1, :, 1].mean(),
    )


def test_box_in_the_middle_with_margin(gradient):
    square = thumbnail(gradient, (80, 40, 120, 80))
    assert square.shape == (160, 160, 3)
    # 40 pixels and a quarter of them on each side: columns 70 to 130, rows 30 to 90.
    assert seen(square) == pytest.approx((70, 130, 30, 90), abs=3)


def test_longer_edge_of_the_box_counts(gradient):
    assert seen(thumbnail(gradient, (90, 40, 110, 80))) == pytest.approx((70, 130, 30, 90), abs=3)


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        ((0, 0, 40, 40), (0, 59, 0, 59)),
        ((160, 80, 200, 120), (140, 199, 60, 119)),
        ((-20, 40, 20, 80), (0, 59, 30, 90)),
        ((500, 40, 540, 80), (140, 199, 30, 90)),
        ((-900, -900, -860, -860), (0, 59, 0, 59)),
    ],
)
def test_shifted_inside_at_the_edges(gradient, box, expected):
    assert seen(thumbnail(gradient, box)) == pytest.approx(expected, abs=4)


def test_larger_than_the_photo_is_continued(gradient):
    square = thumbnail(gradient, (0, -40, 200, 160))
    assert square.shape == (160, 160, 3)
    left, right, top, bottom = seen(square)
    assert (left, top) == pytest.approx((0, 0), abs=4)
    assert (right, bottom) == pytest.approx((199, 119), abs=4)
    # The first rows above the photo repeat its first row.
    assert np.abs(square[:40, :, 1]).max() <= 4
    assert np.ptp(square[:40, 80, 0]) <= 4


def test_size_of_the_result(gradient):
    assert thumbnail(gradient, (80, 40, 120, 80), 64).shape == (64, 64, 3)


def test_small_bytes(gradient):
    noise = np.random.default_rng(0).integers(0, 255, (400, 400, 3), np.uint8)
    assert len(encode_thumbnail(noise, (100, 100, 300, 300))) < 20_000
    assert len(encode_thumbnail(gradient, (80, 40, 120, 80))) < 4_000


def test_the_photo_is_not_changed(gradient):
    before = gradient.copy()
    gradient.flags.writeable = False
    encode_thumbnail(gradient, (0, 0, 40, 40))
    np.testing.assert_array_equal(gradient, before)


def test_a_view_of_a_photo(gradient):
    np.testing.assert_array_equal(
        thumbnail(gradient[::2, ::2], (40, 20, 60, 40)),
        thumbnail(np.ascontiguousarray(gradient[::2, ::2]), (40, 20, 60, 40)),
    )


@given(
    width=st.integers(1, 90),
    height=st.integers(1, 90),
    corners=st.tuples(*[st.integers(-(10**9), 10**9)] * 4),
    size=st.integers(1, 64),
)
@settings(max_examples=150, deadline=None)
def test_any_box_gives_a_square(width, height, corners, size):
    pixels = np.full((height, width, 3), 77, np.uint8)
    square = thumbnail(pixels, corners, size)
    assert square.shape == (size, size, 3)
    assert np.abs(square - 77).max() <= 2
