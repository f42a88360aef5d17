"""How likely it is that two faces, two groups, or a face and a person are the same.

What is judged is a squared distance as `summaries` has it: the mean over all pairs of faces,
plus what it grows by because of the crowds that both stand in. That correction puts the
strangers nearest to anybody at about the same distance in every library, so the probability
that belongs to a distance does not depend on how many people there are.

It falls along a logistic curve. Its two numbers were fitted on 1,567 labelled faces of 465
people, of whom half were given a name with half of their faces, in libraries of a fifth, a half
and all of them: 180,000 pairs of an unnamed group and a named person, 743 of them the same.
A library with enough confirmed faces bends the curve towards what its own people look like.

Source: Platt, "Probabilistic outputs for support vector machines", 1999; in the ratio of two
densities it is the score of forensic comparison, Gonzalez-Rodriguez et al., "Emulating DNA:
rigorous quantification of evidential weight in transparent and testable forensic speaker
recognition", 2007.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.calibration import Calibration
from photoorg.clustering.searching import Embeddings, exact_distances
from photoorg.clustering.summaries import Floats

MIDDLE = 0.535
SLOPE = 58.0

_NEAREST_SHARE = 0.8
"""Of the nearest mode, the rest of all faces; 0.8 was the most likely of all shares.

The nearest mode alone finds a child at another age; with some of the whole, one wrong face does
not speak for its person, and people of many modes do not come nearer to strangers.
"""

_MOST_CERTAIN = 14.0
"""No probability is nearer to 0 or 1 than one in a million: labels are wrong more often."""

_PRIOR_PEOPLE = 20
"""As many people as these the default counts for; an owner's own count one each."""

# Of pairs of one person among those labelled faces, each person with the same share.
_GENUINE_MEAN, _GENUINE_DEVIATION = 0.465, 0.08

# Fitted among those of the labelled people who have six and more faces, each with up to three
# faces put in of a stranger or of somebody who looks alike, as if one face in twenty were wrong.
_BELONGING_FARTHER, _BELONGING_FLATTER = 0.117, 0.45

_NARROW, _FAR, _STEP = 0.2, 0.66, 0.02
_MIDDLES, _SLOPES = (0.40, 0.65), (20.0, 150.0)
_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class MatchProbability:
    """A probability that falls with distance; it is 1/2 at `middle`, where it is steepest.

    `slope` is by how much the logarithm of the odds falls for each unit of distance.
    """

    middle: float = MIDDLE
    slope: float = SLOPE

    @classmethod
    def measured(cls, calibration: Calibration) -> "MatchProbability":
        """The curve of an owner's confirmed people; the default where they cannot tell.

        `calibration` was made with the faces' crowding. Confirmed people are few among all that
        are in the photos, so they add to the strangers of the default where they, brothers say,
        come nearer, and take none away.
        """
        if not calibration.can_tell:
            return cls()
        edges = np.arange(_NARROW, _FAR + _STEP / 2, _STEP)
        places = (edges[:-1] + edges[1:]) / 2
        genuine = np.exp(-(((places - _GENUINE_MEAN) / _GENUINE_DEVIATION) ** 2) / 2)
        genuine *= _STEP / (_GENUINE_DEVIATION * math.sqrt(2 * math.pi))
        strangers = genuine * np.exp(SLOPE * (places - MIDDLE))
        own_genuine = _shares(calibration.genuine, calibration.edges, edges)
        own_strangers = _shares(calibration.impostor, calibration.edges, edges)
        own_strangers *= calibration.people - 1
        people = calibration.people
        same = _PRIOR_PEOPLE * genuine + people * own_genuine
        other = _PRIOR_PEOPLE * strangers + people * np.maximum(strangers, own_strangers)
        return _fitted(places, same, other)

    def of(self, squares: npt.ArrayLike) -> Floats:
        """float64, the shape of `squares`: the probability for squared distances with crowding.

        It is above 0 and below 1, and never rises with distance.
        """
        distances = np.sqrt(np.maximum(np.asarray(squares, np.float64), 0))
        odds = np.clip(self.slope * (self.middle - distances), -_MOST_CERTAIN, _MOST_CERTAIN)
        return np.asarray(1 / (1 + np.exp(-odds)), np.float64)

    def distance_at(self, probability: float) -> float:
        """The distance, crowding included, at which the probability has fallen to this.

        Raises:
            ValueError: it is not between 0 and 1.
        """
        if not 0 < probability < 1:
            raise ValueError(f"a probability is between 0 and 1, not {probability}")
        odds = math.log(probability / (1 - probability))
        return max(self.middle - odds / self.slope, 0.0)

    def belonging(self) -> "MatchProbability":
        """The curve for a face that is with its person already, of how near its nearest third is.

        Beforehand it is far more likely the same than somebody whom nobody has thought of.
        """
        return MatchProbability(self.middle + _BELONGING_FARTHER, self.slope * _BELONGING_FLATTER)

    def of_faces(
        self,
        left: Embeddings,
        right: Embeddings,
        left_crowding: npt.ArrayLike = 0.0,
        right_crowding: npt.ArrayLike = 0.0,
    ) -> Floats:
        """float64[m]: that the faces left[i] and right[i], float32[m, d], are of one person.

        Raises:
            ValueError: there are not as many on either side.
        """
        if left.shape != right.shape:
            raise ValueError(f"faces in pairs are needed, not {left.shape} and {right.shape}")
        rows = np.arange(len(left), dtype=np.int32)
        squares = exact_distances(left, right, rows, rows).astype(np.float64) ** 2
        crowding = (np.asarray(left_crowding, float) + np.asarray(right_crowding, float)) / 2
        return self.of(squares + crowding)


DEFAULT = MatchProbability()


def to_person(nearest: npt.ArrayLike, whole: npt.ArrayLike) -> Floats:
    """The squared distance to a person, from those to its nearest mode and to all its faces."""
    shares = _NEAREST_SHARE * np.asarray(nearest), (1 - _NEAREST_SHARE) * np.asarray(whole)
    return np.asarray(shares[0] + shares[1], np.float64)


def reach(square: float) -> float:
    """How far a nearest mode may be at most, where `to_person` is at most `square`; squared."""
    return square / _NEAREST_SHARE


def _shares(histogram: Floats, fine: Floats, coarse: Floats) -> Floats:
    """The histogram over edges `fine` in the bins of `coarse`."""
    return np.diff(np.interp(coarse, fine, np.r_[0, np.cumsum(histogram)]))


def _fitted(places: Floats, same: Floats, other: Floats) -> MatchProbability:
    """The most likely curve for so many pairs of either kind at each distance, by Newton's way."""
    features = np.column_stack([np.ones_like(places), MIDDLE - places])
    curve = np.array([0.0, SLOPE])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(features @ curve, -30, 30)))
        gradient = features.T @ (same * (1 - chance) - other * chance)
        weights = (same + other) * chance * (1 - chance)
        bend = (features * weights[:, None]).T @ features + 1e-9 * np.eye(2)
        step = np.linalg.solve(bend, gradient)
        # A full step from far away overshoots where the curve is flat.
        curve += step * min(1.0, 10 / max(float(np.abs(step).max()), 1e-12))
    slope = float(np.clip(curve[1], *_SLOPES))
    middle = float(np.clip(MIDDLE + curve[0] / slope, *_MIDDLES))
    return MatchProbability(middle, slope)
