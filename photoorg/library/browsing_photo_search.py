"""What somebody types to find photos: names, dates and parts of paths, in any order.

"anna ben -chris 2019" are the photos of 2019 that Anna and Ben are in, but not Chris. What is
neither a name nor a date is looked for in the paths of the files.
"""

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from photoorg.library.browsing_people import KnownName, folded
from photoorg.library.browsing_photos import PhotoFilter

__all__ = ["SearchTerm", "filter_of", "parse_dates", "parse_search"]

_EARLIEST, _LATEST = 1826, 2200

_TOKEN = re.compile(r'-?"[^"]*"?|\S+')
_BETWEEN = re.compile(r"\s+-\s+|\s*(?:\u2013|\.\.)\s*")
_YEAR = re.compile(r"(\d{4})年?")
_YEARS = re.compile(r"(\d{4})(?:-|\u2013|\.\.)(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})")
_YEAR_MONTH_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """One part of what was typed.

    Attributes:
        text: as it was typed.
        wanted: what it leaves of the photos.
        names: of the persons it means; there are several where it is not clear who.
        negative: it says what is not to be there.
    """

    text: str
    wanted: PhotoFilter
    names: tuple[str, ...] = ()
    negative: bool = False


def filter_of(terms: Iterable[SearchTerm]) -> PhotoFilter:
    """The photos of which all terms hold."""
    wanted = PhotoFilter()
    for term in terms:
        wanted &= term.wanted
    return wanted


def parse_search(
    text: str, names: Sequence[KnownName], months: Mapping[str, int] | None = None
) -> list[SearchTerm]:
    """The parts of what was typed, in their order.

    Args:
        text: words; a minus before one turns it around, quotes keep several together.
        names: that are known.
        months: 1 to 12 by their names in the owner's language, as `folded` writes them.
    """
    tokens = _TOKEN.findall(text)
    found: list[SearchTerm] = []
    place = 0
    while place < len(tokens):
        taken, term = (
            _month(tokens[place : place + 2], names, months or {})
            or _date(tokens[place])
            or _persons(tokens[place:], names)
            or _word(tokens[place])
        )
        place += taken
        if term is not None:
            found.append(term)
    return found


def parse_dates(text: str, months: Mapping[str, int] | None = None) -> Span | None:
    """The first and the last day of a date, or of two with `..` or a dash between them."""
    parts = [part.split() for part in _BETWEEN.split(text.strip())]
    if not 1 <= len(parts) <= 2:
        return None
    spans = [_span_of_words(part, months or {}) for part in parts]
    first, last = spans[0], spans[-1]
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _span_of_words(words: Sequence[str], months: Mapping[str, int]) -> Span | None:
    if len(words) == 1:
        return _span_of(words[0])
    found = _month(words, (), months) if len(words) == 2 else None
    if found is None or found[1] is None:
        return None
    wanted = found[1].wanted
    return None if wanted.first is None or wanted.last is None else (wanted.first, wanted.last)


_Found = tuple[int, SearchTerm | None]
"""How many tokens were understood, and as what."""


def _word(token: str) -> _Found:
    negative, plain = _bare(token)
    if not plain:
        return 1, None
    wanted = PhotoFilter(not_words=(plain,)) if negative else PhotoFilter(words=(plain,))
    return 1, SearchTerm(token, wanted, negative=negative)


def _bare(token: str) -> tuple[bool, str]:
    """Whether there is a minus, and the rest without quotes."""
    negative = token.startswith("-")
    return negative, token[negative:].strip('"').strip()


# -- persons ---------------------------------------------------------------------------------


def _persons(tokens: Sequence[str], names: Sequence[KnownName]) -> _Found | None:
    """As many tokens as are in one name together."""
    negative, first = _bare(tokens[0])
    quoted = '"' in tokens[0]
    parts: list[str] = []
    best: tuple[int, list[KnownName]] | None = None
    for count, token in enumerate(tokens, 1):
        if count > 1 and (quoted or token.startswith(("-", '"'))):
            break
        parts += folded(first if count == 1 else token).split()
        likely = _called(parts, names)
        if not likely:
            break
        best = count, likely
    if best is None:
        return None
    count, likely = best
    persons = tuple(known.person for known in likely)
    wanted = PhotoFilter(without=persons) if negative else PhotoFilter(together=(persons,))
    text = " ".join(tokens[:count])
    return count, SearchTerm(text, wanted, tuple(known.name for known in likely), negative)


def _called(parts: Sequence[str], names: Sequence[KnownName]) -> list[KnownName]:
    """Who has a name with these beginnings of words; whose whole name it is comes alone."""
    if not parts:
        return []
    whole = " ".join(parts)
    exact = [known for known in names if known.key == whole]
    if exact:
        return exact
    return [
        known
        for known in names
        if all(any(word.startswith(part) for word in known.key.split()) for part in parts)
    ]


# -- dates -----------------------------------------------------------------------------------


def _month(
    tokens: Sequence[str], names: Sequence[KnownName], months: Mapping[str, int]
) -> _Found | None:
    """The name of a month beside a year, unless somebody is called so."""
    if len(tokens) < 2:
        return None
    words = [folded(token) for token in tokens]
    for word, other in (words, reversed(words)):
        month, year = months.get(word.rstrip(".")), _YEAR.fullmatch(other)
        if month is None or year is None or any(word in known.key.split() for known in names):
            continue
        span = _span(int(year[1]), month)
        if span is not None:
            return 2, _dated(" ".join(tokens), span)
    return None


def _date(token: str) -> _Found | None:
    span = _span_of(token)
    return None if span is None else (1, _dated(token, span))


def _dated(text: str, span: Span) -> SearchTerm:
    return SearchTerm(text, PhotoFilter(first=span[0], last=span[1]))


def _span_of(token: str) -> Span | None:
    """The first and the last day that a date means."""
    if match := _YEARS.fullmatch(token):
        first, last = _span(int(match[1])), _span(int(match[2]))
        return None if first is None or last is None else (first[0], last[1])
    if match := _YEAR.fullmatch(token):
        return _span(int(match[1]))
    if match := _YEAR_MONTH.fullmatch(token):
        return _span(int(match[1]), int(match[2]))
    if match := _MONTH_YEAR.fullmatch(token):
        return _span(int(match[2]), int(match[1]))
    if match := _YEAR_MONTH_DAY.fullmatch(token):
        return _span(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_MONTH_YEAR.fullmatch(token):
        return _span(int(match[3]), int(match[2]), int(match[1]))
    return None


def _span(year: int, month: int | None = None, day: int | None = None) -> Span | None:
    """A year, month or day; None if there is none such."""
    if not _EARLIEST <= year <= _LATEST:
        return None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last)
    return (date(year, month, day),) * 2 if 1 <= day <= last else None
