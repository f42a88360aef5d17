"""Reads a set of pictures, judges it, and writes what is left, in a thread of its own.

Reading takes minutes, and so may not stand before the questions of other pages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from photoorg.core.jobs import CancelledError, CancelToken, Progress
from photoorg.library.cleaning import (
    CleaningMethod,
    CleaningReport,
    PictureSet,
    read_set,
    write_cleaned,
    write_list,
)
from photoorg.library.library import Library
from photoorg.library.preferences import read_preferences
from photoorg.ui.background import Background
from photoorg.ui.session import Session

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Copied:
    """What was done: `there` files were in the destination already, `failed` cannot be copied."""

    destination: Path
    written: int
    there: int
    failed: int


class CleaningWork(QObject):
    """One thing at a time."""

    judged = Signal(object)
    """CleaningReport."""

    progressed = Signal(int, int)
    """So much of so much; 0 where the whole is not known."""

    copied = Signal(object)
    """Copied."""

    listed = Signal(object)
    """The file."""

    failed = Signal(object)
    """An exception."""

    stopped = Signal()
    """It was cancelled."""

    ended = Signal()
    """Whatever was done is over; one of the others came before."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(session.paths, "cleaning", self)
        self._token = CancelToken()
        self._set: PictureSet | None = None
        self.report: CleaningReport | None = None
        self.busy = False

    # -- asking ------------------------------------------------------------------------------

    def read(self, folder: Path, method: CleaningMethod, least: int) -> None:
        """Find the faces of a set, and judge it."""
        token = self._token = CancelToken()
        tell = self._tell

        def work(library: Library) -> tuple[PictureSet, CleaningReport]:
            chosen = read_preferences(library)
            found = read_set(
                folder,
                library.paths,
                chosen.search,
                jobs=chosen.jobs or None,
                progress=tell,
                cancel=token,
            )
            return found, found.judge(method, least)

        self._set = self.report = None
        self._start(work, self._take)

    def judge(self, method: CleaningMethod, least: int) -> None:
        """Judge the set that was read in another way."""
        found = self._set
        if found is not None:
            self._background.ask(
                lambda _: found.judge(method, least), self._take_report, key="judge"
            )

    def copy(self, destination: Path) -> None:
        """Write a cleaned copy."""
        report, token = self.report, CancelToken()
        if report is None:
            return
        self._token, tell = token, self._tell

        def work(_: Library) -> Copied:
            done = write_cleaned(report, destination, progress=tell, cancel=token)
            return Copied(destination, done.written, done.skipped, len(done.failures))

        self._start(work, self.copied.emit)

    def write_list(self, target: Path) -> None:
        """Write a table of all findings; a file that is there is replaced."""
        report = self.report
        if report is None:
            return

        def work(_: Library) -> Path:
            write_list(report, target, replace=True)
            return target

        self._start(work, self.listed.emit)

    def cancel(self) -> None:
        """Stop what is being done."""
        self._token.cancel()

    def close(self) -> None:
        """Stop, and end the thread."""
        self._token.cancel()
        self._background.close()

    # -- answers -----------------------------------------------------------------------------

    def _start(self, work: Callable[[Library], Result], done: Callable[[Result], None]) -> None:
        self.busy = True

        def unless_stopped(library: Library) -> Result | None:
            try:
                return work(library)
            except CancelledError:
                return None

        def finished(result: Result | None) -> None:
            self.busy = False
            if result is None:
                self.stopped.emit()
            else:
                done(result)
            self.ended.emit()

        self._background.ask(unless_stopped, finished, failed=self._fail)

    def _tell(self, progress: Progress) -> None:
        """Called in the thread that does the work."""
        self.progressed.emit(progress.done, progress.total or 0)

    def _take(self, found: tuple[PictureSet, CleaningReport]) -> None:
        self._set = found[0]
        self._take_report(found[1])

    def _take_report(self, report: CleaningReport) -> None:
        self.report = report
        self.judged.emit(report)

    def _fail(self, error: Exception) -> None:
        self.busy = False
        self.failed.emit(error)
        self.ended.emit()
