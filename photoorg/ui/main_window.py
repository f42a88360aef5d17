"""The window: puts its parts together, and tells them where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from photoorg.ui import sections, window_state
from photoorg.ui.about import AboutDialog
from photoorg.ui.actions import WindowActions
from photoorg.ui.drop_area import DropArea
from photoorg.ui.error_channel import ErrorChannel
from photoorg.ui.folder_drops import FolderDrops
from photoorg.ui.header import Header
from photoorg.ui.history_panel import HistoryPanel
from photoorg.ui.key_table import KeyTable
from photoorg.ui.menus import Menus, UndoTitles
from photoorg.ui.navigation import PageStack
from photoorg.ui.news import News
from photoorg.ui.notes import Notes
from photoorg.ui.opening import open_log
from photoorg.ui.page import Page
from photoorg.ui.pages import Place, makers
from photoorg.ui.parts_splitter import PartsSplitter
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.sidebar import Sidebar
from photoorg.ui.theme import THEME

if TYPE_CHECKING:
    from photoorg.library.library import Library

_NARROW_SHARE = 0.3
"""Of the window's width: a sidebar that would take more shows icons only."""


class MainWindow(QMainWindow):
    """The one window of a library."""

    folders_given = Signal(list)
    """list of Path: folders or files that were dropped on the window."""

    painted = Signal()
    """It was seen for the first time; what takes longer can begin."""

    def __init__(
        self, session: Session, services: Services, channel: ErrorChannel | None = None
    ) -> None:
        super().__init__()
        self.session = session
        self.settings = services.settings
        self.setWindowTitle("photoorg")
        self.commands = WindowActions(self)
        self.sidebar = Sidebar(session, services, self)
        self.header = Header(self)
        self.pages = PageStack(session, services, makers(), self)
        self.history = HistoryPanel(session, self)
        self.drop_area = DropArea(self)
        self._searched: dict[str, str] = {}
        self._painted = False
        self._lay_out()
        self.notes = Notes(self.pages)
        self.news = News(session, self.notes, channel)
        self.menus = Menus(self.menuBar(), self.commands, self._selection_actions)
        self.undo_titles = UndoTitles(session, self.commands)
        self.drops = FolderDrops(self)
        self._connect_parts()
        self._connect_commands()
        self._restore()

    def _lay_out(self) -> None:
        page = QWidget(self)
        over = QVBoxLayout(page)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(0)
        over.addWidget(self.header)
        over.addWidget(self.pages, 1)
        self.splitter = PartsSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for part in (self.sidebar, page, self.history):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self._views = QStackedWidget(self)
        self._views.addWidget(self.splitter)
        self._views.addWidget(self.drop_area)
        whole = QWidget(self)
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._views, 1)
        self.setCentralWidget(whole)

    def add_strip(self, strip: QWidget) -> None:
        """Put something below everything else, such as the progress of a scan."""
        self._column.addWidget(strip)

    def show_empty(self, empty: bool) -> None:
        """Show the place to drop folders on, or sidebar and pages."""
        self._views.setCurrentWidget(self.drop_area if empty else self.splitter)

    # -- connections -------------------------------------------------------------------

    def _connect_parts(self) -> None:
        self.sidebar.section_chosen.connect(self.go)
        self.sidebar.person_chosen.connect(self.pages.open_person)
        self.pages.gone.connect(self._arrived)
        self.pages.status.connect(self.notes.say)
        self.pages.search_changed.connect(self._show_search)
        self.pages.counted.connect(self.sidebar.sections.set_number)
        self.header.sidebar_button.clicked.connect(self.commands.sidebar.trigger)
        self.header.back_button.clicked.connect(self.pages.back)
        self.header.search.searched.connect(self._search)
        self.header.search.entered.connect(self._search_for_sure)
        self.header.search.left.connect(self.pages.focus_page)
        self.history.close_button.clicked.connect(self.commands.history.trigger)
        self.drops.dropped.connect(self.folders_given)
        self.drops.ask_part = self.pages.offer_for_drop

    def _connect_commands(self) -> None:
        does = self.commands
        does.quit.triggered.connect(self.close)
        does.undo.triggered.connect(self.session.undo)
        does.redo.triggered.connect(self.session.redo)
        does.search.triggered.connect(self._start_search)
        does.back.triggered.connect(self.pages.back)
        does.bigger.triggered.connect(lambda: self._zoom(1))
        does.smaller.triggered.connect(lambda: self._zoom(-1))
        does.usual_size.triggered.connect(lambda: self._zoom(0))
        does.history.toggled.connect(self._show_history)
        does.sidebar.toggled.connect(self._narrow_sidebar)
        does.full_screen.toggled.connect(self._fill_screen)
        does.keys.triggered.connect(lambda: KeyTable(self).open())
        does.about.triggered.connect(lambda: AboutDialog(self).open())
        does.log.triggered.connect(lambda: open_log(self.session.paths.logs))
        for choice, action in does.themes.items():
            action.setChecked(choice == self.settings.text(THEME, "system"))
            action.triggered.connect(lambda _=False, c=choice: self.settings.put(THEME, c))
        self.settings.changed.connect(self._setting_changed)
        for key, action in does.sections.items():
            action.triggered.connect(lambda _=False, key=key: self.go(key))

    # -- going -------------------------------------------------------------------------

    def go(self, key: str) -> None:
        """Show a section."""
        self.pages.go(Place(key))

    def start(self) -> None:
        """Show what was shown last, and read what the library holds; once it is visible."""
        self.go(sections.section(self.settings.text(window_state.VIEW)).key)
        self.pages.focus_page()
        self.sidebar.refresh()
        self.undo_titles.refresh()

    def bring_to_front(self) -> None:
        """Somebody started the program again."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _arrived(self, place: Place) -> None:
        key = self.pages.section
        self.sidebar.sections.mark(key)
        self.commands.sections[key].setChecked(True)
        self.commands.back.setEnabled(self.pages.can_go_back)
        self.header.show_title(sections.section(key).title, can_go_back=self.pages.can_go_back)
        self.header.search.show_text(self._searched.get(place.key, ""))
        self.settings.put(window_state.VIEW, key)
        self.notes.place()

    # -- searching, zooming, selecting ---------------------------------------------------

    def _start_search(self) -> None:
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def _search(self, text: str) -> None:
        page, place = self.pages.page, self.pages.place
        if page is not None and place is not None and page.searches:
            self._searched[place.key] = text
            page.search(text)

    def _show_search(self, key: str, text: str) -> None:
        self._searched[key] = text
        if self.pages.place is not None and self.pages.place.key == key:
            self.header.search.show_text(text)

    def _search_for_sure(self, text: str) -> None:
        """Enter: a name with a tag is looked for wherever one is."""
        place = self.pages.place
        if place is None or place.key == sections.WHO or " " not in text:
            self._search_in_pages(text, is_look=False)
        else:
            self.session.ask(
                lambda library: _means_look(library, text),
                lambda found: self._search_in_pages(text, is_look=found),
                key="name and tag",
            )

    def _search_in_pages(self, text: str, *, is_look: bool) -> None:
        page = self.pages.page
        if is_look:
            self._searched[sections.WHO] = text
            self.go(sections.WHO)
            self._search(text)
        elif text and page is not None and not page.searches:
            self._searched[sections.PEOPLE] = text
            self.go(sections.PEOPLE)
            self._search(text)
        self.pages.focus_page()

    def _zoom(self, steps: int) -> None:
        if self.pages.page is not None:
            self.pages.page.zoom(steps)

    def _selection_actions(self) -> list[QAction]:
        page: Page | None = self.pages.page
        return [] if page is None else page.actions_for_selection()

    # -- parts of the window -------------------------------------------------------------

    def _show_history(self, shown: bool) -> None:
        self.history.setVisible(shown)
        self.settings.put(window_state.HISTORY, shown)
        if shown:
            self.history.refresh()

    def _narrow_sidebar(self, narrow: bool) -> None:
        self.settings.put(window_state.NARROW, narrow)
        self._fit_sidebar()

    def _fit_sidebar(self) -> None:
        too_wide = self.sidebar.wide_width() > _NARROW_SHARE * self.width()
        self.sidebar.set_narrow(too_wide or self.commands.sidebar.isChecked())

    def _fill_screen(self, fill: bool) -> None:
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if fill
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    def _setting_changed(self, key: str) -> None:
        choice = self.settings.text(THEME, "system")
        if key == THEME and choice in self.commands.themes:
            self.commands.themes[choice].setChecked(True)

    def _restore(self) -> None:
        window_state.restore_window(self, self.settings)
        self.commands.sidebar.setChecked(self.settings.flag(window_state.NARROW))
        self.commands.history.setChecked(self.settings.flag(window_state.HISTORY))
        self.history.setVisible(self.commands.history.isChecked())
        self._fit_sidebar()
        window_state.restore_parts(self.splitter, self.settings)

    # -- events ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Tell that there is something to see."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A small window has a narrow sidebar."""
        super().resizeEvent(event)
        self._fit_sidebar()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """The back button of the mouse."""
        if event.button() == Qt.MouseButton.BackButton:
            self.pages.back()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember everything."""
        self.pages.close_pages()
        window_state.remember(self, self.splitter, self.settings)
        event.accept()


def _means_look(library: Library, text: str) -> bool:
    """What it needs is imported here, because the window opens sooner without it."""
    from photoorg.library.look_search import look_called

    return look_called(library, text) is not None
