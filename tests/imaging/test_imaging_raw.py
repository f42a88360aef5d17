"""Camera RAW: the embedded preview, else the sensor's data at half size."""

import numpy as np
import pytest
from PIL import Image

from photoorg.imaging import UnreadablePhotoError, decode_photo

TURNS = {1: None, 3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90}
TURNS[8] = Image.Transpose.ROTATE_270


def bayer_of(picture: Image.Image) -> np.ndarray:
    """What a sensor behind a red-green-green-blue filter sees of it."""
    pixels = np.asarray(picture).astype(np.uint16) * 200
    bayer = pixels[:, :, 1].copy()
    bayer[0::2, 0::2] = pixels[0::2, 0::2, 0]
    bayer[1::2, 1::2] = pixels[1::2, 1::2, 2]
    return bayer


def stored(picture: Image.Image, orientation: int) -> Image.Image:
    turn = TURNS[orientation]
    return picture if turn is None else picture.transpose(turn)


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("max_size", [0, 320])
def test_preview_stands_upright(quadrants, encode, make_dng, assert_upright, orientation, max_size):
    preview = stored(quadrants(800, 600), orientation)
    sensor = np.full((1200, 1600) if orientation in (1, 3) else (1600, 1200), 9000, np.uint16)
    data = make_dng(sensor, (*preview.size, encode(preview, "JPEG")), orientation)
    photo = decode_photo(data, ".dng", max_size)
    assert photo.format == "RAW"
    assert (photo.width, photo.height) == (1600, 1200)
    assert photo.pixels.shape == ((600, 800, 3) if max_size == 0 else (240, 320, 3))
    assert_upright(photo.pixels)


def test_preview_that_says_itself_how_it_lies(quadrants, encode, make_dng, assert_upright):
    """Its own EXIF counts, not the orientation of the sensor's data."""
    block = Image.Exif()
    block[274] = 1
    jpeg = encode(quadrants(800, 600), "JPEG", exif=block)
    data = make_dng(np.full((1600, 1200), 9000, np.uint16), (800, 600, jpeg), 1)
    assert_upright(decode_photo(data, ".dng").pixels)


@pytest.mark.parametrize("orientation", TURNS)
def test_without_preview_the_sensor_is_developed(quadrants, make_dng, orientation):
    picture = stored(quadrants(128, 96), orientation)
    photo = decode_photo(make_dng(bayer_of(picture), None, orientation), ".dng", 0)
    assert (photo.width, photo.height) == (128, 96)
    assert photo.pixels.shape == (48, 64, 3)
    corners = photo.pixels[[12, 12, 36], [16, 48, 16]].astype(int)
    assert corners.argmax(axis=1).tolist() == [0, 1, 2]
    assert (np.sort(corners, axis=1)[:, 2] - np.sort(corners, axis=1)[:, 1]).min() > 60


def test_a_stamp_sized_preview_is_not_enough(quadrants, encode, make_dng):
    stamp = (160, 120, encode(quadrants(160, 120), "JPEG"))
    data = make_dng(np.full((1200, 1600), 9000, np.uint16), stamp)
    assert decode_photo(data, ".dng", 0).pixels.shape == (600, 800, 3)


def test_a_damaged_preview_is_not_the_end(quadrants, encode, make_dng):
    jpeg = encode(quadrants(800, 600), "JPEG")
    jpeg = jpeg[:600] + bytes(len(jpeg) - 600)
    data = make_dng(np.full((1200, 1600), 9000, np.uint16), (800, 600, jpeg[:700]))
    assert decode_photo(data, ".dng", 0).pixels.shape == (600, 800, 3)


@pytest.mark.parametrize("suffix", [".dng", ".nef", ".NEF"])
def test_any_raw_suffix_will_do(quadrants, encode, make_dng, suffix):
    jpeg = encode(quadrants(800, 600), "JPEG")
    data = make_dng(np.full((600, 800), 9000, np.uint16), (800, 600, jpeg))
    assert decode_photo(data, suffix).format == "RAW"


def test_a_plain_tiff_with_a_raw_suffix(quadrants, encode, assert_upright):
    photo = decode_photo(encode(quadrants(), "TIFF"), ".nef")
    assert photo.format == "TIFF"
    assert_upright(photo.pixels)


def test_cut_off(quadrants, encode, make_dng):
    jpeg = encode(quadrants(800, 600), "JPEG")
    data = make_dng(np.full((600, 800), 9000, np.uint16), (800, 600, jpeg))
    with pytest.raises(UnreadablePhotoError, match=r"preview|damaged"):
        decode_photo(data[: len(data) // 4], ".dng")
