from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QDrag, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId
from photoorg.core.records import FaceState
from photoorg.library.browsing_faces import STATES, FaceRows, person_view
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui import faces_grid, theme
from photoorg.ui.dragging import FACES_MIME, dragged_faces
from photoorg.ui.faces_grid import SIDES, USUAL_SIDE, FacesGrid
from photoorg.ui.faces_model import FacesModel, FaceWords, face_listing
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.small_photos import SmallPhotos

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def made_up(count: int, *, photos: int = 0, first: int = 1) -> FaceRows:
    """Faces with these ids from `first` on, in the given number of photos, or one in each."""
    ids = np.arange(first, first + count, dtype=np.int64)
    return FaceRows(
        ids,
        1000 + (ids - 1) % photos if photos else 1000 + ids,
        np.full(count, STATES.index(FaceState.AUTOMATIC), np.uint8),
        np.full(count, "2014-03-05", "datetime64[s]"),
        np.full(count, 0.5, np.float32),
        np.full((count, 4), 0.25, np.float32),
    )


@pytest.fixture
def words(qapp: QApplication) -> FaceWords:
    return FaceWords()


@pytest.fixture
def anna(library_paths: Paths) -> FaceRows:
    """The 14 faces of the largest person, the newest first."""
    with Library(library_paths) as library:
        view = person_view(library, library.people()[0].id)
        assert view is not None
        return view.rows


@pytest.fixture
def photos(session: Session) -> Iterator[SmallPhotos]:
    made = SmallPhotos(session.paths)
    yield made
    made.close()


@pytest.fixture
def grid(services: Services, photos: SmallPhotos, qtbot: QtBot) -> FacesGrid:
    grid = FacesGrid(services.thumbnails, photos)
    qtbot.addWidget(grid)
    grid.resize(700, 420)
    grid.show()
    qtbot.waitExposed(grid)
    grid.activateWindow()
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    return grid


def at(grid: FacesGrid, row: int) -> QPoint:
    return grid.visualRect(grid.model().index(row, 0)).center()


# -- the model -------------------------------------------------------------------------------


def test_the_model_is_one_of_qt(qtmodeltester: Any, words: FaceWords) -> None:
    model = FacesModel()
    model.show(face_listing(made_up(12), words))
    qtmodeltester.check(model.rows)
    model.show(face_listing(made_up(12, photos=5), words, whole_photos=True))
    qtmodeltester.check(model.rows)


def test_an_item_says_when_and_who_decided(words: FaceWords, anna: FaceRows) -> None:
    listing = face_listing(anna, words)
    first = listing.spoken[FaceId(int(anna.ids[0]))]
    assert first.endswith(", found automatically")
    assert str(anna.taken[0].item().year) in first
    undated = made_up(1)
    undated.taken[:] = np.datetime64("NaT")
    assert face_listing(undated, words).spoken[FaceId(1)] == "No date, found automatically"


def test_photos_hold_all_their_faces(words: FaceWords) -> None:
    model = FacesModel()
    model.show(face_listing(made_up(7, photos=3), words, whole_photos=True))
    assert model.ids == [1, 2, 3]
    assert model.faces_of([FaceId(1), FaceId(3)]) == [1, 4, 7, 3, 6]
    assert model.boxes_at(0).shape == (3, 4)
    assert model.photo_at(1) == model.photo_of(FaceId(2)) == 1001
    assert model.states_at(2) == [FaceState.AUTOMATIC] * 2


class Watcher:
    """Counts what a model tells."""

    def __init__(self, model: FacesModel) -> None:
        self.resets = self.inserted = self.removed = self.changed = 0
        model.was_reset.connect(lambda: self._add("resets"))
        model.rows.rowsInserted.connect(lambda: self._add("inserted"))
        model.rows.rowsRemoved.connect(lambda: self._add("removed"))
        model.rows.dataChanged.connect(lambda: self._add("changed"))

    def _add(self, name: str) -> None:
        setattr(self, name, getattr(self, name) + 1)

    @property
    def told(self) -> tuple[int, int, int]:
        return self.resets, self.inserted, self.removed


def test_small_changes_are_told_row_by_row(words: FaceWords) -> None:
    model = FacesModel()
    model.show(face_listing(made_up(100), words))
    watcher = Watcher(model)
    rows = made_up(100)
    model.show(face_listing(rows.take(rows.ids % 10 != 0), words))
    assert watcher.told == (0, 0, 10)
    assert model.ids == [n for n in range(1, 101) if n % 10]
    assert model.rows.rowCount() == 90
    assert model.row_of(FaceId(100)) is None
    assert model.row_of(FaceId(99)) == 89

    model.show(face_listing(rows, words), keep_order=True)
    assert watcher.told == (0, 1, 10), "what is new comes at the end"
    assert model.ids[90:] == list(range(10, 101, 10))

    model.show(face_listing(rows, words))
    assert watcher.told == (1, 1, 10), "and is sorted in when that is wanted"
    assert model.ids == list(range(1, 101))


