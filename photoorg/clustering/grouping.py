"""Faces to groups: the one door through which the rest of the program comes.

Chinese Whispers three times over, each time with better evidence:

1. A strict whisper among faces (0.36), and merging of its groups while they are very near in
   the mean (0.46, see `merging`), yields pieces that are of one person most likely. Against
   the pieces around it, each learns how near strangers come to it (`crowds`).
2. Pieces whisper among themselves: the two that are each other's nearest by the mean of all
   their corrected squared distances become one. That yields rough people, and against those
   each face learns for a second time, and better, how crowded it is.
3. A strict whisper among faces again, on corrected distances this time, and its pieces merge
   into the people. Nothing of the first two rounds but the crowding enters here.

Weighted whispers alone follow chains: one face that looks like everybody joins two people, and
nothing in the algorithm ever weighs the many pairs that are far apart. A mean over all pairs
does, and one bridge does not move it.

Faces below the quality gate whisper to nobody; at the end each joins the group that it is near
enough to, so they never link two.

All constants belong to the threshold 0.5 and grow with its square root, so near it half as
far as it is moved: a mean over many pairs varies less than one distance does. They are the
middle of a flat optimum over parts of a labelled set and simulated family libraries; none
depends on how many faces or people there are.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.cohesion import cut_bridges
from photoorg.clustering.constraints import FREE, Constraints
from photoorg.clustering.crowds import Ranks, crowding, crowding_of
from photoorg.clustering.hashing import Keys, keys_of
from photoorg.clustering.merging import merge_groups
from photoorg.clustering.neighbours import NeighbourGraph, build_graph
from photoorg.clustering.referee import OwnersReferee
from photoorg.clustering.searching import Embeddings
from photoorg.clustering.separating import allowed_edges, separate
from photoorg.clustering.summaries import Floats, Ints, Summaries, near_groups, summarise
from photoorg.clustering.whispers import Labels, compact, weighted_graph, whisper

THRESHOLD = 0.5
QUALITY_GATE = 0.2

_NEAREST_GROUPS = 16


@dataclass(frozen=True, slots=True)
class Pass:
    """One round of whispers: among faces below `strict`, then among pieces below `limit`.

    Crowding is measured over `ranks` of the nearest other groups, against `reference`.
    """

    strict: float
    limit: float
    ranks: Ranks
    reference: float = 0.64

    def at(self, threshold: float) -> "Pass":
        """The same round for another threshold than the default."""
        factor = _factor(threshold)
        return Pass(self.strict * factor, self.limit * factor, self.ranks, self.reference)


KIN = 0.46
"""Below it two strict groups count as one before anything is known of crowds."""

WIDE = 0.46
"""A piece whose faces are farther from each other in the mean is searched for a weak bridge."""


def _factor(threshold: float) -> float:
    """What the constants are multiplied by for another threshold than the default."""
    return math.sqrt(threshold / THRESHOLD)


ROUGH = Pass(strict=0.36, limit=0.56, ranks=Ranks(2, 12))
FINE = Pass(strict=0.40, limit=0.57, ranks=Ranks(1, 10))


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a full run finds out about n faces.

    labels: int64[n], equal for faces of one person; a confirmed face has its confirmed label.
    pieces: int64[n], the piece 0..g-1 of strictly alike faces, -1 below the quality gate.
    crowding: float64[n], what squared distances to each face grow by.
    """

    labels: Labels
    pieces: Ints
    crowding: Floats


def group_faces(
    embeddings: npt.NDArray[np.float32],
    *,
    quality: npt.NDArray[np.float32] | None = None,
    threshold: float = THRESHOLD,
    seed: int = 0,
    graph: NeighbourGraph | None = None,
    constraints: Constraints | None = None,
) -> Labels:
    """A label int64[n] for each face of float32[n, 128]; equal labels are one person.

    `quality` float32[n] in 0..1 is each face's score, `graph` the neighbour graph of the same
    rows if there is one already, `constraints` the owner's word on the same rows.

    Raises:
        ValueError: `graph`, `quality` or `constraints` are of another number of faces, or
            `threshold` is above what the graph holds.
    """
    return group_in_full(
        embeddings,
        quality=quality,
        threshold=threshold,
        seed=seed,
        graph=graph,
        constraints=constraints,
    ).labels


def group_in_full(
    embeddings: npt.NDArray[np.float32],
    *,
    quality: npt.NDArray[np.float32] | None = None,
    threshold: float = THRESHOLD,
    seed: int = 0,
    graph: NeighbourGraph | None = None,
    constraints: Constraints | None = None,
) -> Grouping:
    """The same, with what an incremental update needs to go on from there."""
    faces = np.ascontiguousarray(embeddings, np.float32)
    n = len(faces)
    fine = FINE.at(threshold)
    if graph is None:
        graph = build_graph(faces, r_max=fine.strict)  # nothing farther is looked at
    for name, size in (("graph", len(graph)), ("quality", n if quality is None else len(quality))):
        if size != n:
            raise ValueError(f"the {name} is of {size} faces, not of {n}")
    said = constraints or Constraints()
    keys = keys_of(faces)
    # In an order that depends on content alone, sums come out the same to the last bit.
    order = np.lexsort((said.held_by(n), keys))
    good = order if quality is None else order[quality[order] >= QUALITY_GATE]
    edges = _edges_among(graph, good, fine.strict)
    run = _Run(faces[good], keys[good], seed, edges, said.take(good, n))
    groups, pieces, crowded = np.full(n, -1), np.full(n, -1), np.zeros(n)
    groups[good], pieces[good], crowded[good] = run.group(
        KIN * _factor(threshold), ROUGH.at(threshold), fine
    )
    poor = order[groups[order] < 0]
    if len(poor):
        groups, crowded[poor] = attach(faces, groups, crowded, poor, fine, said)
    return Grouping(number(groups, said), pieces, crowded)


