"""Photos, known by their content, and the files that hold them."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from photoorg.core.ids import PhotoId, RootId
from photoorg.core.records import Photo
from photoorg.storage.database import Database

_COLUMNS = "id, content_hash, width, height, error, taken_at"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What was known of a file when it was last looked at."""

    size: int
    mtime_ns: int
    photo: PhotoId | None
    error: str | None


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that holds no photo that could be read."""

    path: Path
    reason: str


class Photos:
    """Repository of the table `photo`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def by_hash(self, content_hash: str) -> Photo | None:
        """The photo with this content."""
        row = self._database.one(
            f"SELECT {_COLUMNS} FROM photo WHERE content_hash = ?", (content_hash,)
        )
        return None if row is None else _photo(row)

    def get(self, photo: PhotoId) -> Photo | None:
        """The photo with this id."""
        row = self._database.one(f"SELECT {_COLUMNS} FROM photo WHERE id = ?", (photo,))
        return None if row is None else _photo(row)

    def add(
        self,
        content_hash: str,
        search: str,
        searched_size: int,
        *,
        size: tuple[int, int] = (0, 0),
        file_format: str | None = None,
        taken_at: datetime | None = None,
        error: str | None = None,
    ) -> PhotoId:
        """A new photo; `search` says with which settings it was searched for faces.

        `searched_size` is the longest edge in pixels that it was shrunk to, 0 for none.
        `taken_at` is stored in ISO 8601, with an offset only where it has a zone.
        """
        taken = None if taken_at is None else taken_at.isoformat()
        return PhotoId(
            self._database.insert(
                "INSERT INTO photo"
                " (content_hash, width, height, format, taken_at, search, searched_size, error)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (content_hash, *size, file_format, taken, search, searched_size, error),
            )
        )

    def searched_size(self, photo: PhotoId) -> int:
        """The longest edge in pixels at which the photo was searched; 0 for its full size."""
        return int(self._database.scalar("SELECT searched_size FROM photo WHERE id = ?", (photo,)))

    def taken_seconds(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
        """When the readable photos that have a file were taken, as numbers that compare.

        The clock of the place counts, also where the zone is known: most cameras name none,
        and a camera and a phone at the same party must agree.

        Returns:
            their ids, int64[n], ascending, and float64[n], seconds since 1970-01-01 00:00 on
            that clock, NaN where the file does not say.
        """
        rows = self._database.all(
            "SELECT id, taken_at FROM photo WHERE error IS NULL"
            " AND EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = photo.id) ORDER BY id"
        )
        seconds = (np.nan if taken is None else _clock_seconds(taken) for _, taken in rows)
        return (
            np.array([photo for photo, _ in rows], np.int64),
            np.fromiter(seconds, np.float64, len(rows)),
        )

    def remove(self, photo: PhotoId) -> None:
        """Forget the photo and its faces."""
        self._database.execute("DELETE FROM photo WHERE id = ?", (photo,))

    def version(self) -> str:
        """Text that changes when photos come, go, or lose or find their files."""
        return "{} {} {}".format(
            *self._database.all(
                "SELECT (SELECT count(*) FROM photo), (SELECT coalesce(max(id), 0) FROM photo),"
                " (SELECT count(*) FROM photo_file)"
            )[0]
        )

    def count(self) -> int:
        """The number of readable photos that have a file."""
        return int(
            self._database.scalar(
                "SELECT count(*) FROM photo WHERE error IS NULL"
                " AND EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = photo.id)"
            )
        )


def _photo(row: tuple[Any, ...]) -> Photo:
    number, content_hash, width, height, error, taken = row
    taken_at = None if taken is None else datetime.fromisoformat(taken)
    return Photo(number, content_hash, width, height, error, taken_at)


def _clock_seconds(taken: str) -> float:
    return datetime.fromisoformat(taken).replace(tzinfo=UTC).timestamp()


class PhotoFiles:
    """Repository of the table `photo_file`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_root(self, root: RootId) -> dict[bytes, KnownFile]:
        """What is known of every file of a root, by its relative path (`os.fsencode`)."""
        rows = self._database.all(
            "SELECT relative_path, size, mtime_ns, photo, error FROM photo_file WHERE root = ?",
            (root,),
        )
        return {
            path: KnownFile(size, mtime, None if photo is None else PhotoId(photo), error)
            for path, size, mtime, photo, error in rows
        }

    def put(self, root: RootId, relative_path: bytes, known: KnownFile) -> None:
        """Remember a file, in place of what was known of it."""
        self._database.execute(
            "INSERT OR REPLACE INTO photo_file"
            " (root, relative_path, size, mtime_ns, photo, error) VALUES (?, ?, ?, ?, ?, ?)",
            (root, relative_path, known.size, known.mtime_ns, known.photo, known.error),
        )

    def remove(self, root: RootId, relative_paths: Iterable[bytes]) -> None:
        """Forget files that are no longer there; their photos and faces are kept."""
        self._database.execute_many(
            "DELETE FROM photo_file WHERE root = ? AND relative_path = ?",
            ((root, path) for path in relative_paths),
        )

    def paths(self, photo: PhotoId) -> list[Path]:
        """Where the photo's file was last seen; several where it has copies."""
        rows = self._database.all(
            "SELECT root.path, relative_path FROM photo_file JOIN root ON root.id = root"
            " WHERE photo = ? ORDER BY root.online DESC, root.id, relative_path",
            (photo,),
        )
        return [Path(os.fsdecode(folder), os.fsdecode(path)) for folder, path in rows]

    def all_paths(self) -> dict[PhotoId, Path]:
        """One path for every photo that has a file."""
        rows = self._database.all(
            "SELECT photo, root.path, relative_path FROM photo_file JOIN root ON root.id = root"
            " WHERE photo IS NOT NULL ORDER BY root.online, root.id DESC, relative_path DESC"
        )
        return {
            PhotoId(photo): Path(os.fsdecode(folder), os.fsdecode(path))
            for photo, folder, path in rows
        }

    def failures(self) -> list[FailedFile]:
        """Files that could not be read, or hold a picture that could not."""
        rows = self._database.all(
            "SELECT root.path, relative_path, coalesce(photo_file.error, photo.error)"
            " FROM photo_file JOIN root ON root.id = root"
            " LEFT JOIN photo ON photo.id = photo_file.photo"
            " WHERE photo_file.error IS NOT NULL OR photo.error IS NOT NULL"
            " ORDER BY root.path, relative_path"
        )
        return [FailedFile(Path(os.fsdecode(a), os.fsdecode(b)), reason) for a, b, reason in rows]
