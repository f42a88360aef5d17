"""The connection to the library file, and what can go wrong with it.

Two kinds of error leave this module: KnownError for the user's surroundings (disk full,
no permission, made by a newer version) and BugError for everything else.
"""

import errno
import logging
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from photoorg.core.errors import BugError, KnownError
from photoorg.storage.migrations import NEWEST, migrate

_log = logging.getLogger(__name__)

FILE_NAME = "library.db"
_CHECKPOINT_PAGES = 8_000
"""32 MB of log, a few edits of a thousand faces: SQLite's 1,000 would make each of them wait until
its pages are in the file."""

_BUSY_MILLISECONDS = 30_000
_OWNER_ONLY = 0o600
_APPLICATION_ID = 0x70686F74  # "phot": tells our files from other programs' databases

_SURROUNDINGS = {
    sqlite3.SQLITE_FULL: "The disk is full; the library could not be written.",
    sqlite3.SQLITE_READONLY: "The library cannot be written; it is read-only.",
    sqlite3.SQLITE_CANTOPEN: "The library file could not be opened.",
    sqlite3.SQLITE_PERM: "The library may not be opened by this user.",
    sqlite3.SQLITE_BUSY: "Another program is using the library; try again in a moment.",
    sqlite3.SQLITE_LOCKED: "Another program is using the library; try again in a moment.",
    sqlite3.SQLITE_IOERR: "The library's disk reported an error.",
    sqlite3.SQLITE_CORRUPT: "The library file is damaged.",
    sqlite3.SQLITE_NOTADB: "The library file is not a photoorg library.",
}


_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL
_making = threading.Lock()


class NewerLibraryError(KnownError):
    """The library was made by a newer version of photoorg."""


def _translated(error: sqlite3.Error) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and (code & 0xFF) in _SURROUNDINGS:
        return KnownError(_SURROUNDINGS[code & 0xFF])
    return BugError(f"SQLite: {error}")


class Database:
    """One connection to the library file; used by the thread that made it."""

    def __init__(self, path: Path) -> None:
        """Open the file, made and migrated if need be.

        Raises:
            KnownError: the folder or file cannot be used; NewerLibraryError: from the future.
        """
        self.path = path
        _make_private(path)
        try:
            self._connection = sqlite3.connect(path, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise
        except sqlite3.Error as error:
            raise _translated(error) from error

    def _prepare(self) -> None:
        connection = self._connection
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        version, application, tables = self._look()
        foreign = application != _APPLICATION_ID
        if foreign and (tables or 0 < version <= NEWEST):
            raise KnownError(_SURROUNDINGS[sqlite3.SQLITE_NOTADB])
        if version > NEWEST:
            raise NewerLibraryError(
                "This library was made by a newer version of photoorg "
                f"(its version is {version}, this program knows {NEWEST}). "
                "Install the newer version to open it."
            )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")
        if version == NEWEST:
            return
        if version:
            self._back_up(version)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        migrate(connection, version)

    def _look(self) -> tuple[int, int, int]:
        """The file's schema version, application id and number of tables, at one moment."""
        connection = self._connection
        connection.execute("BEGIN")  # another process may be making the tables right now
        try:
            version, application, tables = (
                int(connection.execute(question).fetchone()[0])
                for question in (
                    "PRAGMA user_version",
                    "PRAGMA application_id",
                    "SELECT count(*) FROM sqlite_master",
                )
            )
        finally:
            connection.rollback()
        return version, application, tables

    def _back_up(self, version: int) -> None:
        """A whole copy beside the file, before anything is changed."""
        copy = self.path.with_name(f"{self.path.stem}-version-{version}.backup.db")
        _make_private(copy)
        target = sqlite3.connect(copy)
        try:
            self._connection.backup(target)
        finally:
            target.close()
        _log.info("backed up the library before migrating it from version %d", version)

    def stamp(self) -> tuple[int, int]:
        """A value that changes with every change of the library, whoever makes it."""
        return int(self.scalar("PRAGMA data_version")), self._connection.total_changes

    def erase_free_pages(self) -> None:
        """Write the file anew, so that nothing that was deleted can be read out of it.

        Older copies that were made before a migration are deleted too.

        Raises:
            KnownError: another program is using the library; what was deleted stays deleted, and
                leaves the file as soon as nobody uses it.
        """
        for copy in self.path.parent.glob(f"{self.path.stem}-version-*.backup.db"):
            copy.unlink(missing_ok=True)
        self.execute("VACUUM")
        ((busy, _, _),) = self.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            raise KnownError(
                "It is deleted, but its last traces leave the library's file only when all"
                " programs that use the library are closed."
            )

    def close(self) -> None:
        """Close the file; the object is of no use afterwards."""
        self._connection.close()

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block's changes or none; blocks may be nested, the outermost counts."""
        if self._connection.in_transaction:
            yield
            return
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self._connection.rollback()
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that the block reads is of one moment, whatever others write meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self.execute("BEGIN")
        try:
            yield
        finally:
            self._connection.rollback()

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        try:
            return self._connection.execute(sql, parameters)
        except sqlite3.Error as error:
            raise _translated(error) from error

    def execute_named(self, sql: str, parameters: Mapping[str, Any]) -> sqlite3.Cursor:
        """Run one statement with named parameters (`:name`)."""
        try:
            return self._connection.execute(sql, parameters)
        except sqlite3.Error as error:
            raise _translated(error) from error

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any] | Mapping[str, Any]]) -> None:
        """Run one statement for each row."""
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.Error as error:
            raise _translated(error) from error

    def insert(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run an INSERT; returns the new row's id."""
        row_id = self.execute(sql, parameters).lastrowid
        if row_id is None:
            raise BugError("an insert gave no id")
        return row_id

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, if there is one."""
        return next(self.rows(sql, parameters), None)

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise _translated(error) from error

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Row after row, for results that should not be in memory twice."""
        try:
            yield from self._connection.execute(sql, parameters)
        except sqlite3.Error as error:
            raise _translated(error) from error

    def scalar(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The only value of the only row.

        Raises:
            BugError: there is no row.
        """
        row = self.one(sql, parameters)
        if row is None:
            raise BugError("a query that always has a row had none")
        return row[0]


def _make(path: Path) -> None:
    """Make the file if it is not there; an existing one is never opened.

    Closing any handle of a file drops all locks that the process has on it, also those of its
    other connections. Another program would then take itself for the last one that uses the
    library, and delete its `-wal` under them: https://www.sqlite.org/howtocorrupt.html#_posix_.
    """
    with _making:  # nobody may have locked what is about to be closed
        try:
            os.close(os.open(os.path.realpath(path), _NEW, _OWNER_ONLY))
        except FileExistsError:
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)) from None
            if not os.access(path, os.R_OK | os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES)) from None


def _make_private(path: Path) -> None:
    """Make sure the file exists and only its owner can read it.

    SQLite gives its `-wal` and `-shm` files the mode of the database itself.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _make(path)
        if path.stat().st_mode & 0o077:
            path.chmod(_OWNER_ONLY)
    except OSError as error:
        raise KnownError(
            f"The library {path} cannot be written ({error.strerror}). "
            "Choose another place with --library."
        ) from error
