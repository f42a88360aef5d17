from collections.abc import Iterator

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
from photoorg.ui.faces_model import FaceWords, face_listing
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
