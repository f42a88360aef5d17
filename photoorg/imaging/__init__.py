"""From a file's bytes to upright RGB pixels: formats, size guard, thumbnails.

Nothing here opens a file: the caller reads it once, and hashes and decodes the same bytes.
"""

from photoorg.imaging.decode import DEFAULT_MAX_SIZE, DecodedPhoto, decode_photo, read_exif
from photoorg.imaging.errors import UnreadablePhotoError
from photoorg.imaging.exif import ExifTags
from photoorg.imaging.formats import SUPPORTED_SUFFIXES, is_supported
from photoorg.imaging.support import format_support
from photoorg.imaging.thumbnail import decode_thumbnail, encode_thumbnail, points_in_thumbnail

__all__ = [
    "DEFAULT_MAX_SIZE",
    "SUPPORTED_SUFFIXES",
    "DecodedPhoto",
    "ExifTags",
    "UnreadablePhotoError",
    "decode_photo",
    "decode_thumbnail",
    "encode_thumbnail",
    "format_support",
    "is_supported",
    "points_in_thumbnail",
    "read_exif",
]
