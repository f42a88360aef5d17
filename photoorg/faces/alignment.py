"""Face -> chip: turned upright, scaled and cut as dlib's `get_face_chip` does it."""

from typing import Any

import dlib
import numpy as np

from photoorg.core.arrays import Pixels
from photoorg.faces.quality import Landmarks

CHIP_SIZE = 150
_PADDING = 0.25  # dlib's default, which the network was trained with


def cut_chip(pixels: Pixels, shape: Any) -> Pixels:
    """uint8[150, 150, 3] for a dlib shape of 5 points in uint8[h, w, 3]."""
    chip: Pixels = dlib.get_face_chip(pixels, shape, size=CHIP_SIZE, padding=_PADDING)
    return chip


def cut_chip_again(pixels: Pixels, landmarks: Landmarks) -> Pixels:
    """The chip of a face found earlier, from its normalised landmarks float32[5, 2].

    At the size at which the photo was searched it is the same chip, to the pixel.
    """
    height, width = pixels.shape[:2]
    points = [dlib.point(round(float(x) * width), round(float(y) * height)) for x, y in landmarks]
    # get_face_chip looks at the points only; the rectangle is not used.
    corners = np.array([(p.x, p.y) for p in points])
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    around = dlib.rectangle(int(left), int(top), int(right), int(bottom))
    return cut_chip(pixels, dlib.full_object_detection(around, points))
