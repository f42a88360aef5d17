"""The command line; every command is thin over `photoorg.library`."""

import click

import photoorg
from photoorg.cli.options import PhotoorgGroup

_MODULES = {
    "analysing": ("find", "compare", "together", "map:face_map"),
    "asking": ("suggest", "why"),
    "calibrating": ("calibrate",),
    "cleaning": ("clean", "evaluate-cleaning"),
    "commands": ("scan", "people", "name", "cluster", "export", "doctor"),
    "curating": (
        *("merge", "split", "confirm", "reject", "different", "ignore", "not-a-face"),
        *("faces:list_faces", "undo", "redo", "history", "forget"),
    ),
    "graphing": ("graph",),
    "looking": ("tag", "tags"),
    "measuring": ("evaluate", "evaluate-detection", "evaluate-family", "lab", "bench"),
    "visiting": ("regulars", "evaluate-regulars"),
    "window": ("window",),
}
"""Module -> its commands; `command:function` where the function is called something else."""


def _places() -> dict[str, str]:
    places = {}
    for module, commands in _MODULES.items():
        for entry in commands:
            command, _, function = entry.partition(":")
            function = function or command.replace("-", "_")
            places[command] = f"photoorg.cli.{module}:{function}"
    return places


@click.group(
    cls=PhotoorgGroup,
    places=_places(),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(photoorg.__version__, prog_name="photoorg")
def main() -> None:
    """Find everyone in your photos, on your own machine. Nothing is ever sent anywhere."""


__all__ = ["main"]
