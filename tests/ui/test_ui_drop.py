"""The empty library, and drops that come from outside."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from photoorg.ui.drop_area import DropArea
from photoorg.ui.folder_drops import FolderDrops

BOTH = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def test_the_empty_library_says_what_to_do(qtbot: QtBot, dark: bool) -> None:
    area = DropArea()
    qtbot.addWidget(area)
    area.resize(900, 600)
    area.show()
    qtbot.waitExposed(area)
    assert area.sentence.text() == area.accessibleName() == "Drop folders of photos here"
    image = area.grab().toImage()
    assert (image.pixelColor(10, 10).lightness() < 128) is dark
    colours = {image.pixelColor(x, 300).name() for x in range(100)}
    assert len(colours) > 1, "the ring around it"
    with qtbot.waitSignal(area.wanted):
        area.button.click()


def test_a_text_field_does_not_take_a_folder_for_text(qtbot: QtBot, tmp_path: Path) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    middle = QWidget(window)
    field = QLineEdit(middle)
    QVBoxLayout(middle).addWidget(field)
    window.setCentralWidget(middle)
    drops = FolderDrops(window)
    given: list[object] = []
    drops.dropped.connect(given.append)
    window.resize(300, 100)
    window.show()
    qtbot.waitExposed(window)
    place = field.mapTo(window, field.rect().center())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    data.setText(str(tmp_path))
    handle = window.windowHandle()
    entered = QDragEnterEvent(place, BOTH, data, LEFT, NONE)
    QApplication.sendEvent(handle, entered)
    assert entered.isAccepted()
    assert entered.dropAction() == Qt.DropAction.CopyAction
    dropped = QDropEvent(QPointF(place), BOTH, data, LEFT, NONE)
    QApplication.sendEvent(handle, dropped)
    assert dropped.dropAction() == Qt.DropAction.CopyAction
    assert given == [[tmp_path]]
    assert field.text() == ""


def test_what_is_dragged_inside_the_window_goes_where_it_is_dropped(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    window.setCentralWidget(field)
    drops = FolderDrops(window)
    given: list[object] = []
    drops.dropped.connect(given.append)
    window.show()
    qtbot.waitExposed(window)
    data = QMimeData()
    data.setText("a name")
    entered = QDragEnterEvent(QPoint(5, 5), BOTH, data, LEFT, NONE)
    QApplication.sendEvent(window.windowHandle(), entered)
    assert entered.isAccepted(), "the field takes text"
    assert given == []
