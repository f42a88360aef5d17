"""The empty library, and drops that come from outside."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from photoorg.library.folders import folders
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui.app import OpenLibrary
from photoorg.ui.drop_area import DropArea
from photoorg.ui.folder_drops import FolderDrops
from photoorg.ui.ui_settings import UiSettings

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


def test_of_dropped_photos_the_folder_is_offered(
    qtbot: QtBot, empty_paths: Paths, ui_settings: UiSettings, tmp_path: Path
) -> None:
    folder, other = tmp_path / "photos", tmp_path / "other"
    for place in (folder, other):
        place.mkdir()
    (tmp_path / "notes.txt").write_text("")
    opened = OpenLibrary(empty_paths, ui_settings, empty=True)
    opened.window.show()
    qtbot.waitUntil(lambda: opened.scanning is not None)
    scanning, notes = opened.scanning, opened.window.notes
    assert scanning is not None
    opened.window.folders_given.emit([tmp_path / "notes.txt"])
    qtbot.waitUntil(lambda: len(notes.shown) == 1)
    opened.window.folders_given.emit([folder / "a.jpg"])
    qtbot.waitUntil(lambda: "photos" in notes.shown[-1].text)
    offer = notes.shown[-1].offer_button
    assert offer is not None
    assert offer.isVisible()
    with Library(empty_paths) as library:
        assert folders(library) == []
    with qtbot.waitSignal(scanning.scans.finished, timeout=60_000):
        offer.click()
    with Library(empty_paths) as library:
        assert [row.path for row in folders(library)] == [folder]
    opened.close()
