"""Remembers of a library at which threshold it was grouped, and for which faces."""

from photoorg.storage.database import Database
from photoorg.storage.faces import Faces
from photoorg.storage.settings import Settings

_KEY = "grouped"


class Grouped:
    """The mark that a grouping leaves, so that the next one knows whether there is work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mark(self, threshold: float) -> str:
        """What tells this library as it is now, at a threshold, from all others."""
        faces = Faces(self._database)
        return f"{threshold!r} {faces.newest()} {faces.embedded_at()}"

    def remember(self, mark: str) -> None:
        """Everybody is where grouping put them when it was like this."""
        Settings(self._database).put(_KEY, mark)

    def holds(self, threshold: float) -> bool:
        """Whether grouping would have nothing to do."""
        known = Settings(self._database).get(_KEY)
        return not Faces(self._database).unplaced() and known == self.mark(threshold)

    def was_at(self, threshold: float) -> bool:
        """Whether the last grouping was at this threshold."""
        return (Settings(self._database).get(_KEY) or "").split(" ")[0] == repr(threshold)
