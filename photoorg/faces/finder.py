"""Upright pixels -> faces: detector, landmarks, chip, embedding and quality in one place."""

from dataclasses import dataclass
from typing import Any

import dlib
import numpy as np
import onnxruntime

from photoorg.core.arrays import Embedding, Pixels
from photoorg.core.geometry import Box
from photoorg.core.records import Quality
from photoorg.faces.alignment import cut_chip
from photoorg.faces.cnn_detector import CnnDetector
from photoorg.faces.detection import (
    Detection,
    Detector,
    DetectorKind,
    SearchSettings,
    enlarged,
)
from photoorg.faces.dlib_format import DamagedModelError, read_detector_options
from photoorg.faces.embedder import Chips, Embedder
from photoorg.faces.hog_detector import HogDetector
from photoorg.faces.quality import Landmarks, assess
from photoorg.faces.weights import GraphFiles, Weights

EMBEDDING_MODEL = "dlib_face_recognition_resnet_model_v1"
_ENLARGED_EDGE = 1100  # pixels; see docs/benchmarks.md, "Detection"
_MOST_ENLARGED = 3.0


@dataclass(frozen=True, slots=True)
class LocatedFace:
    """A detection with its landmarks and chip, not yet described by an embedding."""

    box: Box
    landmarks: Landmarks
    chip: Pixels
    quality: Quality
    score: float


@dataclass(frozen=True, slots=True)
class FoundFace:
    """Everything that is known of a face.

    `landmarks` are normalised like the box; `embedding` is the mean of the descriptors of
    the chip and of its mirror image, `plain` the first of the two alone.
    """

    box: Box
    landmarks: Landmarks
    chip: Pixels
    quality: Quality
    score: float
    embedding: Embedding
    plain: Embedding


def open_session(path: str, threads: int) -> Any:
    """An ONNX Runtime session on the processor that does not keep idle threads spinning.

    Raises:
        DamagedModelError: the file is no graph, or is gone.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's errors have no base of their own
        raise DamagedModelError(
            f"The prepared face model {path} cannot be loaded; delete it, and it is made anew."
        ) from error


def _open_landmarks(path: str) -> Any:
    try:
        return dlib.shape_predictor(path)
    except RuntimeError as error:
        raise DamagedModelError(f"The face model {path} is damaged.") from error


class FaceFinder:
    """Finds and describes the faces of one picture after the other, on `threads` threads.

    It holds the loaded models, so make one and keep it; it is not to be shared by threads.

    Raises:
        DamagedModelError: a model cannot be loaded.
    """

    def __init__(
        self, weights: Weights, graphs: GraphFiles, settings: SearchSettings, threads: int = 1
    ) -> None:
        self.settings = settings
        self._landmarks = _open_landmarks(str(weights.landmarks))
        self.embedder = Embedder(open_session(str(graphs.embedder), threads))
        self._detectors: dict[int, Detector] = {}
        if settings.detector is DetectorKind.CNN:
            self._options = read_detector_options(weights.detector.read_bytes())
            self._scorer = open_session(str(graphs.detector), threads)
            self._shrinker = open_session(str(graphs.shrinker), threads)

    def detector(self, upsample: int) -> Detector:
        """The detector that doubles a picture `upsample` times first."""
        if upsample not in self._detectors:
            self._detectors[upsample] = self._make_detector(upsample)
        return self._detectors[upsample]

    def _make_detector(self, upsample: int) -> Detector:
        if self.settings.detector is DetectorKind.HOG:
            return HogDetector(upsample=upsample)
        return self.cnn_detector(upsample=upsample, min_face=self.settings.min_face)

    def cnn_detector(
        self, *, upsample: int = 0, min_face: int = 0, least_score: float = 0.0
    ) -> CnnDetector:
        """A CNN detector with options of its own; only of a finder whose settings name the CNN."""
        return CnnDetector(
            self._scorer,
            self._shrinker,
            self._options,
            upsample=upsample,
            min_face=min_face,
            least_score=least_score,
        )

    def landmarks(self, pixels: Pixels, detection: Detection) -> Any:
        """The dlib shape of 5 points that fits best; there is always one, face or not."""
        corners = dlib.rectangle(detection.left, detection.top, detection.right, detection.bottom)
        return self._landmarks(pixels, corners)

    def locate(self, pixels: Pixels) -> list[LocatedFace]:
        """The faces in uint8[h, w, 3], best first, each with its chip."""
        return [self._align(pixels, detection) for detection in self.detect(pixels)]

    def detect(self, pixels: Pixels) -> list[Detection]:
        """The rectangles of the faces in uint8[h, w, 3], best first."""
        found = self._enlarge_and_detect(pixels)
        return [d for d in found if d.width >= self.settings.min_face]

    def _enlarge_and_detect(self, pixels: Pixels) -> list[Detection]:
        upsample = self.settings.upsample
        if upsample is not None:
            return self.detector(upsample).detect(pixels)
        factor = min(_ENLARGED_EDGE / max(pixels.shape[:2]), _MOST_ENLARGED)
        if factor <= 1:
            return self.detector(0).detect(pixels)
        return [d.shrunk(factor) for d in self.detector(0).detect(enlarged(pixels, factor))]

    def _align(self, pixels: Pixels, detection: Detection) -> LocatedFace:
        shape = self.landmarks(pixels, detection)
        chip = cut_chip(pixels, shape)
        points = np.array([(p.x, p.y) for p in shape.parts()], np.float32)
        height, width = pixels.shape[:2]
        return LocatedFace(
            Box.from_pixels(
                detection.left,
                detection.top,
                detection.right + 1,
                detection.bottom + 1,
                (width, height),
            ),
            (points / np.array([width, height])).astype(np.float32),
            chip,
            assess(chip, points, detection.width, detection.score),
            detection.score,
        )

    def describe(self, located: list[LocatedFace]) -> list[FoundFace]:
        """The same faces, with their embeddings."""
        if not located:
            return []
        chips: Chips = np.stack([face.chip for face in located])
        plain, mirrored = self.embedder.describe_both_ways(chips)
        means = (plain + mirrored) / np.float32(2)
        return [
            FoundFace(f.box, f.landmarks, f.chip, f.quality, f.score, mean, single)
            for f, mean, single in zip(located, means, plain, strict=True)
        ]

    def find(self, pixels: Pixels) -> list[FoundFace]:
        """The faces in uint8[h, w, 3], best first, found and described."""
        return self.describe(self.locate(pixels))
