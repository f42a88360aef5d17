"""The table of keys (F1)."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from photoorg.ui import theme

Row = tuple[tuple[str, ...], str]


class KeyTable(QDialog):
    """All keys, in groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for title, rows in self.groups():
            self._add_title(grid, title)
            for keys, text in rows:
                self._add_row(grid, keys, text)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.tr("Keys"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)
        buttons.setContentsMargins(24, 0, 24, 0)
        self.resize(theme.on_screen(self, QSize(520, 640)))

    def _add_title(self, grid: QGridLayout, title: str) -> None:
        label = QLabel(title, self)
        label.setFont(theme.font(strong=True))
        row = grid.rowCount()
        label.setContentsMargins(0, 0 if row == 1 else 12, 0, 0)
        grid.addWidget(label, row, 0, 1, 2)

    def _add_row(self, grid: QGridLayout, keys: tuple[str, ...], text: str) -> None:
        shown = self.tr(", ", "between keys that do the same").join(map(native, keys))
        label = QLabel(shown, self)
        label.setFont(theme.font(tabular=True))
        what = QLabel(text, self)
        what.setWordWrap(True)
        what.setProperty("tone", "secondary")
        row = grid.rowCount()
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(what, row, 1)

    def groups(self) -> Iterator[tuple[str, list[Row]]]:
        """Title, and the rows below it."""
        yield (
            self.tr("Everywhere"),
            [
                (("Ctrl+O",), self.tr("Add folders of photos")),
                (("Ctrl+1", "…", "Ctrl+8"), self.tr("People, Unnamed, Review, Graph, Photos …")),
                (("/", "Ctrl+F"), self.tr("Search")),
                (("Alt+Left",), self.tr("Back to where you came from")),
                (("Ctrl+Z",), self.tr("Undo")),
                (("Ctrl+Shift+Z",), self.tr("Redo")),
                (("Ctrl+H",), self.tr("Everything that was done, to go back in")),
                (("Ctrl++", "Ctrl+-", "Ctrl+0"), self.tr("Bigger, smaller, usual size")),
                (("Ctrl+B",), self.tr("Narrow sidebar")),
                (("Ctrl+,",), self.tr("Settings")),
                (("F1",), self.tr("This table")),
            ],
        )
        yield (
            self.tr("People and faces"),
            [
                (("Enter", "F2"), self.tr("Name the selected person or face")),
                (("M",), self.tr("Merge the selected people; move the selected faces")),
                (("C",), self.tr("Confirm the selected faces")),
                (("Shift+S",), self.tr("Make a new person of the selected faces")),
                (("X",), self.tr("Not this person")),
                (("I",), self.tr("Ignore")),
                (("T",), self.tr("Tag the selected faces")),
                (("Delete",), self.tr("Not a face")),
                (("R",), self.tr("Take out of the bin")),
                (("Space",), self.tr("Look at the photo, and back")),
            ],
        )
        yield (
            self.tr("Photo"),
            [
                (("Left", "Right"), self.tr("Previous and next photo")),
                (("F", "1"), self.tr("Whole photo, actual size")),
                (("Tab",), self.tr("From face to face")),
                (("N",), self.tr("Draw a face")),
                (("H",), self.tr("Show or hide the frames")),
                (("Ctrl+I",), self.tr("About this photo")),
            ],
        )
        yield (
            self.tr("Graph"),
            [
                (("Ctrl+A", "A"), self.tr("Select all; select all of this person")),
                (("Shift+M",), self.tr("Move the selected faces to somebody")),
                (("K",), self.tr("Cut the link between two faces")),
                (("D",), self.tr("The selected people are different people")),
                (("O",), self.tr("Show only the selected people")),
                (("P",), self.tr("Open the person")),
                (("Ctrl+Enter",), self.tr("Look at the photo")),
                (("Home",), self.tr("Show everything")),
            ],
        )
        yield (
            self.tr("Review"),
            [
                (("Y",), self.tr("Yes, it is this person")),
                (("N",), self.tr("No, it is somebody else")),
                (("S",), self.tr("Skip, decide later")),
                (("I",), self.tr("Ignore this face")),
            ],
        )
        yield (
            self.tr("Who is this?"),
            [(("Ctrl+V",), self.tr("Ask about the photo in the clipboard"))],
        )


def native(key: str) -> str:
    """A key as the system writes it."""
    if key == "…":
        return key
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
