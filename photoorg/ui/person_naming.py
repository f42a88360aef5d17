"""Names a person in place: opens the editor, makes the edit, offers the merge.

Any view that shows a person's name can use it: it says where the name is, and is told when
editing is over and where to go on.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from photoorg.core.ids import PersonId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_faces import likely_names_of
from photoorg.library.browsing_people import KnownName, folded, known_names
from photoorg.library.editing import EditDone, Merge, NamePerson, NameTakenError
from photoorg.ui.name_editor import NameEditor
from photoorg.ui.session import Session
from photoorg.ui.thumbnails import ThumbnailCache


class PersonNaming(QObject):
    """One editor over a view, for whichever person is named."""

    started = Signal(int)
    """The person whose name is edited now."""

    finished = Signal(int, int)
    """The person whose name was edited, and where to go on: 1 to the next one, -1 to the one
    before, 0 nowhere."""

    def __init__(self, session: Session, thumbnails: ThumbnailCache, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._over = over
        self._names: list[KnownName] = []
        self._likely: Sequence[PersonId] = ()
        self._fresh = False
        self._person: PersonId | None = None
        self.focus_after: QWidget | None = None
        """What is given the keyboard when editing is over."""
        self.editor = NameEditor(thumbnails, over)
        self.editor.named.connect(self._name_them)
        self.editor.known_chosen.connect(self._merge)
        self.editor.cancelled.connect(self._finish)
        session.changed.connect(self._heed)

    @property
    def person(self) -> PersonId | None:
        """Whose name is edited."""
        return self._person

    def start(self, person: PersonId, name: str | None, place: QRect) -> None:
        """Edit the name of a person where it is shown."""
        if self._person is not None:
            self.stop()
        self._person, self._likely = person, ()
        self.editor.open(place, name, self._names, own=person)
        self.started.emit(person)
        if not self._fresh:
            self._session.ask(known_names, self._take_names, key="known names")
        if name is None:
            self._ask_who(person)

    def stop(self) -> None:
        """Give up editing."""
        if self._person is not None:
            self._finish(0)

    # -- names that are known ------------------------------------------------------------

    def _heed(self, changes: ChangeSet | None) -> None:
        if changes is None or changes.persons:
            self._fresh = False

    def _take_names(self, names: list[KnownName]) -> None:
        self._names, self._fresh = names, True
        self.editor.set_names(names)
        self._suggest(self._likely)

    def _ask_who(self, person: PersonId) -> None:
        """Offer who an unnamed person probably is, best first, while nothing is typed."""

        def suggest(likely: list[PersonId]) -> None:
            if person == self._person:
                self._suggest(likely)

        self._session.think(
            lambda library: likely_names_of(library, person), suggest, key="likely names"
        )

    def _suggest(self, likely: Sequence[PersonId]) -> None:
        self._likely = likely
        known = {name.person: name for name in self._names}
        self.editor.suggest([known[each] for each in likely if each in known])

    # -- edits ---------------------------------------------------------------------------

    def _name_them(self, name: str, step: int) -> None:
        person = self._person
        if person is None:
            return

        def failed(error: Exception) -> None:
            if person == self._person:
                self._refused(error)

        self._session.do(NamePerson(person, name or None), self._then(person, step), failed)

    def _merge(self, known: KnownName, step: int) -> None:
        person = self._person
        if person is None:
            return

        def failed(error: Exception) -> None:
            if person == self._person:
                self.editor.refuse(error)

        merge = Merge([person, known.person], name=known.name)
        self._session.do(merge, self._then(person, step), failed)

    def _then(self, person: PersonId, step: int) -> Callable[[EditDone], None]:
        def done(_: EditDone) -> None:
            if person == self._person:
                self._finish(step)

        return done

    def _refused(self, error: Exception) -> None:
        if isinstance(error, NameTakenError):
            key = folded(error.name)
            known = {name.person: name for name in self._names}
            stranger = KnownName(error.person, error.name, None, 0, key)
            self.editor.offer(known.get(error.person, stranger))
        else:
            self.editor.refuse(error)

    def _finish(self, step: int) -> None:
        person, self._person = self._person, None
        had_focus = self._over.isAncestorOf(self._over.window().focusWidget() or self._over)
        self.editor.close_editor()
        if had_focus and self.focus_after is not None:
            self.focus_after.setFocus(Qt.FocusReason.OtherFocusReason)
        if person is not None:
            self.finished.emit(person, step)
