"""One person's own part of the neighbour graph."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.explaining import GroupEdges, group_edges
from photoorg.core.ids import FaceId, PersonId
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.faces import Faces
from photoorg.storage.neighbours import Neighbours

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class GroupGraph:
    """The faces of one person that have an embedding, and what links them.

    Attributes:
        ids: int64[m], ascending; rows below count in this order.
        embeddings: float32[m, 128].
        edges: the edges between them that the owner did not cut.
    """

    ids: Ints
    embeddings: npt.NDArray[np.float32]
    edges: GroupEdges

    def row(self, face: FaceId) -> int | None:
        """The row of a face, None if it is not one of them."""
        place = int(np.searchsorted(self.ids, face))
        return place if place < len(self.ids) and self.ids[place] == face else None

    def face(self, row: int) -> FaceId:
        """The face of a row."""
        return FaceId(int(self.ids[row]))


def group_graph(database: Database, person: PersonId) -> GroupGraph:
    """The stored neighbour graph between the faces of a person.

    Faces that were not grouped yet have no edges.
    """
    ids, embeddings, _ = Faces(database).person_vectors(person)
    stored = Neighbours(database).of_person(person)
    sources, targets = np.repeat(stored.faces, stored.counts), stored.ids
    inside = np.isin(targets, ids) & np.isin(sources, ids)
    left = np.searchsorted(ids, sources[inside])
    right = np.searchsorted(ids, targets[inside])
    cuts = np.array(Decisions(database).cuts(), np.int64).reshape(-1, 2)
    cuts = np.searchsorted(ids, cuts[np.isin(cuts, ids).all(axis=1)])
    edges = group_edges(len(ids), left, right, stored.distances[inside], cuts)
    return GroupGraph(ids, embeddings, edges)
