"""What is installed and where things are: the first answer to "it does not work"."""

import importlib.metadata
import os
import platform
from dataclasses import dataclass
from pathlib import Path

import photoorg
from photoorg.core.errors import KnownError
from photoorg.faces.weights import find_weights
from photoorg.imaging import format_support
from photoorg.library.paths import Paths

_PACKAGES = (
    "dlib-bin",
    "dlib",
    "face_recognition_models",
    "onnx",
    "onnxruntime",
    "numpy",
    "networkx",
    "Pillow",
    "pi-heif",
    "rawpy",
    "PySide6-Essentials",
)


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the report; `problem` is None where all is well."""

    subject: str
    name: str
    value: str
    problem: str | None = None


def examine(paths: Paths) -> list[Check]:
    """Every check, in the order in which they are shown; nothing is written."""
    return [
        Check("program", "photoorg", photoorg.__version__),
        Check("program", "Python", platform.python_version()),
        Check("program", "system", platform.platform()),
        Check("program", "processor cores", str(os.cpu_count())),
        *_packages(),
        *_places(paths),
        *_models(paths),
        *(
            Check("format", name, "works" if problem is None else "does not work", problem)
            for name, problem in format_support().items()
        ),
    ]


def _packages() -> list[Check]:
    checks = []
    for name in _PACKAGES:
        try:
            checks.append(Check("package", name, importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            if name != "dlib":  # the source package; the dlib-bin wheel stands in for it
                checks.append(Check("package", name, "missing", f"{name} is not installed."))
    return checks


def _places(paths: Paths) -> list[Check]:
    places = {
        "library": paths.database,
        "cache": paths.cache,
        "log": paths.logs,
        "own models": paths.weights,
    }
    return [Check("place", name, str(path), _place_problem(path)) for name, path in places.items()]


def _place_problem(path: Path) -> str | None:
    """Whether the place, or the nearest folder above it that exists, can be written."""
    existing = path
    while not os.access(existing, os.F_OK) and existing != existing.parent:
        existing = existing.parent
    if existing != path and not existing.is_dir():
        return f"{existing} is not a folder."
    return None if os.access(existing, os.W_OK) else f"{existing} cannot be written."


def _providers() -> Check:
    name = "ONNX Runtime providers"
    try:
        import onnxruntime
    except ImportError as error:
        return Check("models", name, "missing", f"ONNX Runtime cannot be loaded ({error}).")
    return Check("models", name, ", ".join(onnxruntime.get_available_providers()))


def _models(paths: Paths) -> list[Check]:
    checks = [_providers()]
    try:
        weights = find_weights(paths.weights)
    except KnownError as error:
        return [*checks, Check("models", "weights", "missing", str(error))]
    checks += [
        Check("models", name, str(path))
        for name, path in (
            ("landmarks", weights.landmarks),
            ("embedder", weights.embedder),
            ("detector", weights.detector),
        )
    ]
    prepared = len(list(paths.graphs.glob("*.onnx"))) if paths.graphs.is_dir() else 0
    return [*checks, Check("models", "prepared graphs", f"{prepared} in {paths.graphs}")]
