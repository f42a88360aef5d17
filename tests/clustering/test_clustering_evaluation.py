import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering import evaluation
from photoorg.clustering.evaluation import evaluate, evaluate_subset

_labels = st.integers(1, 40).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 6), min_size=n, max_size=n)] * 2)
)


def test_b_cubed_by_hand() -> None:
    # One group of a, a, b and one of b: precision (2/3 + 2/3 + 1/3 + 1) / 4.
    score = evaluation.b_cubed(["a", "a", "b", "b"], [0, 0, 0, 1])
    assert score.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert score.recall == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert score.f == pytest.approx(2 * (8 / 12) * 0.75 / (8 / 12 + 0.75))


def test_pairwise_by_hand() -> None:
    score = evaluation.pairwise(["a", "a", "b", "b"], [0, 0, 0, 1])
    assert score.precision == pytest.approx(1 / 3)
    assert score.recall == pytest.approx(1 / 2)


@pytest.mark.parametrize(
    ("truth", "found"), [([], []), ([1], [5]), ([1, 2, 3], [7, 8, 9]), ([1, 1], [3, 3])]
)
def test_a_perfect_grouping_scores_one(truth: list[int], found: list[int]) -> None:
    result = evaluate(truth, found)
    assert result.b_cubed.f == result.pairwise.f == result.nmi == result.ari == 1


def test_labels_must_be_one_per_face() -> None:
    with pytest.raises(ValueError, match="label"):
        evaluate([1, 2], [1])


@settings(max_examples=60, deadline=None)
@given(_labels)
def test_same_as_counting_every_pair(labels: tuple[list[int], list[int]]) -> None:
    truth, found = map(np.array, labels)
    same_truth, same_found = truth[:, None] == truth, found[:, None] == found
    both = same_truth & same_found
    result = evaluate(truth, found)
    assert result.b_cubed.precision == pytest.approx(np.mean(both.sum(1) / same_found.sum(1)))
    assert result.b_cubed.recall == pytest.approx(np.mean(both.sum(1) / same_truth.sum(1)))
    n = len(truth)
    if same_found.sum() > n:
        expected = (both.sum() - n) / (same_found.sum() - n)
        assert result.pairwise.precision == pytest.approx(expected)
    if same_truth.sum() > n:
        expected = (both.sum() - n) / (same_truth.sum() - n)
        assert result.pairwise.recall == pytest.approx(expected)


@settings(max_examples=60, deadline=None)
@given(_labels)
def test_same_as_scikit_learn(labels: tuple[list[int], list[int]]) -> None:
    metrics = pytest.importorskip("sklearn.metrics", reason="compares with scikit-learn")
    result = evaluate(*labels)
    assert result.nmi == pytest.approx(metrics.normalized_mutual_info_score(*labels), abs=1e-9)
    assert result.ari == pytest.approx(metrics.adjusted_rand_score(*labels), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(_labels, st.integers(0, 2**40 - 1))
def test_a_subset_is_judged_among_all(labels: tuple[list[int], list[int]], bits: int) -> None:
    truth, found = map(np.array, labels)
    subset = np.array([bool(bits >> i & 1) for i in range(len(truth))])
    result = evaluate_subset(truth, found, subset)
    same_truth, same_found = truth[:, None] == truth, found[:, None] == found
    both = same_truth & same_found
    if subset.any():
        expected = np.mean((both.sum(1) / same_found.sum(1))[subset])
        assert result.b_cubed.precision == pytest.approx(expected)
    touching = np.triu(subset[:, None] | subset, 1)
    if (same_found & touching).any():
        expected = (both & touching).sum() / (same_found & touching).sum()
        assert result.pairwise.precision == pytest.approx(expected)
    if (same_truth & touching).any():
        expected = (both & touching).sum() / (same_truth & touching).sum()
        assert result.pairwise.recall == pytest.approx(expected)


def test_the_whole_set_is_a_subset() -> None:
    truth, found = [1, 1, 2, 2, 3], [1, 1, 1, 2, 3]
    assert evaluate_subset(truth, found, np.ones(5, bool)) == evaluate(truth, found)
