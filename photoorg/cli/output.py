"""How commands answer: tables and bars for people, one JSON object for programs.

rich is imported where it is needed: the window does without it, and opens the sooner.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from photoorg.core.jobs import Progress as JobProgress
from photoorg.core.jobs import ProgressListener, ignore_progress

_PIPE_WIDTH = 400  # in a pipe a row is a line, however long


def print_json(value: dict[str, Any]) -> None:
    """One JSON object on standard output, and nothing else there."""
    # Other encodings lack letters that names and paths may have; JSON can spell them out.
    spelled_out = sys.stdout.encoding.lower() != "utf-8"
    text = json.dumps(value, ensure_ascii=spelled_out, indent=2)
    # Paths may hold bytes that are no text; they are shown, not fatal.
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def say(text: str) -> None:
    """A line on standard output, as it is."""
    from rich.console import Console
    from rich.markup import escape

    Console(soft_wrap=True, highlight=False).print(escape(_shown(text)))


def complain(text: str) -> None:
    """A line on standard error."""
    from rich.console import Console
    from rich.markup import escape

    Console(stderr=True, soft_wrap=True, highlight=False).print(escape(_shown(text)))


def _shown(text: str) -> str:
    """The text with whatever the terminal has no letters for spelled out."""
    encoding = sys.stdout.encoding
    return text.encode(encoding, "backslashreplace").decode(encoding)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table; numbers stand at the right."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for index, column in enumerate(columns):
        numeric = bool(rows) and all(isinstance(row[index], int | float) for row in rows)
        table.add_column(
            column, justify="right" if numeric else "left", overflow="fold", no_wrap=index == 0
        )
    for row in rows:
        table.add_row(*(escape(_shown(_cell(value))) for value in row))
    console = Console()
    if not console.is_terminal:
        console.width = _PIPE_WIDTH
    console.print(table)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3f}"
    return "" if value is None else str(value)


@contextmanager
def progress_bar(title: str, *, quiet: bool) -> Iterator[ProgressListener]:
    """A bar on standard error while the block runs; none for programs that read JSON."""
    if quiet:
        yield ignore_progress
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[faces]} faces"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    # A bar in a pipe would leave an empty line behind.
    off = not console.is_interactive
    with Progress(*columns, console=console, transient=True, disable=off) as bar:
        task = bar.add_task(title, total=None, faces=0)

        def show(progress: JobProgress) -> None:
            bar.update(task, completed=progress.done, total=progress.total, faces=progress.faces)

        yield show
