"""The grid of faces: how it is laid out, selected and dragged, for any page that shows faces.

It knows nothing of what the actions do; it tells what the hand did.
"""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QHideEvent, QMouseEvent, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from photoorg.core.ids import FaceId, PersonId
from photoorg.ui.card_grid import CardGrid
from photoorg.ui.dragging import faces_mime, ghost
from photoorg.ui.faces_delegate import FaceDelegate, ItemDelegate
from photoorg.ui.faces_model import FaceListing, FacesModel
from photoorg.ui.framed_delegate import PhotoDelegate
from photoorg.ui.small_photos import SmallPhotos
from photoorg.ui.thumbnails import ThumbnailCache

SIDES = (64, 80, 96, 120, 148, 180, 220)
"""The sizes of a face in pixels that one can zoom to."""

USUAL_SIDE = 96

_Flag = QItemSelectionModel.SelectionFlag


class FacesGrid(CardGrid):
    """Faces as crops; with `photos`, listings of whole photos can be shown too."""

    opened = Signal(int)
    """Face id: an item was double-clicked."""

    selection_changed = Signal()

    def __init__(
        self,
        thumbnails: ThumbnailCache,
        photos: SmallPhotos | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.faces = FacesModel(self)
        self.owner: PersonId | None = None
        """The person whose faces these are, if they are one's."""

        self._thumbnails = thumbnails
        self._photos = photos
        self._crops: ItemDelegate = FaceDelegate(self.faces, thumbnails, self)
        self._wholes: ItemDelegate | None = None
        if photos is not None:
            self._wholes = PhotoDelegate(self.faces, thumbnails, photos, self)
            photos.ready.connect(self._show_ready_photos)
        self._delegate: ItemDelegate = self._crops
        self._seen: tuple[object, ...] = ()
        self._visible: frozenset[int] = frozenset()
        self._place: tuple[list[FaceId], FaceId | None, FaceId | None, int] | None = None
        self.setDragEnabled(True)
        self.setModel(self.faces.rows)
        self.setItemDelegate(self._delegate)
        self.card_painter = self._delegate
        self.set_side(USUAL_SIDE)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self.faces.about_to_reset.connect(self._remember_place)
        self.faces.was_reset.connect(self._restore_place)
        self.faces.updated.connect(self._look_again)
        thumbnails.ready.connect(self._show_ready)

    def show_listing(self, listing: FaceListing, *, keep_order: bool = False) -> None:
        """Show these items (see `FacesModel.show`).

        If the only selected one is gone, the one in its place is selected, so that one can go
        through many with one key.
        """
        one = len(self.selected_items()) == 1
        current, row = self.current(), self.currentIndex().row()
        before = sum(face in listing.items for face in self.faces.ids[: max(0, row)])
        if listing.whole_photos != self.faces.whole_photos:
            self._place = current = None
            self.selectionModel().clear()
            self.faces.show(FaceListing())
            self._use(listing)
        self.faces.show(listing, keep_order=keep_order)
        if current is not None and current not in listing.items and self.faces.ids:
            after = self.model().index(min(before, len(self.faces.ids) - 1), 0)
            self.selectionModel().setCurrentIndex(after, _Flag.NoUpdate)
            if one and not self.selectionModel().hasSelection():
                self.selectionModel().select(after, _Flag.Select)

    def _use(self, listing: FaceListing) -> None:
        side = self._delegate.side
        self._delegate = (self._wholes if listing.whole_photos else None) or self._crops
        self._delegate.refresh(side)
        self.setItemDelegate(self._delegate)
        self.card_painter = self._delegate
        self._stop_looking()
        self.lay_out()

    # -- layout ------------------------------------------------------------------------

    def smallest_card(self) -> QSize:
        """See `CardGrid`."""
        return self._delegate.smallest

    def card_size_changed(self, size: QSize) -> None:
        """See `CardGrid`."""
        self._delegate.set_cell(size)

    @property
    def side(self) -> int:
        """The size of a face in pixels."""
        return self._delegate.side

    def set_side(self, side: int) -> None:
        """Take another size; what is in the middle stays there."""
        middle = self.middle()
        self._delegate.refresh(side)
        self.lay_out_around(middle)

    def zoom(self, steps: int) -> int:
        """Go so many sizes up or down, 0 for the usual one; returns the size that it is now."""
        place = min(range(len(SIDES)), key=lambda place: abs(SIDES[place] - self.side))
        wanted = SIDES[max(0, min(place + steps, len(SIDES) - 1))] if steps else USUAL_SIDE
        if wanted != self.side:
            self.set_side(wanted)
        return wanted

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_delegate"):
            self._delegate.refresh(self.side)
            self.viewport().update()

    # -- selection ---------------------------------------------------------------------

    def selected_items(self) -> list[FaceId]:
        """The first faces of the selected items, in the order of the grid."""
        return [self.faces.ids[row] for row in self.selected_rows()]

    def selected(self) -> list[FaceId]:
        """The selected faces, in the order of the grid."""
        return self.faces.faces_of(self.selected_items())

    def current(self) -> FaceId | None:
        """The face that keys go to."""
        index = self.currentIndex()
        return self.faces.ids[index.row()] if index.isValid() else None

    def select(self, items: Iterable[FaceId], current: FaceId | None = None) -> None:
        """Select these, as far as they are shown."""
        rows = [row for face in items if (row := self.faces.row_of(face)) is not None]
        self.select_rows(rows, None if current is None else self.faces.row_of(current))

    def _remember_place(self) -> None:
        row, offset = self.anchor() or (None, 0)
        anchor = None if row is None else self.faces.ids[row]
        self._place = (self.selected_items(), self.current(), anchor, offset)

    def _restore_place(self) -> None:
        self._seen = ()
        if self._place is None:
            return
        selected, current, anchor, offset = self._place
        self._place = None
        self.select(selected, current)
        row = None if anchor is None else self.faces.row_of(anchor)
        if row is not None:
            self.scroll_to_anchor(row, offset)

    # -- pictures ----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint, and tell which pictures can be seen."""
        super().paintEvent(event)
        first, last = self.visible_rows()
        ids = self.faces.ids
        seen = (first, last, ids[first] if first < last else None, len(ids))
        if seen != self._seen:
            self._seen = seen
            self._look(first, last, min(len(ids), 2 * last - first))

    def _look(self, first: int, last: int, more: int) -> None:
        if self._delegate is self._crops or self._photos is None:
            ids = self.faces.ids
            self._visible = frozenset(ids[first:last])
            self._thumbnails.look_at(self, self._visible, ids[last:more])
            return
        photos = [self.faces.photo_at(row) for row in range(first, more)]
        self._visible = frozenset(photos[: last - first])
        self._photos.look_at(photos[: last - first], photos[last - first :])

    def _look_again(self) -> None:
        self._seen = ()
        self.viewport().update()

    def _show_ready(self, faces: frozenset[int]) -> None:
        if self._delegate is not self._crops:
            self.viewport().update()
            return
        for face in self._visible & faces:
            row = self.faces.row_of(FaceId(face))
            if row is not None:
                self.viewport().update(self.place_of(row))

    def _show_ready_photos(self, photos: frozenset[int]) -> None:
        if self._delegate is self._wholes and not self._visible.isdisjoint(photos):
            self.viewport().update()

    def _stop_looking(self) -> None:
        self._seen, self._visible = (), frozenset()
        self._thumbnails.look_at(self, ())
        if self._photos is not None:
            self._photos.look_at(())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nothing can be seen any more."""
        super().hideEvent(event)
        self._stop_looking()

    # -- the hand ----------------------------------------------------------------------

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """The item whose picture is there; between them a rubber band can begin."""
        index = super().indexAt(point)
        if index.isValid():
            edge = 2  # of the ring around it
            body = self._delegate.place(self.visualRect(index)).adjusted(-edge, -edge, edge, edge)
            if not body.contains(point):
                return QModelIndex()
        return index

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The photo is opened."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.faces.ids[index.row()])
        else:
            super().mouseDoubleClickEvent(event)

    def startDrag(self, _: Qt.DropAction) -> None:  # noqa: N802
        """Take the selected faces along, the one under the pointer first."""
        faces, current = self.selected(), self.current()
        if current in faces:
            faces.remove(current)
            faces.insert(0, current)
        if not faces:
            return
        picture = ghost(self._thumbnails.get(faces[0]) or QPixmap(), len(faces))
        drag = QDrag(self)
        drag.setMimeData(faces_mime(faces, self.owner))
        drag.setPixmap(picture)
        drag.setHotSpot(QRect(QPoint(), picture.deviceIndependentSize().toSize()).center())
        drag.exec(Qt.DropAction.MoveAction)
