import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering import searching
from photoorg.clustering.crowds import Ranks, crowding
from photoorg.clustering.evaluation import adjusted_rand_index
from photoorg.clustering.merging import candidate_pairs, merge_groups
from photoorg.clustering.summaries import near_groups, summarise


def _faces(n: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(max(n // 6, 1), 16)) * 0.16
    faces = centres[rng.integers(len(centres), size=n)] + rng.normal(size=(n, 16)) * 0.08
    return faces.astype(np.float32)


def _mean_square(faces: np.ndarray, one: np.ndarray, other: np.ndarray) -> float:
    difference = faces[one][:, None].astype(float) - faces[other][None]
    return float(np.mean(np.sum(difference**2, axis=-1)))


def test_mean_of_all_pairs_follows_from_summaries() -> None:
    faces, groups = _faces(40, 0), np.arange(40) % 5
    found = summarise(faces, groups)
    left, right = np.array([0, 1, 2]), np.array([3, 4, 0])
    expected = [
        _mean_square(faces, groups == a, groups == b) for a, b in zip(left, right, strict=True)
    ]
    np.testing.assert_allclose(found.squares(left, right), expected, rtol=1e-6)
    rows, columns, squares = near_groups(found, found, 4, 9.0, np.arange(5))
    assert len(rows) == 20
    np.testing.assert_allclose(squares, found.squares(rows, columns), rtol=1e-4)


@pytest.mark.parametrize("k", [1, 4, 80])
def test_groups_among_themselves_find_what_each_would_find(
    k: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_SQUARE", 17)
    groups = np.arange(150) % 60
    found = summarise(_faces(150, 5), groups, np.linspace(0, 0.2, 150))
    rows, columns, squares = near_groups(found, found, k, 0.9)
    assert len(rows) > 0
    assert (rows != columns).all()
    np.testing.assert_allclose(squares, found.squares(rows, columns), rtol=1e-5)
    same = near_groups(found, found.with_crowding(found.crowding), k, 0.9, np.arange(60))
    for one, other in zip((rows, columns, squares), same, strict=True):
        np.testing.assert_array_equal(one, other)


def test_lone_faces_are_summarised_like_all_others() -> None:
    faces, groups = _faces(30, 6), np.array([0, 1, 1, 2, 3, 3] * 5)
    groups[3] = 4
    found = summarise(faces, groups)
    for group in range(5):
        members = faces[groups == group].astype(float)
        centre = members.mean(axis=0)
        assert found.sizes[group] == len(members)
        np.testing.assert_allclose(found.centres[group], centre, rtol=1e-12, atol=1e-12)
        spread = np.mean(np.sum((members - centre) ** 2, axis=1))
        assert found.spreads[group] == pytest.approx(spread, abs=1e-12)
    nothing = summarise(faces[:0], groups[:0])
    assert len(nothing) == 0
    assert nothing.centres.shape == (0, 16)


def test_crowding_adds_the_mean_of_both() -> None:
    faces = _faces(6, 1)
    bare = summarise(faces, np.arange(6))
    crowded = summarise(faces, np.arange(6), np.arange(6) / 10.0)
    left, right = np.array([1]), np.array([5])
    assert crowded.squares(left, right) - bare.squares(left, right) == pytest.approx(0.3)


@settings(max_examples=25, deadline=None)
@given(n=st.integers(2, 60), seed=st.integers(0, 999), limit=st.floats(0.2, 0.8))
def test_rounds_of_mutual_nearest_are_average_linkage(n: int, seed: int, limit: float) -> None:
    hierarchy = pytest.importorskip("scipy.cluster.hierarchy", reason="compares with scipy")
    faces = _faces(n, seed)
    exact = faces.astype(float)
    squares = np.sum((exact[:, None] - exact) ** 2, axis=-1)
    tree = hierarchy.linkage(squares[np.triu_indices(n, 1)], "average")
    expected = hierarchy.fcluster(tree, limit**2, "distance")
    found = merge_groups(summarise(faces, np.arange(n)), limit)
    assert adjusted_rand_index(expected, found) == 1


def test_nothing_is_lost_when_a_group_has_too_many_neighbours() -> None:
    faces = (np.random.default_rng(0).normal(size=(300, 16)) * 0.02).astype(np.float32)
    found = summarise(faces, np.arange(300))
    *_, full = candidate_pairs(found, 0.5)
    assert full
    assert len(np.unique(merge_groups(found, 0.5))) == 1


def test_who_stands_apart_is_not_crowded_and_nobody_is_rewarded() -> None:
    rng = np.random.default_rng(2)
    apart = rng.normal(size=(60, 128)) * 0.07
    crowd = rng.normal(size=(60, 128)) * 0.035 + 0.2
    faces = np.concatenate([apart, crowd]).astype(np.float32)
    found = crowding(summarise(faces, np.arange(120)), Ranks(1, 10), 0.64)
    assert (found >= 0).all()
    assert found[:60].max() == 0
    assert found[60:].min() > 0.02


@pytest.mark.parametrize("people", [0, 1, 2, 3, 9])
def test_a_library_of_few_people_is_measured_too(people: int) -> None:
    faces = (np.random.default_rng(3).normal(size=(people, 128)) * 0.035).astype(np.float32)
    found = crowding(summarise(faces, np.arange(people)), Ranks(2, 12), 0.64)
    assert found.shape == (people,)
    assert np.isfinite(found).all()
    assert (found >= 0).all()
    assert (found <= 0.64**2 - 0.47**2 + 1e-9).all()
    assert people < 2 or found.max() > 0


def test_more_groups_than_the_sample_holds() -> None:
    faces = (np.random.default_rng(4).normal(size=(1500, 128)) * 0.05).astype(np.float32)
    found = crowding(summarise(faces, np.arange(1500)), Ranks(1, 10), 0.64)
    squares = np.sum((faces[:200, None].astype(float) - faces) ** 2, axis=-1)
    nearest = np.sort(squares, axis=1)[:, 2:11].mean(axis=1)
    assert (found[:200] >= 0.64**2 - nearest - 1e-4).all()
