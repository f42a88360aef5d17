"""When people came: appearances in photos, grouped into visits; who comes regularly.

A visit is a run of appearances with no longer pause than the gap. Who is regular is told by three
things that a guest of one long weekend, or somebody who came for the first time last week, does
not have together: enough visits, over a time that is long enough, at intervals that are not too
long.
"""

from dataclasses import dataclass
from enum import StrEnum
from statistics import median

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Times = npt.NDArray[np.datetime64]
"""datetime64[s], on the clock of the place."""

_DAY = np.timedelta64(1, "D")

_LATE = 3.0
"""Who stays away for so many times the usual interval has stopped coming."""


class VisitorKind(StrEnum):
    """How often somebody comes; absent is who did not come in the period."""

    NEW = "new"
    OCCASIONAL = "occasional"
    REGULAR = "regular"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class VisitRules:
    """What makes a visit, and a regular visitor.

    Attributes:
        gap_hours: a longer pause between two appearances parts two visits.
        regular_visits: so many visits a regular visitor has at least.
        settling_days: who came for the first time less than so long before the end of the period
            is new, or half of the time that there are photos from, if that is less; and a regular
            visitor's first and last visit lie so far apart, or half of the period.
        longest_interval: a regular visitor's usual interval is at most so many days.
    """

    gap_hours: float = 8.0
    regular_visits: int = 4
    settling_days: float = 14.0
    longest_interval: float = 45.0


@dataclass(frozen=True, slots=True)
class Visits:
    """Visits of persons, ordered by person and time.

    Attributes:
        persons: int64[v].
        starts: datetime64[s][v], the first appearance.
        ends: datetime64[s][v], the last one.
        appearances: int64[v], in how many photos.
    """

    persons: Ints
    starts: Times
    ends: Times
    appearances: Ints

    def __len__(self) -> int:
        return len(self.persons)

    def where(self, chosen: npt.NDArray[np.bool_] | slice) -> "Visits":
        """Some of the visits."""
        return Visits(
            self.persons[chosen], self.starts[chosen], self.ends[chosen], self.appearances[chosen]
        )


@dataclass(frozen=True, slots=True)
class Habit:
    """What a person's visits tell.

    Attributes:
        kind: how often the person comes.
        visits: how many there were in the period.
        first: the first visit of all.
        last: the last one that began before the period's end.
        interval: the usual number of days from a visit to the next, None with less than two.
        stopped: whether somebody who used to come regularly has stayed away for long.
    """

    kind: VisitorKind
    visits: int
    first: np.datetime64
    last: np.datetime64
    interval: float | None
    stopped: bool


def find_visits(persons: Ints, times: Times, gap_hours: float = 8.0) -> Visits:
    """Group appearances, a person int64[n] at a time datetime64[n] each, into visits.

    Raises:
        ValueError: the gap is negative, or there are not as many times as persons.
    """
    if gap_hours < 0:
        raise ValueError(f"a gap cannot be negative, as {gap_hours} is")
    if len(persons) != len(times):
        raise ValueError(f"{len(persons)} persons, but {len(times)} times")
    seconds = times.astype("datetime64[s]")
    order = np.lexsort((seconds, persons))
    who, when = persons[order], seconds[order]
    begins = np.ones(len(order), bool)
    pause = np.diff(when).astype(np.int64)
    begins[1:] = (np.diff(who) != 0) | (pause > round(gap_hours * 3600))
    start = np.flatnonzero(begins)
    stop = np.append(start[1:], len(order))
    if not len(order):
        start = stop = np.zeros(0, np.int64)
    return Visits(who[start], when[start], when[stop - 1], stop - start)


def usual_interval(starts: Times) -> float | None:
    """The median number of days from one visit to the next; None with less than two."""
    if len(starts) < 2:
        return None
    # Most people have few visits, for which numpy's median takes ten times as long.
    pauses: list[int] = np.diff(np.sort(starts)).astype(np.int64).tolist()
    return median(pauses) / 86_400


def habit_of(
    starts: Times,
    since: np.datetime64,
    until: np.datetime64,
    rules: VisitRules,
    beginning: np.datetime64 | None = None,
) -> Habit | None:
    """What a person's visits, beginning at datetime64[v], tell about the period.

    `beginning` is from when on there are photos at all; unless given, from the period's start. A
    visit belongs to the period in which it begins. None for who was not there before its end.
    """
    known = np.sort(starts[starts <= until]).astype("datetime64[s]")
    if not len(known):
        return None
    inside = known[known >= since]
    stopped = _has_stopped(known, until, rules)
    interval = usual_interval(inside if len(inside) > 1 else known)
    period = _days(since, until)
    history = period if beginning is None else _days(beginning, until)
    if not len(inside):
        kind = VisitorKind.ABSENT
    elif _days(known[0], until) < min(rules.settling_days, history / 2):
        kind = VisitorKind.NEW
    elif is_regular(inside, rules, period):
        kind = VisitorKind.REGULAR
    else:
        kind = VisitorKind.OCCASIONAL
    return Habit(kind, len(inside), known[0], known[-1], interval, stopped)


def is_regular(starts: Times, rules: VisitRules, period: float = np.inf) -> bool:
    """Whether visits, in the order of time, are those of a regular visitor.

    `period` is how many days there were to come on.
    """
    interval = usual_interval(starts)
    if interval is None or len(starts) < rules.regular_visits:
        return False
    spread = _days(starts[0], starts[-1])
    return spread >= min(rules.settling_days, period / 2) and interval <= rules.longest_interval


def _has_stopped(known: Times, until: np.datetime64, rules: VisitRules) -> bool:
    """Whether the last visits were those of a regular visitor, who has been away since."""
    last = known[-1]
    lately = known[known >= last - np.timedelta64(_recent_seconds(rules), "s")]
    if not is_regular(lately, rules):
        return False
    interval = usual_interval(lately) or 0.0
    return _days(last, until) > max(_LATE * interval, rules.settling_days)


def _recent_seconds(rules: VisitRules) -> int:
    """How far back from a last visit somebody's habit is looked for."""
    days = rules.longest_interval * max(rules.regular_visits, 2)
    return round(max(days, rules.settling_days) * 86_400)


def _days(start: np.datetime64, end: np.datetime64) -> float:
    return float((end - start) / _DAY)
