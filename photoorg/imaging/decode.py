"""From the bytes of a file to upright RGB pixels, or to one clear reason why not."""

import io
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
from PIL.ExifTags import Base

from photoorg.core.arrays import Pixels
from photoorg.core.geometry import Orientation
from photoorg.imaging.colour import to_srgb
from photoorg.imaging.errors import (
    DAMAGED,
    DAMAGED_OR_UNKNOWN,
    EMPTY,
    NOT_A_PICTURE,
    OUT_OF_MEMORY,
    TOO_LARGE,
    UnreadablePhotoError,
    format_missing,
)
from photoorg.imaging.exif import ExifTags, exif_of_image
from photoorg.imaging.formats import PhotoFormat, formats_to_try
from photoorg.imaging.heic import exif_of_heic, open_heic
from photoorg.imaging.quiet import quiet_decoders
from photoorg.imaging.raster import MAX_PIXELS, Raster, check_size, render, upright_size
from photoorg.imaging.raw import NotRawError, exif_of_raw, open_raw

LOG = logging.getLogger(__name__)

MAX_JPEG_PIXELS = 1_000_000_000
"""A bound for JPEGs that are decoded at a fraction of their size: reading all of it still
takes seconds."""

# The decoders are called by name instead of through `Image.open`: that one warns about large
# pictures and refuses larger ones by a limit that is global to the process, and it would
# treat the several pictures in one JPEG of some cameras as a format without DCT scaling.
_PILLOW: dict[PhotoFormat, Callable[[io.BytesIO], ImageFile.ImageFile]] = {
    PhotoFormat.PNG: PngImagePlugin.PngImageFile,
    PhotoFormat.TIFF: TiffImagePlugin.TiffImageFile,
    PhotoFormat.WEBP: WebPImagePlugin.WebPImageFile,
    PhotoFormat.BMP: BmpImagePlugin.BmpImageFile,
    PhotoFormat.GIF: GifImagePlugin.GifImageFile,
    PhotoFormat.AVIF: AvifImagePlugin.AvifImageFile,
}

_ALREADY_UPRIGHT = frozenset({PhotoFormat.TIFF})
"""Pillow turns these itself while it loads them."""


DEFAULT_MAX_SIZE = 1600
"""The longest edge, in pixels, at which photos are searched unless somebody chose another."""


@dataclass(frozen=True, slots=True)
class DecodedPhoto:
    """A photo as the rest of the program sees it.

    `pixels` is uint8[h, w, 3], RGB, upright, C-contiguous. `width` and `height` are those
    of the full upright photo, in pixels; `format` is the name of what the file really is.
    `exif` is empty where the file says nothing or its block is damaged. `profile` is the ICC
    profile that tells what the colours mean, empty where there is none: faces are found in
    `pixels` as they are, as dlib's own tools do, and `shown` is for looking at.
    """

    pixels: Pixels
    width: int
    height: int
    format: str
    exif: ExifTags = field(default_factory=dict)
    profile: bytes = b""

    def shown(self) -> Pixels:
        """uint8[h, w, 3]: the pixels in sRGB."""
        return to_srgb(self.pixels, self.profile)


def decode_photo(data: bytes, suffix: str, max_size: int = DEFAULT_MAX_SIZE) -> DecodedPhoto:
    """Decode one photo; the content decides what it is, whatever the suffix says.

    Args:
        data: the whole file.
        suffix: of the file's name with its dot, as a hint for camera RAW.
        max_size: the longest edge of the result in pixels; 0 leaves the full size. A photo
            that is smaller is not enlarged, nor is the preview of a RAW file.

    Raises:
        UnreadablePhotoError: whatever is wrong with the bytes; nothing else is raised.
        ValueError: `max_size` is negative.
    """
    if max_size < 0:
        raise ValueError(f"max_size must not be negative: {max_size}")
    if not data:
        raise UnreadablePhotoError(EMPTY)
    candidates = formats_to_try(data, suffix)
    with quiet_decoders():
        for photo_format in candidates:
            try:
                return _decode(data, photo_format, max_size)
            except NotRawError:
                continue
    raise UnreadablePhotoError(NOT_A_PICTURE)


def read_exif(data: bytes, suffix: str) -> ExifTags:
    """What a photo says of itself, without decoding its pixels where the format allows that.

    Args:
        data: the whole file.
        suffix: of the file's name with its dot, as a hint for camera RAW.

    Returns:
        the values by tag; empty where there are none, or whatever is wrong with the bytes.
    """
    with quiet_decoders():
        for photo_format in formats_to_try(data, suffix):
            try:
                return _read_exif(data, photo_format)
            except Exception as error:
                LOG.debug("%s decoder: %r", photo_format, error)
    return {}


