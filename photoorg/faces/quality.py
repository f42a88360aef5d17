"""How far a face can be trusted: sharpness, size, frontality, the detector's score.

Each part is mapped to 0..1 by where recognition stops to get better, so that 1 means that
the part is no hindrance, not that the face is beautiful.
"""

import numpy as np
import numpy.typing as npt

from photoorg.core.arrays import Pixels
from photoorg.core.records import Quality

_SHARP_ENOUGH = 12.0  # mean absolute Laplacian, in grey levels, of a chip in focus
_LARGE_ENOUGH = 100.0  # pixels between the edges of the box
_PROFILE = 0.5  # nose beside the middle of the eyes, as a share of their distance
_SURE = 1.0  # detector score

Landmarks = npt.NDArray[np.float32]
"""float32[5, 2], pixels: outer and inner corner of one eye, of the other, base of the nose."""


def sharpness(chip: Pixels) -> float:
    """Mean absolute Laplacian of the chip's luminance; about 12 and more is in focus."""
    grey = chip.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    inner = grey[1:-1, 1:-1]
    laplacian = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:] - 4 * inner
    return float(np.abs(laplacian).mean())


def yaw(landmarks: Landmarks) -> float:
    """How far the nose is beside the middle of the eyes, as a share of their distance.

    0 for a face that looks at the camera, about 0.5 for a profile; never negative.
    """
    first, second = landmarks[0:2].mean(axis=0), landmarks[2:4].mean(axis=0)
    axis = second - first
    squared = float(axis @ axis)
    if squared == 0.0:
        return 1.0
    along = float((landmarks[4] - (first + second) / 2) @ axis) / squared
    return abs(along)


def assess(chip: Pixels, landmarks: Landmarks, face_width: float, score: float) -> Quality:
    """The quality of a face whose box is `face_width` pixels wide in the searched image."""
    return Quality(
        sharpness=min(sharpness(chip) / _SHARP_ENOUGH, 1.0),
        size=min(face_width / _LARGE_ENOUGH, 1.0),
        frontality=max(1.0 - yaw(landmarks) / _PROFILE, 0.0),
        detector=min(max(score / _SURE, 0.0), 1.0),
    )
