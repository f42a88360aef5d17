"""Boxes in a photo and the eight EXIF orientations.

Every box and point that is stored is normalised to the *upright* photo: x to the right
and y downwards, both from 0 to 1. So a box stays right whatever size the photo is decoded
at. A detector may look past the edge of the photo, so coordinates can lie outside 0..1.
"""

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, normalised to the upright photo; `left` and `top` are its corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x coordinate of the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The y coordinate of the lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The centre as (x, y)."""
        return self.left + self.width / 2, self.top + self.height / 2

    @property
    def area(self) -> float:
        """The share of the photo that the box covers."""
        return self.width * self.height

    @classmethod
    def from_pixels(
        cls, left: float, top: float, right: float, bottom: float, size: tuple[int, int]
    ) -> "Box":
        """The box between two pixel corners of an image of `size` = (width, height)."""
        width, height = size
        return cls(left / width, top / height, (right - left) / width, (bottom - top) / height)

    def to_pixels(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """(left, top, right, bottom) in whole pixels of an image of `size` = (width, height)."""
        width, height = size
        return (
            round(self.left * width),
            round(self.top * height),
            round(self.right * width),
            round(self.bottom * height),
        )

    def iou(self, other: "Box") -> float:
        """Intersection over union, from 0 (apart) to 1 (the same box)."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        if width <= 0 or height <= 0:
            return 0.0
        shared = width * height
        return shared / (self.area + other.area - shared)


class Orientation(IntEnum):
    """EXIF orientation: how the stored raster has to be turned to stand upright."""

    UPRIGHT = 1
    MIRRORED = 2
    ROTATED_180 = 3
    FLIPPED = 4
    TRANSPOSED = 5
    ROTATED_90 = 6
    TRANSVERSED = 7
    ROTATED_270 = 8

    @property
    def swaps_sides(self) -> bool:
        """Whether width and height change places."""
        return self >= Orientation.TRANSPOSED

    @property
    def inverse(self) -> "Orientation":
        """The orientation that undoes this one (only the quarter turns differ)."""
        if self is Orientation.ROTATED_90:
            return Orientation.ROTATED_270
        if self is Orientation.ROTATED_270:
            return Orientation.ROTATED_90
        return self


def orient_point(x: float, y: float, orientation: Orientation) -> tuple[float, float]:
    """A normalised point of the stored raster, as it lies in the upright photo."""
    match orientation:
        case Orientation.UPRIGHT:
            return x, y
        case Orientation.MIRRORED:
            return 1 - x, y
        case Orientation.ROTATED_180:
            return 1 - x, 1 - y
        case Orientation.FLIPPED:
            return x, 1 - y
        case Orientation.TRANSPOSED:
            return y, x
        case Orientation.ROTATED_90:
            return 1 - y, x
        case Orientation.TRANSVERSED:
            return 1 - y, 1 - x
        case Orientation.ROTATED_270:
            return y, 1 - x


def orient_box(box: Box, orientation: Orientation) -> Box:
    """A box of the stored raster, as it lies in the upright photo.

    With `orientation.inverse` it goes the other way, from the upright photo to the file.
    """
    x, y = orient_point(*box.centre, orientation)
    width, height = box.width, box.height
    if orientation.swaps_sides:
        width, height = height, width
    return Box(x - width / 2, y - height / 2, width, height)
