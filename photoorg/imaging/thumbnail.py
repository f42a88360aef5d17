"""Small square pictures of faces."""

import io

import numpy as np
import numpy.typing as npt
from PIL import Image

from photoorg.core.arrays import Pixels
from photoorg.imaging.colour import to_srgb

_MARGIN = 0.25
"""Added on every side of the longer edge of the box: detectors cut off hair and chin."""

_JPEG_QUALITY = 85


def encode_thumbnail(
    pixels: Pixels,
    box_px: tuple[int, int, int, int],
    size: int = 160,
    profile: bytes = b"",
) -> bytes:
    """A square JPEG of `size` x `size` pixels around a box, with some margin.

    Near an edge the square is shifted inside; where it is larger than the photo, the
    photo's edge pixels continue outwards.

    Args:
        pixels: uint8[h, w, 3].
        box_px: (left, top, right, bottom) in pixels; may lie partly or wholly outside.
        size: of the result, in pixels.
        profile: ICC profile of `pixels`; the thumbnail is in sRGB.
    """
    height, width = pixels.shape[:2]
    left, top, right, bottom = box_px
    side = max(1, round(max(right - left, bottom - top) * (1 + 2 * _MARGIN)))
    first_x, last_x, before_x, after_x = _span((left + right) / 2, side, width, size)
    first_y, last_y, before_y, after_y = _span((top + bottom) / 2, side, height, size)
    crop = Image.fromarray(np.ascontiguousarray(pixels[first_y:last_y, first_x:last_x]))
    inner = size - before_x - after_x, size - before_y - after_y
    scaled = np.asarray(crop.resize(inner, Image.Resampling.BICUBIC, reducing_gap=3.0))
    square = np.pad(scaled, ((before_y, after_y), (before_x, after_x), (0, 0)), mode="edge")
    encoded = io.BytesIO()
    Image.fromarray(to_srgb(square, profile)).save(encoded, "JPEG", quality=_JPEG_QUALITY)
    return encoded.getvalue()


def decode_thumbnail(jpeg: bytes) -> Pixels | None:
    """uint8[size, size, 3] of what `encode_thumbnail` made; None if the bytes are damaged."""
    try:
        with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as opened:
            return np.asarray(opened.convert("RGB"))
    except (OSError, SyntaxError, ValueError):
        return None


def points_in_thumbnail(
    points: npt.NDArray[np.floating],
    box_px: tuple[int, int, int, int],
    photo: tuple[int, int],
    size: int = 160,
) -> npt.NDArray[np.float64]:
    """float64[k, 2]: where points (pixels of the photo) are in the thumbnail of a box.

    Args:
        points: float[k, 2].
        box_px: as `encode_thumbnail` was given it.
        photo: its width and height in pixels.
        size: of the thumbnail.
    """
    left, top, right, bottom = box_px
    side = max(1, round(max(right - left, bottom - top) * (1 + 2 * _MARGIN)))
    first_x, _, before_x, _ = _span((left + right) / 2, side, photo[0], size)
    first_y, _, before_y, _ = _span((top + bottom) / 2, side, photo[1], size)
    moved = (np.asarray(points, np.float64) - [first_x, first_y]) * (size / side)
    return np.asarray(moved + np.array([before_x, before_y]))


def _span(centre: float, side: int, length: int, size: int) -> tuple[int, int, int, int]:
    """One axis of the square: where it begins and ends in the photo, in source pixels, and
    how many of the `size` pixels of the thumbnail are to be added before and after.

    Padding is counted in pixels of the thumbnail, so that a box of any size costs no memory.
    """
    first = round(centre - side / 2)
    if side <= length:
        first = min(max(first, 0), length - side)
        return first, first + side, 0, 0
    # The whole photo is inside the square, at least by one pixel of the thumbnail.
    first = min(max(first, length - side), 0)
    inner = max(1, round(size * length / side))
    before = min(round(size * -first / side), size - inner)
    return 0, length, before, size - inner - before
