"""The details of an error, for somebody who wants to report it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from photoorg.ui import theme
from photoorg.ui.opening import open_log


class DetailsDialog(QDialog):
    """A sentence, the traceback, and buttons to copy it or to look at the log."""

    def __init__(self, text: str, details: str, logs: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Details"))
        title = QLabel(text, self)
        title.setWordWrap(True)
        title.setFont(theme.font(strong=True))
        hint = QLabel(self.tr("The window goes on. Nothing that was saved is lost."), self)
        hint.setProperty("tone", "secondary")
        hint.setWordWrap(True)
        self.details = QPlainTextEdit(details, self)
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("Details"))
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.copy_button = buttons.addButton(
            self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        log_button = buttons.addButton(
            self.tr("Open log file"), QDialogButtonBox.ButtonRole.ActionRole
        )
        log_button.clicked.connect(lambda: open_log(logs))
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addWidget(hint)
        column.addWidget(self.details, 1)
        column.addWidget(buttons)
        self.resize(theme.on_screen(self, QSize(640, 420)))
