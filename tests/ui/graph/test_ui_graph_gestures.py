"""Mouse and keyboard over the graph: what is selected, what is seen."""

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NO_KEYS = Qt.KeyboardModifier.NoModifier


def turn(canvas: Any, at: QPoint, steps: int, keys: Any = NO_KEYS, pixels: Any = None) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(canvas.mapToGlobal(at)),
        pixels or QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_a_click_selects_and_ctrl_adds(looker: Any) -> None:
    canvas = looker.page.canvas
    looker.click(3)
    assert canvas.selected.tolist() == [3]
    assert looker.page.selection_bar.isVisible()
    looker.click(17, CTRL)
    assert canvas.selected.tolist() == [3, 17]
    looker.click(3, CTRL)
    assert canvas.selected.tolist() == [17]
    looker.key(Qt.Key.Key_Escape)
    assert canvas.selected.tolist() == []
    assert not looker.page.selection_bar.isVisible()
    looker.click(5)
    looker.qtbot.mouseClick(canvas, LEFT, pos=QPoint(2, 2))
    assert canvas.selected.tolist() == [], "a click beside all faces selects nothing"
    looker.wait()


@pytest.mark.parametrize("keys", [NO_KEYS, SHIFT, ALT])
def test_dragging_selects_what_is_inside(looker: Any, keys: Any) -> None:
    rows, others, *_ = looker.persons()
    around = looker.around(rows)
    lasso = keys != NO_KEYS
    looker.drag([*around, around[0]] if lasso else around[:3], keys)
    assert looker.page.canvas.selected.tolist() == rows.tolist()
    around = looker.around(others)
    looker.drag(([*around, around[0]] if lasso else around[:3]), keys | CTRL)
    assert looker.page.canvas.selected.tolist() == sorted([*rows.tolist(), *others.tolist()])
    looker.wait()


@pytest.mark.parametrize("button", [Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton])
def test_other_buttons_move_the_plane(looker: Any, button: Any) -> None:
    before = looker.place(7)
    looker.drag([QPoint(300, 300), QPoint(330, 320), QPoint(360, 340)], button=button)
    assert looker.place(7) - before == QPoint(60, 40)
    assert looker.page.canvas.selected.tolist() == []


def test_the_space_bar_moves_the_plane_or_looks_at_the_photo(looker: Any) -> None:
    canvas = looker.page.canvas
    looker.click(7)
    before = looker.place(7)
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    with looker.qtbot.assertNotEmitted(looker.page.open_photo):
        looker.drag([QPoint(300, 300), QPoint(330, 320), QPoint(360, 340)])
        QTest.keyRelease(canvas, Qt.Key.Key_Space)
        looker.wait()
    assert looker.place(7) - before == QPoint(60, 40)
    assert canvas.selected.tolist() == [7]
    with looker.qtbot.waitSignal(looker.page.open_photo) as opened:
        looker.key(Qt.Key.Key_Space)
    assert opened.args[1] == looker.picture.graph.ids[7]


def test_the_wheel_zooms_around_the_pointer(looker: Any) -> None:
    canvas = looker.page.canvas
    at = looker.place(7)
    scale = canvas.camera.scale
    turn(canvas, at, 2)
    assert canvas.camera.scale == pytest.approx(2 * scale)
    assert (looker.place(7) - at).manhattanLength() <= 1
    turn(canvas, at, -2)
    assert canvas.camera.scale == pytest.approx(scale)
    turn(canvas, at, 0, pixels=QPoint(25, -10))
    assert looker.place(7) - at == QPoint(25, -10), "a trackpad moves"
    looker.wait()


def test_keys_move_zoom_and_show_everything(looker: Any) -> None:
    canvas = looker.page.canvas
    canvas.setFocus()
    at = looker.place(7)
    looker.key(Qt.Key.Key_Right)
    assert looker.place(7).x() < at.x()
    looker.key(Qt.Key.Key_Down)
    assert looker.place(7).y() < at.y()
    scale = canvas.camera.scale
    looker.key(Qt.Key.Key_Plus)
    assert canvas.camera.scale > scale
    looker.key(Qt.Key.Key_Minus)
    assert canvas.camera.scale == pytest.approx(scale)
    looker.key(Qt.Key.Key_Home)
    assert looker.place(7) == at
    looker.key(Qt.Key.Key_A, CTRL)
    assert len(canvas.selected) == 60
    looker.wait()


