"""Writes a face graph to a file: as data for other programs, or as a picture."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.export.graph_files import DATA_FORMATS, GraphTable, put_file
from photoorg.export.graph_pictures import Label, png_of, svg_of
from photoorg.library.graphing import MOST_DRAWN, PALETTE, FaceGraph, colour_numbers
from photoorg.library.library import Library
from photoorg.library.places import Ints
from photoorg.storage.faces_view import FacesView
from photoorg.storage.thumbnails_view import read_thumbnails

__all__ = ["GRAPH_FORMATS", "USUAL_SIZE", "GraphExport", "save_picture", "write_graph"]

USUAL_SIZE = 1600
"""Pixels of a picture's longer side."""

_PICTURES = (".svg", ".png")
GRAPH_FORMATS = (*DATA_FORMATS, *_PICTURES)
"""The suffixes of the files that can be written."""


@dataclass(frozen=True, slots=True)
class GraphExport:
    """How much was written."""

    faces: int
    edges: int


def write_graph(
    library: Library,
    graph: FaceGraph,
    target: Path,
    *,
    threshold: float | None = None,
    size: int = USUAL_SIZE,
    replace: bool = False,
) -> GraphExport:
    """Write what a graph shows at a threshold (the library's unless given).

    The suffix of the target says how: .graphml, .gexf and .json hold all faces and edges, .svg
    and .png are pictures of at most `size` pixels either way, with as many edges as can be told
    apart. With `replace` a file that is there is replaced.

    Raises:
        KnownError: the suffix is another one, or the file cannot be written or is there already.
    """
    kind = target.suffix.lower()
    if kind not in GRAPH_FORMATS:
        raise KnownError(
            f"A face graph can be written as {', '.join(GRAPH_FORMATS)}; not as {target.name}."
        )
    threshold = library.threshold if threshold is None else threshold
    most = MOST_DRAWN if kind in _PICTURES else len(graph.edges)
    edges = graph.drawn_edges(threshold, most=most)
    table = _table(library, graph, edges)
    if kind in DATA_FORMATS:
        data = DATA_FORMATS[kind](table)
    elif kind == ".svg":
        data = svg_of(table, _labels(graph, table.names), size)
    else:
        data = png_of(table, _labels(graph, table.names), size, _thumbnails(library, graph))
    put_file(data, target, replace=replace)
    return GraphExport(len(table.faces), len(edges))


def save_picture(data: bytes, target: Path, *, replace: bool = False) -> None:
    """Write a picture that was painted elsewhere; with `replace` instead of one that is there.

    Raises:
        KnownError: the file cannot be written, or is there already.
    """
    put_file(data, target, replace=replace)


def _table(library: Library, graph: FaceGraph, edges: Ints) -> GraphTable:
    """The faces that are shown, and some edges between them."""
    shown = np.flatnonzero(np.isfinite(graph.positions[:, 0]))
    facts = FacesView(library.database).some([FaceId(i) for i in graph.ids[shown].tolist()])
    shown = shown[np.isin(graph.ids[shown], facts.ids)]  # some may be gone by now
    row = np.full(len(graph), -1, np.int64)
    row[shown] = np.arange(len(shown))
    left, right = row[graph.edges.left[edges]], row[graph.edges.right[edges]]
    there = (left >= 0) & (right >= 0)
    paths, persons = library.path_of_photos(), graph.persons[shown]
    known = library.people_names()
    names = {int(p): known[p] for p in known.keys() & set(persons.tolist())}
    numbers = colour_numbers(persons, sorted(names))
    return GraphTable(
        faces=graph.ids[shown],
        photos=[paths.get(photo) for photo in facts.photos.tolist()],
        boxes=facts.boxes,
        persons=persons,
        names=names,
        quality=facts.quality,
        positions=graph.positions[shown],
        colours=[PALETTE[number] for number in numbers.tolist()],
        left=left[there],
        right=right[there],
        distances=graph.edges.distances[edges][there],
    )


def _labels(graph: FaceGraph, names: dict[int, str]) -> list[Label]:
    """The names of persons, each at the circle that most of the faces are in."""
    circles, found = graph.circles, []
    for place in circles.mains.tolist():
        name = names.get(int(circles.groups[place]))
        if name is not None:
            x, y = circles.centres[place].tolist()
            found.append(Label(name, x, y, float(circles.radii[place])))
    return found


def _thumbnails(library: Library, graph: FaceGraph) -> Callable[[int], bytes | None]:
    shown = np.flatnonzero(np.isfinite(graph.positions[:, 0]))

    def thumbnail(row: int) -> bytes | None:
        face = FaceId(int(graph.ids[shown[row]]))
        return read_thumbnails(library.database, [face]).get(face)

    return thumbnail
