"""What the page of a person shows, and the bin: faces in some order, months, companions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.library.library import Library
from photoorg.library.reviewing import WORTH_ASKING
from photoorg.library.understanding import ProposedSplit, WeakPoints, understanding_of
from photoorg.people import explanation
from photoorg.storage.faces_view import STATES, Companion, FaceRows, FacesView

__all__ = [
    "STATES",
    "Companion",
    "FaceOrder",
    "FaceRows",
    "MonthCount",
    "PersonView",
    "binned_faces",
    "companions",
    "in_months",
    "in_order",
    "likely_names",
    "likely_names_of",
    "maybe_also",
    "months_of",
    "odd_first",
    "odd_ones",
    "person_view",
    "photo_groups",
    "proposed_split",
    "smaller_side",
    "state_of",
    "taken_on",
    "weak_points",
]

WORTH_OFFERING = 0.05
"""How probable a name has to be to be offered: it costs no more than a look."""

_COMPANIONS = 8


class FaceOrder(StrEnum):
    """What comes first; faces of photos without a date come after all others."""

    NEWEST = "newest"
    OLDEST = "oldest"
    BEST = "best"
    """The faces that can be seen best, whenever they were taken."""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many photos were taken in a month; `number` counts months from January 1970 on."""

    number: int
    photos: int

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        years, months = divmod(self.number, 12)
        return date(1970 + years, months + 1, 1)


@dataclass(frozen=True, slots=True, eq=False)
class PersonView:
    """A person as a whole page.

    `hidden` persons are ignored. `first` and `last` are None where no photo says when it was
    taken; `months` are those that have photos, in their order.
    """

    id: PersonId
    name: str | None
    hidden: bool
    cover: FaceId | None
    photos: int
    first: datetime | None
    last: datetime | None
    months: tuple[MonthCount, ...]
    rows: FaceRows


def person_view(
    library: Library, person: PersonId, order: FaceOrder = FaceOrder.NEWEST
) -> PersonView | None:
    """Everything about a person but the company; None if there is no such person any more."""
    database = library.database
    with database.reading():
        found = database.one("SELECT name, hidden, cover_face FROM person WHERE id = ?", (person,))
        if found is None:
            return None
        name, hidden, cover = found
        rows = FacesView(database).of_person(person, hidden=bool(hidden))
    dated = rows.taken[~np.isnat(rows.taken)]
    return PersonView(
        person,
        name,
        bool(hidden),
        None if cover is None else FaceId(cover),
        len(np.unique(rows.photos)),
        dated.min().item() if len(dated) else None,
        dated.max().item() if len(dated) else None,
        months_of(rows),
        in_order(rows, order),
    )


def companions(library: Library, person: PersonId) -> list[Companion]:
    """Who is most often together with a person, at most a handful."""
    return FacesView(library.database).companions(person, _COMPANIONS)


def binned_faces(library: Library) -> FaceRows:
    """What was put into the bin as not a face, the latest photos first."""
    return in_order(FacesView(library.database).in_bin(), FaceOrder.NEWEST)


# -- orders and parts of rows --------------------------------------------------------------


def in_order(rows: FaceRows, order: FaceOrder) -> FaceRows:
    """The same faces, sorted; ties by photo and face."""
    if order is FaceOrder.BEST:
        return rows.take(np.lexsort((rows.ids, -rows.quality)))
    seconds = rows.taken.astype(np.int64)
    if order is FaceOrder.NEWEST:
        seconds = -seconds
    return rows.take(np.lexsort((rows.ids, rows.photos, seconds, np.isnat(rows.taken))))


def odd_first(rows: FaceRows, odd: list[FaceId]) -> FaceRows:
    """The same faces: the odd ones, in their order, and then the others in theirs."""
    places = {face: place for place, face in enumerate(odd)}
    rank = np.array([places.get(face, len(odd)) for face in rows.ids.tolist()], np.int64)
    return rows.take(np.argsort(rank, kind="stable"))


def months_of(rows: FaceRows) -> tuple[MonthCount, ...]:
    """In which months the photos of some faces were taken, each photo counted once."""
    _, first = np.unique(rows.photos, return_index=True)
    taken = rows.taken[first]
    numbers, counts = np.unique(_month_numbers(taken[~np.isnat(taken)]), return_counts=True)
    pairs = zip(numbers.tolist(), counts.tolist(), strict=True)
    return tuple(MonthCount(number, count) for number, count in pairs)


def in_months(rows: FaceRows, first: int, count: int) -> FaceRows:
    """Those of some faces whose photos were taken in some months (`MonthCount.number`)."""
    months = _month_numbers(rows.taken)
    return rows.take(~np.isnat(rows.taken) & (months >= first) & (months < first + count))


def _month_numbers(taken: npt.NDArray[np.datetime64]) -> npt.NDArray[np.int64]:
    return taken.astype("datetime64[M]").astype(np.int64)


def photo_groups(rows: FaceRows) -> list[npt.NDArray[np.intp]]:
    """The rows of each photo; photos are in the order of their first face."""
    _, first, place = np.unique(rows.photos, return_index=True, return_inverse=True)
    order = np.argsort(first[place], kind="stable")
    starts = np.flatnonzero(np.diff(first[place][order], prepend=-1))
    return np.split(order, starts[1:]) if len(order) else []


def state_of(rows: FaceRows, row: int) -> FaceState:
    """Who decided where a face belongs."""
    return STATES[int(rows.states[row])]


def taken_on(rows: FaceRows, row: int) -> date | None:
    """The day on which a face's photo was taken."""
    taken: datetime | None = rows.taken[row].item()
    return None if taken is None else taken.date()


# -- what the faces tell -------------------------------------------------------------------


def odd_ones(library: Library, person: PersonId) -> list[FaceId]:
    """The faces that fit their person badly, the worst first."""
    return [odd.face for odd in understanding_of(library).odd_ones(person)]


def maybe_also(library: Library, person: PersonId) -> int:
    """How many more faces may be this person, and could be asked about."""
    found = understanding_of(library).candidates(person)
    return sum(it.faces for it in found if it.probability >= WORTH_ASKING)


def likely_names(library: Library, faces: Sequence[FaceId]) -> list[PersonId]:
    """The named persons that some faces most probably are, best first; none at random."""
    found = understanding_of(library).names_for(faces)
    return [it.person for it in found if it.probability >= WORTH_OFFERING]


def likely_names_of(library: Library, person: PersonId) -> list[PersonId]:
    """The named persons that one without a name most probably is, best first; none at random."""
    found = understanding_of(library).names_for_person(person)
    return [it.person for it in found if it.probability >= WORTH_OFFERING]


def proposed_split(library: Library, person: PersonId) -> ProposedSplit | None:
    """The best way to take a person apart; None if none is sensible."""
    return understanding_of(library).proposed_split(person)


def weak_points(library: Library, person: PersonId) -> WeakPoints:
    """Where a person is held together weakly."""
    return understanding_of(library).weak_points(person)


def smaller_side(library: Library, person: PersonId, one: FaceId, other: FaceId) -> list[FaceId]:
    """The faces of the smaller side if the link of two faces were cut; none if others hold it."""
    return explanation.smaller_side(library.database, person, one, other, library.threshold)
