"""How fast the face graph is: its layout, its frames, and what the pointer asks of it."""

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QPointF, QTimer

from photoorg.library.benchmark_graph import layout_benchmarks, made_up_picture
from photoorg.library.benchmark_library import make_library
from photoorg.library.benchmark_rows import BenchRow, at_most, fact, run_alone
from photoorg.library.graph_view import GraphPicture
from photoorg.library.paths import Paths, paths_for
from photoorg.ui.graph_canvas import GraphCanvas
from photoorg.ui.graph_selection import face_at
from photoorg.ui.thumbnails import ThumbnailCache

_SIZES = (10_000, 100_000)
_FACES_A_PERSON = 5
_SIZE = (1200, 800)
_FRAMES = 100
_STEP = 24.0
_ZOOM = 1.03
_DOTS, _FACES = 8.0, 40.0
"""Pixels for a unit of the plane: dots that can be told apart, and faces."""

_TARGETS = {10_000: (16.0, 16.0), 100_000: (33.0, 16.0)}
"""Milliseconds a frame, zoomed out and in."""

_PICKING, _LASSO = 2.0, 50.0
_CORNERS = 200


def graph_benchmarks(place: Path, started: Callable[[str], None]) -> Iterator[BenchRow]:
    """All rows; libraries are made in `place`."""
    for faces in _SIZES:
        started(f"the graph of {faces:,} faces")
        yield from run_alone(layout_benchmarks, faces)
        paths = paths_for(place / f"graph {faces}")
        make_library(paths.database, faces, faces // _FACES_A_PERSON, graph=False)
        yield from run_alone(frame_benchmarks, paths, faces, all_cores=True)


def frame_benchmarks(paths: Paths, faces: int) -> list[BenchRow]:
    """Frames of a script that pans and zooms, from far and from near; picking and lasso."""
    from photoorg.ui.app import application

    app = application()
    thumbnails = ThumbnailCache(paths)
    canvas = GraphCanvas(thumbnails)
    canvas.resize(*_SIZE)
    canvas.show()
    _wait(lambda: canvas.windowHandle().isExposed())
    canvas.set_threshold(1.0)
    picture = made_up_picture(paths)
    canvas.show_picture(picture, fit=True)
    out, near = _TARGETS[faces]
    name = f"graph of {faces:,} faces"
    rows = _frames(canvas, f"{name}: {{}} frame, everything", out)
    for what, scale in (("dots", _DOTS), ("faces", _FACES)):
        _look_closely(canvas, picture, scale)
        _wait(lambda: not thumbnails.busy)
        rows += _frames(canvas, f"{name}: {{}} frame, {what}", near)
    rows += [
        at_most(f"{name}: picking", _picking(canvas), "ms", _PICKING),
        at_most(f"{name}: lasso around half of them", _lasso(canvas), "ms", _LASSO),
    ]
    thumbnails.close()
    canvas.close()
    del app
    return rows


def _look_closely(canvas: GraphCanvas, picture: GraphPicture, scale: float) -> None:
    """The middle of the largest group, in this scale."""
    circles = picture.graph.circles
    x, y = circles.centres[int(circles.counts.argmax())].tolist()
    canvas.fit()
    canvas.zoom_by(scale / canvas.camera.scale)
    at = canvas.camera.to_screen(np.array([(x, y)]))[0]
    canvas.pan_by(canvas.width() / 2 - at[0], canvas.height() / 2 - at[1])
    canvas.repaint()


def _wait(condition: Callable[[], bool]) -> None:
    """Let the window live until something holds.

    Raises:
        TimeoutError: it does not come to hold.
    """
    until = time.monotonic() + 30
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError("the window did not get there")
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def _frames(canvas: GraphCanvas, name: str, target: float) -> list[BenchRow]:
    """To and fro, with a bit of zooming on the way.

    The worst frame is one that paints anew what the others only move.
    """
    found = []
    for number in range(_FRAMES):
        back = number % 20 >= 10
        started = time.perf_counter()
        canvas.pan_by(-_STEP if back else _STEP, _STEP / 2 if back else -_STEP / 2)
        canvas.zoom_by(1 / _ZOOM if back else _ZOOM, QPointF(400, 300))
        canvas.repaint()
        found.append((time.perf_counter() - started) * 1e3)
    return [
        at_most(name.format("median"), statistics.median(found), "ms", target),
        fact(name.format("worst"), max(found), "ms"),
    ]


def _picking(canvas: GraphCanvas) -> float:
    """Milliseconds to the face under the pointer, at the worst of many places."""
    canvas.fit()
    random, found = np.random.default_rng(2), []
    for x, y in (random.random((_FRAMES, 2)) * _SIZE).tolist():
        started = time.perf_counter()
        face_at(canvas.index, canvas.camera, QPointF(x, y))
        found.append((time.perf_counter() - started) * 1e3)
    return statistics.median(found)


def _lasso(canvas: GraphCanvas) -> float:
    """Milliseconds to the faces in a wavy lasso."""
    canvas.fit()
    angles = np.linspace(0, 2 * np.pi, _CORNERS, endpoint=False)
    reach = 0.36 + 0.05 * np.sin(9 * angles)
    around = np.column_stack([0.5 + reach * np.cos(angles), 0.5 + reach * np.sin(angles)])
    corners = np.array([canvas.camera.to_plane(QPointF(*p)) for p in (around * _SIZE).tolist()])
    found = []
    for _ in range(9):
        started = time.perf_counter()
        canvas.index.in_lasso(corners)
        found.append((time.perf_counter() - started) * 1e3)
    return statistics.median(found)
