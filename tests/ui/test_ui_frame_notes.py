"""Notes say what happened, offer something, and leave by themselves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from photoorg.ui import theme
from photoorg.ui.notes import Notes, Offer, keep_clear


def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(900, 500)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_note_is_at_the_lower_left_and_leaves(qtbot: QtBot) -> None:
    over = window(qtbot)
    notes = Notes(over)
    note = notes.say("Merged 2 people.")
    assert note.isVisible()
    assert note.accessibleName() == "Merged 2 people."
    qtbot.waitUntil(lambda: note.x() == 16)
    assert note.geometry().bottom() == over.height() - 16 - 1
    over.resize(700, 400)
    assert note.geometry().bottom() == 400 - 16 - 1
    with qtbot.waitSignal(note.destroyed):
        note.let_it_leave_after(1)
    assert notes.shown == []


def test_what_is_offered_is_done_once(qtbot: QtBot) -> None:
    over = window(qtbot)
    notes = Notes(over)
    done: list[str] = []
    note = notes.say("Merged 2 people.", Offer("Undo", lambda: done.append("undo")))
    assert note.offer_button is not None
    assert note.offer_button.text() == "Undo"
    with qtbot.waitSignal(note.destroyed):
        qtbot.mouseClick(note.offer_button, Qt.MouseButton.LeftButton)
    assert done == ["undo"]
    assert notes.shown == []


def test_news_takes_the_place_of_news_and_problems_stay(qtbot: QtBot) -> None:
    notes = Notes(window(qtbot))
    notes.say("first")
    problem = notes.warn("the disk is full")
    notes.warn("the disk is full")
    second = notes.say("second")
    assert [note.text for note in notes.shown] == ["the disk is full", "second"]
    assert problem not in notes.shown
    for number in range(5):
        notes.warn(f"problem {number}")
    assert [note.text for note in notes.shown] == ["problem 2", "problem 3", "problem 4"]
    assert second not in notes.shown
    bottoms = [note.geometry().bottom() for note in notes.shown]
    tops = [note.y() for note in notes.shown]
    assert all(bottom < top for bottom, top in zip(bottoms, tops[1:], strict=False))


def test_long_text_wraps_inside_the_window(qtbot: QtBot) -> None:
    over = window(qtbot)
    over.resize(320, 400)
    note = Notes(over).say("A very long sentence about what was done. " * 6)
    qtbot.waitUntil(lambda: note.x() == 16)
    assert note.height() > 3 * note.fontMetrics().height()
    assert over.rect().contains(note.geometry())


def test_text_is_never_markup(qtbot: QtBot) -> None:
    note = Notes(window(qtbot)).say("Merged '<b>Anna</b>' into '<img src=x>'.")
    assert note.label.textFormat() == Qt.TextFormat.PlainText


def test_a_note_that_has_the_keyboard_stays(qtbot: QtBot) -> None:
    over = window(qtbot)
    other = QPushButton("other", over)
    other.show()
    note = Notes(over).say("Merged 2 people.", Offer("Undo", lambda: None))
    assert note.offer_button is not None
    over.activateWindow()
    note.offer_button.setFocus()
    qtbot.waitUntil(lambda: over.focusWidget() is note.offer_button)
    assert note.must_stay()
    other.setFocus()
    assert not note.must_stay()


def test_a_click_leaves_the_keyboard_where_it_was(qtbot: QtBot) -> None:
    over = window(qtbot)
    grid = QPushButton("grid", over)
    after = QPushButton("after", over)
    for button in (grid, after):
        button.show()
    over.activateWindow()
    grid.setFocus()
    note = Notes(over).say("Merged 2 people.", Offer("Undo", lambda: None))
    assert note.offer_button is not None
    with qtbot.waitSignal(note.destroyed):
        qtbot.mouseClick(note.offer_button, Qt.MouseButton.LeftButton)
    assert over.focusWidget() is grid


def test_a_note_is_framed_by_one_even_line(qtbot: QtBot) -> None:
    note = Notes(window(qtbot)).say("Merged 2 people.")
    image = note.grab().toImage()
    across, along = image.width() // 2, image.height() // 2
    right, bottom = image.width() - 1, image.height() - 1
    places = ((across, 0), (across, bottom), (0, along), (right, along))
    assert {image.pixelColor(*place).name() for place in places} == {theme.current().edge.name()}
    inside = ((across, 1), (across, bottom - 1), (1, along), (right - 1, along))
    assert {image.pixelColor(*place).name() for place in inside} == {theme.current().surface.name()}


def test_notes_keep_clear_of_controls(qtbot: QtBot) -> None:
    over = window(qtbot)
    notes = Notes(over)
    bar = QPushButton("Merge", over)
    keep_clear(bar)
    bar.setGeometry(100, 440, 300, 40)
    bar.hide()
    lower = notes.warn("The disk is full.")
    usual = over.height() - 16 - 1
    qtbot.waitUntil(lambda: lower.x() == 16)
    assert lower.geometry().bottom() == usual
    bar.show()
    assert lower.geometry().bottom() < bar.y()
    upper = notes.say("Merged 2 people.")
    qtbot.waitUntil(lambda: upper.x() == 16)
    for note in (lower, upper):
        assert not note.geometry().intersects(bar.geometry())
    assert upper.geometry().bottom() < bar.y()
    assert lower.geometry().bottom() < upper.y()
    bar.move(600, 440)
    assert upper.geometry().bottom() == usual, "there is room beside it"
    bar.move(100, 440)
    with qtbot.waitSignal(bar.destroyed):
        bar.deleteLater()
    notes.place()
    assert upper.geometry().bottom() == usual


def test_a_note_stays_above_a_page_that_is_shown_after_it(qtbot: QtBot) -> None:
    pages = QStackedWidget()
    pages.resize(900, 500)
    qtbot.addWidget(pages)
    pages.addWidget(QLabel("first"))
    with qtbot.waitExposed(pages):
        pages.show()
    notes = Notes(pages)
    note = notes.say("Merged 2 people.")
    pages.addWidget(QLabel("second"))
    pages.setCurrentIndex(1)
    assert pages.childAt(note.geometry().center()) is pages.widget(1)
    notes.place()
    below = pages.childAt(note.geometry().center())
    assert below is not None
    assert note.isAncestorOf(below)
