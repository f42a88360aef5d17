"""Threads that decode what somebody looks at, and nothing that is wanted no more.

New wishes take the place of those before: what has not begun by then is dropped. The threads live
as long as there is something to do.
"""

import threading
import time
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from photoorg.library.library import Library
from photoorg.library.paths import Paths

_THREADS = 2
_SECONDS_TO_LEAVE = 10.0

Wish = TypeVar("Wish", bound=Hashable)
Made = TypeVar("Made")


class Decoders(Generic[Wish, Made]):
    """Shared by the window and the threads, each of which has a connection of its own."""

    def __init__(
        self,
        paths: Paths,
        name: str,
        decode: Callable[[Library, Wish], Made],
        failed: Callable[[Exception], Made],
        tell: Callable[[Wish, Made], None],
    ) -> None:
        """With what is made of an exception in place of the answer; all three run in threads."""
        self._paths = paths
        self._name = name
        self._decode = decode
        self._failed = failed
        self._tell = tell
        self._lock = threading.Lock()
        self._waiting: list[Wish] = []
        self._in_work: set[Wish] = set()
        self._threads: list[threading.Thread] = []
        self._running = 0
        self._stopped = False

    def want(self, wishes: Sequence[Wish]) -> None:
        """Decode these, the most urgent first, and nothing else that has not begun."""
        with self._lock:
            if self._stopped:
                return
            self._waiting = [wish for wish in wishes if wish not in self._in_work]
            self._threads = [thread for thread in self._threads if thread.is_alive()]
            while self._running < min(_THREADS, len(self._waiting)):
                self._running += 1
                name = f"photoorg {self._name} {self._running}"
                thread = threading.Thread(target=self._run, name=name, daemon=True)
                self._threads.append(thread)
                thread.start()

    @property
    def busy(self) -> bool:
        """Whether something was wanted and is not told yet."""
        with self._lock:
            return bool(self._waiting or self._in_work)

    def stop(self) -> None:
        """Begin nothing any more, and tell nobody."""
        with self._lock:
            self._stopped = True
            self._waiting = []

    def join(self) -> None:
        """Wait for what is being decoded, unless its drive does not answer."""
        until = time.monotonic() + _SECONDS_TO_LEAVE
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))

    def _run(self) -> None:
        library: Library | None = None
        try:
            while (wish := self._next()) is not None:
                try:
                    library = library or Library(self._paths)
                    made = self._decode(library, wish)
                except Exception as error:  # the window lives on
                    made = self._failed(error)
                self._done(wish, made)
        finally:
            if library is not None:
                library.close()

    def _next(self) -> Wish | None:
        with self._lock:
            if not self._waiting:
                self._running -= 1
                return None
            wish = self._waiting.pop(0)
            self._in_work.add(wish)
            return wish

    def _done(self, wish: Wish, made: Made) -> None:
        with self._lock:  # who is told cannot be destroyed meanwhile
            self._in_work.discard(wish)
            if not self._stopped:
                self._tell(wish, made)
