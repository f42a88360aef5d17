"""Whatever the bytes are: a photo, or one clear reason why not, and nothing else."""

import pickle
import struct
import sys
import threading
import warnings
import zlib

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from photoorg.core.errors import KnownError
from photoorg.imaging import DecodedPhoto, UnreadablePhotoError, decode_photo
from photoorg.imaging.quiet import quiet_decoders
from photoorg.imaging.raster import check_size

FORMATS = {
    "JPEG": {"quality": 85},
    "PNG": {},
    "TIFF": {},
    "WEBP": {},
    "BMP": {},
    "GIF": {},
    "AVIF": {},
}


def reason(data: bytes, suffix: str = ".jpg", max_size: int = 1600) -> str:
    with pytest.raises(UnreadablePhotoError) as caught:
        decode_photo(data, suffix, max_size)
    assert isinstance(caught.value, KnownError)
    return str(caught.value)


def png_of_size(width: int, height: int) -> bytes:
    """A header that promises a picture, and a few bytes of it."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def jpeg_of_size(encode, width: int, height: int, **options: object) -> bytes:
    data = encode(Image.new("RGB", (16, 16)), "JPEG", **options)
    frame = data.index(b"\xff\xc2" if options.get("progressive") else b"\xff\xc0")
    return data[: frame + 5] + struct.pack(">HH", height, width) + data[frame + 9 :]


class TestReasons:
    def test_empty(self):
        assert reason(b"") == "The file is empty."

    @pytest.mark.parametrize("suffix", [".jpg", ".png", ".heic", ".nef", ""])
    @pytest.mark.parametrize("text", [b"Dear diary,\n", b"<html></html>", b"\0" * 4096, b"x"])
    def test_text_named_like_a_photo(self, suffix, text):
        assert reason(text, suffix) == "The file is not a picture."

    @pytest.mark.parametrize("picture_format", FORMATS)
    @pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
    def test_cut_off(self, encode, picture_format, share):
        noise = np.random.default_rng(1).integers(0, 255, (96, 128, 3), np.uint8)
        data = encode(Image.fromarray(noise), picture_format, **FORMATS[picture_format])
        assert "damaged" in reason(data[: int(len(data) * share)])

    @pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
    def test_cut_off_heic(self, heic_folder, share):
        data = (heic_folder / "orientation_1.heic").read_bytes()
        assert reason(data[: int(len(data) * share)]) == "The picture is cut off or damaged."

    @pytest.mark.parametrize("max_size", [0, 1600, 100])
    def test_cut_off_jpeg_at_every_scale(self, quadrants, encode, max_size):
        data = encode(quadrants(2000, 1500), "JPEG")
        assert reason(data[:-2000], ".jpg", max_size) == "The picture is cut off or damaged."

    def test_a_heic_item_of_no_readable_type(self, heic_folder):
        """The binding to libheif would end the process."""
        data = bytearray((heic_folder / "orientation_3.heic").read_bytes())
        data[data.index(b"Exif")] = 0x80
        assert reason(bytes(data), ".heic") == "The picture is cut off or damaged."

    def test_travels_between_processes(self):
        error = pickle.loads(pickle.dumps(UnreadablePhotoError("The file is empty.")))
        assert isinstance(error, UnreadablePhotoError)
        assert str(error) == "The file is empty."

    @pytest.mark.parametrize("module", ["pi_heif", "rawpy"])
    def test_a_decoder_that_does_not_load(self, monkeypatch, heic_folder, module):
        monkeypatch.setitem(sys.modules, module, None)
        heic = (heic_folder / "orientation_1.heic").read_bytes()
        data = heic if module == "pi_heif" else b"FUJIFILMCCD-RAW 0201"
        name = "HEIC" if module == "pi_heif" else "RAW"
        assert reason(data) == f"Pictures of the format {name} cannot be read on this machine."

    def test_no_memory(self, monkeypatch, quadrants, encode):
        def greedy(*_: object) -> None:
            raise MemoryError

        monkeypatch.setattr("photoorg.imaging.decode.render", greedy)
        assert "memory" in reason(encode(quadrants(), "PNG"))


class TestTooLarge:
    def test_png_by_its_header(self):
        data = png_of_size(30_000, 30_000)
        assert reason(data) == "The picture is too large (30,000 x 30,000 pixels)."

    @pytest.mark.parametrize("size", [(2_000_000_000, 1), (1, 150_000), (200_001, 1_000)])
    def test_thin_ones(self, size):
        assert reason(png_of_size(*size)).startswith("The picture is too large (")

    def test_the_largest_phone_photos_pass_the_guard(self):
        check_size((16_320, 12_240))

    def test_jpeg_counts_after_scaling(self, encode):
        data = jpeg_of_size(encode, 30_000, 30_000)
        assert reason(data, max_size=0) == "The picture is too large (30,000 x 30,000 pixels)."
        cut = data[:-20]
        assert reason(cut, max_size=1600) == "The picture is cut off or damaged."

    def test_jpeg_has_a_bound_of_its_own(self, encode):
        data = jpeg_of_size(encode, 60_000, 60_000)
        assert reason(data, max_size=500) == "The picture is too large (60,000 x 60,000 pixels)."

    def test_progressive_jpeg_needs_its_full_size_in_memory(self, encode):
        data = jpeg_of_size(encode, 30_000, 30_000, progressive=True)
        assert reason(data, max_size=500).startswith("The picture is too large (")

    @pytest.mark.parametrize("picture_format", ["BMP", "GIF", "WEBP"])
    def test_headers_of_other_formats(self, encode, picture_format):
        options = {"lossless": True} if picture_format == "WEBP" else {}
        data = bytearray(encode(Image.new("RGB", (16, 16)), picture_format, **options))
        if picture_format == "BMP":
            data[18:26] = struct.pack("<ii", 50_000, 50_000)
        elif picture_format == "GIF":
            data[6:10] = struct.pack("<HH", 60_000, 60_000)
        else:
            data[21:25] = struct.pack("<I", (16_383 - 1) | (16_383 - 1) << 14)
        assert "too large" in reason(bytes(data))

    def test_large_photos_cause_no_warning(self, encode):
        """Pillow warns from 89 megapixels on; only a header is needed to see that."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert "damaged" in reason(jpeg_of_size(encode, 12_000, 12_000)[:-20], max_size=500)

    def test_pillows_own_limit_is_left_alone(self, quadrants, encode):
        before = Image.MAX_IMAGE_PIXELS
        decode_photo(encode(quadrants(), "PNG"), ".png")
        assert before == Image.MAX_IMAGE_PIXELS


