"""Appearances grouped into visits, and who is called regular."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.analysis.visits import (
    VisitorKind,
    VisitRules,
    find_visits,
    habit_of,
    is_regular,
    usual_interval,
)

DAY = np.timedelta64(1, "D")
START = np.datetime64("2024-05-01T10:00:00")
END = START + 29 * DAY
RULES = VisitRules()

appearance = st.tuples(st.integers(1, 4), st.integers(0, 60 * 24 * 20))


def on(*days: float) -> np.ndarray:
    return START + np.array([round(day * 86_400) for day in days]).astype("timedelta64[s]")


def kind(*days: float, rules: VisitRules = RULES) -> VisitorKind:
    found = habit_of(on(*days), START, END, rules)
    assert found is not None
    return found.kind


def test_a_pause_longer_than_the_gap_parts_two_visits() -> None:
    hours = np.array([0, 8, 16, 16 + 8 + 1, 100])
    visits = find_visits(np.full(5, 7), START + hours.astype("timedelta64[h]"), 8)
    assert visits.persons.tolist() == [7, 7, 7]
    assert visits.appearances.tolist() == [3, 1, 1]
    assert (visits.ends - visits.starts).astype(int).tolist() == [16 * 3600, 0, 0]


def test_everybody_has_visits_of_their_own() -> None:
    times = on(0, 0.1, 0, 0.1)
    visits = find_visits(np.array([2, 2, 1, 1]), times, 8)
    assert visits.persons.tolist() == [1, 2]


def test_without_appearances_there_are_no_visits() -> None:
    nobody = find_visits(np.zeros(0, np.int64), np.zeros(0, "datetime64[s]"))
    assert len(nobody) == 0


@pytest.mark.parametrize(("gap", "count"), [(-1.0, 1), (8.0, 2)])
def test_what_makes_no_sense_is_refused(gap: float, count: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        find_visits(np.ones(count, np.int64), on(0), gap)


@settings(max_examples=40, deadline=None)
@given(st.lists(appearance, max_size=30), st.floats(0, 48))
def test_visits_hold_each_appearance_once_and_lie_apart(
    appearances: list[tuple[int, int]], gap: float
) -> None:
    persons = np.array([person for person, _ in appearances], np.int64)
    minutes = np.array([minute for _, minute in appearances], np.int64)
    visits = find_visits(persons, START + minutes.astype("timedelta64[m]"), gap)
    assert visits.appearances.sum() == len(appearances)
    assert set(visits.persons.tolist()) == set(persons.tolist())
    for person in np.unique(persons).tolist():
        own = visits.where(visits.persons == person)
        pauses = (own.starts[1:] - own.ends[:-1]).astype(int)
        assert (pauses > round(gap * 3600)).all()


def test_the_usual_interval_is_not_moved_by_one_long_absence() -> None:
    assert usual_interval(on(0, 7, 14, 21, 90)) == 7
    assert usual_interval(on(3)) is None


def test_weekly_and_daily_visitors_are_regular() -> None:
    assert kind(0, 7, 14, 21, 28) is VisitorKind.REGULAR
    assert kind(*range(0, 30, 2)) is VisitorKind.REGULAR


def test_who_came_for_the_first_time_lately_is_new_however_often_since() -> None:
    assert kind(20, 21, 22, 23, 24, 25, 26, 27, 28) is VisitorKind.NEW
    assert kind(29) is VisitorKind.NEW


def test_a_guest_of_one_week_is_not_regular() -> None:
    assert kind(3, 4, 5, 6, 7, 8) is VisitorKind.OCCASIONAL
    assert kind(3, 20) is VisitorKind.OCCASIONAL


def test_four_visits_in_years_are_not_regular() -> None:
    assert not is_regular(on(0, 400, 800, 1200), RULES)


def test_how_many_visits_make_a_regular_visitor_is_settable() -> None:
    assert kind(0, 10, 20, rules=VisitRules(regular_visits=3)) is VisitorKind.REGULAR
    assert kind(0, 7, 14, 21, rules=VisitRules(regular_visits=5)) is VisitorKind.OCCASIONAL


def test_a_newcomer_to_an_old_library_is_one_in_a_short_period_too() -> None:
    early = START - 300 * DAY
    found = habit_of(on(25, 26), START + 23 * DAY, END, RULES, early)
    assert found is not None
    assert (found.kind, found.visits) == (VisitorKind.NEW, 2)
    known = habit_of(on(-200, 25), START + 23 * DAY, END, RULES, early)
    assert known is not None
    assert known.kind is VisitorKind.OCCASIONAL


def test_a_regular_visitor_who_stays_away_has_stopped() -> None:
    weekly = on(-50, -43, -36, -29, -22)
    found = habit_of(weekly, START, END, RULES)
    assert found is not None
    assert (found.kind, found.visits, found.stopped) == (VisitorKind.ABSENT, 0, True)
    assert found.last == weekly[-1]
    still = habit_of(on(0, 7, 14, 21), START, END, RULES)
    assert still is not None
    assert not still.stopped


def test_who_came_later_is_not_known_yet() -> None:
    assert habit_of(on(40), START, END, RULES) is None
    both = habit_of(on(1, 40), START, END, RULES)
    assert both is not None
    assert (both.visits, both.last) == (1, on(1)[0])
