"""Groups that faces are added to while photos are being scanned.

A full run looks at everything. A new face changes little: it whispers with the faces around
it and joins a piece or founds one; only the persons that own a piece near enough to a changed
one can merge, split or stay, so only their pieces are merged anew. How crowded it is around
faces that are there already drifts slowly as a library grows; after every tenth of growth
everything is grouped afresh, and the labels are carried over.

Labels are the ids of persons. They are stable: the larger part of a person keeps its label, a
named one keeps it in any case, and no automatic step makes one of two that are named.
"""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from photoorg.clustering.constraints import FREE, Constraints
from photoorg.clustering.crowds import crowding_among
from photoorg.clustering.grouping import (
    FINE,
    QUALITY_GATE,
    THRESHOLD,
    Grouping,
    attach,
    group_in_full,
)
from photoorg.clustering.hashing import Keys, keys_of, mix
from photoorg.clustering.identity import keep_labels
from photoorg.clustering.ledger import Ledger, grown
from photoorg.clustering.merging import merge_groups
from photoorg.clustering.referee import OwnersReferee
from photoorg.clustering.searching import Embeddings
from photoorg.clustering.summaries import Floats, Ints, Summaries, summarise
from photoorg.clustering.whispers import compact, weighted_graph, whisper

GROWTH = 0.1

_NEW_AT_ONCE = 256
_OUT = -1

Squares = npt.NDArray[np.float32]


