"""The grids of people: everybody, those without a name, those who are ignored.

While a scan runs, cards change in place and come at the end. They are sorted again when the
page is entered, when the owner asks or takes an edit back that took cards away, and when nothing
was touched for some seconds.
"""

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedLayout, QVBoxLayout, QWidget

from photoorg.core.ids import PersonId, PhotoId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_people import (
    CardsChange,
    Order,
    Scope,
    changed_cards,
    person_cards,
    photo_of_face,
)
from photoorg.library.editing import EditDone, IgnorePersons, PersonQuery
from photoorg.library.library import Library
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.page import Page
from photoorg.ui.people_actions import Chosen, PeopleActions
from photoorg.ui.people_bar import DIAMETERS, USUAL, PeopleBar
from photoorg.ui.people_grid import PeopleGrid
from photoorg.ui.people_model import Listing, PeopleModel, PeopleWords, difference, load_listing
from photoorg.ui.person_naming import PersonNaming
from photoorg.ui.selection_bar import SelectionBar
from photoorg.ui.services import Services
from photoorg.ui.session import Session

UNTOUCHED = 5_000
"""Milliseconds after which cards may move."""

_ZOOM = "people/zoom"


class PeoplePage(Page):
    """Persons of one scope."""

    def __init__(
        self,
        session: Session,
        services: Services,
        scope: Scope = Scope.PEOPLE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, services, parent)
        self.scope = scope
        self._words = PeopleWords()
        self.model = PeopleModel(self._words, self)
        self.grid = PeopleGrid(self.model, services.thumbnails, self)
        self.bar = PeopleBar(scope, self)
        self.empty = EmptyState(self)
        self.actions_of_people = PeopleActions(session, scope, self.grid)
        self.selection_bar = SelectionBar(self.grid)
        self.naming = PersonNaming(session, services.thumbnails, self.grid.viewport())
        self.naming.focus_after = self.grid
        self.naming.editor.advances = scope is Scope.UNNAMED
        self._order_key = f"{scope}/order"
        self._order = self._stored_order()
        self._text = ""
        self._loaded = self._loading = self._visible = False
        self._by_owner = self._taken_back = False
        self._pending = ChangeSet()
        self._untouched = QTimer(self, singleShot=True, interval=UNTOUCHED)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.grid.setAccessibleName(self.tr("People"))
        self.setFocusProxy(self.grid)
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(middle, 1)
        self.bar.show_order(self._order)
        self._zoom_to(self.services.settings.whole(_ZOOM, USUAL))

    def _connect(self) -> None:
        does = self.actions_of_people
        does.open_wanted.connect(self.open_person)
        does.name_wanted.connect(lambda person: self._name(PersonId(person)))
        does.look_wanted.connect(lambda person: self._look(PersonId(person)))
        does.graph_wanted.connect(self.show_person_in_graph)
        self.grid.opened.connect(self.open_person)
        self.grid.name_clicked.connect(lambda person: self._name(PersonId(person)))
        self.grid.dropped.connect(self._dropped)
        self.grid.selection_changed.connect(self._selected)
        self.grid.touched.connect(self._touched)
        self.grid.moved.connect(self._follow)
        self.grid.zoom_wanted.connect(self.zoom)
        self.bar.zoomed.connect(self._zoom_to)
        self.bar.order_chosen.connect(self._sort_by)
        self.bar.sort_again.connect(self._load)
        self.bar.clear_out.connect(self._ignore_single)
        self.selection_bar.closed.connect(self.grid.clearSelection)
        self.selection_bar.room_changed.connect(self.grid.set_room_below)
        self.empty.wanted.connect(self.add_folders)
        self.naming.started.connect(self._naming_started)
        self.naming.finished.connect(self._named)
        self._untouched.timeout.connect(self._sort_when_untouched)
        self.session.changed.connect(self._changed)
        self.session.edited.connect(self._edited)
        self.session.searching_changed.connect(self._searching_changed)

    # -- the page ----------------------------------------------------------------------

    def enter(self) -> None:
        """Load, sorted."""
        self._visible = True
        self._zoom_to(self.services.settings.whole(_ZOOM, USUAL))
        self._load()

    def leave(self) -> None:
        """Stop what goes on here."""
        self._visible = False
        self._untouched.stop()
        self.naming.stop()

    def actions_for_selection(self) -> list[QAction]:
        """See `Page`."""
        return self.actions_of_people.for_menu()

    def search(self, text: str) -> None:
        """Show only whose names hold all words, accents and capitals aside."""
        self._text = text
        self.naming.stop()
        if self.model.search(text):
            self.grid.scrollToTop()
            self._tell_state()

    def zoom(self, steps: int) -> None:
        """See `Page`."""
        now = self.services.settings.whole(_ZOOM, USUAL)
        self._zoom_to(USUAL if steps == 0 else now + steps)

    def _zoom_to(self, place: int) -> None:
        place = max(0, min(place, len(DIAMETERS) - 1))
        self.services.settings.put(_ZOOM, place)
        self.bar.show_zoom(place)
        if self.grid.diameter != DIAMETERS[place]:
            self.grid.set_diameter(DIAMETERS[place])

    # -- loading -----------------------------------------------------------------------

    def _stored_order(self) -> Order:
        try:
            order = Order(self.services.settings.text(self._order_key))
        except ValueError:
            return Order.PHOTOS
        return order

    def _sort_by(self, order: Order) -> None:
        self._order = order
        self.services.settings.put(self._order_key, str(order))
        self._load()

    @property
    def _question(self) -> str:
        return f"people {self.scope}"

    def _load(self) -> None:
        scope, order, words = self.scope, self._order, self._words
        self._loading, self._pending = True, ChangeSet()
        self.session.ask(
            lambda library: load_listing(library, scope, order, words),
            self._show,
            failed=self._failed,
            key=self._question,
        )

    def _failed(self, error: Exception) -> None:
        self._loading = False
        self.session.failed.emit(error)

    def _show(self, listing: Listing) -> None:
        self._loaded, self._loading = True, False
        self._by_owner = self._taken_back = False
        self._untouched.stop()
        self.naming.stop()
        self.model.show(listing)
        self._tell_state()

    def _changed(self, changes: ChangeSet | None) -> None:
        if not self._visible or not self._loaded:
            return  # `enter` loads
        if self._loading:
            self._load()
            return
        if changes is None:
            self._ask_for_all()
            return
        if not (changes.persons or changes.faces):
            return
        self._pending |= changes
        scope, order, pending = self.scope, self._order, self._pending
        self.session.ask(
            lambda library: changed_cards(library, scope, order, pending),
            self._apply,
            failed=self._failed,
            key=self._question,
        )

    def _edited(self, edit: EditDone) -> None:
        self._by_owner = True
        self._taken_back = edit.what != "done"

    def _ask_for_all(self) -> None:
        """Everything may be another; still, no card is to move."""
        scope, order, before = self.scope, self._order, self.model.cards()

        def look(library: Library) -> CardsChange:
            cards = person_cards(library, scope, order)
            return difference(before, {card.id: card for card in cards})

        self.session.ask(look, self._apply, failed=self._failed, key=self._question)

    def _apply(self, change: CardsChange | None) -> None:
        if change is None:
            self._ask_for_all()
            return
        self._pending = ChangeSet()
        by_owner, self._by_owner = self._by_owner, False
        taken_back, self._taken_back = self._taken_back, False
        if taken_back and any(self.model.card(card.id) is None for card in change.cards):
            self._load()  # whoever comes back is looked for in the old place
            return
        if self.naming.person in change.gone:
            self.naming.stop()
        self.model.apply(change, keep_rows=not by_owner)
        self.grid.viewport().update()
        self._tell_state()
        self._follow()

    def _tell_state(self) -> None:
        self.bar.show_count(self._shown_count(), len(self.model))
        if self.scope is Scope.UNNAMED:
            self.bar.show_single(self.model.count(lambda card: card.faces == 1))
        self.bar.again_button.setVisible(self.model.unsorted)
        if self.model.unsorted and not self._untouched.isActive():
            self._untouched.start()
        self._selected()
        if self.model.ids or not self._loaded:
            self._stack.setCurrentWidget(self.grid)
            return
        self._tell_why_empty()
        self._stack.setCurrentWidget(self.empty)

    def _shown_count(self) -> int:
        return len(self.model.ids) - len(self.model.gone.intersection(self.model.ids))

    def _searching_changed(self, _: bool) -> None:
        if self._stack.currentWidget() is self.empty:
            self._tell_why_empty()

    def _tell_why_empty(self) -> None:
        if self.model.searched and len(self.model):
            sentence = self.tr("Nobody here is called “{text}”.").format(text=self._text)
            self.empty.tell("search", sentence)
        elif self.session.searching and self.scope is not Scope.IGNORED:
            sentence = self.tr("Your photos are being searched. Who is in them comes here.")
            self.empty.tell("people", sentence)
        elif self.scope is Scope.UNNAMED:
            self.empty.tell("unnamed", self.tr("Everybody has a name."))
        elif self.scope is Scope.IGNORED:
            sentence = self.tr("Nobody is ignored. Strangers whom you ignore are kept here.")
            self.empty.tell("ignored", sentence)
        else:
            sentence = self.tr("Nobody here yet. Who is in your photos is shown here.")
            self.empty.tell("people", sentence, self.tr("Add folders…"))

    # -- not moving under the hand -------------------------------------------------------

    def _touched(self) -> None:
        if self._untouched.isActive():
            self._untouched.start()

    def _sort_when_untouched(self) -> None:
        if not self.model.unsorted or not self._visible:
            return
        busy = (
            self.naming.person is not None
            or QApplication.activePopupWidget() is not None
            or QApplication.mouseButtons() != Qt.MouseButton.NoButton
        )
        if busy:
            self._untouched.start()
        else:
            self._load()

    # -- selection and edits -------------------------------------------------------------

    def _selected(self) -> None:
        persons = self.grid.selected()
        self.actions_of_people.choose(Chosen(tuple(persons), self._menu_place(persons)))
        if persons and self.naming.person is None:  # it would lie on the name
            text = self.tr("%n person(s)", "", len(persons))
            self.selection_bar.offer(text, self.actions_of_people.for_bar())
        else:
            self.selection_bar.leave()
        self.selection_changed.emit()

    def _menu_place(self, persons: list[PersonId]) -> QPoint:
        current = self.grid.current()
        cell = QRect() if current not in persons else self.grid.cell_of(current)
        viewport = self.grid.viewport()
        inside = cell.center() if viewport.rect().intersects(cell) else viewport.rect().center()
        return viewport.mapToGlobal(inside)

    def _dropped(self, persons: list[PersonId], target: int) -> None:
        cell = self.grid.cell_of(PersonId(target))
        at = self.grid.viewport().mapToGlobal(cell.center())
        chosen = Chosen((PersonId(target), *persons), at)
        self.actions_of_people.merge_persons(chosen)

    def _ignore_single(self) -> None:
        self.session.do(IgnorePersons(PersonQuery(named=False, at_most=1)))
        self.grid.setFocus()

    def _look(self, person: PersonId) -> None:
        card = self.model.card(person)
        if card is None or card.cover is None:
            return
        face = card.cover

        def show(photo: PhotoId | None) -> None:
            if photo is not None:
                self.open_photo.emit(photo, face)

        self.session.ask(lambda library: photo_of_face(library, face), show, key="look")

    # -- names ---------------------------------------------------------------------------

    def _name(self, person: PersonId) -> None:
        card = self.model.card(person)
        if card is None or person in self.model.gone:
            return
        self.grid.go_to(person)
        self.naming.start(person, card.name, self.grid.name_place(person))

    def _naming_started(self, person: int) -> None:
        self.grid.hide_name_of(PersonId(person))
        self._selected()

    def _named(self, person: int, step: int) -> None:
        self.grid.hide_name_of(None)
        row = self.model.row_of(PersonId(person))
        if step and row is not None and 0 <= row + step < len(self.model.ids):
            self._name(self.model.ids[row + step])
        else:
            self._selected()

    def _follow(self) -> None:
        """The editor stays where the name is."""
        person = self.naming.person
        if person is None:
            return
        place = self.grid.name_place(person)
        if place.isEmpty():
            self.naming.stop()
        else:
            self.grid.hide_name_of(person)
            self.naming.editor.move_to(place)

    # -- events --------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done, at the card."""
        actions = self.actions_for_selection()
        if not actions:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(actions)
        by_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self._menu_place(self.grid.selected()) if by_keyboard else event.globalPos()
        menu.popup(at)
