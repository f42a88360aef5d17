"""Naming a face in its photo."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PhotoId
from photoorg.core.records import FaceState
from photoorg.library.editing import IgnoreFaces
from photoorg.library.library import Library
from photoorg.storage.persons import Persons

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
Pair = tuple[PhotoId, list[FaceId]]
Unnamed = tuple[PhotoId, FaceId]


def test_a_click_on_a_face_names_the_whole_group(looker: Any, unnamed: Unnamed) -> None:
    photo, face = unnamed
    looker.show(photo)
    assert looker.names() == ["Name?"]
    looker.click_face(face)
    assert looker.editor.hasFocus()
    assert looker.faces.naming.scope.isVisible()
    assert looker.faces.naming.scope.means_everything
    others = looker.in_library(photo)[0].others
    looker.type("Chie", Key.Key_Return)
    assert not looker.editor.is_open
    assert looker.names() == ["Chie"]
    assert looker.frame(face).hasFocus()
    assert looker.faces_of("Chie") == others + 1


def test_only_this_face_of_a_group_is_named(looker: Any, unnamed: Unnamed) -> None:
    photo, face = unnamed
    looker.show(photo)
    looker.click_face(face)
    scope = looker.faces.naming.scope
    looker.qtbot.mouseClick(scope.only_this, LEFT)
    assert looker.editor.hasFocus(), "one goes on typing"
    looker.type("Chie", Key.Key_Return)
    assert looker.names() == ["Chie"]
    assert looker.faces_of("Chie") == 1
    assert looker.state_of(photo, face) is FaceState.CONFIRMED


def test_another_name_for_a_face_leaves_the_person_alone(looker: Any, pair: Pair) -> None:
    photo, (left, _) = pair
    looker.show(photo)
    before = looker.faces_of("Anna Weber")
    looker.click_face(left)
    assert looker.editor.text() == "Anna Weber"
    assert not looker.faces.naming.scope.means_everything
    looker.type("Dora", Key.Key_Return)
    assert looker.names() == ["Dora", "Ben Ito"]
    assert looker.faces_of("Anna Weber") == before - 1
    looker.viewer.session.undo()
    looker.wait()
    assert looker.names() == ["Anna Weber", "Ben Ito"]


def test_a_person_is_renamed_when_that_is_meant(looker: Any, pair: Pair) -> None:
    photo, (left, _) = pair
    looker.show(photo)
    before = looker.faces_of("Anna Weber")
    looker.click_face(left)
    looker.qtbot.mouseClick(looker.faces.naming.scope.everything, LEFT)
    looker.type("Anna Ito", Key.Key_Return)
    assert looker.names() == ["Anna Ito", "Ben Ito"]
    assert looker.faces_of("Anna Ito") == before


def test_what_is_named_is_chosen_with_keys(looker: Any, pair: Pair, qtbot: QtBot) -> None:
    photo, (left, _) = pair
    looker.show(photo)
    looker.click_face(left)
    scope = looker.faces.naming.scope
    looker.key(Key.Key_A, ALT)
    qtbot.waitUntil(lambda: scope.means_everything)
    looker.key(Key.Key_O, ALT)
    qtbot.waitUntil(lambda: not scope.means_everything)
    assert looker.editor.hasFocus()


def test_a_face_that_is_somebody_known_goes_there_at_once(looker: Any, pair: Pair) -> None:
    photo, (left, _) = pair
    looker.show(photo)
    before = looker.faces_of("Ben Ito")
    looker.click_face(left)
    looker.wait()
    looker.type("ben ito", Key.Key_Return)
    assert looker.names() == ["Ben Ito", "Ben Ito"]
    assert looker.faces_of("Ben Ito") == before + 1


def test_a_group_that_is_somebody_known_is_merged_when_agreed_to(
    looker: Any, unnamed: Unnamed
) -> None:
    photo, face = unnamed
    looker.show(photo)
    others = looker.in_library(photo)[0].others
    before = looker.faces_of("Ben Ito")
    looker.click_face(face)
    looker.wait()
    looker.type("Ben Ito", Key.Key_Return)
    assert looker.editor.panel.offer.isVisible()
    looker.key(Key.Key_Return)
    looker.wait()
    assert looker.names() == ["Ben Ito"]
    assert looker.faces_of("Ben Ito") == before + others + 1


def test_a_name_that_somebody_got_meanwhile_is_offered(looker: Any, unnamed: Unnamed) -> None:
    photo, face = unnamed
    looker.show(photo)
    looker.click_face(face)
    looker.wait()
    with Library(looker.viewer.session.paths) as library:
        stranger = Persons(library.database).add()
        Persons(library.database).set_name(stranger, "Eve")
    looker.type("Eve", Key.Key_Return)
    assert looker.editor.panel.offer.isVisible()
    looker.key(Key.Key_Escape)
    looker.key(Key.Key_Escape)
    looker.wait()
    assert looker.names() == ["Name?"]


def test_no_name_at_all(looker: Any, pair: Pair) -> None:
    photo, (left, _) = pair
    looker.show(photo)
    before = looker.faces_of("Anna Weber")
    looker.click_face(left)
    looker.editor.clear()
    looker.key(Key.Key_Return)
    looker.wait()
    assert looker.faces_of("Anna Weber") == before - 1
    assert looker.frame(left).face.person is None or looker.names()[0] == "Name?"


def test_tab_goes_on_to_the_next_face(looker: Any, pair: Pair) -> None:
    photo, (left, right) = pair
    looker.show(photo)
    looker.click_face(left)
    looker.key(Key.Key_Tab)
    assert looker.editor.is_open
    assert looker.faces.naming.face is not None
    assert looker.faces.naming.face.id == right
    looker.key(Key.Key_Escape)
    assert looker.frame(right).hasFocus()


def test_the_field_stays_with_the_face(looker: Any, pair: Pair) -> None:
    photo, (left, _) = pair
    looker.show(photo)
    looker.click_face(left)
    before = looker.editor.geometry().center()
    looker.canvas.zoom_by(1.6)
    looker.wait()
    frame = looker.frame(left).frame_place
    assert looker.editor.geometry().center() != before
    assert abs(looker.editor.geometry().center().x() - frame.center().x()) < frame.width()


def test_an_ignored_face_gets_a_name_of_its_own(looker: Any, pair: Pair) -> None:
    photo, (left, _) = pair
    with Library(looker.viewer.session.paths) as library:
        library.edits.do(IgnoreFaces([left]))
    looker.show(photo)
    assert looker.frame(left).text() == "Ignored"
    looker.frame(left).setFocus()
    looker.key(Key.Key_F2)
    assert not looker.faces.naming.scope.isVisible()
    looker.type("Finn", Key.Key_Return)
    assert looker.names() == ["Finn", "Ben Ito"]
