"""With what a photo was taken, for people to read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL.ExifTags import Base

from photoorg.metadata import Camera, camera_of


@pytest.mark.parametrize(
    ("make", "model", "name"),
    [
        ("Canon", "Canon EOS 5D", "Canon EOS 5D"),
        ("NIKON CORPORATION", "NIKON D70", "NIKON D70"),
        ("SONY", "DSC-W1", "SONY DSC-W1"),
        ("samsung", "SAMSUNG NX10", "SAMSUNG NX10"),
        ("Apple", "iPhone 12", "Apple iPhone 12"),
        ("", "Scanner", "Scanner"),
        ("Kodak", "", "Kodak"),
    ],
)
def test_the_maker_is_named_once(make: str, model: str, name: str) -> None:
    assert Camera(make, model).name == name
    assert camera_of({Base.Make: make, Base.Model: model}) == Camera(make, model)


def test_padding_is_dropped() -> None:
    exif = {Base.Make: "Maker   \0\0", Base.Model: b" Model\t 1 \0rubbish"}
    assert camera_of(exif) == Camera("Maker", "Model 1")


def test_letters_beyond_ascii() -> None:
    assert camera_of({Base.Make: "Żółw".encode()}) == Camera("Żółw", "")
    assert camera_of({Base.Make: "Żółw".encode().decode("latin-1")}) == Camera("Żółw", "")
    assert camera_of({Base.Make: "Müller"}) == Camera("Müller", "")


@pytest.mark.parametrize("value", [None, 5, (1, 2), "", "  \0", b"", "x" * 101])
def test_no_camera(value: object) -> None:
    assert camera_of({Base.Make: value, Base.Model: value}) is None
    assert camera_of({}) is None


@given(st.text(max_size=20) | st.binary(max_size=20))
@settings(max_examples=100, deadline=None)
def test_a_name_is_one_printable_line(value: str | bytes) -> None:
    camera = camera_of({Base.Model: value})
    if camera is not None:
        assert camera.name.isprintable()
        assert camera.name == camera.name.strip() != ""
