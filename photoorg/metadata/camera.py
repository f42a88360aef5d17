"""With what a photo was taken, for showing it beside the photo; read when asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from PIL.ExifTags import Base

_LONGEST = 100
"""Characters; a longer name is damage."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera, phone or scanner; either part may be empty, not both."""

    make: str
    model: str

    @property
    def name(self) -> str:
        """Both in one, the maker once: most write it into the model too."""
        first_of_make = self.make.casefold().split()[:1]
        first_of_model = self.model.casefold().split()[:1]
        if not self.model or not self.make or first_of_make == first_of_model:
            return self.model or self.make
        return f"{self.make} {self.model}"


def camera_of(exif: Mapping[int, object]) -> Camera | None:
    """The camera that an EXIF block names; None where it names none. Never raises.

    Args:
        exif: the values of an EXIF block by tag.
    """
    camera = Camera(_name(exif.get(Base.Make)), _name(exif.get(Base.Model)))
    return camera if camera.make or camera.model else None


def _name(value: object) -> str:
    """A tag's value as one line of text; empty where it is none.

    The standard asks for ASCII, but some makers write UTF-8, which arrives as Latin-1.
    """
    if isinstance(value, str):
        value = value.encode("latin-1", "replace")
    if not isinstance(value, bytes):
        return ""
    value = value.partition(b"\0")[0]
    try:
        text = value.decode()
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _LONGEST else ""
