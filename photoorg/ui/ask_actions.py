"""What can be done with a face that was found."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from photoorg.ui.ask_face import FaceButton
from photoorg.ui.face_actions import show_menu
from photoorg.ui.icons import icon


class AskActions(QObject):
    """The menu of a face in an answer."""

    photo_wanted = Signal(int, int)
    person_wanted = Signal(int)
    similar_wanted = Signal(int)
    compare_wanted = Signal(int)
    graph_wanted = Signal(int)
    tag_wanted = Signal(int)
    """Face ids, but for the photo's (photo and face) and the person's."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._face: FaceButton | None = None
        self.photo = self._add(self.tr("Look at the photo"), "photos")
        self.person = self._add(self.tr("Go to the person"), "person")
        self.similar = self._add(self.tr("Find similar"), "similar")
        self.compare = self._add(self.tr("Compare with this face"), "compare")
        self.graph = self._add(self.tr("Show in graph"), "graph")
        self.tag = self._add(self.tr("Tag…"), "tag")
        self.photo.triggered.connect(self._open_photo)
        self.person.triggered.connect(self._open_person)
        self.similar.triggered.connect(lambda: self._tell(self.similar_wanted.emit))
        self.compare.triggered.connect(lambda: self._tell(self.compare_wanted.emit))
        self.graph.triggered.connect(lambda: self._tell(self.graph_wanted.emit))
        self.tag.triggered.connect(lambda: self._tell(self.tag_wanted.emit))

    def _add(self, text: str, name: str) -> QAction:
        return QAction(icon(name), text, self)

    def offer(self, face: FaceButton, at: QPoint, *, compare: bool) -> None:
        """Pop up the menu of a face; `compare` where there is one to compare it with."""
        self._face = face
        self.person.setEnabled(face.person is not None)
        self.compare.setEnabled(compare)
        show_menu(self._page, [it for it in self.all if it.isEnabled()], at)

    @property
    def all(self) -> list[QAction]:
        """Everything that the menu may offer, in its order."""
        return [self.photo, self.person, self.similar, self.compare, self.graph, self.tag]

    def _open_photo(self) -> None:
        if self._face is not None:
            self.photo_wanted.emit(self._face.photo, self._face.face)

    def _open_person(self) -> None:
        if self._face is not None and self._face.person is not None:
            self.person_wanted.emit(self._face.person)

    def _tell(self, tell: Callable[[int], None]) -> None:
        if self._face is not None:
            tell(self._face.face)
