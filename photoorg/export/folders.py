"""One folder a person, with chips or photos. Nothing is overwritten, no original touched."""

import errno
import io
import logging
import os
from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, PngImagePlugin

from photoorg.core.arrays import Pixels
from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.core.jobs import CancelToken, Progress, ProgressListener, ignore_progress
from photoorg.export.names import numbered, replace_reserved, safe_name, same_name_key
from photoorg.export.writing import SourceError, copy_new, same_content, write_new

LOG = logging.getLogger(__name__)

_ITEM_ERRORS = frozenset({errno.EFBIG, errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ})
"""What the destination answers about one file only; anything else concerns all of them."""


@dataclass(frozen=True, slots=True)
class ExportItem:
    """One file to be made in the folder of one person.

    `person_folder` is the wished name of the folder: any text, made safe here. With `chip`,
    its pixels are written as `<stem>.png`; it is called once, when its turn comes, so that
    only one chip is in memory. Without, the photo `source` itself is exported under its own
    name. `source` is also what a failure is reported for.
    """

    person: PersonId
    person_folder: str
    source: Path
    stem: str = ""
    chip: Callable[[], Pixels] | None = None


@dataclass(frozen=True, slots=True)
class ExportFailure:
    """A photo that could not be exported, with the reason in the owner's words."""

    source: Path
    reason: str


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export did: `skipped` files were there already, with the same content."""

    folders: int
    written: int
    skipped: int
    failures: tuple[ExportFailure, ...]


def export_folders(
    items: Iterable[ExportItem],
    destination: Path,
    *,
    link: bool = False,
    cancel: CancelToken | None = None,
    progress: ProgressListener = ignore_progress,
) -> ExportReport:
    """Fill one sub-folder of `destination` for each person.

    An existing file is left as it is: one of the same content stands for the export, beside
    another one the name gets a number. So a second export adds only what is new. Persons
    whose names make the same folder are numbered in the order of the items; give them in a
    stable order. A photo with several faces of a person is exported once.

    Args:
        items: what to export; counted for the progress if it has a length.
        destination: is made if it is missing.
        link: symbolic links to the photos instead of copies; chips are files either way.
        cancel: asked before every item.
        progress: told after every item.

    Raises:
        KnownError: the destination cannot be written, its disk is full, or it has no links.
        CancelledError: what was written by then stays.
    """
    export = _Export(destination, link)
    total = len(items) if isinstance(items, Sized) else None
    for done, item in enumerate(items, start=1):
        if cancel is not None:
            cancel.raise_if_cancelled()
        export.add(item)
        progress(Progress(done, total, failures=len(export.failures)))
    report = export.report()
    LOG.info(
        "exported %d files to %d folders, %d were there, %d failed",
        report.written,
        report.folders,
        report.skipped,
        len(report.failures),
    )
    return report


class _Export:
    """The state of one run: folders by person, what was done."""

    def __init__(self, destination: Path, link: bool) -> None:
        self._destination = destination
        self._link = link
        self._folders: dict[PersonId, Path] = {}
        self._taken: set[str] = set()
        self._photos: set[tuple[PersonId, Path]] = set()
        self._written = 0
        self._skipped = 0
        self.failures: list[ExportFailure] = []
        try:
            destination.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error

    def report(self) -> ExportReport:
        return ExportReport(len(self._folders), self._written, self._skipped, tuple(self.failures))

    def add(self, item: ExportItem) -> None:
        """Export one item; its own problems are recorded, the destination's are raised."""
        if item.chip is None:
            if (item.person, item.source) in self._photos:
                return
            self._photos.add((item.person, item.source))
        try:
            written = self._chip(item, item.chip) if item.chip else self._photo(item)
        except KnownError:
            raise
        except SourceError as error:
            self._fail(item, _reading_failed(error.__cause__))
        except OSError as error:
            if error.errno not in _ITEM_ERRORS:
                raise self._unwritable(error) from error
            self._fail(item, _writing_failed(error))
        else:
            self._written += written
            self._skipped += not written

    def _chip(self, item: ExportItem, make: Callable[[], Pixels]) -> bool:
        """Write a chip as PNG: lossless, so that its embedding stays what it was."""
        try:
            pixels = make()
        except (KnownError, OSError) as error:
            raise SourceError from error
        encoded = io.BytesIO()
        Image.fromarray(pixels).save(encoded, "PNG")
        data = encoded.getvalue()
        return self._place(
            item,
            (safe_name(item.stem, "face"), ".png"),
            is_same=lambda target: _shows(target, pixels),
            write=lambda target: write_new(data, target),
        )

    def _photo(self, item: ExportItem) -> bool:
        source = item.source.absolute()
        name = safe_name(source.stem, "photo"), replace_reserved(source.suffix)
        return self._place(
            item,
            name,
            is_same=lambda target: same_content(source, target),
            write=lambda target: (
                self._link_to(source, target) if self._link else copy_new(source, target)
            ),
        )

    def _place(
        self,
        item: ExportItem,
        name: tuple[str, str],
        is_same: Callable[[Path], bool],
        write: Callable[[Path], None],
    ) -> bool:
        """Write under the first free name (stem, suffix); False if it is there already."""
        folder = self._folder(item)
        number = 0
        while True:
            number += 1
            target = folder / numbered(*name, number)
            if not os.path.lexists(target):
                try:
                    write(target)
                    return True
                except FileExistsError:
                    LOG.debug("another program made %s first", target)
            if is_same(target):
                return False

    def _folder(self, item: ExportItem) -> Path:
        """The folder of the item's person, made at the first need."""
        if item.person in self._folders:
            return self._folders[item.person]
        wish = safe_name(item.person_folder, "Unnamed")
        number = 0
        while True:
            number += 1
            name = numbered(wish, "", number)
            folder = self._destination / name
            if same_name_key(name) in self._taken:
                continue
            try:
                folder.mkdir(exist_ok=True)
            except FileExistsError:
                continue  # A file has the name.
            self._taken.add(same_name_key(name))
            self._folders[item.person] = folder
            return folder

    @staticmethod
    def _link_to(source: Path, target: Path) -> None:
        try:
            source.stat()
        except OSError as error:
            raise SourceError from error
        try:
            target.symlink_to(source)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError) as error:
            if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise
            message = "Links cannot be made in this folder; export copies instead"
            raise KnownError(f"{message}: {target.parent}") from error

    def _fail(self, item: ExportItem, reason: str) -> None:
        LOG.debug("export of %s failed: %s", item.source, reason)
        self.failures.append(ExportFailure(item.source, reason))

    def _unwritable(self, error: OSError) -> KnownError:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return KnownError(f"The disk is full: {self._destination}")
        if isinstance(error, FileExistsError | NotADirectoryError):
            return KnownError(f"This is a file, not a folder: {self._destination}")
        return KnownError(f"The folder cannot be written ({error.strerror}): {self._destination}")


def _shows(target: Path, pixels: Pixels) -> bool:
    """Whether the file is a picture of just these pixels, however it was compressed."""
    height, width = pixels.shape[:2]
    try:
        with PngImagePlugin.PngImageFile(target) as image:
            if (image.mode, image.size) != ("RGB", (width, height)):
                return False
            return np.array_equal(np.asarray(image), pixels)
    except (OSError, SyntaxError, ValueError):
        return False


def _reading_failed(error: BaseException | None) -> str:
    match error:
        case KnownError():
            return str(error)
        case FileNotFoundError():
            return "The file is no longer there."
        case PermissionError():
            return "The file may not be read."
        case OSError():
            return f"The file could not be read ({error.strerror})."
    return "The file could not be read."


def _writing_failed(error: OSError) -> str:
    if error.errno == errno.EFBIG:
        return "The file is too large for the disk it is exported to."
    return f"The file could not be written ({error.strerror})."
