"""The library: everything that can be done with it, for the window and the command line.

An object holds one connection and belongs to the thread that made it; further threads
open the same folder again.
"""

import logging
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from photoorg.clustering.grouping import THRESHOLD
from photoorg.clustering.neighbours import R_MAX
from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.core.records import ChangeSet, Person
from photoorg.library.editing import Edits
from photoorg.library.paths import Paths, paths_for
from photoorg.people.grouped import Grouped
from photoorg.people.naming import NamePerson, tidy_name
from photoorg.people.regroup import regroup
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons
from photoorg.storage.photos import PhotoFiles, Photos
from photoorg.storage.roots import Root, Roots
from photoorg.storage.settings import Settings

if TYPE_CHECKING:
    from photoorg.ingest.outcomes import IngestSettings
    from photoorg.ingest.pipeline import ScanReport, ScanTarget
    from photoorg.ingest.pool import WorkerSetup

_log = logging.getLogger(__name__)

_THRESHOLD_KEY = "threshold"
_LONGEST_ID = 18  # digits that fit into a row id


@dataclass(frozen=True, slots=True)
class Counts:
    """What is in a library."""

    photos: int
    faces: int
    people: int


class Library:
    """A photo library's faces and people. Use it as a context manager, or `close` it."""

    def __init__(self, paths: Paths | None = None) -> None:
        """Open the library, made if there is none.

        Raises:
            KnownError: it cannot be written, is damaged, or was made by a newer version.
        """
        self.paths = paths or paths_for()
        self._database = Database(self.paths.database)

    def close(self) -> None:
        """Close the library file."""
        self._database.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- scanning ----------------------------------------------------------------------

    def scan(
        self,
        folders: Sequence[Path] = (),
        settings: "IngestSettings | None" = None,
        *,
        jobs: int | None = None,
        threads: int | None = None,
        retry_failed: bool = False,
        search_again: bool = False,
        progress: ProgressListener = ignore_progress,
        cancel: CancelToken | None = None,
    ) -> "ScanReport":
        """Add folders and find the faces in their new and changed photos.

        Without folders, all that were added before are looked at again. `jobs` worker
        processes, as many as there are processor cores unless given, of `threads` threads
        each, as many as leave no core idle unless given. With `search_again`, photos that were
        searched with other settings are searched once more. Grouping is a step of its own:
        `group`.

        Raises:
            KnownError: a folder does not exist, the models are missing, the disk is full.
        """
        # What searches photos takes as long to load as everything else; most never need it.
        from photoorg.faces.weights import find_weights, prepare_graphs
        from photoorg.ingest.outcomes import IngestSettings
        from photoorg.ingest.pipeline import Scan
        from photoorg.ingest.pool import WorkerSetup

        started = time.perf_counter()
        targets = self._targets(folders)
        jobs = jobs or _cores()
        settings = settings or IngestSettings()

        def prepare() -> "WorkerSetup":
            weights = find_weights(self.paths.weights)
            graphs = prepare_graphs(weights, self.paths.graphs)
            return WorkerSetup(weights, graphs, settings, threads or max(1, _cores() // jobs))

        scan = Scan(
            self._database,
            prepare,
            settings,
            jobs,
            retry_failed=retry_failed,
            search_again=search_again,
            progress=progress,
            cancel=cancel or CancelToken(),
        )
        report = scan.run(targets)
        _log.info(
            "scanned %d files, %d new photos, %d faces, %d failures in %.1f s",
            report.seen,
            report.new,
            report.faces,
            len(report.failures),
            time.perf_counter() - started,
        )
        return report

    def _targets(self, folders: Sequence[Path]) -> "list[ScanTarget]":
        from photoorg.ingest.pipeline import ScanTarget

        roots = Roots(self._database)
        if not folders:
            return [ScanTarget(root) for root in roots.all()]
        # One that was added before may be gone, as a drive is that was unplugged.
        known = {root.path for root in roots.all()}
        resolved = [f if f in known else _existing_folder(f) for f in folders]
        for folder in resolved:
            roots.add(folder)
        # A second look: a folder around others has taken their place.
        return [
            ScanTarget(root, folder if folder != root.path else None)
            for folder in _outermost(resolved)
            for root in [roots.add(folder)]
        ]

    def roots(self) -> list[Root]:
        """The folders that were added."""
        return Roots(self._database).all()

    # -- people ------------------------------------------------------------------------

    def group(self, threshold: float | None = None, *, again: bool = False) -> ChangeSet:
        """Group the faces into people; does nothing if nothing is new, unless `again`.

        `threshold` (0 to 0.6) is remembered for later scans; without one, the remembered
        one counts.

        Raises:
            KnownError: the threshold is out of range.
        """
        settings = Settings(self._database)
        if threshold is not None and not 0 < threshold <= R_MAX:
            raise KnownError(f"The threshold has to be above 0 and at most {R_MAX:g}.")
        wanted = self.threshold if threshold is None else threshold
        grouped = Grouped(self._database)
        if not again and grouped.holds(wanted):
            return ChangeSet()
        mark = grouped.mark(wanted)
        afresh = again or not grouped.was_at(wanted)
        changes = regroup(self._database, wanted, afresh=afresh)
        with self._database.transaction():
            # Only now, so that a grouping that was broken off leaves everything as it was.
            if threshold is not None:
                settings.put(_THRESHOLD_KEY, repr(wanted))
            grouped.remember(mark)
        return changes

    @property
    def is_grouped(self) -> bool:
        """Whether `group` would have nothing to do."""
        return Grouped(self._database).holds(self.threshold)

    @property
    def threshold(self) -> float:
        """The threshold that faces are grouped at."""
        return threshold_of(self._database)

    def people(self) -> list[Person]:
        """Everybody: named first, then by number of photos."""
        return Persons(self._database).all()

    def people_names(self) -> dict[PersonId, str]:
        """The names of all who have one."""
        return Persons(self._database).names()

    def find_person(self, text: str) -> PersonId:
        """The person with this id or this name.

        Raises:
            KnownError: there is none.
        """
        persons = Persons(self._database)
        found = persons.by_name(tidy_name(text))
        if found is None and text.isdecimal() and len(text) <= _LONGEST_ID:
            person = persons.get(PersonId(int(text)))
            found = None if person is None else person.id
        if found is None:
            raise KnownError(f"There is no person {text}; `photoorg people` lists them all.")
        return found

    def name(self, person: PersonId, name: str | None) -> ChangeSet:
        """Name a person; None takes the name away.

        Raises:
            KnownError: the name is taken or empty, or there is no such person.
        """
        return NamePerson(person, name).execute(self._database)

    @property
    def edits(self) -> Edits:
        """The owner's edits: to make, to undo, to redo, and to look at."""
        return Edits(self._database)

    def counts(self) -> Counts:
        """How many photos, faces and people there are."""
        return Counts(
            Photos(self._database).count(),
            Faces(self._database).count(),
            Persons(self._database).count(),
        )

    @property
    def database(self) -> Database:
        """The connection, for the other modules of this package."""
        return self._database

    def path_of_photos(self) -> dict[int, Path]:
        """One path for every photo that has a file."""
        return {int(photo): path for photo, path in PhotoFiles(self._database).all_paths().items()}


def threshold_of(database: Database) -> float:
    """The threshold that the faces of a library are grouped at."""
    remembered = Settings(database).get(_THRESHOLD_KEY)
    return THRESHOLD if remembered is None else float(remembered)


def _cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _existing_folder(folder: Path) -> Path:
    try:
        resolved = folder.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise KnownError(f"There is no folder {folder}.") from error
    if not resolved.is_dir():
        raise KnownError(f"{folder} is not a folder.")
    return resolved


def _outermost(folders: Sequence[Path]) -> list[Path]:
    """Each folder once, without those inside another one."""
    unique = list(dict.fromkeys(folders))
    return [f for f in unique if not any(other in f.parents for other in unique)]
