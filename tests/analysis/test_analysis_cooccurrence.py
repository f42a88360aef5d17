"""Who is with whom, against counting by hand."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.analysis.cooccurrence import MOST_DRAWN, Company, company_layout, cooccurrence

ALBUMS = st.lists(st.lists(st.integers(1, 9), max_size=6), max_size=20)


def company(album: list[list[int]]) -> Company:
    rows = [(photo, person) for photo, people in enumerate(album) for person in people]
    columns = np.array(rows, np.int64).reshape(-1, 2)
    return cooccurrence(columns[:, 0], columns[:, 1])


def pairs(found: Company) -> dict[tuple[int, int], int]:
    left, right = found.persons[found.left].tolist(), found.persons[found.right].tolist()
    return dict(zip(zip(left, right, strict=True), found.together.tolist(), strict=True))


@settings(max_examples=60, deadline=None)
@given(ALBUMS)
def test_it_is_what_counting_by_hand_gives(album: list[list[int]]) -> None:
    found = company(album)
    sets = [set(people) for people in album]
    everybody = sorted(set().union(*sets))
    photos = {it: sum(it in people for people in sets) for it in everybody}
    assert found.persons.tolist() == everybody
    assert found.photos.tolist() == list(photos.values())
    assert found.all_photos == sum(bool(people) for people in sets)
    expected = {
        pair: sum(set(pair) <= people for people in sets) for pair in combinations(everybody, 2)
    }
    assert pairs(found) == {pair: count for pair, count in expected.items() if count}
    for (one, other), lift in zip(pairs(found), found.lift.tolist(), strict=True):
        chance = photos[one] * photos[other] / found.all_photos
        assert lift == pytest.approx(expected[one, other] / chance)
    assert (np.diff(found.together) <= 0).all()


def test_lift_tells_who_is_sought_from_who_is_everywhere() -> None:
    album = [[1, 2], [1, 3], [1, 4], [1, 5, 6], [1, 5, 6], [1]]
    found = company(album)
    lifts = dict(zip(pairs(found), found.lift.tolist(), strict=True))
    assert lifts[1, 2] == pytest.approx(1.0), "1 is in every photo anyway"
    assert lifts[5, 6] == pytest.approx(3.0)
    assert next(iter(pairs(found))) == (5, 6), "as many photos, but more than by chance"


def test_parts_of_the_company() -> None:
    found = company([[1, 2], [1, 2], [2, 3]])
    assert pairs(found.at_least(2)) == {(1, 2): 2}
    assert pairs(found.of(3)) == {(2, 3): 1}
    assert pairs(found.of(77)) == {}


def test_who_is_often_together_lies_together() -> None:
    album = [[1, 2, 3]] * 9 + [[4, 5, 6]] * 9 + [[3, 4]] + [[7]]
    persons, places = company_layout(company(album))
    assert persons.tolist() == [1, 2, 3, 4, 5, 6]
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    assert apart[0, 1] < apart[0, 5]
    again = company_layout(company(album))[1]
    assert np.array_equal(places, again)


def test_of_too_many_those_with_most_photos_are_laid_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("photoorg.analysis.cooccurrence.MOST_DRAWN", 2)
    persons, places = company_layout(company([[1, 2, 3], [2, 3], [2]]))
    assert persons.tolist() == [2, 3]
    assert places.shape == (2, 2)
    assert MOST_DRAWN >= 500


def test_nobody_at_all() -> None:
    found = company([])
    assert len(found.persons) == len(found.left) == found.all_photos == 0
    assert company_layout(found)[1].shape == (0, 2)
    with pytest.raises(ValueError, match="photos for"):
        cooccurrence([1, 2], [1])
