"""What a threshold means for this owner's own people.

Confirmed faces say which pairs are of one person and which are not. How often a pair of
different people lies below a threshold is its false accept rate; a table of it, and the
threshold for a wanted rate, take the guessing out of the slider. The rate of strangers who
were never confirmed may differ: people of one family look more alike than strangers do.

Pairs are weighted so that a person with many faces does not speak for all: each person has
the same share of the genuine pairs, each two people of the impostor pairs.

Source of the terms: ISO/IEC 19795-1, biometric performance testing.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.constraints import FREE
from photoorg.clustering.grouping import THRESHOLD
from photoorg.clustering.hashing import keys_of, reseed
from photoorg.clustering.searching import Embeddings
from photoorg.clustering.summaries import Floats, Ints

ENOUGH_FACES = 200
WANTED_RATE = 1e-4
FACES_A_PERSON = 60

_TOP = 1.5
_BINS = 3000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what happens to pairs at a threshold, each rate from 0 to 1."""

    threshold: float
    false_accepts: float
    true_accepts: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How distances are spread among an owner's confirmed people.

    `edges` float64[b + 1] are distances; `genuine` and `impostor` float64[b] the share of pairs
    of one and of different people between two of them; each sums to 1 if it has pairs.
    """

    faces: int
    people: int
    genuine_pairs: int
    impostor_pairs: int
    edges: Floats
    genuine: Floats
    impostor: Floats

    @property
    def can_tell(self) -> bool:
        """Whether there are enough confirmed faces, and pairs of both kinds, to go by."""
        enough = self.faces >= ENOUGH_FACES
        return enough and self.genuine_pairs > 0 and self.impostor_pairs > 0

    def rates_at(self, threshold: float) -> Row:
        """The rates of pairs nearer than a distance, read off between two bins in proportion."""
        accepted = [
            float(np.interp(threshold, self.edges, np.r_[0, np.cumsum(share)]))
            for share in (self.impostor, self.genuine)
        ]
        return Row(threshold, *accepted)

    def table(self, thresholds: npt.ArrayLike | None = None) -> list[Row]:
        """The rates at each threshold, from 0.30 to 0.60 unless said otherwise."""
        chosen = np.arange(30, 61, 2) / 100 if thresholds is None else np.asarray(thresholds)
        return [self.rates_at(float(threshold)) for threshold in chosen]

    def threshold_for(self, wanted: float = WANTED_RATE) -> float:
        """The largest threshold with a false accept rate of at most `wanted`.

        It is the default where this owner's faces cannot tell, be it that there are too few of
        them or too few pairs for so small a rate.

        Raises:
            ValueError: `wanted` is no rate between 0 and 1.
        """
        if not 0 < wanted < 1:
            raise ValueError(f"a wanted rate is between 0 and 1, not {wanted}")
        if not self.can_tell or self.impostor_pairs * wanted < 1:
            return THRESHOLD
        accepted = np.r_[0, np.cumsum(self.impostor)]
        allowed = np.flatnonzero(accepted <= wanted)
        return float(self.edges[allowed[-1]])

    def explain(self, wanted: float = WANTED_RATE) -> str:
        """One sentence on what the table says, in the owner's words."""
        if not self.can_tell:
            return (
                f"{self.faces} confirmed faces of {self.people} people are too few to tell how "
                f"your people differ; with {ENOUGH_FACES} faces of several people it can be "
                f"measured. The threshold stays at {THRESHOLD}."
            )
        if self.impostor_pairs * wanted < 1:
            return (
                f"Your confirmed faces make {self.impostor_pairs} pairs of different people, "
                f"too few to measure 1 wrong pair in {round(1 / wanted)}. The threshold stays at "
                f"{THRESHOLD}."
            )
        row = self.rates_at(self.threshold_for(wanted))
        return (
            f"At a threshold of {row.threshold:.3f} at most 1 pair of different people in "
            f"{round(1 / wanted)} is taken for one person, and {row.true_accepts:.0%} of the pairs "
            f"of one person are found."
        )


