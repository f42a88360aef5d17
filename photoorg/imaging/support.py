"""Proof that each format works on this machine, by decoding a small sample of it.

A decoder can be missing although its package is installed: a wheel without a codec, a
system library that does not load. Only decoding tells.
"""

import base64
import io
import zlib

import numpy as np
from PIL import Image

from photoorg.imaging.decode import decode_photo
from photoorg.imaging.errors import UnreadablePhotoError
from photoorg.imaging.formats import PhotoFormat

_SIZE = 32

# Two samples that no library in use can write. Both show what `_sample_picture` shows: the
# HEIC was encoded with x265, the RAW is a DNG with a Bayer pattern and a JPEG preview.
_HEIC = zlib.decompress(
    base64.b64decode(
        "eNpjYGCQSSupLMhIzUxmAILczDRDEDs3MzGNgYExMze1JJEBAhQzUnKKoGyGgszkEgY0oJSZkw82xMWBgREIgYCx"
        "F0IDwRIgVs7MzEsD80CiokBOKhOUl1GWbAhi8hVkluTClbzMLCgqANKnMguS84F0GVCZMyMzSGgCWJHcB4Y/f3/8"
        "YGDgZ04A6pBwYORh/P8fpIAZpIIZhOR2MTkkAiW1nBgZ0WQWKDSyTnv1ZNnOHRwZBgpAIWYQwaCYBFTO5sJ4sPhA"
        "J9ASkcziglSoNxygWCM5JxHkDAWoS8H0////HwBpJhgNxAIFmRWZII3MHBwcQEo8syAXFqLAQGJpZGJpBjLX5KYk"
        "ggJ0gQbjes4HipYm8v8/We///2lDWfwe99nX/1uz3f3rkfv/JzPH0UOucf81rz17a6t8pbYn5d32XuXy3d0u/lcX"
        "mFZ4tZaffSH6c7+m5IywY3vX5v95aFB4+6Pwh3XJz/p7GxZHTCnv+M+UcWW6bfUHN3vvxvs1x80cf4vIFB4oOrbZ"
        "5fmh6Z1Szw7JXzt6d2n7oU1SR3c4sbPe1Go33uZ65+fHnuf239SjkhsA1MWgNg=="
    )
)
"""32 x 32 pixels."""

_DNG = zlib.decompress(
    base64.b64decode(
        "eNrz9NRi4GBgYBBm+MfAwsAIZIEwAyOErQBiIrGZGJkZmIH0JyBmBrJB4uxAzAZlswExPyMTAyuQ/gHEAlD2PyAW"
        "hJrDw8XAIARVD8KiUDbIXDEku8ShbB0g4QVlZwEJoWOMQJeCncggcgxiPgtQXPEYFwMnkM0FZGscYwWbFwRkRx2D"
        "mC/KAAEcYBiSWlzCgEIKqEMwCGCjiZWH+Qsd88JDmIFACIPYAkghzIgUwsoNSCHJhAg9RhyhB4rc3iZmBiaQ2UDY"
        "1wQJPaClTLLHIGr+/4c4yWEOfkw5wG/DqP2j9o/aP2r/qP2j9o/aT3/7/9/4/4BBwMvN0w3YOgA1KYDE/9sMzgwC"
        "3Dx8PFwCfLx8QoICwhIaUhJiYhKGyqqyGlbGtjaWxhbmDh4xfg4u4a7mFgG5geHxSekZ6Xa+hZUFKRUxqenJIEMY"
        "BYWEJEQl9KWk9JOdLJySSQb/DzAIcgDbNgrMjEoMTIKMzIKM/48AW3WMjGieZAUKiwigizIARcUYGdFUs7OygVQL"
        "Yqq+xcDDzAi0h1mQwZ6hiym6oo/RoWgDw54eEP3/JgArZDjy"
    )
)
"""32 x 32 pixels."""

_SUFFIXES = {PhotoFormat.RAW: ".dng"}


def format_support() -> dict[str, str | None]:
    """For each format by name: None where it works on this machine, else the reason.

    Every sample is decoded and its colours are checked, which takes some milliseconds.
    """
    return {photo_format.value: _problem(photo_format) for photo_format in PhotoFormat}


def _problem(photo_format: PhotoFormat) -> str | None:
    try:
        sample = _sample(photo_format)
    except (OSError, KeyError, ImportError, ValueError) as error:
        return f"No sample could be made: {error}"
    try:
        photo = decode_photo(sample, _SUFFIXES.get(photo_format, ""), 0)
    except UnreadablePhotoError as error:
        return f"{error} ({error.__cause__})" if error.__cause__ else str(error)
    expected = np.asarray(_sample_picture(), dtype=np.int16)
    if photo.pixels.shape != expected.shape or photo.format != photo_format:
        return "The sample was decoded as something else."
    if np.abs(photo.pixels - expected).mean() > 24:
        return "The sample was decoded with wrong colours."
    return None


def _sample_picture() -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (_SIZE, _SIZE), "red")
    picture.paste("blue", (_SIZE // 2, 0, _SIZE, _SIZE))
    return picture


def _sample(photo_format: PhotoFormat) -> bytes:
    if photo_format is PhotoFormat.HEIC:
        return _HEIC
    if photo_format is PhotoFormat.RAW:
        return _DNG
    encoded = io.BytesIO()
    # Compressed where a TIFF usually is, as that needs one more library than a plain one.
    options = {"compression": "tiff_lzw"} if photo_format is PhotoFormat.TIFF else {}
    _sample_picture().save(encoded, photo_format.value.upper(), **options)
    return encoded.getvalue()
