import numpy as np
import pytest

from photoorg.clustering.calibration import ENOUGH_FACES, calibrate
from photoorg.clustering.constraints import FREE
from photoorg.clustering.grouping import THRESHOLD


def _confirmed(people: int, faces: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    labels = np.repeat(np.arange(people), faces) + 10
    centres = rng.normal(size=(people, 128)) * 0.045
    noise = rng.normal(size=(len(labels), 128)) * 0.025
    return (centres[labels - 10] + noise).astype(np.float32), labels


def test_rates_are_those_of_all_pairs() -> None:
    faces, labels = _confirmed(20, 12)
    found = calibrate(faces, labels)
    assert (found.faces, found.people) == (240, 20)
    assert found.genuine_pairs == 20 * 12 * 11 // 2
    assert found.impostor_pairs == 190 * 144
    exact = faces.astype(float)
    distance = np.sqrt(((exact[:, None] - exact) ** 2).sum(-1))[np.triu_indices(240, 1)]
    same = (labels[:, None] == labels)[np.triu_indices(240, 1)]
    for row in found.table([0.3, 0.4, 0.5, 0.6, 0.7]):
        accepted = distance < row.threshold
        assert row.false_accepts == pytest.approx(accepted[~same].mean(), abs=2e-3)
        assert row.true_accepts == pytest.approx(accepted[same].mean(), abs=5e-3)


def test_the_threshold_keeps_what_was_asked() -> None:
    faces, labels = _confirmed(30, 10)
    found = calibrate(faces, labels)
    assert found.can_tell
    thresholds = [found.threshold_for(rate) for rate in (1e-1, 1e-2, 1e-3, 1e-4)]
    assert thresholds == sorted(thresholds, reverse=True)
    for rate, threshold in zip((1e-1, 1e-2, 1e-3, 1e-4), thresholds, strict=True):
        assert found.rates_at(threshold).false_accepts <= rate + 1e-12
    assert "1 pair of different people in 10000" in found.explain()


@pytest.mark.parametrize(("people", "faces"), [(0, 0), (1, 1), (1, 300), (19, 10), (250, 1)])
def test_it_says_when_it_cannot_tell(people: int, faces: int) -> None:
    found = calibrate(*_confirmed(people, faces))
    assert not found.can_tell
    assert found.threshold_for() == THRESHOLD
    assert "too few" in found.explain()
    assert str(ENOUGH_FACES) in found.explain()
    assert all(np.isfinite([r.false_accepts, r.true_accepts]).all() for r in found.table())


def test_a_rate_too_small_for_the_pairs_there_are() -> None:
    found = calibrate(*_confirmed(20, 12))
    assert found.can_tell
    assert found.threshold_for(1e-6) == THRESHOLD
    assert "too few" in found.explain(1e-6)
    with pytest.raises(ValueError, match="between 0 and 1"):
        found.threshold_for(0)


def test_a_large_person_does_not_speak_for_all_and_rows_do_not_matter() -> None:
    faces, labels = _confirmed(12, 20)
    many = np.concatenate([faces, np.repeat(faces[:20], 30, axis=0)])
    more = np.concatenate([labels, np.repeat(labels[:20], 30)])
    order = np.random.default_rng(0).permutation(len(many))
    one, other = calibrate(many, more), calibrate(many[order], more[order])
    np.testing.assert_allclose(one.impostor, other.impostor, atol=1e-9)
    small = calibrate(faces, labels)
    for threshold in (0.5, 0.6):
        expected = small.rates_at(threshold).false_accepts
        assert one.rates_at(threshold).false_accepts == pytest.approx(expected, rel=0.35)


def test_only_confirmed_faces_count() -> None:
    faces, labels = _confirmed(15, 20)
    some = labels.copy()
    some[::3] = FREE
    assert calibrate(faces, some).faces == np.count_nonzero(some != FREE)
    with pytest.raises(ValueError, match="labels"):
        calibrate(faces, labels[1:])
