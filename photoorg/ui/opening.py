"""Shows files and folders in the programs that the system has for them."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from photoorg.library.logs import FILE_NAME


def open_log(logs: Path) -> bool:
    """Open the log file, or its folder where nothing was logged yet."""
    file = logs / FILE_NAME
    return open_file(file if file.exists() else logs)


def open_file(path: Path) -> bool:
    """Open a file or a folder; False where there is no program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
