"""What the owner may want to be asked: who else is this, who is this, what looks wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from photoorg.clustering.album import NOBODY
from photoorg.clustering.odd_ones import odd_ones_out, same_photo_twice
from photoorg.clustering.pairing import pairs_to_review
from photoorg.clustering.probability import MatchProbability
from photoorg.clustering.suggesting import suggest_for_person, suggest_names
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.people.memory import FaceAlbum

ODD_ONES = 100
PAIRS = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who is probably a person: an unnamed group, or a face that belongs to nobody.

    Attributes:
        person: the unnamed person; None for a single face.
        face: the face to show, the nearest one.
        faces: how many would come along.
        probability: 0 to 1.
    """

    person: PersonId | None
    face: FaceId
    faces: int
    probability: float


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A named person who somebody may be."""

    person: PersonId
    probability: float


@dataclass(frozen=True, slots=True)
class PairCandidate:
    """Two persons who may be one; `chained` where only years in between tell."""

    one: PersonId
    other: PersonId
    probability: float
    chained: bool


@dataclass(frozen=True, slots=True)
class OddOne:
    """A face that fits its person badly; `probability` that it is the person all the same."""

    face: FaceId
    probability: float


@dataclass(frozen=True, slots=True)
class Twice:
    """A person with several faces in one photo."""

    photo: PhotoId
    person: PersonId
    faces: tuple[FaceId, ...]


def candidates_for(
    faces: FaceAlbum, person: PersonId, probability: MatchProbability, limit: int
) -> list[Candidate]:
    """Unnamed groups and single faces that are probably this person, the most probable first."""
    found = suggest_for_person(faces.album, person, probability=probability, limit=limit)
    return [
        Candidate(
            None if who == NOBODY else PersonId(who), FaceId(int(faces.ids[row])), size, chance
        )
        for who, row, size, chance in zip(
            found.persons.tolist(),
            found.rows.tolist(),
            found.sizes.tolist(),
            found.probabilities.tolist(),
            strict=True,
        )
    ]


def names_for(
    faces: FaceAlbum, asked: Sequence[FaceId], probability: MatchProbability, limit: int
) -> list[NameCandidate]:
    """The named persons that faces, taken as one, most probably are, the most probable first."""
    rows = [row for face in asked if (row := faces.row(face)) is not None]
    asked_rows = np.array(rows, np.int64)
    found = suggest_names(faces.album, asked_rows, probability=probability, limit=limit)
    pairs = zip(found.persons.tolist(), found.probabilities.tolist(), strict=True)
    return [NameCandidate(PersonId(person), chance) for person, chance in pairs]


def pairs_of(
    faces: FaceAlbum, probability: MatchProbability, limit: int = PAIRS
) -> list[PairCandidate]:
    """Pairs of persons that may be one, the most probable first."""
    found = pairs_to_review(faces.album, probability=probability, limit=limit)
    return [
        PairCandidate(PersonId(one), PersonId(other), chance, chained)
        for one, other, chance, chained in zip(
            found.left.tolist(),
            found.right.tolist(),
            found.probabilities.tolist(),
            found.chained.tolist(),
            strict=True,
        )
    ]


def odd_ones_of(
    faces: FaceAlbum, person: PersonId, probability: MatchProbability, limit: int = ODD_ONES
) -> list[OddOne]:
    """Faces that fit their person badly, the worst first; not those that the owner confirmed."""
    found = odd_ones_out(faces.album, faces.rows_of(person), probability=probability, limit=limit)
    return [
        OddOne(FaceId(int(faces.ids[row])), chance)
        for row, chance in zip(found.rows.tolist(), found.probabilities.tolist(), strict=True)
    ]


def twice_in_photos(faces: FaceAlbum) -> list[Twice]:
    """Persons who are in one photo more than once, and whom the owner did not confirm there."""
    return [
        Twice(
            PhotoId(it.photo),
            PersonId(it.person),
            tuple(FaceId(int(faces.ids[row])) for row in it.rows.tolist()),
        )
        for it in same_photo_twice(faces.album)
    ]
