"""What the views of photos show: those that answer to a filter, and one with its faces."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from photoorg.core.ids import PersonId, PhotoId
from photoorg.library.browsing_people import folded
from photoorg.library.library import Library
from photoorg.storage.photos_view import (
    FaceInPhoto,
    PhotoFile,
    PhotoInfo,
    PhotoRows,
    PhotosView,
)

__all__ = [
    "FaceInPhoto",
    "FolderEntry",
    "MonthOfPhotos",
    "PhotoFile",
    "PhotoFilter",
    "PhotoInfo",
    "PhotoRows",
    "faces_in_photo",
    "months_of_photos",
    "photo_folders",
    "photo_info",
    "photos_like",
]

Who = tuple[PersonId, ...]
"""Persons of whom any one will do."""


@dataclass(frozen=True, slots=True)
class PhotoFilter:
    """The photos of which everything that is given holds.

    Attributes:
        together: of each of these at least one person is in the photo.
        without: none of these persons is.
        first: the first day, on the clock of the place.
        last: the last day.
        folder: it was last seen in this folder, or below it.
        faceless: no face is in it.
        words: each is in the path of one of its files, accents and capitals aside.
        not_words: none is in any.
    """

    together: tuple[Who, ...] = ()
    without: Who = ()
    first: date | None = None
    last: date | None = None
    folder: Path | None = None
    faceless: bool = False
    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether it leaves anything out."""
        return any(getattr(self, field.name) for field in fields(self))

    def __and__(self, other: "PhotoFilter") -> "PhotoFilter":
        """What answers to both; of two folders, the second one counts."""
        firsts = [day for day in (self.first, other.first) if day is not None]
        lasts = [day for day in (self.last, other.last) if day is not None]
        return PhotoFilter(
            self.together + other.together,
            self.without + other.without,
            max(firsts, default=None),
            min(lasts, default=None),
            other.folder or self.folder,
            self.faceless or other.faceless,
            self.words + other.words,
            self.not_words + other.not_words,
        )

    @property
    def about_people(self) -> bool:
        """Whether an edit of faces or persons may change what answers."""
        return bool(self.together or self.without or self.faceless)


def photos_like(library: Library, wanted: PhotoFilter | None = None) -> PhotoRows:
    """The photos that answer to a filter, the newest first."""
    wanted = wanted or PhotoFilter()
    view = PhotosView(library.database)
    with library.database.reading():
        rows = view.all()
        kept = _in_time(rows, wanted)
        for persons in wanted.together:
            kept &= np.isin(rows.ids, view.with_any(persons))
        if wanted.without:
            kept &= ~np.isin(rows.ids, view.with_any(wanted.without))
        if wanted.faceless:
            kept &= ~np.isin(rows.ids, view.with_faces())
        if wanted.folder is not None:
            kept &= np.isin(rows.ids, view.in_folder(wanted.folder))
        if wanted.words or wanted.not_words:
            kept &= _with_words(view, rows, wanted)
    rows = rows.take(kept)
    return rows.take(np.lexsort((-rows.ids, -rows.taken.astype(np.int64))))


def _in_time(rows: PhotoRows, wanted: PhotoFilter) -> npt.NDArray[np.bool_]:
    days = rows.taken.astype("datetime64[D]")
    kept = np.ones(len(rows), np.bool_)
    if wanted.first is not None:
        kept &= days >= np.datetime64(wanted.first)
    if wanted.last is not None:
        kept &= days <= np.datetime64(wanted.last)
    return kept


def _with_words(view: PhotosView, rows: PhotoRows, wanted: PhotoFilter) -> npt.NDArray[np.bool_]:
    words, unwanted = _folded_all(wanted.words), _folded_all(wanted.not_words)
    found, banned = set(), set()
    for folder, files in view.places().items():
        lead = os.fsencode(f"{folder.name}{os.sep}")
        for photo, path in files:
            text = _plain(lead + path)
            if all(word in text for word in words):
                found.add(photo)
            if any(word in text for word in unwanted):
                banned.add(photo)
    return np.isin(rows.ids, np.array(sorted(found - banned), np.int64))


def _folded_all(words: Iterable[str]) -> list[bytes]:
    return [word.encode() for word in map(folded, words) if word]


def _plain(path: bytes) -> bytes:
    """A path for comparing; nearly all are ASCII, which takes a tenth of the time."""
    if path.isascii():
        return path.lower()
    return folded(os.fsdecode(path)).encode("utf-8", "surrogateescape")


# -- parts of what is shown ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MonthOfPhotos:
    """The photos of one month in a list by date: `first_row` is where they begin."""

    year: int
    month: int
    first_row: int
    photos: int


def months_of_photos(rows: PhotoRows) -> tuple[MonthOfPhotos, ...]:
    """The months in the order of the rows, which are sorted by date."""
    if not len(rows):
        return ()
    numbers = rows.taken.astype("datetime64[M]").astype(np.int64)
    starts = np.flatnonzero(np.diff(numbers, prepend=numbers[0] - 1))
    counts = np.diff(starts, append=len(numbers))
    return tuple(
        MonthOfPhotos(1970 + number // 12, 1 + number % 12, start, count)
        for number, start, count in zip(
            numbers[starts].tolist(), starts.tolist(), counts.tolist(), strict=True
        )
    )


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A folder that photos are in, or below it; `root` is the added folder that it belongs to."""

    path: Path
    root: Path
    photos: int


def photo_folders(library: Library) -> list[FolderEntry]:
    """All folders with photos from the added ones downwards, each before those inside it."""
    entries = []
    for root, files in PhotosView(library.database).places().items():
        for folder, count in _count_inside(files).items():
            entries.append(FolderEntry(root / os.fsdecode(folder), root, count))
    return sorted(entries, key=lambda entry: [folded(part) for part in entry.path.parts])


def _count_inside(files: Sequence[tuple[PhotoId, bytes]]) -> dict[bytes, int]:
    """The photos in each folder, and below it; relative paths, the uppermost one is empty."""
    separator = os.fsencode(os.sep)
    direct: dict[bytes, set[PhotoId]] = {}
    for photo, path in files:
        direct.setdefault(path.rpartition(separator)[0], set()).add(photo)
    inside: dict[bytes, set[PhotoId]] = {}
    for folder, photos in direct.items():
        while folder:
            inside.setdefault(folder, set()).update(photos)
            folder = folder.rpartition(separator)[0]
        inside.setdefault(b"", set()).update(photos)
    return {folder: len(photos) for folder, photos in inside.items()}


# -- one photo -------------------------------------------------------------------------------


def photo_info(library: Library, photo: PhotoId) -> PhotoInfo | None:
    """What is known of a photo; None if there is none of that id any more."""
    return PhotosView(library.database).info(photo)


def faces_in_photo(library: Library, photo: PhotoId) -> tuple[FaceInPhoto, ...]:
    """The faces of a photo from the left to the right, without what is no face."""
    return PhotosView(library.database).faces(photo)
