"""What can be done with the selected persons: actions with their keys, and the edits they make."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from photoorg.core.ids import PersonId
from photoorg.library.browsing_people import Scope
from photoorg.library.editing import (
    Different,
    IgnorePersons,
    Merge,
    NamesDifferError,
    RestorePersons,
)
from photoorg.ui.icons import icon
from photoorg.ui.session import Session

_MOST_DIFFERENT = 50
"""Each pair of them is remembered."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is selected, and where a menu about it belongs on the screen."""

    persons: tuple[PersonId, ...]
    at: QPoint


class PeopleActions(QObject):
    """The actions of a grid of persons. Their keys answer while the grid has the keyboard."""

    open_wanted = Signal(int)
    name_wanted = Signal(int)
    look_wanted = Signal(int)
    graph_wanted = Signal(int)

    def __init__(self, session: Session, scope: Scope, grid: QWidget) -> None:
        super().__init__(grid)
        self._session = session
        self._grid = grid
        self._chosen = Chosen((), QPoint())
        self.name = self._add(self.tr("Name…"), "edit", "Return", "Enter", "F2")
        self.open = self._add(self.tr("Open"), "person", "Ctrl+Return", "Ctrl+Enter")
        self.look = self._add(self.tr("Look at the photo"), "photos", "Space")
        self.graph = self._add(self.tr("Show in graph"), "graph")
        self.merge = self._add(self.tr("Merge"), "merge", "M")
        self.different = self._add(self.tr("Different people"), "different")
        if scope is Scope.IGNORED:
            self.away = self._add(self.tr("Show again"), "eye", "I")
        else:
            self.away = self._add(self.tr("Ignore"), "hide", "I")
        self._scope = scope
        self.name.triggered.connect(lambda: self._tell_one(self.name_wanted))
        self.open.triggered.connect(lambda: self._tell_one(self.open_wanted))
        self.look.triggered.connect(lambda: self._tell_one(self.look_wanted))
        self.graph.triggered.connect(lambda: self._tell_one(self.graph_wanted))
        self.merge.triggered.connect(lambda: self.merge_persons(self._chosen))
        self.different.triggered.connect(lambda: self._session.do(Different(self._chosen.persons)))
        self.away.triggered.connect(self._put_away)
        self.choose(self._chosen)

    def _add(self, text: str, name: str, *keys: str) -> QAction:
        action = QAction(icon(name), text, self._grid)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._grid.addAction(action)
        if keys:
            key = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(self.tr("{action} ({key})").format(action=action.iconText(), key=key))
        return action

    def choose(self, chosen: Chosen) -> None:
        """These are selected now."""
        self._chosen = chosen
        count = len(chosen.persons)
        for action in (self.name, self.open, self.look, self.graph):
            action.setEnabled(count == 1)
        self.merge.setEnabled(count >= 2)
        self.different.setEnabled(2 <= count <= _MOST_DIFFERENT)
        self.away.setEnabled(count >= 1)

    def for_bar(self) -> list[QAction]:
        """What the bar offers, if it is enabled."""
        return [self.name, self.open, self.merge, self.away, self.different]

    def for_menu(self) -> list[QAction]:
        """What a menu offers."""
        one = [self.open, self.name, self.look, self.graph]
        many = [self.merge, self.different]
        found = one if len(self._chosen.persons) == 1 else many
        return [*found, self.away] if self._chosen.persons else []

    def _tell_one(self, signal: object) -> None:
        if len(self._chosen.persons) == 1:
            signal.emit(int(self._chosen.persons[0]))  # type: ignore[attr-defined]

    def _put_away(self) -> None:
        persons = self._chosen.persons
        if persons:
            command = RestorePersons if self._scope is Scope.IGNORED else IgnorePersons
            self._session.do(command(persons))

    def merge_persons(self, chosen: Chosen) -> None:
        """Merge; where there are several names, a menu asks which one stays."""

        def failed(error: Exception) -> None:
            if isinstance(error, NamesDifferError):
                self._ask_name(chosen, error.names)
            else:
                self._session.failed.emit(error)

        self._session.do(Merge(chosen.persons), failed=failed)

    def _ask_name(self, chosen: Chosen, names: Sequence[str]) -> None:
        menu = QMenu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question = menu.addAction(self.tr("Merge, and keep the name"))
        question.setEnabled(False)
        for name in names:
            action = menu.addAction(icon("person"), name.replace("&", "&&"))
            action.triggered.connect(
                lambda _=False, name=name: self._session.do(Merge(chosen.persons, name=name))
            )
        menu.addSeparator()
        menu.addAction(self.tr("Do not merge"))
        menu.setActiveAction(menu.actions()[1])
        menu.popup(chosen.at)
