"""How long it takes from starting the program to seeing its window, in a process of its own.

It begins as `photoorg` without arguments does, with nothing loaded, and ends when the people are
there. This module loads nothing of the program by itself, so that loading it is measured too.
"""

import subprocess
import sys
import time
from pathlib import Path

_LIMIT = 120  # seconds


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
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_LIMIT)
    painted, people = done.stdout.split()[-2:]
    return float(painted), float(people)


def begin(library: str, settings: str, started: float) -> None:
    """Open the window, print both times, and leave."""
    from photoorg.library.paths import Paths, paths_for
    from photoorg.ui import sections, window_state
    from photoorg.ui.app import OpenLibrary, application, dress
    from photoorg.ui.people_page import PeoplePage
    from photoorg.ui.ui_settings import UiSettings

    usual = paths_for(Path(library))
    app, kept = application(), UiSettings(Path(settings))
    kept.put(window_state.VIEW, sections.PEOPLE)
    dress(app, kept)
    paths = Paths(usual.library, usual.cache, Path(library, "logs"), usual.weights)
    opened = OpenLibrary(paths, kept)
    times: list[float] = []

    def note() -> None:
        times.append(time.time() - started)

    def shown() -> None:
        page = opened.window.pages.page
        assert isinstance(page, PeoplePage)
        page.grid.viewport().repaint()
        note()
        app.quit()

    def look() -> None:
        note()
        page = opened.window.pages.page
        assert isinstance(page, PeoplePage)
        page.model.was_reset.connect(shown)

    opened.window.painted.connect(look)  # after the window's own, which goes to the page
    opened.window.show()
    app.exec()
    opened.close()
    print(*times)
