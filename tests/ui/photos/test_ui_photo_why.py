"""Why is this Anna? A panel below the photo tells."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PhotoId
from photoorg.library.browsing_reasons import FaceReason, reason_for
from photoorg.library.editing import ChooseCover, Confirm
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.faces import Faces

Key = Qt.Key
Pair = tuple[PhotoId, list[FaceId]]


@pytest.fixture
def asked(looker: Any, pair: Pair, qtbot: QtBot) -> FaceId:
    """The panel is open about Anna's face."""
    photo, (left, _) = pair
    looker.show(photo)
    looker.frame(left).setFocus()
    looker.faces.actions.why.trigger()
    qtbot.waitUntil(lambda: looker.viewer.why.is_open)
    return left


def reason(paths: Paths, face: FaceId) -> FaceReason | None:
    with Library(paths) as library:
        return reason_for(library, face)


def test_the_way_to_the_cover_is_shown(looker: Any, library_paths: Paths, asked: FaceId) -> None:
    why, expected = looker.viewer.why, reason(library_paths, asked)
    assert why.title.text() == "What joins this face with the cover of Anna Weber:"
    assert expected is not None
    assert why.strip.chain.faces[0] == asked
    assert why.strip.chain.faces[-1] == expected.other
    assert "limit" in why.strip.sentence.text()


def test_what_the_owner_said_is_said(looker: Any, pair: Pair, qtbot: QtBot) -> None:
    photo, (left, _) = pair
    looker.show(photo)
    person = looker.person_called("Anna Weber")
    looker.viewer.session.do(Confirm([left], person))
    looker.wait()
    looker.viewer.why.ask(left)
    qtbot.waitUntil(lambda: looker.viewer.why.is_open)
    expected = "You confirmed that this is Anna Weber. What joins both faces:"
    assert looker.viewer.why.title.text() == expected


def test_escape_closes_it_before_the_photo(looker: Any, asked: FaceId, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(looker.viewer.back):
        looker.key(Key.Key_Escape)
    assert not looker.viewer.why.is_open
    with qtbot.waitSignal(looker.viewer.back):
        looker.key(Key.Key_Escape)


def test_it_is_about_one_photo(looker: Any, asked: FaceId, unnamed: tuple[PhotoId, FaceId]) -> None:
    looker.show(unnamed[0])
    assert not looker.viewer.why.is_open


def test_it_can_be_closed(looker: Any, asked: FaceId, qtbot: QtBot) -> None:
    button = looker.viewer.why.close_button
    assert button.accessibleName() == "Close the explanation"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not looker.viewer.why.is_open


def test_nothing_to_compare_with_is_told(
    looker: Any, pair: Pair, library_paths: Paths, qtbot: QtBot
) -> None:
    photo, (left, _) = pair
    looker.show(photo)
    with Library(library_paths) as library:
        library.database.execute("DELETE FROM vector WHERE face = ?", (left,))
    with qtbot.waitSignal(looker.viewer.status) as told:
        looker.viewer.why.ask(left)
    assert told.args == ["There is nothing to compare this face with."]
    assert not looker.viewer.why.is_open


def test_the_cover_is_compared_with_the_clearest(library_paths: Paths, pair: Pair) -> None:
    _, (left, _) = pair
    with Library(library_paths) as library:
        person = Faces(library.database).person_of(left)
        assert person is not None
        library.edits.do(ChooseCover(person, left))
        best = [face for face in Faces(library.database).best_of(person) if face != left]
    found = reason(library_paths, left)
    assert found is not None
    assert found.other == best[0]
    assert found.found.person == person
    assert not found.by_owner


def test_nobodys_face_has_no_reason(library_paths: Paths, pair: Pair) -> None:
    _, (left, _) = pair
    with Library(library_paths) as library:
        library.database.execute("UPDATE face SET person = NULL WHERE id = ?", (left,))
    assert reason(library_paths, left) is None
    assert reason(library_paths, FaceId(10**6)) is None
