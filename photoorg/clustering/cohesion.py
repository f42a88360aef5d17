"""Cuts groups that hang together by a thread.

Whispers can carry a label across one face that looks like two people, or across one edge. In
the group's own graph that face is an articulation point: without it the group falls apart.
So a group that is wide for its kind is taken apart into its biconnected cores, in which every
two faces are linked by two ways that share no face. Merging by mean distance, which follows,
puts back together what does belong together, so a cut costs nothing where it was not needed.

Source: Hopcroft and Tarjan, "Efficient algorithms for graph manipulation", 1973, as in networkx.
"""

import numpy as np

from photoorg.clustering.searching import Embeddings, Indices
from photoorg.clustering.summaries import Ints, summarise
from photoorg.clustering.whispers import compact

_SMALLEST = 6
_CORE = 3


def cut_bridges(
    groups: Ints, faces: Embeddings, left: Indices, right: Indices, wide: float
) -> Ints:
    """Groups int64[n] of faces float32[n, d], finer where a group hangs by one face or edge.

    (left[i], right[i]) are the edges that made the groups. Only groups of six and more faces
    are looked at, and among them those whose faces are on average farther from each other than
    `wide`. Labels are compact.
    """
    if not len(groups):
        return groups
    found = summarise(faces, groups)
    mean_square = 2 * found.spreads * found.sizes / np.maximum(found.sizes - 1, 1)
    suspect = (found.sizes >= _SMALLEST) & (mean_square > wide**2)
    inside = suspect[groups[left]] & (groups[left] == groups[right])
    left, right = left[inside], right[inside]
    order = np.argsort(groups[left], kind="stable")
    left, right = left[order], right[order]
    result = groups.astype(np.int64)
    fresh = int(result.max()) + 1
    owner = groups[left]
    for group in np.flatnonzero(suspect).tolist():
        part = slice(*np.searchsorted(owner, [group, group + 1]))
        cores = split_at_bridges(left[part].tolist(), right[part].tolist())
        for core in cores[1:]:
            result[core] = fresh
            fresh += 1
    return compact(result)


def split_at_bridges(left: list[int], right: list[int]) -> list[list[int]]:
    """The parts of a connected graph that are left when it is cut at bridges and lone faces.

    Cores of fewer than three faces do not count; their faces go with a core that they touch.
    With fewer than two cores the graph stays whole, and one part is returned.
    """
    import networkx as nx  # half a second, which no window waits for

    graph = nx.Graph(zip(left, right, strict=True))
    components = sorted((sorted(c) for c in nx.biconnected_components(graph)), key=_by_size)
    cores = [component for component in components if len(component) >= _CORE]
    if len(cores) < 2:
        return [sorted(graph)]
    part_of: dict[int, int] = {}
    for place, core in enumerate(cores):
        for face in core:
            part_of.setdefault(face, place)
    waiting = list(part_of)
    while waiting:
        reached = []
        for face in waiting:
            for other in sorted(graph[face]):
                if other not in part_of:
                    part_of[other] = part_of[face]
                    reached.append(other)
        waiting = reached
    parts: list[list[int]] = [[] for _ in cores]
    for face in sorted(part_of):
        parts[part_of[face]].append(face)
    return [part for part in parts if part]


def _by_size(component: list[int]) -> tuple[int, list[int]]:
    return -len(component), component
