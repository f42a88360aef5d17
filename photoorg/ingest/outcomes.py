"""What a worker is told, and what it tells of one photo; light enough for every process."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from photoorg.faces.detection import SearchSettings
from photoorg.imaging import DEFAULT_MAX_SIZE
from photoorg.storage.faces import NewFace

_HASH_BYTES = 20


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """How photos are searched.

    Attributes:
        search: the detector and its options.
        max_size: longest edge in pixels at which a photo is searched; 0 for its full size.
        keep_plain: also keep the descriptor without the mirror image, as dlib makes it.
    """

    search: SearchSettings = field(default_factory=SearchSettings)
    max_size: int = DEFAULT_MAX_SIZE
    keep_plain: bool = False

    @property
    def key(self) -> str:
        """What is remembered of the settings beside each photo."""
        search = self.search
        upsample = "auto" if search.upsample is None else search.upsample
        return f"{search.detector} size {self.max_size} up {upsample} min {search.min_face}"


@dataclass(frozen=True, slots=True)
class Seconds:
    """Where the time of one photo, or of many, went."""

    decode: float = 0.0
    detect: float = 0.0
    embed: float = 0.0

    def __add__(self, other: "Seconds") -> "Seconds":
        return Seconds(
            self.decode + other.decode, self.detect + other.detect, self.embed + other.embed
        )


@dataclass(frozen=True, slots=True)
class SearchedPhoto:
    """A photo that was read, with its faces and when it was taken, if it says."""

    content_hash: str
    width: int
    height: int
    format: str
    faces: list[NewFace]
    seconds: Seconds
    taken_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UnreadablePhoto:
    """A file whose content is no photo we can read; it stays so until it changes."""

    content_hash: str
    reason: str


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file that could not be read this time."""

    reason: str


Outcome = SearchedPhoto | UnreadablePhoto | UnreadableFile


def hash_content(data: bytes) -> str:
    """The identity of a photo: BLAKE2b of the file's bytes, 20 bytes in hexadecimal."""
    return hashlib.blake2b(data, digest_size=_HASH_BYTES).hexdigest()


def hash_file(path: Path) -> str:
    """`hash_content` of a file, without holding it in memory.

    Raises:
        OSError: the file cannot be read.
    """
    digest = hashlib.blake2b(digest_size=_HASH_BYTES)
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
