"""The grid of whole photos by date: how it is laid out, scrolled, selected.

It knows nothing of what the actions do; it tells what the hand did.
"""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from photoorg.core.ids import PhotoId
from photoorg.library.browsing_photos import PhotoRows
from photoorg.ui.card_grid import CardGrid
from photoorg.ui.photos_delegate import PhotoDates, PhotosDelegate
from photoorg.ui.pill import Pill
from photoorg.ui.small_photos import SmallPhotos

SIDES = (88, 112, 136, 168, 208, 256, 320)
"""The sizes of a photo in pixels that one can zoom to."""

USUAL = 3
"""The place of the usual size in `SIDES`."""

_SCROLLING = 900
"""Milliseconds after scrolling for which the month is shown."""

NOTHING = PhotoRows(np.zeros(0, np.int64), np.zeros(0, "datetime64[s]"), np.zeros(0, np.bool_))

_Flag = QItemSelectionModel.SelectionFlag


class PhotosGrid(CardGrid):
    """Photos in rows. A photo may be there once only."""

    opened = Signal(int)
    """Photo id: it was double-clicked."""

    selection_changed = Signal()

    def __init__(self, photos: SmallPhotos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = NOTHING
        """The photos of the rows."""
        self._photos = photos
        self._texts = QStringListModel(self)
        self._delegate = PhotosDelegate(photos, self)
        self._seen: tuple[object, ...] = ()
        self._visible: frozenset[int] = frozenset()
        self._filling = False
        self.setModel(self._texts)
        self.setItemDelegate(self._delegate)
        self.month = Pill(self)
        self.set_side(SIDES[USUAL])
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self.selectionModel().currentChanged.connect(self._speak)
        self.verticalScrollBar().valueChanged.connect(self._show_month)
        photos.ready.connect(self._show_ready)

    # -- what is shown -----------------------------------------------------------------

    def show_rows(self, rows: PhotoRows, texts: Sequence[str], *, stay: bool = False) -> None:
        """Show these photos; `stay` keeps what is seen in its place as far as it is there."""
        selected, current = self.selected(), self.current()
        first, last = self.visible_rows()
        at_top = self.verticalScrollBar().value() == 0
        anchor = int(self.rows.ids[first]) if stay and first < last and not at_top else None
        offset = self.verticalScrollBar().value() % max(1, self.gridSize().height())
        self._filling = True
        self.rows = rows
        self._delegate.dates = PhotoDates(rows)
        self._seen = ()
        self._texts.setStringList(list(texts))
        if stay:
            self.select(selected, current)
        row = None if anchor is None else self.row_of(anchor)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(0 if row is None else self.top_of(row) + offset)
        self._filling = False
        self.viewport().update()
        self.selection_changed.emit()

    def row_of(self, photo: int) -> int | None:
        """Where a photo is, if shown."""
        found = np.flatnonzero(self.rows.ids == photo)
        return int(found[0]) if len(found) else None

    def first_month(self) -> str:
        """The month of the uppermost photos that can be seen."""
        first, last = self.visible_rows()
        dates = self._delegate.dates
        return dates.month(first) if dates is not None and first < last else ""

    def go_to_row(self, row: int) -> None:
        """Scroll until a row is the uppermost one, and select it."""
        index = self.model().index(row, 0)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
            self.verticalScrollBar().setValue(self.top_of(row))

    def go_to(self, photo: int) -> None:
        """Select a photo, and scroll there if it cannot be seen."""
        row = self.row_of(photo)
        if row is not None:
            index = self.model().index(row, 0)
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
            self.scrollTo(index)

    # -- layout ------------------------------------------------------------------------

    def smallest_card(self) -> QSize:
        """See `CardGrid`."""
        return self._delegate.smallest

    def card_size_changed(self, size: QSize) -> None:
        """See `CardGrid`."""
        self._delegate.cell = size

    @property
    def side(self) -> int:
        """The least size of a photo in pixels."""
        return self._delegate.side

    def set_side(self, side: int) -> None:
        """Take another size; what is in the middle stays there."""
        middle = self.middle()
        self._delegate.refresh(side)
        self.lay_out_around(middle)
        self.month.hush()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow theme, font and language."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange)
        if event.type() in kinds and hasattr(self, "_delegate"):
            self._delegate.dates = PhotoDates(self.rows)
            self._delegate.refresh(self.side)
            self.lay_out()
            self.viewport().update()

    # -- selection ---------------------------------------------------------------------

    def selected(self) -> list[PhotoId]:
        """The selected photos, in the order of the grid."""
        return [PhotoId(photo) for photo in self.rows.ids[self.selected_rows()].tolist()]

    def current(self) -> PhotoId | None:
        """The photo that keys go to."""
        index = self.currentIndex()
        return PhotoId(int(self.rows.ids[index.row()])) if index.isValid() else None

    def select(self, photos: Sequence[int], current: int | None = None) -> None:
        """Select these, as far as they are shown."""
        rows = np.flatnonzero(np.isin(self.rows.ids, np.array(photos, np.int64)))
        self.select_rows(rows.tolist(), None if current is None else self.row_of(current))

    def _speak(self, index: QModelIndex) -> None:
        """Screen readers say the date as the owner writes it."""
        dates = self._delegate.dates
        if index.isValid() and dates is not None and not self._filling:
            self._texts.setData(index, dates.moment(index.row()))

    # -- pictures ----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint, and tell which photos can be seen."""
        super().paintEvent(event)
        first, last = self.visible_rows()
        ids = self.rows.ids
        seen = (first, last, int(ids[first]) if first < last else None, len(ids))
        if seen != self._seen:
            self._seen = seen
            visible = ids[first:last].tolist()
            self._visible = frozenset(visible)
            before = ids[max(0, first - self.columns) : first].tolist()
            self._photos.look_at(visible, ids[last : 2 * last - first].tolist() + before)

    def _show_ready(self, photos: frozenset[int]) -> None:
        if not self._visible.isdisjoint(photos):
            self.viewport().update()

    def look_again(self) -> None:
        """Ask again for the pictures of what can be seen."""
        self._seen = ()
        self.viewport().update()

    def _show_month(self) -> None:
        if self.isVisible() and not self._filling:
            month = self.first_month()
            if month:
                self.month.say(month, _SCROLLING)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nothing can be seen any more."""
        super().hideEvent(event)
        self._seen, self._visible = (), frozenset()
        self.month.hush()
        self._photos.look_at(())

    # -- the hand ----------------------------------------------------------------------

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A photo is opened."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(int(self.rows.ids[index.row()]))
        else:
            super().mouseDoubleClickEvent(event)
