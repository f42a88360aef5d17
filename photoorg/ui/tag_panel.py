"""Asks for a word to tag faces with, and shows the words that they have."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.library.editing import EditDone, Tag, Untag
from photoorg.library.look_search import TagChoice, tag_choice
from photoorg.ui import theme
from photoorg.ui.chips import Chip, ChipRow
from photoorg.ui.error_sentences import error_text
from photoorg.ui.icons import icon
from photoorg.ui.session import Session

_WIDTH = 360
_BOTTOM = 76
"""Above the bar that tells what is selected."""


class TagPanel(QFrame):
    """Floats over the lower middle of a view. Escape, or its button, closes it."""

    closed = Signal()

    def __init__(self, session: Session, over: QWidget, focus_after: QWidget | None = None) -> None:
        super().__init__(over)
        self._session = session
        self._over = over
        self._focus_after = focus_after
        self.faces: tuple[FaceId, ...] = ()
        self.title, self.error = QLabel(self), QLabel(self)
        self.field = QLineEdit(self)
        self.given = ChipRow(self)
        self.close_button = QToolButton(self)
        self._words = QStringListModel(self)
        self._dress()
        self._lay_out()
        self.field.returnPressed.connect(self._tag)
        self.field.textEdited.connect(lambda: self._refuse(""))
        self.given.removed.connect(self._untag)
        self.given.cleared.connect(self._untag_all)
        self.close_button.clicked.connect(self.stop)
        session.changed.connect(self._changed)
        over.installEventFilter(self)
        self.hide()

    def _dress(self) -> None:
        for label in (self.title, self.error):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.error.setProperty("tone", "danger")
        self.field.setProperty("look", "search")
        self.field.setPlaceholderText(self.tr("Smiling, glasses, asleep…"))
        self.field.setAccessibleName(self.tr("Tag"))
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered = completer.popup()
        assert offered is not None
        offered.setProperty("look", "choices")
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self.close_button.setProperty("look", "bar")
        self.close_button.setIcon(icon("close", "secondary"))
        self.close_button.setToolTip(self.tr("Close (Esc)"))
        self.close_button.setAccessibleName(self.tr("Close"))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 12)
        column.setSpacing(4)
        column.addLayout(top)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(8)
        inner.addWidget(self.field)
        inner.addWidget(self.error)
        column.addLayout(inner)
        column.addWidget(self.given)

    # -- asking ------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether a word is asked for."""
        return not self.isHidden()

    def ask(self, faces: Sequence[FaceId]) -> None:
        """Ask for a word for these faces."""
        if not faces:
            return
        self.faces = tuple(faces)
        self.title.setText(self.tr("Tag %n face(s)", "", len(faces)))
        self.title.setFont(theme.font(strong=True))
        self.setAccessibleName(self.title.text())
        self.field.clear()
        self.given.show_chips(())
        self._refuse("")
        self.show()
        self.raise_()
        self._place()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look_up()

    def stop(self) -> None:
        """Ask no more."""
        if not self.is_open:
            return
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if had_focus and self._focus_after is not None:
            self._focus_after.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _look_up(self) -> None:
        faces = self.faces
        self._session.ask(
            lambda library: (faces, tag_choice(library, faces)), self._show, key="tags of faces"
        )

    def _show(self, found: tuple[tuple[FaceId, ...], TagChoice]) -> None:
        faces, choice = found
        if faces == self.faces and self.is_open:
            self._words.setStringList(list(choice.words))
            self.given.show_chips([Chip(word, word) for word in choice.given])
            self._place()

    def _changed(self, _: object) -> None:
        if self.is_open:
            self._look_up()

    def _tag(self) -> None:
        word = self.field.text().strip()
        if word:
            self._session.do(Tag(self.faces, word), self._done, self._failed)

    def _done(self, _: EditDone) -> None:
        self.stop()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._refuse(error_text(error))
        else:
            self._session.failed.emit(error)

    def _untag(self, word: str) -> None:
        self._session.do(Untag(self.faces, word), failed=self._failed)

    def _untag_all(self) -> None:
        for chip in self.given.chips:
            self._untag(chip.key)

    def _refuse(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self._place()

    # -- events ------------------------------------------------------------------------

    def _place(self) -> None:
        room = self._over.rect()
        width = min(round(_WIDTH * theme.text_scale()), room.width() - 16)
        self._column.activate()
        height = max(self._column.totalHeightForWidth(width), self.minimumSizeHint().height())
        size = QSize(width, height)
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        place.moveTop(max(8, room.bottom() - size.height() - _BOTTOM))
        self.setGeometry(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the middle; go with the view."""
        if watched is self._over and self.is_open:
            if event.type() == QEvent.Type.Resize:
                self._place()
            elif event.type() == QEvent.Type.Hide:
                self.stop()
        return super().eventFilter(watched, event)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A card above the view."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.surface)
        painter.drawPath(theme.rounded(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 8))
