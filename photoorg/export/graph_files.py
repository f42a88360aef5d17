"""The face graph as a file that other programs read: GraphML, GEXF and JSON.

All three are written by networkx, so it reads them again as well.
"""

import io
import json
import logging
import secrets
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from photoorg.core.errors import KnownError
from photoorg.export.writing import write_new

if TYPE_CHECKING:
    import networkx as nx

_log = logging.getLogger(__name__)

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class GraphTable:
    """A face graph, column by column: n faces and m edges.

    Attributes:
        faces: int64[n], their ids.
        photos: the path of each face's photo, None where it has no file.
        boxes: float32[n, 4]: left, top, width, height, normalised to the upright photo.
        persons: int64[n], 0 where a face has none.
        names: of the persons that have one.
        quality: float32[n], 0 to 1.
        positions: float32[n, 2], NaN for a face that is not drawn.
        colours: of each face, as "#RRGGBB".
        left, right: int64[m], rows of faces.
        distances: float32[m].
    """

    faces: Ints
    photos: Sequence[Path | None]
    boxes: Floats
    persons: Ints
    names: dict[int, str]
    quality: Floats
    positions: Floats
    colours: Sequence[str]
    left: Ints
    right: Ints
    distances: Floats


def as_network(table: GraphTable) -> "nx.Graph[int]":
    """The graph with faces as nodes; what is not known of one is not among its attributes."""
    import networkx as nx  # half a second, which no window waits for

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(_nodes(table))
    graph.add_edges_from(
        (one, other, {"distance": distance})
        for one, other, distance in zip(
            table.faces[table.left].tolist(),
            table.faces[table.right].tolist(),
            table.distances.astype(np.float64).round(6).tolist(),
            strict=True,
        )
    )
    return graph


def _nodes(table: GraphTable) -> Iterator[tuple[int, dict[str, Any]]]:
    boxes = table.boxes.astype(np.float64).round(6).tolist()
    quality = table.quality.astype(np.float64).round(4).tolist()
    places = table.positions.astype(np.float64).round(3).tolist()
    for row, face in enumerate(table.faces.tolist()):
        known: dict[str, Any] = {"face": face, "colour": table.colours[row]}
        path, person = table.photos[row], int(table.persons[row])
        if path is not None:
            known["photo"] = legible(str(path))
        if person:
            known["person"] = person
        if person in table.names:
            known["name"] = legible(table.names[person])
        sides = zip(("left", "top", "width", "height"), boxes[row], strict=True)
        known |= {f"box_{side}": value for side, value in sides}
        known["quality"] = quality[row]
        if np.isfinite(places[row]).all():
            known["x"], known["y"] = places[row]
        yield face, known


def legible(text: str) -> str:
    """Text that XML can hold: names of files may have bytes that are no text at all."""
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_control(mark) else mark for mark in text)


def _is_control(mark: str) -> bool:
    return unicodedata.category(mark) in ("Cc", "Cs", "Cn") and mark not in "\t\n"


def _graphml(table: GraphTable) -> bytes:
    import networkx as nx  # half a second, which no window waits for

    written = io.BytesIO()
    nx.write_graphml_xml(as_network(table), written)
    return written.getvalue()


def _gexf(table: GraphTable) -> bytes:
    import networkx as nx  # half a second, which no window waits for

    graph = as_network(table)
    for face, known in graph.nodes(data=True):
        known["label"] = known.get("name", str(face))
        red, green, blue = bytes.fromhex(known["colour"][1:])
        known["viz"] = {"color": {"r": red, "g": green, "b": blue, "a": 1.0}}
        if "x" in known:
            # Programs that read GEXF count upwards.
            known["viz"]["position"] = {"x": known["x"], "y": -known["y"], "z": 0.0}
    written = io.BytesIO()
    nx.write_gexf(graph, written)
    return written.getvalue()


def _json(table: GraphTable) -> bytes:
    import networkx as nx  # half a second, which no window waits for

    data = nx.node_link_data(as_network(table), edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


DATA_FORMATS: dict[str, Callable[[GraphTable], bytes]] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".json": _json,
}
"""Suffix -> what makes the file."""


def put_file(data: bytes, target: Path, *, replace: bool = False) -> None:
    """Write a file whole or not at all; with `replace` instead of one that is there.

    Raises:
        KnownError: it cannot be written, or there is one that must not be replaced.
    """
    try:
        if not replace:
            write_new(data, target)
            return
        beside = target.with_name(f".photoorg-{secrets.token_hex(8)}.part")
        try:
            write_new(data, beside)
            beside.replace(target)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except FileExistsError as error:
        raise KnownError(f"There is a file already, and it stays: {target}") from error
    except OSError as error:
        raise KnownError(f"The file cannot be written ({error.strerror}): {target}") from error
    _log.debug("wrote %d bytes to %s", len(data), target)
