"""A folder of folders: judged, copied and listed, without any model."""

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from photoorg.core.errors import KnownError
from photoorg.library.cleaning import (
    CleaningMethod,
    PictureKind,
    PictureSet,
    SetPicture,
    read_set,
    write_cleaned,
    write_list,
)
from photoorg.library.cleaning_evaluation import (
    CleaningScore,
    evaluate_cleaning,
    pictures_by_person,
)
from photoorg.library.paths import Paths
from photoorg.storage.sets_view import SetFace, SetFile

STRANGER = PictureKind.STRANGER


def thumbnail(number: int) -> bytes:
    written = io.BytesIO()
    noise = np.random.default_rng(number).integers(0, 255, (8, 8, 3), np.uint8)
    Image.fromarray(noise).resize((160, 160)).save(written, "JPEG")
    return written.getvalue()


def set_face(photo: int, who: int) -> SetFace:
    middle = np.random.default_rng(who).normal(size=128) * 0.065
    noise = np.random.default_rng((who, photo)).normal(size=128) * 0.02
    return SetFace(photo, (middle + noise).astype(np.float32), 0.9, 0.9, thumbnail(photo))


@pytest.fixture
def pictures(tmp_path: Path) -> PictureSet:
    """Ada with a stranger, a copy, a second copy, and a wall; Ben with something broken."""
    base = tmp_path / "set"
    whose = ["ada/1", "ada/2", "ada/3", "ada/4 ben", "ada/5 copy", "ada/6 wall", "ada/7 small"]
    whose += ["ben/1", "ben/2", "ben/3"]
    photos = {"ada/5 copy": 0, "ada/6 wall": 5}
    files, faces = [], {}
    for number, name in enumerate(whose):
        path = base / f"{name}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
        photo = photos.get(name, number)
        files.append(SetFile(path, photo, 100 if "small" in name else 400))
        if "wall" not in name and "copy" not in name:
            faces[photo] = [set_face(photo, 20 if "ben" in name else 10)]
    original = faces[1][0]
    faces[6] = [SetFace(6, original.embedding + 0.001, 0.5, 0.5, original.thumbnail)]
    broken = SetPicture(base / "ben/4.jpg", "ben", PictureKind.UNREADABLE, reason="It is cut off.")
    return PictureSet(base, files, faces, [broken], 2)


@pytest.mark.parametrize("method", list(CleaningMethod))
def test_every_picture_is_judged(pictures: PictureSet, method: CleaningMethod) -> None:
    report = pictures.judge(method)
    found = {f"{it.folder}/{it.path.stem}": it for it in report.pictures}
    assert {name: it.kind for name, it in found.items() if it.kind is not PictureKind.KEPT} == {
        "ada/4 ben": STRANGER,
        "ada/5 copy": PictureKind.DUPLICATE,
        "ada/6 wall": PictureKind.FACELESS,
        "ada/7 small": PictureKind.DUPLICATE,
        "ben/4": PictureKind.UNREADABLE,
    }
    assert found["ada/4 ben"].home == "ben"
    assert found["ada/5 copy"].copy_of == found["ada/1"].path
    assert found["ada/7 small"].copy_of == found["ada/2"].path
    assert found["ada/1"].thumbnail == thumbnail(0)
    assert (len(report.findings), len(report.staying), report.loose) == (5, 6, 2)


def test_folders_of_which_too_little_is_left_are_left_out(pictures: PictureSet) -> None:
    assert pictures.judge(least=3).small == ()
    report = pictures.judge(least=4)
    assert report.small == ("ada", "ben")
    assert report.staying == []


def test_the_copy_holds_what_stays(pictures: PictureSet, tmp_path: Path) -> None:
    report, target = pictures.judge(), tmp_path / "clean"
    before = sorted(path for path in report.base.rglob("*"))
    assert write_cleaned(report, target).written == 6
    copied = sorted(str(path.relative_to(target)) for path in target.rglob("*.jpg"))
    assert copied == [f"{who}/{number}.jpg" for who in ("ada", "ben") for number in (1, 2, 3)]
    assert write_cleaned(report, target).skipped == 6
    assert sorted(report.base.rglob("*")) == before


@pytest.mark.parametrize("place", ["set", "set/clean", "set/ada"])
def test_the_copy_does_not_go_into_the_set(
    pictures: PictureSet, tmp_path: Path, place: str
) -> None:
    with pytest.raises(KnownError, match="outside of the set"):
        write_cleaned(pictures.judge(), tmp_path / place)


def test_the_list_has_a_row_for_every_picture(pictures: PictureSet, tmp_path: Path) -> None:
    write_list(pictures.judge(), tmp_path / "list.csv")
    with (tmp_path / "list.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 11
    assert [row["belongs to"] for row in rows if row["finding"] == str(STRANGER)] == ["ben"]
    assert rows[-1]["reason"] == "It is cut off."
    with pytest.raises(KnownError, match="a file already"):
        write_list(pictures.judge(), tmp_path / "list.csv")


def test_a_folder_without_folders_is_no_set(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(KnownError, match="one a person"):
        read_set(tmp_path / "empty", paths)
    with pytest.raises(KnownError, match="There is no folder"):
        read_set(tmp_path / "gone", paths)


def test_a_set_to_measure_on_has_two_persons(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "set" / "ada").mkdir(parents=True)
    (tmp_path / "set" / "ada" / "1.jpg").touch()
    (tmp_path / "set" / "ben").mkdir()
    assert list(pictures_by_person(tmp_path / "set")) == ["ada"]
    with pytest.raises(KnownError, match="two persons"):
        evaluate_cleaning(tmp_path / "set", paths)


@pytest.mark.parametrize(
    ("moved", "listed", "found", "shares"),
    [(20, 19, 18, (18 / 19, 0.9)), (0, 0, 0, (1, 1)), (5, 0, 0, (1, 0))],
)
def test_precision_and_recall(moved: int, listed: int, found: int, shares: Any) -> None:
    score = CleaningScore(CleaningMethod.WHISPERS, moved, listed, found, 0.0)
    assert (score.precision, score.recall) == shares
