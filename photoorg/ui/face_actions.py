"""What can be done with the selected faces: actions with their keys, and the edits they make."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.browsing_faces import likely_names
from photoorg.library.editing import (
    ChooseCover,
    Command,
    Confirm,
    IgnoreFaces,
    NameFaces,
    NotAFace,
    Reject,
    Split,
)
from photoorg.ui.faces_grid import FacesGrid
from photoorg.ui.icons import icon
from photoorg.ui.person_chooser import PersonChooser
from photoorg.ui.session import Session
from photoorg.ui.tag_panel import TagPanel
from photoorg.ui.thumbnails import ThumbnailCache


def face_action(grid: QWidget, text: str, name: str, *keys: str) -> QAction:
    """An action whose keys answer while the grid has the keyboard; its tool tip tells the key."""
    action = QAction(icon(name), text, grid)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    grid.addAction(action)
    if keys:
        key = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
        pattern = QCoreApplication.translate("FaceActions", "{action} ({key})")
        action.setToolTip(pattern.format(action=action.iconText(), key=key))
    return action


def show_menu(page: QWidget, actions: Sequence[QAction], at: QPoint) -> None:
    """Pop up a menu at a point of the screen, if there is anything to offer."""
    if actions:
        menu = QMenu(page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(actions))
        menu.popup(at)


class FaceActions(QObject):
    """The actions of a grid of one person's faces."""

    open_wanted = Signal(int)
    """The first face of an item whose photo is to be shown."""

    graph_wanted = Signal(int)
    similar_wanted = Signal(int)
    compare_wanted = Signal(int, int)

    def __init__(
        self, session: Session, thumbnails: ThumbnailCache, grid: FacesGrid, over: QWidget
    ) -> None:
        super().__init__(grid)
        self._session = session
        self._grid = grid
        self._person: PersonId | None = None
        self._faces: list[FaceId] = []
        self.chooser = PersonChooser(session, thumbnails, over, grid)
        self.confirm = self._add(self.tr("Confirm"), "check", "C")
        self.new_person = self._add(self.tr("New person"), "person-add", "Shift+S")
        self.move_to = self._add(self.tr("Move to…"), "forward", "M")
        self.reject = self._add(self.tr("Not this person"), "cross", "X")
        self.ignore = self._add(self.tr("Ignore"), "hide", "I")
        self.not_a_face = self._add(self.tr("Not a face"), "not-a-face", "Delete", "Backspace")
        self.cover = self._add(self.tr("Make cover"), "cover")
        self.open = self._add(self.tr("Look at the photo"), "photos", "Return", "Enter", "Space")
        self.graph = self._add(self.tr("Show in graph"), "graph")
        self.similar = self._add(self.tr("Find similar"), "similar")
        self.compare = self._add(self.tr("Compare"), "compare")
        self.tag = self._add(self.tr("Tag…"), "tag", "T")
        self.tags = TagPanel(session, over, grid)
        self._connect()
        self.choose(None, [])

    def _add(self, text: str, name: str, *keys: str) -> QAction:
        return face_action(self._grid, text, name, *keys)

    def _connect(self) -> None:
        self.confirm.triggered.connect(lambda: self._do(Confirm(self._faces, self._person)))
        self.new_person.triggered.connect(lambda: self._do(Split(self._faces)))
        self.reject.triggered.connect(lambda: self._do(Reject(self._faces, self._person)))
        self.ignore.triggered.connect(lambda: self._do(IgnoreFaces(self._faces)))
        self.not_a_face.triggered.connect(lambda: self._do(NotAFace(self._faces)))
        self.move_to.triggered.connect(self._ask_whom)
        self.cover.triggered.connect(self._make_cover)
        self.open.triggered.connect(lambda: self._tell_current(self.open_wanted.emit))
        self.graph.triggered.connect(lambda: self._tell_current(self.graph_wanted.emit))
        self.tag.triggered.connect(lambda: self.tags.ask(self._faces))
        self.similar.triggered.connect(lambda: self._tell_selected(1, self.similar_wanted.emit))
        self.compare.triggered.connect(lambda: self._tell_selected(2, self.compare_wanted.emit))

    def choose(self, person: PersonId | None, faces: Sequence[FaceId]) -> None:
        """These faces of this person are selected now."""
        self._person, self._faces = person, list(faces)
        for action in (self.new_person, self.move_to, self.ignore, self.not_a_face):
            action.setEnabled(bool(faces))
        for action in (self.confirm, self.reject):
            action.setEnabled(bool(faces) and person is not None)
        self.cover.setEnabled(len(faces) == 1 and person is not None)
        self.graph.setEnabled(len(faces) == 1)
        self.similar.setEnabled(len(faces) == 1)
        self.compare.setEnabled(len(faces) == 2)
        self.open.setEnabled(self._grid.currentIndex().isValid())

    def stop(self) -> None:
        """Ask no more."""
        self.chooser.stop()
        self.tags.stop()

    def for_bar(self) -> list[QAction]:
        """What the bar offers, if it is enabled."""
        return [
            self.confirm,
            self.new_person,
            self.move_to,
            self.reject,
            self.ignore,
            self.not_a_face,
            self.cover,
        ]

    def for_menu(self) -> list[QAction]:
        """What a menu offers."""
        if not self._faces:
            return []
        looking = {1: [self.cover, self.open, self.similar, self.graph], 2: [self.compare]}
        return [*self.for_bar()[:-1], self.tag, *looking.get(len(self._faces), [])]

    def _do(self, command: Command) -> None:
        if self._faces:
            self._session.do(command)

    def _make_cover(self) -> None:
        if self._person is not None and len(self._faces) == 1:
            self._session.do(ChooseCover(self._person, self._faces[0]))

    def _tell_current(self, tell: Callable[[int], None]) -> None:
        face = self._grid.current()
        if face is not None:
            tell(face)

    def _tell_selected(self, count: int, tell: Callable[..., None]) -> None:
        if len(self._faces) == count:
            tell(*self._faces)

    def _ask_whom(self) -> None:
        faces = list(self._faces)
        if not faces:
            return
        self.chooser.ask(
            self.tr("Move to whom?"),
            lambda person: Split(faces, person),
            lambda name: NameFaces(faces, name),
            own=self._person,
        )
        self._session.think(
            lambda library: likely_names(library, faces),
            self.chooser.suggest,
            key="likely names of faces",
        )
