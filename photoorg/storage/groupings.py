"""What the last grouping found out about each face, so that the next can go on from there."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.storage.columns import read_columns
from photoorg.storage.database import Database


@dataclass(frozen=True, slots=True)
class StoredGrouping:
    """Of n faces, in the order of their ids.

    Attributes:
        ids: int64[n].
        pieces: int64[n], the piece of strictly alike faces, -1 below the quality gate.
        crowding: float64[n], what squared distances to each face grow by.
    """

    ids: npt.NDArray[np.int64]
    pieces: npt.NDArray[np.int64]
    crowding: npt.NDArray[np.float64]


_VERSION_KEY = "groupings"


class Groupings:
    """Repository of the table `grouping`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def version(self) -> str:
        """Text that changes whenever a grouping is stored."""
        row = self._database.one("SELECT value FROM setting WHERE key = ?", (_VERSION_KEY,))
        return "" if row is None else str(row[0])

    def load(self) -> StoredGrouping:
        """Everything that is stored."""
        rows = self._database.rows("SELECT face, piece, crowding FROM grouping ORDER BY face")
        types = (np.int64, np.int64, np.float64)
        return StoredGrouping(
            *read_columns(rows, 3, lambda *columns: tuple(map(np.array, columns, types)))
        )

    def replace(self, grouping: StoredGrouping) -> None:
        """Store this, in place of everything that was stored."""
        self._database.execute(
            "INSERT INTO setting (key, value) VALUES (?, '1') ON CONFLICT (key)"
            " DO UPDATE SET value = CAST(value AS INTEGER) + 1",
            (_VERSION_KEY,),
        )
        self._database.execute("DELETE FROM grouping")
        self._database.execute_many(
            "INSERT INTO grouping (face, piece, crowding) VALUES (?, ?, ?)",
            zip(
                grouping.ids.tolist(),
                grouping.pieces.tolist(),
                grouping.crowding.tolist(),
                strict=True,
            ),
        )
