"""The thread that scans: it owns a connection to the library, and worker processes do the rest."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelToken, Progress
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.scanning import Scanned, ScanTask, run_scan

_log = logging.getLogger(__name__)

_SECONDS_BETWEEN_NEWS = 0.1
_SECONDS_TO_LEAVE = 10.0

Work = Callable[[Library], Any]


class ScanThread(QObject):
    """Does one thing after the other, in the order in which they are asked for."""

    started = Signal(object, object)
    """A `ScanTask` and the `Counts` of the library."""

    progressed = Signal(object)
    """`Progress`, about ten times a second."""

    scanned = Signal(object, object)
    """A `ScanTask` and what it brought, `Scanned`."""

    failed = Signal(object, object)
    """A `ScanTask` (or None) and an exception."""

    _told = Signal(object)

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._asked: queue.Queue[ScanTask | tuple[Work, Callable[[Any], None]] | None] = (
            queue.Queue()
        )
        self._cancel = CancelToken()
        self._ended = False
        self._thread: threading.Thread | None = None
        self._told.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def scan(self, task: ScanTask) -> None:
        """Scan; `started`, `progressed` and then `scanned` or `failed` follow."""
        self._cancel = CancelToken()
        self._put(task)

    def do(self, work: Work, done: Callable[[Any], None] = lambda _: None) -> None:
        """Do something with the library between two scans, then call `done` with the result."""
        self._put((work, done))

    def _put(self, asked: ScanTask | tuple[Work, Callable[[Any], None]]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="photoorg scan", daemon=True)
            self._thread.start()
        self._asked.put(asked)

    def cancel(self) -> None:
        """Let the scan that is under way, or asked for, end soon; what was found is kept."""
        self._cancel.cancel()

    def close(self) -> None:
        """End the thread; what was asked for by `do` is done first."""
        if self._ended:
            return
        self._ended = True
        self._cancel.cancel()
        if self._thread is not None:
            self._asked.put(None)
            # A drive that does not answer must not hold up the window; nothing would be lost.
            self._thread.join(_SECONDS_TO_LEAVE)
        self._told.disconnect(self._hand_over)

    # -- in the thread -----------------------------------------------------------------

    def _run(self) -> None:
        library: Library | None = None
        try:
            while (asked := self._asked.get()) is not None:
                task = asked if isinstance(asked, ScanTask) else None
                try:
                    library = library or Library(self._paths)
                    if isinstance(asked, ScanTask):
                        scanned = self._scan(library, asked)
                        self._tell(partial(self.scanned.emit, asked, scanned))
                    else:
                        work, done = asked
                        self._tell(partial(done, work(library)))
                except Exception as error:  # it is shown, and the window lives on
                    if not isinstance(error, KnownError):
                        _log.exception("scanning failed")
                    self._tell(partial(self.failed.emit, task, error))
        finally:
            if library is not None:
                library.close()

    def _tell(self, news: Callable[[], None]) -> None:
        if not self._ended:
            self._told.emit(news)

    def _hand_over(self, news: Callable[[], None]) -> None:
        news()

    def _scan(self, library: Library, task: ScanTask) -> Scanned:
        cancel, counts = self._cancel, library.counts()
        self._tell(partial(self.started.emit, task, counts))
        return run_scan(library, task, self._listener(), cancel)

    def _listener(self) -> Callable[[Progress], None]:
        """What a scan reports to; passes on as much as eyes can follow."""
        last = 0.0

        def listen(progress: Progress) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= _SECONDS_BETWEEN_NEWS or progress.done == progress.total:
                last = now
                self._tell(partial(self.progressed.emit, progress))

        return listen
