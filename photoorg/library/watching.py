"""Which folders to keep an eye on, and what to look at again when something happens in them."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

from photoorg.core.jobs import CancelToken
from photoorg.imaging import is_supported
from photoorg.ingest.walk import is_there
from photoorg.library.library import Library
from photoorg.storage.roots import Roots

_SETTLED_SECONDS = 3.0


def folders_below(library: Library, most: int, cancel: CancelToken) -> list[Path] | None:
    """All folders that may hold photos of the library, those that were added among them.

    None if there are more than `most`, or it was cancelled. Hidden ones, links and what cannot be
    read are left out.
    """
    found: list[Path] = []
    for root in Roots(library.database).all():
        open_folders = [root.path]
        while open_folders:
            folder = open_folders.pop()
            inner = _folders_in(folder)
            if inner is None:
                continue
            found.append(folder)
            open_folders += inner
            if len(found) + len(open_folders) > most or cancel.cancelled:
                return None
    return found


def folders_around(library: Library) -> list[Path]:
    """The folders that those lie in which were added: where a drive comes and goes."""
    return sorted({root.path.parent for root in Roots(library.database).all()})


def came_or_went(library: Library) -> list[Path]:
    """Added folders that are there and were not when they were last looked for, or the reverse."""
    roots = Roots(library.database).all()
    # A drive that was away is expected to bring files: its empty place is not the drive.
    return [r.path for r in roots if is_there(r.path, expected=not r.online) != r.online]


def _folders_in(folder: Path) -> list[Path] | None:
    """The folders in a folder; None if it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return [
                Path(entry.path)
                for entry in entries
                if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
            ]
    except OSError:
        return None


def to_look_at(library: Library, changed: Iterable[Path]) -> list[Path]:
    """The folders to scan after these have changed.

    A folder that is gone stands for the one that it was in; one that was added stays, so that it
    is found out that it is gone. What is in no folder of the library (any more) is left out, so
    that a scan of the result adds nothing.
    """
    roots = [root.path for root in Roots(library.database).all()]
    found: dict[Path, None] = {}
    for folder in changed:
        root = next((r for r in roots if r == folder or r in folder.parents), None)
        while root is not None and folder != root and not os.path.isdir(folder):  # noqa: PTH112
            folder = folder.parent
        if root is not None:
            found[folder] = None
    return list(found)


def still_changing(folders: Iterable[Path], now: float | None = None) -> list[Path]:
    """Those of the folders that hold a photo which was written to a moment ago.

    Somebody is probably still copying it, and nothing tells when that ends. `now` is in seconds
    since 1970.
    """
    since = (time.time() if now is None else now) - _SETTLED_SECONDS
    return [folder for folder in folders if _written_since(folder, since)]


def _written_since(folder: Path, since: float) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(
                entry.is_file() and is_supported(Path(entry.path)) and entry.stat().st_mtime > since
                for entry in entries
            )
    except OSError:
        return False
