import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering import neighbours, searching
from photoorg.clustering.neighbours import build_graph, empty_graph, extend_graph, remove_rows


def _faces(n: int, seed: int = 0, people: int = 8) -> np.ndarray:
    """Unit-free stand-ins: people far apart, their faces around them, norms about 1.4."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(people, 128))
    faces = centres[rng.integers(people, size=n)] * 0.1 + rng.normal(size=(n, 128)) * 0.035
    return faces.astype(np.float32)


def _by_hand(faces: np.ndarray, k: int, r_max: float) -> list[list[int]]:
    exact = faces.astype(np.float64)
    distance = np.sqrt(((exact[:, None] - exact[None]) ** 2).sum(-1))
    np.fill_diagonal(distance, np.inf)
    order = np.argsort(distance, axis=1, kind="stable")[:, :k]
    return [[j for j in row if distance[i, j] <= r_max] for i, row in enumerate(order.tolist())]


def _same(left: neighbours.NeighbourGraph, right: neighbours.NeighbourGraph) -> None:
    np.testing.assert_array_equal(left.indptr, right.indptr)
    np.testing.assert_array_equal(left.indices, right.indices)
    np.testing.assert_array_equal(left.distances, right.distances)


@pytest.mark.parametrize("k", [1, 5, 300])
def test_graph_equals_all_pairs(k: int, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = {"_ROWS": 37, "_COLUMNS": 29, "_FIRST_COLUMNS": 50, "_SQUARE": 43, "_ELEMENTS": 1}
    for name, size in sizes.items():
        monkeypatch.setattr(searching, name, size)
    faces = _faces(200)
    graph = build_graph(faces, k, 0.6)
    expected = _by_hand(faces, k, 0.6)
    assert sum(map(len, expected)) > 0
    assert [graph.row(i)[0].tolist() for i in range(200)] == expected
    own = np.arange(200, dtype=np.int32)
    rows, columns, distances = searching.nearest(faces, faces, k, 0.6, own)
    np.testing.assert_array_equal(rows, graph.sources)
    np.testing.assert_array_equal(columns, graph.indices)
    np.testing.assert_array_equal(distances, graph.distances)


def test_distances_are_exact_even_for_twins() -> None:
    faces = _faces(50)
    faces[7] = faces[3]
    faces[8] = faces[3]
    faces[8, 0] += np.float32(1e-5)
    graph = build_graph(faces)
    row, distances = graph.row(3)
    assert row[:2].tolist() == [7, 8]
    assert distances[0] == 0
    assert distances[1] == pytest.approx(1e-5, rel=0.01)


@settings(max_examples=50, deadline=None)
@given(
    pairs=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3), st.integers(0, 50))),
    count=st.integers(1, 4),
)
def test_the_first_of_each_row_are_by_value_then_tie(
    pairs: list[tuple[int, int, int]], count: int
) -> None:
    pairs = list(dict.fromkeys(pairs))
    rows, values, ties = np.array(pairs, np.int32).reshape(-1, 3).T
    found = searching.first_of_each(rows, values.astype(np.float32) / 10, ties, count)
    ordered = sorted(pairs)
    first = [p for i, p in enumerate(ordered) if sum(q[0] == p[0] for q in ordered[:i]) < count]
    assert [pairs[place] for place in found] == first


def test_row_order_changes_no_bit_of_a_distance() -> None:
    faces = _faces(150)
    order = np.random.default_rng(1).permutation(150)
    graph, shuffled = build_graph(faces), build_graph(faces[order])
    for place, face in enumerate(order):
        there, distances = shuffled.row(place)
        here, expected = graph.row(face)
        assert order[there].tolist() == here.tolist()
        np.testing.assert_array_equal(distances, expected)


@settings(max_examples=25, deadline=None)
@given(
    n=st.integers(0, 60),
    added=st.integers(0, 60),
    k=st.integers(1, 12),
    seed=st.integers(0, 1000),
)
def test_extending_equals_building(n: int, added: int, k: int, seed: int) -> None:
    faces = _faces(n + added, seed)
    old = build_graph(faces[:n], k, 0.6)
    _same(extend_graph(old, faces, n), build_graph(faces, k, 0.6))


@settings(max_examples=25, deadline=None)
@given(n=st.integers(1, 80), k=st.integers(1, 12), seed=st.integers(0, 1000), data=st.data())
def test_removing_equals_building(n: int, k: int, seed: int, data: st.DataObject) -> None:
    faces = _faces(n, seed)
    removed = data.draw(st.lists(st.integers(0, n - 1), unique=True))
    rest = np.delete(faces, removed, axis=0)
    _same(remove_rows(build_graph(faces, k, 0.6), faces, removed), build_graph(rest, k, 0.6))


def test_pairs_stand_once_and_below_the_threshold() -> None:
    faces = _faces(120)
    left, right, distances = build_graph(faces, k=4).pairs(0.55)
    assert (left < right).all()
    assert (distances < 0.55).all()
    assert len(set(zip(left.tolist(), right.tolist(), strict=True))) == len(left)
    np.testing.assert_array_equal(distances, searching.exact_distances(faces, faces, left, right))


def test_a_threshold_beyond_the_graph_is_refused() -> None:
    with pytest.raises(ValueError, match="r_max"):
        build_graph(_faces(5), r_max=0.5).pairs(0.51)


def test_no_faces_at_all() -> None:
    nothing = np.zeros((0, 128), np.float32)
    assert len(build_graph(nothing)) == 0
    _same(extend_graph(empty_graph(), _faces(9), 0), build_graph(_faces(9)))
    with pytest.raises(ValueError, match="rows"):
        extend_graph(empty_graph(), _faces(9), 3)
