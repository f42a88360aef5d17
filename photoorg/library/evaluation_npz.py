"""Labelled faces from a file of arrays, for those who have embeddings but no photos."""

import os
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from photoorg.core.errors import KnownError
from photoorg.library.evaluation import (
    UNLABELLED,
    EvaluationReport,
    LabelledFaces,
    evaluate_methods,
)
from photoorg.storage.faces import EMBEDDING_SIZE

_SUFFIX = ".npz"
_NEEDED = ("embedding", "mirrored", "label")
_OPTIONAL = ("face_width", "tags")
_WIDE_ENOUGH = 100.0  # pixels, from which on a face's size is no hindrance
_SEPARATORS = re.compile("[;|]")


def is_arrays(source: Path) -> bool:
    """Whether this is the name of a file of arrays, rather than of a folder."""
    return source.suffix.lower() == _SUFFIX and not os.path.isdir(source)  # noqa: PTH112


def evaluate_file(
    file: Path,
    *,
    all_algorithms: bool = False,
    batches: int | None = None,
    subsets: Sequence[str] = (),
) -> EvaluationReport:
    """Compare the methods on the faces of an .npz file; see `evaluate_methods`.

    Raises:
        KnownError: the file is not as `read_labelled` wants it, or no face is in a subset.
    """
    faces = read_labelled(file)
    return evaluate_methods(faces, all_algorithms=all_algorithms, batches=batches, subsets=subsets)


def read_labelled(file: Path) -> LabelledFaces:
    """Read faces whose people are known.

    The arrays are `embedding` and `mirrored` float[n, 128] (dlib's descriptor of the chip and of
    its mirror image; photoorg groups the mean of both), `label` int[n] (a number for each person,
    -1 for a face that nobody labelled) and, if there are any, `face_width` [n] in pixels and
    `tags` [n], words separated by ";" or "|".

    Raises:
        KnownError: the file cannot be read, or an array is missing or of another shape.
    """
    arrays = _load(file)
    missing = [name for name in _NEEDED if name not in arrays]
    if missing:
        raise KnownError(f"{file} has no array {missing[0]}; it needs {_list(_NEEDED)}.")
    faces = len(arrays["label"]) if arrays["label"].ndim else 0
    for name, array in sorted(arrays.items(), key=lambda item: item[0] != "label"):
        shape = (faces, EMBEDDING_SIZE) if name in ("embedding", "mirrored") else (faces,)
        if array.shape != shape:
            wanted = " x ".join(map(str, shape))
            has = " x ".join(map(str, array.shape)) or "a single value"
            raise KnownError(f"The array {name} in {file} has to be {wanted}, and is {has}.")
    if not faces:
        raise KnownError(f"There is no face in {file}.")
    plain, mirrored = (_vectors(file, name, arrays[name]) for name in ("embedding", "mirrored"))
    if arrays["label"].dtype.kind not in "iu" or arrays["label"].min() < UNLABELLED:
        raise KnownError(f"The array label in {file} has to be whole numbers from -1 on.")
    return LabelledFaces(
        ((plain + mirrored) / 2).astype(np.float32),
        plain,
        _quality(file, arrays.get("face_width"), faces),
        arrays["label"].astype(np.int64),
        _tags(file, arrays.get("tags")),
    )


def _load(file: Path) -> Mapping[str, npt.NDArray[Any]]:
    try:
        with file.open("rb") as opened:
            archive = np.load(opened, allow_pickle=False)
            if not isinstance(archive, np.lib.npyio.NpzFile):
                raise KnownError(f"{file} holds one array, not several; it is no .npz file.")
            return {name: archive[name] for name in (*_NEEDED, *_OPTIONAL) if name in archive}
    except FileNotFoundError as error:
        raise KnownError(f"There is no file {file}.") from error
    except (OSError, ValueError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise KnownError(f"{file} cannot be read as an .npz file of plain arrays.") from error


def _list(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _vectors(file: Path, name: str, array: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    if array.dtype.kind != "f" or not np.isfinite(array).all():
        raise KnownError(f"The array {name} in {file} has to be finite numbers.")
    return array.astype(np.float32)


def _quality(file: Path, widths: npt.NDArray[Any] | None, faces: int) -> npt.NDArray[np.float32]:
    """As `Quality.score` would be if nothing but the size was a hindrance."""
    if widths is None:
        return np.ones(faces, np.float32)
    if widths.dtype.kind not in "iuf" or not (widths >= 0).all():
        raise KnownError(f"The array face_width in {file} has to be numbers of pixels.")
    size: npt.NDArray[np.float32] = np.minimum(widths.astype(np.float32) / _WIDE_ENOUGH, 1)
    return size**0.25


def _tags(file: Path, tags: npt.NDArray[Any] | None) -> tuple[frozenset[str], ...]:
    if tags is None:
        return ()
    if tags.dtype.kind != "U":
        raise KnownError(f"The array tags in {file} has to be text.")
    return tuple(
        frozenset(word.strip() for word in _SEPARATORS.split(text)) - {""} for text in tags.tolist()
    )
