"""Notices when something happens in the library's folders."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_CALM = 2_000  # milliseconds without news before anybody is told
_LATEST = 30_000
_AT_ONCE = 256


class FolderWatch(QObject):
    """Watches folders, and tells of changes when they have come to an end.

    `calm` is the timer that runs while nothing happens.
    """

    changed = Signal(object)
    """tuple of Path: the folders in which something came, went or was renamed."""

    around_changed = Signal()
    """Something came or went beside the folders that were added; perhaps one of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._note)
        self._wanted: list[str] = []
        self._seen: dict[str, None] = {}
        self._around: frozenset[str] = frozenset()
        self.calm = QTimer(self, singleShot=True, interval=_CALM)
        self._latest = QTimer(self, singleShot=True, interval=_LATEST)
        self._adding = QTimer(self, interval=0)
        self.calm.timeout.connect(self._tell)
        self._latest.timeout.connect(self._tell)
        self._adding.timeout.connect(self._add_some)

    @property
    def watched(self) -> list[Path]:
        """The folders that are watched."""
        return [Path(folder) for folder in self._watcher.directories()]

    def watch(self, folders: Sequence[Path], around: Sequence[Path] = ()) -> None:
        """Watch these folders instead of those before, and `around` them where they come and go.

        Nobody is told by the system when a folder itself goes, only who is in the folder above it.
        """
        wanted = {str(folder) for folder in folders}
        self._around = frozenset(str(folder) for folder in around) - wanted
        wanted |= self._around
        known = set(self._watcher.directories())
        if gone := known - wanted:
            self._watcher.removePaths(list(gone))
        # A few at a time, because the window waits.
        self._wanted = sorted(wanted - known)
        self._adding.start()

    def close(self) -> None:
        """Watch nothing any more, and tell nothing."""
        for timer in (self.calm, self._latest, self._adding):
            timer.stop()
        self._seen.clear()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())

    def _add_some(self) -> None:
        some, self._wanted = self._wanted[:_AT_ONCE], self._wanted[_AT_ONCE:]
        if some:
            self._watcher.addPaths(some)  # those that are gone are looked for at the next start
        if not self._wanted:
            self._adding.stop()

    def _note(self, folder: str) -> None:
        self._seen[folder] = None
        self.calm.start()
        if not self._latest.isActive():
            self._latest.start()

    def _tell(self) -> None:
        self.calm.stop()
        self._latest.stop()
        seen, self._seen = self._seen.keys(), {}
        if folders := tuple(Path(folder) for folder in seen if folder not in self._around):
            self.changed.emit(folders)
        if not self._around.isdisjoint(seen):
            self.around_changed.emit()
