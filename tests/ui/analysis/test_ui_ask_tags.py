"""Tagging faces, and the search for a name with a tag."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId
from photoorg.library.editing import Tag
from photoorg.library.library import Library
from photoorg.library.look_search import look_called, tag_choice
from photoorg.library.looks import tags_of
from photoorg.library.understanding import understanding_of
from photoorg.ui import sections
from photoorg.ui.main_window import MainWindow
from photoorg.ui.services import Services
from photoorg.ui.session import Session


@pytest.fixture
def whole(session: Session, services: Services, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(session, services)
    with qtbot.waitExposed(window):
        window.show()
    window.start()
    wait(window, qtbot)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def annas(session: Session) -> list[FaceId]:
    with Library(session.paths) as library:
        anna = library.people()[0].id
        faces = understanding_of(library).measured()[0]
    return [FaceId(int(face)) for face in faces.ids[faces.album.persons == anna]]


def wait(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.session.busy, timeout=10_000)


def words_of(session: Session, face: FaceId) -> list[str]:
    with Library(session.paths) as library:
        return tags_of(library, face)


def test_faces_of_a_person_are_tagged_and_untagged(
    whole: MainWindow, session: Session, annas: list[FaceId], qtbot: QtBot
) -> None:
    with Library(session.paths) as library:
        anna = library.people()[0].id
    whole.pages.open_person(anna)
    wait(whole, qtbot)
    page: Any = whole.pages.page
    page.grid.select(annas[:2])
    actions = page.actions_of_faces
    assert actions.tag in actions.for_menu()
    actions.tag.trigger()
    panel = actions.tags
    assert panel.title.text() == "Tag 2 face(s)"
    qtbot.keyClicks(panel.field, "Smiling")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    wait(whole, qtbot)
    assert not panel.is_open
    assert [words_of(session, face) for face in annas[:3]] == [["Smiling"], ["Smiling"], []]
    actions.tag.trigger()
    wait(whole, qtbot)
    assert [chip.text for chip in panel.given.chips] == ["Smiling"]
    assert panel.field.completer().model().index(0, 0).data() == "Smiling"
    panel.given.labels[0].button.click()
    wait(whole, qtbot)
    assert panel.is_open
    assert panel.given.chips == ()
    assert words_of(session, annas[0]) == []
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert not panel.is_open
    session.undo()
    wait(whole, qtbot)
    assert words_of(session, annas[0]) == ["Smiling"]


def test_what_is_no_word_is_refused(
    whole: MainWindow, session: Session, annas: list[FaceId], qtbot: QtBot
) -> None:
    whole.go(sections.WHO)
    page: Any = whole.pages.page
    page.tags.ask(annas[:1])
    page.tags.field.setText("a" * 300)
    qtbot.keyClick(page.tags.field, Qt.Key.Key_Return)
    wait(whole, qtbot)
    assert page.tags.error.text().startswith("This cannot be a tag")
    assert page.tags.is_open
    page.tags.close_button.click()
    assert not page.tags.is_open


def test_a_face_in_its_photo_is_tagged(
    whole: MainWindow, session: Session, annas: list[FaceId], qtbot: QtBot
) -> None:
    with Library(session.paths) as library:
        album = understanding_of(library).measured()[0]
    row = int(np.flatnonzero(album.ids == annas[0])[0])
    whole.pages.open_photo(int(album.album.photos[row]), annas[0])
    viewer: Any = whole.pages.page
    qtbot.waitUntil(lambda: bool(viewer.faces.frames.faces), timeout=10_000)
    face = next(face for face in viewer.faces.frames.faces if face.id == annas[0])
    viewer.faces.actions.choose(face)
    assert any(viewer.faces.actions.tag in group for group in viewer.faces.actions.for_menu())
    viewer.faces.actions.tag.trigger()
    qtbot.keyClicks(viewer.faces.tags.field, "glasses")
    qtbot.keyClick(viewer.faces.tags.field, Qt.Key.Key_Return)
    wait(whole, qtbot)
    assert words_of(session, annas[0]) == ["glasses"]
    qtbot.waitUntil(lambda: not viewer.loader.busy, timeout=10_000)


def test_name_and_tag_are_searched_from_any_page(
    whole: MainWindow, session: Session, annas: list[FaceId], qtbot: QtBot
) -> None:
    with Library(session.paths) as library:
        library.edits.do(Tag(annas[:3], "smiling"))
    field = whole.header.search
    field.setText("anna smiling")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait(whole, qtbot)
    qtbot.waitUntil(lambda: whole.pages.section == sections.WHO)
    wait(whole, qtbot)
    page: Any = whole.pages.page
    assert page.answer.sentence.text() == "Anna Weber: smiling"
    assert {button.face for button in page.answer.faces[:3]} == set(annas[:3])
    assert [button.text() for button in page.answer.faces[:4]] == ["tagged"] * 3 + [""]
    assert field.text() == "anna smiling"
    page.actions_of_face.offer(page.answer.faces[3], QPoint(), compare=False)
    assert not page.actions_of_face.compare.isEnabled()
    page.actions_of_face.tag.trigger()
    assert page.tags.faces == (page.answer.faces[3].face,)
    page.tags.stop()
    page.search("nobody laughing")
    wait(whole, qtbot)
    assert page.answer.sentence.text() == "Type a name and a tag, such as: Anna smiling."
    page.search("")
    assert page.empty.isVisible()
    whole.go(sections.PEOPLE)
    field.setText("Ben Ito")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    wait(whole, qtbot)
    assert whole.pages.section == sections.PEOPLE


def test_what_is_meant_by_a_name_and_a_tag(session: Session, annas: list[FaceId]) -> None:
    with Library(session.paths) as library:
        assert look_called(library, "anna smiling") is None
        library.edits.do(Tag(annas[:3], "smiling"))
        library.edits.do(Tag(annas[:1], "Smiling eyes"))
        found = look_called(library, "  ANNA   smiling ")
        assert found is not None
        assert (found.name, found.word) == ("Anna Weber", "smiling")
        for text in ("smiling anna weber", "web smiling", "weber smiling"):
            found = look_called(library, text)
            assert found is not None
            assert found.name == "Anna Weber"
        eyes = look_called(library, "anna smiling eyes")
        assert eyes is not None
        assert eyes.word == "Smiling eyes"
        for text in ("smiling", "anna", "carl smiling", ""):
            assert look_called(library, text) is None
        choice = tag_choice(library, annas[1:2])
        assert choice.words == ("smiling", "Smiling eyes")
        assert choice.given == ("smiling",)


def test_two_faces_in_the_graph(
    whole: MainWindow, session: Session, annas: list[FaceId], qtbot: QtBot
) -> None:
    whole.go(sections.GRAPH)
    page: Any = whole.pages.page
    qtbot.waitUntil(lambda: page.canvas.picture is not None, timeout=10_000)
    wait(whole, qtbot)
    rows = np.flatnonzero(np.isin(page.canvas.picture.graph.ids, annas[:2]))
    page.canvas.select(rows)
    does = page.actions_of_faces
    assert does.compare in does.for_menu()
    assert does.similar not in does.for_menu()
    does.tag.trigger()
    qtbot.keyClicks(does.tags.field, "together")
    qtbot.keyClick(does.tags.field, Qt.Key.Key_Return)
    wait(whole, qtbot)
    assert [words_of(session, face) for face in annas[:2]] == [["together"]] * 2
    does.compare.trigger()
    assert whole.pages.section == sections.WHO
    who: Any = whole.pages.page
    wait(whole, qtbot)
    assert who.pair.verdict.text() == "Almost certainly the same person"
    whole.pages.back()
    assert whole.pages.section == sections.GRAPH
    page.canvas.select(rows[:1])
    assert does.similar in does.for_menu()
    wait(whole, qtbot)
