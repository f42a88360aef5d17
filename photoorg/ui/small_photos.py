"""Whole photos, small, for views that show many of them: decoded from their files by threads.

Only what a view looks at is decoded, so that scrolling fast queues nothing. A photo is known by
its content, so what is kept stays right.
"""

import logging
from collections import OrderedDict
from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from photoorg.core.ids import PhotoId
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.small_photos import small_photo
from photoorg.ui.decoders import Decoders
from photoorg.ui.pixels import image_of

_log = logging.getLogger(__name__)

EDGE = 480
"""Pixels of the longest edge."""

BUDGET = 96 * 2**20


class SmallPhotos(QObject):
    """Pictures by photo id; all but the threads' work is done in the window's thread."""

    ready = Signal(object)
    """frozenset of photo ids: their pictures came, or it turned out that there are none."""

    _finished = Signal(object, object)

    def __init__(
        self,
        paths: Paths,
        *,
        edge: int = EDGE,
        budget: int = BUDGET,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._budget = budget
        self._bytes = 0
        self._kept: OrderedDict[PhotoId, QPixmap] = OrderedDict()
        self._missing: set[PhotoId] = set()
        self._looked_at: frozenset[PhotoId] = frozenset()
        self._finished.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        decode = partial(_decode, edge)
        self._decoders = Decoders(paths, "photos", decode, _failed, self._finished.emit)
        self.destroyed.connect(self._decoders.stop)

    def get(self, photo: int) -> QPixmap | None:
        """The picture, if it is here."""
        found = self._kept.get(PhotoId(photo))
        if found is not None:
            self._kept.move_to_end(PhotoId(photo))
        return found

    def is_missing(self, photo: int) -> bool:
        """Whether there is no picture, because no file of the photo can be read."""
        return photo in self._missing

    def look_at(self, photos: Collection[int], soon: Collection[int] = ()) -> None:
        """Tell which photos can be seen; `soon` are those just outside of the view."""
        self._looked_at = frozenset(PhotoId(photo) for photo in photos)
        wanted = dict.fromkeys(PhotoId(photo) for photo in [*photos, *soon])
        self._decoders.want([p for p in wanted if p not in self._kept and p not in self._missing])

    def retry(self) -> None:
        """Files may be there again: look for those that were missing when they are seen."""
        self._missing.clear()

    @property
    def busy(self) -> bool:
        """Whether pictures are waited for."""
        return self._decoders.busy

    @property
    def bytes_kept(self) -> int:
        """The memory that the pictures take."""
        return self._bytes

    def close(self) -> None:
        """Drop what waits, and wait for what is being decoded."""
        self._decoders.stop()
        self._decoders.join()

    def _keep(self, photo: PhotoId, image: QImage | None) -> None:
        if image is None:
            self._missing.add(photo)
        elif photo not in self._kept:
            self._kept[photo] = pixmap = QPixmap.fromImage(image)
            self._bytes += _cost(pixmap)
            self._make_room()
        self.ready.emit(frozenset([photo]))

    def _make_room(self) -> None:
        for photo in list(self._kept):
            if self._bytes <= self._budget:
                return
            if photo not in self._looked_at:
                self._bytes -= _cost(self._kept.pop(photo))


def _cost(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8


def _decode(edge: int, library: Library, photo: PhotoId) -> QImage | None:
    pixels = small_photo(library, photo, edge)
    return None if pixels is None else image_of(pixels)


def _failed(error: Exception) -> None:
    """The crop is shown then."""
    _log.error("a photo could not be shown small", exc_info=error)
