"""Groups faces, or tells how many people there would be, beside everything else.

A thread waits for a process that does the work (`library.grouping_process`). The process ends
when nothing was asked for a while: it holds the embeddings of all faces in memory.
"""

import logging
import threading
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal

from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelledError, CancelToken
from photoorg.library.grouping_process import Answer, GroupingProcess, Request
from photoorg.library.paths import Paths

_log = logging.getLogger(__name__)

_SECONDS_IDLE = 30.0


@dataclass(frozen=True, slots=True)
class _Told:
    """What the thread has to say; `last` where the request is done with."""

    request: Request
    answer: Answer | Exception
    last: bool


class Grouper(QObject):
    """One thread with one process."""

    answered = Signal(object, object)
    """The request and an `Answer`; there may be several, the last one is exact."""

    failed = Signal(object, object)
    """The request and an exception."""

    cancelled = Signal(object)
    """The request that was taken back while it was being done."""

    _told = Signal(object)

    def __init__(self, paths: Paths, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._name = name
        self._waiting: deque[Request] = deque()
        self._cancel: CancelToken | None = None
        self._patience = 0.0
        self._ended = False
        self._condition = threading.Condition()
        self._thread: threading.Thread | None = None
        self._open = 0
        self._told.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def ask(self, request: Request, *, instead: bool = False, patience: float = 0.0) -> None:
        """Do this after what was asked for before, or `instead` of it.

        What is being done then is broken off unless it ends within `patience` seconds.
        """
        if instead:
            self.cancel(patience)
        with self._condition:
            if request in self._waiting:
                return
            self._waiting.append(request)
            self._open += 1
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name=f"photoorg {self._name}", daemon=True
                )
                self._thread.start()
            self._condition.notify()

    def cancel(self, patience: float = 0.0) -> None:
        """Take back all that was asked for."""
        with self._condition:
            self._open -= len(self._waiting)
            self._waiting.clear()
            self._patience = patience
            if self._cancel is not None:
                self._cancel.cancel()

    @property
    def busy(self) -> bool:
        """Whether something was asked for and not answered yet."""
        return self._open > 0

    def close(self) -> None:
        """End the process and the thread."""
        if self._ended:
            return
        self._ended = True
        self.cancel()
        with self._condition:
            self._condition.notify()
        if self._thread is not None:
            self._thread.join()
        self._told.disconnect(self._hand_over)

    # -- in the thread -----------------------------------------------------------------

    def _run(self) -> None:
        process = GroupingProcess(self._paths)
        try:
            while not self._ended:
                request = self._next()
                if request is None:
                    process.close()
                else:
                    self._answer(process, *request)
        finally:
            process.close()

    def _next(self) -> tuple[Request, CancelToken] | None:
        """What is to be done; None if there was nothing for a while, or it is over."""
        with self._condition:
            if not self._waiting and not self._ended:
                self._condition.wait(_SECONDS_IDLE)
            if not self._waiting:
                return None
            self._cancel, self._patience = CancelToken(), 0.0
            return self._waiting.popleft(), self._cancel

    def _answer(self, process: GroupingProcess, request: Request, cancel: CancelToken) -> None:
        answer: Answer | Exception
        try:
            answer = process.ask(
                request,
                cancel,
                lambda early: self._told.emit(_Told(request, early, last=False)),
                lambda: self._patience,
            )
        except Exception as error:  # it is shown, and the window lives on
            answer = error
        with self._condition:
            self._cancel = None
        if not self._ended:
            self._told.emit(_Told(request, answer, last=True))

    # -- in the window's thread --------------------------------------------------------

    def _hand_over(self, told: _Told) -> None:
        self._open -= told.last
        if isinstance(told.answer, CancelledError):
            self.cancelled.emit(told.request)
        elif isinstance(told.answer, Exception):
            if not isinstance(told.answer, KnownError):
                _log.error("grouping failed", exc_info=told.answer)
            self.failed.emit(told.request, told.answer)
        else:
            self.answered.emit(told.request, told.answer)
