"""Warnings of decoders are not ours: a photo with an odd EXIF block is still a photo."""

import threading
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

_lock = threading.Lock()
_users = 0
_filters = ExitStack()


@contextmanager
def quiet_decoders() -> Iterator[None]:
    """Drop Python warnings while decoding, also where they are turned into errors.

    `warnings.catch_warnings` swaps the filters of the whole process, so threads that use it
    at the same time can put back each other's filters. Here the first thread in sets them
    and the last one out restores them.
    """
    global _users
    with _lock:
        _users += 1
        if _users == 1:
            _filters.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore")
    try:
        yield
    finally:
        with _lock:
            _users -= 1
            if _users == 0:
                _filters.close()