def test_a_double_click_opens_the_photo(looker: Any) -> None:
    with looker.qtbot.waitSignal(looker.page.open_photo) as opened:
        looker.qtbot.mouseDClick(looker.page.canvas, LEFT, pos=looker.place(9))
    assert opened.args[1] == looker.picture.graph.ids[9]


def test_what_is_pointed_at_is_told(looker: Any) -> None:
    canvas = looker.page.canvas
    QTest.mouseMove(canvas, looker.place(4))
    looker.wait()
    assert canvas.hover == 4
    assert any(year in canvas.note for year in map(str, range(2009, 2030)))
    QTest.mouseMove(canvas, QPoint(3, 3))
    assert canvas.hover == -1
    looker.wait()


def test_what_comes_under_the_pointer_is_pointed_at(looker: Any) -> None:
    canvas = looker.page.canvas
    at = looker.place(4)
    QTest.mouseMove(canvas, at)
    looker.wait()
    canvas.pan_by(*(at - looker.place(9)).toTuple())
    looker.qtbot.waitUntil(lambda: canvas.hover == 9)
    canvas.pan_by(5_000, 0)
    looker.qtbot.waitUntil(lambda: canvas.hover == -1)
    looker.wait()


def test_a_menu_about_what_is_pointed_at(looker: Any, qtbot: QtBot) -> None:
    canvas, page = looker.page.canvas, looker.page
    looker.click(3)
    at = looker.place(20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at))
    QApplication.sendEvent(canvas, event)
    assert canvas.selected.tolist() == [20]
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    offered = [action.text() for action in menu.actions()]
    assert "Look at the photo" in offered
    assert "Merge" not in offered
    menu.close()
    looker.wait()


def test_searching_goes_to_a_person(looker: Any) -> None:
    looker.page.search("anna")
    graph, rows = looker.picture.graph, looker.page.canvas.selected
    assert {looker.picture.names[p] for p in graph.persons[rows].tolist()} == {"Anna Weber"}
    assert len(rows) == len(graph.rows_of(int(graph.persons[rows[0]])))
    looker.wait()


def test_a_face_is_gone_to(looker: Any) -> None:
    page = looker.page
    page.show_face(int(looker.picture.graph.ids[9]))
    assert page.canvas.selected.tolist() == [9]
    middle = page.canvas.rect().center()
    assert (looker.place(9) - middle).manhattanLength() <= 2
    scale = page.canvas.camera.scale
    page.zoom(-1)
    assert page.canvas.camera.scale < scale
    page.zoom(0)
    assert len(page.canvas.visible_rows()) == 60
    looker.wait()


def test_the_threshold_moves_the_edges(looker: Any) -> None:
    canvas, slider = looker.page.canvas, looker.page.bar.slider
    counts = []
    for step in (0, 20, 40, 60):
        slider.setValue(step)
        canvas.grab()
        counts.append(len(canvas.drawn_edges))
        graph = looker.picture.graph
        assert (graph.edges.distances[canvas.drawn_edges] < looker.page.bar.threshold).all()
    assert counts[0] == 0
    assert counts == sorted(counts)
    assert counts[-1] == len(looker.picture.graph.edges)


def test_the_histogram_counts_what_is_in_view(looker: Any) -> None:
    bar, canvas = looker.page.bar, looker.page.canvas
    looker.qtbot.waitUntil(lambda: bar.histogram.counts.sum() > 0)
    assert bar.histogram.counts.sum() == len(looker.picture.graph.edges)
    rows = looker.persons()[-1]
    canvas.fit(rows)
    looker.qtbot.waitUntil(lambda: bar.histogram.counts.sum() < len(looker.picture.graph.edges))
    seen = np.isin(np.arange(60), canvas.visible_rows())
    edges = looker.picture.graph.edges
    assert bar.histogram.counts.sum() == (seen[edges.left] | seen[edges.right]).sum()
    looker.wait()
