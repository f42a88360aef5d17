import itertools

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.explaining import GroupEdges, edges_of, group_edges
from photoorg.clustering.weak_points import Bridge, Joint, sparse_certificate, weak_points

Pair = tuple[int, int]


def _edges(faces: int, lengths: dict[Pair, float], cuts: list[Pair] | None = None) -> GroupEdges:
    pairs = np.array(list(lengths), np.int64).reshape(-1, 2)
    values = np.array(list(lengths.values()), np.float32)
    return group_edges(faces, pairs[:, 0], pairs[:, 1], values, np.array(cuts or []))


def _random_edges(faces: int, share: float, seed: int) -> GroupEdges:
    rng = np.random.default_rng(seed)
    pairs = [pair for pair in itertools.combinations(range(faces), 2) if rng.random() < share]
    return _edges(faces, {pair: float(rng.random()) for pair in pairs})


def _as_networkx(edges: GroupEdges) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(edges.faces))
    rows = zip(edges.left.tolist(), edges.right.tolist(), edges.distances.tolist(), strict=True)
    graph.add_weighted_edges_from(rows, weight="distance")
    return graph


def _bridge_by_force(graph: nx.Graph, a: int, b: int) -> Bridge:
    rest = nx.Graph(graph)
    rest.remove_edge(a, b)
    one, other = nx.node_connected_component(rest, a), nx.node_connected_component(rest, b)
    return Bridge(a, b, (len(one), len(other)), graph[a][b]["distance"])


def _joint_by_force(graph: nx.Graph, face: int) -> Joint:
    around = nx.node_connected_component(graph, face) - {face}
    parts = list(nx.connected_components(graph.subgraph(around)))
    distance = max(
        min(graph[face][near]["distance"] for near in part & set(graph[face])) for part in parts
    )
    return Joint(face, tuple(sorted((len(part) for part in parts), reverse=True)), distance)


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 24), st.floats(0, 0.5), st.integers(0, 9999), st.floats(0.4, 1.1))
def test_weak_points_are_what_taking_each_away_shows(
    faces: int, share: float, seed: int, threshold: float
) -> None:
    edges = _random_edges(faces, share, seed)
    found = weak_points(edges, threshold)
    graph = _as_networkx(edges.nearer_than(threshold))
    pieces = [len(piece) for piece in nx.connected_components(graph)]
    assert list(found.pieces) == sorted(pieces, reverse=True)
    bridges = {_bridge_by_force(graph, min(pair), max(pair)) for pair in nx.bridges(graph)}
    assert set(found.bridges) == bridges
    assert len(found.bridges) == len(bridges)
    joints = {_joint_by_force(graph, face) for face in nx.articulation_points(graph)}
    assert set(found.joints) == joints
    assert len(found.joints) == len(joints)
    smaller = [(min(bridge.sizes), bridge.distance) for bridge in found.bridges]
    assert smaller == sorted(smaller, reverse=True)
    hanging = [(sum(joint.sizes[1:]), joint.distance) for joint in found.joints]
    assert hanging == sorted(hanging, reverse=True)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.floats(0, 0.6), st.integers(0, 9999))
def test_two_forests_have_the_same_biconnected_components(
    faces: int, share: float, seed: int
) -> None:
    edges = _random_edges(faces, share, seed)
    core = sparse_certificate(edges)
    assert len(core) <= 2 * (faces - 1)
    all_blocks, core_blocks = (
        sorted(sorted(block) for block in nx.biconnected_components(_as_networkx(each)))
        for each in (edges, core)
    )
    assert core_blocks == all_blocks


def _clique(rows: range, length: float = 0.2) -> dict[Pair, float]:
    return dict.fromkeys(itertools.combinations(rows, 2), length)


def test_two_cores_on_one_edge_come_before_a_single_face_on_a_long_one() -> None:
    lengths = _clique(range(5)) | _clique(range(5, 9))
    lengths |= {(2, 6): 0.3, (8, 9): 0.45}
    found = weak_points(_edges(10, lengths), 0.5)
    assert [(bridge.a, bridge.b, bridge.sizes) for bridge in found.bridges] == [
        (2, 6, (5, 5)),
        (8, 9, (9, 1)),
    ]
    assert found.bridges[1].distance == pytest.approx(0.45)
    assert [(joint.face, joint.sizes) for joint in found.joints] == [
        (2, (5, 4)),
        (6, (5, 4)),
        (8, (8, 1)),
    ]
    assert found.pieces == (10,)


def test_a_face_between_two_cores() -> None:
    lengths = _clique(range(4)) | _clique(range(5, 8))
    lengths |= {(0, 4): 0.3, (1, 4): 0.25, (4, 5): 0.4, (4, 6): 0.35}
    found = weak_points(_edges(8, lengths), 0.5)
    assert found.bridges == ()
    assert [(joint.face, joint.sizes) for joint in found.joints] == [(4, (4, 3))]
    assert found.joints[0].distance == pytest.approx(0.35)


def test_a_cut_makes_weak_points() -> None:
    lengths = _clique(range(4)) | _clique(range(4, 8)) | {(0, 4): 0.3, (1, 5): 0.3}
    assert weak_points(_edges(8, lengths), 0.5).bridges == ()
    found = weak_points(_edges(8, lengths, cuts=[(5, 1)]), 0.5)
    assert [(bridge.a, bridge.b, bridge.sizes) for bridge in found.bridges] == [(0, 4, (4, 4))]
    parted = weak_points(_edges(8, lengths, cuts=[(5, 1), (0, 4)]), 0.5)
    assert parted.bridges == ()
    assert parted.pieces == (4, 4)


def test_groups_of_nothing_one_and_two() -> None:
    empty = weak_points(edges_of(np.zeros((0, 128), np.float32)), 0.5)
    assert (empty.pieces, empty.bridges, empty.joints) == ((), (), ())
    alone = weak_points(edges_of(np.zeros((1, 128), np.float32)), 0.5)
    assert (alone.pieces, alone.bridges, alone.joints) == ((1,), (), ())
    twins = weak_points(edges_of(np.zeros((2, 128), np.float32)), 0.5)
    assert twins.bridges == (Bridge(0, 1, (1, 1), 0.0),)
    assert twins.joints == ()


def test_a_long_chain() -> None:
    n = 3000
    found = weak_points(_edges(n, {(i, i + 1): 0.3 for i in range(n - 1)}), 0.5)
    assert len(found.bridges) == n - 1
    assert len(found.joints) == n - 2
    assert found.bridges[0].sizes == (n // 2, n // 2)
    assert found.bridges[-1].sizes in {(1, n - 1), (n - 1, 1)}
