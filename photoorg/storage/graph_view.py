"""Which faces the face graph shows, whose they are, and what these are called."""

import json
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from photoorg.core.ids import PersonId, PhotoId
from photoorg.core.records import FaceState
from photoorg.storage.database import Database

Ints = npt.NDArray[np.int64]

_COMPARABLE = f"""
    SELECT face.id, coalesce(face.person, 0) FROM face
    WHERE face.state != '{FaceState.NOT_A_FACE}'
    AND EXISTS (SELECT 1 FROM vector WHERE vector.face = face.id)
    AND EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = face.photo)
"""
_SHOWN = f"""
    {_COMPARABLE} AND face.state != '{FaceState.IGNORED}'
    AND NOT EXISTS (SELECT 1 FROM person WHERE person.id = face.person AND hidden)
"""
_THEIRS = f"""
    {_COMPARABLE} AND face.person IN (SELECT value FROM json_each(?))
    AND (face.state != '{FaceState.IGNORED}'
    OR EXISTS (SELECT 1 FROM person WHERE person.id = face.person AND hidden))
"""


class GraphView:
    """Reads faces that have an embedding, in photos that have a file: ids and persons.

    Answers are int64[n], ascending, and int64[n], 0 where a face has no person. Ignored faces
    and those of ignored persons are left out, unless such a person is asked for.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Ints, Ints]:
        """Every face."""
        return self._read(f"{_SHOWN} ORDER BY face.id")

    def some(self, faces: Sequence[int], persons: Sequence[PersonId] = ()) -> tuple[Ints, Ints]:
        """Those of some faces that are shown; and those of `persons`, as `of_persons` does."""
        wanted = json.dumps([int(face) for face in faces])
        chosen = " AND face.id IN (SELECT value FROM json_each(?))"
        if not persons:
            return self._read(f"{_SHOWN} {chosen} ORDER BY face.id", wanted)
        asked_for = json.dumps([int(person) for person in persons])
        return self._read(
            f"{_SHOWN} {chosen} UNION {_THEIRS} {chosen} ORDER BY 1", wanted, asked_for, wanted
        )

    def hidden(self, persons: Sequence[PersonId]) -> Ints:
        """int64[k], ascending: who of some persons is ignored."""
        rows = self._database.all(
            "SELECT id FROM person WHERE hidden AND id IN (SELECT value FROM json_each(?))"
            " ORDER BY id",
            (json.dumps([int(person) for person in persons]),),
        )
        return np.array([person for (person,) in rows], np.int64)

    def names(self, persons: Sequence[PersonId]) -> dict[PersonId, str]:
        """What those of some persons are called who have a name."""
        rows = self._database.all(
            "SELECT id, name FROM person WHERE name IS NOT NULL"
            " AND id IN (SELECT value FROM json_each(?))",
            (json.dumps([int(person) for person in persons]),),
        )
        return {PersonId(person): name for person, name in rows}

    def of_persons(self, persons: Sequence[PersonId]) -> tuple[Ints, Ints]:
        """The faces of some persons; of an ignored one those that are ignored too."""
        wanted = json.dumps([int(person) for person in persons])
        return self._read(f"{_THEIRS} ORDER BY face.id", wanted)

    def of_photo(self, photo: PhotoId) -> Ints:
        """The faces in a photo."""
        return self._read(f"{_SHOWN} AND face.photo = ? ORDER BY face.id", photo)[0]

    def _read(self, sql: str, *parameters: object) -> tuple[Ints, Ints]:
        rows = self._database.all(sql, parameters)
        columns = np.array(rows, np.int64).reshape(-1, 2)
        return columns[:, 0].copy(), columns[:, 1].copy()
