"""Why faces are together, or are not, and where a person is held together weakly."""

from dataclasses import dataclass

import numpy as np

from photoorg.clustering.explaining import best_path, side_of_cut
from photoorg.clustering.splitting import propose_split
from photoorg.clustering.weak_points import weak_points
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.people.group_graph import group_graph
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces


@dataclass(frozen=True, slots=True)
class Link:
    """Two faces and how far they are from each other."""

    one: FaceId
    other: FaceId
    distance: float


@dataclass(frozen=True, slots=True)
class PairExplanation:
    """Why two faces are together.

    Attributes:
        distance: between the two, Euclidean.
        person: the person of both, None if they are not together.
        path: the links that lead from the first to the second inside the person, of all ways
            the one whose longest link is shortest; None if no way is below the threshold.
        reach: the longest link of the best way at any threshold; None if there is no way.
    """

    distance: float
    person: PersonId | None
    path: tuple[Link, ...] | None
    reach: float | None

    @property
    def weakest(self) -> Link | None:
        """The longest link of the path, if there is one."""
        return max(self.path, key=lambda link: link.distance) if self.path else None


def why(database: Database, one: FaceId, other: FaceId, threshold: float) -> PairExplanation:
    """Why two faces are together at a threshold.

    Raises:
        KnownError: one of them does not exist, or has no embedding.
    """
    faces = Faces(database)
    first, second = faces.embedding(one), faces.embedding(other)
    for face, embedding in ((one, first), (other, second)):
        if embedding is None:
            raise KnownError(f"Face {face} cannot be compared; nothing is known of how it looks.")
    assert first is not None
    assert second is not None
    distance = float(np.linalg.norm(first - second))
    person, other_person = faces.person_of(one), faces.person_of(other)
    if person is None or person != other_person:
        return PairExplanation(distance, None, None, None)
    graph = group_graph(database, person)
    start, end = graph.row(one), graph.row(other)
    way = None if start is None or end is None else best_path(graph.edges, start, end)
    if way is None:
        return PairExplanation(distance, person, None, None)
    path = tuple(Link(graph.face(step.a), graph.face(step.b), step.distance) for step in way)
    reach = max((link.distance for link in path), default=0.0)
    return PairExplanation(distance, person, path if reach < threshold else None, reach)


@dataclass(frozen=True, slots=True)
class WeakLink:
    """A link without which the person would fall apart: `sizes` faces on each side."""

    link: Link
    sizes: tuple[int, int]


@dataclass(frozen=True, slots=True)
class WeakFace:
    """A face without which the person would fall apart into parts of `sizes` faces."""

    face: FaceId
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WeakPoints:
    """Where a person is held together weakly, the weakest first.

    Attributes:
        pieces: the sizes of parts that no link joins at this threshold, largest first; such
            parts are together by their likeness as a whole, or because the owner said so.
    """

    pieces: tuple[int, ...]
    links: tuple[WeakLink, ...]
    faces: tuple[WeakFace, ...]


def weak_points_of(database: Database, person: PersonId, threshold: float) -> WeakPoints:
    """The weak points of a person at a threshold."""
    graph = group_graph(database, person)
    found = weak_points(graph.edges, threshold)
    return WeakPoints(
        found.pieces,
        tuple(
            WeakLink(Link(graph.face(it.a), graph.face(it.b), it.distance), it.sizes)
            for it in found.bridges
        ),
        tuple(WeakFace(graph.face(it.face), it.sizes) for it in found.joints),
    )


@dataclass(frozen=True, slots=True)
class ProposedSplit:
    """How a person would be taken apart, the largest part first, and how clear that is, 0 to 1."""

    parts: tuple[tuple[FaceId, ...], ...]
    score: float


def split_of(database: Database, person: PersonId) -> ProposedSplit | None:
    """The best way to take a person apart; None if none is sensible."""
    ids, embeddings, _ = Faces(database).person_vectors(person)
    found = propose_split(embeddings)
    if found is None:
        return None
    parts = tuple(tuple(FaceId(face) for face in ids[rows].tolist()) for rows in found.parts)
    return ProposedSplit(parts, found.score)


def smaller_side(
    database: Database, person: PersonId, one: FaceId, other: FaceId, threshold: float
) -> list[FaceId]:
    """The faces of the smaller side, if a person falls apart without the link of two faces.

    None are returned if something else joins the two.
    """
    graph = group_graph(database, person)
    start, end = graph.row(one), graph.row(other)
    if start is None or end is None:
        return []
    sides = side_of_cut(graph.edges, start, end, threshold)
    if sides is None:
        return []
    smaller = sides.of_b if len(sides.of_b) <= len(sides.of_a) else sides.of_a
    return [graph.face(row) for row in smaller.tolist()]
