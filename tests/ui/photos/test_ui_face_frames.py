"""The frames around the faces of a photo, and deciding about a face."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PhotoId
from photoorg.core.records import FaceState
from photoorg.library.editing import NamePerson
from photoorg.library.library import Library

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
Pair = tuple[PhotoId, list[FaceId]]
Unnamed = tuple[PhotoId, FaceId]


# -- going through the frames ----------------------------------------------------------------


def test_tab_goes_from_face_to_face_and_on(looker: Any, pair: Pair) -> None:
    photo, (left, right) = pair
    looker.show(photo)
    looker.canvas.setFocus()
    looker.key(Key.Key_Tab)
    assert looker.frame(left).hasFocus()
    looker.key(Key.Key_Tab)
    assert looker.frame(right).hasFocus()
    looker.key(Key.Key_Backtab)
    assert looker.frame(left).hasFocus()
    looker.key(Key.Key_Tab)
    looker.key(Key.Key_Tab)
    assert not looker.frame(left).hasFocus()
    assert not looker.frame(right).hasFocus(), "nobody is caught in the photo"


def test_frames_say_who_and_how_sure(looker: Any, pair: Pair) -> None:
    photo, (left, _) = pair
    looker.show(photo)
    frame = looker.frame(left)
    assert frame.accessibleName() == "Anna Weber"
    assert frame.accessibleDescription() == "found automatically"
    looker.frame(left).setFocus()
    looker.key(Key.Key_C)
    looker.wait()
    assert frame.accessibleDescription() == "confirmed by you"
    assert looker.state_of(photo, left) is FaceState.CONFIRMED


def test_a_suggested_face_is_a_question(looker: Any, pair: Pair) -> None:
    photo, (left, _) = pair
    with Library(looker.viewer.session.paths) as library:
        library.database.execute("UPDATE face SET state = 'suggested' WHERE id = ?", (left,))
    looker.show(photo)
    assert looker.frame(left).text() == "Anna Weber?"
    assert looker.frame(left).accessibleDescription() == "suggested"


def test_frames_are_hidden_with_a_key_and_that_is_remembered(looker: Any, pair: Pair) -> None:
    photo, (left, _) = pair
    looker.show(photo)
    looker.key(Key.Key_H)
    assert not looker.frame(left).isVisible()
    assert not looker.viewer.services.settings.flag("photo/frames", True)
    looker.key(Key.Key_H)
    assert looker.frame(left).isVisible()


def test_names_give_way_to_each_other(looker: Any, pair: Pair) -> None:
    photo, (left, right) = pair
    with Library(looker.viewer.session.paths) as library:
        library.database.execute(
            "UPDATE face SET box_left = (SELECT box_left + 0.05 FROM face WHERE id = ?),"
            " box_top = (SELECT box_top FROM face WHERE id = ?) WHERE id = ?",
            (left, left, right),
        )
    looker.show(photo)
    frames = [looker.frame(left), looker.frame(right)]
    shown = [frame for frame in frames if not frame.mask().boundingRect().isEmpty()]
    assert len(shown) == 2
    labels = [frame for frame in frames if frame.label_is_shown]
    assert len(labels) == 1
    hidden = next(frame for frame in frames if frame not in labels)
    hidden.setFocus()
    assert hidden.label_is_shown, "who has the keyboard is named"


# -- deciding --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Key.Key_X, FaceState.UNKNOWN),
        (Key.Key_I, FaceState.IGNORED),
    ],
)
def test_keys_decide_about_the_face(looker: Any, pair: Pair, key: Qt.Key, state: FaceState) -> None:
    photo, (left, right) = pair
    looker.show(photo, left)
    looker.key(key)
    looker.wait()
    assert looker.state_of(photo, left) is state
    assert looker.state_of(photo, right) is FaceState.AUTOMATIC
    looker.viewer.session.undo()
    looker.wait()
    assert looker.names() == ["Anna Weber", "Ben Ito"]


def test_what_is_no_face_loses_its_frame(looker: Any, pair: Pair) -> None:
    photo, (left, right) = pair
    looker.show(photo, left)
    looker.key(Key.Key_Delete)
    looker.wait()
    assert [face.id for face in looker.faces.frames.faces] == [right]
    assert looker.canvas.hasFocus()


def test_the_same_key_takes_ignoring_back(looker: Any, pair: Pair) -> None:
    photo, (left, _) = pair
    looker.show(photo, left)
    looker.key(Key.Key_I)
    looker.wait()
    assert looker.frame(left).text() == "Ignored"
    looker.key(Key.Key_I)
    looker.wait()
    assert not looker.frame(left).face.hidden


def test_all_without_a_name_are_ignored_together(looker: Any, unnamed: Unnamed) -> None:
    photo, face = unnamed
    looker.show(photo)
    action = looker.viewer.actions_of_photo.ignore_unnamed
    action.trigger()
    looker.wait()
    assert looker.frame(face).text() == "Ignored"
    action.trigger()
    assert not looker.viewer.session.busy, "there is nobody left"


def test_the_menu_of_a_face(looker: Any, pair: Pair, qtbot: QtBot) -> None:
    photo, (left, _) = pair
    looker.show(photo)
    frame = looker.frame(left)
    at = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, frame.mapToGlobal(at))
    QApplication.sendEvent(frame, event)
    qtbot.waitUntil(lambda: looker.menu() is not None)
    texts = [action.text() for action in looker.menu().actions() if action.text()]
    assert texts[:3] == ["Name…", "Yes, it is Anna Weber", "Not Anna Weber"]
    assert "Go to Anna Weber" in texts
    assert "Show in graph" in texts
    assert "Why Anna Weber?" in texts
    looker.menu().close()
    actions = looker.faces.actions
    with qtbot.waitSignal(looker.viewer.open_person) as person:
        actions.person.trigger()
    assert person.args == [looker.person_called("Anna Weber")]
    with qtbot.waitSignal(looker.viewer.show_in_graph) as graph:
        actions.graph.trigger()
    assert graph.args == [int(left)]


def test_who_has_no_name_is_asked_for_in_white(looker: Any, unnamed: Unnamed) -> None:
    photo, face = unnamed
    looker.show(photo)
    frame = looker.frame(face)
    assert frame.text() == "Name?"
    label = frame.grab(frame.name_place.translated(-frame.pos())).toImage()
    points = [(x, y) for x in range(label.width()) for y in range(label.height())]
    assert max(label.pixelColor(*point).lightness() for point in points) > 250


def test_a_cover_is_chosen(looker: Any, pair: Pair) -> None:
    photo, _ = pair
    looker.show(photo)
    face = next(face for face in looker.faces.frames.faces if not face.cover)
    looker.frame(face.id).setFocus()
    looker.faces.actions.cover.trigger()
    looker.wait()
    assert looker.frame(face.id).face.cover


def test_the_menu_of_the_photo(looker: Any, unnamed: Unnamed, qtbot: QtBot) -> None:
    looker.show(unnamed[0])
    at = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, looker.canvas.mapToGlobal(at))
    QApplication.sendEvent(looker.canvas, event)
    qtbot.waitUntil(lambda: looker.menu() is not None)
    texts = [action.text() for action in looker.menu().actions() if action.text()]
    assert texts[:2] == ["Draw a face", "Ignore all without a name here"]
    looker.menu().close()


def test_edits_made_elsewhere_are_shown(looker: Any, pair: Pair) -> None:
    photo, _ = pair
    looker.show(photo)
    person = looker.person_called("Anna Weber")
    assert person is not None
    looker.viewer.session.do(NamePerson(person, "Anna Müller"))
    looker.wait()
    assert looker.names() == ["Anna Müller", "Ben Ito"]
    assert looker.canvas.is_fitted
