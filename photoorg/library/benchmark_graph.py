"""A made-up face graph of any size, and how fast and how well its faces are laid out."""

import time
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from photoorg.analysis.circles import Circles
from photoorg.analysis.edges import Edges
from photoorg.analysis.face_graph import FaceGraph
from photoorg.analysis.layout import Layout, layout_faces
from photoorg.clustering.explaining import spans
from photoorg.library.benchmark_library import sizes_of_people
from photoorg.library.benchmark_rows import BenchRow, at_most
from photoorg.library.graph_view import GraphPicture, graph_picture
from photoorg.library.library import Library
from photoorg.library.paths import Paths

Ints = npt.NDArray[np.int64]

_PEOPLE = 5
"""One person for so many faces."""

_MORE = 100
_AGAIN = 5
_ASKED = 500
_NEIGHBOURS = 10
_OWN = 0.9
_EDGES = 10
_BETWEEN_PERSONS = 0.02
_SHORTEST, _LONGEST = 0.3, 0.6
_TARGETS = {10_000: 1.5, 100_000: 12.0}
_NEWCOMERS_TARGET = 150.0


def layout_benchmarks(faces: int) -> list[BenchRow]:
    """Seconds for all faces, milliseconds for some more, and whether the result is any good.

    What is measured is the processor's time, so that other programs do not count.
    """
    random = np.random.default_rng(1)
    groups = np.repeat(np.arange(faces // _PEOPLE), sizes_of_people(faces, faces // _PEOPLE))
    random.shuffle(groups)
    middles = random.normal(0, 0.055, (faces // _PEOPLE, 128))
    embeddings = (middles[groups] + random.normal(0, 0.03, (faces, 128))).astype(np.float32)
    started = time.process_time()
    layout = layout_faces(embeddings, groups)
    seconds = time.process_time() - started
    name = f"graph of {faces:,} faces"
    rows = [
        at_most(f"{name}: layout", seconds, "s", _TARGETS.get(faces, np.inf)),
        at_most(f"{name}: groups that overlap", _overlaps(layout.circles), "pairs", 0.0),
    ]
    share = _share_of_own(layout, groups, random.choice(faces, _ASKED, replace=False))
    rows.append(_at_least(f"{name}: neighbours of one's own group", share, "", _OWN))
    return [*rows, *_newcomers(name, embeddings, groups, layout, random)]


def _at_least(name: str, value: float, unit: str, target: float) -> BenchRow:
    return BenchRow(name, value, None, unit, None, target, ok=value >= target)


def _newcomers(
    name: str,
    embeddings: npt.NDArray[np.float32],
    groups: Ints,
    layout: Layout,
    random: np.random.Generator,
) -> list[BenchRow]:
    """Some faces lose their places, and are laid out again among the others."""
    before = layout.positions.copy()
    new = random.choice(len(groups), _MORE, replace=False)
    before[new] = np.nan
    took, moved = [], 0.0
    for _ in range(_AGAIN):
        started = time.process_time()
        after = layout_faces(embeddings, groups, before)
        took.append((time.process_time() - started) * 1e3)
        others = np.delete(np.abs(after.positions - before).max(axis=1), new)
        moved = max(moved, float(np.median(others)))
    return [
        at_most(f"{name}: {_MORE} more", float(np.median(took)), "ms", _NEWCOMERS_TARGET),
        at_most(f"{name}: the others move by", moved, "dots", 0.0),
    ]


def _overlaps(circles: Circles) -> int:
    """How many pairs of circles share a place."""
    left, right = (circles.centres[:, 0] + sign * circles.radii for sign in (-1, 1))
    order = np.argsort(left)
    end = np.searchsorted(left[order], right[order])
    other, one = spans(np.arange(1, len(order) + 1), np.maximum(end, np.arange(1, len(order) + 1)))
    one, other = order[one], order[other]
    apart = np.hypot(*(circles.centres[one] - circles.centres[other]).T)
    return int((apart < circles.radii[one] + circles.radii[other]).sum())


def _share_of_own(layout: Layout, groups: Ints, asked: Ints) -> float:
    """Of the nearest of some faces (as many as the group has others, at most ten) its own."""
    places, own, total = layout.positions, 0, 0
    sizes = np.bincount(groups)
    for row in asked.tolist():
        apart = np.square(places - places[row]).sum(axis=1)
        apart[row] = np.inf
        count = min(_NEIGHBOURS, int(sizes[groups[row]]) - 1)
        nearest = np.argpartition(apart, count)[:count]
        own += int((groups[nearest] == groups[row]).sum())
        total += count
    return own / max(total, 1)


def made_up_picture(paths: Paths, seed: int = 0) -> GraphPicture:
    """The graph of a library with ten edges a face, nearly all inside persons.

    Finding the true ones takes longer than what is measured with them.
    """
    with Library(paths) as library:
        picture = graph_picture(library)
    graph = replace(picture.graph, edges=_made_up_edges(picture.graph, seed))
    graph.edges.prepare()
    return replace(picture, graph=graph)


def _made_up_edges(graph: FaceGraph, seed: int) -> Edges:
    random = np.random.default_rng(seed)
    n = len(graph)
    order = np.argsort(graph.persons, kind="stable")
    _, code, counts = np.unique(graph.persons, return_inverse=True, return_counts=True)
    begin = np.cumsum(counts) - counts
    one = np.repeat(np.arange(n), _EDGES // 2)
    step = (random.random(len(one)) * counts[code[one]]).astype(np.int64)
    other = order[begin[code[one]] + step]
    astray = random.random(len(one)) < _BETWEEN_PERSONS
    other[astray] = random.integers(0, n, int(astray.sum()))
    kept = one != other
    left, right = np.minimum(one, other)[kept], np.maximum(one, other)[kept]
    pairs = np.unique(left * n + right)
    random.shuffle(pairs)
    left, right = np.divmod(pairs, n)
    lengths = np.linspace(_SHORTEST, _LONGEST, len(pairs), endpoint=False, dtype=np.float32)
    return Edges(graph.ids, left.astype(np.int32), right.astype(np.int32), lengths)
