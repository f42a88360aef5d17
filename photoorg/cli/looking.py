"""The commands about looks: tag faces with words, find a person with a look."""

from pathlib import Path

import click

from photoorg.cli.curating import do, faces_argument
from photoorg.cli.options import cancelled_by_interrupt, json_option, library_option
from photoorg.cli.output import complain, print_json, print_table, progress_bar, say
from photoorg.core.ids import FaceId
from photoorg.library.editing import Tag, Untag
from photoorg.library.library import Library
from photoorg.library.paths import Paths


@click.command()
@faces_argument
@click.argument("word", metavar="WORD")
@click.option("--off", is_flag=True, help="Take the tag off these faces again.")
@library_option
@json_option
def tag(faces: tuple[int, ...], word: str, off: bool, paths: Paths, as_json: bool) -> None:
    """Tag faces with a word, such as smiling; `find --person NAME --tag WORD` learns from it."""
    chosen = [FaceId(face) for face in faces]
    do(paths, as_json, Untag(chosen, word) if off else Tag(chosen, word))


@click.command()
@library_option
@json_option
def tags(paths: Paths, as_json: bool) -> None:
    """List the words that faces are tagged with."""
    from photoorg.library.looks import words

    with Library(paths) as library:
        found = words(library)
    if as_json:
        print_json({"tags": [{"word": word, "faces": count} for word, count in found.items()]})
    elif found:
        print_table(["Tag", "Faces"], list(found.items()))
    else:
        say("No face has a tag yet; `photoorg tag FACE... WORD` gives it one.")


def show_looks(library: Library, person: str, word: str, top: int, as_json: bool) -> None:
    """Print the faces that are nearest to a person with a look."""
    from photoorg.library.looks import find_look

    found = find_look(library, library.find_person(person), word, top)
    where, names = library.path_of_photos(), library.people_names()
    rows = [
        {
            "face": it.face,
            "path": str(where.get(it.photo, "")),
            "person": it.person,
            "name": None if it.person is None else names.get(it.person),
            "like_person": round(it.like_person, 3),
            "like_tag": round(it.like_tag, 3),
            "tagged": it.tagged,
        }
        for it in found
    ]
    if as_json:
        print_json({"faces": rows})
        return
    columns = ["Face", "Person", "Name", "Like the person", "Like the tag", "Tagged", "Photo"]
    keys = ("face", "person", "name", "like_person", "like_tag", "tagged", "path")
    shown = [row | {"tagged": "yes" if row["tagged"] else ""} for row in rows]
    print_table(columns, [tuple(row[key] for key in keys) for row in shown])


def print_looks_evaluation(folder: Path, paths: Paths, jobs: int | None, as_json: bool) -> None:
    """Measure how often the first hit is the right person with the right look."""
    from photoorg.library.looks_evaluation import evaluate_looks

    with (
        cancelled_by_interrupt() as cancel,
        progress_bar("Scanning", quiet=as_json) as progress,
    ):
        report = evaluate_looks(folder, paths, jobs=jobs, progress=progress, cancel=cancel)
    rows = [
        {
            "features": None if it.features is None else str(it.features),
            "person": it.person,
            "look": it.look,
            "both": it.both,
        }
        for it in report.scores
    ]
    if as_json:
        numbers = {"faces": report.faces, "persons": report.persons, "looks": report.looks}
        numbers |= {"questions": report.questions, "faceless": report.faceless}
        print_json(numbers | {"rows": rows, "best": str(report.best.features)})
        return
    say(f"{report.faces} faces of {report.persons} persons with {report.looks} looks")
    say(f"First hit of {report.questions} combinations that were left out in turn:")
    print_table(
        ["Tag learnt from", "Person", "Look", "Both"],
        [(row["features"] or "nothing", row["person"], row["look"], row["both"]) for row in rows],
    )
    say(f"Best: {report.best.features}.")
    if report.faceless:
        complain(f"{report.faceless} pictures were left out, without a face or beside the folders.")
