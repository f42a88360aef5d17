"""The files that could not be read, as rows."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from photoorg.library.folders import FailedFile
from photoorg.ui.error_sentences import error_text
from photoorg.ui.path_words import name_of, shown
from photoorg.ui.plain_tips import plain

_Index = QModelIndex | QPersistentModelIndex


class FailureColumn(IntEnum):
    """What is told of each."""

    NAME = 0
    REASON = 1
    FOLDER = 2


class FailuresModel(QAbstractTableModel):
    """A row for each file."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FailedFile] = []
        self._titles = {
            FailureColumn.NAME: self.tr("File"),
            FailureColumn.REASON: self.tr("Why"),
            FailureColumn.FOLDER: self.tr("Folder"),
        }

    def show(self, rows: Sequence[FailedFile]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def path(self, row: int) -> Path:
        """The file of a row."""
        return self._rows[row].path

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Name, reason, folder."""
        return 0 if parent.isValid() else len(FailureColumn)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[FailureColumn(section)]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, and the whole of it as tool tip."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], FailureColumn(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            reason = column is FailureColumn.REASON
            return plain(error_text(row.reason) if reason else shown(row.path))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if column is FailureColumn.REASON:
            return error_text(row.reason)
        return name_of(row.path) if column is FailureColumn.NAME else shown(row.path.parent)
