"""Who is in photos with whom: the graph of people, and a table of pairs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelection, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.library.browsing_analysis import CompanyView, view_company
from photoorg.library.browsing_people import folded
from photoorg.library.library import Library
from photoorg.library.together import Meeting, NobodyYetError, write_people_graph
from photoorg.ui import theme
from photoorg.ui.counted_page import CountedPage
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.error_sentences import error_text
from photoorg.ui.face_actions import face_action
from photoorg.ui.flow_layout import FlowLayout
from photoorg.ui.icons import icon
from photoorg.ui.save_file import FileSaver
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.table_cells import RowsTable
from photoorg.ui.together_canvas import CompanyCanvas
from photoorg.ui.together_rows import PairColumn, PairsModel

_MOST_LEAST = 9_999


class TogetherPage(CountedPage):
    """The bar, the graph, the table."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self.company: CompanyView | None = None
        self._searched = ""
        self._remedy: Callable[[], object] | None = None
        """What helps where there is nothing to show."""
        self.count = QLabel(self)
        self.least = QSpinBox(self)
        self.everybody = QPushButton(self.tr("Show everybody"), self)
        self.export_button = QPushButton(self.tr("Write the graph…"), self)
        self.canvas = CompanyCanvas(services.thumbnails, self)
        self.model = PairsModel(self)
        self.table = RowsTable(self.model, services.thumbnails, self.tr("Pairs"))
        self.empty = EmptyState(self)
        self.saver = FileSaver(services.settings, self)
        self.show_action = face_action(
            self.table, self.tr("Show the photos of both"), "photos", "Return", "Enter", "Space"
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setFocusProxy(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_bar())
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(16)
        self.splitter.addWidget(self.canvas)
        self.splitter.addWidget(self.table)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([500, 500])
        self.splitter.setContentsMargins(16, 0, 16, 16)
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self.empty)
        column.addWidget(middle, 1)
        header = self.table.horizontalHeader()
        for name in (PairColumn.ONE, PairColumn.OTHER):
            self.table.setColumnWidth(name, round(140 * theme.text_scale()))
        self.table.setColumnWidth(PairColumn.LIFT, round(84 * theme.text_scale()))
        header.setMinimumSectionSize(round(84 * theme.text_scale()))
        header.setSectionResizeMode(PairColumn.PHOTOS, QHeaderView.ResizeMode.Stretch)

    def _make_bar(self) -> QWidget:
        bar = QWidget(self)
        self.count.setProperty("tone", "secondary")
        self.count.setFont(theme.font(tabular=True))
        self.least.setRange(1, _MOST_LEAST)
        self.least.setKeyboardTracking(False)
        self.least.setAccessibleName(self.tr("Photos together, at least"))
        label = QLabel(self.tr("Photos together, at least"), bar)
        label.setProperty("tone", "secondary")
        label.setBuddy(self.least)
        self.everybody.setProperty("look", "link")
        self.everybody.hide()
        self.export_button.setIcon(icon("export", "secondary"))
        limit = QWidget(bar)
        row = QHBoxLayout(limit)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.least)
        flow = FlowLayout(bar)
        flow.setContentsMargins(16, 0, 16, 8)
        for widget in (limit, self.export_button, self.count, self.everybody):
            flow.addWidget(widget)
        return bar

    def _connect(self) -> None:
        self.least.valueChanged.connect(self.load)
        self.everybody.clicked.connect(self._choose_nobody)
        self.export_button.clicked.connect(self._ask_where)
        self.saver.chosen.connect(self.save)
        self.canvas.person_chosen.connect(self._filter)
        self.canvas.person_opened.connect(self.open_person)
        self.canvas.pair_opened.connect(self._show_photos)
        self.table.setMouseTracking(True)
        self.table.entered.connect(self._point_at)
        self.table.clicked.connect(self._open_row)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.show_action.triggered.connect(self._open_current)
        self.empty.wanted.connect(self._leave_emptiness)

    # -- the page ----------------------------------------------------------------------------

    def actions_for_selection(self) -> list[QAction]:
        """See `Page`."""
        return [self.show_action]

    def search(self, text: str) -> None:
        """Show the pairs with somebody who has this in the name."""
        self._searched = folded(text)
        self._filter()

    def load(self) -> None:
        """Ask who is with whom; drawing the graph may take a second."""
        least = self.least.value()
        if self.company is None:
            self.count.setText(self.tr("Counting who is with whom…"))
        self.session.think(
            lambda library: view_company(library, least=least),
            self._show,
            failed=self._complain,
            key="company",
        )

    # -- what is shown -----------------------------------------------------------------------

    def _show(self, company: CompanyView) -> None:
        self.company = company
        self.canvas.show_company(company)
        self._filter()

    def _complain(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            self.session.failed.emit(error)
            return
        self.company = None
        self.model.show_pairs((), {}, {}, 1)
        self.count.setText("")
        self.export_button.setEnabled(False)
        if not isinstance(error, NobodyYetError):
            self._tell(error_text(error), self.tr("Try again"), self.load)
            return
        sentence = self.tr(
            "Nobody is in any photo yet. Add the folders that your photos are in, and see who is"
            " with whom."
        )
        self._tell(sentence, self.tr("Add folders…"), self.add_folders.emit)

    def _filter(self) -> None:
        if self.company is None:
            return
        together, chosen = self.company.together, self.canvas.chosen
        pairs = [it for it in together.meetings if self._is_shown(it, chosen)]
        most = max((it.photos for it in together.meetings), default=1)
        self.model.show_pairs(pairs, together.names, self.company.covers, most)
        self.count.setText(self.tr("%Ln pair(s)", "", len(pairs)))
        self.everybody.setVisible(chosen > 0)
        self.export_button.setEnabled(True)
        if together.meetings:
            self._stack.setCurrentWidget(self.splitter)
            self.setFocusProxy(self.table)
        elif self.least.value() > 1:
            sentence = self.tr("No two people are in so many photos together.")
            self._tell(sentence, self.tr("Show all pairs"), lambda: self.least.setValue(1))
        else:
            self._tell(self.tr("No photo shows two people whom photoorg can tell apart."))

    def _is_shown(self, pair: Meeting, chosen: int) -> bool:
        assert self.company is not None
        if chosen and chosen not in (pair.one, pair.other):
            return False
        names = self.company.together.names
        both = (names.get(pair.one, ""), names.get(pair.other, ""))
        return not self._searched or any(self._searched in folded(name) for name in both)

    def _tell(
        self, sentence: str, button: str = "", remedy: Callable[[], object] | None = None
    ) -> None:
        self._remedy = remedy
        self.empty.tell("together", sentence, button)
        self._stack.setCurrentWidget(self.empty)
        self.setFocusProxy(self.empty.button if button else self.least)

    def _leave_emptiness(self) -> None:
        if self._remedy is not None:
            self._remedy()

    def _choose_nobody(self) -> None:
        self.canvas.choose(0)
        self._filter()

    # -- pairs -------------------------------------------------------------------------------

    def _point_at(self, index: QModelIndex) -> None:
        pair = self.model.pair(index.row())
        self.canvas.point_at(pair.one, pair.other)

    def _selected(self, _: QItemSelection) -> None:
        rows = self.table.selectionModel().selectedRows()
        self.show_action.setEnabled(bool(rows))
        if rows:
            self._point_at(rows[0])
        else:
            self.canvas.point_at(0, 0)
        self.selection_changed.emit()

    def _open_row(self, index: QModelIndex) -> None:
        pair = self.model.pair(index.row())
        self._show_photos(pair.one, pair.other)

    def _open_current(self) -> None:
        rows = self.table.selectionModel().selectedRows()
        if rows:
            self._open_row(rows[0])

    def _show_photos(self, one: int, other: int) -> None:
        both = tuple((PersonId(it), self.model.name(PersonId(it))) for it in (one, other))
        self.show_photos_of.emit(both)

    # -- a file ------------------------------------------------------------------------------

    def _ask_where(self) -> None:
        kind = self.tr("GraphML, for other graph programs (*.graphml)")
        self.saver.ask(self.tr("Write the graph of people"), {kind: "graphml"}, "people")

    def save(self, target: Path) -> None:
        """Write the graph of people; a file that is there is replaced, for the dialog has asked."""
        least = self.least.value()

        def work(library: Library) -> None:
            write_people_graph(library, target, least=least, replace=True)

        def done(_: object) -> None:
            text = self.tr("Wrote the graph to {file}.").format(file=target.name)
            self.status.emit(text)

        self.session.think(work, done)
