"""Writes a grouping down, without overruling what the owner did while it was computed."""

from collections import Counter, defaultdict

import numpy as np
import numpy.typing as npt

from photoorg.clustering.constraints import FREE, Constraints
from photoorg.clustering.grouping import Grouping
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.people.covers import best_cover, best_row
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.faces import Faces, FaceVectors
from photoorg.storage.groupings import Groupings, StoredGrouping
from photoorg.storage.persons import Persons

Ints = npt.NDArray[np.int64]


def settle(
    database: Database,
    vectors: FaceVectors,
    said: Constraints,
    named: frozenset[int],
    found: Grouping,
    next_person: int,
) -> ChangeSet:
    """Bring the persons into line with what was found, in a transaction of the caller's.

    `vectors`, `said` and `named` are what the grouping was made from. Faces that were edited
    since, and those that leave or join a person who was, are left alone.
    """
    before = np.where(vectors.persons > 0, vectors.persons, FREE)
    touched, changed_faces = _edited(database, vectors, said, named)
    targets = np.where(vectors.settled, before, found.labels)
    fixed = np.isin(before, touched) | np.isin(targets, touched) | changed_faces
    moved = (targets != before) & ~fixed
    persons = Persons(database)
    targets = np.where(moved, _with_new_persons(persons, targets, moved, next_person), before)
    by_person: dict[int, list[FaceId]] = defaultdict(list)
    for face, person in zip(vectors.ids[moved].tolist(), targets[moved].tolist(), strict=True):
        by_person[person].append(FaceId(face))
    for person, faces in by_person.items():
        Faces(database).assign(faces, PersonId(person), FaceState.AUTOMATIC)
    there = ~changed_faces
    Groupings(database).replace(
        StoredGrouping(vectors.ids[there], found.pieces[there], found.crowding[there])
    )
    _pass_on(database, vectors.ids[moved], before[moved], targets[moved], next_person)
    persons.remove_empty()
    changed = set(targets[moved].tolist()) | set(before[moved].tolist()) - {FREE}
    _choose_covers(database, vectors, targets, changed)
    return ChangeSet(
        faces=frozenset(FaceId(face) for face in vectors.ids[moved].tolist()),
        persons=frozenset(PersonId(person) for person in changed),
    )


def _edited(
    database: Database, vectors: FaceVectors, said: Constraints, named: frozenset[int]
) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Persons that the owner has edited since, and which faces: bool[n]."""
    facts = Faces(database).facts()
    ids, persons, settled = facts.ids, facts.persons, facts.confirmed
    place = np.minimum(np.searchsorted(ids, vectors.ids), max(len(ids) - 1, 0))
    changed = np.ones(len(vectors.ids), bool)
    touched: set[int] = set()
    if len(ids):
        there = ids[place] == vectors.ids
        same = (persons[place] == vectors.persons) & (settled[place] == vectors.settled)
        changed = ~(there & same)
        touched |= set(persons[place][changed & there].tolist())
    touched |= set(vectors.persons[changed].tolist()) - {0}
    decisions = Decisions(database)
    row_of = {face: row for row, face in enumerate(vectors.ids.tolist())}
    rejected = {(row_of[f], int(p)) for f, p in decisions.rejections() if f in row_of}
    for row, person in rejected ^ {(r, p) for r, p in said.rejected.tolist()}:
        touched.add(person)
        changed[row] = True
    apart = {(int(a), int(b)) for a, b in decisions.different()}
    for pair in apart ^ {(a, b) for a, b in said.apart.tolist()}:
        touched.update(pair)
    touched |= named ^ frozenset(map(int, Persons(database).lasting()))
    return np.array(sorted(touched - {0}), np.int64), changed


def _pass_on(database: Database, faces: Ints, left: Ints, joined: Ints, next_person: int) -> None:
    """Let what was said about persons hold for the faces that left them.

    It holds for the new persons made of those, and for whoever got most of a person of whom
    nothing is left. Single faces that joined somebody else stay away from whom their old person
    is different from.
    """
    moves: dict[int, Counter[int]] = defaultdict(Counter)
    for person, target in zip(left.tolist(), joined.tolist(), strict=True):
        if person != FREE:
            moves[person][target] += 1
    empty = Persons(database).without_faces()
    heirs: dict[PersonId, set[PersonId]] = {}
    for person, counts in moves.items():
        new = {target for target in counts if target >= next_person}
        if person in empty:
            new.add(counts.most_common(1)[0][0])
        heirs[PersonId(person)] = {PersonId(target) for target in new}
    decisions = Decisions(database)
    decisions.keep_away(
        (FaceId(face), PersonId(person))
        for face, person, target in zip(faces.tolist(), left.tolist(), joined.tolist(), strict=True)
        if person != FREE and PersonId(target) not in heirs[PersonId(person)]
    )
    decisions.inherit(heirs)


def _with_new_persons(
    persons: Persons, labels: Ints, moved: npt.NDArray[np.bool_], first_new: int
) -> Ints:
    """The labels with persons made for those that are nobody yet, the largest first."""
    new, sizes = np.unique(labels[moved & (labels >= first_new)], return_counts=True)
    made = {label: persons.add() for label in new[np.argsort(-sizes, kind="stable")].tolist()}
    return np.array([made.get(label, label) for label in labels.tolist()], np.int64)


def _choose_covers(
    database: Database, vectors: FaceVectors, targets: Ints, changed: set[int]
) -> None:
    """The face of best quality near the middle of its person stands for it."""
    persons = Persons(database)
    ordered = sorted(changed - persons.with_chosen_cover())
    order = np.argsort(targets, kind="stable")
    starts = np.searchsorted(targets[order], ordered, side="left")
    ends = np.searchsorted(targets[order], ordered, side="right")
    covers: list[tuple[PersonId, FaceId | None]] = []
    for person, start, end in zip(ordered, starts, ends, strict=True):
        members = order[start:end]
        if len(members):
            best = members[best_row(vectors.embeddings[members], vectors.quality[members])]
            covers.append((PersonId(person), FaceId(int(vectors.ids[best]))))
        elif persons.exists(PersonId(person)):  # only faces without an embedding are left, or none
            covers.append((PersonId(person), best_cover(database, PersonId(person))))
    persons.set_covers(covers)
