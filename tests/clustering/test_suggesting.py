from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.clustering.album import MOST_MODES, Album
from photoorg.clustering.constraints import FREE
from photoorg.clustering.grouping import QUALITY_GATE, group_faces, group_in_full
from photoorg.clustering.probability import DEFAULT, MatchProbability, to_person
from photoorg.clustering.referee import SAME_PHOTO
from photoorg.clustering.suggesting import suggest_for_person, suggest_names

MakeAlbum = Callable[..., Album]
SEEDS = st.integers(0, 400)
SURE = 1e-6
"""Nothing is less probable than this."""


def _that_count(album: Album, rows: np.ndarray) -> np.ndarray:
    good = rows[album.quality[rows] >= QUALITY_GATE]
    return good if len(good) else rows


def _mean_square(album: Album, left: np.ndarray, right: np.ndarray) -> float:
    a, b = album.embeddings[left].astype(float), album.embeddings[right].astype(float)
    crowd = (album.crowding[left][:, None] + album.crowding[right]) / 2
    return float((((a[:, None] - b) ** 2).sum(-1) + crowd).mean())


def _square(album: Album, group: np.ndarray, person: np.ndarray) -> float:
    """What the squared distance of a group to a person is, pair by pair."""
    standing, looks = _that_count(album, group), _that_count(album, person)
    pieces = album.pieces[looks]
    modes = [looks[pieces == piece] for piece in np.unique(pieces[pieces >= 0])]
    whole = _mean_square(album, standing, looks)
    nearest = min([_mean_square(album, standing, mode) for mode in modes], default=whole)
    met = (album.photos[group][:, None] == album.photos[person]).sum()
    share = min(met / min(len(group), len(person)), 1)
    return float(to_person(nearest, whole)) + SAME_PHOTO * share


def _rejected(album: Album, person: int) -> np.ndarray:
    rows = np.unique(album.rejections[album.rejections[:, 1] == person, 0])
    return rows[~(album.confirmed[rows] & (album.persons[rows] == person))]


def _barred(album: Album, one: int, other: int) -> bool:
    for a, b in ((one, other), (other, one)):
        if (album.different == (a, b)).all(axis=1).any():
            return True
        refused = np.isin(np.arange(len(album)), _rejected(album, b))[album.persons == a]
        sure = album.confirmed[album.persons == a]
        if (refused & sure).any() or (len(refused) and refused.all()):
            return True
    return False


def _expected(album: Album, person: int) -> dict[tuple[int, int], tuple[float, int]]:
    """For each that may be suggested, (person, row of a lone face): probability and size."""
    found = {}
    own = np.flatnonzero(album.persons == person)
    taken = {*album.named.tolist(), *album.hidden.tolist(), person}
    refused = _rejected(album, person)
    groups = [(p, np.flatnonzero(album.persons == p)) for p in np.unique(album.persons).tolist()]
    lone = [(0, np.array([row])) for row in np.flatnonzero(album.persons == 0)]
    for other, rows in [*(g for g in groups if g[0] != 0), *lone]:
        left = np.setdiff1d(rows, refused)
        if other in taken or not len(left) or (other and _barred(album, person, other)):
            continue
        chance = float(DEFAULT.of(_square(album, left, own)))
        found[other, -1 if other else int(rows[0])] = chance, len(left)
    return found


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(1, 18))
def test_what_is_suggested_is_what_pair_by_pair_comes_out(
    random_album: Callable[[int], Album], seed: int, person: int
) -> None:
    album = random_album(seed)
    found = suggest_for_person(album, person, limit=500, least=SURE)
    expected = _expected(album, person) if (album.persons == person).any() else {}
    lone = np.where(found.persons == 0, found.rows, -1)
    given_back = list(zip(found.persons.tolist(), lone.tolist(), strict=True))
    assert len(set(given_back)) == len(given_back)
    likely = {key for key, (chance, _) in expected.items() if chance > 2 * SURE}
    assert likely <= set(given_back) <= set(expected)
    for place, key in enumerate(given_back):
        assert found.probabilities[place] == pytest.approx(expected[key][0], rel=2e-3)
        assert found.sizes[place] == expected[key][1]
    assert (np.diff(found.probabilities) <= 1e-4).all()
    np.testing.assert_allclose(DEFAULT.of(found.distances**2), found.probabilities)


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(1, 18))
def test_the_owners_word_is_never_broken(
    random_album: Callable[[int], Album], seed: int, person: int
) -> None:
    album = random_album(seed)
    found = suggest_for_person(album, person, limit=500, least=SURE)
    assert not set(found.persons.tolist()) & {*album.named.tolist(), *album.hidden.tolist(), person}
    assert not set(found.rows.tolist()) & set(_rejected(album, person).tolist())
    np.testing.assert_array_equal(album.persons[found.rows], found.persons)
    for other in found.persons[found.persons != 0].tolist():
        assert not _barred(album, person, other)
    for rows in (np.flatnonzero(album.persons == person), np.array([seed % len(album)])):
        if not len(rows):
            continue
        names = suggest_names(album, rows)
        own = set(album.persons[rows].tolist())
        assert len(names) <= 5
        allowed = set(album.named.tolist()) - set(album.hidden.tolist()) - own
        assert set(names.persons.tolist()) <= allowed
        for name in names.persons.tolist():
            assert not any(_barred(album, name, one) for one in own - {0})
            refused = np.isin(rows, _rejected(album, name))
            assert not refused.all()
            assert not (refused & album.confirmed[rows]).any()


