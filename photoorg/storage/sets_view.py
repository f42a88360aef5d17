"""What cleaning a set of pictures reads: every file below a folder, with its faces."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from photoorg.core.arrays import Embedding
from photoorg.storage.database import Database


@dataclass(frozen=True, slots=True)
class SetFile:
    """One file: where, which photo, and how many pixels that has."""

    path: Path
    photo: int
    pixels: int


@dataclass(frozen=True, slots=True)
class SetFace:
    """One face that can be compared.

    `front` is how frontal and sharp it is, 0 to 1.
    """

    photo: int
    embedding: Embedding
    quality: float
    front: float
    thumbnail: bytes


class SetsView:
    """Reads a whole library at once: one that was made for a set and is thrown away after."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def files(self) -> list[SetFile]:
        """The files that hold readable photos, by their paths; copies are one photo."""
        rows = self._database.all(
            "SELECT root.path, relative_path, photo.id, width * height FROM photo_file"
            " JOIN root ON root.id = root JOIN photo ON photo.id = photo"
            " WHERE photo.error IS NULL ORDER BY root.path, relative_path"
        )
        return [
            SetFile(Path(os.fsdecode(root), os.fsdecode(relative)), photo, pixels)
            for root, relative, photo, pixels in rows
        ]

    def faces(self) -> Mapping[int, list[SetFace]]:
        """The faces of each photo that has any, the largest first."""
        rows = self._database.all(
            "SELECT photo, embedding, quality, sharpness * frontality, jpeg FROM face"
            " JOIN vector ON vector.face = face.id JOIN thumbnail ON thumbnail.face = face.id"
            " ORDER BY photo, box_width * box_height DESC, face.id"
        )
        found: dict[int, list[SetFace]] = {}
        for photo, embedding, quality, front, jpeg in rows:
            vector = np.frombuffer(embedding, "<f4")
            found.setdefault(photo, []).append(SetFace(photo, vector, quality, front, jpeg))
        return found
