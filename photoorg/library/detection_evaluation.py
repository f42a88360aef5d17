"""How many of the labelled faces each detector finds, and how many of its finds are faces."""

import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from photoorg.core.arrays import Pixels
from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.faces.detection import DetectorKind, SearchSettings
from photoorg.faces.finder import FaceFinder
from photoorg.faces.weights import find_weights, prepare_graphs
from photoorg.imaging import decode_photo
from photoorg.library.paths import Paths

_SAME_FACE = 0.5  # intersection over union; the usual one for detection
_UPSAMPLES = (0, 1, 2, None)


@dataclass(frozen=True, slots=True)
class LabelledPhoto:
    """A photo and the boxes of all its faces."""

    path: Path
    boxes: list[Box]


@dataclass(frozen=True, slots=True)
class DetectionRow:
    """One detector at one setting; `upsample` None enlarges small photos, as scans do.

    `seconds` is for one photo, decoded already.
    """

    detector: str
    upsample: int | None
    max_size: int
    found: int
    recall: float
    precision: float
    seconds: float


def read_boxes(files: Sequence[Path]) -> list[LabelledPhoto]:
    """The photos of files in the format of dlib's imglab.

    Raises:
        KnownError: a file is none, names a photo that is not there, or no file has a photo.
    """
    photos = []
    for file in files:
        try:
            images = ElementTree.parse(file).getroot().iter("image")
            photos += [_labelled_photo(file, image) for image in images]
        except FileNotFoundError as error:
            raise KnownError(f"There is no file {file}.") from error
        except (
            OSError,
            ElementTree.ParseError,
            KeyError,
            ValueError,
            ZeroDivisionError,  # a photo without width
        ) as error:
            raise KnownError(f"{file} holds no boxes in the format of imglab.") from error
    if not photos:
        raise KnownError(f"There are no photos in {', '.join(map(str, files))}.")
    for photo in photos:
        if not photo.path.is_file():
            raise KnownError(f"The photo {photo.path} is missing.")
    return photos


def _labelled_photo(file: Path, image: ElementTree.Element) -> LabelledPhoto:
    size = (int(image.attrib["width"]), int(image.attrib["height"]))
    boxes = []
    for box in image.iter("box"):
        left, top, width, height = (int(box.attrib[k]) for k in ("left", "top", "width", "height"))
        boxes.append(Box.from_pixels(left, top, left + width, top + height, size))
    return LabelledPhoto(file.parent / image.attrib["file"], boxes)


def evaluate_detection(
    photos: Sequence[LabelledPhoto], paths: Paths, sizes: Sequence[int]
) -> Iterator[DetectionRow]:
    """A row for each detector, upsampling and largest size (pixels; 0 for full size)."""
    weights = find_weights(paths.weights)
    graphs = prepare_graphs(weights, paths.graphs)
    for max_size in sizes:
        pictures = [
            decode_photo(photo.path.read_bytes(), photo.path.suffix, max_size).pixels
            for photo in photos
        ]
        for kind in DetectorKind:
            for upsample in _UPSAMPLES:
                finder = FaceFinder(weights, graphs, SearchSettings(kind, upsample), threads=1)
                yield _measure(finder, photos, pictures, max_size)


def _measure(
    finder: FaceFinder,
    photos: Sequence[LabelledPhoto],
    pictures: Sequence[Pixels],
    max_size: int,
) -> DetectionRow:
    finder.detect(pictures[0])  # the first run allocates
    started = time.perf_counter()
    detections = [finder.detect(picture) for picture in pictures]
    seconds = (time.perf_counter() - started) / len(pictures)
    hits = found = 0
    for photo, picture, detected in zip(photos, pictures, detections, strict=True):
        size = (picture.shape[1], picture.shape[0])
        boxes = [Box.from_pixels(d.left, d.top, d.right + 1, d.bottom + 1, size) for d in detected]
        hits += _matches(photo.boxes, boxes)
        found += len(boxes)
    labelled = sum(len(photo.boxes) for photo in photos)
    return DetectionRow(
        str(finder.settings.detector),
        finder.settings.upsample,
        max_size,
        found,
        hits / max(labelled, 1),
        hits / max(found, 1),
        seconds,
    )


def _matches(truth: Sequence[Box], found: Sequence[Box]) -> int:
    """How many labelled faces are found, each find used once, the best pairs first."""
    pairs = sorted(
        ((a.iou(b), i, j) for i, a in enumerate(truth) for j, b in enumerate(found)), reverse=True
    )
    used_truth: set[int] = set()
    used_found: set[int] = set()
    for overlap, i, j in pairs:
        if overlap >= _SAME_FACE and i not in used_truth and j not in used_found:
            used_truth.add(i)
            used_found.add(j)
    return len(used_truth)
