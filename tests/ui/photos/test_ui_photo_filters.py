"""Finding some of the photos: by what is typed, and by what is chosen."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from photoorg.core.ids import PhotoId
from photoorg.library.browsing_photos import PhotoFilter, photos_like
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.persons import Persons
from photoorg.ui import theme
from photoorg.ui.chips import Chip, ChipRow
from photoorg.ui.flow_layout import FlowLayout
from photoorg.ui.photo_filters import PhotoFilters
from photoorg.ui.photos_grid import PhotosGrid
from photoorg.ui.small_photos import SmallPhotos

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
AddPhoto = Callable[..., PhotoId]


# -- filters ---------------------------------------------------------------------------------


def test_the_search_understands_names_dates_and_paths(hand: Any) -> None:
    with Library(hand.page.session.paths) as library:
        anna, ben = (Persons(library.database).by_name(n) for n in ("Anna Weber", "Ben Ito"))
    assert anna is not None
    assert ben is not None
    hand.search("anna ben")
    both = PhotoFilter(together=((anna,), (ben,)))
    assert hand.ids() == hand.like(both)
    assert 0 < len(hand.ids()) < 20
    hand.search("anna -ben")
    assert hand.ids() == hand.like(PhotoFilter(together=((anna,),), without=(ben,)))
    assert hand.chips() == ["Anna Weber", "Without Ben Ito"]
    hand.search("2015")
    assert {taken.item().year for taken in hand.grid.rows.taken} == {2015}
    hand.search("2014/ 003")
    assert hand.chips() == ["“2014/”", "“003”"]
    hand.search("")
    assert len(hand.ids()) == 48
    assert not hand.page.chips.isVisible()


def test_a_search_that_finds_nothing_offers_all(hand: Any, qtbot: QtBot) -> None:
    hand.search("nowhere")
    assert hand.page.empty.isVisible()
    with qtbot.waitSignal(hand.page.search_changed) as told:
        qtbot.mouseClick(hand.page.empty.button, LEFT)
    assert told.args == [""]
    hand.wait()
    assert len(hand.ids()) == 48
    assert hand.grid.isVisible()


def test_a_chip_is_taken_away(hand: Any, qtbot: QtBot) -> None:
    hand.search("anna 2015 -ben")
    labels = hand.page.chips.labels
    assert len(labels) == 3
    with qtbot.waitSignal(hand.page.search_changed) as told:
        qtbot.mouseClick(labels[1].button, LEFT)
    assert told.args == ["anna -ben"]
    hand.wait()
    assert hand.chips() == ["Anna Weber", "Without Ben Ito"]
    qtbot.mouseClick(hand.page.chips.clear_button, LEFT)
    hand.wait()
    assert hand.chips() == []
    assert len(hand.ids()) == 48


def test_fields_choose_who_is_there_and_who_is_not(hand: Any, qtbot: QtBot) -> None:
    filters = hand.page.filters
    assert not filters.isVisible()
    qtbot.mouseClick(hand.page.bar.filter_button, LEFT)
    hand.wait()
    assert filters.isVisible()
    assert filters.with_field.hasFocus()
    hand.choose(filters.with_field, "web")
    assert hand.chips() == ["Anna Weber"]
    qtbot.waitUntil(lambda: filters.with_field.text() == "")
    hand.choose(filters.without_field, "ben")
    assert hand.chips() == ["Anna Weber", "Without Ben Ito"]
    hand.choose(filters.with_field, "nobody like this")
    assert hand.chips() == ["Anna Weber", "Without Ben Ito"]
    assert filters.with_field.text() == "nobody like this"
    qtbot.mouseClick(hand.page.bar.filter_button, LEFT)
    assert not filters.isVisible()
    assert hand.grid.hasFocus()


def test_names_are_completed(hand: Any, qtbot: QtBot) -> None:
    field = hand.page.filters.with_field
    hand.page.bar.filter_button.click()
    hand.wait()
    qtbot.keyClicks(field, "i")
    completer = field.completer()
    assert completer is not None
    popup = completer.popup()
    qtbot.waitUntil(popup.isVisible)
    assert popup.model().rowCount() == 1
    qtbot.keyClick(popup, Key.Key_Down)
    qtbot.keyClick(popup, Key.Key_Return)
    hand.wait()
    assert hand.chips() == ["Ben Ito"]
    qtbot.waitUntil(lambda: field.text() == "")


def test_a_time_is_chosen_or_written(hand: Any, qtbot: QtBot) -> None:
    dates = hand.page.filters.dates
    hand.page.bar.filter_button.click()
    hand.wait()
    assert [dates.itemText(row) for row in range(3)] == ["2020", "2019", "2018"]
    dates.activated.emit(1)
    hand.wait()
    assert hand.chips() == ["2019"]
    assert {taken.item().year for taken in hand.grid.rows.taken} == {2019}
    field = dates.lineEdit()
    assert field is not None
    hand.choose(field, "2015..2016-03")
    assert hand.chips() == ["2015..2016-03"]
    assert max(hand.grid.rows.taken).item().date() <= date(2016, 3, 31)
    hand.choose(field, "some day")
    assert hand.chips() == ["2015..2016-03"]
    assert dates.count() == 12, "all years are still offered"


def test_a_folder_is_chosen(hand: Any, photo_folder: Path) -> None:
    hand.page.bar.filter_button.click()
    hand.wait()
    folders = hand.page.filters.folders
    assert folders.count() == 13
    assert folders.itemData(0) == photo_folder
    row = next(r for r in range(13) if folders.itemData(r) == photo_folder / "2012")
    folders.activated.emit(row)
    hand.wait()
    assert hand.chips() == ["2012"]
    assert hand.ids() == hand.like(PhotoFilter(folder=photo_folder / "2012"))
    assert len(hand.ids()) == 4


def test_photos_without_faces(hand: Any, add_photo: AddPhoto, qtbot: QtBot) -> None:
    photo = add_photo("empty.jpg", (300, 200))
    box = hand.page.filters.faceless
    hand.page.bar.filter_button.click()
    box.click()
    hand.wait()
    assert hand.ids() == [photo]
    hand.page.terms.remove("faceless")
    hand.wait()
    assert not box.isChecked()
    assert len(hand.ids()) == 49


# -- parts -----------------------------------------------------------------------------------


def test_chips_flow_into_rows(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.show_chips([Chip(str(n), f"a chip with number {n}") for n in range(8)])
    wide, narrow = row.heightForWidth(2_000), row.heightForWidth(300)
    assert narrow > 2 * wide
    row.resize(300, narrow)
    row.show()
    qtbot.waitExposed(row)
    places = [label.geometry() for label in row.labels]
    assert all(row.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for a, b in pairwise(places))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_what_fields_ask_for_has_the_same_ink(dark: bool, qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, dark)
    filters = PhotoFilters()
    qtbot.addWidget(filters)
    filters.ensurePolished()
    dates = filters.dates.lineEdit()
    assert dates is not None
    inks = [
        field.palette().color(QPalette.ColorRole.PlaceholderText)
        for field in (filters.with_field, filters.without_field, dates, filters.folders)
    ]
    assert set(map(QColor.name, inks)) == {theme.current().secondary.name()}
    assert {ink.alpha() for ink in inks} == {255}
    theme.apply(qapp, dark=False)


def test_names_that_are_offered_are_not_cut(hand: Any, qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, dark=False)
    hand.page.bar.filter_button.click()
    hand.wait()
    field = hand.page.filters.with_field
    qtbot.keyClicks(field, "n")
    offered = field.completer().popup()
    qtbot.waitUntil(offered.isVisible)
    last = offered.model().index(offered.model().rowCount() - 1, 0)
    assert offered.viewport().rect().contains(offered.visualRect(last))
    assert not offered.verticalScrollBar().isVisible()
    offered.hide()


def test_the_button_after_the_chips_goes_along(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.resize(900, 60)
    with qtbot.waitExposed(row):
        row.show()
    chips = [Chip(str(n), f"chip {n}") for n in range(4)]
    for count in (2, 4, 3):
        row.show_chips(chips[:count])
        gap = row.labels[-1].geometry().right() + row.layout().spacing() + 1
        qtbot.waitUntil(lambda left=gap: row.clear_button.x() == left)


def test_a_flow_of_nothing_takes_no_room(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    flow = FlowLayout(widget)
    assert flow.heightForWidth(100) == 0
    assert flow.itemAt(0) is None
    assert flow.takeAt(0) is None
    assert flow.count() == 0


def test_the_cut_pictures_are_kept_up_to_a_number_of_bytes(
    library_paths: Paths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from photoorg.ui import photos_delegate

    monkeypatch.setattr(photos_delegate, "_BUDGET", 400_000)
    photos = SmallPhotos(library_paths)
    grid = PhotosGrid(photos)
    qtbot.addWidget(grid, before_close_func=lambda _: photos.close())
    with Library(library_paths) as library:
        rows = photos_like(library)
    grid.resize(900, 600)
    grid.show_rows(rows, [""] * len(rows))
    grid.show()
    qtbot.waitExposed(grid)
    qtbot.waitUntil(lambda: not photos.busy and photos.bytes_kept > 0, timeout=10_000)
    grid.grab()
    assert 0 < grid._delegate.bytes_kept <= 400_000
