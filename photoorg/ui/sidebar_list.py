"""A list of the sidebar: rows with a picture, a title, and a number.

Something that is dragged onto a row may be dropped there if that would do something; the row
then grows a ring.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from photoorg.ui import theme
from photoorg.ui.dragging import dragged_faces, dragged_persons

if TYPE_CHECKING:
    from photoorg.library.editing import Command

_GAP = 12
_INSET = 8

Index = QModelIndex | QPersistentModelIndex


class SidebarList(QListView):
    """Rows to go to, and to drop things on. A subclass says what the rows are."""

    dropped = Signal(object)
    """The Command that a drop asks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.narrow = False
        self.drop_row = -1
        self.setItemDelegate(_RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAcceptDrops(True)

    # -- what a subclass says ------------------------------------------------------------

    def number_of(self, index: Index) -> str:
        """What stands at the right of a row."""
        return ""

    def begins_group(self, index: Index) -> bool:
        """Whether there is a gap above a row."""
        return False

    def paint_picture(self, painter: QPainter, place: QRect, index: Index) -> None:
        """Paint the picture of a row."""

    def command_for(self, index: Index, data: QMimeData) -> Command | None:
        """What a drop on a row does; None for nothing."""
        return None

    # -- sizes -----------------------------------------------------------------------------

    def row_height(self) -> int:
        """The height of a row without gap."""
        return max(36, self.fontMetrics().height() + 18)

    def picture_side(self) -> int:
        """The size of the picture in a row."""
        return max(20, round(self.fontMetrics().height() * 1.25))

    def total_height(self) -> int:
        """What all rows need."""
        rows = range(self.model().rowCount())
        return sum(self.sizeHintForRow(row) for row in rows)

    # -- drops -----------------------------------------------------------------------------

    def _command(self, event: QDropEvent) -> tuple[int, Command | None]:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return -1, None
        return index.row(), self.command_for(index, event.mimeData())

    def _show_drop(self, row: int) -> None:
        if row != self.drop_row:
            self.drop_row = row
            self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Whether there can be a row for it; Qt tells of no move to who refuses here."""
        if dragged_faces(event.mimeData()) or dragged_persons(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """A ring where a drop would do something."""
        row, command = self._command(event)
        self._show_drop(-1 if command is None else row)
        if command is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, _: QDragLeaveEvent) -> None:  # noqa: N802
        """No ring any more."""
        self._show_drop(-1)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Do it."""
        _, command = self._command(event)
        self._show_drop(-1)
        if command is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.dropped.emit(command)


class _RowDelegate(QStyledItemDelegate):
    """Paints the rows: soft fill when chosen or under the pointer, a ring for focus or a drop."""

    def __init__(self, rows: SidebarList) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """As high as the text needs."""
        gap = _GAP if self._rows.begins_group(index) else 0
        return QSize(0, self._rows.row_height() + gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        colours = theme.current()
        gap = _GAP if self._rows.begins_group(index) else 0
        rect: QRect = option.rect.adjusted(_INSET, gap + 1, -_INSET, -1)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            fill = colours.chosen if chosen else colours.hover
            painter.fillPath(theme.rounded(rect), fill)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if focused or self._rows.drop_row == index.row():
            painter.setPen(QPen(colours.accent, theme.RING))
            painter.drawPath(theme.rounded(rect.adjusted(1, 1, -1, -1)))
        self._paint_picture(painter, rect, index)
        if not self._rows.narrow:
            self._paint_text(painter, rect, index, chosen)
        painter.restore()

    def _direct(self, place: QRect, inside: QRect) -> QRect:
        return QStyle.visualRect(self._rows.layoutDirection(), inside, place)

    def _paint_picture(self, painter: QPainter, rect: QRect, index: Index) -> None:
        side = self._rows.picture_side()
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        if not self._rows.narrow:
            place.moveLeft(rect.left() + _INSET)
        painter.save()
        self._rows.paint_picture(painter, self._direct(place, rect), index)
        painter.restore()

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index, chosen: bool) -> None:
        colours = theme.current()
        middle = Qt.AlignmentFlag.AlignVCenter
        room = rect.adjusted(self._rows.picture_side() + 2 * _INSET + 2, 0, -_INSET, 0)
        number = self._rows.number_of(index)
        painter.setFont(theme.font(theme.SMALL, tabular=True))
        painter.setPen(colours.text if chosen else colours.secondary)
        painter.drawText(
            self._direct(room, rect), int(middle | Qt.AlignmentFlag.AlignTrailing), number
        )
        if number:
            room.adjust(0, 0, -(painter.fontMetrics().horizontalAdvance(number) + _INSET), 0)
        painter.setFont(theme.font(strong=chosen))
        painter.setPen(colours.text)
        title = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(
            self._direct(room, rect), int(middle | Qt.AlignmentFlag.AlignLeading), title
        )
