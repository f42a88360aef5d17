"""Where dlib's weights are, and the ONNX graphs that are built from them once.

The weights come with the `face_recognition_models` package. It is found without being
imported, because importing it needs `pkg_resources`, which current setuptools lacks.
"""

import hashlib
import importlib.util
import logging
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from photoorg.core.errors import KnownError

_log = logging.getLogger(__name__)

LANDMARKS_FILE = "shape_predictor_5_face_landmarks.dat"
EMBEDDER_FILE = "dlib_face_recognition_resnet_model_v1.dat"
DETECTOR_FILE = "mmod_human_face_detector.dat"
_PACKAGE = "face_recognition_models"

GRAPH_VERSION = 2
"""Raised whenever the graphs that `graphs` builds change, so that they are built anew."""


class MissingWeightsError(KnownError):
    """The face models are not on this machine."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The three files of weights."""

    landmarks: Path
    embedder: Path
    detector: Path


@dataclass(frozen=True, slots=True)
class GraphFiles:
    """The ONNX graphs built from the weights."""

    embedder: Path
    detector: Path
    shrinker: Path


def find_weights(own_folder: Path) -> Weights:
    """The weights, in `own_folder` or in the installed package, whichever has them first.

    Raises:
        MissingWeightsError: a file is in neither; the message says what to do.
    """
    folders = [own_folder]
    package = importlib.util.find_spec(_PACKAGE)
    if package is not None and package.origin is not None:
        folders.append(Path(package.origin).parent / "models")

    def find(name: str) -> Path:
        for folder in folders:
            if (folder / name).is_file():
                return folder / name
        raise MissingWeightsError(
            f"The face model {name} is missing. Install the package {_PACKAGE} "
            f"(pip install {_PACKAGE}), or put the file into {own_folder}."
        )

    return Weights(find(LANDMARKS_FILE), find(EMBEDDER_FILE), find(DETECTOR_FILE))


def prepare_graphs(weights: Weights, cache_folder: Path) -> GraphFiles:
    """The graphs of these weights, built into `cache_folder` unless they are there already.

    A graph's file is named after the hash of the weights it was built from, and appears
    whole or not at all.

    Raises:
        KnownError: the folder cannot be written, or the weights are damaged.
    """

    def cached(name: str, source: Path | None, build: Callable[[bytes], bytes]) -> Path:
        data = b"" if source is None else source.read_bytes()
        key = hashlib.sha256(data).hexdigest()[:20]
        path = cache_folder / f"{name}-{key}-v{GRAPH_VERSION}.onnx"
        if not path.is_file():
            _log.info("building the graph of the %s", name)
            try:
                graph = build(data)
            except (ValueError, ArithmeticError) as error:
                # Where the file is damaged, sooner or later two layers do not fit together.
                raise KnownError(f"The face model {source} is damaged.") from error
            _write_whole(path, graph)
        return path

    try:
        return GraphFiles(
            cached("embedder", weights.embedder, _build_embedder),
            cached("detector", weights.detector, _build_detector),
            cached("shrinker", None, _build_shrinker),
        )
    except OSError as error:
        raise KnownError(
            f"The prepared face models cannot be written to {cache_folder} ({error.strerror})."
        ) from error


# onnx takes a quarter of a second to import and is needed only to build a graph.


def _build_embedder(data: bytes) -> bytes:
    from photoorg.faces.dlib_format import read_layers
    from photoorg.faces.graphs import build_embedder

    return build_embedder(read_layers(data))


def _build_detector(data: bytes) -> bytes:
    from photoorg.faces.dlib_format import read_layers
    from photoorg.faces.graphs import build_detector

    return build_detector(read_layers(data))


def _build_shrinker(_: bytes) -> bytes:
    from photoorg.faces.graphs import build_shrinker

    return build_shrinker()


def _write_whole(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
