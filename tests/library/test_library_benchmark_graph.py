"""The face graph that speed is measured on."""

from pathlib import Path

import numpy as np

from photoorg.library.benchmark_graph import layout_benchmarks, made_up_picture
from photoorg.library.benchmark_library import make_library
from photoorg.library.paths import paths_for


def test_the_layout_is_measured_and_judged() -> None:
    rows = {row.name.split(": ")[1]: row for row in layout_benchmarks(2_000)}
    assert rows["layout"].unit == "s"
    assert rows["100 more"].unit == "ms"
    for name in ("groups that overlap", "neighbours of one's own group", "the others move by"):
        assert rows[name].ok, rows[name]


def test_a_made_up_graph_has_edges_mostly_inside_persons(tmp_path: Path) -> None:
    paths = paths_for(tmp_path)
    make_library(paths.database, 300, 20, graph=False)
    graph = made_up_picture(paths).graph
    left, right = graph.edges.left, graph.edges.right
    assert len(graph) == 300
    assert 800 < len(graph.edges) <= 1500
    assert (left < right).all()
    assert (np.diff(graph.edges.distances) > 0).all()
    assert 0.9 < (graph.persons[left] == graph.persons[right]).mean() < 1
