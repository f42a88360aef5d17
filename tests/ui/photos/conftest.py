"""An owner with mouse and keyboard before photos."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import FaceState
from photoorg.ingest.outcomes import hash_file
from photoorg.library.browsing_photos import (
    FaceInPhoto,
    PhotoFilter,
    faces_in_photo,
    photos_like,
)
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons
from photoorg.storage.photos import KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Roots
from photoorg.ui.face_frame import FaceFrame
from photoorg.ui.photo_viewer import PhotoViewer
from photoorg.ui.photos_page import PhotosPage
from photoorg.ui.services import Services
from photoorg.ui.session import Session

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier

Show = Callable[[QWidget], None]


def send_mouse(
    widget: QWidget, kind: QEvent.Type, at: QPointF, buttons: Qt.MouseButton = LEFT
) -> None:
    """A mouse event as the window system sends it; `at` is in the widget."""
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(kind, at, widget.mapToGlobal(at), button, buttons, NONE)
    QApplication.sendEvent(widget, event)


def drag(widget: QWidget, start: QPointF, end: QPointF) -> None:
    """Press, move in some steps, release; the widget may move along."""
    from_global, to_global = widget.mapToGlobal(start), widget.mapToGlobal(end)
    send_mouse(widget, QEvent.Type.MouseButtonPress, start)
    for step in range(1, 6):
        at = from_global + (to_global - from_global) * step / 5
        send_mouse(widget, QEvent.Type.MouseMove, widget.mapFromGlobal(at))
    send_mouse(
        widget,
        QEvent.Type.MouseButtonRelease,
        widget.mapFromGlobal(to_global),
        Qt.MouseButton.NoButton,
    )


def turn_wheel(
    widget: QWidget, at: QPointF, eighths: int, modifiers: Qt.KeyboardModifier = NONE
) -> None:
    """Turn the wheel; 120 eighths of a degree are a notch."""
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, eighths),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


class Looker:
    """What the owner does with one photo, and what can be seen."""

    def __init__(self, viewer: PhotoViewer, qtbot: QtBot) -> None:
        self.viewer = viewer
        self.qtbot = qtbot
        self.canvas = viewer.canvas
        self.faces = viewer.faces
        self.editor = viewer.faces.naming.editor

    def wait(self) -> None:
        """Until all that was asked for is shown, and nothing glides."""
        viewer = self.viewer
        self.qtbot.waitUntil(
            lambda: (
                not (
                    viewer.session.busy
                    or viewer.loader.busy
                    or viewer.services.thumbnails.busy
                    or viewer.canvas.is_gliding
                    or viewer.faces.drawing.is_busy
                )
            ),
            timeout=10_000,
        )
        QApplication.sendPostedEvents()
        QApplication.processEvents()

    def show(self, photo: int, face: int = 0) -> None:
        self.viewer.show_photos(photo, face=face)
        self.wait()

    # -- what can be seen ----------------------------------------------------------------

    def frame(self, face: int) -> FaceFrame:
        found = self.faces.frames.frame(face)
        assert found is not None
        return found

    def names(self) -> list[str]:
        """The names below the frames, from the left."""
        return [self.frame(face.id).text() for face in self.faces.frames.faces]

    @staticmethod
    def menu() -> QMenu | None:
        popup = QApplication.activePopupWidget()
        return popup if isinstance(popup, QMenu) else None

    def in_library(self, photo: int) -> tuple[FaceInPhoto, ...]:
        with Library(self.viewer.session.paths) as library:
            return faces_in_photo(library, PhotoId(photo))

    def person_called(self, name: str) -> PersonId | None:
        with Library(self.viewer.session.paths) as library:
            return Persons(library.database).by_name(name)

    def faces_of(self, name: str) -> int:
        """How many faces somebody has."""
        person = self.person_called(name)
        with Library(self.viewer.session.paths) as library:
            return 0 if person is None else len(Faces(library.database).of_person(person))

    def state_of(self, photo: int, face: int) -> FaceState:
        return next(known.state for known in self.in_library(photo) if known.id == face)

    # -- mouse and keys ------------------------------------------------------------------

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """A key press, as shortcuts see it too."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, modifier)

    def click_face(self, face: int) -> None:
        frame = self.frame(face)
        place = frame.frame_place.translated(-frame.pos())
        self.qtbot.mouseClick(frame, LEFT, NONE, place.center())

    def type(self, text: str, key: Qt.Key | None = None) -> None:
        """Write a name, and end it with a key."""
        for letter in text:
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NONE, letter)
            QApplication.sendEvent(self.editor, event)
        if key is not None:
            self.key(key)
            self.wait()


@pytest.fixture
def show_page(qtbot: QtBot) -> Show:
    """Shows a page as the window does."""

    def show(page: PhotoViewer | PhotosPage) -> None:
        def close(page: PhotoViewer | PhotosPage) -> None:
            page.leave()
            page.close_threads()

        qtbot.addWidget(page, before_close_func=close)
        page.resize(1000, 640)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        page.setFocus()

    return show


