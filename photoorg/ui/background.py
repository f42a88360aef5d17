"""Threads with a connection to the library of their own, for all that may take a moment.

Work is a function of the `Library`; what it returns comes back in the thread of the window.
A request with a key takes the place of earlier ones with the same key that are not done yet:
who scrolls past ten persons wants to see the tenth.
"""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from photoorg.core.errors import KnownError

if TYPE_CHECKING:
    from photoorg.library.library import Library
    from photoorg.library.paths import Paths

_log = logging.getLogger(__name__)

_SECONDS_TO_LEAVE = 10.0

Result = TypeVar("Result")
Failure = Callable[[Exception], None]


def open_library(paths: Paths) -> Library:
    """The library; all that it needs is loaded by the first thread that asks for it.

    Raises:
        KnownError: it cannot be written, is damaged, or was made by a newer version.
    """
    from photoorg.library.library import Library

    return Library(paths)


def still_there(callback: Callable[..., Any]) -> bool:
    """False for a method of a widget that was deleted meanwhile: nobody is left to be told."""
    owner = getattr(callback, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    key: str | None
    work: Callable[[Library], Any]
    done: Callable[[Any], None] | None
    failed: Failure | None


class Background(QObject):
    """One thread that works through requests in their order."""

    failed = Signal(object)
    """An exception that the one who asked did not want to hear of."""

    idle = Signal()
    """Everything that was asked for is done, and was handed over."""

    _finished = Signal(int)

    def __init__(self, paths: Paths, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._library: Library | None = None
        self._jobs: queue.Queue[int | None] = queue.Queue()
        self._newest: dict[str, int] = {}
        self._count = 0
        self._ended = False
        self._open: dict[int, _Job] = {}
        self._answers: dict[int, tuple[Any, Exception | None]] = {}
        self._finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name=f"photoorg {name}", daemon=True)
        self._thread.start()

    def ask(
        self,
        work: Callable[[Library], Result],
        done: Callable[[Result], None] | None = None,
        *,
        failed: Failure | None = None,
        key: str | None = None,
    ) -> None:
        """Do `work` in the thread, then call `done` with the result in the window's thread."""
        self._count += 1
        if key is not None:
            self._newest[key] = self._count
        self._open[self._count] = _Job(self._count, key, work, done, failed)
        self._jobs.put(self._count)

    @property
    def busy(self) -> bool:
        """Whether something was asked for and not handed over yet."""
        return bool(self._open)

    def close(self, *, finish: bool = False) -> None:
        """Finish what is being done, drop the rest unless it is to `finish`, end the thread.

        Without `finish`, what reads from a drive that does not answer is not waited for.
        """
        with contextlib.suppress(queue.Empty):
            while not finish:
                self._jobs.get_nowait()
        self._jobs.put(None)
        self._thread.join(None if finish else _SECONDS_TO_LEAVE)
        self._ended = True
        self._finished.disconnect(self._hand_over)
        self._open.clear()
        self._answers.clear()

    def _stale(self, job: _Job) -> bool:
        return job.key is not None and self._newest.get(job.key) != job.number

    def _run(self) -> None:
        try:
            while (number := self._jobs.get()) is not None:
                self._work(number)
                # The thread holds no reference to the request any more. With the last one, what
                # a callback holds would end in this thread, and a widget must not.
                if not self._ended:
                    self._finished.emit(number)
        finally:
            if self._library is not None:
                self._library.close()

    def _work(self, number: int) -> None:
        job = self._open[number]
        if self._stale(job):
            return
        try:
            self._library = self._library or open_library(self._paths)
            self._answers[number] = job.work(self._library), None
        except Exception as error:  # it is shown, and the window lives on
            self._answers[number] = None, error

    def _hand_over(self, number: int) -> None:
        job = self._open.pop(number, None)
        if job is None:
            return  # closed meanwhile
        result, error = self._answers.pop(number, (None, None))
        try:
            if self._stale(job):
                return
            if error is None:
                if job.done is not None and still_there(job.done):
                    job.done(result)
                return
            if not isinstance(error, KnownError):
                _log.error("background work failed", exc_info=error)
            if job.failed is not None and still_there(job.failed):
                job.failed(error)
            else:
                self.failed.emit(error)
        finally:
            if not self._open:
                self.idle.emit()
