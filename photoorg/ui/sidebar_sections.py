"""The sections in the sidebar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QMimeData, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from photoorg.ui import theme
from photoorg.ui.icons import drawn
from photoorg.ui.sections import SECTIONS, Section
from photoorg.ui.sidebar_list import Index, SidebarList

if TYPE_CHECKING:
    from photoorg.library.editing import Command

_NUMBER = Qt.ItemDataRole.UserRole


class SectionList(SidebarList):
    """All sections, each with its icon and number."""

    chosen = Signal(str)
    """The key of a section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sections"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = QStandardItemModel(self)
        for section in SECTIONS:
            item = QStandardItem(section.title)
            item.setEditable(False)
            item.setToolTip(section.title)
            self._model.appendRow(item)
        self.setModel(self._model)
        # Without a current row, the view would go to the first one when it gets the keyboard.
        self.setCurrentIndex(self._model.index(0, 0))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self.selectionModel().currentChanged.connect(self._choose)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(SECTIONS[index.row()].key)

    @property
    def current(self) -> Section:
        """The section that is marked."""
        return SECTIONS[max(0, self.currentIndex().row())]

    def mark(self, key: str) -> None:
        """Mark a section as the one that is shown, without going there."""
        row = [section.key for section in SECTIONS].index(key)
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(self._model.index(row, 0))
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def set_number(self, key: str, number: int) -> None:
        """Show a number beside a section; 0 shows none."""
        text = QLocale().toString(number) if number else ""
        for row, section in enumerate(SECTIONS):
            item = self._model.item(row)
            if section.key == key and (item.data(_NUMBER) or "") != text:
                item.setData(text, _NUMBER)
                spoken = (
                    self.tr("{section}, {number}").format(section=section.title, number=text)
                    if text
                    else section.title
                )
                item.setAccessibleText(spoken)
                item.setToolTip(spoken)

    def number(self, key: str) -> str:
        """The number that is shown beside a section."""
        row = [section.key for section in SECTIONS].index(key)
        return self.number_of(self._model.index(row, 0))

    # -- rows ------------------------------------------------------------------------------

    def number_of(self, index: Index) -> str:
        """See `SidebarList`."""
        return index.data(_NUMBER) or ""

    def begins_group(self, index: Index) -> bool:
        """See `SidebarList`."""
        return SECTIONS[index.row()].begins_group

    def paint_picture(self, painter: QPainter, place: QRect, index: Index) -> None:
        """See `SidebarList`."""
        colours = theme.current()
        colour = colours.accent if self.currentIndex() == index else colours.secondary
        size = QSize(place.width(), place.height())
        icon = drawn(SECTIONS[index.row()].key, size, colour, self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), icon)

    def command_for(self, index: Index, data: QMimeData) -> Command | None:
        """See `SidebarList`."""
        from photoorg.ui.drops import dropped_on_section

        return dropped_on_section(SECTIONS[index.row()].key, data, self.current.key)
