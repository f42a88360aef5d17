"""Paths as people read them. A path need not be text; what is none is shown as a replacement."""

import os
from pathlib import Path


def shown(path: Path) -> str:
    """The whole path, with the home folder as ~."""
    home = Path.home()
    text = str(path)
    if path != home and home in path.parents:
        text = str(Path("~") / path.relative_to(home))
    return _readable(text)


def name_of(path: Path) -> str:
    """The last part of it, or the whole where there is none, as of a drive."""
    return _readable(path.name or str(path))


def _readable(text: str) -> str:
    return os.fsencode(text).decode("utf-8", "replace")
