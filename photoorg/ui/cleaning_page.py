"""Cleans a set of pictures: what does not belong in a folder of folders, one for each person."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from photoorg.core.errors import KnownError
from photoorg.library.cleaning import CleaningReport, SetPicture
from photoorg.ui import theme
from photoorg.ui.cleaning_bar import CleaningBar
from photoorg.ui.cleaning_grid import SetGrid
from photoorg.ui.cleaning_pictures import SetPictures
from photoorg.ui.cleaning_rows import FolderColumn, SetFolder, SetFoldersModel, folders_of
from photoorg.ui.cleaning_words import ORDER, CleaningWords
from photoorg.ui.cleaning_work import CleaningWork, Copied
from photoorg.ui.empty_state import EmptyState
from photoorg.ui.error_sentences import error_text
from photoorg.ui.face_actions import face_action
from photoorg.ui.page import Page
from photoorg.ui.save_file import FileSaver
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.show_in_folder import show_in_folder
from photoorg.ui.table_cells import RowsTable


class CleaningPage(Page):
    """The bar, the folders of the set, and the pictures of one of them or all findings."""

    def __init__(self, session: Session, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(session, services, parent)
        self._words = CleaningWords(self)
        self.work = CleaningWork(session, self)
        self.bar = CleaningBar(services.settings, self)
        self.summary = QLabel(self)
        self.model = SetFoldersModel(self)
        self.table = RowsTable(self.model, services.thumbnails, self.tr("Folders of the set"))
        self.pictures = SetPictures(session, self)
        self.grid = SetGrid(self.pictures, self)
        self.shown_title = QLabel(self)
        self.all_button = QPushButton(self.tr("Show all findings"), self)
        self.empty = EmptyState(self)
        self.opener = FileSaver(services.settings, self)
        self.copier = FileSaver(services.settings, self)
        self.lister = FileSaver(services.settings, self)
        self.show_file = face_action(self.grid, self.tr("Show in folder"), "folder")
        self._lay_out()
        self._connect()
        self._invite()

    def _lay_out(self) -> None:
        self.summary.setProperty("tone", "secondary")
        self.summary.setContentsMargins(16, 0, 16, 8)
        self.summary.setWordWrap(True)
        self.summary.hide()
        self.shown_title.setFont(theme.font(strong=True))
        self.shown_title.setTextFormat(Qt.TextFormat.PlainText)
        self.all_button.setProperty("look", "link")
        right = QWidget(self)
        head = QHBoxLayout()
        head.addWidget(self.shown_title)
        head.addWidget(self.all_button)
        head.addStretch(1)
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(8)
        side.addLayout(head)
        side.addWidget(self.grid, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(16)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(right)
        self.splitter.setSizes([300, 700])
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setContentsMargins(16, 0, 16, 16)
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.summary):
            column.addWidget(widget)
        column.addWidget(middle, 1)
        scale = theme.text_scale()
        self.table.setColumnWidth(FolderColumn.FINDINGS, round(110 * scale))
        self.table.setColumnWidth(FolderColumn.STAYING, round(70 * scale))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(FolderColumn.NAME, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        bar, work = self.bar, self.work
        bar.folder_button.clicked.connect(self._ask_for_set)
        bar.copy_button.clicked.connect(self._ask_where)
        bar.list_button.clicked.connect(self._ask_for_list)
        bar.cancel_button.clicked.connect(self._cancel)
        bar.judged_otherwise.connect(self._judge)
        self.opener.chosen.connect(self.read)
        self.copier.chosen.connect(self.copy)
        self.lister.chosen.connect(work.write_list)
        work.judged.connect(self._show)
        work.progressed.connect(bar.show_progress)
        work.copied.connect(self._copied)
        work.listed.connect(self._listed)
        work.failed.connect(self._complain)
        work.stopped.connect(self._stopped)
        work.ended.connect(self._ended)
        self.empty.wanted.connect(self._ask_for_set)
        self.table.selectionModel().selectionChanged.connect(self._show_pictures)
        self.all_button.clicked.connect(self.table.clearSelection)
        self.grid.opened.connect(self._open)
        self.grid.selectionModel().selectionChanged.connect(self._picture_selected)
        self.show_file.triggered.connect(self._open_current)

    # -- the page ----------------------------------------------------------------------------

    def close_threads(self) -> None:
        """Stop what is being done."""
        self.work.close()

    def actions_for_selection(self) -> list[QAction]:
        """See `Page`."""
        return [self.show_file]

    def words_for_drop(self, paths: Sequence[Path]) -> str:
        """See `Page`."""
        if len(paths) == 1 and paths[0].is_dir() and not self.work.busy:
            return self.tr("Drop to look for what does not belong in this set")
        return ""

    def take_drop(self, paths: Sequence[Path]) -> None:
        """See `Page`."""
        self.read(paths[0])

    # -- reading -----------------------------------------------------------------------------

    def _ask_for_set(self) -> None:
        self.opener.ask_folder(self.tr("Choose a folder that holds a folder for each person"))

    def read(self, folder: Path) -> None:
        """Look through a set."""
        if self.work.busy:
            return
        self.summary.hide()
        self.pictures.forget()
        self.bar.start(self.tr("Looking for faces…"))
        sentence = self.tr("Looking through {folder}. Nothing in it is changed.")
        self._tell(sentence.format(folder=folder.name or str(folder)))
        self.work.read(folder, self.bar.chosen_method, self.bar.least.value())

    def _cancel(self) -> None:
        self.bar.cancel_button.setEnabled(False)
        self.work.cancel()

    def _judge(self) -> None:
        self.work.judge(self.bar.chosen_method, self.bar.least.value())

    def _stopped(self) -> None:
        if self.work.report is None:
            self._invite()
        else:
            self.status.emit(self.tr("Stopped. What was copied by then stays."))

    def _ended(self) -> None:
        self.bar.stop()
        self.bar.show_ready(self.work.report is not None)

    def _complain(self, error: Exception) -> None:
        known = isinstance(error, KnownError)
        if self.work.report is None and known:
            self._tell(error_text(str(error)), self.tr("Choose a set…"))
            return
        self.session.failed.emit(error)
        if self.work.report is None:
            self._invite()

    def _invite(self) -> None:
        self._tell(
            self.tr(
                "Choose a folder that holds a folder of pictures for each person, and see what does"
                " not belong. Nothing in it is changed."
            ),
            self.tr("Choose a set…"),
        )

    def _tell(self, sentence: str, button: str = "") -> None:
        self.empty.tell("cleaning", sentence, button)
        self._stack.setCurrentWidget(self.empty)
        self.setFocusProxy(self.empty.button if button else self.bar.cancel_button)

    # -- the report --------------------------------------------------------------------------

    def _show(self, report: CleaningReport) -> None:
        before = self._chosen()
        self.model.show_folders(folders_of(report))
        self.table.choose(-1 if before is None else self.model.row_of(before.name))
        self.summary.setText(self._summary(report))
        self.summary.show()
        self._show_pictures()
        self._stack.setCurrentWidget(self.splitter)
        self.setFocusProxy(self.table)
        self.bar.show_ready(True)

    def _summary(self, report: CleaningReport) -> str:
        parts = [self.tr("%Ln folder(s)", "", len(report.folders))]
        parts += self._words.facts(len(report.staying), report.pictures)
        if report.small:
            parts.append(self.tr("%Ln folder(s) left out, too few", "", len(report.small)))
        if report.loose:
            parts.append(self.tr("%Ln file(s) beside the folders", "", report.loose))
        return self.tr(" · ", "between facts").join(parts)

    def _chosen(self) -> SetFolder | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.folder(rows[0].row()) if rows else None

    def _show_pictures(self) -> None:
        report, folder = self.work.report, self._chosen()
        if report is None:
            return
        pictures: Sequence[SetPicture] = report.findings if folder is None else folder.pictures
        self.grid.show_pictures(sorted(pictures, key=lambda it: (ORDER.index(it.kind), it.path)))
        self.all_button.setVisible(folder is not None)
        if folder is not None:
            self.shown_title.setText(folder.name)
        elif pictures:
            self.shown_title.setText(self.tr("All findings"))
        else:
            self.shown_title.setText(self.tr("Everything belongs where it is."))

    def _picture_selected(self) -> None:
        self.show_file.setEnabled(self.grid.currentIndex().isValid())
        self.selection_changed.emit()

    def _open(self, picture: SetPicture) -> None:
        show_in_folder(picture.path)

    def _open_current(self) -> None:
        index = self.grid.currentIndex()
        if index.isValid():
            self._open(self.grid.shown[index.row()])

    # -- writing -----------------------------------------------------------------------------

    def _ask_where(self) -> None:
        self.copier.ask_folder(self.tr("Choose where the cleaned copy goes"))

    def copy(self, destination: Path) -> None:
        """Write what stays to another folder."""
        if not self.work.busy and self.work.report is not None:
            self.bar.start(self.tr("Copying…"))
            self.work.copy(destination)

    def _copied(self, done: Copied) -> None:
        parts = [self.tr("Copied %Ln file(s).", "", done.written)]
        if done.there:
            parts.append(self.tr("%Ln were there already.", "", done.there))
        if done.failed:
            parts.append(self.tr("%Ln could not be copied.", "", done.failed))
        self.status.emit(self.tr(" ", "between sentences").join(parts))

    def _ask_for_list(self) -> None:
        title = self.tr("Write what was found to a table")
        self.lister.ask(title, {self.tr("Table (*.csv)"): "csv"}, "set")

    def _listed(self, target: Path) -> None:
        self.status.emit(self.tr("Wrote the list to {file}.").format(file=target.name))
