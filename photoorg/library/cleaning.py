"""Cleans a set of pictures: a folder of folders that should hold one person each.

The pictures are searched in a library of their own, which is thrown away; the set itself is only
read. A cleaned copy goes to another folder.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from photoorg.analysis.cleaning import (
    FaceSet,
    Fit,
    Verdict,
    judge_by_best_face,
    judge_by_groups,
    same_pictures,
)
from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.export import ExportItem, ExportReport, export_folders
from photoorg.export.graph_files import put_file
from photoorg.ingest.outcomes import IngestSettings
from photoorg.library.library import Library
from photoorg.library.paths import Paths, temporary_library
from photoorg.storage.sets_view import SetFace, SetFile, SetsView

_LOOK_EDGE = 24  # pixels: two pictures of the same moment still differ, two sizes of one do not


class CleaningMethod(StrEnum):
    """How it is told who belongs into a folder."""

    WHISPERS = "whispers"
    FRONTAL = "frontal"


class PictureKind(StrEnum):
    """What was found out about a picture."""

    KEPT = "kept"
    UNSURE = "unsure"
    STRANGER = "does not belong"
    DUPLICATE = "duplicate"
    FACELESS = "no face"
    UNREADABLE = "unreadable"


STAYING = (PictureKind.KEPT, PictureKind.UNSURE)
"""What a cleaned copy holds."""


@dataclass(frozen=True, slots=True)
class SetPicture:
    """A file of the set.

    Attributes:
        path: where it is.
        folder: the name of the person's folder that it lies in, or below.
        kind: what was found out.
        home: for one that does not belong: the folder whose person it shows, if there is one.
        copy_of: for a duplicate: the picture that is kept instead.
        reason: for one that cannot be read: why.
        thumbnail: JPEG of the face that was judged, if there is one.
    """

    path: Path
    folder: str
    kind: PictureKind
    home: str | None = None
    copy_of: Path | None = None
    reason: str | None = None
    thumbnail: bytes | None = None


@dataclass(frozen=True, slots=True)
class CleaningReport:
    """All pictures of a set, by folder and name.

    Attributes:
        base: the set's folder.
        pictures: one for each file.
        folders: the names of the persons' folders.
        small: those of the folders of which too few pictures are left to be worth a copy.
        loose: how many files lie beside the folders; they are nobody's, and not looked at.
    """

    base: Path
    pictures: tuple[SetPicture, ...]
    folders: tuple[str, ...]
    small: tuple[str, ...]
    loose: int

    def of(self, *kinds: PictureKind) -> list[SetPicture]:
        """The pictures of some kinds."""
        return [picture for picture in self.pictures if picture.kind in kinds]

    @property
    def findings(self) -> list[SetPicture]:
        """All about which there is something to say: what does not belong, and what is unsure."""
        return [picture for picture in self.pictures if picture.kind is not PictureKind.KEPT]

    @property
    def staying(self) -> list[SetPicture]:
        """What a cleaned copy holds."""
        return [picture for picture in self.of(*STAYING) if picture.folder not in self.small]


def read_set(
    folder: Path,
    paths: Paths,
    settings: IngestSettings | None = None,
    *,
    jobs: int | None = None,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> "PictureSet":
    """Find the faces in a folder of folders; its files are only read.

    Raises:
        KnownError: there is no such folder, or it has no folders with pictures.
        CancelledError: `cancel` was asked for.
    """
    with temporary_library() as place, Library(replace(paths, library=Path(place))) as library:
        report = library.scan([folder], settings, jobs=jobs, progress=progress, cancel=cancel)
        if cancel is not None:
            cancel.raise_if_cancelled()
        view = SetsView(library.database)
        files, faces = view.files(), view.faces()
    base = folder.resolve()
    unreadable = [
        SetPicture(f.path, name, PictureKind.UNREADABLE, reason=f.reason)
        for f in report.failures
        if f.path.is_file() and (name := _folder_of(f.path, base)) is not None
    ]
    inside = [file for file in files if _folder_of(file.path, base) is not None]
    if not inside and not unreadable:
        raise KnownError(f"{folder} has no folders with pictures; it should hold one a person.")
    return PictureSet(base, inside, faces, unreadable, len(files) - len(inside))


def _folder_of(path: Path, base: Path) -> str | None:
    """The person's folder that a file is in; None for one beside the folders."""
    person, *below = path.relative_to(base).parts
    return person if below else None


