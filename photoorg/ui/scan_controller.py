"""Runs scans for the window: one after the other, to be paused, to be taken back.

While photos are searched, faces are grouped again and again, so that people appear and grow.
"""

import time
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from photoorg.core.ids import RootId
from photoorg.core.jobs import Progress
from photoorg.library.folders import remove_folder
from photoorg.library.grouping_process import Group, Grouped
from photoorg.library.library import Counts
from photoorg.library.preferences import remember_pause, scan_is_paused
from photoorg.library.scanning import Scanned, ScanTask
from photoorg.library.watching import came_or_went
from photoorg.ui.folder_watch import FolderWatch
from photoorg.ui.grouper import Grouper
from photoorg.ui.grouping_rhythm import GroupingRhythm
from photoorg.ui.pace import Pace
from photoorg.ui.scan_news import ScanProgress, ScanSummary, Stage
from photoorg.ui.scan_thread import ScanThread
from photoorg.ui.session import Session

_QUIET = 1.0  # seconds that a scan which nobody asked for may take before it shows itself
_UNSETTLED = 5_000  # milliseconds
_MANY = 50  # changed folders, from which on all are looked through

_SEARCHING = (Stage.LOOKING, Stage.SEARCHING, Stage.GROUPING)


class ScanController(QObject):
    """The scans of one session. `close` it before the session."""

    stage_changed = Signal(object)
    """`Stage`"""

    progressed = Signal(object)
    """`ScanProgress`, about ten times a second."""

    finished = Signal(object)
    """`ScanSummary`: all that was asked for is done."""

    regrouped = Signal(object)
    """`Grouped`: everything was grouped at another threshold."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._thread = ScanThread(session.paths, self)
        self._grouper = Grouper(session.paths, "grouping", self)
        self.predictor = Grouper(session.paths, "forecast", self)
        self.watch = FolderWatch(self)
        self._tasks: deque[ScanTask] = deque()
        self._current: ScanTask | None = None
        self._current_stage = Stage.LOOKING
        self._told_stage = Stage.NOTHING
        self._paused = self._dropped = self._regrouping = False
        self._summary: ScanSummary | None = None
        self._faces = self._people = 0
        self._began = 0.0
        self._pace = Pace()
        self._rhythm: GroupingRhythm | None = None
        self._thread.started.connect(self._started)
        self._thread.progressed.connect(self._progressed)
        self._thread.scanned.connect(self._scanned)
        self._thread.failed.connect(self._failed)
        self._grouper.answered.connect(self._grouped)
        self._grouper.failed.connect(self._grouping_failed)
        self._grouper.cancelled.connect(self._grouping_cancelled)
        self.watch.changed.connect(self._folders_changed)
        self.watch.around_changed.connect(self._look_for_folders)

    # -- what can be asked for ---------------------------------------------------------

    @property
    def stage(self) -> Stage:
        """What is being done."""
        if self._paused:
            return Stage.PAUSED
        if self._current is not None:
            return self._current_stage
        if not self._grouper.busy:
            return Stage.NOTHING
        if self._regrouping:
            return Stage.REGROUPING
        told = self._summary is not None and self._summary.worth_telling
        return Stage.GROUPING if told else Stage.QUIET

    def start_up(self) -> None:
        """Look through all known folders, unless the owner paused the last scan."""
        self._thread.do(scan_is_paused, self._started_up)

    def add(self, folders: Sequence[Path]) -> None:
        """Add folders and scan them, after what is being scanned now."""
        if folders:
            self._ask_for(ScanTask(tuple(folders)))

    def rescan(self, folders: Sequence[Path] = ()) -> None:
        """Look again through folders of the library, or through all."""
        self._ask_for(ScanTask(tuple(folders), changed=bool(folders)))

    def retry_failed(self) -> None:
        """Try those again that could not be read."""
        self._ask_for(ScanTask(retry_failed=True))

    def search_again(self) -> None:
        """Search photos once more that were searched with other settings than those of now."""
        self._ask_for(ScanTask(search_again=True))

    def pause(self) -> None:
        """Stop until `resume`, also if the program is closed meanwhile."""
        if self._current is not None and not self._paused:
            self._set_paused(True)
            self._thread.cancel()
            self._update()

    def resume(self) -> None:
        """Go on where it was paused."""
        if self._paused:
            self._set_paused(False)
            self._next()

    def cancel(self) -> None:
        """Stop what is being done; what was found is kept, and the next scan goes on there."""
        if self.stage is Stage.REGROUPING:
            self._grouper.cancel()
            return
        self._tasks.clear()
        if self._paused:
            self._set_paused(False)
        if self._current is not None:
            self._dropped = True
            self._thread.cancel()
        if self._summary is not None:
            self._summary = replace(self._summary, cancelled=True)
        self._update()

    def remove_folder(self, folder: RootId, path: Path) -> None:
        """Take a folder out of the library; a scan that is under way goes on without it."""
        self._tasks = deque(task for t in self._tasks if (task := _without(t, path)) is not None)
        if self._current is not None:
            left = _without(self._current, path)
            self._current, self._dropped = left or self._current, self._dropped or left is None
            self._thread.cancel()
        self._thread.do(lambda library: remove_folder(library, folder), self._removed)

    def regroup(self, threshold: float) -> None:
        """Group everything at another threshold; `regrouped` follows unless it is cancelled."""
        self._regrouping = True
        self._grouper.ask(Group(threshold, again=True), instead=True)
        self._update()

    def close(self) -> None:
        """Stop everything within a second or so. Nothing is lost."""
        self.watch.close()
        self.predictor.close()
        self._grouper.close()
        self._thread.close()

    # -- one task after the other ------------------------------------------------------

    def _ask_for(self, task: ScanTask) -> None:
        self._line_up(task)
        if self._paused and not task.quiet:
            self._set_paused(False)
        if self._current is not None and self._current.quiet and not task.quiet:
            self._current_stage = Stage.LOOKING
            self._thread.cancel()  # it goes on after what was asked for
        self._next()

    def _line_up(self, task: ScanTask, *, first: bool = False) -> None:
        """What was asked for comes before what was not."""
        if task in self._tasks:
            return
        quiet = next((n for n, other in enumerate(self._tasks) if other.quiet), len(self._tasks))
        place = len(self._tasks) if task.quiet else 0 if first else quiet
        self._tasks.insert(place, task)

    def _set_paused(self, paused: bool) -> None:
        self._paused = paused
        self._thread.do(lambda library: remember_pause(library, paused))

    def _started_up(self, paused: bool) -> None:
        if paused and self._current is None and not self._tasks:
            self._paused = True
            self._tasks.append(ScanTask())
            self._update()
        else:
            self._ask_for(ScanTask(quiet=True))

    def _next(self) -> None:
        if self._current is None and not self._paused and self._tasks:
            task = self._current = self._tasks.popleft()
            self._current_stage = Stage.QUIET if task.quiet else Stage.LOOKING
            self._dropped = False
            self._pace = Pace()
            self._began = time.monotonic()
            before = self._summary or ScanSummary()
            self._summary = replace(before, quiet=before.quiet and task.quiet)
            self._thread.scan(task)
        self._update()

    def _update(self) -> None:
        stage = self.stage
        if stage is not self._told_stage:
            self._told_stage = stage
            self.stage_changed.emit(stage)
            self._session.tell_searching(stage in _SEARCHING)
        if stage is Stage.NOTHING and self._summary is not None:
            summary, self._summary = self._summary, None
            self.finished.emit(replace(summary, people=self._people))

    # -- news from the threads ---------------------------------------------------------

    def _started(self, _: ScanTask, counts: Counts) -> None:
        self._faces, self._people = counts.faces, counts.people
        self._rhythm = GroupingRhythm(counts.faces)

    def _progressed(self, progress: Progress) -> None:
        if self._paused or self._dropped:
            return
        total = progress.total or 0
        left = total - progress.done
        self._pace.note(progress.done)
        quick = time.monotonic() - self._began < _QUIET and not progress.faces
        if left and not (self._current_stage is Stage.QUIET and quick):
            self._current_stage = Stage.SEARCHING
            self._update()
        if self._current_stage is Stage.SEARCHING:
            self.progressed.emit(
                ScanProgress(
                    progress.done,
                    total,
                    self._faces + progress.faces,
                    self._people,
                    progress.failures,
                    self._pace.rate,
                    self._pace.seconds_for(left),
                )
            )
        if self._rhythm and self._rhythm.is_due(progress.faces) and not self._grouper.busy:
            self._rhythm.began(progress.faces)
            self._grouper.ask(Group())

    def _scanned(self, _: ScanTask, scanned: Scanned) -> None:
        task, self._current = self._current, None
        report = scanned.report
        if task is not None and report.cancelled and not self._dropped:
            self._line_up(task, first=True)  # it was paused, or made way for something else
        self._summary = (self._summary or ScanSummary()).plus(report)
        self._faces, self._people = scanned.after.faces, scanned.after.people
        if scanned.watch is not None or scanned.around:
            self.watch.watch(scanned.watch or (), scanned.around)
        if scanned.unsettled:
            again = scanned.unsettled
            QTimer.singleShot(_UNSETTLED, self, lambda: self._folders_changed(again))
        moved = report.offline or report.back
        if report.new or report.again or moved or scanned.before != scanned.after:
            self._session.changed.emit(None)
        if not scanned.grouped:
            self._grouper.ask(Group())
        self._next()

    def _failed(self, task: ScanTask | None, error: Exception) -> None:
        self._session.failed.emit(error)
        if task is not None:
            self._current = None
            self._summary = replace(self._summary or ScanSummary(), broken_off=True)
            self._session.changed.emit(None)  # what was found by then stays
            self._grouper.ask(Group())
            self._next()

    def _removed(self, _: object) -> None:
        self._session.changed.emit(None)
        self._next()

    def _folders_changed(self, folders: tuple[Path, ...]) -> None:
        if not self._paused:
            few = folders if len(folders) <= _MANY else ()
            self._ask_for(ScanTask(few, quiet=True, changed=bool(few)))

    def _look_for_folders(self) -> None:
        """In a thread: a drive that does not answer would hold up the window."""
        self._thread.do(came_or_went, self._folders_moved)

    def _folders_moved(self, folders: list[Path]) -> None:
        if folders:
            self._folders_changed(tuple(folders))

    def _grouped(self, request: Group, grouped: Grouped) -> None:
        if self._rhythm is not None:
            self._rhythm.ended(grouped.seconds)
        self._people = grouped.counts.people
        if grouped.changes:
            self._session.changed.emit(grouped.changes)
        if request.again:
            self._regrouping = False
            self.regrouped.emit(grouped)
        self._update()

    def _grouping_failed(self, request: Group, error: Exception) -> None:
        self._regrouping &= not request.again
        self._rhythm = None  # once is enough to be told
        self._session.failed.emit(error)
        self._update()

    def _grouping_cancelled(self, request: Group) -> None:
        if request.again:
            self._regrouping = False
            self._grouper.ask(Group())  # what it took the place of
        self._update()


def _without(task: ScanTask, gone: Path) -> ScanTask | None:
    """The task without a folder that is no longer in the library; None if nothing is left."""
    if not task.folders:
        return task
    left = tuple(f for f in task.folders if f != gone and gone not in f.parents)
    return replace(task, folders=left) if left else None