def test_threads_that_decode_together_leave_the_warning_filters():
    before = list(warnings.filters)
    inside, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        with quiet_decoders():
            inside.set()
            go_on.wait(10)

    other = threading.Thread(target=hold)
    with quiet_decoders():
        other.start()
        assert inside.wait(10)
    warnings.warn("nobody hears this", stacklevel=1)
    go_on.set()
    other.join()
    assert warnings.filters == before


def only_known_errors(data: bytes, suffix: str, max_size: int) -> None:
    outcome: DecodedPhoto | UnreadablePhotoError
    try:
        outcome = decode_photo(data, suffix, max_size)
    except UnreadablePhotoError as error:
        outcome = error
    if isinstance(outcome, DecodedPhoto):
        assert outcome.pixels.shape[2] == 3
    else:
        assert str(outcome).endswith(".")


class TestFuzz:
    @given(st.binary(max_size=300), st.sampled_from([".jpg", ".nef", ".tif", ".heic", ""]))
    @settings(max_examples=150, deadline=None)
    def test_random_bytes(self, data, suffix):
        only_known_errors(data, suffix, 100)

    @pytest.mark.parametrize(
        "head",
        [
            b"\xff\xd8\xff",
            b"\x89PNG\r\n\x1a\n",
            b"GIF89a",
            b"BM",
            b"II*\0",
            b"MM\0*",
            b"RIFF\0\1\0\0WEBPVP8X",
            b"\0\0\0\x1cftypavif",
            b"\0\0\0\x1cftypheic",
        ],
    )
    @given(tail=st.binary(max_size=200))
    @settings(max_examples=40, deadline=None)
    def test_random_bytes_with_a_true_beginning(self, head, tail):
        only_known_errors(head + tail, ".jpg", 100)

    @pytest.mark.parametrize("picture_format", [*FORMATS, "TIFF compressed", "HEIC", "RAW"])
    @given(data=st.data())
    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    def test_flipped_and_cut(self, quadrants, encode, heic_folder, make_dng, picture_format, data):
        whole = self.sample(quadrants, encode, heic_folder, make_dng, picture_format)
        changed = bytearray(whole)
        places = st.tuples(st.integers(0, len(whole) - 1), st.integers(0, 255))
        for place, value in data.draw(st.lists(places, max_size=8)):
            changed[place] = value
        end = data.draw(st.one_of(st.just(len(whole)), st.integers(0, len(whole))))
        suffix = ".dng" if picture_format == "RAW" else ".tif"
        only_known_errors(bytes(changed[:end]), suffix, data.draw(st.sampled_from([0, 20, 1600])))

    @staticmethod
    def sample(quadrants, encode, heic_folder, make_dng, picture_format) -> bytes:
        if picture_format == "HEIC":
            return (heic_folder / "orientation_6.heic").read_bytes()
        if picture_format == "RAW":
            bayer = np.full((48, 64), 20_000, np.uint16)
            return make_dng(bayer, (64, 48, encode(quadrants(), "JPEG")))
        if picture_format == "TIFF compressed":
            return encode(quadrants(), "TIFF", compression="tiff_lzw")
        return encode(quadrants(), picture_format)
