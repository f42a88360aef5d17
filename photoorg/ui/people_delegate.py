"""Paints a person as a card: a round cover, the name, and the numbers of photos and faces.

A frame of the grid paints a hundred cards, so each is painted once into a picture, which is kept
and painted anew when the person, the cover, or what the hand does with the card is another one.
"""

from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from photoorg.library.browsing_people import PersonCard
from photoorg.ui import theme
from photoorg.ui.card_grid import FOCUSED, POINTED, SELECTED
from photoorg.ui.card_pictures import CardPictures
from photoorg.ui.face_shapes import Shape, cut_hole, paint_shape, shrunk
from photoorg.ui.icons import drawn
from photoorg.ui.people_model import PeopleModel
from photoorg.ui.thumbnails import ThumbnailCache

_GAP = 4
_PADDING = 8
_NARROWEST = 96
_GONE = 0.35
_ANY = SELECTED | FOCUSED | POINTED
_SMOOTH = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CardMetrics:
    """How a card is laid out for a cover of `diameter` pixels."""

    diameter: int
    name_font: QFont
    count_font: QFont
    name_height: int
    count_height: int

    @classmethod
    def of(cls, diameter: int) -> "CardMetrics":
        """With the fonts as they are now."""
        name, count = theme.font(strong=True), theme.font(theme.SMALL, tabular=True)
        return cls(diameter, name, count, QFontMetrics(name).height(), QFontMetrics(count).height())

    @property
    def smallest(self) -> QSize:
        """The least size of a cell."""
        width = max(self.diameter, round(_NARROWEST * theme.text_scale())) + 2 * (_GAP + _PADDING)
        text = self.name_height + self.count_height
        return QSize(width, self.diameter + text + 2 * _GAP + 3 * _PADDING)

    def cover(self, cell: QRect) -> QRect:
        """Where the cover is."""
        left = cell.left() + (cell.width() - self.diameter) // 2
        return QRect(left, cell.top() + _GAP + _PADDING, self.diameter, self.diameter)

    def name(self, cell: QRect) -> QRect:
        """Where the name is."""
        top = cell.top() + _GAP + 2 * _PADDING + self.diameter
        inset = _GAP + _PADDING // 2
        return QRect(cell.left() + inset, top, cell.width() - 2 * inset, self.name_height)

    def counts(self, cell: QRect) -> QRect:
        """Where the numbers are."""
        name = self.name(cell)
        return QRect(name.left(), name.bottom() + 1, name.width(), self.count_height)

    def body(self, cell: QRect) -> QRect:
        """What of the cell belongs to the person, and is no room between persons."""
        cover = self.cover(cell)
        width = max(cover.width(), min(cell.width() - 2 * _GAP, _NARROWEST))
        left = cell.left() + (cell.width() - width) // 2
        return QRect(left, cover.top(), width, self.counts(cell).bottom() - cover.top() + 1)


