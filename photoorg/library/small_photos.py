"""Whole photos, small: read from their files, for views that show many of them."""

import logging
from pathlib import Path

from photoorg.core.arrays import Pixels
from photoorg.core.ids import PhotoId
from photoorg.imaging import UnreadablePhotoError, decode_photo
from photoorg.library.library import Library
from photoorg.storage.photos import PhotoFiles

_log = logging.getLogger(__name__)


def small_photo(library: Library, photo: PhotoId, edge: int) -> Pixels | None:
    """The photo, upright, its longest edge at most `edge` pixels.

    JPEGs are decoded at the smallest scale that is large enough. None if no file of the photo is
    there now, or none can be read: a drive may be away for a while.
    """
    for path in PhotoFiles(library.database).paths(photo):
        if (pixels := small_file(path, edge)) is not None:
            return pixels
    return None


def small_file(path: Path, edge: int) -> Pixels | None:
    """The same of a file that need not be in the library."""
    try:
        return decode_photo(path.read_bytes(), path.suffix, edge).shown()
    except (OSError, UnreadablePhotoError) as error:
        _log.debug("%s cannot be shown: %s", path, error)
        return None
