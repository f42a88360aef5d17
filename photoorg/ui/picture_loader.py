"""Photos for looking at them one by one: decoded by threads, kept up to a number of bytes."""

import logging
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from photoorg.core.errors import KnownError
from photoorg.core.ids import PhotoId
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.pictures import load_picture
from photoorg.ui.decoders import Decoders
from photoorg.ui.error_sentences import error_text
from photoorg.ui.pixels import image_of

_log = logging.getLogger(__name__)

BUDGET = 256 * 2**20
WHOLE = 0
"""The edge that means the full size."""

_ENOUGH = 0.9  # of the pixels that are shown: enlarging by so little cannot be seen
_SMALLEST_HALF = 1_000  # pixels; smaller pictures shrink well enough while they are painted

Wish = tuple[PhotoId, int]
"""A photo, and the longest edge in pixels at which it is wanted."""


@dataclass(frozen=True, slots=True)
class _Decoded:
    """What a thread found: pictures of one photo, the largest first, or a sentence."""

    images: tuple[QImage, ...] = ()
    whole: bool = False
    camera: str = ""
    error: str = ""


@dataclass(slots=True)
class _Kept:
    """The pictures of a photo by their longest edge."""

    images: dict[int, QImage] = field(default_factory=dict)
    whole: bool = False
    camera: str = ""

    @property
    def cost(self) -> int:
        return sum(image.sizeInBytes() for image in self.images.values())

    def answers(self, edge: int) -> bool:
        """Whether there is nothing to be gained by decoding at this size."""
        return self.whole or (edge != WHOLE and max(self.images, default=0) >= edge)


class PictureLoader(QObject):
    """Pictures by photo id; all but the threads' work is done in the window's thread."""

    ready = Signal(int)
    """Photo id: a picture came, or the sentence why there is none."""

    _finished = Signal(object, object)

    def __init__(
        self, paths: Paths, *, budget: int = BUDGET, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._budget = budget
        self._kept: OrderedDict[PhotoId, _Kept] = OrderedDict()
        self._errors: dict[PhotoId, str] = {}
        self._wanted: tuple[PhotoId, ...] = ()
        self._finished.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        self._decoders = Decoders(paths, "pictures", _decode, _failed, self._finished.emit)
        self.destroyed.connect(self._decoders.stop)

    def want(self, wishes: Sequence[Wish]) -> None:
        """Load these, the first ones first; only their photos are safe from being thrown away."""
        self._wanted = tuple(dict.fromkeys(photo for photo, _ in wishes))
        for photo in reversed(self._wanted):
            if photo in self._kept:
                self._kept.move_to_end(photo)
        missing = [
            (photo, edge)
            for photo, edge in wishes
            if photo not in self._errors and not self._known(photo).answers(edge)
        ]
        self._decoders.want(missing)

    def image(self, photo: PhotoId, edge: float) -> QImage | None:
        """The smallest picture whose longest edge is at least so long, else the largest."""
        images = self._known(photo).images
        if not images:
            return None
        enough = [size for size in images if size >= edge * _ENOUGH]
        return images[min(enough) if enough else max(images)]

    def is_sharp(self, photo: PhotoId, edge: float) -> bool:
        """Whether no more can be seen, if the longest edge is shown so long."""
        return self._known(photo).answers(max(1, round(edge * _ENOUGH)))

    def camera(self, photo: PhotoId) -> str:
        """With what it was taken; empty as long as that is not known."""
        return self._known(photo).camera

    def error(self, photo: PhotoId) -> str:
        """Why there is no picture; empty if that is not known to be so."""
        return error_text(self._errors.get(photo, ""))

    def retry(self) -> None:
        """Files may be there again: try what failed anew when it is wanted."""
        self._errors.clear()

    def release(self) -> None:
        """Nobody looks any more: decode nothing, and give the memory back."""
        self.want([])
        self._kept.clear()

    @property
    def busy(self) -> bool:
        """Whether pictures are waited for."""
        return self._decoders.busy

    @property
    def bytes_kept(self) -> int:
        """The memory that the pictures take."""
        return sum(kept.cost for kept in self._kept.values())

    def close(self) -> None:
        """Drop what waits, and wait for what is being decoded."""
        self._decoders.stop()
        self._decoders.join()

    def _known(self, photo: PhotoId) -> _Kept:
        return self._kept.get(photo) or _Kept()

    def _keep(self, wish: Wish, decoded: _Decoded) -> None:
        photo, _ = wish
        if decoded.error:
            self._errors[photo] = decoded.error
        else:
            kept = self._kept.setdefault(photo, _Kept())
            kept.images |= {_edge(image): image for image in decoded.images}
            kept.whole = kept.whole or decoded.whole
            kept.camera = decoded.camera
            self._make_room()
        self.ready.emit(photo)

    def _make_room(self) -> None:
        """Throw away the oldest, then what is large of the neighbours; never what is looked at."""
        for photo in list(self._kept):
            if self.bytes_kept <= self._budget:
                return
            if photo not in self._wanted:
                del self._kept[photo]
        for photo in reversed(self._wanted[1:]):
            if self.bytes_kept > self._budget:
                self._kept.pop(photo, None)


def _edge(image: QImage) -> int:
    return max(image.width(), image.height())


def _decode(library: Library, wish: Wish) -> _Decoded:
    photo, edge = wish
    picture = load_picture(library, photo, edge)
    images = [image_of(picture.pixels)]
    # Bilinear sampling skips pixels where it shrinks by more than two: so there are halves.
    while edge == WHOLE and _edge(images[-1]) >= 2 * _SMALLEST_HALF:
        images.append(_half(images[-1]))
    return _Decoded(tuple(images), picture.whole, picture.camera)


def _failed(error: Exception) -> _Decoded:
    """It is said in place of the picture."""
    if not isinstance(error, KnownError):
        _log.error("a photo could not be shown", exc_info=error)
    return _Decoded(error=str(error))


def _half(image: QImage) -> QImage:
    return image.scaled(
        max(1, image.width() // 2),
        max(1, image.height() // 2),
        mode=Qt.TransformationMode.SmoothTransformation,
    )