def _read_exif(data: bytes, photo_format: PhotoFormat) -> ExifTags:
    if photo_format is PhotoFormat.RAW:
        return exif_of_raw(data, lambda preview: _read_exif(preview, PhotoFormat.JPEG))
    if photo_format is PhotoFormat.HEIC:
        return exif_of_heic(data)
    if photo_format is PhotoFormat.JPEG:
        return exif_of_image(JpegImagePlugin.JpegImageFile(io.BytesIO(data)))
    image = _PILLOW[photo_format](io.BytesIO(data))
    check_size(image.size)
    if photo_format is PhotoFormat.PNG:
        image.load()
    return exif_of_image(image)


def _decode(data: bytes, photo_format: PhotoFormat, max_size: int) -> DecodedPhoto:
    """Decode as that format. Decoders fail in ways of every type, all of which end here."""
    try:
        raster = _open(data, photo_format, max_size)
        pixels = render(raster, max_size)
    except (UnreadablePhotoError, NotRawError):
        raise
    except Image.DecompressionBombError as error:
        # Pillow's own limit, which it applies to a GIF's or WebP's frames before we see them.
        raise UnreadablePhotoError(TOO_LARGE) from error
    except MemoryError as error:
        raise UnreadablePhotoError(OUT_OF_MEMORY) from error
    except ImportError as error:
        raise format_missing(photo_format) from error
    except Exception as error:
        LOG.debug("%s decoder: %r", photo_format, error)
        reason = DAMAGED_OR_UNKNOWN if photo_format is PhotoFormat.TIFF else DAMAGED
        raise UnreadablePhotoError(reason) from error
    width, height = upright_size(raster)
    profile = raster.image.info.get("icc_profile") or b""
    return DecodedPhoto(pixels, width, height, photo_format.value, raster.exif, profile)


def _open(data: bytes, photo_format: PhotoFormat, max_size: int) -> Raster:
    if photo_format is PhotoFormat.JPEG:
        return _open_jpeg(data, max_size)
    if photo_format is PhotoFormat.RAW:
        return open_raw(data, lambda preview: _open_jpeg(preview, max_size))
    if photo_format is PhotoFormat.HEIC:
        return open_heic(data)
    image = _PILLOW[photo_format](io.BytesIO(data))
    check_size(image.size)
    if photo_format in _ALREADY_UPRIGHT:
        exif = exif_of_image(image)
        image.load()
        return Raster(image, image.size, exif=exif)
    image.load()
    exif = exif_of_image(image)
    return Raster(image, image.size, _orientation(exif), exif=exif)


def _open_jpeg(data: bytes, max_size: int) -> Raster:
    """Decode at the smallest DCT scale whose longest edge is not below `max_size`.

    libjpeg's scaled inverse DCT gives 1/2, 1/4 or 1/8 of the size for a fraction of the
    work. The scaled size is rounded up, hence the exact `box`.
    """
    image = JpegImagePlugin.JpegImageFile(io.BytesIO(data))
    full_size = width, height = image.size
    divisor = dct_divisor(max(full_size), max_size)
    # A progressive JPEG is held in memory at full size, whatever the scale.
    check_size(full_size, MAX_PIXELS if image.info.get("progressive") else MAX_JPEG_PIXELS)
    check_size((width // divisor, height // divisor))
    box = None
    if divisor > 1:
        drafted = image.draft(None, (max(1, width // divisor), max(1, height // divisor)))
        box = drafted[1] if drafted else None
    image.load()
    exif = exif_of_image(image)
    return Raster(image, full_size, _orientation(exif), box, exif)


def dct_divisor(longest: int, max_size: int) -> int:
    """By how much (8, 4, 2 or 1) a JPEG may be divided while it stays at least `max_size`."""
    if max_size <= 0:
        return 1
    return next((divisor for divisor in (8, 4, 2) if longest >= divisor * max_size), 1)


def _orientation(exif: ExifTags) -> Orientation | None:
    """What the EXIF block says; a damaged block does not make the photo unreadable."""
    try:
        return Orientation(int(exif[Base.Orientation]))
    except KeyError:
        return None
    except Exception as error:
        LOG.debug("orientation: %r", error)
        return None
