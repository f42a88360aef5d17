"""Upright pixels of the asked size from every format."""

import pickle
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.cbook import get_sample_data
from PIL import Image, JpegImagePlugin

from photoorg.imaging import decode_photo
from photoorg.imaging.decode import dct_divisor
from photoorg.imaging.raster import fitted_size

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How an upright picture is laid into the file for each EXIF orientation."""


def stored(picture: Image.Image, orientation: int) -> Image.Image:
    turn = TURNS.get(orientation)
    return picture if turn is None else picture.transpose(turn)


def exif(orientation: int) -> Image.Exif:
    block = Image.Exif()
    block[274] = orientation
    return block


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(
    ("picture_format", "options"),
    [
        ("JPEG", {"quality": 95}),
        ("JPEG", {"quality": 95, "progressive": True}),
        ("PNG", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("WEBP", {"lossless": True}),
        ("AVIF", {"quality": 90}),
    ],
)
@pytest.mark.parametrize("max_size", [0, 32])
def test_all_orientations_stand_upright(
    quadrants, encode, assert_upright, orientation, picture_format, options, max_size
):
    picture = stored(quadrants(64, 48), orientation)
    data = encode(picture, picture_format, exif=exif(orientation), **options)
    photo = decode_photo(data, ".any", max_size)
    assert (photo.width, photo.height) == (64, 48)
    assert photo.pixels.shape == ((48, 64, 3) if max_size == 0 else (24, 32, 3))
    assert_upright(photo.pixels)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_heic_is_turned_once(heic_folder, assert_upright, orientation):
    data = (heic_folder / f"orientation_{orientation}.heic").read_bytes()
    photo = decode_photo(data, ".heic", 0)
    assert (photo.width, photo.height, photo.format) == (64, 48, "HEIC")
    assert photo.pixels.shape == (48, 64, 3)
    assert_upright(photo.pixels)


def test_heic_of_ten_bits(heic_folder, assert_upright):
    assert_upright(decode_photo((heic_folder / "ten_bit.heic").read_bytes(), ".hif").pixels)


def test_heic_transparency_is_white(heic_folder):
    pixels = decode_photo((heic_folder / "alpha.heic").read_bytes(), ".heic").pixels
    assert np.abs(pixels[24, 8].astype(int) - (255, 0, 0)).max() <= 10
    assert pixels[24, 56].tolist() == [255, 255, 255]


def test_heic_grey(heic_folder):
    pixels = decode_photo((heic_folder / "grey.heic").read_bytes(), ".heic").pixels
    assert (pixels.max(axis=2) == pixels.min(axis=2)).all()
    assert pixels[40, 56, 0] > 240


@pytest.mark.parametrize(
    ("picture_format", "name"),
    [
        ("JPEG", "JPEG"),
        ("PNG", "PNG"),
        ("TIFF", "TIFF"),
        ("WEBP", "WebP"),
        ("BMP", "BMP"),
        ("GIF", "GIF"),
        ("AVIF", "AVIF"),
    ],
)
@pytest.mark.parametrize("suffix", [".jpg", ".PNG", ".nef", ""])
def test_content_decides_whatever_the_suffix(
    quadrants, encode, assert_upright, picture_format, name, suffix
):
    photo = decode_photo(encode(quadrants(), picture_format), suffix)
    assert photo.format == name
    assert_upright(photo.pixels, tolerance=60)


@pytest.mark.parametrize("orientation", [0, 9, 255])
def test_an_impossible_orientation_is_ignored(quadrants, encode, assert_upright, orientation):
    data = encode(quadrants(), "JPEG", quality=95, exif=exif(orientation))
    assert_upright(decode_photo(data, ".jpg").pixels)


def test_a_damaged_exif_block_does_not_lose_the_photo(quadrants, encode, assert_upright):
    data = encode(quadrants(), "JPEG", quality=95, exif=b"Exif\0\0MM\0*\xff\xff\xff\xff\0\0")
    assert_upright(decode_photo(data, ".jpg").pixels)


def test_warnings_of_decoders_stay_inside(quadrants, encode):
    palette = quadrants().convert("P")
    palette.info["transparency"] = bytes([0, 128] + [255] * 254)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert decode_photo(encode(palette, "PNG"), ".png").pixels.shape == (48, 64, 3)
        with pytest.raises(UserWarning, match="still an error"):
            warnings.warn("still an error", stacklevel=1)


@pytest.mark.parametrize("picture_format", ["GIF", "WEBP", "PNG"])
def test_first_frame_of_an_animation(quadrants, encode, assert_upright, picture_format):
    frames = [Image.new("RGB", (64, 48), "black"), Image.new("RGB", (64, 48), "yellow")]
    data = encode(quadrants(), picture_format, save_all=True, append_images=frames, duration=100)
    assert_upright(decode_photo(data, ".gif").pixels, tolerance=60)


def test_jpeg_with_several_pictures_is_the_first(quadrants, encode, assert_upright):
    second = Image.new("RGB", (64, 48), "black")
    data = encode(quadrants(640, 480), "MPO", save_all=True, append_images=[second])
    photo = decode_photo(data, ".jpg", 160)
    assert photo.format == "JPEG"
    assert photo.pixels.shape == (120, 160, 3)
    assert_upright(photo.pixels)


class TestSize:
    @pytest.mark.parametrize("max_size", [100, 320, 639, 640])
    @pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP", "BMP"])
    def test_longest_edge_is_what_was_asked(self, quadrants, encode, picture_format, max_size):
        wide = decode_photo(encode(quadrants(640, 480), picture_format), "", max_size)
        tall = decode_photo(encode(quadrants(480, 640), picture_format), "", max_size)
        assert wide.pixels.shape == (round(max_size * 0.75), max_size, 3)
        assert tall.pixels.shape == (max_size, round(max_size * 0.75), 3)
        assert (wide.width, wide.height) == (640, 480)
        assert (tall.width, tall.height) == (480, 640)

    @pytest.mark.parametrize("max_size", [0, 64, 65, 10_000])
    def test_never_enlarged(self, quadrants, encode, max_size):
        photo = decode_photo(encode(quadrants(64, 48), "JPEG"), ".jpg", max_size)
        assert photo.pixels.shape == (48, 64, 3)

    def test_default_is_1600(self, quadrants, encode):
        photo = decode_photo(encode(quadrants(3300, 2200), "JPEG"), ".jpg")
        assert photo.pixels.shape == (1067, 1600, 3)

    @pytest.mark.parametrize("size", [(3000, 1), (1, 3000), (3000, 7), (1601, 1200)])
    def test_thin_and_odd_sizes(self, encode, size):
        data = encode(Image.new("RGB", size, "red"), "JPEG")
        photo = decode_photo(data, ".jpg", 100)
        assert max(photo.pixels.shape[:2]) == 100
        assert min(photo.pixels.shape[:2]) >= 1
        assert (photo.width, photo.height) == size

    def test_a_negative_size_is_a_mistake_of_the_caller(self, quadrants, encode):
        with pytest.raises(ValueError, match="max_size"):
            decode_photo(encode(quadrants(), "PNG"), ".png", -1)

    @given(
        width=st.integers(1, 60_000), height=st.integers(1, 60_000), max_size=st.integers(0, 5000)
    )
    @settings(max_examples=200, deadline=None)
    def test_fitted_size(self, width, height, max_size):
        fitted = fitted_size((width, height), max_size)
        longest = max(width, height)
        assert max(fitted) == (longest if max_size == 0 else min(longest, max_size))
        assert min(fitted) >= 1
        assert abs(fitted[0] * height - fitted[1] * width) <= longest


class TestDctScale:
    @given(longest=st.integers(1, 65_500), max_size=st.integers(1, 5000))
    @settings(max_examples=300, deadline=None)
    def test_smallest_scale_that_still_gives_the_size(self, longest, max_size):
        divisor = dct_divisor(longest, max_size)
        assert divisor in (1, 2, 4, 8)
        assert divisor == 1 or longest / divisor >= max_size
        assert divisor == 8 or longest / (2 * divisor) < max_size

    def test_full_size_is_not_scaled(self):
        assert dct_divisor(60_000, 0) == 1

    @pytest.mark.parametrize(
        ("size", "max_size", "decoded"),
        [
            ((4000, 3000), 1600, (2000, 1500)),
            ((3000, 4000), 1600, (1500, 2000)),
            ((3200, 2400), 1600, (1600, 1200)),
            ((3199, 2400), 1600, (3199, 2400)),
            ((4001, 3001), 1000, (1001, 751)),
            ((4001, 3001), 500, (501, 376)),
        ],
    )
    def test_the_decoder_is_asked_for_it(self, monkeypatch, encode, size, max_size, decoded):
        loaded = []

        class Watched(JpegImagePlugin.JpegImageFile):
            def load(self):
                result = super().load()
                loaded.append(self.size)
                return result

        data = encode(Image.new("RGB", size), "JPEG")
        monkeypatch.setattr(JpegImagePlugin, "JpegImageFile", Watched)
        photo = decode_photo(data, ".jpg", max_size)
        assert set(loaded) == {decoded}
        assert max(photo.pixels.shape[:2]) == max_size

    def test_scaled_decoding_shows_the_same_picture(self, encode):
        with get_sample_data("grace_hopper.jpg") as file:
            portrait = Image.open(file).convert("RGB").resize((2048, 2400))
        data = encode(portrait, "JPEG", quality=95)
        scaled = decode_photo(data, ".jpg", 400).pixels.astype(int)
        expected = np.asarray(portrait.resize((341, 400), Image.Resampling.LANCZOS), int)
        assert np.abs(scaled - expected).mean() < 3
        # A shift of half a pixel would show as a difference between the sides of edges.
        assert abs((scaled - expected).mean()) < 0.5


def test_the_result_travels_between_processes(quadrants, encode):
    photo = decode_photo(encode(quadrants(), "PNG"), ".png")
    copy = pickle.loads(pickle.dumps(photo))
    assert (copy.width, copy.height, copy.format) == (64, 48, "PNG")
    np.testing.assert_array_equal(copy.pixels, photo.pixels)


def test_pixels_may_be_written_to(quadrants, encode):
    pixels = decode_photo(encode(quadrants(), "PNG"), ".png").pixels
    pixels[0, 0] = 7
    assert pixels[0, 0].tolist() == [7, 7, 7]
