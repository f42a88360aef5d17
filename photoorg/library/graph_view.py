"""What the graph page shows beside the graph itself: names, and where a face comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import ChangeSet
from photoorg.library.browsing_people import folded, photo_of_face
from photoorg.library.graphing import FaceGraph, Scope, colour_numbers, follow, load_graph
from photoorg.library.library import Library
from photoorg.people.cutting import CutEdge
from photoorg.storage.photos import Photos

__all__ = ["CutEdge", "FaceNote", "GraphPicture", "face_note", "followed", "graph_picture"]


@dataclass(frozen=True, slots=True, eq=False)
class GraphPicture:
    """A graph and what its persons are called.

    Attributes:
        threshold: the distance that the library was grouped at.
        colours: uint8[n], places in `PALETTE` of the graph's faces.
    """

    graph: FaceGraph
    names: Mapping[PersonId, str]
    threshold: float
    colours: npt.NDArray[np.uint8]

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


def graph_picture(library: Library, scope: Scope | None = None) -> GraphPicture:
    """Load the faces of a scope, those of the whole library without one."""
    graph = load_graph(library, scope)
    graph.edges.prepare()
    return _picture(library, graph)


def followed(library: Library, picture: GraphPicture, changes: ChangeSet) -> GraphPicture:
    """The same faces after an edit, all in their places."""
    graph = picture.graph
    touched = np.isin(graph.persons, np.array(sorted(changes.persons), np.int64))
    faces = frozenset(FaceId(face) for face in graph.ids[touched].tolist())
    graph = follow(library, graph, changes | ChangeSet(faces=faces))
    return _picture(library, graph)


def _picture(library: Library, graph: FaceGraph) -> GraphPicture:
    names = library.people_names()
    colours = colour_numbers(graph.persons, np.array(sorted(names), np.int64))
    return GraphPicture(graph, names, library.threshold, colours)


def face_note(library: Library, face: FaceId) -> FaceNote | None:
    """Where a face comes from; None if it is gone."""
    photo = photo_of_face(library, face)
    if photo is None:
        return None
    found = Photos(library.database).get(photo)
    return FaceNote(face, photo, None if found is None else found.taken_at)
