"""The folders that were added."""

import os
from dataclasses import dataclass
from pathlib import Path, PurePath

from photoorg.core.ids import RootId
from photoorg.storage.database import Database


@dataclass(frozen=True, slots=True)
class Root:
    """A folder that was added, with all that is in it."""

    id: RootId
    path: Path
    online: bool


class Roots:
    """Repository of the table `root`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Root]:
        """Every folder, oldest first."""
        rows = self._database.all("SELECT id, path, online FROM root ORDER BY id")
        return [Root(RootId(i), Path(os.fsdecode(path)), bool(on)) for i, path, on in rows]

    def add(self, path: Path) -> Root:
        """The root that holds `path` (absolute, links resolved); a new one if none does.

        Folders never overlap: inside a known folder that folder is returned, and a folder
        around known ones takes over their files.
        """
        known = self.all()
        for root in known:
            if path == root.path or root.path in path.parents:
                return root
        with self._database.transaction():
            new = self._database.insert(
                "INSERT INTO root (path, online) VALUES (?, 1)", (os.fsencode(path),)
            )
            for root in known:
                if path in root.path.parents:
                    self._take_over(root, RootId(new), root.path.relative_to(path))
        return Root(RootId(new), path, online=True)

    def _take_over(self, old: Root, new: RootId, prefix: PurePath) -> None:
        lead = os.fsencode(prefix / "x")[:-1]
        self._database.execute(
            "UPDATE photo_file SET root = ?, relative_path = CAST(? || relative_path AS BLOB)"
            " WHERE root = ?",
            (new, lead, old.id),
        )
        self._database.execute("DELETE FROM root WHERE id = ?", (old.id,))

    def set_online(self, root: RootId, online: bool) -> None:
        """Remember whether the folder could be reached."""
        self._database.execute("UPDATE root SET online = ? WHERE id = ?", (online, root))

    def remove(self, root: RootId) -> None:
        """Forget a folder and its files; the photos and all that is known of them stay."""
        self._database.execute("DELETE FROM root WHERE id = ?", (root,))