class LiveGroups:
    """The faces of a library, their groups, and what is needed to add more.

    It may be opened with the result of an earlier run; after the owner has moved faces, open it
    anew with the labels that hold now.
    """

    def __init__(
        self,
        embeddings: Embeddings,
        quality: npt.NDArray[np.float32] | None = None,
        grouping: Grouping | None = None,
        *,
        threshold: float = THRESHOLD,
        seed: int = 0,
        said: Constraints | None = None,
        named: frozenset[int] = frozenset(),
        next_label: int = 0,
    ) -> None:
        """Start from faces float32[n, 128]; without `grouping` they are grouped first."""
        self._count = len(embeddings)
        self._faces = np.array(embeddings, np.float32)
        self._norms = np.einsum("ij,ij->i", self._faces, self._faces)
        self._quality = np.ones(self._count, np.float32)
        if quality is not None:
            self._quality[:] = quality
        self._fine, self._threshold, self._seed = FINE.at(threshold), threshold, seed
        self._next_label = next_label
        self._labels = np.full(self._count, FREE, np.int64)
        if grouping is None:
            self.regroup(said, named)
        else:
            self._adopt(grouping)

    def __len__(self) -> int:
        return self._count

    @property
    def grouping(self) -> Grouping:
        """The present state, to be stored; arrays of n faces."""
        n = self._count
        return Grouping(self._labels[:n].copy(), self._pieces[:n].copy(), self._crowding[:n].copy())

    @property
    def labels(self) -> Ints:
        """int64[n]: the label of each face."""
        return self._labels[: self._count].copy()

    def regroup(self, said: Constraints | None = None, named: frozenset[int] = frozenset()) -> Ints:
        """Group everything afresh; returns the faces whose label changed."""
        n = self._count
        before = self._labels[:n]
        said = _with_names(said or Constraints(), before, named)
        found = group_in_full(
            self._faces[:n],
            quality=self._quality[:n],
            threshold=self._threshold,
            seed=self._seed,
            constraints=said,
        )
        labels = keep_labels(found.labels, before, said, named, self._next_label)
        changed = np.flatnonzero(labels != before)
        self._adopt(replace(found, labels=labels))
        return changed

    def _adopt(self, grouping: Grouping) -> None:
        n = self._count
        self._labels = grouping.labels.copy()
        self._crowding = grouping.crowding.copy()
        self._pieces = np.full(n, _OUT, np.int64)
        good = grouping.pieces != _OUT
        # A piece is of one person; where the owner has moved faces, it falls apart.
        pairs = np.column_stack([grouping.pieces, grouping.labels])[good]
        owners, piece = np.unique(pairs, axis=0, return_inverse=True)
        self._pieces[good] = piece.ravel()
        self._owner = owners[:, 1].copy()
        faces, crowding = self._faces[:n][good], self._crowding[good]
        self._piece_book = Ledger(summarise(faces, self._pieces[good], crowding))
        people, person = np.unique(self._labels[good], return_inverse=True)
        self._person_book = Ledger(summarise(faces, person, crowding))
        self._person_row = {label: row for row, label in enumerate(people.tolist())}
        self._person_label = people.astype(np.int64)
        self._next_label = max(self._next_label, int(self._labels.max(initial=-1)) + 1)
        self._grouped = n

    def add(
        self,
        embeddings: Embeddings,
        quality: npt.NDArray[np.float32] | None = None,
        said: Constraints | None = None,
        named: frozenset[int] = frozenset(),
    ) -> Ints:
        """Add faces float32[q, 128]; returns the rows, old and new, whose label changed.

        `said` is the owner's word on all n + q faces (its `known` is not read: that is what the
        faces are labelled now), `named` the labels of named persons.
        """
        first = self._count
        self._append(np.asarray(embeddings, np.float32), quality)
        if self._count - self._grouped > GROWTH * self._grouped or not self._person_book.count:
            return self.regroup(said, named)
        said = _with_names(said or Constraints(), self._labels[: self._count], named)
        before = self._labels[: self._count].copy()
        for start in range(first, self._count, _NEW_AT_ONCE):
            self._add_some(np.arange(start, min(start + _NEW_AT_ONCE, self._count)), said, named)
        return np.flatnonzero(self._labels[: self._count] != before)

    def _append(self, faces: Embeddings, quality: npt.NDArray[np.float32] | None) -> None:
        first, n = self._count, self._count + len(faces)
        for name in ("_faces", "_norms", "_quality", "_labels", "_pieces", "_crowding"):
            setattr(self, name, grown(getattr(self, name), n))
        self._faces[first:n] = faces
        self._norms[first:n] = np.einsum("ij,ij->i", faces, faces)
        self._quality[first:n] = 1 if quality is None else quality
        self._labels[first:n] = FREE
        self._pieces[first:n] = _OUT
        self._crowding[first:n] = 0
        self._count = n

    def _add_some(self, new: Ints, said: Constraints, named: frozenset[int]) -> None:
        squares = self._person_book.squares(self._faces[new])
        self._crowding[new] = self._crowding_of(squares)
        good = new[self._quality[new] >= QUALITY_GATE]
        changed = self._join_pieces(good, said)
        near = self._near_pieces(changed)
        people = set(self._owner[near].tolist()) | set(self._owner[changed].tolist())
        poor = self._quality[new] < QUALITY_GATE
        people |= set(self._person_label[np.argmin(squares[poor], axis=1)].tolist())
        self._settle(people - {FREE}, new, said, named)

    def _crowding_of(self, squares: Squares) -> Floats:
        """Of new faces, from their squares to all persons; the likely own person is no stranger."""
        strangers = squares.copy()
        nearest = np.argmin(squares, axis=1)
        row = np.arange(len(squares))
        own = squares[row, nearest] < self._fine.limit**2
        strangers[row[own], nearest[own]] = np.inf
        return crowding_among(strangers, self._fine.ranks, self._fine.reference)

    def _join_pieces(self, new: Ints, said: Constraints) -> Ints:
        """Let new faces whisper with the pieces around them; returns the pieces that changed."""
        if not len(new):
            return new
        left, right, weights = self._edges(new, said)
        old = np.unique(right[right >= len(new)])
        right = np.where(right >= len(new), len(new) + np.searchsorted(old, right), right)
        nodes = len(new) + len(old)
        graph = weighted_graph(nodes, left.astype(np.int32), right.astype(np.int32), weights)
        keys: Keys = np.concatenate([keys_of(self._faces[new]), mix(old.astype(np.uint64))])
        label = whisper(graph, keys, self._seed, settled=np.arange(nodes) >= len(new))
        pieces = np.full(int(label.max()) + 1, _OUT, np.int64)
        pieces[label[len(new) :]] = old - len(new)
        founded = np.setdiff1d(label[: len(new)], label[len(new) :])
        pieces[founded] = self._piece_book.new_rows(len(founded))
        self._owner = np.concatenate([self._owner, np.full(len(founded), FREE, np.int64)])
        self._pieces[new] = pieces[label[: len(new)]]
        changed, place = np.unique(self._pieces[new], return_inverse=True)
        fresh = summarise(self._faces[new], place, self._crowding[new])
        self._piece_book.add(changed, fresh)
        owners = self._owner[self._pieces[new]]
        known = owners != FREE
        people, person = np.unique(owners[known], return_inverse=True)
        if len(people):
            joined = summarise(self._faces[new[known]], person.ravel(), self._crowding[new[known]])
            rows = np.array([self._person_row[label] for label in people.tolist()], np.int64)
            self._person_book.add(rows, joined)
        return changed

    def _edges(self, new: Ints, said: Constraints) -> tuple[Ints, Ints, Floats]:
        """(new face, new face or len(new) + piece, weight), each pair once.

        Faces on which the owner has spoken start a piece of their own; merging heeds his word.
        """
        n = self._count
        faces, strict = self._faces[new], self._fine.strict
        squares = self._norms[:n] - 2 * (faces @ self._faces[:n].T)
        squares += self._norms[new][:, None]
        row, other = np.nonzero(squares < strict**2)
        own_crowd = (self._crowding[new[row]] + self._crowding[other]) / 2
        corrected = np.sqrt(np.maximum(squares[row, other] + own_crowd, 0))
        place = np.full(n, _OUT, np.int64)
        place[new] = np.arange(len(new))
        spoken = np.zeros(n, bool)
        spoken[list(said.refused_by(n))] = True
        spoken |= said.confirmed_of(n) != FREE
        target = np.where(place[other] >= 0, place[other], len(new) + self._pieces[other])
        usable = (corrected < strict) & ~spoken[new[row]]
        usable &= np.where(
            place[other] >= 0, ~spoken[other] & (place[other] > row), self._pieces[other] != _OUT
        )
        row, target, corrected = row[usable], target[usable], corrected[usable]
        span = len(new) + self._piece_book.count
        code, inverse = np.unique(row * span + target, return_inverse=True)
        weight = (strict - corrected).astype(np.float64)
        weights = np.zeros(len(code))
        np.add.at(weights, inverse.ravel(), weight)
        return code // span, code % span, weights

    def _near_pieces(self, changed: Ints) -> Ints:
        """The pieces that could merge with one of those that changed."""
        if not len(changed):
            return changed
        found = self._piece_book.take(changed)
        squares = self._piece_book.squares(found.centres.astype(np.float32))
        squares += (found.spreads + found.crowding / 2).astype(np.float32)[:, None]
        squares += (self._piece_book.crowding() / 2).astype(np.float32)
        return np.flatnonzero((squares < self._fine.limit**2).any(axis=0))

    def _settle(
        self, people: set[int], new: Ints, said: Constraints, named: frozenset[int]
    ) -> None:
        """Merge some persons and new pieces where they are near now; the rest stays as it is."""
        hit = np.zeros(self._next_label + 1, bool)
        hit[list(people)] = True
        hit[FREE] = False
        rows = np.flatnonzero(hit[self._labels[: self._count]])
        rows = np.union1d(rows, new)
        said = said.take(rows, self._count)
        unit, units, whole = self._units(rows, said)
        groups = np.full(len(rows), _OUT, np.int64)
        good = unit >= 0
        if len(units):
            referee = OwnersReferee(said, unit)
            target = merge_groups(units, self._fine.limit, referee)
            united = referee.unite_parties(target)
            groups = np.where(good, united[unit], _OUT)
        poor = np.flatnonzero(groups == _OUT)
        groups[good] = compact(groups[good])
        if len(poor):
            crowding = self._crowding[rows]
            groups, _ = attach(self._faces[rows], groups, crowding, poor, self._fine, said, True)
        labels = keep_labels(groups, self._labels[rows], said, named, self._next_label)
        self._labels[rows] = labels
        self._next_label = max(self._next_label, int(labels.max()) + 1)
        self._owner[self._pieces[rows[good]]] = labels[good]
        self._book_people(people, whole, rows[good], unit[good], labels[good])

    def _units(self, rows: Ints, said: Constraints) -> tuple[Ints, Summaries, Ints]:
        """What is merged: the unit of each row's face, `_OUT` below the gate; the units; whose.

        A person is one unit, so that the cost does not grow with its faces. Where the owner's
        word is against the person as it is, each of its pieces is one, as every new piece is.
        """
        pieces, local = np.unique(self._pieces[rows], return_inverse=True)
        local = local.ravel() - int(len(pieces) > 0 and pieces[0] == _OUT)
        pieces = pieces[pieces != _OUT]
        before, confirmed = self._labels[rows], said.confirmed_of(len(rows))
        doubted = (confirmed != FREE) & (confirmed != before)
        refused = said.refused_by(len(rows)).items()
        doubted[[face for face, labels in refused if before[face] in labels]] = True
        doubtful = np.unique(before[doubted & (before != FREE)])
        broken = np.isin(self._owner[pieces], doubtful) | (self._owner[pieces] == FREE)
        names = np.where(broken, -2 - np.arange(len(pieces)), self._owner[pieces])
        whole, unit = np.unique(names, return_inverse=True)
        single = np.flatnonzero(whole < 0)
        of_person = np.array([self._person_row[w] for w in whole[whole >= 0].tolist()], np.int64)
        units = _joined(
            self._piece_book.take(pieces[-2 - whole[single]]), self._person_book.take(of_person)
        )
        of_face = np.full(len(rows), _OUT, np.int64)
        of_face[local >= 0] = unit.ravel()[local[local >= 0]]
        return of_face, units, whole

    def _book_people(
        self, gone: set[int], whole: Ints, rows: Ints, unit: Ints, labels: Ints
    ) -> None:
        """Write down anew what persons look like; those in `gone` may have no faces left.

        A person who is still one and the same unit (`whole` has its label) is there already.
        """
        pairs = np.unique(np.column_stack([unit, labels]), axis=0)
        parts = np.bincount(pairs[:, 1]) if len(pairs) else np.zeros(0, np.int64)
        same = {
            label
            for u, label in pairs.tolist()
            if parts[label] == 1 and label in self._person_row and whole[u] == label
        }
        left = [self._person_row[p] for p in gone - same if p in self._person_row]
        self._person_book.clear(np.array(left, np.int64))
        anew = ~np.isin(labels, list(same))
        rows, labels = rows[anew], labels[anew]
        people, person = np.unique(labels, return_inverse=True)
        if not len(people):
            return
        unknown = [label for label in people.tolist() if label not in self._person_row]
        fresh = self._person_book.new_rows(len(unknown))
        self._person_row.update(zip(unknown, fresh.tolist(), strict=True))
        self._person_label = np.concatenate([self._person_label, np.array(unknown, np.int64)])
        found = summarise(self._faces[rows], person.ravel(), self._crowding[rows])
        place = np.array([self._person_row[label] for label in people.tolist()], np.int64)
        self._person_book.put(place, found)


def _joined(first: Summaries, second: Summaries) -> Summaries:
    return Summaries(
        np.concatenate([first.sizes, second.sizes]),
        np.concatenate([first.centres, second.centres]),
        np.concatenate([first.spreads, second.spreads]),
        np.concatenate([first.crowding, second.crowding]),
    )


def _with_names(said: Constraints, labels: Ints, named: frozenset[int]) -> Constraints:
    return replace(said, known=labels.copy(), exclusive=np.array(sorted(named), np.int64))