def test_large_changes_are_told_at_once(words: FaceWords) -> None:
    model = FacesModel()
    model.show(face_listing(made_up(1000), words))
    watcher = Watcher(model)
    model.show(face_listing(made_up(500), words))
    assert watcher.told == (1, 0, 0)
    model.show(face_listing(made_up(1000), words), keep_order=True)
    assert watcher.told == (2, 0, 0)
    assert model.ids == list(range(1, 1001))


def test_a_new_state_changes_the_row_and_no_other(words: FaceWords) -> None:
    model = FacesModel()
    model.show(face_listing(made_up(50), words))
    watcher = Watcher(model)
    rows = made_up(50)
    rows.states[3] = STATES.index(FaceState.CONFIRMED)
    model.show(face_listing(rows, words))
    assert (watcher.told, watcher.changed) == ((0, 0, 0), 1)
    assert model.state_at(3) is FaceState.CONFIRMED
    assert model.rows.index(3).data().endswith("confirmed by you")


# -- the grid --------------------------------------------------------------------------------


def test_many_faces_are_laid_out_in_rows(grid: FacesGrid, words: FaceWords) -> None:
    grid.show_listing(face_listing(made_up(10_000), words))
    grid.executeDelayedItemsLayout()
    columns = grid.columns
    assert columns == (grid.width() - 20) // (USUAL_SIDE + 16)
    first, second = (grid.visualRect(grid.model().index(row, 0)) for row in (0, columns))
    assert second.topLeft() == first.bottomLeft() + QPoint(0, 1)
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    last = grid.visible_rows()[1]
    assert last == 10_000
    assert grid.viewport().rect().contains(at(grid, 9_999))


