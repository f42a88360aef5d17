"""Tells by notes what edits did and what failed."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from photoorg.core.errors import KnownError
from photoorg.ui import edit_titles
from photoorg.ui.details_dialog import DetailsDialog
from photoorg.ui.error_channel import ErrorChannel
from photoorg.ui.error_sentences import error_text
from photoorg.ui.notes import Notes, Offer
from photoorg.ui.session import Session

if TYPE_CHECKING:
    from photoorg.library.editing import EditDone


class News(QObject):
    """Listens to the session and to the error channel."""

    def __init__(self, session: Session, notes: Notes, channel: ErrorChannel | None = None) -> None:
        super().__init__(notes)
        self._session = session
        self._notes = notes
        session.edited.connect(self._edited)
        session.failed.connect(self._failed)
        session.slow.connect(self._slow)
        if channel is not None:
            channel.happened.connect(self._bug)

    def _edited(self, edit: EditDone) -> None:
        if edit.entry is None:
            return
        undo = Offer(self.tr("Undo"), self._session.undo)
        if edit.what == "undone":
            text = self.tr("Undone: {title}").format(title=edit_titles.title(edit.entry))
            self._notes.say(text, Offer(self.tr("Redo"), self._session.redo))
        elif edit.what == "redone":
            text = self.tr("Done again: {title}").format(title=edit_titles.title(edit.entry))
            self._notes.say(text, undo)
        else:
            self._notes.say(edit_titles.done(edit.entry), undo)

    def _slow(self) -> None:
        self._notes.say(self.tr("The library is busy; this is done as soon as it is free."))

    def _failed(self, error: Exception) -> None:
        details = _details(error)
        if not isinstance(error, KnownError):
            self._bug(details)
        else:
            self._warn(error_text(error), details if error.__cause__ is not None else "")

    def _bug(self, details: str) -> None:
        self._warn(self.tr("Something went wrong that should not have."), details)

    def _warn(self, text: str, details: str) -> None:
        offer = None
        if details:
            offer = Offer(self.tr("Details"), lambda: self._show(text, details))
        self._notes.warn(text, offer)

    def _show(self, text: str, details: str) -> None:
        dialog = DetailsDialog(text, details, self._session.paths.logs, self._notes.over)
        dialog.open()


def _details(error: Exception) -> str:
    return "".join(traceback.format_exception(error))
