"""Finds the picture files below a folder, whatever state the folder is in."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from photoorg.imaging import is_supported

_OTHERS_FOLDERS = frozenset({"@eaDir", "$RECYCLE.BIN", "System Volume Information"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A picture file; `relative` is `os.fsencode` of its path below the walked folder."""

    relative: bytes
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class WalkProblem:
    """Something that could not be looked at.

    What lies below a `folder` problem is unknown, not gone.
    """

    path: Path
    relative: bytes
    reason: str
    folder: bool


_Inode = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder to walk, and those that it lies in."""

    path: Path
    above: tuple[_Inode, ...] = ()


def is_there(folder: Path, *, expected: bool) -> bool:
    """Whether a root can be looked at; an empty folder where files are expected is not there.

    That is what the place of a drive looks like while the drive is unplugged.
    """
    # Not Path.is_dir, which raises for a dead network drive or a folder closed to us.
    if not os.path.isdir(folder):  # noqa: PTH112
        return False
    if not expected:
        return True
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except OSError:
        return True  # the walk says why it cannot be read


def walk(folder: Path, within: Path | None = None) -> Iterator[FoundFile | WalkProblem]:
    """Every supported picture file below `folder`, or only below `within` inside it.

    Hidden files and folders and the thumbnails of network drives are passed over. Links to
    folders are followed; one that leads back to a folder above it is reported, and a
    folder that two links lead to is walked once.
    """
    walk = _Walk(folder)
    # No recursion: folders can be nested deeper than calls can.
    open_folders: list[Iterator[FoundFile | WalkProblem | _Folder]] = [
        iter([_Folder(within or folder)])
    ]
    while open_folders:
        entry = next(open_folders[-1], None)
        if entry is None:
            open_folders.pop()
        elif isinstance(entry, _Folder):
            open_folders.append(walk.entries(entry))
        else:
            yield entry


class _Walk:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: set[_Inode] = set()

    def _problem(self, path: Path, reason: str, *, folder: bool) -> WalkProblem:
        return WalkProblem(path, os.fsencode(path.relative_to(self._folder)), reason, folder)

    def entries(self, folder: _Folder) -> Iterator[FoundFile | WalkProblem | _Folder]:
        path = folder.path
        try:
            status = path.stat()
            inode = (status.st_dev, status.st_ino)
            if inode in folder.above:
                yield self._problem(path, "The link leads back to a folder above it.", folder=True)
                return
            if inode in self._seen:
                return
            self._seen.add(inode)
            with os.scandir(path) as entries:
                names = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield self._problem(path, f"The folder cannot be read: {reason(error)}.", folder=True)
            return
        for entry in names:
            if not entry.name.startswith(".") and entry.name not in _OTHERS_FOLDERS:
                yield from self._entry(entry, (*folder.above, inode))

    def _entry(
        self, entry: os.DirEntry[str], above: tuple[_Inode, ...]
    ) -> Iterator[FoundFile | WalkProblem | _Folder]:
        path = Path(entry.path)
        try:
            if entry.is_dir():
                yield _Folder(path, above)
                return
            if not is_supported(path):
                return
            status = entry.stat()
        except OSError as error:
            yield self._problem(path, f"The file cannot be read: {reason(error)}.", folder=False)
            return
        if not stat.S_ISREG(status.st_mode):
            yield self._problem(path, "This is not an ordinary file.", folder=False)
            return
        relative = os.fsencode(path.relative_to(self._folder))
        yield FoundFile(relative, status.st_size, status.st_mtime_ns)


def reason(error: OSError) -> str:
    """What went wrong, in the operating system's words, without the path."""
    text = error.strerror or type(error).__name__
    return text[:1].lower() + text[1:]
