"""What the people grid shows of many persons at once, in few passes over the tables.

The counts come from the index of faces by person and photo alone. The rare faces and photos
that do not count are looked up first, which is cheaper than asking for each face.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import FaceState
from photoorg.storage.database import Database

_AMONG = "IN (SELECT value FROM json_each(?))"
_HAS_FILE = "EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = {photo})"
_IN_BULK = (
    f"person IS NOT NULL AND id NOT IN (SELECT id FROM face WHERE state {_AMONG})"
    f" AND photo NOT IN (SELECT id FROM photo WHERE NOT {_HAS_FILE.format(photo='photo.id')})"
)
_ONE_BY_ONE = f"person {_AMONG} AND state NOT {_AMONG} AND {_HAS_FILE.format(photo='face.photo')}"


_MANY = 2_000
"""To look at so many persons one by one takes longer than to look at all."""


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person as one of many, with the number of faces, and of the photos these are in.

    `newest` is when the newest dated photo was taken, as in `photo.taken_at`; it is empty where
    none is dated, or where nobody asked for it.
    """

    id: PersonId
    name: str | None
    cover: FaceId | None
    faces: int
    photos: int
    newest: str = ""


class PeopleView:
    """Reads persons by the ten thousand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cards(
        self,
        *,
        hidden: bool,
        named: bool | None = None,
        only: Sequence[PersonId] | None = None,
        dated: bool = False,
    ) -> list[PersonCard]:
        """Persons who have a name or a face in a photo that has a file, by their ids.

        Args:
            hidden: those who are ignored, else those who are not.
            named: only those who have a name, or who have none.
            only: none but these are looked at.
            dated: tell when their newest photos were taken.
        """
        where, parameters = "hidden = ?", [int(hidden)]
        if named is not None:
            where += f" AND name IS {'NOT ' if named else ''}NULL"
        if only is not None:
            where += f" AND id {_AMONG}"
        with self._database.reading():
            persons = self._database.all(
                f"SELECT id, name, cover_face FROM person WHERE {where} ORDER BY id",
                parameters if only is None else [*parameters, _ids(only)],
            )
            few = [person for person, _, _ in persons] if len(persons) < _MANY else None
            counts = self._counts(hidden, few)
            newest = self._newest(few) if dated else {}
        none = (0, 0)
        return [
            PersonCard(person, name, cover, *counts.get(person, none), newest.get(person, ""))
            for person, name, cover in persons
            if name is not None or person in counts
        ]

    def _counts(
        self, hidden: bool, only: Sequence[PersonId] | None
    ) -> dict[PersonId, tuple[int, int]]:
        """Faces and photos of every person who has any."""
        away = json.dumps([FaceState.NOT_A_FACE, *([] if hidden else [FaceState.IGNORED])])
        if only is None:
            whose, parameters = _IN_BULK, [away]
        else:
            whose, parameters = _ONE_BY_ONE, [_ids(only), away]
        rows = self._database.rows(
            f"SELECT person, count(*), count(DISTINCT photo) FROM face WHERE {whose}"
            " GROUP BY person",
            parameters,
        )
        return {PersonId(person): (faces, photos) for person, faces, photos in rows}

    def _newest(self, only: Sequence[PersonId] | None) -> dict[PersonId, str]:
        whose, parameters = ("IS NOT NULL", []) if only is None else (_AMONG, [_ids(only)])
        rows = self._database.rows(
            "SELECT person, max(taken_at) FROM face CROSS JOIN photo ON photo.id = face.photo"
            f" WHERE person {whose} AND taken_at IS NOT NULL GROUP BY person",
            parameters,
        )
        return {PersonId(person): taken for person, taken in rows}

    def owners(self, faces: Sequence[FaceId]) -> list[PersonId]:
        """Who has these faces."""
        rows = self._database.all(
            f"SELECT DISTINCT person FROM face WHERE id {_AMONG} AND person IS NOT NULL",
            (_ids(faces),),
        )
        return [PersonId(person) for (person,) in rows]

    def photo_of(self, face: FaceId) -> PhotoId | None:
        """The photo that a face is in."""
        row = self._database.one("SELECT photo FROM face WHERE id = ?", (face,))
        return None if row is None else PhotoId(row[0])


def _ids(numbers: Sequence[int]) -> str:
    return json.dumps([int(number) for number in numbers])
