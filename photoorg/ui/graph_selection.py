"""Gestures of the pointer over the graph, and what they select.

A click takes one face, Ctrl adds to what is selected. Dragging draws a rectangle, with Alt or
Shift a lasso; the middle or right button, or the space bar, moves the plane.
"""

from enum import Enum, auto

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPolygonF
from PySide6.QtWidgets import QApplication

from photoorg.library.graphing import PlaneIndex
from photoorg.ui.graph_camera import Camera

Rows = npt.NDArray[np.int64]

NOTHING: Rows = np.zeros(0, np.int64)
REACH = 6.0
"""Pixels beside a dot that still mean it."""

_STEP = 2.0


class Kind(Enum):
    """What the pointer is doing."""

    CLICK = auto()
    BAND = auto()
    LASSO = auto()
    PAN = auto()


class Gesture:
    """From the press of a button to its release."""

    def __init__(self, event: QMouseEvent, space: bool) -> None:
        keys = event.modifiers()
        self.start = self.now = event.position()
        self.button = event.button()
        self.adds = bool(keys & Qt.KeyboardModifier.ControlModifier)
        self._shape = Kind.BAND
        if keys & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier):
            self._shape = Kind.LASSO
        if space or event.button() != Qt.MouseButton.LeftButton:
            self._shape = Kind.PAN
        self.kind = Kind.CLICK
        self.path = QPolygonF([self.start])

    def move(self, to: QPointF) -> QPointF:
        """The pointer went on; by how much."""
        step = to - self.now
        far = (to - self.start).manhattanLength() >= QApplication.startDragDistance()
        if self.kind is Kind.CLICK and far:
            self.kind = self._shape
            step = to - self.start
        self.now = to
        if (to - self.path.last()).manhattanLength() >= _STEP:
            self.path.append(to)
        return step

    def rows(self, index: PlaneIndex, camera: Camera) -> Rows:
        """What lies in the rectangle or the lasso."""
        if self.kind is Kind.BAND:
            rect = (*camera.to_plane(self.start), *camera.to_plane(self.now))
            return index.in_rect(rect)
        if self.kind is Kind.LASSO:
            corners = [camera.to_plane(self.path.at(n)) for n in range(self.path.count())]
            return index.in_lasso(np.array(corners))
        return NOTHING


def face_at(index: PlaneIndex, camera: Camera, at: QPointF) -> int:
    """The row of the face under the pointer, -1 for none."""
    return index.nearest(camera.to_plane(at), max(0.5, REACH / camera.scale))


def joined(before: Rows, more: Rows, *, toggles: bool = False) -> Rows:
    """What is selected with Ctrl: both; a face that is clicked again is given up."""
    return np.setxor1d(before, more) if toggles else np.union1d(before, more)
