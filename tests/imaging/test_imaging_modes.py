"""Every pixel layout becomes RGB with 8 bits, scaled and not clipped."""

import numpy as np
import pytest
from PIL import Image

from photoorg.imaging import decode_photo
from photoorg.imaging.modes import to_resizable, to_rgb

RAMP = np.tile(np.linspace(0, 1, 64), (48, 1))
GREY = np.round(RAMP * 255).astype(np.uint8)


def decoded(data: bytes, max_size: int = 0) -> np.ndarray:
    pixels = decode_photo(data, "", max_size).pixels
    assert pixels.dtype == np.uint8
    assert pixels.ndim == 3
    return pixels.astype(int)


def assert_grey_ramp(pixels: np.ndarray, tolerance: int = 1) -> None:
    assert (pixels == pixels[:, :, :1]).all()
    assert np.abs(pixels[:, :, 0] - GREY).max() <= tolerance


@pytest.mark.parametrize("picture_format", ["PNG", "TIFF"])
def test_sixteen_bit_grey(encode, picture_format):
    picture = Image.fromarray(np.round(RAMP * 65535).astype(np.uint16))
    assert picture.mode == "I;16"
    assert_grey_ramp(decoded(encode(picture, picture_format)))


def test_sixteen_bit_grey_big_endian(encode):
    picture = Image.fromarray(np.round(RAMP * 65535).astype(">u2"))
    assert picture.mode == "I;16B"
    assert_grey_ramp(decoded(encode(picture, "TIFF")))


def test_sixteen_bit_grey_is_averaged_when_shrunk(encode):
    stripes = np.zeros((48, 64), np.uint16)
    stripes[:, ::2] = 65535
    pixels = decoded(encode(Image.fromarray(stripes), "PNG"), 32)
    assert np.abs(pixels[8:-8, 8:-8] - 127).max() <= 3


@pytest.mark.parametrize(
    "values",
    [
        RAMP.astype(np.float32),
        (RAMP * 255).astype(np.float32),
        (RAMP * 5000 - 1000).astype(np.float32),
        np.round(RAMP * 255).astype(np.int32),
        np.round(RAMP * 2_000_000_000).astype(np.int32),
        (np.round(RAMP * 60_000) - 30_000).astype(np.int32),
    ],
    ids=["0..1", "0..255", "-1000..4000", "int 0..255", "int 31 bits", "int signed"],
)
def test_thirty_two_bits(encode, values):
    assert_grey_ramp(decoded(encode(Image.fromarray(values), "TIFF")), tolerance=1)


def test_floats_that_are_no_numbers(encode):
    values = RAMP.astype(np.float32)
    values[0, :3] = np.nan, np.inf, -np.inf
    pixels = decoded(encode(Image.fromarray(values), "TIFF"))
    assert pixels[0, :3].max() == 0
    assert_grey_ramp(np.broadcast_to(pixels[1:2], (48, 64, 3)))


def test_a_plain_float_picture(encode):
    flat = Image.fromarray(np.full((8, 8), 1e9, np.float32))
    assert decoded(encode(flat, "TIFF")).max() == 0


@pytest.mark.parametrize("picture_format", ["JPEG", "TIFF"])
def test_cmyk(quadrants, encode, assert_upright, picture_format):
    data = encode(quadrants().convert("CMYK"), picture_format)
    assert_upright(decode_photo(data, "").pixels)


def test_cmyk_as_adobe_writes_it(quadrants, encode, assert_upright):
    """Adobe stores CMYK in JPEGs inverted and marks it; without the mark it is as it says."""
    marked = encode(quadrants().convert("CMYK"), "JPEG", quality=95)
    assert b"Adobe" in marked
    assert_upright(decode_photo(marked, "", 32).pixels)


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF"])
def test_grey(encode, picture_format):
    options = {"lossless": True} if picture_format == "WEBP" else {}
    data = encode(Image.fromarray(GREY), picture_format, **options)
    assert_grey_ramp(decoded(data), tolerance=4)


