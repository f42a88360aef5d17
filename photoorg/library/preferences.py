"""How the owner wants this library to be scanned; kept in the library itself."""

from dataclasses import dataclass

from photoorg.faces.detection import DetectorKind
from photoorg.ingest.outcomes import IngestSettings
from photoorg.library.library import Library
from photoorg.library.searching import DEFAULT_MAX_SIZE, search_settings
from photoorg.storage.settings import Settings

_DETECTOR = "scan.detector"
_MAX_SIZE = "scan.max_size"
_JOBS = "scan.jobs"
_PAUSED = "scan.paused"
_MOST_JOBS = 64


@dataclass(frozen=True, slots=True)
class Preferences:
    """What can be chosen.

    Attributes:
        detector: "cnn" or "hog".
        max_size: longest edge in pixels at which photos are searched, 0 for their full size.
        jobs: worker processes, 0 for one for each processor core.
    """

    detector: str = DetectorKind.CNN.value
    max_size: int = DEFAULT_MAX_SIZE
    jobs: int = 0

    @property
    def search(self) -> IngestSettings:
        """The settings of a scan."""
        return search_settings(detector=self.detector, max_size=self.max_size)


def read_preferences(library: Library) -> Preferences:
    """What was chosen; the usual where nothing was, or nothing that makes sense."""
    settings, usual = Settings(library.database), Preferences()
    detector = settings.get(_DETECTOR)
    return Preferences(
        detector if detector in set(DetectorKind) else usual.detector,
        _whole(settings.get(_MAX_SIZE), usual.max_size),
        min(_whole(settings.get(_JOBS), usual.jobs), _MOST_JOBS),
    )


def write_preferences(library: Library, chosen: Preferences) -> None:
    """Remember a choice for later scans."""
    settings = Settings(library.database)
    with library.database.transaction():
        settings.put(_DETECTOR, chosen.detector)
        settings.put(_MAX_SIZE, str(chosen.max_size))
        settings.put(_JOBS, str(chosen.jobs))


def scan_is_paused(library: Library) -> bool:
    """Whether the owner paused the last scan and has not let it go on."""
    return Settings(library.database).get(_PAUSED) == "yes"


def remember_pause(library: Library, paused: bool) -> None:
    """Remember whether the scan is paused."""
    Settings(library.database).put(_PAUSED, "yes" if paused else "no")


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() else otherwise
