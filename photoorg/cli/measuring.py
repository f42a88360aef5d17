"""The commands that measure: evaluate and bench."""

from pathlib import Path
from typing import Any

import click

from photoorg.cli.options import (
    PathType,
    cancelled_by_interrupt,
    json_option,
    library_option,
    search_options,
)
from photoorg.cli.output import complain, print_json, print_table, progress_bar, say
from photoorg.library.paths import Paths


@click.command()
@click.argument("folder", type=PathType())
@search_options
@library_option
@json_option
def evaluate(folder: Path, jobs: int | None, paths: Paths, as_json: bool, **search: Any) -> None:
    """Measure the grouping on FOLDER, which has one sub-folder a person.

    Your library is not touched. Photos that lie in FOLDER itself are grouped, not scored.
    """
    from photoorg.library.evaluation import Row, evaluate_folder
    from photoorg.library.searching import search_settings

    with cancelled_by_interrupt() as cancel, progress_bar("Scanning", quiet=as_json) as progress:
        report = evaluate_folder(
            folder, paths, search_settings(**search), jobs=jobs, progress=progress, cancel=cancel
        )

    def scores(row: Row) -> dict[str, Any]:
        if row.scores is None:
            return {"bcubed": None, "pairwise": None, "nmi": None}
        return {
            key: {"precision": s.precision, "recall": s.recall, "f": s.f}
            for key, s in (("bcubed", row.scores.b_cubed), ("pairwise", row.scores.pairwise))
        } | {"nmi": row.scores.nmi}

    if as_json:
        rows = [
            {"method": row.method, "groups": row.groups, "largest": row.largest}
            | scores(row)
            | {"seconds": round(row.seconds, 4)}
            for row in report.rows
        ]
        print_json({"faces": report.faces, "identities": report.identities, "rows": rows})
        return
    say(f"{report.faces:,} faces of {report.identities:,} known people")
    columns = ["Method", "Groups", "Max", "B³ P", "B³ R", "B³ F"]
    columns += ["Pair P", "Pair R", "Pair F", "NMI", "s"]
    print_table(columns, [_table_row(row) for row in report.rows])


def _table_row(row: Any) -> list[object]:
    cells: list[object] = [row.method, row.groups, row.largest]
    if row.scores is None:
        return [*cells, *("",) * 7, row.seconds]
    for score in (row.scores.b_cubed, row.scores.pairwise):
        cells += [score.precision, score.recall, score.f]
    return [*cells, row.scores.nmi, row.seconds]


@click.command("evaluate-detection")
@click.argument("boxes", type=PathType(), nargs=-1, required=True, metavar="XML...")
@click.option(
    "--max-size",
    "sizes",
    type=click.IntRange(min=0),
    multiple=True,
    default=(0,),
    metavar="PX",
    help="Longest edge at which photos are searched; 0 for full size. May be repeated.",
)
@library_option
@json_option
def evaluate_detection(
    boxes: tuple[Path, ...], sizes: tuple[int, ...], paths: Paths, as_json: bool
) -> None:
    """Measure the detectors on labelled boxes, in XML files of dlib's imglab."""
    from photoorg.library import detection_evaluation as detection

    photos = detection.read_boxes(boxes)
    rows = list(detection.evaluate_detection(photos, paths, sizes))
    keys = ("detector", "upsample", "max_size", "found", "recall", "precision", "seconds")
    values = [{key: getattr(row, key) for key in keys} for row in rows]
    if as_json:
        print_json({"photos": len(photos), "rows": values})
        return
    print_table(
        ["Detector", "Upsample", "Max size", "Found", "Recall", "Precision", "s/photo"],
        [tuple(row.values()) for row in values],
    )


@click.command()
@click.option(
    "--photos",
    type=PathType(),
    metavar="FOLDER",
    help="Photos to measure on [default: those of the development packages].",
)
@library_option
@json_option
def bench(photos: Path | None, paths: Paths, as_json: bool) -> None:
    """Measure the speed against dlib's in the same run, one thread a side."""
    from photoorg.library.benchmarks import run_benchmarks

    def tell(title: str) -> None:
        if not as_json:
            complain(f"measuring: {title} ...")

    rows = list(run_benchmarks(paths, photos, tell))
    if as_json:
        keys = ("name", "ours", "peer", "unit", "ratio", "target", "ok")
        print_json({"rows": [{key: getattr(row, key) for key in keys} for row in rows]})
        return
    print_table(
        ["", "Ours", "dlib", "Unit", "Ratio", "Target", ""],
        [
            (
                row.name,
                _number(row.ours),
                _number(row.peer),
                row.unit,
                "" if row.ratio is None else f"{row.ratio:.1f} x",
                _target(row.target),
                "ok" if row.ok else "not reached",
            )
            for row in rows
        ],
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def _target(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
