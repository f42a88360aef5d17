"""The photos that speed is measured on: given ones, or ones that development packages carry."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from photoorg.core.errors import KnownError
from photoorg.imaging import SUPPORTED_SUFFIXES, decode_photo

TWELVE_MEGAPIXELS = (4000, 3000)
_JPEG_QUALITY = 90
_EDGE = 900  # pixels: the usual size of a picture from the web


def source_photos(folder: Path | None) -> list[Path]:
    """The photos to measure on, in the order of their names.

    Raises:
        KnownError: the folder has none, or none was given and no development package is there.
    """
    if folder is not None:
        photos = sorted(p for p in folder.glob("*") if p.suffix.lower() in SUPPORTED_SUFFIXES)
        if not photos:
            raise KnownError(f"There are no photos in {folder}.")
        return photos
    photos = [path for path in _shipped() if path.is_file()]
    if not photos:
        raise KnownError(
            "There are no photos to measure on: give a folder with --photos, "
            "or install photoorg with its extra [dev]."
        )
    return photos


def _shipped() -> Iterator[Path]:
    for package, name in (
        ("skimage", "data/astronaut.png"),
        ("matplotlib", "mpl-data/sample_data/grace_hopper.jpg"),
    ):
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).parent / name


def make_small(photos: list[Path], folder: Path) -> None:
    """The photos as JPEG files of at most 900 pixels into `folder`."""
    for index, path in enumerate(photos):
        pixels = decode_photo(path.read_bytes(), path.suffix, _EDGE).pixels
        Image.fromarray(pixels).save(folder / f"{index:03}.jpg", quality=_JPEG_QUALITY)


def make_large(photos: list[Path], folder: Path, count: int) -> None:
    """`count` different photos of 12 megapixels into `folder`, enlarged from `photos`.

    Every round over the photos mirrors them or darkens them a little, so that no two files
    are the same photo.
    """
    for index in range(count):
        path = photos[index % len(photos)]
        image = Image.fromarray(decode_photo(path.read_bytes(), path.suffix, 0).pixels)
        turn = index // len(photos)
        if turn % 2:
            image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        image = image.point([round(value * (1 - 0.02 * turn)) for value in range(256)] * 3)
        size = TWELVE_MEGAPIXELS if image.width >= image.height else TWELVE_MEGAPIXELS[::-1]
        scale = min(size[0] / image.width, size[1] / image.height)
        large = Image.new("RGB", size)
        large.paste(
            image.resize(
                (round(image.width * scale), round(image.height * scale)), Image.Resampling.BICUBIC
            )
        )
        large.save(folder / f"{index:03}.jpg", quality=_JPEG_QUALITY)
