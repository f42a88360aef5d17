"""The commands by which people are curated, and what was done is undone."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from photoorg.cli.options import PathType, json_option, library_option
from photoorg.cli.output import print_json, print_table, say
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.library.editing import (
    Command,
    Confirm,
    Different,
    EditDone,
    FaceQuery,
    IgnoreFaces,
    IgnorePersons,
    Merge,
    NameFaces,
    NotAFace,
    PersonQuery,
    Reject,
    RestoreFaces,
    RestorePersons,
    Split,
    title_of,
)
from photoorg.library.library import Library
from photoorg.library.paths import Paths

_HISTORY_SHOWN = 20

faces_argument = click.argument(
    "faces", nargs=-1, required=True, type=click.IntRange(min=1), metavar="FACE..."
)
persons_argument = click.argument("persons", nargs=-1, metavar="PERSON...")
person_option = click.option(
    "--person", metavar="PERSON", help="An id or a name [default: whom the face belongs to]."
)


def title(edit: EditDone) -> str:
    """What the edit is called."""
    return "" if edit.entry is None else title_of(edit.entry).filled()


def do(paths: Paths, as_json: bool, command: Command) -> None:
    """Run an edit and tell what it did."""
    with Library(paths) as library:
        tell(library.edits.do(command), as_json)


def tell(edit: EditDone, as_json: bool) -> None:
    """What an edit did, for people or for programs."""
    if as_json:
        print_json(
            {
                "edit": None if edit.entry is None else edit.entry.id,
                "title": title(edit),
                "faces": len(edit.changes.faces),
                "persons": sorted(edit.changes.persons),
            }
        )
    elif edit.entry is None:
        say("Nothing changed.")
    else:
        say(f"{title(edit)}. `photoorg undo` takes it back.")


def found_persons(library: Library, persons: Sequence[str]) -> list[PersonId]:
    """The persons with these ids or names.

    Raises:
        KnownError: one is not there, or none was given.
    """
    if not persons:
        raise KnownError("Say whom: give the ids or the names of persons.")
    return [library.find_person(person) for person in persons]


@click.command()
@persons_argument
@click.option("--name", metavar="NAME", help="Whose name is kept, if they have different ones.")
@library_option
@json_option
def merge(persons: tuple[str, ...], name: str | None, paths: Paths, as_json: bool) -> None:
    """Make one person of several; the named one, else the largest, keeps its id."""
    with Library(paths) as library:
        tell(library.edits.do(Merge(found_persons(library, persons), name)), as_json)


@click.command()
@faces_argument
@click.option("--to", metavar="PERSON", help="Who gets them [default: a new person].")
@click.option("--name", metavar="NAME", help="Give the faces to whoever has, or shall have, it.")
@library_option
@json_option
def split(
    faces: tuple[int, ...], to: str | None, name: str | None, paths: Paths, as_json: bool
) -> None:
    """Take faces out of their persons; both sides are remembered as different people."""
    if to is not None and name is not None:
        raise click.UsageError("Give either --to or --name.")
    chosen = [FaceId(face) for face in faces]
    with Library(paths) as library:
        if name is not None:
            command: Command = NameFaces(chosen, name)
        else:
            command = Split(chosen, None if to is None else library.find_person(to))
        tell(library.edits.do(command), as_json)


def _about_faces(
    kind: type[Confirm] | type[Reject],
    faces: tuple[int, ...],
    person: str | None,
    paths: Paths,
    as_json: bool,
) -> None:
    with Library(paths) as library:
        whom = None if person is None else library.find_person(person)
        tell(library.edits.do(kind([FaceId(face) for face in faces], whom)), as_json)


@click.command()
@faces_argument
@person_option
@library_option
@json_option
def confirm(faces: tuple[int, ...], person: str | None, paths: Paths, as_json: bool) -> None:
    """These faces are this person; no later grouping moves them."""
    _about_faces(Confirm, faces, person, paths, as_json)


@click.command()
@faces_argument
@person_option
@library_option
@json_option
def reject(faces: tuple[int, ...], person: str | None, paths: Paths, as_json: bool) -> None:
    """These faces are not this person, and never come back there."""
    _about_faces(Reject, faces, person, paths, as_json)


@click.command()
@persons_argument
@library_option
@json_option
def different(persons: tuple[str, ...], paths: Paths, as_json: bool) -> None:
    """These persons are not the same; they are never merged or suggested again."""
    with Library(paths) as library:
        tell(library.edits.do(Different(found_persons(library, persons))), as_json)


@click.command()
@persons_argument
@click.option(
    "--face", "faces", multiple=True, type=click.IntRange(min=1), help="Only this face. Repeatable."
)
@click.option("--unnamed", is_flag=True, help="Everybody without a name, or those in --folder.")
@click.option("--folder", type=PathType(), metavar="DIR", help="With a face in photos in here.")
@click.option(
    "--at-most", type=click.IntRange(min=1), metavar="N", help="With at most so many faces."
)
@click.option("--restore", is_flag=True, help="Show them again instead.")
@library_option
@json_option
def ignore(paths: Paths, as_json: bool, restore: bool, **who: Any) -> None:
    """Hide strangers everywhere; new photos of them are put to them, hidden too."""
    query = who["unnamed"] or who["folder"] is not None or who["at_most"] is not None
    if bool(who["persons"]) + bool(who["faces"]) + query != 1:
        raise click.UsageError("Give persons, or --face, or --unnamed with --folder or --at-most.")
    with Library(paths) as library:
        command: Command
        if who["faces"]:
            faces = [FaceId(face) for face in who["faces"]]
            command = RestoreFaces(faces) if restore else IgnoreFaces(faces)
        else:
            persons = (
                PersonQuery(
                    folder=_absolute(who["folder"]),
                    named=False,  # whoever has a name is hidden by that name
                    hidden=restore,
                    at_most=who["at_most"],
                )
                if query
                else found_persons(library, who["persons"])
            )
            command = RestorePersons(persons) if restore else IgnorePersons(persons)
        tell(library.edits.do(command), as_json)


def _absolute(folder: Path | None) -> Path | None:
    return None if folder is None else folder.resolve()


@click.command("not-a-face")
@faces_argument
@click.option("--restore", is_flag=True, help="Take them out of the bin instead.")
@library_option
@json_option
def not_a_face(faces: tuple[int, ...], restore: bool, paths: Paths, as_json: bool) -> None:
    """Put what is no face into the bin; no later scan brings it back."""
    chosen = [FaceId(face) for face in faces]
    do(paths, as_json, RestoreFaces(chosen) if restore else NotAFace(chosen))


steps_argument = click.argument("steps", type=click.IntRange(min=1), default=1, metavar="[N]")


@click.command()
@steps_argument
@library_option
@json_option
def undo(steps: int, paths: Paths, as_json: bool) -> None:
    """Take back the last edit, or the last N."""
    _step(paths, as_json, steps, "undo", "Taken back")


@click.command()
@steps_argument
@library_option
@json_option
def redo(steps: int, paths: Paths, as_json: bool) -> None:
    """Do again what was taken back last, or the last N."""
    _step(paths, as_json, steps, "redo", "Done again")


def _step(paths: Paths, as_json: bool, steps: int, which: str, word: str) -> None:
    titles: list[str] = []
    with Library(paths) as library:
        edits = library.edits
        for _ in range(steps):
            if titles and (edits.to_undo if which == "undo" else edits.to_redo) is None:
                break
            titles.append(title(edits.undo() if which == "undo" else edits.redo()))
    if as_json:
        print_json({"titles": titles})
        return
    for done in titles:
        say(f"{word}: {done}")


@click.command()
@click.option(
    "--limit", type=click.IntRange(min=1), default=_HISTORY_SHOWN, show_default=True, metavar="N"
)
@library_option
@json_option
def history(limit: int, paths: Paths, as_json: bool) -> None:
    """List what was done, the newest first."""
    with Library(paths) as library:
        entries = library.edits.entries(limit)
    if as_json:
        print_json(
            {
                "edits": [
                    {
                        "id": entry.id,
                        "title": title_of(entry).filled(),
                        "done_at": entry.done_at.isoformat(),
                        "undone": entry.undone,
                    }
                    for entry in entries
                ]
            }
        )
        return
    if not entries:
        say("Nothing was done yet.")
        return
    print_table(
        ["When", "", "What"],
        [
            (
                entry.done_at.astimezone().strftime("%Y-%m-%d %H:%M"),
                "undone" if entry.undone else "",
                title_of(entry).filled(),
            )
            for entry in entries
        ],
    )


@click.command()
@persons_argument
@click.option("--everything", is_flag=True, help="All faces and people, instead of a PERSON.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
@json_option
def forget(
    persons: tuple[str, ...], everything: bool, yes: bool, paths: Paths, as_json: bool
) -> None:
    """Delete what is known of how somebody looks. This cannot be undone."""
    from photoorg.library.forgetting import forget_everything, forget_persons

    if everything == bool(persons):
        raise click.UsageError("Give persons, or --everything.")
    with Library(paths) as library:
        chosen = [] if everything else found_persons(library, persons)
        whom = "everybody" if everything else ", ".join(persons)
        if not yes:
            click.confirm(f"Forget {whom}? This cannot be undone.", abort=True, err=True)
        changes = forget_everything(library) if everything else forget_persons(library, chosen)
    if as_json:
        print_json({"faces": len(changes.faces), "persons": sorted(changes.persons)})
        return
    say("Forgotten. Photos were not touched.")


@click.command("faces")
@click.argument("person", required=False)
@click.option("--binned", is_flag=True, help="What was put into the bin as no face.")
@library_option
@json_option
def list_faces(person: str | None, binned: bool, paths: Paths, as_json: bool) -> None:
    """List the faces of PERSON, or those that belong to nobody: id, photo, state."""
    from photoorg.core.records import FaceState
    from photoorg.library.listing import list_faces as listed

    with Library(paths) as library:
        if binned:
            query = FaceQuery(states=(FaceState.NOT_A_FACE,))
        elif person is not None:
            query = FaceQuery(persons=(library.find_person(person),))
        else:
            query = FaceQuery(states=(FaceState.UNKNOWN,))
        rows = listed(library, query)
    if as_json:
        print_json(
            {"faces": [{"id": r.face, "photo": str(r.path), "state": r.state} for r in rows]}
        )
        return
    print_table(["Face", "State", "Photo"], [(r.face, r.state, r.path) for r in rows])
