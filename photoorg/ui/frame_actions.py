"""What can be done with a face in its photo, and with all of them: actions with their keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from photoorg.core.ids import PhotoId
from photoorg.core.records import FaceState
from photoorg.library.browsing_photos import FaceInPhoto
from photoorg.library.editing import (
    ChooseCover,
    Command,
    Confirm,
    FaceQuery,
    IgnoreFaces,
    NotAFace,
    Reject,
    RestoreFaces,
)
from photoorg.ui.icons import icon
from photoorg.ui.session import Session


def ignore_unnamed(photos: Sequence[PhotoId]) -> Command:
    """The edit by which all in some photos who have no name become strangers."""
    return IgnoreFaces(FaceQuery(photos=tuple(photos), named=False))


class FrameActions(QObject):
    """The actions of the face that the keyboard or a menu is at."""

    name_wanted = Signal(int)
    person_wanted = Signal(int)
    graph_wanted = Signal(int)
    why_wanted = Signal(int)
    similar_wanted = Signal(int)
    tag_wanted = Signal(int)
    """Face ids, but for the person's."""

    def __init__(self, session: Session, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._owner = owner
        self._face: FaceInPhoto | None = None
        self.name = self._add(self.tr("Name…"), "edit", "Return", "Enter", "F2")
        self.confirm = self._add(self.tr("Yes, it is this person"), "check", "C")
        self.reject = self._add(self.tr("Not this person"), "cross", "X")
        self.ignore = self._add(self.tr("Ignore"), "hide", "I")
        self.restore = self._add(self.tr("Do not ignore"), "eye", "I")
        self.not_a_face = self._add(self.tr("Not a face"), "not-a-face", "Delete", "Backspace")
        self.cover = self._add(self.tr("Make cover"), "cover")
        self.person = self._add(self.tr("Go to the person"), "person", "Ctrl+Return", "Ctrl+Enter")
        self.graph = self._add(self.tr("Show in graph"), "graph")
        self.why = self._add(self.tr("Why this person?"), "question")
        self.similar = self._add(self.tr("Find similar"), "similar")
        self.tag = self._add(self.tr("Tag…"), "tag", "T")
        self._connect()
        self.choose(None)

    def _add(self, text: str, name: str, *keys: str) -> QAction:
        action = QAction(icon(name), text, self._owner)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def _connect(self) -> None:
        self.name.triggered.connect(lambda: self._tell(self.name_wanted.emit))
        self.graph.triggered.connect(lambda: self._tell(self.graph_wanted.emit))
        self.why.triggered.connect(lambda: self._tell(self.why_wanted.emit))
        self.similar.triggered.connect(lambda: self._tell(self.similar_wanted.emit))
        self.tag.triggered.connect(lambda: self._tell(self.tag_wanted.emit))
        self.person.triggered.connect(self._go_to_person)
        self.confirm.triggered.connect(lambda: self._do(lambda f: Confirm([f.id], f.person)))
        self.reject.triggered.connect(lambda: self._do(lambda f: Reject([f.id], f.person)))
        self.ignore.triggered.connect(lambda: self._do(lambda f: IgnoreFaces([f.id])))
        self.restore.triggered.connect(lambda: self._do(lambda f: RestoreFaces([f.id])))
        self.not_a_face.triggered.connect(lambda: self._do(lambda f: NotAFace([f.id])))
        self.cover.triggered.connect(self._make_cover)

    # -- which ones --------------------------------------------------------------------

    @property
    def all(self) -> list[QAction]:
        """Every action, for the frames to answer to their keys."""
        return [
            self.name,
            self.confirm,
            self.reject,
            self.ignore,
            self.restore,
            self.not_a_face,
            self.cover,
            self.person,
            self.graph,
            self.why,
            self.similar,
            self.tag,
        ]

    def choose(self, face: FaceInPhoto | None) -> None:
        """This face is meant now."""
        self._face = face
        there = face is not None
        belongs = face is not None and face.person is not None and not face.hidden
        named = belongs and face is not None and face.name is not None
        sure = face is not None and face.state is FaceState.CONFIRMED
        several = belongs and face is not None and face.others > 0
        hidden = face is not None and face.hidden
        self.name.setEnabled(there)
        self.confirm.setEnabled(belongs and not sure and (named or several))
        self.reject.setEnabled(belongs and (named or several))
        self.ignore.setEnabled(there and not hidden)
        self.restore.setEnabled(hidden)
        self.not_a_face.setEnabled(there)
        self.cover.setEnabled(several and face is not None and not face.cover)
        self.person.setEnabled(face is not None and face.person is not None)
        self.graph.setEnabled(there and face is not None and face.comparable)
        self.tag.setEnabled(there)
        self.similar.setEnabled(face is not None and face.comparable)
        self.why.setEnabled(several and face is not None and face.comparable)
        self._word()

    def _word(self) -> None:
        """Say who is meant."""
        name = None if self._face is None or self._face.hidden else self._face.name
        plain = None if name is None else name.replace("&", "&&")
        if plain is None:
            self.confirm.setText(self.tr("Yes, it is this person"))
            self.reject.setText(self.tr("Not this person"))
            self.person.setText(self.tr("Go to this person"))
            self.why.setText(self.tr("Why this person?"))
        else:
            self.confirm.setText(self.tr("Yes, it is {name}").format(name=plain))
            self.reject.setText(self.tr("Not {name}").format(name=plain))
            self.person.setText(self.tr("Go to {name}").format(name=plain))
            self.why.setText(self.tr("Why {name}?").format(name=plain))

    def for_menu(self) -> list[list[QAction]]:
        """What a menu offers, in groups."""
        groups = (
            [self.name, self.confirm, self.reject],
            [self.ignore, self.restore, self.not_a_face, self.cover, self.tag],
            [self.person, self.similar, self.graph, self.why],
        )
        usable = [[action for action in group if action.isEnabled()] for group in groups]
        return [group for group in usable if group]

    # -- doing -------------------------------------------------------------------------

    def _tell(self, tell: Callable[[int], None]) -> None:
        if self._face is not None:
            tell(int(self._face.id))

    def _go_to_person(self) -> None:
        if self._face is not None and self._face.person is not None:
            self.person_wanted.emit(int(self._face.person))

    def _do(self, command: Callable[[FaceInPhoto], Command]) -> None:
        if self._face is not None:
            self._session.do(command(self._face))

    def _make_cover(self) -> None:
        face = self._face
        if face is not None and face.person is not None:
            self._session.do(ChooseCover(face.person, face.id))