@settings(max_examples=20, deadline=None)
@given(SEEDS, st.integers(1, 18))
def test_asked_either_way_the_answer_is_the_same(
    random_album: Callable[[int], Album], seed: int, person: int
) -> None:
    album = random_album(seed)
    album = replace(album, named=np.union1d(album.named, [person]))
    found = suggest_for_person(album, person, limit=500, least=SURE)
    for other, row, chance in zip(found.persons, found.rows, found.probabilities, strict=True):
        rows = np.flatnonzero(album.persons == other) if other else [row]
        names = suggest_names(album, rows, limit=50)
        if person not in album.hidden:
            place = names.persons.tolist().index(person)
            assert names.probabilities[place] == pytest.approx(chance, rel=2e-3)
        assert (np.diff(names.probabilities) <= 1e-4).all()


def shuffled(album: Album, order: np.ndarray) -> Album:
    """The same album with its faces in another order."""
    place = np.argsort(order)
    rejections = np.column_stack([place[album.rejections[:, 0]], album.rejections[:, 1]])
    rows = ("embeddings", "persons", "pieces", "crowding", "quality", "photos", "confirmed")
    moved = {name: getattr(album, name)[order] for name in rows}
    return replace(album, **moved, rejections=rejections)


@settings(max_examples=20, deadline=None)
@given(SEEDS, st.integers(1, 18))
def test_the_order_of_rows_has_no_say(
    random_album: Callable[[int], Album], seed: int, person: int
) -> None:
    album = random_album(seed)
    order = np.random.default_rng(seed).permutation(len(album))
    other = shuffled(album, order)
    one, two = (suggest_for_person(a, person, least=SURE) for a in (album, other))
    np.testing.assert_array_equal(one.persons, two.persons)
    np.testing.assert_array_equal(one.rows, order[two.rows])
    np.testing.assert_allclose(one.probabilities, two.probabilities, rtol=1e-3)
    rows = np.flatnonzero(album.persons == person)
    if len(rows):
        names = suggest_names(album, rows)
        again = suggest_names(other, np.argsort(order)[rows])
        np.testing.assert_array_equal(names.persons, again.persons)
        np.testing.assert_allclose(names.probabilities, again.probabilities, rtol=1e-3)


def test_a_child_is_found_at_another_age(make_album: MakeAlbum) -> None:
    rng = np.random.default_rng(0)
    ages = np.array([0, 0.8])[np.repeat([0, 1, 1], 10)]
    faces = ages[:, None] * np.eye(128)[0] + rng.normal(size=(30, 128)) * 0.025
    persons = np.repeat([1, 1, 2], 10)
    grown = make_album(faces, persons, pieces=np.repeat([0, 1, 2], 10), named=[1])
    merged = make_album(faces, persons, pieces=np.repeat([0, 0, 2], 10), named=[1])
    assert suggest_for_person(grown, 1).persons.tolist() == [2]
    chances = [
        suggest_names(album, np.arange(20, 30)).probabilities[0] for album in (grown, merged)
    ]
    assert chances[0] > 0.5 > chances[1]


