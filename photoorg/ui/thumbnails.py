"""Pictures of faces for the views: read and decoded by threads, kept up to a number of bytes.

A view asks for the faces it paints (`get`), tells which ones can be seen (`look_at`), and paints
again when they are `ready`. What scrolled out of sight before its turn came is never read.
"""

from __future__ import annotations

import logging
import threading
import time
import zlib
from collections import OrderedDict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from photoorg.core.ids import FaceId
from photoorg.core.records import ChangeSet
from photoorg.ui.background import open_library

if TYPE_CHECKING:
    from photoorg.library.library import Library
    from photoorg.library.paths import Paths

_log = logging.getLogger(__name__)

BUDGET = 64 * 2**20
_AT_ONCE = 12
"""Faces that a thread reads together: few, so that the first ones are soon there, and so that
one frame has few new pictures to make."""

_BREATH = 0.001
"""Seconds after each picture in which the window has Python to itself; it wants at most some
hundred new pictures a second."""

_LONGEST_QUEUE = 1_000
"""Requests of views that do not tell what can be seen; the oldest go first."""

_Requests = dict[FaceId, int | None]
"""Faces, each with the checksum of the picture that is here already."""


@dataclass(slots=True)
class _Kept:
    pixmap: QPixmap
    checksum: int

    @property
    def cost(self) -> int:
        return self.pixmap.width() * self.pixmap.height() * self.pixmap.depth() // 8


@dataclass(frozen=True, slots=True)
class _Read:
    """What a thread found; without `image` where there is none, or it is the one known."""

    face: FaceId
    image: QImage | None
    checksum: int | None


