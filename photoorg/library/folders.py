"""The folders of the library: what is in them, what could not be read, taking one out."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from photoorg.core.ids import RootId
from photoorg.imaging import is_supported
from photoorg.library.library import Library
from photoorg.storage.folders_view import FolderRow, read_folders
from photoorg.storage.photos import FailedFile, PhotoFiles
from photoorg.storage.roots import Roots

__all__ = [
    "Dropped",
    "FailedFile",
    "FolderRow",
    "failures",
    "folders",
    "has_folders",
    "remove_folder",
    "sort_dropped",
]


@dataclass(frozen=True, slots=True)
class Dropped:
    """What somebody wants to have added.

    Attributes:
        folders: folders, each once.
        around: the folders that photos lie in which were meant by themselves, without those
            that are in `folders` anyway.
        useless: how many things were neither.
    """

    folders: tuple[Path, ...]
    around: tuple[Path, ...]
    useless: int


def folders(library: Library) -> list[FolderRow]:
    """The folders that were added, oldest first."""
    return read_folders(library.database)


def has_folders(library: Library) -> bool:
    """Whether a folder was added at all."""
    return bool(library.roots())


def failures(library: Library) -> list[FailedFile]:
    """The files that could not be read, by their paths."""
    return PhotoFiles(library.database).failures()


def remove_folder(library: Library, folder: RootId) -> None:
    """Take a folder out of the library; nothing in the folder itself is touched.

    Photos are known by their content, so they and their faces, names and decisions stay
    known. They are shown nowhere until one of their files is found again.
    """
    Roots(library.database).remove(folder)


def sort_dropped(paths: Iterable[Path]) -> Dropped:
    """Tell folders, photos and other things apart."""
    found: dict[Path, None] = {}
    around: dict[Path, None] = {}
    useless = 0
    for path in paths:
        # Not Path.is_dir, which raises for a dead network drive or a folder closed to us.
        if os.path.isdir(path):  # noqa: PTH112
            found[path] = None
        elif is_supported(path):
            around[path.parent] = None
        else:
            useless += 1
    left = [f for f in around if f not in found and not any(p in found for p in f.parents)]
    return Dropped(tuple(found), tuple(left), useless)
