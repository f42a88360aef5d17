"""Paints faces as rounded squares, or the whole photos that they are in with a frame around them.

A confirmed face has no mark, an automatic one a small dot, a suggested one a dashed ring. A frame
of the grid paints a hundred items, so what can be painted once is kept, and the view tells only
once a frame how it is to be painted (`begin`).
"""

from collections import OrderedDict

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QHelpEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from photoorg.core.ids import FaceId
from photoorg.core.records import FaceState
from photoorg.ui import theme
from photoorg.ui.face_shapes import FaceShapes, Shape
from photoorg.ui.faces_model import FacesModel
from photoorg.ui.icons import drawn
from photoorg.ui.small_photos import SmallPhotos
from photoorg.ui.thumbnails import ThumbnailCache

GAP = 3
"""Around a card, in pixels."""

PADDING = 5
"""Between the edge of a card and its picture."""

_SHAPE_CORNER = 8
_FRAMED_BUDGET = 48 * 2**20
_NOTE = 24

Index = QModelIndex | QPersistentModelIndex

_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_POINTED = QStyle.StateFlag.State_MouseOver.value
_ANY = _SELECTED | _FOCUSED | _POINTED


class ItemDelegate(QStyledItemDelegate):
    """What faces and photos have in common: the fill, the rings, the tool tip."""

    def __init__(self, model: FacesModel, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self.cell = QSize(1, 1)
        self.side = 96
        self.model = model
        self.thumbnails = thumbnails
        self.shapes = FaceShapes()
        self.ratio = 1.0
        self.colours = theme.current()
        self._marks: dict[tuple[FaceState, int, int], QPixmap] = {}
        self._inside = (0, 0, self.side, self.side)

    @property
    def picture_size(self) -> QSize:
        """The room for a picture."""
        return QSize(self.side, self.side)

    @property
    def smallest(self) -> QSize:
        """The least size of a cell."""
        edge = 2 * (GAP + PADDING)
        return self.picture_size + QSize(edge, edge)

    def refresh(self, side: int) -> None:
        """Take another size; also when the theme is another one."""
        self.side = side
        self.shapes.clear()
        self._marks.clear()

    def begin(self, ratio: float) -> None:
        """A frame is painted, at so many pixels for each logical one."""
        if ratio != self.ratio:
            self._marks.clear()
        self.ratio = ratio
        self.colours = theme.current()

    def place(self, cell: QRect) -> QRect:
        """Where the picture is in a cell."""
        left, top, width, height = self._inside
        return QRect(cell.x() + left, cell.y() + top, width, height)

    def set_cell(self, size: QSize) -> None:
        """All cells are so large."""
        self.cell = size
        picture = self.picture_size
        left = (size.width() - picture.width()) // 2
        top = (size.height() - picture.height()) // 2
        self._inside = (left, top, picture.width(), picture.height())

    def sizeHint(self, _: QStyleOptionViewItem, __: Index) -> QSize:  # noqa: N802
        """The whole cell."""
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One item."""
        place = self.place(option.rect)
        state = option.state.value & _ANY
        if state:
            self._paint_state(painter, place, state)
        self.paint_picture(painter, place, index.row())

    def paint_picture(self, painter: QPainter, place: QRect, row: int) -> None:
        """The picture of an item, and its marks."""
        raise NotImplementedError

    def _paint_state(self, painter: QPainter, place: QRect, state: int) -> None:
        colours = self.colours
        card = QRectF(place).adjusted(-PADDING, -PADDING, PADDING, PADDING)
        corner = _SHAPE_CORNER + PADDING / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (_SELECTED | _POINTED):
            painter.setBrush(colours.chosen if state & _SELECTED else colours.hover)
            painter.drawRoundedRect(card, corner, corner)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & _SELECTED:
            painter.setPen(QPen(colours.accent, theme.RING))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), corner - 1, corner - 1)
        if state & _FOCUSED:
            painter.setPen(QPen(colours.text, 1, Qt.PenStyle.DashLine))
            inner = card.adjusted(3, 3, -3, -3)
            painter.drawRoundedRect(inner, corner - 3, corner - 3)

    def paint_face(self, painter: QPainter, place: QRect, face: FaceId) -> None:
        """The crop of a face in a square, or an empty place as long as it is not there."""
        picture = self.thumbnails.get(face)
        if picture is not None:
            cut = self.shapes.cut(face, picture, place.width(), self.ratio, Shape.ROUNDED)
            painter.drawPixmap(place.topLeft(), cut)
        else:
            self.paint_nothing(painter, place)

    def paint_nothing(self, painter: QPainter, place: QRect) -> None:
        """A place whose picture is to come."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colours.line)
        painter.drawRoundedRect(place, _SHAPE_CORNER, _SHAPE_CORNER)

    def paint_mark(self, painter: QPainter, place: QRect, state: FaceState) -> None:
        """The mark of a state at the edge of a picture."""
        if state is not FaceState.AUTOMATIC and state is not FaceState.SUGGESTED:
            return
        key = (state, place.width(), place.height())
        mark = self._marks.get(key)
        if mark is None:
            mark = self._marks[key] = _mark(place.size(), state, self.side, self.ratio)
        painter.drawPixmap(place.topLeft(), mark)

    def helpEvent(  # noqa: N802
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say in a tool tip what a screen reader says."""
        model: QAbstractItemModel | None = index.model() if index.isValid() else None
        if model is None:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), str(index.data()), view)
        return True


class FaceDelegate(ItemDelegate):
    """Paints crops."""

    def paint_picture(self, painter: QPainter, place: QRect, row: int) -> None:
        """See `ItemDelegate`."""
        self.paint_face(painter, place, self.model.ids[row])
        self.paint_mark(painter, place, self.model.state_at(row))


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


def _blank(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _mark(size: QSize, state: FaceState, side: int, ratio: float) -> QPixmap:
    """What is painted over a picture of this size."""
    made, colours = _blank(size, ratio), theme.current()
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state is FaceState.AUTOMATIC:
        radius = max(3.5, side / 28)
        middle = QPointF(size.width() - radius - 5, size.height() - radius - 5)
        painter.setPen(QPen(colours.surface, 1.5))
        painter.setBrush(colours.accent)
        painter.drawEllipse(middle, radius, radius)
    else:
        ring = QRectF(QPointF(), size).adjusted(1, 1, -1, -1)
        for pen in (
            QPen(colours.surface, theme.RING),
            QPen(colours.accent, theme.RING, Qt.PenStyle.DashLine),
        ):
            painter.setPen(pen)
            painter.drawRoundedRect(ring, _SHAPE_CORNER - 1, _SHAPE_CORNER - 1)
    painter.end()
    return made


def _note(ratio: float) -> QPixmap:
    """The sign that a photo is not there."""
    made, colours = _blank(QSize(_NOTE, _NOTE), ratio), theme.current()
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
