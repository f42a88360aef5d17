"""The commands for a photo library: scan, people, name, cluster, export, doctor."""

import time
from pathlib import Path
from typing import Any

import click

from photoorg.cli.options import (
    PathType,
    cancelled_by_interrupt,
    json_option,
    library_option,
)
from photoorg.cli.output import complain, print_json, print_table, progress_bar, say
from photoorg.cli.searching import search_options
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.searching import search_settings

_FAILURES_SHOWN = 20


@click.command()
@click.argument("folders", nargs=-1, type=PathType(), metavar="[FOLDER]...")
@search_options
@click.option("--retry-failed", is_flag=True, help="Try photos again that could not be read.")
@click.option(
    "--search-again",
    is_flag=True,
    help="Search known photos anew that were searched with other settings; edits are kept.",
)
@library_option
@json_option
def scan(
    folders: tuple[Path, ...],
    jobs: int | None,
    retry_failed: bool,
    search_again: bool,
    paths: Paths,
    as_json: bool,
    **search: Any,
) -> None:
    """Add folders, find the faces in new and changed photos, and group them.

    Without a FOLDER, all folders that were added before are looked at again.
    """
    started = time.perf_counter()
    with Library(paths) as library, cancelled_by_interrupt() as cancel:
        with progress_bar("Scanning", quiet=as_json) as progress:
            report = library.scan(
                folders,
                search_settings(**search),
                jobs=jobs,
                retry_failed=retry_failed,
                search_again=search_again,
                progress=progress,
                cancel=cancel,
            )
        library.group()
        counts = library.counts()
    failures = [{"path": str(f.path), "reason": f.reason} for f in report.failures]
    seconds = time.perf_counter() - started
    if as_json:
        print_json(
            {
                "photos": counts.photos,
                "new": report.new,
                "faces": counts.faces,
                "people": counts.people,
                "failures": failures,
                "seconds": round(seconds, 3),
            }
        )
        return
    if report.cancelled:
        say("Stopped. What was found so far is kept; the next scan goes on from here.")
    say(
        f"{counts.photos:,} photos ({report.new:,} new), {counts.faces:,} faces, "
        f"{counts.people:,} people, in {seconds:.1f} s."
    )
    for folder in report.offline:
        complain(f"Not reachable now, kept as it was: {folder}")
    if failures:
        complain(f"{len(failures):,} could not be read:")
        for failure in failures[:_FAILURES_SHOWN]:
            complain(f"  {failure['path']}: {failure['reason']}")
        if len(failures) > _FAILURES_SHOWN:
            complain("  ... `photoorg scan --json` lists them all.")


@click.command()
@library_option
@json_option
def people(paths: Paths, as_json: bool) -> None:
    """List the people: id, name, number of faces and photos."""
    with Library(paths) as library:
        everybody = library.people()
    if as_json:
        print_json(
            {
                "people": [
                    {"id": p.id, "name": p.name, "faces": p.faces, "photos": p.photos}
                    for p in everybody
                ]
            }
        )
        return
    if not everybody:
        say("Nobody yet. `photoorg scan FOLDER` finds the people in a folder of photos.")
        return
    print_table(
        ["Person", "Name", "Faces", "Photos"],
        [(p.id, p.name or "", p.faces, p.photos) for p in everybody],
    )


@click.command()
@click.argument("person")
@click.argument("name")
@library_option
def name(person: str, name: str, paths: Paths) -> None:
    """Give PERSON (an id, or the name so far) the NAME."""
    with Library(paths) as library:
        found = library.find_person(person)
        library.name(found, name)
    say(f"Person {found} is called {name} now.")


@click.command()
@click.option(
    "--threshold",
    type=float,
    metavar="T",
    help="The largest distance within a group; smaller makes more people [default: as before].",
)
@library_option
@json_option
def cluster(threshold: float | None, paths: Paths, as_json: bool) -> None:
    """Group all faces again from what is stored; what you decided stays."""
    with Library(paths) as library:
        changes = library.group(threshold, again=True)
        counts = library.counts()
    if as_json:
        print_json({"faces": counts.faces, "people": counts.people, "moved": len(changes.faces)})
        return
    say(f"{counts.faces:,} faces, {counts.people:,} people; {len(changes.faces):,} faces moved.")


@click.command()
@click.argument("destination", type=PathType(), metavar="DEST")
@click.option(
    "--chips/--photos", default=True, help="The 150 px faces, or whole photos  [default: chips]."
)
@click.option("--copy/--link", default=True, help="Copy photos, or link to them [default: copy].")
@library_option
@json_option
def export(destination: Path, chips: bool, copy: bool, paths: Paths, as_json: bool) -> None:
    """Write one folder a person to DEST; never overwrites, never touches the originals."""
    from photoorg.library.exporting import export_people

    with (
        Library(paths) as library,
        cancelled_by_interrupt() as cancel,
        progress_bar("Exporting", quiet=as_json) as progress,
    ):
        report = export_people(
            library, destination, chips=chips, link=not copy, progress=progress, cancel=cancel
        )
    failures = [{"path": str(f.source), "reason": f.reason} for f in report.failures]
    if as_json:
        numbers = {"folders": report.folders, "written": report.written}
        print_json(numbers | {"skipped": report.skipped, "failures": failures})
        return
    say(
        f"{report.folders:,} folders, {report.written:,} files written, "
        f"{report.skipped:,} were there already."
    )
    for failure in failures[:_FAILURES_SHOWN]:
        complain(f"  {failure['path']}: {failure['reason']}")


@click.command()
@library_option
@json_option
def doctor(paths: Paths, as_json: bool) -> None:
    """Check what is installed, where things are, and which formats work."""
    from photoorg.library.doctor import examine

    checks = examine(paths)
    if as_json:
        print_json(
            {
                "checks": [
                    {"subject": c.subject, "name": c.name, "value": c.value, "problem": c.problem}
                    for c in checks
                ]
            }
        )
        return
    print_table(
        ["", "", "", "Problem"], [(c.subject, c.name, c.value, c.problem or "") for c in checks]
    )
