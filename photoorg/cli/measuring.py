"""The commands that measure and compare: evaluate, lab, bench."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from photoorg.cli.looking import print_looks_evaluation
from photoorg.cli.options import (
    PathType,
    cancelled_by_interrupt,
    json_option,
    library_option,
)
from photoorg.cli.output import complain, print_json, print_table, progress_bar, say
from photoorg.cli.searching import search_options
from photoorg.core.errors import KnownError
from photoorg.library.paths import Paths

if TYPE_CHECKING:
    from photoorg.library.benchmark_rows import BenchRow
    from photoorg.library.evaluation import EvaluationReport, Row


@click.command()
@click.argument("source", type=PathType(), metavar="FOLDER|FILE.npz")
@click.option(
    "--algorithms",
    type=click.Choice(["usual", "all"]),
    default="usual",
    show_default=True,
    help="all adds K-means, agglomerative and others; needs photoorg[lab].",
)
@click.option(
    "--stream",
    "batches",
    type=click.IntRange(min=1),
    metavar="N",
    help="Also let the faces arrive in N batches, as while photos are scanned.",
)
@click.option(
    "--subset",
    "subsets",
    multiple=True,
    metavar="TAG",
    help="Also score the faces with this tag of an .npz by themselves; rest for those with none,"
    " all for each. May be repeated.",
)
@click.option(
    "--looks",
    is_flag=True,
    help="Measure the search for a person with a look; FOLDER has folders PERSON/LOOK.",
)
@search_options
@library_option
@json_option
def evaluate(
    source: Path,
    algorithms: str,
    batches: int | None,
    subsets: tuple[str, ...],
    looks: bool,
    jobs: int | None,
    paths: Paths,
    as_json: bool,
    **search: Any,
) -> None:
    """Measure the grouping on FOLDER, which has one sub-folder a person, or on FILE.npz.

    Your library is not touched. Photos that lie in FOLDER itself are grouped, not scored.
    FILE.npz has arrays embedding, mirrored [n, 128] and label [n], perhaps face_width and tags.
    """
    from photoorg.library.evaluation import evaluate_folder
    from photoorg.library.evaluation_npz import evaluate_file, is_arrays
    from photoorg.library.searching import search_settings

    if looks:
        print_looks_evaluation(source, paths, jobs, as_json)
        return
    wanted: dict[str, Any] = {"all_algorithms": algorithms == "all", "batches": batches}
    if is_arrays(source):
        report = evaluate_file(source, subsets=subsets, **wanted)
    elif subsets:
        raise KnownError("--subset needs a file of arrays (.npz); photos in folders have no tags.")
    else:
        with (
            cancelled_by_interrupt() as cancel,
            progress_bar("Scanning", quiet=as_json) as progress,
        ):
            report = evaluate_folder(
                source,
                paths,
                search_settings(**search),
                jobs=jobs,
                progress=progress,
                cancel=cancel,
                **wanted,
            )
    if as_json:
        print_json(_as_json(report))
    else:
        _print_report(report)


def _as_json(report: "EvaluationReport") -> dict[str, Any]:
    stream = report.stream
    return {
        "faces": report.faces,
        "identities": report.identities,
        "rows": [
            {"method": row.method, "groups": row.groups, "largest": row.largest}
            | _scores(row)
            | {"seconds": round(row.seconds, 4), "subset": row.subset}
            for row in report.rows
        ],
        "stream": None if stream is None else {"batches": stream.batches, "ari": stream.ari},
        "notes": list(report.notes),
    }


def _scores(row: "Row") -> dict[str, Any]:
    if row.scores is None:
        return {"bcubed": None, "pairwise": None, "nmi": None, "ari": None, "faces": 0}
    return {
        key: {"precision": s.precision, "recall": s.recall, "f": s.f}
        for key, s in (("bcubed", row.scores.b_cubed), ("pairwise", row.scores.pairwise))
    } | {"nmi": row.scores.nmi, "ari": row.scores.ari, "faces": row.scores.faces}


def _print_report(report: "EvaluationReport") -> None:
    say(f"{report.faces:,} faces of {report.identities:,} known people")
    columns = ["Method", "Groups", "Max", "B³ P", "B³ R", "B³ F"]
    columns += ["Pair P", "Pair R", "Pair F", "NMI", "s"]
    for subset in dict.fromkeys(row.subset for row in report.rows):
        rows = [row for row in report.rows if row.subset == subset]
        if subset is not None:
            scored = rows[0].scores
            say(f"\n{subset}: {0 if scored is None else scored.faces:,} faces")
        print_table(columns, [_table_row(row) for row in rows])
    if report.stream is not None:
        say(
            f"\nIn {report.stream.batches:,} batches against all at once: "
            f"adjusted Rand index {report.stream.ari:.4f}"
        )
    for note in report.notes:
        complain(note)


def _table_row(row: "Row") -> list[object]:
    cells: list[object] = [row.method, row.groups, row.largest]
    if row.scores is None:
        return [*cells, *("",) * 7, row.seconds]
    for score in (row.scores.b_cubed, row.scores.pairwise):
        cells += [score.precision, score.recall, score.f]
    return [*cells, row.scores.nmi, row.seconds]


@click.command("evaluate-family")
@click.argument("folder", type=PathType())
@click.argument("others", type=PathType(), metavar="FILE.npz")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
@library_option
@json_option
def evaluate_family(folder: Path, others: Path, seed: int, paths: Paths, as_json: bool) -> None:
    """Measure the grouping on a family library made from FOLDER and FILE.npz.

    Five people of FOLDER (one sub-folder a person) have 300 to 2,000 faces each, varied from
    their photos; 300 people of the file have 1 to 5.
    """
    from photoorg.library.family import evaluate_family as measure

    report = measure(folder, others, paths, seed=seed)
    if as_json:
        print_json(_as_json(report))
    else:
        _print_report(report)


@click.command()
@click.argument("source", type=PathType(), metavar="FOLDER_OR_LIBRARY")
@click.argument("destination", type=PathType(), metavar="DEST")
@click.option(
    "--groups",
    type=click.IntRange(min=1),
    metavar="K",
    help="The number of groups for K-means [default: from the curve of its cost].",
)
@click.option(
    "--pca",
    type=click.IntRange(min=1),
    metavar="N",
    help="Give DBSCAN, agglomerative and K-means only the N first principal components.",
)
@search_options
@library_option
@json_option
def lab(
    source: Path,
    destination: Path,
    groups: int | None,
    pca: int | None,
    jobs: int | None,
    paths: Paths,
    as_json: bool,
    **search: Any,
) -> None:
    """Group the same faces by several algorithms, to see for yourself.

    Writes to DEST a folder for each algorithm: the faces of each group, and a contact sheet.
    Needs photoorg[lab]. A folder of photos is scanned aside, a library's folder is only read.
    """
    from photoorg.library.lab import compare_in_folders
    from photoorg.library.searching import search_settings

    with (
        cancelled_by_interrupt() as cancel,
        progress_bar("Comparing", quiet=as_json) as progress,
    ):
        report = compare_in_folders(
            source,
            destination,
            paths,
            search_settings(**search),
            groups=groups,
            pca=pca,
            jobs=jobs,
            progress=progress,
            cancel=cancel,
        )
    keys = ("method", "groups", "largest", "alone", "seconds", "folder")
    rows = [{key: getattr(row, key) for key in keys} for row in report.rows]
    if as_json:
        shown = [
            row | {"seconds": round(row["seconds"], 4), "folder": str(row["folder"])}
            for row in rows
        ]
        print_json({"faces": report.faces, "rows": shown, "notes": list(report.notes)})
        return
    say(f"{report.faces:,} faces")
    columns = ["Algorithm", "Groups", "Largest", "Of one face", "s", "Folder"]
    print_table(columns, [tuple(row.values()) for row in rows])
    for note in report.notes:
        complain(note)


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
        [tuple("auto" if cell is None else cell for cell in row.values()) for row in values],
    )


@click.command()
@click.option(
    "--photos",
    type=PathType(),
    metavar="FOLDER",
    help="Photos to measure on [default: those of the development packages].",
)
@click.option(
    "--growth", "what", flag_value="growth", help="Only grouping, from 5,000 to 100,000 faces."
)
@click.option(
    "--people", "what", flag_value="people", help="Only edits and questions, at 100,000 faces."
)
@click.option(
    "--analysis",
    "what",
    flag_value="analysis",
    help="Only finding a face among 1,000,000, and the map of 20,000.",
)
@click.option("--ui", "what", flag_value="ui", help="Only the window, at 100,000 faces.")
@library_option
@json_option
def bench(photos: Path | None, what: str | None, paths: Paths, as_json: bool) -> None:
    """Measure the speed against dlib's in the same run, one thread a side."""

    def tell(title: str) -> None:
        if not as_json:
            complain(f"measuring: {title} ...")

    rows = list(_benchmarks(what, photos, paths, tell))
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


def _benchmarks(
    what: str | None, photos: Path | None, paths: Paths, tell: Callable[[str], None]
) -> "Iterator[BenchRow]":
    if what == "growth":
        from photoorg.library.benchmark_clustering import growth

        return growth(tell)
    if what == "people":
        from photoorg.library.benchmark_people import people_benchmarks

        return people_benchmarks(tell)
    if what == "analysis":
        from photoorg.library.benchmark_analysis import analysis_benchmarks

        return analysis_benchmarks(tell)
    if what == "ui":
        from photoorg.ui.benchmark import ui_benchmarks

        return ui_benchmarks(photos, tell)
    from photoorg.library.benchmarks import run_benchmarks

    return run_benchmarks(paths, photos, tell)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def _target(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
