"""The folders of the library with what is in them, for lists."""

import os
from dataclasses import dataclass
from pathlib import Path

from photoorg.core.ids import RootId
from photoorg.storage.database import Database


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder that was added: the photos that were read in it, and the files that could not be.

    `online` is whether it could be reached when it was last looked at.
    """

    id: RootId
    path: Path
    online: bool
    photos: int
    failures: int


def read_folders(database: Database) -> list[FolderRow]:
    """Every folder, oldest first."""
    rows = database.all(
        "SELECT root.id, path, online, count(photo.id) - count(photo.error),"
        " count(coalesce(photo_file.error, photo.error))"
        " FROM root LEFT JOIN photo_file ON photo_file.root = root.id"
        " LEFT JOIN photo ON photo.id = photo_file.photo GROUP BY root.id ORDER BY root.id"
    )
    return [
        FolderRow(RootId(number), Path(os.fsdecode(path)), bool(online), photos, failures)
        for number, path, online, photos, failures in rows
    ]
