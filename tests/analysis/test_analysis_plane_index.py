"""The grid index against looking at every point."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.analysis.plane_index import PlaneIndex

quick = settings(max_examples=60, deadline=None)

# Few different numbers, so that points coincide and lie on edges and corners.
whole = st.integers(-6, 6).map(float)
numbers = st.one_of(whole, st.floats(-50, 50, width=32))
places = st.one_of(
    st.tuples(numbers, numbers),
    st.sampled_from([(np.nan, 1.0), (1.0, np.nan), (np.inf, 0.0), (-np.inf, np.nan)]),
)
points = st.lists(places, max_size=60).map(lambda p: np.array(p, np.float32).reshape(-1, 2))
rects = st.tuples(numbers, numbers, numbers, numbers)
polygons = st.lists(st.tuples(numbers, numbers), min_size=3, max_size=14)


def there(positions: np.ndarray) -> np.ndarray:
    return np.isfinite(positions).all(axis=1)


def in_rect(positions: np.ndarray, rect: tuple[float, float, float, float]) -> np.ndarray:
    low, high = np.minimum(rect[:2], rect[2:]), np.maximum(rect[:2], rect[2:])
    inside = (positions >= low).all(axis=1) & (positions <= high).all(axis=1)
    return np.flatnonzero(inside & there(positions))


def in_polygon(positions: np.ndarray, polygon: Any) -> np.ndarray:
    """The even-odd rule, point by point and edge by edge."""
    found = []
    for row in np.flatnonzero(there(positions)):
        x, y = positions[row].astype(np.float64)
        inside = False
        for (ax, ay), (bx, by) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
            if (ay > y) != (by > y) and x < (bx - ax) * ((y - ay) / (by - ay)) + ax:
                inside = not inside
        if inside:
            found.append(row)
    return np.array(found, np.int64)


@quick
@given(points, rects)
def test_a_rectangle_holds_what_is_in_it(positions: np.ndarray, rect: Any) -> None:
    index = PlaneIndex(positions)
    expected = in_rect(positions, rect)
    assert index.in_rect(rect).tolist() == expected.tolist()
    culled = index.inside(rect)
    assert len(np.unique(culled)) == len(culled)
    assert np.isin(expected, culled).all()
    assert there(positions)[culled].all()


@quick
@given(points, st.tuples(numbers, numbers), st.one_of(whole, st.just(np.inf)))
def test_the_nearest_point_is_found(positions: np.ndarray, point: Any, radius: float) -> None:
    rows = np.flatnonzero(there(positions))
    squares = np.square(positions[rows].astype(np.float64) - point).sum(axis=1)
    near = squares.min(initial=np.inf) <= radius**2 and radius >= 0 and len(rows) > 0
    expected = rows[squares.argmin()] if near else -1
    assert PlaneIndex(positions).nearest(point, radius) == expected


@quick
@given(points, polygons)
def test_a_lasso_holds_what_is_inside(positions: np.ndarray, polygon: Any) -> None:
    found = PlaneIndex(positions).in_lasso(polygon)
    assert found.tolist() == in_polygon(positions, polygon).tolist()


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 1000), st.integers(3, 40))
def test_a_lasso_around_many_points(seed: int, corners: int) -> None:
    random = np.random.default_rng(seed)
    positions = (random.normal(size=(700, 2)) * (40, 15) + (300, -80)).astype(np.float32)
    index = PlaneIndex(positions)
    for spread in (3, 30, 300):
        polygon = random.normal(size=(corners, 2)) * spread + (300, -80)
        inside = in_polygon(positions, polygon.tolist())
        assert index.in_lasso(polygon).tolist() == inside.tolist()


def test_no_points() -> None:
    index = PlaneIndex(np.zeros((0, 2), np.float32))
    assert len(index) == 0
    assert index.inside((-1, -1, 1, 1)).tolist() == []
    assert index.in_rect((-1, -1, 1, 1)).tolist() == []
    assert index.in_lasso([(-1, -1), (1, -1), (0, 1)]).tolist() == []
    assert index.nearest((0, 0), 10) == -1


def test_one_point() -> None:
    index = PlaneIndex([(2.0, 3.0)])
    assert index.inside((0, 0, 5, 5)).tolist() == [0]
    assert index.in_rect((5, 5, 2, 3)).tolist() == [0], "from any corner to the opposite one"
    assert index.in_lasso([(0, 0), (9, 0), (0, 9)]).tolist() == [0]
    assert index.nearest((2, 4), 1) == 0
    assert index.nearest((2, 4), 0.5) == -1


def test_many_points_in_one_place() -> None:
    index = PlaneIndex(np.full((500, 2), 7.0))
    assert index.in_rect((7, 7, 7, 7)).tolist() == list(range(500))
    assert index.nearest((7, 8), 2) == 0
    assert len(index.in_lasso([(6, 6), (8, 6), (8, 8), (6, 8)])) == 500


def test_one_far_away_leaves_the_others_to_be_found() -> None:
    positions = np.random.default_rng(0).normal(size=(2000, 2))
    positions[77] = 1e30, -1e30
    index = PlaneIndex(positions)
    assert len(index.in_rect((-10, -10, 10, 10))) == 1999
    assert index.nearest((1e30, -1e30), 1e29) == 77


@pytest.mark.parametrize(
    "polygon", [[], [(0, 0), (1, 1)], [(0, 0), (np.nan, 1), (1, 0)], [(0, 0), (1, 1), (2, 2)]]
)
def test_a_lasso_without_an_inside_holds_nothing(polygon: Any) -> None:
    positions = np.random.default_rng(0).uniform(-1, 2, size=(300, 2))
    assert PlaneIndex(positions).in_lasso(polygon).tolist() == []


def test_what_is_no_number_finds_nothing() -> None:
    index = PlaneIndex([(0.0, 0.0), (1.0, 1.0)])
    assert index.nearest((np.nan, 0), 5) == -1
    assert index.nearest((0, 0), np.nan) == -1
    assert index.in_rect((np.nan, np.nan, np.nan, np.nan)).tolist() == []


@quick
@given(positions=points, rect=rects, polygon=polygons, data=st.data())
def test_without_some_points_it_is_the_index_of_the_others(
    positions: np.ndarray, rect: Any, polygon: Any, data: Any
) -> None:
    rows = list(range(len(positions)))
    gone = np.array(sorted(data.draw(st.sets(st.sampled_from(rows)))) if rows else [], np.int64)
    left = positions.copy()
    left[gone] = np.nan
    index = PlaneIndex(positions).without(gone)
    assert len(index) == there(left).sum()
    np.testing.assert_array_equal(index.in_rect(rect), in_rect(left, rect))
    np.testing.assert_array_equal(index.in_lasso(polygon), in_polygon(left, polygon))
    point = (rect[0], rect[1])
    assert index.nearest(point, 3.0) == PlaneIndex(left).nearest(point, 3.0)
