"""Visits of the people of a library, by the dates of photos and files."""

import csv
import os
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.core.records import FaceState
from photoorg.library.library import Library
from photoorg.library.regulars import VisitorKind, VisitRules, find_regulars, write_csv
from photoorg.library.regulars_evaluation import plan_month, score_month
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons

START = datetime(2024, 5, 1, 10)
NOW = datetime(2024, 7, 1)
Come = Callable[..., PersonId]


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def come(library: Library, add_faces: Any, tmp_path: Path) -> Come:
    """`come(name, *days)` adds a person, and a photo of them on each of these days."""

    def add(name: str | None, *days: float, taken: bool = True) -> PersonId:
        persons, database = Persons(library.database), library.database
        person = persons.add()
        persons.set_name(person, name)
        for day in days:
            moment = START + timedelta(days=day)
            path = tmp_path / "photos" / f"{person} {day}.jpg"
            faces = add_faces(library, path, person)
            Faces(database).assign(faces, person, FaceState.AUTOMATIC)
            set_dates(library, path, moment if taken else None, moment)
        return person

    return add


def set_dates(library: Library, path: Path, taken: datetime | None, changed: datetime) -> None:
    database = library.database
    (photo,) = database.one(
        "SELECT photo FROM photo_file WHERE relative_path = ?", (os.fsencode(path.name),)
    ) or (0,)
    text = None if taken is None else taken.isoformat()
    database.execute("UPDATE photo SET taken_at = ? WHERE id = ?", (text, photo))
    nanoseconds = int(changed.timestamp()) * 10**9
    database.execute("UPDATE photo_file SET mtime_ns = ? WHERE photo = ?", (nanoseconds, photo))


def test_everybody_is_told_by_their_visits(library: Library, come: Come) -> None:
    ada = come("Ada", 0, 0.1, 7, 14, 21, 28)
    come(None, 25, 26, 27, 28)
    come("Ben", 3, 20)
    report = find_regulars(library, now=NOW)
    assert [(it.name, len(it.visits), it.kind) for it in report.visitors] == [
        ("Ada", 5, VisitorKind.REGULAR),
        (None, 4, VisitorKind.NEW),
        ("Ben", 2, VisitorKind.OCCASIONAL),
    ]
    first = report.visitors[0]
    assert (first.person, first.photos, first.interval) == (ada, 6, 7)
    assert first.visits[0].photos == 2
    assert (report.since, report.until) == (date(2024, 5, 1), date(2024, 5, 29))
    assert report.came(VisitorKind.NEW) == [report.visitors[1]]


def test_the_calendar_counts_visits_by_day(library: Library, come: Come) -> None:
    ada = come("Ada", 0, 0.1, 2)
    come("Ben", 2)
    report = find_regulars(library, now=NOW)
    assert report.calendar() == {date(2024, 5, 1): 1, date(2024, 5, 3): 2}
    assert report.calendar([ada]) == {date(2024, 5, 1): 1, date(2024, 5, 3): 1}


def test_a_period_holds_its_first_and_last_day(library: Library, come: Come) -> None:
    come("Ada", 0, 5, 10)
    come("Ben", 20)
    report = find_regulars(library, date(2024, 5, 6), date(2024, 5, 11), now=NOW)
    assert [(it.name, len(it.visits)) for it in report.visitors] == [("Ada", 2)]
    assert report.visitors[0].first == START


@pytest.mark.parametrize("days", [(None, date(2001, 1, 1)), (date(2024, 6, 20), None)])
def test_nobody_came_when_there_are_no_photos(library: Library, come: Come, days: Any) -> None:
    come("Ada", 0, 5, 10)
    report = find_regulars(library, *days, now=NOW)
    assert (report.visitors, report.calendar()) == ((), {})
    assert days in ((None, report.until), (report.since, None))


def test_who_stopped_coming_before_the_period_is_told(library: Library, come: Come) -> None:
    come("Ada", *range(0, 30, 5))
    come("Ben", 0, 60)
    report = find_regulars(library, date(2024, 6, 10), now=NOW)
    assert [(it.name, it.kind) for it in report.stopped] == [("Ada", VisitorKind.ABSENT)]
    assert [it.name for it in report.came()] == ["Ben"]


