"""Who came when and how often: a table of visitors, and a calendar of their visits."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QLabel, QStackedLayout, QVBoxLayout, QWidget

from photoorg.core.errors import KnownError
from photoorg.library.browsing_analysis import VisitorsView, view_visitors
from photoorg.library.browsing_people import folded
from photoorg.library.library import Library
from photoorg.library.regulars import RegularsReport, Visitor, VisitorKind, write_csv
from photoorg.ui import theme
from photoorg.ui.counted_page import CountedPage
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.error_sentences import error_text
from photoorg.ui.face_actions import face_action
from photoorg.ui.save_file import FileSaver
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.table_cells import RowsTable
from photoorg.ui.visitors_bar import ALL, WHOLE, VisitorsBar, belongs
from photoorg.ui.visitors_panel import VisitsPanel
from photoorg.ui.visitors_rows import VisitorColumn, VisitorsModel
from photoorg.ui.visitors_words import name_text


class VisitorsPage(CountedPage):
    """The bar, the table, the calendar."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self.found: VisitorsView | None = None
        self._searched = ""
        self.bar = VisitorsBar(services.settings, self)
        self.summary = QLabel(self)
        self.model = VisitorsModel(self)
        self.table = RowsTable(self.model, services.thumbnails, self.tr("Visitors"))
        self.panel = VisitsPanel(self)
        self.empty = EmptyState(self)
        self.saver = FileSaver(services.settings, self)
        self.open_action = face_action(
            self.table, self.tr("Open this person"), "person", "Return", "Enter"
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setFocusProxy(self.table)
        self.summary.setProperty("tone", "secondary")
        self.summary.setContentsMargins(16, 0, 16, 8)
        self.summary.setWordWrap(True)
        self._full = QWidget(self)
        inside = QVBoxLayout(self._full)
        inside.setContentsMargins(16, 0, 16, 0)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.panel)
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.summary):
            column.addWidget(widget)
        column.addWidget(middle, 1)
        self._size_columns()

    def _size_columns(self) -> None:
        scale = theme.text_scale()
        header = self.table.horizontalHeader()
        for column, width in (
            (VisitorColumn.PERSON, 190),
            (VisitorColumn.VISITS, 180),
            (VisitorColumn.KIND, 120),
            (VisitorColumn.INTERVAL, 110),
            (VisitorColumn.FIRST, 100),
            (VisitorColumn.LAST, 100),
            (VisitorColumn.PHOTOS, 70),
        ):
            self.table.setColumnWidth(column, round(width * scale))
        header.setSectionResizeMode(VisitorColumn.VISITS, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self.bar.asked.connect(self.load)
        self.bar.filtered.connect(self._filter)
        self.bar.export_button.clicked.connect(self._ask_where)
        self.saver.chosen.connect(self.save)
        self.table.clicked.connect(self._clicked)
        self.table.doubleClicked.connect(self._open_row)
        self.table.selectionModel().selectionChanged.connect(self._show_days)
        self.open_action.triggered.connect(self._open_current)
        self.empty.wanted.connect(self._leave_emptiness)

    # -- the page ----------------------------------------------------------------------------

    def actions_for_selection(self) -> list[QAction]:
        """See `Page`."""
        return [self.open_action]

    def search(self, text: str) -> None:
        """Show those with this in their names."""
        self._searched = folded(text)
        self._filter()

    def load(self) -> None:
        """Ask who came; of very many people that takes some seconds."""
        since, until = self.bar.span(date.today())
        rules = self.bar.rules
        if self.found is None:
            self.summary.setText(self.tr("Counting visits…"))
        self.session.think(
            lambda library: view_visitors(library, since, until, rules),
            self._show,
            failed=self._complain,
            key="visitors",
        )

    # -- what is shown -----------------------------------------------------------------------

    def _show(self, found: VisitorsView) -> None:
        self.found = found
        report = found.report
        if report.since is not None and report.until is not None:
            self.bar.show_span(report.since, report.until)
        self.summary.setText(self._summary(report))
        self._filter()

    def _complain(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            self.session.failed.emit(error)
            return
        self.found = None
        self.summary.setText("")
        self.model.show_visitors((), {}, 1)
        self._tell("visitors", error_text(str(error)), self.tr("Show any time"))

    def _filter(self) -> None:
        if self.found is None:
            return
        report, person = self.found.report, self.selected
        visitors = [it for it in report.visitors if self._is_shown(it)]
        most = max((len(it.visits) for it in report.visitors), default=1)
        self.model.show_visitors(visitors, self.found.covers, most)
        if person is not None:
            self.table.choose(self.model.row_of(person.person))
        self._show_days()
        self.bar.export_button.setEnabled(bool(report.visitors))
        if visitors:
            self._stack.setCurrentWidget(self._full)
            self.setFocusProxy(self.table)
        else:
            self._tell_why_empty(report)

    def _is_shown(self, visitor: Visitor) -> bool:
        return belongs(visitor, self.bar.who) and self._searched in folded(visitor.name or "")

    def _tell_why_empty(self, report: RegularsReport) -> None:
        if report.visitors:
            self._tell("visitors", self.tr("Nobody is like that."), self.tr("Show everybody"))
        elif report.since is not None:
            sentence = self.tr("Nobody came in this period.")
            self._tell("visitors", sentence, self.tr("Show any time"))
        elif report.undated:
            self._tell("visitors", self.tr("None of the photos of people has a date."))
        else:
            sentence = self.tr(
                "Nobody is in any photo yet. Add the folders that your photos are in, and see who"
                " comes how often."
            )
            self._tell("visitors", sentence, self.tr("Add folders…"))

    def _tell(self, drawing: str, sentence: str, button: str = "") -> None:
        self.empty.tell(drawing, sentence, button)
        self._stack.setCurrentWidget(self.empty)
        self.setFocusProxy(self.empty.button if button else self.bar.shown)

    def _leave_emptiness(self) -> None:
        report = None if self.found is None else self.found.report
        if report is not None and report.visitors:
            self._searched = ""
            self.search_changed.emit("")
            self.bar.choose_who(ALL)
        elif report is None or report.since is not None:
            self.bar.choose_period(WHOLE)
        else:
            self.add_folders.emit()

    def _summary(self, report: RegularsReport) -> str:
        if report.since is None:
            return ""
        parts = [self.tr("%Ln person(s) came", "", len(report.came()))]
        for text, kind in (
            (self.tr("%Ln regular", "", len(report.came(VisitorKind.REGULAR))), "regular"),
            (self.tr("%Ln occasional", "", len(report.came(VisitorKind.OCCASIONAL))), "occasional"),
            (self.tr("%Ln new", "", len(report.came(VisitorKind.NEW))), "new"),
        ):
            if report.came(VisitorKind(kind)):
                parts.append(text)
        if report.stopped:
            parts.append(self.tr("%Ln stopped coming", "", len(report.stopped)))
        if report.from_files:
            parts.append(self.tr("%Ln photo(s) dated by the file only", "", report.from_files))
        if report.conflicts:
            parts.append(
                self.tr("%Ln photo(s) with contradicting dates", "", len(report.conflicts))
            )
        return self.tr(" · ", "between facts").join(parts)

    # -- the calendar ------------------------------------------------------------------------

    @property
    def selected(self) -> Visitor | None:
        """Who is selected."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.visitor(rows[0].row()) if rows else None

    def _show_days(self) -> None:
        if self.found is None:
            return
        visitor = self.selected
        shown = [it.person for it in self.model.rows] if visitor is None else [visitor.person]
        days = self.found.report.calendar(shown)
        title = self.tr("Visits of everybody shown")
        if visitor is not None:
            title = self.tr("Visits of {name}").format(name=name_text(visitor.name))
        self.panel.show_days(title, days)
        self.open_action.setEnabled(visitor is not None)
        self.selection_changed.emit()

    # -- what is done ------------------------------------------------------------------------

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == VisitorColumn.PERSON:
            self._open_row(index)

    def _open_row(self, index: QModelIndex) -> None:
        self.open_person.emit(self.model.visitor(index.row()).person)

    def _open_current(self) -> None:
        if (visitor := self.selected) is not None:
            self.open_person.emit(visitor.person)

    def _ask_where(self) -> None:
        title = self.tr("Write the visitors to a table")
        self.saver.ask(title, {self.tr("Table (*.csv)"): "csv"}, "visitors")

    def save(self, target: Path) -> None:
        """Write all visitors of the period to a table; a file that is there is replaced."""
        if self.found is None:
            return
        report = self.found.report

        def work(_: Library) -> None:
            write_csv(report, target, replace=True)

        def done(_: object) -> None:
            self.status.emit(self.tr("Wrote the visitors to {file}.").format(file=target.name))

        self.session.think(work, done)
