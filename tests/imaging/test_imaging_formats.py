"""Which files are photos, by name and by content."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photoorg.imaging import SUPPORTED_SUFFIXES, is_supported
from photoorg.imaging.formats import PhotoFormat, formats_to_try


def test_suffixes_are_lower_case_with_a_dot():
    assert all(s.startswith(".") and s == s.lower() for s in SUPPORTED_SUFFIXES)
    promised = ".jpg .jpeg .png .tif .tiff .webp .bmp .gif .heic .heif .avif"
    raw = ".cr2 .cr3 .nef .arw .dng .orf .rw2 .raf .pef .srw"
    assert set(promised.split()) | set(raw.split()) <= SUPPORTED_SUFFIXES


@pytest.mark.parametrize("name", ["a.jpg", "A.JPG", "写真😀.Heic", "x.tar.png", "_DSC0001.NEF"])
def test_supported(name):
    assert is_supported(Path("somewhere") / name)


@pytest.mark.parametrize("name", ["a.txt", "jpg", ".jpg", "a.jpg.part", "a.mov", "a.xmp", "a"])
def test_not_supported(name):
    assert not is_supported(Path("somewhere") / name)


@pytest.mark.parametrize(
    ("head", "suffix", "expected"),
    [
        (b"\xff\xd8\xff\xe0", ".png", (PhotoFormat.JPEG,)),
        (b"II*\0\x10\0\0\0CR", ".CR2", (PhotoFormat.RAW, PhotoFormat.TIFF)),
        (b"MM\0*\0\0\0\x08", ".jpg", (PhotoFormat.TIFF,)),
        (b"MM\0*\0\0\0\x08", ".TIF", (PhotoFormat.TIFF,)),
        (b"II+\0\x08\0\0\0", ".tiff", (PhotoFormat.TIFF,)),
        (b"FUJIFILMCCD-RAW 0201", ".jpg", (PhotoFormat.RAW,)),
        (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", ".jpg", (PhotoFormat.RAW,)),
        (b"\0\0\0\x1cftypheic\0\0\0\0mif1heic", "", (PhotoFormat.HEIC,)),
        (b"\0\0\0\x1cftypmif1\0\0\0\0avifmiaf", "", (PhotoFormat.AVIF,)),
        (b"\0\0\0\x1cftypmif1\0\0\0\0heicmiaf", "", (PhotoFormat.HEIC,)),
        (b"\0\0\0\x1cftypavif\0\0\0\0mif1miaf", "", (PhotoFormat.AVIF,)),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", ".heic", ()),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "", (PhotoFormat.WEBP,)),
        (b"RIFF\x10\0\0\0WAVEfmt ", ".webp", ()),
        (b"an unknown beginning" * 500, ".NRW", (PhotoFormat.RAW,)),
        (b"an unknown beginning", ".nrw", ()),
        (b"an unknown beginning", ".jpg", ()),
    ],
)
def test_content_before_suffix(head, suffix, expected):
    assert formats_to_try(head, suffix) == expected


@given(st.binary(max_size=64), st.sampled_from([*sorted(SUPPORTED_SUFFIXES), "", ".txt"]))
def test_any_bytes_have_an_answer(data, suffix):
    assert set(formats_to_try(data, suffix)) <= set(PhotoFormat)
