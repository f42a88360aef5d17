"""`photoorg` without a command, or with folders only: the window."""

import os
import sys
from pathlib import Path

import click

from photoorg.cli.options import PathType, library_option
from photoorg.core.errors import KnownError
from photoorg.library.paths import Paths


@click.command()
@click.argument("folders", nargs=-1, type=PathType(), metavar="[FOLDER]...")
@library_option
def window(folders: tuple[Path, ...], paths: Paths) -> None:
    """Open the window; `photoorg [FOLDER]...` is short for it.

    With a FOLDER, the people in its photos are looked for at once.
    """
    for folder in folders:
        # A photo is fine too: the window offers to look through the folder around it.
        if not folder.exists():
            raise KnownError(f"There is no folder {folder}.")
    if _headless():
        raise KnownError(
            "There is no screen to open a window on. `photoorg --help` lists what can be done "
            "without one."
        )
    try:
        from photoorg.ui.app import run
    except ImportError as error:
        raise KnownError(
            f"The window cannot be opened, a part of it is missing ({error}). "
            "`photoorg --help` lists what can be done without it."
        ) from error
    sys.exit(run(paths, [folder.resolve() for folder in folders]))


def _headless() -> bool:
    """Whether Qt would find no screen, and end the process with a message of its own."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in screens)
