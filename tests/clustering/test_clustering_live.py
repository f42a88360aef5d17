from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.constraints import FREE, Constraints
from photoorg.clustering.evaluation import adjusted_rand_index
from photoorg.clustering.grouping import group_faces
from photoorg.clustering.identity import keep_labels
from photoorg.clustering.ledger import Ledger
from photoorg.clustering.live import LiveGroups
from photoorg.clustering.summaries import summarise


def _people(n: int, people: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    truth = rng.integers(people, size=n)
    centres = rng.normal(size=(people, 128)) * 0.07
    return (centres[truth] + rng.normal(size=(n, 128)) * 0.023).astype(np.float32), truth


def test_a_stream_ends_like_a_full_run() -> None:
    faces, _ = _people(1200, 60, 0)
    live = LiveGroups(faces[:100])
    for start in range(100, 1200, 37):
        live.add(faces[start : start + 37])
    assert len(live) == 1200
    assert adjusted_rand_index(group_faces(faces), live.labels) >= 0.99


def test_labelled_faces_streamed(shared_faces: Path) -> None:
    stored = np.load(shared_faces / "dev_embeddings.npz")
    order = np.random.default_rng(0).permutation(len(stored["label"]))
    faces = ((stored["embedding"] + stored["mirrored"]) / 2)[order]
    live = LiveGroups(faces[:400])
    for part in np.array_split(faces[400:], 25):
        live.add(part)
    assert adjusted_rand_index(group_faces(faces), live.labels) >= 0.99


def test_a_new_face_joins_founds_or_bridges() -> None:
    rng = np.random.default_rng(0)
    base = rng.normal(size=128) * 0.1
    far = np.eye(128)[0]
    one = base + rng.normal(size=(20, 128)) * 0.01
    other = base + 0.59 * far + rng.normal(size=(20, 128)) * 0.01
    strangers = rng.normal(size=(160, 128)) * 0.07
    live = LiveGroups(np.concatenate([one, other, strangers]).astype(np.float32))
    before = live.labels
    assert before[0] != before[20]
    joined = live.add((base[None] + 0.01).astype(np.float32))
    assert joined.tolist() == [200]
    assert live.labels[200] == before[0]
    founded = live.add((base[None] - 1).astype(np.float32))
    assert founded.tolist() == [201]
    assert live.labels[201] not in before
    between = base + np.linspace(0.2, 0.4, 12)[:, None] * far
    live.add((between + rng.normal(size=(12, 128)) * 0.01).astype(np.float32))
    assert live.labels[0] == live.labels[20]
    np.testing.assert_array_equal(live.labels[40:200], before[40:])


def test_only_what_can_change_is_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    faces, truth = _people(600, 30, 1)
    live = LiveGroups(faces[:580])
    monkeypatch.setattr(live, "regroup", None)
    before = live.labels
    for face in range(580, 600):
        changed = live.add(faces[face : face + 1])
        assert set(truth[changed]) <= {truth[face]}
    np.testing.assert_array_equal(live.labels[:580], before)


def test_a_stored_state_goes_on_where_it_was() -> None:
    faces, _ = _people(500, 25, 2)
    quality = np.random.default_rng(0).random(500).astype(np.float32)
    live = LiveGroups(faces[:480], quality[:480])
    again = LiveGroups(faces[:480], quality[:480], live.grouping)
    np.testing.assert_array_equal(again.labels, live.labels)
    live.add(faces[480:], quality[480:])
    again.add(faces[480:], quality[480:])
    assert adjusted_rand_index(live.labels, again.labels) == 1


def test_from_nothing_and_with_useless_faces() -> None:
    faces, _ = _people(40, 3, 3)
    live = LiveGroups(np.zeros((0, 128), np.float32))
    live.add(faces[:5], np.zeros(5, np.float32))
    live.add(faces[5:6], np.zeros(1, np.float32))
    assert len(set(live.labels)) == 6
    live.add(faces[6:])
    assert len(live) == 40
    live.add(faces[:1], np.zeros(1, np.float32))
    assert live.labels[40] in live.labels[:40]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 99), data=st.data())
