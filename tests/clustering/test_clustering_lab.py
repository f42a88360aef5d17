"""The algorithms of scikit-learn and nlpub, on made-up faces and Zachary's karate club."""

import subprocess
import sys

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering import comparison, lab
from photoorg.clustering.comparison import NOISE
from photoorg.clustering.evaluation import adjusted_rand_index, b_cubed
from photoorg.clustering.hashing import keys_of
from photoorg.clustering.lab_extra import LabMissingError, lab_packages
from photoorg.clustering.neighbours import build_graph, empty_graph
from photoorg.clustering.whispers import threshold_graph, whisper
from photoorg.core.errors import KnownError

PEOPLE = 12


def faces(seed: int = 0, noise: float = 0.02) -> tuple[np.ndarray, np.ndarray]:
    """12 people with 2 to 8 faces each: float32[n, 128] and who is who."""
    rng = np.random.default_rng(seed)
    truth = np.repeat(np.arange(PEOPLE), rng.integers(2, 9, PEOPLE))
    middles = rng.normal(scale=0.1, size=(PEOPLE, 128))
    found = middles[truth] + rng.normal(scale=noise, size=(len(truth), 128))
    return found.astype(np.float32), truth


@pytest.mark.parametrize("pca", [None, 20, 1000])
def test_each_finds_people_who_are_easy_to_tell_apart(pca: int | None) -> None:
    vectors, truth = faces()
    for found in (
        lab.dbscan(vectors, 0.5, pca=pca),
        lab.agglomerative(vectors, 0.5, pca=pca),
    ):
        assert found.dtype == np.int64
        assert adjusted_rand_index(truth, found) == 1
    # Random starts put two centres into one person at times.
    assert b_cubed(truth, lab.k_means(vectors, PEOPLE, pca=pca)).f > 0.85


def test_whispers_of_nlpub_agree_with_ours() -> None:
    vectors, truth = faces(noise=0.03)
    graph = build_graph(vectors)
    theirs = lab.plain_whispers(graph, 0.5)
    ours = whisper(threshold_graph(graph, 0.5), keys_of(vectors))
    assert adjusted_rand_index(truth, theirs) == 1
    assert adjusted_rand_index(ours, theirs) == 1
    assert np.array_equal(theirs, lab.plain_whispers(graph, 0.5, seed=0))


def test_a_face_that_is_near_nobody_is_a_group_of_its_own() -> None:
    vectors = np.eye(4, 128, dtype=np.float32)
    assert lab.plain_whispers(build_graph(vectors), 0.5).tolist() == [0, 1, 2, 3]


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1000), eps=st.floats(0.3, 0.6), least=st.integers(1, 4))
def test_scikit_learns_dbscan_is_ours(seed: int, eps: float, least: int) -> None:
    vectors = faces(seed, noise=0.035)[0]
    theirs = lab.dbscan(vectors, eps, min_samples=least)
    ours = comparison.dbscan(build_graph(vectors), eps, least)
    assert np.array_equal(theirs == NOISE, ours == NOISE)
    # A border face between two groups may go to either, so only the cores must agree.
    distances = np.linalg.norm(vectors[:, None] - vectors[None], axis=2)
    core = (distances <= eps).sum(axis=1) >= least
    assert adjusted_rand_index(theirs[core], ours[core]) == 1


def test_k_means_makes_as_many_groups_as_it_is_told() -> None:
    vectors, _ = faces()
    for groups in (1, 5, len(vectors)):
        found = lab.k_means(vectors, groups)
        assert sorted(set(found.tolist())) == list(range(groups))
        assert np.array_equal(found, lab.k_means(vectors, groups, seed=0))
    assert lab.k_means(vectors, 10_000).max() == len(vectors) - 1
    assert lab.k_means(np.zeros((5, 3), np.float32), 4).tolist() == [0] * 5


def test_k_means_of_many_rows_goes_in_mini_batches() -> None:
    rng = np.random.default_rng(0)
    truth = np.arange(10_500) % 3
    vectors = (truth[:, None] * 10 + rng.normal(size=(10_500, 2))).astype(np.float32)
    assert adjusted_rand_index(truth, lab.k_means(vectors, 3)) > 0.99


def test_the_cost_curve_bends_where_the_people_are() -> None:
    vectors, truth = faces(noise=0.005)
    curve = lab.cost_curve(vectors)
    assert curve.counts[0] == 1
    assert curve.counts[-1] == len(vectors) // 2
    assert np.all(np.diff(curve.counts) > 0)
    assert curve.costs[0] > 3 * curve.costs[-1]
    assert 8 <= curve.knee <= 16
    middle = vectors.mean(axis=0)
    assert curve.costs[0] == pytest.approx(np.sum((vectors - middle) ** 2), rel=1e-4)
    assert b_cubed(truth, lab.k_means(vectors, curve.knee)).f > 0.8


