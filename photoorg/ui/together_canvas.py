"""The graph of people: their faces, and between them lines as thick as they have photos."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from photoorg.library.browsing_analysis import CompanyView
from photoorg.ui import theme
from photoorg.ui.icons import drawn
from photoorg.ui.plain_tips import plain
from photoorg.ui.thumbnails import ThumbnailCache
from photoorg.ui.together_plan import Plan, plan_of

_FAINT = 0.25
_PLATE = 0.85
"""How opaque the ground of a name is: lines must not cross it out."""

_NAME_WIDTH = 110


class CompanyCanvas(QWidget):
    """A click chooses somebody, or shows the photos of a line; a double click opens somebody."""

    person_chosen = Signal(int)
    """Person id; 0 for nobody."""

    person_opened = Signal(int)
    """Person id."""

    pair_opened = Signal(int, int)
    """Two person ids."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._company: CompanyView | None = None
        self.plan: Plan | None = None
        self._chosen = self._pointed = -1
        self._line = -1
        self.setAccessibleName(self.tr("Who is with whom"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        thumbnails.ready.connect(self._picture_came)

    def show_company(self, company: CompanyView) -> None:
        """Show these people; who was chosen stays so."""
        before = self.chosen
        self._company = company
        self._pointed = self._line = -1
        self._chosen = self._place_of(before)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._company is not None:
            below = QFontMetrics(theme.font(theme.SMALL)).height() + 4
            self.plan = plan_of(self._company.graph, QSizeF(self.size()), below)
        self.update()

    # -- who ---------------------------------------------------------------------------------

    @property
    def chosen(self) -> int:
        """The id of who is chosen; 0 for nobody."""
        return 0 if self._chosen < 0 or self._company is None else self._person(self._chosen)

    def choose(self, person: int) -> None:
        """Choose somebody, without telling it; 0 for nobody."""
        self._chosen = self._place_of(person)
        self.update()

    def point_at(self, one: int, other: int) -> None:
        """Bring out the line between two persons; 0 for none."""
        places = {self._place_of(one), self._place_of(other)}
        line = -1
        if self.plan is not None and -1 not in places:
            ends = zip(self.plan.left.tolist(), self.plan.right.tolist(), strict=True)
            line = next((n for n, pair in enumerate(ends) if set(pair) == places), -1)
        if line != self._line:
            self._line = line
            self.update()

    def _person(self, place: int) -> int:
        assert self._company is not None
        return int(self._company.graph.persons[place])

    def _place_of(self, person: int) -> int:
        if self._company is None or not person:
            return -1
        found = np.flatnonzero(self._company.graph.persons == person)
        return int(found[0]) if len(found) else -1

    def _name(self, place: int) -> str:
        assert self._company is not None
        names = {int(person): name for person, name in self._company.graph.names.items()}
        return names.get(self._person(place), self.tr("Name?"))

    def spoken(self, place: int) -> str:
        """Who somebody is, and with how many."""
        assert self._company is not None
        graph = self._company.graph
        friends = int(np.count_nonzero((graph.left == place) | (graph.right == place)))
        return self.tr("{name}: {photos}, {people}").format(
            name=self._name(place),
            photos=self.tr("%Ln photo(s)", "", int(graph.photos[place])),
            people=self.tr("together with %Ln person(s)", "", friends),
        )

    def spoken_line(self, line: int) -> str:
        """Two names, and their photos."""
        assert self._company is not None
        graph = self._company.graph
        return self.tr("{one} and {other}: {photos}").format(
            one=self._name(int(graph.left[line])),
            other=self._name(int(graph.right[line])),
            photos=self.tr("%Ln photo(s) together", "", int(graph.together[line])),
        )

    # -- painting ----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a few dozen faces."""
        return QSize(520, 420)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for some."""
        return QSize(220, 220)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Lines, faces, names."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.plan is not None:
            lines, dots = self._brought_out()
            self._paint_lines(painter, self.plan, lines)
            for place in range(len(self.plan.middles)):
                self._paint_dot(painter, self.plan, place, faint=not dots[place])
            self._paint_names(painter, self.plan)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().accent, theme.RING))
            around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(around, theme.CORNER, theme.CORNER)

    def _brought_out(self) -> tuple[np.ndarray, np.ndarray]:
        """bool[m] lines and bool[k] dots that are not faint."""
        assert self.plan is not None
        left, right = self.plan.left, self.plan.right
        who = self._pointed if self._pointed >= 0 else self._chosen
        lines = np.ones(len(left), bool)
        dots = np.ones(len(self.plan.middles), bool)
        if self._line >= 0:
            lines = np.arange(len(left)) == self._line
        elif who >= 0:
            lines = (left == who) | (right == who)
        else:
            return lines, dots
        dots[:] = False
        dots[left[lines]] = dots[right[lines]] = True
        if who >= 0:
            dots[who] = True
        return lines, dots

    def _paint_lines(self, painter: QPainter, plan: Plan, bright: np.ndarray) -> None:
        colours = theme.current()
        special = self._line >= 0 or self._chosen >= 0 or self._pointed >= 0
        for line in np.argsort(bright, kind="stable").tolist():
            colour = QColor(colours.accent if special and bright[line] else colours.edge)
            colour.setAlphaF(0.8 if bright[line] else _FAINT)
            painter.setPen(QPen(colour, float(plan.widths[line]), c=Qt.PenCapStyle.RoundCap))
            start, end = plan.middles[plan.left[line]], plan.middles[plan.right[line]]
            painter.drawLine(QPointF(*start.tolist()), QPointF(*end.tolist()))

    def _paint_dot(self, painter: QPainter, plan: Plan, place: int, *, faint: bool) -> None:
        colours, where = theme.current(), plan.dot(place)
        assert self._company is not None
        covers = {int(person): face for person, face in self._company.covers.items()}
        face = covers.get(self._person(place))
        picture = None if face is None else self._thumbnails.get(face)
        painter.setPen(QPen(colours.window, 2 * theme.RING))
        painter.setBrush(colours.surface)
        painter.drawEllipse(where)
        painter.save()
        painter.setClipPath(theme.circle(where))
        painter.setOpacity(_FAINT if faint else 1)
        if picture is not None:
            painter.drawPixmap(where.toRect(), picture)
        else:
            side = round(where.width() / 2)
            sign = drawn("person", QSize(side, side), colours.secondary, self.devicePixelRatioF())
            painter.drawPixmap((where.center() - QPointF(side / 2, side / 2)).toPoint(), sign)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ringed = place in (self._chosen, self._pointed)
        painter.setPen(
            QPen(colours.accent if ringed else colours.line, theme.RING if ringed else 1)
        )
        painter.drawEllipse(where)

    def _paint_names(self, painter: QPainter, plan: Plan) -> None:
        """Names below the dots, of who has one, where they hide no other name or face."""
        assert self._company is not None
        font = theme.font(theme.SMALL)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        plate = QColor(theme.current().window)
        plate.setAlphaF(_PLATE)
        named = {int(person) for person in self._company.graph.names}
        taken = [plan.dot(place).adjusted(2, 2, -2, -2) for place in range(len(plan.middles))]
        order = np.argsort(-self._company.graph.photos, kind="stable").tolist()
        first = [place for place in (self._pointed, self._chosen) if place >= 0]
        for place in dict.fromkeys([*first, *order]):
            if self._person(place) not in named and place not in first:
                continue
            text = metrics.elidedText(self._name(place), Qt.TextElideMode.ElideRight, _NAME_WIDTH)
            width, dot = metrics.horizontalAdvance(text), plan.dot(place)
            room = QRectF(dot.center().x() - width / 2, dot.bottom() + 2, width, metrics.height())
            if any(room.intersects(other) for other in taken):
                continue
            taken.append(room)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(plate)
            painter.drawPath(theme.rounded(room.adjusted(-3, 0, 3, 0)))
            painter.setPen(theme.current().text)
            painter.drawText(room.adjusted(-2, 0, 2, 0), Qt.AlignmentFlag.AlignCenter, text)

    def _picture_came(self, _: object) -> None:
        if self.isVisible():
            self.update()

    # -- the hand ----------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Bring out who or what is below the pointer."""
        if self.plan is None:
            return
        pointed = self.plan.dot_at(event.position())
        line = -1 if pointed >= 0 else self.plan.line_at(event.position())
        if (pointed, line) != (self._pointed, self._line):
            self._pointed, self._line = pointed, line
            hand = pointed >= 0 or line >= 0
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Point at nothing."""
        super().leaveEvent(event)
        self._pointed = self._line = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose somebody, or open a line."""
        if event.button() != Qt.MouseButton.LeftButton or self.plan is None:
            super().mousePressEvent(event)
            return
        place = self.plan.dot_at(event.position())
        line = self.plan.line_at(event.position()) if place < 0 else -1
        if line >= 0:
            ends = int(self.plan.left[line]), int(self.plan.right[line])
            self.pair_opened.emit(*(self._person(end) for end in ends))
        else:
            self._choose(-1 if place == self._chosen else place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open somebody."""
        place = -1 if self.plan is None else self.plan.dot_at(event.position())
        if place >= 0:
            self.person_opened.emit(self._person(place))

    def _choose(self, place: int) -> None:
        self._chosen = place
        self.update()
        self.person_chosen.emit(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows go from one to the next, Enter opens, Escape chooses nobody."""
        key = event.key()
        count = 0 if self.plan is None else len(self.plan.middles)
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) and count:
            self._choose((self._chosen + 1) % count)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up) and count:
            self._choose((self._chosen - 1) % count if self._chosen >= 0 else count - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.person_opened.emit(self.chosen)
        elif key == Qt.Key.Key_Escape and self.chosen:
            self._choose(-1)
        else:
            super().keyPressEvent(event)
        if self._chosen >= 0:
            self.setAccessibleDescription(self.spoken(self._chosen))

    def event(self, event: QEvent) -> bool:
        """Tell who or what the pointer rests on."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = QPointF(event.pos())
            place = -1 if self.plan is None else self.plan.dot_at(at)
            line = -1 if self.plan is None or place >= 0 else self.plan.line_at(at)
            if place >= 0:
                QToolTip.showText(event.globalPos(), plain(self.spoken(place)), self)
            elif line >= 0:
                QToolTip.showText(event.globalPos(), plain(self.spoken_line(line)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the new room."""
        super().resizeEvent(event)
        self._lay_out()