def calibrate(
    embeddings: Embeddings,
    confirmed: Ints,
    crowding: Floats | None = None,
    *,
    faces_a_person: int = FACES_A_PERSON,
) -> Calibration:
    """Measure the confirmed faces among float32[n, d]; `confirmed` int64[n], `FREE` for others.

    Of a person with more faces than `faces_a_person` so many are taken, chosen by content, not
    by row; a dozen do where it has to be quick. With `crowding` float64[n], distances are those
    that grouping compares, not the plain ones of a threshold.

    Raises:
        ValueError: there is not one label, and one crowding if any, for each face, or
            `faces_a_person` is below 2, which makes no pair.
    """
    if faces_a_person < 2:
        raise ValueError(f"pairs need at least 2 faces a person, not {faces_a_person}")
    for what, given in (("labels", confirmed), ("crowding", crowding)):
        if given is not None and len(embeddings) != len(given):
            raise ValueError(f"{what} of {len(given)} for {len(embeddings)} faces")
    sure = np.flatnonzero(confirmed != FREE)
    faces, labels = np.asarray(embeddings, np.float32)[sure], confirmed[sure]
    crowd = np.zeros(len(sure)) if crowding is None else np.asarray(crowding)[sure] / 2
    chosen = _some_of_each(labels, reseed(keys_of(faces), 0), faces_a_person)
    people, person = np.unique(labels[chosen], return_inverse=True)
    measured = _histograms(faces[chosen], crowd[chosen].astype(np.float32), person.ravel())
    genuine, impostor, genuine_pairs, impostor_pairs = measured
    return Calibration(
        faces=len(sure),
        people=len(people),
        genuine_pairs=genuine_pairs,
        impostor_pairs=impostor_pairs,
        edges=np.linspace(0, _TOP, _BINS + 1),
        genuine=genuine / max(genuine.sum(), 1e-300),
        impostor=impostor / max(impostor.sum(), 1e-300),
    )


def _histograms(
    faces: Embeddings, crowd: npt.NDArray[np.float32], person: Ints
) -> tuple[Floats, Floats, int, int]:
    """Weights of pairs of one and of different people by distance, and how many pairs each.

    `crowd` float32[n] is what each face adds to its squared distances, `person` is 0..p-1.
    """
    genuine, impostor = np.zeros(_BINS), np.zeros(_BINS)
    pairs = [0, 0]
    sizes = np.bincount(person)
    for one in range(len(sizes)):
        own, later = person == one, person > one
        squares = _squares(faces[own], faces[own]) + crowd[own][:, None] + crowd[own]
        squares = squares[np.triu_indices(len(squares), 1)]
        genuine += _histogram(squares, np.full(len(squares), 1 / max(len(squares), 1)))
        pairs[0] += len(squares)
        squares = _squares(faces[own], faces[later]) + crowd[own][:, None] + crowd[later]
        weights = np.broadcast_to(1 / (sizes[one] * sizes[person[later]]), squares.shape)
        impostor += _histogram(squares.ravel(), weights.ravel())
        pairs[1] += squares.size
    return genuine, impostor, pairs[0], pairs[1]


def _some_of_each(labels: Ints, lot: npt.NDArray[np.uint64], most: int) -> Ints:
    order = np.lexsort((lot, labels))
    ordered = labels[order]
    rank = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    return np.sort(order[rank < most])


def _squares(left: Embeddings, right: Embeddings) -> npt.NDArray[np.float32]:
    squares = -2 * (left @ right.T)
    squares += np.einsum("ij,ij->i", left, left)[:, None]
    squares += np.einsum("ij,ij->i", right, right)
    return squares


def _histogram(squares: npt.NDArray[np.float32], weights: Floats) -> Floats:
    place = (np.sqrt(np.maximum(squares, 0)) * (_BINS / _TOP)).astype(np.int64)
    place = np.minimum(place, _BINS - 1)
    return np.bincount(place, weights, minlength=_BINS).astype(np.float64)
