"""The folders of the library: add, look again, take out."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from photoorg.core.records import ChangeSet
from photoorg.library.folders import FolderRow, folders
from photoorg.ui import theme
from photoorg.ui.balanced import Paragraph
from photoorg.ui.choose_folder import choose_folder
from photoorg.ui.folders_model import FolderColumn, FoldersModel
from photoorg.ui.path_words import name_of
from photoorg.ui.scan_controller import ScanController
from photoorg.ui.session import Session
from photoorg.ui.short_label import ShortLabel
from photoorg.ui.show_in_folder import show_in_folder
from photoorg.ui.table_look import dress_table
from photoorg.ui.ui_settings import UiSettings


class FoldersDialog(QDialog):
    """A list of folders and what can be done with them; everything happens at once."""

    failures_wanted = Signal()
    """Somebody wants to see what could not be read."""

    def __init__(
        self,
        session: Session,
        scans: ScanController,
        settings: UiSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._scans = scans
        self._settings = settings
        self._removed: FolderRow | None = None
        self.model = FoldersModel(self)
        self.table = QTableView(self)
        self.empty = QLabel(self.tr("No folder was added yet."), self)
        self.add_button = self._button(self.tr("Add…"))
        self.rescan_button = self._button(self.tr("Look again"))
        self.show_button = self._button(self.tr("Open"))
        self.remove_button = self._button(self.tr("Remove"))
        self.said = ShortLabel(self)
        self.undo_button = QPushButton(self.tr("Undo"), self)
        self.failures_button = QPushButton(self)
        self._lay_out()
        self._connect()
        self.refresh()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Folders"))
        hint = Paragraph(
            self.tr(
                "New and changed photos in these folders are noticed by themselves. When a folder"
                " is removed, its photos and faces leave the views, but their names and all that"
                " you decided stay known: they are back when the folder is added again. The"
                " folder itself is never touched."
            ),
            self,
        )
        hint.setProperty("tone", "secondary")
        for button in (self.undo_button, self.failures_button):
            button.setProperty("look", "link")
            button.setAutoDefault(False)
            button.hide()
        self.said.hide()
        self._lay_out_table()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add_button, self.rescan_button, self.show_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.remove_button)
        last = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        last.rejected.connect(self.reject)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        for widget in (self.said, self.undo_button, self.failures_button):
            bottom.addWidget(widget)
        bottom.addStretch(1)
        bottom.addWidget(last)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        column.addWidget(hint)
        column.addLayout(bottom)
        self.resize(QSize(680, 440) * theme.text_scale())

    def _lay_out_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.windowTitle())
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        dress_table(self.table)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(FolderColumn.FOLDER, QHeaderView.ResizeMode.Stretch)
        for column in (FolderColumn.PHOTOS, FolderColumn.STATE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.empty.setProperty("tone", "secondary")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self.table.viewport()).addWidget(self.empty)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.rescan_button.clicked.connect(self._rescan)
        self.show_button.clicked.connect(self._open)
        self.remove_button.clicked.connect(self._remove)
        self.undo_button.clicked.connect(self._undo)
        self.failures_button.clicked.connect(self.failures_wanted)
        self.table.activated.connect(self._open)
        self.table.selectionModel().selectionChanged.connect(self._enable)
        self._session.changed.connect(self.refresh)
        self._scans.finished.connect(self.refresh)

    # -- what is shown -----------------------------------------------------------------

    def refresh(self, _: ChangeSet | object = None) -> None:
        """Read them again."""
        self._session.ask(folders, self._show, key="folders")

    def _show(self, rows: Sequence[FolderRow]) -> None:
        chosen = {row.id for row in self._chosen()}
        self.model.show(rows)
        selection = self.table.selectionModel()
        for number, row in enumerate(rows):
            if row.id in chosen:
                selection.select(
                    self.model.index(number, 0),
                    selection.SelectionFlag.Select | selection.SelectionFlag.Rows,
                )
        self.empty.setVisible(not rows)
        count = sum(row.failures for row in rows)
        self.failures_button.setText(self.tr("%Ln file(s) could not be read…", "", count))
        self.failures_button.setVisible(count > 0)
        self._enable()

    def _chosen(self) -> list[FolderRow]:
        rows = self.table.selectionModel().selectedRows()
        return [self.model.row(index.row()) for index in rows]

    def _enable(self) -> None:
        chosen = self._chosen()
        self.rescan_button.setEnabled(self.model.rowCount() > 0)
        self.show_button.setEnabled(len(chosen) == 1)
        self.remove_button.setEnabled(len(chosen) == 1)

    # -- what is done ------------------------------------------------------------------

    def _add(self) -> None:
        folder = choose_folder(self, self._settings)
        if folder is not None:
            self._scans.add([folder])

    def _rescan(self) -> None:
        """Look again through what is chosen, or through all."""
        chosen = self._chosen()
        there = all(row.online for row in chosen)
        self._scans.rescan([row.path for row in chosen] if there else [])

    def _open(self) -> None:
        for row in self._chosen()[:1]:
            show_in_folder(row.path)

    def _remove(self) -> None:
        for row in self._chosen()[:1]:
            self._removed = row
            self._scans.remove_folder(row.id, row.path)
            self._say(self.tr("Removed “{name}”.").format(name=name_of(row.path)))

    def _undo(self) -> None:
        if self._removed is not None:
            self._scans.add([self._removed.path])
            self._removed = None
            self._say("")

    def _say(self, text: str) -> None:
        self.said.set_text(text)
        self.said.setVisible(bool(text))
        self.undo_button.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Delete takes the chosen folder out."""
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)
