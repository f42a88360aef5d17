"""dlib's max-margin CNN face detector, run by ONNX Runtime.

Source: `loss_mmod_`, `input_rgb_image_pyramid` and `create_tiled_pyramid` of dlib. All
levels of an image pyramid of ratio 5/6 lie on one canvas, which the network scores. A
canvas a level would cost 5 % less, but then a face at the edge of a photo has other
pixels around it than in dlib, and faces that dlib finds there are lost.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from photoorg.core.arrays import Pixels
from photoorg.faces.detection import Detection, enlarged
from photoorg.faces.dlib_format import PIXEL_MEANS, PIXEL_SCALE, DetectorOptions

Planes = npt.NDArray[np.float32]

_PYRAMID = 6  # each level is 5/6 of the one before
_SMALLEST_LEVEL = 5  # pixels; dlib's pyramid ends there
_OUTER_MARGIN = 11
_INNER_MARGIN = 10
_STRIDE = 8  # of the network's output, in pixels of a level
_FIRST_CENTRE = 14  # where the first output looks, in pixels of a padded level
_SMALLEST_INPUT = 40  # pixels; three unpadded 5 x 5 convolutions have to fit
_INPUT_OF_ONE_ROW = 29  # pixels that those three turn into one row
_ROWS_SEEN = 10  # rows above and below that the padded convolutions after them look at
_STRIP_PIXELS = 8_000_000  # of the canvas; the network needs 40 bytes for each


@dataclass(frozen=True, slots=True)
class Level:
    """A level's size in pixels and its place on the canvas."""

    width: int
    height: int
    left: int
    top: int

    def distance(self, x: int, y: int) -> float:
        """Pixels from a point of the canvas to the level; 0 inside."""
        across = max(self.left - x, 0, x - (self.left + self.width - 1))
        down = max(self.top - y, 0, y - (self.top + self.height - 1))
        return float(np.hypot(across, down))


def _sizes(width: int, height: int) -> Iterator[tuple[int, int]]:
    while width > 0 and height >= _SMALLEST_LEVEL:
        yield width, height
        width, height = width * (_PYRAMID - 1) // _PYRAMID, height * (_PYRAMID - 1) // _PYRAMID


def pyramid_levels(width: int, height: int) -> list[Level]:
    """The levels that dlib's `compute_tiled_image_pyramid_details` places on its canvas.

    It stacks them from top to bottom at the left, then from bottom to top at the right,
    and leaves out those that would touch the first.
    """
    sizes = list(_sizes(width, height)) or [(width, height)]
    total = sum(h + _INNER_MARGIN for _, h in sizes) - 2 * _INNER_MARGIN
    column, previous = 0, 0
    for w, h in sizes:
        fits_beside = w <= width - previous - _INNER_MARGIN
        if fits_beside and (column - height) * 2 >= total - height:
            break
        column += h + _INNER_MARGIN
        previous = w
    column -= _INNER_MARGIN

    levels: list[Level] = []
    y = _OUTER_MARGIN
    while len(levels) < len(sizes) and y < column + _OUTER_MARGIN:
        w, h = sizes[len(levels)]
        levels.append(Level(w, h, _OUTER_MARGIN, y))
        y += h + _INNER_MARGIN
    y -= _INNER_MARGIN
    for w, h in sizes[len(levels) :]:
        level = Level(w, h, _OUTER_MARGIN + width - w, y - h)
        if level.top < _OUTER_MARGIN + height:
            break
        levels.append(level)
        y -= h + _INNER_MARGIN
    return levels


def normalised_planes(pixels: Pixels) -> Planes:
    """uint8[h, w, 3] -> float32[1, 3, h, w], as dlib's input layers make it."""
    planes = np.empty((1, 3, *pixels.shape[:2]), np.float32)
    for channel in range(3):
        np.subtract(pixels[:, :, channel], np.float32(PIXEL_MEANS[channel]), out=planes[0, channel])
    planes *= np.float32(1 / PIXEL_SCALE)
    return planes


def suppress(candidates: list[Detection], options: DetectorOptions) -> list[Detection]:
    """Of boxes that are one face the best; dlib's `test_box_overlap`, best first."""
    kept: list[Detection] = []
    for box in sorted(candidates, key=lambda d: (-d.score, d.top, d.left, d.right)):
        if not any(_same_face(box, other, options) for other in kept):
            kept.append(box)
    return kept


def _same_face(a: Detection, b: Detection, options: DetectorOptions) -> bool:
    width = min(a.right, b.right) - max(a.left, b.left) + 1
    height = min(a.bottom, b.bottom) - max(a.top, b.top) + 1
    if width <= 0 or height <= 0:
        return False
    around = (max(a.right, b.right) - min(a.left, b.left) + 1) * (
        max(a.bottom, b.bottom) - min(a.top, b.top) + 1
    )
    shared = width * height
    smaller = min(a.width * a.height, b.width * b.height)
    return shared / around > options.same_face_overlap or shared / smaller > options.same_face_cover


