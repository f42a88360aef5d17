"""The data of a face graph against slow and simple ways to the same; the colours of persons."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.analysis.circles import circles_of
from photoorg.analysis.edges import Edges, edges_among
from photoorg.analysis.face_graph import FaceGraph, groups_of
from photoorg.analysis.person_colours import (
    PALETTE,
    PERSON_COLOURS,
    UNNAMED_COLOUR,
    colour_numbers,
)
from photoorg.storage.neighbours import StoredNeighbours

few = settings(max_examples=40, deadline=None)
seeds = st.integers(0, 10_000)

Pairs = dict[tuple[int, int], float]


def stored(rows: dict[int, list[tuple[int, float]]]) -> StoredNeighbours:
    pairs = [pair for row in rows.values() for pair in row]
    return StoredNeighbours(
        np.array(list(rows), np.int64),
        np.array([len(row) for row in rows.values()], np.int64),
        np.array([face for face, _ in pairs], np.int64),
        np.array([distance for _, distance in pairs], np.float32),
    )


def made_up(seed: int, faces: int = 25) -> tuple[FaceGraph, Pairs]:
    """A graph of a random neighbour table, and its edges as pairs of rows."""
    random = np.random.default_rng(seed)
    ids = np.sort(random.choice(faces * 3, faces, replace=False)).astype(np.int64) + 1
    pairs: Pairs = {}
    rows: dict[int, list[tuple[int, float]]] = {int(face): [] for face in ids}
    for a in range(faces):
        for b in range(a + 1, faces):
            if random.random() < 0.3:
                # Few different distances, so that some are equal.
                distance = float(np.float32(random.integers(0, 13) / 20))
                pairs[a, b] = distance
                ends = [(a, b), (b, a)]
                for one, other in ends if random.random() < 0.5 else ends[: random.integers(1, 3)]:
                    rows[int(ids[one])].append((int(ids[other]), distance))
    persons = random.integers(0, 5, faces)
    places = random.normal(0, 9, (faces, 2)).astype(np.float32)
    edges = edges_among(ids, stored(rows))
    circles = circles_of(places, groups_of(ids, persons))
    return FaceGraph(ids, persons, places, edges, circles), pairs


def as_pairs(edges: Edges, numbers: Any = slice(None)) -> Pairs:
    columns = (edges.left[numbers], edges.right[numbers], edges.distances[numbers])
    return {(int(a), int(b)): float(d) for a, b, d in zip(*columns, strict=True)}


@few
@given(seeds)
def test_each_edge_comes_once_the_shortest_first(seed: int) -> None:
    graph, pairs = made_up(seed)
    assert as_pairs(graph.edges) == pairs
    assert len(graph.edges) == len(pairs)
    assert (np.diff(graph.edges.distances) >= 0).all()
    assert (graph.edges.left < graph.edges.right).all()


def test_edges_to_others_to_oneself_and_without_a_length_are_none() -> None:
    rows = {3: [(3, 0.0), (5, np.nan), (99, 0.1), (1, 0.2)], 5: [(1, 0.5)], 42: [(3, 0.1)]}
    ids = np.array([1, 3, 5])
    assert as_pairs(edges_among(ids, stored(rows))) == {
        (0, 1): pytest.approx(0.2),
        (0, 2): pytest.approx(0.5),
    }
    assert as_pairs(edges_among(ids, stored(rows), 0.5)) == {(0, 1): pytest.approx(0.2)}
    far_apart = np.array([1, 3, 5, 1 << 40])
    assert len(edges_among(far_apart, stored(rows))) == 2


@few
@given(seeds, st.sampled_from([0.0, 0.1, 0.3, 0.35, 0.6, 2.0]))
def test_a_threshold_lets_through_the_first_so_many(seed: int, threshold: float) -> None:
    graph, pairs = made_up(seed)
    near = {pair for pair, distance in pairs.items() if distance < np.float32(threshold)}
    count = graph.edges.below(threshold)
    assert set(as_pairs(graph.edges, slice(count))) == near
    assert graph.count_below(threshold) == len(near)
    for row in range(len(graph)):
        found = graph.incident(row, threshold)
        assert set(as_pairs(graph.edges, found)) == {pair for pair in near if row in pair}
        assert (np.diff(graph.edges.distances[found]) >= 0).all()


@few
@given(seeds, st.integers(1, 30))
def test_the_histogram_counts_what_is_shown(seed: int, bins: int) -> None:
    graph, pairs = made_up(seed)
    cut = sorted(pairs)[::7]
    faces = [(int(graph.ids[a]), int(graph.ids[b])) for a, b in cut]
    shown = [d for pair, d in pairs.items() if pair not in cut and d < np.float32(0.6)]
    borders = np.linspace(0, 0.6, bins + 1, dtype=np.float32)
    expected, _ = np.histogram(np.array(shown, np.float32), borders)
    found = graph.with_cuts(faces).histogram(bins)
    assert found.sum() == len(shown)
    assert found.tolist() == expected.tolist()


@few
@given(seeds, st.floats(0.1, 0.7), st.integers(1, 60), st.booleans())
def test_the_edges_that_are_drawn(seed: int, threshold: float, most: int, all_: bool) -> None:
    graph, pairs = made_up(seed)
    rows = np.flatnonzero(np.random.default_rng(seed).random(len(graph)) < 0.3)
    graph = graph.with_absent(rows[:1]).with_cuts([(int(graph.ids[0]), int(graph.ids[1]))])
    gone = set(rows[:1].tolist())
    eligible = {
        pair
        for pair, distance in pairs.items()
        if distance < np.float32(threshold)
        and pair != (0, 1)
        and not gone & set(pair)
        and (all_ or set(pair) & set(rows.tolist()))
    }
    found = graph.drawn_edges(threshold, None if all_ else rows, most)
    assert (np.diff(found) > 0).all()
    drawn = set(as_pairs(graph.edges, found))
    assert drawn <= eligible
    assert len(drawn) == min(most, len(eligible))
    turns = {pair: int(graph.edges.turns[n]) for n, pair in enumerate(as_pairs(graph.edges))}
    if drawn != eligible:
        assert max(turns[it] for it in drawn) <= min(turns[it] for it in eligible - drawn)


def test_all_ways_to_the_drawn_edges_agree() -> None:
    graph, _ = made_up(5, faces=120)
    every = np.arange(len(graph))
    for most in (1, 10, 60, 400, 10_000):
        some = every[:-1]
        there = np.zeros(len(graph), bool)
        there[some] = True
        expected = [
            n
            for n in graph.edges.in_turn.tolist()
            if n < graph.edges.below(0.5)
            and (there[graph.edges.left[n]] or there[graph.edges.right[n]])
        ]
        assert graph.drawn_edges(0.5, some, most).tolist() == sorted(expected[:most])
        assert graph.drawn_edges(0.5, every, most).tolist() == sorted(
            [n for n in graph.edges.in_turn.tolist() if n < graph.edges.below(0.5)][:most]
        )


def test_an_edge_that_is_drawn_stays_while_others_come() -> None:
    graph, pairs = made_up(3, faces=40)
    before = set(as_pairs(graph.edges, graph.drawn_edges(0.41, most=20)))
    assert before == set(as_pairs(graph.edges, graph.drawn_edges(0.44, most=20)))
    after = set(as_pairs(graph.edges, graph.drawn_edges(0.6, most=20)))
    assert before & after
    assert all(pairs[pair] > 0.41 for pair in after - before), "only new ones push others out"


def test_faces_that_leave_take_their_edges_along_and_bring_them_back() -> None:
    graph, pairs = made_up(1)
    without = graph.with_absent(np.array([4, 9]))
    assert np.isnan(without.positions[[4, 9]]).all()
    left = {pair for pair in pairs if not {4, 9} & set(pair)}
    assert set(as_pairs(graph.edges, without.drawn_edges(1.0))) == left
    assert without.count_below(1.0) == len(left)
    assert without.incident(4).tolist() == []
    assert 4 not in without.rows_of(int(graph.persons[4]))
    back = without.with_absent(np.array([9]))
    assert np.array_equal(back.positions[4], graph.positions[4])
    assert back.with_absent(np.zeros(0, np.int64)).count_below(1.0) == len(pairs)
    assert np.isfinite(graph.positions).all(), "a graph is never changed"


def test_an_edge_that_is_cut_and_mended() -> None:
    graph, pairs = made_up(2)
    (a, b) = sorted(pairs)[0]
    faces = int(graph.ids[b]), int(graph.ids[a])
    cut = graph.with_cuts([faces, (1, 10**6), (10**6, 10**6 + 1)])
    assert cut.count_below(1.0) == len(pairs) - 1
    assert (a, b) not in as_pairs(graph.edges, cut.drawn_edges(1.0))
    assert cut.edge_between(a, b) is not None
    assert cut.edge_between(a, a) is None
    assert cut.with_cuts([]).count_below(1.0) == len(pairs)


@few
@given(seeds, st.lists(st.integers(0, 24), max_size=9), st.integers(0, 9))
def test_who_moves_to_another_person_keeps_the_place(
    seed: int, rows: list[int], person: int
) -> None:
    graph, _ = made_up(seed)
    moved = np.unique(np.array(rows, np.int64))
    changed = graph.with_persons(moved, np.full(len(moved), person))
    assert np.array_equal(changed.positions, graph.positions)
    assert set(changed.rows_of(person).tolist()) >= set(moved.tolist())
    expected = circles_of(changed.positions, groups_of(changed.ids, changed.persons))
    assert changed.circles.groups.tolist() == expected.groups.tolist()
    np.testing.assert_allclose(np.sort(changed.circles.radii), np.sort(expected.radii))


def test_rows_and_faces() -> None:
    graph, _ = made_up(0)
    assert [graph.row(int(face)) for face in graph.ids] == list(range(len(graph)))
    assert graph.row(10**9) is None
    assert graph.rows([int(graph.ids[3]), 10**9, int(graph.ids[1])]).tolist() == [1, 3]
    assert graph.rows([]).tolist() == []


def test_some_of_the_faces() -> None:
    graph, pairs = made_up(4)
    rows = np.array([0, 3, 4, 11, 20])
    found = as_pairs(graph.edges.among(rows))
    assert found == {
        (a, b): pairs[int(rows[a]), int(rows[b])]
        for a in range(5)
        for b in range(a + 1, 5)
        if (int(rows[a]), int(rows[b])) in pairs
    }


def test_a_graph_of_nobody() -> None:
    none = np.zeros(0, np.int64)
    edges = edges_among(none, stored({7: [(8, 0.1)]}))
    graph = FaceGraph(
        none,
        none,
        np.zeros((0, 2), np.float32),
        edges,
        circles_of(np.zeros((0, 2), np.float32), none),
    )
    assert len(graph) == 0
    assert graph.drawn_edges(0.5).tolist() == []
    assert graph.histogram(4).tolist() == [0, 0, 0, 0]
    assert graph.with_absent(none).with_cuts([(1, 2)]).count_below(1) == 0


# -- colours ---------------------------------------------------------------------------

# Machado, Oliveira and Fernandes, 2009: linear RGB as eyes without one kind of cones see it.
EYES = {
    "usual": np.eye(3),
    "without red": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "without green": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "without blue": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def linear(colour: str) -> np.ndarray:
    value = np.array(list(bytes.fromhex(colour[1:]))) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray) -> np.ndarray:
    to_xyz = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750]]
    to_xyz.append([0.0193339, 0.1191920, 0.9503041])
    x, y, z = np.cbrt(np.array(to_xyz) @ rgb / (0.95047, 1, 1.08883))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(colour: str, window: str) -> float:
    """As WCAG 2 defines it."""
    lights = sorted(float(linear(it) @ (0.2126, 0.7152, 0.0722)) + 0.05 for it in (colour, window))
    return lights[1] / lights[0]


@pytest.mark.parametrize("window", ["#F7F7F5", "#1B1B1D"])
def test_colours_stand_out_from_both_windows(window: str) -> None:
    assert min(contrast(colour, window) for colour in PALETTE) >= 2.5


@pytest.mark.parametrize(("eyes", "least"), [("usual", 28), *((eye, 15) for eye in list(EYES)[1:])])
def test_colours_stay_apart(eyes: str, least: float) -> None:
    assert len(set(PERSON_COLOURS)) == 12
    seen = [lab(np.clip(EYES[eyes] @ linear(colour), 0, 1)) for colour in PALETTE]
    apart = [
        float(np.linalg.norm(a - b)) for place, a in enumerate(seen) for b in seen[place + 1 :]
    ]
    assert min(apart) >= least


def test_a_person_keeps_the_colour() -> None:
    persons = np.array([0, 1, 2, 12, 13, 2])
    assert colour_numbers(persons, []).tolist() == [12, 0, 1, 11, 0, 1]
    assert colour_numbers(persons, [2, 13]).tolist() == [12, 12, 1, 12, 0, 1]
    assert colour_numbers(persons, [0]).tolist() == [12] * 6
    assert PALETTE[12] == UNNAMED_COLOUR
