"""The face graph from the command line, without a display."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from PIL import Image


def read(path: Path) -> "nx.Graph[int]":
    return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")


def test_data_and_a_picture_at_once(full: Any, tmp_path: Path) -> None:
    full.run("name", 1, "Ada")
    data, picture = tmp_path / "graph.json", tmp_path / "graph.png"
    result = full.run("graph", "--export", data, "--png", picture, "--size", 300)
    assert result.stdout.splitlines() == [
        f"{data}: 4 faces, 2 edges.",
        f"{picture}: 4 faces, 2 edges.",
    ]
    graph = read(data)
    known = [known for _, known in graph.nodes(data=True)]
    assert sorted(it["person"] for it in known) == [1, 1, 2, 2]
    assert [it["name"] for it in known if "name" in it] == ["Ada", "Ada"]
    assert all(Path(it["photo"]).is_file() for it in known)
    assert {"#0099EE", "#888888"} == {it["colour"] for it in known}
    assert all(0 < distance < 0.5 for _, _, distance in graph.edges(data="distance"))
    with Image.open(picture) as opened:
        assert max(opened.size) == 300


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".svg", ".SVG"])
def test_xml_formats(full: Any, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"graph{suffix}"
    assert full.json("graph", "--export", target) == {
        "written": [{"path": str(target), "faces": 4, "edges": 2}]
    }
    assert ElementTree.parse(target).getroot().tag.endswith(suffix[1:].lower())


def test_one_person_at_a_threshold(full: Any, tmp_path: Path) -> None:
    full.run("name", 2, "Grace")
    target = tmp_path / "grace.json"
    full.run("graph", "--export", target, "--person", "Grace")
    assert (len(read(target)), read(target).number_of_edges()) == (2, 1)
    strict = tmp_path / "strict.json"
    report = full.json("graph", "--export", strict, "--person", 2, "--threshold", 0.0001)
    assert report["written"][0]["edges"] == 0


def test_an_edit_is_seen(full: Any, tmp_path: Path) -> None:
    first, second = (row["id"] for row in full.json("faces", 1)["faces"])
    full.run("graph", "--export", tmp_path / "before.json")
    full.run("split", first)
    full.run("graph", "--export", tmp_path / "after.json")
    before, after = (read(tmp_path / f"{name}.json").nodes for name in ("before", "after"))
    assert before[first]["person"] == before[second]["person"]
    assert after[first]["person"] != after[second]["person"]
    places = ([(it[face]["x"], it[face]["y"]) for face in it] for it in (before, after))
    assert next(places) == next(places), "nobody moves"


def test_an_empty_library(empty: Any, tmp_path: Path) -> None:
    for name in ("a.json", "a.graphml", "a.gexf", "a.svg", "a.png"):
        report = empty.json("graph", "--export", tmp_path / name)
        assert report["written"][0]["faces"] == 0
    with Image.open(tmp_path / "a.png") as opened:
        opened.verify()


def test_nothing_is_overwritten(full: Any, tmp_path: Path) -> None:
    target = tmp_path / "graph.svg"
    target.write_text("mine")
    assert "There is a file already" in full.error("graph", "--export", target)
    assert target.read_text() == "mine"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--export", "graph.txt"), "not as graph.txt"),
        (("--png", "graph.svg"), "ends in .png"),
        (("--export", "graph.json", "--threshold", "0.9"), "at most 0.6"),
        (("--export", "graph.json", "--person", "Nobody"), "no person Nobody"),
    ],
)
def test_what_makes_no_sense_is_said(
    full: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    complaint: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert complaint in full.error("graph", *words)
    assert not list(tmp_path.glob("graph*"))


def test_a_file_has_to_be_named(full: Any) -> None:
    assert "--export FILE or --png FILE" in full.run("graph", code=2).stderr
