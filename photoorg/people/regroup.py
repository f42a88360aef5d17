"""Puts what clustering found into the persons that exist, so that ids and names stay.

Clustering only moves faces that it placed itself: what the owner decided stays. A person
goes with the largest part of its faces; a named person goes before unnamed ones, and when
a group holds faces of two named persons, each keeps its own.
"""

import logging
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from photoorg.clustering.grouping import group_faces
from photoorg.clustering.whispers import Labels
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces, FaceVectors
from photoorg.storage.persons import Persons

_log = logging.getLogger(__name__)


def regroup(database: Database, threshold: float) -> ChangeSet:
    """Group all faces again, at `threshold`, from the stored embeddings.

    Returns what changed: the faces that went to another person, and the persons they left
    or joined.
    """
    with database.transaction():
        vectors = Faces(database).vectors()
        labels = group_faces(vectors.embeddings, quality=vectors.quality, threshold=threshold)
        return _Assignment(database, vectors).settle(labels)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A person's wish for a group, ordered so that the strongest comes first."""

    person: int
    label: int
    faces: int
    named: bool

    @property
    def strength(self) -> tuple[bool, int, int]:
        return (not self.named, -self.faces, self.person)


class _Assignment:
    def __init__(self, database: Database, vectors: FaceVectors) -> None:
        self._faces = Faces(database)
        self._persons = Persons(database)
        self._vectors = vectors
        self._named = set(self._persons.names())

    def settle(self, labels: Labels) -> ChangeSet:
        owners = self._owners(labels)
        targets = self._targets(labels, owners)
        moved = self._move(targets)
        self._persons.remove_empty()
        changed = {int(p) for p in self._vectors.persons[moved] if p} | {
            int(p) for p in targets[moved]
        }
        self._choose_covers(targets, changed)
        _log.info("grouping moved %d of %d faces", int(moved.sum()), len(moved))
        return ChangeSet(
            faces=frozenset(FaceId(int(f)) for f in self._vectors.ids[moved]),
            persons=frozenset(PersonId(p) for p in changed),
        )

    def _owners(self, labels: Labels) -> dict[int, int]:
        """The person that each label goes to; a new person where nobody claims it."""
        before = self._vectors.persons
        has_person = before > 0
        pairs, counts = np.unique(
            np.stack([before[has_person], labels[has_person]]), axis=1, return_counts=True
        )
        claims = [
            _Claim(int(person), int(label), int(faces), int(person) in self._named)
            for person, label, faces in zip(*pairs, counts, strict=True)
        ]
        owners: dict[int, int] = {}
        taken: set[int] = set()
        for claim in sorted(claims, key=lambda c: c.strength):
            if claim.label not in owners and claim.person not in taken:
                owners[claim.label] = claim.person
                taken.add(claim.person)
        new, sizes = np.unique(labels[~self._vectors.settled], return_counts=True)
        for label in new[np.argsort(-sizes, kind="stable")].tolist():
            if label not in owners:
                owners[label] = self._persons.add()
        return owners

    def _targets(self, labels: Labels, owners: dict[int, int]) -> np.ndarray:
        before, settled = self._vectors.persons, self._vectors.settled
        targets = before.copy()
        named_in: dict[int, set[int]] = defaultdict(set)
        for person, label in zip(before.tolist(), labels.tolist(), strict=True):
            if person in self._named:
                named_in[label].add(person)
        for index in np.flatnonzero(~settled).tolist():
            label, person = int(labels[index]), int(before[index])
            contested = len(named_in[label]) > 1 and person in self._named
            targets[index] = person if contested else owners[label]
        return targets

    def _move(self, targets: np.ndarray) -> np.ndarray:
        moved: np.ndarray = targets != self._vectors.persons
        by_person: dict[int, list[FaceId]] = defaultdict(list)
        for face, person in zip(self._vectors.ids[moved], targets[moved], strict=True):
            by_person[int(person)].append(FaceId(int(face)))
        for person, faces in by_person.items():
            self._faces.assign(faces, PersonId(person), FaceState.AUTOMATIC)
        return moved

    def _choose_covers(self, targets: np.ndarray, persons: set[int]) -> None:
        """The face of best quality near the middle of its person stands for it."""
        order = np.argsort(targets, kind="stable")
        bounds = np.searchsorted(targets[order], sorted(persons), side="left")
        ends = np.searchsorted(targets[order], sorted(persons), side="right")
        covers: list[tuple[PersonId, FaceId | None]] = []
        for person, start, end in zip(sorted(persons), bounds, ends, strict=True):
            members = order[start:end]
            if len(members):
                covers.append((PersonId(person), self._cover(members)))
        self._persons.set_covers(covers)

    def _cover(self, members: np.ndarray) -> FaceId:
        embeddings = self._vectors.embeddings[members]
        distance = np.linalg.norm(embeddings - embeddings.mean(axis=0), axis=1)
        best = members[int(np.argmax(self._vectors.quality[members] - distance))]
        return FaceId(int(self._vectors.ids[best]))
