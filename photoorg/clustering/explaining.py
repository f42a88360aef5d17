"""Why two faces are in one group: the way from one to the other whose longest step is shortest.

Grouping joins faces by the edges of the neighbour graph below a threshold. So two faces hang
together as well as the best way between them, and a way is as good as its longest step. Below
the length of that step the two fall apart; the edge itself is what the owner may want to cut.

The length of the step is found without looking at most edges twice: as long as the nearer half
of the edges joins the two faces the farther half is of no interest, and if it does not, what it
joins can be taken for one face. Source: Camerini, "The min-max spanning tree problem and some
extensions", 1978. Among all ways with no longer step the one with the fewest steps is told, for
it is the easiest to look at, and of those the shortest.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.comparison import components
from photoorg.clustering.neighbours import R_MAX, K, build_graph
from photoorg.clustering.searching import Distances, Embeddings, exact_distances
from photoorg.clustering.summaries import Ints


@dataclass(frozen=True, slots=True, eq=False)
class GroupEdges:
    """The neighbour graph among the faces of one group, without the edges that the owner cut.

    faces: how many there are; rows below are 0..faces-1.
    left, right: int64[e], rows with left < right, each pair once, sorted.
    distances: float32[e].
    """

    faces: int
    left: Ints
    right: Ints
    distances: Distances

    def __len__(self) -> int:
        return len(self.left)

    def nearer_than(self, threshold: float) -> "GroupEdges":
        """The edges that count at a threshold."""
        return self.where(self.distances < threshold)

    def where(self, kept: npt.NDArray[np.bool_]) -> "GroupEdges":
        """Some of the edges."""
        return GroupEdges(self.faces, self.left[kept], self.right[kept], self.distances[kept])

    def check(self, *rows: int) -> None:
        """Make sure that rows are faces of this group.

        Raises:
            IndexError: one is not.
        """
        for row in rows:
            if not 0 <= row < self.faces:
                raise IndexError(f"row {row} is not one of {self.faces} faces")


def group_edges(
    faces: int,
    left: npt.NDArray[np.integer],
    right: npt.NDArray[np.integer],
    distances: Distances,
    cuts: npt.NDArray[np.integer] | None = None,
) -> GroupEdges:
    """The edges (left[i], right[i]) among rows 0..faces-1, in any order and direction.

    A pair may occur in both directions, as in a stored neighbour graph. `cuts` [c, 2] are pairs
    of rows, in either order, whose edges do not count.

    Raises:
        IndexError: a row is not one of the faces.
    """
    low, high = np.minimum(left, right).astype(np.int64), np.maximum(left, right)
    if len(low) and (low.min() < 0 or high.max() >= faces):
        raise IndexError(f"an edge is not among {faces} faces")
    code, first = np.unique(low * faces + high, return_index=True)
    kept = low[first] != high[first]
    if cuts is not None and len(cuts):
        pairs = np.sort(np.asarray(cuts, np.int64), axis=1)
        kept &= ~np.isin(code, pairs[:, 0] * faces + pairs[:, 1])
    one, other = np.divmod(code[kept], max(faces, 1))
    return GroupEdges(faces, one, other, distances[first][kept].astype(np.float32))


def edges_of(
    embeddings: Embeddings,
    cuts: npt.NDArray[np.integer] | None = None,
    *,
    k: int = K,
    r_max: float = R_MAX,
) -> GroupEdges:
    """The edges among faces float32[m, 128]: each one's `k` nearest in the group within `r_max`."""
    graph = build_graph(embeddings, k, r_max)
    return group_edges(len(graph), graph.sources, graph.indices, graph.distances, cuts)


@dataclass(frozen=True, slots=True)
class Step:
    """An edge on the way from one face to another."""

    a: int
    b: int
    distance: float


@dataclass(frozen=True, slots=True)
class Why:
    """Why two faces of a group are, or are not, together.

    distance: how far they are from each other.
    path: the steps from `a` to `b`, none if they are one face; None if at this threshold no way
        leads from one to the other.
    reach: the length of the longest step of the best way at any threshold: they hang together
        at thresholds above it. None if no way leads there however far a step may be.
    """

    a: int
    b: int
    distance: float
    path: tuple[Step, ...] | None
    reach: float | None

    @property
    def weakest(self) -> Step | None:
        """The longest step of the path, if there is a step."""
        return max(self.path, key=lambda step: step.distance) if self.path else None


