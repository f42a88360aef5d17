"""Photo, face and person as plain values; what a change touched."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PersonId, PhotoId


class FaceState(StrEnum):
    """Who decided where a face belongs."""

    UNKNOWN = "unknown"
    SUGGESTED = "suggested"
    AUTOMATIC = "automatic"
    CONFIRMED = "confirmed"
    IGNORED = "ignored"
    NOT_A_FACE = "not a face"


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a face can be recognised; each part from 0 (useless) to 1 (excellent).

    `score` joins the parts and is what clustering and cover choice look at.
    """

    sharpness: float
    size: float
    frontality: float
    detector: float

    @property
    def score(self) -> float:
        """The geometric mean of the parts: one bad part makes a bad face."""
        product = self.sharpness * self.size * self.frontality * self.detector
        return float(max(product, 0.0) ** 0.25)


@dataclass(frozen=True, slots=True)
class Photo:
    """One picture in the library, known by its content.

    `taken_at` is the time on the clock of the place, None where the file does not say. It has
    a zone only where the file names one, so two of them cannot always be compared.
    """

    id: PhotoId
    content_hash: str
    width: int
    height: int
    error: str | None = None
    taken_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Face:
    """One face in a photo, without its embedding (those are read in bulk)."""

    id: FaceId
    photo: PhotoId
    box: Box
    landmarks: tuple[tuple[float, float], ...]
    quality: float
    state: FaceState
    person: PersonId | None


@dataclass(frozen=True, slots=True)
class Person:
    """What the owner sees: a stable id, a name or none, a cover face."""

    id: PersonId
    name: str | None
    cover_face: FaceId | None
    faces: int
    photos: int


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Which photos, faces and persons a mutation touched; views refresh only those."""

    photos: frozenset[PhotoId] = field(default_factory=frozenset)
    faces: frozenset[FaceId] = field(default_factory=frozenset)
    persons: frozenset[PersonId] = field(default_factory=frozenset)

    def __or__(self, other: "ChangeSet") -> "ChangeSet":
        return ChangeSet(
            self.photos | other.photos, self.faces | other.faces, self.persons | other.persons
        )

    def __bool__(self) -> bool:
        return bool(self.photos or self.faces or self.persons)
