"""What the graph page shows beside the graph itself: names, and where a face comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import numpy.typing as npt

from photoorg.clustering.explaining import best_path, group_edges
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_people import folded, photo_of_face
from photoorg.library.graphing import (
    MOST_SPRINGS,
    Arrangement,
    FaceGraph,
    PlaneIndex,
    Scope,
    WholeLibrary,
    changes_since,
    colour_numbers,
    follow,
    load_graph,
)
from photoorg.library.library import Library
from photoorg.library.mapping import load_map
from photoorg.library.understanding import Link, PairExplanation, understanding_of
from photoorg.people.cutting import CutEdge
from photoorg.storage.graph_view import GraphView
from photoorg.storage.photos import Photos

__all__ = [
    "MOST_SPRINGS",
    "Arrangement",
    "CutEdge",
    "FaceNote",
    "GraphPicture",
    "face_note",
    "followed",
    "graph_picture",
    "missed",
    "version_of",
    "why_in",
]


@dataclass(frozen=True, slots=True, eq=False)
class GraphPicture:
    """A graph and what its persons are called.

    Attributes:
        threshold: the distance that the library was grouped at.
        colours: uint8[n], places in `PALETTE` of the graph's faces.
        places: the index over all faces; `index` over those that are drawn.
        scope: which part of the library it shows.
    """

    graph: FaceGraph
    names: Mapping[PersonId, str]
    threshold: float
    colours: npt.NDArray[np.uint8]
    places: PlaneIndex
    index: PlaneIndex
    scope: Scope
    arrangement: Arrangement

    def person_called(self, text: str) -> PersonId | None:
        """The person whose name holds all words, accents and capitals aside.

        A name that begins with the text comes first, then the shortest.
        """
        words = folded(text).split()
        there = set(self.graph.persons.tolist())
        found = [
            (not folded(name).startswith(words[0]), len(name), person)
            for person, name in self.names.items()
            if words and person in there and all(word in folded(name) for word in words)
        ]
        return min(found)[2] if found else None


@dataclass(frozen=True, slots=True)
class FaceNote:
    """Where a face comes from; `taken_at` is None where it is unknown."""

    face: FaceId
    photo: PhotoId
    taken_at: datetime | None


def graph_picture(
    library: Library,
    scope: Scope | None = None,
    *,
    arrangement: Arrangement = Arrangement.GROUPS,
    afresh: bool = False,
    before: GraphPicture | None = None,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> GraphPicture:
    """Load the faces of a scope, those of the whole library without one; a map is of all.

    `afresh` lays the whole library out anew. Faces that were in the picture `before`, if that is
    of the same scope and arrangement, stay in their places.

    Raises:
        KnownError: there are too many faces for springs.
        MapMissingError: a map is asked for, and openTSNE is not installed.
        CancelledError: `cancel` was asked for.
    """
    scope = scope or WholeLibrary()
    if arrangement is Arrangement.MAP and not len(GraphView(library.database).all()[0]):
        arrangement = Arrangement.GROUPS  # of nobody there is no map
    if arrangement is Arrangement.MAP:
        scope = WholeLibrary()
        graph = load_map(library, afresh=afresh, progress=progress, cancel=cancel)
    else:
        same = before is not None and (before.scope, before.arrangement) == (scope, arrangement)
        graph = load_graph(
            library,
            scope,
            arrangement=arrangement,
            afresh=afresh,
            before=before.graph if before is not None and same and not afresh else None,
            progress=progress,
            cancel=cancel,
        )
    names = library.people_names()
    colours = colour_numbers(graph.persons, np.array(sorted(names), np.int64))
    index = PlaneIndex(graph.positions)
    return GraphPicture(graph, names, library.threshold, colours, index, index, scope, arrangement)


def followed(library: Library, picture: GraphPicture, changes: ChangeSet) -> GraphPicture:
    """The same faces after an edit, all in their places."""
    before = picture.graph
    graph = follow(library, before, changes, picture.scope)
    names = dict(picture.names)
    for person in changes.persons:
        names.pop(person, None)
    names |= GraphView(library.database).names(sorted(changes.persons))
    colours = picture.colours
    if bool(names) != bool(picture.names):  # as long as nobody has a name, all have a colour
        colours = colour_numbers(graph.persons, sorted(names))
    elif graph.persons is not before.persons or names.keys() != picture.names.keys():
        touched = np.isin(graph.persons, np.array(sorted(changes.persons), np.int64))
        touched |= graph.persons != before.persons
        colours = colours.copy()
        colours[touched] = colour_numbers(graph.persons[touched], sorted(names))
    index = picture.index
    if graph.absent is not before.absent:
        index = picture.places.without(graph.absent) if len(graph.absent) else picture.places
    return replace(picture, graph=graph, names=names, colours=colours, index=index)


def missed(library: Library, picture: GraphPicture) -> ChangeSet:
    """What has changed since, by another program most likely; see `changes_since`."""
    changes = changes_since(library, picture.graph, picture.scope)
    renamed = {person for person, _ in library.people_names().items() ^ picture.names.items()}
    return changes | ChangeSet(persons=frozenset(renamed))


def face_note(library: Library, face: FaceId) -> FaceNote | None:
    """Where a face comes from; None if it is gone."""
    photo = photo_of_face(library, face)
    if photo is None:
        return None
    found = Photos(library.database).get(photo)
    return FaceNote(face, photo, None if found is None else found.taken_at)


def version_of(library: Library) -> int:
    """Another number after others have changed the library; asked in one thread always."""
    return library.database.stamp()[0]


def why_in(library: Library, picture: GraphPicture, one: FaceId, other: FaceId) -> PairExplanation:
    """Why two faces are together; if they are not, the best chain there is in the graph.

    Raises:
        KnownError: one of them does not exist, or has no embedding.
    """
    found = understanding_of(library).why(one, other)
    rows = picture.graph.row(one), picture.graph.row(other)
    if found.person is not None or rows[0] is None or rows[1] is None:
        return found
    graph = picture.graph
    there = np.ones(len(graph.edges), bool)
    there[graph.gone] = False
    way = best_path(
        group_edges(
            len(graph),
            graph.edges.left[there],
            graph.edges.right[there],
            graph.edges.distances[there],
        ),
        rows[0],
        rows[1],
    )
    if way is None:
        return found
    path = tuple(
        Link(FaceId(int(graph.ids[step.a])), FaceId(int(graph.ids[step.b])), step.distance)
        for step in way
    )
    return replace(found, path=path, reach=max(link.distance for link in path))
