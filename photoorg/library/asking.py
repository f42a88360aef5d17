"""What the window asks about a face from anywhere: its photo, and how it compares with others."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from photoorg.core.arrays import Embedding, Pixels
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.imaging import (
    DEFAULT_MAX_SIZE,
    SUPPORTED_SUFFIXES,
    UnreadablePhotoError,
    decode_photo,
    is_supported,
)
from photoorg.library.asked_photo import AskedFace, PhotoReader
from photoorg.library.comparison import Comparison, Side, Verdict, compare_sides
from photoorg.library.finding import Similar, search_of
from photoorg.library.library import Library
from photoorg.library.understanding import understanding_of
from photoorg.storage.faces_view import FacesView

__all__ = [
    "LARGEST",
    "SUPPORTED_SUFFIXES",
    "AskedFace",
    "AskedPicture",
    "Comparison",
    "KnownFace",
    "PhotoReader",
    "Side",
    "Similar",
    "Verdict",
    "compare_most_alike",
    "is_supported",
    "known_face",
    "read_file",
    "read_pixels",
    "similar_to",
]

LARGEST = DEFAULT_MAX_SIZE
"""Pixels of the longest edge; of more than this a scan does not make use either."""


@dataclass(frozen=True, slots=True, eq=False)
class AskedPicture:
    """A photo from anywhere, and the faces in it from left to right.

    `pixels` is uint8[h, w, 3], upright, in sRGB.
    """

    pixels: Pixels
    faces: tuple[AskedFace, ...]


@dataclass(frozen=True, slots=True)
class KnownFace:
    """A face of the library, and whose it is; `name` is None for people without one."""

    face: FaceId
    photo: PhotoId
    person: PersonId | None
    name: str | None


def read_file(reader: PhotoReader, path: Path) -> AskedPicture:
    """Look at a photo file; there may be no face in it.

    Raises:
        KnownError: the file cannot be read, or the models are missing.
    """
    if path.exists() and not path.is_file():  # reading a pipe would wait for ever
        raise KnownError("This is not an ordinary file.")
    try:
        photo = decode_photo(path.read_bytes(), path.suffix, LARGEST)
    except OSError as error:
        raise KnownError(f"The photo {path.name} cannot be read ({error.strerror}).") from error
    except UnreadablePhotoError as error:
        raise KnownError(str(error)) from error
    return AskedPicture(photo.shown(), reader.faces_of_pixels(photo.pixels))


def read_pixels(reader: PhotoReader, pixels: Pixels) -> AskedPicture:
    """Look at an upright picture, uint8[h, w, 3]; there may be no face in it.

    Raises:
        KnownError: the models are missing.
    """
    return AskedPicture(pixels, reader.faces_of_pixels(pixels))


def similar_to(library: Library, side: Side, count: int) -> Similar:
    """The nearest faces of the library to one from anywhere, or to one of its own.

    Raises:
        KnownError: the library has no faces, or the face cannot be compared.
    """
    search = search_of(library)
    if isinstance(side, AskedFace):
        return search.like(side.embedding, count)
    return search.like_face(side, count)


def known_face(library: Library, face: FaceId) -> KnownFace:
    """Whose face it is.

    Raises:
        KnownError: there is no such face.
    """
    found = FacesView(library.database).whose(face)
    if found is None:
        raise KnownError(f"There is no face {face}.")
    return KnownFace(face, *found)


def compare_most_alike(
    library: Library, ones: Sequence[Side], others: Sequence[Side]
) -> tuple[int, int, Comparison]:
    """Compare the two faces of two photos that are most alike; their places, and the comparison.

    Both have faces; of a photo with several, all that are meant are given.

    Raises:
        KnownError: a face of the library does not exist, or has no embedding.
    """
    a, b = (np.stack([_embedding(library, it) for it in part]) for part in (ones, others))
    distances = np.linalg.norm(a[:, None] - b[None, :], axis=2)
    i, j = (int(it) for it in np.unravel_index(int(np.argmin(distances)), distances.shape))
    return i, j, compare_sides(library, ones[i], others[j], len(ones), len(others))


def _embedding(library: Library, side: Side) -> Embedding:
    if isinstance(side, AskedFace):
        return side.embedding
    faces = understanding_of(library).measured()[0]
    row = faces.row(side)
    if row is None:
        raise KnownError(f"There is no face {side} that could be compared with others.")
    found: Embedding = faces.album.embeddings[row]
    return found
