"""A set of pictures: read, judged again, looked at, copied, listed, and stopped."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelToken, Progress, ProgressListener
from photoorg.library.cleaning import CleaningMethod, PictureKind, PictureSet, SetPicture
from photoorg.storage.sets_view import SetFace, SetFile
from photoorg.ui.cleaning_page import CleaningPage
from photoorg.ui.cleaning_pictures import decoded
from photoorg.ui.cleaning_rows import FolderColumn, SetFoldersModel
from photoorg.ui.services import Services
from photoorg.ui.session import Session
from photoorg.ui.table_rows import SHARE

LEFT = Qt.MouseButton.LeftButton
WHOSE = ["ada/1", "ada/2", "ada/3", "ada/4 ben", "ada/5 copy", "ada/6 wall"]
WHOSE += ["ben/1", "ben/2", "ben/3"]


def jpeg(number: int, size: int = 160) -> bytes:
    written = io.BytesIO()
    noise = np.random.default_rng(number).integers(0, 255, (8, 8, 3), np.uint8)
    Image.fromarray(noise).resize((size, size)).save(written, "JPEG")
    return written.getvalue()


def set_face(photo: int, who: int) -> SetFace:
    middle = np.random.default_rng(who).normal(size=128) * 0.065
    noise = np.random.default_rng((who, photo)).normal(size=128) * 0.02
    return SetFace(photo, (middle + noise).astype(np.float32), 0.9, 0.9, jpeg(photo))


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The folder of the set: Ada with a stranger, a copy and a wall; Ben; something broken."""
    base = tmp_path / "set"
    for number, name in enumerate(WHOSE):
        path = base / f"{name}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(jpeg(0 if "copy" in name else number, 300))
    (base / "ben" / "broken.jpg").write_bytes(b"nothing")
    return base


@pytest.fixture
def found(base: Path) -> PictureSet:
    files, faces = [], {}
    for number, name in enumerate(WHOSE):
        photo = 0 if "copy" in name else number
        files.append(SetFile(base / f"{name}.jpg", photo, 90_000))
        if "wall" not in name and "copy" not in name:
            faces[photo] = [set_face(photo, 2 if "ben" in name else 1)]
    broken = base / "ben" / "broken.jpg"
    unreadable = SetPicture(broken, "ben", PictureKind.UNREADABLE, reason="It is damaged.")
    return PictureSet(base, files, faces, [unreadable], 1)


class Reader:
    """Stands for the search for faces."""

    def __init__(self, found: PictureSet) -> None:
        self.found = found
        self.wait_for_stop = False
        self.error: Exception | None = None
        self.token: CancelToken | None = None

    def __call__(
        self,
        folder: Path,
        *_: object,
        progress: ProgressListener,
        cancel: CancelToken,
        **__: object,
    ) -> PictureSet:
        self.token = cancel
        progress(Progress(3, 9))
        if self.error is not None:
            raise self.error
        while self.wait_for_stop:
            cancel._event.wait(5)
            cancel.raise_if_cancelled()
        return self.found


