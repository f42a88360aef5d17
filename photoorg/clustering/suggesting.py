"""Who else is this person, and who is this face: what the owner is asked to agree to.

A group is compared with a person by average linkage, the mean of all squared distances between
their faces: with each of the person's modes, of which the nearest counts, and with all of it. A
child who grows has a mode for every age; the mean over the whole child is near to none.

Nothing is suggested that the owner has refused: a face that was rejected from the person, a
group with a confirmed face that was, a person that is different. A person with a name, or one
that is hidden, is not for the taking either.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.album import NOBODY, Album, Flags
from photoorg.clustering.probability import DEFAULT, MatchProbability, to_person
from photoorg.clustering.referee import SAME_PHOTO
from photoorg.clustering.searching import Distances
from photoorg.clustering.summaries import Floats, Ints, Summaries, summarise

_DIGITS = 6
"""Squared distances that differ by less are equal; a float32 product is no more exact."""


@dataclass(frozen=True, slots=True, eq=False)
class Suggestions:
    """Groups and single faces that are probably a person, the most probable first.

    persons: int64[k], the unnamed person, or `NOBODY` for a face without one.
    rows: int64[k], the face itself, or the group's face that is nearest to the person.
    sizes: int64[k], how many faces would come along; rejected ones do not.
    probabilities, distances: float64[k]; a distance is that of `to_person`, crowding included.
    """

    persons: Ints
    rows: Ints
    sizes: Ints
    probabilities: Floats
    distances: Floats

    def __len__(self) -> int:
        return len(self.persons)


@dataclass(frozen=True, slots=True, eq=False)
class NameSuggestions:
    """Named persons that somebody may be, the most probable first; all arrays [k].

    Each probability stands for itself: with twins both can be high.
    """

    persons: Ints
    probabilities: Floats
    distances: Floats

    def __len__(self) -> int:
        return len(self.persons)


def suggest_for_person(
    album: Album,
    person: int,
    *,
    probability: MatchProbability = DEFAULT,
    limit: int = 100,
    least: float = 0.05,
) -> Suggestions:
    """Unnamed groups and faces without a person that are probably `person`, best first.

    At most `limit`, none less probable than `least`. Groups and faces are compared as they are
    without what was rejected. Somebody without faces has no suggestions.

    Source: average linkage, Sokal and Michener, 1958.

    Raises:
        ValueError: `least` is not between 0 and 1, or `limit` is below 0.
    """
    _check(limit)
    farthest = probability.distance_at(least) ** 2
    own = np.flatnonzero(album.persons == person)
    open_rows = _open_to(album, person)
    if person == NOBODY or not len(own) or not open_rows.any():
        return _nothing()
    found = _candidates(album, own, open_rows)
    near = np.flatnonzero(found.squares <= farthest)
    # Equals come by person, faces without one by photo, so that rows have no say.
    first = np.empty(len(found.persons), np.int64)
    first[found.place[::-1]] = found.rows[::-1]
    keys = (
        first[near],
        album.photos[first[near]],
        found.persons[near],
        found.squares[near].round(_DIGITS),
    )
    best = near[np.lexsort(keys)[:limit]]
    return Suggestions(
        persons=found.persons[best],
        rows=_nearest_rows(found, best),
        sizes=found.sizes[best],
        probabilities=probability.of(found.squares[best]),
        distances=np.sqrt(np.maximum(found.squares[best], 0)),
    )


def suggest_names(
    album: Album,
    rows: npt.ArrayLike,
    *,
    probability: MatchProbability = DEFAULT,
    limit: int = 5,
) -> NameSuggestions:
    """The named persons that an unnamed face or group, given by its rows, most probably is.

    At most `limit`, however improbable. The persons that the rows belong to are left out, and so
    are those that must not become one with them.

    Raises:
        ValueError: `limit` is below 0, or a row is none of the album.
    """
    _check(limit)
    asked = np.unique(np.asarray(rows, np.int64))
    if len(asked) and not (asked[0] >= 0 and asked[-1] < len(album)):
        raise ValueError(f"a row is asked for that is none of the {len(album)}")
    persons = np.setdiff1d(album.named, np.concatenate([album.hidden, _kept_from(album, asked)]))
    if not len(asked) or not len(persons):
        return NameSuggestions(np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    refused = album.rejections[np.isin(album.rejections[:, 0], asked)]
    special = np.intersect1d(refused[:, 1], persons)
    found = [_squares_of_people(album, asked, np.setdiff1d(persons, special))]
    for person in special.tolist():
        left = np.setdiff1d(asked, album.rejected_from(person))
        if len(left):
            found.append(_squares_of_people(album, left, np.array([person])))
    ids = np.concatenate([part[0] for part in found])
    square = np.concatenate([part[1] for part in found])
    best = np.lexsort((ids, square.round(_DIGITS)))[:limit]
    distances = np.sqrt(np.maximum(square[best], 0))
    return NameSuggestions(ids[best], probability.of(square[best]), distances)


def looks_of(album: Album, own: Ints) -> Summaries:
    """What a person with the rows `own` looks like: each of its modes, and last all of it."""
    mine = np.zeros(len(album), bool)
    mine[own] = True
    counted = np.flatnonzero(album.that_count(mine))
    mode = album.modes_among(counted).of_row
    faces, crowds = album.embeddings[counted], album.crowding[counted]
    whole = summarise(faces, np.zeros(len(counted), np.int64), crowds)
    inside = mode >= 0
    if not inside.any():
        return _joined(whole, whole)
    return _joined(summarise(faces[inside], mode[inside], crowds[inside]), whole)


@dataclass(frozen=True, slots=True, eq=False)
class _Candidates:
    """c groups, and how far they are from a person.

    rows: int64[r], the faces that stand for them; place int64[r], of which group each is, and
    to_whole float32[r], its squared distance to all of the person, but for a constant.
    """

    persons: Ints
    sizes: Ints
    squares: Floats
    rows: Ints
    place: Ints
    to_whole: Distances


def _candidates(album: Album, own: Ints, open_rows: Flags) -> _Candidates:
    """The groups of the open rows, at least one, measured against the person with rows `own`."""
    rows = np.flatnonzero(album.that_count(open_rows))
    looks = looks_of(album, own)
    products = _products(album, looks)
    groups, place, counts = album.groups_among(rows)
    means = np.stack([np.bincount(place, look[rows]) for look in products]) / counts
    means += _offsets(looks)[:, None]
    square = to_person(means[:-1].min(axis=0), means[-1])
    square += np.bincount(place, album.norms[rows] + album.crowding[rows] / 2) / counts
    sizes = np.bincount(album.groups.of_row[open_rows], minlength=len(album.groups))[groups]
    square += _surcharge(album.meetings(own, open_rows)[groups], sizes, len(own))
    to_whole = products[-1, rows] + album.norms[rows]
    return _Candidates(album.groups.persons[groups], sizes, square, rows, place, to_whole)


def _joined(one: Summaries, other: Summaries) -> Summaries:
    return Summaries(
        np.concatenate([one.sizes, other.sizes]),
        np.concatenate([one.centres, other.centres]),
        np.concatenate([one.spreads, other.spreads]),
        np.concatenate([one.crowding, other.crowding]),
    )


def _open_to(album: Album, person: int) -> Flags:
    """bool[n]: the faces that may be suggested for a person, as far as the owner is concerned."""
    closed = np.concatenate([album.named, album.hidden, album.barred_from(person), [person]])
    rows: Flags = ~np.isin(album.persons, closed[closed != NOBODY])
    rows[album.rejected_from(person)] = False
    return rows


def _kept_from(album: Album, rows: Ints) -> Ints:
    """The persons that some rows cannot be given to: their own, and those barred from them."""
    own = np.unique(album.persons[rows])
    own = own[own != NOBODY]
    barred = album.barred[np.isin(album.barred[:, 0], own), 1]
    refused = album.rejections[np.isin(album.rejections[:, 0], rows)]
    refused = refused[album.confirmed[refused[:, 0]], 1]
    return np.concatenate([own, barred, refused])


def _products(album: Album, looks: Summaries) -> Distances:
    """float32[m, n]: what is left of squared distances without norms, spreads and crowds."""
    return np.asarray((np.float32(-2) * looks.centres.astype(np.float32)) @ album.embeddings.T)


def _offsets(looks: Summaries) -> Floats:
    """float64[m]: what a look adds to every squared distance."""
    norms = np.einsum("ij,ij->i", looks.centres, looks.centres)
    return np.asarray(norms + looks.spreads + looks.crowding / 2, np.float64)


def _surcharge(meetings: Floats, sizes: Ints, size: int) -> Floats:
    """What faces in the same photos add to the squared distances of groups to one of `size`."""
    return SAME_PHOTO * np.minimum(meetings / np.minimum(sizes, size), 1)


def _squares_of_people(album: Album, rows: Ints, persons: Ints) -> tuple[Ints, Floats]:
    """Persons that have faces, and the squared distance of the group of `rows` to each."""
    asked = np.zeros(len(album), bool)
    asked[rows] = True
    query = np.flatnonzero(album.that_count(asked))
    crowds = album.crowding[query]
    look = summarise(album.embeddings[query], np.zeros(len(query), np.int64), crowds)
    theirs = np.isin(album.persons, persons)
    counted = np.flatnonzero(album.that_count(theirs))
    squares = _products(album, look)[0, counted] + album.norms[counted] + _offsets(look)
    squares += album.crowding[counted] / 2
    found, place, sizes = album.groups_among(counted)
    square = np.bincount(place, squares, minlength=len(found)) / sizes
    nearest = _nearest_modes(album, counted, squares, len(found), found)
    square = to_person(np.where(np.isfinite(nearest), nearest, square), square)
    all_sizes = np.bincount(album.groups.of_row[theirs], minlength=len(album.groups))[found]
    square += _surcharge(album.meetings(rows, theirs)[found], all_sizes, len(rows))
    return album.groups.persons[found], square


def _nearest_modes(album: Album, rows: Ints, squares: Floats, count: int, groups: Ints) -> Floats:
    """float64[count]: of each of `groups` the least mean of `squares` over a mode, or infinity."""
    modes = album.modes_among(rows)
    inside = modes.of_row >= 0
    nearest = np.full(count, np.inf)
    if not len(modes):
        return nearest
    sizes = np.bincount(modes.of_row[inside], minlength=len(modes))
    means = np.bincount(modes.of_row[inside], squares[inside], minlength=len(modes)) / sizes
    np.minimum.at(nearest, np.searchsorted(groups, modes.groups), means)
    return nearest


def _nearest_rows(found: _Candidates, wanted: Ints) -> Ints:
    """Of each of the wanted candidates the face that is nearest to the whole person."""
    turn = np.full(len(found.persons), -1, np.int64)
    turn[wanted] = np.arange(len(wanted))
    inside = turn[found.place] >= 0
    rows, turn = found.rows[inside], turn[found.place[inside]]
    order = np.lexsort((rows, found.to_whole[inside], turn))
    first = np.unique(turn[order], return_index=True)[1]
    return rows[order[first]]


def _check(limit: int) -> None:
    if limit < 0:
        raise ValueError(f"a limit is a number from 0, not {limit}")


def _nothing() -> Suggestions:
    no_ids, no_values = np.zeros(0, np.int64), np.zeros(0)
    return Suggestions(no_ids, no_ids, no_ids, no_values, no_values)
