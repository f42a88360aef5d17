"""A picture's EXIF block as plain values, as far as it can be read."""

import io
import logging
from typing import Any

from PIL import Image
from PIL.ExifTags import IFD

LOG = logging.getLogger(__name__)

ExifTags = dict[int, Any]
"""Values by the number of their tag, of the main directory and of the EXIF directory in it."""

_TIFF_OF_OTHER_NAME = (b"IIRO", b"IIRS", b"MMOR", b"IIU\0")
"""How the RAW files of Olympus and Panasonic begin, which are TIFFs but for that."""

_TIFF_BEGINNINGS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def exif_of_image(image: Image.Image) -> ExifTags:
    """What an opened picture says of itself; empty where it says nothing or is damaged.

    Pillow must have loaded a PNG before, whose block may come last, and must not yet have
    loaded a TIFF, which forgets its block when it is turned.
    """
    try:
        return _values(image.getexif())
    except Exception as error:
        LOG.debug("EXIF: %r", error)
        return {}


def exif_of_block(block: bytes) -> ExifTags:
    """What a block says that stands by itself, with or without "Exif" before it."""
    exif = Image.Exif()
    try:
        exif.load(block)
        return _values(exif)
    except Exception as error:
        LOG.debug("EXIF: %r", error)
        return {}


def exif_of_tiff(data: bytes) -> ExifTags:
    """What the directories of a file say that is laid out as a TIFF; empty for any other."""
    if data.startswith(_TIFF_OF_OTHER_NAME):
        data = (b"II*\0" if data.startswith(b"II") else b"MM\0*") + data[4:]
    elif not data.startswith(_TIFF_BEGINNINGS):
        return {}
    exif = Image.Exif()
    try:
        # Not `load`, which first searches all of the file for what may stand before a block.
        exif.load_from_fp(io.BytesIO(data))
        return _values(exif)
    except Exception as error:
        LOG.debug("EXIF: %r", error)
        return {}


def _values(exif: Image.Exif) -> ExifTags:
    """Both directories in one: no tag means one thing here and another there."""
    values: ExifTags = {}
    for tag in exif:
        try:
            values[tag] = exif[tag]
        except Exception as error:  # one damaged value does not take the others with it
            LOG.debug("EXIF tag %d: %r", tag, error)
    try:
        values.update(exif.get_ifd(IFD.Exif))
    except Exception as error:
        LOG.debug("EXIF directory: %r", error)
    return values
