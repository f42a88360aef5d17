"""A bar for every month: when somebody was photographed. A click shows that month only.

Where months do not fit side by side, a bar stands for a quarter, a half, or whole years.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QEvent, QLineF, QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from photoorg.library.browsing_faces import MonthCount
from photoorg.ui import theme

_HEIGHT = 40
_LEAST_WIDTH = 4
"""Of a bar with the gap beside it, in pixels."""

_WIDEST = 18
_SHORTEST = 2
_EDGE = 4
_SPANS = (1, 3, 6, 12, 24, 60, 120)
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Period:
    """Some months in a row (`first` counts from January 1970), and how many photos they have."""

    first: int
    months: int
    photos: int

    @property
    def first_day(self) -> date:
        """The day it begins."""
        return MonthCount(self.first, 0).first_day

    @property
    def last_month(self) -> date:
        """The first day of its last month."""
        return MonthCount(self.first + self.months - 1, 0).first_day


def periods(months: Sequence[MonthCount], span: int) -> list[Period]:
    """All periods of so many months from the first to the last month, the empty ones too."""
    if not months:
        return []
    start = months[0].number // span * span
    count = (months[-1].number - start) // span + 1
    photos = [0] * count
    for month in months:
        photos[(month.number - start) // span] += month.photos
    return [Period(start + span * place, span, found) for place, found in enumerate(photos)]


class MonthBar(QWidget):
    """The bars. It shows nothing, and takes no room, where fewer than two months have photos."""

    chosen = Signal(int, int)
    """The first month to show (see `MonthCount.number`), and how many; 0, 0 for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[MonthCount, ...] = ()
        self._periods: list[Period] = []
        self._most = 1
        self._chosen: Period | None = None
        self._hovered = -1
        self._current = -1
        self.setAccessibleName(self.tr("Photos by month"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_months(self, months: Sequence[MonthCount]) -> None:
        """Show these, which are in their order; what was chosen stays so if it can."""
        if tuple(months) == self._months:
            return
        self._months = tuple(months)
        self._divide()
        self.setVisible(len(self._months) > 1)

    def clear_choice(self) -> None:
        """Show all again, without telling it."""
        self._chosen = None
        self.update()

    @property
    def chosen_period(self) -> Period | None:
        """What is shown alone."""
        return self._chosen

    @property
    def periods(self) -> list[Period]:
        """What the bars stand for."""
        return list(self._periods)

    # -- layout ------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802
        """Bars, and a line of years below."""
        return QSize(200, _HEIGHT + QFontMetrics(theme.font(theme.SMALL)).height() + 4)

    def _divide(self) -> None:
        room = max(1, (self.width() - 2 * _EDGE) // _LEAST_WIDTH)
        spans = [span for span in _SPANS if len(periods(self._months, span)) <= room]
        self._periods = periods(self._months, spans[0] if spans else _SPANS[-1])
        self._most = max((period.photos for period in self._periods), default=1)
        self._hovered = -1
        self._current = min(self._current, len(self._periods) - 1)
        self.update()

    @property
    def _step(self) -> float:
        return min(_WIDEST, (self.width() - 2 * _EDGE) / max(1, len(self._periods)))

    def column(self, place: int) -> QRectF:
        """Where a bar and what is above it are, for the hand."""
        return QRectF(_EDGE + place * self._step, 0, self._step, _HEIGHT)

    def _bar(self, place: int) -> QRectF:
        column = self.column(place)
        photos = self._periods[place].photos
        height = max(_SHORTEST, (_HEIGHT - 4) * photos / self._most) if photos else 0
        gap = min(2.0, self._step / 4)
        return QRectF(
            column.left() + gap / 2, _HEIGHT - height, max(1.0, column.width() - gap), height
        )

    def _place_at(self, point: QPoint) -> int:
        place = int((point.x() - _EDGE) / self._step) if self._periods else -1
        inside = point.x() >= _EDGE and 0 <= place < len(self._periods)
        return place if inside and self._periods[place].photos else -1

    # -- words -------------------------------------------------------------------------

    def spoken(self, period: Period) -> str:
        """A period and its number of photos."""
        photos = self.tr("%Ln photo(s)", "", period.photos)
        return self.tr("{when}: {photos}").format(when=self.when(period), photos=photos)

    def when(self, period: Period) -> str:
        """The name of a period, such as "March 2014"."""
        if period.months == _YEAR:
            return _named(period.first_day, self.tr("yyyy", "a year, as a format of QLocale"))
        month = self.tr("MMMM yyyy", "a month, as a format of QLocale")
        first, last = _named(period.first_day, month), _named(period.last_month, month)
        if period.months == 1:
            return first
        return self.tr("{first} – {last}").format(first=first, last=last)  # noqa: RUF001

    # -- painting ----------------------------------------------------------------------

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Bars, years, and what the pointer or the keyboard is at."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        for place in range(len(self._periods)):
            self._paint_bar(painter, place, colours)
        painter.setPen(QPen(colours.line, 1))
        right = self.column(len(self._periods) - 1).right() if self._periods else 0.0
        painter.drawLine(QLineF(_EDGE, _HEIGHT, right, _HEIGHT))
        self._paint_years(painter, colours)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, theme.RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = QRectF(0, 0, right + _EDGE, self.height()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(around, theme.CORNER, theme.CORNER)

    def _paint_bar(self, painter: QPainter, place: int, colours: theme.Colours) -> None:
        period = self._periods[place]
        if not period.photos:
            return
        pointed = place == self._hovered or (self.hasFocus() and place == self._current)
        painter.setPen(Qt.PenStyle.NoPen)
        if pointed:
            painter.setBrush(colours.hover)
            painter.drawRect(self.column(place))
        if self._chosen is None:
            colour = colours.text if pointed else colours.accent
        elif self._overlaps(period):
            colour = colours.accent
        else:
            colour = colours.secondary if pointed else colours.edge
        painter.setBrush(colour)
        corner = min(2.0, self._step / 4)
        painter.drawRoundedRect(self._bar(place), corner, corner)

    def _overlaps(self, period: Period) -> bool:
        chosen = self._chosen
        return (
            chosen is not None
            and period.first < chosen.first + chosen.months
            and chosen.first < period.first + period.months
        )

    def _paint_years(self, painter: QPainter, colours: theme.Colours) -> None:
        font = theme.font(theme.SMALL, tabular=True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(colours.secondary)
        years = [p for p, period in enumerate(self._periods) if period.first % _YEAR == 0]
        room = metrics.horizontalAdvance("0000") + 12
        if not years or self.column(years[0]).left() - _EDGE >= room:
            years.insert(0, 0)  # a year that does not begin with a bar is told where that fits
        free_from = 0.0
        for place in years:
            left, text = self.column(place).left(), str(self._periods[place].first_day.year)
            if left >= free_from and left + room - 12 <= self.width():
                where = QRectF(left, _HEIGHT + 2, room, metrics.height())
                painter.drawText(where, text)
                free_from = left + room

    # -- the hand ----------------------------------------------------------------------

    def _choose(self, place: int) -> None:
        period = self._periods[place]
        self._chosen = None if period == self._chosen else period
        self.update()
        self._tell()

    def _tell(self) -> None:
        chosen = self._chosen
        self.chosen.emit(*((0, 0) if chosen is None else (chosen.first, chosen.months)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Point at a bar."""
        place = self._place_at(event.position().toPoint())
        if place != self._hovered:
            self._hovered = place
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show the month, or all again."""
        place = self._place_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._current = place
            self._choose(place)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Point at nothing."""
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows go to the next month with photos, Enter shows it, Escape shows all again."""
        filled = [place for place, period in enumerate(self._periods) if period.photos]
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current >= 0:
            self._choose(self._current)
        elif key == Qt.Key.Key_Escape and self._chosen is not None:
            self._chosen = None
            self.update()
            self._tell()
        elif filled and key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._go_to(max((p for p in filled if p < self._current), default=filled[0]))
        elif filled and key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._go_to(min((p for p in filled if p > self._current), default=filled[-1]))
        elif filled and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(filled[0] if key == Qt.Key.Key_Home else filled[-1])
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: int) -> None:
        self._current = place
        text = self.spoken(self._periods[place])
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        at = self.column(place).bottomLeft().toPoint()
        QToolTip.showText(self.mapToGlobal(at), text, self)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell month and number where the pointer rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos())
            if place < 0:
                QToolTip.hideText()
            else:
                at = self.column(place).toRect()
                QToolTip.showText(event.globalPos(), self.spoken(self._periods[place]), self, at)
            return True
        return super().event(event)

    def resizeEvent(self, _: object) -> None:  # noqa: N802
        """Divide anew; a larger window has room for months."""
        self._divide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


def _named(day: date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)
