"""Where a group would come apart, if it had to, and how clearly.

Photos of one afternoon show a person a hundred times over and say little more than one does. So
faces that are very near each other are taken for one look, and looks are what counts.

The two ways of joining looks bottom-up fail in opposite places: average linkage finds a small
stranger in a large group but gives way to odd faces, Ward's criterion parts two that are even in
size and does not see the small stranger. So the last joins of both are candidates. In each the
looks left over go to the nearer side, every look once more to the side that it is nearer to in
the mean, and of the candidates the one counts whose sides are farthest apart. A side is split
further as long as that is clear by itself.

How far apart two sides are is measured between the people, not between their looks:

    separation^2 = mean |a - b|^2 - (mean |a - a'|^2 + mean |b - b'|^2) / 2

over pairs of different looks, which is what remains of the distance between the sides when that
within them is taken away. Its mean does not depend on how many looks there are, but the choice
among candidates favours small sides that are far by luck, so these count less.

Measured on labelled grown-ups of five and more photos: glued to the one most like them, they are
restored with an adjusted Rand index of 0.99, glued to two, with 0.99, and of those left alone one
in seven is cut at all and one in sixty clearly. Childhood and later years of one person may be
as far apart as two people are; nothing in the faces tells the one from the other.

Source of the few faces that stand for many: Gonzalez, "Clustering to minimize the maximum
intercluster distance", 1985. For linkage see there.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.hashing import keys_of
from photoorg.clustering.linkage import Linkage, joins
from photoorg.clustering.searching import Embeddings
from photoorg.clustering.summaries import Floats, Ints, Summaries, summarise

CLEAR = 0.5
"""The score from which a split is more likely right than wrong."""

# Where single people end and glued pairs of the most similar ones begin, and over what width.
_MIDDLE = 0.26
_WIDTH = 0.025
_WORTH_TELLING = 0.1

_LOOK = 0.25
_MOST_LOOKS = 400
_FEWEST_LOOKS = 2
_CANDIDATES = 8
_LUCK = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """A proposal to take a group apart.

    parts: int64 rows, ascending; each row is in one part; the largest part first.
    score: how clearly the nearest two parts are apart, from 0 to 1; `CLEAR` is in between.
    """

    parts: tuple[Ints, ...]
    score: float


def propose_split(embeddings: Embeddings) -> Split | None:
    """The best way to take faces float32[m, 128] of one group apart; None if none is sensible.

    It depends on the faces alone, not on their order. Each part has two faces or more that are
    not almost the same.
    """
    keys = keys_of(embeddings)
    _, first, place = np.unique(keys, return_index=True, return_inverse=True)
    # In an order that depends on content alone, sums come out the same to the last bit.
    faces = np.ascontiguousarray(embeddings, np.float32)[first]
    if len(faces) < 2 * _FEWEST_LOOKS:
        return None
    look = _looks_of(faces)
    looks = summarise(faces, look).centres.astype(np.float32)
    part = _unite(looks, _divide(looks))
    if not part.any():
        return None
    weakest = float(_apart(summarise(looks, part)).min())
    label = part[look][place]
    parts = [np.flatnonzero(label == number) for number in range(int(part.max()) + 1)]
    parts.sort(key=lambda rows: (-len(rows), int(place[rows].min())))
    return Split(tuple(parts), _score(weakest))


def _score(separation: float) -> float:
    """From 0 to 1, by a logistic curve."""
    return 1 / (1 + math.exp((_MIDDLE - separation) / _WIDTH))


def _looks_of(faces: Embeddings) -> Ints:
    """The look int64[m] that each of different faces float32[m, d] belongs to.

    Looks are faces far from each other, and each face goes with the nearest of them.
    """
    norms = np.einsum("ij,ij->i", faces, faces)
    off_centre = faces - faces.mean(axis=0)
    chosen = int(np.argmin(np.einsum("ij,ij->i", off_centre, off_centre)))
    look = np.zeros(len(faces), np.int64)
    nearest = np.full(len(faces), np.inf, np.float32)
    for number in range(min(_MOST_LOOKS, len(faces))):
        squares = norms + norms[chosen] - 2 * (faces @ faces[chosen])
        squares[chosen] = -1  # itself, whatever the rounding
        look[squares < nearest] = number
        np.minimum(nearest, squares, out=nearest)
        chosen = int(np.argmax(nearest))
        if nearest[chosen] <= _LOOK**2:
            break
    return look


def _divide(looks: Embeddings) -> Ints:
    """A part for each look: cut in two, and each side again as long as that is clear."""
    part = np.zeros(len(looks), np.int64)
    waiting, wanted = [0], _WORTH_TELLING
    while waiting:
        number = waiting.pop()
        inside = np.flatnonzero(part == number)
        separation, far = _best_cut(looks[inside])
        if _score(separation) >= wanted:
            fresh = int(part.max()) + 1
            part[inside[far]] = fresh
            waiting += [number, fresh]
            wanted = CLEAR
    return part


def _best_cut(looks: Embeddings) -> tuple[float, npt.NDArray[np.bool_]]:
    """How far apart the best two sides are, and which looks are on the second of them."""
    best, chosen = 0.0, np.zeros(len(looks), bool)
    for linkage in Linkage:
        halves = [
            pair for pair in reversed(joins(looks, linkage)) if min(map(len, pair)) >= _FEWEST_LOOKS
        ]
        for left, right in halves[:_CANDIDATES]:
            both = np.concatenate([left, right])
            seeds = summarise(looks[both], np.repeat([0, 1], [len(left), len(right)]))
            part = np.argmin(_squares(looks, seeds), axis=1)
            part[left], part[right] = 0, 1
            part = _settled(looks, part)
            separation = float(_apart(summarise(looks, part)).min())
            if separation > best:
                best, chosen = separation, part == 1
    return best, chosen


def _settled(looks: Embeddings, part: Ints) -> Ints:
    """Each look in the part that it is nearest to; as before if one gets too small by that."""
    parts = summarise(looks, part)
    squares = _squares(looks, parts)
    row = np.arange(len(looks))
    # The mean over the others of its own part: its distance to itself is none.
    squares[row, part] *= parts.sizes[part] / np.maximum(parts.sizes[part] - 1, 1)
    better = np.argmin(squares, axis=1)
    sizes = np.bincount(better, minlength=len(parts))
    return better if sizes.min() >= _FEWEST_LOOKS else part


def _unite(looks: Embeddings, part: Ints) -> Ints:
    """Parts that are not clearly apart become one again, as long as there are more than two.

    A cut that goes through a third person leaves some of it on either side.
    """
    part = part.copy()
    while part.max() > 1:
        apart = _apart(summarise(looks, part))
        one, other = sorted(divmod(int(np.argmin(apart)), len(apart)))
        if _score(float(apart[one, other])) >= CLEAR:
            break
        part[part == other] = one
        part[part > other] -= 1
    return part


def _squares(looks: Embeddings, parts: Summaries) -> Floats:
    """float64[g, k]: the mean squared distance of each look to the looks of each part."""
    rows = looks.astype(np.float64)
    norms = np.einsum("ij,ij->i", parts.centres, parts.centres) + parts.spreads
    own = np.einsum("ij,ij->i", rows, rows)
    return np.asarray(own[:, None] + norms - 2 * rows @ parts.centres.T, np.float64)


def _apart(parts: Summaries) -> Floats:
    """float64[k, k]: the separation of parts, of small ones a little less; infinite to itself."""
    squares = np.stack([np.sum((parts.centres - one) ** 2, axis=1) for one in parts.centres])
    # Half the mean over pairs of different looks is s n / (n - 1), with s the spread.
    by_chance = parts.spreads / np.maximum(parts.sizes - 1, 1)
    separation = np.sqrt(np.maximum(squares - by_chance[:, None] - by_chance, 0))
    trust = 1 - _LUCK / parts.sizes
    separation *= np.minimum(trust[:, None], trust)
    np.fill_diagonal(separation, np.inf)
    return np.asarray(separation, np.float64)
