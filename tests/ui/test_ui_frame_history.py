"""The list of edits: where a click leads, and how rows are laid out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from photoorg.library.editing import IgnorePersons, NamePerson
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui import history_panel, theme
from photoorg.ui.main_window import MainWindow
from photoorg.ui.session import Session


def test_an_impatient_hand_does_not_go_too_far_in_the_history(
    window: MainWindow, session: Session, qtbot: QtBot, library_paths: Paths
) -> None:
    with Library(library_paths) as library:
        people = [person.id for person in library.people()]
    qtbot.keySequence(window, "Ctrl+H")
    panel = window.history
    for person in people[:4]:
        session.do(IgnorePersons([person]))
    qtbot.waitUntil(lambda: len(panel.entries) == 4 and not session.busy)
    model, viewport = panel.list.model(), panel.list.viewport()
    middle = panel.list.visualRect(model.index(2, 0)).center()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.waitUntil(lambda: not session.busy)
    assert [entry.undone for entry in panel.entries] == [True, True, False, False]
    panel.list.clicked.emit(model.index(4, 0))
    panel.list.clicked.emit(model.index(1, 0))
    qtbot.waitUntil(lambda: not session.busy)
    assert [entry.undone for entry in panel.entries] == [True, False, False, False]


def test_rows_of_the_history_follow_its_width(
    window: MainWindow, session: Session, qtbot: QtBot, library_paths: Paths
) -> None:
    with Library(library_paths) as library:
        person = library.people()[0].id
    qtbot.keySequence(window, "Ctrl+H")
    panel = window.history
    session.do(NamePerson(person, "\U0001f600" * 8 + " Wilhelmina Maximiliane"))
    qtbot.waitUntil(lambda: len(panel.entries) == 1 and not session.busy)
    index = panel.list.model().index(0, 0)

    def lay_out(letters: int) -> int:
        width = letters * panel.fontMetrics().averageCharWidth()
        panel.setFixedWidth(width)
        qtbot.waitUntil(lambda: panel.width() == width)
        panel.list.executeDelayedItemsLayout()
        below = panel.list.visualRect(panel.list.model().index(1, 0))
        assert below.top() == panel.list.visualRect(index).bottom() + 1
        return below.top()

    narrow = lay_out(40)
    assert lay_out(120) < narrow
    assert lay_out(40) == narrow


def test_a_long_title_is_parted_between_letters() -> None:
    font = theme.font()
    text = "New person from 1 face of “" + "\U0001f600" * 4 + " Wilhelmina Maximiliane”"
    for width in range(150, 400, 10):
        shown = history_panel._wrapped(text, font, width)
        first, _, rest = shown.partition("\n")
        assert text.startswith(first)
        assert not rest or text[len(first) :].strip().startswith(rest.rstrip("…"))
        assert not rest or QFontMetrics(font).horizontalAdvance(first) <= width
