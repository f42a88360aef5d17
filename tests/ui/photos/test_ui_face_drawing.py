"""Drawing a frame around a face that was not found."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PhotoId
from photoorg.core.records import Quality
from photoorg.library import drawing
from photoorg.library.library import Library
from photoorg.storage.faces import NewFace

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
Pair = tuple[PhotoId, list[FaceId]]
Unnamed = tuple[PhotoId, FaceId]


class Describer:
    """Answers as the real one, without models."""

    answer: Callable[[PhotoId, Box], NewFace]

    def __init__(self, library: Library) -> None:
        self._library = library

    def describe(self, photo: PhotoId, box: Box) -> NewFace:
        return Describer.answer(photo, box)


def found(_: PhotoId, box: Box) -> NewFace:
    points = np.array([[0.6, 0.4], [0.55, 0.4], [0.4, 0.4], [0.45, 0.4], [0.5, 0.55]], np.float32)
    return NewFace(
        box,
        points,
        Quality(0.5, 0.5, 0.5, 0.5),
        1.0,
        "drawn",
        np.zeros(128, np.float32),
        None,
        b"",
        "dlib",
    )


def not_found(_: PhotoId, box: Box) -> NewFace:
    return NewFace(box, None, Quality(0, 0, 0, 0), 0.0, "drawn", None, None, b"", "dlib")


@pytest.fixture
def describe(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., NewFace]], None]:
    """Sets what is seen in a frame."""
    monkeypatch.setattr(drawing, "BoxDescriber", Describer)

    def use(answer: Callable[..., NewFace]) -> None:
        Describer.answer = staticmethod(answer)

    return use


def free_place(looker: Any) -> QRectF:
    """A place on the photo, below all faces."""
    photo = looker.canvas.photo_rect()
    return QRectF(photo.left() + 30, photo.bottom() - 80, 60, 60)


def test_a_frame_is_drawn_and_the_face_named_at_once(
    looker: Any, pair: Pair, describe: Any, drag: Any
) -> None:
    describe(found)
    photo, faces = pair
    looker.show(photo)
    looker.key(Key.Key_N)
    assert looker.faces.layer.isVisible()
    assert looker.faces.pill.text() == "Draw a frame around the face"
    place = free_place(looker)
    drag(looker.faces.layer, place.topLeft(), place.bottomRight())
    looker.wait()
    assert not looker.faces.layer.isVisible()
    assert not looker.viewer.actions_of_photo.draw.isChecked()
    (new,) = [face for face in looker.faces.frames.faces if face.id not in faces]
    drawn = looker.canvas.place_of(new.box)
    assert drawn.left() == pytest.approx(place.left(), abs=1)
    assert drawn.height() == pytest.approx(place.height(), abs=1)
    assert new.comparable
    assert looker.editor.hasFocus()
    looker.type("Gus", Key.Key_Return)
    assert "Gus" in looker.names()
    looker.viewer.session.undo()
    looker.viewer.session.undo()
    looker.wait()
    assert len(looker.faces.frames.faces) == 2


def test_a_frame_without_a_face_can_be_named_and_that_is_said(
    looker: Any, pair: Pair, describe: Any, drag: Any
) -> None:
    describe(not_found)
    looker.show(pair[0])
    looker.viewer.actions_of_photo.draw.trigger()
    place = free_place(looker)
    drag(looker.faces.layer, place.bottomRight(), place.topLeft())
    looker.wait()
    assert "not used for finding others" in looker.faces.pill.text()
    assert looker.editor.hasFocus()
    looker.type("Hal", Key.Key_Return)
    assert "Hal" in looker.names()


def test_a_face_that_is_there_already_is_named_instead(
    looker: Any, pair: Pair, describe: Any, drag: Any
) -> None:
    photo, (left, _) = pair

    def known(_: PhotoId, __: Box) -> NewFace:
        raise drawing.FaceThereError(left)

    describe(known)
    looker.show(photo)
    looker.key(Key.Key_N)
    place = free_place(looker)
    drag(looker.faces.layer, place.topLeft(), place.bottomRight())
    looker.wait()
    assert len(looker.faces.frames.faces) == 2
    assert looker.faces.naming.face is not None
    assert looker.faces.naming.face.id == left
    assert looker.faces.pill.text() == "This face was found already."


def test_what_cannot_be_drawn_is_said(looker: Any, pair: Pair, describe: Any, drag: Any) -> None:
    def refuse(_: PhotoId, __: Box) -> NewFace:
        raise KnownError("The box is too small for a face.")

    describe(refuse)
    looker.show(pair[0])
    looker.key(Key.Key_N)
    place = free_place(looker)
    drag(looker.faces.layer, place.topLeft(), place.bottomRight())
    looker.wait()
    assert looker.faces.pill.text() == "The box is too small for a face."
    assert not looker.faces.layer.isVisible()
    assert looker.canvas.hasFocus()


def test_a_frame_is_drawn_with_keys(looker: Any, pair: Pair, describe: Any) -> None:
    boxes: list[Box] = []

    def look(photo: PhotoId, box: Box) -> NewFace:
        boxes.append(box)
        return found(photo, box)

    describe(look)
    looker.show(pair[0])
    looker.key(Key.Key_N)
    looker.key(Key.Key_Right)
    looker.key(Key.Key_Right)
    looker.key(Key.Key_Up)
    looker.key(Key.Key_Right, SHIFT)
    looker.key(Key.Key_Return)
    looker.wait()
    (box,) = boxes
    assert box.centre[0] > 0.5
    assert box.centre[1] < 0.5
    photo = looker.canvas.photo_rect()
    assert box.width * photo.width() == pytest.approx(box.height * photo.height() + 8, abs=1)


def test_escape_ends_drawing_before_it_leaves_the_photo(
    looker: Any, pair: Pair, qtbot: QtBot
) -> None:
    looker.show(pair[0])
    looker.key(Key.Key_N)
    with qtbot.assertNotEmitted(looker.viewer.back):
        looker.key(Key.Key_Escape)
    assert not looker.faces.layer.isVisible()
    assert not looker.faces.pill.is_shown
    with qtbot.waitSignal(looker.viewer.back):
        looker.key(Key.Key_Escape)


def test_a_click_draws_nothing(looker: Any, pair: Pair, describe: Any) -> None:
    describe(found)
    looker.show(pair[0])
    looker.key(Key.Key_N)
    looker.qtbot.mouseClick(looker.faces.layer, LEFT, pos=QPoint(200, 200))
    assert looker.faces.layer.is_drawing
    assert not looker.faces.layer.is_waiting


def test_who_goes_on_forgets_the_frame(looker: Any, pair: Pair, describe: Any, drag: Any) -> None:
    describe(found)
    photo, _ = pair
    looker.show(photo)
    looker.key(Key.Key_N)
    place = free_place(looker)
    drag(looker.faces.layer, place.topLeft(), place.bottomRight())
    looker.viewer.step(-1)
    looker.wait()
    assert len(looker.in_library(photo)) == 2
    assert not looker.faces.layer.isVisible()


def test_no_model_stays_in_memory_when_the_page_is_left(
    looker: Any, pair: Pair, describe: Any, drag: Any
) -> None:
    describe(found)
    looker.show(pair[0])
    looker.key(Key.Key_N)
    place = free_place(looker)
    drag(looker.faces.layer, place.topLeft(), place.bottomRight())
    looker.wait()
    looker.viewer.leave()
    assert looker.faces.drawing._looker is None


def test_a_real_face_is_drawn(
    looker: Any,
    tmp_path: Path,
    scenes: Any,
    save: Any,
    add_photo: Any,
    graph_folder: Path,
    graphs: object,
) -> None:
    """With the models: the astronaut, whom no scan has seen."""
    photo = add_photo("astronaut.jpg", (512, 512))
    path = save(tmp_path / "more" / "astronaut.jpg", scenes.astronaut)
    cache = looker.viewer.session.paths.graphs
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.symlink_to(graph_folder, target_is_directory=True)
    with Library(looker.viewer.session.paths) as library:
        from photoorg.ingest.outcomes import hash_file

        library.database.execute(
            "UPDATE photo SET content_hash = ? WHERE id = ?", (hash_file(path), photo)
        )
    looker.viewer.show_photos([photo])
    looker.wait()
    looker.faces.drawing.look(photo, Box(0.34, 0.1, 0.2, 0.28))
    looker.qtbot.waitUntil(lambda: looker.editor.is_open, timeout=30_000)
    looker.wait()
    (face,) = looker.faces.frames.faces
    assert face.comparable
    assert looker.faces.naming.face is not None
    assert not looker.faces.pill.is_shown
    assert QPointF(looker.frame(face.id).frame_place.center()) != QPointF()
