"""Upright pixels -> faces: detector, landmarks, chip, embedding and quality in one place."""

from dataclasses import dataclass
from typing import Any

import dlib
import numpy as np
import onnxruntime

from photoorg.core.geometry import Box
from photoorg.core.records import Embedding, Pixels, Quality
from photoorg.faces.alignment import cut_chip
from photoorg.faces.cnn_detector import CnnDetector
from photoorg.faces.detection import Detection, Detector, DetectorKind, SearchSettings
from photoorg.faces.dlib_format import read_detector_options
from photoorg.faces.embedder import Chips, Embedder
from photoorg.faces.hog_detector import HogDetector
from photoorg.faces.quality import Landmarks, assess
from photoorg.faces.weights import GraphFiles, Weights

EMBEDDING_MODEL = "dlib_face_recognition_resnet_model_v1"
_ENLARGE_BELOW = 1100  # pixels; see docs/benchmarks.md, "Detection"


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
    """An ONNX Runtime session on the processor that does not keep idle threads spinning."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


class FaceFinder:
    """Finds and describes the faces of one picture after the other, on `threads` threads.

    It holds the loaded models, so make one and keep it; it is not to be shared by threads.
    """

    def __init__(
        self, weights: Weights, graphs: GraphFiles, settings: SearchSettings, threads: int = 1
    ) -> None:
        self.settings = settings
        self._landmarks = dlib.shape_predictor(str(weights.landmarks))
        self.embedder = Embedder(open_session(str(graphs.embedder), threads))
        self._detectors: dict[int, Detector] = {}
        if settings.detector is DetectorKind.CNN:
            self._options = read_detector_options(weights.detector.read_bytes())
            self._scorer = open_session(str(graphs.detector), threads)
            self._shrinker = open_session(str(graphs.shrinker), threads)

    def _upsample(self, pixels: Pixels) -> int:
        if self.settings.upsample is not None:
            return self.settings.upsample
        return 1 if max(pixels.shape[:2]) < _ENLARGE_BELOW else 0

    def detector(self, upsample: int) -> Detector:
        """The detector that doubles a picture `upsample` times first."""
        if upsample not in self._detectors:
            self._detectors[upsample] = self._make_detector(upsample)
        return self._detectors[upsample]

    def _make_detector(self, upsample: int) -> Detector:
        min_face = self.settings.min_face
        if self.settings.detector is DetectorKind.HOG:
            return HogDetector(upsample=upsample, min_face=min_face)
        return CnnDetector(
            self._scorer, self._shrinker, self._options, upsample=upsample, min_face=min_face
        )

    def locate(self, pixels: Pixels) -> list[LocatedFace]:
        """The faces in uint8[h, w, 3], best first, each with its chip."""
        detections = self.detector(self._upsample(pixels)).detect(pixels)
        return [self._align(pixels, d) for d in detections]

    def _align(self, pixels: Pixels, detection: Detection) -> LocatedFace:
        rectangle = dlib.rectangle(detection.left, detection.top, detection.right, detection.bottom)
        shape = self._landmarks(pixels, rectangle)
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
