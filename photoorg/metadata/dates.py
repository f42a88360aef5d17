"""When a photo was taken, by its EXIF block.

Source: CIPA DC-008 (Exif 2.32), 4.6.4 "DateTime" and 4.6.5 F, "Tags relating to date and time".
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from PIL.ExifTags import Base

EARLIEST_YEAR = 1826
"""Of the oldest photograph that is left."""

LATEST_YEAR = 2200
"""A clock that is set wrongly is still the owner's; a year beyond this is no clock's."""

_TAGS = (
    (Base.DateTimeOriginal, Base.SubsecTimeOriginal, Base.OffsetTimeOriginal),
    (Base.DateTimeDigitized, Base.SubsecTimeDigitized, Base.OffsetTimeDigitized),
    (Base.DateTime, Base.SubsecTime, Base.OffsetTime),
)
"""Time, its fraction of a second, its offset from UTC; the best first."""

# Colons between year, month and day are what the standard asks for; some programs write
# other marks, and put what belongs into the other tags behind the time.
_TIME = re.compile(
    r"(\d{4})[:/.-](\d\d)[:/.-](\d\d)[ T](\d\d):(\d\d):(\d\d)"
    r"(?:\.(?P<fraction>\d+))? ?(?P<offset>Z|[+-]\d\d:\d\d)?",
    re.ASCII,
)
_OFFSET = re.compile(r"([+-])(\d\d):([0-5]\d)", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_LARGEST_OFFSET = timedelta(hours=14)


def taken_at(exif: Mapping[int, object]) -> datetime | None:
    """When the photo was taken, on the clock of the place; with the zone only where known.

    The time of the exposure, else that of digitising, else that of the last change; a value
    that is no time is passed over. Never raises.

    Args:
        exif: the values of an EXIF block by tag.
    """
    for time_tag, fraction_tag, offset_tag in _TAGS:
        found = parse_date(
            _text(exif.get(time_tag)), _text(exif.get(fraction_tag)), _text(exif.get(offset_tag))
        )
        if found is not None:
            return found
    return None


def parse_date(text: str, fraction: str = "", offset: str = "") -> datetime | None:
    """The time that an EXIF block writes; None where there is none, or none that can be true.

    Args:
        text: "2009:07:04 12:30:00".
        fraction: the digits behind the decimal point of the seconds; ignored if they are none.
        offset: from UTC, "+02:00"; ignored if it is none.

    Returns:
        a time with a zone where the offset is known, else without one.
    """
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    microsecond = _microseconds(match["fraction"] or fraction.strip())
    zone = _zone(match["offset"] or offset.strip())
    try:
        return datetime(year, month, day, hour, minute, second, microsecond, zone)
    except ValueError:
        return None


def _text(value: object) -> str:
    """A tag's value up to its closing zero; empty where it is no text."""
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    return value.partition("\0")[0] if isinstance(value, str) else ""


def _microseconds(digits: str) -> int:
    return int(digits[:6].ljust(6, "0")) if _DIGITS.fullmatch(digits) else 0


def _zone(text: str) -> timezone | None:
    match = _OFFSET.fullmatch("+00:00" if text == "Z" else text)
    if match is None:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
    if offset > _LARGEST_OFFSET:
        return None
    return timezone(-offset if match[1] == "-" else offset)
