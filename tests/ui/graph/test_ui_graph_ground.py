"""What lies below faces and names while the view moves: one picture, and never a stale one."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from photoorg.ui import theme
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_ground import Ground

CAMERA = Camera(0, 0, 10, 300, 200)
DOT = QPointF(3, 2)
"""A place of the plane."""


class Painter:
    """Paints one square at `DOT`, and counts."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, painter: QPainter, camera: Camera) -> np.ndarray:
        self.times += 1
        (x, y) = camera.to_screen(np.array([(DOT.x(), DOT.y())]))[0].tolist()
        painter.fillRect(round(x) - 5, round(y) - 5, 10, 10, QColor("red"))
        return np.array([self.times])


def draw(ground: Ground, camera: Camera, paint: Painter, *of: object) -> tuple[QImage, int]:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    (edges,) = ground.draw(painter, camera, of, paint).tolist()
    painter.end()
    return image, edges


def middle_of_square(image: QImage) -> tuple[float, float]:
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(200, 300) & 0xFFFFFF
    lines, columns = np.nonzero(pixels == 0xFF0000)
    return float(columns.mean()) + 0.5, float(lines.mean()) + 0.5


def test_it_is_painted_once_and_lies_where_the_camera_looks(qapp: QApplication) -> None:
    ground, paint = Ground(), Painter()
    cameras = [
        CAMERA,
        CAMERA.moved(40, -20),
        CAMERA.moved(-70, 45.5),
        CAMERA.zoomed(1.2, QPointF(30, 40), 1),
        CAMERA.zoomed(0.85, QPointF(150, 100), 1),
    ]
    for camera in cameras:
        image, edges = draw(ground, camera, paint)
        assert (paint.times, edges) == (1, 1)
        expected = camera.to_screen(np.array([(DOT.x(), DOT.y())]))[0]
        assert np.abs(np.array(middle_of_square(image)) - expected).max() <= 1
        assert image.pixelColor(0, 0) == theme.current().window


@pytest.mark.parametrize(
    "camera",
    [
        CAMERA.moved(80, 0),
        CAMERA.moved(0, -51),
        CAMERA.zoomed(1.3, QPointF(150, 100), 1),
        CAMERA.zoomed(0.6, QPointF(150, 100), 1),
        CAMERA.sized(500, 200),
    ],
)
def test_it_is_painted_anew_where_it_does_not_serve(qapp: QApplication, camera: Camera) -> None:
    ground, paint = Ground(), Painter()
    draw(ground, CAMERA, paint)
    assert draw(ground, camera, paint)[1] == 2
    assert draw(ground, camera, paint)[1] == 2


def test_it_is_painted_anew_when_it_shows_something_else(qapp: QApplication) -> None:
    ground, paint = Ground(), Painter()
    one, other = np.array([1]), np.array([1])
    assert draw(ground, CAMERA, paint, one, 0.5)[1] == 1
    assert draw(ground, CAMERA, paint, one, 0.5)[1] == 1
    assert draw(ground, CAMERA, paint, one, 0.6)[1] == 2
    assert draw(ground, CAMERA, paint, other, 0.6)[1] == 3
    ground.forget()
    assert draw(ground, CAMERA, paint, other, 0.6)[1] == 4
