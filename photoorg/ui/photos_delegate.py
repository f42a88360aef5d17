"""Paints a photo of a grid: a square out of its middle, and the month or day that begins there."""

from collections import OrderedDict

import numpy as np
from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPen,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from photoorg.library.browsing_photos import PhotoRows
from photoorg.ui import theme
from photoorg.ui.icons import drawn
from photoorg.ui.small_photos import SmallPhotos

GAP = 4
_BUDGET = 64 * 2**20
_ICON = 28
_SOME_MONTH = "MMM 2000"
_UPPER = 0.33
"""Where the middle of what is seen of a high photo is: faces are seldom at the bottom."""

_LINE_ON_LIGHT = QColor(0, 0, 0, 38)
_LINE_ON_DARK = QColor(255, 255, 255, 51)

Index = QModelIndex | QPersistentModelIndex


class PhotoDates:
    """Which rows begin a month or a day, and how that is written."""

    def __init__(self, rows: PhotoRows) -> None:
        self.rows = rows
        days = rows.taken.astype("datetime64[D]")
        months = days.astype("datetime64[M]")
        self._new_day = np.ones(len(rows), np.bool_)
        self._new_day[1:] = days[1:] != days[:-1]
        self._new_month = np.ones(len(rows), np.bool_)
        self._new_month[1:] = months[1:] != months[:-1]
        self._locale = QLocale()
        self._month = QCoreApplication.translate(
            "PhotoDates", "MMMM yyyy", "a month, as a format of QLocale"
        )
        self._short_month = QCoreApplication.translate(
            "PhotoDates", "MMM yyyy", "a month in short, as a format of QLocale"
        )
        self._day = QCoreApplication.translate(
            "PhotoDates", "ddd d", "a day of a month, as a format of QLocale"
        )
        self._words: dict[tuple[object, str], str] = {}

    def begins_month(self, row: int) -> bool:
        """Whether the photo is the first one of its month."""
        return bool(self._new_month[row])

    def begins_day(self, row: int) -> bool:
        """Whether the photo is the first one of its day."""
        return bool(self._new_day[row])

    def month(self, row: int, *, short: bool = False) -> str:
        """The month and the year of a photo."""
        return self._written(row, self._short_month if short else self._month)

    def day(self, row: int) -> str:
        """The day of a photo, in its month."""
        return self._written(row, self._day)

    def moment(self, row: int) -> str:
        """The whole date of a photo."""
        return self._locale.toString(self._date(row), QLocale.FormatType.LongFormat)

    def _date(self, row: int) -> QDate:
        day = self.rows.taken[row].item()
        return QDate(day.year, day.month, day.day)

    def _written(self, row: int, form: str) -> str:
        date = self._date(row)
        key = (date.toJulianDay() if "d" in form else (date.year(), date.month()), form)
        text = self._words.get(key)
        if text is None:
            text = self._words[key] = self._locale.toString(date, form)
        return text


