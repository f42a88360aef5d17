"""HEIC pictures through libheif."""

from typing import Any

from PIL import Image

from photoorg.imaging.errors import DAMAGED, UnreadablePhotoError
from photoorg.imaging.exif import ExifTags, exif_of_block
from photoorg.imaging.raster import Raster, check_size


def open_heic(data: bytes) -> Raster:
    """The main picture, which libheif turns by the container's own properties.

    The EXIF orientation that cameras write beside those must not be applied again.

    Raises:
        UnreadablePhotoError: the size or the list of items rules the picture out; other
            damage raises whatever libheif's binding raises.
        ImportError: pi_heif does not load on this machine.
    """
    container = _container(data)
    check_size(container.size)
    image: Image.Image = container.to_pillow()
    return Raster(image, image.size, exif=_exif(container))


def exif_of_heic(data: bytes) -> ExifTags:
    """What the main picture says of itself; no pixel is decoded. Raises what `open_heic` does."""
    return _exif(_container(data))


def _container(data: bytes) -> Any:
    """The opened file of pi_heif, which decodes when it is asked for pixels."""
    import pi_heif  # It loads libheif, which most libraries never need.

    if not _item_types_are_text(data):
        raise UnreadablePhotoError(DAMAGED)
    # Worker processes already use every core.
    pi_heif.options.DECODE_THREADS = 1
    return pi_heif.open_heif(data)


def _exif(container: Any) -> ExifTags:
    block = container.info.get("exif")
    return exif_of_block(block) if block else {}


def _item_types_are_text(data: bytes) -> bool:
    """Whether the types of all items are UTF-8; pi_heif 1.4 kills the process over others.

    Items are declared in `infe` boxes (ISO/IEC 14496-12, 8.11.6): after the box's name one
    byte of version, three of flags, the id (2 bytes, 4 from version 3 on), two bytes of
    protection, the type (4 bytes), then the name and the content type, each ending in zero.
    """
    start = data.find(b"meta")
    end = data.find(b"mdat", start)
    end = end if end >= 0 else len(data)
    position = data.find(b"infe", start, end)
    while position >= 0:
        size = int.from_bytes(data[position - 4 : position], "big")
        version = data[position + 4 : position + 5]
        first = position + (14 if version >= b"\x03" else 12)
        strings = data[first + 4 : min(position - 4 + size, end)].split(b"\0")
        try:
            data[first : first + 4].decode()
            b"".join(strings[1:2]).decode()
        except UnicodeDecodeError:
            return False
        position = data.find(b"infe", position + 4, end)
    return True
