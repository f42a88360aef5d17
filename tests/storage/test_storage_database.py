import errno
import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from photoorg.core.errors import BugError, KnownError
from photoorg.storage.database import FILE_NAME, Database, NewerLibraryError
from photoorg.storage.migrations import NEWEST
from photoorg.storage.settings import Settings


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _is_one_sentence_of_people(error: BaseException) -> bool:
    text = str(error)
    return "\n" not in text and text.endswith(".") and "sqlite" not in text.lower()


@pytest.fixture
def usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


# -- opening -------------------------------------------------------------------------------


@pytest.mark.usefixtures("usual_umask")
def test_only_the_owner_can_read_the_file_and_its_companions(path: Path) -> None:
    with Database(path) as database:
        Settings(database).put("key", "value")
        modes = {file.name: _mode(file) for file in path.parent.iterdir()}
    assert modes == {FILE_NAME: 0o600, f"{FILE_NAME}-wal": 0o600, f"{FILE_NAME}-shm": 0o600}


@pytest.mark.usefixtures("usual_umask")
def test_a_file_that_others_could_read_is_closed_to_them(path: Path) -> None:
    Database(path).close()
    path.chmod(0o644)
    with Database(path) as database:
        Settings(database).put("key", "value")
        assert {_mode(file) for file in path.parent.iterdir()} == {0o600}


def test_what_was_written_is_there_the_next_time(path: Path) -> None:
    with Database(path) as database:
        Settings(database).put("key", "välue 🙂")
    with Database(path) as database:
        assert Settings(database).get("key") == "välue 🙂"
        assert database.scalar("PRAGMA user_version") == NEWEST
        assert database.scalar("PRAGMA journal_mode") == "wal"
        assert database.scalar("PRAGMA foreign_keys") == 1


def test_opening_again_changes_nothing_in_the_file(path: Path) -> None:
    Database(path).close()
    before = path.read_bytes()
    Database(path).close()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [FILE_NAME], "no backup either"


def test_a_new_library_opened_by_many_at_once_is_made_once(path: Path) -> None:
    gate = threading.Barrier(6)
    found: list[object] = []

    def open_it() -> None:
        gate.wait()
        try:
            with Database(path) as database:
                found.append(database.scalar("SELECT count(*) FROM root"))
        except Exception as error:
            found.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Who meets another one at the very moment of its making may be asked to try again.
    others = [result for result in found if result != 0]
    assert all(isinstance(error, KnownError) for error in others), others
    assert len(others) < 6


def test_a_step_that_another_process_took_meanwhile_is_not_taken_again(path: Path) -> None:
    from photoorg.storage.migrations import migrate

    with Database(path) as database:
        Settings(database).put("key", "value")
        connection = sqlite3.connect(path, isolation_level=None)
        migrate(connection, 0)
        connection.close()
        assert Settings(database).get("key") == "value"


# -- what cannot be opened -----------------------------------------------------------------


def test_a_library_of_a_newer_version_is_left_alone(path: Path) -> None:
    Database(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(NewerLibraryError, match="newer version of photoorg") as caught:
        Database(path)

    assert _is_one_sentence_of_people(caught.value)
    assert isinstance(caught.value, KnownError)
    assert str(NEWEST + 1) in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [0, 1, NEWEST + 7])
def test_a_database_of_another_program_is_left_alone(path: Path, version: int) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.execute("INSERT INTO bookmarks VALUES ('here')")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()
    before = path.read_bytes()

    with pytest.raises(KnownError, match="not a photoorg library") as caught:
        Database(path)

    assert _is_one_sentence_of_people(caught.value)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("These are my notes. " * 100)
    with pytest.raises(KnownError, match="not a photoorg library"):
        Database(path)
    assert path.read_text() == "These are my notes. " * 100


