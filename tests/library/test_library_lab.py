"""The lab: folders, sheets and the cost curve, from a library whose faces are made up."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from photoorg.clustering.lab import CostCurve
from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelledError, CancelToken, Progress
from photoorg.ingest.outcomes import IngestSettings
from photoorg.library.lab import CURVE_NAME, SHEET_NAME, LabReport, compare_in_folders
from photoorg.library.lab_pictures import (
    COLUMNS,
    MOST_LINES,
    TILE,
    contact_sheet,
    draw_cost_curve,
)
from photoorg.library.library import Library
from photoorg.library.paths import Paths

METHODS = [
    "photoorg",
    "dlib 0.5",
    "weighted whispers 0.5",
    "nlpub whispers 0.5",
    "DBSCAN 0.42",
    "agglomerative 0.5",
    "K-means by cost",
]


@pytest.fixture
def photos(
    tmp_path: Path, library: Library, add_faces: Any, scenes: Any, save: Callable[..., Path]
) -> Path:
    """Three people: 4, 3 and 1 faces in as many photos; the last photo is gone."""
    folder = tmp_path / "photos"
    for number, who in enumerate([1, 1, 2, 1, 2, 2, 1], start=1):
        path = save(folder / f"photo {number}.jpg", scenes.lit(scenes.astronaut_face, 1 - who / 9))
        add_faces(library, path, who)
    add_faces(library, folder / "gone.jpg", 3)
    return folder


def compare(paths: Paths, destination: Path, **options: Any) -> LabReport:
    return compare_in_folders(paths.library, destination, paths, IngestSettings(), **options)


def test_a_folder_for_each_algorithm_and_in_it_one_for_each_group(
    photos: Path, paths: Paths, tmp_path: Path
) -> None:
    steps: list[Progress] = []
    report = compare(paths, tmp_path / "lab", progress=steps.append)
    assert report.faces == 8
    assert [row.method for row in report.rows] == METHODS
    assert sorted(p.name for p in (tmp_path / "lab").iterdir()) == sorted(METHODS)
    for row in report.rows[:-1]:
        assert (row.groups, row.largest, row.alone) == (3, 4, 1)
        assert row.folder == tmp_path / "lab" / row.method
        groups = {p.name: len(list(p.iterdir())) for p in row.folder.iterdir() if p.is_dir()}
        assert groups == {"Group 1": 4, "Group 2": 3, "Group 3": 1}
        assert (row.folder / SHEET_NAME).is_file()
    assert [(s.done, s.total) for s in steps[-8:]] == [(done, 8) for done in range(1, 9)]


def test_the_faces_are_chips_named_after_their_photos(
    photos: Path, paths: Paths, tmp_path: Path
) -> None:
    before = {p.name: hashlib.sha256(p.read_bytes()).digest() for p in photos.iterdir()}
    compare(paths, tmp_path / "lab")
    group = tmp_path / "lab" / "photoorg" / "Group 2"
    assert sorted(p.name for p in group.iterdir()) == [
        "photo 3 3.png",
        "photo 5 5.png",
        "photo 6 6.png",
    ]
    with Image.open(group / "photo 3 3.png") as chip:
        assert (chip.size, chip.mode) == ((150, 150), "RGB")
        assert np.asarray(chip).std() > 20
    assert {p.name: hashlib.sha256(p.read_bytes()).digest() for p in photos.iterdir()} == before


def test_a_face_whose_photo_is_gone_is_there_all_the_same(
    photos: Path, paths: Paths, tmp_path: Path
) -> None:
    report = compare(paths, tmp_path / "lab")
    assert len(report.notes) == 1
    assert report.notes[0].startswith("1 face is shown as it was stored")
    (picture,) = (tmp_path / "lab" / "photoorg" / "Group 3").iterdir()
    assert picture.name == "gone 8.png"


def test_k_means_comes_with_its_cost_curve_unless_it_is_told_how_many(
    photos: Path, paths: Paths, tmp_path: Path
) -> None:
    compare(paths, tmp_path / "curve")
    with Image.open(tmp_path / "curve" / "K-means by cost" / CURVE_NAME) as picture:
        assert picture.format == "PNG"
        assert picture.size == (800, 500)
    report = compare(paths, tmp_path / "told", groups=3, pca=2)
    assert [row.method for row in report.rows[-3:]] == [
        "DBSCAN 0.42, PCA 2",
        "agglomerative 0.5, PCA 2",
        "K-means 3, PCA 2",
    ]
    assert report.rows[-1].groups == 3
    assert not (tmp_path / "told" / "K-means 3, PCA 2" / CURVE_NAME).exists()


def test_nothing_is_overwritten(photos: Path, paths: Paths, tmp_path: Path) -> None:
    taken = tmp_path / "lab" / "dlib 0.5"
    taken.mkdir(parents=True)
    (taken / "mine.txt").write_text("mine")
    with pytest.raises(KnownError, match=r"dlib 0\.5 holds files already"):
        compare(paths, tmp_path / "lab")
    assert [p.name for p in (tmp_path / "lab").iterdir()] == ["dlib 0.5"]
    (taken / "mine.txt").unlink()
    compare(paths, tmp_path / "lab")  # an empty folder is as good as none
    with pytest.raises(KnownError, match="holds files already"):
        compare(paths, tmp_path / "lab")
    file = tmp_path / "file"
    file.write_text("")
    with pytest.raises(KnownError, match="cannot be used as a folder"):
        compare(paths, file)


def test_it_can_be_stopped(photos: Path, paths: Paths, tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        compare(paths, tmp_path / "lab", cancel=token)


def test_a_library_without_faces(library: Library, paths: Paths, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="No face was found"):
        compare(paths, tmp_path / "lab")
    assert not (tmp_path / "lab").exists()


def test_a_folder_that_is_not_there(paths: Paths, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="There is no folder"):
        compare_in_folders(tmp_path / "missing", tmp_path / "lab", paths, IngestSettings())


def _tile(face: int) -> Image.Image:
    return Image.new("RGB", (150, 150), (face % 250, 100, 200))


def _sheet(*sizes: int) -> tuple[Image.Image, list[int]]:
    asked: list[int] = []
    groups, first = [], 0
    for size in sizes:
        groups.append(range(first, first + size))
        first += size

    def picture(face: int) -> Image.Image:
        asked.append(face)
        return _tile(face)

    return contact_sheet("a title", groups, picture), asked


def test_a_sheet_shows_every_face_of_small_groups() -> None:
    sheet, asked = _sheet(3, 1, 5, 2, 1, 9)
    assert sorted(asked) == list(range(21))
    colours = {colour for _, colour in sheet.getcolors(sheet.width * sheet.height) or []}
    assert {(face, 100, 200) for face in range(21)} <= colours


def test_a_sheet_shows_a_large_group_from_end_to_end() -> None:
    _, asked = _sheet(1000, 4)
    shown = [face for face in asked if face < 1000]
    assert len(shown) == 2 * COLUMNS - 1
    assert (shown[0], shown[-1]) == (0, 999)
    assert max(np.diff(shown)) < 60


@pytest.mark.parametrize(
    "sizes", [(40,) * 500, (2,) * 5000, (7,) * 300, (1,) * 9000, (500, *(2,) * 900, *(1,) * 900)]
)
def test_a_sheet_stays_within_bounds(sizes: tuple[int, ...]) -> None:
    sheet, asked = _sheet(*sizes)
    assert sheet.height < MOST_LINES * (TILE + 40)
    assert len(asked) <= MOST_LINES * COLUMNS
    assert len(asked) == len(set(asked))
    assert len(asked) > 50


def test_sheets_of_next_to_nothing() -> None:
    for sizes in ((), (1,), (2,), (COLUMNS,), (COLUMNS + 1,), (2 * COLUMNS + 1,)):
        sheet, asked = _sheet(*sizes)
        assert sheet.height > 80
        assert len(asked) == min(sum(sizes), 2 * COLUMNS - (sum(sizes) > 2 * COLUMNS))


def test_the_curve_of_a_single_point_can_be_drawn() -> None:
    curve = CostCurve(np.array([1]), np.array([0.0]), 1)
    assert draw_cost_curve(curve).startswith(b"\x89PNG")
