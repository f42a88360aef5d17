"""An owner with mouse and keyboard before a grid of people."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from photoorg.core.ids import PersonId
from photoorg.library.browsing_people import Scope
from photoorg.library.library import Library
from photoorg.storage.persons import Persons
from photoorg.ui.people_page import PeoplePage
from photoorg.ui.services import Services
from photoorg.ui.session import Session

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """What the owner does, and what can be seen."""

    def __init__(self, page: PeoplePage, qtbot: QtBot) -> None:
        self.page = page
        self.qtbot = qtbot
        self.viewport = page.grid.viewport()
        self.editor = page.naming.editor
        self.panel = page.naming.editor.panel

    def wait(self) -> None:
        """Until all that was asked for is shown."""
        page = self.page
        self.qtbot.waitUntil(
            lambda: not page.session.busy and not page.services.thumbnails.busy, timeout=10_000
        )

    # -- what can be seen ----------------------------------------------------------------

    def names(self) -> list[str | None]:
        model = self.page.model
        return [model.card_at(row).name for row in range(len(model.ids))]

    def counts(self) -> list[int]:
        model = self.page.model
        return [model.card_at(row).faces for row in range(len(model.ids))]

    def cell(self, person: PersonId) -> QRect:
        return self.page.grid.cell_of(person)

    def face(self, person: PersonId) -> QPoint:
        """In the middle of the cover."""
        return QPoint(self.cell(person).center().x(), self.cell(person).top() + 40)

    def name(self, person: PersonId) -> QPoint:
        return self.page.grid.name_place(person).center()

    def beside(self, person: PersonId) -> QPoint:
        """Between a card and the one to the left."""
        return self.cell(person).topLeft() + QPoint(2, 60)

    @staticmethod
    def menu() -> QMenu | None:
        """The menu that has popped up."""
        popup = QApplication.activePopupWidget()
        return popup if isinstance(popup, QMenu) else None

    def wait_for_menu(self) -> QMenu:
        self.qtbot.waitUntil(lambda: self.menu() is not None)
        found = self.menu()
        assert found is not None
        return found

    def listed(self) -> list[str]:
        """The names that drop down below the field."""
        return [] if self.panel.names.isHidden() else self.panel.names.rows.stringList()

    # -- what is in the library ------------------------------------------------------------

    def name_of(self, person: PersonId) -> str | None:
        with Library(self.page.session.paths) as library:
            return Persons(library.database).names().get(person)

    def edits(self) -> int:
        with Library(self.page.session.paths) as library:
            return len(library.edits.entries())

    # -- mouse and keys ----------------------------------------------------------------------

    def click(self, at: QPoint, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.mouseClick(self.viewport, LEFT, modifier, at)

    def press(self, button: object) -> None:
        """Click on a button."""
        self.qtbot.mouseClick(button, LEFT)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """A key press, as shortcuts see it too."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, modifier)

    def type(self, text: str, key: Qt.Key | None = None) -> None:
        """Write a name, and end it with a key."""
        for letter in text:
            if letter.isascii():
                self.qtbot.keyClicks(self.editor, letter)
            else:  # as a keyboard does that has the letter
                event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NONE, letter)
                QApplication.sendEvent(self.editor, event)
        if key is not None:
            self.key(key)
            self.wait()

    def start_naming(self, person: PersonId) -> None:
        """Edit the name of a card, with the key."""
        self.click(self.face(person))
        self.key(Qt.Key.Key_F2)
        assert self.editor.hasFocus()
        self.wait()

    def drag_over(self, data: QMimeData, at: QPoint) -> QDragMoveEvent:
        arguments = (at, Qt.DropAction.MoveAction, data, LEFT, NONE)
        QApplication.sendEvent(self.viewport, QDragEnterEvent(*arguments))
        move = QDragMoveEvent(*arguments)
        QApplication.sendEvent(self.viewport, move)
        return move

    def drop(self, data: QMimeData, at: QPoint) -> QDropEvent:
        self.drag_over(data, at)
        event = QDropEvent(QPointF(at), Qt.DropAction.MoveAction, data, LEFT, NONE)
        QApplication.sendEvent(self.viewport, event)
        return event


OpenPeople = Callable[[Scope], Hand]


@pytest.fixture
def open_people(session: Session, services: Services, qtbot: QtBot) -> OpenPeople:
    """Opens the page of a scope."""

    def make(scope: Scope) -> Hand:
        page = PeoplePage(session, services, scope)
        qtbot.addWidget(page, before_close_func=lambda page: page.leave())
        page.resize(1000, 640)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        page.enter()
        page.grid.setFocus()
        hand = Hand(page, qtbot)
        hand.wait()
        return hand

    return make


@pytest.fixture
def hand(open_people: OpenPeople) -> Hand:
    """Before the grid of everybody: Anna Weber, Ben Ito, and six without a name."""
    return open_people(Scope.PEOPLE)


@pytest.fixture
def page(hand: Hand) -> PeoplePage:
    return hand.page


@pytest.fixture
def people(page: PeoplePage) -> list[PersonId]:
    """In the order of the cards when the page was opened."""
    return list(page.model.ids)
