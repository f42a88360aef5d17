"""The cache: the face models as they were prepared for this machine. It can always be cleared."""

from pathlib import Path

from photoorg.core.errors import KnownError
from photoorg.library.paths import Paths


def cache_bytes(paths: Paths) -> int:
    """How much is in the cache."""
    return sum(file.stat().st_size for file in _files(paths))


def clear_cache(paths: Paths) -> None:
    """Delete what is in it; the next scan prepares the models again, which takes seconds.

    Raises:
        KnownError: it cannot be deleted.
    """
    try:
        for file in _files(paths):
            file.unlink(missing_ok=True)
    except OSError as error:
        raise KnownError(f"The cache could not be cleared ({error.strerror}).") from error


def _files(paths: Paths) -> list[Path]:
    """Only what we wrote there; nothing that a link leads to."""
    if paths.graphs.is_symlink() or not paths.graphs.is_dir():
        return []
    kinds = (".onnx", ".part")
    return [
        file
        for file in paths.graphs.iterdir()
        if file.suffix in kinds and file.is_file() and not file.is_symlink()
    ]
