"""Puts what clustering found into the persons that exist, so that ids and names stay.

Clustering only moves faces that it placed itself: what the owner decided stays. A person
goes with the largest part of its faces; a named person goes before unnamed ones, and two
named persons never become one. Somebody who is ignored counts as named.
"""

import logging
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.constraints import FREE, Constraints
from photoorg.clustering.grouping import Grouping, group_in_full
from photoorg.clustering.identity import keep_labels
from photoorg.clustering.live import GROWTH, LiveGroups
from photoorg.core.records import ChangeSet
from photoorg.people.graph import current_graph
from photoorg.people.settling import settle
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.faces import Faces, FaceVectors
from photoorg.storage.groupings import Groupings
from photoorg.storage.persons import Persons

_log = logging.getLogger(__name__)

Ints = npt.NDArray[np.int64]

_NO_PIECE = -1


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """All that grouping reads, of one moment."""

    vectors: FaceVectors
    said: Constraints
    named: frozenset[int]
    next_person: int

    @property
    def persons(self) -> Ints:
        """int64[n]: the person of each face, `FREE` where it has none."""
        return np.where(self.vectors.persons > 0, self.vectors.persons, FREE)


def regroup(database: Database, threshold: float, *, afresh: bool = True) -> ChangeSet:
    """Group the faces at `threshold`, from the stored embeddings.

    With `afresh` False, the last grouping is gone on from where that is possible: new
    faces join, found or bridge groups, and only what is near them is looked at.

    Grouping runs outside any transaction, so that the owner can go on editing; persons that
    were edited meanwhile stay as they are until the next grouping. Returns what changed: the
    faces that went to another person, and the persons they left or joined.
    """
    with database.reading():
        now = read_moment(database)
    graph = current_graph(database, now.vectors.ids, now.vectors.embeddings)
    found = None if afresh else _go_on(database, now, threshold)
    if found is None:
        found = group_in_full(
            now.vectors.embeddings,
            quality=now.vectors.quality,
            threshold=threshold,
            graph=graph,
            constraints=now.said,
        )
        labels = keep_labels(
            found.labels, now.persons, now.said, now.named, next_label=now.next_person
        )
        found = Grouping(labels, found.pieces, found.crowding)
    with database.transaction():
        changes = settle(database, now.vectors, now.said, now.named, found, now.next_person)
    _log.info("grouping moved %d of %d faces", len(changes.faces), len(now.vectors.ids))
    return changes


def read_moment(database: Database) -> Moment:
    """Everything that grouping reads; read it inside a transaction, so that it fits together."""
    vectors = Faces(database).vectors()
    persons, decisions = Persons(database), Decisions(database)
    named = frozenset(map(int, persons.lasting()))
    rows = {face: row for row, face in enumerate(vectors.ids.tolist())}
    rejected = [(rows[f], p) for f, p in decisions.rejections() if f in rows]
    cuts = [(rows[a], rows[b]) for a, b in decisions.cuts() if a in rows and b in rows]
    said = Constraints(
        confirmed=np.where(vectors.settled & (vectors.persons > 0), vectors.persons, FREE),
        known=np.where(vectors.persons > 0, vectors.persons, FREE),
        rejected=np.array(rejected, np.int64).reshape(-1, 2),
        apart=np.array(decisions.different(), np.int64).reshape(-1, 2),
        photos=vectors.photos,
        exclusive=np.array(sorted(named), np.int64),
        cuts=np.array(cuts, np.int64).reshape(-1, 2),
    )
    return Moment(vectors, said, named, persons.next_id())


def _go_on(database: Database, now: Moment, threshold: float) -> Grouping | None:
    """The last grouping with the faces that nobody has placed yet; None if there is none.

    Those are new, or were taken from a person by the owner. Faces of whom nothing is known any
    more, because their photo was searched again, stay with their person; of many, all is old.
    """
    vectors, stored = now.vectors, Groupings(database).load()
    placed = now.persons != FREE
    known = np.isin(vectors.ids[placed], stored.ids)
    count = len(known)
    if not known.any() or np.count_nonzero(~known) > GROWTH * count:
        return None
    order = np.concatenate([np.flatnonzero(placed), np.flatnonzero(~placed)])
    place = np.searchsorted(stored.ids, vectors.ids[placed][known])
    pieces, crowding = np.full(count, _NO_PIECE), np.zeros(count)
    pieces[known], crowding[known] = stored.pieces[place], stored.crowding[place]
    live = LiveGroups(
        vectors.embeddings[order[:count]],
        vectors.quality[order[:count]],
        Grouping(now.persons[order[:count]], pieces, crowding),
        threshold=threshold,
        next_label=now.next_person,
    )
    fresh = order[count:]
    if len(fresh):
        live.add(
            vectors.embeddings[fresh],
            vectors.quality[fresh],
            now.said.take(order, len(order)),
            now.named,
        )
    found, back = live.grouping, np.argsort(order)
    return Grouping(found.labels[back], found.pieces[back], found.crowding[back])