def test_rejected_faces_stay_behind(make_album: MakeAlbum) -> None:
    faces = np.random.default_rng(0).normal(size=(9, 128)) * 0.01
    persons = [1, 1, 1, 2, 2, 2, 0, 0, 3]
    automatic = make_album(faces, persons, named=[1], rejections=[(3, 1), (6, 1)])
    found = suggest_for_person(automatic, 1)
    assert sorted(found.persons.tolist()) == [0, 2, 3]
    assert found.sizes[found.persons == 2] == 2
    assert found.rows[found.persons == 0] == 7
    assert suggest_names(automatic, [3]).persons.tolist() == []
    assert suggest_names(automatic, [3, 4]).persons.tolist() == [1]
    confirmed = replace(automatic, confirmed=np.arange(9) == 3)
    assert sorted(suggest_for_person(confirmed, 1).persons.tolist()) == [0, 3]
    assert suggest_names(confirmed, [3, 4, 5]).persons.tolist() == []
    sent_away = make_album(
        faces, persons, named=[1], confirmed=np.arange(9) == 0, rejections=[(0, 2)]
    )
    assert sorted(suggest_for_person(sent_away, 1).persons.tolist()) == [0, 0, 3]
    contradicted = make_album(
        faces, persons, named=[1], confirmed=np.arange(9) == 0, rejections=[(0, 1)]
    )
    assert len(suggest_for_person(contradicted, 1)) == 4


def test_persons_that_are_taken_hidden_or_different(make_album: MakeAlbum) -> None:
    faces = np.random.default_rng(0).normal(size=(6, 128)) * 0.01
    album = make_album(faces, [1, 2, 3, 4, 5, 0], named=[1, 2], hidden=[3], different=[(4, 1)])
    assert sorted(suggest_for_person(album, 1).persons.tolist()) == [0, 5]
    assert sorted(suggest_for_person(album, 2).persons.tolist()) == [0, 4, 5]
    assert suggest_names(album, [3]).persons.tolist() == [2]
    assert sorted(suggest_names(album, [4]).persons.tolist()) == [1, 2]
    assert suggest_names(album, [0]).persons.tolist() == [2]


def test_those_in_one_photo_are_less_likely_one(make_album: MakeAlbum) -> None:
    faces = np.random.default_rng(0).normal(size=(4, 128)) * 0.03
    apart = make_album(faces, [1, 1, 2, 0], named=[1])
    together = replace(apart, photos=np.array([0, 1, 0, 1]))
    chances = [suggest_for_person(album, 1, least=SURE) for album in (apart, together)]
    for person in (0, 2):
        before, after = (c.probabilities[c.persons == person][0] for c in chances)
        assert after < before
    names = [suggest_names(album, [2]).probabilities[0] for album in (apart, together)]
    assert names[1] < names[0]


def test_useless_faces_do_not_speak_where_there_are_better(make_album: MakeAlbum) -> None:
    rng = np.random.default_rng(0)
    faces = rng.normal(size=(8, 128)) * 0.02
    faces[[1, 3]] += 1
    quality = np.array([1, 0.1, 1, 0.1, 0, 0, 1, 1])
    album = make_album(faces, [1, 1, 2, 2, 3, 3, 0, 0], quality=quality, named=[1])
    found = suggest_for_person(album, 1)
    assert sorted(found.persons.tolist()) == [0, 0, 2, 3]
    assert found.sizes[found.persons == 2] == 2
    assert (found.probabilities > 0.9).all()


def test_of_very_many_modes_the_largest_count(make_album: MakeAlbum) -> None:
    rng = np.random.default_rng(0)
    pieces = np.concatenate([np.repeat(np.arange(50), 3), [50], np.repeat([51], 3)])
    faces = rng.normal(size=(len(pieces), 128)) * 0.02
    persons = np.where(pieces < 51, 1, 2)
    faces[persons == 1] += 0.8 * rng.normal(size=(51, 128))[pieces[pieces < 51]]
    faces[pieces == 51] = faces[150] + rng.normal(size=(3, 128)) * 0.001
    album = make_album(faces, persons, pieces=pieces, named=[1])
    assert len(album.modes_among(np.arange(len(pieces) - 3))) == MOST_MODES
    assert len(suggest_for_person(album, 1)) == 0


