"""The graph of people as a file that other programs read: GraphML, written by networkx."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from photoorg.export.graph_files import legible


@dataclass(frozen=True, slots=True)
class PersonNode:
    """A person, and in how many photos."""

    person: int
    photos: int
    place: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class MeetingEdge:
    """Two persons, in how many photos both are, and how much more often than by chance."""

    one: int
    other: int
    photos: int
    lift: float


def people_graphml(
    nodes: Sequence[PersonNode], edges: Sequence[MeetingEdge], names: Mapping[int, str]
) -> bytes:
    """A GraphML file: persons as nodes; `weight` of an edge is the number of photos together."""
    import networkx as nx  # half a second, which no window waits for

    graph: nx.Graph[int] = nx.Graph()
    for node in nodes:
        known: dict[str, object] = {
            "label": legible(names.get(node.person, f"Person {node.person}")),
            "photos": node.photos,
        }
        if node.person in names:
            known["name"] = known["label"]
        if node.place is not None:
            known["x"], known["y"] = node.place
        graph.add_node(node.person, **known)
    graph.add_edges_from(
        (it.one, it.other, {"weight": it.photos, "lift": round(it.lift, 4)}) for it in edges
    )
    written = io.BytesIO()
    nx.write_graphml_xml(graph, written)
    return written.getvalue()
