"""Arrays of pixels as pictures of Qt, and back."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from photoorg.core.arrays import Pixels


def image_of(pixels: Pixels) -> QImage:
    """A picture of uint8[h, w, 3]."""
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    raw = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return raw.convertToFormat(QImage.Format.Format_RGB32)  # a copy: `pixels` may go


def pixels_of(image: QImage, largest: int) -> Pixels:
    """uint8[h, w, 3] of a picture, shrunk to a longest edge; what is transparent becomes white."""
    if max(image.width(), image.height()) > largest:
        image = image.scaled(
            largest,
            largest,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    if image.hasAlphaChannel():
        below = QImage(image.size(), QImage.Format.Format_RGB32)
        below.fill(Qt.GlobalColor.white)
        painter = QPainter(below)
        painter.drawImage(0, 0, image)
        painter.end()
        image = below
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
