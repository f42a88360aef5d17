"""Steps from one version to the next: all or nothing, and a copy first."""

import sqlite3
import stat
from pathlib import Path

import pytest

from photoorg.core.errors import BugError
from photoorg.storage import database as database_module
from photoorg.storage import migrations
from photoorg.storage.database import Database
from photoorg.storage.migrations import MIGRATIONS, NEWEST, statements
from photoorg.storage.settings import Settings

GOOD = "CREATE TABLE extra (id INTEGER PRIMARY KEY); INSERT INTO extra VALUES (7);"
BAD = "CREATE TABLE half (id INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1);"


@pytest.fixture
def library(path: Path) -> Path:
    with Database(path) as database:
        Settings(database).put("key", "value")
    return path


def _teach(monkeypatch: pytest.MonkeyPatch, *steps: str) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", MIGRATIONS + steps)
    monkeypatch.setattr(migrations, "NEWEST", NEWEST + len(steps))
    monkeypatch.setattr(database_module, "NEWEST", NEWEST + len(steps))


def _backup(library: Path, version: int) -> Path:
    return library.with_name(f"library-version-{version}.backup.db")


def _look(path: Path) -> tuple[int, set[str]]:
    """The schema version and the tables, without photoorg."""
    connection = sqlite3.connect(path)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    finally:
        connection.close()
    return version, {name for (name,) in rows}


def test_a_step_brings_an_older_library_to_the_newest_version(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _teach(monkeypatch, GOOD)
    with Database(library) as database:
        assert database.scalar("SELECT id FROM extra") == 7
        assert Settings(database).get("key") == "value"
    assert _look(library)[0] == NEWEST + 1


def test_a_copy_of_the_old_library_is_made_first(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, tables = _look(library)
    _teach(monkeypatch, GOOD)
    Database(library).close()

    backup = _backup(library, NEWEST)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert _look(backup) == (NEWEST, tables)
    monkeypatch.undo()
    with Database(backup) as restored:
        assert Settings(restored).get("key") == "value"


def test_what_is_only_in_the_write_ahead_log_is_in_the_copy(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Database(library) as reader:
        Settings(reader).put("late", "value")
        _teach(monkeypatch, GOOD)
        Database(library).close()
    monkeypatch.undo()
    with Database(_backup(library, NEWEST)) as restored:
        assert Settings(restored).get("late") == "value"


def test_a_step_that_fails_leaves_the_old_version_whole(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _look(library)
    _teach(monkeypatch, BAD)
    with pytest.raises(BugError):
        Database(library)

    assert _look(library) == before
    monkeypatch.undo()
    with Database(library) as database:
        assert Settings(database).get("key") == "value"


def test_steps_before_the_one_that_fails_are_kept(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, tables = _look(library)
    _teach(monkeypatch, GOOD, BAD)
    with pytest.raises(BugError):
        Database(library)
    assert _look(library) == (NEWEST + 1, tables | {"extra"})

    _teach(monkeypatch, GOOD, "CREATE TABLE more (id INTEGER);")
    with Database(library) as database:
        assert database.scalar("SELECT count(*) FROM extra") == 1, "the step was not taken twice"
    assert _look(library) == (NEWEST + 2, tables | {"extra", "more"})
    assert _look(_backup(library, NEWEST))[0] == NEWEST
    assert _look(_backup(library, NEWEST + 1))[0] == NEWEST + 1


def test_a_new_library_takes_every_step_without_a_copy(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _teach(monkeypatch, GOOD)
    Database(path).close()
    assert _look(path)[0] == NEWEST + 1
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_new_library_whose_making_was_interrupted_is_made_the_next_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(database_module, "migrate", die)
    with pytest.raises(KeyboardInterrupt):
        Database(path)
    monkeypatch.undo()
    with Database(path) as database:
        assert Settings(database).get("key") is None


def test_scripts_are_cut_at_their_semicolons() -> None:
    assert statements(" A (1);\n\nB;; ") == ["A (1)", "B"]
    assert all(";" not in part for script in MIGRATIONS for part in statements(script))