class PersonDelegate(QStyledItemDelegate):
    """Paints cards. The view tells the size of a cell and the row that a drop would go to."""

    def __init__(self, model: PeopleModel, thumbnails: ThumbnailCache, parent: QWidget) -> None:
        super().__init__(parent)
        self.cell = QSize(1, 1)
        self.drop_row = -1
        self.edited_row = -1
        self.metrics = CardMetrics.of(_NARROWEST)
        self._model = model
        self._thumbnails = thumbnails
        self._cards = CardPictures()
        self._masks: dict[int, QPixmap] = {}
        self._blanks: dict[tuple[bool, int, float], QPixmap] = {}
        self._colours = theme.current()
        self._unnamed = self.tr("Name?")
        self._ratio = 1.0

    def refresh(self, diameter: int) -> None:
        """Take another size; also when the font, the theme or the language is another one."""
        self.metrics = CardMetrics.of(diameter)
        self._colours = theme.current()
        self._unnamed = self.tr("Name?")
        self._forget()
        self._blanks.clear()

    def set_cell(self, size: QSize) -> None:
        """All cells are so large."""
        if size != self.cell:
            self.cell = size
            self._forget()

    def sizeHint(self, _: QStyleOptionViewItem, __: Index) -> QSize:  # noqa: N802
        """The whole cell."""
        return self.cell

    def begin(self, ratio: float) -> None:
        """See `CardPainter`."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._forget()

    def _forget(self) -> None:
        self._cards.clear()
        self._masks.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One card."""
        self.paint_card(painter, option.rect.topLeft(), index.row(), option.state.value & _ANY)

    def paint_card(self, painter: QPainter, place: QPoint, row: int, state: int) -> None:
        """See `CardPainter`."""
        card = self._model.card_at(row)
        cover = None if card.cover is None else self._thumbnails.get(card.cover)
        gone = card.id in self._model.gone
        look = (card, cover, state, gone, row == self.edited_row, row == self.drop_row)
        picture = self._cards.get(card.id, look, lambda: self._made(*look))
        painter.drawPixmap(place, picture)

    def _made(
        self,
        card: PersonCard,
        cover: QPixmap | None,
        state: int,
        gone: bool,
        edited: bool,
        target: bool,
    ) -> QPixmap:
        """A whole card: fill, ring, cover, texts. It has no holes, so that it is copied quickly."""
        cell, colours = QRect(QPoint(), self.cell), self._colours
        made = QPixmap(self.cell * self._ratio)
        made.setDevicePixelRatio(self._ratio)
        made.fill(colours.window)
        painter = QPainter(made)
        painter.setRenderHints(_SMOOTH)
        painter.setOpacity(_GONE if gone else 1)
        if cover is not None and not gone:
            place = self.metrics.cover(cell)
            painter.drawPixmap(place, shrunk(cover, place.width(), self._ratio))
            painter.drawPixmap(0, 0, self._mask(state))
        else:
            if state:
                _paint_frame(painter, cell, state)
            self._paint_cover(painter, self.metrics.cover(cell), card, cover)
        if target:
            painter.setPen(QPen(colours.accent, 2 * theme.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.metrics.cover(cell).adjusted(-3, -3, 3, 3))
        if not edited:
            painter.setPen(colours.secondary if card.name is None else colours.text)
            name = self._unnamed if card.name is None else card.name
            _write(painter, self.metrics.name(cell), name, self.metrics.name_font)
        painter.setPen(colours.secondary)
        counts = self.metrics.counts(cell)
        _write(painter, counts, self._counts(card, counts.width()), self.metrics.count_font)
        painter.end()
        return made

    def _counts(self, card: PersonCard, room: int) -> str:
        """In how many photos; also how many faces, if that is another number and there is room."""
        photos = self.tr("%Ln photo(s)", "", card.photos)
        if card.faces == card.photos:
            return photos
        both = self.tr("{photos} · {faces}").format(
            photos=photos, faces=self.tr("%Ln face(s)", "", card.faces)
        )
        fits = QFontMetrics(self.metrics.count_font).horizontalAdvance(both) <= room
        return both if fits else photos

    def _mask(self, state: int) -> QPixmap:
        """What is around a cover; made once, because paths take long to paint."""
        mask = self._masks.get(state)
        if mask is not None:
            return mask
        mask = self._masks[state] = _empty(self.cell, self._ratio)
        cell = QRect(QPoint(), self.cell)
        painter = QPainter(mask)
        painter.fillRect(cell, self._colours.window)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state:
            _paint_frame(painter, cell, state)
        cut_hole(painter, self.metrics.cover(cell), Shape.CIRCLE)
        painter.end()
        return mask

    def _paint_cover(
        self, painter: QPainter, place: QRect, card: PersonCard, cover: QPixmap | None
    ) -> None:
        if cover is not None:
            paint_shape(painter, place, cover, self._ratio, Shape.CIRCLE)
            return
        nobody = card.cover is None
        key = (nobody, place.width(), self._ratio)
        if key not in self._blanks:
            self._blanks[key] = _blank(place.width(), self._ratio, nobody=nobody)
        painter.drawPixmap(place.topLeft(), self._blanks[key])


def _write(painter: QPainter, place: QRect, text: str, font: QFont) -> None:
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    left = place.left() + (place.width() - metrics.horizontalAdvance(shown)) // 2
    painter.setFont(font)
    painter.drawText(left, place.top() + metrics.ascent(), shown)


def _paint_frame(painter: QPainter, cell: QRect, state: int) -> None:
    """What lies behind a card: a soft fill, the ring of the selection and of the focus."""
    colours = theme.current()
    card = QRectF(cell).adjusted(_GAP, _GAP, -_GAP, -_GAP)
    if state & (SELECTED | POINTED):
        fill = colours.chosen if state & SELECTED else colours.hover
        painter.fillPath(theme.rounded(card), fill)
    if state & (SELECTED | FOCUSED):
        focused = bool(state & FOCUSED)
        painter.setPen(theme.ring(selected=bool(state & SELECTED), focused=focused))
        painter.drawPath(theme.rounded(card.adjusted(1, 1, -1, -1)))


def _empty(size: QSize, ratio: float) -> QPixmap:
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def _blank(diameter: int, ratio: float, *, nobody: bool) -> QPixmap:
    """What is shown until the cover is there, or where there is none."""
    colours = theme.current()
    picture = _empty(QSize(diameter, diameter), ratio)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(theme.circle(QRect(0, 0, diameter, diameter)), colours.line)
    if nobody:
        side = diameter // 2
        head = drawn("person", QSize(side, side), colours.secondary, ratio)
        painter.drawPixmap((diameter - side) // 2, (diameter - side) // 2, head)
    painter.end()
    return picture
