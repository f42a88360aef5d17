"""Exports the people: which faces and photos go into whose folder."""

from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from photoorg.core.arrays import Pixels
from photoorg.core.errors import KnownError
from photoorg.core.ids import PhotoId
from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.core.records import Face, FaceState, Person
from photoorg.export import ExportItem, ExportReport, export_folders
from photoorg.faces.alignment import cut_chip_again
from photoorg.imaging import decode_photo
from photoorg.library.library import Library
from photoorg.storage.faces import Faces
from photoorg.storage.photos import PhotoFiles, Photos

_PHOTOS_KEPT_DECODED = 4  # faces of one photo often follow each other


def export_people(
    library: Library,
    destination: Path,
    *,
    chips: bool = True,
    link: bool = False,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> ExportReport:
    """Write one folder a person, with the chips of the faces or the photos they are in.

    Photos are copied, or with `link` linked to. Nothing is overwritten; originals are only
    read.

    Raises:
        KnownError: the destination cannot be written.
        CancelledError: `cancel` was asked for; what was written stays.
    """
    everybody = sorted(library.people(), key=lambda person: person.id)
    items = list(_Items(library, chips=chips).of(everybody))
    return export_folders(items, destination, link=link, progress=progress, cancel=cancel)


class _Items:
    def __init__(self, library: Library, *, chips: bool) -> None:
        self._faces = Faces(library.database)
        self._photos = Photos(library.database)
        self._paths = PhotoFiles(library.database).all_paths()
        self._chips = chips
        self._decoded = lru_cache(_PHOTOS_KEPT_DECODED)(self._decode)

    def of(self, persons: list[Person]) -> Iterator[ExportItem]:
        for person in persons:
            folder = person.name or f"Person {person.id}"
            for face in self._faces.of_person(person.id):
                path = self._paths.get(face.photo)
                if path is None or face.state in (FaceState.IGNORED, FaceState.NOT_A_FACE):
                    continue
                chip = partial(self._chip, face) if self._chips else None
                yield ExportItem(person.id, folder, path, f"{path.stem} {face.id}", chip)

    def _chip(self, face: Face) -> Pixels:
        if not face.landmarks:
            raise KnownError("This face has no landmarks to cut it out by.")
        return cut_chip_again(self._decoded(face.photo), np.array(face.landmarks, np.float32))

    def _decode(self, photo: PhotoId) -> Pixels:
        path = self._paths[photo]
        size = self._photos.searched_size(photo)
        return decode_photo(path.read_bytes(), path.suffix, size).pixels