class ThumbnailCache(QObject):
    """Thumbnails by face id. Everything but the threads' work is done in the window's thread."""

    ready = Signal(object)
    """frozenset of face ids: their pictures came, changed, or went."""

    doubted = Signal()
    """Any picture may be another one, also of those that are not kept any more."""

    idle = Signal()
    """All that was asked for is here."""

    _finished = Signal(object)

    def __init__(
        self, paths: Paths, *, budget: int = BUDGET, threads: int = 1, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._budget = budget
        self._bytes = 0
        self._kept: OrderedDict[FaceId, _Kept] = OrderedDict()
        self._missing: set[FaceId] = set()
        self._stale: set[FaceId] = set()
        self._looked_at: WeakKeyDictionary[QObject, frozenset[FaceId]] = WeakKeyDictionary()
        self._closing = False
        self._turn = threading.Condition()
        # These three are the threads' too, and are touched under the lock only.
        self._wanted: _Requests = {}
        self._soon: _Requests = {}
        self._in_work: set[FaceId] = set()
        self._finished.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._threads = [
            threading.Thread(target=self._run, name=f"photoorg thumbnails {n}", daemon=True)
            for n in range(1, threads + 1)
        ]
        for thread in self._threads:
            thread.start()

    # -- asking ------------------------------------------------------------------------

    def get(self, face: int) -> QPixmap | None:
        """The picture, if it is here; else it is fetched, and `ready` tells when it is."""
        face = FaceId(face)
        found = self._kept.get(face)
        if found is None:
            if face not in self._missing:
                self._ask(face, None)
            return None
        self._kept.move_to_end(face)
        if face in self._stale:
            self._ask(face, found.checksum)
        return found.pixmap

    def version(self, face: int) -> int:
        """Of the picture that is here, -1 for none: pictures that differ have others."""
        found = self._kept.get(FaceId(face))
        return -1 if found is None else found.checksum

    def kept(self) -> Collection[FaceId]:
        """The faces whose pictures are here."""
        return self._kept.keys()

    def look_at(self, view: QObject, faces: Collection[int], soon: Iterable[int] = ()) -> None:
        """Tell which faces can be seen in a view; `soon` are those just outside of it.

        What the view looked at before, and no view does now, is no longer fetched. Nothing that
        is looked at is thrown away. Call it with nothing when the view is hidden.
        """
        before = self._looked_at.get(view, frozenset())
        now = frozenset(FaceId(face) for face in faces)
        if now:
            self._looked_at[view] = now
        else:
            self._looked_at.pop(view, None)
        for face in now & self._stale:  # who keeps a copy does not `get` it again
            known = self._kept.get(face)
            self._ask(face, None if known is None else known.checksum)
        seen = self._seen()
        with self._turn:
            for face in before - seen:
                self._wanted.pop(face, None)
            self._soon = {
                FaceId(face): None
                for face in soon
                if not (face in self._kept or face in self._missing or face in self._wanted)
            }
            if self._soon:
                self._turn.notify()

    def heed(self, changes: ChangeSet | None) -> None:
        """Look again at the pictures of faces that changed, None for any, when they are shown."""
        if changes is None:
            self._stale.update(self._kept)
            self._missing.clear()
            self.doubted.emit()
            return
        self._stale |= changes.faces
        self._missing -= changes.faces

    def clear(self) -> None:
        """Throw all pictures away."""
        gone = frozenset(self._kept)
        self._kept.clear()
        self._missing.clear()
        self._stale.clear()
        self._bytes = 0
        self.ready.emit(gone)

    @property
    def busy(self) -> bool:
        """Whether pictures are waited for."""
        with self._turn:
            return bool(self._wanted or self._soon or self._in_work)

    @property
    def bytes_kept(self) -> int:
        """The memory that the pictures take."""
        return self._bytes

    def waiting(self) -> frozenset[FaceId]:
        """The faces whose turn has not come."""
        with self._turn:
            return frozenset(self._wanted) | frozenset(self._soon)

    def close(self) -> None:
        """Drop what waits, and end the threads."""
        with self._turn:
            self._closing = True
            self._wanted.clear()
            self._soon.clear()
            self._turn.notify_all()
        for thread in self._threads:
            thread.join()
        self._finished.disconnect(self._keep)

    def _ask(self, face: FaceId, checksum: int | None) -> None:
        with self._turn:
            if face in self._in_work:
                return  # who is stale by now stays so, and is asked for again
            self._stale.discard(face)
            if face in self._wanted:
                return
            self._soon.pop(face, None)
            self._wanted[face] = checksum
            if len(self._wanted) > _LONGEST_QUEUE:
                self._forget_oldest()
            self._turn.notify()

    def _forget_oldest(self) -> None:
        seen = self._seen()
        for face in self._wanted:
            if face not in seen:
                del self._wanted[face]
                return

    def _seen(self) -> frozenset[FaceId]:
        return frozenset().union(*self._looked_at.values())

    # -- reading, in the threads ---------------------------------------------------------

    def _run(self) -> None:
        library: Library | None = None
        try:
            while requests := self._next():
                try:
                    library = library or open_library(self._paths)
                    found = _read(library, requests)
                except Exception:  # no picture is shown then, and the window lives on
                    _log.exception("%d thumbnails could not be read", len(requests))
                    found = [_Read(face, None, None) for face in requests]
                self._finished.emit(found)
        finally:
            if library is not None:
                library.close()

    def _next(self) -> _Requests:
        """The requests whose turn it is; none when all is over."""
        with self._turn:
            while not (self._closing or self._wanted or self._soon):
                self._turn.wait()
            if self._closing:
                return {}
            queue = self._wanted or self._soon
            taken = {face: queue.pop(face) for face in list(queue)[:_AT_ONCE]}
            self._in_work.update(taken)
            return taken

    # -- keeping ---------------------------------------------------------------------------

    def _keep(self, found: list[_Read]) -> None:
        news = set()
        for read in found:
            known = self._kept.get(read.face)
            if read.image is not None and read.checksum is not None:
                self._drop(read.face)
                kept = _Kept(QPixmap.fromImage(read.image), read.checksum)
                self._kept[read.face] = kept
                self._bytes += kept.cost
                news.add(read.face)
            elif read.checksum is None:
                self._missing.add(read.face)
                if known is not None:
                    self._drop(read.face)
                    news.add(read.face)
        self._make_room()
        with self._turn:
            self._in_work.difference_update(read.face for read in found)
            idle = not (self._wanted or self._soon or self._in_work)
        if news:
            self.ready.emit(frozenset(news))
        if idle:
            self.idle.emit()

    def _drop(self, face: FaceId) -> None:
        known = self._kept.pop(face, None)
        if known is not None:
            self._bytes -= known.cost

    def _make_room(self) -> None:
        if self._bytes <= self._budget:
            return
        seen = self._seen()  # or they would be fetched and thrown away for ever
        excess, gone = self._bytes - self._budget, []
        for face, kept in self._kept.items():
            if excess <= 0:
                break
            if face not in seen:
                gone.append(face)
                excess -= kept.cost
        for face in gone:
            self._drop(face)


def thumbnails(library: Library, faces: Sequence[FaceId]) -> dict[FaceId, bytes]:
    """Square JPEGs of these faces, without those that have none."""
    from photoorg.library.browsing_thumbnails import thumbnails as read

    return read(library, faces)


def _read(library: Library, requests: _Requests) -> list[_Read]:
    jpegs = thumbnails(library, list(requests))
    found = []
    for face, known in requests.items():
        jpeg = jpegs.get(face)
        checksum = None if jpeg is None else zlib.crc32(jpeg)
        image = None
        if jpeg is not None and checksum != known:
            image = _decoded(jpeg)
            time.sleep(_BREATH)
            checksum = None if image is None else checksum
        found.append(_Read(face, image, checksum))
    return found


def _decoded(jpeg: bytes) -> QImage | None:
    from photoorg.library.browsing_thumbnails import thumbnail_pixels
    from photoorg.ui.pixels import image_of

    pixels = thumbnail_pixels(jpeg)
    return None if pixels is None else image_of(pixels)
