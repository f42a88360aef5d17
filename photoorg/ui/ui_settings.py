"""What the window remembers of itself: sizes, zoom, order, theme, language.

Facts about the library itself (such as the threshold) are in the library; these here belong to
the user of this machine.
"""

from pathlib import Path

import appdirs
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

FILE_NAME = "window.ini"


def settings_file() -> Path:
    """Where the settings of this user are."""
    return Path(appdirs.user_config_dir("photoorg", appauthor=False)) / FILE_NAME


class UiSettings(QObject):
    """Values under keys such as "people/zoom". What cannot be read counts as not set."""

    changed = Signal(str)
    """The key whose value is another one now."""

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = QSettings(str(file or settings_file()), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        value = self._settings.value(key)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: float) -> float:
        """A number."""
        try:
            return float(self.text(key))
        except ValueError:
            return default

    def whole(self, key: str, default: int) -> int:
        """A whole number."""
        try:
            return int(self.text(key))
        except ValueError:
            return default

    def flag(self, key: str, default: bool = False) -> bool:
        """Yes or no."""
        return {"true": True, "false": False}.get(self.text(key), default)

    def texts(self, key: str) -> list[str]:
        """Several texts, none if nothing is set."""
        value = self._settings.value(key)
        if isinstance(value, str):
            return [value]
        if isinstance(value, list):
            return [text for text in value if isinstance(text, str)]
        return []

    def state(self, key: str) -> QByteArray:
        """What `saveState` or `saveGeometry` of a widget returned; empty if nothing is set."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def put(self, key: str, value: str | float | bool | list[str] | QByteArray) -> None:
        """Set a value; numbers and flags are kept as text, so that a reader's type counts."""
        stored = value
        if isinstance(value, bool):
            stored = "true" if value else "false"
        elif isinstance(value, int | float):
            stored = repr(value)
        if self._settings.value(key) != stored:
            self._settings.setValue(key, stored)
            self.changed.emit(key)

    def remove(self, key: str) -> None:
        """Go back to the default."""
        if self._settings.contains(key):
            self._settings.remove(key)
            self.changed.emit(key)

    def save(self) -> None:
        """Write what was set to the disk."""
        self._settings.sync()
