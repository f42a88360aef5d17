"""Paints a person as a card: a round cover, the name, and the numbers of faces and photos.

A frame of the grid paints a hundred cards, so nothing is laid out or cut here that could be
kept: texts lie ready as QStaticText, covers are cut once.
"""

from dataclasses import dataclass

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from photoorg.library.browsing_people import PersonCard
from photoorg.ui import theme
from photoorg.ui.face_shapes import FaceShapes
from photoorg.ui.icons import drawn
from photoorg.ui.people_model import PeopleModel
from photoorg.ui.thumbnails import ThumbnailCache

_GAP = 4
_PADDING = 8
_NARROWEST = 96
_TEXTS = 4_000
_GONE = 0.35

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
        self._shapes = FaceShapes()
        self._texts: dict[tuple[str, bool, int], tuple[QStaticText, float]] = {}
        self._counts: dict[tuple[int, int], str] = {}
        self._frames: dict[tuple[bool, bool, bool, int, int, float], QPixmap] = {}
        self._blanks: dict[tuple[bool, int, float], QPixmap] = {}
        self._locale = QLocale()
        self._colours = theme.current()
        self._unnamed = self.tr("Name?")

    def refresh(self, diameter: int) -> None:
        """Take another size; also when the font, the theme or the language is another one."""
        self.metrics = CardMetrics.of(diameter)
        self._locale = QLocale()
        self._colours = theme.current()
        self._unnamed = self.tr("Name?")
        self._texts.clear()
        self._counts.clear()
        self._frames.clear()
        self._blanks.clear()
        self._shapes.clear()

    def sizeHint(self, _: QStyleOptionViewItem, __: Index) -> QSize:  # noqa: N802
        """The whole cell."""
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One card: fill, ring, cover, texts."""
        row = index.row()
        card = self._model.card_at(row)
        cell: QRect = option.rect
        colours = self._colours
        gone = card.id in self._model.gone
        if gone:
            painter.setOpacity(_GONE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_state(painter, cell, option.state)
        self._paint_cover(painter, self.metrics.cover(cell), card)
        if row == self.drop_row:
            painter.setPen(QPen(colours.accent, 2 * theme.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.metrics.cover(cell).adjusted(-3, -3, 3, 3))
        if row != self.edited_row:
            named = card.name is not None
            painter.setPen(colours.text if named else colours.secondary)
            name = card.name if card.name is not None else self._unnamed
            self._write(painter, self.metrics.name(cell), name, strong=True)
        painter.setPen(colours.secondary)
        self._write(painter, self.metrics.counts(cell), self._count_text(card), strong=False)
        if gone:
            painter.setOpacity(1)

    def _paint_state(self, painter: QPainter, cell: QRect, state: QStyle.StateFlag) -> None:
        flags = QStyle.StateFlag
        selected, focused = bool(state & flags.State_Selected), bool(state & flags.State_HasFocus)
        hovered = bool(state & flags.State_MouseOver)
        if not (selected or focused or hovered):
            return
        ratio = painter.device().devicePixelRatio()
        key = (selected, focused, hovered, cell.width(), cell.height(), ratio)
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = _frame(cell.size(), ratio, selected, focused, hovered)
        painter.drawPixmap(cell.topLeft(), frame)

    def _paint_cover(self, painter: QPainter, place: QRect, card: PersonCard) -> None:
        picture = None if card.cover is None else self._thumbnails.get(card.cover)
        ratio, diameter = painter.device().devicePixelRatio(), self.metrics.diameter
        if picture is not None and card.cover is not None:
            shown = self._shapes.cut(card.cover, picture, diameter, ratio)
        else:
            key = (card.cover is None, diameter, ratio)
            if key not in self._blanks:
                self._blanks[key] = _blank(diameter, ratio, nobody=card.cover is None)
            shown = self._blanks[key]
        painter.drawPixmap(place.topLeft(), shown)

    def _write(self, painter: QPainter, place: QRect, text: str, *, strong: bool) -> None:
        key = (text, strong, place.width())
        known = self._texts.get(key)
        if known is None:
            known = self._texts[key] = self._laid_out(text, strong, place.width())
            if len(self._texts) > _TEXTS:
                del self._texts[next(iter(self._texts))]
        laid_out, width = known
        painter.setFont(self.metrics.name_font if strong else self.metrics.count_font)
        left = place.left() + round((place.width() - width) / 2)  # between pixels it is blurred
        painter.drawStaticText(left, place.top(), laid_out)

    def _laid_out(self, text: str, strong: bool, room: int) -> tuple[QStaticText, float]:
        font = self.metrics.name_font if strong else self.metrics.count_font
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        laid_out = QStaticText(shown)
        laid_out.setTextFormat(Qt.TextFormat.PlainText)
        laid_out.prepare(font=font)
        return laid_out, laid_out.size().width()

    def _count_text(self, card: PersonCard) -> str:
        key = (card.faces, card.photos)
        text = self._counts.get(key)
        if text is None:
            faces, photos = self._locale.toString(card.faces), self._locale.toString(card.photos)
            text = self._counts[key] = f"{faces} · {photos}"
            if len(self._counts) > _TEXTS:
                del self._counts[next(iter(self._counts))]
        return text


def _frame(size: QSize, ratio: float, selected: bool, focused: bool, hovered: bool) -> QPixmap:
    """What lies behind a card: a soft fill, the ring of the selection, the line of the focus."""
    colours = theme.current()
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    card = QRectF(0, 0, size.width(), size.height()).adjusted(_GAP, _GAP, -_GAP, -_GAP)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if selected or hovered:
        painter.fillPath(theme.rounded(card), colours.chosen if selected else colours.hover)
    if selected:
        painter.setPen(QPen(colours.accent, theme.RING))
        painter.drawPath(theme.rounded(card.adjusted(1, 1, -1, -1)))
    if focused:
        painter.setPen(QPen(colours.text, 1, Qt.PenStyle.DashLine))
        painter.drawPath(theme.rounded(card.adjusted(4.5, 4.5, -4.5, -4.5), theme.CORNER - 2))
    painter.end()
    return picture


def _blank(diameter: int, ratio: float, *, nobody: bool) -> QPixmap:
    """What is shown until the cover is there, or where there is none."""
    colours = theme.current()
    picture = QPixmap(QSize(diameter, diameter) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(theme.circle(QRect(0, 0, diameter, diameter)), colours.line)
    if nobody:
        side = diameter // 2
        head = drawn("person", QSize(side, side), colours.secondary, ratio)
        painter.drawPixmap((diameter - side) // 2, (diameter - side) // 2, head)
    painter.end()
    return picture