class CnnDetector:
    """Finds faces of about 70 pixels and more; each upsampling halves that.

    `min_face` (pixels of the searched image) leaves out the levels of the pyramid that
    only see smaller faces, which is where most of the time goes. Where somebody says that
    there is a face, a `least_score` below dlib's 0 also lets those through that it doubts;
    no window scores below -1 by much.
    """

    def __init__(
        self,
        scorer: Any,
        shrinker: Any,
        options: DetectorOptions,
        *,
        upsample: int = 0,
        min_face: int = 0,
        least_score: float = 0.0,
    ) -> None:
        self._scorer = scorer
        self._shrinker = shrinker
        self._options = options
        self._upsample = upsample
        self._min_face = min_face
        self._least_score = least_score

    def detect(self, pixels: Pixels) -> list[Detection]:
        """The faces in uint8[h, w, 3], best first."""
        factor = 2**self._upsample
        if factor > 1:
            pixels = enlarged(pixels, factor)
        candidates = self._candidates(pixels, self._min_face * factor)
        return [d.shrunk(factor) for d in suppress(candidates, self._options)]

    def _candidates(self, pixels: Pixels, min_face: int) -> list[Detection]:
        skipped = self._levels_below(min_face)
        planes = normalised_planes(pixels)
        for _ in range(skipped):
            height, width = (n * (_PYRAMID - 1) // _PYRAMID for n in planes.shape[2:])
            if min(height, width) < self._options.window[0]:
                break
            planes = self._shrink(planes, width, height)
        levels = pyramid_levels(planes.shape[3], planes.shape[2])
        scores = self._scores(self._canvas(planes, levels))
        return [
            self._box(int(column), int(row), levels, skipped, float(scores[row, column]))
            for row, column in np.argwhere(scores > self._least_score)
        ]

    def _levels_below(self, min_face: int) -> int:
        """How many levels see only faces below `min_face`: smaller than the next window."""
        ratio = _PYRAMID / (_PYRAMID - 1)
        skipped = 0
        while self._options.window[0] * ratio ** (skipped + 1) < min_face:
            skipped += 1
        return skipped

    def _shrink(self, planes: Planes, width: int, height: int) -> Planes:
        size = np.array([1, 3, height, width], np.int64)
        smaller: Planes = self._shrinker.run(None, {"pixels": planes, "size": size})[0]
        return smaller

    def _canvas(self, planes: Planes, levels: list[Level]) -> Planes:
        width = max(level.left + level.width for level in levels) + _OUTER_MARGIN
        height = max(level.top + level.height for level in levels) + _OUTER_MARGIN
        canvas = np.zeros(
            (1, 3, max(height, _SMALLEST_INPUT), max(width, _SMALLEST_INPUT)), np.float32
        )
        for level in levels:
            if planes.shape[2:] != (level.height, level.width):
                planes = self._shrink(planes, level.width, level.height)
            bottom, right = level.top + level.height, level.left + level.width
            canvas[:, :, level.top : bottom, level.left : right] = planes
        return canvas

    def _scores(self, canvas: Planes) -> npt.NDArray[np.float32]:
        """float32[rows, columns], strip by strip, so that memory does not grow with the photo."""
        rows = (canvas.shape[2] - _INPUT_OF_ONE_ROW) // _STRIDE + 1
        strip_rows = max(1, _STRIP_PIXELS // (_STRIDE * canvas.shape[3]))
        strips = []
        for start in range(0, rows, strip_rows):
            stop = min(start + strip_rows, rows)
            first, last = max(0, start - _ROWS_SEEN), min(rows, stop + _ROWS_SEEN)
            strip = canvas[:, :, first * _STRIDE : (last - 1) * _STRIDE + _INPUT_OF_ONE_ROW]
            scores = self._scorer.run(None, {"pixels": np.ascontiguousarray(strip)})[0][0, 0]
            strips.append(scores[start - first : stop - first])
        return np.concatenate(strips)

    def _box(
        self, column: int, row: int, levels: list[Level], skipped: int, score: float
    ) -> Detection:
        """The window that a score belongs to, in pixels of the searched image."""
        x = column * _STRIDE + _FIRST_CENTRE
        y = row * _STRIDE + _FIRST_CENTRE
        index = min(range(len(levels)), key=lambda i: levels[i].distance(x, y))
        x, y = x - levels[index].left, y - levels[index].top
        half_width = (self._options.window[0] - 1) / 2
        half_height = (self._options.window[1] - 1) / 2
        corners = np.array([x - half_width, y - half_height, x + half_width, y + half_height])
        for _ in range(index + skipped):  # dlib's pyramid_down<6>::point_up
            corners = corners * (_PYRAMID / (_PYRAMID - 1)) + 0.3
        left, top, right, bottom = (int(np.floor(value + 0.5)) for value in corners)
        return Detection(left, top, right, bottom, score)
