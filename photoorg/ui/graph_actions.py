"""What can be done with the faces that are selected in the graph."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.browsing_faces import likely_names
from photoorg.library.editing import (
    Command,
    Confirm,
    Different,
    IgnoreFaces,
    Merge,
    NameFaces,
    NamePerson,
    NamesDifferError,
    NotAFace,
    Reject,
    Split,
)
from photoorg.library.graph_view import CutEdge, GraphPicture
from photoorg.library.graphing import NOBODY
from photoorg.ui.face_actions import face_action
from photoorg.ui.graph_canvas import GraphCanvas
from photoorg.ui.graph_choices import PERSONS, PHOTO
from photoorg.ui.graph_selection import Rows
from photoorg.ui.icons import icon
from photoorg.ui.person_chooser import PersonChooser
from photoorg.ui.session import Session
from photoorg.ui.tag_panel import TagPanel
from photoorg.ui.thumbnails import ThumbnailCache

_MOST_DIFFERENT = 50
"""Each pair of them is remembered."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is selected: faces, and the persons that they belong to.

    Attributes:
        owned: those of the faces that belong to somebody.
        whole: whether it is all faces of one person.
        threshold: the distance that the library was grouped at.
        linked: whether it is two faces with an edge between them.
    """

    faces: tuple[FaceId, ...] = ()
    persons: tuple[PersonId, ...] = ()
    owned: tuple[FaceId, ...] = ()
    whole: bool = False
    threshold: float = 0.5
    linked: bool = False

    @property
    def person(self) -> PersonId | None:
        """The person of all faces, if it is one."""
        return self.persons[0] if len(self.persons) == 1 and self.owned == self.faces else None


def chosen_in(picture: GraphPicture | None, rows: Rows) -> Chosen:
    """What is selected in a graph."""
    if picture is None or not len(rows):
        return Chosen()
    graph = picture.graph
    owners = graph.persons[rows]
    persons = np.unique(owners[owners != NOBODY])
    whole = len(persons) == 1 and len(rows) == len(graph.rows_of(int(persons[0])))
    linked = False
    if len(rows) == 2:
        edge = graph.edge_between(int(rows[0]), int(rows[1]))
        linked = edge is not None and edge not in graph.cut
    return Chosen(
        tuple(FaceId(face) for face in graph.ids[rows].tolist()),
        tuple(PersonId(person) for person in persons.tolist()),
        tuple(FaceId(face) for face in graph.ids[rows][owners != NOBODY].tolist()),
        whole,
        picture.threshold,
        linked,
    )


class GraphActions(QObject):
    """The actions of the graph. Their keys answer while it has the keyboard."""

    open_wanted = Signal()
    person_wanted = Signal()
    everybody_wanted = Signal()
    similar_wanted = Signal(int)
    compare_wanted = Signal(int, int)
    scope_wanted = Signal(str)
    """A key of `ScopeBox`."""

    def __init__(self, session: Session, thumbnails: ThumbnailCache, canvas: GraphCanvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._chosen = Chosen()
        self.chooser = PersonChooser(session, thumbnails, canvas, canvas)
        self.name = self._add(self.tr("Name…"), "edit", "F2", "Return", "Enter")
        self.merge = self._add(self.tr("Merge"), "merge", "M")
        self.confirm = self._add(self.tr("Confirm"), "check", "C")
        self.new_person = self._add(self.tr("New person"), "person-add", "Shift+S")
        self.move_to = self._add(self.tr("Move to…"), "forward", "Shift+M")
        self.reject = self._add(self.tr("Not this person"), "cross", "X")
        self.ignore = self._add(self.tr("Ignore"), "hide", "I")
        self.not_a_face = self._add(self.tr("Not a face"), "not-a-face", "Delete", "Backspace")
        self.cut = self._add(self.tr("Cut link"), "cut", "K")
        self.different = self._add(self.tr("Different people"), "different", "D")
        self.open = self._add(self.tr("Look at the photo"), "photos", "Ctrl+Return", "Ctrl+Enter")
        self.person = self._add(self.tr("Open the person"), "person", "P")
        self.everybody = self._add(self.tr("Select all of this person"), "people", "A")
        self.alone = self._add(self.tr("Only the selected people"), "filter", "O")
        self.photo = self._add(self.tr("The photo with who is near"), "graph")
        self.similar = self._add(self.tr("Find similar"), "similar")
        self.compare = self._add(self.tr("Compare"), "compare")
        self.tag = self._add(self.tr("Tag…"), "tag", "T")
        self.tags = TagPanel(session, canvas, canvas)
        self._connect()
        self.choose(self._chosen)

    def _add(self, text: str, name: str, *keys: str) -> QAction:
        return face_action(self._canvas, text, name, *keys)

    def _connect(self) -> None:
        self.name.triggered.connect(self._ask_name_of)
        self.merge.triggered.connect(self._merge)
        self.confirm.triggered.connect(lambda: self._do(Confirm(self._chosen.owned)))
        self.new_person.triggered.connect(lambda: self._do(Split(self._chosen.faces)))
        self.move_to.triggered.connect(self._ask_whom)
        self.reject.triggered.connect(lambda: self._do(Reject(self._chosen.owned)))
        self.ignore.triggered.connect(lambda: self._do(IgnoreFaces(self._chosen.faces)))
        self.not_a_face.triggered.connect(lambda: self._do(NotAFace(self._chosen.faces)))
        self.cut.triggered.connect(self._cut)
        self.different.triggered.connect(lambda: self._do(Different(self._chosen.persons)))
        self.open.triggered.connect(self.open_wanted)
        self.person.triggered.connect(self.person_wanted)
        self.everybody.triggered.connect(self.everybody_wanted)
        self.alone.triggered.connect(lambda: self.scope_wanted.emit(PERSONS))
        self.tag.triggered.connect(lambda: self.tags.ask(self._chosen.faces))
        self.similar.triggered.connect(lambda: self.similar_wanted.emit(*self._chosen.faces))
        self.compare.triggered.connect(lambda: self.compare_wanted.emit(*self._chosen.faces))
        self.photo.triggered.connect(lambda: self.scope_wanted.emit(PHOTO))

    def choose(self, chosen: Chosen) -> None:
        """These are selected now."""
        self._chosen = chosen
        faces, persons = len(chosen.faces), len(chosen.persons)
        some_loose = len(chosen.owned) < faces
        for action in (self.name, self.new_person, self.move_to, self.ignore, self.not_a_face):
            action.setEnabled(faces > 0)
        self.new_person.setEnabled(faces > 0 and not chosen.whole)
        self.merge.setEnabled(persons > 1 or (persons == 1 and some_loose))
        self.different.setEnabled(1 < persons <= _MOST_DIFFERENT)
        for action in (self.confirm, self.reject, self.alone):
            action.setEnabled(persons > 0)
        self.cut.setEnabled(chosen.linked)
        self.open.setEnabled(faces == 1)
        self.photo.setEnabled(faces == 1)
        self.tag.setEnabled(faces > 0)
        self.similar.setEnabled(faces == 1)
        self.compare.setEnabled(faces == 2)
        self.person.setEnabled(persons == 1)
        self.everybody.setEnabled(persons == 1 and not chosen.whole)

    def for_bar(self) -> list[QAction]:
        """What the bar offers, if it is enabled."""
        return [
            self.name,
            self.merge,
            self.cut,
            self.confirm,
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
        looking = [self.open, self.person, self.everybody, self.alone, self.photo]
        looking += [self.similar, self.compare, self.tag]
        return [action for action in (*looking, *self.for_bar()) if action.isEnabled()]

    def _do(self, command: Command) -> None:
        self._session.do(command)

    def _cut(self) -> None:
        if len(self._chosen.faces) == 2:
            self._do(CutEdge(*self._chosen.faces, self._chosen.threshold))

    def _ask_name_of(self) -> None:
        """Name the person that the selection is of; of other faces only these."""
        faces, person = list(self._chosen.faces), self._chosen.person
        if person is None:
            self._ask(
                self.tr("Who is this?"),
                lambda known: Split(faces, known),
                lambda name: NameFaces(faces, name),
            )
        else:
            self._ask(
                self.tr("Who is this?"),
                lambda known: Merge((person, known), self._name_of(known)),
                lambda name: NamePerson(person, name),
            )

    def _name_of(self, person: PersonId) -> str | None:
        """A person that was chosen by name keeps it."""
        picture = self._canvas.picture
        return None if picture is None else picture.names.get(person)

    def _ask_whom(self) -> None:
        faces = list(self._chosen.faces)
        self._ask(
            self.tr("Move to whom?"),
            lambda person: Split(faces, person),
            lambda name: NameFaces(faces, name),
        )

    def _ask(
        self,
        question: str,
        known: Callable[[PersonId], Command],
        new: Callable[[str], Command],
    ) -> None:
        faces = list(self._chosen.faces)
        self.chooser.ask(question, known, new, own=self._chosen.person)
        self._session.think(
            lambda library: likely_names(library, faces),
            self.chooser.suggest,
            key="likely names in the graph",
        )

    def _merge(self) -> None:
        """Merge; where there are several names, a menu asks which one stays.

        Faces of nobody go to the one person that is selected with them.
        """
        persons = self._chosen.persons
        if len(persons) == 1:
            loose = sorted(set(self._chosen.faces) - set(self._chosen.owned))
            self._do(Confirm(loose, persons[0]))
            return

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
