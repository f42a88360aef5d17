from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.album import Album
from photoorg.clustering.grouping import group_in_full
from photoorg.clustering.pairing import PersonPairs, pairs_to_review
from photoorg.clustering.suggesting import suggest_for_person

MakeAlbum = Callable[..., Album]
SEEDS = st.integers(0, 400)
YEAR = 365.25 * 24 * 3600


def _listed(found: PersonPairs) -> list[tuple[int, int]]:
    return list(zip(found.left.tolist(), found.right.tolist(), strict=True))


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_no_pair_is_ruled_out_or_listed_twice(
    random_album: Callable[[int], Album], seed: int
) -> None:
    album = random_album(seed)
    found = pairs_to_review(album, limit=1000, least=1e-4)
    pairs = {frozenset(pair) for pair in _listed(found)}
    assert len(pairs) == len(found) > 0
    assert all(len(pair) == 2 for pair in pairs)
    assert not pairs & {frozenset(pair) for pair in album.different.tolist()}
    seen = set(found.left.tolist()) | set(found.right.tolist())
    assert seen <= set(album.persons.tolist()) - {0} - set(album.hidden.tolist())
    for row, person in album.rejections.tolist():
        if album.confirmed[row] and album.persons[row] != person:
            assert frozenset([int(album.persons[row]), person]) not in pairs
    assert (found.probabilities >= 1e-4).all()
    assert (np.diff(found.probabilities) <= 1e-4).all()
    named = set(album.named.tolist())
    sizes = dict(zip(*np.unique(album.persons, return_counts=True), strict=True))
    for left, right in _listed(found):
        assert (left in named, sizes[left]) >= (right in named, sizes[right])


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_without_dates_it_is_what_is_suggested_for_each_name(
    random_album: Callable[[int], Album], seed: int
) -> None:
    album = replace(random_album(seed), taken_at=None, rejections=np.zeros((0, 2), np.int64))
    found = pairs_to_review(album, limit=1000, least=1e-4)
    assert not found.chained.any()
    chances = dict(zip(_listed(found), found.probabilities.tolist(), strict=True))
    expected = {
        (person, int(other)): chance
        for person in set(album.named.tolist()) - set(album.hidden.tolist())
        for answer in [suggest_for_person(album, person, limit=1000, least=1.1e-4)]
        for other, chance in zip(answer.persons, answer.probabilities, strict=True)
        if other
    }
    assert expected.keys() <= chances.keys()
    for pair, chance in expected.items():
        assert chances[pair] == pytest.approx(chance, rel=2e-3)


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_the_order_of_rows_has_no_say(random_album: Callable[[int], Album], seed: int) -> None:
    album = random_album(seed)
    order = np.random.default_rng(seed).permutation(len(album))
    place = np.argsort(order)
    rows = ("embeddings", "persons", "pieces", "crowding", "quality", "photos", "confirmed")
    assert album.taken_at is not None
    other = replace(
        album,
        **{name: getattr(album, name)[order] for name in rows},
        taken_at=album.taken_at[order],
        rejections=np.column_stack([place[album.rejections[:, 0]], album.rejections[:, 1]]),
    )
    one, two = pairs_to_review(album), pairs_to_review(other)
    assert _listed(one) == _listed(two)
    np.testing.assert_allclose(one.probabilities, two.probabilities, rtol=1e-3)
    np.testing.assert_array_equal(one.chained, two.chained)