def test_only_what_can_be_seen_is_fetched(
    grid: FacesGrid, words: FaceWords, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[tuple[set[int], list[int]]] = []
    monkeypatch.setattr(
        services.thumbnails, "look_at", lambda _, seen, soon=(): looked.append((set(seen), [*soon]))
    )
    grid.show_listing(face_listing(made_up(5_000), words))
    grid.grab()
    seen, soon = looked[-1]
    first, last = grid.visible_rows()
    assert seen == set(range(1, last + 1))
    assert soon == list(range(last + 1, 2 * last + 1))
    grid.verticalScrollBar().setValue(grid.top_of(2_000))
    grid.grab()
    seen, _ = looked[-1]
    first, last = grid.visible_rows()
    assert first == 2_000 - 2_000 % grid.columns
    assert seen == set(range(first + 1, last + 1))
    grid.hide()
    assert looked[-1] == (set(), [])


def test_crops_come_and_are_painted(
    grid: FacesGrid, words: FaceWords, anna: FaceRows, services: Services, qtbot: QtBot, dark: bool
) -> None:
    def middle() -> QColor:
        point = at(grid, 0)
        return grid.viewport().grab().toImage().pixelColor(point)

    grid.show_listing(face_listing(anna, words))
    qtbot.waitUntil(lambda: not services.thumbnails.busy and middle() != theme.current().line)
    crop = services.thumbnails.get(int(anna.ids[0]))
    assert crop is not None
    picture = crop.toImage().pixelColor(crop.width() // 2, crop.height() // 2)
    assert abs(middle().lightness() - picture.lightness()) < 40


def marked(grid: FacesGrid, row: int, colour: QColor) -> int:
    """How many pixels of an item have a colour."""
    image = grid.viewport().grab(grid.visualRect(grid.model().index(row, 0))).toImage()
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def test_marks_tell_who_decided(grid: FacesGrid, words: FaceWords, dark: bool) -> None:
    rows = made_up(4)
    states = (FaceState.CONFIRMED, FaceState.AUTOMATIC, FaceState.SUGGESTED, FaceState.IGNORED)
    rows.states[:] = [STATES.index(state) for state in states]
    grid.show_listing(face_listing(rows, words))
    grid.clearFocus()
    accent = theme.current().accent
    confirmed, automatic, suggested, ignored = (marked(grid, row, accent) for row in range(4))
    assert confirmed == ignored == 0
    assert 10 < automatic < 80, "a small dot"
    assert suggested > 3 * automatic, "a ring"


def test_a_tool_tip_explains_the_mark(grid: FacesGrid, words: FaceWords) -> None:
    grid.show_listing(face_listing(made_up(3), words))
    point = at(grid, 1)
    event = QHelpEvent(QEvent.Type.ToolTip, point, grid.viewport().mapToGlobal(point))
    QApplication.sendEvent(grid.viewport(), event)
    assert QToolTip.text() == grid.model().index(1, 0).data()
    QToolTip.hideText()


# -- selecting -------------------------------------------------------------------------------


def test_faces_are_selected_as_everywhere(grid: FacesGrid, words: FaceWords, qtbot: QtBot) -> None:
    grid.show_listing(face_listing(made_up(30), words))
    viewport = grid.viewport()
    with qtbot.waitSignal(grid.selection_changed):
        qtbot.mouseClick(viewport, LEFT, pos=at(grid, 2))
    assert grid.selected() == [3]
    assert grid.current() == 3
    qtbot.mouseClick(viewport, LEFT, SHIFT, at(grid, 5))
    assert grid.selected() == [3, 4, 5, 6]
    qtbot.mouseClick(viewport, LEFT, CTRL, at(grid, 4))
    assert grid.selected() == [3, 4, 6]
    qtbot.keyClick(grid, Qt.Key.Key_A, CTRL)
    assert len(grid.selected()) == 30
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert grid.selected() == []


def test_a_rubber_band_begins_between_faces(grid: FacesGrid, words: FaceWords) -> None:
    grid.show_listing(face_listing(made_up(30), words))
    cell = grid.visualRect(grid.model().index(0, 0))
    assert not grid.indexAt(cell.topLeft() + QPoint(2, 2)).isValid()
    assert grid.indexAt(cell.center()).row() == 0


def test_a_place_is_kept_when_faces_are_sorted_in(grid: FacesGrid, words: FaceWords) -> None:
    grid.show_listing(face_listing(made_up(2_000, first=101), words))
    grid.executeDelayedItemsLayout()
    grid.select([FaceId(900), FaceId(901)], FaceId(901))
    grid.verticalScrollBar().setValue(grid.top_of(600) + 7)
    before = grid.faces.ids[grid.visible_rows()[0]]
    grid.show_listing(face_listing(made_up(2_100), words))
    assert grid.selected() == [900, 901]
    assert grid.current() == 901
    first = grid.faces.ids[grid.visible_rows()[0]]
    assert abs(first - before) < grid.columns


@pytest.mark.parametrize("count", [20, 400])
def test_who_goes_through_faces_one_by_one_goes_on(
    grid: FacesGrid, words: FaceWords, count: int
) -> None:
    """The next one is selected, however the rows are changed."""
    rows = made_up(count)
    grid.show_listing(face_listing(rows, words))
    grid.select([FaceId(5)], FaceId(5))
    gone = (rows.ids == 5) | (rows.ids > 300)
    grid.show_listing(face_listing(rows.take(~gone), words))
    assert grid.selected() == [6]
    grid.select([FaceId(7), FaceId(8)], FaceId(8))
    left = rows.take(~gone & (rows.ids != 7) & (rows.ids != 8))
    grid.show_listing(face_listing(left, words))
    assert grid.selected() == [], "several are a choice of their own"


def test_a_double_click_opens(grid: FacesGrid, words: FaceWords, qtbot: QtBot) -> None:
    grid.show_listing(face_listing(made_up(10), words))
    with qtbot.waitSignal(grid.opened) as opened:
        qtbot.mouseDClick(grid.viewport(), LEFT, pos=at(grid, 3))
    assert opened.args == [4]


# -- size ------------------------------------------------------------------------------------


def test_faces_grow_and_shrink_around_the_middle(grid: FacesGrid, words: FaceWords) -> None:
    grid.show_listing(face_listing(made_up(3_000), words))
    grid.executeDelayedItemsLayout()
    grid.verticalScrollBar().setValue(grid.top_of(1_500))
    middle = grid.middle().row()
    assert grid.zoom(1) == SIDES[SIDES.index(USUAL_SIDE) + 1]
    first, last = grid.visible_rows()
    assert first <= middle < last
    for _ in SIDES:
        grid.zoom(1)
    assert grid.side == SIDES[-1]
    for _ in SIDES:
        grid.zoom(-1)
    assert grid.side == SIDES[0]
    assert grid.zoom(0) == USUAL_SIDE


# -- dragging --------------------------------------------------------------------------------


def test_selected_faces_are_dragged_the_one_in_the_hand_first(
    grid: FacesGrid, words: FaceWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    drags: list[QDrag] = []

    class Drag(QDrag):
        def exec(self, *_: object) -> Qt.DropAction:
            drags.append(self)
            return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(faces_grid, "QDrag", Drag)
    grid.show_listing(face_listing(made_up(9, photos=3), words, whole_photos=True))
    grid.startDrag(Qt.DropAction.MoveAction)
    assert drags == [], "nothing is selected"
    grid.select([FaceId(1), FaceId(3)], FaceId(3))
    grid.startDrag(Qt.DropAction.MoveAction)
    data = drags[0].mimeData()
    assert data.formats() == [FACES_MIME]
    assert dragged_faces(data) == [3, 1, 4, 7, 6, 9]
    assert not drags[0].pixmap().isNull()


# -- whole photos ----------------------------------------------------------------------------


def test_whole_photos_come_from_their_files(
    grid: FacesGrid, words: FaceWords, anna: FaceRows, photos: SmallPhotos, qtbot: QtBot
) -> None:
    grid.show_listing(face_listing(anna, words, whole_photos=True))
    qtbot.waitUntil(lambda: photos.get(int(anna.photos[0])) is not None, timeout=10_000)
    picture = photos.get(int(anna.photos[0]))
    assert picture is not None
    assert (picture.width(), picture.height()) == (480, 320)
    qtbot.waitUntil(lambda: not photos.busy)
    assert marked(grid, 0, theme.current().accent) > 100, "a frame"
    assert len(grid.faces.ids) == len(set(anna.photos.tolist()))


def test_crops_and_photos_take_turns(
    grid: FacesGrid, words: FaceWords, anna: FaceRows, photos: SmallPhotos, qtbot: QtBot
) -> None:
    crops, wholes = face_listing(anna, words), face_listing(anna, words, whole_photos=True)
    grid.show_listing(crops)
    narrow = grid.gridSize().width()
    grid.select([crops.rows.ids[0]], crops.rows.ids[0])
    grid.show_listing(wholes)
    assert grid.selected() == []
    assert grid.gridSize().width() > narrow
    grid.grab()
    qtbot.waitUntil(lambda: not photos.busy)
    grid.show_listing(crops)
    assert grid.gridSize().width() == narrow
    grid.grab()


def test_a_photo_that_is_away_is_shown_as_a_crop_with_a_note(
    grid: FacesGrid,
    words: FaceWords,
    anna: FaceRows,
    photos: SmallPhotos,
    services: Services,
    session: Session,
    qtbot: QtBot,
) -> None:
    with Library(session.paths) as library:
        library.database.execute("UPDATE root SET path = ?", (b"/nowhere",))
    photo = int(anna.photos[0])
    grid.show_listing(face_listing(anna, words, whole_photos=True))
    qtbot.waitUntil(lambda: photos.is_missing(photo) and not photos.busy, timeout=10_000)
    grid.viewport().repaint()
    qtbot.waitUntil(lambda: not services.thumbnails.busy)
    assert photos.get(photo) is None
    assert services.thumbnails.get(int(anna.ids[0])) is not None
    assert marked(grid, 0, theme.current().surface) > 50, "the ground of the note"
    photos.retry()
    assert not photos.is_missing(photo)


def test_photos_are_kept_up_to_a_number_of_bytes(
    library_paths: Paths, anna: FaceRows, qtbot: QtBot
) -> None:
    one = 240 * 160 * 4
    photos = SmallPhotos(library_paths, edge=240, budget=3 * one)
    wanted = [int(photo) for photo in dict.fromkeys(anna.photos.tolist())]
    try:
        for photo in wanted:
            photos.look_at([photo])
            qtbot.waitUntil(lambda photo=photo: photos.get(photo) is not None, timeout=10_000)
        assert photos.bytes_kept == 3 * one
        assert [photo for photo in wanted if photos.get(photo)] == wanted[-3:]
        assert not photos.is_missing(wanted[0])
    finally:
        photos.close()
    photos.look_at(wanted)
    assert not photos.busy, "it is closed"


def test_what_scrolled_out_of_sight_is_not_decoded(
    library_paths: Paths, anna: FaceRows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    from photoorg.ui import small_photos as module

    real = module.small_photo

    def decode(library: Library, photo: int, edge: int) -> Any:
        asked.append(photo)
        return real(library, photo, edge)

    monkeypatch.setattr(module, "small_photo", decode)
    photos = SmallPhotos(library_paths)
    wanted = [int(photo) for photo in dict.fromkeys(anna.photos.tolist())]
    photos.look_at(wanted)
    photos.look_at(wanted[-1:])
    qtbot.waitUntil(lambda: photos.get(wanted[-1]) is not None, timeout=10_000)
    photos.close()
    assert len(asked) <= 4


def test_a_damaged_photo_is_one_that_is_away(
    library_paths: Paths, anna: FaceRows, tmp_path: Path, qtbot: QtBot
) -> None:
    with Library(library_paths) as library:
        (name,) = library.database.one(
            "SELECT relative_path FROM photo_file WHERE photo = ?", (int(anna.photos[0]),)
        ) or (b"",)
        library.database.execute("UPDATE root SET path = ?", (bytes(tmp_path),))
    file = tmp_path / name.decode()
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff\xd8\xff\xe0 this is no photo any more")
    photos = SmallPhotos(library_paths)
    photos.look_at([int(anna.photos[0])])
    qtbot.waitUntil(lambda: photos.is_missing(int(anna.photos[0])), timeout=10_000)
    photos.close()
