"""Regular visitors: who came when, how often, who is new, and who stopped coming.

Every photo has up to two dates: that in its EXIF block, and when its file was changed. The first
is taken where there is one, the second for photos of cameras that write none. A file cannot be
older than the photo in it; where it is, one of the two clocks was wrong, and the report says so.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import numpy as np

from photoorg.analysis.visits import (
    Habit,
    Times,
    VisitorKind,
    VisitRules,
    Visits,
    find_visits,
    habit_of,
)
from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId, PhotoId
from photoorg.export.graph_files import put_file
from photoorg.library.library import Library
from photoorg.storage.persons import Persons
from photoorg.storage.visits_view import PhotoDates, VisitsView

__all__ = [
    "DateConflict",
    "RegularsReport",
    "Visit",
    "VisitRules",
    "Visitor",
    "VisitorKind",
    "find_regulars",
    "write_csv",
]

_ZONES_APART = timedelta(hours=26)
"""Two clocks of different zones say different times of one moment, by at most as much."""

_NO_DATE = datetime(1980, 1, 2)
"""File systems and archives that lost a date say 1970 or 1980."""


@dataclass(frozen=True, slots=True)
class Visit:
    """From the first appearance to the last; `photos` is in how many."""

    start: datetime
    end: datetime
    photos: int


@dataclass(frozen=True, slots=True)
class Visitor:
    """One person's visits.

    Attributes:
        person: who.
        name: None for somebody without one.
        kind: how often the person comes; absent for who stopped coming before the period.
        visits: those that began in the period, by time.
        first: the first visit of all, also before the period.
        last: the last one that began before the period's end.
        interval: the usual number of days between visits; None with less than two.
        stopped: whether a regular visitor has stayed away for long.
    """

    person: PersonId
    name: str | None
    kind: VisitorKind
    visits: tuple[Visit, ...]
    first: datetime
    last: datetime
    interval: float | None
    stopped: bool

    @property
    def photos(self) -> int:
        """In how many photos of the period the person is."""
        return sum(visit.photos for visit in self.visits)


@dataclass(frozen=True, slots=True)
class DateConflict:
    """A photo whose dates contradict each other; `used_file` tells which was taken."""

    photo: PhotoId
    path: Path | None
    in_photo: datetime
    of_file: datetime
    used_file: bool


@dataclass(frozen=True, slots=True)
class RegularsReport:
    """Who came in a period, and who no longer does.

    Attributes:
        since: the period's first day; None for a library without dated photos of people.
        until: its last day.
        visitors: who came, by number of visits, then who stopped before the period.
        without_photos: persons with a name of whom there is no photo.
        undated: persons all of whose photos have no date.
        conflicts: photos whose two dates contradict each other.
        from_files: how many photos of people are dated by their file alone.
    """

    since: date | None
    until: date | None
    visitors: tuple[Visitor, ...]
    without_photos: tuple[str, ...]
    undated: tuple[PersonId, ...]
    conflicts: tuple[DateConflict, ...]
    from_files: int

    def came(self, *kinds: VisitorKind) -> list[Visitor]:
        """Who came in the period; only of some kinds if any are given."""
        return [it for it in self.visitors if it.visits and (not kinds or it.kind in kinds)]

    @property
    def stopped(self) -> list[Visitor]:
        """Who used to come regularly, and stopped."""
        return [it for it in self.visitors if it.stopped]

    def calendar(self, persons: Iterable[PersonId] | None = None) -> dict[date, int]:
        """How many visits began on each day on which there were any: of some persons, or of all.

        The data of a calendar heat map; for one person, the days on which they came.
        """
        wanted = None if persons is None else set(persons)
        days = Counter(
            visit.start.date()
            for visitor in self.visitors
            if wanted is None or visitor.person in wanted
            for visit in visitor.visits
        )
        return dict(sorted(days.items()))


def find_regulars(
    library: Library,
    since: date | None = None,
    until: date | None = None,
    rules: VisitRules | None = None,
    *,
    now: datetime | None = None,
) -> RegularsReport:
    """Who came from the day `since` to the day `until`, both included.

    Without them, from the first to the last day of which there are photos of people. `now` is the
    present on this machine's clock: no photo was taken later.

    Raises:
        KnownError: the period ends before it begins, or a rule makes no sense.
    """
    rules = rules or VisitRules()
    _check(since, until, rules)
    view, database = VisitsView(library.database), library.database
    with database.reading():
        appearances, dates = view.appearances(), view.dates()
        everybody = Persons(database).all()
    now = now or datetime.now()
    dating = _Dating(dates, now)
    photos = set(appearances.photos.tolist())
    times = np.array([dating.times.get(p) for p in appearances.photos.tolist()], "datetime64[s]")
    known = ~np.isnat(times)
    visits = find_visits(appearances.persons[known], times[known], rules.gap_hours)
    paths = view.paths(it.photo for it in dating.conflicts if it.photo in photos)
    period = _Period.of(visits, since, until, now)
    return RegularsReport(
        None if period is None else period.since,
        None if period is None else period.until,
        () if period is None else _visitors(visits, period, rules, library.people_names()),
        tuple(it.name for it in everybody if it.name is not None and not it.photos),
        tuple(
            PersonId(person)
            for person in np.setdiff1d(appearances.persons, visits.persons).tolist()
        ),
        tuple(
            DateConflict(it.photo, paths.get(it.photo), it.in_photo, it.of_file, it.used_file)
            for it in dating.conflicts
            if it.photo in photos
        ),
        len(photos & dating.from_files),
    )


def _check(since: date | None, until: date | None, rules: VisitRules) -> None:
    if since is not None and until is not None and since > until:
        raise KnownError("The period ends before it begins.")
    if rules.gap_hours < 0:
        raise KnownError("The gap between visits cannot be negative.")
    if rules.regular_visits < 2:
        raise KnownError("A regular visitor comes twice at least.")


class _Dating:
    """When photos were taken, on the clock of the place, and what speaks against it."""

    def __init__(self, dates: Sequence[PhotoDates], now: datetime) -> None:
        self.times: dict[int, np.datetime64] = {}
        self.from_files: set[int] = set()
        self.conflicts: list[DateConflict] = []
        latest = now + _ZONES_APART
        for it in dates:
            self._add(it, latest)

    def _add(self, it: PhotoDates, latest: datetime) -> None:
        taken = None if it.taken_at is None else it.taken_at.replace(tzinfo=None)
        changed = _local(it.changed_ns)
        use_file = taken is None
        if taken is not None and changed is not None and taken > changed + _ZONES_APART:
            # A photo of tomorrow: the camera's clock was wrong. Otherwise the file's was.
            use_file = taken > latest
            photo = PhotoId(it.photo)
            self.conflicts.append(DateConflict(photo, None, taken, changed, use_file))
        best = changed if use_file else taken
        if best is not None:
            self.times[it.photo] = np.datetime64(best, "s")
            if taken is None:
                self.from_files.add(it.photo)


def _local(nanoseconds: int) -> datetime | None:
    """A file's time on the clock of this machine; None for one that stands for no date."""
    try:
        moment = datetime.fromtimestamp(nanoseconds // 10**9, UTC).astimezone()
    except (OverflowError, OSError, ValueError):  # a damaged file system knows strange times
        return None
    local = moment.replace(tzinfo=None)
    return local if local >= _NO_DATE else None


@dataclass(frozen=True, slots=True)
class _Period:
    """Whole days, and the first and last moment of which there are photos of people."""

    since: date
    until: date
    start: np.datetime64
    end: np.datetime64
    beginning: np.datetime64

    @staticmethod
    def of(
        visits: Visits, since: date | None, until: date | None, now: datetime
    ) -> "_Period | None":
        if not len(visits):
            return None
        oldest, newest = visits.starts.min(), visits.ends.max()
        end = newest
        if until is not None:  # of a day that is still to come nobody has stayed away
            end = min(_moment(until, time.max), max(newest, np.datetime64(now, "s")))
        start = min(oldest, end)
        if since is not None:
            start = _moment(since, time.min)
            end = max(end, start)
        days = since or _datetime(start).date(), until or _datetime(end).date()
        return _Period(*days, start, end, oldest)


def _moment(day: date, clock: time) -> np.datetime64:
    return np.datetime64(datetime.combine(day, clock), "s")


def _datetime(moment: np.datetime64) -> datetime:
    found = moment.astype("datetime64[s]").item()
    assert isinstance(found, datetime)
    return found


def _visitors(
    visits: Visits, period: _Period, rules: VisitRules, names: dict[PersonId, str]
) -> tuple[Visitor, ...]:
    found = []
    edges = np.flatnonzero(np.diff(visits.persons, prepend=-1, append=-1))
    for start, stop in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        own = visits.where(slice(start, stop))
        habit = habit_of(own.starts, period.start, period.end, rules, period.beginning)
        if habit is None or (not habit.visits and not habit.stopped):
            continue
        person = PersonId(int(own.persons[0]))
        found.append(_visitor(person, names.get(person), own, habit, period))
    return tuple(sorted(found, key=lambda it: (-len(it.visits), -it.photos, it.person)))


def _visitor(
    person: PersonId, name: str | None, own: Visits, habit: Habit, period: _Period
) -> Visitor:
    inside = own.where((own.starts >= period.start) & (own.starts <= period.end))
    spans = zip(
        _datetimes(inside.starts), _datetimes(inside.ends), inside.appearances.tolist(), strict=True
    )
    return Visitor(
        person,
        name,
        habit.kind,
        tuple(Visit(*span) for span in spans),
        _datetime(habit.first),
        _datetime(habit.last),
        habit.interval,
        habit.stopped,
    )


def _datetimes(times: Times) -> list[datetime]:
    found: list[datetime] = times.astype("datetime64[s]").tolist()
    return found


def write_csv(report: RegularsReport, target: Path, *, replace: bool = False) -> None:
    """Write the visitors as a table (CSV, UTF-8), a row for each.

    Raises:
        KnownError: the file cannot be written, or is there already.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(
        ["person", "name", "kind", "visits", "photos", "first", "last", "interval_days", "stopped"]
    )
    for it in report.visitors:
        interval = "" if it.interval is None else f"{it.interval:.2f}"
        first, last = (moment.isoformat(" ") for moment in (it.first, it.last))
        row = (it.person, it.name or "", it.kind, len(it.visits), it.photos, first, last)
        table.writerow([*row, interval, "yes" if it.stopped else "no"])
    put_file(text.getvalue().encode(), target, replace=replace)
