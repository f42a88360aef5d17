"""Finds the answers to questions in the background; each comes with the question it is for."""

from PySide6.QtCore import QObject, Signal

from photoorg.core.ids import FaceId
from photoorg.library.asking import Side, compare_most_alike, known_face, similar_to
from photoorg.library.library import Library
from photoorg.library.look_search import FoundLook, Look, find_look, look_called
from photoorg.ui.ask_questions import LookQuestion, PairQuestion, Question
from photoorg.ui.session import Session

_COUNT = 40
"""So many faces are found."""

_LOOKS = 24
"""So many that may have a look: fewer are like it than are like a person."""

_KEY = "who is this"
"""A newer question takes the place of an older one."""


class AskFinding(QObject):
    """Every signal tells the question first."""

    similar = Signal(object, object)
    """Similar."""

    compared = Signal(object, object)
    """The places of the two faces among those that were meant, and the Comparison."""

    looks = Signal(object, object, object)
    """The Look, None where the text is no name with a tag; and its list of FoundLook."""

    known = Signal(object)
    """KnownFace; no question."""

    failed = Signal(object, object)
    """An exception."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def find_similar(self, question: Question, side: Side) -> None:
        """Who looks like a face?"""
        self._session.think(
            lambda library: similar_to(library, side, _COUNT),
            lambda similar: self.similar.emit(question, similar),
            failed=lambda error: self.failed.emit(question, error),
            key=_KEY,
        )

    def compare(self, pair: PairQuestion) -> None:
        """Are they the same person?"""
        self._session.think(
            lambda library: compare_most_alike(library, pair.one.sides, pair.other.sides),
            lambda found: self.compared.emit(pair, found),
            failed=lambda error: self.failed.emit(pair, error),
            key=_KEY,
        )

    def find_looks(self, question: LookQuestion) -> None:
        """Which faces are this person with this look?"""

        def find(library: Library) -> tuple[Look | None, list[FoundLook]]:
            look = look_called(library, question.text)
            return look, [] if look is None else find_look(library, look.person, look.word, _LOOKS)

        self._session.think(
            find,
            lambda found: self.looks.emit(question, *found),
            failed=lambda error: self.failed.emit(question, error),
            key=_KEY,
        )

    def look_up(self, question: Question, face: FaceId) -> None:
        """Whose face is it?"""
        self._session.ask(
            lambda library: known_face(library, face),
            self.known.emit,
            failed=lambda error: self.failed.emit(question, error),
            key="asked face",
        )
