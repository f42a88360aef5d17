"""Looking at one photo: size, place, going on, and what is known of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PhotoId
from photoorg.library.library import Library
from photoorg.ui import photo_info_panel
from photoorg.ui.photo_viewer import PhotoViewer
from photoorg.ui.services import Services
from photoorg.ui.session import Session

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
AddPhoto = Callable[..., PhotoId]
Pair = tuple[PhotoId, list[FaceId]]


# -- what is shown ---------------------------------------------------------------------------


def test_the_whole_photo_is_shown_in_the_middle(looker: Any, pair: Pair) -> None:
    looker.show(pair[0])
    photo, room = looker.canvas.photo_rect(), looker.canvas.rect()
    assert photo.width() / photo.height() == pytest.approx(480 / 320)
    assert photo.center().x() == pytest.approx(room.width() / 2, abs=1)
    assert QRect(room).contains(photo.toAlignedRect())
    assert looker.canvas.is_fitted
    picture = looker.canvas.grab().toImage()
    assert looker.canvas.accessibleName()
    inside = picture.pixelColor(photo.topLeft().toPoint() + QPoint(5, 5))
    outside = picture.pixelColor(2, room.height() // 2)
    assert inside != outside


def test_frames_lie_where_the_faces_are(looker: Any, pair: Pair) -> None:
    photo, faces = pair
    looker.show(photo)
    assert looker.names() == ["Anna Weber", "Ben Ito"]
    for known in looker.in_library(photo):
        frame = looker.frame(known.id)
        place = looker.canvas.place_of(known.box)
        assert frame.isVisible()
        assert frame.frame_place.center().x() == pytest.approx(place.center().x(), abs=2)
        assert frame.frame_place.center().y() == pytest.approx(place.center().y(), abs=2)
        assert frame.frame_place.width() == pytest.approx(place.width(), abs=2)
    assert [face.id for face in looker.faces.frames.faces] == faces


def test_a_face_that_is_pointed_at_has_the_keyboard(looker: Any, pair: Pair) -> None:
    photo, faces = pair
    looker.show(photo, faces[1])
    assert looker.frame(faces[1]).hasFocus()


def test_a_photo_of_a_drive_that_is_away_tells_so(
    looker: Any, add_photo: AddPhoto, pair: Pair, tmp_path: Path
) -> None:
    photo = add_photo("away.jpg", (300, 200))
    (tmp_path / "more").rename(tmp_path / "elsewhere")
    looker.viewer.show_photos([photo, pair[0]])
    looker.wait()
    assert looker.viewer.message.isVisible()
    assert "cannot be reached" in looker.viewer.message.sentence.text()
    assert looker.viewer.message.button.hasFocus()
    assert not looker.viewer.actions_of_photo.draw.isEnabled()
    (tmp_path / "elsewhere").rename(tmp_path / "more")
    looker.qtbot.mouseClick(looker.viewer.message.button, LEFT)
    looker.wait()
    assert looker.canvas.isVisible()
    assert looker.canvas.hasFocus()
    assert looker.viewer.actions_of_photo.draw.isEnabled()


def test_a_damaged_photo_says_why_and_one_can_go_on(
    looker: Any, add_photo: AddPhoto, pair: Pair, tmp_path: Path
) -> None:
    photo = add_photo("bad.jpg", (300, 200))
    file = tmp_path / "more" / "bad.jpg"
    file.write_bytes(file.read_bytes()[:700])
    looker.viewer.show_photos([photo, pair[0]])
    looker.wait()
    assert looker.viewer.message.sentence.text() == "The picture is cut off or damaged."
    looker.key(Qt.Key.Key_Right)
    looker.wait()
    assert looker.canvas.isVisible()
    assert looker.names() == ["Anna Weber", "Ben Ito"]


def test_a_photo_that_is_gone_from_the_library(looker: Any) -> None:
    looker.show(99_999)
    assert looker.viewer.message.sentence.text() == "This photo is no longer there."
    assert looker.names() == []


# -- going on --------------------------------------------------------------------------------


def test_arrows_go_through_the_whole_library_by_date(
    looker: Any, in_order: list[int], qtbot: QtBot
) -> None:
    seen: list[int] = []
    looker.viewer.shown.connect(seen.append)
    looker.show(in_order[1])
    assert looker.viewer.bar.position.text() == "2 of 48"
    looker.key(Qt.Key.Key_Right)
    looker.wait()
    looker.key(Qt.Key.Key_Left)
    looker.wait()
    looker.key(Qt.Key.Key_Left)
    looker.wait()
    assert seen == [in_order[1], in_order[2], in_order[1], in_order[0]]
    assert not looker.viewer.actions_of_photo.previous.isEnabled()
    looker.key(Qt.Key.Key_End)
    looker.wait()
    assert seen[-1] == in_order[-1]
    assert not looker.viewer.actions_of_photo.next.isEnabled()
    assert looker.viewer.bar.position.text() == "48 of 48"


def test_arrows_go_through_the_photos_of_a_list(looker: Any, in_order: list[int]) -> None:
    some = in_order[5:8]
    looker.viewer.show_photos(some, some[1])
    looker.wait()
    assert looker.viewer.bar.position.text() == "2 of 3"
    looker.key(Qt.Key.Key_PageDown)
    looker.wait()
    assert looker.viewer.trail.current == some[2]
    assert not looker.viewer.actions_of_photo.next.isEnabled()


def test_arrows_go_on_though_a_face_has_the_keyboard(
    looker: Any, pair: Pair, in_order: list[int]
) -> None:
    looker.show(pair[0], pair[1][0])
    looker.key(Qt.Key.Key_Left)
    looker.wait()
    assert looker.viewer.trail.current == in_order[in_order.index(pair[0]) - 1]


def test_neighbours_are_decoded_before_one_goes_there(looker: Any, in_order: list[int]) -> None:
    looker.viewer.show_photos(in_order, in_order[10])
    looker.wait()
    loader = looker.viewer.loader
    for photo in in_order[9:12]:
        assert loader.image(PhotoId(photo), 400) is not None
    assert loader.image(PhotoId(in_order[12]), 400) is None


def test_space_and_escape_go_back(looker: Any, pair: Pair, qtbot: QtBot) -> None:
    looker.show(pair[0], pair[1][1])
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
        with qtbot.waitSignal(looker.viewer.back):
            looker.key(key)
    looker.canvas.setFocus()
    with qtbot.waitSignal(looker.viewer.back):
        looker.key(Qt.Key.Key_Space)


def test_nothing_is_decoded_any_more_when_the_page_is_left(looker: Any, pair: Pair) -> None:
    looker.show(pair[0])
    looker.viewer.leave()
    looker.viewer.step(-1)
    looker.wait()
    assert looker.viewer.info is not None
    assert looker.viewer.info.id == pair[0]
    looker.viewer.enter()
    looker.wait()
    assert looker.viewer.info.id == looker.viewer.trail.current != pair[0]


# -- what is known of a photo ----------------------------------------------------------------


def test_the_panel_tells_path_date_camera_and_size(
    looker: Any, add_photo: AddPhoto, tmp_path: Path
) -> None:
    photo = add_photo("in_a/nice place.jpg", (1200, 800), "Canon EOS 5D")
    panel = looker.viewer.panel
    looker.viewer.show_photos([photo])
    looker.wait()
    assert not panel.isVisible()
    looker.key(Qt.Key.Key_I, CTRL)
    assert panel.isVisible()
    assert panel.name.value.accessibleName() == "nice place.jpg"
    assert panel.folder.value.accessibleName() == str(tmp_path / "more" / "in_a")
    assert "2031" in panel.taken.value.text()
    assert panel.camera.value.text() == "Canon EOS 5D"
    assert QLocale().toString(1200) in panel.pixels.value.text()
    assert "kB" in panel.pixels.value.text()
    looker.qtbot.mouseClick(panel.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == str(tmp_path / "more" / "in_a" / "nice place.jpg")


def test_the_panel_says_when_a_date_is_the_files_own(looker: Any, add_photo: AddPhoto) -> None:
    photo = add_photo("undated.jpg", (300, 200))
    with Library(looker.viewer.session.paths) as library:
        library.database.execute("UPDATE photo SET taken_at = NULL WHERE id = ?", (photo,))
    looker.viewer.show_photos([photo])
    looker.wait()
    assert looker.viewer.panel.taken.value.accessibleDescription() == "File last changed"
    assert looker.viewer.bar.when.text() == ""


def test_the_panel_is_remembered(
    looker: Any, session: Session, services: Services, qtbot: QtBot
) -> None:
    looker.viewer.actions_of_photo.info.trigger()
    other = PhotoViewer(session, services)
    qtbot.addWidget(other)
    assert not other.panel.isHidden()
    looker.viewer.panel.closed.emit()
    assert looker.viewer.panel.isHidden()


def test_show_in_folder(
    looker: Any, pair: Pair, monkeypatch: pytest.MonkeyPatch, photo_folder: Path
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(photo_info_panel, "show_in_folder", shown.append)
    looker.show(pair[0])
    looker.viewer.actions_of_photo.show_file.trigger()
    assert len(shown) == 1
    assert shown[0].is_relative_to(photo_folder)


def test_every_control_has_a_name(looker: Any, pair: Pair) -> None:
    looker.show(pair[0])
    looker.viewer.actions_of_photo.info.setChecked(True)
    buttons = looker.viewer.findChildren(QAbstractButton)
    seen = [button for button in buttons if button.isVisible()]
    nameless = [button for button in seen if not (button.accessibleName() or button.text())]
    assert len(seen) > 10
    assert nameless == []


def test_the_photo_is_painted_in_both_themes(looker: Any, pair: Pair, dark: bool) -> None:
    looker.show(pair[0])
    picture: QImage = looker.viewer.grab().toImage()
    corner = picture.pixelColor(3, picture.height() - 3)
    assert (corner.lightness() < 128) == dark


def test_the_window_can_be_closed_while_a_photo_is_decoded(
    session: Session, services: Services, in_order: list[int], qtbot: QtBot
) -> None:
    viewer = PhotoViewer(session, services)
    qtbot.addWidget(viewer)
    viewer.show_photos(in_order, in_order[0])
    viewer.enter()
    viewer.leave()
    viewer.close_threads()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
