"""Everybody who has a name, in the sidebar: to go to, and to drop faces on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMimeData, QModelIndex, QRect, QStringListModel, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from photoorg.ui import theme
from photoorg.ui.sidebar_list import Index, SidebarList
from photoorg.ui.thumbnails import ThumbnailCache

if TYPE_CHECKING:
    from photoorg.library.browsing_sidebar import PersonCard
    from photoorg.library.editing import Command


class NamedPeople(SidebarList):
    """Names with faces, in alphabetical order."""

    chosen = Signal(int)
    """Person id."""

    def __init__(self, thumbnails: ThumbnailCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.cards: Sequence[PersonCard] = ()
        self.setAccessibleName(self.tr("People with names"))
        self.setUniformItemSizes(True)
        self._model = QStringListModel(self)
        self.setModel(self._model)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        thumbnails.ready.connect(self._picture_came)

    def show_cards(self, cards: Sequence[PersonCard]) -> None:
        """Show these persons."""
        if list(cards) == list(self.cards):
            return
        names = [card.name or "" for card in cards]
        same = names == self._model.stringList()
        self.cards = cards
        if same:
            self.viewport().update()
        else:
            self._model.setStringList(names)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.cards[index.row()].id)

    def _picture_came(self, faces: frozenset[int]) -> None:
        if self.isVisible() and not faces.isdisjoint(self._seen()):
            self.viewport().update()

    def _seen(self) -> set[int]:
        first = self.indexAt(self.viewport().rect().topLeft()).row()
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        shown = self.cards[max(0, first) : last + 1 if last >= 0 else None]
        return {card.cover for card in shown if card.cover is not None}

    # -- rows ------------------------------------------------------------------------------

    def number_of(self, index: Index) -> str:
        """See `SidebarList`."""
        return QLocale().toString(self.cards[index.row()].photos)

    def paint_picture(self, painter: QPainter, place: QRect, index: Index) -> None:
        """See `SidebarList`."""
        cover = self.cards[index.row()].cover
        face = None if cover is None else self._thumbnails.get(cover)
        painter.setClipPath(theme.circle(place))
        if face is None:
            painter.fillRect(place, theme.current().line)
        else:
            painter.drawPixmap(place, face)

    def command_for(self, index: Index, data: QMimeData) -> Command | None:
        """See `SidebarList`."""
        from photoorg.ui.drops import dropped_on_person

        card = self.cards[index.row()]
        return dropped_on_person(card.id, card.name or "", data)
