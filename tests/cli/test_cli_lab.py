"""`photoorg lab`, and what `photoorg evaluate` has learnt, as a user types it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

FAST = ("--detector", "hog", "--upsample", "0", "--jobs", "1")


@pytest.fixture
def arrays(tmp_path: Path) -> Path:
    """Four people with five faces each; those of the first two are dark."""
    rng = np.random.default_rng(0)
    label = np.repeat(np.arange(4), 5)
    middles = rng.normal(scale=0.1, size=(4, 128))[label]
    faces = (middles + rng.normal(scale=0.02, size=(20, 128))).astype(np.float32)
    tags = np.array(["dark;wild"] * 10 + ["wild"] * 10)
    np.savez(tmp_path / "faces.npz", embedding=faces, mirrored=faces, label=label, tags=tags)
    return tmp_path / "faces.npz"


def test_lab_of_a_library(full: Any, tmp_path: Path) -> None:
    report = full.json("lab", full.library, tmp_path / "out")
    assert report["faces"] == 4
    assert list(report["rows"][0]) == ["method", "groups", "largest", "alone", "seconds", "folder"]
    for row in report["rows"]:
        folder = Path(row["folder"])
        assert folder.parent == tmp_path / "out"
        assert (folder / "contact sheet.png").is_file()
        pictures = list(folder.glob("Group */*.png"))
        assert len(pictures) == 4
    ours = report["rows"][0]
    assert (ours["method"], ours["groups"], ours["largest"], ours["alone"]) == ("photoorg", 2, 2, 0)
    assert "nothing is overwritten" in full.error("lab", full.library, tmp_path / "out")


def test_lab_of_a_folder(empty: Any, album: Path, tmp_path: Path) -> None:
    lines = empty.run("lab", album, tmp_path / "out", "--groups", 2, *FAST).stdout.splitlines()
    assert lines[0] == "4 faces"
    assert lines[1].split()[:3] == ["Algorithm", "Groups", "Largest"]
    assert lines[2].startswith("photoorg")
    assert lines[-1].startswith("K-means 2")
    assert not empty.library.exists()  # the user's own library is not touched
    assert (tmp_path / "out" / "K-means 2" / "Group 2").is_dir()


def test_lab_of_nothing(empty: Any, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert "No face was found" in empty.error("lab", tmp_path / "none", tmp_path / "out", *FAST)
    assert "no folder" in empty.error("lab", tmp_path / "missing", tmp_path / "out", *FAST)


def test_evaluate_arrays_as_json(empty: Any, arrays: Path) -> None:
    report = empty.json("evaluate", arrays, "--stream", 4, "--subset", "dark", "--subset", "rest")
    assert list(report) == ["faces", "identities", "rows", "stream", "notes"]
    assert (report["faces"], report["identities"], report["notes"]) == (20, 4, [])
    assert report["stream"] == {"batches": 4, "ari": 1}
    ours = [row for row in report["rows"] if row["method"] == "photoorg"]
    assert [(row["subset"], row["faces"], row["groups"]) for row in ours] == [
        (None, 20, 4),
        ("dark", 10, 2),
        ("rest", 10, 2),
    ]
    for row in report["rows"]:
        assert list(row)[:3] == ["method", "groups", "largest"]
        assert {"bcubed", "pairwise", "nmi", "ari", "seconds"} <= set(row)
    assert ours[0]["ari"] == ours[1]["bcubed"]["f"] == 1


def test_evaluate_arrays_as_text(empty: Any, arrays: Path) -> None:
    text = empty.run("evaluate", arrays, "--stream", 2, "--subset", "dark").stdout
    lines = text.splitlines()
    assert lines[0] == "20 faces of 4 known people"
    assert "dark: 10 faces" in lines
    assert sum(line.startswith("Method") for line in lines) == 2
    assert lines[-1] == "In 2 batches against all at once: adjusted Rand index 1.0000"


def test_evaluate_all_algorithms(empty: Any, arrays: Path, album: Path) -> None:
    for source, options in ((arrays, ()), (album, FAST)):
        report = empty.json("evaluate", source, "--algorithms", "all", *options)
        methods = [row["method"] for row in report["rows"]]
        assert methods[0] == "photoorg"
        assert {"agglomerative 0.5", "nlpub whispers 0.5", "K-means by cost"} <= set(methods)
        assert f"K-means {report['identities']}" in methods


def test_folders_arrive_in_batches_too(empty: Any, album: Path) -> None:
    report = empty.json("evaluate", album, "--stream", 2, *FAST)
    assert report["stream"] == {"batches": 2, "ari": 1}


def test_evaluate_of_what_cannot_be(empty: Any, arrays: Path, album: Path, tmp_path: Path) -> None:
    assert "There is no file" in empty.error("evaluate", tmp_path / "missing.npz")
    assert "No face has the tag sunny" in empty.error("evaluate", arrays, "--subset", "sunny")
    assert "--subset needs a file of arrays" in empty.error("evaluate", album, "--subset", "all")
    np.savez(tmp_path / "other.npz", a=np.zeros(3))
    assert "has no array embedding" in empty.error("evaluate", tmp_path / "other.npz")


WITHOUT = """
import sys
for name in ("sklearn", "chinese_whispers", "matplotlib"):
    sys.modules[name] = None
from photoorg.cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize("command", ["evaluate file", "evaluate folder", "lab"])
def test_without_the_extra_it_says_what_to_install(
    command: str, empty: Any, arrays: Path, album: Path, tmp_path: Path
) -> None:
    words = {
        "evaluate file": ["evaluate", arrays, "--algorithms", "all"],
        "evaluate folder": ["evaluate", album, "--algorithms", "all"],
        "lab": ["lab", album, tmp_path / "out"],
    }[command]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *map(str, words), "--library", str(empty.library)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.endswith("this brings them: pip install 'photoorg[lab]'")
