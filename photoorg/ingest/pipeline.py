"""A scan: walk the roots, skip what is known, search the rest, write each photo at once.

Every photo is one transaction, written as soon as its worker is done. So a scan can be
cancelled or killed at any moment and continues where it stopped: what was written is
found again by size and time, and needs no second look.

A photo that was searched with other settings is searched again only when that is asked for;
its faces are then matched with those that are found now, so that nothing the owner decided
is lost.
"""

import logging
import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from photoorg.core.ids import PhotoId
from photoorg.core.jobs import CancelToken, Progress, ProgressListener
from photoorg.ingest.outcomes import (
    IngestSettings,
    Outcome,
    SearchedPhoto,
    Seconds,
    UnreadableFile,
    UnreadablePhoto,
)
from photoorg.ingest.pool import Finished, WorkerPool, WorkerSetup
from photoorg.ingest.read_ahead import ReadAhead
from photoorg.ingest.reconciling import reconcile
from photoorg.ingest.walk import FoundFile, WalkProblem, is_there, reason, walk
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces
from photoorg.storage.photos import FailedFile, KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Root, Roots
from photoorg.storage.searched_again import SearchedAgain

_log = logging.getLogger(__name__)

_SECONDS_BETWEEN_LOOKS = 0.2  # how soon a cancelled scan notices


@dataclass(frozen=True, slots=True)
class ScanTarget:
    """A root to scan, or only the part of it below `within`."""

    root: Root
    within: Path | None = None


