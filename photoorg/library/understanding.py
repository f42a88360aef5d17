"""Suggestions and explanations for the window and the command line.

An `Understanding` keeps the library's faces in memory, so keep it as long as the library is
open (`understanding_of` does that); it always answers for the library as it is now.
"""

import weakref
from collections.abc import Sequence

from photoorg.clustering.calibration import Calibration, calibrate
from photoorg.clustering.probability import MatchProbability
from photoorg.core.ids import FaceId, PersonId
from photoorg.library.library import Library, threshold_of
from photoorg.people import explanation, suggestions
from photoorg.people.explanation import (
    Link,
    PairExplanation,
    ProposedSplit,
    WeakFace,
    WeakLink,
    WeakPoints,
)
from photoorg.people.memory import FaceAlbum, FaceMemory
from photoorg.people.suggestions import Candidate, NameCandidate, OddOne, PairCandidate, Twice

__all__ = [
    "Candidate",
    "Link",
    "NameCandidate",
    "OddOne",
    "PairCandidate",
    "PairExplanation",
    "ProposedSplit",
    "Twice",
    "Understanding",
    "WeakFace",
    "WeakLink",
    "WeakPoints",
    "understanding_of",
]

_NEW_CONFIRMED = 50
"""After so many more confirmed faces the calibration is measured again."""

_FACES_A_PERSON = 12
"""So many of a person are measured: the owner waits for it."""


class Understanding:
    """Answers about one open library."""

    def __init__(self, library: Library) -> None:
        # Not the library, or it would keep alive what it is kept for.
        self._database = library.database
        self._memory = FaceMemory(library.database)
        self._probability = MatchProbability()
        self._measured_with = 0

    @property
    def threshold(self) -> float:
        """The threshold that the library was grouped at."""
        return threshold_of(self._database)

    def _album(self) -> FaceAlbum:
        faces = self._memory.album()
        confirmed = int(faces.album.confirmed.sum())
        if abs(confirmed - self._measured_with) >= _NEW_CONFIRMED:
            self._probability = MatchProbability.measured(_calibration(faces))
            self._measured_with = confirmed
        return faces

    def measured(self) -> tuple[FaceAlbum, MatchProbability]:
        """The faces as they are now, and how likely which distance is to be of one person."""
        return self._album(), self._probability

    def candidates(self, person: PersonId, limit: int = 100) -> list[Candidate]:
        """Unnamed groups and single faces that are probably this person, best first."""
        album = self._album()
        return suggestions.candidates_for(album, person, self._probability, limit)

    def names_for(self, faces: Sequence[FaceId], limit: int = 5) -> list[NameCandidate]:
        """The named persons that these faces, taken as one, most probably are, best first."""
        album = self._album()
        return suggestions.names_for(album, faces, self._probability, limit)

    def names_for_person(self, person: PersonId, limit: int = 5) -> list[NameCandidate]:
        """The named persons that an unnamed one most probably is, best first."""
        album = self._album()
        faces = [FaceId(face) for face in album.ids[album.rows_of(person)].tolist()]
        return suggestions.names_for(album, faces, self._probability, limit)

    def pairs(self, limit: int = suggestions.PAIRS) -> list[PairCandidate]:
        """Pairs of persons that may be one, best first."""
        album = self._album()
        return suggestions.pairs_of(album, self._probability, limit)

    def odd_ones(self, person: PersonId, limit: int = suggestions.ODD_ONES) -> list[OddOne]:
        """Faces that fit their person badly, the worst first."""
        album = self._album()
        return suggestions.odd_ones_of(album, person, self._probability, limit)

    def twice(self) -> list[Twice]:
        """Persons who are in one photo more than once."""
        return suggestions.twice_in_photos(self._album())

    def probability(self, one: FaceId, other: FaceId) -> float | None:
        """That two faces are one person, at the library's calibration; None if it is unknown."""
        faces = self._album()
        left, right = faces.row(one), faces.row(other)
        if left is None or right is None:
            return None
        album = faces.album
        chances = self._probability.of_faces(
            album.embeddings[[left]],
            album.embeddings[[right]],
            album.crowding[[left]],
            album.crowding[[right]],
        )
        return float(chances[0])

    def why(self, one: FaceId, other: FaceId) -> PairExplanation:
        """Why two faces are together.

        Raises:
            KnownError: one of them does not exist, or has no embedding.
        """
        return explanation.why(self._database, one, other, self.threshold)

    def weak_points(self, person: PersonId) -> WeakPoints:
        """Where a person is held together weakly."""
        return explanation.weak_points_of(self._database, person, self.threshold)

    def proposed_split(self, person: PersonId) -> ProposedSplit | None:
        """The best way to take a person apart; None if none is sensible."""
        return explanation.split_of(self._database, person)


_KEPT: "weakref.WeakKeyDictionary[Library, Understanding]" = weakref.WeakKeyDictionary()


def understanding_of(library: Library) -> Understanding:
    """The one understanding of an open library; whoever asks in its thread shares it."""
    found = _KEPT.get(library)
    if found is None:
        found = _KEPT[library] = Understanding(library)
    return found


def _calibration(faces: FaceAlbum) -> Calibration:
    """What the confirmed people tell of distances, crowding included."""
    sure = faces.album.confirmed & (faces.album.persons > 0)
    return calibrate(
        faces.album.embeddings[sure],
        faces.album.persons[sure],
        faces.album.crowding[sure],
        faces_a_person=_FACES_A_PERSON,
    )
