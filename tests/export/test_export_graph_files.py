"""Files of a face graph: read again by networkx, by an XML parser, and by Pillow."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest
from PIL import Image

from photoorg.core.errors import KnownError
from photoorg.export.graph_files import DATA_FORMATS, GraphTable, as_network, put_file
from photoorg.export.graph_pictures import Label, png_of, svg_of

PAPER = (247, 247, 245)
SVG = "{http://www.w3.org/2000/svg}"


def table(**changed: object) -> GraphTable:
    """Three faces of Anna and a stranger, who has no photo any more, in two edges."""
    columns: dict[str, object] = {
        "faces": np.array([3, 5, 8, 11]),
        "photos": [Path("/photos/a.jpg"), Path("/photos/\udcff & <b>.jpg"), Path("/c.jpg"), None],
        "boxes": np.full((4, 4), 0.25, np.float32),
        "persons": np.array([7, 7, 7, 0]),
        "names": {7: 'Anna <"Ĉ"> 🙂\x07'},
        "quality": np.array([0.5, 0.25, 1, 0], np.float32),
        "positions": np.array([[0, 0], [1, 0], [0.5, 1], [6, 3]], np.float32),
        "colours": ["#0099EE"] * 3 + ["#888888"],
        "left": np.array([0, 1]),
        "right": np.array([1, 3]),
        "distances": np.array([0.25, 0.0], np.float32),
    }
    return GraphTable(**(columns | changed))  # type: ignore[arg-type]


def nobody() -> GraphTable:
    none = np.zeros(0, np.int64)
    return table(
        faces=none,
        photos=[],
        boxes=np.zeros((0, 4), np.float32),
        persons=none,
        quality=np.zeros(0, np.float32),
        positions=np.zeros((0, 2), np.float32),
        colours=[],
        left=none,
        right=none,
        distances=np.zeros(0, np.float32),
    )


def read_graphml(data: bytes) -> "nx.Graph[int]":
    return nx.read_graphml(io.BytesIO(data), node_type=int)


def read_gexf(data: bytes) -> "nx.Graph[int]":
    return nx.read_gexf(io.BytesIO(data), node_type=int)


def read_json(data: bytes) -> "nx.Graph[int]":
    return nx.node_link_graph(json.loads(data), edges="edges")


READERS = {".graphml": read_graphml, ".gexf": read_gexf, ".json": read_json}
kinds = pytest.mark.parametrize("kind", list(DATA_FORMATS))


@kinds
def test_networkx_reads_what_was_written(kind: str) -> None:
    graph = READERS[kind](DATA_FORMATS[kind](table()))
    assert sorted(graph) == [3, 5, 8, 11]
    assert {tuple(sorted(pair)) for pair in graph.edges} == {(3, 5), (5, 11)}
    assert graph.edges[3, 5]["distance"] == pytest.approx(0.25)
    assert graph.edges[5, 11]["distance"] == 0, "identical faces"
    anna = graph.nodes[3]
    assert (anna["face"], anna["photo"], anna["person"]) == (3, "/photos/a.jpg", 7)
    assert anna["name"] == 'Anna <"Ĉ"> 🙂�'
    assert [anna[f"box_{side}"] for side in ("left", "top", "width", "height")] == [0.25] * 4
    assert anna["quality"] == 0.5
    assert graph.nodes[5]["photo"] == "/photos/\\xff & <b>.jpg"
    assert {"photo", "person", "name"}.isdisjoint(graph.nodes[11]), "nothing is known of these"


@kinds
def test_a_graph_of_nobody(kind: str) -> None:
    assert len(READERS[kind](DATA_FORMATS[kind](nobody()))) == 0


@kinds
def test_a_face_that_is_not_drawn_has_no_place(kind: str) -> None:
    places = table().positions.copy()
    places[1] = np.nan
    data = DATA_FORMATS[kind](table(positions=places))
    assert b"nan" not in data.lower()
    assert sorted(READERS[kind](data)) == [3, 5, 8, 11]


def test_programs_that_read_gexf_show_places_and_colours() -> None:
    root = ElementTree.fromstring(DATA_FORMATS[".gexf"](table()))
    found = {part.tag.partition("}")[2]: part.attrib for part in root.iter()}
    assert found["color"]["r"] == "136"
    assert (float(found["position"]["x"]), float(found["position"]["y"])) == (6, -3)


def test_values_are_plain_numbers_and_text() -> None:
    graph = as_network(table())
    kinds = {type(value) for _, known in graph.nodes(data=True) for value in known.values()}
    assert kinds == {int, float, str}


# -- pictures --------------------------------------------------------------------------


def picture(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as opened:
        assert opened.format == "PNG"
        return np.asarray(opened.convert("RGB"))


def coloured(pixels: np.ndarray, colour: str) -> np.ndarray:
    """Where exactly this colour is: [k, 2], lines and columns."""
    return np.argwhere((pixels == list(bytes.fromhex(colour[1:]))).all(axis=2))


def test_a_png_shows_faces_where_they_lie() -> None:
    pixels = picture(png_of(table(), [], 600))
    assert pixels.shape[1] == 600
    assert pixels.shape[0] < 600
    anna, stranger = coloured(pixels, "#0099EE"), coloured(pixels, "#888888")
    assert len(anna) > 2 * len(stranger) > 100
    assert anna[:, 1].max() < stranger[:, 1].min(), "x grows to the right"
    assert anna[:, 0].mean() < stranger[:, 0].mean(), "y grows downwards"
    corners = pixels[[0, 0, -1, -1], [0, -1, 0, -1]]
    assert (corners == PAPER).all()


def test_an_edge_is_drawn_between_its_faces() -> None:
    with_edges, without = (
        picture(png_of(drawn, [], 400))
        for drawn in (table(), table(left=np.zeros(0, int), right=np.zeros(0, int)))
    )
    changed = np.argwhere((with_edges != without).any(axis=2))
    assert len(changed) > 50


@pytest.mark.parametrize("size", [64, 301, 600])
def test_pictures_are_as_large_as_was_asked_for(size: int) -> None:
    assert max(picture(png_of(table(), [], size)).shape) == size
    root = ElementTree.fromstring(svg_of(table(), [], size))
    assert max(float(root.attrib["width"]), float(root.attrib["height"])) == size


def test_a_few_faces_are_not_made_larger_than_they_are_known() -> None:
    assert max(picture(png_of(table(), [], 5000)).shape) < 1200


def test_an_svg_holds_circles_lines_and_names() -> None:
    names = [Label('<Anna> & "Ĉ" \x07', 0.5, 0.5, 1.2)]
    root = ElementTree.fromstring(svg_of(table(), names, 800))
    circles = list(root.iter(f"{SVG}circle"))
    assert [part.attrib["fill"] for part in circles] == ["#0099EE"] * 3 + ["#888888"]
    assert len(list(root.iter(f"{SVG}line"))) == 2
    (text,) = root.iter(f"{SVG}text")
    assert text.text == '<Anna> & "Ĉ" �'
    for part in circles:
        x, y, radius = (float(part.attrib[key]) for key in ("cx", "cy", "r"))
        assert radius <= x <= float(root.attrib["width"]) - radius
        assert radius <= y <= float(root.attrib["height"]) - radius


def test_names_never_overlap() -> None:
    random = np.random.default_rng(0)
    names = [
        Label(f"Somebody {number}", *random.uniform(0, 6, 2).tolist(), float(number % 5 + 0.5))
        for number in range(60)
    ]
    root = ElementTree.fromstring(svg_of(table(), names, 900))
    boxes = []
    for text in root.iter(f"{SVG}text"):
        half = len(text.text or "") * 0.5 * 10 / 2
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        boxes.append((x - half, y - 6, x + half, y + 6))
    assert 3 <= len(boxes) < 60
    for place, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:place]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


@pytest.mark.parametrize("count", [0, 1, 2])
def test_pictures_of_hardly_anybody(count: int) -> None:
    shown = table(
        faces=np.arange(count),
        positions=np.zeros((count, 2), np.float32),
        left=np.zeros(0, int),
        right=np.zeros(0, int),
        distances=np.zeros(0, np.float32),
    )
    pixels = picture(png_of(shown, [], 500))
    assert (coloured(pixels, "#0099EE").size > 0) == (count > 0)
    ElementTree.fromstring(svg_of(shown, [], 500))


def test_who_is_not_drawn_takes_the_edges_along() -> None:
    places = table().positions.copy()
    places[1] = np.nan
    root = ElementTree.fromstring(svg_of(table(positions=places), [], 500))
    assert len(list(root.iter(f"{SVG}circle"))) == 3
    assert len(list(root.iter(f"{SVG}line"))) == 0


def test_where_there_is_room_faces_are_shown() -> None:
    encoded = io.BytesIO()
    Image.new("RGB", (160, 160), (250, 10, 10)).save(encoded, "JPEG", quality=95)
    asked: list[int] = []

    def thumbnail(row: int) -> bytes | None:
        asked.append(row)
        return {0: encoded.getvalue(), 1: b"no picture"}.get(row)

    pixels = picture(png_of(table(), [], 800, thumbnail)).astype(int)
    red = (np.abs(pixels - (250, 10, 10)).max(axis=2) < 12).sum()
    assert asked == [0, 1, 2, 3]
    assert red > 500
    asked.clear()
    png_of(table(), [], 100, thumbnail)
    assert asked == [], "too small to be seen"


# -- writing ---------------------------------------------------------------------------


def test_a_file_is_not_replaced_unless_it_was_said(tmp_path: Path) -> None:
    target = tmp_path / "graph.json"
    put_file(b"first", target)
    with pytest.raises(KnownError, match="a file already"):
        put_file(b"second", target)
    assert target.read_bytes() == b"first"
    put_file(b"second", target, replace=True)
    assert target.read_bytes() == b"second"
    assert [path.name for path in tmp_path.iterdir()] == ["graph.json"], "nothing is left over"


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_that_is_not_there(tmp_path: Path, replace: bool) -> None:
    with pytest.raises(KnownError, match="cannot be written"):
        put_file(b"", tmp_path / "nowhere" / "graph.json", replace=replace)


def test_a_file_that_breaks_off_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "graph.json"
    target.write_bytes(b"first")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    replace: Callable[..., Path] = Path.replace
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(KnownError, match="No space left"):
        put_file(b"second", target, replace=True)
    monkeypatch.setattr(Path, "replace", replace)
    assert target.read_bytes() == b"first"
    assert len(list(tmp_path.iterdir())) == 1