def why(embeddings: Embeddings, edges: GroupEdges, a: int, b: int, threshold: float) -> Why:
    """What links rows a and b of a group of faces float32[m, 128] at a threshold.

    Raises:
        IndexError: a or b is not a row of the group.
        ValueError: there is not one embedding for each face of the group.
    """
    if len(embeddings) != edges.faces:
        raise ValueError(f"{len(embeddings)} embeddings for {edges.faces} faces")
    edges.check(a, b)
    pair = np.ascontiguousarray(embeddings[[a, b]], np.float32)
    distance = exact_distances(pair, pair, np.array([0], np.int32), np.array([1], np.int32))
    way = best_path(edges, a, b)
    reach = None if way is None else max((step.distance for step in way), default=0.0)
    near = reach is not None and (reach < threshold or not way)
    return Why(a, b, float(distance[0]), way if near else None, reach)


def best_path(edges: GroupEdges, a: int, b: int) -> tuple[Step, ...] | None:
    """The way from a to b whose longest step is shortest; None if there is none.

    Among ways with no longer step it has the fewest steps, and among those the least length.

    Raises:
        IndexError: a or b is not a row of the group.
    """
    edges.check(a, b)
    if a == b:
        return ()
    longest = _longest_step(edges, a, b)
    return None if longest is None else _shortest(edges.where(edges.distances <= longest), a, b)


def _longest_step(edges: GroupEdges, a: int, b: int) -> np.float32 | None:
    """The smallest distance such that edges no longer than it join a and b."""
    group = components(edges.faces, edges.left, edges.right)
    if group[a] != group[b]:
        return None
    order = np.argsort(edges.distances, kind="stable")
    left, right, distances = edges.left[order], edges.right[order], edges.distances[order]
    n = edges.faces
    while len(left) > 1:
        half = len(left) // 2
        group = components(n, left[:half], right[:half])
        if group[a] == group[b]:
            left, right, distances = left[:half], right[:half], distances[:half]
            continue
        a, b, n = int(group[a]), int(group[b]), int(group.max()) + 1
        left, right = group[left[half:]], group[right[half:]]
        between = left != right
        left, right, distances = left[between], right[between], distances[half:][between]
    return np.float32(distances[0])


def _shortest(edges: GroupEdges, a: int, b: int) -> tuple[Step, ...]:
    """The way from a to b, which there is, with the fewest steps, and among those the shortest."""
    rows = np.concatenate([edges.left, edges.right])
    order = np.argsort(rows, kind="stable")
    targets = np.concatenate([edges.right, edges.left])[order]
    lengths = np.concatenate([edges.distances, edges.distances])[order].astype(np.float64)
    begin = np.searchsorted(rows[order], np.arange(edges.faces + 1))
    before = np.full(edges.faces, -1, np.int64)
    before[a] = a
    so_far = np.zeros(edges.faces)
    front = np.array([a])
    while before[b] < 0:
        places, owner = spans(begin[front], begin[front + 1])
        fresh = before[targets[places]] < 0
        places, owner = places[fresh], front[owner[fresh]]
        total = so_far[owner] + lengths[places]
        best = np.lexsort((owner, total, targets[places]))
        front, first = np.unique(targets[places][best], return_index=True)
        before[front], so_far[front] = owner[best][first], total[best][first]
    return _traced(edges, before, a, b)


def spans(begin: Ints, end: Ints) -> tuple[Ints, Ints]:
    """All places from begin[i] up to end[i], and for each its i."""
    length = end - begin
    owner = np.repeat(np.arange(len(begin)), length)
    return np.arange(len(owner)) - (np.cumsum(length) - length - begin)[owner], owner


def _traced(edges: GroupEdges, before: Ints, a: int, b: int) -> tuple[Step, ...]:
    rows = [b]
    while rows[-1] != a:
        rows.append(int(before[rows[-1]]))
    way = np.array(rows[::-1])
    low, high = np.minimum(way[:-1], way[1:]), np.maximum(way[:-1], way[1:])
    place = np.searchsorted(edges.left * edges.faces + edges.right, low * edges.faces + high)
    steps = zip(way[:-1].tolist(), way[1:].tolist(), edges.distances[place].tolist(), strict=True)
    return tuple(Step(one, other, distance) for one, other, distance in steps)


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """What is left on either side of a cut: rows int64, ascending."""

    of_a: Ints
    of_b: Ints


def side_of_cut(edges: GroupEdges, a: int, b: int, threshold: float) -> Sides | None:
    """The faces that hang with a, and those with b, once the edge between the two is cut.

    None if they still hang together at this threshold, by whatever way. Faces that hung with
    neither before are on neither side.

    Raises:
        IndexError: a or b is not a row of the group.
        ValueError: a and b are one face.
    """
    edges.check(a, b)
    if a == b:
        raise ValueError("a cut is between two faces")
    low, high = min(a, b), max(a, b)
    rest = edges.where(
        (edges.distances < threshold) & ((edges.left != low) | (edges.right != high))
    )
    group = components(rest.faces, rest.left, rest.right)
    if group[a] == group[b]:
        return None
    return Sides(np.flatnonzero(group == group[a]), np.flatnonzero(group == group[b]))