def test_an_empty_file_becomes_a_library(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Database(path) as database:
        assert database.scalar("PRAGMA user_version") == NEWEST


def test_a_damaged_file_is_said_to_be_damaged(path: Path) -> None:
    with Database(path) as database, database.transaction():
        for number in range(400):
            Settings(database).put(f"key {number}", "value" * 100)
    data = path.read_bytes()
    page = 4096
    path.write_bytes(data[:page] + b"\xff" * (len(data) - page))

    with pytest.raises(KnownError, match="damaged") as caught, Database(path) as database:
        database.all("SELECT * FROM setting")
    assert _is_one_sentence_of_people(caught.value)


def test_damage_that_shows_only_while_rows_are_read_is_an_error_of_the_same_kind(
    path: Path,
) -> None:
    with Database(path) as database, database.transaction():
        for number in range(2000):
            Settings(database).put(f"key {number:04}", "value" * 20)
    data = bytearray(path.read_bytes())
    last = data.rfind(b"key 1000")
    start = last - last % 4096
    data[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(data)

    seen = []
    with Database(path) as database:
        with pytest.raises(KnownError, match="damaged"):
            seen.extend(database.rows("SELECT key FROM setting"))
        with pytest.raises(KnownError, match="damaged"):
            database.all("SELECT key FROM setting")
    assert seen


@pytest.mark.parametrize("place", ["a file", "no place", "a folder"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, place: str) -> None:
    if place == "a file":
        (tmp_path / "notes.txt").touch()
        path = tmp_path / "notes.txt" / FILE_NAME
    elif place == "a folder":
        path = tmp_path / FILE_NAME
        path.mkdir()
    else:
        path = tmp_path / ("n" * 300) / FILE_NAME  # longer than a file system allows

    with pytest.raises(KnownError, match="cannot be written") as caught:
        Database(path)

    assert _is_one_sentence_of_people(caught.value)
    assert str(path) in str(caught.value)
    assert "--library" in str(caught.value)


def test_a_place_without_permission_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(KnownError, match=r"cannot be written \(Permission denied\)"):
        Database(path)


# -- transactions --------------------------------------------------------------------------


def test_a_transaction_is_kept_when_its_block_ends(database: Database) -> None:
    with database.transaction():
        Settings(database).put("key", "value")
    with Database(database.path) as other:
        assert Settings(other).get("key") == "value"


def test_an_error_takes_back_the_whole_transaction(database: Database) -> None:
    Settings(database).put("key", "before")

    def fail() -> None:
        with database.transaction():
            Settings(database).put("key", "after")
            Settings(database).put("another", "one")
            raise ValueError("on purpose")

    with pytest.raises(ValueError, match="on purpose"):
        fail()
    assert Settings(database).get("key") == "before"
    assert Settings(database).get("another") is None


def test_an_inner_block_belongs_to_the_outermost(database: Database) -> None:
    def fail_at_the_end() -> None:
        with database.transaction():
            with database.transaction():
                Settings(database).put("inner", "value")
            with Database(database.path) as other:
                assert Settings(other).get("inner") is None, "not before the outermost ends"
            raise ValueError("on purpose")

    with pytest.raises(ValueError, match="on purpose"):
        fail_at_the_end()
    assert Settings(database).get("inner") is None


def test_an_error_of_an_inner_block_takes_back_the_outer_one(database: Database) -> None:
    def fail_inside() -> None:
        with database.transaction():
            Settings(database).put("outer", "value")
            with database.transaction():
                database.execute("INSERT INTO root (path) VALUES (NULL)")

    with pytest.raises(BugError):
        fail_inside()
    assert Settings(database).get("outer") is None


def test_after_an_error_the_next_transaction_works(database: Database) -> None:
    with pytest.raises(KeyboardInterrupt), database.transaction():
        raise KeyboardInterrupt
    with database.transaction():
        Settings(database).put("key", "value")
    assert Settings(database).get("key") == "value"


def test_a_commit_that_fails_leaves_no_transaction_open(database: Database) -> None:
    def fail_at_the_commit() -> None:
        with database.transaction():
            database.execute("PRAGMA defer_foreign_keys = ON")  # judged at the commit
            database.execute("INSERT INTO rejection (face, person) VALUES (1, 1)")

    with pytest.raises(BugError):
        fail_at_the_commit()
    assert database.scalar("SELECT count(*) FROM rejection") == 0
    with database.transaction():
        Settings(database).put("key", "value")
    with Database(database.path) as other:
        assert Settings(other).get("key") == "value"


def test_while_another_program_writes_one_can_read_but_is_told_to_wait_with_writing(
    database: Database,
) -> None:
    Settings(database).put("key", "before")
    with Database(database.path) as other:
        other.execute("PRAGMA busy_timeout = 0")
        with database.transaction():
            Settings(database).put("key", "after")
            assert Settings(other).get("key") == "before"
            with pytest.raises(KnownError, match="Another program is using the library"):
                Settings(other).put("key", "mine")
            with (
                pytest.raises(KnownError, match="Another program is using the library"),
                other.transaction(),
            ):
                pass
        Settings(other).put("key", "mine")
    assert Settings(database).get("key") == "mine"


# -- statements ----------------------------------------------------------------------------


def test_a_full_disk_is_said_to_be_full(database: Database) -> None:
    pages = database.scalar("PRAGMA page_count")
    database.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(KnownError, match="disk is full"), database.transaction():
        Settings(database).put("key", "value" * 10_000)
    assert Settings(database).get("key") is None


def test_a_library_that_may_only_be_read_is_said_to_be_so(database: Database) -> None:
    database.execute("PRAGMA query_only = ON")
    with pytest.raises(KnownError, match="read-only"):
        Settings(database).put("key", "value")
    assert Settings(database).get("key") is None


def test_our_own_mistakes_are_no_known_errors(database: Database) -> None:
    for broken in (
        lambda: database.execute("SELECT nothing FROM nowhere"),
        lambda: database.all("SELECT nothing FROM nowhere"),
        lambda: database.one("SELEKT"),
        lambda: database.execute_many("INSERT INTO root (path) VALUES (?)", [(b"a",), (b"a",)]),
        lambda: database.scalar("SELECT path FROM root WHERE id = 99"),
    ):
        with pytest.raises(BugError):
            broken()


def test_a_closed_library_is_of_no_use(path: Path) -> None:
    database = Database(path)
    database.close()
    with pytest.raises(BugError):
        database.scalar("SELECT 1")


def test_one_all_and_scalar(database: Database) -> None:
    first = database.insert("INSERT INTO root (path) VALUES (?)", (b"/a",))
    second = database.insert("INSERT INTO root (path) VALUES (?)", (b"/b",))
    assert second == first + 1
    assert database.one("SELECT path FROM root ORDER BY id") == (b"/a",)
    assert database.one("SELECT path FROM root WHERE id = 99") is None
    assert database.all("SELECT path FROM root ORDER BY id") == [(b"/a",), (b"/b",)]
    assert list(database.rows("SELECT id FROM root ORDER BY id")) == [(first,), (second,)]
    assert database.scalar("SELECT count(*) FROM root") == 2


def test_a_second_connection_keeps_the_locks_of_the_first(path: Path) -> None:
    """Else another program would delete the write-ahead log of a library that is in use."""
    code = (
        "import sqlite3, sys\n"
        "other = sqlite3.connect(sys.argv[1])\n"
        "print(*other.execute('SELECT value FROM setting').fetchone())\n"
        "other.close()\n"
    )

    def seen_by_another_program() -> str:
        words = [sys.executable, "-c", code, str(path)]
        return subprocess.run(words, check=True, capture_output=True, text=True, timeout=60).stdout

    with Database(path) as first, Database(path):
        for value in ("before", "after"):
            Settings(first).put("key", value)
            assert seen_by_another_program() == f"{value}\n"
