"""All edits, the newest first: one click goes back to, or forward to, the moment after one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QModelIndex, QSize, QStringListModel, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from photoorg.core.records import ChangeSet
from photoorg.ui import edit_titles, theme
from photoorg.ui.icons import icon
from photoorg.ui.plain_tips import plain
from photoorg.ui.session import Session
from photoorg.ui.sidebar_list import Index

if TYPE_CHECKING:
    from photoorg.library.editing import Entry
    from photoorg.library.library import Library

_MOST = 500
_OUTSIDE, _INSIDE, _ABOVE, _BETWEEN = 8, 8, 6, 2  # pixels around a row, and in it


def _entries(library: Library) -> list[Entry]:
    return library.edits.entries(_MOST)


class HistoryPanel(QWidget):
    """The list of edits. Its last row stands for the time before the first of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entries: list[Entry] = []
        self._steps = 0  # that were asked for and are not made yet
        self._goal = 0  # the row that they lead to
        self._model = QStringListModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_EntryDelegate(self))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setWordWrap(True)  # or rows keep the heights that another width asked for
        self.list.viewport().setAutoFillBackground(False)
        self.list.setAccessibleName(self.tr("History"))
        self.list.clicked.connect(self._go_to)
        self.list.activated.connect(self._go_to)
        self.empty = QLabel(self.tr("What you do appears here, and can be taken back."), self)
        self.empty.setProperty("tone", "secondary")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(16, 8, 16, 8)
        self._lay_out()
        session.changed.connect(self._changed)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("History"), self)
        title.setFont(theme.font(strong=True))
        self.close_button = QToolButton(self)
        self.close_button.setProperty("look", "bar")
        self.close_button.setIcon(icon("close", "secondary"))
        self.close_button.setIconSize(QSize(theme.icon_side(), theme.icon_side()) * 0.8)
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close the history"))
        top = QHBoxLayout()
        top.setContentsMargins(16, 8, 8, 8)
        top.addWidget(title, 1)
        top.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        self.setMinimumWidth(28 * self.fontMetrics().averageCharWidth())
        self._show([])

    # -- what is shown -----------------------------------------------------------------

    def _changed(self, _: ChangeSet | None) -> None:
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Ask for the edits anew."""
        self._session.ask(_entries, self._show, key="history")

    def _show(self, entries: list[Entry]) -> None:
        self._entries = entries
        titles = [edit_titles.title(entry) for entry in entries]
        if titles:
            titles.append(self.tr("Before the first edit"))
        if titles != self._model.stringList():
            self._model.setStringList(titles)
        self.list.setVisible(bool(entries))
        self.empty.setVisible(not entries)
        self.list.viewport().update()

    @property
    def entries(self) -> Sequence[Entry]:
        """The edits that are shown, the newest first."""
        return self._entries

    def entry(self, row: int) -> Entry | None:
        """The edit of a row; None for the time before the first."""
        return self._entries[row] if row < len(self._entries) else None

    @property
    def now(self) -> int:
        """The row of the last edit that is not undone."""
        done = (row for row, entry in enumerate(self._entries) if not entry.undone)
        return next(done, len(self._entries))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A line between the page and the panel."""
        painter = QPainter(self)
        painter.setPen(theme.current().line)
        edge = self.width() - 1 if self.isRightToLeft() else 0
        painter.drawLine(edge, 0, edge, self.height())

    # -- going -------------------------------------------------------------------------

    def _go_to(self, index: QModelIndex) -> None:
        start = self._goal if self._steps else self.now  # a double click is not twice as far
        self._goal = index.row()
        entry = self.entry(self._goal)
        number = 0 if entry is None else entry.id
        for _ in range(abs(self._goal - start)):
            self._steps += 1
            self._session.step_towards(number, self._stepped)

    def _stepped(self) -> None:
        self._steps -= 1


class _EntryDelegate(QStyledItemDelegate):
    """A title over the time; what is undone is paler, and a fill marks where one is."""

    def __init__(self, panel: HistoryPanel) -> None:
        super().__init__(panel)
        self._panel = panel

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """One or two lines of the title, and one of the time."""
        metrics = QFontMetrics(theme.font(strong=True))  # as if one were there
        room = self._panel.list.viewport().width() - 2 * (_OUTSIDE + _INSIDE)
        lines = 1 if metrics.horizontalAdvance(index.data()) <= room else 2
        time = round(metrics.height() * theme.SMALL)
        return QSize(0, lines * metrics.lineSpacing() + time + _BETWEEN + 2 * (_ABOVE + 1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One edit."""
        colours = theme.current()
        rect = option.rect.adjusted(_OUTSIDE, 1, -_OUTSIDE, -1)
        state: QStyle.StateFlag = option.state
        entry, now = self._panel.entry(index.row()), index.row() == self._panel.now
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if now or state & QStyle.StateFlag.State_MouseOver:
            painter.fillPath(theme.rounded(rect), colours.chosen if now else colours.hover)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colours.accent, theme.RING))
            painter.drawPath(theme.rounded(rect.adjusted(1, 1, -1, -1)))
        room = rect.adjusted(_INSIDE, _ABOVE, -_INSIDE, -_ABOVE)
        time = theme.font(theme.SMALL)
        upper, lower = room, room
        if entry is not None:
            below = QFontMetrics(time).height()
            upper = room.adjusted(0, 0, 0, -below - _BETWEEN)
            lower = room.adjusted(0, room.height() - below, 0, 0)
        undone = entry is not None and entry.undone
        painter.setFont(theme.font(strong=now))
        painter.setPen(colours.secondary if undone else colours.text)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        title = _wrapped(index.data(), painter.font(), room.width())
        painter.drawText(upper, int(flags), title)
        if entry is not None:
            painter.setFont(time)
            painter.setPen(colours.secondary)
            when = self._when(entry, undone)
            shown = QFontMetrics(time).elidedText(when, Qt.TextElideMode.ElideRight, lower.width())
            painter.drawText(lower, int(flags), shown)
        painter.restore()

    def helpEvent(  # noqa: N802
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """The whole title."""
        if not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain(index.data()), view)
        return True

    def _when(self, entry: Entry, undone: bool) -> str:
        local = QDateTime.fromSecsSinceEpoch(int(entry.done_at.timestamp()))
        when = QLocale().toString(local, QLocale.FormatType.ShortFormat)
        return self.tr("{time} · undone").format(time=when) if undone else when


def _wrapped(text: str, font: QFont, width: int) -> str:
    """A text in at most two lines of so many pixels."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    units = text.encode("utf-16-le")  # which Qt counts: an emoji is two of them
    length = 2 * line.textLength()
    first, rest = (part.decode("utf-16-le").strip() for part in (units[:length], units[length:]))
    return f"{first}\n{metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)}"
