import gc
import weakref
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.library import understanding
from photoorg.library.browsing_faces import (
    STATES,
    FaceOrder,
    FaceRows,
    MonthCount,
    binned_faces,
    companions,
    in_months,
    in_order,
    likely_names,
    maybe_also,
    months_of,
    odd_first,
    odd_ones,
    person_view,
    photo_groups,
    proposed_split,
    smaller_side,
    state_of,
    taken_on,
    weak_points,
)
from photoorg.library.editing import (
    Confirm,
    IgnoreFaces,
    IgnorePersons,
    Merge,
    NotAFace,
    Reject,
)
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.understanding import understanding_of
from photoorg.storage.faces_view import FacesView

AddFaces = Callable[..., list[FaceId]]
PHOTOS = Path("/photos")
DATES = ("2014-03-05T10:00:00", "2009-12-31T23:59:59+02:00", None, "2014-03-01T08:30:00.25", None)


def take(library: Library, face: FaceId, when: str | None) -> None:
    library.database.execute(
        "UPDATE photo SET taken_at = ? WHERE id = (SELECT photo FROM face WHERE id = ?)",
        (when, face),
    )


@pytest.fixture
def anna(library: Library, add_faces: AddFaces) -> list[FaceId]:
    """Five faces of one person, in photos taken at `DATES`; with others, who come first in two."""
    faces = []
    for place, when in enumerate(DATES):
        with_others = place in (1, 3)
        added = add_faces(library, PHOTOS / f"{place}.jpg", *([2] if with_others else []), 1)
        faces.append(added[-1])
        take(library, added[-1], when)
    add_faces(library, PHOTOS / "twins.jpg", 2, 3)
    library.group()
    library.name(owner(library, faces[0]), "Anna")
    return faces


def owner(library: Library, face: FaceId) -> PersonId:
    found = library.database.scalar("SELECT person FROM face WHERE id = ?", (face,))
    assert found is not None
    return PersonId(found)


def ids(rows: FaceRows) -> list[int]:
    return rows.ids.tolist()


# -- a person ------------------------------------------------------------------------------


def test_a_person_as_a_page(library: Library, anna: list[FaceId]) -> None:
    view = person_view(library, owner(library, anna[0]))
    assert view is not None
    assert (view.name, view.hidden, view.photos, len(view.rows)) == ("Anna", False, 5, 5)
    assert view.cover in anna
    assert view.first == datetime(2009, 12, 31, 23, 59, 59)
    assert view.last == datetime(2014, 3, 5, 10)
    assert view.months == (MonthCount(39 * 12 + 11, 1), MonthCount(44 * 12 + 2, 2))
    assert view.months[1].first_day == date(2014, 3, 1)
    assert {state_of(view.rows, row) for row in range(5)} == {FaceState.AUTOMATIC}


def test_who_has_no_dated_photo_has_no_dates(library: Library, add_faces: AddFaces) -> None:
    (face,) = add_faces(library, PHOTOS / "a.jpg", 1)
    library.group()
    view = person_view(library, owner(library, face))
    assert view is not None
    assert (view.first, view.last, view.months) == (None, None, ())
    assert taken_on(view.rows, 0) is None


def test_faces_are_in_the_order_that_is_asked_for(library: Library, anna: list[FaceId]) -> None:
    person = owner(library, anna[0])
    first, second, third, fourth, fifth = anna
    orders = {}
    for order in FaceOrder:
        view = person_view(library, person, order)
        assert view is not None
        orders[order] = ids(view.rows)
    assert orders[FaceOrder.NEWEST] == [first, fourth, second, third, fifth]
    assert orders[FaceOrder.OLDEST] == [second, fourth, first, third, fifth]
    assert orders[FaceOrder.BEST] == anna, "all are of one quality, so the ids decide"


def test_better_faces_come_first(library: Library, anna: list[FaceId]) -> None:
    library.database.execute("UPDATE face SET quality = 0.99 WHERE id = ?", (anna[3],))
    view = person_view(library, owner(library, anna[0]), FaceOrder.BEST)
    assert view is not None
    assert ids(view.rows)[0] == anna[3]


def test_what_is_put_away_is_not_shown(library: Library, anna: list[FaceId]) -> None:
    person = owner(library, anna[0])
    library.edits.do(NotAFace([anna[0]]))
    library.database.execute(
        "DELETE FROM photo_file WHERE photo = (SELECT photo FROM face WHERE id = ?)", (anna[1],)
    )
    view = person_view(library, person)
    assert view is not None
    assert sorted(ids(view.rows)) == anna[2:]
    assert view.photos == 3


def test_an_ignored_person_is_shown_with_the_ignored_faces(
    library: Library, anna: list[FaceId]
) -> None:
    person = owner(library, anna[0])
    library.edits.do(IgnorePersons([person]))
    view = person_view(library, person)
    assert view is not None
    assert view.hidden
    assert sorted(ids(view.rows)) == anna
    assert state_of(view.rows, 0) is FaceState.IGNORED


