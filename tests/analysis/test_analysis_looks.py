"""Tags learnt from faces. There is no labelled set of expressions that may be kept here, so mouths
and eyes of two sample faces are warped: enough to prove the way, not how well it does on people.
"""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from photoorg.analysis.looks import (
    EDGE,
    FaceLooks,
    LookFeatures,
    gradient_histograms,
    landmark_shapes,
    learn,
    likeness,
    solve_shrunken,
    tag_scores,
    with_look,
)

POINTS = np.array([[60, 40], [52, 41], [30, 40], [38, 41], [45, 55]], float)


def crowd(
    persons: int, each: int, *, tag: float = 1.0
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, tagged, persons: every second face of each person is moved along one axis."""
    random = np.random.default_rng(7)
    who = np.repeat(np.arange(1, persons + 1), each)
    features = random.normal(size=(persons, 40))[who - 1] + 0.2 * random.normal(size=(len(who), 40))
    tagged = np.arange(len(who)) % 2 == 0
    features[tagged, 5] += tag
    return features, tagged, who


@settings(max_examples=25, deadline=None)
@given(st.floats(0.3, 5), st.floats(-3, 3), st.floats(-50, 50), st.floats(-50, 50))
def test_a_shape_is_the_same_wherever_and_however_large_and_turned(
    scale: float, turn: float, x: float, y: float
) -> None:
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    moved = POINTS @ rotation.T * scale + [x, y]
    np.testing.assert_allclose(
        landmark_shapes(moved[None]), landmark_shapes(POINTS[None]), atol=1e-9
    )


def test_eyes_in_one_point_are_no_shape_but_no_error() -> None:
    assert np.isfinite(landmark_shapes(np.zeros((1, 5, 2)))).all()


def test_histograms_do_not_know_left_from_right_nor_bright_from_dark() -> None:
    face = np.random.default_rng(0).uniform(0, 255, (EDGE, EDGE))
    first, mirrored, darker = gradient_histograms(np.array([face, face[:, ::-1], 0.5 * face + 9]))
    assert first.shape == (512,)
    np.testing.assert_allclose(first, mirrored, atol=1e-9)
    np.testing.assert_allclose(first, darker, atol=1e-3)
    assert not gradient_histograms(np.full((1, EDGE, EDGE), 90.0)).any()


def test_the_direction_of_a_tag_is_found_among_identities() -> None:
    features, tagged, _ = crowd(12, 8)
    model = learn(features, tagged)
    assert np.argmax(np.abs(model.direction)) == 5
    assert model.scores(features)[tagged].mean() > 0.3
    assert model.scores(features)[~tagged].mean() < -0.3


def test_a_tag_needs_faces_with_and_without_it() -> None:
    for tagged in (np.ones(4, bool), np.zeros(4, bool)):
        with pytest.raises(ValueError, match="with it and faces without"):
            learn(np.eye(4), tagged)


def _covariance(away: np.ndarray) -> np.ndarray:
    """What `solve_shrunken` has solved for."""
    size = away.shape[1]
    return np.linalg.inv(np.column_stack([solve_shrunken(away, row) for row in np.eye(size)]))


@pytest.mark.parametrize("count", [5, 39, 41, 200])
def test_with_few_faces_the_covariance_is_drawn_to_a_sphere(count: int) -> None:
    away = np.random.default_rng(1).normal(size=(count, 40)) * np.linspace(0.5, 1.5, 40)
    found, sample = _covariance(away), away.T @ away / count
    mean = np.trace(sample) / 40
    assert np.trace(found) == pytest.approx(np.trace(sample))
    # A mixture of both: what is off the diagonal shrinks by one share.
    off = ~np.eye(40, dtype=bool)
    share = 1 - (found[off] @ sample[off]) / (sample[off] @ sample[off])
    assert 0 < share < 1
    np.testing.assert_allclose(found, (1 - share) * sample + share * mean * np.eye(40), atol=1e-6)
    assert np.linalg.eigvalsh(found).min() > 0.05


def test_with_many_faces_the_covariance_is_theirs() -> None:
    away = np.random.default_rng(1).normal(size=(20_000, 3)) * [1, 2, 3]
    np.testing.assert_allclose(np.diag(_covariance(away)), [1, 4, 9], rtol=0.05)
    assert np.isfinite(solve_shrunken(np.zeros((3, 4)), np.ones(4))).all()


def test_faces_of_somebody_who_was_never_tagged_are_told_too() -> None:
    features, look, persons = crowd(10, 8)
    known = look & (persons != 3)
    scores = tag_scores(features, known, persons)
    mine = persons == 3
    assert scores[mine & look].min() > scores[mine & ~look].max()


def test_a_tag_of_one_person_alone_can_be_learnt() -> None:
    features, look, persons = crowd(1, 40)
    known = look & (np.arange(40) < 20)
    scores = tag_scores(features, known, persons)
    late = np.arange(40) >= 20
    assert scores[late & look].mean() > scores[late & ~look].mean() + 0.5


def test_a_person_with_a_look_is_nearest_to_their_own_faces_with_it() -> None:
    features, look, persons = crowd(10, 8)
    embeddings = np.pad(features, ((0, 0), (0, 88))).astype(np.float32)
    like = likeness(embeddings, persons == 4, embeddings.mean(axis=0, dtype=np.float64))
    assert like[persons == 4].min() > like[persons != 4].max()
    total = with_look(like, tag_scores(features, look & (persons != 4), persons))
    best = np.argsort(-total)[:4]
    assert (persons[best] == 4).all()
    assert look[best].all()


def test_every_kind_of_features_has_a_row_a_face() -> None:
    random = np.random.default_rng(3)
    looks = FaceLooks(
        random.normal(size=(6, 128)).astype(np.float32),
        random.normal(size=(6, 10)),
        random.normal(size=(6, 512)),
    )
    widths = {kind: looks.features(kind).shape for kind in LookFeatures}
    assert widths[LookFeatures.ALL] == (6, 650)
    assert widths[LookFeatures.LANDMARKS] == (6, 10)


def _grin(face: np.ndarray) -> np.ndarray:
    """The face with the corners of its mouth drawn up and apart."""
    y, x = np.indices(face.shape, float)
    near = np.exp(-(((y - 50) / 7) ** 2) - ((x - 32) / 16) ** 2)
    rows = np.clip(y + near * ((x - 32) / 8) ** 2 * 2, 0, EDGE - 1).round().astype(int)
    columns = np.clip(32 + (x - 32) * (1 - 0.35 * near), 0, EDGE - 1).round().astype(int)
    return np.asarray(face[rows, columns])


def test_a_warped_mouth_is_learnt_from_one_face_and_seen_in_another(scenes: Any) -> None:
    random = np.random.default_rng(0)
    pictures, look, persons = [], [], []
    for person, (pixels, box) in enumerate(
        ((scenes.astronaut, (165, 45, 285, 165)), (scenes.hopper, (180, 160, 360, 340))), start=1
    ):
        for _ in range(12):
            shift = random.uniform(-3, 3, 4)
            crop = tuple(np.add(box, shift))
            face = Image.fromarray(pixels).convert("L").resize((EDGE, EDGE), box=crop)
            plain = np.asarray(face, float) * random.uniform(0.7, 1.2)
            pictures += [plain, _grin(plain)]
            look += [False, True]
            persons += [person, person]
    described = gradient_histograms(np.array(pictures))
    look, persons = np.array(look), np.array(persons)
    first = persons == 1
    scores = learn(described[first], look[first]).scores(described[~first])
    grin = look[~first]
    assert (scores[grin][:, None] > scores[~grin][None]).mean() > 0.9
