"""The ways to group the same faces that are compared, but for those of the extra `lab`."""

from collections.abc import Callable

import dlib
import numpy as np
import numpy.typing as npt

from photoorg.clustering.comparison import dbscan
from photoorg.clustering.constraints import Constraints
from photoorg.clustering.grouping import THRESHOLD, group_faces
from photoorg.clustering.hashing import keys_of
from photoorg.clustering.neighbours import build_graph
from photoorg.clustering.whispers import Labels, threshold_graph, whisper

DLIB_THRESHOLD = 0.5
DBSCAN_RADIUS = 0.42  # the best by F on a labelled set of 1,567 faces: DBSCAN at its best

_NEARLY_ALL = 4096

Vectors = npt.NDArray[np.float32]
Method = tuple[str, Callable[[], Labels]]
"""A name for people to read, and what returns int64[n]; `comparison.NOISE` for no group."""


def dlib_whispers(descriptors: Vectors, threshold: float = DLIB_THRESHOLD) -> Labels:
    """`dlib.chinese_whispers_clustering` of float32[n, 128]: int64[n]."""
    if not len(descriptors):
        return np.empty(0, np.int64)
    vectors = [dlib.vector(row) for row in descriptors.astype(np.float64).tolist()]
    return np.array(dlib.chinese_whispers_clustering(vectors, threshold), np.int64)


def weighted_whispers(embeddings: Vectors) -> Labels:
    """One pass of Chinese Whispers on the pairs below 0.5, each weighing how far below it is.

    Plain whispers need all pairs: with few neighbours a face, a person with a thousand faces
    falls apart.
    """
    graph = threshold_graph(build_graph(embeddings, k=_NEARLY_ALL), THRESHOLD)
    return whisper(graph, keys_of(embeddings))


def usual_methods(
    embeddings: Vectors,
    plain: Vectors,
    quality: Vectors,
    photos: npt.NDArray[np.int64] | None = None,
) -> list[Method]:
    """Ours first, then dlib as its own script runs, then the same methods on our embeddings.

    `photos` int64[n] says which faces are in one photo; ours alone takes notice of it.
    """
    said = Constraints(photos=photos)
    return [
        ("photoorg", lambda: group_faces(embeddings, quality=quality, constraints=said)),
        (f"dlib {DLIB_THRESHOLD:g}", lambda: dlib_whispers(plain)),
        (f"dlib {DLIB_THRESHOLD:g}, mirrored", lambda: dlib_whispers(embeddings)),
        (f"DBSCAN {DBSCAN_RADIUS:g}", lambda: dbscan(build_graph(embeddings), DBSCAN_RADIUS)),
        (f"DBSCAN {THRESHOLD:g}", lambda: dbscan(build_graph(embeddings), THRESHOLD)),
    ]
