from pathlib import Path

import numpy as np
import pytest

from photoorg.clustering.evaluation import adjusted_rand_index, evaluate
from photoorg.clustering.grouping import group_faces
from photoorg.clustering.hashing import keys_of
from photoorg.clustering.neighbours import build_graph
from photoorg.clustering.whispers import compact, threshold_graph, whisper


def _people(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    truth = np.repeat(np.arange(12), 10)
    centres = rng.normal(size=(12, 128)) * 0.1
    noise = rng.normal(size=(120, 128)) * 0.025
    return (centres[truth] + noise).astype(np.float32), truth


def test_people_who_are_far_apart_are_found() -> None:
    faces, truth = _people()
    assert adjusted_rand_index(truth, group_faces(faces)) == 1


def test_a_graph_that_is_there_already_gives_the_same() -> None:
    faces, _ = _people()
    np.testing.assert_array_equal(group_faces(faces, graph=build_graph(faces)), group_faces(faces))


def test_a_graph_of_other_faces_is_refused() -> None:
    faces, _ = _people()
    with pytest.raises(ValueError, match="faces"):
        group_faces(faces, graph=build_graph(faces[:5]))


def test_no_faces_and_one_face() -> None:
    assert group_faces(np.zeros((0, 128), np.float32)).tolist() == []
    assert group_faces(np.zeros((1, 128), np.float32)).tolist() == [0]


def test_row_order_does_not_matter() -> None:
    faces, _ = _people(3)
    order = np.random.default_rng(0).permutation(len(faces))
    shuffled, labels = group_faces(faces[order]), group_faces(faces)
    np.testing.assert_array_equal(compact(shuffled), compact(labels[order]))


def test_poor_faces_join_but_never_link() -> None:
    rng = np.random.default_rng(0)
    one = rng.normal(size=128) * 0.1
    other = one + np.eye(128)[0] * 0.72
    faces = np.concatenate(
        [
            one + rng.normal(size=(8, 128)) * 0.012,
            other + rng.normal(size=(8, 128)) * 0.012,
            [(one + other) / 2, one + 0.3 * np.eye(128)[1], one + 2],
        ]
    ).astype(np.float32)
    quality = np.r_[np.ones(16), 0.1, 0.1, 0.1].astype(np.float32)
    labels = group_faces(faces, quality=quality)
    assert labels[:8].tolist() == [0] * 8
    assert labels[8:16].tolist() == [1] * 8
    assert labels[16] in {0, 1}
    assert labels[17] == 0
    assert labels[18] == 2


def test_only_poor_faces() -> None:
    faces, _ = _people()
    labels = group_faces(faces, quality=np.zeros(len(faces), np.float32))
    assert len(np.unique(labels)) == len(faces)


def test_a_lower_threshold_splits_and_a_higher_one_joins() -> None:
    faces, _ = _people()
    counts = [len(np.unique(group_faces(faces, threshold=t))) for t in (0.2, 0.5, 0.6)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[1]


@pytest.mark.parametrize("seed", [0, 1])
def test_labelled_faces_are_grouped_well(shared_faces: Path, seed: int) -> None:
    stored = np.load(shared_faces / "dev_embeddings.npz")
    faces = (stored["embedding"] + stored["mirrored"]) / 2
    found = evaluate(stored["label"], group_faces(faces, seed=seed))
    assert found.b_cubed.f >= 0.93
    assert found.pairwise.precision >= 0.95


def test_a_family_is_not_torn_apart(shared_faces: Path) -> None:
    stored = np.load(shared_faces / "dev_embeddings.npz")
    faces, truth = simulated_family((stored["embedding"] + stored["mirrored"]) / 2, stored["label"])
    plain = whisper(threshold_graph(build_graph(faces), 0.5), keys_of(faces))
    floor = evaluate(truth, plain).b_cubed.f
    assert evaluate(truth, group_faces(faces)).b_cubed.f >= floor


def simulated_family(faces: np.ndarray, people: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Five people with 200 faces each, changed a little as others' faces change, and others."""
    rng = np.random.default_rng(0)
    ids, counts = np.unique(people, return_counts=True)
    big = rng.choice(ids[counts >= 10], 5, replace=False)
    parts, labels = [], []
    for person in big:
        own = faces[people == person]
        donor = faces[people == rng.choice(ids[(counts >= 6) & (ids != person)])]
        change = donor[rng.integers(len(donor), size=200)] - donor[0]
        change *= rng.uniform(0.1, 0.5, size=(200, 1))
        parts.append(own[rng.integers(len(own), size=200)] + change)
        labels += [person] * 200
    for person in np.setdiff1d(ids, big):
        own = np.flatnonzero(people == person)[: rng.integers(1, 6)]
        parts.append(faces[own])
        labels += [person] * len(own)
    return np.concatenate(parts).astype(np.float32), np.array(labels)
