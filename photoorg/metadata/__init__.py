"""What a photo says of itself beside its pixels: when it was taken, and with what.

Only what the file says counts, never its name or its time of change: those are guesses, and
a guess that is stored cannot be told from a fact. Where a photo has no date, whoever shows
it may fall back on the time of change that the library keeps of its files, and say so.

Everything here works on the values of an EXIF block by the number of their tag, main and
EXIF directory in one, as `photoorg.imaging` reads them.
"""

from photoorg.metadata.camera import Camera, camera_of
from photoorg.metadata.dates import parse_date, taken_at

__all__ = ["Camera", "camera_of", "parse_date", "taken_at"]
