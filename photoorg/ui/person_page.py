"""The page of one person: who it is, when and with whom, and all faces.

While a scan runs, new faces come at the end. They are sorted in when the page is entered, when
another order, month or look is chosen, and after an edit of the owner.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_faces import FaceOrder, PersonView, companions, odd_ones, person_view
from photoorg.library.editing import EditDone
from photoorg.library.library import Library
from photoorg.ui import theme
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.face_actions import FaceActions, show_menu
from photoorg.ui.faces_grid import SIDES, USUAL_SIDE, FacesGrid
from photoorg.ui.faces_model import FaceListing, FaceWords
from photoorg.ui.page import Page
from photoorg.ui.person_header import PersonHeader
from photoorg.ui.person_look import PersonLook
from photoorg.ui.person_menu import PersonMenu
from photoorg.ui.person_more import MoreStrip
from photoorg.ui.person_naming import PersonNaming
from photoorg.ui.person_parts import PartsPanel
from photoorg.ui.person_tools import PersonTools
from photoorg.ui.selection_bar import SelectionBar
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.small_photos import SmallPhotos

_ZOOM = "person/zoom"
_ORDER = "person/order"
_PHOTOS = "person/photos"

_Loaded = tuple[PersonView | None, FaceListing]


class PersonPage(Page):
    """Shows the person that `show_person` tells."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self.person: PersonId | None = None
        self.view: PersonView | None = None
        self._heirs: dict[PersonId, PersonId] = {}
        self._words = FaceWords()
        self._look = PersonLook(self._stored_order(), services.settings.flag(_PHOTOS))
        self._visible = self._loading = self._in_order = False
        self.small_photos = SmallPhotos(session.paths, parent=self)
        self.header = PersonHeader(services.thumbnails, self)
        self.tools = PersonTools(self)
        self.more = MoreStrip(session, self)
        self.grid = FacesGrid(services.thumbnails, self.small_photos, self)
        self.parts = PartsPanel(session, services.thumbnails, self)
        self.no_faces = EmptyState(self)
        self.empty = EmptyState(self)
        self.actions_of_faces = FaceActions(session, services.thumbnails, self.grid, self)
        self.menu = PersonMenu(session, self.actions_of_faces.chooser, self)
        self.selection_bar = SelectionBar(self.grid)
        self.naming = PersonNaming(session, services.thumbnails, self)
        self.naming.focus_after = self.grid
        self.naming.editor.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.naming.editor.setFont(theme.font(theme.TITLE, strong=True))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.grid.setAccessibleName(self.tr("Faces"))
        self.setFocusProxy(self.grid)
        self.header.more.setMenu(self.menu)
        self._faces = QWidget(self)
        faces = QVBoxLayout(self._faces)
        faces.setContentsMargins(0, 0, 0, 0)
        faces.setSpacing(0)
        faces.addWidget(self.tools)
        around = QHBoxLayout()
        around.setContentsMargins(8, 0, 0, 0)
        around.addWidget(self.grid)
        faces.addLayout(around, 1)
        faces.addWidget(self.more)  # it comes late, and is not to push the faces away
        lower = QWidget(self)
        self._lower = QStackedLayout(lower)
        self._lower.addWidget(self._faces)
        self._lower.addWidget(self.parts)
        self._lower.addWidget(self.no_faces)
        self._whole = QWidget(self)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(lower, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self.empty)
        self.tools.show_order(self._look.order)
        self.tools.photos.setChecked(self._look.whole_photos)

    def _connect(self) -> None:
        self.header.name.clicked.connect(self.rename)
        self.header.company.chosen.connect(self.open_person)
        self.header.months.chosen.connect(self._show_months)
        self.tools.whole_photos.connect(self._show_whole_photos)
        self.tools.odd_first.connect(self._show_odd_first)
        self.tools.order_chosen.connect(self._sort_by)
        self.tools.all_months.connect(self._show_all_months)
        self.tools.zoomed.connect(self._zoom_to)
        self.more.wanted.connect(self.review_person)
        self.grid.touched.connect(self.more.put_off)
        self.empty.wanted.connect(self.back)
        self.menu.rename.triggered.connect(self.rename)
        self.menu.people.triggered.connect(lambda: self._open_parts(self.parts.look_for_people))
        self.menu.weak.triggered.connect(lambda: self._open_parts(self.parts.look_for_weak_points))
        self.menu.graph_wanted.connect(self.show_person_in_graph)
        self.menu.gone.connect(self.back)
        self.parts.closed.connect(self._close_parts)
        does = self.actions_of_faces
        does.open_wanted.connect(self._open_photo)
        does.graph_wanted.connect(self.show_in_graph)
        does.similar_wanted.connect(self.find_similar)
        does.compare_wanted.connect(self.compare_faces)
        self.grid.opened.connect(self._open_photo)
        self.grid.selection_changed.connect(self._selected)
        self.grid.selectionModel().currentChanged.connect(self._selected)
        self.grid.zoom_wanted.connect(self.zoom)
        self.selection_bar.closed.connect(self.grid.clearSelection)
        self.selection_bar.room_changed.connect(self.grid.set_room_below)
        self.session.changed.connect(self._changed)
        self.session.edited.connect(self._edited)

    # -- the page ----------------------------------------------------------------------

    def show_person(self, person: int) -> None:
        """Show this person, from the beginning; `enter` loads where the page is not shown."""
        if person == self.person:
            return
        self.person, self.view = PersonId(person), None
        self.grid.owner = self.person
        self._look = replace(self._look, odd=(), months=(0, 0))
        self._stop()
        self._close_parts()
        self.header.months.clear_choice()
        self.tools.show_month("")
        self.tools.show_odd(False)
        self.header.clear()
        self.grid.show_listing(FaceListing(whole_photos=self._look.whole_photos))
        self.grid.scrollToTop()
        if self._visible:
            self._load()

    def enter(self) -> None:
        """Load, sorted."""
        self._visible = True
        self.small_photos.retry()
        self._zoom_to(self._stored_zoom())
        self._load()

    def leave(self) -> None:
        """Stop what goes on here."""
        self._visible = False
        self._stop()
        self.small_photos.look_at(())

    def close_threads(self) -> None:
        """See `Page`."""
        self.small_photos.close()

    def photos_in_order(self) -> list[PhotoId]:
        """See `Page`."""
        return self.grid.faces.photos_in_order()

    def _stop(self) -> None:
        self.more.stop()
        self.naming.stop()
        self.actions_of_faces.stop()

    def actions_for_selection(self) -> list[QAction]:
        """See `Page`."""
        return [*self.actions_of_faces.for_menu(), self.menu.rename]

    def zoom(self, steps: int) -> None:
        """See `Page`."""
        self._zoom_to(SIDES.index(self.grid.zoom(steps)))

    def _zoom_to(self, place: int) -> None:
        place = max(0, min(place, len(SIDES) - 1))
        self.services.settings.put(_ZOOM, place)
        self.tools.show_zoom(place)
        if self.grid.side != SIDES[place]:
            self.grid.set_side(SIDES[place])

    def _stored_zoom(self) -> int:
        return self.services.settings.whole(_ZOOM, SIDES.index(USUAL_SIDE))

    def _stored_order(self) -> FaceOrder:
        try:
            order = FaceOrder(self.services.settings.text(_ORDER))
        except ValueError:
            return FaceOrder.NEWEST
        return order

    # -- loading -----------------------------------------------------------------------

    def _load(self, *, keep_order: bool = False) -> None:
        person, look, words = self.person, self._look, self._words
        if person is None:
            return
        self._loading = True
        self._in_order = self._in_order or not keep_order

        def load(library: Library) -> _Loaded:
            view = person_view(library, person)
            return view, FaceListing() if view is None else look.listing(view, words)

        self.session.ask(load, self._show, failed=self._failed, key="person")
        self.session.ask(
            lambda library: companions(library, person),
            self.header.show_companions,
            key="companions",
        )

    def _failed(self, error: Exception) -> None:
        self._loading = False
        self.session.failed.emit(error)

    def _show(self, loaded: _Loaded) -> None:
        view, listing = loaded
        self._loading = False
        in_order, self._in_order = self._in_order, False
        self.view = view
        if view is None:
            self._tell_gone()
            return
        self._stack.setCurrentWidget(self._whole)
        self.header.show_person(view)
        self.menu.show_person(view)
        self.tools.odd.setEnabled(len(view.rows) > 2)
        self.grid.show_listing(listing, keep_order=not in_order)
        self._show_lower()
        self._selected()
        self.more.look_for(view)

    def _tell_gone(self) -> None:
        heir = None if self.person is None else self._heirs.get(self.person)
        if heir is not None:
            self.show_person(heir)
            self.shown.emit(heir)
            return
        self._stop()
        self.grid.show_listing(FaceListing(whole_photos=self._look.whole_photos))
        self.empty.tell("person", self.tr("This person is no longer there."), self.tr("Back"))
        self._stack.setCurrentWidget(self.empty)

    def _list_again(self) -> None:
        """Show another part, or in another order, what was loaded already."""
        view, look, words = self.view, self._look, self._words
        if view is None or self._loading:
            self._load()
            return
        self._in_order = True
        self.session.ask(lambda _: (view, look.listing(view, words)), self._show, key="person")

    def _changed(self, changes: ChangeSet | None) -> None:
        if changes is None:
            self.small_photos.retry()
        if not self._visible or self.person is None:
            return  # `enter` loads
        if changes is not None and not self._concerns(changes):
            return
        self._load(keep_order=True)
        if self.parts.is_open:
            self.parts.look_again()

    def _concerns(self, changes: ChangeSet) -> bool:
        if self.person in changes.persons or self.view is None:
            return True
        ids = self.view.rows.ids
        return any(face in changes.faces for face in ids.tolist()) if changes.faces else False

    def _edited(self, edit: EditDone) -> None:
        self._in_order = True
        if edit.what == "undone" or edit.entry is None or edit.entry.kind != "merge":
            return
        heir = edit.entry.facts.get("person")
        if isinstance(heir, int):
            gone = edit.changes.persons - {PersonId(heir)}
            self._heirs.update(dict.fromkeys(gone, PersonId(heir)))

    # -- what is shown, and how ----------------------------------------------------------

    def _show_whole_photos(self, whole: bool) -> None:
        self._look = replace(self._look, whole_photos=whole)
        self.services.settings.put(_PHOTOS, whole)
        self._list_again()

    def _sort_by(self, order: FaceOrder) -> None:
        self._look = replace(self._look, order=order)
        self.services.settings.put(_ORDER, str(order))
        self._list_again()
        self.grid.setFocus()

    def _show_months(self, first: int, count: int) -> None:
        self._look = replace(self._look, months=(first, count))
        period = self.header.months.chosen_period
        self.tools.show_month("" if period is None else self.header.months.when(period))
        self._list_again()

    def _show_all_months(self) -> None:
        self.header.months.clear_choice()
        self._show_months(0, 0)
        self.grid.setFocus()

    def _show_odd_first(self, on: bool) -> None:
        person = self.person
        if person is None:
            return
        if not on:
            self._look = replace(self._look, odd=())
            self._list_again()
            return

        def failed(error: Exception) -> None:
            self.tools.show_odd(False)
            self.session.failed.emit(error)

        self.session.think(
            lambda library: (person, odd_ones(library, person)),
            self._take_odd,
            failed=failed,
            key="odd ones",
        )

    def _take_odd(self, found: tuple[PersonId, list[FaceId]]) -> None:
        person, odd = found
        if person != self.person or not self.tools.odd.isChecked():
            return
        if not odd:
            self.tools.show_odd(False)
            self.status.emit(self.tr("No face looks odd here."))
            return
        self._look = replace(self._look, odd=tuple(odd))
        self._list_again()
        self.grid.scrollToTop()

    # -- taking apart -----------------------------------------------------------------

    def _open_parts(self, look: Callable[[PersonId], None]) -> None:
        if self.person is None:
            return
        look(self.person)
        self._show_lower()
        self.parts.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_parts(self) -> None:
        self.parts.stop()
        self._show_lower()
        if self._visible:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lower(self) -> None:
        empty = self.view is not None and not len(self.view.rows)
        if self.parts.is_open and not empty:
            self._lower.setCurrentWidget(self.parts)
        elif empty:
            self.no_faces.tell("faces", self.tr("There are no photos of this person now."))
            self._lower.setCurrentWidget(self.no_faces)
        else:
            self._lower.setCurrentWidget(self._faces)

    # -- selection and edits -------------------------------------------------------------

    def _selected(self) -> None:
        faces = self.grid.selected()
        self.actions_of_faces.choose(self.person, faces)
        if faces:
            text = self.tr("%Ln face(s)", "", len(faces))
            self.selection_bar.offer(text, self.actions_of_faces.for_bar())
        else:
            self.selection_bar.leave()
        self.selection_changed.emit()

    def _open_photo(self, face: int) -> None:
        self.open_photo.emit(self.grid.faces.photo_of(FaceId(face)), face)

    def rename(self) -> None:
        """Edit the name where it is shown."""
        if self.person is not None and self.view is not None:
            place = self.header.name_place(self)
            self.naming.start(self.person, self.view.name, place)

    # -- events --------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done with the selected faces."""
        show_menu(self, self.actions_of_faces.for_menu(), event.globalPos())
