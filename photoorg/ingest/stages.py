"""What is done to one photo, in a worker process: read, decode, find faces, describe them."""

import time
from pathlib import Path

from photoorg.core.errors import KnownError
from photoorg.faces.finder import EMBEDDING_MODEL, FaceFinder, FoundFace
from photoorg.faces.weights import GraphFiles, Weights
from photoorg.imaging import DecodedPhoto, decode_photo, encode_thumbnail
from photoorg.ingest.outcomes import (
    IngestSettings,
    Outcome,
    SearchedPhoto,
    Seconds,
    UnreadableFile,
    UnreadablePhoto,
    hash_content,
)
from photoorg.ingest.walk import reason
from photoorg.metadata import taken_at
from photoorg.storage.faces import NewFace


class PhotoSearcher:
    """Holds the loaded models of one worker."""

    def __init__(
        self, weights: Weights, graphs: GraphFiles, settings: IngestSettings, threads: int
    ) -> None:
        self._settings = settings
        self._finder = FaceFinder(weights, graphs, settings.search, threads)

    def search(self, path: Path) -> Outcome:
        """Read one photo and find its faces; never raises for what the file holds."""
        try:
            data = path.read_bytes()
        except OSError as error:
            return UnreadableFile(f"The file cannot be read: {reason(error)}.")
        content_hash = hash_content(data)
        started = time.perf_counter()
        try:
            photo = decode_photo(data, path.suffix, self._settings.max_size)
        except KnownError as error:
            return UnreadablePhoto(content_hash, str(error))
        except MemoryError:
            return UnreadablePhoto(content_hash, "The picture is too large for this machine.")
        decoded = time.perf_counter()
        located = self._finder.locate(photo.pixels)
        detected = time.perf_counter()
        found = self._finder.describe(located)
        faces = [self._new_face(photo, face) for face in found]
        seconds = Seconds(decoded - started, detected - decoded, time.perf_counter() - detected)
        return SearchedPhoto(
            content_hash,
            photo.width,
            photo.height,
            photo.format,
            faces,
            seconds,
            taken_at(photo.exif),
        )

    def _new_face(self, photo: DecodedPhoto, face: FoundFace) -> NewFace:
        return NewFace(
            box=face.box,
            landmarks=face.landmarks,
            quality=face.quality,
            score=face.score,
            detector=self._settings.search.detector,
            embedding=face.embedding,
            plain=face.plain if self._settings.keep_plain else None,
            thumbnail=_thumbnail(photo, face),
            model=EMBEDDING_MODEL,
        )


def _thumbnail(photo: DecodedPhoto, face: FoundFace) -> bytes:
    height, width = photo.pixels.shape[:2]
    box = face.box.to_pixels((width, height))
    return encode_thumbnail(photo.pixels, box, profile=photo.profile)
