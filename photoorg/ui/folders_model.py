"""The folders of the library, as rows."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from photoorg.library.folders import FolderRow
from photoorg.ui import theme
from photoorg.ui.icons import icon
from photoorg.ui.path_words import shown
from photoorg.ui.plain_tips import plain

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FolderColumn(IntEnum):
    """What is told of each."""

    FOLDER = 0
    PHOTOS = 1
    STATE = 2


class FoldersModel(QAbstractTableModel):
    """A row for each folder."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FolderRow] = []
        self._titles = {
            FolderColumn.FOLDER: self.tr("Folder"),
            FolderColumn.PHOTOS: self.tr("Photos"),
            FolderColumn.STATE: self.tr("State"),
        }

    def show(self, rows: Sequence[FolderRow]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, row: int) -> FolderRow:
        """The folder of a row."""
        return self._rows[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Folder, photos, state."""
        return 0 if parent.isValid() else len(FolderColumn)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles[FolderColumn(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == FolderColumn.PHOTOS:
            return _RIGHT
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, icon, and the look of what cannot be reached."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], FolderColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(shown(row.path)) if column is FolderColumn.FOLDER else None
        if role == Qt.ItemDataRole.TextAlignmentRole and column is FolderColumn.PHOTOS:
            return _RIGHT
        if role == Qt.ItemDataRole.DecorationRole and column is FolderColumn.FOLDER:
            return icon("folder" if row.online else "offline", "secondary")
        if role == Qt.ItemDataRole.ForegroundRole and not row.online:
            return theme.current().secondary
        return None

    def _text(self, row: FolderRow, column: FolderColumn) -> str:
        if column is FolderColumn.FOLDER:
            return shown(row.path)
        if column is FolderColumn.PHOTOS:
            return QLocale().toString(row.photos)
        if not row.online:
            return self.tr("Cannot be reached now")
        return self.tr("%Ln could not be read", "", row.failures) if row.failures else ""
