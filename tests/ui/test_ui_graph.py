from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.faces import Faces
from photoorg.ui.graph_page import GraphPage
from photoorg.ui.graph_selection import NOTHING
from photoorg.ui.services import Services
from photoorg.ui.session import Session

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(session: Session, services: Services, qtbot: QtBot) -> GraphPage:
    return shown(GraphPage(session, services), qtbot)


def shown(page: GraphPage, qtbot: QtBot) -> GraphPage:
    qtbot.addWidget(page, before_close_func=lambda page: page.leave())
    page.resize(900, 700)
    page.show()
    qtbot.waitExposed(page)
    page.enter()
    wait(page, qtbot)
    return page


def wait(page: GraphPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(
        lambda: not page.session.busy and not page.services.thumbnails.busy, timeout=10_000
    )


def points(page: GraphPage, rows: np.ndarray) -> list[QPoint]:
    assert page.canvas.picture is not None
    places = page.canvas.camera.to_screen(page.canvas.picture.graph.positions[rows])
    return [QPointF(x, y).toPoint() for x, y in places.tolist()]


def drag(page: GraphPage, way: list[QPoint], keys: Qt.KeyboardModifier) -> None:
    canvas = page.canvas
    QTest.mousePress(canvas, LEFT, keys, way[0])
    for place in way[1:]:
        QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, LEFT, keys, way[-1])


def corners(page: GraphPage, rows: np.ndarray) -> list[QPoint]:
    """A rectangle around faces, as four corners."""
    places = points(page, rows)
    room = round(page.canvas.camera.scale * 0.5)
    xs, ys = [p.x() for p in places], [p.y() for p in places]
    left, right = min(xs) - room, max(xs) + room
    top, bottom = min(ys) - room, max(ys) + room
    return [QPoint(left, top), QPoint(right, top), QPoint(right, bottom), QPoint(left, bottom)]


def persons_of(page: GraphPage, faces: list[int]) -> set[int | None]:
    with Library(page.session.paths) as library:
        return {Faces(library.database).person_of(FaceId(face)) for face in faces}


def two_persons(page: GraphPage) -> tuple[np.ndarray, np.ndarray]:
    """The rows of the two smallest persons."""
    assert page.canvas.picture is not None
    graph = page.canvas.picture.graph
    persons, counts = np.unique(graph.persons[graph.persons > 0], return_counts=True)
    order = np.argsort(counts)
    return graph.rows_of(int(persons[order[0]])), graph.rows_of(int(persons[order[1]]))


def test_every_face_is_shown_once(page: GraphPage) -> None:
    assert page.canvas.picture is not None
    graph = page.canvas.picture.graph
    assert len(graph) == 60
    assert np.isfinite(graph.positions).all()
    assert page.bar.count.text().startswith("60 ")
    page.canvas.grab()
    assert len(page.canvas.drawn_edges) == graph.count_below(page.bar.threshold)
    assert len(page.canvas.labels) == 2


def test_a_click_selects_and_ctrl_adds(page: GraphPage, qtbot: QtBot) -> None:
    one, other = points(page, np.array([3, 17]))
    qtbot.mouseClick(page.canvas, LEFT, pos=one)
    assert page.canvas.selected.tolist() == [3]
    assert page.selection_bar.isVisible()
    qtbot.mouseClick(page.canvas, LEFT, CTRL, pos=other)
    assert page.canvas.selected.tolist() == [3, 17]
    qtbot.mouseClick(page.canvas, LEFT, CTRL, pos=one)
    assert page.canvas.selected.tolist() == [17]
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.canvas.selected.tolist() == []
    assert not page.selection_bar.isVisible()
    wait(page, qtbot)


@pytest.mark.parametrize("lasso", [False, True])
def test_dragging_selects_what_is_inside(page: GraphPage, qtbot: QtBot, lasso: bool) -> None:
    rows, _ = two_persons(page)
    around = corners(page, rows)
    if lasso:
        drag(page, [*around, around[0]], SHIFT)
    else:
        drag(page, [around[0], around[1], around[2]], Qt.KeyboardModifier.NoModifier)
    assert page.canvas.selected.tolist() == rows.tolist()
    wait(page, qtbot)


