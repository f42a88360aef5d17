"""When a photo was taken: which value counts, and what is no time."""

import io
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import IFD, Base

from photoorg.imaging import decode_photo, read_exif
from photoorg.metadata import parse_date, taken_at
from photoorg.metadata.dates import EARLIEST_YEAR, LATEST_YEAR

NOON = "2009:07:04 12:30:00"
TAKEN = datetime(2009, 7, 4, 12, 30)
EAST = timezone(timedelta(hours=2))

few = settings(max_examples=150, deadline=None)


def photo(picture_format: str, main: dict[int, object], inner: dict[int, object]) -> bytes:
    """A small photo with those values in the main and the EXIF directory."""
    exif = Image.Exif()
    exif.update(main)
    exif.get_ifd(IFD.Exif).update(inner)
    file = io.BytesIO()
    Image.new("RGB", (16, 12), "red").save(file, picture_format, exif=exif.tobytes())
    return file.getvalue()


# -- files ---------------------------------------------------------------------------------


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_the_time_of_the_exposure(picture_format: str) -> None:
    data = photo(
        picture_format,
        {Base.DateTime: "2020:01:01 00:00:00"},
        {
            Base.DateTimeOriginal: NOON,
            Base.SubsecTimeOriginal: "25",
            Base.OffsetTimeOriginal: "+02:00",
            Base.DateTimeDigitized: "2010:01:01 00:00:00",
        },
    )
    expected = TAKEN.replace(microsecond=250_000, tzinfo=EAST)
    for exif in (read_exif(data, ""), decode_photo(data, "").exif):
        assert taken_at(exif) == expected
        assert taken_at(exif).isoformat() == "2009-07-04T12:30:00.250000+02:00"


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_without_a_zone_it_is_the_time_of_the_place(picture_format: str) -> None:
    found = taken_at(read_exif(photo(picture_format, {}, {Base.DateTimeOriginal: NOON}), ""))
    assert found == TAKEN
    assert found.isoformat() == "2009-07-04T12:30:00"


def test_a_photo_that_does_not_say() -> None:
    assert taken_at(read_exif(photo("JPEG", {Base.Make: "Maker"}, {}), ".jpg")) is None
    file = io.BytesIO()
    Image.new("RGB", (16, 12)).save(file, "JPEG")
    assert taken_at(read_exif(file.getvalue(), ".jpg")) is None


# -- which value ---------------------------------------------------------------------------


def test_digitising_comes_before_the_last_change() -> None:
    later = "2020:01:01 00:00:00"
    digitised = {
        Base.DateTimeDigitized: NOON,
        Base.SubsecTimeDigitized: "5",
        Base.OffsetTimeDigitized: "-03:30",
    }
    found = taken_at({Base.DateTime: later, **digitised})
    assert found == datetime(2009, 7, 4, 12, 30, 0, 500_000, timezone(-timedelta(minutes=210)))
    assert taken_at({Base.DateTime: later}) == datetime(2020, 1, 1)


@pytest.mark.parametrize("unset", ["0000:00:00 00:00:00", "    :  :     :  :  ", "", "nonsense", 7])
def test_what_is_no_time_is_passed_over(unset: object) -> None:
    exif = {Base.DateTimeOriginal: unset, Base.DateTimeDigitized: NOON}
    assert taken_at(exif) == TAKEN
    assert taken_at({Base.DateTimeOriginal: unset}) is None


def test_a_fraction_and_a_zone_belong_to_their_own_time() -> None:
    exif = {
        Base.DateTimeOriginal: NOON,
        Base.SubsecTime: "99",
        Base.OffsetTime: "+01:00",
        Base.SubsecTimeDigitized: "98",
        Base.OffsetTimeDigitized: "+01:00",
    }
    assert taken_at(exif) == TAKEN
    assert taken_at(exif).tzinfo is None


def test_values_as_bytes_and_with_their_closing_zero() -> None:
    assert taken_at({Base.DateTimeOriginal: NOON.encode() + b"\0"}) == TAKEN
    assert taken_at({Base.DateTimeOriginal: NOON + "\0rubbish"}) == TAKEN
    assert taken_at({Base.DateTimeOriginal: b"\xff\xfe\0"}) is None


