"""Hashes files a little ahead of their use, so that a slow disk is read while others compute."""

import queue
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from photoorg.ingest.outcomes import hash_file

_AHEAD = 8
_SECONDS_TO_NOTICE_THE_END = 0.1


class ReadAhead:
    """Iterates over (index, hash of the content or the error) of files, in their order.

    A context manager: leaving it ends the thread, wherever it is.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = paths
        self._hashed: queue.Queue[tuple[int, str | OSError] | None] = queue.Queue(_AHEAD)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="photoorg-read-ahead", daemon=True)

    def __enter__(self) -> "ReadAhead":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def __iter__(self) -> Iterator[tuple[int, str | OSError]]:
        while (item := self._hashed.get()) is not None:
            yield item

    def _run(self) -> None:
        for index, path in enumerate(self._paths):
            content: str | OSError
            try:
                content = hash_file(path)
            except OSError as error:
                content = error
            if not self._put((index, content)):
                return
        self._put(None)

    def _put(self, item: tuple[int, str | OSError] | None) -> bool:
        while not self._ended.is_set():
            try:
                self._hashed.put(item, timeout=_SECONDS_TO_NOTICE_THE_END)
                return True
            except queue.Full:
                continue
        return False