def test_the_owners_word_holds_while_faces_arrive(seed: int, data: st.DataObject) -> None:
    n = 90
    rng = np.random.default_rng(seed)
    centres = rng.normal(size=(5, 128)) * 0.03
    faces = centres[rng.integers(5, size=n)] + rng.normal(size=(n, 128)) * 0.022
    faces = faces.astype(np.float32)
    confirmed = np.full(n, FREE)
    sure = data.draw(st.lists(st.integers(0, n - 1), max_size=8, unique=True))
    confirmed[sure] = rng.integers(1000, 1003, size=len(sure))
    live = LiveGroups(faces[:60], said=Constraints(confirmed[:60]))
    rejected = np.zeros((0, 2), np.int64)
    for start in (60, 64, 75):
        stop = start + 4 if start == 64 else start + 4 + 7 * (start == 75)
        first = len(live)
        rows = slice(first, min(stop, n))
        loser = int(rng.integers(first))
        if confirmed[loser] == FREE:
            rejected = np.concatenate([rejected, [[loser, live.labels[loser]]]])
        said = Constraints(confirmed[: rows.stop], rejected=rejected)
        live.add(faces[rows], said=said)
        live.regroup(said)
        labels = live.labels
        held = confirmed[: rows.stop] != FREE
        np.testing.assert_array_equal(labels[held], confirmed[: rows.stop][held])
        for face, label in rejected.tolist():
            assert labels[face] != label


def test_named_people_are_never_made_one() -> None:
    rng = np.random.default_rng(0)
    base, far = rng.normal(size=128) * 0.1, np.eye(128)[0]
    one = base + rng.normal(size=(20, 128)) * 0.01
    other = base + 0.59 * far + rng.normal(size=(20, 128)) * 0.01
    strangers = rng.normal(size=(160, 128)) * 0.07
    live = LiveGroups(np.concatenate([one, other, strangers]).astype(np.float32))
    before = live.labels
    named = frozenset({int(before[0]), int(before[20])})
    between = base + np.linspace(0.2, 0.4, 12)[:, None] * far
    bridge = (between + rng.normal(size=(12, 128)) * 0.01).astype(np.float32)
    live.add(bridge, named=named)
    live.regroup(named=named)
    np.testing.assert_array_equal(live.labels[:200], before)


def test_the_larger_part_keeps_the_label_and_a_name_comes_first() -> None:
    split = keep_labels(np.array([0, 0, 0, 1, 1]), np.full(5, 7))
    assert split.tolist() == [7, 7, 7, 8, 8]
    groups, previous = np.zeros(5, np.int64), np.array([3, 3, 3, 9, FREE])
    assert set(keep_labels(groups, previous)) == {3}
    assert set(keep_labels(groups, previous, named=frozenset({9}))) == {9}


def test_labels_heed_the_owner() -> None:
    groups, previous = np.array([0, 0, 1, 1]), np.array([4, 4, 5, 5])
    confirmed = Constraints(confirmed=np.array([FREE, FREE, 4, FREE]))
    assert keep_labels(groups, previous, confirmed).tolist() == [6, 6, 4, 4]
    rejected = Constraints(rejected=np.array([[0, 4]]))
    assert keep_labels(groups, previous, rejected).tolist() == [6, 6, 5, 5]
    assert keep_labels(groups, np.full(4, FREE), next_label=50).tolist() == [50, 50, 51, 51]


def test_a_ledger_grows_like_a_summary() -> None:
    faces, _ = _people(60, 4, 5)
    groups = np.arange(60) % 6
    ledger = Ledger(summarise(faces[:30], groups[:30]))
    ledger.add(np.arange(6), summarise(faces[30:], groups[30:]))
    expected = summarise(faces, groups)
    found = ledger.take(np.arange(6))
    np.testing.assert_allclose(found.centres, expected.centres, atol=1e-6)
    np.testing.assert_allclose(found.spreads, expected.spreads, rtol=1e-4)
    ledger.put(ledger.new_rows(2), summarise(faces[:2], np.arange(2)))
    squares = ledger.squares(faces[:1])
    assert squares.shape == (1, 8)
    assert squares[0, 6] == pytest.approx(0, abs=1e-5)
    exact = ((faces[groups == 2] - faces[0]).astype(float) ** 2).sum(axis=1).mean()
    assert squares[0, 2] == pytest.approx(exact, rel=1e-4)
    ledger.clear(np.array([2]))
    assert np.isinf(ledger.squares(faces[:1])[0, 2])


def test_adding_nothing_changes_nothing() -> None:
    faces, _ = _people(80, 5, 6)
    live = LiveGroups(faces)
    before = live.grouping
    assert live.add(np.zeros((0, 128), np.float32)).tolist() == []
    np.testing.assert_array_equal(live.labels, before.labels)
    np.testing.assert_array_equal(live.grouping.pieces, before.pieces)
    assert live.regroup().tolist() == []