def test_the_cost_curve_of_chosen_counts() -> None:
    vectors, _ = faces()
    curve = lab.cost_curve(vectors, counts=[9, 3, 3, 10_000], pca=8)
    assert curve.counts.tolist() == [3, 9, len(vectors)]
    assert curve.costs[-1] == pytest.approx(0, abs=1e-4)
    assert lab.cost_curve(vectors[:1]).knee == 1
    with pytest.raises(ValueError, match="nothing to group"):
        lab.cost_curve(vectors[:0])
    with pytest.raises(ValueError, match="from 1 on"):
        lab.cost_curve(vectors, counts=[0, 1])


def test_the_knee_is_farthest_below_the_chord() -> None:
    counts = np.array([1, 2, 3, 4, 5, 6])
    assert lab.knee(counts, np.array([10.0, 6.0, 2.0, 1.5, 1.0, 0.5])) == 2
    assert lab.knee(counts * 1000, np.array([10.0, 6.0, 2.0, 1.5, 1.0, 0.5]) * 1e-9) == 2
    assert lab.knee(counts, np.linspace(6, 1, 6)) == 0
    assert lab.knee(counts, np.ones(6)) == 0
    assert lab.knee(counts[:1], np.ones(1)) == 0


def test_nothing_and_one_face() -> None:
    nobody, one = np.zeros((0, 128), np.float32), np.zeros((1, 128), np.float32)
    for vectors in (nobody, one):
        expected = [0] * len(vectors)
        assert lab.dbscan(vectors, 0.4, pca=3).tolist() == expected
        assert lab.agglomerative(vectors, 0.5, pca=3).tolist() == expected
        assert lab.k_means(vectors, 3, pca=3).tolist() == expected
        assert lab.plain_whispers(build_graph(vectors), 0.5).tolist() == expected
    assert lab.plain_whispers(empty_graph(), 0.5).shape == (0,)


def test_what_makes_no_sense_is_refused() -> None:
    vectors, _ = faces()
    with pytest.raises(ValueError, match="at least 1 component"):
        lab.principal_components(vectors, 0)
    with pytest.raises(ValueError, match="at least 1 group"):
        lab.k_means(vectors, 0)
    with pytest.raises(ValueError, match="too much memory"):
        lab.agglomerative(np.zeros((lab.MOST_AGGLOMERATIVE + 1, 1)), 0.5)
    with pytest.raises(ValueError, match="above the graph's r_max"):
        lab.plain_whispers(build_graph(vectors), 0.7)


def test_components_keep_distances() -> None:
    vectors, _ = faces()
    assert lab.principal_components(vectors, None) is vectors
    assert lab.principal_components(vectors, 3).shape == (len(vectors), 3)
    full = lab.principal_components(vectors, 1000)
    assert full.shape[1] == min(vectors.shape)
    before = np.linalg.norm(vectors[0] - vectors[1:], axis=1)
    assert np.allclose(np.linalg.norm(full[0] - full[1:], axis=1), before, atol=1e-4)


@pytest.mark.parametrize("weighting", ["top", "linear", "log"])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_karate_club_splits_around_its_two_leaders(weighting: str, seed: int) -> None:
    club = nx.karate_club_graph()
    before = {node: dict(data) for node, data in club.nodes(data=True)}
    found = lab.whispers_of(club, weighting=weighting, seed=seed)  # type: ignore[arg-type]
    assert found == lab.whispers_of(club, weighting=weighting, seed=seed)  # type: ignore[arg-type]
    assert list(found) == list(club)
    assert {node: dict(data) for node, data in club.nodes(data=True)} == before
    assert 2 <= len(set(found.values())) <= 7
    instructor, president = 0, 33
    assert found[instructor] != found[president]
    factions = [data["club"] for _, data in club.nodes(data=True)]
    pure = b_cubed(factions, list(found.values())).precision
    assert pure > 0.85


def test_with_the_weights_as_they_are_the_club_falls_into_two_or_three() -> None:
    club = nx.karate_club_graph()
    sizes = [
        sorted(np.bincount(list(lab.whispers_of(club, seed=seed).values())), reverse=True)
        for seed in range(5)
    ]
    assert all(len(groups) in (2, 3) and groups[0] >= 16 for groups in sizes)


def test_what_is_missing_is_said_with_the_way_to_get_it() -> None:
    with pytest.raises(LabMissingError, match=r"pip install 'photoorg\[lab\]'"), lab_packages():
        import there_is_no_such_package  # noqa: F401
    assert issubclass(LabMissingError, KnownError)
    assert issubclass(LabMissingError, ImportError)


WITHOUT = """
import sys
for name in ("sklearn", "chinese_whispers"):
    sys.modules[name] = None
import photoorg.clustering.grouping, photoorg.library.evaluation, photoorg.cli
from photoorg.core.errors import KnownError
for name in ("lab", "estimator"):
    try:
        __import__(f"photoorg.clustering.{name}")
    except KnownError as error:
        print(error)
"""


def test_the_rest_of_the_program_runs_without_the_extra() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert all("photoorg[lab]" in line for line in lines)


def test_scikit_learn_is_loaded_only_when_asked_for() -> None:
    code = "import sys, photoorg.cli, photoorg.library.evaluation; print('sklearn' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.strip() == "False"
