"""Faces as rows, for lists."""

from dataclasses import dataclass
from pathlib import Path

from photoorg.core.ids import FaceId
from photoorg.core.records import FaceState
from photoorg.library.library import Library
from photoorg.people.selection import FaceQuery, chosen_faces
from photoorg.storage.faces import Faces


@dataclass(frozen=True, slots=True)
class FaceRow:
    """One face; `path` is None where its photo has no file any more."""

    face: FaceId
    path: Path | None
    state: FaceState


def list_faces(library: Library, query: FaceQuery) -> list[FaceRow]:
    """The faces that answer the query, in the order of their ids."""
    paths = library.path_of_photos()
    states = Faces(library.database).places(chosen_faces(library.database, query))
    return [FaceRow(face, paths.get(photo), state) for face, photo, state in states]
