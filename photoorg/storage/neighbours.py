"""The neighbour graph: each face's nearest faces and how far they are."""

from collections.abc import Iterable, Sequence
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


@dataclass(frozen=True, slots=True)
class StoredNeighbours:
    """Rows of n faces, in the order of their ids, m neighbours in all.

    Attributes:
        faces: int64[n].
        counts: int64[n], how many neighbours each has.
        ids: int64[m], the neighbours, row after row.
        distances: float32[m].
    """

    faces: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int64]
    ids: npt.NDArray[np.int64]
    distances: npt.NDArray[np.float32]


class Neighbours:
    """Repository of the table `neighbour`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> StoredNeighbours:
        """Every stored row."""
        return _together(
            self._database.all("SELECT face, ids, distances FROM neighbour ORDER BY face")
        )

    def of_person(self, person: int) -> StoredNeighbours:
        """The rows of one person's faces; neighbours may be faces of others."""
        return _together(
            self._database.all(
                "SELECT neighbour.face, ids, distances FROM face"
                " JOIN neighbour ON neighbour.face = face.id WHERE person = ? ORDER BY face.id",
                (person,),
            )
        )

    def put(self, rows: Iterable[NeighbourRow]) -> None:
        """Store rows, in place of what was stored of their faces."""
        self._database.execute_many(
            "INSERT OR REPLACE INTO neighbour (face, ids, distances)"
            " SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM face WHERE id = ?1)",
            (
                (row.face, row.ids.astype("<i8").tobytes(), row.distances.astype("<f4").tobytes())
                for row in rows
            ),
        )

    def remove(self, faces: Sequence[int]) -> None:
        """Forget the rows of some faces."""
        self._database.execute_many("DELETE FROM neighbour WHERE face = ?", ((f,) for f in faces))


def _together(rows: list[tuple[int, bytes, bytes]]) -> StoredNeighbours:
    ids = b"".join(row[1] for row in rows)
    return StoredNeighbours(
        np.array([row[0] for row in rows], np.int64),
        np.array([len(row[1]) // 8 for row in rows], np.int64),
        np.frombuffer(ids, "<i8"),
        np.frombuffer(b"".join(row[2] for row in rows), "<f4"),
    )
