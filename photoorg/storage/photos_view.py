"""What the views of photos show: all of them in few passes over the tables, or one in detail."""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import FaceState
from photoorg.storage.database import Database

Ints = npt.NDArray[np.int64]

_SECONDS = 19  # of an ISO date and time: what follows is a zone, or less than a second
_HAS_FILE = "EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = {photo})"


@dataclass(frozen=True, slots=True, eq=False)
class PhotoRows:
    """Some photos, in the order in which a view shows them.

    Attributes:
        ids: int64[n].
        taken: datetime64[s][n], on the clock of the place; where the photo does not say, the
            time of the file's last change, on the clock of this machine.
        guessed: bool[n], whether the photo does not say.
    """

    ids: Ints
    taken: npt.NDArray[np.datetime64]
    guessed: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, rows: npt.NDArray[np.intp] | npt.NDArray[np.bool_]) -> "PhotoRows":
        """These rows, in this order, or those where a flag is set."""
        return PhotoRows(self.ids[rows], self.taken[rows], self.guessed[rows])


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """One of a photo's files, as it was last seen; `folder_online` tells of the added folder."""

    path: Path
    size: int
    changed: datetime
    folder: Path
    folder_online: bool


@dataclass(frozen=True, slots=True)
class PhotoInfo:
    """What is known of a photo. `taken_at` has a zone only where the photo names one."""

    id: PhotoId
    width: int
    height: int
    taken_at: datetime | None
    files: tuple[PhotoFile, ...]


@dataclass(frozen=True, slots=True)
class FaceInPhoto:
    """A face with what is shown beside it.

    Attributes:
        box: as it was found or drawn, normalised to the upright photo.
        person: None if it is nobody's yet.
        name: of the person, if there is one.
        others: how many more faces the person has.
        hidden: whether the person is ignored.
        cover: whether it stands for the person.
        comparable: whether it is used for finding others.
    """

    id: FaceId
    box: Box
    state: FaceState
    person: PersonId | None
    name: str | None
    others: int
    hidden: bool
    cover: bool
    comparable: bool


class PhotosView:
    """Reads photos by the ten thousand, and single ones with their faces."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # -- many photos -------------------------------------------------------------------

    def all(self) -> PhotoRows:
        """The readable photos that have a file, by their ids."""
        with self._database.reading():
            photos = self._database.all(
                "SELECT id, taken_at FROM photo WHERE error IS NULL"
                f" AND {_HAS_FILE.format(photo='photo.id')} ORDER BY id"
            )
            changed = self._database.all(
                "SELECT photo.id, min(mtime_ns) FROM photo"
                " CROSS JOIN photo_file ON photo_file.photo = photo.id"
                " WHERE photo.error IS NULL AND taken_at IS NULL GROUP BY photo.id"
                " ORDER BY photo.id"
            )
        taken = np.array(
            ["NaT" if text is None else text[:_SECONDS] for _, text in photos], "datetime64[s]"
        )
        guessed = np.isnat(taken)
        taken[guessed] = [_clock(nanoseconds) for _, nanoseconds in changed]
        return PhotoRows(_ids(photos), taken, guessed)

    def with_any(self, persons: Iterable[PersonId]) -> Ints:
        """The photos that at least one of these persons is in."""
        rows = self._database.all(
            "SELECT DISTINCT photo FROM face WHERE person IN (SELECT value FROM json_each(?))",
            (json.dumps([int(person) for person in persons]),),
        )
        return _ids(rows)

    def with_faces(self) -> Ints:
        """The photos with at least one face."""
        rows = self._database.all(
            "SELECT DISTINCT photo FROM face WHERE state != ?", (FaceState.NOT_A_FACE,)
        )
        return _ids(rows)

    def in_folder(self, folder: Path) -> Ints:
        """The photos that were last seen in a folder, or below it."""
        # Compared as bytes: a path need not be text, and a folder's name is no pattern.
        inside = os.fsencode(folder / "x")[:-1]
        rows = self._database.all(
            "SELECT DISTINCT photo FROM photo_file JOIN root ON root.id = photo_file.root"
            " WHERE photo IS NOT NULL"
            " AND substr(CAST(root.path || ? || relative_path AS BLOB), 1, ?) = ?",
            (os.fsencode(os.sep), len(inside), inside),
        )
        return _ids(rows)

    def places(self) -> dict[Path, list[tuple[PhotoId, bytes]]]:
        """The files below each added folder: photo and relative path (`os.fsencode`)."""
        with self._database.reading():
            folders = self._database.all("SELECT id, path FROM root")
            return {
                Path(os.fsdecode(path)): self._database.all(
                    "SELECT photo, relative_path FROM photo_file"
                    " WHERE root = ? AND photo IS NOT NULL",
                    (root,),
                )
                for root, path in folders
            }

    # -- one photo ---------------------------------------------------------------------

    def info(self, photo: PhotoId) -> PhotoInfo | None:
        """One photo; None if there is none of that id. Files that can be reached come first."""
        row = self._database.one("SELECT width, height, taken_at FROM photo WHERE id = ?", (photo,))
        if row is None:
            return None
        width, height, taken = row
        files = self._database.all(
            "SELECT root.path, relative_path, size, mtime_ns, online FROM photo_file"
            " JOIN root ON root.id = root WHERE photo = ?"
            " ORDER BY online DESC, root.id, relative_path",
            (photo,),
        )
        return PhotoInfo(
            photo,
            width,
            height,
            None if taken is None else datetime.fromisoformat(taken),
            tuple(_file(*file) for file in files),
        )

    def faces(self, photo: PhotoId) -> tuple[FaceInPhoto, ...]:
        """The faces of a photo from the left to the right, without what is no face."""
        rows = self._database.all(
            "SELECT face.id, box_left, box_top, box_width, box_height, state, person.id, name,"
            " (SELECT count(*) FROM face AS other WHERE other.person = face.person) - 1,"
            " hidden, cover_face, landmarks IS NOT NULL"
            " FROM face LEFT JOIN person ON person.id = face.person"
            " WHERE photo = ? AND state != ? ORDER BY box_left + box_width / 2, face.id",
            (photo, FaceState.NOT_A_FACE),
        )
        return tuple(_face(row) for row in rows)


def _ids(rows: Sequence[tuple[Any, ...]]) -> Ints:
    return np.fromiter((row[0] for row in rows), np.int64, len(rows))


def _clock(nanoseconds: int) -> np.datetime64:
    """A file's time on the clock of this machine."""
    return np.datetime64(_changed(nanoseconds).replace(tzinfo=None), "s")


def _changed(nanoseconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(nanoseconds // 10**9, UTC).astimezone()
    except (OverflowError, OSError, ValueError):  # a damaged file system knows strange times
        return datetime(1970, 1, 1, tzinfo=UTC)


def _file(folder: bytes, path: bytes, size: int, changed: int, online: int) -> PhotoFile:
    root = Path(os.fsdecode(folder))
    return PhotoFile(root / os.fsdecode(path), size, _changed(changed), root, bool(online))


def _face(row: Sequence[object]) -> FaceInPhoto:
    face, left, top, width, height, state, person, name, others, hidden, cover, comparable = row
    return FaceInPhoto(
        FaceId(face),  # type: ignore[arg-type]
        Box(left, top, width, height),  # type: ignore[arg-type]
        FaceState(str(state)),
        None if person is None else PersonId(person),  # type: ignore[arg-type]
        None if name is None else str(name),
        0 if person is None else int(others),  # type: ignore[call-overload]
        bool(hidden),
        cover is not None and cover == face,
        bool(comparable),
    )
