"""The two-level layout: no overlap, groups together, and nobody moves; springs for few faces."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.analysis.circles import Circles, circles_of, sunflower
from photoorg.analysis.layout import layout_faces
from photoorg.analysis.packing import pack
from photoorg.analysis.springs import MOST_FACES, spring_layout
from photoorg.core.jobs import CancelledError, CancelToken, Progress

few = settings(max_examples=25, deadline=None)

sizes = st.lists(st.integers(1, 40), min_size=1, max_size=25)
seeds = st.integers(0, 1000)


def faces_of(groups: np.ndarray, seed: int = 0) -> np.ndarray:
    """Embeddings around the middles of made-up people."""
    random = np.random.default_rng(seed)
    middles = random.normal(0, 0.06, (groups.max(initial=0) + 1, 128))
    return (middles[groups] + random.normal(0, 0.03, (len(groups), 128))).astype(np.float32)


def groups_of_sizes(sizes: list[int], seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).permutation(np.repeat(np.arange(len(sizes)), sizes))


def least_gap(circles: Circles) -> float:
    """Between any two circles; below 0 they overlap."""
    apart = np.hypot(*(circles.centres[:, None] - circles.centres).transpose(2, 0, 1))
    gaps = apart - circles.radii[:, None] - circles.radii
    np.fill_diagonal(gaps, np.inf)
    return float(gaps.min(initial=np.inf))


def outside(positions: np.ndarray, groups: np.ndarray, circles: Circles) -> int:
    """How many faces are in no circle of their group."""
    count = 0
    for place, group in zip(positions, groups, strict=True):
        own = circles.groups == group
        reach = np.hypot(*(circles.centres[own] - place).T) + 0.5
        count += not (reach <= circles.radii[own] + 1e-3).any()
    return count


def share_of_own(positions: np.ndarray, groups: np.ndarray) -> float:
    """Of the 10 nearest of each face (or as many as its group has others) those of its group."""
    apart = np.square(positions[:, None] - positions).sum(axis=2)
    np.fill_diagonal(apart, np.inf)
    own = total = 0
    for row, group in enumerate(groups):
        count = min(10, int((groups == group).sum()) - 1)
        own += int((groups[np.argsort(apart[row])[:count]] == group).sum())
        total += count
    return own / max(total, 1)


@few
@given(sizes, seeds)
def test_circles_hold_their_groups_and_do_not_overlap(sizes: list[int], seed: int) -> None:
    groups = groups_of_sizes(sizes, seed)
    layout = layout_faces(faces_of(groups, seed), groups)
    circles = layout.circles
    assert circles.groups.tolist() == list(range(len(sizes)))
    assert circles.counts.tolist() == sizes
    assert least_gap(circles) > 0.5
    assert outside(layout.positions, groups, circles) == 0


@few
@given(sizes, st.lists(st.integers(0, 45), min_size=1, max_size=60), seeds)
def test_newcomers_move_nobody_and_overlap_nobody(
    sizes: list[int], newcomers: list[int], seed: int
) -> None:
    old = groups_of_sizes(sizes, seed)
    groups = np.concatenate([old, newcomers])
    faces = faces_of(groups, seed)
    first = layout_faces(faces[: len(old)], old)
    before = np.full((len(groups), 2), np.nan, np.float32)
    before[: len(old)] = first.positions
    layout = layout_faces(faces, groups, before)
    assert np.array_equal(layout.positions[: len(old)], first.positions)
    assert np.isfinite(layout.positions).all()
    assert least_gap(layout.circles) > 0.1
    assert outside(layout.positions, groups, layout.circles) == 0
    apart = np.square(layout.positions[:, None] - layout.positions).sum(axis=2)
    np.fill_diagonal(apart, np.inf)
    assert apart.min(initial=np.inf) > 0.9**2, "no face covers another"
    read_again = circles_of(layout.positions, groups)
    assert read_again.groups.tolist() == layout.circles.groups.tolist()
    np.testing.assert_allclose(read_again.radii, layout.circles.radii, atol=1e-3)


def test_it_is_the_same_every_time() -> None:
    groups = groups_of_sizes([30, 12, 5, 5, 1, 1, 1])
    faces = faces_of(groups)
    first, second = (layout_faces(faces, groups).positions for _ in range(2))
    assert np.array_equal(first, second)


def test_the_neighbours_of_a_face_are_of_its_group() -> None:
    random = np.random.default_rng(3)
    groups = groups_of_sizes([120, 60, *random.integers(1, 12, 150).tolist()])
    layout = layout_faces(faces_of(groups), groups)
    assert share_of_own(layout.positions, groups) >= 0.9


def test_the_most_typical_face_is_in_the_middle() -> None:
    groups = np.zeros(60, np.int64)
    faces = faces_of(groups)
    layout = layout_faces(faces, groups)
    typical = np.linalg.norm(faces - faces.mean(axis=0), axis=1)
    apart = np.hypot(*(layout.positions - layout.circles.centres[0]).T)
    assert apart[typical.argmin()] < 1.5
    assert np.corrcoef(typical, apart)[0, 1] > 0.8


def test_who_is_alike_lies_on_the_same_side() -> None:
    groups = np.repeat(np.arange(40), 5)
    faces = faces_of(groups)
    faces[:, 0] += np.where(groups % 2, 2.0, -2.0)
    layout = layout_faces(faces, groups)
    x = layout.circles.centres[:, 0]
    assert max(x[0::2].max(), x[1::2].max()) > min(x[0::2].max(), x[1::2].max())
    odd, even = x[1::2], x[0::2]
    assert odd.max() < even.min() or even.max() < odd.min()


def test_a_new_group_lies_near_the_one_that_is_most_like_it() -> None:
    groups = np.repeat(np.arange(30), 4)
    faces = faces_of(groups)
    first = layout_faces(faces, groups)
    before = np.vstack([first.positions, np.full((4, 2), np.nan, np.float32)])
    layout = layout_faces(np.vstack([faces, faces[:4]]), np.append(groups, [99] * 4), before)
    apart = np.hypot(*(layout.circles.centres[:-1] - layout.circles.centres[-1]).T)
    assert layout.circles.groups[-1] == 99
    assert apart.argsort().tolist().index(0) < 4


def test_there_is_room_beside_a_group_that_is_walled_in() -> None:
    places = np.array([[x, y] for x in range(-4, 5) for y in range(-4, 5)], np.float32) * 1.7
    groups = np.arange(len(places))
    middle = len(places) // 2
    grown = np.append(groups, [middle] * 3)
    before = np.vstack([places, np.full((3, 2), np.nan, np.float32)])
    layout = layout_faces(faces_of(grown), grown, before)
    assert np.array_equal(layout.positions[: len(places)], places)
    assert least_gap(layout.circles) > 0.1
    assert (layout.circles.groups == middle).sum() == 2, "the newcomers lie together elsewhere"


def test_a_group_put_together_of_two_has_two_circles_until_it_is_laid_out_anew() -> None:
    groups = np.repeat([0, 1, 2], [20, 9, 30])
    faces = faces_of(groups)
    places = layout_faces(faces, groups).positions
    merged = np.where(groups == 1, 0, groups)
    circles = circles_of(places, merged)
    assert circles.groups.tolist() == [0, 0, 2]
    assert circles.counts.tolist() == [20, 9, 30]
    assert circles.mains.tolist() == [0, 2]
    assert len(layout_faces(faces, merged).circles) == 2


def test_nobody_and_one_and_a_thousand_of_one() -> None:
    nobody = layout_faces(np.zeros((0, 128), np.float32), np.zeros(0, np.int64))
    assert nobody.positions.shape == (0, 2)
    assert len(nobody.circles) == 0
    one = layout_faces(np.ones((1, 128), np.float32), np.array([7]))
    assert np.isfinite(one.positions).all()
    assert one.circles.radii.tolist() == [0.5]
    many = layout_faces(faces_of(np.zeros(5000, np.int64)), np.zeros(5000, np.int64))
    assert many.circles.counts.tolist() == [5000]
    assert many.circles.radii[0] < 50


def test_identical_faces_and_broken_ones_have_places_of_their_own() -> None:
    groups = np.repeat(np.arange(10), 6)
    faces = np.ones((60, 128), np.float32)
    faces[3] = np.nan
    faces[10, 5:7] = np.inf, -np.inf
    layout = layout_faces(faces, groups)
    assert len(np.unique(layout.positions, axis=0)) == 60
    assert least_gap(layout.circles) > 0.5
    before = layout.positions.copy()
    before[[3, 40]] = np.nan
    again = layout_faces(faces, groups, before)
    assert np.isfinite(again.positions).all()
    strangers = np.where(np.isin(np.arange(60), [3, 10]), 100, groups)
    before[10] = np.nan
    assert np.isfinite(layout_faces(faces, strangers, before).positions).all()


def test_it_tells_how_far_it_is_and_can_be_stopped() -> None:
    groups = groups_of_sizes([9, 9, 4, 3, 2, 1])
    faces = faces_of(groups)
    told: list[Progress] = []
    layout_faces(faces, groups, progress=told.append)
    assert told[-1] == Progress(6, 6, faces=28)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(CancelledError):
        layout_faces(faces, groups, cancel=cancel)
    before = np.full((28, 2), np.nan, np.float32)
    before[0] = 0
    with pytest.raises(CancelledError):
        layout_faces(faces, groups, before, cancel=cancel)


def test_arrays_of_different_faces_are_refused() -> None:
    with pytest.raises(ValueError, match="not all of 3 faces"):
        layout_faces(np.zeros((4, 128), np.float32), np.zeros(3, np.int64))


@few
@given(
    st.lists(st.floats(0.3, 9), min_size=1, max_size=60),
    st.sampled_from(["scattered", "in one place", "on a line"]),
)
def test_discs_are_packed_without_overlap(radii: list[float], wishes: str) -> None:
    random = np.random.default_rng(len(radii))
    wished = random.normal(size=(len(radii), 2)) * {"scattered": 9, "in one place": 0}.get(
        wishes, 1
    )
    if wishes == "on a line":
        wished[:, 1] = 0
    sizes = np.array(radii)
    centres = pack(wished, sizes)
    assert least_gap(Circles(np.arange(len(sizes)), centres, sizes, sizes.astype(int))) > -1e-6
    extent = (centres + sizes[:, None]).max(axis=0) - (centres - sizes[:, None]).min(axis=0)
    assert extent.prod() < 12 * np.pi * (sizes**2).sum() + 8 * sizes.max() ** 2


def test_places_of_a_sunflower_are_a_face_apart() -> None:
    places = sunflower(0, 800)
    apart = np.hypot(*(places[:, None] - places).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    assert apart.min() >= 1
    assert apart.min(axis=1).max() < 1.4


class TestSprings:
    def test_near_faces_lie_nearer_than_far_ones(self) -> None:
        # A chain of two tight groups of five.
        pairs = [(a, b, 0.2) for g in (0, 5) for a in range(g, g + 5) for b in range(a + 1, g + 5)]
        left, right, lengths = map(np.array, zip(*pairs, (4, 5, 0.5), strict=True))
        places = spring_layout(10, left, right, lengths.astype(np.float32))
        apart = np.hypot(*(places[:, None] - places).transpose(2, 0, 1))
        assert apart[:5, :5].max() < apart[:4, 6:].min()
        assert np.array_equal(places, spring_layout(10, left, right, lengths.astype(np.float32)))

    def test_parts_lie_beside_each_other(self) -> None:
        left, right = np.array([0, 1, 3]), np.array([1, 2, 4])
        places = spring_layout(7, left, right, np.full(3, 0.3, np.float32))
        circles = [places[rows] for rows in ([0, 1, 2], [3, 4], [5], [6])]
        for place, part in enumerate(circles):
            others = np.vstack(circles[:place] + circles[place + 1 :])
            assert np.hypot(*(part[:, None] - others).transpose(2, 0, 1)).min() > 1

    @pytest.mark.parametrize("faces", [0, 1, 2])
    def test_without_edges(self, faces: int) -> None:
        none = np.zeros(0, np.int64)
        places = spring_layout(faces, none, none, np.zeros(0, np.float32))
        assert places.shape == (faces, 2)
        assert np.isfinite(places).all()

    def test_identical_faces(self) -> None:
        left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
        places = spring_layout(3, left, right, np.zeros(3, np.float32))
        assert np.isfinite(places).all()
        assert len(np.unique(places, axis=0)) == 3

    def test_as_many_as_it_takes_and_one_more(self) -> None:
        chain = np.arange(MOST_FACES - 1)
        lengths = np.full(len(chain), 0.4, np.float32)
        places = spring_layout(MOST_FACES, chain, chain + 1, lengths)
        assert np.isfinite(places).all()
        with pytest.raises(ValueError, match="501 faces are too many"):
            spring_layout(MOST_FACES + 1, chain, chain + 1, lengths)

    def test_it_tells_how_far_it_is_and_can_be_stopped(self) -> None:
        none, told = np.zeros(0, np.int64), []
        cancel = CancelToken()

        def listen(progress: Progress) -> None:
            told.append((progress.done, progress.total))
            if progress.done == 2:
                cancel.cancel()

        with pytest.raises(CancelledError):
            spring_layout(5, none, none, np.zeros(0, np.float32), progress=listen, cancel=cancel)
        assert told == [(1, 5), (2, 5)]
