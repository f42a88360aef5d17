"""A grid of cards of one size: as many in a row as fit, a zoom, and room for what floats below.

Everything here is the same for persons, faces and photos, and is quick with 100,000 of them: the
model is no Python code, and where a card is follows from its row.
"""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QWidget

from photoorg.ui.rows import runs

_NOTCH = 120
_SLACK = 2  # of a row's width; without it, the view would not put the last card into the row


SELECTED = QStyle.StateFlag.State_Selected.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value
POINTED = QStyle.StateFlag.State_MouseOver.value


class CardPainter(Protocol):
    """What paints the cards of a grid."""

    def begin(self, ratio: float) -> None:
        """A frame is painted, at so many pixels for each logical one."""

    def paint_card(self, painter: QPainter, place: QPoint, row: int, state: int) -> None:
        """Paint one card; `state` is made of `SELECTED`, `FOCUSED` and `POINTED`."""


class CardGrid(QListView):
    """Cards in rows. A subclass says what the least size of a card is, and who paints them."""

    zoom_wanted = Signal(int)
    """Ctrl and the wheel were turned by so many steps; above 0 is bigger."""

    touched = Signal()
    """The owner's hand is here."""

    moved = Signal()
    """Cards may be somewhere else in the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room_below = 0
        """Pixels to scroll beyond the last row, for what floats there."""
        self.card_painter: CardPainter | None = None
        """Paints the cards; without one, Qt asks the delegate for each of them."""
        self._pointed = QPersistentModelIndex()
        self._turned = 0
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionRectVisible(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Only what fills its own background is moved by copying when it scrolls.
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setAutoFillBackground(True)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self.verticalScrollBar().valueChanged.connect(self.touched)

    def smallest_card(self) -> QSize:
        """The least size of a card; a row's rest is shared among its cards."""
        raise NotImplementedError

    def card_size_changed(self, size: QSize) -> None:
        """All cards have this size from now on; called before they are laid out."""

    # -- layout ------------------------------------------------------------------------

    @property
    def columns(self) -> int:
        """How many cards are in a row."""
        return max(1, self._room() // self.smallest_card().width())

    def _room(self) -> int:
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        return self.width() - bar - _SLACK

    def count(self) -> int:
        """How many cards there are."""
        return self.model().rowCount()

    def lay_out(self) -> None:
        """Share the width among as many cards as fit."""
        smallest = self.smallest_card()
        size = QSize(max(smallest.width(), self._room() // self.columns), smallest.height())
        self.card_size_changed(size)
        if size != self.gridSize():
            self.setGridSize(size)
        self.verticalScrollBar().setSingleStep(max(1, size.height() // 3))

    def visible_rows(self) -> tuple[int, int]:
        """The first row of the model that can be seen, and the one after the last."""
        height = max(1, self.gridSize().height())
        top = self.verticalScrollBar().value()
        columns, count = self.columns, self.count()
        first = min(count, top // height * columns)
        last = min(count, -(-(top + self.viewport().height()) // height) * columns)
        return first, last

    def top_of(self, row: int) -> int:
        """The scroll bar's value at which the card is in the uppermost row."""
        return row // self.columns * self.gridSize().height()

    def middle(self) -> QModelIndex:
        """The current card, if it can be seen, else one in the middle; at the beginning the first.

        Who looks at the beginning wants to see it.
        """
        first, last = self.visible_rows()
        current = self.currentIndex()
        if current.isValid() and first <= current.row() < last:
            return current
        if self.verticalScrollBar().value() == 0:
            return self.model().index(0, 0)
        return self.model().index((first + last) // 2, 0)

    def lay_out_around(self, index: QModelIndex) -> None:
        """Lay out for another size of the cards; this one is in the middle afterwards."""
        self.lay_out()
        if index.isValid():
            self.executeDelayedItemsLayout()
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.viewport().update()
        self.moved.emit()

    def lift(self, index: QModelIndex) -> None:
        """Scroll a card out from under what floats below."""
        bar, seen = self.verticalScrollBar(), self.viewport().height() - self.room_below
        bar.setValue(bar.value() + max(0, self.visualRect(index).bottom() + 1 - seen))

    # -- selection ---------------------------------------------------------------------

    def selected_rows(self) -> list[int]:
        """The rows of the selected cards, ascending."""
        ranges = self.selectionModel().selection().toList()
        spans = sorted((it.top(), it.bottom() + 1) for it in ranges)
        return [row for first, last in spans for row in range(first, last)]

    def select_rows(self, rows: Iterable[int], current: int | None = None) -> None:
        """Select these and no others; keys go to `current`, or stay where they were."""
        model, selection = self.model(), QItemSelection()
        for first, count in runs(sorted(rows)):
            selection.select(model.index(first, 0), model.index(first + count - 1, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if current is not None:
            self.selectionModel().setCurrentIndex(model.index(current, 0), flags.NoUpdate)

    # -- staying when all rows are others ------------------------------------------------

    def anchor(self) -> tuple[int, int] | None:
        """The uppermost row that is seen, and by how many pixels it is scrolled out.

        None at the beginning: who looks there wants to see what comes to it.
        """
        first, last = self.visible_rows()
        scrolled = self.verticalScrollBar().value()
        if first == last or scrolled == 0:
            return None
        return first, scrolled % max(1, self.gridSize().height())

    def scroll_to_anchor(self, row: int, offset: int) -> None:
        """Be where `anchor` was, whose row is this one now."""
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(self.top_of(row) + offset)

    # -- room for what floats ------------------------------------------------------------

    def set_room_below(self, pixels: int) -> None:
        """Let the last row be scrolled up by so much more."""
        if pixels != self.room_below:
            self.room_below = pixels
            self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the new width."""
        self.lay_out()
        super().resizeEvent(event)
        self.moved.emit()

    def updateGeometries(self) -> None:  # noqa: N802
        """Let the last row be scrolled out from under what floats there."""
        super().updateGeometries()
        if self.room_below and self.count():
            rows = -(-self.count() // self.columns)
            height = rows * self.gridSize().height() + self.room_below
            bar = self.verticalScrollBar()
            bar.setMaximum(max(bar.maximum(), height - self.viewport().height()))
        self.moved.emit()

    # -- painting ----------------------------------------------------------------------

    def place_of(self, row: int) -> QRect:
        """Where a card is in the viewport."""
        size, (line, column) = self.gridSize(), divmod(row, self.columns)
        top = line * size.height() - self.verticalScrollBar().value()
        return QRect(column * size.width(), top, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the cards.

        Qt would come back to Python for each of a hundred cards, and each time wait until the
        threads that read for the views let it in. So they are painted here, all in one turn.
        """
        banding = self.state() == QAbstractItemView.State.DragSelectingState
        if self.card_painter is None or banding or self.isRightToLeft():
            if self.card_painter is not None:
                self.card_painter.begin(self.devicePixelRatioF())
            super().paintEvent(event)
            return
        self.card_painter.begin(self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        self._paint_cards(painter, self.card_painter, event.rect())
        painter.end()

    def _paint_cards(self, painter: QPainter, cards: CardPainter, part: QRect) -> None:
        size, columns, top = self.gridSize(), self.columns, self.verticalScrollBar().value()
        width, height = size.width(), max(1, size.height())
        first = max(0, (top + part.top()) // height) * columns
        last = min(self.count(), ((top + part.bottom()) // height + 1) * columns)
        states = self._states(first, last)
        for row in range(first, last):
            line, column = divmod(row, columns)
            place = QPoint(column * width, line * height - top)
            cards.paint_card(painter, place, row, states.get(row, 0))

    def _states(self, first: int, last: int) -> dict[int, int]:
        """Of the cards in some rows that are selected, current, or under the pointer."""
        model, selection, found = self.model(), self.selectionModel(), dict[int, int]()
        if selection.hasSelection():
            for row in range(first, last):
                if selection.isSelected(model.index(row, 0)):
                    found[row] = SELECTED
        current = self.currentIndex()
        if current.isValid() and (self.hasFocus() or self.viewport().hasFocus()):
            found[current.row()] = found.get(current.row(), 0) | FOCUSED
        if self._pointed.isValid() and self.viewport().underMouse():
            found[self._pointed.row()] = found.get(self._pointed.row(), 0) | POINTED
        return found

    # -- the hand ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The hand is here."""
        self.touched.emit()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The hand is here; Qt paints those cards anew that the pointer leaves and enters."""
        self.touched.emit()
        self._pointed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The hand is here; Escape selects nothing."""
        self.touched.emit()
        if event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self.lift(self.currentIndex())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """With Ctrl, cards grow and shrink."""
        self.touched.emit()
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        if steps:
            self._turned -= steps * _NOTCH
            self.zoom_wanted.emit(steps)
        event.accept()

    def keyboardSearch(self, _: str) -> None:  # noqa: N802
        """Letters are shortcuts here; the search field searches."""

    def visualRegionForSelection(self, _: QItemSelection) -> QRegion:  # noqa: N802
        """What to paint when the selection changes: all, without asking for every row."""
        return QRegion(self.viewport().rect())
