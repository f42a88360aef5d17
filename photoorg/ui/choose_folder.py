"""Asks for a folder of photos, in the system's own dialog."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from photoorg.ui.ui_settings import UiSettings

_LAST = "folders/last"


def choose_folder(parent: QWidget, settings: UiSettings) -> Path | None:
    """The folder that was chosen; begins beside the one that was chosen last."""
    pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
    chosen = QFileDialog.getExistingDirectory(
        parent,
        QCoreApplication.translate("ChooseFolder", "Choose a folder of photos"),
        settings.text(_LAST, pictures),
    )
    if not chosen:
        return None
    settings.put(_LAST, str(Path(chosen).parent))
    return Path(chosen)
