"""What can be done with the faces that are selected in the graph."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.browsing_faces import likely_names
from photoorg.library.editing import (
    Command,
    Different,
    IgnoreFaces,
    Merge,
    NameFaces,
    NamesDifferError,
    NotAFace,
    Reject,
    Split,
)
from photoorg.library.graph_view import CutEdge
from photoorg.ui.face_actions import face_action
from photoorg.ui.graph_canvas import GraphCanvas
from photoorg.ui.icons import icon
from photoorg.ui.person_chooser import PersonChooser
from photoorg.ui.session import Session
from photoorg.ui.thumbnails import ThumbnailCache

_MOST_DIFFERENT = 50
"""Each pair of them is remembered."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is selected: faces, and the persons that they belong to.

    Attributes:
        threshold: the distance that the library was grouped at.
        linked: whether it is two faces with an edge between them.
    """

    faces: tuple[FaceId, ...] = ()
    persons: tuple[PersonId, ...] = ()
    threshold: float = 0.5
    linked: bool = False


class GraphActions(QObject):
    """The actions of the graph. Their keys answer while it has the keyboard."""

    open_wanted = Signal()
    person_wanted = Signal()
    everybody_wanted = Signal()

    def __init__(self, session: Session, thumbnails: ThumbnailCache, canvas: GraphCanvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._chosen = Chosen()
        self.chooser = PersonChooser(session, thumbnails, canvas, canvas)
        self.merge = face_action(canvas, self.tr("Merge"), "merge", "M")
        self.new_person = face_action(canvas, self.tr("New person"), "person-add", "Shift+S")
        self.move_to = face_action(canvas, self.tr("Move to…"), "forward", "F2")
        self.reject = face_action(canvas, self.tr("Not this person"), "cross", "X")
        self.ignore = face_action(canvas, self.tr("Ignore"), "hide", "I")
        self.not_a_face = face_action(
            canvas, self.tr("Not a face"), "not-a-face", "Delete", "Backspace"
        )
        self.cut = face_action(canvas, self.tr("Cut link"), "cut")
        self.different = face_action(canvas, self.tr("Different people"), "different")
        self.open = face_action(canvas, self.tr("Look at the photo"), "photos", "Return", "Enter")
        self.person = face_action(canvas, self.tr("Open the person"), "person")
        self.everybody = face_action(canvas, self.tr("Select all of this person"), "people")
        self._connect()
        self.choose(self._chosen)

    def _connect(self) -> None:
        self.merge.triggered.connect(self._merge)
        self.new_person.triggered.connect(lambda: self._do(Split(self._chosen.faces)))
        self.move_to.triggered.connect(self._ask_whom)
        self.reject.triggered.connect(lambda: self._do(Reject(self._chosen.faces)))
        self.ignore.triggered.connect(lambda: self._do(IgnoreFaces(self._chosen.faces)))
        self.not_a_face.triggered.connect(lambda: self._do(NotAFace(self._chosen.faces)))
        self.cut.triggered.connect(self._cut)
        self.different.triggered.connect(lambda: self._do(Different(self._chosen.persons)))
        self.open.triggered.connect(self.open_wanted)
        self.person.triggered.connect(self.person_wanted)
        self.everybody.triggered.connect(self.everybody_wanted)

    def choose(self, chosen: Chosen) -> None:
        """These are selected now."""
        self._chosen = chosen
        faces, persons = len(chosen.faces), len(chosen.persons)
        for action in (self.new_person, self.move_to, self.ignore, self.not_a_face):
            action.setEnabled(faces > 0)
        self.merge.setEnabled(persons > 1)
        self.different.setEnabled(1 < persons <= _MOST_DIFFERENT)
        self.reject.setEnabled(persons > 0)
        self.cut.setEnabled(chosen.linked)
        self.open.setEnabled(faces == 1)
        self.person.setEnabled(persons == 1)
        self.everybody.setEnabled(persons == 1)

    def for_bar(self) -> list[QAction]:
        """What the bar offers, if it is enabled."""
        return [
            self.merge,
            self.cut,
            self.new_person,
            self.move_to,
            self.reject,
            self.ignore,
            self.not_a_face,
            self.different,
        ]

    def for_menu(self) -> list[QAction]:
        """What a menu offers."""
        if not self._chosen.faces:
            return []
        actions = [self.open, self.person, self.everybody, *self.for_bar()]
        return [action for action in actions if action.isEnabled()]

    def _do(self, command: Command) -> None:
        self._session.do(command)

    def _cut(self) -> None:
        if len(self._chosen.faces) == 2:
            self._do(CutEdge(*self._chosen.faces, self._chosen.threshold))

    def _merge(self) -> None:
        """Merge; where there are several names, a menu asks which one stays."""
        persons = self._chosen.persons

        def failed(error: Exception) -> None:
            if isinstance(error, NamesDifferError):
                self._ask_name(persons, error.names)
            else:
                self._session.failed.emit(error)

        self._session.do(Merge(persons), failed=failed)

    def _ask_name(self, persons: tuple[PersonId, ...], names: list[str]) -> None:
        menu = QMenu(self._canvas)
        question = menu.addAction(self.tr("Merge, and keep the name"))
        question.setEnabled(False)
        for name in names:
            action = menu.addAction(icon("person"), name.replace("&", "&&"))
            action.triggered.connect(
                lambda _=False, name=name: self._session.do(Merge(persons, name=name))
            )
        menu.addSeparator()
        menu.addAction(self.tr("Do not merge"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setActiveAction(menu.actions()[1])
        menu.popup(self._canvas.mapToGlobal(self._canvas.rect().center()))

    def _ask_whom(self) -> None:
        faces = list(self._chosen.faces)
        persons = self._chosen.persons
        self.chooser.ask(
            self.tr("Move to whom?"),
            lambda person: Split(faces, person),
            lambda name: NameFaces(faces, name),
            own=persons[0] if len(persons) == 1 else None,
        )
        self._session.think(
            lambda library: likely_names(library, faces),
            self.chooser.suggest,
            key="likely names in the graph",
        )