def test_states_and_boxes_are_those_of_the_faces(library: Library, anna: list[FaceId]) -> None:
    library.edits.do(Confirm([anna[2]]))
    view = person_view(library, owner(library, anna[0]))
    assert view is not None
    states = {
        face: STATES[code] for face, code in zip(ids(view.rows), view.rows.states, strict=True)
    }
    assert states[anna[2]] is FaceState.CONFIRMED
    assert states[anna[0]] is FaceState.AUTOMATIC
    boxes = dict(zip(ids(view.rows), view.rows.boxes.tolist(), strict=True))
    assert boxes[anna[0]] == pytest.approx([0.1, 0.1, 0.5, 0.5])
    assert boxes[anna[1]] == pytest.approx([0.1, 0.1, 0.25, 0.25])


def test_there_is_nobody_any_more(library: Library, anna: list[FaceId]) -> None:
    assert person_view(library, PersonId(10_000)) is None
    before = owner(library, anna[0])
    other = owner(library, FaceId(2))
    library.edits.do(Merge([before, other], name="Anna"))
    gone = other if owner(library, anna[0]) == before else before
    assert person_view(library, gone) is None


def test_who_has_a_name_but_no_face(library: Library, anna: list[FaceId]) -> None:
    person = owner(library, anna[0])
    library.edits.do(Reject(anna, person))
    view = person_view(library, person)
    assert view is not None
    assert (len(view.rows), view.photos, view.cover, view.months) == (0, 0, None, ())
    assert view.rows.boxes.shape == (0, 4)
    assert photo_groups(view.rows) == []


# -- company -------------------------------------------------------------------------------


def test_companions_are_those_in_the_same_photos(library: Library, anna: list[FaceId]) -> None:
    person = owner(library, anna[0])
    (ben,) = companions(library, person)
    assert ben.id != person
    assert (ben.name, ben.photos) == (None, 2)
    assert ben.cover is not None
    (back, third) = companions(library, ben.id)
    assert (back.id, back.name, back.photos) == (person, "Anna", 2)
    assert third.photos == 1


def test_ignored_companions_and_faces_in_the_bin_do_not_count(
    library: Library, anna: list[FaceId]
) -> None:
    person = owner(library, anna[0])
    (ben,) = companions(library, person)
    library.edits.do(NotAFace([anna[1]]))
    assert companions(library, person)[0].photos == 1
    library.edits.do(IgnorePersons([ben.id]))
    assert companions(library, person) == []


# -- the bin -------------------------------------------------------------------------------


def test_the_bin(library: Library, anna: list[FaceId]) -> None:
    assert len(binned_faces(library)) == 0
    library.edits.do(NotAFace(anna[:3]))
    assert ids(binned_faces(library)) == [anna[0], anna[1], anna[2]]
    library.edits.do(IgnoreFaces([anna[3]]))
    assert len(binned_faces(library)) == 3


def test_some_faces(library: Library, anna: list[FaceId]) -> None:
    view = FacesView(library.database)
    assert ids(view.some([anna[3], anna[1], FaceId(9999)])) == [anna[1], anna[3]]


# -- parts and orders of rows ---------------------------------------------------------------

_moments = st.one_of(st.none(), st.integers(-2_000_000_000, 4_000_000_000))


@st.composite
def some_rows(draw: st.DrawFn) -> FaceRows:
    """Faces of photos, of which each was taken once."""
    photos = draw(st.lists(st.integers(1, 6), max_size=14))
    moments = {photo: draw(_moments) for photo in set(photos)}
    taken = [moments[photo] for photo in photos]
    return FaceRows(
        np.array(draw(st.permutations(range(1, len(photos) + 1))), np.int64),
        np.array(photos, np.int64),
        np.zeros(len(photos), np.uint8),
        np.array(
            [np.datetime64("NaT") if t is None else np.datetime64(t, "s") for t in taken], "M8[s]"
        ),
        np.array(draw(st.lists(st.floats(0, 1), min_size=len(photos), max_size=len(photos))), "f4"),
        np.zeros((len(photos), 4), np.float32),
    )


@given(rows=some_rows(), order=st.sampled_from(FaceOrder))
@settings(max_examples=60, deadline=None)
def test_an_order_keeps_all_faces_and_puts_those_without_a_date_last(
    rows: FaceRows, order: FaceOrder
) -> None:
    found = in_order(rows, order)
    assert sorted(ids(found)) == sorted(ids(rows))
    if order is FaceOrder.BEST:
        assert (np.diff(found.quality) <= 0).all()
        return
    undated = np.isnat(found.taken)
    assert (np.diff(undated.astype(int)) >= 0).all()
    steps = np.diff(found.taken[~undated].astype(np.int64))
    assert (steps <= 0).all() if order is FaceOrder.NEWEST else (steps >= 0).all()


