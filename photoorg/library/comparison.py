"""Are two faces of the same person? Of two photos from anywhere, or of the library."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from PIL import Image

from photoorg.clustering.probability import MatchProbability
from photoorg.core.arrays import Embedding, Pixels
from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId
from photoorg.core.records import Face
from photoorg.faces.alignment import CHIP_SIZE, cut_chip_again
from photoorg.imaging import decode_thumbnail
from photoorg.library.asked_photo import AskedFace, PhotoReader, chosen_face
from photoorg.library.finding import search_of
from photoorg.library.library import Library
from photoorg.library.pictures import load_picture
from photoorg.library.understanding import understanding_of
from photoorg.storage.faces import Faces
from photoorg.storage.photos import Photos

__all__ = [
    "SAME_PERSON",
    "ComparedFace",
    "Comparison",
    "Side",
    "Verdict",
    "compare_asked",
    "compare_faces",
    "compare_photos",
    "compare_sides",
]

SAME_PERSON = 0.6
"""Distance of dlib's own verification: 99.4 % right on Labeled Faces in the Wild."""


Side = AskedFace | FaceId
"""One of two faces to compare: from anywhere, or of the library."""


class Verdict(StrEnum):
    """What can be said of two faces."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, eq=False)
class ComparedFace:
    """One of the two faces.

    Attributes:
        box: where it is in its photo.
        chip: aligned, uint8[150, 150, 3]; of a photo that cannot be read now its thumbnail.
        number, found: which of how many faces of the photo it is, from left to right.
        face: its id, None for a face that was not taken from the library.
    """

    box: Box
    chip: Pixels
    number: int
    found: int
    face: FaceId | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """How alike two faces are.

    Attributes:
        distance: Euclidean, of their embeddings.
        probability: that they are of one person, at the library's calibration.
        threshold: the distance at which two faces like these are as likely the same as not.
    """

    distance: float
    probability: float
    threshold: float
    first: ComparedFace
    second: ComparedFace

    @property
    def same(self) -> bool:
        """Whether they are rather of one person than not."""
        return self.probability >= 0.5

    @property
    def verdict(self) -> Verdict:
        """Between the library's threshold and dlib's own, which is looser, nothing is sure."""
        if self.same:
            return Verdict.SAME
        return Verdict.UNSURE if self.distance <= SAME_PERSON else Verdict.DIFFERENT


def compare_photos(
    library: Library,
    first: Path,
    second: Path,
    *,
    faces: tuple[int | None, int | None] = (None, None),
    reader: PhotoReader | None = None,
) -> Comparison:
    """Compare the faces of two photo files.

    `faces` are the numbers of the faces that are meant, from left to right; where none is given
    for a photo with several, the pair that is most alike counts. A `reader` that is kept saves
    loading the models again.

    Raises:
        KnownError: a photo cannot be read, shows no face, or has no face of that number.
    """
    reader = reader or PhotoReader(library.paths)
    options = []
    for path, number in zip((first, second), faces, strict=True):
        found = reader.faces_of_file(path)
        chosen = found if number is None else (chosen_face(found, number, str(path)),)
        options.append((chosen, len(found)))
    (ones, in_first), (others, in_second) = options
    a = np.stack([face.embedding for face in ones])
    b = np.stack([face.embedding for face in others])
    distances = np.linalg.norm(a[:, None] - b[None, :], axis=2)
    i, j = np.unravel_index(int(np.argmin(distances)), distances.shape)
    return compare_asked(library, ones[i], others[j], in_first, in_second)


def compare_asked(
    library: Library, one: AskedFace, other: AskedFace, in_first: int = 1, in_second: int = 1
) -> Comparison:
    """Compare two faces from anywhere, of photos with so many faces."""
    return compare_sides(library, one, other, in_first, in_second)


def compare_faces(library: Library, one: FaceId, other: FaceId) -> Comparison:
    """Compare two faces of the library.

    Raises:
        KnownError: one of them does not exist, or has no embedding.
    """
    return compare_sides(library, one, other)


def compare_sides(
    library: Library, one: Side, other: Side, in_first: int = 1, in_second: int = 1
) -> Comparison:
    """Compare two faces, each from anywhere (of a photo with so many faces) or of the library.

    Raises:
        KnownError: one of the library does not exist, or has no embedding.
    """
    search = search_of(library)
    album = understanding_of(library).measured()[0]
    embeddings, crowding, shown = [], 0.0, []
    for side, found in ((one, in_first), (other, in_second)):
        if isinstance(side, AskedFace):
            embeddings.append(side.embedding)
            crowding += search.crowding_near(side.embedding) / 2
            shown.append(ComparedFace(side.box, side.chip, side.number, found))
            continue
        row = album.row(side)
        if row is None:
            raise KnownError(f"There is no face {side} that could be compared with others.")
        embeddings.append(album.album.embeddings[row])
        crowding += float(album.album.crowding[row]) / 2
        shown.append(_of_library(library, side))
    return _compared((embeddings[0], embeddings[1]), crowding, search.probability, *shown)


def _compared(
    embeddings: tuple[Embedding, Embedding],
    crowding: float,
    probability: MatchProbability,
    first: ComparedFace,
    second: ComparedFace,
) -> Comparison:
    one, other = (it.astype(np.float64) for it in embeddings)
    square = float(np.square(one - other).sum())
    middle = probability.distance_at(0.5) ** 2 - crowding
    return Comparison(
        square**0.5,
        float(probability.of(square + crowding)),
        max(middle, 0.0) ** 0.5,
        first,
        second,
    )


def _of_library(library: Library, face: FaceId) -> ComparedFace:
    repository = Faces(library.database)
    ((_, photo, _),) = repository.places([face])
    there = sorted(repository.of_photo(photo), key=lambda it: it.box.centre)
    number, record = next((n, it) for n, it in enumerate(there, start=1) if it.id == face)
    return ComparedFace(record.box, _chip(library, record), number, len(there), face)


def _chip(library: Library, face: Face) -> Pixels:
    if face.landmarks:
        size = Photos(library.database).searched_size(face.photo)
        try:
            pixels = load_picture(library, face.photo, size or 0).pixels
        except KnownError:
            pass
        else:
            return cut_chip_again(pixels, np.array(face.landmarks, np.float32))
    return _thumbnail(library, face.id)


def _thumbnail(library: Library, face: FaceId) -> Pixels:
    side = (CHIP_SIZE, CHIP_SIZE)
    stored = decode_thumbnail(Faces(library.database).thumbnail(face) or b"")
    if stored is None:
        return np.full((*side, 3), 128, np.uint8)
    return np.asarray(Image.fromarray(stored).resize(side, Image.Resampling.LANCZOS))
