"""One person's own part of the neighbour graph."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.core.ids import FaceId, PersonId
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.neighbours import Neighbours

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class GroupGraph:
    """The faces of one person, and the edges between them, each once.

    Attributes:
        ids: int64[m], the faces, ascending; rows below count in this order.
        left: int64[e], a row.
        right: int64[e], a later row.
        distances: float32[e].
        cuts: int64[c, 2], pairs of rows that the owner cut; their edges are among the others.
    """

    ids: Ints
    left: Ints
    right: Ints
    distances: npt.NDArray[np.float32]
    cuts: Ints

    def row(self, face: FaceId) -> int:
        """The row of a face.

        Raises:
            KeyError: it is not one of them, or has no edges computed yet.
        """
        place = int(np.searchsorted(self.ids, face))
        if place == len(self.ids) or self.ids[place] != face:
            raise KeyError(face)
        return place


def group_graph(database: Database, person: PersonId) -> GroupGraph:
    """The stored neighbour graph between the faces of a person."""
    stored = Neighbours(database).of_person(person)
    ids = stored.faces
    source = np.repeat(np.arange(len(ids)), stored.counts)
    target = np.minimum(np.searchsorted(ids, stored.ids), max(len(ids) - 1, 0))
    inside = ids[target] == stored.ids if len(ids) else np.zeros(0, bool)
    low = np.minimum(source, target)[inside]
    high = np.maximum(source, target)[inside]
    _, first = np.unique(low * len(ids) + high, return_index=True)
    graph = GroupGraph(
        ids, low[first], high[first], stored.distances[inside][first], np.zeros((0, 2), np.int64)
    )
    known = set(ids.tolist())
    cuts = [
        (graph.row(a), graph.row(b))
        for a, b in Decisions(database).cuts()
        if a in known and b in known
    ]
    return GroupGraph(
        ids, graph.left, graph.right, graph.distances, np.array(cuts, np.int64).reshape(-1, 2)
    )
