"""How large a photo is and where, and how many of its pixels are decoded for that."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PhotoId
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.pictures import Picture, load_picture
from photoorg.ui import picture_loader
from photoorg.ui.picture_loader import WHOLE, PictureLoader

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
AddPhoto = Callable[..., PhotoId]
Pair = tuple[PhotoId, list[FaceId]]


def point_at(looker: Any, at: QPointF) -> QPointF:
    """The place in the photo, from 0 to 1, that is at a place of the canvas."""
    photo = looker.canvas.photo_rect()
    return QPointF((at.x() - photo.left()) / photo.width(), (at.y() - photo.top()) / photo.height())


# -- size and place --------------------------------------------------------------------------


def test_keys_and_double_click_change_between_fit_and_actual_size(looker: Any, pair: Pair) -> None:
    looker.show(pair[0])
    canvas = looker.canvas
    fitted = canvas.zoom
    looker.key(Qt.Key.Key_1)
    looker.wait()
    assert canvas.zoom == pytest.approx(1)
    assert looker.viewer.bar.size_label.text() == "100%"
    looker.key(Qt.Key.Key_F)
    looker.wait()
    assert canvas.zoom == pytest.approx(fitted)
    at = canvas.photo_rect().topLeft().toPoint() + QPoint(8, 8)
    looker.qtbot.mouseDClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, at)
    looker.wait()
    assert canvas.zoom == pytest.approx(1)
    looker.qtbot.mouseDClick(canvas, LEFT, Qt.KeyboardModifier.NoModifier, at)
    looker.wait()
    assert canvas.is_fitted


def test_the_wheel_enlarges_around_the_pointer(
    looker: Any, pair: Pair, turn: Callable[..., None]
) -> None:
    looker.show(pair[0])
    canvas = looker.canvas
    at = canvas.photo_rect().center() + QPointF(60, -40)
    before, zoom = point_at(looker, at), canvas.zoom
    for _ in range(8):
        turn(canvas, at, 120)
        looker.wait()
    assert canvas.zoom > 3 * zoom
    after = point_at(looker, at)
    assert after.x() == pytest.approx(before.x(), abs=1e-6)
    assert after.y() == pytest.approx(before.y(), abs=1e-6)
    for _ in range(20):
        turn(canvas, at, -120)
    looker.wait()
    assert canvas.zoom <= zoom, "it ends where the whole photo is seen"


def test_bigger_and_smaller_by_the_window(looker: Any, pair: Pair) -> None:
    looker.show(pair[0])
    zoom = looker.canvas.zoom
    looker.viewer.zoom(2)
    looker.wait()
    assert looker.canvas.zoom == pytest.approx(zoom * 1.25**2)
    looker.viewer.zoom(0)
    looker.wait()
    assert looker.canvas.is_fitted
    looker.viewer.zoom(100)
    looker.wait()
    assert looker.canvas.zoom == pytest.approx(16), "there is an end to it"


def test_who_drags_moves_the_photo_but_not_out_of_sight(
    looker: Any, pair: Pair, drag: Callable[..., None]
) -> None:
    looker.show(pair[0])
    canvas = looker.canvas
    before = canvas.photo_rect()
    drag(canvas, QPointF(30, 30), QPointF(90, 90))
    assert canvas.photo_rect() == before, "all of it is seen already"
    canvas.zoom_by(4)
    looker.wait()
    before = canvas.photo_rect()
    drag(canvas, QPointF(300, 200), QPointF(350, 230))
    moved = canvas.photo_rect().topLeft() - before.topLeft()
    assert (moved.x(), moved.y()) == pytest.approx((50, 30))
    drag(canvas, QPointF(10, 10), QPointF(3_000, 3_000))
    assert canvas.photo_rect().left() <= 0
    assert canvas.photo_rect().top() <= 0


def test_who_drags_on_a_face_moves_the_photo_too(
    looker: Any, pair: Pair, drag: Callable[..., None]
) -> None:
    photo, faces = pair
    looker.show(photo)
    looker.canvas.zoom_by(4)
    looker.wait()
    looker.faces.frames.go_to(faces[0])
    before = looker.canvas.photo_rect()
    frame = looker.frame(faces[0])
    drag(frame, QPointF(20, 20), QPointF(50, 30))
    moved = looker.canvas.photo_rect().topLeft() - before.topLeft()
    assert (moved.x(), moved.y()) == pytest.approx((30, 10), abs=1)
    assert not looker.editor.is_open, "that was no click"


def test_arrows_with_shift_move_the_photo(looker: Any, pair: Pair) -> None:
    looker.show(pair[0])
    looker.viewer.zoom(6)
    looker.wait()
    before = looker.canvas.photo_rect().left()
    looker.key(Qt.Key.Key_Right, SHIFT)
    assert looker.canvas.photo_rect().left() < before


def test_a_fitted_photo_follows_the_window(looker: Any, pair: Pair) -> None:
    looker.show(pair[0])
    before = looker.canvas.photo_rect().width()
    looker.viewer.resize(620, 480)
    looker.qtbot.waitUntil(lambda: looker.canvas.photo_rect().width() < before)
    room = looker.canvas.rect().toRectF()
    assert room.contains(looker.canvas.photo_rect())
    frame = looker.frame(pair[1][0])
    place = looker.canvas.place_of(frame.face.box)
    assert frame.frame_place.center().x() == pytest.approx(place.center().x(), abs=2)


def test_smaller_than_fitted_is_not_made_larger_by_turning_back(looker: Any, pair: Pair) -> None:
    looker.show(pair[0])
    canvas = looker.canvas
    assert canvas.zoom > 1, "a small photo is enlarged to fit"
    canvas.show_actual_size()
    looker.wait()
    looker.viewer.zoom(-1)
    looker.wait()
    assert canvas.zoom == pytest.approx(1)
    looker.viewer.zoom(1)
    looker.wait()
    assert canvas.zoom == pytest.approx(1.25)


# -- resolution ------------------------------------------------------------------------------


def test_all_pixels_are_decoded_when_they_can_be_seen(
    looker: Any, add_photo: AddPhoto, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []

    def load(library: Library, photo: PhotoId, max_size: int) -> Picture:
        sizes.append(max_size)
        return load_picture(library, photo, max_size)

    monkeypatch.setattr(picture_loader, "load_picture", load)
    photo = add_photo("large.jpg", (3000, 2000))
    looker.viewer.show_photos([photo])
    looker.wait()
    assert sizes == [1024]
    looker.key(Qt.Key.Key_1)
    looker.wait()
    assert sizes == [1024, WHOLE]
    image = looker.viewer.loader.image(photo, 3000)
    assert (image.width(), image.height()) == (3000, 2000)
    looker.key(Qt.Key.Key_F)
    looker.wait()
    assert sizes == [1024, WHOLE], "nothing is decoded twice"
    small = looker.viewer.loader.image(photo, looker.canvas.edge_shown)
    assert small.width() <= 1500, "a large picture would shrink badly"


def test_the_loader_keeps_no_more_than_it_may(
    library_paths: Paths, in_order: list[int], qtbot: QtBot
) -> None:
    one = 480 * 320 * 4
    loader = PictureLoader(library_paths, budget=3 * one)
    try:
        for photo in in_order[:6]:
            loader.want([(PhotoId(photo), 1024)])
            qtbot.waitUntil(lambda photo=photo: loader.image(PhotoId(photo), 1) is not None)
        assert loader.bytes_kept == 3 * one
        kept = [photo for photo in in_order[:6] if loader.image(PhotoId(photo), 1)]
        assert kept == in_order[3:6]
    finally:
        loader.close()
    loader.want([(PhotoId(in_order[0]), 1024)])
    assert not loader.busy


def test_what_is_looked_at_is_kept_whatever_it_takes(
    library_paths: Paths, in_order: list[int], qtbot: QtBot
) -> None:
    loader = PictureLoader(library_paths, budget=1)
    first, second = (PhotoId(photo) for photo in in_order[:2])
    try:
        loader.want([(first, 1024), (second, 1024)])
        qtbot.waitUntil(lambda: not loader.busy)
        qtbot.waitUntil(lambda: loader.image(first, 1) is not None)
        assert loader.image(second, 1) is None
    finally:
        loader.close()


def test_the_memory_of_pictures_is_given_back_when_the_page_is_left(
    looker: Any, pair: Pair
) -> None:
    looker.show(pair[0])
    assert looker.viewer.loader.bytes_kept > 0
    looker.viewer.leave()
    assert looker.viewer.loader.bytes_kept == 0
    looker.viewer.enter()
    looker.wait()
    assert looker.viewer.loader.image(pair[0], 400) is not None
