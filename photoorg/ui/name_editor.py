"""A field for a name, over the place where the name is shown, with completion.

It tells what the owner decided and changes nothing itself: whoever opened it makes the edit,
and then closes it, or shows why it cannot be.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.library.browsing_people import KnownName, names_like
from photoorg.library.editing import tidy_name
from photoorg.ui import theme
from photoorg.ui.error_sentences import error_text
from photoorg.ui.name_panel import NamePanel
from photoorg.ui.thumbnails import ThumbnailCache

_NARROWEST = 150
_KEYS = {
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_F2,
}


class NameEditor(QLineEdit):
    """The field; a child of the widget that it floats over."""

    named = Signal(str, int)
    """A name that nobody else has, tidy, or "" for none; and where to go on: 1 to the next one,
    -1 to the one before, 0 nowhere."""

    known_chosen = Signal(object, int)
    """KnownName: it is that person (a merge was agreed to); and where to go on."""

    cancelled = Signal(int)
    """Nothing is to be changed; and where to go on."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("look", "search")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setPlaceholderText(self.tr("Name"))
        self.setAccessibleName(self.tr("Name"))
        self.panel = NamePanel(thumbnails, parent)
        self.panel.installEventFilter(self)
        self._names: Sequence[KnownName] = ()
        self._likely: Sequence[KnownName] = ()
        self._own: PersonId | None = None
        self._before = ""
        self._asks = True
        self._step = 0
        self._offered: KnownName | None = None
        self._typed_since = False
        self.textEdited.connect(self._edited)
        self.panel.chosen.connect(lambda known: self._choose(known, self._enter_step()))
        self.panel.offer.merge_button.clicked.connect(self._agree)
        self.panel.offer.other_button.clicked.connect(self._go_on_typing)
        self.advances = False
        """Whether Enter goes on to the next one."""
        self.hide()

    # -- opening and closing -----------------------------------------------------------

    def open(
        self,
        place: QRect,
        name: str | None,
        names: Sequence[KnownName],
        *,
        own: PersonId | None = None,
        asks: bool = True,
    ) -> None:
        """Edit a name where it is shown (`place`, in the parent).

        Args:
            place: of the name.
            name: as it is now, None if there is none.
            names: that are known; they are offered while one types.
            own: the person who has the name.
            asks: whether to offer a merge when a known name is chosen; else it is chosen at once.
        """
        self._names, self._likely = names, ()
        self._own, self._before, self._asks = own, name or "", asks
        self._offered, self._step, self._typed_since = None, 0, False
        self.setReadOnly(False)
        self.setText(self._before)
        self.selectAll()
        self.panel.show_part(None)
        self.move_to(place)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_to(self, place: QRect) -> None:
        """The place of the name is another one now."""
        room = self._over.rect()
        width = min(room.width(), max(place.width(), round(_NARROWEST * theme.text_scale())))
        height = max(place.height(), self.sizeHint().height())
        field = QRect(0, 0, width, height)
        field.moveCenter(place.center())
        field.moveLeft(max(room.left(), min(field.left(), room.right() - width + 1)))
        self.setGeometry(field)
        self.panel.place_at(field)

    def close_editor(self) -> None:
        """Editing is over."""
        self.panel.show_part(None)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a name is edited."""
        return not self.isHidden()

    # -- what is known -----------------------------------------------------------------

    def set_names(self, names: Sequence[KnownName]) -> None:
        """The names that are known are others now."""
        self._names = names
        if self.is_open and self._offered is None:
            self._show_names()

    def suggest(self, persons: Sequence[KnownName]) -> None:
        """Who it most probably is; offered while nothing is typed."""
        self._likely = persons
        if self.is_open and self._offered is None:
            self._show_names()

    def refuse(self, error: Exception) -> None:
        """The edit was not possible: say why, and let the owner go on typing."""
        self._complain(error_text(error))

    def offer(self, known: KnownName) -> None:
        """Offer to merge with somebody who has the name."""
        self.setReadOnly(False)
        self._offered = known
        self.panel.offer.ask(known, self._before)
        self._show(self.panel.offer)

    def _show(self, part: QWidget | None) -> None:
        self.panel.show_part(part)
        self.panel.place_at(self.geometry())

    def _show_names(self) -> None:
        others = [known for known in self._names if known.person != self._own]
        found = names_like(self.text(), others) if self._typed_since else []
        if not self.text():
            found = list(self._likely)
        self.panel.names.show_names(found)
        self._show(self.panel.names if found else None)

    def _complain(self, text: str) -> None:
        self.setReadOnly(False)
        self.panel.complaint.setText(text)
        self._show(self.panel.complaint)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- deciding ----------------------------------------------------------------------

    def _enter_step(self) -> int:
        return 1 if self.advances else 0

    def _edited(self, _: str) -> None:
        self._offered, self._typed_since = None, True
        self._show_names()

    def _submit(self, step: int) -> None:
        marked = None if self.panel.names.isHidden() else self.panel.names.marked
        if marked is not None:
            self._choose(marked, step)
            return
        if not self.text().strip():
            self._decide("", step)
            return
        try:
            name = tidy_name(self.text())
        except KnownError as error:
            self._complain(error_text(error))
            return
        holder = self._holder(name)
        if holder is None:
            self._decide(name, step)
        else:
            self._choose(holder, step)

    def _holder(self, name: str) -> KnownName | None:
        wanted = name.casefold()
        return next(
            (k for k in self._names if k.name.casefold() == wanted and k.person != self._own), None
        )

    def _decide(self, name: str, step: int) -> None:
        if name == self._before:
            self.cancelled.emit(step)
            return
        self.setReadOnly(True)
        self.panel.show_part(None)
        self.named.emit(name, step)

    def _choose(self, known: KnownName, step: int) -> None:
        self.setText(known.name)
        self._step = step
        if self._asks:
            self.offer(known)
        else:
            self._offered = known
            self._agree()

    def _agree(self) -> None:
        known = self._offered
        if known is not None and not self.isReadOnly():
            self.setReadOnly(True)
            self.panel.show_part(None)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.known_chosen.emit(known, self._step)

    def _go_on_typing(self) -> None:
        self._offered = None
        self._show(None)
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- keys --------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are no shortcuts of the window."""
        if isinstance(event, QKeyEvent) and event.key() in _KEYS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._press(event.key())
                event.accept()
                return True
        return super().event(event)

    def _press(self, key: int) -> None:
        if self.isReadOnly():
            return
        offering = self._offered is not None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if offering:
                self._agree()
            else:
                self._submit(self._enter_step())
        elif key == Qt.Key.Key_Escape:
            if offering:
                self._go_on_typing()
            else:
                self.cancelled.emit(0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._tab(1 if key == Qt.Key.Key_Tab else -1, offering)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self.panel.names.isHidden():
            self.panel.names.mark(1 if key == Qt.Key.Key_Down else -1)

    def _tab(self, step: int, offering: bool) -> None:
        if offering:
            self.panel.offer.merge_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._submit(step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Escape in the panel goes back to the field."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._go_on_typing()
                return True
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Who clicks elsewhere has finished: a new name is taken, anything else is dropped."""
        super().focusOutEvent(event)
        kept = (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        )
        focus = self.window().focusWidget()
        inside = focus is not None and self.panel.isAncestorOf(focus)
        if event.reason() in kept or inside or not self.is_open or self.isReadOnly():
            return
        try:
            name = tidy_name(self.text())
        except KnownError:
            name = self._before
        if self._offered is not None or self._holder(name) is not None:
            name = self._before
        self._decide(name, 0)
