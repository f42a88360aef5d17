"""What lies below faces and names, kept as one picture while the view moves.

Circles, lines and dots are painted once for a bit more than is seen, and then only moved and
stretched, until the view leaves the picture or another size is needed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from photoorg.ui import theme
from photoorg.ui.graph_camera import Camera
from photoorg.ui.graph_painting import Ints

_AROUND = 1.5
"""So many times as much is painted as is seen, across and along."""

_STRETCHED = 1.25
"""Stretched or shrunk by more, lines would look torn."""


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    of: tuple[object, ...]
    camera: Camera
    image: QImage
    edges: Ints

    def serves(self, of: tuple[object, ...], camera: Camera, ratio: float) -> bool:
        """Whether it shows the same, and all that a camera sees."""
        stretched = camera.scale / self.camera.scale
        return (
            all(_same(one, other) for one, other in zip(self.of, of, strict=True))
            and self.image.devicePixelRatio() == ratio
            and 1 / _STRETCHED <= stretched <= _STRETCHED
            and self.camera.box().contains(camera.box())
        )


def _same(one: object, other: object) -> bool:
    """Arrays are never changed here: one of the same numbers is rare, and to compare takes time."""
    return one is other or (not isinstance(one, np.ndarray) and one == other)


class Ground:
    """Keeps the picture of what was painted last."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None

    def forget(self) -> None:
        """It is needed no more, or colours are others."""
        self._kept = None

    def draw(
        self,
        painter: QPainter,
        camera: Camera,
        of: tuple[object, ...],
        paint: Callable[[QPainter, Camera], Ints],
    ) -> Ints:
        """Paint what `paint` paints: from the picture, which is made anew if it does not serve.

        Args:
            of: all that the picture depends on but the camera.

        Returns:
            What `paint` returned when the picture was made: the numbers of the edges.
        """
        ratio = painter.device().devicePixelRatio()
        kept = self._kept
        if kept is None or not kept.serves(of, camera, ratio):
            kept = self._kept = _made(camera, of, paint, ratio)
        box = kept.camera.box()
        corners = np.array([(box.left(), box.top()), (box.right(), box.bottom())])
        (left, top), (right, bottom) = camera.to_screen(corners).tolist()
        if camera.scale == kept.camera.scale:  # whole pixels are only copied
            at = QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio)
            painter.drawImage(at, kept.image)
        else:
            painter.drawImage(QRectF(left, top, right - left, bottom - top), kept.image)
        return kept.edges


def _made(
    camera: Camera,
    of: tuple[object, ...],
    paint: Callable[[QPainter, Camera], Ints],
    ratio: float,
) -> _Kept:
    size = QSizeF(round(camera.width * _AROUND), round(camera.height * _AROUND))
    image = QImage((size * ratio).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.current().window)
    wider = replace(camera, width=size.width(), height=size.height())
    painter = QPainter(image)
    painter.setClipRect(QRectF(0, 0, size.width(), size.height()))
    edges = paint(painter, wider)
    painter.end()
    return _Kept(of, wider, image, edges)