@pytest.fixture
def reader(found: PictureSet, monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader(found)
    monkeypatch.setattr("photoorg.ui.cleaning_work.read_set", made)
    return made


@pytest.fixture
def page(
    session: Session, services: Services, reader: Reader, qtbot: QtBot
) -> Iterator[CleaningPage]:
    made = CleaningPage(session, services)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.enter()
    yield made
    made.close_threads()


@pytest.fixture
def judged(page: CleaningPage, base: Path, qtbot: QtBot) -> CleaningPage:
    with qtbot.waitSignal(page.work.ended):
        page.read(base)
    qtbot.waitUntil(lambda: not page.session.busy)
    return page


def kinds(page: CleaningPage) -> list[PictureKind]:
    return [it.kind for it in page.grid.shown]


def test_what_was_found(judged: CleaningPage, qtmodeltester: Any) -> None:
    model = judged.model
    qtmodeltester.check(model)
    assert [model.index(row, FolderColumn.NAME).data() for row in (0, 1)] == ["ada", "ben"]
    assert model.index(0, FolderColumn.FINDINGS).data() == "3"
    assert model.index(0, FolderColumn.FINDINGS).data(SHARE) == 1
    assert model.index(0, FolderColumn.STAYING).data() == "3"
    assert kinds(judged) == [
        PictureKind.STRANGER,
        PictureKind.DUPLICATE,
        PictureKind.FACELESS,
        PictureKind.UNREADABLE,
    ]
    assert judged.shown_title.text() == "All findings"
    for fact in ("2 folder", "6 picture", "1 do(es) not belong", "beside the folders"):
        assert fact in judged.summary.text()
    assert "Does not belong" in judged.grid.model().index(0, 0).data()


def test_a_folder_and_back(judged: CleaningPage, qtbot: QtBot, dark: bool) -> None:
    judged.table.choose(1)
    assert kinds(judged) == [PictureKind.UNREADABLE, *3 * [PictureKind.KEPT]]
    assert judged.shown_title.text() == "ben"
    qtbot.waitUntil(lambda: judged.pictures.get(judged.grid.shown[1]) is not None)
    assert not judged.grid.grab().isNull()
    judged.all_button.click()
    assert len(judged.grid.shown) == 4


def test_judged_otherwise(judged: CleaningPage, qtbot: QtBot) -> None:
    judged.table.choose(0)
    with qtbot.waitSignal(judged.work.judged):
        judged.bar.least.setValue(4)
    assert judged.model.index(0, FolderColumn.STAYING).data() == "too few"
    assert "left out" in judged.summary.text()
    assert judged.shown_title.text() == "ada"
    frontal = judged.bar.method.findData(CleaningMethod.FRONTAL.value)
    judged.bar.method.setCurrentIndex(frontal)
    with qtbot.waitSignal(judged.work.judged):
        judged.bar.method.activated.emit(frontal)
    assert judged.bar.chosen_method is CleaningMethod.FRONTAL
    assert PictureKind.STRANGER in kinds(judged)


def test_a_copy_and_a_list(judged: CleaningPage, base: Path, qtbot: QtBot, tmp_path: Path) -> None:
    before = sorted(path for path in base.rglob("*") if path.is_file())
    judged.bar.copy_button.click()
    dialog = judged.copier.dialog
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "clean"
    with qtbot.waitSignals([judged.status, judged.work.ended]):
        dialog.fileSelected.emit(str(target))
    dialog.close()
    assert len([path for path in target.rglob("*") if path.is_file()]) == 6
    assert sorted(path for path in base.rglob("*") if path.is_file()) == before
    with qtbot.waitSignal(judged.session.failed) as failed, qtbot.waitSignal(judged.work.ended):
        judged.copy(base / "inside")
    assert "outside of the set" in str(failed.args[0])
    assert judged.bar.copy_button.isEnabled()
    table = tmp_path / "found.csv"
    with qtbot.waitSignal(judged.status) as told:
        judged.lister.chosen.emit(table)
    assert "found.csv" in told.args[0]
    with table.open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == 10


def test_it_can_be_stopped(page: CleaningPage, reader: Reader, base: Path, qtbot: QtBot) -> None:
    reader.wait_for_stop = True
    with qtbot.waitSignal(page.work.progressed) as progress:
        page.read(base)
    assert progress.args == [3, 9]
    assert page.bar.progress.isVisible()
    assert page.bar.bar.maximum() == 9
    assert page.words_for_drop([base]) == ""
    page.read(base)  # one thing at a time
    with qtbot.waitSignal(page.work.ended):
        page.bar.cancel_button.click()
    assert not page.bar.progress.isVisible()
    assert page.empty.button.isVisible()
    assert not page.bar.copy_button.isEnabled()


def test_a_copy_can_be_stopped(
    judged: CleaningPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy(*_: object, cancel: CancelToken, **__: object) -> None:
        cancel._event.wait(5)
        cancel.raise_if_cancelled()

    monkeypatch.setattr("photoorg.ui.cleaning_work.write_cleaned", copy)
    judged.copy(tmp_path / "clean")
    with qtbot.waitSignal(judged.status) as told:
        judged.bar.cancel_button.click()
    assert told.args[0].startswith("Stopped.")
    assert judged.bar.copy_button.isEnabled()


def test_what_cannot_be_read_is_told(
    page: CleaningPage, reader: Reader, base: Path, qtbot: QtBot
) -> None:
    reader.error = KnownError("The cleaned copy has to go outside of the set itself.")
    with qtbot.waitSignal(page.work.ended):
        page.read(base)
    assert page.empty.sentence.text() == str(reader.error)
    reader.error = None
    page.empty.button.click()
    dialog = page.opener.dialog
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(page.work.judged):
        dialog.fileSelected.emit(str(base))
    dialog.close()
    assert page.bar.copy_button.isEnabled()


def test_a_drop(page: CleaningPage, base: Path, qtbot: QtBot) -> None:
    assert page.words_for_drop([base / "ada" / "1.jpg"]) == ""
    assert page.words_for_drop([base, base]) == ""
    assert page.words_for_drop([base])
    with qtbot.waitSignal(page.work.judged):
        page.take_drop([base])


def test_a_picture_is_shown_in_its_folder(
    judged: CleaningPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr("photoorg.ui.cleaning_page.show_in_folder", shown.append)
    judged.grid.setCurrentIndex(judged.grid.model().index(0, 0))
    judged.show_file.trigger()
    judged.grid.activated.emit(judged.grid.model().index(1, 0))
    assert shown == [it.path for it in judged.grid.shown[:2]]


def test_pictures_without_a_face_are_shown_whole(base: Path, qapp: QApplication) -> None:
    wall = SetPicture(base / "ada" / "6 wall.jpg", "ada", PictureKind.FACELESS)
    broken = SetPicture(base / "ben" / "broken.jpg", "ben", PictureKind.UNREADABLE)
    images = dict(decoded([wall, broken]))
    image = images[wall.path]
    assert image is not None
    assert image.width() == 160
    assert images[broken.path] is None


def test_a_model_without_folders(qtmodeltester: Any, qapp: QApplication) -> None:
    model = SetFoldersModel()
    qtmodeltester.check(model)
    assert model.row_of("ada") == -1
