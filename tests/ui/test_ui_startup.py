"""What is loaded before the window is seen: a budget, counted in a process of its own."""

import json
import os
import subprocess
import sys

import pytest

_MOST = 290
"""Modules; each costs a millisecond, and the window is to be there within one second."""

_PEOPLE = 470
"""The same when it shows people."""

_AFTER_PAINT = ("numpy", "photoorg.clustering", "photoorg.library.library", "photoorg.people")
"""What people need, but not the window."""

_LATER = (
    "PIL",
    "dlib",
    "onnxruntime",
    "photoorg.analysis",
    "photoorg.export",
    "photoorg.faces",
    "photoorg.imaging",
    "photoorg.ingest",
    "photoorg.ui.graph_page",
    "photoorg.ui.person_page",
    "photoorg.ui.photo_viewer",
    "photoorg.ui.review_page",
    "photoorg.ui.scanning",
)
"""What none of the people needs."""

_START = """
import json, sys
from pathlib import Path
from photoorg.library.paths import Paths
from photoorg.ui import sections
from photoorg.ui.app import OpenLibrary, application, dress
from photoorg.ui.ui_settings import UiSettings
folder = Path(sys.argv[1])
app = application()
settings = UiSettings(folder / "window.ini")
dress(app, settings)
opened = OpenLibrary(Paths(folder / "library", folder, folder, folder), settings)
opened.window.painted.disconnect()
opened.window.painted.connect(app.quit)
opened.window.show()
app.exec()
loaded = [sorted(sys.modules)]
opened.window.go(sections.PEOPLE)
loaded.append(sorted(sys.modules))
opened.close()
print(json.dumps(loaded))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """The modules that are there when the window was painted, and when it shows people."""
    done = subprocess.run(
        [sys.executable, "-c", _START, str(tmp_path_factory.mktemp("start"))],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return [set(names) for names in json.loads(done.stdout)]


def test_few_modules_are_loaded_before_the_window_is_seen(loaded: list[set[str]]) -> None:
    painted, people = loaded
    assert len(painted) <= _MOST
    assert len(people) <= _PEOPLE


@pytest.mark.parametrize("name", _AFTER_PAINT)
def test_what_the_window_does_not_need_is_loaded_after_it(
    loaded: list[set[str]], name: str
) -> None:
    painted, people = loaded
    assert name in people
    assert not {found for found in painted if found == name or found.startswith(f"{name}.")}


@pytest.mark.parametrize("name", _LATER)
def test_what_people_do_not_need_is_loaded_later(loaded: list[set[str]], name: str) -> None:
    for names in loaded:
        assert not {found for found in names if found == name or found.startswith(f"{name}.")}
