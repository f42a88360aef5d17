"""Why a face is its person's: what the viewer of photos tells when asked."""

from dataclasses import dataclass

from photoorg.core.ids import FaceId
from photoorg.core.records import FaceState
from photoorg.library.library import Library
from photoorg.library.understanding import PairExplanation, understanding_of
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons


@dataclass(frozen=True, slots=True)
class FaceReason:
    """What joins a face with the one that its person is known by.

    Attributes:
        face: the one that was asked about; other: the person's cover, or their clearest face
            if the cover is what was asked about.
        name: of the person, if there is one.
        by_owner: the owner confirmed that the face is this person.
        found: what joins the two.
        threshold: the distance below which faces are linked.
    """

    face: FaceId
    other: FaceId
    name: str | None
    by_owner: bool
    found: PairExplanation
    threshold: float


def reason_for(library: Library, face: FaceId) -> FaceReason | None:
    """Why a face is its person's; None for nobody's, or where nothing is there to compare."""
    faces = Faces(library.database)
    number, places = faces.person_of(face), faces.places([face])
    person = None if number is None else Persons(library.database).get(number)
    if person is None or not places or faces.embedding(face) is None:
        return None
    first = [] if person.cover_face is None else [person.cover_face]
    others = (other for other in (*first, *faces.best_of(person.id)) if other != face)
    known_by = next((other for other in others if faces.embedding(other) is not None), None)
    if known_by is None:
        return None
    understanding = understanding_of(library)
    return FaceReason(
        face,
        known_by,
        person.name,
        places[0][2] is FaceState.CONFIRMED,
        understanding.why(face, known_by),
        understanding.threshold,
    )
