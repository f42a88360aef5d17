import itertools

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.cohesion import cut_bridges, split_at_bridges

Edges = list[tuple[int, int]]


def _clique(nodes: range) -> Edges:
    return list(itertools.combinations(nodes, 2))


def _split(edges: Edges) -> list[list[int]]:
    return split_at_bridges([a for a, _ in edges], [b for _, b in edges])


def test_one_edge_or_one_face_is_a_thread() -> None:
    two = _clique(range(5)) + _clique(range(5, 9))
    assert _split([*two, (0, 5)]) == [[0, 1, 2, 3, 4], [5, 6, 7, 8]]
    assert _split([*two, (0, 20), (20, 5)]) == [[0, 1, 2, 3, 4, 20], [5, 6, 7, 8]]
    assert _split([*two, (0, 5), (1, 6)]) == [list(range(9))]


def test_a_face_with_one_friend_is_no_group() -> None:
    assert _split([*_clique(range(5)), (0, 9), (9, 10)]) == [[0, 1, 2, 3, 4, 9, 10]]
    assert _split([(0, 1), (1, 2), (2, 3)]) == [[0, 1, 2, 3]]


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 14), st.integers(0, 999))
def test_parts_are_a_partition_into_connected_pieces(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    edges = [(int(rng.integers(i)), i) for i in range(1, n)]
    edges += [(a, b) for a, b in _clique(range(n)) if rng.random() < 0.15]
    parts = _split(edges)
    assert sorted(itertools.chain(*parts)) == list(range(n))
    graph = nx.Graph(edges)
    assert all(nx.is_connected(graph.subgraph(part)) for part in parts)


def test_only_wide_groups_are_cut() -> None:
    rng = np.random.default_rng(0)
    edges = np.array([*_clique(range(6)), *_clique(range(6, 12)), (0, 6)], np.int32)
    narrow = (rng.normal(size=(12, 128)) * 0.01).astype(np.float32)
    wide = narrow.copy()
    wide[6:, 0] += 0.8
    groups = np.zeros(12, np.int64)
    left, right = edges.T
    assert cut_bridges(groups, narrow, left, right, 0.46).tolist() == [0] * 12
    assert cut_bridges(groups, wide, left, right, 0.46).tolist() == [0] * 6 + [1] * 6
    nobody = np.zeros(0, np.int64)
    assert len(cut_bridges(nobody, narrow[:0], left[:0], right[:0], 0.46)) == 0
