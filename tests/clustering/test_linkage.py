import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.evaluation import adjusted_rand_index
from photoorg.clustering.linkage import Linkage, joins


def _points(count: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return (rng.normal(size=(count, 16)) * rng.uniform(0.02, 0.2, (count, 1))).astype(np.float32)


def _groups(count: int, parts: int, linkage: Linkage, points: np.ndarray) -> np.ndarray:
    labels = np.arange(count)
    for left, right in joins(points, linkage)[: count - parts]:
        assert len(np.unique(labels[left])) == 1
        assert len(np.unique(labels[right])) == 1
        labels[right] = labels[left][0]
    return labels


@pytest.mark.parametrize("linkage", list(Linkage))
@settings(max_examples=25, deadline=None)
@given(count=st.integers(2, 50), seed=st.integers(0, 999))
def test_the_tree_is_the_one_that_scipy_finds(linkage: Linkage, count: int, seed: int) -> None:
    hierarchy = pytest.importorskip("scipy.cluster.hierarchy", reason="compares with scipy")
    points = _points(count, seed)
    exact = points.astype(float)
    if linkage is Linkage.WARD:
        tree = hierarchy.linkage(exact, "ward")
    else:
        squares = np.sum((exact[:, None] - exact) ** 2, axis=-1)
        tree = hierarchy.linkage(squares[np.triu_indices(count, 1)], "average")
    for parts in {1, 2, 3, min(7, count)} & set(range(1, count + 1)):
        expected = hierarchy.fcluster(tree, parts, "maxclust")
        found = _groups(count, parts, linkage, points)
        assert len(np.unique(found)) == parts
        assert adjusted_rand_index(expected, found) == 1


@pytest.mark.parametrize("linkage", list(Linkage))
def test_few_points_and_equal_points(linkage: Linkage) -> None:
    assert joins(_points(0, 0), linkage) == []
    assert joins(_points(1, 0), linkage) == []
    same = np.repeat(_points(1, 0), 5, axis=0)
    tree = joins(same, linkage)
    assert len(tree) == 4
    assert sorted(np.concatenate(tree[-1]).tolist()) == [0, 1, 2, 3, 4]
