"""Many ways to group the same photos, side by side in folders, where nobody knows the truth.

For every algorithm a folder: in it one folder a group with the faces, and one sheet on which
all groups are seen at a glance.
"""

import io
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from photoorg.clustering.comparison import NOISE, noise_apart
from photoorg.clustering.grouping import group_faces
from photoorg.clustering.lab import MOST_AGGLOMERATIVE
from photoorg.clustering.whispers import Labels
from photoorg.core.arrays import Pixels
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.jobs import CancelToken, Progress, ProgressListener, ignore_progress
from photoorg.core.records import Face
from photoorg.export import ExportItem, export_folders, safe_name
from photoorg.export.writing import write_new
from photoorg.faces.alignment import CHIP_SIZE, cut_chip_again
from photoorg.imaging import decode_photo, decode_thumbnail
from photoorg.ingest.outcomes import IngestSettings
from photoorg.library.lab_methods import (
    TOO_MANY,
    KMeansByCost,
    agglomerative_method,
    dbscan_method,
    k_means_by_cost_method,
    k_means_method,
    nlpub_method,
    weighted_method,
)
from photoorg.library.lab_pictures import contact_sheet, draw_cost_curve
from photoorg.library.library import Library
from photoorg.library.methods import DLIB_THRESHOLD, Method, Vectors, dlib_whispers
from photoorg.library.paths import Paths, temporary_library
from photoorg.storage.database import FILE_NAME
from photoorg.storage.faces import EMBEDDING_SIZE, Faces, FaceVectors
from photoorg.storage.photos import Photos

SHEET_NAME = "contact sheet.png"
CURVE_NAME = "cost curve.png"
_NO_GROUP = "No group"


@dataclass(frozen=True, slots=True)
class LabRow:
    """What one algorithm made of the faces; `alone` counts the groups of one face."""

    method: str
    groups: int
    largest: int
    alone: int
    seconds: float
    folder: Path


@dataclass(frozen=True, slots=True)
class LabReport:
    """All algorithms on the same faces; `notes` are sentences on what was left out."""

    faces: int
    rows: list[LabRow]
    notes: tuple[str, ...]


