"""A box that the owner drew in a photo -> the new face that the command `Draw` adds."""

import logging
import math
from pathlib import Path

import numpy as np
import numpy.typing as npt

from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PhotoId
from photoorg.core.records import Face, FaceState, Photo
from photoorg.faces.detection import DetectorKind, SearchSettings
from photoorg.faces.drawn import BOX_EDGE, DrawnFace, describe_drawn
from photoorg.faces.finder import EMBEDDING_MODEL, FaceFinder
from photoorg.faces.weights import find_weights, prepare_graphs
from photoorg.imaging import DecodedPhoto, decode_photo, encode_thumbnail
from photoorg.ingest.outcomes import hash_content
from photoorg.library.library import Library
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.photos import PhotoFiles, Photos
from photoorg.storage.searched_again import DRAWN

_log = logging.getLogger(__name__)

_LARGEST = 6000  # pixels; more of the photo's longest edge is not decoded for a small box
_SMALLEST = 8.0  # pixels of the photo; below, there is nothing to be seen of a face
_SAME_PLACE = 0.5  # intersection over union
_SAME_POINTS = 0.3  # mean distance of landmarks, as a share of that of the eyes


class FaceThereError(KnownError):
    """The box is around a face that the library knows already."""

    def __init__(self, face: FaceId) -> None:
        super().__init__("This face was found already; name it instead of drawing it once more.")
        self.face = face


class BoxDescriber:
    """Looks at boxes that the owner draws. The models are loaded with the first one and kept.

    It is used by one thread, the one that opened the library.
    """

    def __init__(self, library: Library, threads: int = 1) -> None:
        self._library = library
        self._threads = threads
        self._finder: FaceFinder | None = None

    def describe(self, photo: PhotoId, box: Box) -> NewFace:
        """The new face for a box (normalised to the upright photo), which it keeps.

        Its parts outside the photo are cut off. Where no face can be seen in it, the result
        has a thumbnail but neither landmarks nor embedding.

        Raises:
            FaceThereError: the box is around a known face, also one of an ignored stranger.
            KnownError: there is no such photo, its file cannot be read or has changed, the
                box is too small, or the models are missing.
        """
        found = Photos(self._library.database).get(photo)
        if found is None:
            raise KnownError(f"There is no photo {photo}.")
        if found.error is not None:
            raise KnownError(f"No face can be drawn in this photo. {found.error}")
        inside = _inside(box)
        if min(inside.width * found.width, inside.height * found.height) < _SMALLEST:
            raise KnownError("The box is too small for a face.")
        decoded = self._decode(found, inside)
        pixels = decoded.pixels
        drawn = describe_drawn(self._face_finder(), pixels, inside)
        self._refuse_known(found, drawn)
        corners = inside.to_pixels((pixels.shape[1], pixels.shape[0]))
        return NewFace(
            box=drawn.box,
            landmarks=drawn.landmarks,
            quality=drawn.quality,
            score=drawn.score,
            detector=DRAWN,
            embedding=drawn.embedding,
            plain=None,
            thumbnail=encode_thumbnail(pixels, corners, profile=decoded.profile),
            model=EMBEDDING_MODEL,
        )

    def _face_finder(self) -> FaceFinder:
        if self._finder is None:
            weights = find_weights(self._library.paths.weights)
            graphs = prepare_graphs(weights, self._library.paths.graphs)
            settings = SearchSettings(DetectorKind.CNN, upsample=0)
            self._finder = FaceFinder(weights, graphs, settings, self._threads)
        return self._finder

    def _decode(self, photo: Photo, box: Box) -> DecodedPhoto:
        """The photo, at the size at which the box has as many pixels as can be made use of."""
        data, suffix = self._read(photo)
        longest = max(photo.width, photo.height)
        side = max(box.width * photo.width, box.height * photo.height)
        size = min(math.ceil(longest * BOX_EDGE / side), _LARGEST)
        return decode_photo(data, suffix, size if size < longest else 0)

    def _read(self, photo: Photo) -> tuple[bytes, str]:
        paths = PhotoFiles(self._library.database).paths(photo.id)
        changed = False
        for path in paths:
            try:
                data = path.read_bytes()
            except OSError as error:
                _log.debug("%s cannot be read: %s", path, error)
                continue
            if hash_content(data) == photo.content_hash:
                return data, path.suffix
            changed = True
        raise KnownError(_why_unread(paths, changed=changed))

    def _refuse_known(self, photo: Photo, drawn: DrawnFace) -> None:
        size = np.array([photo.width, photo.height], np.float32)
        for face in Faces(self._library.database).of_photo(photo.id):
            if face.state is FaceState.NOT_A_FACE:
                continue
            if face.box.iou(drawn.box) >= _SAME_PLACE or _same_points(face, drawn, size):
                raise FaceThereError(face.id)


def _inside(box: Box) -> Box:
    left, top = max(box.left, 0.0), max(box.top, 0.0)
    right, bottom = min(box.right, 1.0), min(box.bottom, 1.0)
    return Box(left, top, max(right - left, 0.0), max(bottom - top, 0.0))


def _same_points(face: Face, drawn: DrawnFace, size: npt.NDArray[np.float32]) -> bool:
    """Whether the landmarks of both are of one face, in a photo of `size` float32[2] pixels."""
    if drawn.landmarks is None or len(face.landmarks) != len(drawn.landmarks):
        return False
    points, others = drawn.landmarks * size, np.array(face.landmarks, np.float32) * size
    eyes = float(np.linalg.norm(others[:2].mean(axis=0) - others[2:4].mean(axis=0)))
    apart = float(np.linalg.norm(points - others, axis=1).mean())
    return apart < _SAME_POINTS * eyes


def _why_unread(paths: list[Path], *, changed: bool) -> str:
    if changed:
        return "The photo's file has changed since it was scanned; scan its folder again first."
    if paths:
        return "The photo's file cannot be read; perhaps its drive is not connected."
    return "The photo has no file any more."
