"""The menu bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from photoorg.core.records import ChangeSet
from photoorg.ui import edit_titles
from photoorg.ui.actions import WindowActions
from photoorg.ui.session import Session

if TYPE_CHECKING:
    from photoorg.library.editing import EditDone, Entry
    from photoorg.library.library import Library

_LONGEST_TITLE = 60


class Menus(QObject):
    """Fills the menu bar; the People menu offers what the page offers for its selection."""

    def __init__(
        self, bar: QMenuBar, actions: WindowActions, selection: Callable[[], list[QAction]]
    ) -> None:
        super().__init__(bar)
        self._selection = selection
        self._nothing = QAction(self.tr("Select people or faces first"), self)
        self._nothing.setEnabled(False)
        a = actions
        self.file = self._menu(
            bar,
            self.tr("&File"),
            [[a.add_folders, a.folders], [a.sensitivity, a.settings], [a.quit]],
        )
        self.edit = self._menu(bar, self.tr("&Edit"), [[a.undo, a.redo, a.history], [a.search]])
        self.people = bar.addMenu(self.tr("&People"))
        self.people.aboutToShow.connect(self._fill_people)
        self.view = self._menu(
            bar,
            self.tr("&View"),
            [
                list(a.sections.values()),
                [a.back],
                [a.bigger, a.smaller, a.usual_size],
                [a.sidebar, a.full_screen],
            ],
        )
        appearance = QMenu(self.tr("&Appearance"), self.view)
        appearance.addActions(list(a.themes.values()))
        self.view.insertMenu(a.full_screen, appearance)
        self.help = self._menu(bar, self.tr("&Help"), [[a.keys], [a.log, a.about]])

    @staticmethod
    def _menu(bar: QMenuBar, title: str, groups: list[list[QAction]]) -> QMenu:
        menu = bar.addMenu(title)
        for place, group in enumerate(groups):
            if place:
                menu.addSeparator()
            menu.addActions(group)
        return menu

    def _fill_people(self) -> None:
        self.people.clear()
        self.people.addActions(self._selection() or [self._nothing])


class UndoTitles(QObject):
    """Keeps the titles of Undo and Redo right."""

    def __init__(self, session: Session, actions: WindowActions) -> None:
        super().__init__(actions)
        self._session = session
        self._actions = actions
        actions.undo.setEnabled(False)
        actions.redo.setEnabled(False)
        session.changed.connect(self.refresh)
        session.edited.connect(self._edited)

    def _edited(self, edit: EditDone) -> None:
        """What is known at once: who types the key again quickly means it."""
        if edit.what == "undone":
            self._show_redo(edit.entry)
        else:
            self._show_undo(edit.entry)

    def refresh(self, _: ChangeSet | None = None) -> None:
        """Ask which edits come next."""
        self._session.ask(_next_edits, self._show, key="undo titles")

    def _show(self, edits: tuple[Entry | None, Entry | None]) -> None:
        undo, redo = edits
        self._show_undo(undo)
        self._show_redo(redo)

    def _show_undo(self, entry: Entry | None) -> None:
        text = self.tr("&Undo {title}").format(title=_shown(entry)) if entry else self.tr("&Undo")
        self._actions.undo.setText(text)
        self._actions.undo.setEnabled(entry is not None)

    def _show_redo(self, entry: Entry | None) -> None:
        text = self.tr("&Redo {title}").format(title=_shown(entry)) if entry else self.tr("&Redo")
        self._actions.redo.setText(text)
        self._actions.redo.setEnabled(entry is not None)


def _next_edits(library: Library) -> tuple[Entry | None, Entry | None]:
    return library.edits.to_undo, library.edits.to_redo


def _shown(entry: Entry) -> str:
    """The title for a menu: of bounded length, and without letters that would be keys."""
    title = edit_titles.title(entry)
    if len(title) > _LONGEST_TITLE:
        title = title[: _LONGEST_TITLE - 1] + "…"
    return title.replace("&", "&&")
