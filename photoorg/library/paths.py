"""Where things are on this machine."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import appdirs

from photoorg.core.errors import KnownError
from photoorg.storage.database import FILE_NAME

_APPLICATION = "photoorg"


@dataclass(frozen=True, slots=True)
class Paths:
    """The places that photoorg writes to, and where it looks for weights of the user's own."""

    library: Path
    cache: Path
    logs: Path
    weights: Path

    @property
    def database(self) -> Path:
        """The library file."""
        return self.library / FILE_NAME

    @property
    def graphs(self) -> Path:
        """Where the prepared models are."""
        return self.cache / "models"


def paths_for(library: Path | None = None) -> Paths:
    """The usual places; with the library file in the folder `library` if one is given.

    Raises:
        KnownError: `library` is a file.
    """
    data = Path(appdirs.user_data_dir(_APPLICATION, appauthor=False))
    if library is not None and _is_file(library):
        raise KnownError(f"{library} is a file; --library needs a folder.")
    return Paths(
        library=(library or data).absolute(),
        cache=Path(appdirs.user_cache_dir(_APPLICATION, appauthor=False)),
        logs=Path(appdirs.user_log_dir(_APPLICATION, appauthor=False)),
        weights=data / "models",
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # not allowed to look, or no possible name: opening it says so better
        return False


def temporary_library() -> "tempfile.TemporaryDirectory[str]":
    """A folder for a library that is thrown away; only the owner can read it."""
    return tempfile.TemporaryDirectory(prefix="photoorg-")
