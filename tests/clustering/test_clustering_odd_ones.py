from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.album import Album
from photoorg.clustering.grouping import group_in_full
from photoorg.clustering.odd_ones import odd_ones_out, same_photo_twice

MakeAlbum = Callable[..., Album]
SEEDS = st.integers(0, 400)


def _with_strangers(people: int, strangers: int, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    own = rng.normal(size=(people, 128)) * 0.025
    return np.concatenate([own, rng.normal(size=(strangers, 128)) * 0.08])


def test_a_stranger_is_odd_and_the_worst_comes_first(make_album: MakeAlbum) -> None:
    album = make_album(_with_strangers(30, 2), np.ones(32))
    found = odd_ones_out(album, np.arange(32))
    assert sorted(found.rows.tolist()) == [30, 31]
    assert found.distances[0] >= found.distances[1] > 0.7
    assert (found.probabilities < 0.3).all()
    everybody = odd_ones_out(album, np.arange(32), most=1)
    assert len(everybody) == 32
    assert sorted(everybody.rows[:2].tolist()) == [30, 31]
    assert (np.diff(everybody.probabilities) >= 0).all()


def test_two_of_the_same_stranger_do_not_vouch_for_each_other(make_album: MakeAlbum) -> None:
    rng = np.random.default_rng(0)
    faces = _with_strangers(20, 1)
    pair = faces[20] + rng.normal(size=(2, 128)) * 0.01
    album = make_album(np.concatenate([faces[:20], pair]), np.ones(22))
    assert sorted(odd_ones_out(album, np.arange(22)).rows.tolist()) == [20, 21]


def test_a_child_is_not_odd_at_any_age(make_album: MakeAlbum) -> None:
    rng = np.random.default_rng(0)
    age = np.repeat([0, 0.7], 12)[:, None] * np.eye(128)[0]
    album = make_album(age + rng.normal(size=(24, 128)) * 0.025, np.ones(24))
    assert len(odd_ones_out(album, np.arange(24))) == 0


def test_confirmed_faces_vouch_but_are_not_listed(make_album: MakeAlbum) -> None:
    album = make_album(_with_strangers(12, 2), np.ones(14), confirmed=np.arange(14) != 13)
    assert odd_ones_out(album, np.arange(14)).rows.tolist() == [13]
    assert sorted(odd_ones_out(album, np.arange(14), confirmed=True).rows.tolist()) == [12, 13]


def test_useless_faces_are_judged_but_vouch_for_nobody(make_album: MakeAlbum) -> None:
    rng = np.random.default_rng(0)
    faces = _with_strangers(9, 1)
    blurred = faces[9] + rng.normal(size=(20, 128)) * 0.01
    quality = np.r_[np.ones(10), np.zeros(20)]
    album = make_album(np.concatenate([faces, blurred]), np.ones(30), quality=quality)
    assert sorted(odd_ones_out(album, np.arange(30)).rows.tolist()) == list(range(9, 30))


def test_few_many_and_no_faces(make_album: MakeAlbum) -> None:
    album = make_album(_with_strangers(2, 1), np.ones(3))
    assert len(odd_ones_out(album, [])) == 0
    assert len(odd_ones_out(album, [0], most=1)) == 0
    assert len(odd_ones_out(album, [0, 1])) == 0
    assert sorted(odd_ones_out(album, [0, 2]).rows.tolist()) == [0, 2]
    with pytest.raises(ValueError, match="none of the 3"):
        odd_ones_out(album, [3])
    with pytest.raises(ValueError, match="limit"):
        odd_ones_out(album, [0], limit=-1)
    crowd = make_album(_with_strangers(3000, 5), np.ones(3005))
    found = odd_ones_out(crowd, np.arange(3005))
    assert sorted(found.rows.tolist()) == list(range(3000, 3005))
    assert len(odd_ones_out(crowd, np.arange(3005), limit=2)) == 2


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_the_order_of_rows_has_no_say(make_album: MakeAlbum, seed: int) -> None:
    rng = np.random.default_rng(seed)
    crowding, order = rng.random(25) * 0.1, rng.permutation(25)
    faces = _with_strangers(20, 5, seed)
    one = make_album(faces, np.ones(25), crowding=crowding)
    two = make_album(faces[order], np.ones(25), crowding=crowding[order])
    found, again = (odd_ones_out(a, np.arange(25), most=1) for a in (one, two))
    np.testing.assert_array_equal(found.rows, order[again.rows])
    np.testing.assert_allclose(found.probabilities, again.probabilities, rtol=1e-4)
    assert ((found.probabilities > 0) & (found.probabilities < 1)).all()


def test_somebody_twice_in_a_photo(make_album: MakeAlbum) -> None:
    persons = [1, 2, 1, 1, 0, 0, 3, 3, 1, 2, 2]
    photos = [9, 9, 9, 9, 9, 9, 5, 5, 5, 4, 4]
    album = make_album(np.zeros((11, 128)), persons, photos=photos, hidden=[3])
    found = same_photo_twice(album)
    listed = [(one.photo, one.person, one.rows.tolist()) for one in found]
    assert listed == [(4, 2, [9, 10]), (9, 1, [0, 2, 3])]
    sure = replace(album, confirmed=np.isin(np.arange(11), [9, 10, 0, 2]))
    assert [one.photo for one in same_photo_twice(sure)] == [9]
    assert [one.photo for one in same_photo_twice(sure, confirmed=True)] == [4, 9]
    assert same_photo_twice(make_album(np.zeros((0, 128)), [])) == []


@settings(max_examples=20, deadline=None)
@given(SEEDS)
def test_everybody_who_is_twice_in_a_photo_is_listed_once(
    random_album: Callable[[int], Album], seed: int
) -> None:
    album = random_album(seed)
    found = {(t.photo, t.person): t.rows.tolist() for t in same_photo_twice(album, confirmed=True)}
    expected: dict[tuple[int, int], list[int]] = {}
    for row, (photo, person) in enumerate(zip(album.photos, album.persons, strict=True)):
        if person != 0 and person not in album.hidden:
            expected.setdefault((int(photo), int(person)), []).append(row)
    assert found == {key: rows for key, rows in expected.items() if len(rows) > 1}


def test_wrong_faces_among_labelled_ones(shared_faces: Path, make_album: MakeAlbum) -> None:
    stored = np.load(shared_faces / "dev_embeddings.npz")
    faces, truth = (stored["embedding"] + stored["mirrored"]) / 2, stored["label"]
    found = group_in_full(faces)
    album = make_album(faces, truth + 1, pieces=found.pieces, crowding=found.crowding)
    rng = np.random.default_rng(0)
    ids, counts = np.unique(truth, return_counts=True)
    caught, blamed, judged = 0, 0, 0
    for person in ids[counts >= 6].tolist():
        own = np.flatnonzero(truth == person)
        wrong = int(rng.choice(np.flatnonzero(truth != person)))
        listed = odd_ones_out(album, np.append(own, wrong)).rows.tolist()
        caught += listed[:1] == [wrong]
        blamed += len(set(listed) - {wrong})
        judged += len(own)
    assert caught >= 0.9 * np.count_nonzero(counts >= 6)
    assert blamed <= 0.05 * judged
