"""The grid of persons: how it is laid out, zoomed, selected and dragged.

It knows nothing of what the actions do; it tells what the hand did.
"""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHideEvent,
    QMouseEvent,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from photoorg.core.ids import PersonId
from photoorg.ui.card_grid import CardGrid
from photoorg.ui.dragging import dragged_persons, ghost, persons_mime
from photoorg.ui.people_delegate import PersonDelegate
from photoorg.ui.people_model import PeopleModel
from photoorg.ui.thumbnails import ThumbnailCache


class PeopleGrid(CardGrid):
    """Cards of persons in rows."""

    opened = Signal(int)
    """A person was double-clicked."""

    name_clicked = Signal(int)
    dropped = Signal(object, int)
    """Persons, and the one they were dropped on."""

    selection_changed = Signal()

    def __init__(
        self, model: PeopleModel, thumbnails: ThumbnailCache, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.people = model
        self._thumbnails = thumbnails
        self._delegate = PersonDelegate(model, thumbnails, self)
        self._seen: tuple[object, ...] = ()
        self._visible: frozenset[int] = frozenset()
        self._pressed = QPersistentModelIndex()
        self._place: tuple[list[PersonId], PersonId | None, PersonId | None, int] | None = None
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)  # `Static` has forbidden it
        self.setDropIndicatorShown(False)
        self.setModel(model.rows)
        self.setItemDelegate(self._delegate)
        self.card_painter = self._delegate
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        model.about_to_reset.connect(self._remember_place)
        model.was_reset.connect(self._restore_place)
        thumbnails.ready.connect(self._show_ready)

    # -- layout ------------------------------------------------------------------------

    def smallest_card(self) -> QSize:
        """See `CardGrid`."""
        return self._delegate.metrics.smallest

    def card_size_changed(self, size: QSize) -> None:
        """See `CardGrid`."""
        self._delegate.set_cell(size)

    @property
    def diameter(self) -> int:
        """The size of a cover in pixels."""
        return self._delegate.metrics.diameter

    def set_diameter(self, diameter: int) -> None:
        """Take another size; what is in the middle stays there."""
        middle = self.middle()
        self._delegate.refresh(diameter)
        self.lay_out_around(middle)

    def refresh(self) -> None:
        """Show what is not in the model anew: language, font, theme."""
        self._delegate.refresh(self.diameter)
        self.lay_out()
        self.viewport().update()

    def cell_of(self, person: PersonId) -> QRect:
        """Where the card of a person is in the viewport; empty if it has none."""
        row = self.people.row_of(person)
        return QRect() if row is None else self.visualRect(self.model().index(row, 0))

    def name_place(self, person: PersonId) -> QRect:
        """Where the name of a person is in the viewport."""
        cell = self.cell_of(person)
        return cell if cell.isEmpty() else self._delegate.metrics.name(cell)

    def hide_name_of(self, person: PersonId | None) -> None:
        """Do not paint a name while it is edited; None when that is over."""
        row = None if person is None else self.people.row_of(person)
        self._delegate.edited_row = -1 if row is None else row
        self.viewport().update()

    # -- selection ---------------------------------------------------------------------

    def selected(self) -> list[PersonId]:
        """The selected persons who are still there, in the order of the grid."""
        persons = [self.people.ids[row] for row in self.selected_rows()]
        return [person for person in persons if person not in self.people.gone]

    def current(self) -> PersonId | None:
        """The person that keys go to."""
        index = self.currentIndex()
        return self.people.ids[index.row()] if index.isValid() else None

    def select(self, persons: Iterable[PersonId], current: PersonId | None = None) -> None:
        """Select these, as far as they are shown."""
        rows = [row for p in persons if (row := self.people.row_of(p)) is not None]
        self.select_rows(rows, None if current is None else self.people.row_of(current))

    def go_to(self, person: PersonId) -> None:
        """Select one person and scroll there."""
        self.select([person], person)
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)

    def _remember_place(self) -> None:
        row, offset = self.anchor() or (None, 0)
        anchor = None if row is None else self.people.ids[row]
        self._place = (self.selected(), self.current(), anchor, offset)

    def _restore_place(self) -> None:
        self._delegate.edited_row = self._delegate.drop_row = -1
        if self._place is None:
            return
        selected, current, anchor, offset = self._place
        self._place = None
        self.select(selected, current)
        row = None if anchor is None else self.people.row_of(anchor)
        if row is not None:
            self.scroll_to_anchor(row, offset)

    # -- pictures ----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint, and tell the cache which covers can be seen."""
        super().paintEvent(event)
        first, last = self.visible_rows()
        ids = self.people.ids
        seen = (first, last, ids[first] if first < last else None, len(ids))
        if seen != self._seen:
            self._seen = seen
            more = min(len(ids), 2 * last - first)
            self._visible = frozenset(self._covers(first, last))
            self._thumbnails.look_at(self, self._visible, self._covers(last, more))

    def _covers(self, first: int, last: int) -> list[int]:
        cards = (self.people.card_at(row) for row in range(first, last))
        return [card.cover for card in cards if card.cover is not None]

    def _show_ready(self, faces: frozenset[int]) -> None:
        if self._visible.isdisjoint(faces):
            return
        first, last = self.visible_rows()
        for row in range(first, last):
            if self.people.card_at(row).cover in faces:
                self.viewport().update(self.place_of(row))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nothing can be seen any more."""
        super().hideEvent(event)
        self._seen, self._visible = (), frozenset()
        self._thumbnails.look_at(self, ())

    # -- the hand ----------------------------------------------------------------------

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """The card whose face or text is there; between them a rubber band can begin."""
        index = super().indexAt(point)
        if index.isValid() and not self._body(index).contains(point):
            return QModelIndex()
        return index

    def _body(self, index: QModelIndex) -> QRect:
        return self._delegate.metrics.body(self.visualRect(index))

    def _on_name(self, index: QModelIndex | QPersistentModelIndex, point: QPoint) -> bool:
        if not index.isValid():
            return False
        return self._delegate.metrics.name(self.visualRect(index)).contains(point)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Remember where a click may become."""
        point = event.position().toPoint()
        self._pressed = QPersistentModelIndex()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.button() == Qt.MouseButton.LeftButton:
            index = self.indexAt(point)
            if self._on_name(index, point):
                self._pressed = QPersistentModelIndex(index)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A name looks as if one could write there."""
        point = event.position().toPoint()
        free = event.buttons() == Qt.MouseButton.NoButton
        if free and self._on_name(self.indexAt(point), point):
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        else:
            self.viewport().unsetCursor()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on a name wants to edit it."""
        banding = self.state() == QAbstractItemView.State.DragSelectingState
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, QPersistentModelIndex()
        if not banding and self._on_name(pressed, event.position().toPoint()):
            self.name_clicked.emit(self.people.ids[pressed.row()])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A person is opened."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.people.ids[index.row()])
        else:
            super().mouseDoubleClickEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow theme, font and language."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange)
        if event.type() in kinds and hasattr(self, "_delegate"):
            self.refresh()

    # -- drag and drop -----------------------------------------------------------------

    def startDrag(self, _: Qt.DropAction) -> None:  # noqa: N802
        """Take the selected persons along, the one under the pointer first."""
        persons, current = self.selected(), self.current()
        if current in persons:
            persons.remove(current)
            persons.insert(0, current)
        if not persons:
            return
        card = self.people.card(persons[0])
        cover = None if card is None or card.cover is None else self._thumbnails.get(card.cover)
        picture = ghost(cover or QPixmap(), len(persons))
        drag = QDrag(self)
        drag.setMimeData(persons_mime(persons))
        drag.setPixmap(picture)
        drag.setHotSpot(QRect(QPoint(), picture.deviceIndependentSize().toSize()).center())
        drag.exec(Qt.DropAction.MoveAction)

    def _target(self, event: QDropEvent) -> tuple[int, list[PersonId]]:
        """The row that a drop would merge the persons into, and the persons; -1 for none."""
        index = self.indexAt(event.position().toPoint())
        persons = dragged_persons(event.mimeData())
        if not index.isValid() or not persons:
            return -1, []
        target = self.people.ids[index.row()]
        useless = target in persons or target in self.people.gone
        return (-1, []) if useless else (index.row(), persons)

    def _show_drop(self, row: int) -> None:
        if row != self._delegate.drop_row:
            self._delegate.drop_row = row
            self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Persons may be dropped on persons; anything else is for the window."""
        if dragged_persons(event.mimeData()):
            event.accept()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """A ring where a drop would do something; near the edges the grid scrolls."""
        self.touched.emit()
        row, _ = self._target(event)
        self._show_drop(row)
        edge = self.autoScrollMargin()
        inside = self.viewport().rect().adjusted(0, edge, 0, -edge)
        if not inside.contains(event.position().toPoint()):
            self.startAutoScroll()
        if row < 0:
            event.ignore()
        else:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """No ring any more."""
        self._show_drop(-1)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell what was dropped on whom."""
        self.stopAutoScroll()
        row, persons = self._target(event)
        self._show_drop(-1)
        if row < 0:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(persons, self.people.ids[row])
