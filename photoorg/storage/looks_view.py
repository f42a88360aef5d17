"""What is read of faces to tell how they look: landmarks, thumbnail, and where it was cut out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.core.arrays import Embedding
from photoorg.core.geometry import Box
from photoorg.storage.database import Database


@dataclass(frozen=True, slots=True)
class SeenFace:
    """One face that can be compared.

    Attributes:
        face: its id.
        photo: its photo's id.
        embedding: float32[128].
        landmarks: float64[5, 2], normalised to the photo.
        box: normalised to the photo.
        size: the photo's width and height in pixels.
        thumbnail: JPEG.
    """

    face: int
    photo: int
    embedding: Embedding
    landmarks: npt.NDArray[np.float64]
    box: Box
    size: tuple[int, int]
    thumbnail: bytes


class LooksView:
    """Reads faces with all that their looks are told by."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def some(self, faces: Sequence[int]) -> list[SeenFace]:
        """Those of some faces that have an embedding, in the order of their ids."""
        rows = self._database.all(
            "SELECT face.id, face.photo, embedding, landmarks, box_left, box_top, box_width,"
            " box_height, width, height, jpeg FROM json_each(?) AS wanted"
            " JOIN face ON face.id = wanted.value JOIN photo ON photo.id = face.photo"
            " JOIN vector ON vector.face = face.id JOIN thumbnail ON thumbnail.face = face.id"
            " WHERE landmarks IS NOT NULL ORDER BY face.id",
            (json.dumps(list(faces)),),
        )
        return [_seen(row) for row in rows]

    def all_ids(self) -> list[int]:
        """The faces that can be compared."""
        rows = self._database.all("SELECT face FROM vector ORDER BY face")
        return [face for (face,) in rows]


def _seen(row: Sequence[object]) -> SeenFace:
    face, photo, embedding, landmarks, left, top, width, height, across, down, jpeg = row
    assert isinstance(embedding, bytes)
    assert isinstance(landmarks, bytes)
    assert isinstance(jpeg, bytes)
    return SeenFace(
        int(face),  # type: ignore[call-overload]
        int(photo),  # type: ignore[call-overload]
        np.frombuffer(embedding, "<f4"),
        np.frombuffer(landmarks, "<f4").reshape(-1, 2).astype(np.float64),
        Box(left, top, width, height),  # type: ignore[arg-type]
        (int(across), int(down)),  # type: ignore[call-overload]
        jpeg,
    )
