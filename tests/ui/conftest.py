"""A small library made of real pictures and made-up embeddings, and what a window needs."""

import gc
import logging
import multiprocessing
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from photoorg.core.arrays import Pixels
from photoorg.core.geometry import Box
from photoorg.core.records import Quality
from photoorg.imaging.thumbnail import encode_thumbnail
from photoorg.ingest.outcomes import IngestSettings, hash_file
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.persons import Persons
from photoorg.storage.photos import KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Roots
from photoorg.ui import sections, theme
from photoorg.ui.main_window import MainWindow
from photoorg.ui.page import Page
from photoorg.ui.pages import PERSON, PHOTO
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.ui_settings import UiSettings

FACES_OF = (14, 12, 10, 8, 6, 5, 3, 2)
"""How many faces each made-up person has; who is in photo n is person n % 8 while there are any."""

NAMES = ("Anna Weber", "Ben Ito")
"""The first two have names."""

_SECONDS_TO_END = 5.0
"""For threads that were told to end."""

SIZE = (480, 320)
FACE = 120
LANDMARKS = np.array([[0.6, 0.4], [0.55, 0.4], [0.4, 0.4], [0.45, 0.4], [0.5, 0.55]], np.float32)


def embedding(who: int, number: int) -> np.ndarray:
    """A face of made-up person `who`: near their other faces, far from everybody else's."""
    middle = np.random.default_rng(who).normal(size=128) * 0.1
    noise = np.random.default_rng((who, number)).normal(size=128) * 0.02
    return (middle + noise).astype(np.float32)


@dataclass(frozen=True)
class Shot:
    """One photo: who is in it, and when it was taken."""

    number: int
    who: tuple[int, ...]
    taken_at: str


def shots() -> list[Shot]:
    """48 photos with 60 faces: every fifth shows two people; months from 2009 on."""
    left = list(FACES_OF)
    photos: list[Shot] = []
    while any(left):
        number = len(photos)
        order = sorted(range(len(left)), key=lambda who: (-left[who], who))
        who = tuple(w for w in order if left[w])[: 2 if number % 4 == 0 else 1]
        for w in who:
            left[w] -= 1
        year, month = 2009 + number // 4, 1 + (number * 5) % 12
        taken = f"{year}-{month:02}-{1 + number % 28:02}T{8 + number % 12:02}:30:00"
        photos.append(Shot(number, who, taken))
    return photos


