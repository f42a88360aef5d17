import itertools

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.explaining import (
    GroupEdges,
    best_path,
    edges_of,
    group_edges,
    side_of_cut,
    why,
)
from photoorg.clustering.neighbours import build_graph
from photoorg.clustering.searching import exact_distances

Pair = tuple[int, int]


@st.composite
def graphs(draw: st.DrawFn) -> GroupEdges:
    """Small graphs, some of whose distances are equal."""
    faces = draw(st.integers(2, 9))
    pairs = draw(st.sets(st.sampled_from(list(itertools.combinations(range(faces), 2)))))
    lengths = [draw(st.integers(0, 6)) / 10 for _ in pairs]
    return _edges(faces, dict(zip(sorted(pairs), lengths, strict=True)))


def _edges(faces: int, lengths: dict[Pair, float], cuts: list[Pair] | None = None) -> GroupEdges:
    pairs = np.array(list(lengths), np.int64).reshape(-1, 2)
    values = np.array(list(lengths.values()), np.float32)
    return group_edges(faces, pairs[:, 0], pairs[:, 1], values, np.array(cuts or []))


def _as_networkx(edges: GroupEdges) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(range(edges.faces))
    rows = zip(edges.left.tolist(), edges.right.tolist(), edges.distances.tolist(), strict=True)
    graph.add_weighted_edges_from(rows, weight="distance")
    return graph


def _faces(m: int, seed: int = 0, spread: float = 0.03) -> np.ndarray:
    return (np.random.default_rng(seed).normal(size=(m, 128)) * spread).astype(np.float32)


def _every_path(edges: GroupEdges, a: int, b: int) -> list[tuple[float, int, float]]:
    """(longest step, number of steps, length) of every way from a to b."""
    graph = _as_networkx(edges)
    found = []
    for way in nx.all_simple_paths(graph, a, b):
        steps = [graph[x][y]["distance"] for x, y in itertools.pairwise(way)]
        found.append((max(steps), len(steps), sum(steps)))
    return found


@settings(max_examples=120, deadline=None)
@given(edges=graphs(), data=st.data())
def test_the_best_way_is_the_best_of_all(edges: GroupEdges, data: st.DataObject) -> None:
    a, b = data.draw(st.permutations(range(edges.faces)))[:2]
    expected = min(_every_path(edges, a, b), default=None)
    way = best_path(edges, a, b)
    if way is None:
        assert expected is None
        return
    assert expected is not None
    assert way[0].a == a
    assert way[-1].b == b
    assert all(one.b == other.a for one, other in itertools.pairwise(way))
    graph = _as_networkx(edges)
    assert all(graph[step.a][step.b]["distance"] == step.distance for step in way)
    steps = [step.distance for step in way]
    assert (max(steps), len(steps)) == expected[:2]
    assert sum(steps) == pytest.approx(expected[2])


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 999), threshold=st.sampled_from([0.3, 0.42, 0.5, 0.6]))
def test_the_longest_step_is_that_of_the_spanning_tree(seed: int, threshold: float) -> None:
    rng = np.random.default_rng(seed)
    faces = _faces(40, seed, 0.026) * rng.uniform(0.8, 1.4, (40, 1)).astype(np.float32)
    edges = edges_of(faces, k=5)
    tree = nx.minimum_spanning_tree(_as_networkx(edges), weight="distance")
    a, b = rng.choice(40, 2, replace=False).tolist()
    found = why(faces, edges, a, b, threshold)
    assert found.distance == pytest.approx(np.linalg.norm(faces[a] - faces[b]), rel=1e-5)
    if not nx.has_path(tree, a, b):
        assert (found.path, found.reach, found.weakest) == (None, None, None)
        return
    way = nx.shortest_path(tree, a, b)
    longest = max(tree[x][y]["distance"] for x, y in itertools.pairwise(way))
    assert found.reach == longest
    if longest < threshold:
        assert found.weakest is not None
        assert found.weakest.distance == longest
    else:
        assert found.path is None


def test_the_way_and_its_weakest_step() -> None:
    faces = np.zeros((5, 128), np.float32)
    faces[:, 0] = [0, 0.3, 0.5, 0.9, 2.5]
    edges = edges_of(faces)
    found = why(faces, edges, 0, 3, 0.5)
    assert found.path is not None
    assert [(step.a, step.b) for step in found.path] == [(0, 1), (1, 2), (2, 3)]
    assert found.weakest is not None
    assert found.weakest.distance == pytest.approx(0.4)
    assert (found.weakest.a, found.weakest.b) == (2, 3)
    assert found.distance == pytest.approx(0.9)
    assert found.reach == pytest.approx(0.4)


def test_fewest_steps_among_equals_then_the_shorter() -> None:
    lengths = {(0, 1): 0.1, (1, 2): 0.1, (2, 3): 0.4, (0, 3): 0.5}
    lengths |= {(0, 4): 0.3, (4, 3): 0.4, (0, 5): 0.2, (5, 3): 0.4}
    way = best_path(_edges(6, lengths), 0, 3)
    assert way is not None
    assert [step.b for step in way] == [5, 3]
    back = best_path(_edges(6, lengths), 3, 0)
    assert back is not None
    assert [step.b for step in back] == [5, 0]


