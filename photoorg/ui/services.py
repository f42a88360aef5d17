"""What views need beside the library: pictures and settings."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from photoorg.ui.ui_settings import UiSettings

if TYPE_CHECKING:
    from photoorg.ui.thumbnails import ThumbnailCache


@dataclass(frozen=True, slots=True)
class Services:
    """Handed to every page."""

    thumbnails: "ThumbnailCache"
    settings: UiSettings
