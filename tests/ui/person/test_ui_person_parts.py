from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.core.records import FaceState
from photoorg.library.editing import Merge
from photoorg.library.library import Library
from photoorg.library.understanding import Link, WeakFace, WeakLink, WeakPoints
from photoorg.storage.faces import Faces
from photoorg.ui import person_page, person_parts
from photoorg.ui.person_page import PersonPage

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


# -- taking apart ----------------------------------------------------------------------------


def test_a_proposed_split_is_shown_and_made(
    page: PersonPage, people: list[PersonId], hand: Any
) -> None:
    page.session.do(Merge([people[0], people[3]]))
    hand.wait()
    page.menu.people.trigger()
    hand.wait()
    panel = page.parts
    assert panel.isVisible()
    assert not page.grid.isVisible()
    assert [row.label.text() for row in panel.rows] == ["14 face(s) stay", "8 face(s)"]
    panel.rows[1].button.click()
    hand.wait()
    assert page.view is not None
    assert len(page.view.rows) == 14
    assert panel.rows == []
    assert panel.sentence.text() == "These are all of one person, as far as one can see."
    panel.close_button.setFocus()
    hand.key(Qt.Key.Key_Escape)
    assert page.grid.isVisible()
    assert len(page.grid.faces.ids) == 14


def test_weak_points_are_shown(page: PersonPage, people: list[PersonId], hand: Any) -> None:
    page.session.do(Merge([people[0], people[3]]))
    hand.wait()
    page.menu.weak.trigger()
    hand.wait()
    assert page.parts.isVisible()
    assert page.parts.sentence.text().startswith("There are 2 parts that no two faces join")
    page.parts.close_button.click()
    assert page.grid.isVisible()


def test_a_weak_link_is_cut_and_a_weak_face_refused(
    page: PersonPage, people: list[PersonId], monkeypatch: pytest.MonkeyPatch, hand: Any
) -> None:
    one, other, bridge, *rest = page.grid.faces.ids
    found = WeakPoints(
        (14,), (WeakLink(Link(one, other, 0.4), (11, 3)),), (WeakFace(bridge, (9, 4)),)
    )
    monkeypatch.setattr(person_parts, "weak_points", lambda *_: found)
    monkeypatch.setattr(person_parts, "smaller_side", lambda *_: rest[:3])
    page.menu.weak.trigger()
    hand.wait()
    link, face = page.parts.rows
    assert link.strip.faces == [one, other]
    assert link.label.text() == "Only these two join 11 and 3 faces."
    assert face.label.text() == "Only this face joins 9 and 4 faces."
    link.button.click()
    hand.wait()
    person, decided = hand.state(rest[0])
    assert person not in (None, people[0])
    assert decided is FaceState.CONFIRMED
    page.parts.rows[1].button.click()
    hand.wait()
    assert hand.state(bridge) == (None, FaceState.UNKNOWN)
    assert page.view is not None
    assert len(page.view.rows) == 10


def test_a_link_that_others_hold_is_looked_at_again(
    page: PersonPage, monkeypatch: pytest.MonkeyPatch, hand: Any
) -> None:
    one, other, *_ = page.grid.faces.ids
    found = WeakPoints((14,), (WeakLink(Link(one, other, 0.4), (11, 3)),), ())
    monkeypatch.setattr(person_parts, "weak_points", lambda *_: found)
    page.menu.weak.trigger()
    hand.wait()
    page.parts.rows[0].button.click()
    hand.wait()
    assert len(page.parts.rows) == 1
    assert page.view is not None
    assert len(page.view.rows) == 14


def test_what_cannot_be_found_out_is_told(
    page: PersonPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KnownError("The library's disk reported an error.")

    monkeypatch.setattr(person_parts, "proposed_split", fail)
    monkeypatch.setattr(person_page, "odd_ones", fail)
    with qtbot.waitSignal(page.session.failed):
        page.menu.people.trigger()
    assert page.grid.isVisible()
    with qtbot.waitSignal(page.session.failed):
        page.tools.odd.click()
    assert not page.tools.odd.isChecked()


# -- more of the person ----------------------------------------------------------------------


def test_more_that_may_be_the_person_is_offered(
    page: PersonPage, people: list[PersonId], qtbot: QtBot, hand: Any
) -> None:
    qtbot.waitUntil(lambda: not page.more.looking, timeout=5_000)
    hand.wait()
    assert page.more.isHidden()
    with Library(page.session.paths) as library:
        faces = [face.id for face in Faces(library.database).of_person(people[0])][:2]
        Faces(library.database).assign(faces, None, FaceState.UNKNOWN)
    page.session.changed.emit(None)
    qtbot.waitUntil(page.more.isVisible, timeout=5_000)
    assert page.more.sentence.text() == "2 more that may be Anna Weber"
    with qtbot.waitSignal(page.review_person) as wanted:
        page.more.button.click()
    assert wanted.args == [people[0]]
    page.show_person(people[2])
    assert page.more.isHidden()
