"""The commands that measure, on very little."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FAST = ("--detector", "hog", "--upsample", "0", "--jobs", "1")


def test_evaluate_as_json(empty: Any, album: Path) -> None:
    report = empty.json("evaluate", album, *FAST)
    assert list(report)[:3] == ["faces", "identities", "rows"]
    assert (report["faces"], report["identities"]) == (4, 2)
    ours = report["rows"][0]
    assert ours["method"] == "photoorg"
    methods = " ".join(row["method"] for row in report["rows"])
    assert "dlib 0.5" in methods
    assert "DBSCAN" in methods
    for row in report["rows"]:
        assert {"method", "groups", "bcubed", "pairwise", "nmi", "seconds"} <= set(row)
        for score in (row["bcubed"], row["pairwise"]):
            assert set(score) == {"precision", "recall", "f"}
            assert all(0 <= value <= 1 for value in score.values())
    assert ours["groups"] == 2
    assert ours["bcubed"] == ours["pairwise"] == {"precision": 1, "recall": 1, "f": 1}
    assert ours["nmi"] == pytest.approx(1)
    assert not empty.library.exists()  # the user's own library is not touched


def test_evaluate_as_text(empty: Any, album: Path) -> None:
    lines = empty.run("evaluate", album / "hopper", *FAST).stdout.splitlines()
    assert lines[0] == "2 faces of 0 known people"
    assert lines[1].startswith("Method")
    assert lines[2].startswith("photoorg")


def test_evaluate_without_faces(empty: Any, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert "No face was found" in empty.error("evaluate", tmp_path / "none", *FAST)
    assert "no folder" in empty.error("evaluate", tmp_path / "missing", *FAST)


@pytest.fixture
def boxes(tmp_path: Path, scenes: Any, save: Callable[[Path, Any], Path]) -> Path:
    """One small photo, with the box of its face as imglab writes it."""
    save(tmp_path / "face.jpg", scenes.scaled(scenes.hopper_face, 0.5))
    path = tmp_path / "boxes.xml"
    path.write_text(
        "<?xml version='1.0' encoding='ISO-8859-1'?><dataset><images>"
        "<image file='face.jpg' width='150' height='150'>"
        "<box top='26' left='32' width='88' height='88'/></image></images></dataset>"
    )
    return path


def test_evaluate_detection(empty: Any, boxes: Path) -> None:
    report = empty.json("evaluate-detection", boxes)
    assert report["photos"] == 1
    assert [(row["detector"], row["upsample"]) for row in report["rows"]] == [
        (detector, upsample) for detector in ("cnn", "hog") for upsample in (0, 1, 2, None)
    ]
    for row in report["rows"]:
        assert list(row)[:3] == ["detector", "upsample", "max_size"]
        assert {"found", "recall", "precision", "seconds"} <= set(row)
        assert 0 <= row["precision"] <= 1
    assert max(row["recall"] for row in report["rows"]) == 1
    text = empty.run("evaluate-detection", boxes, "--max-size", "100").stdout
    assert text.splitlines()[0].split()[0] == "Detector"
    assert len(text.splitlines()) == 9


@pytest.mark.parametrize(
    "text",
    [
        "no xml",
        "<dataset><images><image width='1' height='1'/></images></dataset>",
        "<dataset><images><image file='a.jpg' width='x' height='1'/></images></dataset>",
    ],
)
def test_evaluate_detection_of_what_has_no_boxes(empty: Any, tmp_path: Path, text: str) -> None:
    path = tmp_path / "boxes.xml"
    path.write_text(text)
    assert "imglab" in empty.error("evaluate-detection", path)


def test_evaluate_detection_of_a_missing_photo(empty: Any, boxes: Path) -> None:
    (boxes.parent / "face.jpg").unlink()
    assert "face.jpg is missing" in empty.error("evaluate-detection", boxes)


def test_evaluate_detection_of_a_missing_file(empty: Any, tmp_path: Path) -> None:
    path = tmp_path / "none.xml"
    assert f"There is no file {path}." in empty.error("evaluate-detection", path)