class PictureSet:
    """The files of a set and their faces; `read_set` makes one, `judge` is quick."""

    def __init__(
        self,
        base: Path,
        files: Sequence[SetFile],
        faces: Mapping[int, list[SetFace]],
        unreadable: Sequence[SetPicture],
        loose: int,
    ) -> None:
        self._base = base
        self._files = files
        self._faces = faces
        self._unreadable = unreadable
        self._loose = loose
        self._names = sorted({self._name(file) for file in files})

    def judge(
        self, method: CleaningMethod = CleaningMethod.WHISPERS, least: int = 1
    ) -> CleaningReport:
        """Say of every picture whether it belongs where it is.

        `least` is how many pictures a folder has to keep, to be in a cleaned copy.
        """
        found = sorted([*self._unreadable, *self._judged(method)], key=lambda it: it.path)
        folders = tuple(sorted({picture.folder for picture in found}))
        staying = Counter(picture.folder for picture in found if picture.kind in STAYING)
        small = tuple(name for name in folders if staying[name] < max(least, 1))
        return CleaningReport(self._base, tuple(found), folders, small, self._loose)

    def _name(self, file: SetFile) -> str:
        name = _folder_of(file.path, self._base)
        assert name is not None
        return name

    def _judged(self, method: CleaningMethod) -> Iterator[SetPicture]:
        first: dict[tuple[str, int], SetFile] = {}
        for file in self._files:
            first.setdefault((self._name(file), file.photo), file)
        rows = [
            (number, face)
            for number, file in enumerate(self._files)
            if first[self._name(file), file.photo] is file
            for face in self._faces.get(file.photo, ())
        ]
        verdicts = self._verdicts(rows, method)
        copies = self._copies(rows, verdicts)
        for number, file in enumerate(self._files):
            name, kept = self._name(file), first[self._name(file), file.photo]
            if kept is not file:
                yield SetPicture(file.path, name, PictureKind.DUPLICATE, copy_of=kept.path)
            elif number not in verdicts:
                yield SetPicture(file.path, name, PictureKind.FACELESS)
            else:
                yield self._with_verdict(file, verdicts[number], rows, copies.get(number))

    def _with_verdict(
        self,
        file: SetFile,
        verdict: Verdict,
        rows: Sequence[tuple[int, SetFace]],
        original: int | None,
    ) -> SetPicture:
        name, thumbnail = self._name(file), rows[verdict.face][1].thumbnail
        if original is not None:
            kept = self._files[original].path
            kind = PictureKind.DUPLICATE
            return SetPicture(file.path, name, kind, copy_of=kept, thumbnail=thumbnail)
        kinds = {
            Fit.BELONGS: PictureKind.KEPT,
            Fit.UNSURE: PictureKind.UNSURE,
            Fit.STRANGER: PictureKind.STRANGER,
        }
        home = None if verdict.home is None else self._names[verdict.home]
        return SetPicture(file.path, name, kinds[verdict.fit], home=home, thumbnail=thumbnail)

    def _verdicts(
        self, rows: Sequence[tuple[int, SetFace]], method: CleaningMethod
    ) -> dict[int, Verdict]:
        if not rows:
            return {}
        numbers = [number for number, _ in rows]
        places = {name: place for place, name in enumerate(self._names)}
        faces = FaceSet(
            np.array([places[self._name(self._files[number])] for number in numbers], np.int64),
            np.array(numbers, np.int64),
            np.array([face.embedding for _, face in rows], np.float32),
            np.array([face.quality for _, face in rows], np.float32),
            np.array([face.front for _, face in rows], np.float64),
        )
        judge = judge_by_groups if method is CleaningMethod.WHISPERS else judge_by_best_face
        return judge(faces)

    def _copies(
        self, rows: Sequence[tuple[int, SetFace]], verdicts: dict[int, Verdict]
    ) -> dict[int, int]:
        """File -> the file of the same folder that it is a smaller or recompressed copy of."""
        found: dict[int, int] = {}
        belonging = [n for n, verdict in verdicts.items() if verdict.fit is not Fit.STRANGER]
        for name in self._names:
            mine = [n for n in belonging if self._name(self._files[n]) == name]
            if len(mine) < 2:
                continue
            faces = [rows[verdicts[number].face][1] for number in mine]
            pairs = same_pictures(
                np.array([face.embedding for face in faces], np.float32),
                np.array([_look(face.thumbnail) for face in faces], np.float32),
                np.array([self._files[number].pixels for number in mine], np.float64),
            )
            found.update({mine[copy]: mine[original] for copy, original in pairs})
        return found


def _look(thumbnail: bytes) -> npt.NDArray[np.float32]:
    """float32[p]: the grey levels of a thumbnail, made small."""
    with Image.open(io.BytesIO(thumbnail)) as image:
        small = image.convert("L").resize((_LOOK_EDGE, _LOOK_EDGE), Image.Resampling.BOX)
    return np.asarray(small, np.float32).ravel()


def write_cleaned(
    report: CleaningReport,
    destination: Path,
    *,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> ExportReport:
    """Copy what stays to a folder a person in `destination`; nothing is overwritten.

    Raises:
        KnownError: the destination lies in the set itself, or cannot be written.
        CancelledError: what was written by then stays.
    """
    target = destination.resolve()
    if target == report.base or report.base in target.parents:
        raise KnownError("The cleaned copy has to go outside of the set itself.")
    numbers = {name: PersonId(number) for number, name in enumerate(report.folders)}
    items = [ExportItem(numbers[p.folder], p.folder, p.path) for p in report.staying]
    return export_folders(items, destination, progress=progress, cancel=cancel)


def write_list(report: CleaningReport, target: Path, *, replace: bool = False) -> None:
    """Write what was found out about every picture as a table (CSV, UTF-8).

    Raises:
        KnownError: the file cannot be written, or is there already.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(["folder", "file", "finding", "belongs to", "copy of", "reason"])
    for it in report.pictures:
        row = [it.folder, it.path, it.kind, it.home, it.copy_of, it.reason]
        table.writerow(["" if cell is None else str(cell) for cell in row])
    put_file(text.getvalue().encode("utf-8", "backslashreplace"), target, replace=replace)
