"""What the views of many faces show, in one pass over the tables each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import FaceState
from photoorg.storage.columns import read_columns
from photoorg.storage.database import Database

STATES = tuple(FaceState)
"""`FaceRows.states` counts in this order."""

_CODES = {str(state): code for code, state in enumerate(STATES)}
_HAS_FILE = "EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = face.photo)"
_SECONDS = 19  # of an ISO date and time: what follows is a zone, or less than a second

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class FaceRows:
    """Some faces, in the order in which a view shows them.

    Attributes:
        ids: int64[n].
        photos: int64[n].
        states: uint8[n], places in `STATES`.
        taken: datetime64[s][n], when the photos were taken on the clock of the place; NaT where
            the file does not say.
        quality: float32[n], 0 to 1.
        boxes: float32[n, 4]: left, top, width, height, normalised to the upright photo.
    """

    ids: Ints
    photos: Ints
    states: npt.NDArray[np.uint8]
    taken: npt.NDArray[np.datetime64]
    quality: npt.NDArray[np.float32]
    boxes: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, rows: npt.NDArray[np.intp] | npt.NDArray[np.bool_]) -> "FaceRows":
        """These rows, in this order, or those where a flag is set."""
        return FaceRows(
            self.ids[rows],
            self.photos[rows],
            self.states[rows],
            self.taken[rows],
            self.quality[rows],
            self.boxes[rows],
        )


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who is in photos together with somebody else."""

    id: PersonId
    name: str | None
    cover: FaceId | None
    photos: int


class FacesView:
    """Reads faces by the ten thousand."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_person(self, person: PersonId, *, hidden: bool) -> FaceRows:
        """The faces of a person whose photos have a file, by their ids.

        Those that are ignored by themselves are left out, unless the person is ignored.
        """
        away = [FaceState.NOT_A_FACE, *([] if hidden else [FaceState.IGNORED])]
        return self._rows(
            f"person = ? AND state NOT IN (SELECT value FROM json_each(?)) AND {_HAS_FILE}",
            (person, json.dumps(away)),
        )

    def whose(self, face: FaceId) -> tuple[PhotoId, PersonId | None, str | None] | None:
        """The photo of a face, its person and their name; None if there is no such face."""
        found = self._database.one(
            "SELECT photo, person, name FROM face LEFT JOIN person ON person.id = face.person"
            " WHERE face.id = ?",
            (face,),
        )
        if found is None:
            return None
        photo, person, name = found
        return PhotoId(photo), None if person is None else PersonId(person), name

    def in_bin(self) -> FaceRows:
        """The detections that are no faces, by their ids."""
        return self._rows("state = ?", (FaceState.NOT_A_FACE,))

    def some(self, faces: Sequence[FaceId]) -> FaceRows:
        """Those of these faces that exist, by their ids."""
        wanted = json.dumps([int(face) for face in faces])
        return self._rows("face.id IN (SELECT value FROM json_each(?))", (wanted,))

    def _rows(self, where: str, parameters: Sequence[object]) -> FaceRows:
        rows = self._database.rows(
            "SELECT face.id, photo, state, taken_at, quality,"
            " box_left, box_top, box_width, box_height"
            f" FROM face CROSS JOIN photo ON photo.id = face.photo WHERE {where}"
            " ORDER BY face.id",
            parameters,
        )
        return FaceRows(*read_columns(rows, 9, _arrays))

    def companions(self, person: PersonId, limit: int) -> list[Companion]:
        """Who is in most photos together with a person, ignored ones aside."""
        rows = self._database.execute_named(
            "SELECT id, name, cover_face, photos FROM person JOIN ("
            "  SELECT other.person AS id, count(DISTINCT other.photo) AS photos"
            "  FROM face CROSS JOIN face AS other ON other.photo = face.photo"
            "  WHERE face.person = :person AND other.person != :person"
            "  AND :away NOT IN (face.state, other.state)"
            f" AND {_HAS_FILE} GROUP BY other.person"
            ") USING (id) WHERE NOT hidden"
            " ORDER BY photos DESC, name IS NULL, id LIMIT :limit",
            {"person": person, "away": FaceState.NOT_A_FACE, "limit": limit},
        )
        return [
            Companion(PersonId(who), name, cover, count)
            for who, name, cover, count in rows.fetchall()
        ]


def _arrays(
    ids: Sequence[int],
    photos: Sequence[int],
    states: Sequence[str],
    taken: Sequence[str | None],
    quality: Sequence[float],
    *boxes: Sequence[float],
) -> tuple[npt.NDArray[Any], ...]:
    dates = ["NaT" if text is None else text[:_SECONDS] for text in taken]
    return (
        np.array(ids, np.int64),
        np.array(photos, np.int64),
        np.array([_CODES[state] for state in states], np.uint8),
        np.array(dates, "datetime64[s]"),
        np.array(quality, np.float32),
        np.array(boxes, np.float32).T.reshape(-1, 4),
    )
