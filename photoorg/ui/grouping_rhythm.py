"""When to group faces while photos are being searched.

Often enough that people appear and grow, seldom enough that it does not slow the search down.
"""

import time
from collections.abc import Callable

_FIRST = 3.0  # seconds until the first people are to be seen
_BETWEEN = 10.0
_SHARE = 5.0  # grouping may take one part in so many of the time
_FACES = 200
_FEWEST = 20
_GROWTH = 0.1


class GroupingRhythm:
    """Is told what happens in one scan, and says when it is time."""

    def __init__(self, known_faces: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._known = known_faces
        self._clock = clock
        self._last = clock()
        self._pause = _BETWEEN if known_faces else _FIRST
        self._grouped = 0

    def is_due(self, found: int) -> bool:
        """Whether to group now that the scan has found so many faces."""
        enough = min(_FACES, max(_FEWEST, _GROWTH * (self._known + found)))
        return found - self._grouped >= enough and self._clock() - self._last >= self._pause

    def began(self, found: int) -> None:
        """Grouping begins, with all faces that were found so far."""
        self._grouped = found

    def ended(self, seconds: float) -> None:
        """Grouping has ended; it took so long."""
        self._last = self._clock()
        self._pause = max(_BETWEEN, _SHARE * seconds)
