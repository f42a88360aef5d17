"""Which files are photos: by name while walking folders, by content when decoding."""

from enum import StrEnum
from pathlib import Path


class PhotoFormat(StrEnum):
    """The formats that are decoded; the value is the name that the user sees."""

    JPEG = "JPEG"
    PNG = "PNG"
    TIFF = "TIFF"
    WEBP = "WebP"
    BMP = "BMP"
    GIF = "GIF"
    HEIC = "HEIC"
    AVIF = "AVIF"
    RAW = "RAW"


# fmt: off
RAW_SUFFIXES = frozenset({
    ".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dcr", ".dng", ".erf", ".fff", ".gpr", ".iiq",
    ".kdc", ".mef", ".mos", ".mrw", ".nef", ".nrw", ".orf", ".pef", ".raf", ".rw2", ".rwl",
    ".sr2", ".srf", ".srw", ".x3f",
})

_OTHER_SUFFIXES = frozenset({
    ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".bmp", ".gif", ".avif",
    ".heic", ".heif", ".heics", ".heifs", ".hif", ".tif", ".tiff",
})
# fmt: on

SUPPORTED_SUFFIXES: frozenset[str] = _OTHER_SUFFIXES | RAW_SUFFIXES
"""Lower case, with the dot."""

_SMALLEST_RAW = 4096
"""Bytes; no camera writes less, and LibRaw takes shorter text for an unreadable file."""

_TIFF_MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

_MAGIC = (
    (b"\xff\xd8\xff", PhotoFormat.JPEG),
    (b"\x89PNG\r\n\x1a\n", PhotoFormat.PNG),
    (b"GIF87a", PhotoFormat.GIF),
    (b"GIF89a", PhotoFormat.GIF),
    (b"BM", PhotoFormat.BMP),
    # RAW files that are not disguised as TIFF: Fujifilm, Olympus, Panasonic, Minolta,
    # Sigma, the older Canon.
    (b"FUJIFILMCCD-RAW", PhotoFormat.RAW),
    (b"IIRO", PhotoFormat.RAW),
    (b"IIRS", PhotoFormat.RAW),
    (b"MMOR", PhotoFormat.RAW),
    (b"IIU\0", PhotoFormat.RAW),
    (b"\0MRM", PhotoFormat.RAW),
    (b"FOVb", PhotoFormat.RAW),
    (b"II\x1a\0\0\0HEAPCCDR", PhotoFormat.RAW),
)

_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIC_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
)


def is_supported(path: Path) -> bool:
    """Whether the name says that the file is a photo; the file itself is not touched."""
    return path.suffix.lower() in SUPPORTED_SUFFIXES


def formats_to_try(data: bytes, suffix: str) -> tuple[PhotoFormat, ...]:
    """The formats that the bytes may be, the likeliest first; empty if they are no picture.

    The content decides, so a PNG named `.jpg` is a PNG. The suffix (with its dot, in any
    case) is asked only where the content leaves a choice: most RAW formats are TIFFs, and
    LibRaw would take many a plain TIFF for one; and some cameras write RAW files with a
    beginning of their own.
    """
    raw_by_name = suffix.lower() in RAW_SUFFIXES
    if data[:4] in _TIFF_MAGIC:
        return (PhotoFormat.RAW, PhotoFormat.TIFF) if raw_by_name else (PhotoFormat.TIFF,)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return (PhotoFormat.WEBP,)
    if data[4:8] == b"ftyp":
        found = _iso_media_format(data)
        if found:
            return (found,)
    for magic, photo_format in _MAGIC:
        if data.startswith(magic):
            return (photo_format,)
    return (PhotoFormat.RAW,) if raw_by_name and len(data) >= _SMALLEST_RAW else ()


def _iso_media_format(data: bytes) -> PhotoFormat | None:
    """HEIC, AVIF and Canon's CR3 share a container; its brands tell them apart."""
    end = min(int.from_bytes(data[:4], "big"), 256)
    brands = [data[8:12]] + [data[i : i + 4] for i in range(16, end - 3, 4)]
    if brands[0] == b"crx ":
        return PhotoFormat.RAW
    if not _AVIF_BRANDS.isdisjoint(brands):
        return PhotoFormat.AVIF
    if not _HEIC_BRANDS.isdisjoint(brands):
        return PhotoFormat.HEIC
    return None
