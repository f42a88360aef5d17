"""Takes the pictures of the graph in the user guide, of a small library made for them.

It is done when the environment variable PHOTOORG_SCREENSHOTS names a folder for them.
"""

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageFilter
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.core.geometry import Box
from photoorg.core.records import FaceState, Quality
from photoorg.imaging.thumbnail import encode_thumbnail
from photoorg.ingest.outcomes import IngestSettings
from photoorg.library.editing import Merge
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.persons import Persons
from photoorg.storage.photos import KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Roots
from photoorg.ui.graph_selection import NOTHING
from photoorg.ui.main_window import MainWindow
from photoorg.ui.pages import Place
from photoorg.ui.sections import GRAPH
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.translation import install_translators

pytestmark = pytest.mark.skipif(
    "PHOTOORG_SCREENSHOTS" not in os.environ,
    reason="PHOTOORG_SCREENSHOTS does not say where pictures go",
)

COLOURS = 128
SIDE = 160
GROUPS = ((0, 26, "Grace Hopper"), (1, 21, "Eileen Collins"), (2, 6, None), (3, 4, None))
"""Whose portrait (even: Hopper, odd: Collins), how many, the name; the last ones are blurred."""

LONELY = 5
CHAIN = 0.014
"""From one face of a person to the next; at the ends they look quite different."""


def embedding(who: int, number: int) -> np.ndarray:
    apart = 0.0285 if who < 2 else 0.05
    middle = np.random.default_rng(who).normal(size=128) * apart
    along = np.random.default_rng((who, 1)).normal(size=128)
    noise = np.random.default_rng((who, number + 2)).normal(size=128) * 0.014
    return (middle + along / np.linalg.norm(along) * CHAIN * number + noise).astype(np.float32)


def portrait(scenes: Any, who: int, number: int) -> np.ndarray:
    source = scenes.astronaut_face if who % 2 else scenes.hopper_face
    source = scenes.mirrored(source) if number % 2 else source
    turned = scenes.rotated(source, (number % 7 - 3) * 3)
    trim = turned.shape[0] // 8 + number % 5 * 4
    square = Image.fromarray(np.ascontiguousarray(turned[trim:-trim, trim:-trim]))
    square = square.resize((SIDE, SIDE), Image.Resampling.BICUBIC)
    if who > 1:
        square = square.filter(ImageFilter.GaussianBlur(4))
    return scenes.lit(np.asarray(square), 0.7 + 0.12 * (number % 6))


def face(scenes: Any, who: int, number: int) -> NewFace:
    return NewFace(
        box=Box(0.1, 0.1, 0.8, 0.8),
        landmarks=np.full((5, 2), 0.5, np.float32),
        quality=Quality(0.8, 0.8, 0.8, 0.8),
        score=1.0,
        detector="cnn",
        embedding=embedding(who, number),
        plain=None,
        thumbnail=encode_thumbnail(portrait(scenes, who, number), (0, 0, SIDE, SIDE)),
        model="dlib",
    )


def fill(library: Library, folder: Path, scenes: Any) -> None:
    database, settings = library.database, IngestSettings()
    root = Roots(database).add(folder)
    groups = [*GROUPS, *((10 + lonely, 1, None) for lonely in range(LONELY))]
    for who, count, name in groups:
        added = []
        for number in range(count):
            key = f"{who} {number}"
            photo = Photos(database).add(
                key, settings.key, settings.max_size, size=(SIDE, SIDE), file_format="JPEG"
            )
            known = KnownFile(1, number, photo, None)
            PhotoFiles(database).put(root.id, f"{key}.jpg".encode(), known)
            added += Faces(database).add(photo, [face(scenes, who, number)])
        person = Persons(database).add()
        Faces(database).assign(added, person, FaceState.CONFIRMED)
        if name:
            Persons(database).set_name(person, name)
    library.group()


@pytest.fixture
def paths(tmp_path: Path, scenes: Any) -> Paths:
    made = Paths(*(tmp_path / name for name in ("library", "cache", "logs", "models")))
    (tmp_path / "photos").mkdir()
    with Library(made) as library:
        fill(library, tmp_path / "photos", scenes)
    return made


class Camera:
    """Takes pictures of a window."""

    def __init__(self, window: MainWindow, services: Services, qtbot: QtBot, to: Path) -> None:
        self.window, self.services, self.qtbot, self.to = window, services, qtbot, to
        to.mkdir(parents=True, exist_ok=True)

    def wait(self) -> None:
        def idle() -> bool:
            self.page.canvas.grab()  # asks for thumbnails
            session = self.page.session
            loading = self.page.loader.loading or self.services.thumbnails.busy
            return not session.busy and not loading

        for _ in range(20):  # faces are cut out a few at a time
            self.qtbot.waitUntil(idle, timeout=10_000)

    @property
    def page(self) -> Any:
        return self.window.pages.page

    def take(self, name: str) -> None:
        self.wait()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image: QImage = self.window.grab().toImage()
        image.save(buffer, "PNG")
        picture = Image.open(io.BytesIO(bytes(data.data()))).convert("RGB")
        assert len(picture.getcolors(1 << 20) or ()) > COLOURS, "there is something to be seen"
        picture.quantize(COLOURS).save(self.to / f"{name}.png", optimize=True)


@pytest.fixture
def camera(
    qapp: QApplication,
    open_session: Callable[[Paths], Session],
    paths: Paths,
    ui_settings: Any,
    qtbot: QtBot,
) -> Iterator[Camera]:
    from photoorg.ui.thumbnails import ThumbnailCache

    install_translators(qapp, "en")
    session = open_session(paths)
    thumbnails = ThumbnailCache(paths)
    own = Services(thumbnails, ui_settings)
    window = MainWindow(session, own)
    qtbot.addWidget(window, before_close_func=lambda window: window.pages.close_pages())
    window.resize(1280, 800)
    window.show()
    window.pages.go(Place(GRAPH))
    yield Camera(window, own, qtbot, Path(os.environ["PHOTOORG_SCREENSHOTS"]))
    thumbnails.close()


def test_the_pictures_of_the_guide(camera: Camera) -> None:
    camera.wait()
    page, canvas = camera.page, camera.page.canvas
    graph = canvas.picture.graph
    grace, eileen = (
        graph.rows_of(next(p for p, name in canvas.picture.names.items() if name == wanted))
        for wanted in ("Grace Hopper", "Eileen Collins")
    )
    page.zoom(-3)
    camera.take("graph-far")
    page.zoom(0)
    camera.take("graph-groups")
    canvas.fit(eileen[:6])
    canvas.pan_by(20, 10)
    camera.take("graph-near")
    canvas.select(np.array([grace[0], grace[13]]))
    camera.wait()
    canvas.fit(grace)
    camera.take("graph-why")
    assert len(page.why.chain.links) > 2
    canvas.select(NOTHING)
    persons = [int(graph.persons[rows[0]]) for rows in (grace, eileen)]
    with Library(page.session.paths) as library:  # so that no note covers anything
        library.edits.do(Merge(persons, "Grace Hopper"))
    page.loader.load()
    camera.wait()
    page.show_person(persons[0])
    camera.wait()
    page.person.alone_wanted.emit()
    camera.take("graph-split")
    assert [len(part) for part in canvas.marks.split] == [len(grace), len(eileen)]
