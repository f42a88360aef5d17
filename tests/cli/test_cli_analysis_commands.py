"""Visits, cleaning and tags, as they are used in a terminal."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

Commands = Any  # the fixtures' class; test folders are no packages
FAST = ("--detector", "hog", "--upsample", "0", "--jobs", "1")


def test_regulars_tells_who_came(full: Commands, tmp_path: Path) -> None:
    full.run("name", "1", "Ada")
    report = full.json("regulars", "--csv", tmp_path / "visits.csv")
    assert {it["visits"] for it in report["visitors"]} == {1}
    assert report["dated_by_file"] == 4
    assert (tmp_path / "visits.csv").read_text().count("\n") == 3
    shown = full.run("regulars", "--gap", "0").stdout
    assert "Ada" in shown
    assert "4 photos name no date" in shown
    assert full.json("regulars", "--to", "2001-01-01")["visitors"] == []
    assert full.json("regulars", "--from", "2199-01-01")["visitors"] == []
    assert "ends before it begins" in full.error(
        "regulars", "--from", "2020-01-02", "--to", "2020-01-01"
    )


def test_regulars_of_an_empty_library(empty: Commands) -> None:
    assert "no dated photos" in empty.run("regulars").stdout
    assert empty.json("regulars")["visitors"] == []
    full_stop = empty.run("regulars", "--regular", "1", code=2)
    assert "--regular" in full_stop.stderr


def test_clean_lists_and_copies(home: Path, album: Path, empty: Commands, tmp_path: Path) -> None:
    folder, target = tmp_path / "set", tmp_path / "clean"
    for person in ("astronaut", "hopper"):
        shutil.copytree(album / person, folder / person)
    shutil.copy(album / "nobody.jpg", folder / "hopper" / "wall.jpg")
    shutil.copy(folder / "hopper" / "1.jpg", folder / "hopper" / "1 again.jpg")
    shutil.copy(album / "text.jpg", folder / "astronaut" / "text.jpg")
    shutil.copy(folder / "hopper" / "1.jpg", folder / "astronaut" / "wrong.jpg")
    report = empty.json("clean", folder, "--dest", target, "--list", tmp_path / "list.csv", *FAST)
    assert {Path(it["path"]).name: it["finding"] for it in report["findings"]} == {
        "wall.jpg": "no face",
        "1.jpg": "duplicate",
        "text.jpg": "unreadable",
        "wrong.jpg": "does not belong",
    }
    assert (report["kept"], report["written"]) == (4, 4)
    assert len(list(target.rglob("*.jpg"))) == 4
    assert (tmp_path / "list.csv").is_file()
    assert not empty.library.exists()
    assert sum(len(names) for _, _, names in os.walk(folder)) == 8


def test_clean_needs_folders_of_persons(home: Path, empty: Commands, tmp_path: Path) -> None:
    (tmp_path / "set").mkdir()
    assert "one a person" in empty.error("clean", tmp_path / "set")
    assert "There is no folder" in empty.error("clean", tmp_path / "gone")


def test_tags_are_given_listed_and_taken_back(full: Commands) -> None:
    assert "No face has a tag yet" in full.run("tags").stdout
    told = full.run("tag", "1", "2", "smiling").stdout
    assert told == "Tag 2 faces 'smiling'. `photoorg undo` takes it back.\n"
    assert full.json("tags") == {"tags": [{"word": "smiling", "faces": 2}]}
    full.run("tag", "1", "smiling", "--off")
    assert "smiling" in full.run("tags").stdout
    full.run("undo")
    assert full.json("tags") == {"tags": [{"word": "smiling", "faces": 2}]}
    assert "no face 99" in full.error("tag", "99", "smiling")


def test_a_person_with_a_look_is_found(full: Commands) -> None:
    first = full.json("people")["people"][0]["id"]
    assert "No face has the tag smiling" in full.error(
        "find", "--person", first, "--tag", "smiling"
    )
    full.run("tag", "1", "smiling")
    found = full.json("find", "--person", first, "--tag", "Smiling", "--top", "3")["faces"]
    assert len(found) == 3
    assert {"face", "path", "person", "like_person", "like_tag", "tagged"} <= found[0].keys()
    assert "Like the tag" in full.run("find", "--person", first, "--tag", "smiling").stdout


@pytest.mark.parametrize(
    "words", [["find", "--id", "1", "--tag", "x"], ["find", "a.jpg", "--tag", "x"]]
)
def test_a_tag_is_looked_for_on_a_person(empty: Commands, words: list[str]) -> None:
    assert "--tag needs a --person" in empty.run(*words, code=2).stderr


@pytest.mark.parametrize(
    ("command", "sentence"),
    [("evaluate-cleaning", "two persons"), ("evaluate-regulars", "30 persons")],
)
def test_a_benchmark_says_what_it_needs(
    empty: Commands, tmp_path: Path, command: str, sentence: str
) -> None:
    assert sentence in empty.error(command, tmp_path)
