"""A small window that folders are dragged out of, as out of a file manager.

python drag_source.py X Y FOLDER...
"""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class Source(QWidget):
    """Drags the folders as soon as the mouse moves with its button pressed."""

    def __init__(self, folders: list[str]) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self._folders = folders
        self._dragging = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._dragging or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._dragging = True
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(folder) for folder in self._folders])
        drag = QDrag(self)
        drag.setMimeData(data)
        # A file manager offers to move too; photoorg has to choose the copy.
        action = drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction)
        print(action.name, flush=True)  # whoever got the folders may ask for their names only now


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    source = Source(sys.argv[3:])
    source.setGeometry(int(sys.argv[1]), int(sys.argv[2]), 80, 80)
    source.show()
    app.processEvents()
    print("ready", flush=True)
    app.exec()
