"""What the owner has said about faces, as arrays, in the order of the faces.

Labels here are person ids. Three things are never violated: a confirmed face keeps its label;
a face never ends under a label that it was rejected from; a group never holds faces of two
labels that must stay apart. Two faces in one photo are only less likely to be one person:
mirrors and collages exist.
"""

from dataclasses import dataclass, field

import numpy as np

from photoorg.clustering.summaries import Ints

FREE = -1
"""No label: nobody has said anything."""


def _none() -> Ints:
    return np.zeros((0, 2), np.int64)


def _no_labels() -> Ints:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Constraints:
    """The owner's word on n faces.

    confirmed: int64[n], the label that the owner gave to each face, or `FREE`.
    known: int64[n], the label that each face has borne so far, or `FREE`; only read for labels
        that must stay apart.
    rejected: int64[r, 2], rows of (face, label): this face is not that person.
    apart: int64[a, 2], rows of (label, label): these are different people.
    exclusive: int64[e], labels of which no two may become one: those of named people.
    photos: int64[n], the photo that each face is in.
    cuts: int64[c, 2], rows of (face, face): this edge of the neighbour graph does not count.

    `confirmed`, `known` and `photos` may be None where there is nothing to say. Where the owner
    contradicts himself, being confirmed counts.
    """

    confirmed: Ints | None = None
    known: Ints | None = None
    rejected: Ints = field(default_factory=_none)
    apart: Ints = field(default_factory=_none)
    photos: Ints | None = None
    exclusive: Ints = field(default_factory=_no_labels)
    cuts: Ints = field(default_factory=_none)

    @property
    def silent(self) -> bool:
        """Whether there is nothing that grouping would have to heed."""
        nobody = self.confirmed is None or bool((self.confirmed == FREE).all())
        said = (self.apart, self.rejected, self.exclusive, self.cuts)
        nothing = not any(map(len, said))
        return nobody and nothing and self.photos is None

    @property
    def contested(self) -> Ints:
        """The labels that some face or some other label refuses."""
        return np.unique(np.concatenate([self.apart.ravel(), self.rejected[:, 1]]))

    def confirmed_of(self, n: int) -> Ints:
        """`confirmed` for n faces.

        Raises:
            ValueError: it is not of n faces, or has a label below `FREE`.
        """
        return _checked(self.confirmed, n)

    def held_by(self, n: int) -> Ints:
        """int64[n]: the label that each face stands for, as far as that can matter, or `FREE`.

        It is the confirmed one, else the known one if somebody, but not the face itself, refuses
        it.

        Raises:
            ValueError: a label array is not of n faces, or has a label below `FREE`.
        """
        confirmed, known = self.confirmed_of(n), _checked(self.known, n)
        matters = np.isin(known, self.contested) | np.isin(known, self.exclusive)
        for face, labels in self.refused_by(n).items():
            matters[face] &= int(known[face]) not in labels
        return np.where(confirmed != FREE, confirmed, np.where(matters, known, FREE))

    def refused_by(self, n: int) -> dict[int, frozenset[int]]:
        """For each face that was rejected from somebody: from whom.

        Raises:
            ValueError: a rejected face is none of the n.
        """
        confirmed = self.confirmed_of(n)
        refused: dict[int, set[int]] = {}
        self._check_rejected(n)
        for face, label in self.rejected.tolist():
            if confirmed[face] != label:
                refused.setdefault(face, set()).add(label)
        return {face: frozenset(labels) for face, labels in refused.items()}

    def _check_rejected(self, n: int) -> None:
        faces = self.rejected[:, 0]
        if len(faces) and not (faces.min() >= 0 and faces.max() < n):
            raise ValueError(f"a face was rejected that is none of the {n}")

    def partners(self) -> dict[int, frozenset[int]]:
        """For each label, those that it must stay apart from."""
        found: dict[int, set[int]] = {}
        for one, other in self.apart.tolist():
            if one != other:
                found.setdefault(one, set()).add(other)
                found.setdefault(other, set()).add(one)
        return {label: frozenset(others) for label, others in found.items()}

    def take(self, rows: Ints, n: int) -> "Constraints":
        """The constraints of some faces of n, in the order given by `rows`.

        Raises:
            ValueError: a rejected face is none of the n.
        """
        self._check_rejected(n)
        place = np.full(n, -1, np.int64)
        place[rows] = np.arange(len(rows))
        rejected = self.rejected
        if len(rejected):
            rejected = np.column_stack([place[rejected[:, 0]], rejected[:, 1]])
            rejected = rejected[rejected[:, 0] >= 0]
        cuts = place[self.cuts] if len(self.cuts) else self.cuts
        return Constraints(
            confirmed=None if self.confirmed is None else self.confirmed[rows],
            known=None if self.known is None else self.known[rows],
            rejected=rejected,
            apart=self.apart,
            photos=None if self.photos is None else self.photos[rows],
            exclusive=self.exclusive,
            cuts=cuts[(cuts >= 0).all(axis=1)],
        )


def _checked(labels: Ints | None, n: int) -> Ints:
    if labels is None:
        return np.full(n, FREE, np.int64)
    if labels.shape != (n,):
        raise ValueError(f"labels of {n} faces are needed, not of shape {labels.shape}")
    if len(labels) and labels.min() < FREE:
        raise ValueError(f"a label is a number from 0, or {FREE} for none")
    return labels
