"""What every view in the middle of the window has in common."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from photoorg.ui.services import Services
from photoorg.ui.session import Session

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Page(QWidget):
    """One view. The window makes it when it is first shown, and keeps it.

    Actions that have keys are added to the page itself (`addAction`) with the context
    `WidgetWithChildrenShortcut`, so that they answer only while the page is looked at; those in
    `actions_for_selection` appear in the People menu too. `setFocusProxy` says which part of
    the page the keyboard speaks to when it is shown.
    """

    open_person = Signal(int)
    """Person id."""

    open_photo = Signal(int, int)
    """Photo id, and the id of the face to point at, 0 for none."""

    show_in_graph = Signal(int)
    """Face id."""

    show_person_in_graph = Signal(int)
    """Person id."""

    show_photo_in_graph = Signal(int)
    """Photo id: its faces, and those around them."""

    find_similar = Signal(int)
    """Face id: who looks like it."""

    compare_faces = Signal(int, int)
    """Two face ids."""

    show_photos_of = Signal(object)
    """Person ids with names, as pairs: the photos that show all of them."""

    add_folders = Signal()
    """Ask for folders of photos to add."""

    search_changed = Signal(str)
    """The page is searched for something else now: the text that the field should show."""

    shown = Signal(int)
    """A page that shows one thing went on to another one: its id."""

    review_person = Signal(int)
    """Person id: ask only about this one."""

    counted = Signal(int)
    """How much waits here; the sidebar shows it."""

    back = Signal()
    """Go to where this page was opened from."""

    status = Signal(str)
    """A sentence worth a note at the lower left."""

    selection_changed = Signal()
    """`actions_for_selection` may answer differently now."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.services = services

    def enter(self) -> None:
        """The page becomes visible: load, or refresh and sort again."""

    def leave(self) -> None:
        """The page is no longer visible."""

    def close_threads(self) -> None:
        """The window closes: end the threads that are the page's own."""

    def actions_for_selection(self) -> list[QAction]:
        """What can be done with what is selected, in the order of a menu."""
        return []

    def photos_in_order(self) -> Sequence[int] | npt.NDArray[np.int64]:
        """Photo ids in the order of the page: the viewer goes through these, when a photo is
        opened here; through the whole library if there are none.
        """
        return ()

    def search(self, text: str) -> None:
        """Show only what answers to the text; the search field calls this as one types.

        Pages that do not override this have nothing to search in.
        """

    def words_for_drop(self, paths: Sequence[Path]) -> str:
        """What it would do to drop these files here; empty where they are for the library."""
        return ""

    def take_drop(self, paths: Sequence[Path]) -> None:
        """Do what `words_for_drop` said."""

    @property
    def searches(self) -> bool:
        """Whether the page has something to search in."""
        return type(self).search is not Page.search

    def zoom(self, steps: int) -> None:
        """Bigger (above 0) or smaller (below 0), by this many steps; 0 for the usual size.

        The View menu and its keys call this; Ctrl+wheel is the page's own.
        """
