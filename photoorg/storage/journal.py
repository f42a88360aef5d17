"""Every edit of the owner, with what undoes it."""

import json
from datetime import UTC, datetime
from typing import Any

from photoorg.storage.database import Database


class Journal:
    """Repository of the table `edit`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: str, payload: dict[str, Any], inverse: dict[str, Any]) -> int:
        """Write an edit down, in the transaction that makes it."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        return self._database.insert(
            "INSERT INTO edit (kind, payload, inverse, done_at) VALUES (?, ?, ?, ?)",
            (kind, json.dumps(payload), json.dumps(inverse), now),
        )

    def count(self) -> int:
        """The number of edits that are not undone."""
        return int(self._database.scalar("SELECT count(*) FROM edit WHERE undone = 0"))