@given(rows=some_rows())
@settings(max_examples=60, deadline=None)
def test_groups_are_the_photos_in_the_order_of_their_first_faces(rows: FaceRows) -> None:
    groups = photo_groups(rows)
    assert [rows.photos[group[0]] for group in groups] == list(dict.fromkeys(rows.photos.tolist()))
    for group in groups:
        assert len(set(rows.photos[group].tolist())) == 1
        assert (np.diff(group) > 0).all()
    assert sorted(row for group in groups for row in group.tolist()) == list(range(len(rows)))


@given(rows=some_rows())
@settings(max_examples=60, deadline=None)
def test_months_count_every_dated_photo_once(rows: FaceRows) -> None:
    months = months_of(rows)
    dated = ~np.isnat(rows.taken)
    assert sum(month.photos for month in months) == len(set(rows.photos[dated].tolist()))
    assert [month.number for month in months] == sorted({month.number for month in months})
    for month in months:
        inside = in_months(rows, month.number, 1)
        assert len(set(inside.photos.tolist())) == month.photos
        for row in range(len(inside)):
            day = taken_on(inside, row)
            assert day is not None
            assert day.replace(day=1) == month.first_day


def test_some_months_in_a_row() -> None:
    taken = np.array(["2014-01-31", "2014-02-01", "2014-03-31", "2014-04-01", "NaT"], "M8[s]")
    rows = FaceRows(
        np.arange(5),
        np.arange(5),
        np.zeros(5, np.uint8),
        taken,
        np.zeros(5, "f4"),
        np.zeros((5, 4)),
    )
    assert ids(in_months(rows, 44 * 12 + 1, 2)) == [1, 2]
    assert ids(in_months(rows, 44 * 12, 4)) == [0, 1, 2, 3]


def test_odd_ones_come_first_in_their_order(library: Library, anna: list[FaceId]) -> None:
    view = person_view(library, owner(library, anna[0]))
    assert view is not None
    first, second, third, fourth, fifth = anna
    assert ids(odd_first(view.rows, [fifth, fourth, FaceId(999)])) == [
        fifth,
        fourth,
        first,
        second,
        third,
    ]


# -- what the faces tell ---------------------------------------------------------------------


def test_an_open_library_has_one_understanding_that_goes_with_it(
    paths: Paths, library: Library
) -> None:
    assert understanding_of(library) is understanding_of(library)
    with Library(paths) as other:
        assert understanding_of(other) is not understanding_of(library)
        kept = weakref.ref(other)
    gc.collect()  # libraries of tests before this one would go with it
    before = len(understanding._KEPT)
    del other
    gc.collect()
    assert kept() is None
    assert len(understanding._KEPT) == before - 1


def test_a_stranger_among_the_faces_is_odd(library: Library, add_faces: AddFaces) -> None:
    faces = [add_faces(library, PHOTOS / f"{n}.jpg", 1)[0] for n in range(6)]
    (stranger,) = add_faces(library, PHOTOS / "stranger.jpg", 7)
    library.group()
    person = owner(library, faces[0])
    assert odd_ones(library, person) == []
    library.database.execute(
        "UPDATE face SET person = ?, state = 'automatic' WHERE id = ?", (person, stranger)
    )
    assert odd_ones(library, person) == [stranger]


def test_two_people_in_one_are_seen(library: Library, add_faces: AddFaces) -> None:
    one = [add_faces(library, PHOTOS / f"a{n}.jpg", 1)[0] for n in range(8)]
    two = [add_faces(library, PHOTOS / f"b{n}.jpg", 2)[0] for n in range(5)]
    library.group()
    assert proposed_split(library, owner(library, one[0])) is None
    library.edits.do(Merge([owner(library, one[0]), owner(library, two[0])]))
    split = proposed_split(library, owner(library, one[0]))
    assert split is not None
    assert [sorted(part) for part in split.parts] == [one, two]


def test_weak_points_and_the_smaller_side(library: Library, anna: list[FaceId]) -> None:
    person = owner(library, anna[0])
    found = weak_points(library, person)
    assert found.pieces == (5,)
    assert found.links == ()
    assert smaller_side(library, person, anna[0], anna[1]) == []


def test_who_else_it_may_be(library: Library, anna: list[FaceId], add_faces: AddFaces) -> None:
    person = owner(library, anna[0])
    assert maybe_also(library, person) == 0
    library.edits.do(Reject([anna[4]], person))
    new = add_faces(library, PHOTOS / "new.jpg", 1)
    assert maybe_also(library, person) == 1, "what was refused is not asked for again"
    assert likely_names(library, new) == [person]
