"""What photos say of themselves: the same with and without decoding, and however damaged."""

import io
import struct
import time
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from photoorg.imaging import decode_photo, read_exif
from photoorg.imaging.exif import exif_of_block, exif_of_tiff

MAKE, ORIENTATION, CHANGED, ORIGINAL = 271, 274, 306, 36867
DATE = "2009:07:04 12:30:00"


def block(orientation: int | None = None) -> Image.Exif:
    exif = Image.Exif()
    exif[MAKE] = "Maker"
    exif.get_ifd(34665)[ORIGINAL] = DATE
    if orientation is not None:
        exif[ORIENTATION] = orientation
    return exif


def both_ways(data: bytes, suffix: str) -> dict[int, object]:
    """What the photo says; decoding and reading agree."""
    read, decoded = read_exif(data, suffix), decode_photo(data, suffix).exif
    assert {tag: read.get(tag) for tag in (MAKE, CHANGED, ORIGINAL)} == {
        tag: decoded.get(tag) for tag in (MAKE, CHANGED, ORIGINAL)
    }
    return read


def heic_with_exif(heic: bytes, exif: bytes) -> bytes:
    """The sample with another EXIF block at its end, to which the list of places points.

    ISO/IEC 14496-12, 8.11.3: in these samples item 2 is the block, and its entry is the id, two
    bytes without meaning here, the base (4), one extent, its offset (4) and length (4).
    """
    start = heic.index(b"\0\2\0\0", heic.index(b"iloc") + 8)
    item = struct.pack(">I", 0) + exif.removeprefix(b"Exif\0\0")
    place = struct.pack(">HHIHII", 2, 0, len(heic) + 8, 1, 0, len(item))
    box = struct.pack(">I4s", len(item) + 8, b"mdat") + item
    return heic[:start] + place + heic[start + len(place) :] + box


@pytest.mark.parametrize(
    ("picture_format", "options"),
    [
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("PNG", {}),
        ("TIFF", {}),
        ("WEBP", {}),
        ("AVIF", {}),
    ],
)
@pytest.mark.parametrize("orientation", [None, 1, 6])
def test_pillows_formats(quadrants, encode, picture_format, options, orientation):
    data = encode(quadrants(), picture_format, exif=block(orientation).tobytes(), **options)
    values = both_ways(data, "")
    assert values[MAKE] == "Maker"
    assert values[ORIGINAL] == DATE
    turned = decode_photo(data, "")
    assert (turned.width, turned.height) == ((48, 64) if orientation == 6 else (64, 48))


@pytest.mark.parametrize("compression", ["tiff_lzw", "jpeg"])
def test_a_compressed_tiff(quadrants, encode, assert_upright, compression):
    """Pillow cannot write these with an inner directory."""
    exif = Image.Exif()
    exif[MAKE], exif[CHANGED] = "Maker", DATE
    data = encode(quadrants(), "TIFF", exif=exif, compression=compression)
    assert both_ways(data, ".tif")[CHANGED] == DATE
    assert_upright(decode_photo(data, ".tif").pixels)


def test_a_scaled_jpeg(quadrants, encode):
    data = encode(quadrants(640, 480), "JPEG", exif=block())
    assert decode_photo(data, ".jpg", 80).exif[ORIGINAL] == DATE


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "AVIF"])
def test_photos_that_say_nothing(quadrants, encode, picture_format):
    values = both_ways(encode(quadrants(), picture_format), "")
    assert ORIGINAL not in values
    assert MAKE not in values


def test_a_png_that_says_it_last(quadrants, encode):
    data = encode(quadrants(), "PNG")
    exif = block().tobytes().removeprefix(b"Exif\0\0")
    kind = b"eXIf" + exif
    chunk = struct.pack(">I", len(exif)) + kind + struct.pack(">I", zlib.crc32(kind))
    end = data.index(b"IEND") - 4
    assert both_ways(data[:end] + chunk + data[end:], ".png")[ORIGINAL] == DATE


@pytest.mark.parametrize("orientation", [1, 6])
def test_heic(heic_folder, orientation):
    sample = (heic_folder / "orientation_6.heic").read_bytes()
    data = heic_with_exif(sample, block(orientation).tobytes())
    assert both_ways(data, ".heic")[ORIGINAL] == DATE
    assert decode_photo(data, ".heic").exif[ORIENTATION] in {1, orientation}
    plain = decode_photo(sample, ".heic")
    again = decode_photo(data, ".heic")
    assert np.array_equal(plain.pixels, again.pixels), "the container's turn counts"


