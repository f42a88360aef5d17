"""What can be asked on the page "Who is this?"."""

from dataclasses import dataclass

from photoorg.core.ids import FaceId
from photoorg.library.asking import Side
from photoorg.ui.ask_reading import SeenPhoto


@dataclass(frozen=True, slots=True, eq=False)
class PhotoQuestion:
    """Who is this, in a photo from anywhere; `place` is that of the face, None for none yet."""

    photo: SeenPhoto
    place: int | None

    @property
    def side(self) -> Side | None:
        """The face that is meant."""
        return None if self.place is None else self.photo.faces[self.place]

    @property
    def sides(self) -> tuple[Side, ...]:
        """The faces that may be meant."""
        side = self.side
        return self.photo.faces if side is None else (side,)

    @property
    def found(self) -> int:
        """How many faces there are to choose from."""
        return len(self.photo.faces)

    def meant(self, place: int) -> "PhotoQuestion":
        """The same where it is known which of `sides` is meant."""
        return self if self.place is not None else PhotoQuestion(self.photo, place)


@dataclass(frozen=True, slots=True)
class FaceQuestion:
    """Who looks like a face of the library."""

    face: FaceId

    @property
    def side(self) -> Side:
        """The face."""
        return self.face

    @property
    def sides(self) -> tuple[Side, ...]:
        """The face."""
        return (self.face,)

    @property
    def found(self) -> int:
        """There is nothing to choose."""
        return 1

    def meant(self, _: int) -> "FaceQuestion":
        """There is nothing to choose."""
        return self


One = PhotoQuestion | FaceQuestion


@dataclass(frozen=True, slots=True, eq=False)
class PairQuestion:
    """Are two faces of the same person."""

    one: One
    other: One


@dataclass(frozen=True, slots=True)
class LookQuestion:
    """Faces by a name and a tag, as they were typed."""

    text: str


Question = PhotoQuestion | FaceQuestion | PairQuestion | LookQuestion


def about(photo: SeenPhoto) -> PhotoQuestion:
    """The question that a photo asks by itself: about its face if it has one only."""
    return PhotoQuestion(photo, 0 if len(photo.faces) == 1 else None)
