"""The window's dialogs, drops from outside, large text, and that it comes back as it was left."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from photoorg.core.ids import PersonId
from photoorg.library.editing import Merge
from photoorg.library.paths import Paths
from photoorg.ui import sections, theme
from photoorg.ui.about import AboutDialog
from photoorg.ui.key_table import KeyTable
from photoorg.ui.main_window import MainWindow
from photoorg.ui.session import Session
from photoorg.ui.ui_settings import UiSettings

MakeWindow = Callable[[], MainWindow]


def page_of(window: MainWindow) -> Any:
    """The page that is shown, which remembers its `calls`."""
    return window.pages.page


# -- dialogs -----------------------------------------------------------------------------


def test_the_table_of_keys(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keySequence(window, "F1")
    (table,) = window.findChildren(KeyTable)
    listed = {key for _, rows in table.groups() for keys, _ in rows for key in keys}
    for action in (*window.commands.sections.values(), window.commands.undo):
        keys = action.shortcut().toString()
        assert not keys or keys in listed or keys.startswith("Ctrl+")
    assert {"M", "Shift+S", "X", "I", "Delete", "Y", "N", "S", "Space", "F2", "F1"} <= listed
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(KeyTable))


def test_about(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.about.trigger()
    (dialog,) = window.findChildren(AboutDialog)
    assert dialog.grab().toImage().width() > 300
    dialog.reject()


def test_the_log_is_opened(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, library_paths: Paths
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile())
    )
    window.commands.log.trigger()
    library_paths.logs.mkdir(parents=True)
    (library_paths.logs / "photoorg.log").write_text("")
    window.commands.log.trigger()
    assert opened == [str(library_paths.logs), str(library_paths.logs / "photoorg.log")]


# -- drops from outside ----------------------------------------------------------------------


def drop(window: MainWindow, over: QWidget, data: QMimeData) -> QDropEvent:
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), actions, data, left, none)
    QApplication.sendEvent(over, entered)
    dropped = QDropEvent(QPointF(5, 5), actions, data, left, none)
    QApplication.sendEvent(over, dropped)
    return dropped


@pytest.mark.parametrize("over", ["window", "sidebar", "page"])
def test_folders_can_be_dropped_anywhere(window: MainWindow, over: str, tmp_path: Path) -> None:
    targets = {
        "window": window,
        "sidebar": window.sidebar.sections.viewport(),
        "page": page_of(window),
    }
    given: list[object] = []
    window.folders_given.connect(given.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/photo.jpg")])
    event = drop(window, targets[over], data)
    assert event.isAccepted()
    assert event.dropAction() == Qt.DropAction.CopyAction
    assert given == [[tmp_path]]


def test_what_is_no_file_is_not_taken(window: MainWindow) -> None:
    given: list[object] = []
    window.folders_given.connect(given.append)
    data = QMimeData()
    data.setText("text")
    assert not drop(window, window, data).isAccepted()
    assert given == []


def test_the_window_says_what_a_drop_would_do(window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    before = window.grab().toImage()
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left, none)
    QApplication.sendEvent(window, entered)
    assert window.grab().toImage() != before
    drop(window, window, data)


# -- as it was left ----------------------------------------------------------------------


def test_the_window_comes_back(
    make_window: MakeWindow, ui_settings: UiSettings, qtbot: QtBot
) -> None:
    first = make_window()
    first.resize(first.width(), 707)
    first.go(sections.PHOTOS)
    first.commands.sidebar.trigger()
    first.commands.history.trigger()
    qtbot.waitUntil(lambda: first.height() == 707)
    first.splitter.setSizes([first.sidebar.narrow_width(), 500, 300])
    sizes = first.splitter.sizes()
    first.close()
    second = make_window()
    assert second.height() == 707
    assert second.splitter.sizes() == pytest.approx(sizes, abs=2)
    assert second.pages.section == sections.PHOTOS
    assert second.sidebar.narrow
    assert second.history.isVisible()
    ui_settings.put("window/view", "nonsense")
    assert make_window().pages.section == sections.PEOPLE


def test_the_page_takes_the_room_of_a_narrow_sidebar(make_window: MakeWindow, qtbot: QtBot) -> None:
    window = make_window()
    page = window.header.parentWidget()
    wide = page.width()
    window.commands.sidebar.trigger()
    qtbot.waitUntil(lambda: page.width() > wide)
    assert page.x() <= window.sidebar.narrow_width() + 4
    window.close()
    window = make_window()
    assert window.sidebar.narrow
    page = window.header.parentWidget()
    qtbot.waitUntil(lambda: page.x() <= window.sidebar.narrow_width() + 4)
    window.commands.sidebar.trigger()
    qtbot.waitUntil(lambda: page.width() == wide)


def test_nothing_is_cut_off_in_a_small_window_or_with_large_text(
    qapp: QApplication, make_window: MakeWindow, qtbot: QtBot
) -> None:
    usual = qapp.font()
    large = theme.font(2.0)
    qapp.setFont(large)
    try:
        window = make_window()
        window.resize(900, 600)
        qtbot.waitUntil(lambda: window.width() == 900)
        assert window.minimumSizeHint().width() <= 900
        assert window.sidebar.narrow
        search = window.header.search
        assert search.height() >= search.fontMetrics().height() + 8
        assert window.header.title.height() >= window.header.title.fontMetrics().height()
        rows = window.sidebar.sections
        assert rows.sizeHintForRow(0) >= rows.fontMetrics().height() + 8
        window.resize(1700, 900)
        qtbot.waitUntil(lambda: not window.sidebar.narrow)
        metrics = rows.fontMetrics()
        assert rows.width() > metrics.horizontalAdvance("Not a face") + rows.picture_side() + 40
    finally:
        qapp.setFont(usual)


def test_everything_has_a_name_for_screen_readers(window: MainWindow) -> None:
    for kind in (QAbstractButton, QAbstractItemView, QLineEdit):
        for widget in window.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
                assert named, widget


def test_the_keyboard_reaches_every_part(window: MainWindow, qtbot: QtBot) -> None:
    window.sidebar.sections.setFocus()
    reached = set()
    for _ in range(12):
        focus = window.focusWidget()
        assert focus is not None
        reached.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert {window.sidebar.sections, window.header.search, window.header.sidebar_button} <= reached


def test_merging_by_dropping_is_said(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    cards = window.sidebar.people.cards
    with qtbot.waitSignal(session.edited):
        window.sidebar.people.dropped.emit(
            Merge([PersonId(cards[0].id), PersonId(cards[1].id)], name=cards[0].name)
        )
    assert window.notes.shown[-1].text == "Merged “Ben Ito” into “Anna Weber”."