@pytest.fixture
def looker(session: Session, services: Services, show_page: Show, qtbot: QtBot) -> Looker:
    """Before the viewer; nothing is shown yet."""
    viewer = PhotoViewer(session, services)
    show_page(viewer)
    viewer.enter()
    return Looker(viewer, qtbot)


@pytest.fixture
def pair(library_paths: Paths) -> tuple[PhotoId, list[FaceId]]:
    """A photo of Anna Weber (to the left) and Ben Ito."""
    with Library(library_paths) as library:
        for (photo,) in library.database.all("SELECT id FROM photo ORDER BY id"):
            faces = faces_in_photo(library, photo)
            if [face.name for face in faces] == ["Anna Weber", "Ben Ito"]:
                return photo, [face.id for face in faces]
    raise AssertionError("there is no such photo")


@pytest.fixture
def unnamed(library_paths: Paths) -> tuple[PhotoId, FaceId]:
    """A photo of one person without a name, who is in others too."""
    with Library(library_paths) as library:
        for (photo,) in library.database.all("SELECT id FROM photo ORDER BY id"):
            faces = faces_in_photo(library, photo)
            if len(faces) == 1 and faces[0].name is None and faces[0].others > 1:
                return photo, faces[0].id
    raise AssertionError("there is no such photo")


@pytest.fixture
def in_order(library_paths: Paths) -> list[int]:
    """All photos, the newest first."""
    with Library(library_paths) as library:
        return [int(photo) for photo in photos_like(library).ids]


AddPhoto = Callable[..., PhotoId]


@pytest.fixture
def add_photo(library_paths: Paths, tmp_path: Path) -> AddPhoto:
    """Adds a photo of some size, without faces, in a folder of its own."""

    def add(name: str, size: tuple[int, int], camera: str = "") -> PhotoId:
        folder = tmp_path / "more"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        width, height = size
        ramp = np.linspace(0, 255, width, dtype=np.uint8)
        pixels = np.repeat(np.stack([ramp, ramp[::-1], ramp], axis=1)[None], height, axis=0)
        exif = Image.Exif()
        if camera:
            exif[0x010F], exif[0x0110] = camera.split(" ", 1)
        encoded = io.BytesIO()
        Image.fromarray(pixels).save(encoded, "JPEG", quality=80, exif=exif)
        path.write_bytes(encoded.getvalue())
        with Library(library_paths) as library:
            database = library.database
            root = Roots(database).add(folder)
            photo = Photos(database).add(hash_file(path), "", 0, size=size, file_format="JPEG")
            database.execute(
                "UPDATE photo SET taken_at = '2031-05-06T07:08:09' WHERE id = ?", (photo,)
            )
            status = path.stat()
            known = KnownFile(status.st_size, status.st_mtime_ns, photo, None)
            relative = os.fsencode(path.relative_to(root.path))
            PhotoFiles(database).put(root.id, relative, known)
        return photo

    return add


@pytest.fixture(name="drag")
def drag_fixture() -> Callable[..., None]:
    """`drag(widget, start, end)`."""
    return drag


@pytest.fixture(name="turn")
def turn_fixture() -> Callable[..., None]:
    """`turn(widget, at, eighths)` turns the wheel."""
    return turn_wheel


class Hand:
    """What the owner does, and what can be seen."""

    def __init__(self, page: PhotosPage, qtbot: QtBot) -> None:
        self.page = page
        self.grid = page.grid
        self.qtbot = qtbot

    def wait(self) -> None:
        """Until all that was asked for is shown."""
        page = self.page
        self.qtbot.waitUntil(lambda: not page.session.busy, timeout=10_000)
        QApplication.processEvents()
        if self.grid.isVisible():
            self.grid.viewport().repaint()  # by which it knows what is to be decoded
        self.qtbot.waitUntil(lambda: not page.small_photos.busy, timeout=10_000)
        QApplication.processEvents()

    def ids(self) -> list[int]:
        return [int(photo) for photo in self.grid.rows.ids.tolist()]

    def like(self, wanted: PhotoFilter | None = None) -> list[int]:
        with Library(self.page.session.paths) as library:
            return [int(photo) for photo in photos_like(library, wanted).ids.tolist()]

    def cell(self, row: int) -> QPoint:
        return self.grid.visualRect(self.grid.model().index(row, 0)).center()

    def click(self, row: int, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.mouseClick(self.grid.viewport(), LEFT, modifier, self.cell(row))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, modifier)

    def chips(self) -> list[str]:
        return [chip.text for chip in self.page.chips.chips]

    def search(self, text: str) -> None:
        self.page.search(text)
        self.wait()

    def choose(self, field: QWidget, text: str) -> None:
        """Write into a field and press Enter."""
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        self.wait()


@pytest.fixture
def hand(session: Session, services: Services, show_page: Show, qtbot: QtBot) -> Hand:
    """Before the 48 photos."""
    page = PhotosPage(session, services)
    show_page(page)
    page.enter()
    found = Hand(page, qtbot)
    found.wait()
    return found
