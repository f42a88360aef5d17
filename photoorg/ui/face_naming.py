"""Names a face in its photo: all faces of the person, or this one only.

Whose person has more faces is asked which is meant, beside the field and without a further
step: a group without a name is named as a whole, and a face of somebody who has a name was
most probably put there by mistake.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QToolButton, QWidget

from photoorg.core.ids import PersonId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_faces import likely_names
from photoorg.library.browsing_people import KnownName, folded, known_names
from photoorg.library.browsing_photos import FaceInPhoto
from photoorg.library.editing import (
    Command,
    Confirm,
    Merge,
    NameFaces,
    NamePerson,
    NameTakenError,
    Reject,
)
from photoorg.ui import theme
from photoorg.ui.name_editor import NameEditor
from photoorg.ui.session import Session
from photoorg.ui.thumbnails import ThumbnailCache

_GAP = 3


class _Editor(NameEditor):
    """The field; whether a merge is offered depends on what is named."""

    def set_asks(self, asks: bool) -> None:
        """See `NameEditor.open`."""
        self._asks = asks


class ScopeChoice(QFrame):
    """Two buttons at the field: all faces of the person, or this one only."""

    chosen = Signal(bool)
    """Whether all faces are meant."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.everything = self._button()
        self.only_this = self._button()
        self.only_this.setText(self.tr("&Only this face"))
        group = QButtonGroup(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(4)
        for button in (self.only_this, self.everything):
            group.addButton(button)
            self._row.addWidget(button)
        self.everything.toggled.connect(self.chosen)
        self.setAccessibleName(self.tr("What is named"))
        self.hide()

    def _button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "bar")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click leaves the keyboard to the field
        return button

    def ask(self, face: FaceInPhoto, everything: bool) -> None:
        """Offer both for a face whose person has more."""
        count = face.others + 1
        if face.name is None:
            text = self.tr("&All %n face(s) of this person", "", count)
        else:
            name = self.fontMetrics().elidedText(face.name, Qt.TextElideMode.ElideRight, 160)
            text = self.tr("&All %n face(s) of {name}", "", count)
            text = text.format(name=name.replace("&", "&&"))
        self.everything.setText(text)
        (self.everything if everything else self.only_this).setChecked(True)
        self.adjustSize()

    @property
    def means_everything(self) -> bool:
        """What is chosen."""
        return self.everything.isChecked()

    def fit_into(self, room: QRect) -> int:
        """Take one row, or two where that is too wide; returns the height."""
        self._row.setDirection(QBoxLayout.Direction.LeftToRight)
        if self.sizeHint().width() > room.width():
            self._row.setDirection(QBoxLayout.Direction.TopToBottom)
        return self.sizeHint().height()

    def place_at(self, place: QRect, room: QRect) -> None:
        """Be where the name was, inside the room."""
        size = self.sizeHint().boundedTo(room.size())
        left = place.center().x() - size.width() // 2
        left = max(room.left(), min(left, room.right() - size.width()))
        self.setGeometry(QRect(QPoint(left, place.top()), size))
        self.raise_()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A card above the photo."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.edge, 1))
        painter.setBrush(colours.surface)
        painter.drawPath(theme.rounded(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)))


