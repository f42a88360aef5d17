"""Options that several commands share, and how errors leave the program."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

import click

from photoorg.cli.output import complain
from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelledError, CancelToken
from photoorg.library.logs import start_logging
from photoorg.library.paths import Paths, paths_for

Command = TypeVar("Command", bound=Callable[..., Any])

EXIT_ACTIONABLE = 1
WINDOW = "window"
_DEBUG = "photoorg.debug"


class PathType(click.ParamType[Path]):
    """A path as it is typed; whether it exists is said by the command, in its own words."""

    name = "path"

    def convert(self, value: Any, _param: Any, _context: Any) -> Path:
        """Text -> Path."""
        return Path(value)


class PhotoorgGroup(click.Group):
    """Shows errors that the user can act on as one line, and ends with exit code 1.

    A command is imported when it is asked for, so that none waits for what others need, the
    window least of all. `places` tells the module and the name of each.
    """

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = places

    def list_commands(self, context: click.Context) -> list[str]:
        """All names, in order."""
        return sorted(self._places)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of a name, if there is one."""
        if name not in self._places:
            return None
        module, _, function = self._places[name].partition(":")
        command = getattr(import_module(module), function)
        assert isinstance(command, click.Command)
        return command

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run; click itself ends wrong usage with exit code 2."""
        try:
            return super().main(*args, **kwargs)
        except KnownError as error:
            complain(f"Error: {error}")
        except CancelledError:
            complain("Stopped. What was finished so far is kept.")
        sys.exit(EXIT_ACTIONABLE)

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """Without a command, with options for all, or with folders: it is about the window."""
        if not args or self._is_for_window(args[0]):
            args = [WINDOW, *args]
        return super().parse_args(context, args)

    def _is_for_window(self, first: str) -> bool:
        if first.startswith("-"):
            return first.partition("=")[0] in ("--library", "--debug")
        return first not in self._places and (os.sep in first or Path(first).is_dir())


def library_option(command: Command) -> Command:
    """`--library DIR`, given to the command as `paths`, and `--debug`."""

    def paths(context: click.Context, _: click.Parameter, folder: Path | None) -> Paths:
        found = paths_for(folder)
        start_logging(found.logs, debug=context.meta.get(_DEBUG, False))
        return found

    def debug(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        context.meta[_DEBUG] = wanted

    command = click.option(
        "--library",
        "paths",
        type=PathType(),
        metavar="DIR",
        callback=paths,
        help="The folder of the library file, instead of the usual one.",
    )(command)
    return click.option(
        "--debug",
        is_flag=True,
        is_eager=True,  # before --library, which starts the log
        expose_value=False,
        callback=debug,
        help="Log more, with names and paths.",
    )(command)


def json_option(command: Command) -> Command:
    """`--json`, given to the command as `as_json`."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print one JSON object instead of text."
    )(command)


@contextmanager
def cancelled_by_interrupt() -> Iterator[CancelToken]:
    """Ctrl+C asks the work to stop soon, so that nothing is left half-done."""
    token = CancelToken()

    def ask(_number: int, _frame: FrameType | None) -> None:
        token.cancel()

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield token
    finally:
        signal.signal(signal.SIGINT, before)
