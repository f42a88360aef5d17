"""find, together and map as a user meets them."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from PIL import Image


def test_find_by_photo(full: Any, album: Path) -> None:
    full.run("name", 1, "Ada")
    photo = album / "astronaut" / "1.jpg"
    found = full.json("find", photo)["persons"]
    first, second = found
    assert {first["name"], second["name"]} == {"Ada", None}
    assert first["probability"] > 0.9 > 0.1 > second["probability"]
    assert first["faces"][0]["path"] == str(photo)
    assert first["faces"][0]["distance"] < 0.1
    lines = full.run("find", photo, "--top", 1).stdout.splitlines()
    assert len(lines) == 2
    assert "with a probability of " in lines[0]
    assert str(photo) in lines[1]


def test_find_by_face_and_by_person(full: Any) -> None:
    mine = [row["id"] for row in full.json("faces", 1)["faces"]]
    other = [row["id"] for row in full.json("faces", 2)["faces"]]
    found = full.json("find", "--id", mine[0], "--top", 1)["persons"]
    assert [face["face"] for face in found[0]["faces"]] == [mine[1]]
    found = full.json("find", "--person", 1)["persons"]
    assert sorted(face["face"] for person in found for face in person["faces"]) == other


def test_of_several_faces_one_has_to_be_chosen(
    full: Any, tmp_path: Path, scenes: Any, save: Any
) -> None:
    both = save(tmp_path / "both.jpg", scenes.both)
    told = full.error("find", both)
    assert f"There are 2 faces in {both}; say with --face which one you mean: 1 (" in told
    (hopper,) = full.json("find", both, "--face", 2, "--top", 1)["persons"]
    assert hopper["probability"] > 0.9
    assert "hopper" in hopper["faces"][0]["path"]


def test_what_cannot_be_found(full: Any, album: Path, tmp_path: Path) -> None:
    assert "No face was found" in full.error("find", album / "nobody.jpg")
    assert "not a picture" in full.error("find", album / "text.jpg")
    assert "cannot be read" in full.error("find", tmp_path / "missing.jpg")
    assert "no person Nobody" in full.error("find", "--person", "Nobody")
    assert "no face 999" in full.error("find", "--id", 999)
    assert "Give one of" in full.run("find", code=2).stderr
    assert "--face says" in full.run("find", "--id", 1, "--face", 1, code=2).stderr


def test_together(full: Any, tmp_path: Path) -> None:
    assert full.run("together").stdout == "Nobody is in photos together.\n"
    target = tmp_path / "people.graphml"
    text = full.run("together", "--graphml", target).stdout
    assert f"{target}: 2 people, 0 edges." in text
    assert len(nx.read_graphml(target)) == 2
    assert "ends in .graphml" in full.error("together", "--graphml", tmp_path / "people.xml")
    assert full.json("together", "--person", 1) == {"photos": 4, "together": []}


def test_together_where_people_meet(full: Any, tmp_path: Path, scenes: Any, save: Any) -> None:
    save(tmp_path / "more" / "both.jpg", scenes.both)
    full.run("name", 1, "Ada")
    full.run("scan", tmp_path / "more", "--detector", "hog", "--upsample", 0, "--jobs", 1)
    (row,) = full.json("together")["together"]
    assert row["photos"] == 1
    assert row["lift"] == pytest.approx(1 * 5 / (3 * 3), abs=1e-3)
    (row,) = full.json("together", "--person", 2)["together"]
    assert (row["name"], row["share"]) == ("Ada", pytest.approx(1 / 3, abs=1e-3))
    assert "Ada" in full.run("together").stdout


def test_map(full: Any, tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    assert full.run("map", "--png", target, "--size", 200).stdout == f"{target}: 4 faces.\n"
    with Image.open(target) as opened:
        assert max(opened.size) == 200
    assert "There is a file already" in full.error("map", "--png", target)
    assert "ends in .png" in full.error("map", "--png", tmp_path / "map.svg")
    assert full.json("map", "--afresh", "--png", tmp_path / "again.png")["faces"] == 4


def test_an_empty_library(empty: Any, album: Path, tmp_path: Path) -> None:
    assert "no faces in the library yet" in empty.error("find", album / "hopper" / "1.jpg")
    assert "nobody in any photo yet" in empty.error("together")
    assert "no face for a map yet" in empty.error("map", "--png", tmp_path / "map.png")
