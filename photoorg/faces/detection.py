"""What every detector offers, so that they can be exchanged."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from PIL import Image

from photoorg.core.arrays import Pixels
from photoorg.core.geometry import Box

_DRAWN_OVERLAP = 0.25  # a box around the whole head is up to twice as wide as a detector's
_DRAWN_OFFSET = 1 / 3  # of the drawn box; cheek to cheek, the next face is farther away


class DetectorKind(StrEnum):
    """Which detector finds the faces."""

    CNN = "cnn"
    HOG = "hog"


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How faces are searched for.

    Attributes:
        detector: which detector.
        upsample: how often the picture is doubled first; None enlarges small pictures, at
            most threefold, to the size at which most faces are found.
        min_face: faces narrower than this, in pixels of the searched picture, are left out.
    """

    detector: DetectorKind = DetectorKind.CNN
    upsample: int | None = None
    min_face: int = 0


@dataclass(frozen=True, slots=True)
class Detection:
    """A rectangle in pixels of the searched image, its corners inside, and a score.

    Scores of different detectors cannot be compared; above 0 is a face. Corners may lie
    outside the image.
    """

    left: int
    top: int
    right: int
    bottom: int
    score: float

    @property
    def width(self) -> int:
        """Pixels from edge to edge."""
        return self.right - self.left + 1

    @property
    def height(self) -> int:
        """Pixels from edge to edge."""
        return self.bottom - self.top + 1

    def shrunk(self, factor: float) -> "Detection":
        """The same rectangle in a picture that is smaller by `factor`."""
        return Detection(
            math.floor(self.left / factor),
            math.floor(self.top / factor),
            math.floor(self.right / factor),
            math.floor(self.bottom / factor),
            self.score,
        )


def is_drawn_face(drawn: Box, found: Box) -> bool:
    """Whether a detection is the face in a box that the owner drew, and not the one beside it."""
    x, y = (abs(a - b) for a, b in zip(drawn.centre, found.centre, strict=True))
    in_the_middle = x <= _DRAWN_OFFSET * drawn.width and y <= _DRAWN_OFFSET * drawn.height
    return in_the_middle and drawn.iou(found) >= _DRAWN_OVERLAP


def enlarged(pixels: Pixels, factor: float) -> Pixels:
    """uint8[h, w, 3], larger by `factor` in both directions."""
    height, width = pixels.shape[:2]
    size = (round(width * factor), round(height * factor))
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BILINEAR))


class Detector(Protocol):
    """Finds faces in an upright picture."""

    def detect(self, pixels: Pixels) -> list[Detection]:
        """The faces in uint8[h, w, 3], best first."""
        ...
