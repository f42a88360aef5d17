"""Photos for looking at them: decoded from their files, as large as they are asked for."""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

from photoorg.core.arrays import Pixels
from photoorg.core.errors import KnownError
from photoorg.core.ids import PhotoId
from photoorg.imaging import UnreadablePhotoError, decode_photo
from photoorg.library.library import Library
from photoorg.metadata import camera_of
from photoorg.storage.photos_view import PhotoFile, PhotosView

__all__ = ["Picture", "load_picture"]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A photo as it is shown.

    Attributes:
        pixels: upright, in sRGB.
        whole: whether there is no more to be seen at a larger size.
        path: the file that was read.
        camera: with what it was taken, empty where the file does not say.
    """

    pixels: Pixels
    whole: bool
    path: Path
    camera: str


def load_picture(library: Library, photo: PhotoId, max_size: int = 0) -> Picture:
    """The photo, its longest edge at most `max_size` pixels, 0 for its full size.

    JPEGs are decoded at the smallest scale that is large enough, so a small picture comes much
    sooner than the full one. Of several files the first one that can be read is taken.

    Raises:
        KnownError: no file can be read; the sentence tells why, and what to do.
    """
    info = PhotosView(library.database).info(photo)
    if info is None or not info.files:
        raise KnownError("This photo has no file any more.")
    reasons = []
    for file in info.files:
        try:
            return _decode(file.path, max_size)
        except OSError as error:
            reasons.append(_why_unread(file, error))
        except UnreadablePhotoError as error:
            reasons.append(str(error))
        _log.debug("%s cannot be shown: %s", file.path, reasons[-1])
    raise KnownError(reasons[0])


def _decode(path: Path, max_size: int) -> Picture:
    decoded = decode_photo(path.read_bytes(), path.suffix.casefold(), max_size)
    camera = camera_of(decoded.exif)
    whole = max(decoded.pixels.shape[:2]) >= max(decoded.width, decoded.height)
    return Picture(
        decoded.shown(), whole or max_size == 0, path, "" if camera is None else camera.name
    )


def _why_unread(file: PhotoFile, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "The photo's file may not be read by this user."
    # Not Path.is_dir, which raises for a dead network drive.
    if not os.path.isdir(file.folder):  # noqa: PTH112
        return f"The folder {file.folder} cannot be reached; perhaps its drive is not connected."
    if isinstance(error, FileNotFoundError):
        return "The photo's file is no longer where it was; scan its folder to find it again."
    return f"The photo's file cannot be read ({error.strerror or error})."