def _growing(rng: np.random.Generator, years: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Faces float32[y, d] of somebody who changes by 0.1 a year."""
    drift = years[:, None] * 0.1 * np.eye(128)[0]
    return start + drift + rng.normal(size=(len(years), 128)) * 0.022


def test_a_child_is_chained_along_the_dates(make_album: MakeAlbum) -> None:
    rng = np.random.default_rng(0)
    years = np.repeat(np.arange(12), 8) + 0.5
    faces = _growing(rng, years, np.zeros(128))
    persons = np.repeat([1, 2, 3], 32)
    known = {"pieces": persons, "named": [1]}
    undated = make_album(faces, persons, **known)
    dated = make_album(faces, persons, taken_at=years * YEAR, **known)
    assert len(pairs_to_review(undated, least=0.5)) == 0
    found = pairs_to_review(dated, least=0.5)
    assert sorted(_listed(found)) == [(1, 2), (2, 3)]
    assert found.chained.all()
    assert (found.probabilities > 0.8).all()


def test_sisters_of_one_age_at_different_times_are_not_chained(make_album: MakeAlbum) -> None:
    rng = np.random.default_rng(0)
    ages = np.repeat(np.arange(8), 6) + 0.5
    elder, younger = (_growing(rng, ages, np.zeros(128)) for _ in range(2))
    persons = np.repeat([1, 2], 48)
    taken_at = np.concatenate([ages, ages + 4]) * YEAR
    album = make_album(np.concatenate([elder, younger]), persons, pieces=persons, taken_at=taken_at)
    found = pairs_to_review(album, least=0.01)
    assert not found.chained.any()
    twins = replace(album, taken_at=np.concatenate([ages, ages]) * YEAR)
    assert pairs_to_review(twins, least=0.01).chained.tolist() == [True]


def test_few_dated_faces_do_not_chain(make_album: MakeAlbum) -> None:
    rng = np.random.default_rng(0)
    years = np.repeat(np.arange(8), 2) + 0.5
    faces = _growing(rng, years, np.zeros(128))
    persons = np.repeat([1, 2], 8)
    album = make_album(faces, persons, taken_at=years * YEAR)
    unknown = replace(album, taken_at=np.full(16, np.nan))
    for one in (album, unknown):
        assert not pairs_to_review(one, least=0.01).chained.any()


def test_lone_faces_limits_and_emptiness(make_album: MakeAlbum) -> None:
    rng = np.random.default_rng(0)
    faces = rng.normal(size=(8, 128)) * 0.015
    album = make_album(faces, [1, 2, 3, 3, 4, 5, 0, 0])
    unnamed = {frozenset(pair) for pair in _listed(pairs_to_review(album))}
    assert unnamed == {frozenset([3, other]) for other in (1, 2, 4, 5)}
    named = replace(album, named=np.array([1]), different=np.array([[5, 3]]))
    pairs = _listed(pairs_to_review(named))
    assert len(pairs) == 7 - 1
    assert (1, 3) in pairs
    assert (3, 5) not in pairs
    assert _listed(pairs_to_review(named, limit=2)) == pairs[:2]
    hidden = replace(named, hidden=np.array([3]))
    assert sorted(_listed(pairs_to_review(hidden))) == [(1, 2), (1, 4), (1, 5)]
    nobody = make_album(np.zeros((0, 128)), [], taken_at=np.zeros(0))
    strangers = make_album(faces, np.zeros(8), taken_at=np.zeros(8))
    for empty in (nobody, strangers):
        assert len(pairs_to_review(empty)) == 0
    with pytest.raises(ValueError, match="limit"):
        pairs_to_review(album, limit=-1)


def test_whose_every_face_was_rejected_is_not_offered(make_album: MakeAlbum) -> None:
    faces = np.random.default_rng(0).normal(size=(6, 128)) * 0.01
    persons = [1, 1, 1, 2, 2, 2]
    some = make_album(faces, persons, rejections=[(3, 1), (4, 1)])
    assert len(pairs_to_review(some)) == 1
    every = make_album(faces, persons, rejections=[(3, 1), (4, 1), (5, 1), (5, 1)])
    assert len(pairs_to_review(every)) == 0


def test_those_in_one_photo_are_less_likely_one(make_album: MakeAlbum) -> None:
    faces = np.random.default_rng(0).normal(size=(6, 128)) * 0.033
    apart = make_album(faces, [1, 1, 1, 2, 2, 2])
    together = replace(apart, photos=np.array([0, 1, 2, 0, 1, 2]))
    chances = [pairs_to_review(a, least=1e-5).probabilities[0] for a in (apart, together)]
    assert chances[1] < chances[0]


def test_labelled_faces_cut_in_two_are_put_together(
    shared_faces: Path, make_album: MakeAlbum
) -> None:
    stored = np.load(shared_faces / "dev_embeddings.npz")
    faces, truth = (stored["embedding"] + stored["mirrored"]) / 2, stored["label"]
    found = group_in_full(faces)
    ids, counts = np.unique(truth, return_counts=True)
    cut = ids[counts >= 6]
    half = np.random.default_rng(0).random(len(truth)) < 0.5
    persons = 1 + 2 * truth + (half & np.isin(truth, cut))
    album = make_album(faces, persons, pieces=found.pieces, crowding=found.crowding)
    answer = pairs_to_review(album, limit=1000, least=0.5)
    right = (answer.left - 1) // 2 == (answer.right - 1) // 2
    assert right.mean() >= 0.8
    assert right[: len(cut) // 2].mean() >= 0.97
    assert right.sum() >= 0.75 * len(cut)
