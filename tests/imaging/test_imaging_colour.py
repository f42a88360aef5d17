"""Photos with a colour profile are shown in the colours that it means."""

import io
import struct

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageCms

from photoorg.imaging import decode_photo, decode_thumbnail, encode_thumbnail
from photoorg.imaging.colour import to_srgb

Matrix = npt.NDArray[np.float64]

# Colorants as columns, adapted to D50 as profiles have them.
P3 = np.array(
    [[0.51512, 0.29198, 0.15710], [0.24120, 0.69225, 0.06657], [-0.00105, 0.04189, 0.78407]]
)
SRGB = np.array(
    [[0.43607, 0.38515, 0.14307], [0.22249, 0.71687, 0.06061], [0.01392, 0.09708, 0.71410]]
)
GAMMA = 2.2
INSIDE = np.array([[[180, 120, 100], [90, 140, 110], [128, 128, 128], [60, 70, 120]]], np.uint8)
"""Colours of Display P3 that sRGB has too."""


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def make_profile(name: bytes, space: bytes = b"RGB ") -> bytes:
    """An ICC profile (version 2) of a screen with the colorants of Display P3."""
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(GAMMA * 256))
    described = struct.pack(">I", len(name) + 1) + name + bytes(1 + 4 + 4 + 2 + 1 + 67)
    tags = {
        b"desc": b"desc" + bytes(4) + described,
        b"wtpt": b"XYZ " + bytes(4) + _fixed(0.9642, 1, 0.8249),
        **{
            colour + b"XYZ": b"XYZ " + bytes(4) + _fixed(*P3[:, column])
            for column, colour in enumerate((b"r", b"g", b"b"))
        },
        **{colour + b"TRC": curve for colour in (b"r", b"g", b"b")},
    }
    table, data = b"", b""
    begin = 128 + 4 + 12 * len(tags)
    for key, value in tags.items():
        table += key + struct.pack(">II", begin + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    body = struct.pack(">I", len(tags)) + table + data
    header = struct.pack(">I", 128 + len(body)) + bytes(4) + b"\x02\x10\0\0" + b"mntr" + space
    header += b"XYZ " + bytes(12) + b"acsp" + bytes(28) + _fixed(0.9642, 1, 0.8249)
    return header.ljust(128, b"\0") + body


def in_srgb(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """By the formulas of the two spaces, without a library for colours."""
    light = np.linalg.inv(SRGB) @ P3 @ ((pixels.reshape(-1, 3) / 255) ** GAMMA).T
    encoded = np.where(light > 0.0031308, 1.055 * light ** (1 / 2.4) - 0.055, 12.92 * light)
    return (encoded.T * 255).reshape(pixels.shape)


@pytest.fixture
def profile() -> bytes:
    return make_profile(b"Wide")


def encoded(picture: npt.NDArray[np.uint8], kind: str, profile: bytes, **options: object) -> bytes:
    file = io.BytesIO()
    Image.fromarray(picture).save(file, kind, icc_profile=profile, **options)
    return file.getvalue()


def test_colours_are_those_of_the_formulas(profile: bytes) -> None:
    converted = to_srgb(INSIDE, profile)
    assert np.abs(converted - in_srgb(INSIDE)).max() <= 1.5
    assert np.abs(converted.astype(int) - INSIDE).max() > 5
    assert converted.flags.c_contiguous
    assert converted.flags.writeable


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_a_photo_is_searched_as_it_is_and_shown_as_it_is_meant(kind: str, profile: bytes) -> None:
    picture = np.repeat(np.repeat(INSIDE, 8, axis=0), 8, axis=1)
    options = {"lossless": True} if kind == "WEBP" else {}
    photo = decode_photo(encoded(picture, kind, profile, **options), f".{kind.lower()}")
    assert (photo.pixels == picture).all()
    assert np.abs(photo.shown() - in_srgb(picture)).max() <= 1.5


def test_a_thumbnail_is_shown_as_the_photo_is(profile: bytes) -> None:
    plain = np.full((200, 200, 3), INSIDE[0, 0], np.uint8)
    photo = decode_photo(encoded(plain, "JPEG", profile), ".jpg")
    jpeg = encode_thumbnail(photo.pixels, (50, 50, 150, 150), profile=photo.profile)
    thumbnail = decode_thumbnail(jpeg)
    assert thumbnail is not None
    assert np.abs(thumbnail - in_srgb(plain[:160, :160])).max() <= 4  # JPEG twice


@pytest.mark.parametrize(
    "profile",
    [
        b"",
        b"no profile",
        make_profile(b"Wide")[:200],
        make_profile(b"Wide", b"GRAY"),
        make_profile(b"Wide", b"CMYK"),
        make_profile(b"sRGB IEC61966-2.1"),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    ],
    ids=["none", "damaged", "cut", "grey", "CMYK", "named sRGB", "sRGB"],
)
def test_what_is_not_another_rgb_stays_as_it_is(profile: bytes) -> None:
    assert to_srgb(INSIDE, profile) is INSIDE


def test_a_photo_without_a_profile_is_not_copied() -> None:
    photo = decode_photo(encoded(INSIDE, "PNG", b""), ".png")
    assert photo.profile == b""
    assert photo.shown() is photo.pixels
