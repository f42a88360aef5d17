"""The nearest faces to a question, against all distances worked out one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.analysis.similar import (
    Question,
    crowd_around,
    nearest_faces,
    plain_squares,
    some_of,
    square_to_person,
)


def faces(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 0.1, (count, 128)).astype(np.float32)


def norms(embeddings: np.ndarray) -> np.ndarray:
    return np.einsum("ij,ij->i", embeddings, embeddings)


@settings(max_examples=30, deadline=None)
@given(
    n=st.integers(1, 300), asked=st.integers(1, 5), count=st.integers(0, 40), seed=st.integers(0, 9)
)
def test_it_is_the_mean_of_all_squared_distances(n: int, asked: int, count: int, seed: int) -> None:
    stored, query = faces(n, seed), faces(asked, seed + 100)
    crowding = np.random.default_rng(seed).uniform(0, 0.2, n)
    among = np.random.default_rng(seed).random(n) < 0.8
    question = Question.of(query, np.linspace(0, 0.1, asked))
    squares = plain_squares(question.centre, stored, norms(stored))
    found = nearest_faces(question, stored, squares, crowding, count, among)
    apart = stored[None].astype(np.float64) - query[:, None]
    plain = np.square(apart).sum(axis=2).mean(axis=0)
    whole = plain + crowding / 2 + np.linspace(0, 0.1, asked).mean() / 2
    expected = [row for row in np.argsort(whole, kind="stable") if among[row]][:count]
    assert found.rows.tolist() == expected
    np.testing.assert_allclose(found.distances, np.sqrt(plain[expected]), rtol=1e-6)
    np.testing.assert_allclose(found.squares, whole[expected], rtol=1e-6)


def test_equals_come_by_their_rows() -> None:
    stored = np.repeat(faces(1), 200, axis=0)
    question = Question.of(stored[:1])
    squares = plain_squares(question.centre, stored, norms(stored))
    found = nearest_faces(question, stored[:50], squares[:50], np.zeros(50), 5)
    assert found.rows.tolist() == [0, 1, 2, 3, 4]
    assert found.distances.max() < 1e-6


def test_a_face_in_a_crowd_is_farther() -> None:
    stored = faces(2)
    question = Question.of(stored.mean(axis=0, keepdims=True))
    squares = plain_squares(question.centre, stored, norms(stored))
    found = nearest_faces(question, stored, squares, np.array([0.5, 0.0]), 2)
    assert found.rows.tolist() == [1, 0]
    assert found.squares[1] - found.squares[0] == pytest.approx(0.25, abs=1e-5)


def test_a_stranger_stands_in_the_crowd_of_its_nearest() -> None:
    squares = np.arange(30, dtype=np.float32)
    crowding = np.where(squares < 10, 0.25, 0.0)
    assert crowd_around(squares, crowding) == 0.25
    assert crowd_around(squares[:0], crowding[:0]) == 0.0


def test_a_person_is_as_near_as_the_nearest_way_he_looks() -> None:
    young, old = faces(2, seed=1)
    own = np.concatenate([young + faces(6, 2) / 10, old + faces(9, 3) / 10])
    pieces = np.repeat([4, 7], [6, 9])
    question = Question.of(young[None])
    by_pieces = square_to_person(question, own, pieces, np.zeros(15))
    as_one = square_to_person(question, own, np.full(15, -1), np.zeros(15))
    plain = np.square(own.astype(np.float64) - young).sum(axis=1)
    assert as_one == pytest.approx(plain.mean())
    assert by_pieces == pytest.approx(0.8 * plain[:6].mean() + 0.2 * plain.mean())


def test_of_very_many_faces_some_are_looked_at() -> None:
    assert some_of(np.arange(7)).tolist() == list(range(7))
    some = some_of(np.arange(100_000))
    assert 1000 < len(some) <= 2000
    assert some[-1] > 99_000


def test_what_does_not_fit_together() -> None:
    stored = faces(3)
    question = Question.of(stored[:1])
    with pytest.raises(ValueError, match="a question needs a face"):
        Question.of(stored[:0])
    with pytest.raises(ValueError, match="2 norms of 3 faces"):
        plain_squares(question.centre, stored, norms(stored)[:2])
    with pytest.raises(ValueError, match="-1 of 3 faces"):
        nearest_faces(question, stored, norms(stored), np.zeros(3), -1)
