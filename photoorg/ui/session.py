"""What all views share: the open library, its edits, and the news of what changed.

Views never hold a connection. They ask for values (`ask`), run commands (`do`), and listen to
`changed`. Edits, questions and long thoughts have a thread each, so that none delays another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from photoorg.core.records import ChangeSet
from photoorg.ui.background import Background, Failure, still_there

if TYPE_CHECKING:
    from photoorg.library.editing import Command, EditDone
    from photoorg.library.library import Library
    from photoorg.library.paths import Paths

Result = TypeVar("Result")

_PATIENCE = 2_000  # milliseconds


class Session(QObject):
    """The library that the window shows."""

    changed = Signal(object)
    """ChangeSet: what views have to show anew; None for anything."""

    edited = Signal(object)
    """EditDone: the owner's edit was made, undone or redone (`what` tells which)."""

    failed = Signal(object)
    """An exception; KnownError holds a sentence for the user."""

    searching_changed = Signal(bool)
    """Whether photos are being searched: who is not there yet may still come."""

    slow = Signal()
    """An edit is not done yet; most likely another program is writing to the library."""

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paths = paths
        self.searching = False
        self._edits = Background(paths, "edits", self)
        self._questions = Background(paths, "questions", self)
        self._thoughts = Background(paths, "thoughts", self)
        for background in (self._edits, self._questions, self._thoughts):
            background.failed.connect(self.failed)
        self.patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self.patience.timeout.connect(self._tell_slow)

    # -- edits -------------------------------------------------------------------------

    def do(
        self,
        command: Command,
        done: Callable[[EditDone], None] | None = None,
        failed: Failure | None = None,
    ) -> None:
        """Run a command; `changed` and `edited` follow, then `done`."""
        self._edit(lambda library: library.edits.do(command), done, failed)

    def undo(self) -> None:
        """Take the last edit back."""
        self._edit(lambda library: library.edits.undo(), None, None)

    def redo(self) -> None:
        """Do the last undone edit again."""
        self._edit(lambda library: library.edits.redo(), None, None)

    def step_towards(self, number: int, done: Callable[[], None]) -> None:
        """Undo or redo one edit on the way to the moment after the edit `number`, then `done`."""

        def failed(error: Exception) -> None:
            self.failed.emit(error)
            done()

        self._edit(lambda library: library.edits.step_towards(number), lambda _: done(), failed)

    def _edit(
        self,
        work: Callable[[Library], EditDone],
        done: Callable[[EditDone], None] | None,
        failed: Failure | None,
    ) -> None:
        def tell(edit: EditDone) -> None:
            if edit.changes:
                self.changed.emit(edit.changes)
                self.edited.emit(edit)
            if done is not None and still_there(done):
                done(edit)

        self._edits.ask(work, tell, failed=failed)
        self.patience.start()

    def _tell_slow(self) -> None:
        if self._edits.busy:
            self.slow.emit()

    def write(
        self,
        work: Callable[[Library], ChangeSet | None],
        done: Callable[[], None] | None = None,
        failed: Failure | None = None,
    ) -> None:
        """Change something that is no edit (settings, folders); `changed` follows."""

        def tell(changes: ChangeSet | None) -> None:
            self.changed.emit(changes)
            if done is not None and still_there(done):
                done()

        self._edits.ask(work, tell, failed=failed)

    # -- questions ---------------------------------------------------------------------

    def ask(
        self,
        work: Callable[[Library], Result],
        done: Callable[[Result], None],
        *,
        failed: Failure | None = None,
        key: str | None = None,
    ) -> None:
        """Look something up; a newer question with the same key takes this one's place."""
        self._questions.ask(work, done, failed=failed, key=key)

    def think(
        self,
        work: Callable[[Library], Result],
        done: Callable[[Result], None],
        *,
        failed: Failure | None = None,
        key: str | None = None,
    ) -> None:
        """The same for what may take seconds: comparing faces. No view waits behind it."""
        self._thoughts.ask(work, done, failed=failed, key=key)

    def tell_searching(self, searching: bool) -> None:
        """Photos are being searched, or no longer."""
        if searching != self.searching:
            self.searching = searching
            self.searching_changed.emit(searching)

    @property
    def busy(self) -> bool:
        """Whether an edit or a question is under way."""
        return self._edits.busy or self._questions.busy or self._thoughts.busy

    def close(self) -> None:
        """End the threads; edits that wait for their turn are made, whoever made them has left."""
        self.patience.stop()
        self._edits.close(finish=True)
        self._questions.close()
        self._thoughts.close()
