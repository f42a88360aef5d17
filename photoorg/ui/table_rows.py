"""Rows of values as a table that can be sorted by any column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from photoorg.ui.plain_tips import plain

_Index = QModelIndex | QPersistentModelIndex

SHARE = Qt.ItemDataRole.UserRole + 1
"""How long the bar of a cell is, 0 to 1; None for a cell without one."""

FACE = Qt.ItemDataRole.UserRole + 2
"""The id of the face that is beside the text; 0 where one is missing, None for no picture."""

LEFT = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """What a column tells of a row.

    Attributes:
        title: stands above it.
        text: what is read.
        key: what rows are sorted by.
        share: see `SHARE`.
        face: see `FACE`.
        tip: what is told where the pointer rests.
        number: whether it stands at the right, and is largest first at the first click.
    """

    title: str
    text: Callable[[Any], str]
    key: Callable[[Any], Any]
    share: Callable[[Any], float] | None = None
    face: Callable[[Any], int] | None = None
    tip: Callable[[Any], str] | None = None
    number: bool = False


class RowsModel(QAbstractTableModel):
    """The rows. A subclass says what is told of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(self.make_columns())
        self._rows: list[Any] = []
        self._order: tuple[int, Qt.SortOrder] | None = None

    def make_columns(self) -> Sequence[Column]:
        """The columns; a subclass has some."""
        return ()

    def show(self, rows: Sequence[Any]) -> None:
        """Show these instead, sorted as the ones before were."""
        self.beginResetModel()
        self._rows = list(rows)
        if self._order is not None:
            self._rows = [self._rows[place] for place in self._sorted(*self._order)]
        self.endResetModel()

    @property
    def rows(self) -> Sequence[Any]:
        """As they are shown."""
        return self._rows

    def _sorted(self, column: int, order: Qt.SortOrder) -> list[int]:
        key = self.columns[column].key
        return sorted(
            range(len(self._rows)),
            key=lambda place: key(self._rows[place]),
            reverse=order is Qt.SortOrder.DescendingOrder,
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what is selected stays so."""
        if not 0 <= column < len(self.columns):
            return
        self._order = column, order
        self.layoutAboutToBeChanged.emit()
        places = self._sorted(column, order)
        now = {before: row for row, before in enumerate(places)}
        self._rows = [self._rows[place] for place in places]
        held = self.persistentIndexList()
        moved = [self.index(now[index.row()], index.column()) for index in held]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    # -- what views ask ----------------------------------------------------------------------

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many facts each tells."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].number else LEFT
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, and what a `TableCells` paints beside it."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.number else LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return None if column.tip is None else plain(column.tip(row))
        if role == SHARE:
            return None if column.share is None else column.share(row)
        if role == FACE:
            return None if column.face is None else column.face(row)
        return None
