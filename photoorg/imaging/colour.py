"""Colours of cameras and phones with more of them than sRGB, as a usual screen shows them."""

import io
import logging
from functools import lru_cache

import numpy as np
from PIL import Image, ImageCms

from photoorg.core.arrays import Pixels

_log = logging.getLogger(__name__)


def to_srgb(pixels: Pixels, profile: bytes) -> Pixels:
    """The same picture in sRGB (IEC 61966-2-1), through LittleCMS.

    Args:
        pixels: uint8[h, w, 3].
        profile: the ICC profile that the photo's file brings; empty where it brings none.

    Returns:
        uint8[h, w, 3]; `pixels` itself where there is nothing to convert, or the profile is
        damaged or is not about RGB.
    """
    transform = _transform_from(profile) if profile else None
    if transform is None:
        return pixels
    converted = transform.apply(Image.fromarray(np.ascontiguousarray(pixels)))
    return np.array(converted, dtype=np.uint8, order="C")


@lru_cache(16)
def _transform_from(profile: bytes) -> ImageCms.ImageCmsTransform | None:
    """None for sRGB too: most files say that they are what they would be taken for."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        is_rgb = source.profile.xcolor_space.strip() == "RGB"
        if not is_rgb or "srgb" in ImageCms.getProfileDescription(source).casefold():
            return None
        # Without its cache of the last pixel, several threads can use a transform.
        return ImageCms.ImageCmsTransform(
            source,
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
            "RGB",
            "RGB",
            intent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.NOCACHE | ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except Exception as error:  # a damaged profile fails in every way; the photo is shown as it is
        _log.debug("colour profile: %r", error)
        return None
