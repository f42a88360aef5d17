"""The photos that could not be read: which, why, and what to do."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from photoorg.core.records import ChangeSet
from photoorg.library.folders import FailedFile, failures
from photoorg.ui import theme
from photoorg.ui.failures_model import FailureColumn, FailuresModel
from photoorg.ui.scan_controller import ScanController
from photoorg.ui.scan_news import ScanSummary
from photoorg.ui.session import Session
from photoorg.ui.show_in_folder import show_in_folder
from photoorg.ui.table_look import dress_table


class FailuresDialog(QDialog):
    """A list, "Show in folder", and "Try again"."""

    def __init__(
        self, session: Session, scans: ScanController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._scans = scans
        self.model = FailuresModel(self)
        self.text = QLabel(self)
        self.table = QTableView(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.show_button = buttons.addButton(self.tr("Show in folder"), role)
        self.retry_button = buttons.addButton(self.tr("Try again"), role)
        self._lay_out(buttons)
        self.show_button.clicked.connect(self._show_chosen)
        self.retry_button.clicked.connect(self._try_again)
        buttons.rejected.connect(self.reject)
        self.table.activated.connect(self._show_row)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        session.changed.connect(self.refresh)
        scans.finished.connect(self._finished)
        self._enable()
        self.refresh()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        self.setWindowTitle(self.tr("Photos that could not be read"))
        self.text.setWordWrap(True)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        dress_table(self.table)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(FailureColumn.REASON, QHeaderView.ResizeMode.Stretch)
        scale = theme.text_scale()
        self.table.setColumnWidth(FailureColumn.NAME, round(180 * scale))
        self.table.setColumnWidth(FailureColumn.FOLDER, round(220 * scale))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.text)
        column.addWidget(self.table, 1)
        column.addWidget(buttons)
        self.resize(QSize(820, 440) * scale)

    def refresh(self, _: ChangeSet | None = None) -> None:
        """Read them again."""
        self._session.ask(failures, self._show, key="failures")

    def _show(self, rows: Sequence[FailedFile]) -> None:
        chosen = self._chosen()
        self.model.show(rows)
        for row, failure in enumerate(rows):
            if failure.path == chosen:
                self.table.selectRow(row)
        self.text.setText(
            self.tr(
                "%Ln file(s) could not be read. The files themselves are left as they are.",
                "",
                len(rows),
            )
            if rows
            else self.tr("All photos could be read.")
        )
        self._enable()

    def _chosen(self) -> Path | None:
        rows = self.table.selectionModel().selectedRows()
        return self.model.path(rows[0].row()) if rows else None

    def _show_chosen(self) -> None:
        path = self._chosen()
        if path is not None:
            show_in_folder(path)

    def _show_row(self, index: QModelIndex) -> None:
        show_in_folder(self.model.path(index.row()))

    def _try_again(self) -> None:
        self._scans.retry_failed()
        self.retry_button.setEnabled(False)
        self.text.setText(self.tr("Trying again…"))

    def _finished(self, _: ScanSummary) -> None:
        self.refresh()

    def _enable(self) -> None:
        self.show_button.setEnabled(self._chosen() is not None)
        self.retry_button.setEnabled(self.model.rowCount() > 0)
