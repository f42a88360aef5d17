from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from photoorg.core.ids import FaceId
from photoorg.core.records import FaceState
from photoorg.library.browsing_faces import STATES, FaceRows
from photoorg.ui.faces_model import FacesModel, FaceWords, face_listing


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


def test_the_model_is_one_of_qt(qtmodeltester: Any, words: FaceWords) -> None:
    model = FacesModel()
    model.show(face_listing(made_up(12), words))
    qtmodeltester.check(model.rows)
    model.show(face_listing(made_up(12, photos=5), words, whole_photos=True))
    qtmodeltester.check(model.rows)


def test_an_item_says_when_and_who_decided(words: FaceWords) -> None:
    said = face_listing(made_up(1), words).spoken[FaceId(1)]
    assert said.endswith(", found automatically")
    assert "2014" in said
    undated = made_up(1)
    undated.taken[:] = np.datetime64("NaT")
    assert face_listing(undated, words).spoken[FaceId(1)] == "No date, found automatically"


def test_every_photo_is_there_once(words: FaceWords) -> None:
    model = FacesModel()
    assert model.photos_in_order() == []
    model.show(face_listing(made_up(7, photos=3), words))
    assert model.photos_in_order() == [1000, 1001, 1002]


def test_photos_hold_all_their_faces(words: FaceWords) -> None:
    model = FacesModel()
    model.show(face_listing(made_up(7, photos=3), words, whole_photos=True))
    assert model.ids == [1, 2, 3]
    assert model.faces_of([FaceId(1), FaceId(3)]) == [1, 4, 7, 3, 6]
    assert model.boxes_at(0).shape == (3, 4)
    assert model.photos_in_order() == [1000, 1001, 1002]
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
