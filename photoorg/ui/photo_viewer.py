"""One photo, as large as the window allows, with the faces in it."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from photoorg.core.ids import PhotoId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_photos import (
    FaceInPhoto,
    PhotoInfo,
    faces_in_photo,
    photo_info,
    photos_like,
)
from photoorg.library.library import Library
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.page import Page
from photoorg.ui.photo_bar import PhotoActions, PhotoBar
from photoorg.ui.photo_canvas import STEP, PhotoCanvas
from photoorg.ui.photo_faces import PhotoFaces, open_menu
from photoorg.ui.photo_info_panel import PhotoInfoPanel
from photoorg.ui.photo_trail import PhotoTrail
from photoorg.ui.photo_why import WhyPanel
from photoorg.ui.picture_loader import WHOLE, PictureLoader, Wish
from photoorg.ui.services import Services
from photoorg.ui.session import Session

_INFO = "photo/info"
_FRAMES = "photo/frames"

_COARSE = 256
"""Pictures are decoded at multiples of so many pixels, so that a slightly larger window needs
no new ones."""

_SMALLEST_EDGE = 1_024
_PAN = 60
_PANS = {
    "Shift+Left": (1, 0),
    "Shift+Right": (-1, 0),
    "Shift+Up": (0, 1),
    "Shift+Down": (0, -1),
}

_Details = tuple[PhotoId, PhotoInfo | None, tuple[FaceInPhoto, ...]]


class PhotoViewer(Page):
    """Shows the photos that `show_photos` tells, one at a time."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self.trail = PhotoTrail()
        self.info: PhotoInfo | None = None
        self._visible = False
        self._wishes: list[Wish] = []
        self.loader = PictureLoader(session.paths, parent=self)
        self.stage = QWidget(self)
        self.canvas = PhotoCanvas(self.stage)
        self.faces = PhotoFaces(session, services, self.stage, self.canvas)
        self.message = EmptyState(self)
        self.actions_of_photo = PhotoActions(self)
        self.bar = PhotoBar(self.actions_of_photo, self)
        self.panel = PhotoInfoPanel(self)
        self.why = WhyPanel(session, services.thumbnails, self)
        self._lay_out()
        self._connect_photo()
        self._connect_faces()
        self._restore()

    def _lay_out(self) -> None:
        self.canvas.setAccessibleName(self.tr("Photo"))
        self.setFocusProxy(self.canvas)
        over = QVBoxLayout(self.stage)
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self.canvas)
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.stage)
        self._stack.addWidget(self.message)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(row, 1)
        column.addWidget(self.why)

    def _connect_photo(self) -> None:
        does = self.actions_of_photo
        does.previous.triggered.connect(lambda: self.step(-1))
        does.next.triggered.connect(lambda: self.step(1))
        does.first.triggered.connect(lambda: self.step(-len(self.trail)))
        does.last.triggered.connect(lambda: self.step(len(self.trail)))
        does.fit.triggered.connect(self.canvas.fit)
        does.actual.triggered.connect(lambda: self.canvas.show_actual_size())
        does.info.toggled.connect(self._show_info)
        does.back.triggered.connect(self._leave_or_back)
        does.look_back.triggered.connect(self.back)
        does.show_file.triggered.connect(self.panel.show_file)
        self.canvas.addAction(does.look_back)
        for keys, way in _PANS.items():
            self._add_pan(keys, QPointF(*way) * _PAN)
        self.panel.closed.connect(lambda: does.info.setChecked(False))
        self.canvas.moved.connect(self._moved)
        self.canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.canvas.customContextMenuRequested.connect(self._open_menu)
        self.why.status.connect(self.status)
        self.loader.ready.connect(self._arrived)
        self.message.wanted.connect(self._try_again)
        self.session.changed.connect(self._changed)

    def _connect_faces(self) -> None:
        does, faces = self.actions_of_photo, self.faces
        faces.frames.add_actions([does.look_back])
        faces.outdated.connect(self._load)
        faces.focused.connect(self.selection_changed)
        faces.needs_frames.connect(lambda: does.frames.setChecked(True))
        faces.drawing_ended.connect(lambda: does.draw.setChecked(False))
        faces.actions.person_wanted.connect(self.open_person)
        faces.actions.graph_wanted.connect(self.show_in_graph)
        faces.actions.similar_wanted.connect(self.find_similar)
        faces.actions.why_wanted.connect(self.why.ask)
        does.draw.toggled.connect(self._draw)
        does.frames.toggled.connect(self._show_frames)
        does.ignore_unnamed.triggered.connect(faces.ignore_unnamed)
        does.graph.triggered.connect(lambda: self.show_photo_in_graph.emit(self.trail.current or 0))

    def _add_pan(self, keys: str, by: QPointF) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self.canvas.pan(by))
        self.addAction(action)

    def _restore(self) -> None:
        settings = self.services.settings
        self.actions_of_photo.info.setChecked(settings.flag(_INFO))
        self.panel.setVisible(settings.flag(_INFO))
        self.actions_of_photo.frames.setChecked(settings.flag(_FRAMES, True))

    # -- the page ----------------------------------------------------------------------

    def show_photos(
        self,
        photos: int | Sequence[int] | npt.NDArray[np.int64],
        start: int = 0,
        face: int = 0,
    ) -> None:
        """Show photos, beginning with `start` (the first one if it is 0), there a face.

        From a single one, one goes on through the whole library by date.
        """
        if isinstance(photos, int):
            self.trail = PhotoTrail([photos])
            self.session.ask(photos_like_all, self._take_all, key="all photos by date")
        else:
            self.trail = PhotoTrail(photos, start)
        self._go(face)

    def _take_all(self, photos: npt.NDArray[np.int64]) -> None:
        current = self.trail.current
        if len(self.trail) != 1 or current is None:
            return
        trail = PhotoTrail(photos, current)
        if trail.current == current:
            self.trail = trail
            self._tell_position()
            self._wish()

    def enter(self) -> None:
        """Load what is shown, and its neighbours."""
        self._visible = True
        self.loader.retry()
        self._load()
        self._wish()

    def leave(self) -> None:
        """Stop what goes on here."""
        self._visible = False
        self.faces.leave()
        self.why.stop()
        self.loader.release()
        self._wishes = []
        if not self.faces.drawing.is_busy:
            self.faces.drawing.stop()

    def close_threads(self) -> None:
        """End the threads that decode and look at faces."""
        self.faces.drawing.stop()
        self.loader.close()

    def actions_for_selection(self) -> list[QAction]:
        """See `Page`."""
        face = [action for group in self.faces.actions.for_menu() for action in group]
        does = self.actions_of_photo
        return [*face, does.draw, does.ignore_unnamed, does.graph, does.show_file]

    def zoom(self, steps: int) -> None:
        """See `Page`."""
        if steps:
            self.canvas.zoom_by(STEP**steps)
        else:
            self.canvas.fit()

    # -- going -------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go on, or back, by so many photos."""
        if self.trail.move(by):
            self._go()

    def _go(self, face: int = 0) -> None:
        self.faces.leave()
        self.why.stop()
        self.faces.point_at(face)
        self._tell_position()
        if self._visible:
            self._load()

    def _tell_position(self) -> None:
        does = self.actions_of_photo
        self.bar.show_position(self.trail.at + 1, len(self.trail))
        for action, step in ((does.previous, -1), (does.first, -1), (does.next, 1), (does.last, 1)):
            action.setEnabled(self.trail.photo(step) is not None)

    def _load(self) -> None:
        photo = self.trail.current
        if photo is None:
            return

        def load(library: Library) -> _Details:
            return photo, photo_info(library, photo), faces_in_photo(library, photo)

        self.session.ask(load, self._show_details, key="photo")
        self._wish()

    def _show_details(self, details: _Details) -> None:
        photo, info, faces = details
        if photo != self.trail.current:
            return
        is_new = self.info is None or self.info.id != photo
        self.info = info
        self.panel.show_photo(info)
        self.panel.show_camera(self.loader.camera(photo))
        taken = None if info is None else info.taken_at
        self.bar.when.set_text("" if taken is None else self.panel.when(taken))
        if info is None:
            self._say_why(self.tr("This photo is no longer there."))
            return
        if is_new:
            self.canvas.show_photo(QSize(info.width, info.height))
        self._show_picture()
        self.faces.show(photo, faces)
        if is_new:
            self.shown.emit(int(photo))

    # -- the picture -------------------------------------------------------------------

    def _screen_edge(self) -> int:
        """The size at which a photo is decoded to be seen as a whole."""
        edge = max(self.canvas.width(), self.canvas.height()) * self.devicePixelRatioF()
        return max(_SMALLEST_EDGE, math.ceil(edge / _COARSE) * _COARSE)

    def _wish(self) -> None:
        """Ask for the photo, for its full size if so much is seen, and for the neighbours."""
        if not self._visible or self.trail.current is None:
            return
        edge, photo = self._screen_edge(), self.trail.current
        wishes = [(photo, edge)]
        shows_it = self.info is not None and self.info.id == photo
        if shows_it and self.canvas.edge_shown > edge:
            wishes.append((photo, WHOLE))
        for step in (1, -1):
            neighbour = self.trail.photo(step)
            if neighbour is not None:
                wishes.append((neighbour, edge))
        if wishes != self._wishes:
            self._wishes = wishes
            self.loader.want(wishes)

    def _arrived(self, photo: int) -> None:
        if self.info is not None and photo == self.trail.current == self.info.id:
            self.panel.show_camera(self.loader.camera(PhotoId(photo)))
            self._show_picture()

    def _show_picture(self) -> None:
        if self.info is None:
            return
        photo = self.info.id
        image = self.loader.image(photo, self.canvas.edge_shown)
        error = self.loader.error(photo)
        if image is None and error:
            self._say_why(error)
            return
        self.canvas.set_image(image)
        if self._stack.currentWidget() is not self.stage:
            had_focus = self.message.button.hasFocus()
            self._stack.setCurrentWidget(self.stage)
            self._allow(True)
            self.setFocusProxy(self.canvas)
            if had_focus:
                self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self, there: bool) -> None:
        """What can be done with a picture can only be done where there is one."""
        does = self.actions_of_photo
        for action in (does.fit, does.actual, does.draw, does.frames):
            action.setEnabled(there)
        self.bar.show_zoom(self.canvas.zoom if there else 0)

    def _say_why(self, sentence: str) -> None:
        """There is no picture."""
        had_focus = self.isAncestorOf(self.window().focusWidget() or self)
        self.message.tell("offline", sentence, self.tr("Try again"))
        self._stack.setCurrentWidget(self.message)
        self._allow(False)
        self.setFocusProxy(self.message.button)
        if had_focus:
            self.message.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _try_again(self) -> None:
        self.loader.retry()
        self._wishes = []
        self._load()

    def _moved(self) -> None:
        if self._stack.currentWidget() is self.stage:
            self.bar.show_zoom(self.canvas.zoom)
        self._wish()
        self._show_picture()

    def _changed(self, changes: ChangeSet | None) -> None:
        if not self._visible or self.trail.current is None:
            return  # `enter` loads
        if changes is None:
            self.loader.retry()
            self._wishes = []
            self._load()
            return
        if self.trail.current in changes.photos or self.faces.concerns(
            changes.faces, changes.persons
        ):
            self._load()

    # -- parts -------------------------------------------------------------------------

    def _show_frames(self, shown: bool) -> None:
        self.services.settings.put(_FRAMES, shown)
        if not shown:
            self.faces.naming.stop()
        self.faces.frames.set_shown(shown)

    def _show_info(self, shown: bool) -> None:
        self.services.settings.put(_INFO, shown)
        self.panel.setVisible(shown)

    def _draw(self, on: bool) -> None:
        if not on:
            if self.faces.layer.is_drawing:
                self.faces.stop_drawing()
        elif self.canvas.has_photo and self._stack.currentWidget() is self.stage:
            self.faces.draw()
        else:
            self.actions_of_photo.draw.setChecked(False)

    def _open_menu(self, at: QPoint) -> None:
        does = self.actions_of_photo
        does.ignore_unnamed.setEnabled(self.faces.has_unnamed)
        groups = [
            [does.draw, does.ignore_unnamed],
            [does.fit, does.actual],
            [does.info, does.graph, does.show_file],
        ]
        open_menu(self, groups, self.canvas.mapToGlobal(at))

    def _leave_or_back(self) -> None:
        if self.faces.layer.is_drawing:
            self.faces.stop_drawing()
        elif self.why.is_open:
            self.why.stop()
        else:
            self.back.emit()


def photos_like_all(library: Library) -> npt.NDArray[np.int64]:
    """All photos by date."""
    return photos_like(library).ids
