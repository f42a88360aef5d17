"""What the analysis of visits reads: who is in which photo, and the dates of those."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt

from photoorg.core.records import FaceState
from photoorg.storage.database import Database

_HAS_FILE = "EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = photo.id)"


@dataclass(frozen=True, slots=True)
class Appearances:
    """Who is in which photo, each pair once: int64[n] and int64[n]."""

    persons: npt.NDArray[np.int64]
    photos: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PhotoDates:
    """The dates of one photo: of its EXIF block, and when its oldest file was changed."""

    photo: int
    taken_at: datetime | None
    changed_ns: int


class VisitsView:
    """Reads appearances and dates of the whole library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def appearances(self) -> Appearances:
        """Persons who are not ignored, in photos that have a file."""
        rows = self._database.all(
            "SELECT DISTINCT person, photo FROM face"
            " JOIN person ON person.id = face.person AND hidden = 0"
            " JOIN photo ON photo.id = face.photo"
            f" WHERE state NOT IN (?, ?) AND {_HAS_FILE} ORDER BY person, photo",
            (FaceState.NOT_A_FACE, FaceState.IGNORED),
        )
        pairs = np.array(rows, np.int64).reshape(-1, 2)
        return Appearances(pairs[:, 0], pairs[:, 1])

    def dates(self) -> list[PhotoDates]:
        """The dates of every readable photo that has a file, by its id."""
        rows = self._database.all(
            "SELECT photo.id, taken_at, min(mtime_ns) FROM photo"
            " CROSS JOIN photo_file ON photo_file.photo = photo.id"
            " WHERE photo.error IS NULL GROUP BY photo.id ORDER BY photo.id"
        )
        return [
            PhotoDates(photo, None if taken is None else datetime.fromisoformat(taken), changed)
            for photo, taken, changed in rows
        ]

    def paths(self, photos: Iterable[int]) -> dict[int, Path]:
        """A path of each of some photos."""
        rows = self._database.all(
            "SELECT photo, root.path, relative_path FROM photo_file JOIN root ON root.id = root"
            " WHERE photo IN (SELECT value FROM json_each(?))"
            " ORDER BY mtime_ns DESC, root.id DESC, relative_path DESC",
            (json.dumps(list(photos)),),
        )
        return {photo: Path(os.fsdecode(folder), os.fsdecode(path)) for photo, folder, path in rows}
