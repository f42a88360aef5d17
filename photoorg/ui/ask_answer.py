"""The answer to "Who is this?": a sentence, and the persons with their nearest faces."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photoorg.core.ids import PersonId
from photoorg.library.finding import FoundFace, FoundPerson, Similar
from photoorg.library.looks import FoundLook
from photoorg.ui import ask_words, theme
from photoorg.ui.ask_face import FaceButton
from photoorg.ui.face_shapes import Shape
from photoorg.ui.flow_layout import FlowLayout
from photoorg.ui.thumbnails import ThumbnailCache

_COVER = 56
_FACE = 72
_LOOK = 104
_NARROW = 500
_WHO = 250
_WIDEST_TEXT = 1.2
"""Times as wide as usual; larger text goes on in another line."""


class _Row(QWidget):
    """A person beside the faces, or above them where there is little room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.parts.setContentsMargins(0, 0, 0, 0)
        self.parts.setSpacing(16)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Side by side, or one above the other."""
        super().resizeEvent(event)
        narrow = event.size().width() < round(_NARROW * theme.text_scale())
        self.parts.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self.parts.setSpacing(4 if narrow else 16)


class AskAnswer(QScrollArea):
    """Scrolls where there is much to say."""

    person_chosen = Signal(int)
    photo_chosen = Signal(int, int)
    """Photo id, face id."""

    menu_wanted = Signal(object, QPoint)
    """The FaceButton that a menu is wanted for, and where on the screen."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # for the keys that scroll
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.sentence = QLabel(self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.rows: list[QWidget] = []
        self._shown: object = None
        self.faces: list[FaceButton] = []
        self.persons: list[FaceButton] = []
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(24, 16, 24, 24)
        self._column.setSpacing(16)
        self._column.addWidget(self.sentence)
        self._column.addStretch(1)
        self.setWidget(self._content)

    # -- what is shown -----------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """A sentence, and no faces."""
        self._clear()
        self.sentence.setFont(theme.font(theme.TITLE, strong=True))
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        self.setAccessibleName(sentence)
        self.verticalScrollBar().setValue(0)

    def ask_which(self, faces: int) -> None:
        """There are so many faces to choose from, or none."""
        if faces:
            self.say(self.tr("There are %n faces in this photo. Which one?", "", faces))
            return
        self.say(
            self.tr(
                "There is no face in this photo. A larger one, seen from the front, "
                "is found more easily."
            )
        )

    def show_similar(self, similar: Similar) -> None:
        """Who it may be, the most probable first."""
        if similar == self._shown:
            return  # what is under the pointer stays
        self.say(self._answer(similar))
        self._shown = similar
        likely = [it for it in similar.persons if it.probability >= ask_words.PERHAPS]
        rest = [it for it in similar.persons if it.probability < ask_words.PERHAPS]
        for person in likely:
            self._add_row(self._person_row(person))
        if likely and rest:
            self._add_row(self._heading(self.tr("Less likely")))
        for person in rest:
            self._add_row(self._person_row(person))

    def show_looks(self, title: str, found: Sequence[FoundLook]) -> None:
        """The faces of a search by name and tag, the best first."""
        if (title, found) == self._shown:
            return
        self.say(title)
        self._shown = title, found
        row = QWidget(self._content)
        flow = FlowLayout(row, 12)
        for look in found:
            button = FaceButton(
                self._thumbnails, look.face, look.photo, look.person, _LOOK, parent=row
            )
            button.room_for_words = True
            if look.tagged:
                button.setText(self.tr("tagged"))
            self._listen(button)
            name = self.tr("Face tagged by you") if look.tagged else self.tr("Face that was found")
            self._describe(button, name)
            flow.addWidget(button)
        self._add_row(row)

    def _answer(self, similar: Similar) -> str:
        best = next((it for it in similar.persons if it.person is not None), None)
        if best is None or best.probability < ask_words.PERHAPS:
            return ask_words.nobody()
        if best.name is not None:
            return ask_words.who(best.name, best.probability)
        if best.probability < ask_words.RATHER:
            return ask_words.nobody()
        return ask_words.somebody(best.probability)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text, self._content)
        label.setFont(theme.font(strong=True))
        label.setProperty("tone", "secondary")
        label.setContentsMargins(0, 8, 0, 0)
        return label

    # -- rows --------------------------------------------------------------------------

    def _person_row(self, found: FoundPerson) -> QWidget:
        row = _Row(self._content)
        row.parts.addWidget(self._who(found, row), 0, Qt.AlignmentFlag.AlignTop)
        faces = QWidget(row)
        flow = FlowLayout(faces, 4)
        for face in found.faces:
            flow.addWidget(self._face(face, faces))
        row.parts.addWidget(faces, 1)
        return row

    def _who(self, found: FoundPerson, row: QWidget) -> QWidget:
        box = QWidget(row)
        box.setFixedWidth(round(_WHO * min(_WIDEST_TEXT, theme.text_scale())))
        across = QHBoxLayout(box)
        across.setContentsMargins(0, 8, 0, 0)
        across.setSpacing(12)
        nearest = found.faces[0]
        cover = FaceButton(
            self._thumbnails, nearest.face, nearest.photo, found.person, _COVER, Shape.CIRCLE, box
        )
        if found.person is None:
            cover.setEnabled(False)
            cover.unsetCursor()
        cover.clicked.connect(lambda: self._open_person(found.person))
        self.persons.append(cover)
        name, numbers = self._words(found)
        cover.setAccessibleName(name)
        cover.setAccessibleDescription(numbers)
        cover.setToolTip(self.tr("Open {name}").format(name=name) if found.person else name)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        for text, strong in ((name, True), (numbers, False)):
            label = QLabel(box)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setText(text)
            label.setFont(theme.font(strong=strong, tabular=not strong))
            if not strong:
                label.setProperty("tone", "secondary")
            words.addWidget(label)
        words.addStretch(1)
        across.addWidget(cover, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(words, 1)
        return box

    def _words(self, found: FoundPerson) -> tuple[str, str]:
        if found.person is None:
            name = self.tr("Nobody's yet")
        else:
            name = self.tr("Without a name") if found.name is None else found.name
        numbers = self.tr("{percent} · distance {distance}").format(
            percent=ask_words.percent(found.probability),
            distance=ask_words.distance(found.distance),
        )
        return name, numbers

    def _face(self, found: FoundFace, parent: QWidget) -> FaceButton:
        button = FaceButton(
            self._thumbnails, found.face, found.photo, found.person, _FACE, parent=parent
        )
        button.setText(ask_words.distance(found.distance))
        words = self.tr("Distance {distance}, the same person: {percent}").format(
            distance=ask_words.distance(found.distance),
            percent=ask_words.percent(found.probability),
        )
        self._describe(button, words)
        self._listen(button)
        return button

    def _describe(self, button: FaceButton, words: str) -> None:
        button.setAccessibleName(words)
        button.setToolTip(words)

    def _listen(self, button: FaceButton) -> None:
        button.clicked.connect(lambda: self.photo_chosen.emit(button.photo, button.face))
        button.menu_wanted.connect(lambda at: self.menu_wanted.emit(button, at))
        self.faces.append(button)

    def _open_person(self, person: PersonId | None) -> None:
        if person is not None:
            self.person_chosen.emit(person)

    def _add_row(self, row: QWidget) -> None:
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)

    def _clear(self) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows, self.faces, self.persons = [], [], []
        self._shown = None