@pytest.mark.parametrize("picture_format", ["PNG", "TIFF", "BMP", "GIF"])
@pytest.mark.parametrize("max_size", [0, 32])
def test_palette(quadrants, encode, assert_upright, picture_format, max_size):
    data = encode(quadrants().convert("P"), picture_format)
    assert_upright(decode_photo(data, "", max_size).pixels)


@pytest.mark.parametrize("picture_format", ["PNG", "TIFF", "BMP"])
def test_one_bit_is_averaged_when_shrunk(encode, picture_format):
    stripes = np.zeros((48, 64), bool)
    stripes[:, ::2] = True
    data = encode(Image.fromarray(stripes), picture_format)
    assert set(np.unique(decoded(data))) == {0, 255}
    assert np.abs(decoded(data, 32)[8:-8, 8:-8] - 127).max() <= 3


class TestTransparency:
    @pytest.mark.parametrize("picture_format", ["PNG", "WEBP", "TIFF"])
    @pytest.mark.parametrize("mode", ["RGBA", "LA"])
    @pytest.mark.parametrize("max_size", [0, 32])
    def test_is_white(self, encode, picture_format, mode, max_size):
        picture = Image.new(mode, (64, 48), 0)
        picture.paste((0, 255) if mode == "LA" else (0, 0, 0, 255), (0, 0, 32, 48))
        options = {"lossless": True} if picture_format == "WEBP" else {}
        pixels = decoded(encode(picture, picture_format, **options), max_size)
        height, width = pixels.shape[:2]
        assert pixels[height // 2, width // 4].max() <= 2
        assert pixels[height // 2, -width // 4].min() >= 253

    def test_half_transparent_black_is_grey(self, encode):
        data = encode(Image.new("RGBA", (8, 8), (0, 0, 0, 128)), "PNG")
        assert np.abs(decoded(data) - 127).max() <= 1

    @pytest.mark.parametrize("picture_format", ["PNG", "GIF"])
    def test_palette(self, quadrants, encode, picture_format):
        picture = quadrants().convert("P", palette=Image.Palette.ADAPTIVE, colors=4)
        data = encode(picture, picture_format, transparency=picture.getpixel((2, 2)))
        pixels = decoded(data)
        assert pixels[2, 2].tolist() == [255, 255, 255]
        assert np.abs(pixels[2, -2] - (0, 255, 0)).max() <= 10

    @pytest.mark.parametrize("mode", ["L", "RGB"])
    def test_one_colour(self, encode, mode):
        colour = 9 if mode == "L" else (9, 9, 9)
        data = encode(Image.new(mode, (8, 8), colour), "PNG", transparency=colour)
        assert decoded(data).min() == 255


@pytest.mark.parametrize("mode", ["La", "RGBa", "PA", "YCbCr", "HSV", "RGBX", "I;16L", "LAB"])
def test_rarer_layouts(quadrants, mode):
    picture = quadrants()
    if mode == "LAB":
        from PIL import ImageCms

        srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        picture = ImageCms.profileToProfile(picture, srgb, lab, outputMode="LAB")
    elif mode == "I;16L":
        picture = Image.frombytes("I;16L", (2, 1), b"\0\0\xff\xff")
    elif mode in {"La", "RGBa"}:
        picture = picture.convert(mode.upper()).convert(mode)
    elif mode == "PA":
        picture = picture.convert("P").convert("PA")
    else:
        picture = picture.convert(mode)
    result = to_rgb(to_resizable(picture).resize((2, 1)))
    assert result.mode == "RGB"
    left, right = result.getpixel((0, 0)), result.getpixel((1, 0))
    assert left != right


def test_lab_keeps_its_colours(quadrants, assert_upright):
    from PIL import ImageCms

    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    picture = ImageCms.profileToProfile(quadrants(), srgb, lab, outputMode="LAB")
    assert_upright(np.array(to_rgb(to_resizable(picture))), tolerance=60)
