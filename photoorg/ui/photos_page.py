"""All photos by date, and those among them that one looks for.

While a scan runs, nothing moves: new photos are shown when the page is entered, when the owner
asks, and when nothing was touched for some seconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from photoorg.core.ids import PersonId, PhotoId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_people import KnownName, known_names
from photoorg.library.browsing_photos import (
    FolderEntry,
    MonthOfPhotos,
    PhotoFilter,
    PhotoInfo,
    PhotoRows,
    months_of_photos,
    photo_folders,
    photo_info,
    photos_like,
)
from photoorg.library.editing import EditDone
from photoorg.library.library import Library
from photoorg.ui.chips import ChipRow
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.face_actions import face_action
from photoorg.ui.frame_actions import ignore_unnamed
from photoorg.ui.page import Page
from photoorg.ui.photo_filters import PhotoFilters, month_names
from photoorg.ui.photo_terms import PhotoTerms
from photoorg.ui.photos_bar import PhotosBar
from photoorg.ui.photos_delegate import GAP
from photoorg.ui.photos_grid import SIDES, USUAL, PhotosGrid
from photoorg.ui.selection_bar import SelectionBar
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.show_in_folder import show_in_folder
from photoorg.ui.small_photos import SmallPhotos

UNTOUCHED = 5_000
"""Milliseconds after which photos may move."""

_BUDGET = 64 * 2**20
_ZOOM = "photos/zoom"
_INSET = 16 - GAP  # so that the first photo of a row is below what stands above it


@dataclass(frozen=True, slots=True, eq=False)
class _Listing:
    """Photos, with what takes too long to work out in the window's thread."""

    wanted: PhotoFilter
    rows: PhotoRows
    texts: list[str]
    months: tuple[MonthOfPhotos, ...]


def _list(library: Library, wanted: PhotoFilter) -> _Listing:
    rows = photos_like(library, wanted)
    texts = np.datetime_as_string(rows.taken, unit="m").tolist()
    return _Listing(wanted, rows, texts, months_of_photos(rows))


