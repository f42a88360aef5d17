"""The log file: counts and durations; names and paths only at DEBUG."""

import logging
import logging.handlers
from pathlib import Path

_BYTES = 1_000_000
_FILES = 3
_FORMAT = "%(asctime)s %(levelname)s %(processName)s %(name)s: %(message)s"
FILE_NAME = "photoorg.log"


def start_logging(folder: Path, *, debug: bool = False) -> None:
    """Log to a file in `folder`, bounded in size; without one where it cannot be written."""
    logger = logging.getLogger("photoorg")
    logger.setLevel(logging.DEBUG if debug else logging.INFO)
    logger.propagate = False
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / FILE_NAME
        path.touch(mode=0o600)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            path,
            maxBytes=_BYTES,
            backupCount=_FILES,
            encoding="utf-8",
            errors="backslashreplace",  # paths may hold bytes that are no text
            delay=True,
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    logger.addHandler(handler)