def _edges_among(
    graph: NeighbourGraph, rows: Ints, threshold: float
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    """The graph's pairs below `threshold` among some rows, numbered by their place in `rows`."""
    place = np.full(len(graph), -1, np.int32)
    place[rows] = np.arange(len(rows), dtype=np.int32)
    left, right, distances = graph.pairs(threshold)
    left, right = place[left], place[right]
    inside = (left >= 0) & (right >= 0)
    return left[inside], right[inside], distances[inside]


@dataclass(frozen=True, slots=True)
class _Run:
    """The faces that take part in whispering, in an order that depends on content alone."""

    faces: Embeddings
    keys: Keys
    seed: int
    edges: tuple[npt.NDArray[np.int32], npt.NDArray[np.int32], npt.NDArray[np.float32]]
    said: Constraints

    def group(self, kin: float, rough: Pass, fine: Pass) -> tuple[Ints, Ints, Floats]:
        """Groups int64[n], pieces int64[n] and crowding float64[n] of the faces."""
        n = len(self.faces)
        if n == 0:
            return np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0)
        left, right, distances = self.edges
        distances = allowed_edges(left, right, distances, self.said, n)
        pieces = self._pieces(distances, rough.strict)
        pieces = self._merge(summarise(self.faces, pieces), pieces, kin)
        found = summarise(self.faces, pieces)
        crowded = crowding(found, rough.ranks, rough.reference)
        groups = self._merge(found.with_crowding(crowded), pieces, rough.limit)
        crowded = crowding(summarise(self.faces, groups), fine.ranks, fine.reference)[groups]
        corrected = np.sqrt(distances**2 + (crowded[left] + crowded[right]) / 2)
        pieces = self._pieces(corrected, fine.strict)
        found = summarise(self.faces, pieces, crowded)
        return self._merge(found, pieces, fine.limit), pieces, crowded

    def _pieces(self, distances: npt.NDArray[np.floating], strict: float) -> Ints:
        left, right, _ = self.edges
        near = distances < strict
        weights = strict - distances[near].astype(np.float64)
        graph = weighted_graph(len(self.faces), left[near], right[near], weights)
        pieces = whisper(graph, self.keys, self.seed)
        pieces = cut_bridges(pieces, self.faces, left[near], right[near], WIDE)
        return separate(pieces, self.faces, self.said)

    def _merge(self, found: Summaries, pieces: Ints, limit: float) -> Ints:
        referee = OwnersReferee(self.said, pieces)
        target = merge_groups(found, limit, referee)
        return compact(referee.unite_parties(target)[pieces])


def attach(
    faces: Embeddings,
    groups: Ints,
    crowded: Floats,
    poor: Ints,
    now: Pass,
    said: Constraints,
    known_crowding: bool = False,
) -> tuple[Ints, Floats]:
    """Give each of the faces `poor`, which are in no group (-1), to the nearest one or to none.

    `groups` int64[n] are numbered 0..g-1; `crowded` float64[n] is each face's crowding, which is
    measured here for the poor ones unless it is known. Returns the groups int64[n] of all
    faces, and the crowding of the poor ones.
    """
    count = int(groups.max(initial=-1)) + 1
    alone = groups.copy()
    alone[poor] = count + np.arange(len(poor))
    if count == 0:
        united = OwnersReferee(said, alone).unite_parties(np.arange(len(poor)))
        return united[alone], np.zeros(len(poor))
    grouped = groups >= 0
    people = summarise(faces[grouped], groups[grouped], crowded[grouped])
    singles = summarise(faces[poor], np.arange(len(poor)))
    nowhere = np.full(len(poor), -1)
    strange = crowded[poor]
    if not known_crowding:
        strange = crowding_of(singles, people, now.ranks, now.reference, nowhere)
    row, person, squares = near_groups(
        singles.with_crowding(strange), people, _NEAREST_GROUPS, now.limit
    )
    referee = OwnersReferee(said, alone)
    sizes = np.concatenate([people.sizes, singles.sizes])
    squares = squares + referee.surcharge(person, row + count, sizes)
    target = np.arange(count + len(poor))
    for pair in np.lexsort((person, row, squares)).tolist():
        face, owner = count + int(row[pair]), int(person[pair])
        near = squares[pair] < now.limit**2
        if near and target[face] == face and referee.join(owner, face):
            target[face] = owner
    return referee.unite_parties(target)[alone], strange


def number(groups: Ints, said: Constraints) -> Labels:
    """Labels for groups int64[n]: the confirmed one, or a number that nobody has spoken of yet."""
    confirmed = said.confirmed_of(len(groups))
    spoken = [confirmed, said.rejected[:, 1], said.apart.ravel()]
    if said.known is not None:
        spoken.append(said.known)
    first_free = 1 + max(int(labels.max(initial=-1)) for labels in spoken)
    groups = compact(groups)
    names = np.full(int(groups.max(initial=-1)) + 1, FREE, np.int64)
    sure = confirmed != FREE
    names[groups[sure]] = confirmed[sure]
    nameless = names == FREE
    names[nameless] = first_free + np.arange(np.count_nonzero(nameless))
    return names[groups]
