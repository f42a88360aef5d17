"""A heat map of a year: a square for each day, the darker the more visits began on it."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from photoorg.ui import theme

_WEEKS = 54
_SMALLEST, _LARGEST = 7.0, 18.0
_GAP = 2.0
LEVELS = 4
"""Shades; of more nobody sees which is which."""


def level_of(visits: int, most: int) -> int:
    """Which shade so many visits are: 0 for none, `LEVELS` for the most."""
    if visits <= 0:
        return 0
    return max(1, -(-visits * LEVELS // max(most, 1)))


class VisitsCalendar(QWidget):
    """One year. Arrows go from one day with visits to the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days: Mapping[date, int] = {}
        self.year = date.today().year
        self._most = 1
        self._current: date | None = None
        self.setAccessibleName(self.tr("Visits by day"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_year(self, year: int, days: Mapping[date, int], most: int) -> None:
        """Show the days of a year; `most` visits of a day are the darkest."""
        self.year = year
        self.days = {day: visits for day, visits in days.items() if day.year == year}
        self._most = most
        if self._current not in self.days:
            self._current = None
        self.update()

    # -- layout ------------------------------------------------------------------------------

    def _text_height(self) -> int:
        return QFontMetrics(theme.font(theme.SMALL)).height()

    def _margin(self) -> int:
        metrics = QFontMetrics(theme.font(theme.SMALL))
        return max(metrics.horizontalAdvance(self._weekday(row)) for row in range(7)) + 8

    def _side(self) -> float:
        room = (self.width() - self._margin() - 4) / _WEEKS
        return max(_SMALLEST, min(_LARGEST, room))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Seven days, and a line of months above."""
        return QSize(round(_WEEKS * 13), round(7 * self._side()) + self._text_height() + 8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same height, and the smallest squares."""
        return QSize(round(_WEEKS * _SMALLEST) + self._margin(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Squares that are larger are higher too."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _first_day(self) -> int:
        return QLocale().firstDayOfWeek().value  # 1 is Monday

    def _weekday(self, row: int) -> str:
        number = (self._first_day() - 1 + row) % 7 + 1
        return QLocale().standaloneDayName(number, QLocale.FormatType.ShortFormat)

    def place_of(self, day: date) -> QRectF:
        """Where a day of the year is."""
        row = (day.isoweekday() - self._first_day()) % 7
        begin = date(self.year, 1, 1)
        lead = (begin.isoweekday() - self._first_day()) % 7
        week = ((day - begin).days + lead) // 7
        side = self._side()
        left, top = self._margin() + week * side, self._text_height() + 4 + row * side
        if self.isRightToLeft():
            left = self.width() - left - side
        return QRectF(left, top, side - _GAP, side - _GAP)

    def day_at(self, point: QPoint) -> date | None:
        """The day at a point."""
        day = date(self.year, 1, 1)
        while day.year == self.year:
            if self.place_of(day).adjusted(0, 0, _GAP, _GAP).contains(point):
                return day
            day += timedelta(days=1)
        return None

    # -- words and colours -------------------------------------------------------------------

    def spoken(self, day: date) -> str:
        """A day and its visits."""
        visits = self.tr("%Ln visit(s)", "", self.days.get(day, 0))
        when = QLocale().toString(QDate(day.year, day.month, day.day))
        return self.tr("{day}: {visits}").format(day=when, visits=visits)

    def colour(self, level: int) -> QColor:
        """From the ground to the accent."""
        colours = theme.current()
        if not level:
            return colours.hover
        share = 0.25 + 0.75 * level / LEVELS
        full, none = colours.accent, colours.surface
        return QColor.fromRgbF(
            share * full.redF() + (1 - share) * none.redF(),
            share * full.greenF() + (1 - share) * none.greenF(),
            share * full.blueF() + (1 - share) * none.blueF(),
        )

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Days, months above, weekdays beside."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        day = date(self.year, 1, 1)
        while day.year == self.year:
            painter.setBrush(self.colour(level_of(self.days.get(day, 0), self._most)))
            painter.drawRoundedRect(self.place_of(day), 2, 2)
            day += timedelta(days=1)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(theme.current().secondary)
        self._paint_months(painter)
        self._paint_weekdays(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.current().accent, theme.RING))
        if self.hasFocus():
            around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(around, theme.CORNER, theme.CORNER)
            if self._current is not None:
                painter.setPen(QPen(theme.current().text, theme.RING))
                painter.drawRoundedRect(self.place_of(self._current), 2, 2)

    def _paint_months(self, painter: QPainter) -> None:
        for month in range(1, 13):
            # Above the first whole week; a week that two months share is the one before.
            place = self.place_of(date(self.year, month, 7))
            text = QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)
            room = QRectF(place.left(), 0, 4 * self._side(), self._text_height())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, text)

    def _paint_weekdays(self, painter: QPainter) -> None:
        side, height = self._side(), self._text_height()
        step = 1 if side >= height else 2
        for row in range(0, 7, step):
            top = height + 4 + row * side + (side - _GAP - height) / 2
            room = QRectF(4, top, self._margin() - 8, height)
            if self.isRightToLeft():
                room.moveLeft(self.width() - self._margin() + 4)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft, self._weekday(row))

    # -- the hand ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """To the next day with visits, or the one before."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
        }
        days = sorted(self.days)
        step = steps.get(Qt.Key(event.key()))
        if step is None or not days:
            super().keyPressEvent(event)
            return
        if self._current is None:
            self._current = days[0]
        else:
            place = days.index(self._current) + step
            self._current = days[max(0, min(place, len(days) - 1))]
        text = self.spoken(self._current)
        self.setAccessibleDescription(text)
        news = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(news)
        at = self.place_of(self._current).bottomLeft().toPoint()
        QToolTip.showText(self.mapToGlobal(at), text, self)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell the day where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            if day is None:
                QToolTip.hideText()
            else:
                at = self.place_of(day).toRect()
                QToolTip.showText(event.globalPos(), self.spoken(day), self, at)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
