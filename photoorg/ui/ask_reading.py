"""Reads photos from anywhere and finds the faces in them, in the background."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from photoorg.core.arrays import Pixels
from photoorg.library.asking import (
    LARGEST,
    AskedFace,
    AskedPicture,
    PhotoReader,
    read_file,
    read_pixels,
)
from photoorg.library.library import Library
from photoorg.ui.pixels import image_of, pixels_of
from photoorg.ui.session import Session

Source = Path | QImage
"""A file, or a picture that was pasted or dropped."""


@dataclass(frozen=True, slots=True, eq=False)
class SeenPhoto:
    """A photo from anywhere, ready to be shown; `name` is its file's, empty for a picture."""

    image: QImage
    faces: tuple[AskedFace, ...]
    name: str = ""


class _Request:
    """What is being read; the window may not want it any more."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = tuple(sources)
        self.given_up = False


class AskReading(QObject):
    """Reads one question at a time. The face models are loaded with the first one.

    They are kept until `rest`: they take memory that nobody needs while nobody asks.
    """

    read = Signal(object)
    """tuple of SeenPhoto, as many as were asked for."""

    failed = Signal(object)
    """An exception."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reader: PhotoReader | None = None
        self._request: _Request | None = None

    @property
    def busy(self) -> bool:
        """Whether somebody waits."""
        return self._request is not None

    def start(self, sources: Sequence[Source]) -> None:
        """Read these; what is being read is not wanted any more."""
        self.cancel()
        request = self._request = _Request(sources)
        reader = self._reader = self._reader or PhotoReader(self._session.paths)

        def work(_: Library) -> tuple[SeenPhoto, ...]:
            return tuple(_seen(reader, it) for it in request.sources if not request.given_up)

        self._session.think(
            work,
            lambda photos: self._take(request, photos),
            failed=lambda error: self._fail(request, error),
            key="asked photos",
        )

    def cancel(self) -> None:
        """Wait no more: what is read comes to nobody."""
        if self._request is not None:
            self._request.given_up = True
            self._request = None

    def rest(self) -> None:
        """Nobody asks for now: give the memory of the models back."""
        self.cancel()
        self._reader = None

    def _take(self, request: _Request, photos: tuple[SeenPhoto, ...]) -> None:
        if request is self._request:
            self._request = None
            self.read.emit(photos)

    def _fail(self, request: _Request, error: Exception) -> None:
        if request is self._request:
            self._request = None
            self.failed.emit(error)


def _seen(reader: PhotoReader, source: Source) -> SeenPhoto:
    if isinstance(source, QImage):
        pixels: Pixels = pixels_of(source, LARGEST)
        picture: AskedPicture = read_pixels(reader, pixels)
        return SeenPhoto(image_of(picture.pixels), picture.faces)
    picture = read_file(reader, source)
    return SeenPhoto(image_of(picture.pixels), picture.faces, source.name)
