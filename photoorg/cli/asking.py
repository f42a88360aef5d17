"""The commands that ask the library: who else is this, and why are these together."""

import click

from photoorg.cli.options import json_option, library_option
from photoorg.cli.output import print_json, print_table, say
from photoorg.core.ids import FaceId, PersonId
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.understanding import PairExplanation, Understanding

_SHOWN = 20


@click.command()
@click.argument("person", required=False)
@click.option(
    "--face",
    type=click.IntRange(min=1),
    metavar="FACE",
    help="The names that this face may have, instead of a PERSON.",
)
@click.option("--odd", is_flag=True, help="Faces that fit PERSON badly, instead.")
@click.option("--twice", is_flag=True, help="Who is in one photo more than once, instead.")
@click.option("--limit", type=click.IntRange(min=1), default=_SHOWN, show_default=True, metavar="N")
@library_option
@json_option
def suggest(
    person: str | None,
    face: int | None,
    odd: bool,
    twice: bool,
    limit: int,
    paths: Paths,
    as_json: bool,
) -> None:
    """Who else is probably PERSON; for somebody without a name, the most likely names.

    Without PERSON: pairs of persons that may be one.
    """
    if bool(person) + (face is not None) + twice > 1 or (odd and not person):
        raise click.UsageError("Give one of PERSON, --face, --twice; --odd needs a PERSON.")
    with Library(paths) as library:
        understanding = Understanding(library)
        if twice:
            header, rows = _twice(understanding, limit)
        elif face is not None:
            header, rows = _names(understanding, library, [FaceId(face)], limit)
        elif person is None:
            header, rows = _pairs(understanding, library, limit)
        else:
            found = library.find_person(person)
            header, rows = _about(understanding, library, found, odd, limit)
    if as_json:
        print_json({"suggestions": [dict(zip(header, row, strict=True)) for row in rows]})
        return
    if not rows:
        say("Nothing to suggest.")
        return
    print_table([title.capitalize() for title in header], rows)


Table = tuple[list[str], list[tuple[object, ...]]]


def _about(
    understanding: Understanding, library: Library, person: PersonId, odd: bool, limit: int
) -> Table:
    if odd:
        ones = understanding.odd_ones(person, limit)
        return ["face", "probability"], [(it.face, _round(it.probability)) for it in ones]
    if library.people_names().get(person) is None:
        names = understanding.names_for_person(person, limit)
        return _named(library, [(it.person, it.probability) for it in names])
    found = understanding.candidates(person, limit)
    return (
        ["person", "face", "faces", "probability"],
        [(it.person, it.face, it.faces, _round(it.probability)) for it in found],
    )


def _names(
    understanding: Understanding, library: Library, faces: list[FaceId], limit: int
) -> Table:
    found = understanding.names_for(faces, limit)
    return _named(library, [(it.person, it.probability) for it in found])


def _named(library: Library, found: list[tuple[PersonId, float]]) -> Table:
    names = library.people_names()
    return (
        ["person", "name", "probability"],
        [(person, names.get(person), _round(chance)) for person, chance in found],
    )


def _pairs(understanding: Understanding, library: Library, limit: int) -> Table:
    names = library.people_names()
    return (
        ["one", "name", "other", "other name", "probability"],
        [
            (it.one, names.get(it.one), it.other, names.get(it.other), _round(it.probability))
            for it in understanding.pairs(limit)
        ],
    )


def _twice(understanding: Understanding, limit: int) -> Table:
    found = understanding.twice()[:limit]
    return ["person", "photo", "faces"], [
        (it.person, it.photo, " ".join(map(str, it.faces))) for it in found
    ]


def _round(probability: float) -> float:
    return round(probability, 3)


@click.command()
@click.argument("faces", nargs=-1, type=click.IntRange(min=1), metavar="[FACE FACE]")
@click.option("--person", metavar="PERSON", help="Where this person is held together weakly.")
@library_option
@json_option
def why(faces: tuple[int, ...], person: str | None, paths: Paths, as_json: bool) -> None:
    """Why two faces are together: the chain of likenesses from one to the other.

    With --person: the weak links, and how the person would be taken apart.
    """
    if (person is None) == (not faces) or len(faces) not in (0, 2):
        raise click.UsageError("Give two faces, or --person.")
    with Library(paths) as library:
        understanding = Understanding(library)
        if person is not None:
            _weak_points(understanding, library.find_person(person), as_json)
            return
        one, other = (FaceId(face) for face in faces)
        found = understanding.why(one, other)
        chance = understanding.probability(one, other) or 0.0
    if as_json:
        weakest = found.weakest
        print_json(
            {
                "distance": round(found.distance, 4),
                "probability": _round(chance),
                "person": found.person,
                "path": None
                if found.path is None
                else [
                    {"from": it.one, "to": it.other, "distance": round(it.distance, 4)}
                    for it in found.path
                ],
                "weakest": None if weakest is None else [weakest.one, weakest.other],
            }
        )
        return
    say(f"Distance {found.distance:.3f}: the same person with a probability of {chance:.0%}.")
    say(_reason(found))
    for link in found.path or ():
        mark = "   the weakest link" if link == found.weakest else ""
        say(f"  {link.one} - {link.other}: {link.distance:.3f}{mark}")


def _reason(found: PairExplanation) -> str:
    if found.person is None:
        return "They are not with the same person."
    if found.path is None:
        return (
            f"Both are with person {found.person}, but no chain of likenesses leads from one to "
            "the other: the group as a whole is alike, or you have put them together."
        )
    return f"Both are with person {found.person}; this chain holds them together:"


def _weak_points(understanding: Understanding, person: PersonId, as_json: bool) -> None:
    weak, split = understanding.weak_points(person), understanding.proposed_split(person)
    if as_json:
        print_json(
            {
                "pieces": list(weak.pieces),
                "links": [
                    {
                        "from": it.link.one,
                        "to": it.link.other,
                        "distance": round(it.link.distance, 4),
                        "sizes": list(it.sizes),
                    }
                    for it in weak.links
                ],
                "faces": [{"face": it.face, "sizes": list(it.sizes)} for it in weak.faces],
                "split": None
                if split is None
                else {"score": _round(split.score), "parts": [list(part) for part in split.parts]},
            }
        )
        return
    if weak.links:
        say("Links without which it falls apart:")
        for it in weak.links[:_SHOWN]:
            one, other = it.sizes
            say(f"  {it.link.one} - {it.link.other}: {it.link.distance:.3f}, {one} | {other} faces")
    if split is None:
        say("Nothing suggests that this is more than one person.")
        return
    say(f"It would be taken apart like this (how clear, from 0 to 1: {split.score:.2f}):")
    for part in split.parts:
        say(f"  {len(part)} faces: {' '.join(map(str, part))}")