# -- the text ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "2009:07:04 12:30:00",
        " 2009:07:04 12:30:00 ",
        "2009-07-04 12:30:00",
        "2009/07/04 12:30:00",
        "2009.07.04 12:30:00",
        "2009-07-04T12:30:00",
    ],
)
def test_ways_to_write_it(text: str) -> None:
    assert parse_date(text) == TAKEN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2009:07:04 12:30:00+02:00", TAKEN.replace(tzinfo=EAST)),
        ("2009:07:04 12:30:00 +02:00", TAKEN.replace(tzinfo=EAST)),
        ("2009-07-04T12:30:00.125Z", TAKEN.replace(microsecond=125_000, tzinfo=UTC)),
    ],
)
def test_fraction_and_zone_behind_the_time(text: str, expected: datetime) -> None:
    assert parse_date(text, "9", "-05:00") == (
        expected if expected.microsecond else expected.replace(microsecond=900_000)
    )
    assert parse_date(text).tzinfo is not None


@pytest.mark.parametrize(
    "text",
    [
        "0000:00:00 00:00:00",
        "2009:00:04 12:30:00",
        "2009:13:04 12:30:00",
        "2009:02:29 12:30:00",
        "2009:07:32 12:30:00",
        "2009:07:04 24:00:00",
        "2009:07:04 12:60:00",
        "2009:07:04 12:30:60",
        "1825:12:31 23:59:59",
        "2201:01:01 00:00:00",
        "9999:99:99 99:99:99",
        "2009:07:04",
        "2009:7:4 12:30:00",
        "12:30:00",
        "04/07/2009 12:30:00",
        "2009:07:04 12:30:00 PM",
        NOON.translate({48 + n: chr(0x660 + n) for n in range(10)}),  # digits of another script
        "1246710600",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("fraction", "microsecond"),
    [
        ("", 0),
        ("0", 0),
        ("5", 500_000),
        ("05", 50_000),
        ("123", 123_000),
        ("123456", 123_456),
        ("1234569", 123_456),
        ("12 ", 120_000),
        ("x", 0),
        ("-5", 0),
        ("²", 0),
    ],
)
def test_fractions(fraction: str, microsecond: int) -> None:
    assert parse_date(NOON, fraction) == TAKEN.replace(microsecond=microsecond)


@pytest.mark.parametrize(
    "offset", ["", "+2", "0200", "+15:00", "+02:60", "-99:99", "CEST", "  :  "]
)
def test_what_is_no_offset_leaves_the_time(offset: str) -> None:
    assert parse_date(NOON, "", offset) == TAKEN
    assert parse_date(NOON, "", offset).tzinfo is None


@given(
    st.datetimes(datetime(EARLIEST_YEAR, 1, 1), datetime(LATEST_YEAR, 12, 31, 23, 59, 59)),
    st.none() | st.integers(-14 * 60, 14 * 60),
)
@few
def test_every_time_comes_back(time: datetime, minutes: int | None) -> None:
    offset, zone = "", None
    if minutes is not None:
        zone = timezone(timedelta(minutes=minutes))
        hours, rest = divmod(abs(minutes), 60)
        offset = f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
    text = f"{time.year:04}:{time:%m:%d %H:%M:%S}"
    found = parse_date(text, f"{time.microsecond:06}", offset)
    assert found is not None
    assert found.replace(tzinfo=None) == time
    assert found.utcoffset() == (None if zone is None else zone.utcoffset(None))
    assert datetime.fromisoformat(found.isoformat()) == found


nearly = st.from_regex(r"\d{4}[:-]\d\d[:-]\d\d[ T]\d\d:\d\d:\d\d.{0,8}", fullmatch=True)


@given(st.text(max_size=30) | nearly, st.text(max_size=8), st.text(max_size=8))
@few
def test_any_text_gives_a_possible_time_or_none(text: str, fraction: str, offset: str) -> None:
    found = parse_date(text, fraction, offset)
    assert found is None or EARLIEST_YEAR <= found.year <= LATEST_YEAR


values = st.none() | st.integers() | st.floats() | st.text() | st.binary() | st.tuples(st.text())


@given(st.dictionaries(st.sampled_from([*Base]), values))
@few
def test_any_values_are_borne(exif: dict[int, object]) -> None:
    found = taken_at(exif)
    assert found is None or EARLIEST_YEAR <= found.year <= LATEST_YEAR
