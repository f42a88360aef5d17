"""How fast a scan goes, and how long it will take, from what was done in the last moments."""

import time
from collections import deque
from collections.abc import Callable

_WINDOW = 30.0  # seconds that are looked back
_STEP = 0.5
_ENOUGH = 2.0


class Pace:
    """Notes how much is done, and tells the rate."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._notes: deque[tuple[float, int]] = deque()

    def note(self, done: int) -> None:
        """So many things are done now."""
        now = self._clock()
        if self._notes and now - self._notes[-1][0] < _STEP:
            return
        self._notes.append((now, done))
        while now - self._notes[0][0] > _WINDOW and len(self._notes) > 2:
            self._notes.popleft()

    @property
    def rate(self) -> float | None:
        """Things a second; None while that cannot be told."""
        if not self._notes:
            return None
        (first, before), (_, done) = self._notes[0], self._notes[-1]
        seconds = self._clock() - first
        return (done - before) / seconds if seconds >= _ENOUGH and done > before else None

    def seconds_for(self, left: int) -> float | None:
        """How long so many more things will take; None while that cannot be told."""
        rate = self.rate
        return None if rate is None else left / rate
