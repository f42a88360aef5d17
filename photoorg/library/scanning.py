"""Scans as the window runs them: with what the owner chose, and with what has to be known after."""

import time
from dataclasses import dataclass
from pathlib import Path

from photoorg.core.jobs import CancelToken, ProgressListener
from photoorg.ingest.pipeline import ScanReport
from photoorg.library.library import Counts, Library
from photoorg.library.preferences import read_preferences
from photoorg.library.watching import (
    folders_around,
    folders_below,
    still_changing,
    to_look_at,
)

__all__ = ["MOST_WATCHED", "ScanReport", "ScanTask", "Scanned", "run_scan"]

MOST_WATCHED = 4_000
"""More folders than that are not watched: systems allow only so many."""


@dataclass(frozen=True, slots=True)
class ScanTask:
    """What to scan.

    Attributes:
        folders: none stands for all that were added before.
        quiet: nobody asked for it, so that there is nothing to say unless something is found.
        changed: something happened in the folders; they are no new ones.
        retry_failed: try those again that could not be read.
        search_again: search photos once more that were searched with other settings.
    """

    folders: tuple[Path, ...] = ()
    quiet: bool = False
    changed: bool = False
    retry_failed: bool = False
    search_again: bool = False


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan brought.

    Attributes:
        before: what was in the library before it.
        after: what is in it now; as before, if it was cancelled.
        grouped: whether nobody is left to be grouped.
        watch: the folders to keep an eye on; None if there are too many, or it was cancelled.
        around: the folders in which those come and go that were added.
        unsettled: folders with photos that somebody is still writing.
    """

    report: ScanReport
    before: Counts
    after: Counts
    grouped: bool
    watch: tuple[Path, ...] | None
    around: tuple[Path, ...]
    unsettled: tuple[Path, ...]


def run_scan(
    library: Library, task: ScanTask, progress: ProgressListener, cancel: CancelToken
) -> Scanned:
    """Scan, the way the owner wants it.

    Raises:
        KnownError: a folder does not exist, the models are missing, the disk is full.
    """
    began, before = time.time(), library.counts()
    folders = to_look_at(library, task.folders) if task.changed else list(task.folders)
    report = ScanReport()
    if folders or not task.changed:
        wanted = read_preferences(library)
        report = library.scan(
            folders,
            wanted.search,
            jobs=wanted.jobs or None,
            retry_failed=task.retry_failed,
            search_again=task.search_again,
            progress=progress,
            cancel=cancel,
        )
    if cancel.cancelled:  # somebody waits for the end
        return Scanned(report, before, before, not report.faces, None, (), ())
    watch = folders_below(library, MOST_WATCHED, cancel)
    after = library.counts()
    return Scanned(
        report,
        before,
        after,
        not after.faces or library.is_grouped,
        None if watch is None else tuple(watch),
        tuple(folders_around(library)),
        tuple(still_changing(folders, began) if task.changed else ()),
    )
