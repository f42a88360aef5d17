import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.constraints import FREE, Constraints
from photoorg.clustering.grouping import group_faces
from photoorg.clustering.referee import SAME_PHOTO, pairs_in_photos
from photoorg.clustering.whispers import compact


def _faces(n: int, seed: int, people: int = 4) -> np.ndarray:
    """People near enough to each other to be taken for one another now and then."""
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(people, 128)) * 0.03
    noise = rng.normal(size=(n, 128)) * rng.uniform(0.015, 0.035, size=(n, 1))
    return (centres[rng.integers(people, size=n)] + noise).astype(np.float32)


@st.composite
def _said(draw: st.DrawFn, n: int) -> Constraints:
    label, face = st.integers(0, 3), st.integers(0, n - 1)
    labels = st.lists(st.one_of(st.just(FREE), label), min_size=n, max_size=n)
    confirmed = np.array(draw(labels), np.int64)
    known = np.array(draw(labels), np.int64)
    rejected = draw(st.lists(st.tuples(face, label), max_size=6))
    apart = draw(st.lists(st.tuples(label, label), max_size=3))
    photos = np.array(draw(st.lists(st.integers(0, n), min_size=n, max_size=n)), np.int64)
    return Constraints(
        confirmed,
        known,
        np.array(rejected, np.int64).reshape(-1, 2),
        np.array(apart, np.int64).reshape(-1, 2),
        draw(st.sampled_from([None, photos])),
    )


def _assert_obeyed(labels: np.ndarray, said: Constraints) -> None:
    n = len(labels)
    confirmed = said.confirmed_of(n)
    sure = confirmed != FREE
    np.testing.assert_array_equal(labels[sure], confirmed[sure])
    held = said.held_by(n)
    for face, refused in said.refused_by(n).items():
        assert labels[face] not in refused
        if not sure[face]:
            company = set(held[labels == labels[face]].tolist())
            assert refused.isdisjoint(company)
    for one, others in said.partners().items():
        for group in np.unique(labels[held == one]):
            inside = labels == group
            # Who is confirmed as somebody though known as somebody else, is who he is confirmed.
            assert others.isdisjoint(set(held[inside].tolist()))


@settings(max_examples=150, deadline=None)
@given(data=st.data(), n=st.integers(1, 30), seed=st.integers(0, 99))
def test_the_owners_word_is_never_violated(data: st.DataObject, n: int, seed: int) -> None:
    faces, said = _faces(n, seed), data.draw(_said(n))
    quality = data.draw(st.sampled_from([None, np.linspace(0, 1, n).astype(np.float32)]))
    labels = group_faces(faces, quality=quality, constraints=said)
    _assert_obeyed(labels, said)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), n=st.integers(1, 30), seed=st.integers(0, 99))
def test_the_order_of_rows_does_not_matter(data: st.DataObject, n: int, seed: int) -> None:
    faces, said = _faces(n, seed), data.draw(_said(n))
    quality = np.random.default_rng(seed).random(n).astype(np.float32)
    order = np.array(data.draw(st.permutations(range(n))))
    labels = group_faces(faces, quality=quality, constraints=said)
    shuffled = group_faces(faces[order], quality=quality[order], constraints=said.take(order, n))
    np.testing.assert_array_equal(compact(labels[order]), compact(shuffled))


@settings(max_examples=20, deadline=None)
@given(n=st.integers(0, 30), seed=st.integers(0, 99))
def test_saying_nothing_changes_nothing(n: int, seed: int) -> None:
    faces = _faces(n, seed)
    nobody = np.full(n, FREE)
    silent = Constraints(nobody, nobody, photos=np.arange(n))
    expected = group_faces(faces)
    np.testing.assert_array_equal(group_faces(faces, constraints=Constraints()), expected)
    np.testing.assert_array_equal(group_faces(faces, constraints=silent), expected)


def test_two_people_who_look_alike_are_told_apart_by_a_word() -> None:
    rng = np.random.default_rng(0)
    twins = (rng.normal(size=(20, 128)) * 0.018).astype(np.float32)
    twins[10:, :3] += 0.13
    assert len(np.unique(group_faces(twins))) == 1
    confirmed = np.full(20, FREE)
    confirmed[[0, 1]], confirmed[[10, 11]] = 7, 9
    labels = group_faces(twins, constraints=Constraints(confirmed))
    assert set(labels[:10]) == {7}
    assert set(labels[10:]) == {9}


def test_a_rejected_face_leaves_alone() -> None:
    faces = (np.random.default_rng(0).normal(size=(12, 128)) * 0.02).astype(np.float32)
    said = Constraints(known=np.full(12, 5), rejected=np.array([[3, 5]]))
    labels = group_faces(faces, constraints=said)
    rest = np.delete(labels, 3)
    assert len(set(rest)) == 1
    assert labels[3] not in {5, rest[0]}


def test_sisters_in_one_photo_are_two_and_a_mirror_image_is_one() -> None:
    base = (np.random.default_rng(0).normal(size=128) * 0.11).astype(np.float32)
    step = np.zeros(128, np.float32)
    step[0] = 1
    one_photo, two_photos = np.array([4, 4]), np.array([4, 5])
    sisters = np.stack([base, base + np.float32(0.48) * step])
    mirrored = np.stack([base, base + np.float32(0.2) * step])
    together = [
        len(set(group_faces(pair, constraints=Constraints(photos=photos))))
        for pair in (sisters, mirrored)
        for photos in (one_photo, two_photos)
    ]
    assert together[0] == 2
    assert together[2:] == [1, 1]
    assert 0.48**2 + SAME_PHOTO > 0.5**2


def test_pairs_of_a_photo() -> None:
    left, right = pairs_in_photos(np.array([3, 1, 3, 2, 3, 1]))
    assert {frozenset(pair) for pair in zip(left.tolist(), right.tolist(), strict=True)} == {
        frozenset(pair) for pair in [(0, 2), (0, 4), (2, 4), (1, 5)]
    }


def test_wrong_sizes_are_refused() -> None:
    faces = _faces(5, 0)
    with pytest.raises(ValueError, match="labels of 5"):
        group_faces(faces, constraints=Constraints(confirmed=np.zeros(4, np.int64)))
    with pytest.raises(ValueError, match="rejected"):
        group_faces(faces, constraints=Constraints(rejected=np.array([[5, 0]])))
    with pytest.raises(ValueError, match="none"):
        group_faces(faces, constraints=Constraints(confirmed=np.full(5, -2)))
    with pytest.raises(ValueError, match="quality"):
        group_faces(faces, quality=np.ones(4, np.float32))
