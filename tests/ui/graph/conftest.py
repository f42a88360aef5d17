"""The graph's page with a small library, and eyes and hands for it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId
from photoorg.library.graph_view import GraphPicture
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.faces import Faces
from photoorg.storage.graph_view import GraphView
from photoorg.ui.graph_page import GraphPage
from photoorg.ui.services import Services
from photoorg.ui.session import Session

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@dataclass
class Looker:
    """Looks at a page, and acts on it with the mouse at the places where faces are."""

    page: GraphPage
    qtbot: QtBot

    @property
    def picture(self) -> GraphPicture:
        assert self.page.canvas.picture is not None
        return self.page.canvas.picture

    def wait(self) -> None:
        """Until nothing goes on any more."""
        page = self.page
        self.qtbot.waitUntil(
            lambda: (
                not page.session.busy
                and not page.loader.loading
                and not page.services.thumbnails.busy
            ),
            timeout=10_000,
        )

    def places(self, rows: np.ndarray) -> list[QPoint]:
        """Where faces are on the canvas."""
        camera, graph = self.page.canvas.camera, self.picture.graph
        return [
            QPointF(x, y).toPoint() for x, y in camera.to_screen(graph.positions[rows]).tolist()
        ]

    def place(self, row: int) -> QPoint:
        return self.places(np.array([row]))[0]

    def click(self, row: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self.qtbot.mouseClick(self.page.canvas, LEFT, keys, pos=self.place(row))

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self.qtbot.keyClick(self.page.canvas, key, keys)

    def drag(
        self,
        way: list[QPoint],
        keys: Qt.KeyboardModifier = NO_KEYS,
        button: Qt.MouseButton = LEFT,
    ) -> None:
        canvas = self.page.canvas
        QTest.mousePress(canvas, button, keys, way[0])
        for place in way[1:]:
            QTest.mouseMove(canvas, place)
        QTest.mouseRelease(canvas, button, keys, way[-1])

    def around(self, rows: np.ndarray) -> list[QPoint]:
        """A rectangle around faces, as four corners."""
        places = self.places(rows)
        room = round(self.page.canvas.camera.scale * 0.5)
        xs, ys = [p.x() for p in places], [p.y() for p in places]
        left, right = min(xs) - room, max(xs) + room
        top, bottom = min(ys) - room, max(ys) + room
        return [QPoint(left, top), QPoint(right, top), QPoint(right, bottom), QPoint(left, bottom)]

    def persons(self) -> list[np.ndarray]:
        """The rows of every person, the smallest first."""
        graph = self.picture.graph
        persons, counts = np.unique(graph.persons[graph.persons > 0], return_counts=True)
        return [graph.rows_of(int(p)) for p in persons[np.argsort(counts, kind="stable")]]

    def owners(self, rows: np.ndarray) -> set[int]:
        """Whose faces are, in the library; 0 for nobody's."""
        with Library(self.page.session.paths) as library:
            faces = Faces(library.database)
            ids = self.picture.graph.ids[rows].tolist()
            return {int(faces.person_of(FaceId(face)) or 0) for face in ids}

    def shown(self) -> dict[int, int]:
        """What is drawn: the person of each face."""
        graph = self.picture.graph
        there = np.isfinite(graph.positions[:, 0])
        return dict(zip(graph.ids[there].tolist(), graph.persons[there].tolist(), strict=True))

    def assert_agrees(self) -> None:
        """What is drawn is what the library holds: faces, persons, colours, names, cuts."""
        with Library(self.page.session.paths) as library:
            ids, persons = GraphView(library.database).all()
            assert self.shown() == dict(zip(ids.tolist(), persons.tolist(), strict=True))
            assert dict(self.picture.names) == library.people_names()
        self.page.canvas.grab()
        graph, canvas = self.picture.graph, self.page.canvas
        assert sorted(canvas.index.inside((-1e6, -1e6, 1e6, 1e6)).tolist()) == (
            np.flatnonzero(np.isfinite(graph.positions[:, 0])).tolist()
        )
        assert len(canvas.drawn_edges) == graph.count_below(canvas.threshold)
        assert self.page.bar.count.text().startswith(f"{len(self.shown())} ")
        assert int(graph.circles.counts.sum()) == len(self.shown())


@pytest.fixture
def look_at(services: Services, qtbot: QtBot) -> Callable[[Session], Looker]:
    """Shows the graph of a session's library."""

    def look(session: Session) -> Looker:
        page = GraphPage(session, services)
        qtbot.addWidget(page, before_close_func=lambda page: page.leave())
        page.resize(900, 700)
        page.show()
        qtbot.waitExposed(page)
        page.enter()
        page.setFocus()
        looker = Looker(page, qtbot)
        looker.wait()
        return looker

    return look


@pytest.fixture
def looker(session: Session, look_at: Callable[[Session], Looker]) -> Looker:
    """The small library: 60 faces of 8 persons."""
    return look_at(session)


@pytest.fixture
def open_at(
    open_session: Callable[[Paths], Session], look_at: Callable[[Session], Looker]
) -> Callable[[Paths], Looker]:
    """Shows the graph of the library at some paths."""
    return lambda paths: look_at(open_session(paths))
