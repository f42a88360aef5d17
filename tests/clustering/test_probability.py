from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.calibration import Calibration, calibrate
from photoorg.clustering.grouping import group_in_full
from photoorg.clustering.probability import (
    DEFAULT,
    MIDDLE,
    SLOPE,
    MatchProbability,
    reach,
    to_person,
)

SPREADS = st.floats(0.01, 0.04)


def _confirmed(people: int, faces: int, seed: int, own: float, apart: float) -> Calibration:
    rng = np.random.default_rng(seed)
    labels = np.repeat(np.arange(people), faces)
    centres = rng.normal(size=(people, 128)) * apart
    return calibrate((centres[labels] + rng.normal(size=(len(labels), 128)) * own), labels)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 4), min_size=2, max_size=30), st.floats(0.4, 0.65), st.floats(20, 150))
def test_it_falls_with_distance_and_is_never_sure(
    squares: list[float], middle: float, slope: float
) -> None:
    for curve in (MatchProbability(middle, slope), MatchProbability(middle, slope).belonging()):
        found = curve.of(np.sort(squares))
        assert (np.diff(found) <= 0).all()
        assert ((found > 0) & (found < 1)).all()
        assert curve.of(curve.middle**2) == pytest.approx(0.5)


@settings(max_examples=40, deadline=None)
@given(st.floats(1e-5, 1 - 1e-5))
def test_the_distance_of_a_probability(wanted: float) -> None:
    assert DEFAULT.of(DEFAULT.distance_at(wanted) ** 2) == pytest.approx(wanted, rel=1e-6)


def test_shapes_and_what_makes_no_sense() -> None:
    assert DEFAULT.of(np.full((2, 3), 0.3)).shape == (2, 3)
    assert DEFAULT.of(-1e-9) == DEFAULT.of(0)
    for wrong in (0, 1, -1):
        with pytest.raises(ValueError, match="between 0 and 1"):
            DEFAULT.distance_at(wrong)
    faces = np.zeros((3, 128), np.float32)
    with pytest.raises(ValueError, match="pairs"):
        DEFAULT.of_faces(faces, faces[:2])


def test_two_faces() -> None:
    rng = np.random.default_rng(0)
    left, right = (rng.normal(size=(20, 128)).astype(np.float32) * 0.035 for _ in range(2))
    crowd = rng.random((2, 20)) * 0.1
    squares = ((left.astype(float) - right) ** 2).sum(axis=1)
    found = DEFAULT.of_faces(left, right, *crowd)
    np.testing.assert_allclose(found, DEFAULT.of(squares + crowd.mean(axis=0)), rtol=1e-4)
    np.testing.assert_array_equal(found, DEFAULT.of_faces(right, left, crowd[1], crowd[0]))
    assert (found <= DEFAULT.of_faces(left, right)).all()
    assert DEFAULT.of_faces(left[:0], right[:0]).shape == (0,)


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 2), st.floats(0, 2), st.floats(0.01, 2))
def test_a_person_is_as_near_as_its_nearest_mode_allows(
    nearest: float, whole: float, farthest: float
) -> None:
    nearest = min(nearest, whole)
    joint = float(to_person(nearest, whole))
    assert nearest - 1e-9 <= joint <= whole + 1e-9
    assert joint > farthest or nearest <= reach(farthest) + 1e-9


def test_too_few_confirmed_faces_leave_the_default() -> None:
    for people, faces in ((0, 0), (1, 300), (10, 10)):
        found = MatchProbability.measured(_confirmed(people, faces, 0, 0.025, 0.045))
        assert found == MatchProbability() == MatchProbability(MIDDLE, SLOPE)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 9), st.integers(2, 25), SPREADS, SPREADS)
def test_whatever_was_confirmed_the_curve_stays_sane(
    seed: int, people: int, own: float, apart: float
) -> None:
    found = MatchProbability.measured(_confirmed(people, 200 // people + 1, seed, own, apart))
    assert 0.4 <= found.middle <= 0.65
    assert 20 <= found.slope <= 150


def test_the_curve_goes_where_the_owners_people_are() -> None:
    strangers = MatchProbability.measured(_confirmed(40, 10, 0, 0.029, 0.045))
    alike = MatchProbability.measured(_confirmed(40, 10, 0, 0.029, 0.018))
    assert abs(strangers.middle - MIDDLE) < 0.02
    assert alike.middle < MIDDLE - 0.02
    varied = MatchProbability.measured(_confirmed(40, 10, 0, 0.034, 0.045))
    assert varied.middle > strangers.middle


def test_a_dozen_faces_a_person_tell_much_the_same() -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(20), 40)
    faces = rng.normal(size=(20, 128))[labels] * 0.04 + rng.normal(size=(800, 128)) * 0.03
    everything, some = calibrate(faces, labels), calibrate(faces, labels, faces_a_person=12)
    assert (everything.faces, everything.people) == (some.faces, some.people) == (800, 20)
    assert some.genuine_pairs == 20 * 12 * 11 // 2
    one, other = MatchProbability.measured(everything), MatchProbability.measured(some)
    assert one.middle == pytest.approx(other.middle, abs=0.005)
    with pytest.raises(ValueError, match="at least 2"):
        calibrate(faces, labels, faces_a_person=1)


def test_crowding_moves_what_is_measured() -> None:
    rng = np.random.default_rng(0)
    labels = np.repeat(np.arange(30), 8)
    faces = rng.normal(size=(30, 128))[labels] * 0.045 + rng.normal(size=(240, 128)) * 0.025
    bare, crowded = (calibrate(faces, labels, crowd) for crowd in (None, np.full(240, 0.1)))
    for part in ("genuine", "impostor"):
        middles = (bare.edges[1:] + bare.edges[:-1]) / 2
        before = float(np.sum(getattr(bare, part) * middles**2))
        after = float(np.sum(getattr(crowded, part) * middles**2))
        assert after == pytest.approx(before + 0.1, abs=1e-3)
    with pytest.raises(ValueError, match="crowding of 239"):
        calibrate(faces, labels, np.zeros(239))


def test_labelled_faces(shared_faces: Path) -> None:
    stored = np.load(shared_faces / "dev_embeddings.npz")
    faces, labels = (stored["embedding"] + stored["mirrored"]) / 2, stored["label"]
    crowding = group_in_full(faces).crowding
    exact = faces.astype(float)
    norms = (exact**2).sum(axis=1)
    squares = norms[:, None] + norms - 2 * exact @ exact.T
    squares += (crowding[:, None] + crowding) / 2
    same = (labels[:, None] == labels)[np.triu_indices(len(labels), 1)]
    found = DEFAULT.of(squares[np.triu_indices(len(labels), 1)])
    strangers = found[~same]
    accepted = np.quantile(strangers, 1 - 1e-4)
    assert (found[same] > accepted).mean() >= 0.75
    assert (strangers > 0.5).mean() < 3e-3
    assert same[found > 0.9].mean() >= 0.98
    half = np.random.default_rng(0).permutation(np.unique(labels))[:230]
    known = np.isin(labels, half)
    measured = MatchProbability.measured(calibrate(faces[known], labels[known], crowding[known]))
    assert measured.middle == pytest.approx(MIDDLE, abs=0.01)
    assert measured.slope == pytest.approx(SLOPE, rel=0.15)
