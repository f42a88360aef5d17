"""Who is this: the nearest faces of the library to any face, grouped by person.

One photo of somebody is enough. A `FaceSearch` keeps the faces in memory (`search_of` shares one
for as long as a library is open) and always answers for the library as it is now.
"""

import weakref
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.analysis.similar import (
    Flags,
    Nearest,
    Question,
    crowd_around,
    nearest_faces,
    plain_squares,
    some_of,
    square_to_person,
)
from photoorg.clustering.probability import MatchProbability
from photoorg.core.arrays import Embedding
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.library.library import Library
from photoorg.library.understanding import understanding_of
from photoorg.people.memory import FaceAlbum
from photoorg.storage.graph_view import GraphView
from photoorg.storage.persons import Persons

__all__ = ["USUAL_COUNT", "FaceSearch", "FoundFace", "FoundPerson", "Similar", "search_of"]

USUAL_COUNT = 20
"""So many faces are shown, unless asked for more or fewer."""


@dataclass(frozen=True, slots=True)
class FoundFace:
    """A face of the library that resembles the one asked for.

    `probability` is that of these two faces being one person, at the library's calibration.
    """

    face: FaceId
    photo: PhotoId
    person: PersonId | None
    distance: float
    probability: float


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person with faces among those that were found, the most probable first.

    Attributes:
        person: None for faces that belong to nobody.
        name: None where there is none.
        probability: that it is this person, by all of the person's faces; of nobody's faces that
            of the nearest.
    """

    person: PersonId | None
    name: str | None
    probability: float
    faces: tuple[FoundFace, ...]

    @property
    def distance(self) -> float:
        """Of the person's nearest face."""
        return min(face.distance for face in self.faces)


@dataclass(frozen=True, slots=True)
class Similar:
    """What was found: the faces, the most probable first, and the same by person."""

    faces: tuple[FoundFace, ...]
    persons: tuple[FoundPerson, ...]


class FaceSearch:
    """Looks for faces in one open library; used by the thread that opened it."""

    def __init__(self, library: Library) -> None:
        # Not the library, or it would keep alive what it is kept for.
        self._database = library.database
        self._understanding = understanding_of(library)
        self._seen: FaceAlbum | None = None
        self._shown = np.zeros(0, bool)
        self._order = np.zeros(0, np.int64)
        self._ordered = np.zeros(0, np.int64)

    def like(self, embedding: Embedding, count: int = USUAL_COUNT) -> Similar:
        """The nearest faces to one from anywhere, float32[128].

        Raises:
            KnownError: the library has no faces.
        """
        faces, probability = self._now()
        album = faces.album
        squares = plain_squares(embedding, album.embeddings, album.norms)
        question = Question.of(embedding[None], crowd_around(squares, album.crowding))
        return self._answer(faces, probability, question, count, self._shown, squares)

    def like_face(self, face: FaceId, count: int = USUAL_COUNT) -> Similar:
        """The nearest other faces to one of the library.

        Raises:
            KnownError: there is no such face, or it cannot be compared.
        """
        faces, probability = self._now()
        row = faces.row(face)
        if row is None:
            raise KnownError(f"There is no face {face} that could be compared with others.")
        among = self._shown.copy()
        among[row] = False
        album = faces.album
        question = Question.of(album.embeddings[[row]], album.crowding[[row]])
        return self._answer(faces, probability, question, count, among)

    def like_person(self, person: PersonId, count: int = USUAL_COUNT) -> Similar:
        """The faces of others, and of nobody, that are nearest to a person's as a whole.

        Raises:
            KnownError: the person has no faces that could be compared.
        """
        faces, probability = self._now()
        own = faces.rows_of(person)
        if not len(own):
            raise KnownError("This person has no faces that could be compared with others.")
        among = self._shown.copy()
        among[own] = False
        album = faces.album
        question = Question.of(album.embeddings[own], album.crowding[own])
        return self._answer(faces, probability, question, count, among)

    def crowding_near(self, embedding: Embedding) -> float:
        """The crowding that a face from anywhere, float32[128], stands in; 0 without faces."""
        album = self._understanding.measured()[0].album
        squares = plain_squares(embedding, album.embeddings, album.norms)
        return crowd_around(squares, album.crowding)

    @property
    def probability(self) -> MatchProbability:
        """How likely which distance is to be of one person, in this library."""
        return self._understanding.measured()[1]

    def _now(self) -> tuple[FaceAlbum, MatchProbability]:
        faces, probability = self._understanding.measured()
        if faces is not self._seen:
            shown, _ = GraphView(self._database).all()
            self._shown = np.isin(faces.ids, shown, assume_unique=True)
            self._order = np.argsort(faces.album.persons, kind="stable")
            self._ordered = faces.album.persons[self._order]
            self._seen = faces
        if not self._shown.any():
            raise KnownError("There are no faces in the library yet; scan a folder of photos.")
        return faces, probability

    def _answer(
        self,
        faces: FaceAlbum,
        probability: MatchProbability,
        question: Question,
        count: int,
        among: Flags,
        squares: npt.NDArray[np.float32] | None = None,
    ) -> Similar:
        album = faces.album
        if squares is None:
            squares = plain_squares(question.centre, album.embeddings, album.norms)
        near = nearest_faces(question, album.embeddings, squares, album.crowding, count, among)
        found = _found(faces, near, probability)
        by_person: dict[PersonId | None, list[FoundFace]] = {}
        for face in found:
            by_person.setdefault(face.person, []).append(face)
        names = Persons(self._database).names()
        persons = [
            FoundPerson(
                person,
                None if person is None else names.get(person),
                theirs[0].probability
                if person is None
                else self._of_person(faces, probability, question, person),
                tuple(theirs),
            )
            for person, theirs in by_person.items()
        ]
        # The faces of nobody are no answer to who it is, so they come last.
        persons.sort(key=lambda it: (it.person is None, -it.probability, it.distance))
        return Similar(tuple(found), tuple(persons))

    def _of_person(
        self,
        faces: FaceAlbum,
        probability: MatchProbability,
        question: Question,
        person: PersonId,
    ) -> float:
        first, last = np.searchsorted(self._ordered, [person, person + 1])
        rows, album = some_of(self._order[first:last]), faces.album
        square = square_to_person(
            question, album.embeddings[rows], album.pieces[rows], album.crowding[rows]
        )
        return float(probability.of(square))


def _found(faces: FaceAlbum, near: Nearest, probability: MatchProbability) -> list[FoundFace]:
    album = faces.album
    return [
        FoundFace(
            FaceId(int(faces.ids[row])),
            PhotoId(int(album.photos[row])),
            PersonId(int(album.persons[row])) if album.persons[row] else None,
            distance,
            chance,
        )
        for row, distance, chance in zip(
            near.rows.tolist(),
            near.distances.tolist(),
            probability.of(near.squares).tolist(),
            strict=True,
        )
    ]


_KEPT: "weakref.WeakKeyDictionary[Library, FaceSearch]" = weakref.WeakKeyDictionary()


def search_of(library: Library) -> FaceSearch:
    """The one search of an open library; whoever asks in its thread shares it."""
    found = _KEPT.get(library)
    if found is None:
        found = _KEPT[library] = FaceSearch(library)
    return found