def test_apart_at_a_threshold_but_within_reach() -> None:
    faces = np.zeros((3, 128), np.float32)
    faces[:, 0] = [0, 0.55, 2]
    edges = edges_of(faces)
    near = why(faces, edges, 0, 1, 0.5)
    assert (near.path, near.weakest) == (None, None)
    assert near.reach == pytest.approx(0.55)
    # An edge as long as the threshold does not count, as in grouping.
    assert near.reach is not None
    assert why(faces, edges, 0, 1, near.reach).path is None
    far = why(faces, edges, 0, 2, 0.5)
    assert (far.path, far.reach, far.weakest) == (None, None, None)
    assert far.distance == pytest.approx(2)


def test_a_cut_edge_is_no_step() -> None:
    faces = np.zeros((3, 128), np.float32)
    faces[:, 0] = [0, 0.2, 0.45]
    whole = best_path(edges_of(faces), 0, 1)
    assert whole is not None
    assert len(whole) == 1
    around = best_path(edges_of(faces, np.array([[1, 0]])), 0, 1)
    assert around is not None
    assert [step.b for step in around] == [2, 1]
    nothing = edges_of(faces, np.array([[1, 0], [1, 2], [0, 2]]))
    assert len(nothing) == 0
    assert best_path(nothing, 0, 1) is None


def test_one_face_and_identical_faces() -> None:
    one = _faces(1)
    alone = why(one, edges_of(one), 0, 0, 0.5)
    assert (alone.distance, alone.path, alone.reach, alone.weakest) == (0, (), 0, None)
    twins = np.repeat(one, 2, axis=0)
    found = why(twins, edges_of(twins), 0, 1, 0.5)
    assert found.distance == 0
    assert found.reach == 0
    assert found.weakest is not None
    assert found.weakest.distance == 0
    lonely = why(twins, edges_of(twins, np.array([[0, 1]])), 0, 1, 0.5)
    assert (lonely.path, lonely.reach, lonely.distance) == (None, None, 0)
    assert len(edges_of(np.zeros((0, 128), np.float32))) == 0


def test_what_is_not_in_the_group_is_refused() -> None:
    faces = _faces(3)
    edges = edges_of(faces)
    with pytest.raises(IndexError, match="row 3"):
        why(faces, edges, 0, 3, 0.5)
    with pytest.raises(IndexError, match="row -1"):
        side_of_cut(edges, -1, 0, 0.5)
    with pytest.raises(ValueError, match="between two faces"):
        side_of_cut(edges, 1, 1, 0.5)
    with pytest.raises(ValueError, match="2 embeddings"):
        why(faces[:2], edges, 0, 1, 0.5)
    with pytest.raises(IndexError, match="2 faces"):
        group_edges(2, edges.left, edges.right, edges.distances)


def test_edges_are_told_once_in_whatever_order_they_come() -> None:
    faces = _faces(30, 3)
    graph = build_graph(faces, 4, 0.6)
    left, right, distances = graph.sources, graph.indices, graph.distances
    mixed = np.random.default_rng(0).permutation(len(left))
    edges = group_edges(30, right[mixed], left[mixed], distances[mixed])
    expected = {tuple(sorted(pair)) for pair in zip(left.tolist(), right.tolist(), strict=True)}
    assert list(zip(edges.left.tolist(), edges.right.tolist(), strict=True)) == sorted(expected)
    exact = exact_distances(faces, faces, edges.left.astype(np.int32), edges.right.astype(np.int32))
    np.testing.assert_array_equal(edges.distances, exact)


@settings(max_examples=80, deadline=None)
@given(edges=graphs(), data=st.data())
def test_sides_are_what_is_left(edges: GroupEdges, data: st.DataObject) -> None:
    a, b = data.draw(st.permutations(range(edges.faces)))[:2]
    threshold = data.draw(st.sampled_from([0.25, 0.45, 0.65]))
    graph = _as_networkx(edges)
    graph.remove_edges_from(
        [(x, y) for x, y, d in graph.edges(data="distance") if d >= threshold or {x, y} == {a, b}]
    )
    found = side_of_cut(edges, a, b, threshold)
    if nx.has_path(graph, a, b):
        assert found is None
        return
    assert found is not None
    assert found.of_a.tolist() == sorted(nx.node_connected_component(graph, a))
    assert found.of_b.tolist() == sorted(nx.node_connected_component(graph, b))


def test_a_cut_counts_with_the_cuts_before_it() -> None:
    lengths = {(0, 1): 0.2, (1, 2): 0.3, (0, 2): 0.3, (2, 3): 0.3, (1, 3): 0.4}
    assert side_of_cut(_edges(4, lengths), 2, 3, 0.5) is None
    sides = side_of_cut(_edges(4, lengths, cuts=[(3, 1)]), 3, 2, 0.5)
    assert sides is not None
    assert sides.of_a.tolist() == [3]
    assert sides.of_b.tolist() == [0, 1, 2]
