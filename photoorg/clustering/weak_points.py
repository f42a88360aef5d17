"""What a group hangs by: bridges, single edges, and joints, single faces, that hold it together.

Without a bridge or a joint (an articulation point) the group's graph falls apart at a threshold.
Both follow from the biconnected components, in which every two faces are linked by two ways that
share no face: a component of two faces is a bridge, a face of two components is a joint, and
components and joints form a tree, so how much hangs on either side is a sum over a subtree.

A group of thousands has many times as many edges as that needs. Two forests, the second of the
edges that the first leaves over, have the same biconnected components, if each grows breadth
first. Source: Cheriyan, Kao, Thurimella, "Scan-first search and sparse certificates: an improved
parallel algorithm for k-vertex connectivity", 1993. Components: Hopcroft and Tarjan, "Efficient
algorithms for graph manipulation", 1973, as in networkx.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.comparison import components
from photoorg.clustering.explaining import GroupEdges, spans


@dataclass(frozen=True, slots=True)
class Bridge:
    """An edge without which the group falls apart.

    sizes: how many faces hang on a's side and on b's, these two counted.
    """

    a: int
    b: int
    sizes: tuple[int, int]
    distance: float


@dataclass(frozen=True, slots=True)
class Joint:
    """A face without which the group falls apart.

    sizes: how many faces there are in each of the parts that it holds together, itself not
        counted, the largest part first.
    distance: how far the nearest face is of the part that is farthest from it.
    """

    face: int
    sizes: tuple[int, ...]
    distance: float


@dataclass(frozen=True, slots=True)
class WeakPoints:
    """Where a group is weakest, the most telling first: much on both sides, then a long edge.

    pieces: the sizes of what is not linked at all at this threshold, the largest first.
    """

    pieces: tuple[int, ...]
    bridges: tuple[Bridge, ...]
    joints: tuple[Joint, ...]


def weak_points(edges: GroupEdges, threshold: float) -> WeakPoints:
    """The bridges and joints of a group's graph at a threshold."""
    near = edges.nearer_than(threshold)
    pieces = np.bincount(components(near.faces, near.left, near.right))
    blocks = _Blocks(near)
    bridges = sorted(blocks.bridges(), key=lambda it: (-min(it.sizes), -it.distance, it.a, it.b))
    joints = sorted(blocks.joints(), key=lambda it: (-sum(it.sizes[1:]), -it.distance, it.face))
    return WeakPoints(tuple(sorted(pieces.tolist(), reverse=True)), tuple(bridges), tuple(joints))


def sparse_certificate(edges: GroupEdges) -> GroupEdges:
    """At most 2 (m - 1) of the edges among m faces, with the same biconnected components."""
    first = _forest(edges)
    rest = np.flatnonzero(~first)
    second = _forest(edges.where(~first))
    first[rest[second]] = True
    return edges.where(first)


def _forest(edges: GroupEdges) -> npt.NDArray[np.bool_]:
    """Which edges make a forest that spans as much as all do, grown breadth first."""
    rows = np.concatenate([edges.left, edges.right])
    order = np.argsort(rows, kind="stable")
    targets = np.concatenate([edges.right, edges.left])[order]
    begin = np.searchsorted(rows[order], np.arange(edges.faces + 1))
    taken = np.zeros(len(edges), bool)
    _, front = np.unique(components(edges.faces, edges.left, edges.right), return_index=True)
    seen = np.zeros(edges.faces, bool)
    while len(front):
        seen[front] = True
        places, _ = spans(begin[front], begin[front + 1])
        places = places[~seen[targets[places]]]
        front, first = np.unique(targets[places], return_index=True)
        taken[order[places[first]] % max(len(edges), 1)] = True
    return taken


class _Blocks:
    """The tree of a graph's biconnected components, its blocks, and of its joints.

    The tree hangs at one block of each piece. A face's home is the block through which it is
    reached, a block's entry the joint through which it is (-1 at the top).
    """

    def __init__(self, edges: GroupEdges) -> None:
        self._edges = edges
        core = sparse_certificate(edges)
        import networkx as nx  # half a second, which no window waits for

        graph = nx.Graph(zip(core.left.tolist(), core.right.tolist(), strict=True))
        self._blocks = [sorted(block) for block in nx.biconnected_components(graph)]
        self._of_face: list[list[int]] = [[] for _ in range(edges.faces)]
        for block, faces in enumerate(self._blocks):
            for face in faces:
                self._of_face[face].append(block)
        self._entry = np.full(len(self._blocks), -1, np.int64)
        self._home = np.full(edges.faces, -1, np.int64)
        self._total = np.zeros(len(self._blocks), np.int64)
        self._below = [len(faces) for faces in self._blocks]
        self._hang()

    def _hang(self) -> None:
        for top in range(len(self._blocks)):
            if self._home[self._blocks[top][0]] >= 0:
                continue
            tree = [top]
            for block in tree:  # grows while it is walked
                for face in self._blocks[block]:
                    if face != self._entry[block]:
                        self._home[face] = block
                        children = self._children(face)
                        self._entry[children] = face
                        tree.extend(children)
            for block in reversed(tree[1:]):
                self._below[block] -= 1  # the entry belongs to the block above
                self._below[int(self._home[self._entry[block]])] += self._below[block]
            self._total[tree] = self._below[top]

    def _children(self, face: int) -> list[int]:
        return [block for block in self._of_face[face] if block != self._home[face]]

    def bridges(self) -> Iterator[Bridge]:
        """Every edge that is a block by itself."""
        edges = self._edges
        for block, faces in enumerate(self._blocks):
            if len(faces) > 2:
                continue
            a, b = faces
            far = b if a == self._entry[block] else a
            beyond = 1 + sum(self._below[child] for child in self._children(far))
            rest = int(self._total[block]) - beyond
            code = edges.left * edges.faces + edges.right
            place = int(np.searchsorted(code, a * edges.faces + b))
            sizes = (beyond, rest) if far == a else (rest, beyond)
            yield Bridge(a, b, sizes, float(edges.distances[place]))

    def joints(self) -> Iterator[Joint]:
        """Every face of several blocks."""
        nearest = self._nearest()
        for face, blocks in enumerate(self._of_face):
            if len(blocks) < 2:
                continue
            below = [self._below[child] for child in self._children(face)]
            above = int(self._total[blocks[0]]) - 1 - sum(below)
            distance = max(nearest[face, block] for block in blocks)
            yield Joint(face, tuple(sorted([*below, above], reverse=True)), distance)

    def _nearest(self) -> dict[tuple[int, int], float]:
        """How far the nearest neighbour is that a joint has in each of its blocks."""
        edges, home = self._edges, self._home
        face = np.concatenate([edges.left, edges.right])
        other = np.concatenate([edges.right, edges.left])
        distance = np.concatenate([edges.distances, edges.distances])
        joint = np.array([len(blocks) > 1 for blocks in self._of_face], bool)[face]
        face, other, distance = face[joint], other[joint], distance[joint]
        above = (home[face] == home[other]) | (self._entry[home[face]] == other)
        block = np.where(above, home[face], home[other])
        order = np.lexsort((-distance, block, face))  # of equal keys the last one stays
        keys = zip(face[order].tolist(), block[order].tolist(), strict=True)
        return dict(zip(keys, distance[order].tolist(), strict=True))
