"""The map of faces of a library, as a graph whose places are those of t-SNE.

Places are kept in the library. Faces that came since are put among those that are there; only
where most would be newcomers, everything is laid out anew.
"""

import os
from dataclasses import replace as with_changed
from pathlib import Path

import numpy as np

from photoorg.analysis.circles import Circles, circles_of
from photoorg.analysis.edges import edges_among
from photoorg.analysis.face_graph import FaceGraph, groups_of
from photoorg.analysis.face_map import MapMissingError, map_faces
from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.library.graph_export import USUAL_SIZE, write_graph
from photoorg.library.library import Library
from photoorg.library.places import Ints, Places, embeddings_of, keep_places
from photoorg.storage.decisions import Decisions
from photoorg.storage.graph_view import GraphView
from photoorg.storage.neighbours import Neighbours
from photoorg.storage.positions import MapPositions

__all__ = ["MapMissingError", "check_target", "load_map", "write_map"]

_SHARE_OF_FACES = 0.35
"""Of a picture's side, divided by the root of the number of faces: the radius of a face."""

_LARGEST_FACE = 0.016  # of a picture's side, as a radius
_SMALLEST_FACE = 12.0  # pixels of radius; smaller ones are drawn as dots

_MOST_NEW = 0.5
"""With a larger share of faces without a place, all are laid out anew."""


def load_map(
    library: Library,
    *,
    afresh: bool = False,
    threads: int | None = None,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> FaceGraph:
    """Everybody who is not ignored, on the map; edges are those of the face graph.

    It takes a minute for 20,000 faces the first time, so it is for the background; afterwards
    only newcomers are placed, unless `afresh`. `photoorg.library.graphing.follow` keeps up with
    edits. `threads` are all processor cores but one, unless given.

    Raises:
        KnownError: there is no face to show; MapMissingError: openTSNE is not installed.
        CancelledError: `cancel` was asked for; what was there before stays.
    """
    database = library.database
    with database.reading():
        ids, persons = GraphView(database).all()
        if not len(ids):
            raise KnownError("There is no face for a map yet; scan a folder of photos first.")
        edges = edges_among(ids, Neighbours(database).load())
        cuts = Decisions(database).cuts()
        before = np.full((len(ids), 2), np.nan, np.float32) if afresh else _kept(library, ids)
    new = np.flatnonzero(np.isnan(before[:, 0]))
    places = before
    if len(new):
        whole = len(new) > _MOST_NEW * len(ids)
        places = map_faces(
            embeddings_of(library, ids),
            None if whole else before,
            threads=threads or max(1, _cores() - 1),
            progress=progress,
            cancel=cancel,
        )
        keep_places(library, MapPositions(library.database), ids, places, None if whole else new)
    graph = FaceGraph(ids, persons, places, edges, circles_of(places, groups_of(ids, persons)))
    edges.prepare()
    return graph.with_cuts(cuts) if cuts else graph


def write_map(
    library: Library,
    graph: FaceGraph,
    target: Path,
    *,
    size: int = USUAL_SIZE,
    replace: bool = False,
) -> int:
    """Draw a map into a PNG of at most `size` pixels either way; returns how many faces are on it.

    Where there is room faces are shown, else dots in the colours of the persons.

    Raises:
        KnownError: the name does not end in .png, the file cannot be written or is there already.
    """
    check_target(target, replace=replace)
    drawn = _closer(graph, size)
    return write_graph(library, drawn, target, threshold=0.0, size=size, replace=replace).faces


def _closer(graph: FaceGraph, size: int) -> FaceGraph:
    """The map with less room between faces, so that in a picture they are large enough to be seen.

    A few thousand would only hide each other; those stay dots.
    """
    there = graph.positions[np.isfinite(graph.positions[:, 0])]
    if not len(there):
        return graph
    extent = float((there.max(axis=0) - there.min(axis=0)).max()) + 2
    wanted = min(_SHARE_OF_FACES * size / len(there) ** 0.5, _LARGEST_FACE * size)
    shrunk = size / extent / (2 * wanted)
    if wanted < _SMALLEST_FACE or shrunk >= 1:
        return graph
    circles = graph.circles
    nearer = Circles(
        circles.groups, circles.centres * shrunk, circles.radii * shrunk, circles.counts
    )
    return with_changed(graph, places=graph.places * np.float32(shrunk), circles=nearer)


def check_target(target: Path, *, replace: bool = False) -> None:
    """Whether a map can be written there, before it takes a minute to make.

    Raises:
        KnownError: the name does not end in .png, or there is such a file already.
    """
    if target.suffix.lower() != ".png":
        raise KnownError(f"The name of a PNG ends in .png; {target.name} does not.")
    if not replace and os.path.exists(target):  # noqa: PTH110 - which never raises
        raise KnownError(f"There is a file already, and it stays: {target}")


def _kept(library: Library, ids: Ints) -> Places:
    """float32[n, 2]: the places that are stored, NaN for a face without one."""
    before = np.full((len(ids), 2), np.nan, np.float32)
    faces, places = MapPositions(library.database).load()
    there = np.isin(faces, ids)
    before[np.searchsorted(ids, faces[there])] = places[there]
    return before


def _cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
