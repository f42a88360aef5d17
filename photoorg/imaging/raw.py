"""Camera RAW through the preview that the camera put into the file.

Developing a RAW file takes seconds; its preview is a JPEG that takes milliseconds and looks
as the owner saw it on the camera.
"""

import io
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PIL import Image
from PIL.ExifTags import Base

from photoorg.core.geometry import Orientation
from photoorg.imaging.errors import DAMAGED, NO_PREVIEW, UnreadablePhotoError
from photoorg.imaging.exif import ExifTags, exif_of_tiff
from photoorg.imaging.raster import Raster, check_size

_SMALL_PREVIEW_EDGE = 640
"""Some cameras embed only a stamp-sized preview; faces in it would be a few pixels wide."""

_FLIPS = {
    1: Orientation.MIRRORED,
    2: Orientation.FLIPPED,
    3: Orientation.ROTATED_180,
    4: Orientation.TRANSPOSED,
    5: Orientation.ROTATED_270,
    6: Orientation.ROTATED_90,
    7: Orientation.TRANSVERSED,
}
"""LibRaw's codes for a turned camera (1 mirrors, 2 flips, 4 transposes), as in EXIF."""


class NotRawError(Exception):
    """The bytes are not of a RAW format, so another decoder may try."""


def open_raw(data: bytes, open_jpeg: Callable[[bytes], Raster]) -> Raster:
    """The largest preview in a RAW file; developed at half size where that is too small.

    The full size is that of the sensor's picture, not that of the preview.

    Args:
        data: the whole file.
        open_jpeg: opens a preview that is a JPEG.

    Raises:
        NotRawError: LibRaw does not know the format.
        UnreadablePhotoError: it does, but nothing can be read from the file.
        ImportError: rawpy does not load on this machine.
    """
    import rawpy  # It loads LibRaw, which most libraries never need.

    try:
        with rawpy.imread(io.BytesIO(data)) as raw:
            sensor = _sensor_size(raw.sizes)
            check_size(sensor)
            flip = _FLIPS.get(raw.sizes.flip, Orientation.UPRIGHT)
            preview = photo = _preview(raw, open_jpeg)
            enough = min(_SMALL_PREVIEW_EDGE, max(sensor))
            if photo is None or max(photo.full_size) < enough:
                photo = _developed(raw) or photo
    except rawpy.LibRawFileUnsupportedError as error:
        raise NotRawError from error
    except rawpy.LibRawError as error:
        raise UnreadablePhotoError(DAMAGED) from error
    if photo is None:
        raise UnreadablePhotoError(NO_PREVIEW)
    # A preview lies as the sensor did, unless its own EXIF says otherwise.
    orientation = photo.orientation or flip
    exif = _exif(data, {} if preview is None else preview.exif)
    return replace(photo, full_size=sensor, orientation=orientation, exif=exif)


def exif_of_raw(data: bytes, exif_of_jpeg: Callable[[bytes], ExifTags]) -> ExifTags:
    """What the file says of itself, as `open_raw` has it, without decoding the preview.

    Raises:
        NotRawError: LibRaw does not know the format.
        LibRawError: the file is damaged.
        ImportError: rawpy does not load on this machine.
    """
    import rawpy

    of_preview: ExifTags = {}
    try:
        with rawpy.imread(io.BytesIO(data)) as raw:
            preview = raw.extract_thumb()
            if preview.format is rawpy.ThumbFormat.JPEG:
                of_preview = exif_of_jpeg(bytes(preview.data))
    except rawpy.LibRawFileUnsupportedError as error:
        raise NotRawError from error
    except (rawpy.LibRawNonFatalError, NotImplementedError):
        pass  # There is no preview; the file may still say something.
    return _exif(data, of_preview)


def _exif(data: bytes, of_preview: ExifTags) -> ExifTags:
    """What the file itself says, and what only its preview does.

    Where a preview has no block of its own, LibRaw writes one with what it found in formats
    that are no TIFFs. There a time that it did not find is the zero of the computer's clock.
    """
    zero = time.strftime("%Y:%m:%d %H:%M:%S", time.localtime(0))
    known = {t: v for t, v in of_preview.items() if (t, v) != (Base.DateTime, zero)}
    return known | exif_of_tiff(data)


def _sensor_size(sizes: Any) -> tuple[int, int]:
    """(width, height) of the picture on the sensor, without its masked border."""
    if 0 < sizes.crop_width <= sizes.width and 0 < sizes.crop_height <= sizes.height:
        return sizes.crop_width, sizes.crop_height
    return sizes.width, sizes.height


def _preview(raw: Any, open_jpeg: Callable[[bytes], Raster]) -> Raster | None:
    """The largest embedded preview; None if there is none that can be read."""
    import rawpy

    try:
        preview = raw.extract_thumb()
        if preview.format is rawpy.ThumbFormat.JPEG:
            return open_jpeg(preview.data)
        image = Image.fromarray(preview.data)
        return Raster(image, image.size)
    except (rawpy.LibRawNonFatalError, NotImplementedError):
        return None
    except (UnreadablePhotoError, OSError, SyntaxError, ValueError):
        return None  # The preview is damaged; the sensor's data may not be.


def _developed(raw: Any) -> Raster | None:
    """The sensor's data at half size, left as the sensor lay."""
    import rawpy

    try:
        image = Image.fromarray(raw.postprocess(half_size=True, use_camera_wb=True, user_flip=0))
    except (rawpy.LibRawError, NotImplementedError):
        return None
    return Raster(image, image.size)
