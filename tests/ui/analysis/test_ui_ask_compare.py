"""Two faces side by side."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId
from photoorg.faces.detection import DetectorKind, SearchSettings
from photoorg.library.asked_photo import PhotoReader
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.understanding import understanding_of
from photoorg.ui.ask_page import AskPage
from photoorg.ui.ask_questions import FaceQuestion, PairQuestion, PhotoQuestion
from photoorg.ui.compare_scale import CompareScale
from photoorg.ui.pixels import image_of
from photoorg.ui.services import Services
from photoorg.ui.session import Session


@pytest.fixture
def page(
    session: Session,
    services: Services,
    graph_folder: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[AskPage]:
    """A page that reads photos in earnest, with the quicker detector."""
    session.paths.cache.mkdir(exist_ok=True)
    (session.paths.cache / "models").symlink_to(graph_folder, target_is_directory=True)
    quick = SearchSettings(DetectorKind.HOG, 0)
    monkeypatch.setattr("photoorg.ui.ask_reading.PhotoReader", lambda p: PhotoReader(p, quick))
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
    qtbot.waitUntil(lambda: not page.session.busy and not page.reading.busy, timeout=20_000)


def faces_of_two(paths: Paths) -> tuple[FaceId, FaceId, FaceId]:
    """Two faces of one person, and one of another."""
    with Library(paths) as library:
        faces = understanding_of(library).measured()[0]
        first, second = (person.id for person in library.people()[:2])
    same = faces.ids[faces.album.persons == first]
    other = faces.ids[faces.album.persons == second]
    return FaceId(int(same[0])), FaceId(int(same[1])), FaceId(int(other[0]))


def test_photos_the_pair_that_is_most_alike_and_others(
    page: AskPage, scenes: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    turned = image_of(scenes.rotated(scenes.hopper_face, 6))
    page.ask([turned, image_of(scenes.both)])
    wait(page, qtbot)
    assert page.pair.isVisible()
    assert page.pair.verdict.text() == "Almost certainly the same person"
    assert "probability of over 99" in page.pair.numbers.text()
    assert "Up to 0.5" in page.pair.meaning.text()
    left, right = page.pair.sides
    assert left.small == []
    assert [small.isChecked() for small in right.small] == [False, True]
    assert right.small[0].accessibleName() == "Compare face 1 of 2, from the left"
    qtbot.mouseClick(right.small[0], Qt.MouseButton.LeftButton)
    wait(page, qtbot)
    assert page.pair.verdict.text().endswith("different people")
    file = tmp_path / "again.png"
    turned.save(str(file))
    monkeypatch.setattr("photoorg.ui.ask_page.choose_photo", lambda *_: file)
    page.pair.other.click()
    wait(page, qtbot)
    assert page.pair.verdict.text() == "Almost certainly the same person"
    assert right.caption.text() == "again.png"
    page.pair.close_button.click()
    wait(page, qtbot)
    assert isinstance(page.question, PhotoQuestion)
    assert page.asked.isVisible()


def test_a_photo_without_a_face_cannot_be_compared(
    page: AskPage, scenes: Any, qtbot: QtBot
) -> None:
    nobody = image_of(np.full((200, 200, 3), 90, np.uint8))
    with qtbot.waitSignal(page.status, timeout=20_000) as said:
        page.ask([image_of(scenes.hopper_face), nobody])
    assert said.args == ["There is no face in the second photo."]
    assert page.empty.isVisible()


def test_faces_of_the_library(page: AskPage, qtbot: QtBot) -> None:
    one, same, other = faces_of_two(page.session.paths)
    page.show_place(one, same)
    page.enter()
    wait(page, qtbot)
    assert page.pair.verdict.text() == "Almost certainly the same person"
    assert page.pair.sides[0].caption.text() == "From your photos"
    page.show_place(one, other)
    page.enter()
    wait(page, qtbot)
    assert page.pair.verdict.text() == "Almost certainly different people"
    with qtbot.waitSignal(page.find_similar) as asked:
        page.pair.close_button.click()
    assert asked.args == [one]
    page.show_place(one, 987_654)
    page.enter()
    wait(page, qtbot)
    assert page.pair.verdict.text().startswith("There is no face 987654")
    assert not page.pair.scale.isVisible()


def test_a_photo_with_a_face_that_was_found(page: AskPage, scenes: Any, qtbot: QtBot) -> None:
    page.ask([image_of(scenes.hopper_face)])
    wait(page, qtbot)
    found = page.answer.faces[0]
    page.actions_of_face.offer(found, QPoint(), compare=True)
    page.actions_of_face.compare.trigger()
    wait(page, qtbot)
    pair = page.question
    assert isinstance(pair, PairQuestion)
    assert pair.other == FaceQuestion(found.face)
    assert page.pair.verdict.text().endswith("different people"), "its embedding is made up"


def test_the_scale_shows_the_distance(qtbot: QtBot) -> None:
    scale = CompareScale()
    qtbot.addWidget(scale)
    scale.resize(400, scale.sizeHint().height())
    scale.show_distance(0.3, 0.6)
    assert scale.accessibleName() == "Distance 0.30; up to 0.60 rather the same person"
    before = scale.grab().toImage()
    scale.show_distance(0.9, 0.6)
    assert scale.grab().toImage() != before
    scale.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not scale.grab().isNull()