def test_limits_and_emptiness(make_album: MakeAlbum) -> None:
    nobody = make_album(np.zeros((0, 128)), [])
    assert len(suggest_for_person(nobody, 1)) == 0
    assert len(suggest_names(nobody, [])) == 0
    faces = np.random.default_rng(0).normal(size=(40, 128)) * 0.02
    album = make_album(faces, np.r_[1, np.zeros(19), np.arange(2, 22)], named=np.r_[1, 12:22])
    everything = suggest_for_person(album, 1)
    assert len(everything) == 29
    few = suggest_for_person(album, 1, limit=3)
    np.testing.assert_array_equal(few.rows, everything.rows[:3])
    assert len(suggest_for_person(album, 1, limit=0)) == 0
    assert len(suggest_for_person(album, 99)) == len(suggest_for_person(album, 0)) == 0
    strict = suggest_for_person(album, 1, probability=MatchProbability(0.3, 100), least=0.5)
    assert (strict.probabilities >= 0.5).all()
    assert len(strict) < len(everything)
    assert len(suggest_names(album, [1])) == 5
    assert len(suggest_names(album, [1], limit=0)) == 0
    for wrong in ([-1], [40]):
        with pytest.raises(ValueError, match="none of the 40"):
            suggest_names(album, wrong)
    for call in (
        lambda: suggest_for_person(album, 1, limit=-1),
        lambda: suggest_names(album, 1, limit=-1),
    ):
        with pytest.raises(ValueError, match="limit"):
            call()


def test_equals_come_in_a_fixed_order(make_album: MakeAlbum) -> None:
    faces = np.zeros((6, 128))
    album = make_album(faces, [1, 3, 2, 0, 0, 4], photos=[5, 4, 3, 2, 1, 0], named=[1])
    found = suggest_for_person(album, 1)
    assert found.persons.tolist() == [0, 0, 2, 3, 4]
    assert found.rows.tolist() == [4, 3, 2, 1, 5]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("persons", np.zeros(3, np.int64)),
        ("taken_at", np.zeros(5)),
        ("rejections", np.zeros(2, np.int64)),
        ("different", np.zeros((2, 3), np.int64)),
        ("rejections", np.array([[4, 1]])),
        ("rejections", np.array([[-1, 1]])),
    ],
)
def test_an_album_that_does_not_fit(make_album: MakeAlbum, field: str, value: object) -> None:
    album = make_album(np.zeros((4, 128)), np.zeros(4))
    with pytest.raises(ValueError, match="of"):
        replace(album, **{field: value})


def test_labelled_faces_of_named_people_are_found(
    shared_faces: Path, make_album: MakeAlbum
) -> None:
    stored = np.load(shared_faces / "dev_embeddings.npz")
    faces, truth = (stored["embedding"] + stored["mirrored"]) / 2, stored["label"] + 1
    rng = np.random.default_rng(0)
    ids, counts = np.unique(truth, return_counts=True)
    several = rng.permutation(ids[counts >= 2])
    named = several[: len(several) // 2]
    persons = np.full(len(truth), FREE, np.int64)
    for person in named:
        rows = rng.permutation(np.flatnonzero(truth == person))
        persons[rows[: len(rows) // 2]] = person
    rest = persons == FREE
    persons[rest] = 10_000 + group_faces(faces[rest])
    found = group_in_full(faces)
    album = make_album(
        faces, persons, pieces=found.pieces, crowding=found.crowding, confirmed=~rest, named=named
    )
    who = {p: np.bincount(truth[persons == p]).argmax() for p in np.unique(persons).tolist()}
    firsts, chances, right = [], [], []
    for person in named.tolist():
        answer = suggest_for_person(album, person)
        hits = [who[other] == person for other in answer.persons.tolist()]
        firsts += hits[:1] if len(answer) and answer.probabilities[0] >= 0.5 else []
        chances += answer.probabilities.tolist()
        right += hits
    assert len(firsts) > 80
    assert np.mean(firsts) >= 0.97
    assert _calibration_error(np.array(chances), np.array(right)) <= 0.08
    asked = [p for p, one in who.items() if p >= 10_000 and one in set(named.tolist())]
    answers = [suggest_names(album, np.flatnonzero(persons == p)).persons.tolist() for p in asked]
    assert np.mean([a[0] == who[p] for a, p in zip(answers, asked, strict=True)]) >= 0.93
    assert np.mean([who[p] in a for a, p in zip(answers, asked, strict=True)]) >= 0.97


def _calibration_error(chances: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error: Naeini et al., 2015, over ten bins."""
    place = np.minimum((chances * 10).astype(int), 9)
    gaps = [abs(np.sum(chances[place == b] - right[place == b])) for b in range(10)]
    return float(np.sum(gaps) / len(chances))
