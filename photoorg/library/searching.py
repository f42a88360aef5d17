"""From what a user chooses to the settings of a scan."""

from photoorg.faces.detection import DetectorKind, SearchSettings
from photoorg.imaging import DEFAULT_MAX_SIZE
from photoorg.ingest.outcomes import IngestSettings

__all__ = ["DEFAULT_MAX_SIZE", "search_settings"]


def search_settings(
    *,
    detector: str = "cnn",
    max_size: int = DEFAULT_MAX_SIZE,
    upsample: int | None = None,
    min_face: int = 0,
) -> IngestSettings:
    """The settings for a detector's name and the options of `photoorg scan`.

    Raises:
        ValueError: there is no such detector.
    """
    search = SearchSettings(DetectorKind(detector), upsample, min_face)
    return IngestSettings(search=search, max_size=max_size)
