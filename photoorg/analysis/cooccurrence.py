"""Who is in photos with whom: how often, and how much more often than by chance.

Lift is the share of the photos that show two persons, over what it would be if each turned up in
photos without regard to the other: photos together x all photos / (photos of the one x photos of
the other). Above 1 they are sought together, below 1 apart. Photos without any person tell
nothing, and are not among all photos.

Source: Brin, Motwani, Ullman and Tsur, "Dynamic itemset counting and implication rules for market
basket data", 1997, where it is called interest.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.analysis.circles import Positions
from photoorg.analysis.springs import MOST_FACES, spring_layout

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

MOST_DRAWN = MOST_FACES
"""More persons than these are not laid out."""


@dataclass(frozen=True, slots=True, eq=False)
class Company:
    """p persons, and m pairs of them that are in photos together, most photos first.

    Attributes:
        persons: int64[p], ascending.
        photos: int64[p], in how many photos each is.
        all_photos: how many show anybody.
        left, right: int64[m], places of persons; left < right.
        together: int64[m], in how many photos both are.
        lift: float64[m].
    """

    persons: Ints
    photos: Ints
    all_photos: int
    left: Ints
    right: Ints
    together: Ints
    lift: Floats

    def at_least(self, least: int) -> "Company":
        """Only the pairs with so many photos together."""
        return self._where(self.together >= least)

    def of(self, person: int) -> "Company":
        """Only the pairs that one person is in."""
        place = np.flatnonzero(self.persons == person)
        return self._where(np.isin(self.left, place) | np.isin(self.right, place))

    def _where(self, kept: npt.NDArray[np.bool_]) -> "Company":
        return Company(
            self.persons,
            self.photos,
            self.all_photos,
            self.left[kept],
            self.right[kept],
            self.together[kept],
            self.lift[kept],
        )


def cooccurrence(photos: npt.ArrayLike, persons: npt.ArrayLike) -> Company:
    """Who meets whom, from appearances: photos int64[k] and who is in them int64[k].

    Somebody who is in a photo more than once is counted once.

    Raises:
        ValueError: there are not as many photos as persons.
    """
    where, who = np.asarray(photos, np.int64), np.asarray(persons, np.int64)
    if where.shape != who.shape:
        raise ValueError(f"{where.shape} photos for {who.shape} persons")
    ids, place = np.unique(who, return_inverse=True)
    seen = np.unique(np.column_stack([where, place.ravel()]), axis=0)
    where, place = seen[:, 0], seen[:, 1]
    counts = np.bincount(place, minlength=len(ids)).astype(np.int64)
    all_photos = len(np.unique(where))
    left, right, together = _pairs(where, place, len(ids))
    lift = together * all_photos / np.maximum(counts[left] * counts[right], 1).astype(np.float64)
    order = np.lexsort((right, left, -lift, -together))
    return Company(ids, counts, all_photos, left[order], right[order], together[order], lift[order])


def _pairs(where: Ints, place: Ints, persons: int) -> tuple[Ints, Ints, Ints]:
    """Pairs of places and how many photos each has; rows are sorted by photo, then place."""
    codes = [np.zeros(0, np.int64)]
    step = 1
    while True:
        # Rows of one photo follow each other, so pairs are rows that are `step` apart.
        both = np.flatnonzero(where[step:] == where[:-step])
        if not len(both):
            break
        codes.append(place[both] * persons + place[both + step])
        step += 1
    found, together = np.unique(np.concatenate(codes), return_counts=True)
    left, right = np.divmod(found, max(persons, 1))
    return left, right, together.astype(np.int64)


def company_layout(company: Company, most: int = MOST_DRAWN) -> tuple[Ints, Positions]:
    """Places in the plane: int64[k] the persons that have one, float32[k, 2] where they are.

    Who is often together lies together. Those who are with nobody are left out, and of more than
    `most` the ones with the fewest photos. The unit is the diameter of a face's dot.
    """
    linked = np.union1d(company.left, company.right)
    most = min(most, MOST_DRAWN)
    if len(linked) > most:
        order = np.argsort(-company.photos[linked], kind="stable")
        linked = np.sort(linked[order[:most]])
    kept = np.isin(company.left, linked) & np.isin(company.right, linked)
    lengths = 1 / np.log2(1 + company.together[kept])
    places = spring_layout(
        len(linked),
        np.searchsorted(linked, company.left[kept]),
        np.searchsorted(linked, company.right[kept]),
        lengths.astype(np.float32),
    )
    return company.persons[linked], places
