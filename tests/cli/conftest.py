"""The command line as a user meets it, in this process, on a small scanned library."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from photoorg.cli import main

FAST = ("--detector", "hog", "--upsample", "0", "--jobs", "1")


@dataclass(frozen=True)
class Commands:
    """Runs commands against one library; `run` returns click's result."""

    library: Path

    def run(self, *arguments: object, code: int = 0, library: bool = True) -> Result:
        words = [str(argument) for argument in arguments]
        if library:
            words += ["--library", str(self.library)]
        result = CliRunner().invoke(main, words)
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert "Traceback" not in result.output
        return result

    def json(self, *arguments: object) -> dict[str, Any]:
        result = self.run(*arguments, "--json")
        assert result.stderr == ""
        value = json.loads(result.stdout)
        assert isinstance(value, dict)
        return value

    def error(self, *arguments: object, code: int = 1) -> str:
        """The one line of an error that the user can act on."""
        result = self.run(*arguments, code=code)
        assert result.stdout == ""
        (line,) = result.stderr.splitlines()
        assert line.startswith("Error: ")
        return line


@pytest.fixture(scope="session")
def album(
    tmp_path_factory: pytest.TempPathFactory, scenes: Any, save: Callable[[Path, Any], Path]
) -> Path:
    """Two photos each of two people, one of nobody, one that is no photo; not to be changed."""
    folder = tmp_path_factory.mktemp("album") / "album"
    save(folder / "astronaut" / "1.jpg", scenes.astronaut_face)
    save(folder / "astronaut" / "2.jpg", scenes.lit(scenes.astronaut_face, 0.8))
    save(folder / "hopper" / "1.jpg", scenes.hopper_face)
    save(folder / "hopper" / "2.jpg", scenes.rotated(scenes.hopper_face, 6))
    save(folder / "nobody.jpg", scenes.astronaut_face[150:200, 150:200] * 0 + 90)
    (folder / "text.jpg").write_text("no picture")
    return folder


@pytest.fixture(scope="session")
def scanned(
    album: Path, tmp_path_factory: pytest.TempPathFactory, graph_folder: Path, graphs: Any
) -> Path:
    """The library of `album`, to be copied."""
    folder = tmp_path_factory.mktemp("scanned")
    with pytest.MonkeyPatch.context() as patch:
        cache = folder / "cache" / "photoorg"
        cache.mkdir(parents=True)
        (cache / "models").symlink_to(graph_folder)
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        Commands(folder / "library").run("scan", album, *FAST)
    return folder / "library"


@pytest.fixture
def empty(home: Path) -> Commands:
    """A library that does not exist yet."""
    return Commands(home / "library")


@pytest.fixture
def full(home: Path, scanned: Path) -> Commands:
    """A copy of the scanned library."""
    shutil.copytree(scanned, home / "library")
    return Commands(home / "library")