def compare_in_folders(
    source: Path,
    destination: Path,
    paths: Paths,
    settings: IngestSettings,
    *,
    groups: int | None = None,
    pca: int | None = None,
    jobs: int | None = None,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> LabReport:
    """Group the faces of `source` in every way, and write the groups to `destination`.

    `source` is a folder of photos, which is scanned into a temporary library, or the folder of
    a library, which is read as it is. `groups` is the number of groups for K-means, taken from
    its cost curve if not given; with `pca`, the algorithms of scikit-learn see so many principal
    components. Nothing is overwritten; photos are only read.

    Raises:
        KnownError: there is no such folder or no face in it, or the destination holds results
            already or cannot be written.
        CancelledError: `cancel` was asked for; what was written stays.
    """
    cancel = cancel or CancelToken()
    nobody = np.empty((0, EMBEDDING_SIZE), np.float32)
    # Before the scan, which may take hours; the names do not depend on the faces.
    for name, _ in _methods(nobody, np.empty(0, np.float32), groups, pca):
        _refuse_to_overwrite(destination / name)
    with _opened(source, paths, settings, jobs, progress, cancel) as library:
        vectors = _in_order_of_files(library)
        if not len(vectors.ids):
            raise KnownError(f"No face was found in {source}.")
        methods = _methods(vectors.embeddings, vectors.quality, groups, pca)
        with tempfile.TemporaryDirectory(prefix="photoorg-") as place:
            chips = _cut_chips(library, vectors, Path(place), progress, cancel)
            writer = _Writer(chips.files, progress, cancel)
            rows = [writer.write(method, destination / method[0]) for method in methods]
    return LabReport(len(vectors.ids), rows, _notes(chips, len(vectors.ids)))


def _notes(chips: "_Chips", faces: int) -> tuple[str, ...]:
    notes: tuple[str, ...] = (TOO_MANY,) if faces > MOST_AGGLOMERATIVE else ()
    count = chips.from_thumbnails
    if count == 1:
        notes += ("1 face is shown as it was stored, because its photo cannot be read now.",)
    elif count:
        notes += (
            f"{count:,} faces are shown as they were stored, "
            "because their photos cannot be read now.",
        )
    return notes


@contextmanager
def _opened(
    source: Path,
    paths: Paths,
    settings: IngestSettings,
    jobs: int | None,
    progress: ProgressListener,
    cancel: CancelToken,
) -> Iterator[Library]:
    if _is_library(source):
        with Library(replace(paths, library=source.absolute())) as library:
            yield library
        return
    with (
        temporary_library() as place,
        Library(replace(paths, library=Path(place))) as library,
    ):
        library.scan([source], settings, jobs=jobs, progress=progress, cancel=cancel)
        cancel.raise_if_cancelled()
        yield library


def _is_library(source: Path) -> bool:
    try:
        return (source / FILE_NAME).is_file()
    except OSError:  # not allowed to look: the scan says so better
        return False


def _in_order_of_files(library: Library) -> FaceVectors:
    """Faces in the order of their files: the results of some algorithms depend on the order."""
    vectors = Faces(library.database).vectors()
    paths = library.path_of_photos()
    order = sorted(
        range(len(vectors.ids)),
        key=lambda i: (str(paths.get(int(vectors.photos[i]), "")), int(vectors.ids[i])),
    )
    return FaceVectors(
        vectors.ids[order],
        vectors.photos[order],
        vectors.embeddings[order],
        vectors.quality[order],
        vectors.persons[order],
        vectors.settled[order],
    )


def _methods(faces: Vectors, quality: Vectors, groups: int | None, pca: int | None) -> list[Method]:
    agglomerative = agglomerative_method(faces, pca)
    return [
        ("photoorg", lambda: group_faces(faces, quality=quality)),
        (f"dlib {DLIB_THRESHOLD:g}", lambda: dlib_whispers(faces)),
        weighted_method(faces),
        nlpub_method(faces),
        dbscan_method(faces, pca=pca),
        *([] if agglomerative is None else [agglomerative]),
        k_means_method(faces, groups, pca) if groups else k_means_by_cost_method(faces, pca),
    ]


def _refuse_to_overwrite(folder: Path) -> None:
    try:
        taken = any(folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        raise KnownError(f"{folder} cannot be used as a folder ({error.strerror}).") from error
    if taken:
        raise KnownError(
            f"{folder} holds files already, and nothing is overwritten; choose another folder."
        )


@dataclass(frozen=True, slots=True)
class _Chips:
    """A PNG file for each face, and how many of them are stored thumbnails."""

    files: list[Path]
    from_thumbnails: int


def _cut_chips(
    library: Library,
    vectors: FaceVectors,
    place: Path,
    progress: ProgressListener,
    cancel: CancelToken,
) -> _Chips:
    """Cut every face once, photo by photo; its file is named like those of an export."""
    repository, photos = Faces(library.database), Photos(library.database)
    paths = library.path_of_photos()
    row_of = {int(face): row for row, face in enumerate(vectors.ids)}
    files = [Path()] * len(row_of)
    done = from_thumbnails = 0
    for photo in dict.fromkeys(vectors.photos.tolist()):
        cancel.raise_if_cancelled()
        path = paths.get(photo)
        faces = [f for f in repository.of_photo(PhotoId(photo)) if int(f.id) in row_of]
        pixels = _decoded(path, photos.searched_size(PhotoId(photo)))
        for face in faces:
            chip = None if pixels is None else _chip(pixels, face)
            from_thumbnails += chip is None
            stem = safe_name("photo" if path is None else path.stem, "photo")
            target = place / f"{stem} {face.id}.png"
            picture = _thumbnail(repository, face.id) if chip is None else Image.fromarray(chip)
            picture.save(target)
            files[row_of[int(face.id)]] = target
        done += len(faces)
        progress(Progress(done, len(files), faces=done))
    return _Chips(files, from_thumbnails)


def _decoded(path: Path | None, size: int) -> Pixels | None:
    if path is None:
        return None
    try:
        return decode_photo(path.read_bytes(), path.suffix, size).pixels
    except (KnownError, OSError):
        return None


def _chip(pixels: Pixels, face: Face) -> Pixels | None:
    if not face.landmarks:
        return None
    return cut_chip_again(pixels, np.array(face.landmarks, np.float32))


def _thumbnail(faces: Faces, face: FaceId) -> Image.Image:
    side = (CHIP_SIZE, CHIP_SIZE)
    stored = decode_thumbnail(faces.thumbnail(face) or b"")
    if stored is None:
        return Image.new("RGB", side)
    return Image.fromarray(stored).resize(side, Image.Resampling.LANCZOS)


class _Writer:
    """Runs algorithms and writes what they found."""

    def __init__(
        self, chips: Sequence[Path], progress: ProgressListener, cancel: CancelToken
    ) -> None:
        self._chips = chips
        self._progress = progress
        self._cancel = cancel

    def write(self, method: Method, folder: Path) -> LabRow:
        """Group with one method, and fill its folder."""
        self._cancel.raise_if_cancelled()
        name, group = method
        started = time.perf_counter()
        found = group()
        seconds = time.perf_counter() - started
        groups = _members(found)
        export_folders(
            self._items(groups, found), folder, progress=self._progress, cancel=self._cancel
        )
        sheet = io.BytesIO()
        contact_sheet(name, [g.tolist() for g in groups], self._picture).save(sheet, "PNG")
        _write(sheet.getvalue(), folder / SHEET_NAME)
        if isinstance(group, KMeansByCost):
            _write(draw_cost_curve(group.curve), folder / CURVE_NAME)
        sizes = [len(members) for members in groups]
        return LabRow(name, len(groups), sizes[0], sizes.count(1), seconds, folder)

    def _items(self, groups: Sequence[npt.NDArray[np.int64]], found: Labels) -> list[ExportItem]:
        """Every face into the folder of its group, noise together into one of its own."""
        digits = len(str(len(groups)))
        items = []
        for number, members in enumerate(groups, start=1):
            noise = found[members[0]] == NOISE
            folder = _NO_GROUP if noise else f"Group {number:0{digits}}"
            person = PersonId(0 if noise else number)
            items += [ExportItem(person, folder, self._chips[row]) for row in members.tolist()]
        return items

    def _picture(self, row: int) -> Image.Image:
        with Image.open(self._chips[row]) as image:
            return image.copy()


def _members(found: Labels) -> list[npt.NDArray[np.int64]]:
    """The rows of each group, the largest group first; noise is groups of one."""
    labels = noise_apart(found)
    order = np.argsort(labels, kind="stable")
    members = np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
    return sorted(members, key=lambda rows: -len(rows))


def _write(data: bytes, target: Path) -> None:
    try:
        write_new(data, target)
    except OSError as error:
        raise KnownError(f"{target} cannot be written ({error.strerror}).") from error
