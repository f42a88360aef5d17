"""What there is to say of scans."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from photoorg.library.scanning import ScanReport

__all__ = ["ScanProgress", "ScanSummary", "Stage"]


class Stage(Enum):
    """What is being done."""

    NOTHING = auto()
    QUIET = auto()
    """Looking through the folders unasked, because something may have changed."""

    LOOKING = auto()
    """Looking for photos."""

    SEARCHING = auto()
    """Searching photos for faces."""

    PAUSED = auto()
    GROUPING = auto()
    """All photos are searched; the last faces are being grouped."""

    REGROUPING = auto()
    """Everything is being grouped again, because the owner wants another sensitivity."""


@dataclass(frozen=True, slots=True)
class ScanProgress:
    """How far a scan is; `faces` and `people` are those of the library."""

    done: int
    total: int
    faces: int
    people: int
    failures: int
    per_second: float | None
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class ScanSummary:
    """What one or several scans in a row brought.

    Attributes:
        new: photos that were searched.
        faces: new faces found in them.
        people: those in the library now.
        failures: files in all folders that could not be read.
        offline: folders that could not be reached.
        quiet: nobody had asked for it.
        cancelled: the owner stopped it before the end.
        broken_off: an error did, of which was told.
    """

    new: int = 0
    faces: int = 0
    people: int = 0
    failures: int = 0
    offline: tuple[Path, ...] = ()
    quiet: bool = True
    cancelled: bool = False
    broken_off: bool = False

    def plus(self, report: ScanReport) -> "ScanSummary":
        """With what one more scan brought."""
        return replace(
            self,
            new=self.new + report.new + report.again,
            faces=self.faces + report.faces,
            failures=len(report.failures),
            offline=tuple(dict.fromkeys([*self.offline, *report.offline])),
        )

    @property
    def stopped(self) -> bool:
        """Whether there may be more to find."""
        return self.cancelled or self.broken_off

    @property
    def worth_telling(self) -> bool:
        """Whether the owner asked for it, or it brought something."""
        return not self.quiet or self.new > 0
