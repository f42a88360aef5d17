"""A box that the owner drew -> the face in it, or the honest answer that none can be seen.

The predictor of landmarks finds five points in anything, also in the back of a head. So the
detector is asked first: with the box enlarged well above its window, turned four ways, with
the contrast stretched if need be, and with less certainty asked for than in a scan, because
the owner has said that something is there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from photoorg.core.arrays import Embedding, Pixels
from photoorg.core.geometry import Box
from photoorg.core.records import Quality
from photoorg.faces.alignment import cut_chip
from photoorg.faces.cnn_detector import CnnDetector
from photoorg.faces.detection import Detection, is_drawn_face
from photoorg.faces.dlib_format import PIXEL_MEANS
from photoorg.faces.finder import FaceFinder, LocatedFace
from photoorg.faces.quality import Landmarks, assess

BOX_EDGE = 160
"""Pixels that the longer side of a box is brought to: a face half as wide is still found."""

_MARGIN = 1.0  # of the longer side, on every side of the box
_LEAST_SCORE = -0.5  # no box of 294 without a person, one of 72 heads from behind gets there
_SURE_SCORE = 0.0  # dlib's own; the landmarks of a face above it are believed as in a scan
_AGREEING = 0.15  # landmarks begun in several places, by the distance of the eyes
_BEGINNINGS = ((0.1, 0, 1), (-0.1, 0, 1), (0, 0.1, 1), (0, -0.1, 1), (0, 0, 0.85), (0, 0, 1.18))
"""Where the search for landmarks begins anew: moved across and down (by the box), resized."""
_UPRIGHT_ENOUGH = 40.0  # degrees up to which landmarks are as good as upright
_UPRIGHT_BONUS = 0.3  # most people are upright; a sure face weighs 4
_STRETCH_CUT = 1.0  # per cent of the darkest and of the brightest pixels

Plane = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DrawnFace:
    """What is known of a drawn box, which is kept as the owner drew it.

    `landmarks` float32[5, 2] (normalised) and `embedding` are both None where no face can be
    seen; then `quality` is 0.
    """

    box: Box
    landmarks: Landmarks | None
    quality: Quality
    score: float
    embedding: Embedding | None


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """The surroundings of the box: a square uint8[n, n, 3] with the box in its middle.

    `width` and `height` are the box's in pixels of `pixels`; `angle` says by how many degrees
    against the clock the photo was turned about the middle of the box.
    """

    pixels: Pixels
    width: float
    height: float
    angle: float = 0.0

    def turned(self, angle: float) -> "_View":
        """The same, turned by so many degrees against the clock; quarter turns are exact."""
        quarters = round(angle / 90)
        if angle == 90 * quarters:
            turned = np.ascontiguousarray(np.rot90(self.pixels, quarters))
        else:
            picture = Image.fromarray(self.pixels)
            grey = tuple(round(mean) for mean in PIXEL_MEANS)
            turned = np.asarray(picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=grey))
        sides = (self.height, self.width) if quarters % 2 else (self.width, self.height)
        return _View(turned, *sides, angle)

    def is_in_the_box(self, hit: Detection) -> bool:
        """Whether a detection in this view is the face that the owner drew."""
        middle = self.pixels.shape[0] / 2
        own = Box(middle - self.width / 2, middle - self.height / 2, self.width, self.height)
        return is_drawn_face(own, Box(hit.left, hit.top, hit.width, hit.height))

    def from_middle(self, points: Plane) -> Plane:
        """Points float64[n, 2] of this view, from the middle of the box of the unturned one."""
        x, y = (points - self.pixels.shape[0] / 2).T
        cosine, sine = np.cos(np.deg2rad(self.angle)), np.sin(np.deg2rad(self.angle))
        return np.stack([cosine * x - sine * y, sine * x + cosine * y], axis=1)


@dataclass(frozen=True, slots=True, eq=False)
class _Hit:
    view: _View
    detection: Detection


def describe_drawn(finder: FaceFinder, pixels: Pixels, box: Box) -> DrawnFace:
    """The face in a box of uint8[h, w, 3], by a finder whose settings name the CNN detector.

    A face whose box is `BOX_EDGE` pixels wide or more in `pixels` is described as well as it
    can be.

    Raises:
        ValueError: nothing of the box lies in the photo.
    """
    height, width = pixels.shape[:2]
    if min(box.right, box.bottom) <= 0 or max(box.left, box.top) >= 1 or box.area <= 0:
        raise ValueError(f"nothing of {box} lies in the photo")
    view, scale = _surroundings(pixels, box)
    hit = _search(finder, view)
    if hit is None or not _is_believed(finder, hit):
        return DrawnFace(box, None, _unseen(), 0.0, None)
    shape = finder.landmarks(hit.view.pixels, hit.detection)
    middle = np.array(box.centre) * (width, height)
    points = hit.view.from_middle(_points(shape)) / scale + middle
    chip = cut_chip(hit.view.pixels, shape)
    score = hit.detection.score
    located = LocatedFace(
        box,
        (points / (width, height)).astype(np.float32),
        chip,
        assess(chip, points.astype(np.float32), hit.detection.width / scale, score),
        score,
    )
    (face,) = finder.describe([located])
    return DrawnFace(box, face.landmarks, face.quality, face.score, face.embedding)


def _unseen() -> Quality:
    return Quality(0.0, 0.0, 0.0, 0.0)


def _points(shape: Any) -> Plane:
    return np.array([(point.x, point.y) for point in shape.parts()], np.float64)


def _surroundings(pixels: Pixels, box: Box) -> tuple[_View, float]:
    """The view of a box, and how many of its pixels are one of the photo's.

    Beyond the photo's edge lies the grey that the detector sees there in a scan.
    """
    height, width = pixels.shape[:2]
    sides = box.width * width, box.height * height
    reach = max(sides) * (0.5 + _MARGIN)
    x, y = box.centre[0] * width, box.centre[1] * height
    edge = round(BOX_EDGE * (1 + 2 * _MARGIN))
    scale = edge / (2 * reach)
    photo = (
        max(0.0, x - reach),
        max(0.0, y - reach),
        min(width, x + reach),
        min(height, y + reach),
    )
    left, top, right, bottom = (
        round((value - start + reach) * scale)
        for value, start in zip(photo, (x, y, x, y), strict=True)
    )
    view = np.empty((edge, edge, 3), np.uint8)
    view[:] = np.round(PIXEL_MEANS)
    size = max(1, right - left), max(1, bottom - top)
    part = Image.fromarray(pixels).resize(size, Image.Resampling.BILINEAR, box=photo)
    view[top : top + size[1], left : left + size[0]] = np.asarray(part)
    return _View(view, sides[0] * scale, sides[1] * scale), scale


def _search(finder: FaceFinder, view: _View) -> _Hit | None:
    """The best hit on the box; with stretched contrast only where the detector doubts."""
    detector = finder.cnn_detector(least_score=_LEAST_SCORE)
    hit = _look(detector, view)
    if hit is None or hit.detection.score <= _SURE_SCORE:
        stretched = _View(_stretched(view), view.width, view.height)
        hit = _best(h for h in (hit, _look(detector, stretched)) if h is not None)
    return hit


def _is_believed(finder: FaceFinder, hit: _Hit) -> bool:
    """Whether the landmarks can be trusted: where the detector doubts, they have to agree.

    In a face the predictor ends at the same points wherever it begins nearby; elsewhere the
    points follow the place where it began.
    """
    if hit.detection.score > _SURE_SCORE:
        return True
    points = _points(finder.landmarks(hit.view.pixels, hit.detection))
    others = [
        _points(finder.landmarks(hit.view.pixels, _moved(hit.detection, *beginning)))
        for beginning in _BEGINNINGS
    ]
    apart = float(np.linalg.norm(np.stack(others) - points, axis=2).mean())
    eyes = float(np.linalg.norm(points[:2].mean(axis=0) - points[2:4].mean(axis=0)))
    return apart <= _AGREEING * eyes


def _moved(hit: Detection, across: float, down: float, larger: float) -> Detection:
    """A detection moved by shares of its width and height, and resized about its middle."""
    x = (hit.left + hit.right) / 2 + across * hit.width
    y = (hit.top + hit.bottom) / 2 + down * hit.height
    half_width, half_height = hit.width * larger / 2, hit.height * larger / 2
    corners = (x - half_width, y - half_height, x + half_width, y + half_height)
    left, top, right, bottom = (int(corner) for corner in corners)
    return Detection(left, top, right, bottom, hit.score)


def _look(detector: CnnDetector, view: _View) -> _Hit | None:
    """The best hit in a view that is turned so that the face stands upright.

    The detector finds faces that are turned by up to 90 degrees, the landmarks are wrong from
    60 on. So the scores of four quarter turns say which way is up: their mean direction.
    """
    quarters = [_hit(detector, view.turned(90.0 * turn)) for turn in range(4)]
    weights = [0.0 if hit is None else (hit.detection.score + 1) ** 2 for hit in quarters]
    up, left, down, right = weights
    angle = float(np.rad2deg(np.arctan2(left - right, up + _UPRIGHT_BONUS - down)))
    if abs(angle) < _UPRIGHT_ENOUGH:
        return quarters[0]
    return _hit(detector, view.turned(angle))


def _hit(detector: CnnDetector, view: _View) -> _Hit | None:
    return _best(
        _Hit(view, detection)
        for detection in detector.detect(view.pixels)
        if view.is_in_the_box(detection)
    )


def _best(hits: Iterable[_Hit]) -> _Hit | None:
    return max(hits, key=lambda hit: hit.detection.score, default=None)


def _stretched(view: _View) -> Pixels:
    """The view's pixels with the contrast that the box itself would need, the colours kept."""
    edge = view.pixels.shape[0]
    across, down = round(view.width / 2), round(view.height / 2)
    inside = view.pixels[
        edge // 2 - down : edge // 2 + down, edge // 2 - across : edge // 2 + across
    ]
    grey = inside.astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    dark, bright = np.percentile(grey, [_STRETCH_CUT, 100 - _STRETCH_CUT])
    stretched = (view.pixels - dark) * (255 / max(bright - dark, 1.0))
    pixels: Pixels = np.clip(np.round(stretched), 0, 255).astype(np.uint8)
    return pixels
