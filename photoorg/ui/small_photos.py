"""Whole photos, small, for views that show many of them: decoded from their files by threads.

Only what a view looks at is decoded, so that scrolling fast queues nothing. The threads live as
long as there is something to do. A photo is known by its content, so what is kept stays right.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from photoorg.core.ids import PhotoId
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.small_photos import small_photo
from photoorg.ui.pixels import image_of

_log = logging.getLogger(__name__)

EDGE = 480
"""Pixels of the longest edge."""

BUDGET = 96 * 2**20
_THREADS = 2

_Tell = Callable[[PhotoId, QImage | None], None]


class _Work:
    """What is to be decoded; shared by the window and the threads."""

    def __init__(self, paths: Paths, edge: int, tell: _Tell) -> None:
        self._paths = paths
        self._edge = edge
        self._tell = tell
        self._lock = threading.Lock()
        self._waiting: list[PhotoId] = []
        self._in_work: set[PhotoId] = set()
        self._threads: list[threading.Thread] = []
        self._running = 0
        self._stopped = False

    def want(self, photos: Sequence[PhotoId]) -> None:
        """Decode these, and nothing else that has not begun."""
        with self._lock:
            if self._stopped:
                return
            self._waiting = [photo for photo in photos if photo not in self._in_work]
            self._threads = [thread for thread in self._threads if thread.is_alive()]
            while self._running < min(_THREADS, len(self._waiting)):
                self._running += 1
                name = f"photoorg photos {self._running}"
                thread = threading.Thread(target=self._run, name=name, daemon=True)
                self._threads.append(thread)
                thread.start()

    @property
    def busy(self) -> bool:
        with self._lock:
            return bool(self._waiting or self._in_work)

    def stop(self) -> None:
        """Begin nothing any more, and tell nobody."""
        with self._lock:
            self._stopped = True
            self._waiting = []

    def join(self) -> None:
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        library: Library | None = None
        try:
            while (photo := self._next()) is not None:
                image = None
                try:
                    library = library or Library(self._paths)
                    pixels = small_photo(library, photo, self._edge)
                    image = None if pixels is None else image_of(pixels)
                except Exception:  # the crop is shown then, and the window lives on
                    _log.exception("a photo could not be shown small")
                self._done(photo, image)
        finally:
            if library is not None:
                library.close()

    def _next(self) -> PhotoId | None:
        with self._lock:
            if not self._waiting:
                self._running -= 1
                return None
            photo = self._waiting.pop(0)
            self._in_work.add(photo)
            return photo

    def _done(self, photo: PhotoId, image: QImage | None) -> None:
        with self._lock:  # who is told cannot be destroyed meanwhile
            self._in_work.discard(photo)
            if not self._stopped:
                self._tell(photo, image)


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
        self._work = _Work(paths, edge, self._finished.emit)
        self.destroyed.connect(self._work.stop)

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
        self._work.want([p for p in wanted if p not in self._kept and p not in self._missing])

    def retry(self) -> None:
        """Files may be there again: look for those that were missing when they are seen."""
        self._missing.clear()

    @property
    def busy(self) -> bool:
        """Whether pictures are waited for."""
        return self._work.busy

    @property
    def bytes_kept(self) -> int:
        """The memory that the pictures take."""
        return self._bytes

    def close(self) -> None:
        """Drop what waits, and wait for what is being decoded."""
        self._work.stop()
        self._work.join()

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
