"""Asks for a person by name: a field with completion that makes an edit of whoever is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.library.browsing_people import KnownName, known_names
from photoorg.library.editing import Command, EditDone
from photoorg.ui import theme
from photoorg.ui.name_editor import NameEditor
from photoorg.ui.session import Session
from photoorg.ui.thumbnails import ThumbnailCache

_WIDTH = 300
_TOP = 16
_BOTTOM = 76
"""Above the bar that tells what is selected."""


class PersonChooser(QObject):
    """One field over a view. Escape, or a click elsewhere, and nothing was asked."""

    def __init__(
        self,
        session: Session,
        thumbnails: ThumbnailCache,
        over: QWidget,
        focus_after: QWidget | None = None,
    ) -> None:
        super().__init__(over)
        self._session = session
        self._over = over
        self._focus_after = focus_after
        self._known: Callable[[PersonId], Command] | None = None
        self._new: Callable[[str], Command] | None = None
        self._likely: Sequence[PersonId] = ()
        self._names: list[KnownName] = []
        self.editor = NameEditor(thumbnails, over)
        self.editor.setAlignment(Qt.AlignmentFlag.AlignLeft)  # centred, no question is shown
        self.editor.installEventFilter(self)
        self.editor.known_chosen.connect(lambda known, _: self._choose(known))
        self.editor.named.connect(lambda name, _: self._name(name))
        self.editor.cancelled.connect(lambda _: self.stop())

    @property
    def is_open(self) -> bool:
        """Whether somebody is asked for."""
        return self.editor.is_open

    def ask(
        self,
        question: str,
        known: Callable[[PersonId], Command],
        new: Callable[[str], Command] | None = None,
        *,
        own: PersonId | None = None,
        at_top: bool = False,
    ) -> None:
        """Ask in the lower (or upper) middle of the view.

        Args:
            question: what is written in the empty field.
            known: the edit for a person who has a name.
            new: the edit for a name that nobody has; without it such a name is refused.
            own: who cannot be chosen.
            at_top: where the field appears.
        """
        self._known, self._new, self._likely = known, new, ()
        self.editor.setPlaceholderText(question)
        self.editor.setAccessibleName(question)
        self.editor.open(self._place(at_top), None, self._names, own=own, asks=False)
        self._session.ask(known_names, self._take_names, key="known names of a chooser")

    def _place(self, at_top: bool) -> QRect:
        room = self._over.rect()
        size = QSize(round(_WIDTH * theme.text_scale()), self.editor.sizeHint().height() + 8)
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        place.moveTop(room.top() + _TOP if at_top else room.bottom() - size.height() - _BOTTOM)
        return place

    def suggest(self, persons: Sequence[PersonId]) -> None:
        """Who it most probably is, best first; offered while nothing is typed."""
        self._likely = persons
        if self.is_open:
            known = {name.person: name for name in self._names}
            self.editor.suggest([known[person] for person in persons if person in known])

    def stop(self) -> None:
        """Ask no more."""
        if not self.is_open:
            return
        focus = self._over.window().focusWidget()
        had_focus = focus is not None and self._over.isAncestorOf(focus)
        self._known = self._new = None
        self.editor.close_editor()
        if had_focus and self._focus_after is not None:
            self._focus_after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_names(self, names: list[KnownName]) -> None:
        self._names = names
        if self.is_open:
            self.editor.set_names(names)
            self.suggest(self._likely)

    def _choose(self, known: KnownName) -> None:
        if self._known is not None:
            self._do(self._known(known.person))

    def _name(self, name: str) -> None:
        if self._new is not None:
            self._do(self._new(name))
        else:
            sentence = self.tr("Nobody is called “{name}”.").format(name=name)
            self.editor.refuse(KnownError(sentence))

    def _do(self, command: Command) -> None:
        def done(_: EditDone) -> None:
            self.stop()

        self._session.do(command, done, self.editor.refuse)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Who clicks elsewhere does not want to answer."""
        if watched is self.editor and isinstance(event, QFocusEvent) and event.lostFocus():
            focus = self._over.window().focusWidget()
            inside = focus is not None and self.editor.panel.isAncestorOf(focus)
            kept = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
            if not inside and event.reason() not in kept and not self.editor.isReadOnly():
                self.stop()
        return super().eventFilter(watched, event)
