"""The commands about visits: who comes regularly, and how well that is found."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from photoorg.cli.options import PathType, cancelled_by_interrupt, json_option, library_option
from photoorg.cli.output import complain, print_json, print_table, progress_bar, say
from photoorg.library.library import Library
from photoorg.library.paths import Paths

if TYPE_CHECKING:
    from photoorg.library.regulars import DateConflict, RegularsReport, Visitor

_SHOWN = 50
_WIDEST_BAR = 20
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.option("--from", "since", type=_DAY, metavar="DAY", help="First day, as 2024-05-31.")
@click.option("--to", "until", type=_DAY, metavar="DAY", help="Last day.")
@click.option(
    "--gap",
    type=click.FloatRange(min=0),
    default=8.0,
    show_default=True,
    metavar="HOURS",
    help="A longer pause between two photos parts two visits.",
)
@click.option(
    "--regular",
    type=click.IntRange(min=2),
    default=4,
    show_default=True,
    metavar="N",
    help="So many visits a regular visitor has at least.",
)
@click.option(
    "--new",
    type=click.FloatRange(min=0),
    default=14.0,
    show_default=True,
    metavar="DAYS",
    help="Who came first less long ago is new.",
)
@click.option(
    "--csv", "table", type=PathType(), metavar="FILE", help="Write the visitors to a table."
)
@library_option
@json_option
def regulars(
    since: datetime | None,
    until: datetime | None,
    gap: float,
    regular: int,
    new: float,
    table: Path | None,
    paths: Paths,
    as_json: bool,
) -> None:
    """Who came how often, who is new, who comes regularly, and who stopped coming.

    By the dates in photos, else by those of their files. A visit is a run of photos without a
    longer pause than --gap.
    """
    from photoorg.library.regulars import VisitRules, find_regulars, write_csv

    rules = VisitRules(gap_hours=gap, regular_visits=regular, settling_days=new)
    first, last = (None if day is None else day.date() for day in (since, until))
    with Library(paths) as library:
        report = find_regulars(library, first, last, rules)
    if table is not None:
        write_csv(report, table)
    if as_json:
        print_json(_as_json(report))
    else:
        _tell(report)


def _as_json(report: "RegularsReport") -> dict[str, Any]:
    return {
        "from": _iso(report.since),
        "to": _iso(report.until),
        "visitors": [
            {
                "person": it.person,
                "name": it.name,
                "kind": str(it.kind),
                "visits": len(it.visits),
                "photos": it.photos,
                "first": it.first.isoformat(),
                "last": it.last.isoformat(),
                "interval_days": None if it.interval is None else round(it.interval, 2),
                "stopped": it.stopped,
                "days": [visit.start.date().isoformat() for visit in it.visits],
            }
            for it in report.visitors
        ],
        "without_photos": list(report.without_photos),
        "undated": list(report.undated),
        "dated_by_file": report.from_files,
        "conflicts": [
            {
                "photo": it.photo,
                "path": None if it.path is None else str(it.path),
                "in_photo": it.in_photo.isoformat(),
                "of_file": it.of_file.isoformat(),
                "taken": _taken(it),
            }
            for it in report.conflicts
        ],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _taken(conflict: "DateConflict") -> str:
    return "file" if conflict.used_file else "photo"


def _tell(report: "RegularsReport") -> None:
    if report.since is None:
        say("There are no dated photos of people yet; `photoorg scan FOLDER` finds them.")
    elif not report.visitors:
        say(f"Nobody came from {report.since} to {report.until}.")
    else:
        most = max(len(it.visits) for it in report.visitors)
        print_table(
            ["Person", "Name", "Visits", "", "", "First", "Last", "Every", ""],
            [_row(it, most) for it in report.visitors[:_SHOWN]],
        )
        if len(report.visitors) > _SHOWN:
            say(f"... and {len(report.visitors) - _SHOWN:,} more; --csv or --json has them all.")
        say(f"From {report.since} to {report.until}.")
    _tell_notes(report)


def _row(it: "Visitor", most: int) -> tuple[object, ...]:
    bar = "█" * max(1, round(_WIDEST_BAR * len(it.visits) / most)) if it.visits else ""
    every = "" if it.interval is None else f"{it.interval:.1f} days"
    days = it.first.date().isoformat(), it.last.date().isoformat()
    stopped = "stopped coming" if it.stopped else ""
    return it.person, it.name or "", len(it.visits), bar, str(it.kind), *days, every, stopped


def _tell_notes(report: "RegularsReport") -> None:
    if report.from_files:
        say(f"{report.from_files:,} photos name no date; that of their file was taken.")
    for it in report.conflicts[:_SHOWN]:
        where = f"photo {it.photo}" if it.path is None else it.path
        complain(
            f"Two dates contradict each other, that of the {_taken(it)} was taken: {where} "
            f"(photo {it.in_photo:%Y-%m-%d %H:%M}, file {it.of_file:%Y-%m-%d %H:%M})"
        )
    if len(report.conflicts) > _SHOWN:
        complain(f"... and {len(report.conflicts) - _SHOWN:,} more; --json has them all.")
    if report.undated:
        complain(f"{len(report.undated):,} persons are only in photos without any date.")
    if report.without_photos:
        complain(f"There is no photo of: {', '.join(report.without_photos)}")


@click.command("evaluate-regulars")
@click.argument("folder", type=PathType())
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes.")
@library_option
@json_option
def evaluate_regulars(
    folder: Path, seed: int, jobs: int | None, paths: Paths, as_json: bool
) -> None:
    """Measure `regulars` on a made-up month of 30 persons from FOLDER, a sub-folder each."""
    from photoorg.library import regulars_evaluation

    with (
        cancelled_by_interrupt() as cancel,
        progress_bar("Scanning", quiet=as_json) as progress,
    ):
        score = regulars_evaluation.evaluate_regulars(
            folder, paths, seed=seed, jobs=jobs, progress=progress, cancel=cancel
        )
    keys = ("photos", "people", "regulars", "found", "wrongly", "newcomers", "new_wrongly", "exact")
    if as_json:
        print_json({key: getattr(score, key) for key in keys})
        return
    say(f"{score.photos:,} photos of {score.people} persons in a month, seed {seed}")
    say(f"Regular visitors found: {score.found} of {score.regulars}")
    say(f"Called regular who are not: {score.wrongly}")
    say(f"Newcomers called regular: {score.new_wrongly} of {score.newcomers}")
    say(f"Persons with exactly the visits that they made: {score.exact} of {score.people}")
