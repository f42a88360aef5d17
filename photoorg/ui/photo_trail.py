"""The photos that one goes through, and which of them one is at."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from photoorg.core.ids import PhotoId


class PhotoTrail:
    """Photos in an order; any number of them."""

    def __init__(self, photos: Sequence[int] | npt.NDArray[np.int64] = (), start: int = 0) -> None:
        """Begin at the photo `start`, at the first one if it is not there."""
        self._photos = np.asarray(photos, np.int64)
        self._at = 0
        self.go_to(start)

    def __len__(self) -> int:
        return len(self._photos)

    @property
    def at(self) -> int:
        """The place, from 0 on."""
        return self._at

    @property
    def current(self) -> PhotoId | None:
        """Where one is."""
        return self.photo(0)

    def photo(self, step: int) -> PhotoId | None:
        """The photo so many steps on, or back; None beyond the ends."""
        place = self._at + step
        return PhotoId(int(self._photos[place])) if 0 <= place < len(self._photos) else None

    def move(self, step: int) -> bool:
        """Go on, or back, at most to the ends; returns whether that is somewhere else."""
        place = max(0, min(self._at + step, len(self._photos) - 1))
        moved, self._at = place != self._at, max(0, place)
        return moved

    def go_to(self, photo: int) -> bool:
        """Go to a photo; returns whether it is there."""
        found = np.flatnonzero(self._photos == photo)
        if len(found):
            self._at = int(found[0])
        return bool(len(found))