class PhotosPage(Page):
    """The grid, with what it is filtered by."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self._names: list[KnownName] = []
        self._visible = self._stale = False
        self._shown = PhotoFilter()
        self.small_photos = SmallPhotos(session.paths, budget=_BUDGET, parent=self)
        self.grid = PhotosGrid(self.small_photos, self)
        self.bar = PhotosBar(self)
        self.filters = PhotoFilters(self)
        self.chips = ChipRow(self)
        self.terms = PhotoTerms(self)
        self.empty = EmptyState(self)
        self.selection_bar = SelectionBar(self.grid)
        self._untouched = QTimer(self, singleShot=True, interval=UNTOUCHED)
        self._make_actions()
        self._lay_out()
        self._connect()

    def _make_actions(self) -> None:
        grid = self.grid
        self.open = face_action(
            grid, self.tr("Look at the photo"), "photos", "Return", "Enter", "Space"
        )
        self.show_file = face_action(grid, self.tr("Show in folder"), "folder")
        self.ignore = face_action(grid, self.tr("Ignore all without a name here"), "hide")
        self.open.triggered.connect(self._open_current)
        self.show_file.triggered.connect(self._show_in_folder)
        self.ignore.triggered.connect(self._ignore_unnamed)

    def _lay_out(self) -> None:
        self.grid.setAccessibleName(self.tr("Photos"))
        self.setFocusProxy(self.grid)
        self.filters.hide()
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.filters, self.chips):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setContentsMargins(_INSET, 0, 0, 0)
        row.addWidget(middle)
        column.addLayout(row, 1)
        self._zoom_to(self.services.settings.whole(_ZOOM, USUAL))

    def _connect(self) -> None:
        terms, filters = self.terms, self.filters
        self.bar.zoomed.connect(self._zoom_to)
        self.bar.row_wanted.connect(self._go_to_row)
        self.bar.refresh_wanted.connect(lambda: self._load(stay=True))
        self.bar.filters_toggled.connect(self._show_filters)
        filters.with_chosen.connect(terms.add_person)
        filters.without_chosen.connect(lambda known: terms.add_person(known, absent=True))
        filters.dates_chosen.connect(terms.set_dates)
        filters.folder_chosen.connect(terms.set_folder)
        filters.faceless_chosen.connect(terms.set_faceless)
        self.chips.removed.connect(terms.remove)
        self.chips.cleared.connect(terms.clear)
        terms.changed.connect(self._filter)
        terms.search_changed.connect(self.search_changed)
        self.grid.opened.connect(lambda photo: self.open_photo.emit(photo, 0))
        self.grid.selection_changed.connect(self._selected)
        self.grid.selectionModel().currentChanged.connect(self._selected)
        self.grid.zoom_wanted.connect(self.zoom)
        self.grid.touched.connect(self._touched)
        self.selection_bar.closed.connect(self.grid.clearSelection)
        self.selection_bar.room_changed.connect(self.grid.set_room_below)
        self.empty.wanted.connect(self._leave_emptiness)
        self._untouched.timeout.connect(self._refresh_when_untouched)
        self.session.changed.connect(self._changed)
        self.session.edited.connect(self._edited)

    # -- the page ----------------------------------------------------------------------

    def enter(self) -> None:
        """Load, and look for files that were away."""
        self._visible = True
        self.small_photos.retry()
        self._load(stay=True)
        self._ask_names()

    def leave(self) -> None:
        """Stop what goes on here."""
        self._visible = False
        self._untouched.stop()
        self.small_photos.look_at(())

    def close_threads(self) -> None:
        """End the threads that decode."""
        self.small_photos.close()

    def photos_in_order(self) -> npt.NDArray[np.int64]:
        """int64[n]: the photos that are shown, for going through them one by one."""
        return self.grid.rows.ids

    def actions_for_selection(self) -> list[QAction]:
        """See `Page`."""
        return [self.open, self.show_file, self.ignore]

    def show_only(self, people: Sequence[tuple[PersonId, str]]) -> None:
        """The photos that show all of some people, given with their names."""
        self.terms.show_only(people)

    def search(self, text: str) -> None:
        """Names, dates and parts of paths; a minus before one turns it around."""
        self.terms.search(text, self._names, month_names())

    def zoom(self, steps: int) -> None:
        """See `Page`."""
        now = self.services.settings.whole(_ZOOM, USUAL)
        self._zoom_to(USUAL if steps == 0 else now + steps)

    def _zoom_to(self, place: int) -> None:
        place = max(0, min(place, len(SIDES) - 1))
        self.services.settings.put(_ZOOM, place)
        self.bar.show_zoom(place)
        if self.grid.side != SIDES[place]:
            self.grid.set_side(SIDES[place])

    # -- loading -----------------------------------------------------------------------

    def _load(self, *, stay: bool) -> None:
        wanted = self.terms.wanted
        self._stale = False

        def show(listing: _Listing) -> None:
            self._show(listing, stay=stay and wanted == self._shown)

        self.session.ask(lambda library: _list(library, wanted), show, key="photos")

    def _show(self, listing: _Listing, *, stay: bool) -> None:
        self._shown = listing.wanted
        self._untouched.stop()
        self.bar.again_button.setVisible(False)
        if stay and np.array_equal(listing.rows.ids, self.grid.rows.ids):
            self.grid.look_again()
        else:
            self.grid.show_rows(listing.rows, listing.texts, stay=stay)
        self.bar.show_months(listing.months)
        if not listing.wanted:
            self.filters.dates.show_years(self.bar.years)
        self._tell_state()

    def _tell_state(self) -> None:
        if len(self.grid.rows):
            self._stack.setCurrentWidget(self.grid)
            self.setFocusProxy(self.grid)
            return
        if self.terms.wanted:
            sentence = self.tr("No photo matches.")
            self.empty.tell("search", sentence, self.tr("Show all photos"))
        else:
            sentence = self.tr("No photos yet. Add the folders that they are in.")
            self.empty.tell("photos", sentence, self.tr("Add folders…"))
        self._stack.setCurrentWidget(self.empty)

    def _leave_emptiness(self) -> None:
        if self.terms.wanted:
            self.terms.clear()
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add_folders.emit()

    def _filter(self) -> None:
        self.chips.show_chips(self.terms.chips)
        self.filters.show_faceless(self.terms.faceless)
        if self._visible:
            self._load(stay=False)

    # -- names and folders -------------------------------------------------------------

    def _ask_names(self) -> None:
        self.session.ask(known_names, self._take_names, key="known names for photos")

    def _take_names(self, names: list[KnownName]) -> None:
        self._names = names
        self.filters.show_names(names)
        if self.terms.text:
            self.search(self.terms.text)

    def _show_filters(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        if shown:
            self.session.ask(photo_folders, self._take_folders, key="folders of photos")
            self.filters.with_field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_folders(self, folders: list[FolderEntry]) -> None:
        self.filters.folders.show_folders(folders)

    # -- not moving under the hand -------------------------------------------------------

    def _changed(self, changes: ChangeSet | None) -> None:
        if not self._visible:
            return  # `enter` loads
        if changes is None or changes.persons:
            self._ask_names()
        about_people = changes is not None and bool(changes.faces or changes.persons)
        if changes is None or changes.photos or (about_people and self.terms.wanted.about_people):
            self._stale = True
            self.bar.again_button.setVisible(True)
            if not self._untouched.isActive():
                self._untouched.start()

    def _edited(self, _: EditDone) -> None:
        """The owner knows why photos come and go, and wants to see it."""
        if self._visible and self._stale and self.terms.wanted.about_people:
            self._load(stay=True)

    def _touched(self) -> None:
        if self._untouched.isActive():
            self._untouched.start()

    def _refresh_when_untouched(self) -> None:
        if not self._stale or not self._visible:
            return
        if QApplication.activePopupWidget() or QApplication.mouseButtons() != Qt.MouseButton(0):
            self._untouched.start()
        else:
            self._load(stay=True)

    # -- what is done --------------------------------------------------------------------

    def _selected(self) -> None:
        photos = self.grid.selected()
        self.open.setEnabled(self.grid.currentIndex().isValid())
        self.show_file.setEnabled(len(photos) == 1)
        self.ignore.setEnabled(bool(photos))
        if len(photos) > 1:
            text = self.tr("%n photo(s)", "", len(photos))
            self.selection_bar.offer(text, [self.ignore])
        else:
            self.selection_bar.leave()
        self.selection_changed.emit()

    def _open_current(self) -> None:
        photo = self.grid.current()
        if photo is not None:
            self.open_photo.emit(int(photo), 0)

    def _go_to_row(self, row: int) -> None:
        self.grid.go_to_row(row)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_in_folder(self) -> None:
        photos = self.grid.selected()
        if len(photos) != 1:
            return

        def show(info: PhotoInfo | None) -> None:
            if info is not None and info.files:
                show_in_folder(info.files[0].path)

        photo = photos[0]
        self.session.ask(lambda library: photo_info(library, photo), show, key="file of photo")

    def _ignore_unnamed(self) -> None:
        photos: list[PhotoId] = self.grid.selected()
        if photos:
            self.session.do(ignore_unnamed(photos))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done, at the photo."""
        if not self.grid.selected():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([action for action in self.actions_for_selection() if action.isEnabled()])
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        menu.popup(self._menu_place() if by_keyboard else event.globalPos())

    def _menu_place(self) -> QPoint:
        viewport = self.grid.viewport()
        cell = self.grid.visualRect(self.grid.currentIndex())
        inside = cell.center() if viewport.rect().intersects(cell) else viewport.rect().center()
        return viewport.mapToGlobal(inside)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of text: fields and chips take another room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange and hasattr(self, "chips"):
            self.chips.updateGeometry()
            self.filters.updateGeometry()