def test_merging_from_the_bar_and_undo(page: GraphPage, qtbot: QtBot) -> None:
    one, other = two_persons(page)
    rows = np.union1d(one, other)
    page.canvas.select(rows)
    faces = page.canvas.selected_faces()
    places = page.canvas.picture.graph.positions.copy()  # type: ignore[union-attr]
    before = persons_of(page, faces)
    assert len(before) == 2
    button = next(b for b in page.selection_bar.buttons if b.defaultAction().iconText() == "Merge")
    qtbot.mouseClick(button, LEFT)
    wait(page, qtbot)
    picture = page.canvas.picture
    assert picture is not None
    assert set(picture.graph.persons[rows].tolist()) == persons_of(page, faces)
    assert len(persons_of(page, faces)) == 1
    np.testing.assert_array_equal(picture.graph.positions, places)
    assert page.canvas.selected_faces() == faces
    page.session.undo()
    wait(page, qtbot)
    picture = page.canvas.picture
    assert picture is not None
    assert set(picture.graph.persons[rows].tolist()) == before == persons_of(page, faces)


def test_what_is_no_face_goes_and_comes_back(page: GraphPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.canvas, LEFT, pos=points(page, np.array([5]))[0])
    page.canvas.setFocus()
    page.actions_of_faces.not_a_face.trigger()
    wait(page, qtbot)
    picture = page.canvas.picture
    assert picture is not None
    assert np.isnan(picture.graph.positions[5]).all()
    assert 5 not in page.canvas.visible_rows()
    assert page.canvas.selected.tolist() == []
    page.canvas.grab()
    page.session.undo()
    wait(page, qtbot)
    assert 5 in page.canvas.visible_rows()


def test_the_threshold_moves_the_edges(page: GraphPage) -> None:
    page.canvas.grab()
    usual = len(page.canvas.drawn_edges)
    page.bar.slider.setValue(0)
    page.canvas.grab()
    assert len(page.canvas.drawn_edges) == 0 < usual
    page.bar.slider.setValue(60)
    page.canvas.grab()
    assert len(page.canvas.drawn_edges) >= usual


def test_two_faces_tell_why_they_are_together(page: GraphPage, qtbot: QtBot) -> None:
    rows, others = two_persons(page)
    page.canvas.select(rows[:2])
    wait(page, qtbot)
    assert page.why.isVisible()
    assert page.why.sentence.text().startswith("Together")
    assert len(page.canvas.way) == len(page.why.chain.links) > 0
    page.canvas.select(np.sort(np.array([rows[0], others[0]])))
    wait(page, qtbot)
    assert page.why.sentence.text().startswith("Not together")
    page.canvas.select(NOTHING)
    assert not page.why.isVisible()


def test_searching_goes_to_a_person(page: GraphPage) -> None:
    page.search("anna")
    assert page.canvas.picture is not None
    persons = set(page.canvas.picture.graph.persons[page.canvas.selected].tolist())
    assert [page.canvas.picture.names[p] for p in persons] == ["Anna Weber"]  # type: ignore[index]


def test_a_face_is_gone_to_and_the_wheel_zooms(page: GraphPage, qtbot: QtBot) -> None:
    assert page.canvas.picture is not None
    page.show_face(int(page.canvas.picture.graph.ids[9]))
    assert page.canvas.selected.tolist() == [9]
    middle = page.canvas.rect().center()
    assert (points(page, np.array([9]))[0] - middle).manhattanLength() <= 2
    scale = page.canvas.camera.scale
    page.zoom(-1)
    assert page.canvas.camera.scale < scale
    page.zoom(0)
    assert len(page.canvas.visible_rows()) == 60
    wait(page, qtbot)


def test_an_empty_library_says_so(
    open_session: Callable[[Paths], Session], services: Services, empty_paths: Paths, qtbot: QtBot
) -> None:
    page = shown(GraphPage(open_session(empty_paths), services), qtbot)
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.add_folders):
        page.empty.button.click()
