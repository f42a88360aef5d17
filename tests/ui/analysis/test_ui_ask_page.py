"""Who is this? Photos from anywhere, faces of the library, and what is answered."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.core.arrays import Pixels
from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PersonId
from photoorg.library.asking import AskedFace
from photoorg.library.editing import NamePerson
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.understanding import understanding_of
from photoorg.ui import sections
from photoorg.ui.ask_page import AskPage
from photoorg.ui.ask_questions import PairQuestion
from photoorg.ui.main_window import MainWindow
from photoorg.ui.pages import PERSON, PHOTO, Place
from photoorg.ui.pixels import image_of, pixels_of
from photoorg.ui.services import Services
from photoorg.ui.session import Session

BOTH = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Reader:
    """Finds in a picture as many faces as the brightness of its first pixel says."""

    persons: np.ndarray

    def __init__(self, _: Paths) -> None:
        pass

    def faces_of_pixels(self, pixels: Pixels) -> tuple[AskedFace, ...]:
        count = int(pixels[0, 0, 0]) // 50
        return tuple(
            AskedFace(
                place + 1,
                Box(0.1 + 0.3 * place, 0.2, 0.3 + 0.3 * place, 0.6),
                np.full((150, 150, 3), 60 * place, np.uint8),
                0.8,
                self.persons[place],
            )
            for place in range(count)
        )


def picture(faces: int) -> QImage:
    pixels = np.full((120, 200, 3), 50 * faces + 5, np.uint8)
    return image_of(pixels)


@pytest.fixture
def people(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[PersonId]:
    """The persons of the library; the faces that the reader finds are of the first three."""
    with Library(session.paths) as library:
        ids = [person.id for person in library.people()]
        album = understanding_of(library).measured()[0].album
        rows = [int(np.flatnonzero(album.persons == person)[0]) for person in ids[:3]]
        middle = np.stack([album.embeddings[row] for row in rows])
    Reader.persons = (middle + 0.001).astype(np.float32)
    monkeypatch.setattr("photoorg.ui.ask_reading.PhotoReader", Reader)
    return ids


@pytest.fixture
def page(
    session: Session, services: Services, people: list[PersonId], qtbot: QtBot
) -> Iterator[AskPage]:
    page = AskPage(session, services)
    page.resize(1000, 700)
    page.enter()
    with qtbot.waitExposed(page):
        page.show()
    yield page
    page.leave()
    page.close()
    page.deleteLater()


def wait(page: AskPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.session.busy and not page.reading.busy, timeout=10_000)


def test_an_empty_page_says_what_to_do(page: AskPage) -> None:
    assert page.empty.isVisible()
    assert "Drop a photo here" in page.empty.sentence.text()
    assert page.empty.button.text() == "Choose a photo…"


def test_a_photo_is_answered_with_persons_and_their_faces(
    page: AskPage, people: list[PersonId], qtbot: QtBot
) -> None:
    page.ask([picture(1)])
    assert page.waiting.isVisible()
    wait(page, qtbot)
    assert page.answer.sentence.text() == "This is almost certainly Anna Weber."
    assert page.answer.persons[0].accessibleName() == "Anna Weber"
    assert page.answer.persons[0].accessibleDescription().startswith("over 99")
    assert [button.person for button in page.answer.faces[:14]] == [people[0]] * 14
    assert page.answer.faces[0].text() == "0.01"
    with qtbot.waitSignal(page.open_person) as opened:
        page.answer.persons[0].click()
    assert opened.args == [people[0]]
    with qtbot.waitSignal(page.open_photo) as looked_at:
        page.answer.faces[0].click()
    assert looked_at.args == [page.answer.faces[0].photo, page.answer.faces[0].face]


def test_of_several_faces_one_is_asked_for(
    page: AskPage, people: list[PersonId], qtbot: QtBot
) -> None:
    page.ask([picture(3)])
    wait(page, qtbot)
    assert page.answer.sentence.text() == "There are 3 faces in this photo. Which one?"
    assert page.answer.faces == []
    assert not page.asked.compare.isEnabled()
    spots = page.asked.picture.spots
    assert [spot.accessibleName() for spot in spots][1] == "Face 2 of 3, from the left"
    qtbot.mouseClick(spots[1], LEFT)
    wait(page, qtbot)
    assert [spot.isChecked() for spot in spots] == [False, True, False]
    assert page.answer.sentence.text() == "This is almost certainly Ben Ito."
    qtbot.mouseClick(spots[2], LEFT)
    wait(page, qtbot)
    assert page.answer.sentence.text().startswith("This is somebody in your photos who has no name")
    assert page.answer.persons[0].person == people[2]


def test_a_photo_without_a_face_and_a_file_that_is_none(
    page: AskPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.ask([picture(0)])
    wait(page, qtbot)
    assert page.answer.sentence.text().startswith("There is no face in this photo.")
    broken = tmp_path / "notes.jpg"
    broken.write_text("not a picture")
    with qtbot.waitSignal(page.session.failed) as failed:
        page.ask([broken])
    assert str(failed.args[0]) == "The file is not a picture."
    assert page.asked.isVisible(), "what was asked before is still there"
    with qtbot.waitSignal(page.session.failed) as failed:
        page.ask([tmp_path / "gone.jpg"])
    assert str(failed.args[0]) == "The photo gone.jpg cannot be read (No such file or directory)."
    os.mkfifo(tmp_path / "pipe.jpg")
    with qtbot.waitSignal(page.session.failed) as failed:
        page.ask([tmp_path / "pipe.jpg"])
    assert str(failed.args[0]) == "This is not an ordinary file."


def test_an_empty_library_says_so(
    open_session: Callable[[Paths], Session],
    empty_paths: Paths,
    services: Services,
    people: list[PersonId],
    qtbot: QtBot,
) -> None:
    page = AskPage(open_session(empty_paths), services)
    qtbot.addWidget(page)
    page.enter()
    page.ask([picture(1)])
    wait(page, qtbot)
    assert page.answer.sentence.text().startswith("There are no faces in the library yet")
    page.ask([picture(1), picture(1)])
    wait(page, qtbot)
    assert page.pair.verdict.text() == "Almost certainly the same person"


def test_cancelling_goes_back(page: AskPage, qtbot: QtBot) -> None:
    page.ask([picture(1)])
    page.waiting.cancel_button.setFocus()
    qtbot.keyClick(page.waiting.cancel_button, Qt.Key.Key_Space)
    assert page.empty.isVisible()
    wait(page, qtbot)
    assert page.question is None
    assert page.empty.isVisible()


def test_pasting(page: AskPage, qtbot: QtBot, tmp_path: Path) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    with qtbot.waitSignal(page.status) as said:
        page.paste.trigger()
    assert said.args == ["There is no picture in the clipboard."]
    clipboard.setImage(picture(1))
    page.activateWindow()
    page.setFocus()
    qtbot.keyClick(page.empty.button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    wait(page, qtbot)
    assert page.asked.name.text() == "Pasted picture"
    file = tmp_path / "copied.png"
    picture(1).save(str(file))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    clipboard.setMimeData(data)
    page.paste.trigger()
    wait(page, qtbot)
    assert page.asked.name.text() == "copied.png"
    clipboard.clear()


def test_names_are_followed(page: AskPage, people: list[PersonId], qtbot: QtBot) -> None:
    page.ask([picture(1)])
    wait(page, qtbot)
    page.session.do(NamePerson(people[0], "Anne"))
    qtbot.waitUntil(lambda: "Anne." in page.answer.sentence.text())


def test_a_face_of_the_library_and_its_menu(
    page: AskPage, people: list[PersonId], qtbot: QtBot
) -> None:
    with Library(page.session.paths) as library:
        album = understanding_of(library).measured()[0]
    face = FaceId(int(album.ids[np.flatnonzero(album.album.persons == people[1])[0]]))
    page.show_place(face)
    page.enter()
    wait(page, qtbot)
    assert page.asked.known is not None
    assert page.asked.known.face == face
    assert page.asked.name.text() == "Ben Ito"
    assert face not in [button.face for button in page.answer.faces]
    found = page.answer.faces[0]
    assert found.person == people[1]
    page.actions_of_face.offer(found, QPoint(), compare=True)
    with qtbot.waitSignal(page.find_similar) as similar:
        page.actions_of_face.similar.trigger()
    assert similar.args == [found.face]
    with qtbot.waitSignal(page.compare_faces) as compared:
        page.actions_of_face.compare.trigger()
    assert compared.args == [face, found.face]
    page.show_place(0)
    page.enter()
    assert page.empty.isVisible()


def test_a_face_that_is_gone(page: AskPage, qtbot: QtBot) -> None:
    page.show_place(987_654)
    page.enter()
    wait(page, qtbot)
    assert page.answer.sentence.text().startswith("There is no face 987654")


def test_what_fails_for_no_known_reason_is_told(
    page: AskPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Reader, "faces_of_pixels", lambda self, pixels: 1 / 0)
    with qtbot.waitSignal(page.session.failed) as failed:
        page.ask([picture(1)])
    assert isinstance(failed.args[0], ZeroDivisionError)
    assert not isinstance(failed.args[0], KnownError)
    assert page.empty.isVisible()
    assert caplog.records


# -- in the window ---------------------------------------------------------------------------


@pytest.fixture
def whole(
    session: Session, services: Services, people: list[PersonId], qtbot: QtBot
) -> Iterator[MainWindow]:
    window = MainWindow(session, services)
    with qtbot.waitExposed(window):
        window.show()
    window.start()
    qtbot.waitUntil(lambda: not session.busy, timeout=10_000)
    yield window
    window.close()
    window.deleteLater()


def drop(window: MainWindow, at: QPoint, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QApplication.sendEvent(window.windowHandle(), QDropEvent(QPointF(at), BOTH, data, LEFT, NONE))


def test_a_drop_on_the_page_asks_and_elsewhere_adds(
    whole: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "photo.png"
    picture(1).save(str(file))
    given: list[object] = []
    whole.folders_given.connect(given.append)
    whole.go(sections.WHO)
    page = whole.pages.page
    assert isinstance(page, AskPage)
    middle = page.mapTo(whole, page.rect().center())
    drop(whole, middle, file)
    wait(page, qtbot)
    assert page.answer.sentence.text() == "This is almost certainly Anna Weber."
    drop(whole, middle, file, file)
    wait(page, qtbot)
    assert isinstance(page.question, PairQuestion)
    assert given == []
    drop(whole, QPoint(20, whole.height() // 2), file)
    drop(whole, middle, tmp_path)
    drop(whole, middle, file, file, file)
    whole.go(sections.PEOPLE)
    drop(whole, middle, file)
    assert given == [[file], [tmp_path], [file] * 3, [file]]


def test_find_similar_and_compare_from_a_person_and_a_photo(
    whole: MainWindow, people: list[PersonId], qtbot: QtBot
) -> None:
    whole.pages.open_person(people[0])
    qtbot.waitUntil(lambda: not whole.session.busy)
    person: Any = whole.pages.page
    person.grid.select(person.grid.faces.ids[:2])
    menu = person.actions_of_faces
    assert menu.compare in menu.for_menu()
    menu.compare.trigger()
    assert whole.pages.place == Place(
        sections.WHO, person.grid.faces.ids[1], person.grid.faces.ids[0]
    )
    page: Any = whole.pages.page
    wait(page, qtbot)
    assert page.pair.verdict.text() == "Almost certainly the same person"
    page.pair.close_button.click()
    wait(page, qtbot)
    assert page.asked.known.face == person.grid.faces.ids[0]
    whole.pages.back()
    whole.pages.back()
    assert whole.pages.place == Place(PERSON, people[0])
    qtbot.waitUntil(lambda: not whole.session.busy)
    person.grid.select(person.grid.faces.ids[:1])
    assert menu.similar in menu.for_menu()
    assert menu.compare not in menu.for_menu()
    menu.similar.trigger()
    assert whole.pages.place == Place(sections.WHO, face=person.grid.faces.ids[0])
    wait(page, qtbot)
    page.answer.faces[0].click()
    assert whole.pages.place is not None
    assert whole.pages.place.key == PHOTO
    viewer: Any = whole.pages.page
    qtbot.waitUntil(lambda: bool(viewer.faces.frames.faces), timeout=10_000)
    face = viewer.faces.frames.faces[0]
    viewer.faces.actions.choose(face)
    viewer.faces.actions.similar.trigger()
    assert whole.pages.place == Place(sections.WHO, face=face.id)
    wait(page, qtbot)
    qtbot.waitUntil(lambda: not viewer.loader.busy, timeout=10_000)


def test_pixels_go_to_pictures_and_back() -> None:
    pixels = np.arange(5 * 7 * 3, dtype=np.uint8).reshape(5, 7, 3)
    assert np.array_equal(pixels_of(image_of(pixels), 100), pixels)
    assert max(pixels_of(image_of(np.zeros((300, 100, 3), np.uint8)), 60).shape) == 60
    clear = QImage(4, 4, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    assert pixels_of(clear, 10).min() == 255


def test_what_is_shown_stays_where_nothing_is_another(
    page: AskPage, people: list[PersonId], qtbot: QtBot
) -> None:
    page.ask([picture(1)])
    wait(page, qtbot)
    before = list(page.answer.faces)
    page.session.changed.emit(None)
    wait(page, qtbot)
    assert page.answer.faces == before
    page.session.do(NamePerson(people[2], "Chie"))
    wait(page, qtbot)
    wait(page, qtbot)
    assert page.answer.sentence.text() == "This is almost certainly Anna Weber."
