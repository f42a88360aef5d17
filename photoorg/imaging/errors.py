"""Why a photo could not be read, in words that can stand in a report."""

from photoorg.core.errors import KnownError


class UnreadablePhotoError(KnownError):
    """The bytes are no picture that can be read.

    The message is a short reason without the file's path, ready for a table row:
    "The file is empty.", "The file is not a picture." and so on.
    """


EMPTY = "The file is empty."
NOT_A_PICTURE = "The file is not a picture."
DAMAGED = "The picture is cut off or damaged."
DAMAGED_OR_UNKNOWN = "The picture is damaged, or of a kind that cannot be read."
NO_PREVIEW = "The file has no preview that could be read."
TOO_LARGE = "The picture is too large."
OUT_OF_MEMORY = "There is not enough memory to read the picture."


def too_large(width: int, height: int) -> UnreadablePhotoError:
    """The error for a picture of that many pixels."""
    return UnreadablePhotoError(f"The picture is too large ({width:,} x {height:,} pixels).")


def format_missing(name: str) -> UnreadablePhotoError:
    """The error for a format whose decoder does not load on this machine."""
    return UnreadablePhotoError(f"Pictures of the format {name} cannot be read on this machine.")
