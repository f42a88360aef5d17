"""The owner's edits, as the window and the command line make them.

All commands are imported from here.
"""

from dataclasses import dataclass
from typing import Literal

from photoorg.core.records import ChangeSet
from photoorg.people.command import Command
from photoorg.people.cutting import CutEdge
from photoorg.people.deciding import (
    ChooseCover,
    Confirm,
    Different,
    IgnoreFaces,
    IgnorePersons,
    NotAFace,
    Reject,
    RestoreFaces,
    RestorePersons,
)
from photoorg.people.drawing import Draw
from photoorg.people.history import History
from photoorg.people.joining import Merge, NamesDifferError, Split
from photoorg.people.naming import NameFaces, NamePerson, NameTakenError, tidy_name
from photoorg.people.parting import TakeApart
from photoorg.people.selection import FaceQuery, PersonQuery
from photoorg.people.tagging import Tag, Untag
from photoorg.people.titles import SENTENCES, Title, title_of
from photoorg.storage.database import Database
from photoorg.storage.journal import Entry

__all__ = [
    "SENTENCES",
    "ChooseCover",
    "Command",
    "Confirm",
    "CutEdge",
    "Different",
    "Draw",
    "EditDone",
    "Edits",
    "Entry",
    "FaceQuery",
    "IgnoreFaces",
    "IgnorePersons",
    "Merge",
    "NameFaces",
    "NamePerson",
    "NameTakenError",
    "NamesDifferError",
    "NotAFace",
    "PersonQuery",
    "Reject",
    "RestoreFaces",
    "RestorePersons",
    "Split",
    "Tag",
    "TakeApart",
    "Title",
    "Untag",
    "tidy_name",
    "title_of",
]


@dataclass(frozen=True, slots=True)
class EditDone:
    """An edit that was made, undone or redone; `entry` is None if it changed nothing."""

    what: Literal["done", "undone", "redone"]
    entry: Entry | None
    changes: ChangeSet


class Edits:
    """Makes edits, takes them back, does them again."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._history = History(database)

    def do(self, command: Command) -> EditDone:
        """Run an edit.

        Raises:
            KnownError: it makes no sense in the library as it is; then nothing is changed.
        """
        changes = command.execute(self._database)
        return EditDone("done", self._history.to_undo if changes else None, changes)

    def undo(self) -> EditDone:
        """Take the last edit back.

        Raises:
            KnownError: there is nothing to undo.
        """
        return EditDone("undone", *self._history.undo())

    def redo(self) -> EditDone:
        """Do the last edit that was undone again.

        Raises:
            KnownError: there is nothing to redo.
        """
        return EditDone("redone", *self._history.redo())

    def step_towards(self, number: int) -> EditDone:
        """Undo or redo one edit on the way to the moment after the edit `number`; 0 for before
        the first. Where that is now, nothing is changed.
        """
        last, following = self.to_undo, self.to_redo
        if last is not None and last.id > number:
            return self.undo()
        if following is not None and following.id <= number:
            return self.redo()
        return EditDone("done", None, ChangeSet())

    def entries(self, limit: int | None = None) -> list[Entry]:
        """The edits, the newest first; `title_of` tells what each is called."""
        return self._history.entries(limit)

    @property
    def to_undo(self) -> Entry | None:
        """The edit that `undo` would take back."""
        return self._history.to_undo

    @property
    def to_redo(self) -> Entry | None:
        """The edit that `redo` would do again."""
        return self._history.to_redo
