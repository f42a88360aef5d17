"""What the graph's canvas shows of graphs of all kinds, and from how far; overview and marks."""

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from photoorg.library.graph_view import Arrangement, GraphPicture
from photoorg.library.graphing import (
    MOST_DRAWN,
    PALETTE,
    Circles,
    Edges,
    FaceGraph,
    PlaneIndex,
    WholeLibrary,
    colour_numbers,
)
from photoorg.ui import theme
from photoorg.ui.graph_canvas import GraphCanvas
from photoorg.ui.graph_faces import DOT
from photoorg.ui.graph_selection import NOTHING
from photoorg.ui.services import Services

LEFT = Qt.MouseButton.LeftButton


def graph_picture(
    places: np.ndarray,
    persons: np.ndarray,
    pairs: list[tuple[int, int]] = [],  # noqa: B006
    names: tuple[str, ...] = (),
) -> GraphPicture:
    n = len(places)
    ids = np.arange(1, n + 1)
    left, right = np.array(pairs, np.int32).reshape(-1, 2).T
    lengths = np.linspace(0.2, 0.5, len(left), dtype=np.float32)
    groups = np.unique(persons)
    centres = [places[persons == group].mean(axis=0) for group in groups]
    radii = [
        np.hypot(*(places[persons == group] - centre).T).max() + 0.5
        for group, centre in zip(groups, centres, strict=True)
    ]
    counts = np.array([int((persons == group).sum()) for group in groups], np.int64)
    circles = Circles(groups, np.array(centres).reshape(-1, 2), np.array(radii), counts)
    edges = Edges(ids, left, right, lengths)
    graph = FaceGraph(ids, persons, places.astype(np.float32), edges, circles)
    known = {int(group): name for group, name in zip(groups, names, strict=False)}
    colours = colour_numbers(persons, sorted(known))
    index = PlaneIndex(graph.positions)
    return GraphPicture(
        graph, known, 0.6, colours, index, index, WholeLibrary(), Arrangement.GROUPS
    )


def square(side: int, apart: float = 1.2) -> np.ndarray:
    lines, columns = np.divmod(np.arange(side * side), side)
    return np.column_stack([columns, lines]) * apart


def two_groups() -> GraphPicture:
    places = np.vstack([square(3), square(3) + np.array([40, 0])])
    persons = np.repeat([1, 2], 9)
    return graph_picture(places, persons, [(0, 1), (1, 2), (9, 10), (2, 9)], ("Anna", "Ben"))


@pytest.fixture
def show(services: Services, qtbot: QtBot) -> Callable[[GraphPicture], GraphCanvas]:
    def shown(picture: GraphPicture) -> GraphCanvas:
        canvas = GraphCanvas(services.thumbnails)
        qtbot.addWidget(canvas)
        canvas.resize(800, 600)
        canvas.show()
        qtbot.waitExposed(canvas)
        canvas.set_threshold(1.0)
        canvas.show_picture(picture, fit=True)
        return canvas

    return shown


Show = Callable[[GraphPicture], GraphCanvas]


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1).copy() & 0xFFFFFF


def test_nobody_and_one(show: Show) -> None:
    canvas = show(graph_picture(np.zeros((0, 2)), np.zeros(0, np.int64)))
    before = pixels(canvas.picture_of())
    assert len(np.unique(before)) == 1
    assert canvas.svg().startswith(b"<?xml")
    canvas.show_picture(graph_picture(np.zeros((1, 2)), np.array([7]), names=("Anna",)), fit=True)
    canvas.grab()
    assert canvas.visible_rows().tolist() == [0]
    assert len(canvas.drawn_edges) == 0
    assert len(canvas.labels) == 1
    assert not canvas.minimap.isVisible()
    assert len(np.unique(pixels(canvas.picture_of()))) > 2


def test_two_in_one_place(show: Show) -> None:
    canvas = show(graph_picture(np.zeros((2, 2)), np.array([1, 1]), [(0, 1)]))
    canvas.grab()
    assert len(canvas.drawn_edges) == 1
    assert sorted(canvas.visible_rows().tolist()) == [0, 1]
    canvas.zoom_by(0.01)
    canvas.grab()


