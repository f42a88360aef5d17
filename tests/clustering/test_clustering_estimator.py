"""The scikit-learn estimator: scikit-learn's own checks, and what new rows do."""

import pickle
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import clone
from sklearn.datasets import make_blobs
from sklearn.exceptions import SkipTestWarning
from sklearn.metrics import adjusted_rand_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import check_estimator

from photoorg.clustering.estimator import ChineseWhispers
from photoorg.clustering.evaluation import adjusted_rand_index
from photoorg.clustering.hashing import keys_of
from photoorg.clustering.neighbours import build_graph
from photoorg.clustering.whispers import threshold_graph, whisper


def blobs(
    rows: int = 90, columns: int = 5, scale: float = 1.0, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Three clouds far from each other, of a standard deviation of 0.1 x scale."""
    rng = np.random.default_rng(seed)
    centres = np.zeros((3, columns))
    centres[np.arange(3), np.arange(3) % columns] = (5, -5, 9)
    truth = np.arange(rows) % 3
    points = centres[truth] + rng.normal(scale=0.1, size=(rows, columns))
    return points * scale, truth


@pytest.mark.parametrize("parameters", [{}, {"threshold": 0.8, "random_state": 0}])
def test_it_passes_all_of_scikit_learns_checks(parameters: dict[str, float]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SkipTestWarning)  # the array API, where it is not set up
        results = check_estimator(ChineseWhispers(**parameters), on_fail=None)
    assert len(results) > 40
    assert [r["check_name"] for r in results if r["status"] == "failed"] == []
    assert {r["check_name"] for r in results if r["status"] == "skipped"} <= {
        "check_array_api_input"
    }


@pytest.mark.parametrize("columns", [1, 2, 17, 300])
@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_it_finds_groups_at_any_scale_and_width(columns: int, scale: float) -> None:
    points, truth = blobs(columns=columns, scale=scale)
    threshold = 0.3 * np.sqrt(columns) * scale
    model = ChineseWhispers(threshold=threshold, random_state=0).fit(points)
    assert adjusted_rand_score(truth, model.labels_) == 1
    assert model.labels_.dtype == np.int64
    assert model.n_features_in_ == columns


def test_the_scale_changes_nothing_if_the_threshold_goes_along() -> None:
    points, _ = make_blobs(200, 3, centers=20, random_state=0)
    one = ChineseWhispers(threshold=1.5, random_state=0).fit_predict(points)
    # Powers of two, so that not a bit of any distance differs but in the exponent.
    other = ChineseWhispers(threshold=1.5 * 2**20, random_state=0).fit_predict(points * 2.0**20)
    assert adjusted_rand_score(one, other) > 0.9
    assert len(set(one)) > 5


def test_it_is_the_weighted_whispers_of_faces() -> None:
    rng = np.random.default_rng(3)
    faces = rng.normal(scale=0.03, size=(60, 128)) + np.repeat(
        rng.normal(scale=0.1, size=(6, 128)), 10, axis=0
    )
    faces = faces.astype(np.float32)
    found = ChineseWhispers(0.5, random_state=0).fit_predict(faces)
    plain = whisper(threshold_graph(build_graph(faces), 0.5), keys_of(faces))
    assert adjusted_rand_index(found, plain) == 1
    assert found.max() == 5


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1000))
def test_the_order_of_rows_does_not_matter(seed: int) -> None:
    rng = np.random.default_rng(seed)
    points = rng.normal(size=(60, 2))  # one cloud: full of ties and close calls
    order = rng.permutation(len(points))
    one = ChineseWhispers(0.6, random_state=1).fit_predict(points)
    other = ChineseWhispers(0.6, random_state=1).fit_predict(points[order])
    assert adjusted_rand_index(one[order], other) == 1


def test_random_state_is_a_seed_even_when_it_is_0() -> None:
    points = np.random.default_rng(0).normal(size=(150, 2))
    for state in (0, 1):
        runs = [ChineseWhispers(0.5, random_state=state).fit_predict(points) for _ in range(3)]
        assert all(np.array_equal(runs[0], run) for run in runs)
    generator = np.random.RandomState(0)
    ChineseWhispers(0.5, random_state=generator).fit(points)
    different = [ChineseWhispers(0.5, random_state=s).fit_predict(points) for s in range(8)]
    assert any(adjusted_rand_score(different[0], other) < 1 for other in different[1:])


def test_new_rows_join_or_found_groups_and_old_ones_keep_their_labels() -> None:
    points, truth = blobs()
    model = ChineseWhispers(1.0, random_state=0).fit(points)
    before = model.labels_.copy()
    joining, joins = blobs(30, seed=1)
    founding = np.full((4, 5), 40.0) + np.arange(4)[:, None] * 0.1
    far = np.full((1, 5), -90.0)
    model.partial_fit(np.vstack([joining, founding, far]))
    assert np.array_equal(model.labels_[:90], before)
    assert adjusted_rand_score(np.r_[truth, joins], model.labels_[:120]) == 1
    assert set(model.labels_[120:124]) == {3}
    assert model.labels_[124] == 4


def test_row_by_row_is_as_good_as_all_at_once() -> None:
    points, truth = blobs()
    model = ChineseWhispers(1.0, random_state=0)
    for number, row in enumerate(points, start=1):
        earlier = model.labels_.copy() if number > 1 else np.zeros(0)
        model.partial_fit(row[None])
        assert len(model.labels_) == number
        assert np.array_equal(model.labels_[:-1], earlier)
    assert adjusted_rand_score(truth, model.labels_) == 1


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 1000))
def test_a_batch_is_added_alike_whatever_the_order_of_rows(seed: int) -> None:
    rng = np.random.default_rng(seed)
    old, new = rng.normal(size=(40, 2)), rng.normal(size=(20, 2))
    one = ChineseWhispers(0.5, random_state=2).fit(old).partial_fit(new).labels_
    places, arrivals = rng.permutation(40), rng.permutation(20)
    other = ChineseWhispers(0.5, random_state=2).fit(old[places]).partial_fit(new[arrivals])
    assert adjusted_rand_index(one[np.r_[places, 40 + arrivals]], other.labels_) == 1


def test_a_row_between_two_groups_does_not_join_them() -> None:
    old = np.array([[0.0], [0.1], [1.0], [1.1], [1.2]])
    model = ChineseWhispers(0.7, random_state=0).fit(old)
    assert model.labels_.tolist() == [0, 0, 1, 1, 1]
    model.partial_fit([[0.6]])
    assert model.labels_.tolist() == [0, 0, 1, 1, 1, 1]


def test_fit_forgets() -> None:
    points, _ = blobs()
    model = ChineseWhispers(1.0, random_state=0).partial_fit(points).partial_fit(points)
    assert len(model.labels_) == 180
    assert len(model.fit(points[:7, :2]).labels_) == 7
    assert model.n_features_in_ == 2


def test_it_does_not_hold_on_to_the_callers_array() -> None:
    points, truth = blobs()
    more, truth_of_more = blobs(seed=5)
    model = ChineseWhispers(1.0, random_state=0).fit(points)
    points[:] = 0
    model.partial_fit(more)
    assert adjusted_rand_score(np.r_[truth, truth_of_more], model.labels_) == 1


@pytest.mark.parametrize("threshold", [0, -1.0, np.nan, np.inf, "0.5", None])
def test_a_threshold_that_is_none(threshold: object) -> None:
    model = ChineseWhispers(threshold=threshold)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="threshold"):
        model.fit([[0.0], [1.0]])


def test_it_is_at_home_in_scikit_learn() -> None:
    points, truth = blobs()
    model = clone(ChineseWhispers(threshold=0.25, random_state=0)).set_params(threshold=0.5)
    assert model.get_params() == {"threshold": 0.5, "random_state": 0}
    assert repr(model) == "ChineseWhispers(random_state=0)"
    found = make_pipeline(StandardScaler(), model).fit_predict(points[:, :3])
    assert adjusted_rand_score(truth, found) == 1
    again = pickle.loads(pickle.dumps(model)).partial_fit(points[:1, :3])
    assert len(again.labels_) == len(points) + 1
