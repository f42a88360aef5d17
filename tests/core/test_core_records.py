import dataclasses
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.jobs import CancelledError, CancelToken, Progress, ignore_progress
from photoorg.core.records import ChangeSet, FaceState, Quality

few = settings(max_examples=60, deadline=None)

ids = st.frozensets(st.integers(1, 8), max_size=4)
change_sets = st.builds(
    ChangeSet, ids.map(frozenset[PhotoId]), ids.map(frozenset[FaceId]), ids.map(frozenset[PersonId])
)
shares = st.floats(0, 1)
qualities = st.builds(Quality, shares, shares, shares, shares)


# -- what a change touched -----------------------------------------------------------------


@given(change_sets, change_sets, change_sets)
@few
def test_changes_join_like_sets(a: ChangeSet, b: ChangeSet, c: ChangeSet) -> None:
    assert a | b == b | a
    assert (a | b) | c == a | (b | c)
    assert a | a == a
    assert a | ChangeSet() == a


@given(change_sets, change_sets)
@few
def test_joined_changes_touch_what_either_touched(a: ChangeSet, b: ChangeSet) -> None:
    joined = a | b
    assert joined.photos == a.photos | b.photos
    assert joined.faces == a.faces | b.faces
    assert joined.persons == a.persons | b.persons
    assert bool(joined) is (bool(a) or bool(b))


def test_a_change_of_nothing_is_false() -> None:
    assert not ChangeSet()
    assert ChangeSet(photos=frozenset({PhotoId(1)}))
    assert ChangeSet(faces=frozenset({FaceId(1)}))
    assert ChangeSet(persons=frozenset({PersonId(1)}))


# -- quality -------------------------------------------------------------------------------


@given(qualities)
@few
def test_the_score_lies_between_the_worst_and_the_best_part(quality: Quality) -> None:
    parts = dataclasses.astuple(quality)
    assert min(parts) - 1e-9 <= quality.score <= max(parts) + 1e-9


@given(qualities, st.sampled_from(["sharpness", "size", "frontality", "detector"]))
@few
def test_a_part_without_use_makes_a_face_without_use(quality: Quality, part: str) -> None:
    assert dataclasses.replace(quality, **{part: 0.0}).score == 0
    assert dataclasses.replace(quality, **{part: 1.0}).score >= quality.score


def test_the_score_is_the_geometric_mean() -> None:
    assert Quality(1, 1, 1, 1).score == 1
    assert Quality(0.5, 0.5, 0.5, 0.5).score == pytest.approx(0.5)
    assert Quality(1, 1, 1, 0.0625).score == pytest.approx(0.5)


def test_a_score_below_nothing_is_nothing() -> None:
    score = Quality(1, 1, 1, -0.5).score
    assert isinstance(score, float)
    assert score == 0


def test_states_are_stored_by_their_words() -> None:
    assert [str(state) for state in FaceState] == [
        "unknown",
        "suggested",
        "automatic",
        "confirmed",
        "ignored",
        "not a face",
    ]
    assert FaceState("not a face") is FaceState.NOT_A_FACE


# -- jobs ----------------------------------------------------------------------------------


def test_a_fresh_token_lets_a_job_run() -> None:
    token = CancelToken()
    assert not token.cancelled
    token.raise_if_cancelled()


def test_a_token_stays_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    token.cancel()
    assert token.cancelled
    for _ in range(2):
        with pytest.raises(CancelledError):
            token.raise_if_cancelled()


def test_a_token_may_be_cancelled_from_another_thread() -> None:
    token = CancelToken()
    thread = threading.Thread(target=token.cancel)
    thread.start()
    thread.join()
    assert token.cancelled


def test_progress_may_be_ignored() -> None:
    ignore_progress(Progress(done=1, total=None))
    assert Progress(1, 2) == Progress(1, 2, faces=0, failures=0)