def test_heic_that_says_nothing(heic_folder):
    assert read_exif((heic_folder / "grey.heic").read_bytes(), ".heic") == {}


# -- camera RAW ----------------------------------------------------------------------------


@pytest.fixture
def preview(quadrants, encode):
    return 800, 600, encode(quadrants(800, 600), "JPEG")


@pytest.fixture
def preview_with_block(quadrants, encode):
    """`preview_with_block(width, height)`: as cameras write it, the block at the beginning."""

    def made(width, height):
        jpeg = encode(quadrants(width, height), "JPEG", exif=block(1))
        assert jpeg[2:4] == b"\xff\xe0"
        return width, height, jpeg[:2] + jpeg[4 + int.from_bytes(jpeg[4:6], "big") :]

    return made


def test_raw_says_it_itself(make_dng, preview):
    data = make_dng(np.full((600, 800), 9000, np.uint16), preview, date=DATE)
    values = both_ways(data, ".dng")
    assert (values[MAKE], values[ORIGINAL]) == ("Maker", DATE)


def test_raw_whose_preview_says_it(make_dng, preview_with_block):
    data = make_dng(np.full((600, 800), 9000, np.uint16), preview_with_block(800, 600))
    assert both_ways(data, ".dng")[ORIGINAL] == DATE


def test_raw_with_a_stamp_sized_preview(make_dng, preview_with_block):
    """The sensor's data is developed, and the preview's block still counts."""
    data = make_dng(np.full((1200, 1600), 9000, np.uint16), preview_with_block(160, 120))
    assert both_ways(data, ".dng")[ORIGINAL] == DATE


def test_raw_without_preview(make_dng):
    data = make_dng(np.full((96, 128), 9000, np.uint16), date=DATE)
    assert both_ways(data, ".dng")[ORIGINAL] == DATE


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Lima"])
def test_raw_without_time_is_not_of_1970(make_dng, preview, monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        values = both_ways(make_dng(np.full((600, 800), 9000, np.uint16), preview), ".dng")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert values[MAKE] == "Maker"
    assert CHANGED not in values
    assert ORIGINAL not in values


@pytest.mark.parametrize("beginning", [b"IIRO", b"IIRS", b"IIU\0", b"MMOR"])
def test_raw_that_is_a_tiff_but_for_its_beginning(quadrants, encode, beginning):
    block_bytes = block().tobytes()
    if beginning.startswith(b"II"):
        data = encode(quadrants(), "TIFF", exif=block_bytes)
    else:
        data = block_bytes.removeprefix(b"Exif\0\0")
    assert exif_of_tiff(data)[ORIGINAL] == DATE
    assert exif_of_tiff(beginning + data[4:])[ORIGINAL] == DATE


# -- damage --------------------------------------------------------------------------------


def test_files_that_are_no_photos():
    assert read_exif(b"", ".jpg") == {}
    assert read_exif(b"no picture", ".jpg") == {}
    assert read_exif(b"FUJIFILMCCD-RAW" + bytes(5000), ".raf") == {}
    assert exif_of_tiff(b"\xff\xd8\xff") == {}


@pytest.mark.parametrize("keep", [0, 6, 10, 20, 40])
def test_a_block_that_is_cut_off(quadrants, encode, assert_upright, keep):
    data = encode(quadrants(), "JPEG", exif=block().tobytes()[:keep])
    assert ORIGINAL not in both_ways(data, ".jpg")
    assert_upright(decode_photo(data, ".jpg").pixels)


def test_a_damaged_inner_directory_leaves_the_outer_one(quadrants, encode):
    exif = block(6)
    damaged = exif.tobytes().replace(
        struct.pack(">HHI", 34665, 4, 1), struct.pack(">HHI", 34665, 2, 4)
    )
    photo = decode_photo(encode(quadrants(), "JPEG", exif=damaged), ".jpg")
    assert photo.exif[MAKE] == "Maker"
    assert (photo.width, photo.height) == (48, 64)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_damage_is_borne(data):
    whole = bytearray(block(6).tobytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "JPEG", exif=bytes(whole))
    photo = decode_photo(file.getvalue(), ".jpg")
    assert photo.pixels.shape == (8, 8, 3)
    assert read_exif(file.getvalue(), ".jpg").keys() == photo.exif.keys()


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
@pytest.mark.filterwarnings("ignore")
def test_any_bytes_are_borne(data):
    assert isinstance(exif_of_block(data), dict)
    assert isinstance(exif_of_tiff(b"II*\0" + data), dict)
