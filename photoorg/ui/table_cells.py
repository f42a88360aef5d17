"""Paints the cells of a table of people: faces beside names, bars behind numbers."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from photoorg.ui import theme
from photoorg.ui.table_look import dress_table
from photoorg.ui.table_rows import FACE, SHARE, RowsModel
from photoorg.ui.thumbnails import ThumbnailCache

_INSET = 8
_BAR = 8
_SHORTEST = 3.0

_Index = QModelIndex | QPersistentModelIndex


class TableCells(QStyledItemDelegate):
    """Cells whose model tells `SHARE` and `FACE`."""

    def __init__(self, thumbnails: ThumbnailCache, table: QTableView) -> None:
        super().__init__(table)
        self._thumbnails = thumbnails
        self._table = table
        thumbnails.ready.connect(self._picture_came)

    def _picture_came(self, _: object) -> None:
        if self._table.isVisible():
            self._table.viewport().update()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Room for a face beside the text."""
        size = super().sizeHint(option, index)
        if index.data(FACE) is not None:
            size.setWidth(size.width() + option.rect.height() + _INSET)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground as always; then the face or the bar, and the text."""
        share, face = index.data(SHARE), index.data(FACE)
        if share is None and face is None:
            super().paint(painter, option, index)
            return
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        text, plain.text = plain.text, ""
        style = self._table.style() or QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, self._table)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inner = QRect(plain.rect).adjusted(_INSET, 0, -_INSET, 0)
        if face is not None:
            self._paint_face(painter, inner, int(face), text)
        else:
            self._paint_bar(painter, inner, float(share or 0), text)
        painter.restore()

    def _paint_face(self, painter: QPainter, inner: QRect, face: int, text: str) -> None:
        side = inner.height() - 6
        place = QRect(inner.left(), inner.top() + 3, side, side)
        words = inner.adjusted(side + _INSET, 0, 0, 0)
        if self._table.isRightToLeft():
            place.moveRight(inner.right())
            words = inner.adjusted(0, 0, -side - _INSET, 0)
        picture = self._thumbnails.get(face) if face else None
        painter.save()
        painter.setClipPath(theme.circle(place))
        if picture is None:
            painter.fillRect(place, theme.current().line)
        else:
            painter.drawPixmap(place, picture)
        painter.restore()
        self._paint_text(painter, words, text, Qt.AlignmentFlag.AlignLeading, strong=True)

    def _paint_bar(self, painter: QPainter, inner: QRect, share: float, text: str) -> None:
        metrics = self._table.fontMetrics()
        numbers = min(inner.width(), metrics.horizontalAdvance("0,000") + 4)
        words, room = QRect(inner), QRectF(inner)
        words.setWidth(numbers)
        room.setLeft(words.right() + _INSET)
        if room.width() > 3 * _INSET and share > 0:
            bar = QRectF(room.left(), room.center().y() - _BAR / 2, 0, _BAR)
            bar.setWidth(max(_SHORTEST, room.width() * min(share, 1.0)))
            if self._table.isRightToLeft():
                bar.moveRight(inner.right() - numbers - _INSET)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().accent)
            painter.drawRoundedRect(bar, 2, 2)
        if self._table.isRightToLeft():
            words.moveRight(inner.right())
        self._paint_text(painter, words, text, Qt.AlignmentFlag.AlignTrailing)

    def _paint_text(
        self,
        painter: QPainter,
        room: QRect,
        text: str,
        side: Qt.AlignmentFlag,
        *,
        strong: bool = False,
    ) -> None:
        painter.setPen(theme.current().text)
        painter.setFont(theme.font(strong=strong, tabular=not strong))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


class RowsTable(QTableView):
    """A table of a `RowsModel`, sorted by a click on a title."""

    def __init__(self, model: RowsModel, thumbnails: ThumbnailCache, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(TableCells(thumbnails, self))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        dress_table(self)
        height = max(36, round(self.fontMetrics().height() * 2.2))
        self.verticalHeader().setDefaultSectionSize(height)

    def sort_from_now_on(self, column: int, order: Qt.SortOrder) -> None:
        """Sort so at first, and then as the owner wishes."""
        self.horizontalHeader().setSortIndicator(column, order)
        self.setSortingEnabled(True)

    def choose(self, row: int) -> None:
        """Make a row the current one, and show it; none if it is below 0."""
        if row < 0:
            self.clearSelection()
            return
        self.selectRow(row)
        self.scrollTo(self.model().index(row, 0))
