"""Killed between any two statements, an edit of 1,000 faces leaves everything or nothing."""

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
# the statement of the given number, from 0, is about to run. Tells all statements of the first.
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

def run(path, deadly):
    database = Database(Path(path))

    def trace(statement):
        if len(statements) == deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        statements.append(statement.split("(")[0].split(" SET")[0])

    database._connection.set_trace_callback(trace)
    edit(database)
    if deadly is None:
        print(json.dumps(statements), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

for path, deadly in libraries:
    child = os.fork()
    if child == 0:
        run(path, deadly)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, status
"""


def _run(edit: str, libraries: list[tuple[str, int | None]]) -> str:
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
    statements = json.loads(_run(edit, [(str(whole), None)]))
    before, after = _rows(copy("before"), dump), _rows(whole, dump)
    assert before != after
    assert sum(statement.startswith("UPDATE face") for statement in statements) >= FACES // 2
    commit = statements.index("COMMIT")
    assert statements[0] == "BEGIN IMMEDIATE"
    assert commit == len(statements) - 1

    moving = [n for n, text in enumerate(statements) if text.startswith("UPDATE face")]
    deadly = {0, 1, 2, moving[0], moving[1], moving[-1], moving[-1] + 1, commit - 1, commit}
    deadly |= set(range(3, commit, commit // 6))
    places = {number: copy(f"killed at {number}") for number in sorted(deadly)}
    _run(edit, [(str(path), number) for number, path in places.items()])
    for path in places.values():
        assert _rows(path, dump) == before
    last = places[commit]
    _run(edit, [(str(last), commit + 1)])
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
