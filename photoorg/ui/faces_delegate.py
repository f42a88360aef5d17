"""Paints faces as rounded squares.

A confirmed face has no mark, an automatic one a small dot, a suggested one a dashed ring. A frame
of the grid paints a hundred items, so what can be painted once is kept, and the view tells only
once a frame how it is to be painted (`begin`).
"""

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
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from photoorg.core.ids import FaceId
from photoorg.core.records import FaceState
from photoorg.ui import theme
from photoorg.ui.card_grid import FOCUSED, POINTED, SELECTED
from photoorg.ui.card_pictures import CardPictures
from photoorg.ui.face_shapes import FaceShapes, Shape, cut_hole, shrunk
from photoorg.ui.faces_model import FacesModel
from photoorg.ui.plain_tips import plain
from photoorg.ui.thumbnails import ThumbnailCache

GAP = 3
"""Around a card, in pixels."""

PADDING = 5
"""Between the edge of a card and its picture."""

_SHAPE_CORNER = 8


Index = QModelIndex | QPersistentModelIndex

_ANY = SELECTED | FOCUSED | POINTED


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
        self.paint_card(painter, option.rect.topLeft(), index.row(), option.state.value & _ANY)

    def paint_card(self, painter: QPainter, place: QPoint, row: int, state: int) -> None:
        """See `CardPainter`."""
        inside = self.place(QRect(place, self.cell))
        if state:
            self._paint_state(painter, inside, state)
        self.paint_picture(painter, inside, row)

    def paint_picture(self, painter: QPainter, place: QRect, row: int) -> None:
        """The picture of an item, and its marks."""
        raise NotImplementedError

    def _paint_state(self, painter: QPainter, place: QRect, state: int) -> None:
        colours = self.colours
        card = QRectF(place).adjusted(-PADDING, -PADDING, PADDING, PADDING)
        corner = _SHAPE_CORNER + PADDING / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (SELECTED | POINTED):
            painter.setBrush(colours.chosen if state & SELECTED else colours.hover)
            painter.drawRoundedRect(card, corner, corner)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & (SELECTED | FOCUSED):
            focused = bool(state & FOCUSED)
            painter.setPen(theme.ring(selected=bool(state & SELECTED), focused=focused))
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), corner - 1, corner - 1)

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
        QToolTip.showText(event.globalPos(), plain(index.data()), view)
        return True


class FaceDelegate(ItemDelegate):
    """Paints crops; each is painted once into a picture that is kept."""

    def __init__(self, model: FacesModel, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(model, thumbnails, parent)
        self._cards = CardPictures()
        self._masks: dict[tuple[FaceState, int], QPixmap] = {}

    def refresh(self, side: int) -> None:
        """See `ItemDelegate`."""
        super().refresh(side)
        self._forget()

    def set_cell(self, size: QSize) -> None:
        """See `ItemDelegate`."""
        if size != self.cell:
            self._forget()
        super().set_cell(size)

    def begin(self, ratio: float) -> None:
        """See `CardPainter`."""
        if ratio != self.ratio:
            self._forget()
        super().begin(ratio)

    def _forget(self) -> None:
        self._cards.clear()
        self._masks.clear()

    def paint_card(self, painter: QPainter, place: QPoint, row: int, state: int) -> None:
        """See `CardPainter`."""
        face = self.model.ids[row]
        look = (self.thumbnails.get(face), self.model.state_at(row), state)
        card = self._cards.get(face, look, lambda: self._made(*look))
        painter.drawPixmap(place, card)

    def _made(self, picture: QPixmap | None, decided: FaceState, state: int) -> QPixmap:
        """A whole card, without holes, so that it is copied quickly."""
        made = QPixmap(self.cell * self.ratio)
        made.setDevicePixelRatio(self.ratio)
        made.fill(self.colours.window)
        place = self.place(QRect(QPoint(), self.cell))
        painter = QPainter(made)
        if picture is None:
            if state:
                self._paint_state(painter, place, state)
            self.paint_nothing(painter, place)
            self.paint_mark(painter, place, decided)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, shrunk(picture, place.width(), self.ratio))
            painter.drawPixmap(0, 0, self._mask(decided, state))
        painter.end()
        return made

    def _mask(self, decided: FaceState, state: int) -> QPixmap:
        """What is around a crop, and over it; made once, because paths take long to paint."""
        mask = self._masks.get((decided, state))
        if mask is not None:
            return mask
        mask = self._masks[decided, state] = blank(self.cell, self.ratio)
        place = self.place(QRect(QPoint(), self.cell))
        painter = QPainter(mask)
        painter.fillRect(QRect(QPoint(), self.cell), self.colours.window)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state:
            self._paint_state(painter, place, state)
        cut_hole(painter, place, Shape.ROUNDED)
        self.paint_mark(painter, place, decided)
        painter.end()
        return mask


def blank(size: QSize, ratio: float) -> QPixmap:
    """An empty picture of so many logical pixels."""
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _mark(size: QSize, state: FaceState, side: int, ratio: float) -> QPixmap:
    """What is painted over a picture of this size."""
    made, colours = blank(size, ratio), theme.current()
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
