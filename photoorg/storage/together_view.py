"""Who is in which photo."""

import numpy as np
import numpy.typing as npt

from photoorg.core.records import FaceState
from photoorg.storage.database import Database

Ints = npt.NDArray[np.int64]


class TogetherView:
    """Reads appearances: a person in a photo that has a file, ignored ones aside."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def appearances(self) -> tuple[Ints, Ints]:
        """Photos int64[k] and persons int64[k], each pair once."""
        rows = self._database.all(
            "SELECT DISTINCT photo, person FROM face"
            " JOIN person ON person.id = face.person AND NOT person.hidden"
            " WHERE state NOT IN (?, ?)"
            " AND EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = face.photo)"
            " ORDER BY photo, person",
            (FaceState.NOT_A_FACE, FaceState.IGNORED),
        )
        columns = np.array(rows, np.int64).reshape(-1, 2)
        return columns[:, 0].copy(), columns[:, 1].copy()
