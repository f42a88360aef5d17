import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.comparison import (
    NOISE,
    components,
    dbscan,
    linked_groups,
    noise_apart,
)
from photoorg.clustering.evaluation import adjusted_rand_index
from photoorg.clustering.neighbours import build_graph


def _faces(seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(10, 128)) * 0.1
    return (centres[rng.integers(10, size=120)] + rng.normal(size=(120, 128)) * 0.033).astype(
        np.float32
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 25), st.data())
def test_components_are_those_of_networkx(n: int, data: st.DataObject) -> None:
    node = st.integers(0, n - 1)
    pairs = data.draw(st.lists(st.tuples(node, node), max_size=40))
    left, right = np.array(pairs, np.int64).reshape(-1, 2).T
    labels = components(n, left, right)
    graph = nx.Graph(pairs)
    graph.add_nodes_from(range(n))
    expected = {frozenset(c) for c in nx.connected_components(graph)}
    assert {frozenset(np.flatnonzero(labels == c).tolist()) for c in set(labels)} == expected


def test_a_long_chain_is_one_component() -> None:
    order = np.random.default_rng(0).permutation(5000)
    assert components(5000, order[:-1], order[1:]).max() == 0


@pytest.mark.parametrize("min_samples", [1, 3, 6])
@pytest.mark.parametrize("eps", [0.48, 0.52, 0.56])
def test_dbscan_is_that_of_scikit_learn(eps: float, min_samples: int) -> None:
    cluster = pytest.importorskip("sklearn.cluster", reason="compares with scikit-learn")
    faces = _faces()
    expected = cluster.DBSCAN(eps=eps, min_samples=min_samples).fit_predict(faces)
    found = dbscan(build_graph(faces, k=119), eps, min_samples)
    np.testing.assert_array_equal(found == NOISE, expected == NOISE)
    near = np.count_nonzero(np.linalg.norm(faces[:, None] - faces, axis=2) < eps, axis=1)
    core = near >= min_samples
    assert adjusted_rand_index(expected[core], found[core]) == 1


def test_every_face_is_a_core_with_one_sample() -> None:
    graph = build_graph(_faces())
    np.testing.assert_array_equal(dbscan(graph, 0.5, 1), linked_groups(graph, 0.5))


def test_dbscan_refuses_what_the_graph_cannot_answer() -> None:
    graph = build_graph(_faces(), k=4)
    with pytest.raises(ValueError, match="too few"):
        dbscan(graph, 0.5, 6)
    with pytest.raises(ValueError, match="r_max"):
        dbscan(graph, 0.7)


def test_noise_is_set_apart() -> None:
    assert noise_apart(np.array([0, NOISE, 0, NOISE, 1])).tolist() == [0, 1, 0, 2, 3]
    assert noise_apart(np.array([NOISE, NOISE])).tolist() == [0, 1]