def test_files_date_photos_that_name_no_date(library: Library, come: Come) -> None:
    come("Ada", 0, 7, taken=False)
    report = find_regulars(library, now=NOW)
    assert report.from_files == 2
    assert report.visitors[0].last == START + timedelta(days=7)


def test_of_two_dates_that_contradict_each_other_it_is_told_which_was_taken(
    library: Library, come: Come, tmp_path: Path
) -> None:
    ada = come("Ada", 0, 1, 2)
    photos = tmp_path / "photos"
    set_dates(library, photos / f"{ada} 0.jpg", START, START - timedelta(days=900))
    set_dates(library, photos / f"{ada} 1.jpg", datetime(2090, 1, 1), START)
    # Copied later, or a zone away: that is no contradiction.
    set_dates(library, photos / f"{ada} 2.jpg", START, START - timedelta(hours=12))
    report = find_regulars(library, now=NOW)
    assert [(it.path, it.used_file) for it in report.conflicts] == [
        (photos / f"{ada} 0.jpg", False),
        (photos / f"{ada} 1.jpg", True),
    ]
    assert report.until == START.date()


def test_a_file_whose_date_was_lost_says_nothing(library: Library, come: Come) -> None:
    ada = come("Ada", 0, taken=False)
    library.database.execute("UPDATE photo_file SET mtime_ns = 0")
    report = find_regulars(library, now=NOW)
    assert (report.since, report.visitors, report.undated) == (None, (), (ada,))


def test_persons_without_photos_are_told(library: Library, come: Come) -> None:
    come("Ada", 0)
    come("Cleo")
    assert find_regulars(library, now=NOW).without_photos == ("Cleo",)


def test_an_empty_library_has_no_visitors(library: Library) -> None:
    report = find_regulars(library, now=NOW)
    assert (report.since, report.until, report.visitors, report.calendar()) == (None, None, (), {})


@pytest.mark.parametrize(
    ("days", "rules"),
    [
        ((date(2024, 5, 2), date(2024, 5, 1)), VisitRules()),
        ((None, None), VisitRules(gap_hours=-1)),
        ((None, None), VisitRules(regular_visits=1)),
    ],
)
def test_what_makes_no_sense_is_refused(library: Library, days: Any, rules: VisitRules) -> None:
    with pytest.raises(KnownError):
        find_regulars(library, *days, rules)


def test_ignored_persons_are_no_visitors(library: Library, come: Come) -> None:
    ada = come("Ada", 0)
    library.database.execute("UPDATE person SET hidden = 1 WHERE id = ?", (ada,))
    assert find_regulars(library, now=NOW).visitors == ()


def test_the_table_has_a_row_for_each(library: Library, come: Come, tmp_path: Path) -> None:
    ada = come("Ada, the first", 0, 7)
    report = find_regulars(library, now=NOW)
    write_csv(report, tmp_path / "visits.csv")
    with (tmp_path / "visits.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["person"], row["name"], row["visits"]) == (str(ada), "Ada, the first", "2")
    assert (row["first"], row["interval_days"]) == ("2024-05-01 10:00:00", "7.00")
    with pytest.raises(KnownError, match="a file already"):
        write_csv(report, tmp_path / "visits.csv")


@pytest.mark.parametrize("seed", range(4))
def test_in_a_made_up_month_every_regular_is_found_and_no_newcomer(
    library: Library, come: Come, seed: int
) -> None:
    roles = plan_month([f"P{i}" for i in range(30)], np.random.default_rng(seed))
    whose = {come(role.name, *role.days): role.name for role in roles}
    score = score_month(roles, find_regulars(library, now=NOW).visitors, whose, 0)
    assert (score.people, score.regulars, score.newcomers) == (30, 10, 10)
    assert (score.found, score.wrongly, score.exact) == (10, 0, 30)
