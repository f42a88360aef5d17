"""Where faces lie: in the face graph of the whole library, and on the map of faces.

Both are kept, so that they look as they did before.
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from photoorg.storage.database import Database

Ints = npt.NDArray[np.int64]


class Positions:
    """Repository of the table `position`: the face graph."""

    _table = "position"

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> tuple[Ints, npt.NDArray[np.float32]]:
        """The faces int64[k], ascending, and their places float32[k, 2]."""
        rows = self._database.all(f"SELECT face, x, y FROM {self._table} ORDER BY face")
        columns = np.array(rows, np.float64).reshape(-1, 3)  # ids stay exact up to 2^53
        return columns[:, 0].astype(np.int64), columns[:, 1:].astype(np.float32)

    def put(self, faces: Ints, positions: npt.NDArray[np.float32]) -> None:
        """Store places float32[k, 2], instead of what was stored of these faces int64[k].

        Places that are not finite, and faces that are gone, are left out.
        """
        there = np.isfinite(positions).all(axis=1)
        self._database.execute_many(
            f"INSERT OR REPLACE INTO {self._table} (face, x, y)"
            " SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM face WHERE id = ?1)",
            _triples(faces[there], positions[there]),
        )

    def replace(self, faces: Ints, positions: npt.NDArray[np.float32]) -> None:
        """Store these places, instead of all that was stored."""
        with self._database.transaction():
            self._database.execute(f"DELETE FROM {self._table}")
            self.put(faces, positions)


class MapPositions(Positions):
    """Repository of the table `map_position`: the map of faces."""

    _table = "map_position"


def _triples(faces: Ints, positions: npt.NDArray[np.float32]) -> Iterable[tuple[int, float, float]]:
    return zip(faces.tolist(), positions[:, 0].tolist(), positions[:, 1].tolist(), strict=True)
