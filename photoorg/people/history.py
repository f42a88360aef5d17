"""Takes edits back and does them again: any number of them, also after a restart.

What a scan or a grouping did in between stays: only the rows that the edit changed are set
back, or forward again.
"""

import json

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.core.records import ChangeSet
from photoorg.people.command import Edit, change_set
from photoorg.storage.database import Database
from photoorg.storage.journal import Entry, Journal
from photoorg.storage.row_changes import RowChanges, apply


class History:
    """The owner's edits, in their order."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._journal = Journal(database)

    def entries(self, limit: int | None = None) -> list[Entry]:
        """The edits, the newest first; those that are undone come before those that are not."""
        return self._journal.newest(limit)

    @property
    def to_undo(self) -> Entry | None:
        """The edit that `undo` would take back."""
        return self._journal.last_done()

    @property
    def to_redo(self) -> Entry | None:
        """The edit that `redo` would do again."""
        return self._journal.first_undone()

    def undo(self) -> tuple[Entry, ChangeSet]:
        """Take the last edit back, in one transaction.

        Raises:
            KnownError: there is nothing to undo.
        """
        with self._database.transaction():
            entry = self.to_undo
            if entry is None:
                raise KnownError("There is nothing to undo.")
            return entry, self._bring(entry, self._journal.changes(entry.id).turned, undone=True)

    def redo(self) -> tuple[Entry, ChangeSet]:
        """Do the last edit that was undone again, in one transaction.

        Raises:
            KnownError: there is nothing to redo.
        """
        with self._database.transaction():
            entry = self.to_redo
            if entry is None:
                raise KnownError("There is nothing to redo.")
            return entry, self._bring(entry, self._journal.changes(entry.id), undone=False)

    def _bring(self, entry: Entry, changes: RowChanges, *, undone: bool) -> ChangeSet:
        database = self._database
        touched = change_set(database, changes)
        touched |= ChangeSet(persons=_involved(database, changes))
        apply(database, changes)
        edit = Edit(database)
        edit.tidy(touched.persons)
        self._journal.set_undone(entry.id, undone)
        return touched | change_set(database, edit.changes)


def _involved(database: Database, changes: RowChanges) -> frozenset[PersonId]:
    """Whose the faces are by now, and whose those are not that the changes remove."""
    face_changes = changes.of("face")
    moving = [key[0] for key in face_changes]
    going = [key[0] for key, change in face_changes.items() if change.after is None]
    rows = database.all(
        "SELECT person FROM face"
        " WHERE person IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
        " UNION SELECT person FROM rejection WHERE face IN (SELECT value FROM json_each(?))",
        (json.dumps(moving), json.dumps(going)),
    )
    return frozenset(PersonId(person) for (person,) in rows)
