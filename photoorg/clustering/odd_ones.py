"""Faces that fit their person badly, and persons who are in one photo twice.

A face is compared with the third of its person's other faces that is nearest to it. The mean over
all of them would call a child odd at every age; the nearest face alone is of the same wrong
person where two wrong faces came in together. Among labelled people of six and more faces into
whom one to three faces of somebody else were put, a stranger or a lookalike, the third was best
of all shares that were tried.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.album import NOBODY, Album, Flags
from photoorg.clustering.hashing import keys_of
from photoorg.clustering.probability import DEFAULT, MatchProbability
from photoorg.clustering.searching import squares_between
from photoorg.clustering.summaries import Floats, Ints

_NEAREST_SHARE = 1 / 3
_WITNESSES = 1024
_BLOCK = 1024
_DIGITS = 6


@dataclass(frozen=True, slots=True, eq=False)
class OddOnes:
    """Faces of a person, the worst first; all arrays [k].

    rows: int64, the faces. probabilities: float64, that the face is the person. distances:
    float64, to the nearest third of the other faces, crowding included.
    """

    rows: Ints
    probabilities: Floats
    distances: Floats

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True, slots=True, eq=False)
class TwiceInPhoto:
    """Somebody who is in one photo more than once; `rows` int64[k >= 2], ascending."""

    photo: int
    person: int
    rows: Ints


def odd_ones_out(
    album: Album,
    rows: npt.ArrayLike,
    *,
    probability: MatchProbability = DEFAULT,
    limit: int = 100,
    most: float = 0.7,
    confirmed: bool = False,
) -> OddOnes:
    """Those of one person's faces, given by all its rows, that are probably somebody else.

    Each is judged by the others. At most `limit`, none more probable than `most`; faces that the
    owner confirmed are witnesses, but are only listed with `confirmed`.

    Raises:
        ValueError: `limit` is below 0, or a row is none of the album.
    """
    if limit < 0:
        raise ValueError(f"a limit is a number from 0, not {limit}")
    own = np.unique(np.asarray(rows, np.int64))
    if len(own) and not (own[0] >= 0 and own[-1] < len(album)):
        raise ValueError(f"a row is asked for that is none of the {len(album)}")
    judged = own if confirmed else own[~album.confirmed[own]]
    squares = _squares_to_nearest(album, judged, _witnesses(album, own))
    chances = probability.belonging().of(squares)
    odd = np.flatnonzero(np.isfinite(squares) & (chances <= most))
    worst = odd[np.lexsort((judged[odd], -squares[odd].round(_DIGITS)))[:limit]]
    return OddOnes(judged[worst], chances[worst], np.sqrt(squares[worst]))


def same_photo_twice(album: Album, *, confirmed: bool = False) -> list[TwiceInPhoto]:
    """Persons, hidden ones aside, who are in a photo more than once, by photo and person.

    A mirror or a collage is a reason; where the owner has confirmed all of the faces it is only
    listed with `confirmed`.
    """
    shown = (album.persons != NOBODY) & ~np.isin(album.persons, album.hidden)
    rows = np.flatnonzero(shown)
    photos, persons = album.photos[rows], album.persons[rows]
    order = np.lexsort((rows, persons, photos))
    rows, photos, persons = rows[order], photos[order], persons[order]
    fresh = np.ones(len(rows), bool)
    fresh[1:] = (photos[1:] != photos[:-1]) | (persons[1:] != persons[:-1])
    start = np.flatnonzero(fresh)
    stop = np.append(start[1:], len(rows))
    unsure = np.append(0, np.cumsum(~album.confirmed[rows]))
    wanted = (stop - start > 1) & (confirmed | (unsure[stop] > unsure[start]))
    return [
        TwiceInPhoto(int(photos[a]), int(persons[a]), rows[a:b])
        for a, b in zip(start[wanted].tolist(), stop[wanted].tolist(), strict=True)
    ]


def _witnesses(album: Album, own: Ints) -> Ints:
    """The faces that the others are judged by: good ones, some of them if there are very many."""
    mine: Flags = np.zeros(len(album), bool)
    mine[own] = True
    good = np.flatnonzero(album.that_count(mine))
    if len(good) <= _WITNESSES:
        return good
    return np.sort(good[np.argsort(keys_of(album.embeddings[good]), kind="stable")[:_WITNESSES]])


def _squares_to_nearest(album: Album, rows: Ints, witnesses: Ints) -> Floats:
    """float64[r]: mean square to the nearest third of the other witnesses; infinite without."""
    found = np.full(len(rows), np.inf)
    if not len(witnesses):
        return found
    faces, crowds = album.embeddings[witnesses], album.crowding[witnesses] / 2
    count = max(1, int(np.ceil((len(witnesses) - 1) * _NEAREST_SHARE)))
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        squares = squares_between(album.embeddings[block], faces) + crowds
        squares[block[:, None] == witnesses] = np.inf
        nearest = np.partition(squares, count - 1, axis=1)[:, :count].mean(axis=1)
        found[start : start + _BLOCK] = np.maximum(nearest, 0) + album.crowding[block] / 2
    return found
