"""The sidebar: sections with their numbers, and below them everybody who has a name.

Narrow, it shows the icons of the sections only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from photoorg.core.records import ChangeSet
from photoorg.ui import sections, theme
from photoorg.ui.sections import SECTIONS
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.sidebar_people import NamedPeople
from photoorg.ui.sidebar_sections import SectionList

if TYPE_CHECKING:
    from photoorg.library.browsing_sidebar import ListCounts, PersonCard
    from photoorg.library.editing import Command
    from photoorg.library.library import Library

_REFRESH = 300  # milliseconds: a scan changes the numbers many times a second


class Sidebar(QWidget):
    """Where one can go."""

    section_chosen = Signal(str)
    """The key of a section."""

    person_chosen = Signal(int)
    """Person id."""

    counted = Signal(object)
    """ListCounts, as they are now."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._narrow = False
        self.sections = SectionList(self)
        self.people_title = QLabel(self.tr("Names"), self)
        self.people_title.setProperty("tone", "secondary")
        self.people = NamedPeople(services.thumbnails, self)
        self._later = QTimer(self, singleShot=True, interval=_REFRESH)
        self._later.timeout.connect(self.refresh)
        self._lay_out()
        self.sections.chosen.connect(self.section_chosen)
        self.people.chosen.connect(self.person_chosen)
        for rows in (self.sections, self.people):
            rows.dropped.connect(self._do)
        session.changed.connect(self._changed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        column.addWidget(self.sections)
        column.addWidget(self.people_title)
        column.addWidget(self.people, 1)
        column.addStretch(0)
        self.people_title.setContentsMargins(16, 16, 8, 4)
        self._dress()
        self._show_people()

    def _dress(self) -> None:
        self.people_title.setFont(theme.font(theme.SMALL, strong=True))
        self.sections.setFixedHeight(self.sections.total_height())
        if self._narrow:
            self.setFixedWidth(self.narrow_width())
        else:
            self._be_wide()

    # -- width -------------------------------------------------------------------------

    @property
    def narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or all."""
        if narrow == self._narrow:
            return
        self._narrow = self.sections.narrow = narrow
        self._show_people()
        self._dress()
        self.sections.viewport().update()

    def narrow_width(self) -> int:
        """The width that the icons need."""
        return self.sections.picture_side() + 32

    def wide_width(self) -> int:
        """The width that the titles and numbers need."""
        metrics = self.fontMetrics()
        longest = max(metrics.horizontalAdvance(section.title) for section in SECTIONS)
        return longest + metrics.horizontalAdvance("100,000") + self.sections.picture_side() + 64

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its content."""
        return QSize(self.narrow_width() if self._narrow else self.wide_width(), 400)

    def _be_wide(self) -> None:
        self.setMinimumWidth(self.wide_width())
        self.setMaximumWidth(2 * self.wide_width())

    def _show_people(self) -> None:
        visible = self.people.model().rowCount() > 0 and not self._narrow
        self.people_title.setVisible(visible)
        self.people.setVisible(visible)

    # -- news --------------------------------------------------------------------------

    def _do(self, command: Command) -> None:
        self._session.do(command)

    def _changed(self, _: ChangeSet | None) -> None:
        if not self._later.isActive():
            self._later.start()

    def refresh(self) -> None:
        """Ask for the numbers and names anew."""
        self._session.ask(_counts, self._show_counts, key="sidebar counts")
        self._session.ask(_named, self._show_named, key="sidebar people")

    def _show_counts(self, counts: ListCounts) -> None:
        for key, number in (
            (sections.PEOPLE, counts.people),
            (sections.UNNAMED, counts.unnamed),
            (sections.PHOTOS, counts.photos),
            (sections.IGNORED, counts.ignored),
            (sections.NOT_A_FACE, counts.not_faces),
        ):
            self.sections.set_number(key, number)
        self.counted.emit(counts)

    def _show_named(self, cards: list[PersonCard]) -> None:
        self.people.show_cards(cards)
        self._show_people()

    # -- look --------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """A line between the sidebar and the page."""
        painter = QPainter(self)
        painter.setPen(theme.current().line)
        edge = 0 if self.isRightToLeft() else self.width() - 1
        painter.drawLine(edge, 0, edge, self.height())


def _counts(library: Library) -> ListCounts:
    """What it needs is loaded by the thread that asks: the window is seen sooner without it."""
    from photoorg.library.browsing_sidebar import list_counts

    return list_counts(library)


def _named(library: Library) -> list[PersonCard]:
    from photoorg.library.browsing_sidebar import named_people

    return named_people(library)
