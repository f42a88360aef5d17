"""One question at a time: is this the person? Yes, no, skip, ignore; and undo."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from photoorg.core.records import ChangeSet
from photoorg.library.editing import Command, EditDone
from photoorg.library.review_places import FacePlace, place_of
from photoorg.library.reviewing import (
    Question,
    answers,
    named_sheet,
    questions,
    remember_count,
    skip,
    unskip,
)
from photoorg.ui import review_words, theme
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.icons import icon
from photoorg.ui.notes import keep_clear
from photoorg.ui.page import Page
from photoorg.ui.review_answers import Answer, Answers
from photoorg.ui.review_faces import FaceRow, LargeFace
from photoorg.ui.review_sheet import ReviewSheet
from photoorg.ui.scrolled_part import ScrolledPart
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.small_photos import SmallPhotos

_COLUMNS = 4
_ALONG = 8


class ReviewPage(Page):
    """Asks, until there is nothing left to ask."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self._queue: list[Question] = []
        self._answers = Answers()
        self._waiting = False
        self._visible = False
        self._about = 0  # the person whose sheet is shown
        self._photos = SmallPhotos(session.paths, parent=self)
        self._make_parts()
        self._make_actions()
        self._lay_out()
        session.edited.connect(self._edited)
        session.changed.connect(self._changed)

    # -- parts -------------------------------------------------------------------------

    def _make_parts(self) -> None:
        thumbnails = self.services.thumbnails
        self.question = QLabel(self)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.question.setWordWrap(True)
        self.consequence = _secondary(self)
        self.consequence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.shown_part = ScrolledPart(self)
        self.face = LargeFace(thumbnails, self._photos, self)
        self.along = FaceRow(thumbnails, _ALONG, self)
        self.along_text = _secondary(self)
        self.best = FaceRow(thumbnails, _COLUMNS, self)
        self.best_text = _secondary(self)
        self.best_text.setFont(theme.font(strong=True))
        self.counter = _secondary(self)
        self.empty = EmptyState(self)
        self.sheet = ReviewSheet(thumbnails, self)
        self.sheet.answered.connect(self._answer_sheet)
        self.sheet.left.connect(self._leave_sheet)
        self.along.clicked.connect(self._open_face)
        self.best.clicked.connect(self._open_face)

    def _make_actions(self) -> None:
        self.yes = self._action(self.tr("Yes"), "check", ("Y",), lambda: self._say(lambda q: q.yes))
        self.no = self._action(self.tr("No"), "cross", ("N",), lambda: self._say(lambda q: q.no))
        self.skip = self._action(self.tr("Skip"), "skip", ("S", "Right"), self._say_skip)
        self.ignore = self._action(
            self.tr("Ignore"), "hide", ("I",), lambda: self._say(lambda q: q.ignore)
        )
        self.undo = self._action(self.tr("Undo"), "undo", ("U", "Left"), self._take_back)
        self.whole = self._action(self.tr("Whole photo"), "photos", ("P",), None)
        self.whole.setCheckable(True)
        self.whole.toggled.connect(self.face.show_whole_photo)

    def _action(self, text: str, name: str, keys: tuple[str, ...], does: object) -> QAction:
        action = QAction(icon(name), text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if does is not None:
            action.triggered.connect(does)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        self.question.setFont(theme.font(theme.LARGE, strong=True))
        asked = QWidget(self)
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addStretch()
        row.addWidget(self.face)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addStretch()
        beside.addWidget(self.best_text)
        beside.addWidget(self.best)
        beside.addStretch()
        row.addLayout(beside)
        row.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch()
        for action in (self.yes, self.no, self.skip, self.ignore):
            button = self._button(action, "primary" if action is self.yes else "plain")
            button.setMinimumWidth(120)
            buttons.addWidget(button)
        buttons.addStretch()
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addStretch()  # at the left are notes
        foot.addWidget(self.counter)
        foot.addSpacing(12)
        for action in (self.undo, self.whole):
            foot.addWidget(self._button(action, "link"))
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 24, 24, 0)
        inner.setSpacing(16)
        inner.addWidget(self.question)
        inner.addWidget(self.consequence)
        inner.addLayout(row)
        inner.addWidget(self.along_text, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addWidget(self.along, 0, Qt.AlignmentFlag.AlignHCenter)
        self.shown_part.show_layout(inner)
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.shown_part)
        column.addLayout(buttons)
        column.addStretch(2)
        column.addLayout(foot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(asked)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.sheet)

    def _button(self, action: QAction, look: str) -> QPushButton:
        key = action.shortcuts()[0].toString(QKeySequence.SequenceFormat.NativeText)
        text = self.tr("{action} ({key})").format(action=action.text(), key=key)
        button = QPushButton(text, self)
        button.setAccessibleName(action.text())
        button.setProperty("look", look)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        keep_clear(button)
        return button

    # -- the page ----------------------------------------------------------------------

    def ask_about(self, person: int) -> None:
        """Show all that is probably one person, at once; 0 for one question at a time."""
        self._about = person
        if not person:
            self._show()
            return

        self.empty.tell("review", self.tr("Looking for questions…"))
        self._stack.setCurrentWidget(self.empty)

        def take(found: tuple[str | None, list[Question]]) -> None:
            name, asked = found
            if not asked:
                self.status.emit(self.tr("There are no suggestions for this person now."))
                self._leave_sheet()
            elif self._about == person:
                self.sheet.show_questions(name, asked)
                self._stack.setCurrentWidget(self.sheet)

        self.session.think(lambda library: named_sheet(library, person), take, key="sheet")

    def _leave_sheet(self) -> None:
        spoken_to = self.sheet.isAncestorOf(self.window().focusWidget() or self)
        self._about = 0
        self.shown.emit(0)
        self._show()
        if spoken_to:  # else one more Space would answer what nobody has read
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer_sheet(self, yes: list[Question], no: list[Question]) -> None:
        self._answers.clear()  # undo is about the sheet now
        for command in answers(yes, no):
            self.session.do(command)
        self._leave_sheet()
        self._ask_library()

    def enter(self) -> None:
        """Look for questions."""
        self._visible = True
        self._ask_library()
        self.setFocus()

    def leave(self) -> None:
        """Stop looking."""
        self._visible = False
        if not self._waiting:
            left = len(self._queue)
            self.session.ask(lambda library: remember_count(library, left), lambda _: None)

    def close_threads(self) -> None:
        """See `Page`."""
        self._photos.close()

    @property
    def current(self) -> Question | None:
        """What is asked now."""
        return self._queue[0] if self._queue else None

    @property
    def waiting(self) -> bool:
        """Whether questions are being looked for."""
        return self._waiting

    @property
    def questions_left(self) -> list[Question]:
        """What is asked now, and what comes after it."""
        return list(self._queue)

    def _ask_library(self) -> None:
        self._waiting = True
        self.session.think(questions, self._take, key="review")
        self._show()

    def _take(self, found: list[Question]) -> None:
        self._waiting = False
        asked = self.current
        answered = self._answers.keys  # also since they were looked for
        self._queue = [q for q in found if q.key not in answered]
        if asked is not None:  # what is being looked at stays; only what comes after it changes
            self._queue.sort(key=lambda q: q.key != asked.key)
        self._show()

    def _changed(self, changes: ChangeSet | None) -> None:
        if changes is None and self._visible:
            self._ask_library()

    # -- showing -----------------------------------------------------------------------

    def _show(self) -> None:
        question = self.current
        self.counted.emit(len(self._queue))
        if self._about:
            return
        for action in (self.yes, self.no, self.skip, self.whole):
            action.setEnabled(question is not None)
        # Who has a name is no stranger.
        self.ignore.setEnabled(question is not None and question.other_name is None)
        self.undo.setEnabled(bool(self._answers))
        if question is None:
            sentence = (
                self.tr("Looking for questions…")
                if self._waiting
                else self.tr("Nothing to ask. Name people, and come back when there is more.")
            )
            self.empty.tell("review", sentence)
            self._stack.setCurrentWidget(self.empty)
            return
        self._stack.setCurrentIndex(0)
        self._ask(question)
        self.face.show_face(question.face, question.photo, None)
        along = [face for face in question.faces if face != question.face]
        self.along.show_faces(along[:_ALONG])
        self.along.setVisible(bool(along))
        self.along_text.setVisible(bool(along))
        self.along_text.setText(self._along(question, len(along)))
        self.best.show_faces(question.best)
        self.best_text.setText(question.name or self.tr("Somebody without a name"))
        self.shown_part.fit()
        left = self.locale().toString(len(self._queue))
        self.counter.setText(self.tr("{count} to go").format(count=left))
        self.session.ask(
            lambda library: place_of(library, question.face), self._frame, key="review place"
        )

    def _ask(self, question: Question) -> None:
        self.question.setText(review_words.sentence(question))
        self.setAccessibleDescription(self.question.text())
        self.consequence.setVisible(question.other_name is not None)
        if question.other_name is not None:
            text = self.tr("Yes makes one person of both, with the name {name}.")
            self.consequence.setText(text.format(name=question.name))

    def _along(self, question: Question, count: int) -> str:
        if question.other_name is None:
            return self.tr("and %n more face(s) of the same group", "", count)
        text = self.tr("and %n more face(s) of {name}", "", count)
        return text.format(name=question.other_name)

    def _frame(self, place: FacePlace | None) -> None:
        question = self.current
        if place is not None and question is not None and place.face == question.face:
            self.face.show_face(question.face, question.photo, place.box)

    def _open_face(self, face: int) -> None:
        def opened(place: FacePlace | None) -> None:
            if place is not None:
                self.open_photo.emit(int(place.photo), face)

        self.session.ask(lambda library: place_of(library, face), opened, key="review open")

    # -- answering ---------------------------------------------------------------------

    def _say(self, command_of: Callable[[Question], Command]) -> None:
        answer = self._next()
        if answer is not None:
            self._do(answer, command_of(answer.question))

    def _say_skip(self) -> None:
        answer = self._next(skipped=True)
        if answer is not None:
            self.session.ask(lambda library: skip(library, answer.question), lambda _: None)

    def _next(self, *, skipped: bool = False) -> Answer | None:
        if not self._queue:
            return None
        question = self._queue.pop(0)
        answer = self._answers.add(question, skipped=skipped)
        if question.other is not None:  # other questions about them are answered by this
            self._queue = [q for q in self._queue if question.other not in (q.person, q.other)]
        if not self._queue and skipped:
            self._ask_library()
        elif not self._queue:
            self._waiting = True  # `_do` asks as soon as this answer counts
        self._show()
        return answer

    def _do(self, answer: Answer, command: Command) -> None:
        """Let an answer count; what was looked for meanwhile may be answered by it."""

        def done(edit: EditDone) -> None:
            self._answers.heed(answer, edit)
            self._ask_anew()

        def failed(error: Exception) -> None:
            self._answers.drop(answer)
            self._ask_library()  # if it makes sense still, it is asked again
            self.session.failed.emit(error)

        self.session.do(command, done, failed)

    def _ask_anew(self) -> None:
        self.undo.setEnabled(bool(self._answers))
        if self._waiting:
            self._ask_library()

    def _take_back(self) -> None:
        answer = self._answers.last
        self._answers.take_back(answer)
        self._put_back(answer)
        if answer.skipped:
            self.session.ask(lambda library: unskip(library, answer.question), lambda _: None)
        else:
            self.session.undo()

    def _put_back(self, answer: Answer) -> None:
        asked = answer.question
        self._queue = [asked, *(q for q in self._queue if q.key != asked.key)]
        self._show()

    def _edited(self, edit: EditDone) -> None:
        """Whoever undoes from the menu gets the question back, and loses it by doing it again."""
        if (undone := self._answers.undone_by(edit)) is not None:
            self._put_back(undone)
        elif (again := self._answers.redone_by(edit)) is not None:
            self._queue = [q for q in self._queue if q.key != again.question.key]
            self._show()
        elif edit.what != "undone" and not self._visible:
            self._answers.clear()  # an edit elsewhere: undo is no longer about the last answer


def _secondary(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("tone", "secondary")
    return label
