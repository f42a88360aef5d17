"""All that suggestions look at: the faces of a library, who they are, and what the owner said."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from photoorg.clustering.grouping import QUALITY_GATE
from photoorg.clustering.searching import Embeddings
from photoorg.clustering.summaries import Floats, Ints

NOBODY = 0
"""The person of a face that has none."""

MOST_MODES = 32
"""Of a person so many of the largest modes are looked at."""

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The persons of an album, and each face without a person as a group of its own.

    of_row: int64[n], the group of each face. persons: int64[g], the person of each group, or
    `NOBODY`; the `assigned` persons come first, ascending.
    """

    of_row: Ints
    persons: Ints
    assigned: int

    def __len__(self) -> int:
        return len(self.persons)


@dataclass(frozen=True, slots=True, eq=False)
class Modes:
    """The ways that persons look: their faces by pieces of strictly alike ones.

    of_row: int64[r], the mode of each row that was asked for, -1 where it is in none.
    groups: int64[m], the group that each mode is of.
    """

    of_row: Ints
    groups: Ints

    def __len__(self) -> int:
        return len(self.groups)


@dataclass(frozen=True, eq=False)
class Album:
    """n faces that have embeddings, as they stand now; nothing in it is changed.

    embeddings: float32[n, 128]. persons: int64[n], `NOBODY` for none. pieces: int64[n], the
    piece of the last grouping, -1 for none. crowding: float64[n], what squared distances to a
    face grow by. quality: float32[n]. photos: int64[n]. confirmed: bool[n], the owner put the
    face where it is.
    rejections: int64[r, 2], rows of (face row, person): this face is not that person.
    different: int64[d, 2], rows of two persons that are not one.
    named, hidden: int64, the persons with a name, and those that the owner does not want to see.
    taken_at: float64[n], seconds, nan where unknown; None if nothing is known.

    Raises:
        ValueError: an array is not of n faces, or a rejected face is none of them.
    """

    embeddings: Embeddings
    persons: Ints
    pieces: Ints
    crowding: Floats
    quality: npt.NDArray[np.float32]
    photos: Ints
    confirmed: Flags
    rejections: Ints
    different: Ints
    named: Ints
    hidden: Ints
    taken_at: Floats | None = None

    def __post_init__(self) -> None:
        n = len(self.embeddings)
        for name in ("persons", "pieces", "crowding", "quality", "photos", "confirmed", "taken_at"):
            given = getattr(self, name)
            if given is not None and given.shape != (n,):
                raise ValueError(f"{name} of {n} faces are needed, not of shape {given.shape}")
        for name in ("rejections", "different"):
            pairs = getattr(self, name)
            if pairs.ndim != 2 or pairs.shape[1] != 2:
                raise ValueError(f"{name} are pairs, not of shape {pairs.shape}")
        rows = self.rejections[:, 0]
        if len(rows) and not (rows.min() >= 0 and rows.max() < n):
            raise ValueError(f"a face was rejected that is none of the {n}")

    def __len__(self) -> int:
        return len(self.embeddings)

    @cached_property
    def norms(self) -> npt.NDArray[np.float32]:
        """float32[n]: squared lengths of the embeddings."""
        return np.asarray(np.einsum("ij,ij->i", self.embeddings, self.embeddings))

    @cached_property
    def groups(self) -> Groups:
        """Who belongs together at present."""
        somebody = self.persons != NOBODY
        ids, place = np.unique(self.persons[somebody], return_inverse=True)
        of_row = np.empty(len(self), np.int64)
        of_row[somebody] = place.ravel()
        alone = len(self) - len(place)
        of_row[~somebody] = len(ids) + np.arange(alone)
        return Groups(of_row, np.concatenate([ids, np.full(alone, NOBODY, np.int64)]), len(ids))

    @cached_property
    def barred(self) -> Ints:
        """int64[b, 2]: persons that must not become one, each pair both ways round.

        They are different, or one has a confirmed face that was rejected from the other, or has
        no face that was not.
        """
        said = np.unique(self.rejections, axis=0).astype(np.int64)
        pairs = np.column_stack([self.persons[said[:, 0]], said[:, 1]])
        sure = pairs[self.confirmed[said[:, 0]]]
        held, refused = np.unique(pairs, axis=0, return_counts=True)
        sizes = np.bincount(self.groups.of_row, minlength=len(self.groups))
        place = np.searchsorted(self.groups.persons[: self.groups.assigned], held[:, 0])
        nobody_left = held[refused == np.append(sizes, 0)[place]]
        pairs = np.concatenate([self.different, sure, nobody_left]).astype(np.int64)
        pairs = pairs[(pairs[:, 0] != pairs[:, 1]) & (pairs != NOBODY).all(axis=1)]
        return np.concatenate([pairs, pairs[:, ::-1]])

    def barred_from(self, person: int) -> Ints:
        """The persons that must not become one with this one."""
        partners: Ints = self.barred[self.barred[:, 0] == person, 1]
        return partners

    def rejected_from(self, person: int) -> Ints:
        """The rows that were rejected from a person; not those confirmed to be that person."""
        rows: Ints = self.rejections[self.rejections[:, 1] == person, 0]
        kept: Ints = rows[~(self.confirmed[rows] & (self.persons[rows] == person))]
        return kept

    def that_count(self, rows: Flags) -> Flags:
        """bool[n]: which of some faces stand for their group: the good ones, if it has any."""
        group = self.groups.of_row
        good = rows & (self.quality >= QUALITY_GATE)
        has_good = np.zeros(len(self.groups), bool)
        has_good[group[good]] = True
        return good | (rows & ~has_good[group])

    def groups_among(self, rows: Ints) -> tuple[Ints, Ints, Ints]:
        """The groups of some rows: int64[c] ascending, each row's place among them, their rows."""
        codes = self.groups.of_row[rows]
        counts = np.bincount(codes, minlength=len(self.groups))
        found = np.flatnonzero(counts)
        number = np.full(len(counts), -1, np.int64)
        number[found] = np.arange(len(found))
        return found, number[codes], counts[found]

    def modes_among(self, rows: Ints) -> Modes:
        """The modes of the persons of some rows, at most `MOST_MODES` of each person."""
        pieces, group = self.pieces[rows], self.groups.of_row[rows]
        inside = pieces >= 0
        span = int(pieces.max(initial=0)) + 1
        codes, place, sizes = np.unique(
            group[inside] * span + pieces[inside], return_inverse=True, return_counts=True
        )
        owners = codes // span
        order = np.lexsort((codes, -sizes, owners))
        ordered = owners[order]
        kept = np.sort(
            order[np.arange(len(order)) - np.searchsorted(ordered, ordered) < MOST_MODES]
        )
        number = np.full(len(codes), -1, np.int64)
        number[kept] = np.arange(len(kept))
        of_row = np.full(len(rows), -1, np.int64)
        of_row[inside] = number[place.ravel()]
        return Modes(of_row, owners[kept])

    def meetings(self, rows: Ints, others: Flags) -> Floats:
        """float64[g]: in how many pairs one of `others` of the group shares a photo with `rows`."""
        photos, counts = np.unique(self.photos[rows], return_counts=True)
        met = np.flatnonzero(others & np.isin(self.photos, photos))
        weights = counts[np.searchsorted(photos, self.photos[met])].astype(np.float64)
        found = np.bincount(self.groups.of_row[met], weights, minlength=len(self.groups))
        return np.asarray(found, np.float64)
