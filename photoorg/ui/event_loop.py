"""Runs Qt's event loop so that an error in a method that Qt calls is reported, and no more.

PySide6 writes the name of an overridden method into the error that leaves it. Before Python 3.12
an error that was raised in C is no exception yet then, only the text of one, and the process
would end. While another exception is being handled Python makes it one at once (`_PyErr_SetObject`
in CPython's errors.c), so there the loop runs inside of an `except`.
"""

import sys

from PySide6.QtWidgets import QApplication


class LoopRunning(Exception):  # noqa: N818
    """Nothing went wrong: the context of every error while the loop runs."""


def run_event_loop(app: QApplication) -> int:
    """Run the loop until the application is left: the exit code."""
    if sys.version_info >= (3, 12):
        return app.exec()
    try:
        raise LoopRunning
    except LoopRunning:
        return app.exec()


def forget_loop(error: BaseException) -> None:
    """Take `LoopRunning` out of what is told of an error."""
    while error.__context__ is not None:
        if isinstance(error.__context__, LoopRunning):
            error.__context__ = None
            return
        error = error.__context__
