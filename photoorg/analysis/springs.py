"""The force-directed layout: near faces pull each other together, all push each other away.

For a few faces it shows more than sunflowers do: parts that hang together by a thread lie apart,
with the thread between them. It takes the square of the number of faces, so it is for few.
"""

import numpy as np
import numpy.typing as npt

from photoorg.analysis.circles import FACE_RADIUS, Floats, Ints, Positions, distances, sunflower
from photoorg.analysis.packing import pack
from photoorg.clustering.comparison import components
from photoorg.core.jobs import CancelToken, Progress, ProgressListener, ignore_progress

MOST_FACES = 500

_SOLVED_AT_ONCE = 499
"""From 500 on networkx wants scipy, which is not there."""

_SEED = 1
_ROUNDS = 120
_ROOM = 1.7
"""Between neighbours of a part, in diameters of a face's dot, were they spread evenly."""

_GAP = 1.5
_CLOSEST = 0.1
"""Faces nearer than this, identical ones too, pull each other as if they were that far apart."""


def spring_layout(
    faces: int,
    left: npt.NDArray[np.integer],
    right: npt.NDArray[np.integer],
    lengths: npt.NDArray[np.float32],
    *,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> Positions:
    """float32[faces, 2]: places for faces joined by edges (left[i], right[i]) of these distances.

    Parts that no edge joins lie beside each other, the largest in the middle. The same input
    always gives the same places. Source: Fruchterman and Reingold, "Graph drawing by
    force-directed placement", 1991, as in networkx.

    Args:
        progress: told how many faces are placed, part by part; the largest takes a second.

    Raises:
        ValueError: there are more than `MOST_FACES`.
        CancelledError: `cancel` was asked for.
    """
    if faces > MOST_FACES:
        raise ValueError(f"{faces} faces are too many for springs, which take {MOST_FACES}")
    part = components(faces, left, right)
    count = int(part.max(initial=-1)) + 1
    drawn = np.zeros((faces, 2))
    radii = np.zeros(count)
    done = 0
    for number in range(count):
        if cancel is not None:
            cancel.raise_if_cancelled()
        rows = np.flatnonzero(part == number)
        inside = np.flatnonzero(part[left] == number)
        one, other = np.searchsorted(rows, left[inside]), np.searchsorted(rows, right[inside])
        places = _one_part(len(rows), one, other, lengths[inside])
        drawn[rows] = places - (places.min(axis=0) + places.max(axis=0)) / 2
        radii[number] = distances(drawn[rows], np.zeros(2)).max() + FACE_RADIUS
        done += len(rows)
        progress(Progress(done, faces, faces=faces))
    wished = np.empty((count, 2))
    wished[np.argsort(-radii, kind="stable")] = sunflower(0, count)
    middles = pack(wished, radii + _GAP / 2)
    return (drawn + middles[part]).astype(np.float32)


def _one_part(faces: int, left: Ints, right: Ints, lengths: npt.NDArray[np.float32]) -> Floats:
    """float64[faces, 2]: places of faces that hang together."""
    if faces > _SOLVED_AT_ONCE:
        return _but_one(faces, left, right, lengths)
    import networkx as nx  # half a second, which no window waits for

    graph = nx.Graph()
    graph.add_nodes_from(range(faces))
    pulls = 1 / np.maximum(lengths, _CLOSEST)
    graph.add_weighted_edges_from(
        zip(left.tolist(), right.tolist(), (pulls / pulls.mean()).tolist(), strict=True)
        if len(pulls)
        else ()
    )
    found = nx.spring_layout(graph, seed=_SEED, iterations=_ROUNDS)
    places = np.array([found[face] for face in range(faces)], np.float64)
    return np.asarray(places * (_ROOM * np.sqrt(faces) / 2))


def _but_one(faces: int, left: Ints, right: Ints, lengths: npt.NDArray[np.float32]) -> Floats:
    """The same, with the face of fewest edges put between its neighbours afterwards."""
    ends = np.concatenate([left, right])
    last = int(np.bincount(ends, minlength=faces).argmin())
    kept = (left != last) & (right != last)
    one, other = (rows[kept] - (rows[kept] > last) for rows in (left, right))
    places = _one_part(faces - 1, one, other, lengths[kept])
    neighbours = np.concatenate([left[right == last], right[left == last]])
    beside = places[neighbours - (neighbours > last)].mean(axis=0)
    return np.asarray(np.insert(places, last, beside + FACE_RADIUS, axis=0))
