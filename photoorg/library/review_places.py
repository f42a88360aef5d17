"""Where a face is: its photo and the box in it."""

from dataclasses import dataclass

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PhotoId
from photoorg.library.library import Library
from photoorg.storage.faces import Faces


@dataclass(frozen=True, slots=True)
class FacePlace:
    """A face in its photo."""

    face: FaceId
    photo: PhotoId
    box: Box


def place_of(library: Library, face: int) -> FacePlace | None:
    """Where a face is; None if it is gone."""
    places = Faces(library.database).places([FaceId(face)])
    if not places:
        return None
    photo = places[0][1]
    for found in Faces(library.database).of_photo(photo):
        if found.id == face:
            return FacePlace(found.id, photo, found.box)
    return None
