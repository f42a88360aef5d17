"""The bin: what was marked as not a face, to look at and to take out again."""

from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from photoorg.core.ids import FaceId, PhotoId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_faces import binned_faces
from photoorg.library.editing import EditDone, RestoreFaces
from photoorg.library.library import Library
from photoorg.ui import theme
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.face_actions import face_action, show_menu
from photoorg.ui.faces_grid import SIDES, USUAL_SIDE, FacesGrid
from photoorg.ui.faces_model import FaceListing, FaceWords, face_listing
from photoorg.ui.page import Page
from photoorg.ui.selection_bar import SelectionBar
from photoorg.ui.services import Services
from photoorg.ui.session import Session

_ZOOM = "person/zoom"
_ROOM = 16  # pixels: the row is as high as one with buttons


class BinPage(Page):
    """All detections that are no faces."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self._words = FaceWords()
        self._visible = self._in_order = False
        self.grid = FacesGrid(services.thumbnails, None, self)
        self.grid.setAccessibleName(self.tr("Not a face"))
        self.setFocusProxy(self.grid)
        self.count = QLabel(self)
        self.count.setProperty("tone", "secondary")
        self.count.setFont(theme.font(tabular=True))
        self.count.setContentsMargins(16, 0, 16, 4)
        self.count.setMinimumHeight(self.count.fontMetrics().height() + _ROOM)
        self.empty = EmptyState(self)
        self.restore = face_action(self.grid, self.tr("Is a face after all"), "faces", "R")
        self.look = face_action(
            self.grid, self.tr("Look at the photo"), "photos", "Return", "Enter", "Space"
        )
        self.selection_bar = SelectionBar(self.grid)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        full = QWidget(self)
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.count)
        around = QHBoxLayout()
        around.setContentsMargins(8, 0, 0, 0)
        around.addWidget(self.grid)
        column.addLayout(around, 1)
        self._full = full
        self._stack = QStackedLayout(self)
        self._stack.addWidget(full)
        self._stack.addWidget(self.empty)

    def _connect(self) -> None:
        self.restore.triggered.connect(self._restore)
        self.look.triggered.connect(self._look_at_current)
        self.grid.opened.connect(self._open_photo)
        self.grid.zoom_wanted.connect(self.zoom)
        self.grid.selection_changed.connect(self._selected)
        self.grid.selectionModel().currentChanged.connect(self._selected)
        self.selection_bar.closed.connect(self.grid.clearSelection)
        self.selection_bar.room_changed.connect(self.grid.set_room_below)
        self.session.changed.connect(self._changed)
        self.session.edited.connect(self._edited)

    # -- the page ----------------------------------------------------------------------

    def enter(self) -> None:
        """Load, the latest photos first."""
        self._visible = True
        side = SIDES[max(0, min(self._stored_zoom(), len(SIDES) - 1))]
        if self.grid.side != side:
            self.grid.set_side(side)
        self._in_order = True
        self._load()

    def leave(self) -> None:
        """Nothing goes on here."""
        self._visible = False

    def actions_for_selection(self) -> list[QAction]:
        """See `Page`."""
        return [self.restore, self.look] if self.grid.selected() else []

    def photos_in_order(self) -> list[PhotoId]:
        """See `Page`."""
        return self.grid.faces.photos_in_order()

    def zoom(self, steps: int) -> None:
        """See `Page`."""
        self.services.settings.put(_ZOOM, SIDES.index(self.grid.zoom(steps)))

    def _stored_zoom(self) -> int:
        return self.services.settings.whole(_ZOOM, SIDES.index(USUAL_SIDE))

    def _load(self) -> None:
        words = self._words

        def load(library: Library) -> FaceListing:
            return face_listing(binned_faces(library), words)

        self.session.ask(load, self._show, key="bin")

    def _show(self, listing: FaceListing) -> None:
        in_order, self._in_order = self._in_order, False
        self.grid.show_listing(listing, keep_order=not in_order)
        self.count.setText(self.tr("%Ln picture(s) that show no face", "", len(listing.items)))
        self._selected()
        if listing.items:
            self._stack.setCurrentWidget(self._full)
            return
        self.empty.tell(
            "not-a-face", self.tr("Nothing here. What you mark as not a face is kept here.")
        )
        self._stack.setCurrentWidget(self.empty)

    def _changed(self, changes: ChangeSet | None) -> None:
        if self._visible and (changes is None or changes.faces):
            self._load()

    def _edited(self, _: EditDone) -> None:
        self._in_order = True

    # -- selection and edits -------------------------------------------------------------

    def _selected(self) -> None:
        faces = self.grid.selected()
        self.restore.setEnabled(bool(faces))
        self.look.setEnabled(self.grid.currentIndex().isValid())
        if faces:
            text = self.tr("%Ln selected", "", len(faces))
            self.selection_bar.offer(text, [self.restore, self.look])
        else:
            self.selection_bar.leave()
        self.selection_changed.emit()

    def _restore(self) -> None:
        faces = self.grid.selected()
        if faces:
            self.session.do(RestoreFaces(faces))

    def _look_at_current(self) -> None:
        face = self.grid.current()
        if face is not None:
            self._open_photo(face)

    def _open_photo(self, face: int) -> None:
        self.open_photo.emit(self.grid.faces.photo_of(FaceId(face)), face)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done with the selection."""
        show_menu(self, self.actions_for_selection(), event.globalPos())
