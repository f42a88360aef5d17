"""Asks for a file to write, or for a folder, in the system's own dialog."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from photoorg.ui.ui_settings import UiSettings

_LAST = "export/last folder"


class FileSaver(QObject):
    """One dialog at a time."""

    chosen = Signal(object)
    """Path; a file that is there is to be replaced, for the dialog has asked."""

    def __init__(self, settings: UiSettings, over: QWidget) -> None:
        super().__init__(over)
        self._settings = settings
        self._over = over
        self.dialog: QFileDialog | None = None

    def ask(self, title: str, kinds: Mapping[str, str], name: str) -> None:
        """Ask for a file, called `name` and an ending unless renamed.

        Args:
            kinds: each with its ending, such as "Table (*.csv)" with "csv", the usual one first.
        """
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        folder = self._settings.text(_LAST, documents)
        dialog = self.dialog = QFileDialog(self._over, title, folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(list(kinds))
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds[kind]))
        ending = next(iter(kinds.values()))
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{name}.{ending}")
        self._open(dialog)

    def ask_folder(self, title: str) -> None:
        """Ask for a folder."""
        folder = self._settings.text(_LAST, "")
        dialog = self.dialog = QFileDialog(self._over, title, folder)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.fileSelected.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, name: str) -> None:
        target = Path(name)
        self._settings.put(_LAST, str(target.parent))
        self.chosen.emit(target)
