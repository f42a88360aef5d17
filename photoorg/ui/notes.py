"""Notes at the lower left of the window: what was done and how to take it back, what failed.

A note leaves by itself, but not while the pointer or the keyboard is in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from photoorg.ui import theme
from photoorg.ui.icons import drawn, icon

_MARGIN = 16
_GAP = 8
_MOST = 3
_WIDEST = 520
_SHORT, _LONG = 6_000, 15_000  # milliseconds
_MOVES = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)


_KEPT_CLEAR = "keptClear"


def keep_clear(widget: QWidget) -> None:
    """Notes lie above this widget, never on it: it holds controls at the lower edge of a page."""
    widget.setProperty(_KEPT_CLEAR, True)


class Kind(Enum):
    """What a note is about; how long it stays follows from that."""

    NEWS = "check"
    PROBLEM = "warning"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a note lets one do."""

    text: str
    act: Callable[[], None]


class Note(QFrame):
    """One note."""

    def __init__(self, text: str, kind: Kind, offer: Offer | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.text = text
        self.setAccessibleName(text)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        self._sign = QLabel(self)
        self.label = QLabel(text, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(self._sign)
        row.addWidget(self.label, 1)
        self.offer_button: QPushButton | None = None
        if offer is not None:
            self.offer_button = _link(offer.text, self)
            self.offer_button.clicked.connect(self.close)
            self.offer_button.clicked.connect(offer.act)
            row.addWidget(self.offer_button)
        self.close_button = QToolButton(self)
        self.close_button.setProperty("look", "bar")
        self.close_button.setIcon(icon("close", "secondary"))
        self.close_button.setIconSize(QSize(theme.icon_side(), theme.icon_side()) * 0.8)
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close the note"))
        self.close_button.clicked.connect(self.close)
        row.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self._paint_sign()

    def let_it_leave_after(self, milliseconds: int) -> None:
        """Count down from now on."""
        self._timer.start(milliseconds)

    def must_stay(self) -> bool:
        """Whether the pointer or the keyboard is in it."""
        focus = self.window().focusWidget()
        return self.underMouse() or (focus is not None and self.isAncestorOf(focus))

    def _leave(self) -> None:
        if self.must_stay():
            self._timer.start()
        else:
            self.close()

    def fit(self, widest: int) -> None:
        """Take the size that the text needs, at most `widest` pixels wide."""
        self.label.setMinimumWidth(0)
        rest = self._row.sizeHint().width() - self.label.sizeHint().width()
        text = self.label.fontMetrics().horizontalAdvance(self.text) + 4
        width = min(widest, text + rest)
        self.setFixedWidth(width)
        height = self._row.heightForWidth(width)
        self.setFixedHeight(max(height, self._row.minimumSize().height()))

    def _paint_sign(self) -> None:
        colours = theme.current()
        side = round(self.fontMetrics().height() * 1.1)
        colour = colours.good if self.kind is Kind.NEWS else colours.danger
        sign = drawn(self.kind.value, QSize(side, side), colour, self.devicePixelRatioF())
        self._sign.setPixmap(sign)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_sign()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Stay while it is read."""
        if self._timer.isActive():
            self._timer.start()
        super().enterEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A card above the page."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.edge, 1))
        painter.setBrush(colours.surface)
        painter.drawPath(theme.rounded(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6))


def _link(text: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("look", "link")
    button.setFont(theme.font(strong=True))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the page
    return button


def _above(clear: list[QRect], place: QRect) -> int:
    """The top of a note that would lie at `place`, above all that is kept clear."""
    for kept in clear:
        if place.adjusted(-_GAP, -_GAP, _GAP, _GAP).intersects(kept):
            place.moveBottom(kept.top() - _GAP - 1)
    return place.top()


class Notes(QObject):
    """The notes over a widget, the newest lowest; at most three."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.over = over
        self._notes: list[Note] = []
        over.installEventFilter(self)

    def say(self, text: str, offer: Offer | None = None) -> Note:
        """News; leaves soon."""
        return self._add(text, Kind.NEWS, offer)

    def warn(self, text: str, offer: Offer | None = None) -> Note:
        """Something went wrong; stays longer."""
        return self._add(text, Kind.PROBLEM, offer)

    @property
    def shown(self) -> list[Note]:
        """The notes that are there, the oldest first."""
        return list(self._notes)

    def clear(self) -> None:
        """Take all notes away."""
        for note in self.shown:
            note.close()

    def _add(self, text: str, kind: Kind, offer: Offer | None) -> Note:
        for old in self.shown:
            # The same again, or what an edit before offered: only the last can be taken back.
            if old.text == text or (old.kind is kind is Kind.NEWS):
                old.close()
        while len(self._notes) >= _MOST:
            self._notes[0].close()
        note = Note(text, kind, offer, self.over)
        note.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        note.installEventFilter(self)
        self._notes.append(note)
        self.place()
        note.show()
        self._slide(note)
        note.let_it_leave_after(_SHORT if kind is Kind.NEWS else _LONG)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(note, text))
        return note

    def place(self) -> None:
        """Put the notes where they belong; what is below them may be another page now."""
        if not self._notes:
            return
        for note in self._notes:
            for slide in note.findChildren(QPropertyAnimation):
                slide.stop()  # it would end where the note no longer belongs
        clear = self._kept_clear()
        bottom = self.over.height() - _MARGIN
        for note in reversed(self._notes):
            note.fit(min(round(_WIDEST * theme.text_scale()), self.over.width() - 2 * _MARGIN))
            bottom = _above(clear, QRect(_MARGIN, bottom - note.height(), *note.size().toTuple()))
            note.move(_MARGIN, bottom)
            note.raise_()  # a page that is shown lies above all else
            bottom -= _GAP

    def _kept_clear(self) -> list[QRect]:
        """The places in `over` that notes must not lie on, the lowest first."""
        places = []
        for widget in self.over.findChildren(QWidget):
            if widget.property(_KEPT_CLEAR):
                widget.installEventFilter(self)  # again is as good as once
                if widget.isVisible():
                    places.append(QRect(widget.mapTo(self.over, QPoint()), widget.size()))
        return sorted(places, key=lambda place: -place.top())

    def _slide(self, note: Note) -> None:
        duration = theme.motion(note)
        if not duration:
            return
        slide = QPropertyAnimation(note, b"pos", note)
        slide.setDuration(duration)
        slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        slide.setStartValue(note.pos() + QPoint(-note.width() // 4, 0))
        slide.setEndValue(note.pos())
        slide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window's size; forget notes that are closed."""
        resized = watched is self.over and event.type() == QEvent.Type.Resize
        if resized or (event.type() in _MOVES and watched.property(_KEPT_CLEAR)):
            self.place()
        elif event.type() == QEvent.Type.Close and watched in self._notes:
            self._notes.remove(watched)
            self.place()
        return super().eventFilter(watched, event)
