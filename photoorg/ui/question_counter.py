"""How many questions Review has, told before anybody opens it.

Counting compares everybody with everybody: seconds in a large library. So it is done in a process
of its own, when nothing has changed for a while; until then the number of last time is shown.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from photoorg.core.records import ChangeSet
from photoorg.library.grouping_process import CountQuestions, QuestionCount
from photoorg.library.library import Library
from photoorg.library.reviewing import known_count
from photoorg.ui.grouper import Grouper
from photoorg.ui.session import Session

QUIET = 20_000
"""Milliseconds without a change, so that a row of edits is not followed one by one."""


class QuestionCounter(QObject):
    """Counts anew after changes. `close` it before the session."""

    counted = Signal(int)
    """How many there are."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._process = Grouper(session.paths, "questions", self)
        self._process.answered.connect(self._answered)
        self.later = QTimer(self, singleShot=True, interval=QUIET)
        self.later.timeout.connect(self._count)
        session.changed.connect(self._changed)
        session.searching_changed.connect(self._changed)
        session.ask(_known, self._take_known, key="known questions")

    def close(self) -> None:
        """End the process; what it counts is not waited for."""
        self.later.stop()
        self._process.close()

    def _take_known(self, count: int | None) -> None:
        if count is None:
            self.later.start()
        else:
            self.counted.emit(count)

    def _changed(self, _: ChangeSet | bool | None) -> None:
        self._process.cancel()  # it would count what is no longer so
        if not self._session.searching:
            self.later.start()

    def _count(self) -> None:
        if not self._session.searching:
            self._process.ask(CountQuestions())

    def _answered(self, _: CountQuestions, answer: QuestionCount) -> None:
        if not self.later.isActive():
            self.counted.emit(answer.questions)


def _known(library: Library) -> int | None:
    """None if it is worth counting for the first time."""
    return known_count(library) if library.counts().people else 0
