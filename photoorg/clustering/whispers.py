"""Chinese Whispers: every face takes over the label that its neighbours favour most.

Source: Chris Biemann, "Chinese Whispers - an efficient graph clustering algorithm and its
application to natural language processing problems", TextGraphs 2006.

What differs from the paper, and why:

- Edges carry integer weights, so that sums are exact and do not depend on their order.
- A visit is a batch of faces at once, which numpy can do without a loop over edges. Batches
  are random, so that two faces rarely swap labels for ever; when the last rounds still move
  something, batches shrink, down to the single face of the paper, where every move raises
  the weight inside groups and the process must end.
- Only faces with a neighbour that changed are visited again.
- The random order and the choice among equals come from the faces' keys: same faces, same
  groups, whatever their rows.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.hashing import Keys, reseed
from photoorg.clustering.neighbours import NeighbourGraph

Labels = npt.NDArray[np.int64]

_BATCHES = 12
_PATIENCE = 15
_WEIGHT_UNITS = 1 << 20


@dataclass(frozen=True, slots=True)
class WeightedGraph:
    """An undirected graph in compressed sparse rows; every edge stands in both its rows.

    indptr int64[n + 1], indices int32[m], weights int64[m], all weights above 0.
    """

    indptr: npt.NDArray[np.int64]
    indices: npt.NDArray[np.int32]
    weights: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.indptr) - 1


def weighted_graph(
    n: int, left: npt.NDArray[np.int32], right: npt.NDArray[np.int32], weights: npt.ArrayLike
) -> WeightedGraph:
    """The graph of `n` nodes with one edge per pair (left[i], right[i]).

    `weights` are positive; they are rounded to 2**-20. A pair must not occur twice.
    """
    units = np.rint(np.asarray(weights, np.float64) * _WEIGHT_UNITS).astype(np.int64)
    kept = units > 0
    left, right, units = left[kept], right[kept], units[kept]
    rows = np.concatenate([left, right])
    order = np.argsort(rows, kind="stable")
    indptr = np.zeros(n + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=n), out=indptr[1:])
    columns = np.concatenate([right, left]).astype(np.int32, copy=False)
    return WeightedGraph(indptr, columns[order], np.concatenate([units, units])[order])


def threshold_graph(graph: NeighbourGraph, threshold: float) -> WeightedGraph:
    """Edges below `threshold`, each weighing how far below it is."""
    left, right, distances = graph.pairs(threshold)
    return weighted_graph(len(graph), left, right, np.float32(threshold) - distances)


def whisper(
    graph: WeightedGraph,
    keys: Keys,
    seed: int = 0,
    settled: npt.NDArray[np.bool_] | None = None,
) -> Labels:
    """Labels 0..c-1 of `graph`'s nodes, numbered by first appearance.

    `keys` uint64[n] come from `hashing.keys_of`; nodes of the same content may share one. A node
    that is `settled` never takes over another's label.
    """
    n = len(graph)
    priority = reseed(keys, seed)
    labels = np.arange(n, dtype=np.int64)
    may_move = np.diff(graph.indptr) > 0
    if settled is not None:
        may_move &= ~settled
    active = may_move.copy()
    batches, turn = _BATCHES, 0
    while active.any():
        turn += 1
        if turn % _PATIENCE == 0:
            batches *= 4
        waiting = np.flatnonzero(active)
        order = waiting[np.argsort(reseed(keys[waiting], seed, turn), kind="stable")]
        for batch in np.array_split(order, min(batches, len(order))):
            _visit(graph, batch, labels, active, priority)
            active &= may_move
    return compact(labels)


def _visit(
    graph: WeightedGraph,
    batch: npt.NDArray[np.int64],
    labels: Labels,
    active: npt.NDArray[np.bool_],
    priority: Keys,
) -> None:
    active[batch] = False
    chosen = favourite_labels(graph, batch, labels, priority)
    moved = chosen != labels[batch]
    labels[batch[moved]] = chosen[moved]
    edges, _ = edges_of(graph, batch[moved])
    active[graph.indices[edges]] = True


def edges_of(
    graph: WeightedGraph, nodes: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Positions of all edges of `nodes`, and for each the place of its node in `nodes`."""
    begin = graph.indptr[nodes]
    degree = graph.indptr[nodes + 1] - begin
    place = np.repeat(np.arange(len(nodes)), degree)
    first = np.cumsum(degree) - degree
    return np.arange(len(place)) - first[place] + begin[place], place


def favourite_labels(
    graph: WeightedGraph, nodes: npt.NDArray[np.int64], labels: Labels, priority: Keys
) -> Labels:
    """The label with the largest weight around each node (each has an edge).

    Among equals the node's own label wins, else the one whose first bearer has the higher
    priority.
    """
    edges, place = edges_of(graph, nodes)
    near = labels[graph.indices[edges]]
    code = place * len(graph) + near
    order = np.argsort(code, kind="stable")
    code, place, near = code[order], place[order], near[order]
    start = np.flatnonzero(np.r_[True, code[1:] != code[:-1]])
    total = np.add.reduceat(graph.weights[edges][order], start)
    place, near = place[start], near[start]
    row = np.flatnonzero(np.r_[True, place[1:] != place[:-1]])
    best = np.maximum.reduceat(total, row)
    rank = priority[near] >> np.uint64(1)
    rank[near == labels[nodes][place]] = np.uint64(0xFFFFFFFFFFFFFFFF)
    rank[total != best[place]] = 0
    top = np.maximum.reduceat(rank, row)
    winner = np.flatnonzero(rank == top[place])
    chosen = np.empty(len(nodes), np.int64)
    chosen[place[winner]] = near[winner]
    return chosen


def compact(labels: npt.NDArray[np.integer]) -> Labels:
    """The same groups with labels 0..c-1 in order of first appearance."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse]
