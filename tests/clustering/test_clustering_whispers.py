import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering import whispers
from photoorg.clustering.evaluation import adjusted_rand_index, evaluate
from photoorg.clustering.hashing import keys_of, mix, reseed
from photoorg.clustering.neighbours import build_graph
from photoorg.clustering.whispers import compact, weighted_graph, whisper


def _graph(pairs: list[tuple[int, int, float]], n: int) -> whispers.WeightedGraph:
    left = np.array([a for a, _, _ in pairs], np.int32)
    right = np.array([b for _, b, _ in pairs], np.int32)
    return weighted_graph(n, left, right, [w for _, _, w in pairs])


def _keys(n: int) -> np.ndarray:
    return mix(np.arange(n, dtype=np.uint64))


def test_two_cliques_with_a_bridge_stay_two() -> None:
    pairs = [(a, b, 0.3) for a in range(5) for b in range(a)]
    pairs += [(a + 5, b + 5, 0.3) for a in range(5) for b in range(a)]
    for seed in range(20):
        labels = whisper(_graph([*pairs, (0, 5, 0.1)], 10), _keys(10), seed)
        assert labels.tolist() == [0] * 5 + [1] * 5


def test_without_edges_everybody_is_alone() -> None:
    assert whisper(_graph([], 4), _keys(4)).tolist() == [0, 1, 2, 3]
    assert whisper(_graph([], 0), _keys(0)).tolist() == []


def test_karate_club_splits_around_its_two_leaders() -> None:
    club = nx.karate_club_graph()
    pairs = [(a, b, float(d["weight"])) for a, b, d in club.edges(data=True)]
    truth = np.array([club.nodes[i]["club"] == "Officer" for i in club])
    found = [
        adjusted_rand_index(truth, whisper(_graph(pairs, 34), _keys(34), seed))
        for seed in range(20)
    ]
    assert np.median(found) > 0.5


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 50), data=st.data())
def test_result_does_not_depend_on_the_order_of_rows(seed: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(2, 30))
    pair = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1), st.integers(1, 4))
    drawn = {(min(a, b), max(a, b)): w / 8 for a, b, w in data.draw(st.lists(pair)) if a != b}
    place = np.array(data.draw(st.permutations(range(n))))
    keys = _keys(n)
    labels = whisper(_graph([(a, b, w) for (a, b), w in drawn.items()], n), keys, seed)
    moved = [(int(place[a]), int(place[b]), w) for (a, b), w in drawn.items()]
    moved_keys = np.empty_like(keys)
    moved_keys[place] = keys
    shuffled = whisper(_graph(moved[::-1], n), moved_keys, seed)
    assert compact(shuffled[place]).tolist() == labels.tolist()


@settings(max_examples=40, deadline=None)
@given(n=st.integers(2, 25), seed=st.integers(0, 1000))
def test_at_the_end_nobody_prefers_another_group(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    left, right = np.nonzero(np.triu(rng.random((n, n)) < 0.3, 1))
    graph = weighted_graph(
        n, left.astype(np.int32), right.astype(np.int32), rng.random(len(left)) + 0.01
    )
    labels = whisper(graph, _keys(n), seed)
    nodes = np.flatnonzero(np.diff(graph.indptr) > 0)
    if len(nodes):
        chosen = whispers.favourite_labels(graph, nodes, labels, _keys(n))
        np.testing.assert_array_equal(chosen, labels[nodes])


def test_seed_zero_is_a_seed_like_any_other() -> None:
    keys = _keys(100)
    assert not np.array_equal(reseed(keys, 0), reseed(keys, 1))
    np.testing.assert_array_equal(reseed(keys, 0), reseed(keys, 0))
    assert not np.array_equal(reseed(keys, 0, 1), reseed(keys, 0, 2))


def test_keys_are_of_the_content() -> None:
    rows = np.random.default_rng(0).normal(size=(40, 128)).astype(np.float32)
    keys = keys_of(rows)
    assert len(np.unique(keys)) == 40
    np.testing.assert_array_equal(keys_of(rows[::-1]), keys[::-1])
    zeros = np.zeros((2, 128), np.float32)
    zeros[1] = -0.0
    assert keys_of(zeros)[0] == keys_of(zeros)[1]


def test_dev_set_reaches_what_plain_whispers_reach(shared_faces) -> None:
    stored = np.load(shared_faces / "dev_embeddings.npz")
    faces = (stored["embedding"] + stored["mirrored"]) / 2
    graph = whispers.threshold_graph(build_graph(faces), 0.5)
    found = evaluate(stored["label"], whisper(graph, keys_of(faces)))
    assert found.b_cubed.f == pytest.approx(0.895, abs=0.01)


def whispers_graph(faces: np.ndarray) -> object:
    from photoorg.clustering.neighbours import build_graph

    return build_graph(faces)
