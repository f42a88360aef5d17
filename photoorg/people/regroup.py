"""Puts what clustering found into the persons that exist, so that ids and names stay.

Clustering only moves faces that it placed itself: what the owner decided stays. A person
goes with the largest part of its faces; a named person goes before unnamed ones, and two
named persons never become one.
"""

import logging
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.constraints import FREE, Constraints
from photoorg.clustering.grouping import Grouping, group_in_full
from photoorg.clustering.identity import keep_labels
from photoorg.clustering.live import LiveGroups
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.people.graph import current_graph
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.faces import Faces, FaceVectors
from photoorg.storage.groupings import Groupings, StoredGrouping
from photoorg.storage.persons import Persons

_log = logging.getLogger(__name__)

_ATTEMPTS = 3

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _State:
    """All that grouping reads, of one moment."""

    vectors: FaceVectors
    said: Constraints
    named: frozenset[int]
    next_person: int

    @property
    def persons(self) -> Ints:
        """int64[n]: the person of each face, `FREE` where it has none."""
        return np.where(self.vectors.persons > 0, self.vectors.persons, FREE)

    def same_as(self, other: "_State") -> bool:
        """Whether nothing that grouping reads has changed."""
        a, b = self.vectors, other.vectors
        return (
            np.array_equal(a.ids, b.ids)
            and np.array_equal(a.persons, b.persons)
            and np.array_equal(a.settled, b.settled)
            and np.array_equal(self.said.rejected, other.said.rejected)
            and np.array_equal(self.said.apart, other.said.apart)
            and self.named == other.named
        )


def regroup(database: Database, threshold: float, *, afresh: bool = True) -> ChangeSet:
    """Group the faces at `threshold`, from the stored embeddings.

    With `afresh` False, the last grouping is gone on from where that is possible: new
    faces join, found or bridge groups, and only what is near them is looked at.

    Grouping runs outside any transaction, so that the owner can go on editing; if that
    changed what was read, it starts over. Returns what changed: the faces that went to
    another person, and the persons they left or joined.
    """
    for _ in range(_ATTEMPTS):
        state = _read(database)
        found = _group(database, state, threshold, afresh=afresh)
        with database.transaction():
            if state.same_as(_read(database)):
                return _settle(database, state, found)
        _log.info("the library changed while it was being grouped")
    with database.transaction():
        state = _read(database)
        return _settle(database, state, _group(database, state, threshold, afresh=afresh))


def _read(database: Database) -> _State:
    vectors = Faces(database).vectors()
    persons, decisions = Persons(database), Decisions(database)
    named = frozenset(int(person) for person in persons.names())
    rows = {face: row for row, face in enumerate(vectors.ids.tolist())}
    rejected = [(rows[f], p) for f, p in decisions.rejections() if f in rows]
    said = Constraints(
        confirmed=np.where(vectors.settled & (vectors.persons > 0), vectors.persons, FREE),
        known=np.where(vectors.persons > 0, vectors.persons, FREE),
        rejected=np.array(rejected, np.int64).reshape(-1, 2),
        apart=np.array(decisions.different(), np.int64).reshape(-1, 2),
        photos=vectors.photos,
        exclusive=np.array(sorted(named), np.int64),
    )
    return _State(vectors, said, named, persons.next_id())


def _group(database: Database, state: _State, threshold: float, *, afresh: bool) -> Grouping:
    vectors = state.vectors
    stored = Groupings(database).load()
    count = len(stored.ids)
    if not afresh and count and np.array_equal(stored.ids, vectors.ids[:count]):
        before = Grouping(state.persons[:count], stored.pieces, stored.crowding)
        if (before.labels != FREE).all():
            return _go_on(state, before, threshold)
    graph = current_graph(database, vectors)
    found = group_in_full(
        vectors.embeddings,
        quality=vectors.quality,
        threshold=threshold,
        graph=graph,
        constraints=state.said,
    )
    labels = keep_labels(
        found.labels, state.persons, state.said, state.named, next_label=state.next_person
    )
    return Grouping(labels, found.pieces, found.crowding)


def _go_on(state: _State, before: Grouping, threshold: float) -> Grouping:
    vectors, count = state.vectors, len(before.labels)
    live = LiveGroups(
        vectors.embeddings[:count],
        vectors.quality[:count],
        before,
        threshold=threshold,
        next_label=state.next_person,
    )
    live.add(vectors.embeddings[count:], vectors.quality[count:], state.said, state.named)
    return live.grouping


def _settle(database: Database, state: _State, found: Grouping) -> ChangeSet:
    """Write the groups down, in a transaction of the caller's."""
    vectors, persons = state.vectors, Persons(database)
    targets = np.where(vectors.settled, state.persons, found.labels)
    targets = _with_new_persons(persons, targets, state.next_person)
    moved = targets != state.persons
    by_person: dict[int, list[FaceId]] = defaultdict(list)
    for face, person in zip(vectors.ids[moved].tolist(), targets[moved].tolist(), strict=True):
        by_person[person].append(FaceId(face))
    for person, faces in by_person.items():
        Faces(database).assign(faces, PersonId(person), FaceState.AUTOMATIC)
    Groupings(database).replace(StoredGrouping(vectors.ids, found.pieces, found.crowding))
    changed = set(targets[moved].tolist()) | set(state.persons[moved].tolist()) - {FREE}
    persons.remove_empty()
    _choose_covers(persons, vectors, targets, changed)
    _log.info("grouping moved %d of %d faces", int(moved.sum()), len(moved))
    return ChangeSet(
        faces=frozenset(FaceId(face) for face in vectors.ids[moved].tolist()),
        persons=frozenset(PersonId(person) for person in changed),
    )


def _with_new_persons(persons: Persons, labels: Ints, first_new: int) -> Ints:
    """The labels with persons made for those that are nobody yet, the largest first."""
    new, sizes = np.unique(labels[labels >= first_new], return_counts=True)
    made = {label: persons.add() for label in new[np.argsort(-sizes, kind="stable")].tolist()}
    return np.array([made.get(label, label) for label in labels.tolist()], np.int64)


def _choose_covers(
    persons: Persons, vectors: FaceVectors, targets: Ints, changed: set[int]
) -> None:
    """The face of best quality near the middle of its person stands for it."""
    ordered = sorted(changed)
    order = np.argsort(targets, kind="stable")
    starts = np.searchsorted(targets[order], ordered, side="left")
    ends = np.searchsorted(targets[order], ordered, side="right")
    covers: list[tuple[PersonId, FaceId | None]] = []
    for person, start, end in zip(ordered, starts, ends, strict=True):
        members = order[start:end]
        if len(members):
            covers.append((PersonId(person), _cover(vectors, members)))
    persons.set_covers(covers)


def _cover(vectors: FaceVectors, members: npt.NDArray[np.intp]) -> FaceId:
    embeddings = vectors.embeddings[members]
    distance = np.linalg.norm(embeddings - embeddings.mean(axis=0), axis=1)
    best = members[int(np.argmax(vectors.quality[members] - distance))]
    return FaceId(int(vectors.ids[best]))
