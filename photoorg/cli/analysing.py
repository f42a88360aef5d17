"""The commands that look at the library as a whole: who is this, who with whom, and the map."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from photoorg.cli.looking import show_looks
from photoorg.cli.options import PathType, cancelled_by_interrupt, json_option, library_option
from photoorg.cli.output import print_json, print_table, progress_bar, say
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.library.library import Library
from photoorg.library.paths import Paths

if TYPE_CHECKING:
    from photoorg.library.comparison import ComparedFace, Comparison
    from photoorg.library.finding import FoundPerson, Similar
    from photoorg.library.together import Together

_SHOWN = 20
_PIXELS = click.IntRange(64, 10_000)
_NUMBER = click.IntRange(min=1)


@click.command()
@click.argument("photo", type=PathType(), required=False, metavar="[PHOTO]")
@click.option("--face", type=_NUMBER, metavar="N", help="Which face of PHOTO, from left to right.")
@click.option("--person", metavar="PERSON", help="Who looks like this person, instead of PHOTO.")
@click.option("--id", "known", type=_NUMBER, metavar="FACE", help="A face of the library instead.")
@click.option("--tag", metavar="WORD", help="With --person: their faces with this look.")
@click.option(
    "--top", type=_NUMBER, default=_SHOWN, show_default=True, metavar="N", help="How many faces."
)
@library_option
@json_option
def find(
    photo: Path | None,
    face: int | None,
    person: str | None,
    known: int | None,
    tag: str | None,
    top: int,
    paths: Paths,
    as_json: bool,
) -> None:
    """Who is this? The faces of the library that are nearest to the one in PHOTO, by person."""
    from photoorg.library.asked_photo import PhotoReader, chosen_face
    from photoorg.library.finding import search_of

    if (photo is not None) + bool(person) + (known is not None) != 1:
        raise click.UsageError("Give one of PHOTO, --person, --id.")
    if face is not None and photo is None:
        raise click.UsageError("--face says which face of a PHOTO is meant.")
    if tag is not None and not person:
        raise click.UsageError("--tag needs a --person.")
    with Library(paths) as library:
        if tag is not None:
            show_looks(library, person or "", tag, top, as_json)
            return
        search = search_of(library)
        if photo is not None:
            asked = chosen_face(PhotoReader(paths).faces_of_file(photo), face, str(photo))
            found = search.like(asked.embedding, top)
        elif person:
            found = search.like_person(library.find_person(person), top)
        else:
            found = search.like_face(FaceId(known or 0), top)
        where = library.path_of_photos()
    if as_json:
        print_json({"persons": [_person_json(it, where) for it in found.persons]})
        return
    _say_found(found, where)


def _person_json(person: "FoundPerson", where: dict[int, Path]) -> dict[str, Any]:
    return {
        "person": person.person,
        "name": person.name,
        "probability": round(person.probability, 4),
        "faces": [
            {
                "face": it.face,
                "path": str(where.get(it.photo, "")),
                "distance": round(it.distance, 4),
                "probability": round(it.probability, 4),
            }
            for it in person.faces
        ],
    }


def _say_found(found: "Similar", where: dict[int, Path]) -> None:
    if not found.faces:
        say("There is nobody else in the library.")
    for person in found.persons:
        if person.person is None:
            say("Faces that belong to nobody:")
        else:
            title = _title(person.person, person.name)
            say(f"{title}: with a probability of {person.probability:.0%}.")
        for it in person.faces:
            path = where.get(it.photo, "")
            say(f"  face {it.face}: {it.probability:.0%}, distance {it.distance:.3f}, {path}")


def _title(person: PersonId, name: str | None) -> str:
    return f"Person {person}" if name is None else f"{name} (person {person})"


@click.command()
@click.argument("first", type=PathType(), metavar="A")
@click.argument("second", type=PathType(), metavar="B")
@click.option("--face-a", type=_NUMBER, metavar="N", help="Which face of A, from left to right.")
@click.option("--face-b", type=_NUMBER, metavar="N", help="Which face of B.")
@library_option
@json_option
def compare(
    first: Path,
    second: Path,
    face_a: int | None,
    face_b: int | None,
    paths: Paths,
    as_json: bool,
) -> None:
    """Are the photos A and B of the same person? Of several faces the most alike are compared."""
    from photoorg.library.comparison import compare_photos

    with Library(paths) as library:
        result = compare_photos(library, first, second, faces=(face_a, face_b))
    sides = ((first, result.first), (second, result.second))
    if as_json:
        print_json(
            {
                "distance": round(result.distance, 4),
                "probability": round(result.probability, 4),
                "same": result.same,
                "threshold": round(result.threshold, 4),
                "faces": [_side_json(path, side) for path, side in sides],
            }
        )
        return
    say(_verdict(result))
    for path, side in sides:
        x, y = side.box.centre
        faces = "face" if side.found == 1 else "faces"
        place = f"{x:.0%} from the left, {y:.0%} from the top"
        say(f"  {path}: {side.found} {faces}, used the one {place}.")


def _side_json(path: Path, side: "ComparedFace") -> dict[str, Any]:
    box = side.box
    return {
        "path": str(path),
        "found": side.found,
        "number": side.number,
        "box": {"left": box.left, "top": box.top, "width": box.width, "height": box.height},
    }


def _verdict(result: "Comparison") -> str:
    verdicts = {
        "same": "Probably the same person",
        "unsure": "Perhaps the same person",
        "different": "Probably different people",
    }
    return (
        f"{verdicts[result.verdict]}: distance {result.distance:.3f}, a probability of"
        f" {result.probability:.0%}; as likely as not at {result.threshold:.3f}."
    )


@click.command()
@click.option("--graphml", "target", type=PathType(), metavar="FILE", help="Write the graph.")
@click.option("--person", metavar="PERSON", help="Who is most often with this person.")
@click.option(
    "--min", "least", type=_NUMBER, default=1, show_default=True, help="Photos together at least."
)
@click.option(
    "--top", type=_NUMBER, default=_SHOWN, show_default=True, metavar="N", help="How many rows."
)
@library_option
@json_option
def together(
    target: Path | None,
    person: str | None,
    least: int,
    top: int,
    paths: Paths,
    as_json: bool,
) -> None:
    """Who is in photos with whom: how often, and how much more often than by chance (lift)."""
    from photoorg.library.together import load_together, write_people_graph

    if target is not None and target.suffix.lower() != ".graphml":
        raise KnownError(f"The name of a GraphML file ends in .graphml; {target.name} does not.")
    with Library(paths) as library:
        found = load_together(library, least=least)
        table = (
            _pairs(found, top)
            if person is None
            else _company(found, library.find_person(person), top)
        )
        size = None if target is None else write_people_graph(library, target, least=least)
    if as_json:
        rows = [dict(zip(table[0], row, strict=True)) for row in table[1]]
        print_json({"photos": found.all_photos, "together": rows})
        return
    if table[1]:
        print_table([title.capitalize() for title in table[0]], table[1])
    else:
        say("Nobody is in photos together.")
    if size is not None:
        say(f"{target}: {size[0]:,} people, {size[1]:,} edges.")


Table = tuple[list[str], list[tuple[object, ...]]]


def _pairs(found: "Together", top: int) -> Table:
    names = found.names
    return (
        ["one", "name", "other", "other name", "photos", "lift"],
        [
            (it.one, names.get(it.one), it.other, names.get(it.other), it.photos, round(it.lift, 3))
            for it in found.meetings[:top]
        ],
    )


def _company(found: "Together", person: PersonId, top: int) -> Table:
    return (
        ["person", "name", "photos", "share", "lift"],
        [
            (
                it.person,
                found.names.get(it.person),
                it.photos,
                round(it.share, 3),
                round(it.lift, 3),
            )
            for it in found.company_of(person)[:top]
        ],
    )


@click.command("map")
@click.option("--png", "target", type=PathType(), required=True, metavar="FILE", help="Draw it.")
@click.option("--size", type=_PIXELS, default=1600, show_default=True, metavar="PX")
@click.option("--afresh", is_flag=True, help="Forget where faces lay, and lay all out anew.")
@library_option
@json_option
def face_map(target: Path, size: int, afresh: bool, paths: Paths, as_json: bool) -> None:
    """Draw a map of all faces: those that look alike lie side by side. Needs photoorg[map]."""
    from photoorg.library.mapping import check_target, load_map, write_map

    check_target(target)
    with (
        Library(paths) as library,
        cancelled_by_interrupt() as cancel,
        progress_bar("Laying out", quiet=as_json) as progress,
    ):
        graph = load_map(library, afresh=afresh, progress=progress, cancel=cancel)
        faces = write_map(library, graph, target, size=size)
    if as_json:
        print_json({"path": str(target), "faces": faces})
        return
    say(f"{target}: {faces:,} faces.")
