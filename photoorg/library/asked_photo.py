"""The faces in a photo that somebody asks about: from a file, or from pixels that were pasted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from photoorg.core.arrays import Embedding, Pixels
from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.faces.detection import SearchSettings
from photoorg.faces.finder import FaceFinder
from photoorg.faces.weights import find_weights, prepare_graphs
from photoorg.imaging import DEFAULT_MAX_SIZE, UnreadablePhotoError, decode_photo
from photoorg.library.paths import Paths

__all__ = ["AskedFace", "PhotoReader", "SeveralFacesError", "chosen_face"]


@dataclass(frozen=True, slots=True, eq=False)
class AskedFace:
    """A face in a photo that need not be in the library.

    Attributes:
        number: from 1 on, as they stand in the photo from left to right.
        chip: the aligned face, uint8[150, 150, 3].
        quality: 0 to 1.
    """

    number: int
    box: Box
    chip: Pixels
    quality: float
    embedding: Embedding

    @property
    def place(self) -> str:
        """Where it is in the photo, for people to read."""
        x, y = self.box.centre
        return f"{x:.0%} from the left, {y:.0%} from the top"


class SeveralFacesError(KnownError):
    """A photo shows several faces, and it was not said which one is meant."""

    def __init__(self, sentence: str, faces: tuple[AskedFace, ...]) -> None:
        super().__init__(sentence)
        self.faces = faces


class PhotoReader:
    """Finds the faces of photos. The models are loaded with the first one and kept.

    It is used by one thread at a time.
    """

    def __init__(
        self,
        paths: Paths,
        search: SearchSettings | None = None,
        *,
        threads: int = 1,
        max_size: int = DEFAULT_MAX_SIZE,
    ) -> None:
        self._paths = paths
        self._search = search or SearchSettings()
        self._threads = threads
        self._max_size = max_size
        self._finder: FaceFinder | None = None

    def faces_of_file(self, path: Path) -> tuple[AskedFace, ...]:
        """The faces in a photo file, from left to right; at least one.

        Raises:
            KnownError: the file cannot be read, shows no face, or the models are missing.
        """
        try:
            photo = decode_photo(path.read_bytes(), path.suffix, self._max_size)
        except OSError as error:
            raise KnownError(f"The photo {path} cannot be read ({error.strerror}).") from error
        except UnreadablePhotoError as error:
            raise KnownError(f"{path}: {error}") from error
        found = self.faces_of_pixels(photo.pixels)
        if not found:
            raise KnownError(f"No face was found in {path}.")
        return found

    def faces_of_pixels(self, pixels: Pixels) -> tuple[AskedFace, ...]:
        """The faces in an upright picture, from left to right; there may be none.

        Raises:
            KnownError: the models are missing.
        """
        found = sorted(self._face_finder().find(pixels), key=lambda it: it.box.centre)
        return tuple(
            AskedFace(number, it.box, it.chip, it.quality.score, it.embedding)
            for number, it in enumerate(found, start=1)
        )

    def _face_finder(self) -> FaceFinder:
        if self._finder is None:
            weights = find_weights(self._paths.weights)
            graphs = prepare_graphs(weights, self._paths.graphs)
            self._finder = FaceFinder(weights, graphs, self._search, self._threads)
        return self._finder


def chosen_face(
    faces: Sequence[AskedFace], number: int | None, photo: str, option: str = "--face"
) -> AskedFace:
    """The face of this number; without one the only face. `photo` is what the photo is called.

    Raises:
        SeveralFacesError: no number was given, and there are several.
        KnownError: there is no face of this number.
    """
    if number is None and len(faces) == 1:
        return faces[0]
    known = ", ".join(f"{face.number} ({face.place})" for face in faces)
    if number is None:
        raise SeveralFacesError(
            f"There are {len(faces)} faces in {photo}; say with {option} which one you mean:"
            f" {known}.",
            tuple(faces),
        )
    for face in faces:
        if face.number == number:
            return face
    raise KnownError(f"There is no face {number} in {photo}; these are there: {known}.")
