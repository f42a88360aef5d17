"""The command that writes the face graph to a file."""

from pathlib import Path

import click

from photoorg.cli.options import PathType, cancelled_by_interrupt, json_option, library_option
from photoorg.cli.output import print_json, progress_bar, say
from photoorg.core.errors import KnownError
from photoorg.library.library import Library
from photoorg.library.paths import Paths

_PIXELS = click.IntRange(64, 10_000)


@click.command()
@click.option(
    "--export",
    "data",
    type=PathType(),
    metavar="FILE",
    help="Write .graphml, .gexf, .json, .svg or .png, as the name of FILE says.",
)
@click.option("--png", "picture", type=PathType(), metavar="FILE", help="Draw it as a PNG.")
@click.option("--person", metavar="PERSON", help="Only this person (an id or a name).")
@click.option(
    "--threshold",
    type=float,
    metavar="T",
    help="The longest edge [default: as faces are grouped].",
)
@click.option(
    "--size", type=_PIXELS, default=1600, show_default=True, metavar="PX", help="Of a picture."
)
@library_option
@json_option
def graph(
    data: Path | None,
    picture: Path | None,
    person: str | None,
    threshold: float | None,
    size: int,
    paths: Paths,
    as_json: bool,
) -> None:
    """Write the face graph: faces, and who is near whom, as data or as a picture."""
    from photoorg.library.graph_export import write_graph
    from photoorg.library.graphing import OnePerson, load_graph, longest_edge

    if data is None and picture is None:
        raise click.UsageError("Give --export FILE or --png FILE.")
    if picture is not None and picture.suffix.lower() != ".png":
        raise KnownError(f"The name of a PNG ends in .png; {picture.name} does not.")
    with Library(paths) as library, cancelled_by_interrupt() as cancel:
        limit = longest_edge(library, threshold)
        scope = None if person is None else OnePerson(library.find_person(person))
        with progress_bar("Arranging", quiet=as_json) as progress:
            found = load_graph(library, scope, progress=progress, cancel=cancel)
        written = []
        for target in (data, picture):
            if target is not None:
                done = write_graph(library, found, target, threshold=limit, size=size)
                written.append({"path": str(target), "faces": done.faces, "edges": done.edges})
    if as_json:
        print_json({"written": written})
        return
    for row in written:
        say(f"{row['path']}: {row['faces']:,} faces, {row['edges']:,} edges.")
