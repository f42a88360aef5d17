"""The options of commands that look for faces in photos."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from photoorg.library.searching import DEFAULT_MAX_SIZE

Command = TypeVar("Command", bound=Callable[..., Any])


def search_options(command: Command) -> Command:
    """How photos are searched: `detector`, `max_size`, `upsample`, `min_face`, `jobs`."""
    for decorate in reversed(
        (
            click.option(
                "--detector",
                type=click.Choice(["cnn", "hog"]),
                default="cnn",
                show_default=True,
                help="cnn finds more faces, hog only frontal ones.",
            ),
            click.option(
                "--max-size",
                type=click.IntRange(min=0),
                default=DEFAULT_MAX_SIZE,
                show_default=True,
                metavar="PX",
                help="Longest edge at which a photo is searched; 0 for its full size.",
            ),
            click.option(
                "--upsample",
                type=click.IntRange(0, 3),
                metavar="N",
                help="How often a photo is doubled first "
                "[default: small photos are enlarged as needed].",
            ),
            click.option(
                "--min-face",
                type=click.IntRange(min=0),
                default=0,
                metavar="PX",
                help="Leave out faces narrower than this at the searched size.",
            ),
            click.option(
                "--jobs",
                type=click.IntRange(min=1),
                metavar="N",
                help="Worker processes [default: one for each processor core].",
            ),
        )
    ):
        command = decorate(command)
    return command
