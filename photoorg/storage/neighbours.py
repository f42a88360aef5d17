"""The neighbour graph: each face's nearest faces and how far they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.core.ids import FaceId
from photoorg.storage.database import Database


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """One face's neighbours, nearest first: ids int64[k], Euclidean distances float32[k]."""

    face: FaceId
    ids: npt.NDArray[np.int64]
    distances: npt.NDArray[np.float32]


class Neighbours:
    """Repository of the table `neighbour`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> Iterator[NeighbourRow]:
        """Every stored row, in the order of the faces' ids."""
        rows = self._database.execute("SELECT face, ids, distances FROM neighbour ORDER BY face")
        for face, ids, distances in rows:
            yield NeighbourRow(
                FaceId(face), np.frombuffer(ids, "<i8"), np.frombuffer(distances, "<f4")
            )

    def put(self, rows: Iterable[NeighbourRow]) -> None:
        """Store rows, in place of what was stored of their faces."""
        self._database.execute_many(
            "INSERT OR REPLACE INTO neighbour (face, ids, distances) VALUES (?, ?, ?)",
            (
                (row.face, row.ids.astype("<i8").tobytes(), row.distances.astype("<f4").tobytes())
                for row in rows
            ),
        )

    def clear(self) -> None:
        """Forget the graph; it is computed anew from the embeddings."""
        self._database.execute("DELETE FROM neighbour")
