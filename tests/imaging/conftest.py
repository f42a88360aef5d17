"""Small pictures whose corners tell how they were turned, in every format."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

CORNERS = ("red", "lime", "blue", "white")
"""Upper left, upper right, lower left, lower right."""

Encoder = Callable[..., bytes]


def _quadrants(width: int = 64, height: int = 48) -> Image.Image:
    picture = Image.new("RGB", (width, height))
    middle_x, middle_y = width // 2, height // 2
    boxes = (
        (0, 0, middle_x, middle_y),
        (middle_x, 0, width, middle_y),
        (0, middle_y, middle_x, height),
        (middle_x, middle_y, width, height),
    )
    for colour, box in zip(CORNERS, boxes, strict=True):
        picture.paste(colour, box)
    return picture


@pytest.fixture
def quadrants() -> Callable[..., Image.Image]:
    """`quadrants(width, height)`: an upright picture of four plain colours."""
    return _quadrants


@pytest.fixture
def encode() -> Encoder:
    """`encode(picture, format, **options)`: the bytes of a file."""

    def encoded(picture: Image.Image, picture_format: str, **options: object) -> bytes:
        file = io.BytesIO()
        picture.save(file, picture_format, **options)
        return file.getvalue()

    return encoded


@pytest.fixture
def heic_folder() -> Path:
    """HEIC samples of the quadrants, 64 x 48, encoded with x265."""
    return Path(__file__).parent / "heic"


@pytest.fixture
def assert_upright() -> Callable[..., None]:
    """`assert_upright(pixels)`: the four corners have the colours of the quadrants."""

    def check(pixels: npt.NDArray[np.uint8], tolerance: int = 40) -> None:
        assert pixels.dtype == np.uint8
        assert pixels.shape[2] == 3
        assert pixels.flags.c_contiguous
        quarter_y, quarter_x = pixels.shape[0] // 4, pixels.shape[1] // 4
        found = [pixels[y, x] for y in (quarter_y, -quarter_y) for x in (quarter_x, -quarter_x)]
        expected = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]
        assert np.abs(np.array(found, int) - np.array(expected)).max() <= tolerance, found

    return check


@pytest.fixture
def make_dng() -> Encoder:
    """`make_dng(bayer, preview=None, orientation=1, date=None)`: a camera RAW file."""
    return _dng


def _dng(
    bayer: npt.NDArray[np.uint16],
    preview: tuple[int, int, bytes] | None = None,
    orientation: int = 1,
    date: str | None = None,
) -> bytes:
    """A DNG as Adobe's specification 1.4 describes it, uncompressed, RGGB.

    With a preview (width, height, JPEG bytes) that is the first directory and the sensor's
    data the second, as cameras write it.
    """
    height, width = bayer.shape
    sensor = bayer.astype("<u2").tobytes()
    shared = [
        _ascii(271, "Maker"),
        _ascii(272, "Camera"),
        _shorts(274, orientation),
        (50706, 1, 4, bytes((1, 4, 0, 0))),
        _ascii(50708, "Maker Camera"),
        (50721, 10, 9, struct.pack("<18i", *(n for v in np.eye(3).ravel() for n in (int(v), 1)))),
        _shorts(50778, 21),
    ]
    if date is not None:
        shared.append(_ascii(36867, date))

    def sensor_tags(offset: int) -> list[_Tag]:
        return [
            _longs(254, 0),
            _longs(256, width),
            _longs(257, height),
            _shorts(258, 16),
            _shorts(259, 1),
            _shorts(262, 32803),
            _longs(273, offset),
            _shorts(277, 1),
            _longs(278, height),
            _longs(279, len(sensor)),
            _shorts(33421, 2, 2),
            (33422, 1, 4, bytes((0, 1, 1, 2))),
            _longs(50717, 65535),
        ]

    head = b"II*\0" + struct.pack("<I", 8)
    if preview is None:
        end = 8 + len(_directory(sensor_tags(0) + shared, 8))
        return head + _directory(sensor_tags(end) + shared, 8) + sensor
    preview_width, preview_height, jpeg = preview
    jpeg += b"\0" * (len(jpeg) % 2)

    def preview_tags(sub_directory: int, offset: int) -> list[_Tag]:
        return [
            *shared,
            _longs(254, 1),
            _longs(256, preview_width),
            _longs(257, preview_height),
            _shorts(258, 8, 8, 8),
            _shorts(259, 7),
            _shorts(262, 6),
            _longs(273, offset),
            _shorts(277, 3),
            _longs(278, preview_height),
            _longs(279, len(jpeg)),
            _longs(330, sub_directory),
        ]

    second = 8 + len(_directory(preview_tags(0, 0), 8))
    at_sensor = second + len(_directory(sensor_tags(0), second))
    first_bytes = _directory(preview_tags(second, at_sensor + len(sensor)), 8)
    return head + first_bytes + _directory(sensor_tags(at_sensor), second) + sensor + jpeg


_Tag = tuple[int, int, int, bytes]


def _shorts(tag: int, *values: int) -> _Tag:
    return tag, 3, len(values), struct.pack(f"<{len(values)}H", *values)


def _longs(tag: int, *values: int) -> _Tag:
    return tag, 4, len(values), struct.pack(f"<{len(values)}I", *values)


def _ascii(tag: int, text: str) -> _Tag:
    return tag, 2, len(text) + 1, text.encode() + b"\0"


def _directory(tags: list[_Tag], base: int) -> bytes:
    """One TIFF directory that begins at `base`, with its long values behind it."""
    entries, values = struct.pack("<H", len(tags)), b""
    behind = base + 2 + 12 * len(tags) + 4
    for tag, kind, count, value in sorted(tags):
        entries += struct.pack("<HHI", tag, kind, count)
        if len(value) <= 4:
            entries += value.ljust(4, b"\0")
        else:
            entries += struct.pack("<I", behind + len(values))
            values += value + b"\0" * (len(value) % 2)
    return entries + struct.pack("<I", 0) + values
