"""A decoded picture on its way to upright RGB pixels: turn, shrink, guard."""

from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from photoorg.core.arrays import Pixels
from photoorg.core.geometry import Orientation
from photoorg.imaging.errors import too_large
from photoorg.imaging.exif import ExifTags
from photoorg.imaging.modes import to_resizable, to_rgb

MAX_PIXELS = 200_000_000
"""Most pixels that are ever decoded: the largest phone sensors have just under 200 million,
and Pillow needs 4 bytes for each."""

MAX_EDGE = 100_000
"""Longest edge, so that a thin picture of few pixels cannot overflow what comes later."""

# Of Pillow's filters, all antialiased, this one costs as little as the bilinear and moves
# dlib's descriptors less: by 0.076 against 0.082 on average for 32 faces shrunk to 1/1.3, and
# 0.113 against 0.129 to 1/1.8. Bicubic (0.067, 0.106) and Lanczos (0.061, 0.095) are better
# still, but took 1.6 and 2.2 times as long, which is as much as decoding the JPEG itself.
_FILTER = Image.Resampling.HAMMING

# Pictures that were decoded in full are first averaged down in whole steps, to no less than
# twice the result, which costs a fraction of filtering every pixel.
_REDUCING_GAP = 2.0

_TURNS = {
    Orientation.MIRRORED: Image.Transpose.FLIP_LEFT_RIGHT,
    Orientation.ROTATED_180: Image.Transpose.ROTATE_180,
    Orientation.FLIPPED: Image.Transpose.FLIP_TOP_BOTTOM,
    Orientation.TRANSPOSED: Image.Transpose.TRANSPOSE,
    Orientation.ROTATED_90: Image.Transpose.ROTATE_270,
    Orientation.TRANSVERSED: Image.Transpose.TRANSVERSE,
    Orientation.ROTATED_270: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Raster:
    """An opened picture, not yet turned.

    `full_size` is (width, height) as stored, before any scaling. `box` (left, top, right,
    bottom, in pixels of `image`) is what of `image` is picture, where the decoder scaled and
    rounded up. `orientation` is None where the file does not say. `exif` is what else it says.
    """

    image: Image.Image
    full_size: tuple[int, int]
    orientation: Orientation | None = None
    box: tuple[float, float, float, float] | None = None
    exif: ExifTags = field(default_factory=dict)


def check_size(size: tuple[int, int], max_pixels: int = MAX_PIXELS) -> None:
    """Refuse a picture by the size (width, height) in its header, before it is decoded.

    Raises:
        UnreadablePhotoError: more than `max_pixels`, or an edge over `MAX_EDGE`.
    """
    width, height = size
    if width * height > max_pixels or max(size) > MAX_EDGE:
        raise too_large(width, height)


def upright_size(raster: Raster) -> tuple[int, int]:
    """(width, height) of the full picture after turning."""
    width, height = raster.full_size
    turned = raster.orientation is not None and raster.orientation.swaps_sides
    return (height, width) if turned else (width, height)


def render(raster: Raster, max_size: int) -> Pixels:
    """uint8[h, w, 3] upright RGB, the longest edge at most `max_size` pixels (0: as it is).

    Shrinking comes first, so that turning and converting touch few pixels.
    """
    image = to_resizable(raster.image)
    left, top, right, bottom = raster.box or (0, 0, *image.size)
    size = fitted_size((right - left, bottom - top), max_size)
    if size != image.size:
        image = image.resize(size, _FILTER, box=raster.box, reducing_gap=_REDUCING_GAP)
    image = to_rgb(image)
    turn = _TURNS.get(raster.orientation or Orientation.UPRIGHT)
    if turn is not None:
        image = image.transpose(turn)
    return np.array(image, dtype=np.uint8, order="C")


def fitted_size(size: tuple[float, float], max_size: int) -> tuple[int, int]:
    """`size` = (width, height) shrunk until its longest edge is `max_size`; never enlarged."""
    width, height = size
    longest = max(size)
    scale = 1.0 if max_size <= 0 or longest <= max_size else max_size / longest
    return max(1, round(width * scale)), max(1, round(height * scale))
