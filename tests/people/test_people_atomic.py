"""Killed between or inside of statements, an edit of 1,000 faces leaves everything or nothing."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from photoorg.core.ids import PersonId
from photoorg.people.history import History
from photoorg.people.joining import Merge
from photoorg.people.naming import NamePerson
from photoorg.storage.database import FILE_NAME, Database
from photoorg.storage.persons import Persons

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds; only a broken program needs them
FACES = 1000
PERSONS = (PersonId(1), PersonId(2))

Album = Any  # the fixture's class; test folders are no packages
Dump = Callable[[Database], dict[str, list[tuple[Any, ...]]]]

# Runs an edit in a process of its own for each of the libraries; that process kills itself when
# the statement of the given number, from 0, is about to run, or inside of a statement, after so
# many instructions of SQLite. Tells the statements and instructions of an edit that is not killed.
CHILD = """
import json, os, signal, sys
from pathlib import Path
from photoorg.people.history import History
from photoorg.people.joining import Merge
from photoorg.storage.database import Database

edits = {
    "merge": lambda database: Merge([1, 2], "Ada").execute(database),
    "undo": lambda database: History(database).undo(),
    "redo": lambda database: History(database).redo(),
}
edit, libraries = edits[sys.argv[1]], json.loads(sys.argv[2])
statements = []
steps = 0

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def run(path, kind, deadly):
    database = Database(Path(path))

    def trace(statement):
        if (kind, deadly) == ("statement", len(statements)):
            die()
        statements.append(statement.split("(")[0].split(" SET")[0])

    def progress():
        global steps
        steps += 1
        if (kind, deadly) == ("step", steps):
            die()

    database._connection.set_trace_callback(trace)
    database._connection.set_progress_handler(progress, 100)
    edit(database)
    if deadly is None:
        print(json.dumps([statements, steps]), flush=True)
    die()

for path, kind, deadly in libraries:
    child = os.fork()
    if child == 0:
        run(path, kind, deadly)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, status
"""


def _run(edit: str, libraries: list[tuple[str, str, int | None]]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, edit, json.dumps(libraries)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _rows(path: Path, dump: Dump) -> dict[str, list[tuple[Any, ...]]]:
    """All that edits change, and the journal, of a library as it is found."""
    with Database(path) as database:
        assert database.all("PRAGMA integrity_check") == [("ok",)]
        assert database.all("PRAGMA foreign_key_check") == []
        rows = dump(database)
        rows["edit"] = database.all("SELECT id, kind, facts, changes, undone FROM edit")
    return rows


@pytest.fixture
def library(database: Database, album: Album, tmp_path: Path) -> Path:
    """Ada and Ben, 1,000 faces together, and somebody whom both are not."""
    with database.transaction():
        persons = [album.person(album.add(who, FACES // 2)) for who in (1, 2)]
        strangers = album.add(3, 2)
        other = album.person(strangers)
        database.execute("INSERT INTO different VALUES (?, ?)", (persons[1], other))
        database.execute("INSERT INTO rejection VALUES (?, ?)", (strangers[0], persons[1]))
    for person, name in zip(persons, ("Ada", "Ben"), strict=True):
        NamePerson(person, name).execute(database)
    return tmp_path / FILE_NAME


@pytest.mark.parametrize("edit", ["merge", "undo", "redo"])
def test_all_or_nothing(
    database: Database, library: Path, tmp_path: Path, dump: Dump, edit: str
) -> None:
    if edit != "merge":
        Merge(PERSONS, "Ada").execute(database)
    if edit == "redo":
        History(database).undo()
    database.close()

    def copy(name: str) -> Path:
        path = tmp_path / name / FILE_NAME
        path.parent.mkdir()
        return Path(shutil.copy(library, path))

    whole = copy("whole")
    statements, steps = json.loads(_run(edit, [(str(whole), "", None)]))
    before, after = _rows(copy("before"), dump), _rows(whole, dump)
    moved = [row for row in before["face"] if row not in after["face"]]
    assert len(moved) >= FACES // 2
    commit = statements.index("COMMIT")
    assert statements[0] == "BEGIN IMMEDIATE"
    assert commit == len(statements) - 1

    deadly = [("statement", number) for number in range(0, commit, 1 + commit // 50)]
    deadly += [("statement", commit)]
    deadly += [("step", number) for number in range(1, steps, steps // 12)]
    places = {where: copy(" ".join(map(str, where))) for where in deadly}
    _run(edit, [(str(path), *where) for where, path in places.items()])
    for path in places.values():
        assert _rows(path, dump) == before
    last = places["statement", commit]
    _run(edit, [(str(last), "statement", commit + 1)])
    assert _rows(last, dump) == after, "it can be done again, and stays when it was done"


def test_an_edit_that_fails_half_way_changes_nothing(
    database: Database, library: Path, dump: Dump, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(database)

    def fail(*_: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("photoorg.people.command.Journal.add", fail)
    with pytest.raises(RuntimeError, match="on purpose"):
        Merge(PERSONS, "Ada").execute(database)
    monkeypatch.undo()
    assert dump(database) == before
    assert Persons(database).names() == {1: "Ada", 2: "Ben"}
