"""Long work: how it reports progress and how it is asked to stop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """A snapshot of a running job. `total` is None while it is still being counted."""

    done: int
    total: int | None
    faces: int = 0
    failures: int = 0


ProgressListener = Callable[[Progress], None]
"""Called from the thread that does the work."""


def ignore_progress(_: Progress) -> None:
    """The listener of those who do not want to listen."""


class CancelledError(Exception):
    """The job stopped because it was asked to; what was finished by then is kept."""


class CancelToken:
    """Asks a job to stop soon; may be set from any thread, any number of times."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked."""
        return self._event.is_set()

    def raise_if_cancelled(self) -> None:
        """Leave the job, if somebody asked.

        Raises:
            CancelledError: `cancel` was called.
        """
        if self._event.is_set():
            raise CancelledError
