"""Paints the whole photos that faces are in, with frames around the faces."""

from collections import OrderedDict

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from photoorg.core.records import FaceState
from photoorg.ui import theme
from photoorg.ui.faces_delegate import ItemDelegate, blank
from photoorg.ui.faces_model import FacesModel
from photoorg.ui.icons import drawn
from photoorg.ui.small_photos import SmallPhotos
from photoorg.ui.thumbnails import ThumbnailCache

_FRAMED_BUDGET = 48 * 2**20
_NOTE = 24


class PhotoDelegate(ItemDelegate):
    """Paints whole photos; the crop and a small note where there is none."""

    def __init__(
        self,
        model: FacesModel,
        thumbnails: ThumbnailCache,
        photos: SmallPhotos,
        parent: QWidget,
    ) -> None:
        super().__init__(model, thumbnails, parent)
        self._photos = photos
        self._framed = _FramedPhotos()
        self._note: QPixmap | None = None

    @property
    def picture_size(self) -> QSize:
        """Wider than a face: most photos are."""
        return QSize(round(self.side * 1.8), round(self.side * 1.35))

    def refresh(self, side: int) -> None:
        """See `ItemDelegate`."""
        super().refresh(side)
        self._framed.clear()
        self._note = None

    def paint_picture(self, painter: QPainter, place: QRect, row: int) -> None:
        """See `ItemDelegate`."""
        photo = self.model.photo_at(row)
        picture = self._photos.get(photo)
        if picture is not None:
            boxes = self.model.boxes_at(row)
            framed = self._framed.get(photo, picture, boxes, place.size(), self.ratio)
            size = framed.deviceIndependentSize().toSize()
            place = QRect(_centred(place, size), size)
            painter.drawPixmap(place.topLeft(), framed)
        elif self._photos.is_missing(photo):
            side = min(place.width(), place.height())
            place = QRect(_centred(place, QSize(side, side)), QSize(side, side))
            self.paint_face(painter, place, self.model.ids[row])
            self._paint_note(painter, place)
        else:
            self.paint_nothing(painter, place)
            return
        states = self.model.states_at(row)
        for state in (FaceState.SUGGESTED, FaceState.AUTOMATIC):
            if state in states:
                self.paint_mark(painter, place, state)
                return

    def _paint_note(self, painter: QPainter, place: QRect) -> None:
        if self._note is None or self._note.devicePixelRatio() != self.ratio:
            self._note = _note(self.ratio)
        painter.drawPixmap(place.left() + 5, place.top() + 5, self._note)


_Key = tuple[int, bytes, int, int, float]


class _FramedPhotos:
    """Photos in the size they are shown in, with their frames; kept up to a number of bytes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Key, QPixmap] = OrderedDict()
        self._bytes = 0

    def get(
        self,
        photo: int,
        picture: QPixmap,
        boxes: npt.NDArray[np.float32],
        room: QSize,
        ratio: float,
    ) -> QPixmap:
        """The photo as large as the room allows."""
        key = (photo, boxes.tobytes(), room.width(), room.height(), ratio)
        known = self._kept.get(key)
        if known is not None:
            self._kept.move_to_end(key)
            return known
        made = self._kept[key] = _framed(picture, boxes, room, ratio)
        self._bytes += _cost(made)
        while self._bytes > _FRAMED_BUDGET and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= _cost(oldest)
        return made

    def clear(self) -> None:
        self._kept.clear()
        self._bytes = 0


def _cost(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def _note(ratio: float) -> QPixmap:
    """The sign that a photo is not there."""
    made, colours = blank(QSize(_NOTE, _NOTE), ratio), theme.current()
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.line, 1))
    painter.setBrush(colours.surface)
    painter.drawEllipse(QRectF(0.5, 0.5, _NOTE - 1, _NOTE - 1))
    side = _NOTE - 8
    painter.drawPixmap(4, 4, drawn("offline", QSize(side, side), colours.secondary, ratio))
    painter.end()
    return made


def _centred(place: QRect, size: QSize) -> QPoint:
    return place.topLeft() + QPoint(
        (place.width() - size.width()) // 2, (place.height() - size.height()) // 2
    )


def _framed(picture: QPixmap, boxes: npt.NDArray[np.float32], room: QSize, ratio: float) -> QPixmap:
    made = picture.scaled(
        room * ratio,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    made.setDevicePixelRatio(ratio)
    size = made.deviceIndependentSize()
    colours = theme.current()
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for left, top, width, height in boxes.tolist():
        frame = QRectF(
            left * size.width(), top * size.height(), width * size.width(), height * size.height()
        )
        for pen in (QPen(colours.surface, 4), QPen(colours.accent, theme.RING)):
            painter.setPen(pen)
            painter.drawRoundedRect(frame.adjusted(-2, -2, 2, 2), 3, 3)
    painter.end()
    return made
