"""Small pictures of a set: the faces that were judged, or whole pictures where there is none."""

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from photoorg.library.browsing_thumbnails import thumbnail_pixels
from photoorg.library.cleaning import PictureKind, SetPicture
from photoorg.library.library import Library
from photoorg.library.small_photos import small_file
from photoorg.ui.pixels import image_of
from photoorg.ui.session import Session

_EDGE = 160
_KEPT = 800
"""Pictures: some 80 MB at most."""

_AT_ONCE = 16


class SetPictures(QObject):
    """Decoded in the background, a few at a time, those first that were asked for last."""

    ready = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept: OrderedDict[Path, QPixmap | None] = OrderedDict()
        self._wanted: dict[Path, SetPicture] = {}
        self._asked = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def get(self, picture: SetPicture) -> QPixmap | None:
        """The picture, if it is here and can be shown; else it is fetched."""
        if picture.path in self._kept:
            self._kept.move_to_end(picture.path)
            return self._kept[picture.path]
        self._wanted.pop(picture.path, None)
        self._wanted[picture.path] = picture
        if not self._asked:
            self._soon.start()
        return None

    def forget(self) -> None:
        """Throw all away."""
        self._kept.clear()
        self._wanted.clear()

    def _ask(self) -> None:
        paths = list(self._wanted)[-_AT_ONCE:]
        batch = [self._wanted.pop(path) for path in paths]
        if not batch or self._asked:
            return
        self._asked = True

        def work(_: Library) -> list[tuple[Path, QImage | None]]:
            return decoded(batch)

        self._session.ask(work, self._take)

    def _take(self, found: list[tuple[Path, QImage | None]]) -> None:
        self._asked = False
        for path, image in found:
            self._kept[path] = None if image is None else QPixmap.fromImage(image)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if len(self._wanted) > _KEPT:
            self._wanted.clear()  # what can be seen asks again
        self.ready.emit()
        if self._wanted:
            self._soon.start()


def decoded(pictures: Sequence[SetPicture]) -> list[tuple[Path, QImage | None]]:
    """The images, at most so large as they are shown; None where they cannot be read."""
    return [(picture.path, _decoded(picture)) for picture in pictures]


def _decoded(picture: SetPicture) -> QImage | None:
    if picture.thumbnail is not None:
        pixels = thumbnail_pixels(picture.thumbnail)
    elif picture.kind is PictureKind.UNREADABLE:
        return None
    else:
        pixels = small_file(picture.path, _EDGE)
    return None if pixels is None else image_of(pixels)
