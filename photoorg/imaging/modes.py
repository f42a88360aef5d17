"""Every pixel layout that a decoder returns, brought to RGB with 8 bits."""

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

_RESIZABLE = frozenset({"L", "LA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr"})


def to_resizable(image: Image.Image) -> Image.Image:
    """The image in a layout whose pixels may be averaged: no palette, no 1-bit, 8 bits a channel.

    Resizing a palette or a 1-bit image would have to take the nearest pixel, and converting
    16 bits to 8 with Pillow clips instead of scaling.
    """
    mode = image.mode
    if "transparency" in image.info and mode in {"1", "L", "P", "RGB"}:
        return image.convert("RGBA")
    if mode in _RESIZABLE:
        return image
    if mode == "1":
        return image.convert("L")
    if mode in {"PA", "RGBa"}:
        return image.convert("RGBA")
    if mode == "La":
        return image.convert("LA")
    if mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if mode in {"I", "F"}:
        return Image.fromarray(_stretch(np.asarray(image)))
    if mode == "LAB":
        return _from_lab(image)
    return image.convert("RGB")


def to_rgb(image: Image.Image) -> Image.Image:
    """RGB; what is transparent becomes white, as on paper."""
    if image.mode == "RGB":
        return image
    if image.mode in {"LA", "RGBA"}:
        image = image.convert("RGBA")
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        return paper
    return image.convert("RGB")


def _stretch(values: npt.NDArray[np.int32] | npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """Numbers without a stated range, as grey levels.

    Floats from 0 to 1 and anything from 0 to 255 mean what they usually mean; any other
    range is stretched, so that a picture is seen at all.
    """
    numbers = np.nan_to_num(values.astype(np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    low, high = float(numbers.min()), float(numbers.max())
    if low >= 0 and high <= 1 and values.dtype.kind == "f":
        low, high = 0.0, 1.0
    elif low >= 0 and high <= 255:
        low, high = 0.0, 255.0
    span = high - low
    if not np.isfinite(span) or span <= 0:
        return np.zeros(numbers.shape, np.uint8)
    levels = (numbers - low) * (255.0 / span) + 0.5
    return levels.clip(0, 255).astype(np.uint8)


def _from_lab(image: Image.Image) -> Image.Image:
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(image, lab, srgb, outputMode="RGB")
    return converted if converted is not None else image
