"""Who is this? A photo from anywhere, or a face of the library, and who looks like it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedLayout,
    QWidget,
)

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.core.records import ChangeSet
from photoorg.library.asking import Comparison, KnownFace, Side, Similar
from photoorg.library.look_search import FoundLook, Look
from photoorg.ui.ask_actions import AskActions
from photoorg.ui.ask_answer import AskAnswer
from photoorg.ui.ask_face import FaceButton
from photoorg.ui.ask_files import choose_photo, sources_in, words_for_drop
from photoorg.ui.ask_finding import AskFinding
from photoorg.ui.ask_question import AskQuestion
from photoorg.ui.ask_questions import (
    FaceQuestion,
    LookQuestion,
    One,
    PairQuestion,
    PhotoQuestion,
    Question,
    about,
)
from photoorg.ui.ask_reading import AskReading, SeenPhoto, Source
from photoorg.ui.ask_waiting import AskWaiting
from photoorg.ui.compare_panel import ComparePanel, CompareRoom
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.error_sentences import error_text
from photoorg.ui.page import Page
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.tag_panel import TagPanel


class AskPage(Page):
    """Shows the answer to one question at a time."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self.question: Question | None = None
        self._own: Question | None = None
        self._compare_with: One | None = None
        self._visible = False
        self.reading = AskReading(session, self)
        self.finding = AskFinding(session, self)
        self.empty = EmptyState(self)
        self.waiting = AskWaiting(self)
        self.asked = AskQuestion(services.thumbnails, self)
        self.answer = AskAnswer(services.thumbnails, self)
        self.pair = ComparePanel(self)
        self.actions_of_face = AskActions(self)
        self.tags = TagPanel(session, self, self)
        self.paste = QAction(self.tr("Paste a photo"), self)
        self.paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        self.paste.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(self.paste)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        self._single = QWidget(self)
        across = QHBoxLayout(self._single)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.asked)
        across.addWidget(self.answer, 1)
        self._stack = QStackedLayout(self)
        self._pair_room = CompareRoom(self.pair, self)
        for part in (self.empty, self.waiting, self._single, self._pair_room):
            self._stack.addWidget(part)

    def _connect(self) -> None:
        self.reading.read.connect(self._take_photos)
        self.reading.failed.connect(self._reading_failed)
        self.empty.wanted.connect(self.choose)
        self.waiting.cancelled.connect(self._cancel)
        self.asked.photo_wanted.connect(self.choose)
        self.asked.compare_wanted.connect(self.choose_other)
        self.asked.face_chosen.connect(self._choose_face)
        self.asked.photo_opened.connect(self.open_photo)
        self.answer.person_chosen.connect(self.open_person)
        self.answer.photo_chosen.connect(self.open_photo)
        self.answer.menu_wanted.connect(self._open_menu)
        self.pair.face_chosen.connect(self._choose_in_pair)
        self.pair.other_wanted.connect(self.choose_other)
        self.pair.closed.connect(self._close_pair)
        self.paste.triggered.connect(self._paste)
        does = self.actions_of_face
        does.photo_wanted.connect(self.open_photo)
        does.person_wanted.connect(self.open_person)
        does.similar_wanted.connect(self.find_similar)
        does.graph_wanted.connect(self.show_in_graph)
        does.tag_wanted.connect(lambda face: self.tags.ask([FaceId(face)]))
        does.compare_wanted.connect(self._compare_with_found)
        finding = self.finding
        finding.similar.connect(self._show_similar)
        finding.compared.connect(self._show_comparison)
        finding.looks.connect(self._show_looks)
        finding.known.connect(self._show_known)
        finding.failed.connect(self._failed)
        self.session.changed.connect(self._changed)

    # -- the page ----------------------------------------------------------------------

    def show_place(self, face: int, other: int = 0) -> None:
        """Ask about a face of the library, or compare two; with neither what was asked here."""
        self.reading.cancel()
        if face and other:
            self.question = PairQuestion(FaceQuestion(FaceId(face)), FaceQuestion(FaceId(other)))
        elif face:
            self.question = FaceQuestion(FaceId(face))
        else:
            self.question = self._own

    def enter(self) -> None:
        """Answer, with what the library holds now."""
        self._visible = True
        self._show()

    def leave(self) -> None:
        """Give up what is being read, and the memory of the models."""
        self._visible = False
        self.tags.stop()
        self.reading.rest()

    def actions_for_selection(self) -> list[QAction]:
        """See `Page`."""
        return [self.paste]

    # -- asking ------------------------------------------------------------------------

    def ask(self, sources: Sequence[Source]) -> None:
        """Ask about a photo, or compare two."""
        self._compare_with = None
        self._read(sources)

    def choose(self) -> None:
        """Let the owner choose a photo to ask about."""
        path = choose_photo(self, self.services.settings)
        if path is not None:
            self.ask([path])

    def choose_other(self) -> None:
        """Let the owner choose a photo to compare the face with."""
        one = self._first()
        path = None if one is None else choose_photo(self, self.services.settings)
        if path is not None:
            self._compare_with = one
            self._read([path])

    def _read(self, sources: Sequence[Source]) -> None:
        self.waiting.wait_for(len(sources))
        self._turn_to(self.waiting, self.waiting.cancel_button)
        self.reading.start(sources)

    def _cancel(self) -> None:
        self.reading.cancel()
        self._show()

    def _reading_failed(self, error: Exception) -> None:
        self._show()
        self.session.failed.emit(error)

    def _take_photos(self, photos: tuple[SeenPhoto, ...]) -> None:
        asked = [about(photo) for photo in photos]
        first: One = self._compare_with or asked[0]
        second = asked[-1] if self._compare_with is not None or len(asked) > 1 else None
        self._compare_with = None
        if second is None:
            self._ask_own(first)
        elif not (first.found and second.found):
            self.status.emit(
                self.tr("There is no face in the second photo.")
                if first.found
                else self.tr("There is no face in the first photo.")
            )
            self._show()
        else:
            self._ask_own(PairQuestion(first, second))

    def _ask_own(self, question: Question) -> None:
        self.question = self._own = question
        self.shown.emit(0)
        self._show()

    def _first(self) -> One | None:
        """The face that another one can be compared with."""
        if isinstance(self.question, PairQuestion):
            return self.question.one
        if isinstance(self.question, PhotoQuestion | FaceQuestion):
            return self.question if self.question.side is not None else None
        return None

    def _choose_face(self, place: int) -> None:
        if isinstance(self.question, PhotoQuestion):
            self._ask_own(replace(self.question, place=place))

    def _choose_in_pair(self, number: int, place: int) -> None:
        pair = self.question
        side = None if not isinstance(pair, PairQuestion) else (pair.one, pair.other)[number]
        if isinstance(pair, PairQuestion) and isinstance(side, PhotoQuestion):
            chosen = replace(side, place=place)
            first = number == 0
            self._ask_own(
                PairQuestion(chosen if first else pair.one, pair.other if first else chosen)
            )

    def _close_pair(self) -> None:
        if isinstance(self.question, PairQuestion):
            one = self.question.one
            if isinstance(one, FaceQuestion):
                self.find_similar.emit(one.face)
            else:
                self._ask_own(one)

    def _compare_with_found(self, face: int) -> None:
        one = self._first()
        if isinstance(one, FaceQuestion):
            self.compare_faces.emit(one.face, face)
        elif one is not None:
            self._ask_own(PairQuestion(one, FaceQuestion(FaceId(face))))

    # -- name and tag --------------------------------------------------------------------

    def search(self, text: str) -> None:
        """Look for a person with a look: a name and a tag, such as "Anna smiling"."""
        if text:
            self._ask_own(LookQuestion(text))
        elif isinstance(self.question, LookQuestion):
            self.question = self._own = None
            self._show()

    def _show_looks(self, question: Question, look: Look | None, found: list[FoundLook]) -> None:
        if question is not self.question:
            return
        if look is None:
            self.answer.say(self.tr("Type a name and a tag, such as: Anna smiling."))
        else:
            title = self.tr("{name}: {tag}").format(name=look.name, tag=look.word)
            self.answer.show_looks(title, found)

    # -- what comes from outside ---------------------------------------------------------

    def _paste(self) -> None:
        sources = sources_in(QGuiApplication.clipboard().mimeData())
        if sources:
            self.ask(sources)
        else:
            self.status.emit(self.tr("There is no picture in the clipboard."))

    def words_for_drop(self, paths: Sequence[Path]) -> str:
        """See `Page`."""
        return words_for_drop(paths)

    def take_drop(self, paths: Sequence[Path]) -> None:
        """See `Page`."""
        self.ask(list(paths))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Use the room."""
        super().resizeEvent(event)
        self.asked.fit(event.size())
        self.pair.fit(event.size())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """A picture out of another program; files are the window's."""
        if event.mimeData().hasImage():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Ask about it."""
        sources = sources_in(event.mimeData())
        if sources:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.ask(sources)

    # -- answering -----------------------------------------------------------------------

    def _show(self) -> None:
        question = self.question
        if isinstance(question, PairQuestion):
            self._turn_to(self._pair_room, self.pair.other)
            self.pair.show_pair(question)
            self.pair.say(self.tr("Comparing…"))
            self.finding.compare(question)
        elif isinstance(question, PhotoQuestion):
            self._turn_to(self._single, self.asked.other)
            self.asked.show()
            self.asked.show_photo(question.photo, question.place)
            self._answer_photo(question)
        elif isinstance(question, FaceQuestion):
            self._turn_to(self._single, self.asked.other)
            self.asked.show()
            self.finding.look_up(question, question.face)
            self._find(question.face)
        elif isinstance(question, LookQuestion):
            self._turn_to(self._single, self.answer)
            self.asked.hide()
            self.finding.find_looks(question)
        else:
            self.empty.tell(
                "who",
                self.tr("Drop a photo here, paste one, or choose one: who is in it?"),
                self.tr("Choose a photo…"),
            )
            self._turn_to(self.empty, self.empty.button)

    def _turn_to(self, part: QWidget, focus: QWidget) -> None:
        """Show a part; the keyboard speaks to `focus` in it, if it spoke to another part."""
        speaking = QApplication.focusWidget()
        inside = speaking is not None and self.isAncestorOf(speaking)
        self.setFocusProxy(focus)
        self._stack.setCurrentWidget(part)
        if inside and speaking is not None and not speaking.isVisibleTo(part):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer_photo(self, question: PhotoQuestion) -> None:
        if question.side is not None:
            self._find(question.side)
        else:
            self.answer.ask_which(question.found)

    def _find(self, side: Side) -> None:
        if self.question is not None:
            self.answer.say(self.tr("Looking through your photos…"))
            self.finding.find_similar(self.question, side)

    def _show_known(self, known: KnownFace) -> None:
        if isinstance(self.question, FaceQuestion) and self.question.face == known.face:
            self.asked.show_known(known)

    def _show_similar(self, question: Question, similar: Similar) -> None:
        if question is self.question:
            self.answer.show_similar(similar)

    def _show_comparison(self, pair: PairQuestion, found: tuple[int, int, Comparison]) -> None:
        if pair is not self.question:
            return
        one, other, comparison = found
        known = PairQuestion(pair.one.meant(one), pair.other.meant(other))
        if self._own is pair:
            self._own = known
        self.question = known
        self.pair.show_pair(known)
        self.pair.show_comparison(comparison)

    def _failed(self, question: Question, error: Exception) -> None:
        if not isinstance(error, KnownError):
            self.session.failed.emit(error)
        elif question is self.question:
            teller = self.pair if isinstance(question, PairQuestion) else self.answer
            teller.say(error_text(error))

    def _changed(self, changes: ChangeSet | None) -> None:
        """Names and faces may be others now."""
        matters = changes is None or bool(changes.faces or changes.persons)
        question = self.question
        if not self._visible or not matters or self.reading.busy:
            return
        if isinstance(question, LookQuestion):
            self.finding.find_looks(question)
        elif isinstance(question, PhotoQuestion | FaceQuestion) and question.side is not None:
            self.finding.find_similar(question, question.side)
        if isinstance(question, FaceQuestion):
            self.finding.look_up(question, question.face)

    def _open_menu(self, face: FaceButton, at: QPoint) -> None:
        self.actions_of_face.offer(face, at, compare=self._first() is not None)
