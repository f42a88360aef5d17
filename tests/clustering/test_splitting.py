from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.evaluation import adjusted_rand_index
from photoorg.clustering.splitting import CLEAR, Split, propose_split


def _person(faces: int, seed: int, spread: float = 0.03) -> np.ndarray:
    """Looks of one made-up person: 0.34 apart if `spread` is 0.03, people 1.1."""
    rng = np.random.default_rng(seed)
    centre = rng.normal(size=128) * 0.07
    return (centre + rng.normal(size=(faces, 128)) * spread * 0.7).astype(np.float32)


def _labels(split: Split | None, faces: int) -> np.ndarray:
    label = np.full(faces, -1)
    for number, rows in enumerate(split.parts if split else [np.arange(faces)]):
        assert rows.tolist() == sorted(rows.tolist())
        assert (label[rows] == -1).all()
        label[rows] = number
    assert (label >= 0).all()
    return label


def _as_sets(split: Split | None, rows: np.ndarray) -> set[frozenset[int]]:
    return {frozenset(rows[part].tolist()) for part in split.parts} if split else set()


def test_two_and_three_people_are_told_apart() -> None:
    for sizes in ([12, 9], [30, 3], [8, 7, 6], [20, 20, 2]):
        faces = np.concatenate([_person(size, seed) for seed, size in enumerate(sizes)])
        split = propose_split(faces)
        assert split is not None
        assert split.score > 0.95
        assert [len(part) for part in split.parts] == sizes
        truth = np.repeat(np.arange(len(sizes)), sizes)
        assert adjusted_rand_index(truth, _labels(split, len(faces))) == 1


def test_nothing_is_proposed_for_one_person() -> None:
    for faces in (4, 10, 60, 300):
        assert propose_split(_person(faces, 5)) is None


@pytest.mark.parametrize("faces", [0, 1, 2, 3])
def test_too_few_faces(faces: int) -> None:
    assert propose_split(np.eye(faces, 128, dtype=np.float32)) is None


def test_the_same_face_over_and_over() -> None:
    two = np.concatenate([_person(1, 1), _person(1, 2)])
    assert propose_split(np.repeat(two[:1], 50, axis=0)) is None
    assert propose_split(np.repeat(two, 50, axis=0)) is None


def test_a_hundred_photos_of_one_afternoon_do_not_hide_a_stranger() -> None:
    rng = np.random.default_rng(0)
    afternoons = np.repeat(_person(6, 1), 100, axis=0)
    afternoons += rng.normal(size=afternoons.shape).astype(np.float32) * 0.006
    faces = np.concatenate([afternoons, _person(4, 2)])
    split = propose_split(faces)
    assert split is not None
    assert split.score > CLEAR
    assert [len(part) for part in split.parts] == [600, 4]
    assert propose_split(afternoons) is None


def test_more_looks_than_are_looked_at() -> None:
    faces = np.concatenate([_person(700, 1), _person(500, 2), _person(20, 3)])
    split = propose_split(faces)
    assert split is not None
    assert [len(part) for part in split.parts] == [700, 500, 20]


@settings(max_examples=20, deadline=None)
@given(
    sizes=st.lists(st.integers(2, 12), min_size=1, max_size=4),
    apart=st.floats(0.2, 1),
    seed=st.integers(0, 999),
)
def test_the_order_of_faces_does_not_matter(sizes: list[int], apart: float, seed: int) -> None:
    people = [_person(size, seed + place) * apart for place, size in enumerate(sizes)]
    faces = np.concatenate([*people, people[0][:2]]).astype(np.float32)
    rows = np.random.default_rng(seed).permutation(len(faces))
    split, again = propose_split(faces), propose_split(faces[rows])
    _labels(split, len(faces))
    assert _as_sets(split, np.arange(len(faces))) == _as_sets(again, rows)
    assert (split and split.score) == (again and again.score)
    if split is not None:
        assert len(split.parts) >= 2
        assert min(map(len, split.parts)) >= 2
        assert 0 < split.score <= 1


@dataclass(frozen=True)
class Labelled:
    """Grown-ups with five faces and more, and for each the others, the most similar first."""

    people: list[np.ndarray]
    others: list[list[int]]

    def glued(self, *chosen: int) -> tuple[float, float]:
        """How well some people are told apart once they are one group, and the score."""
        faces = np.concatenate([self.people[one] for one in chosen])
        truth = np.repeat(chosen, [len(self.people[one]) for one in chosen])
        split = propose_split(faces)
        found = adjusted_rand_index(truth, _labels(split, len(faces)))
        return found, split.score if split else 0.0


@pytest.fixture(scope="module")
def labelled(shared_faces: Path) -> Labelled:
    stored = np.load(shared_faces / "dev_embeddings.npz")
    faces = (stored["embedding"] + stored["mirrored"]) / 2
    tags = np.array([set(text.replace("|", ";").split(";")) for text in stored["tags"]])
    unsure = np.array([bool(found & {"uncleaned", "messy"}) for found in tags])
    child = np.array(["age" in found for found in tags])
    people = []
    for label in np.unique(stored["label"]):
        own = (stored["label"] == label) & ~unsure
        if own.sum() >= 5 and not child[stored["label"] == label].any():
            people.append(faces[own])
    centres = np.stack([one.mean(axis=0) for one in people])
    spreads = np.array([one.var(axis=0).sum() for one in people])
    squares = np.sum((centres[:, None] - centres) ** 2, axis=-1) + spreads
    np.fill_diagonal(squares, np.inf)
    return Labelled(people, np.argsort(squares, axis=1)[:, :-1].tolist())


def test_a_person_alone_is_left_alone(labelled: Labelled) -> None:
    scores = np.array([labelled.glued(one)[1] for one in range(len(labelled.people))])
    assert np.mean(scores == 0) >= 0.8
    assert np.mean(scores > CLEAR) <= 0.05


def test_the_two_most_similar_people_are_told_apart(labelled: Labelled) -> None:
    found = [labelled.glued(one, others[0]) for one, others in enumerate(labelled.others)]
    index, score = np.array(found).T
    assert index.mean() >= 0.97
    assert np.mean(score > CLEAR) >= 0.95


def test_three_people_are_told_apart(labelled: Labelled) -> None:
    found = [labelled.glued(one, *others[:2]) for one, others in enumerate(labelled.others)]
    index, score = np.array(found).T
    assert index.mean() >= 0.96
    assert np.mean(score > CLEAR) >= 0.95


def test_people_who_are_not_alike_are_told_apart(labelled: Labelled) -> None:
    found = [labelled.glued(one, others[-1]) for one, others in enumerate(labelled.others)]
    index, score = np.array(found).T
    assert index.mean() >= 0.99
    assert np.mean(score > 0.9) >= 0.95
