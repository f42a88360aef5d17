"""Shows a file in the system's file manager."""

import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QDesktopServices

_SERVICE = "org.freedesktop.FileManager1"
_OBJECT = "/org/freedesktop/FileManager1"


def show_in_folder(path: Path) -> None:
    """Open the folder of a file with the file selected, where the file manager can do that.

    A folder is opened itself; so is the nearest one that exists, if the file is gone.
    """
    if os.path.isfile(path) and _select(path):  # noqa: PTH113  # which raises for a dead drive
        return
    folder = path
    while not os.path.isdir(folder) and folder != folder.parent:  # noqa: PTH112
        folder = folder.parent
    QDesktopServices.openUrl(QUrl(folder.as_uri()))


def _select(path: Path) -> bool:
    """Ask the file manager by the desktop's bus; False where nobody answers to its name."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected() or not _is_there(bus):
        return False
    message = QDBusMessage.createMethodCall(_SERVICE, _OBJECT, _SERVICE, "ShowItems")
    message.setArguments([[path.as_uri()], ""])
    return bool(bus.send(message))


def _is_there(bus: QDBusConnection) -> bool:
    """Whether some file manager has the name, or would be started for it."""
    names = bus.interface()
    if names.isServiceRegistered(_SERVICE).value():
        return True
    return _SERVICE in list(names.activatableServiceNames().value())
