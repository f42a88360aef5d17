"""Every edit of the owner, with what takes it back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from photoorg.storage.database import Database
from photoorg.storage.row_changes import RowChanges

_COLUMNS = "id, kind, facts, done_at, undone"


@dataclass(frozen=True, slots=True)
class Entry:
    """One edit. `facts` are what its title tells: names and numbers."""

    id: int
    kind: str
    facts: dict[str, Any]
    done_at: datetime
    undone: bool


class Journal:
    """Repository of the table `edit`; the edits that are undone are always the last ones."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: str, facts: dict[str, Any], changes: RowChanges) -> int:
        """Write an edit down, in the transaction that makes it; what was undone is forgotten."""
        self._database.execute("DELETE FROM edit WHERE undone = 1")
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        return self._database.insert(
            "INSERT INTO edit (kind, facts, changes, done_at) VALUES (?, ?, ?, ?)",
            (kind, json.dumps(facts), changes.to_json(), now),
        )

    def count(self) -> int:
        """The number of edits that are not undone."""
        return int(self._database.scalar("SELECT count(*) FROM edit WHERE undone = 0"))

    def last_done(self) -> Entry | None:
        """The edit that undo would take back."""
        return self._one("WHERE undone = 0 ORDER BY id DESC")

    def first_undone(self) -> Entry | None:
        """The edit that redo would do again."""
        return self._one("WHERE undone = 1 ORDER BY id")

    def _one(self, which: str) -> Entry | None:
        row = self._database.one(f"SELECT {_COLUMNS} FROM edit {which} LIMIT 1")
        return None if row is None else _entry(row)

    def newest(self, limit: int | None = None) -> list[Entry]:
        """Edits, the newest first, undone ones too."""
        rows = self._database.all(
            f"SELECT {_COLUMNS} FROM edit ORDER BY id DESC LIMIT ?",
            (-1 if limit is None else limit,),
        )
        return [_entry(row) for row in rows]

    def changes(self, entry: int) -> RowChanges:
        """What an edit did."""
        return RowChanges.from_json(
            self._database.scalar("SELECT changes FROM edit WHERE id = ?", (entry,))
        )

    def set_undone(self, entry: int, undone: bool) -> None:
        """Remember that an edit was taken back, or done again."""
        self._database.execute("UPDATE edit SET undone = ? WHERE id = ?", (undone, entry))

    def remove(self, entries: Iterable[int]) -> None:
        """Forget edits; they can no longer be undone."""
        self._database.execute_many("DELETE FROM edit WHERE id = ?", ((e,) for e in entries))


def _entry(row: tuple[Any, ...]) -> Entry:
    number, kind, facts, done_at, undone = row
    return Entry(number, kind, json.loads(facts), datetime.fromisoformat(done_at), bool(undone))
