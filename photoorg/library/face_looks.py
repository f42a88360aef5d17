"""Faces as numbers that tell how they look, from what the library keeps of them."""

import io
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image

from photoorg.analysis.looks import (
    EDGE,
    EYES_APART,
    FaceLooks,
    gradient_histograms,
    landmark_shapes,
)
from photoorg.imaging import points_in_thumbnail
from photoorg.storage.looks_view import SeenFace

Floats = npt.NDArray[np.float64]


def describe_looks(faces: Sequence[SeenFace]) -> FaceLooks:
    """What tells how some faces look; about a millisecond each."""
    points = np.array([face.landmarks * face.size for face in faces], np.float64)
    upright = np.array(
        [_upright(face, own) for face, own in zip(faces, points, strict=True)], np.float64
    )
    return FaceLooks(
        np.array([face.embedding for face in faces], np.float32).reshape(-1, 128),
        landmark_shapes(points.reshape(-1, 5, 2)),
        gradient_histograms(upright.reshape(-1, EDGE, EDGE)),
    )


def _upright(face: SeenFace, points: Floats) -> Floats:
    """float64[64, 64]: the grey thumbnail, turned so that the eyes are in their places."""
    inside = points_in_thumbnail(points, face.box.to_pixels(face.size), face.size)
    eyes = sorted((inside[0:2].mean(axis=0), inside[2:4].mean(axis=0)), key=lambda eye: eye[0])
    axis = eyes[1] - eyes[0]
    along, across = axis / (EYES_APART * EDGE)
    middle = (eyes[0] + eyes[1]) / 2
    turn = np.array([[along, -across], [across, along]])
    x, y = middle - turn @ np.array([EDGE / 2, EYES_APART * EDGE])
    try:
        with Image.open(io.BytesIO(face.thumbnail)) as image:
            turned = image.convert("L").transform(
                (EDGE, EDGE),
                Image.Transform.AFFINE,
                (along, -across, x, across, along, y),
                Image.Resampling.BICUBIC,
            )
    except OSError:  # damaged: the face looks like nothing
        return np.zeros((EDGE, EDGE))
    return np.asarray(turned, np.float64)
