from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.library.editing import NotAFace
from photoorg.library.library import Library
from photoorg.storage.faces import Faces
from photoorg.ui.bin_page import BinPage
from photoorg.ui.faces_grid import SIDES
from photoorg.ui.services import Services
from photoorg.ui.session import Session

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def binned(session: Session) -> list[FaceId]:
    """The ten faces of the third person, which are in the bin."""
    with Library(session.paths) as library:
        faces = [face.id for face in Faces(library.database).of_person(library.people()[2].id)]
        library.edits.do(NotAFace(faces))
    return faces


@pytest.fixture
def page(
    session: Session, services: Services, binned: list[FaceId], qtbot: QtBot
) -> Iterator[BinPage]:
    page = BinPage(session, services)
    qtbot.addWidget(page, before_close_func=lambda page: page.leave())
    page.resize(800, 500)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.enter()
    page.setFocus()
    wait(page, qtbot)
    return page


def wait(page: BinPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: not page.session.busy and not page.services.thumbnails.busy, timeout=10_000
    )


def states(page: BinPage, faces: list[FaceId]) -> set[FaceState]:
    with Library(page.session.paths) as library:
        return {state for _, _, state in Faces(library.database).places(faces)}


def test_the_bin_shows_what_was_put_there(page: BinPage, binned: list[FaceId]) -> None:
    assert sorted(page.grid.faces.ids) == binned
    assert page.count.text() == "10 picture(s) that show no face"
    assert page.grid.isVisible()
    taken = page.grid.faces.faces.taken
    assert (taken[:-1] >= taken[1:]).all()


def test_faces_are_taken_out_again(page: BinPage, qtbot: QtBot) -> None:
    before = list(page.grid.faces.ids)
    assert page.actions_for_selection() == []
    page.grid.select(before[1:3], before[2])
    assert page.selection_bar.label.text() == "2 selected"
    assert page.restore in page.actions_for_selection()
    qtbot.keyClick(page.grid, Qt.Key.Key_R)
    wait(page, qtbot)
    assert states(page, before[1:3]) == {FaceState.UNKNOWN}
    assert page.grid.faces.ids == [before[0], *before[3:]]
    assert page.count.text() == "8 picture(s) that show no face"
    page.session.undo()
    wait(page, qtbot)
    assert page.grid.faces.ids == before


def test_an_empty_bin_says_what_it_is_for(page: BinPage, qtbot: QtBot) -> None:
    page.grid.selectAll()
    page.restore.trigger()
    wait(page, qtbot)
    assert page.grid.faces.ids == []
    assert page.empty.isVisible()
    assert page.selection_bar.isHidden()
    page.session.undo()
    wait(page, qtbot)
    assert page.grid.isVisible()
    assert len(page.grid.faces.ids) == 10


def test_the_photo_is_looked_at(page: BinPage, qtbot: QtBot) -> None:
    face = page.grid.faces.ids[4]
    page.grid.select([face], face)
    photo = page.grid.faces.photo_at(4)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        with qtbot.waitSignal(page.open_photo) as opened:
            qtbot.keyClick(page.grid, key)
        assert opened.args == [photo, face]
    at = page.grid.visualRect(page.grid.model().index(2, 0)).center()
    with qtbot.waitSignal(page.open_photo) as opened:
        qtbot.mouseDClick(page.grid.viewport(), LEFT, pos=at)
    assert opened.args == [page.grid.faces.photo_at(2), page.grid.faces.ids[2]]


def test_it_follows_what_others_do(page: BinPage, binned: list[FaceId], qtbot: QtBot) -> None:
    with Library(page.session.paths) as library:
        more = [face.id for face in Faces(library.database).of_person(library.people()[0].id)][:2]
    page.session.do(NotAFace(more))
    wait(page, qtbot)
    assert sorted(page.grid.faces.ids) == sorted([*binned, *more])
    page.session.changed.emit(ChangeSet(persons=frozenset()))
    assert not page.session.busy, "nothing of that concerns faces"
    page.leave()
    page.session.changed.emit(None)
    assert not page.session.busy


def test_the_context_menu_and_the_size(page: BinPage) -> None:
    at = page.grid.visualRect(page.grid.model().index(0, 0)).center()
    viewport = page.grid.viewport()

    def ask() -> None:
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))

    ask()
    assert QApplication.activePopupWidget() is None
    page.grid.select([page.grid.faces.ids[0]])
    ask()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0] is page.restore
    menu.close()
    side = page.grid.side
    page.zoom(1)
    assert page.grid.side == SIDES[SIDES.index(side) + 1]
    page.leave()
    page.enter()
    assert page.grid.side > side
