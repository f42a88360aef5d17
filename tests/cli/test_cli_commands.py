"""Every command of a library: its text, its JSON, its errors."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from photoorg.cli import main

FAST = ("--detector", "hog", "--upsample", "0", "--jobs", "1")


def test_scan_as_json(empty: Any, album: Path) -> None:
    report = empty.json("scan", album, *FAST)
    assert list(report) == ["photos", "new", "faces", "people", "failures", "seconds"]
    assert (report["photos"], report["new"]) == (5, 5)
    assert (report["faces"], report["people"]) == (4, 2)
    assert report["failures"] == [
        {"path": str(album / "text.jpg"), "reason": "The file is not a picture."}
    ]
    assert report["seconds"] > 0


def test_scan_as_text(full: Any, album: Path) -> None:
    result = full.run("scan")  # all folders that were added before
    assert result.stdout.startswith("5 photos (0 new), 4 faces, 2 people, in ")
    assert result.stdout.count("\n") == 1
    assert result.stderr.splitlines() == [
        "1 could not be read:",
        f"  {album / 'text.jpg'}: The file is not a picture.",
    ]


def test_scan_shows_the_first_failures_only(empty: Any, tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    for i in range(25):
        (folder / f"{i:02}.jpg").symlink_to("nowhere")
    result = empty.run("scan", folder)
    assert "25 could not be read" in result.stderr
    assert "19.jpg" in result.stderr
    assert "20.jpg" not in result.stderr
    assert "--json" in result.stderr
    assert len(empty.json("scan", folder)["failures"]) == 25


def test_scan_of_an_offline_folder(
    empty: Any, tmp_path: Path, scenes: Any, save: Callable[[Path, Any], Path]
) -> None:
    drive = tmp_path / "drive"
    save(drive / "a.jpg", scenes.hopper_face)
    empty.run("scan", drive, *FAST)
    drive.rename(tmp_path / "away")
    result = empty.run("scan")
    assert "1 photos (0 new), 1 faces" in result.stdout
    assert f"Not reachable now, kept as it was: {drive}" in result.stderr


def test_scan_of_what_is_no_folder(empty: Any, tmp_path: Path) -> None:
    assert str(tmp_path / "missing") in empty.error("scan", tmp_path / "missing")
    (tmp_path / "file.jpg").write_bytes(b"")
    assert "is not a folder" in empty.error("scan", tmp_path / "file.jpg")
    (tmp_path / "loop").symlink_to("loop")
    empty.error("scan", tmp_path / "loop")


def test_a_missing_folder_stops_before_anything_is_added(
    empty: Any, album: Path, tmp_path: Path
) -> None:
    empty.error("scan", album, tmp_path / "missing")
    assert empty.json("scan")["photos"] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["scan", "--detector", "nose"],
        ["scan", "--upsample", "9"],
        ["scan", "--max-size", "-1"],
        ["scan", "--jobs", "0"],
        ["scan", "--min-face", "x"],
        ["scan", "--nonsense"],
        ["cluster", "--threshold", "near"],
        ["name", "1"],
        ["compare", "one.jpg"],
        ["export"],
        ["evaluate"],
        ["evaluate-detection"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_exit_code_2(empty: Any, arguments: list[str]) -> None:
    result = empty.run(*arguments, code=2, library=False)
    assert "Error" in result.stderr
    assert result.stdout == ""


def test_help_and_version(home: Path) -> None:
    names = ["scan", "people", "name", "cluster", "export", "compare", "evaluate"]
    names += ["evaluate-detection", "bench", "doctor"]
    text = CliRunner().invoke(main, ["--help"]).output
    for name in names:
        assert name in text
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0
        assert "--library" in result.output
        assert ("--json" in result.output) == (name != "name")
    assert CliRunner().invoke(main, ["--version"]).output.startswith("photoorg, version ")


def test_people(full: Any) -> None:
    people = full.json("people")["people"]
    assert [list(person) for person in people] == [["id", "name", "faces", "photos"]] * 2
    assert [(p["name"], p["faces"], p["photos"]) for p in people] == [(None, 2, 2)] * 2
    lines = full.run("people").stdout.splitlines()
    assert lines[0].split() == ["Person", "Name", "Faces", "Photos"]
    assert [line.split() for line in lines[1:]] == [[str(p["id"]), "2", "2"] for p in people]


def test_nobody(empty: Any) -> None:
    assert "Nobody yet" in empty.run("people").stdout
    assert empty.json("people") == {"people": []}


def test_name(full: Any) -> None:
    first, second = (person["id"] for person in full.json("people")["people"])
    assert full.run("name", first, "  Eileen   Collins ").stdout == (
        f"Person {first} is called   Eileen   Collins  now.\n"
    )
    assert full.json("people")["people"][0]["name"] == "Eileen Collins"
    full.run("name", "Eileen Collins", "宇宙飛行士 👩‍🚀")
    assert "宇宙飛行士 👩‍🚀" in full.run("people").stdout
    assert "is called 宇宙飛行士 👩‍🚀 already" in full.error("name", second, "宇宙飛行士 👩‍🚀")
    assert "no person" in full.error("name", "999", "X")
    assert "no person" in full.error("name", "Nobody", "X")
    assert "letter" in full.error("name", second, "   ")
    full.run("name", second, "[bold]not markup[/bold]")
    assert "[bold]not markup[/bold]" in full.run("people").stdout


def test_a_name_survives_scan_and_cluster(full: Any, album: Path) -> None:
    person = full.json("people")["people"][0]["id"]
    full.run("name", person, "Eileen")
    full.run("scan")
    full.run("cluster")
    first = full.json("people")["people"][0]
    assert (first["id"], first["name"], first["faces"]) == (person, "Eileen", 2)


def test_cluster(full: Any) -> None:
    assert full.json("cluster") == {"faces": 4, "people": 2, "moved": 0}
    assert full.run("cluster").stdout == "4 faces, 2 people; 0 faces moved.\n"
    assert full.json("cluster", "--threshold", "0.01")["people"] == 4
    assert full.json("cluster")["people"] == 4  # as before
    assert full.json("cluster", "--threshold", "0.5")["people"] == 2


@pytest.mark.parametrize("threshold", ["0", "-1", "0.61", "7", "nan", "inf"])
def test_threshold_out_of_range(full: Any, threshold: str) -> None:
    message = full.error("cluster", f"--threshold={threshold}")
    assert "above 0 and at most 0.6" in message
    assert full.json("cluster")["people"] == 2


def test_export_chips(full: Any, tmp_path: Path) -> None:
    person = full.json("people")["people"][0]["id"]
    full.run("name", person, "Eileen")
    report = full.json("export", tmp_path / "out")
    assert list(report) == ["folders", "written", "skipped", "failures"]
    assert report == {"folders": 2, "written": 4, "skipped": 0, "failures": []}
    chips = sorted((tmp_path / "out").glob("*/*"))
    assert len(chips) == 4
    for chip in chips:
        with Image.open(chip) as picture:
            assert picture.size == (150, 150)
    assert len(list((tmp_path / "out" / "Eileen").iterdir())) == 2
    again = full.run("export", tmp_path / "out")
    assert again.stdout == "2 folders, 0 files written, 4 were there already.\n"


def test_export_photos(full: Any, album: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in album.rglob("*.jpg")}
    assert full.json("export", tmp_path / "out", "--photos")["written"] == 4
    copies = sorted((tmp_path / "out").glob("*/*"))
    assert {copy.read_bytes() for copy in copies} <= set(before.values())
    assert not any(copy.is_symlink() for copy in copies)
    assert {path: path.read_bytes() for path in album.rglob("*.jpg")} == before


def test_export_links(full: Any, album: Path, tmp_path: Path) -> None:
    assert full.json("export", tmp_path / "out", "--photos", "--link")["written"] == 4
    links = sorted((tmp_path / "out").glob("*/*"))
    assert len(links) == 4
    originals = {path.stat().st_ino for path in album.rglob("*.jpg")}
    assert {link.stat().st_ino for link in links} <= originals


def test_export_of_a_lost_original_is_one_failure(
    empty: Any, tmp_path: Path, scenes: Any, save: Callable[[Path, Any], Path]
) -> None:
    lost = save(tmp_path / "photos" / "lost.jpg", scenes.hopper_face)
    save(tmp_path / "photos" / "there.jpg", scenes.astronaut_face)
    empty.run("scan", tmp_path / "photos", *FAST)
    lost.unlink()
    for kind in ("--chips", "--photos"):
        report = empty.json("export", tmp_path / kind.strip("-"), kind)
        assert report["written"] == 1
        assert [failure["path"] for failure in report["failures"]] == [str(lost)]


def test_export_to_where_nothing_can_be_written(full: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    full.error("export", tmp_path / "file" / "out")


def test_compare(full: Any, album: Path) -> None:
    one, two = album / "hopper" / "1.jpg", album / "hopper" / "2.jpg"
    result = full.json("compare", one, two)
    assert list(result) == ["distance", "probability", "same", "threshold", "faces"]
    assert result["same"] is True
    assert 0 < result["distance"] < 0.4 < result["threshold"] <= 0.6
    assert result["probability"] > 0.9
    assert [face["path"] for face in result["faces"]] == [str(one), str(two)]
    assert [face["found"] for face in result["faces"]] == [1, 1]
    assert [face["number"] for face in result["faces"]] == [1, 1]
    assert set(result["faces"][0]["box"]) == {"left", "top", "width", "height"}
    other = full.json("compare", one, album / "astronaut" / "1.jpg")
    assert other["same"] is False
    assert other["distance"] > 0.6
    assert other["probability"] < 0.1
    text = full.run("compare", one, two).stdout
    assert text.startswith("Probably the same person: distance 0.")
    assert f"{one}: 1 face, used the one " in text
    assert "Probably different people" in full.run(
        "compare", one, album / "astronaut" / "1.jpg"
    ).stdout  # fmt: skip


def test_compare_what_cannot_be_compared(full: Any, album: Path, tmp_path: Path) -> None:
    good = album / "hopper" / "1.jpg"
    assert "No face was found" in full.error("compare", good, album / "nobody.jpg")
    assert "not a picture" in full.error("compare", album / "text.jpg", good)
    assert "cannot be read" in full.error("compare", good, tmp_path / "missing.jpg")
    assert "cannot be read" in full.error("compare", good, tmp_path)


def test_doctor(full: Any, home: Path) -> None:
    checks = full.json("doctor")["checks"]
    assert all(list(check) == ["subject", "name", "value", "problem"] for check in checks)
    values = {(check["subject"], check["name"]): check for check in checks}
    assert values["place", "library"]["value"] == str(home / "library" / "library.db")
    assert values["models", "prepared graphs"]["value"].startswith("3 in ")
    assert "CPUExecutionProvider" in values["models", "ONNX Runtime providers"]["value"]
    formats = {name for subject, name in values if subject == "format"}
    assert {"JPEG", "PNG", "TIFF", "WebP", "BMP", "GIF", "HEIC", "AVIF", "RAW"} <= formats
    assert all(check["problem"] is None for check in checks if check["subject"] == "format")
    text = full.run("doctor").stdout
    assert str(home / "library") in text
    assert "HEIC" in text


def test_doctor_writes_nothing(empty: Any) -> None:
    empty.run("doctor")
    assert not empty.library.exists()


COMMANDS = [
    ["scan"],
    ["people"],
    ["people", "--json"],
    ["name", "1", "X"],
    ["cluster"],
    ["export", "/nowhere"],
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_library_of_a_newer_version(full: Any, command: list[str]) -> None:
    connection = sqlite3.connect(full.library / "library.db")
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    assert "newer version" in full.error(*command)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_library_that_cannot_be_written(empty: Any, command: list[str]) -> None:
    empty.library.parent.mkdir(exist_ok=True)
    empty.library.write_text("a file in the way")
    assert str(empty.library) in empty.error(*command)


def test_a_library_below_a_file(empty: Any, home: Path) -> None:
    (home / "file").write_text("in the way")
    inside = type(empty)(home / "file" / "library")
    assert "cannot be written" in inside.error("people")


def test_a_library_that_is_none(empty: Any) -> None:
    empty.library.mkdir(parents=True)
    (empty.library / "library.db").write_bytes(b"no database at all" * 100)
    assert "not a photoorg library" in empty.error("people")


def test_damaged_prepared_models_are_one_line(full: Any, album: Path, home: Path) -> None:
    models = home / "cache" / "photoorg" / "models"
    names = [path.name for path in models.iterdir()]
    models.unlink()
    models.mkdir()
    for name in names:
        (models / name).write_bytes(b"damaged")
    photo = album / "hopper" / "1.jpg"
    assert str(models) in full.error("compare", photo, photo)