@dataclass(slots=True)
class ScanReport:
    """What a scan did.

    Attributes:
        seen: picture files looked at.
        new: photos searched for faces.
        again: photos searched once more, because they were searched with other settings.
        faces: new faces found in them.
        failures: what could not be read, also from earlier scans.
        offline: folders that could not be reached.
        back: folders that could not be reached the last time.
        cancelled: whether it was stopped before the end.
        seconds: where the workers' time went.
    """

    seen: int = 0
    new: int = 0
    again: int = 0
    faces: int = 0
    failures: list[FailedFile] = field(default_factory=list)
    offline: list[Path] = field(default_factory=list)
    back: list[Path] = field(default_factory=list)
    cancelled: bool = False
    seconds: Seconds = field(default_factory=Seconds)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A file that is new or has changed."""

    root: Root
    file: FoundFile

    @property
    def path(self) -> Path:
        return self.root.path / os.fsdecode(self.file.relative)

    def known(self, photo: PhotoId | None, error: str | None = None) -> KnownFile:
        return KnownFile(self.file.size, self.file.mtime_ns, photo, error)


class Scan:
    """One scan. Models are prepared and workers started only for new photos."""

    def __init__(
        self,
        database: Database,
        prepare: Callable[[], WorkerSetup],
        settings: IngestSettings,
        jobs: int,
        *,
        retry_failed: bool = False,
        search_again: bool = False,
        progress: ProgressListener,
        cancel: CancelToken,
    ) -> None:
        self._database = database
        self._files = PhotoFiles(database)
        self._photos = Photos(database)
        self._faces = Faces(database)
        self._searched = SearchedAgain(database)
        self._prepare = prepare
        self._settings = settings
        self._jobs = jobs
        self._retry_failed = retry_failed
        self._search_again = search_again
        self._progress = progress
        self._cancel = cancel
        self._report = ScanReport()
        self._problems: list[FailedFile] = []
        self._outdated: set[PhotoId] = set()
        self._waiting: dict[str, list[_Candidate]] = {}
        self._tickets: dict[int, str] = {}
        self._ticket = 0
        self._done = 0
        self._failed = 0

    def run(self, targets: list[ScanTarget]) -> ScanReport:
        """Scan; returns the report also when cancelled.

        Raises:
            KnownError: the library cannot be written or the models do not work.
        """
        if self._retry_failed:
            self._outdated |= self._searched.unreadable()
        if self._search_again:
            self._outdated |= self._searched.searched_otherwise(self._settings.key)
        candidates = [c for target in targets for c in self._look_at(target)]
        self._done = self._report.seen - len(candidates)
        self._tell()
        if candidates:
            self._search(candidates)
        met = {problem.path for problem in self._problems}
        earlier = [failure for failure in self._files.failures() if failure.path not in met]
        self._report.failures = self._problems + earlier
        self._report.cancelled = self._cancel.cancelled
        return self._report

    def _tell(self) -> None:
        self._progress(Progress(self._done, self._report.seen, self._report.faces, self._failed))

    # -- what is there -----------------------------------------------------------------

    def _look_at(self, target: ScanTarget) -> list[_Candidate]:
        """The new and changed files; forgets those that are gone."""
        root = target.root
        known = self._files.of_root(root.id)
        if not is_there(root.path, expected=bool(known)):
            self._set_offline(root)
            return []
        if not root.online:
            self._report.back.append(root.path)
        Roots(self._database).set_online(root.id, True)
        missing = {path for path in known if _is_below(path, target)}
        candidates, problems = [], []
        for entry in walk(root.path, target.within):
            if self._cancel.cancelled:
                return []
            if isinstance(entry, WalkProblem):
                problems.append(entry)
                missing -= _unknown_after(entry, missing)
                continue
            self._report.seen += 1
            missing.discard(entry.relative)
            if not self._is_known(known.get(entry.relative), entry):
                candidates.append(_Candidate(root, entry))
        if (missing or problems) and self._is_gone(root):
            return []  # the drive was unplugged while we looked: nothing of it was deleted
        with self._database.transaction():
            self._files.remove(root.id, missing)
            for problem in problems:
                self._note_problem(root, problem, known.get(problem.relative))
        return candidates

    def _set_offline(self, root: Root) -> None:
        Roots(self._database).set_online(root.id, False)
        self._report.offline.append(root.path)

    def _is_gone(self, root: Root) -> bool:
        """Whether a folder that was there went away, as a drive does that is unplugged."""
        if root.path not in self._report.offline and not is_there(root.path, expected=True):
            self._set_offline(root)
        return root.path in self._report.offline

    def _note_problem(self, root: Root, problem: WalkProblem, known: KnownFile | None) -> None:
        """Remember it, as what could not be read; a photo that was known there stays known."""
        _log.debug("problem at %r: %s", problem.path, problem.reason)
        self._problems.append(FailedFile(problem.path, problem.reason))
        file = replace(known or KnownFile(0, 0, None, None), error=problem.reason)
        self._files.put(root.id, problem.relative, file)

    def _is_known(self, known: KnownFile | None, file: FoundFile) -> bool:
        if known is None or (known.size, known.mtime_ns) != (file.size, file.mtime_ns):
            return False
        if known.photo is None or known.error is not None:
            return False  # it could not be read then; perhaps it can now
        return known.photo not in self._outdated

    # -- the search --------------------------------------------------------------------

    def _search(self, candidates: list[_Candidate]) -> None:
        with ReadAhead([c.path for c in candidates]) as hashed, ExitStack() as stack:
            pool: WorkerPool | None = None
            for index, content in hashed:
                if self._cancel.cancelled:
                    break
                if not self._has_to_be_searched(candidates[index], content):
                    continue
                if pool is None:
                    pool = stack.enter_context(WorkerPool(self._prepare(), self._jobs))
                assert isinstance(content, str)
                self._submit(pool, candidates[index], content)
                while not pool.idle and not self._cancel.cancelled:
                    self._receive(pool)
            while pool is not None and pool.busy and not self._cancel.cancelled:
                self._receive(pool)

    def _receive(self, pool: WorkerPool) -> None:
        for finished in pool.results(_SECONDS_BETWEEN_LOOKS):
            self._write(finished)

    def _has_to_be_searched(self, candidate: _Candidate, content: str | OSError) -> bool:
        """Link the file to its photo if that is known; False when there is no more to do."""
        if isinstance(content, OSError):
            self._note_unreadable(candidate, f"The file cannot be read: {reason(content)}.")
            return False
        if content in self._waiting:
            self._waiting[content].append(candidate)
            return False
        photo = self._photos.by_hash(content)
        if photo is None or photo.id in self._outdated:
            return True
        self._link([candidate], photo.id)
        self._failed += photo.error is not None
        self._finish(1)
        return False

    def _submit(self, pool: WorkerPool, candidate: _Candidate, content: str) -> None:
        self._ticket += 1
        self._waiting[content] = [candidate]
        self._tickets[self._ticket] = content
        pool.submit(self._ticket, candidate.path)

    def _write(self, finished: Finished) -> None:
        content = self._tickets.pop(finished.ticket)
        candidates = self._waiting.pop(content)
        outcome = finished.outcome
        if not isinstance(outcome, UnreadableFile) and outcome.content_hash != content:
            outcome = UnreadableFile("The file was changed while it was being read.")
        with self._database.transaction():
            present = self._photos.by_hash(content)
            if present is not None and present.id not in self._outdated:
                self._link(candidates, present.id)  # another scan of this library was faster
            elif present is not None and present.error is None:
                self._write_again(present.id, outcome, candidates)
            else:
                self._write_first(outcome, candidates, None if present is None else present.id)
        if present is not None:
            self._outdated.discard(present.id)
        self._finish(len(candidates))

    def _write_first(
        self, outcome: Outcome, candidates: list[_Candidate], unreadable: PhotoId | None
    ) -> None:
        """Write a photo that was never read before, in place of what is known of it, if it is."""
        if unreadable is not None:
            self._photos.remove(unreadable)
        if isinstance(outcome, UnreadableFile):
            for candidate in candidates:
                self._note_unreadable(candidate, outcome.reason, count=False)
        elif isinstance(outcome, UnreadablePhoto):
            photo = self._photos.add(
                outcome.content_hash,
                self._settings.key,
                self._settings.max_size,
                error=outcome.reason,
            )
            self._link(candidates, photo)
            self._failed += len(candidates)
            _log.debug("no photo in %r: %s", candidates[0].path, outcome.reason)
        else:
            self._write_photo(outcome, candidates)

    def _write_photo(self, outcome: SearchedPhoto, candidates: list[_Candidate]) -> None:
        photo = self._photos.add(
            outcome.content_hash,
            self._settings.key,
            self._settings.max_size,
            size=(outcome.width, outcome.height),
            file_format=outcome.format,
            taken_at=outcome.taken_at,
        )
        self._faces.add(photo, outcome.faces)
        self._link(candidates, photo)
        _log.debug("%d faces in %r", len(outcome.faces), candidates[0].path)
        self._report.new += 1
        self._report.faces += len(outcome.faces)
        self._report.seconds += outcome.seconds

    def _write_again(self, photo: PhotoId, outcome: Outcome, candidates: list[_Candidate]) -> None:
        """Write what a new search found; a photo that can no longer be read stays as it is."""
        self._link(candidates, photo)
        if not isinstance(outcome, SearchedPhoto):
            left = [candidate for candidate in candidates if not self._is_gone(candidate.root)]
            self._problems += [FailedFile(candidate.path, outcome.reason) for candidate in left]
            self._failed += len(left)
            return
        updates = reconcile(self._searched.known_faces(photo), outcome.faces)
        self._searched.update(photo, updates)
        self._searched.note_search(
            photo,
            self._settings.key,
            self._settings.max_size,
            size=(outcome.width, outcome.height),
            file_format=outcome.format,
            taken_at=outcome.taken_at,
        )
        self._report.again += 1
        self._report.faces += len(updates.added)
        self._report.seconds += outcome.seconds

    def _link(self, candidates: list[_Candidate], photo: PhotoId) -> None:
        for candidate in candidates:
            self._files.put(candidate.root.id, candidate.file.relative, candidate.known(photo))

    def _note_unreadable(self, candidate: _Candidate, why: str, *, count: bool = True) -> None:
        """Remember why; nothing of a drive that was unplugged, or of a file that was deleted."""
        _log.debug("could not read %r: %s", candidate.path, why)
        root, relative = candidate.root, candidate.file.relative
        if not self._is_gone(root):
            if os.path.lexists(candidate.path):
                self._files.put(root.id, relative, candidate.known(None, why))
                self._failed += 1
            else:
                self._files.remove(root.id, [relative])
        if count:
            self._finish(1)

    def _finish(self, files: int) -> None:
        self._done += files
        self._tell()


def _unknown_after(problem: WalkProblem, paths: set[bytes]) -> set[bytes]:
    """Those of the paths of which nobody can say whether they are still there."""
    if not problem.folder:
        return paths & {problem.relative}
    lead = b"" if problem.relative == b"." else problem.relative + os.fsencode(os.sep)
    return {path for path in paths if path == problem.relative or path.startswith(lead)}


def _is_below(path: bytes, target: ScanTarget) -> bool:
    if target.within is None or target.within == target.root.path:
        return True
    lead = os.fsencode(target.within.relative_to(target.root.path) / "x")[:-1]
    return (path + os.fsencode(os.sep)).startswith(lead)  # also what is known of itself
