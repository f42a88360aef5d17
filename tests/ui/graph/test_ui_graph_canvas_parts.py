"""What the graph is painted with: names, density, dots, edges, faces side by side."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId
from photoorg.library.graphing import PALETTE
from photoorg.ui import theme
from photoorg.ui.graph_atlas import Cutting, FaceAtlas
from photoorg.ui.graph_bar import GraphBar
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_density import field_of
from photoorg.ui.graph_labels import free_places
from photoorg.ui.graph_painting import draw_dots, draw_lines

few = settings(max_examples=60, deadline=None)
VIEW = QRectF(0, 0, 600, 400)
near = st.floats(-300, 900, allow_nan=False)
circles = st.lists(
    st.tuples(near, near, st.floats(0, 300), st.floats(10, 230), st.floats(12, 40)), max_size=30
)


@few
@given(circles, st.booleans())
def test_names_never_overlap(found: list[tuple[float, ...]], busy: bool) -> None:
    sizes = [QSizeF(width, height) for *_, width, height in found]
    around = [(x, y, radius) for x, y, radius, *_ in found]
    places = free_places(around, sizes, VIEW, lambda _: busy)
    there = [place for place in places if place is not None]
    assert all(place.intersects(VIEW) for place in there)
    for number, place in enumerate(there):
        assert not any(place.intersects(other) for other in there[:number])
    if around and abs(around[0][0] - 300) < 200 and abs(around[0][1] - 200) < 50:
        assert places[0] is not None or around[0][2] > 100


def test_a_name_goes_above_where_faces_lie_below() -> None:
    size, circle = [QSizeF(80, 20)], [(300.0, 200.0, 40.0)]
    (below,) = free_places(circle, size, VIEW)
    (above,) = free_places(circle, size, VIEW, lambda place: place.top() > 200)
    (neither,) = free_places(circle, size, VIEW, lambda _: True)
    assert below is not None
    assert above is not None
    assert below.top() > 240
    assert above.bottom() < 160
    assert neither == below


def picture(width: int = 200, height: int = 100) -> QImage:
    made = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(0)
    return made


def painted(image: QImage) -> np.ndarray:
    """bool[lines, columns]"""
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return pixels != 0


@few
@given(st.integers(0, 10**6), st.floats(0.5, 30))
def test_dots_lie_where_their_points_are(seed: int, diameter: float) -> None:
    random = np.random.default_rng(seed)
    points = random.uniform(-40, 240, (30, 2))
    points[random.random(30) < 0.3, random.integers(0, 2)] = np.nan
    points[0] = np.inf
    image = picture()
    painter = QPainter(image)
    draw_dots(painter, Camera(width=200, height=100), points, np.zeros(30, np.uint8), diameter)
    painter.end()
    lines, columns = np.nonzero(painted(image))
    shown = points[np.isfinite(points).all(axis=1)]
    if len(lines):
        middles = np.column_stack([columns, lines]) + 0.5
        apart = np.hypot(*(middles[:, None] - shown[None]).transpose(2, 0, 1)).min(axis=1)
        assert apart.max() <= diameter / 2 + 2
    inside = ((shown > 1) & (shown < (199, 99))).all(axis=1)
    for x, y in shown[inside].tolist():
        around = painted(image)[int(y - 1) : int(y + 2), int(x - 1) : int(x + 2)]
        assert around.any()


@pytest.mark.parametrize("cell", [0.5, 1.0, 4.0])
def test_the_field_has_the_colours_of_its_points(cell: float) -> None:
    points = np.array([[0, 0], [0.2, 0], [40, 30], [np.nan, 0]], np.float32)
    field = field_of(points, np.array([0, 0, 3, 5], np.uint8), cell)
    assert field is not None
    for (x, y), code in (((0.1, 0.0), 0), ((40.0, 30.0), 3)):
        column = int((x - field.place.left()) / field.place.width() * field.pixels.shape[1])
        line = int((y - field.place.top()) / field.place.height() * field.pixels.shape[0])
        around = field.pixels[line - 1 : line + 2, column - 1 : column + 2]
        pixel = int(around.max())
        alpha, wanted = pixel >> 24, QColor(PALETTE[code])
        assert alpha > 8
        for shift, part in ((16, wanted.red()), (8, wanted.green()), (0, wanted.blue())):
            assert abs(((pixel >> shift) & 255) - part * alpha / 255) <= 2
    seen = (field.pixels >> 24) > 0
    assert seen.sum() <= 8 + 4
    assert ((field.pixels >> 24).max()) <= 255


def test_no_points_have_no_field() -> None:
    assert field_of(np.zeros((0, 2), np.float32), np.zeros(0, np.uint8), 1.0) is None
    nowhere = np.full((3, 2), np.nan, np.float32)
    assert field_of(nowhere, np.zeros(3, np.uint8), 1.0) is None


def test_a_huge_plane_has_a_small_field() -> None:
    points = np.array([[0, 0], [1e6, 1e6]], np.float32)
    field = field_of(points, np.zeros(2, np.uint8), 0.5)
    assert field is not None
    assert field.pixels.size < 1_700_000


def test_lines_are_drawn_from_an_array() -> None:
    image = picture()
    painter = QPainter(image)
    draw_lines(painter, np.array([[0, 50, 200, 50.0]]), QColor("red"))
    draw_lines(painter, np.zeros((0, 4)), QColor("red"))
    painter.end()
    assert painted(image)[49:51].any(axis=0).all()
    assert not painted(image)[:40].any()


def source(colour: str) -> QPixmap:
    made = QPixmap(112, 112)
    made.fill(QColor(colour))
    return made


def colour_at(atlas: FaceAtlas, place: int) -> str:
    image = picture(100, 100)
    painter = QPainter(image)
    atlas.draw(painter, np.array([[50.0, 50.0]]), np.array([place]), 1.0, 1.0)
    painter.end()
    return image.pixelColor(50, 50).name()


def where(atlas: FaceAtlas, *faces: int, code: int = 0, rows: int = 0) -> list[int]:
    """Where faces are, as the face painter asks for it."""
    ids = np.array(faces)
    return atlas.places(ids + rows, ids, np.full(len(ids), code, np.uint8)).tolist()


def test_an_atlas_keeps_what_was_cut(qapp: QApplication) -> None:
    atlas = FaceAtlas(40, 1.0)
    red, green = source("#ff0000"), source("#00ff00")
    first, second = atlas.cut([Cutting(1, 0, red, 11), Cutting(2, 3, green, 12)], 2)
    assert (colour_at(atlas, first), colour_at(atlas, second)) == ("#ff0000", "#00ff00")
    assert where(atlas, 1) == [first]
    assert where(atlas, 1, rows=5) == [first]
    assert where(atlas, 1, code=2) == [-1]  # another ring
    assert where(atlas, 3, 1, 2) == [-1, first, -1]
    assert atlas.cut([Cutting(1, 0, green, 13)], 2) == [first]
    assert colour_at(atlas, first) == "#00ff00"
    (dot,) = atlas.without_picture(np.array([4], np.uint8)).tolist()
    assert colour_at(atlas, dot) == PALETTE[4].lower()


def test_an_atlas_forgets_pictures_that_are_others_now(qapp: QApplication) -> None:
    atlas, red = FaceAtlas(40, 1.0), source("#ff0000")
    atlas.cut([Cutting(face, code, red, 7) for face in (1, 2, 3) for code in (0, 1)], 6)
    before = where(atlas, 1, 2, 3)
    atlas.forget([(1, 7), (2, 8), (4, 9)])
    assert where(atlas, 1, 2, 3) == [before[0], -1, before[2]]
    assert where(atlas, 2, code=1) == [-1]
    atlas.keep_only({FaceId(3)})
    assert where(atlas, 1, 2, 3) == [-1, -1, before[2]]


def test_an_atlas_forgets_who_was_not_seen_for_long(qapp: QApplication) -> None:
    atlas = FaceAtlas(200, 1.0)
    pictures = [source(f"#{n * 20:02x}0000") for n in range(12)]
    for first, last in pairwise(range(0, 145, 12)):
        where(atlas, 1000)  # a frame in which none of them is seen
        faces = [Cutting(n, 0, pictures[n % 12], n) for n in range(first, last)]
        places = atlas.cut(faces, 12)
        assert len(set(places)) == 12
        assert where(atlas, *range(first, last)) == places
    assert where(atlas, 0) == [-1]
    assert colour_at(atlas, places[3]) == pictures[3].toImage().pixelColor(5, 5).name()
    assert atlas.bytes_kept <= 2 * 4 * 2048 * 2048


def test_who_is_seen_keeps_the_place_and_who_is_not_loses_it(qapp: QApplication) -> None:
    atlas, red = FaceAtlas(200, 1.0), source("#ff0000")
    (seen,) = atlas.cut([Cutting(1, 0, red, 1)], 2)
    for face in range(2, 200):
        assert where(atlas, 1) == [seen]
        atlas.cut([Cutting(face, 0, red, 1)], 2)
    assert where(atlas, 2, 199) == [-1, where(atlas, 199)[0]]
    assert colour_at(atlas, atlas.ring(0)) == colour_at(FaceAtlas(200, 1.0), atlas.ring(0))


def test_as_many_as_are_seen_have_places(qapp: QApplication) -> None:
    atlas, red = FaceAtlas(200, 1.5), source("#ff0000")
    places = atlas.cut([Cutting(n, 0, red, 1) for n in range(40)], 40)
    assert where(atlas, *range(40)) == places
    assert len(set(places)) == 40


def places_in(bar: GraphBar) -> list[tuple[int, int]]:
    parts = [it for it in bar.findChildren(QWidget) if it.parent() is bar and it.isVisibleTo(bar)]
    return sorted((it.x(), it.x() + it.width()) for it in parts)


def is_tidy(bar: GraphBar) -> bool:
    """Nothing lies on anything else, or beyond the edge."""
    places = places_in(bar)
    return places[-1][1] <= bar.width() and all(a[1] <= b[0] for a, b in pairwise(places))


@pytest.fixture
def bar(qapp: QApplication, qtbot: QtBot) -> Iterator[GraphBar]:
    theme.apply(qapp, dark=False)  # its buttons are wider than the style's own
    window = QWidget()
    window.resize(1_000, 100)
    qtbot.addWidget(window)
    made = GraphBar(window)
    made.show_count(1_000_000)
    made.show_threshold(0.5)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.close()


def test_nothing_in_the_bar_lies_on_anything_else(bar: GraphBar, qtbot: QtBot) -> None:
    extra, shown = (bar.histogram, bar.count, bar.links), []
    for width in (1_000, 740, 690, 650, 560, 650, 690, 740, 1_000):
        bar.resize(width, bar.height())
        QApplication.processEvents()
        qtbot.waitUntil(lambda: is_tidy(bar))  # a box takes the size of its words a moment later
        shown.append(tuple(it.isVisibleTo(bar) for it in extra))
    assert shown[0] == shown[-1] == (True, True, True)
    assert shown[4] == (False, False, False)
    assert shown == shown[::-1]
    bar.resize(690, bar.height())
    bar.scope.addItem("The photo of somebody with quite a long name, and those who are near them")
    bar.scope.setCurrentIndex(bar.scope.count() - 1)
    qtbot.waitUntil(lambda: not bar.histogram.isVisible())


def test_large_text_in_a_small_window_covers_nothing(
    qapp: QApplication, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    usual = qapp.font()
    qapp.setFont(theme.font(2.0))
    try:
        bar: GraphBar = request.getfixturevalue("bar")
        for width in (780, 480):  # with the history beside it, too
            bar.resize(width, bar.height())
            qtbot.waitUntil(lambda: is_tidy(bar))
    finally:
        qapp.setFont(usual)


def test_large_text_has_large_icons_beside_it(qapp: QApplication, qtbot: QtBot) -> None:
    usual = qapp.font()
    qapp.setFont(theme.font(2.0))
    try:
        bar = GraphBar()
        qtbot.addWidget(bar)
        assert bar.fit.iconSize().height() >= bar.fit.fontMetrics().height()
    finally:
        qapp.setFont(usual)