class FaceNaming(QObject):
    """One field over a photo, for whichever face is named."""

    started = Signal(int)
    """The face that is named now."""

    finished = Signal(int, int)
    """The face that was named, and where to go on: 1 to the next one, -1 to the one before, 0
    nowhere."""

    def __init__(self, session: Session, thumbnails: ThumbnailCache, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._over = over
        self._names: list[KnownName] = []
        self._likely: Sequence[PersonId] = ()
        self._fresh = False
        self._face: FaceInPhoto | None = None
        self.had_focus = False
        """Whether the keyboard was there when naming was finished."""
        self.editor = _Editor(thumbnails, over)
        self.scope = ScopeChoice(over)
        self.editor.named.connect(self._named)
        self.editor.known_chosen.connect(self._known)
        self.editor.cancelled.connect(self._finish)
        self.scope.chosen.connect(self.editor.set_asks)
        session.changed.connect(self._heed)

    @property
    def face(self) -> FaceInPhoto | None:
        """Which face is named."""
        return self._face

    def start(self, face: FaceInPhoto, place: QRect) -> None:
        """Name a face where its name is shown (`place`, in the widget that it is over)."""
        if self._face is not None:
            self.stop()
        self._face, self._likely = face, ()
        several = face.person is not None and face.others > 0 and not face.hidden
        name = None if face.hidden else face.name
        whole = several and name is None
        if several:
            self.scope.ask(face, whole)
        self.scope.setVisible(several)
        own = face.person if several or name is not None else None
        self.editor.open(place, name, self._names, own=own, asks=whole)
        self.move_to(place)
        self.started.emit(int(face.id))
        if not self._fresh:
            self._session.ask(known_names, self._take_names, key="known names in a photo")
        if name is None:
            self._ask_who(face)

    def move_to(self, place: QRect) -> None:
        """The place of the name is another one now."""
        if self._face is None:
            return
        room = self._over.rect()
        if not self.scope.isHidden():
            # The choice takes the place of the name, and the field is below it, so that neither
            # lies over the face.
            height = self.scope.fit_into(room) + _GAP
            lowest = room.bottom() - height - self.editor.sizeHint().height()
            place = place.translated(0, max(room.top(), min(place.top(), lowest)) - place.top())
            self.scope.place_at(place, room)
            place = place.translated(0, height)
        self.editor.move_to(place)

    def stop(self) -> None:
        """Give up naming."""
        if self._face is not None:
            self._finish(0)

    def _finish(self, step: int) -> None:
        face, self._face = self._face, None
        focus = self._over.window().focusWidget()
        self.had_focus = focus is self.editor or (
            focus is not None and self.editor.panel.isAncestorOf(focus)
        )
        self.scope.hide()
        self.editor.close_editor()
        if face is not None:
            self.finished.emit(int(face.id), step)

    # -- names that are known ------------------------------------------------------------

    def _heed(self, changes: ChangeSet | None) -> None:
        if changes is None or changes.persons:
            self._fresh = False

    def _take_names(self, names: list[KnownName]) -> None:
        self._names, self._fresh = names, True
        self.editor.set_names(names)
        self._suggest(self._likely)

    def _ask_who(self, face: FaceInPhoto) -> None:
        def suggest(likely: list[PersonId]) -> None:
            if self._face is not None and self._face.id == face.id:
                self._suggest(likely)

        if face.comparable:
            self._session.think(
                lambda library: likely_names(library, [face.id]),
                suggest,
                key="likely names in a photo",
            )

    def _suggest(self, likely: Sequence[PersonId]) -> None:
        self._likely = likely
        known = {name.person: name for name in self._names}
        self.editor.suggest([known[person] for person in likely if person in known])

    # -- edits ---------------------------------------------------------------------------

    def _named(self, name: str, step: int) -> None:
        face = self._face
        if face is None:
            return
        command = self._command(face, name)
        if command is None:
            self._finish(step)
        else:
            self._do(command, step)

    def _command(self, face: FaceInPhoto, name: str) -> Command | None:
        """The edit for a name that nobody has, or for none."""
        alone = face.others == 0 and not face.hidden
        if face.person is not None and (alone or self._means_everything):
            return NamePerson(face.person, name or None)
        if name:
            return NameFaces([face.id], name)
        return None if face.name is None else Reject([face.id], face.person)

    def _known(self, known: KnownName, step: int) -> None:
        face = self._face
        if face is None:
            return
        if face.person is not None and self._means_everything:
            self._do(Merge([face.person, known.person], name=known.name), step)
        else:
            self._do(Confirm([face.id], known.person), step)

    @property
    def _means_everything(self) -> bool:
        return not self.scope.isHidden() and self.scope.means_everything

    def _do(self, command: Command, step: int) -> None:
        face = self._face

        def done(_: object) -> None:
            if face is not None and face is self._face:
                self._finish(step)

        def failed(error: Exception) -> None:
            if face is not None and face is self._face:
                self._refused(error)

        self._session.do(command, done, failed)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, NameTakenError):
            known = {name.person: name for name in self._names}
            stranger = KnownName(error.person, error.name, None, 0, folded(error.name))
            self.editor.offer(known.get(error.person, stranger))
        else:
            self.editor.refuse(error)
