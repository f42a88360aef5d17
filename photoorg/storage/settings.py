"""Small facts about the library itself, as text under a key."""

from photoorg.storage.database import Database


class Settings:
    """Repository of the table `setting`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str | None:
        """The value, or None where none was set."""
        row = self._database.one("SELECT value FROM setting WHERE key = ?", (key,))
        return None if row is None else str(row[0])

    def put(self, key: str, value: str) -> None:
        """Set the value."""
        self._database.execute(
            "INSERT INTO setting (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )
