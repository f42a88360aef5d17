"""The commands that clean a set of pictures, and measure how well that is done."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from photoorg.cli.options import (
    PathType,
    cancelled_by_interrupt,
    json_option,
    library_option,
)
from photoorg.cli.output import complain, print_json, print_table, progress_bar, say
from photoorg.cli.searching import search_options
from photoorg.library.paths import Paths

if TYPE_CHECKING:
    from photoorg.library.cleaning import CleaningReport, SetPicture

_SHOWN = 200


@click.command()
@click.argument("folder", type=PathType())
@click.option(
    "--dest",
    "destination",
    type=PathType(),
    metavar="DIR",
    help="Copy what belongs to DIR, a folder a person; nothing is overwritten.",
)
@click.option(
    "--list",
    "table",
    type=PathType(),
    metavar="FILE",
    help="Write what was found of every picture to a table (CSV).",
)
@click.option(
    "--method",
    type=click.Choice(["whispers", "frontal"]),
    default="whispers",
    show_default=True,
    help="whispers keeps the largest group, frontal what is near a frontal, sharp face.",
)
@click.option(
    "--min",
    "least",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Leave out persons of whom fewer pictures are left.",
)
@search_options
@library_option
@json_option
def clean(
    folder: Path,
    destination: Path | None,
    table: Path | None,
    method: str,
    least: int,
    jobs: int | None,
    paths: Paths,
    as_json: bool,
    **search: Any,
) -> None:
    """Find what does not belong in FOLDER, whose sub-folders should hold one person each.

    Lists strangers, duplicates and pictures without a face. Nothing in FOLDER is changed, and
    your library is not touched.
    """
    from photoorg.library import cleaning
    from photoorg.library.searching import search_settings

    with cancelled_by_interrupt() as cancel:
        with progress_bar("Searching", quiet=as_json) as progress:
            found = cleaning.read_set(
                folder,
                paths,
                search_settings(**search),
                jobs=jobs,
                progress=progress,
                cancel=cancel,
            )
        report = found.judge(cleaning.CleaningMethod(method), least)
        if table is not None:
            cleaning.write_list(report, table)
        copied = None
        if destination is not None:
            with progress_bar("Copying", quiet=as_json) as progress:
                copied = cleaning.write_cleaned(
                    report, destination, progress=progress, cancel=cancel
                )
    failures = [] if copied is None else list(copied.failures)
    if as_json:
        print_json(_as_json(report, None if copied is None else copied.written))
    else:
        _tell(report)
        if copied is not None:
            say(f"{copied.written:,} files copied, {copied.skipped:,} were there already.")
        for failure in failures:
            complain(f"  {failure.source}: {failure.reason}")


def _as_json(report: "CleaningReport", written: int | None) -> dict[str, object]:
    def text(path: Path | None) -> str | None:
        return None if path is None else str(path)

    return {
        "pictures": len(report.pictures),
        "folders": len(report.folders),
        "kept": len(report.staying),
        "written": written,
        "small": list(report.small),
        "loose": report.loose,
        "findings": [
            {
                "path": str(it.path),
                "folder": it.folder,
                "finding": str(it.kind),
                "home": it.home,
                "copy_of": text(it.copy_of),
                "reason": it.reason,
            }
            for it in report.findings
        ],
    }


def _tell(report: "CleaningReport") -> None:
    findings = report.findings
    rows = [(it.folder, it.path.relative_to(report.base), it.kind, _note(it)) for it in findings]
    if rows:
        print_table(["Folder", "Picture", "Finding", ""], rows[:_SHOWN])
    if len(rows) > _SHOWN:
        complain(f"... and {len(rows) - _SHOWN:,} more; --list FILE or --json has them all.")
    if report.small:
        complain(f"Too few pictures are left of: {', '.join(report.small)}")
    if report.loose:
        complain(f"{report.loose:,} pictures beside the folders belong to nobody; left out.")
    say(
        f"{len(report.pictures):,} pictures in {len(report.folders):,} folders: "
        f"{len(report.staying):,} stay, {len(findings):,} listed."
    )


def _note(it: "SetPicture") -> str:
    if it.home is not None:
        return f"shows whom {it.home} holds"
    if it.copy_of is not None:
        return f"copy of {it.copy_of.name}"
    return it.reason or ""


@click.command("evaluate-cleaning")
@click.argument("folder", type=PathType())
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes.")
@library_option
@json_option
def evaluate_cleaning(
    folder: Path, seed: int, jobs: int | None, paths: Paths, as_json: bool
) -> None:
    """Measure `clean` on FOLDER, after a tenth of a copy's pictures were put to wrong persons."""
    from photoorg.library import cleaning_evaluation

    with (
        cancelled_by_interrupt() as cancel,
        progress_bar("Searching", quiet=as_json) as progress,
    ):
        result = cleaning_evaluation.evaluate_cleaning(
            folder, paths, seed=seed, jobs=jobs, progress=progress, cancel=cancel
        )
    rows = [
        {
            "method": str(it.method),
            "moved": it.moved,
            "listed": it.listed,
            "found": it.found,
            "precision": it.precision,
            "recall": it.recall,
            "seconds": round(it.seconds, 3),
        }
        for it in result.scores
    ]
    if as_json:
        print_json({"pictures": result.pictures, "folders": result.folders, "rows": rows})
        return
    say(f"{result.pictures:,} pictures in {result.folders:,} folders, seed {seed}")
    columns = ["Method", "Moved", "Listed", "Found", "Precision", "Recall", "s"]
    print_table(columns, [tuple(row.values()) for row in rows])
