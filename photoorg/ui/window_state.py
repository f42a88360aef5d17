"""Brings the window back as it was left."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

from photoorg.ui.ui_settings import UiSettings

FIRST_SIZE = QSize(1280, 800)
SMALLEST_SIZE = QSize(900, 600)

VIEW = "window/view"
NARROW = "window/narrow sidebar"
HISTORY = "window/history"
_GEOMETRY = "window/geometry"
_SPLITTER = "window/splitter"


def restore_window(window: QWidget, settings: UiSettings) -> None:
    """Size and place of the window."""
    room = QGuiApplication.primaryScreen().availableSize()
    window.setMinimumSize(SMALLEST_SIZE.boundedTo(room))
    if not window.restoreGeometry(settings.state(_GEOMETRY)):
        window.resize(FIRST_SIZE.boundedTo(room))


def restore_parts(splitter: QSplitter, settings: UiSettings) -> None:
    """The widths of its parts."""
    splitter.restoreState(settings.state(_SPLITTER))


def remember(window: QWidget, splitter: QSplitter, settings: UiSettings) -> None:
    """What both bring back."""
    settings.put(_GEOMETRY, window.saveGeometry())
    settings.put(_SPLITTER, splitter.saveState())
    settings.save()
