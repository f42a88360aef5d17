"""All photos by date, and finding some of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from photoorg.core.ids import PhotoId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.library.browsing_photos import MonthOfPhotos, PhotoRows, faces_in_photo
from photoorg.library.editing import NamePerson, NotAFace
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui import photos_page
from photoorg.ui.photos_bar import PhotosBar
from photoorg.ui.photos_delegate import PhotoDates
from photoorg.ui.photos_grid import SIDES
from photoorg.ui.photos_page import PhotosPage
from photoorg.ui.services import Services
from photoorg.ui.session import Session

# What the offscreen platform says when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
AddPhoto = Callable[..., PhotoId]


# -- the grid --------------------------------------------------------------------------------


def test_photos_are_shown_newest_first(hand: Any, qtbot: QtBot) -> None:
    assert hand.ids() == hand.like()
    assert len(hand.ids()) == 48
    assert "48" in hand.page.bar.count.text()
    taken = hand.grid.rows.taken
    assert np.all(np.diff(taken) <= np.timedelta64(0))
    first, last = hand.grid.visible_rows()
    seen = hand.ids()[first:last]
    assert len(seen) > 5
    qtbot.waitUntil(lambda: all(hand.page.small_photos.get(photo) for photo in seen))


def test_the_model_holds_what_it_promises(hand: Any, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(hand.grid.model())
    assert hand.grid.model().rowCount() == 48


def test_screen_readers_say_the_date_as_the_owner_writes_it(hand: Any) -> None:
    hand.click(0)
    spoken = hand.grid.currentIndex().data()
    assert spoken == hand.grid._delegate.dates.moment(0)
    assert "T" not in hand.grid.model().index(5, 0).data() or len(spoken) > 8


def test_the_first_photo_of_a_month_and_of_a_day_is_marked() -> None:
    taken = ["2019-07-14T10:00", "2019-07-14T09:00", "2019-07-13T09:00", "2019-06-30T09:00"]
    rows = PhotoRows(np.arange(4), np.array(taken, "datetime64[s]"), np.zeros(4, np.bool_))
    dates = PhotoDates(rows)
    assert [dates.begins_month(row) for row in range(4)] == [True, False, False, True]
    assert [dates.begins_day(row) for row in range(4)] == [True, False, True, True]
    assert dates.month(0).endswith("2019")
    assert dates.month(0) != dates.month(3)
    assert len(dates.month(0, short=True)) < len(dates.month(0))
    assert dates.day(0).endswith("14")


def test_double_click_and_keys_open_a_photo(hand: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hand.page.open_photo) as opened:
        hand.click(2)
        qtbot.mouseDClick(hand.grid.viewport(), LEFT, NONE, hand.cell(2))
    assert opened.args == [hand.ids()[2], 0]
    for key in (Key.Key_Return, Key.Key_Space):
        with qtbot.waitSignal(hand.page.open_photo) as opened:
            hand.key(key)
        assert opened.args == [hand.ids()[2], 0]
    assert list(hand.page.photos_in_order()) == hand.ids()


def test_zoom_is_remembered_and_keeps_the_middle(hand: Any) -> None:
    page = hand.page
    side = hand.grid.side
    hand.click(4)
    page.zoom(1)
    assert hand.grid.side == SIDES[SIDES.index(side) + 1]
    assert hand.grid.visualRect(hand.grid.currentIndex()).intersects(hand.grid.viewport().rect())
    assert page.services.settings.whole("photos/zoom", -1) == SIDES.index(hand.grid.side)
    assert page.bar.slider.value() == SIDES.index(hand.grid.side)
    page.zoom(-99)
    assert hand.grid.side == SIDES[0]
    page.zoom(0)
    assert hand.grid.side == side
    page.bar.slider.setValue(0)
    assert hand.grid.side == SIDES[0]


@pytest.mark.parametrize(("width", "slider"), [(900, True), (420, False), (320, False)])
def test_the_row_above_the_photos_fits(width: int, slider: bool, qtbot: QtBot) -> None:
    bar = PhotosBar()
    qtbot.addWidget(bar)
    bar.resize(width, 60)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.show_months([MonthOfPhotos(2020, 1, 0, 80_000), MonthOfPhotos(2019, 1, 80_000, 20_000)])
    assert bar.slider.isVisible() == slider
    bar.layout().activate()
    for part in (bar.count, bar.go_button, bar.filter_button):
        assert bar.rect().contains(part.geometry())
        assert part.width() >= part.minimumSizeHint().width()


def test_the_month_is_said_while_one_scrolls(hand: Any, qtbot: QtBot) -> None:
    hand.page.zoom(9)
    bar = hand.grid.verticalScrollBar()
    assert not hand.grid.month.is_shown
    bar.setValue(bar.maximum() // 2)
    assert hand.grid.month.is_shown
    assert hand.grid.month.text() == hand.grid.first_month()
    qtbot.waitUntil(lambda: not hand.grid.month.is_shown)


def test_one_goes_to_a_month_by_the_menu(hand: Any) -> None:
    hand.page.zoom(9)
    menu = hand.page.bar.go_menu
    menu.aboutToShow.emit()
    years = [action for action in menu.actions() if action.menu()]
    assert [action.text() for action in years] == [str(y) for y in range(2020, 2008, -1)]
    months = years[6].menu()
    assert isinstance(months, QMenu)
    months.actions()[0].trigger()
    row = hand.grid.currentIndex().row()
    assert hand.grid.rows.taken[row].item().year == 2014
    assert hand.grid.visible_rows()[0] <= row < hand.grid.visible_rows()[1]
    assert hand.grid.hasFocus()


def test_what_scrolled_out_of_sight_is_not_decoded(
    session: Session,
    services: Services,
    show_page: Any,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = PhotosPage(session, services)
    wanted: list[list[int]] = []
    monkeypatch.setattr(
        page.small_photos, "look_at", lambda seen, soon=(): wanted.append([*seen, *soon])
    )
    show_page(page)
    page.enter()
    qtbot.waitUntil(lambda: bool(wanted) and len(page.grid.rows) == 48)
    page.zoom(9)
    bar = page.grid.verticalScrollBar()
    bar.setValue(bar.maximum())
    ids = page.photos_in_order()
    qtbot.waitUntil(lambda: ids[-1] in wanted[-1])
    assert ids[0] not in wanted[-1]
    assert len(wanted[-1]) < 30
    page.grid.hide()
    assert wanted[-1] == []


def test_a_photo_whose_file_is_away_has_a_sign(
    hand: Any, add_photo: AddPhoto, tmp_path: Path
) -> None:
    photo = add_photo("away.jpg", (300, 200))
    (tmp_path / "more").rename(tmp_path / "elsewhere")
    hand.page.enter()
    hand.wait()
    assert hand.ids()[0] == photo
    assert hand.page.small_photos.is_missing(photo)
    before = hand.grid.grab().toImage()
    (tmp_path / "elsewhere").rename(tmp_path / "more")
    hand.page.enter()
    hand.wait()
    assert hand.page.small_photos.get(photo) is not None
    assert hand.grid.grab().toImage() != before


def test_an_empty_library_asks_for_folders(
    open_session: Callable[[Paths], Session],
    empty_paths: Paths,
    ui_settings: Any,
    show_page: Any,
    qtbot: QtBot,
) -> None:
    from photoorg.ui.thumbnails import ThumbnailCache

    session = open_session(empty_paths)
    thumbnails = ThumbnailCache(empty_paths)
    page = PhotosPage(session, Services(thumbnails, ui_settings))
    show_page(page)
    page.enter()
    qtbot.waitUntil(page.empty.isVisible)
    with qtbot.waitSignal(page.add_folders):
        qtbot.mouseClick(page.empty.button, LEFT)
    thumbnails.close()


# -- changes ---------------------------------------------------------------------------------


def test_nothing_moves_while_a_scan_adds_photos(
    hand: Any, add_photo: AddPhoto, qtbot: QtBot
) -> None:
    before = hand.ids()
    photo = add_photo("new.jpg", (300, 200))
    hand.page.session.changed.emit(ChangeSet(photos=frozenset([photo])))
    hand.wait()
    assert hand.ids() == before
    assert hand.page.bar.again_button.isVisible()
    qtbot.mouseClick(hand.page.bar.again_button, LEFT)
    hand.wait()
    assert hand.ids() == [photo, *before]
    assert not hand.page.bar.again_button.isVisible()


def test_photos_move_when_nothing_was_touched_for_a_while(
    hand: Any, add_photo: AddPhoto, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand.page._untouched.setInterval(50)
    photo = add_photo("new.jpg", (300, 200))
    hand.page.session.changed.emit(None)
    qtbot.waitUntil(lambda: photo in hand.ids())


def test_what_is_seen_stays_when_photos_come(hand: Any, add_photo: AddPhoto) -> None:
    hand.page.zoom(9)
    hand.grid.go_to_row(20)
    hand.click(hand.grid.visible_rows()[0] + 1)
    selected = hand.grid.selected()
    top = hand.ids()[hand.grid.visible_rows()[0]]
    for number in range(5):
        add_photo(f"new {number}.jpg", (300, 200 + number))
    hand.page.session.changed.emit(None)
    hand.page.bar.again_button.click()
    hand.wait()
    assert len(hand.ids()) == 53
    first, _ = hand.grid.visible_rows()
    assert top in hand.ids()[first : first + hand.grid.columns]
    assert hand.grid.selected() == selected


def test_the_owners_own_edit_is_shown_at_once(hand: Any) -> None:
    hand.search("anna")
    photo = hand.ids()[0]
    with Library(hand.page.session.paths) as library:
        faces = faces_in_photo(library, PhotoId(photo))
        face = next(face for face in faces if face.name == "Anna Weber")
    hand.page.session.do(NotAFace([face.id]))
    hand.wait()
    assert photo not in hand.ids()
    hand.page.session.undo()
    hand.wait()
    assert photo in hand.ids()


def test_a_new_name_can_be_searched(hand: Any) -> None:
    hand.search("chie")
    assert hand.ids() == []
    with Library(hand.page.session.paths) as library:
        person = next(person for person in library.people() if person.name is None)
    hand.page.session.do(NamePerson(person.id, "Chie"))
    hand.wait()
    assert len(hand.ids()) == person.photos
    assert hand.chips() == ["Chie"]


# -- what is done ----------------------------------------------------------------------------


def test_all_without_a_name_in_some_photos_are_ignored(hand: Any, qtbot: QtBot) -> None:
    hand.click(0)
    hand.click(2, CTRL)
    assert hand.page.selection_bar.isVisible()
    photos = hand.grid.selected()
    assert photos == [hand.ids()[0], hand.ids()[2]]
    (button,) = hand.page.selection_bar.buttons
    qtbot.mouseClick(button, LEFT)
    hand.wait()
    with Library(hand.page.session.paths) as library:
        faces = [face for photo in photos for face in faces_in_photo(library, photo)]
    assert faces
    assert all(f.state is FaceState.IGNORED for f in faces if f.name is None)
    hand.key(Key.Key_Escape)
    assert not hand.page.selection_bar.isVisible()


def test_the_menu_and_show_in_folder(
    hand: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, photo_folder: Path
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(photos_page, "show_in_folder", shown.append)
    hand.click(1)
    at = hand.cell(1)
    where = hand.grid.viewport().mapToGlobal(at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, where)
    QApplication.sendEvent(hand.grid.viewport(), event)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert texts == ["Look at the photo", "Show in folder", "Ignore all without a name here"]
    menu.close()
    hand.page.show_file.trigger()
    hand.wait()
    assert len(shown) == 1
    assert shown[0].is_relative_to(photo_folder)


def test_every_control_has_a_name(hand: Any) -> None:
    hand.page.bar.filter_button.click()
    hand.search("anna 2015")
    buttons = [b for b in hand.page.findChildren(QAbstractButton) if b.isVisible()]
    assert len(buttons) > 5
    assert [b for b in buttons if not (b.accessibleName() or b.text())] == []


def test_the_page_follows_the_theme(hand: Any, dark: bool) -> None:
    picture = hand.page.grab().toImage()
    assert (picture.pixelColor(2, picture.height() // 2).lightness() < 128) == dark
