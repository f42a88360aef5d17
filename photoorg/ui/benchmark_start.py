"""How long it takes from starting the program to seeing its window, in a process of its own.

It begins as `photoorg` without arguments does, with nothing loaded, and ends when the people are
there. This module loads nothing of the program by itself, so that loading it is measured too.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

_LIMIT = 120  # seconds
_NO_BYTE_CODE = "PYTHONDONTWRITEBYTECODE"


def seconds_to_start(library: Path, settings: Path) -> tuple[float, float]:
    """Seconds until the window was painted, and until the people in it were.

    Args:
        library: the folder of the library.
        settings: a file for the settings of the window; those of the owner are not touched.
    """
    # The command line is what `photoorg` loads first; no module of this package may do so.
    work = (
        f"import photoorg.cli; from {__name__} import begin;"
        f" begin({str(library)!r}, {str(settings)!r}, {{}})"
    )
    # The time of the day is the only clock that two processes agree on everywhere.
    command = [sys.executable, "-c", work.format(time.time())]
    # Where programs are installed their byte code is kept; who develops may have told otherwise.
    kept = {name: value for name, value in os.environ.items() if name != _NO_BYTE_CODE}
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=_LIMIT, env=kept
    )
    painted, people = done.stdout.split()[-2:]
    return float(painted), float(people)


def begin(library: str, settings: str, started: float) -> None:
    """Open the window as the program does, print both times, and leave."""
    from contextlib import ExitStack

    from PySide6.QtCore import QEvent, QObject, QTimer

    from photoorg.library.paths import Paths, paths_for
    from photoorg.ui import sections, window_state
    from photoorg.ui.app import application, start
    from photoorg.ui.ui_settings import UiSettings

    usual = paths_for(Path(library))
    paths = Paths(usual.library, usual.cache, Path(library, "logs"), usual.weights)
    app, kept = application(), UiSettings(Path(settings))
    kept.put(window_state.VIEW, sections.PEOPLE)
    times: list[float] = []

    def note() -> None:
        times.append(time.time() - started)

    def shown() -> None:
        opened.window.pages.page.grid.viewport().repaint()
        note()
        app.quit()

    class Eyes(QObject):
        """Sees that the window is painted; what the program does then comes after it."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, note)  # as soon as it is on the screen
            return False

    def look() -> None:
        opened.window.pages.page.model.was_reset.connect(shown)

    with ExitStack() as closing:
        opened: Any = start(paths, kept, closing)
        eyes = Eyes()
        opened.window.installEventFilter(eyes)
        opened.window.painted.connect(look)  # after the window's own, which goes to the page
        app.exec()
    print(*times)