def portrait(scenes: Any, who: int, number: int) -> Pixels:
    """uint8[FACE, FACE, 3]: a real face in the light that person `who` always stands in."""
    source = scenes.astronaut_face if who % 2 else scenes.hopper_face
    if number % 2:
        source = scenes.mirrored(source)
    turned = scenes.rotated(source, (number % 5 - 2) * 3)
    side = min(turned.shape[:2])
    trim = side // 8
    square = Image.fromarray(np.ascontiguousarray(turned[trim : side - trim, trim : side - trim]))
    tint = np.array(
        [(1, 1, 1), (1, 0.9, 0.8), (0.8, 0.95, 1), (0.9, 1, 0.85)][who // 2], np.float32
    )
    pixels = np.asarray(square.resize((FACE, FACE), Image.Resampling.BICUBIC), np.float32)
    return np.clip(pixels * tint, 0, 255).astype(np.uint8)


def scene(scenes: Any, shot: Shot) -> tuple[Pixels, list[Box]]:
    """The photo, and where its faces are."""
    width, height = SIZE
    shade = np.linspace(70, 190, height, dtype=np.float32)[:, None, None]
    hue = np.array([0.8 + 0.05 * (shot.number % 5), 0.9, 1.1 - 0.05 * (shot.number % 7)])
    pixels = np.broadcast_to(np.clip(shade * hue, 0, 255), (height, width, 3)).astype(np.uint8)
    boxes = []
    for place, who in enumerate(shot.who):
        left, top = 60 + 210 * place + shot.number % 30, 60 + shot.number % 60
        pixels[top : top + FACE, left : left + FACE] = portrait(scenes, who, shot.number)
        boxes.append(Box.from_pixels(left + 15, top + 15, left + FACE - 15, top + FACE - 15, SIZE))
    return pixels, boxes


def new_face(pixels: Pixels, box: Box, who: int, number: int) -> NewFace:
    quality = 0.5 + 0.4 * ((number * 7) % 10) / 10
    return NewFace(
        box=box,
        landmarks=LANDMARKS,
        quality=Quality(quality, quality, quality, quality),
        score=1.0,
        detector="cnn",
        embedding=embedding(who, number),
        plain=None,
        thumbnail=encode_thumbnail(pixels, box.to_pixels(SIZE)),
        model="dlib",
    )


def fill(database: Database, folder: Path, scenes: Any, save: Callable[[Path, Any], Path]) -> None:
    """Write the photos to a folder and their faces to a library, as a scan would."""
    settings = IngestSettings()
    root = Roots(database).add(folder)
    for shot in shots():
        pixels, boxes = scene(scenes, shot)
        name = f"{shot.taken_at[:4]}/photo {shot.number:03}.jpg"
        path = save(folder / name, pixels)
        photo = Photos(database).add(
            hash_file(path), settings.key, settings.max_size, size=SIZE, file_format="JPEG"
        )
        database.execute("UPDATE photo SET taken_at = ? WHERE id = ?", (shot.taken_at, photo))
        status = path.stat()
        known = KnownFile(status.st_size, status.st_mtime_ns, photo, None)
        PhotoFiles(database).put(root.id, name.encode(), known)
        Faces(database).add(
            photo,
            [
                new_face(pixels, box, who, shot.number)
                for box, who in zip(boxes, shot.who, strict=True)
            ],
        )


def name_two(database: Database) -> None:
    by_size = sorted(Persons(database).all(), key=lambda person: -person.faces)
    for person, name in zip(by_size, NAMES, strict=False):
        Persons(database).set_name(person.id, name)


@pytest.fixture(scope="session")
def library_template(
    tmp_path_factory: pytest.TempPathFactory, scenes: Any, save: Callable[[Path, Any], Path]
) -> Path:
    """The library, to be copied; its photos are beside it and are not to be changed."""
    folder = tmp_path_factory.mktemp("ui").resolve()
    with Library(paths_in(folder)) as library:
        fill(library.database, folder / "photos", scenes, save)
        library.group()
        name_two(library.database)
        library.group(again=True)
        assert [person.faces for person in library.people()] == list(FACES_OF)
    return folder


def paths_in(folder: Path) -> Paths:
    return Paths(folder / "library", folder / "cache", folder / "logs", folder / "own models")


@pytest.fixture
def library_paths(library_template: Path, tmp_path: Path) -> Paths:
    """A library of 8 persons (the two largest have names) with 60 faces in 48 photos."""
    paths = paths_in(tmp_path)
    shutil.copytree(library_template / "library", paths.library)
    return paths


@pytest.fixture
def photo_folder(library_template: Path) -> Path:
    """The folder of the library's photos; not to be changed."""
    return library_template / "photos"


@pytest.fixture
def empty_paths(tmp_path: Path) -> Paths:
    """Where a library could be."""
    return paths_in(tmp_path / "empty")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    theme.apply(qapp, dark=False)
    return qapp


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def dark(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[bool]:
    """Runs the test in both themes; the value tells which it is."""
    theme.apply(qapp, dark=request.param)
    yield request.param
    theme.apply(qapp, dark=False)


@pytest.fixture
def open_session(qapp: QApplication) -> Iterator[Callable[[Paths], Session]]:
    """Opens libraries; all are closed when the test is over."""
    opened: list[Session] = []

    def make(paths: Paths) -> Session:
        opened.append(Session(paths))
        return opened[-1]

    yield make
    for session in opened:
        session.close()


@pytest.fixture
def session(open_session: Callable[[Paths], Session], library_paths: Paths) -> Session:
    """The small library, open."""
    return open_session(library_paths)


@pytest.fixture
def ui_settings(qapp: QApplication, tmp_path: Path) -> UiSettings:
    """Settings of nobody else."""
    return UiSettings(tmp_path / "window.ini")


@pytest.fixture
def services(session: Session, ui_settings: UiSettings) -> Iterator[Services]:
    """What pages are given."""
    from photoorg.ui.thumbnails import ThumbnailCache

    thumbnails = ThumbnailCache(session.paths)
    yield Services(thumbnails, ui_settings)
    thumbnails.close()


@pytest.fixture(autouse=True)
def _rubbish_stays_in_this_thread() -> Iterator[None]:
    """Qt objects of one test must not be destroyed by a thread of the next."""
    gc.disable()
    yield
    gc.collect(1)


@pytest.fixture(autouse=True)
def _no_language_is_left(qapp: QApplication) -> Iterator[None]:
    """Whoever starts the application installs its language; the next test reads the source."""
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


@pytest.fixture(autouse=True)
def _nothing_is_left_running() -> Iterator[None]:
    """Whatever a test opens it closes: no thread and no process outlives it."""
    threads, processes = set(threading.enumerate()), set(multiprocessing.active_children())
    yield
    for thread in set(threading.enumerate()) - threads:
        thread.join(_SECONDS_TO_END)
    # Python knows threads of Qt too, once they called it, and never hears of their end.
    left = {t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)}
    assert left <= threads
    assert set(multiprocessing.active_children()) <= processes


class Complaints(logging.Handler):
    """Warnings and errors in the log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _nothing_is_complained_of(request: pytest.FixtureRequest) -> Iterator[None]:
    """No warning is logged, but where a test expects some and asks for `caplog`."""
    complaints, logger = Complaints(), logging.getLogger("photoorg")
    logger.addHandler(complaints)
    yield
    logger.removeHandler(complaints)
    if "caplog" not in request.fixturenames:
        assert complaints.found == []


# -- a window whose pages only remember what they were told ----------------------------------


class Recorder(Page):
    """A page that remembers what it was told."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self.calls: list[object] = []
        self.action = QAction("Merge", self)

    def enter(self) -> None:
        self.calls.append("enter")

    def leave(self) -> None:
        self.calls.append("leave")

    def zoom(self, steps: int) -> None:
        self.calls.append(("zoom", steps))

    def actions_for_selection(self) -> list[QAction]:
        return [self.action]


class Searcher(Recorder):
    def search(self, text: str) -> None:
        self.calls.append(("search", text))


@pytest.fixture
def make_window(
    session: Session, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], MainWindow]:
    """Makes windows whose pages are recorders; People searches, the others do not."""
    keys = [*(section.key for section in sections.SECTIONS), PERSON, PHOTO]
    pages = {key: Searcher if key == sections.PEOPLE else Recorder for key in keys}
    monkeypatch.setattr("photoorg.ui.main_window.makers", lambda: pages)
    monkeypatch.setattr("photoorg.ui.navigation.point", lambda page, place: None)

    def make() -> MainWindow:
        window = MainWindow(session, services)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()  # or keys would not reach it
        qtbot.waitUntil(window.isActiveWindow)
        window.start()
        qtbot.waitUntil(lambda: not session.busy)
        return window

    return make


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()