class PhotosDelegate(QStyledItemDelegate):
    """Paints the photos of a grid. The view tells the size of a cell."""

    def __init__(self, photos: SmallPhotos, parent: QWidget) -> None:
        super().__init__(parent)
        self.cell = QSize(1, 1)
        self.side = 160
        self.dates: PhotoDates | None = None
        self._photos = photos
        self._cut: OrderedDict[tuple[int, int, float], QPixmap] = OrderedDict()
        self._bytes = 0
        self.refresh(self.side)

    def refresh(self, side: int) -> None:
        """Take another size; also when the theme or the font is another one."""
        self.side = side
        self._month_font = theme.font(strong=True)
        self._day_font = theme.font(theme.SMALL)
        metrics = QFontMetrics(self._month_font)
        self._caption = metrics.height() + GAP
        self._narrowest = metrics.horizontalAdvance(_SOME_MONTH)
        self._cut.clear()
        self._bytes = 0

    @property
    def smallest(self) -> QSize:
        """The least size of a cell: with room for the photo, and for the name of a month."""
        width = max(self.side, self._narrowest) + 2 * GAP
        return QSize(width, self.side + 2 * GAP + self._caption)

    def place(self, cell: QRect) -> QRect:
        """Where the picture is in a cell; all of the width is used."""
        side = cell.width() - 2 * GAP
        height = cell.height() - self._caption - 2 * GAP
        return QRect(cell.left() + GAP, cell.top() + self._caption + GAP, side, height)

    def sizeHint(self, _: QStyleOptionViewItem, __: Index) -> QSize:  # noqa: N802
        """The whole cell."""
        return self.cell

    # -- painting ----------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One photo."""
        if self.dates is None or index.row() >= len(self.dates.rows):
            return
        row, cell = index.row(), option.rect
        place = self.place(cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_date(painter, cell, row)
        self._paint_picture(painter, place, int(self.dates.rows.ids[row]))
        self._paint_state(painter, place, option.state)

    def _paint_date(self, painter: QPainter, cell: QRect, row: int) -> None:
        dates, colours = self.dates, theme.current()
        assert dates is not None
        room = QRect(
            cell.left() + GAP, cell.top(), cell.width() - 2 * GAP, self._caption + GAP // 2
        )
        if dates.begins_month(row):
            painter.setFont(self._month_font)
            painter.setPen(colours.text)
            text = dates.month(row)
            if painter.fontMetrics().horizontalAdvance(text) > room.width():
                text = dates.month(row, short=True)
        elif dates.begins_day(row):
            painter.setFont(self._day_font)
            painter.setPen(colours.secondary)
            text = dates.day(row)
        else:
            return
        text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), text
        )

    def _paint_picture(self, painter: QPainter, place: QRect, photo: int) -> None:
        picture, colours = self._photos.get(photo), theme.current()
        if picture is not None:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(place.topLeft(), self._square(photo, picture, place.size(), ratio))
            return
        painter.fillPath(theme.rounded(place), colours.hover)
        if self._photos.is_missing(photo):
            side = min(_ICON, place.width())
            corner = place.center() - QPoint(side // 2, side // 2)
            ratio = painter.device().devicePixelRatio()
            sign = drawn("offline", QSize(side, side), colours.secondary, ratio)
            painter.drawPixmap(corner, sign)

    def _paint_state(self, painter: QPainter, place: QRect, state: QStyle.StateFlag) -> None:
        colours = theme.current()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(place)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if selected or focused:
            pen = theme.ring(selected=selected, focused=focused)
            pen.setWidth(pen.width() + 1)
            for each in (QPen(colours.surface, pen.width() + 2), pen):
                painter.setPen(each)
                painter.drawPath(theme.rounded(frame.adjusted(1, 1, -1, -1)))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(colours.edge, theme.RING))
            painter.drawPath(theme.rounded(frame.adjusted(1, 1, -1, -1)))

    # -- pictures ----------------------------------------------------------------------

    def _square(self, photo: int, picture: QPixmap, size: QSize, ratio: float) -> QPixmap:
        key = (photo, size.width() * 10_000 + size.height(), ratio)
        known = self._cut.get(key)
        if known is not None:
            self._cut.move_to_end(key)
            return known
        made = self._cut[key] = _cut_out(picture, size, ratio)
        self._bytes += _cost(made)
        while self._bytes > _BUDGET and len(self._cut) > 1:
            _, oldest = self._cut.popitem(last=False)
            self._bytes -= _cost(oldest)
        return made

    @property
    def bytes_kept(self) -> int:
        """The memory that the cut pictures take."""
        return self._bytes

    def helpEvent(  # noqa: N802
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell the whole date."""
        model: QAbstractItemModel | None = index.model() if index.isValid() else None
        if model is None or self.dates is None:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.dates.moment(index.row()), view)
        return True


def _cost(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def _cut_out(picture: QPixmap, size: QSize, ratio: float) -> QPixmap:
    """The middle of a photo as a rounded square, or a little above the middle of a high one."""
    pixels = size * ratio
    filled = picture.scaled(
        pixels,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left = (filled.width() - pixels.width()) / 2
    top = min(
        max(0.0, filled.height() * _UPPER - pixels.height() / 2), filled.height() - pixels.height()
    )
    made = QPixmap(pixels)
    made.fill(Qt.GlobalColor.transparent)
    brush = QBrush(filled)
    brush.setTransform(QTransform.fromTranslate(-round(left), -round(top)))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QRectF(made.rect())
    painter.fillPath(theme.rounded(whole, theme.CORNER * ratio), brush)
    dark = theme.current() is theme.DARK
    painter.setPen(QPen(_LINE_ON_DARK if dark else _LINE_ON_LIGHT, 1))
    painter.drawPath(theme.rounded(whole.adjusted(0.5, 0.5, -0.5, -0.5), theme.CORNER * ratio))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