def test_who_is_nowhere_is_not_drawn(show: Show) -> None:
    picture = two_groups()
    places = picture.graph.places.copy()
    places[9:] = np.nan
    lost = replace(picture, graph=replace(picture.graph, places=places), index=PlaneIndex(places))
    for factor in (1.0, 0.02):
        canvas = show(lost)
        canvas.fit(np.arange(9))
        canvas.zoom_by(factor)
        canvas.show_warnings(np.arange(4), np.arange(18))
        canvas.select(np.arange(18))
        canvas.grab()
        image = pixels(canvas.picture_of())
        right = canvas.camera.to_screen(np.array([[39.0, 0.0]]))[0, 0]
        right_half = image[:, int(min(max(right, 450 if factor == 1 else right), 799)) :]
        assert canvas.visible_rows().max() == 8
        if factor == 1:
            assert len(canvas.index) == 9
        else:
            assert len(np.unique(right_half)) == 1


def test_five_thousand_of_one_person(show: Show) -> None:
    random = np.random.default_rng(1)
    pairs = np.unique(np.sort(random.integers(0, 4900, (40_000, 2)), axis=1), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    picture = graph_picture(square(70), np.full(4900, 3), pairs.tolist(), ("Anna",))
    canvas = show(picture)
    canvas.grab()
    assert len(canvas.labels) == 1
    assert 0 < len(canvas.drawn_edges) <= MOST_DRAWN
    first = set(canvas.drawn_edges.tolist())
    canvas.pan_by(5, 5)
    canvas.grab()
    assert set(canvas.drawn_edges.tolist()) == first  # nothing flickers
    canvas.zoom_by(12)
    canvas.grab()
    rows = set(canvas.index.in_rect(canvas.camera.seen()).tolist())
    graph = picture.graph
    seen = [
        number
        for number in canvas.drawn_edges.tolist()
        if rows & {int(graph.edges.left[number]), int(graph.edges.right[number])}
    ]
    assert seen


def test_from_far_density_then_dots_then_faces(
    show: Show, services: Services, qtbot: QtBot
) -> None:
    canvas = show(two_groups())
    blue = PALETTE[0]
    for diameter in (1.0, 4.0, 10.0):
        canvas.fit()
        canvas.zoom_by(diameter / DOT / canvas.camera.scale)
        place = canvas.camera.to_screen(canvas.picture.graph.positions[[4]])[0]  # type: ignore[union-attr]
        canvas.pan_by(400 - place[0], 300 - place[1])
        if diameter == 1.0:  # farther away than the wheel leads
            canvas.camera = replace(canvas.camera, scale=diameter / DOT)
            at = canvas.camera.to_screen(canvas.picture.graph.positions[[4]])[0]  # type: ignore[union-attr]
            canvas.pan_by(400 - at[0], 300 - at[1])
        canvas.grab()
        colour = canvas.picture_of().pixelColor(400, 300)
        wanted = [int(blue[n : n + 2], 16) for n in (1, 3, 5)]
        apart = max(abs(a - b) for a, b in zip(wanted, colour.getRgb()[:3], strict=True))  # type: ignore[arg-type,index]
        assert apart < (140 if diameter < 2 else 30), (diameter, colour.name())
    assert not services.thumbnails.busy  # nobody's picture is seen yet
    canvas.fit(np.arange(9))
    canvas.grab()
    assert services.thumbnails.busy
    qtbot.waitUntil(lambda: not services.thumbnails.busy)


# -- overview --------------------------------------------------------------------------------


def test_the_overview_comes_when_not_all_is_seen(show: Show, qtbot: QtBot) -> None:
    canvas = show(two_groups())
    overview = canvas.minimap
    assert not overview.isVisible()
    assert overview.accessibleName()
    canvas.zoom_by(6)
    assert overview.isVisible()
    assert canvas.rect().contains(overview.geometry())
    canvas.minimap.setOn(False)
    assert not overview.isVisible()
    canvas.zoom_by(1.1)
    assert not overview.isVisible()
    canvas.minimap.setOn(True)
    assert overview.isVisible()
    bottom = overview.geometry().bottom()
    canvas.keep_free(80)
    assert overview.geometry().bottom() == bottom - 64
    canvas.fit()
    assert not overview.isVisible()


def test_clicking_and_dragging_in_the_overview_moves_the_view(show: Show, qtbot: QtBot) -> None:
    canvas = show(two_groups())
    canvas.zoom_by(6)
    overview, scale = canvas.minimap, canvas.camera.scale
    middle = overview.rect().center()
    qtbot.mouseClick(overview, LEFT, pos=QPoint(overview.width() - 8, middle.y()))
    assert canvas.camera.x > 38
    assert canvas.camera.scale == scale
    assert overview.focusPolicy() == Qt.FocusPolicy.NoFocus
    frame = overview.frame.center().toPoint()
    qtbot.mousePress(overview, LEFT, pos=frame)
    qtbot.mouseMove(overview, QPoint(8, frame.y()))
    assert canvas.camera.x < 4
    qtbot.mouseRelease(overview, LEFT, pos=QPoint(8, frame.y()))
    where = canvas.camera
    qtbot.mouseMove(overview, middle)
    assert canvas.camera == where
    overview.grab()


def test_keys_reach_the_graph_through_the_overview(show: Show, qtbot: QtBot) -> None:
    canvas = show(two_groups())
    canvas.zoom_by(6)
    canvas.select(np.array([2]))
    qtbot.keyClick(canvas.minimap, Qt.Key.Key_Escape)
    assert len(canvas.selected) == 0


# -- marks -----------------------------------------------------------------------------------


def has(image: QImage, colour: str) -> bool:
    return bool((pixels(image) == int(colour[1:], 16)).any())


def test_warnings_are_drawn_and_forgotten(show: Show) -> None:
    canvas = show(two_groups())
    danger = theme.current().danger.name()
    assert not has(canvas.picture_of(), danger)
    canvas.show_warnings(np.array([3]), NOTHING)
    assert has(canvas.picture_of(), danger)
    canvas.show_warnings(NOTHING, np.array([4]))
    assert canvas.marks.warned_faces.tolist() == [4]
    assert has(canvas.grab().toImage(), danger)
    other = two_groups()
    canvas.show_picture(other, fit=False)
    assert len(canvas.marks.warned_faces) == 0
    assert not has(canvas.picture_of(), danger)


def test_a_split_is_shown_in_colours_of_its_parts(show: Show) -> None:
    canvas = show(two_groups())
    canvas.fit(np.arange(9))
    canvas.zoom_by(12 / canvas.camera.scale)
    before = pixels(canvas.picture_of())
    assert not has(canvas.picture_of(), PALETTE[1])
    canvas.show_split([np.array([0, 1, 3, 4, 6, 7]), np.array([2, 5, 8])])
    image = canvas.picture_of()
    for row, code in ((1, 0), (2, 1)):
        x, y = canvas.camera.to_screen(canvas.picture.graph.positions[[row]])[0]  # type: ignore[union-attr]
        assert image.pixelColor(int(x), int(y)).name() == PALETTE[code].lower()
    canvas.show_split([])
    np.testing.assert_array_equal(pixels(canvas.picture_of()), before)


# -- pictures --------------------------------------------------------------------------------


def test_what_is_shown_as_picture_and_drawing(show: Show) -> None:
    canvas = show(two_groups())
    canvas.camera = replace(canvas.camera, scale=12.0)
    assert canvas.picture_of().size() == canvas.size()
    large = canvas.picture_of(QSize(1600, 1200))
    assert large.size() == QSize(1600, 1200)
    x, y = canvas.camera.to_screen(canvas.picture.graph.positions[[4]])[0]  # type: ignore[union-attr]
    assert large.pixelColor(int(2 * x), int(2 * y)).name() == PALETTE[0].lower()
    drawing = ElementTree.fromstring(canvas.svg())
    assert drawing.tag.endswith("svg")
    text = [it.text for it in drawing.iter() if it.tag.endswith("text")]
    assert {"Anna", "Ben"} <= set(text)
    fills = [it.get("fill", "").lower() for it in drawing.iter()]
    assert PALETTE[0].lower() in fills


def test_the_theme_changes_the_picture(show: Show, dark: bool) -> None:
    canvas = show(two_groups())
    corner = canvas.picture_of().pixelColor(1, 1)
    assert corner == (theme.DARK if dark else theme.LIGHT).window


def test_a_point_far_outside_is_reached(show: Show) -> None:
    canvas = show(two_groups())
    canvas.go_to(17)
    canvas.grab()
    x, y = canvas.camera.to_screen(canvas.picture.graph.positions[[17]])[0]  # type: ignore[union-attr]
    assert (QPointF(x, y) - QPointF(400, 300)).manhattanLength() < 2
    assert 17 in canvas.visible_rows()


def test_a_moving_view_is_painted_coarsely_and_then_well(show: Show, qtbot: QtBot) -> None:
    places = square(40, 12)
    pairs = [(row, row + 1) for row in range(len(places) - 1)]
    canvas = show(graph_picture(places, np.ones(len(places), np.int64), pairs))
    canvas.grab()
    qtbot.waitUntil(lambda: not canvas._moving.isActive())
    best = pixels(canvas.grab().toImage())
    canvas.pan_by(3, 0)
    canvas.pan_by(-3, 0)
    coarse = pixels(canvas.grab().toImage())
    assert (coarse != best).mean() > 0.001
    assert (pixels(canvas.picture_of()) != coarse).any(), "a picture is always painted well"
    qtbot.waitUntil(lambda: (pixels(canvas.grab().toImage()) == best).all())


def two_squares() -> GraphPicture:
    places = np.vstack([square(6), square(6) + np.array([40, 0])])
    return graph_picture(places, np.repeat([1, 2], 36), [(0, 1), (1, 2), (36, 37), (2, 36)])


@pytest.mark.parametrize("scale", [2.0, 6.0, 24.0, 40.0])
def test_the_moving_view_shows_what_the_resting_one_shows(show: Show, scale: float) -> None:
    canvas = show(two_squares())
    canvas.zoom_by(scale / canvas.camera.scale)
    canvas.repaint()
    canvas.pan_by(12, 8)
    canvas.pan_by(12, 8)
    moving = pixels(canvas.grab().toImage())
    edges = canvas.drawn_edges.tolist()
    canvas._rest()
    resting = pixels(canvas.grab().toImage())
    assert canvas.drawn_edges.tolist() == edges
    different = (moving != resting).mean()
    assert different < 0.06  # edges of circles are rough
    canvas.pan_by(0, 60)
    assert (pixels(canvas.grab().toImage()) != resting).mean() > different


def test_an_edit_is_seen_while_the_view_moves(show: Show) -> None:
    canvas = show(two_squares())
    accent = theme.current().accent.rgb() & 0xFFFFFF
    canvas.pan_by(5, 0)
    canvas.pan_by(5, 0)
    assert not (pixels(canvas.grab().toImage()) == accent).any()
    canvas.select(np.arange(36))
    canvas.pan_by(5, 0)
    assert (pixels(canvas.grab().toImage()) == accent).any()


def test_what_fits_shows_whole_circles(show: Show) -> None:
    canvas = show(two_squares())
    assert canvas.picture is not None
    circles = canvas.picture.graph.circles
    wide = replace(circles, radii=circles.radii * 1.5)
    graph = replace(canvas.picture.graph, circles=wide, places=circles.centres[[0] * 72])
    canvas.show_picture(replace(canvas.picture, graph=graph), fit=True)
    (left, top), (right, bottom) = canvas.camera.to_screen(
        np.vstack([wide.centres[0] - wide.radii[0], wide.centres[0] + wide.radii[0]])
    )
    assert 0 < left < right < canvas.width()
    assert 0 < top < bottom < canvas.height()


def test_the_view_comes_to_rest(show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = show(two_squares())
    canvas.zoom_by(40 / canvas.camera.scale)
    canvas.grab()
    canvas.zoom_by(1.05)
    canvas.grab()
    assert canvas._scene.faces.unfinished  # another size is wanted when the view rests
    canvas.zoom_by(6 / canvas.camera.scale)
    qtbot.waitUntil(lambda: not canvas._moving.isActive() and not canvas._hurried)
    canvas.grab()
    asked: list[int] = []
    monkeypatch.setattr(canvas, "update", lambda: asked.append(1))
    canvas.grab()
    assert asked == []
