"""Which faces or persons a command works on: some ids, or everything that answers a question.

A question is asked of the library when the command runs, so that it means all that is there
and not what a window happens to have loaded.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import FaceState
from photoorg.storage.database import Database


@dataclass(frozen=True, slots=True)
class FaceQuery:
    """The faces of which everything that is given holds.

    Attributes:
        persons: they belong to one of these.
        photos: they are in one of these.
        folder: their photo was last seen in this folder, or below it.
        named: their person has a name, or has none (faces of nobody have none).
        states: they are in one of these states; unless given, all but *not a face*.
    """

    persons: tuple[PersonId, ...] | None = None
    photos: tuple[PhotoId, ...] | None = None
    folder: Path | None = None
    named: bool | None = None
    states: tuple[FaceState, ...] | None = None


@dataclass(frozen=True, slots=True)
class PersonQuery:
    """The persons of which everything that is given holds.

    Attributes:
        photos: they have a face in one of these.
        folder: they have a face in a photo in this folder, or below it.
        only_there: they have no face elsewhere.
        named: they have a name, or none.
        hidden: they are ignored, or not.
        at_most: they have at most so many faces.
    """

    photos: tuple[PhotoId, ...] | None = None
    folder: Path | None = None
    only_there: bool = False
    named: bool | None = None
    hidden: bool | None = False
    at_most: int | None = None


FaceSelection = FaceQuery | Sequence[FaceId]
PersonSelection = PersonQuery | Sequence[PersonId]


def chosen_faces(database: Database, selection: FaceSelection) -> list[FaceId]:
    """The selected faces, each once, in the order of their ids; unknown ids are left out."""
    if isinstance(selection, FaceQuery):
        where, values = _face_terms(selection)
    else:
        where, values = _among("face.id", sorted(set(selection)))
    rows = database.all(
        "SELECT face.id FROM face LEFT JOIN person ON person.id = face.person"
        f" WHERE {where} ORDER BY face.id",
        values,
    )
    return [FaceId(face) for (face,) in rows]


def chosen_persons(database: Database, selection: PersonSelection) -> list[PersonId]:
    """The selected persons, each once, in the order of their ids; unknown ids are left out."""
    if isinstance(selection, PersonQuery):
        where, values = _person_terms(selection)
    else:
        where, values = _among("person.id", sorted(set(selection)))
    rows = database.all(f"SELECT id FROM person WHERE {where} ORDER BY id", values)
    return [PersonId(person) for (person,) in rows]


def _face_terms(query: FaceQuery) -> tuple[str, list[object]]:
    terms: list[tuple[str, list[object]]] = []
    if query.persons is not None:
        terms.append(_among("face.person", query.persons))
    terms.extend(_place_terms(query.photos, query.folder))
    if query.named is not None:
        terms.append((f"person.name IS {'NOT ' if query.named else ''}NULL", []))
    if query.states is not None:
        terms.append(_among("face.state", query.states))
    else:
        terms.append(("face.state != ?", [FaceState.NOT_A_FACE]))
    return " AND ".join(term for term, _ in terms), [v for _, values in terms for v in values]


def _person_terms(query: PersonQuery) -> tuple[str, list[object]]:
    terms: list[tuple[str, list[object]]] = [("1", [])]
    places = _place_terms(query.photos, query.folder)
    if places:
        inside = " AND ".join(term for term, _ in places)
        values = [v for _, found in places for v in found]
        own = "SELECT 1 FROM face WHERE face.person = person.id"
        terms.append((f"EXISTS ({own} AND {inside})", values))
        if query.only_there:
            terms.append((f"NOT EXISTS ({own} AND NOT ({inside}))", values))
    if query.named is not None:
        terms.append((f"name IS {'NOT ' if query.named else ''}NULL", []))
    if query.hidden is not None:
        terms.append(("hidden = ?", [int(query.hidden)]))
    if query.at_most is not None:
        count = "(SELECT count(*) FROM face WHERE face.person = person.id)"
        terms.append((f"{count} <= ?", [query.at_most]))
    return " AND ".join(term for term, _ in terms), [v for _, values in terms for v in values]


def _place_terms(
    photos: Sequence[PhotoId] | None, folder: Path | None
) -> list[tuple[str, list[object]]]:
    terms: list[tuple[str, list[object]]] = []
    if photos is not None:
        terms.append(_among("face.photo", photos))
    if folder is not None:
        # Compared as bytes: a path need not be text, and a folder's name is no pattern.
        inside = os.fsencode(folder / "x")[:-1]
        terms.append(
            (
                "EXISTS (SELECT 1 FROM photo_file JOIN root ON root.id = photo_file.root"
                " WHERE photo_file.photo = face.photo AND"
                " substr(CAST(root.path || ? || relative_path AS BLOB), 1, ?) = ?)",
                [os.fsencode(os.sep), len(inside), inside],
            )
        )
    return terms


def _among(column: str, values: Sequence[object]) -> tuple[str, list[object]]:
    return f"{column} IN (SELECT value FROM json_each(?))", [json.dumps(list(values))]
