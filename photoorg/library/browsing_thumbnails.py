"""The small pictures that views show of faces."""

from collections.abc import Sequence

from photoorg.core.arrays import Pixels
from photoorg.core.ids import FaceId
from photoorg.library.library import Library
from photoorg.storage.thumbnails_view import read_thumbnails


def thumbnails(library: Library, faces: Sequence[FaceId]) -> dict[FaceId, bytes]:
    """Square JPEGs of these faces, without those that have none."""
    return read_thumbnails(library.database, faces)


def thumbnail_pixels(jpeg: bytes) -> Pixels | None:
    """uint8[size, size, 3] of a thumbnail; None if it is damaged."""
    from photoorg.imaging import decode_thumbnail  # Pillow is loaded with the first one shown

    return decode_thumbnail(jpeg)
