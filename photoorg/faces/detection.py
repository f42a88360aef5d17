"""What every detector offers, so that they can be exchanged."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from photoorg.core.records import Pixels


class DetectorKind(StrEnum):
    """Which detector finds the faces."""

    CNN = "cnn"
    HOG = "hog"


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """How faces are searched for.

    Attributes:
        detector: which detector.
        upsample: how often the picture is doubled first; None doubles small pictures once.
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


class Detector(Protocol):
    """Finds faces in an upright picture."""

    def detect(self, pixels: Pixels) -> list[Detection]:
        """The faces in uint8[h, w, 3], best first."""
        ...
