"""The face graph of a library: what the window and the command line show of it.

Places of the whole library are kept in it, so that a face is found again where it was; a part of
the library is laid out by itself whenever it is asked for.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from photoorg.analysis.circles import Circles, circles_of
from photoorg.analysis.edges import Edges, edges_among
from photoorg.analysis.face_graph import MOST_DRAWN, NOBODY, FaceGraph, groups_of
from photoorg.analysis.layout import Layout, layout_faces
from photoorg.analysis.person_colours import PALETTE, UNNAMED_COLOUR, colour_numbers
from photoorg.analysis.plane_index import PlaneIndex
from photoorg.analysis.springs import MOST_FACES, spring_layout
from photoorg.clustering.neighbours import R_MAX
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.core.records import ChangeSet
from photoorg.library.library import Library
from photoorg.library.places import Ints, Places, embeddings_of, keep_places
from photoorg.storage.decisions import Decisions
from photoorg.storage.graph_view import GraphView
from photoorg.storage.groupings import Groupings
from photoorg.storage.neighbours import Neighbours
from photoorg.storage.positions import Positions

__all__ = [
    "MOST_DRAWN",
    "MOST_SPRINGS",
    "NOBODY",
    "PALETTE",
    "UNNAMED_COLOUR",
    "Arrangement",
    "Circles",
    "Edges",
    "FaceGraph",
    "OnePerson",
    "OnePhoto",
    "PlaneIndex",
    "Scope",
    "SomePersons",
    "Unnamed",
    "WholeLibrary",
    "changes_since",
    "colour_numbers",
    "follow",
    "load_graph",
    "longest_edge",
    "persons_of",
]

MOST_SPRINGS = MOST_FACES
"""More faces than these are not laid out by springs."""

_ASTRAY = 0.2
"""With more of the faces away from their groups than this, all are laid out anew."""


@dataclass(frozen=True, slots=True)
class WholeLibrary:
    """Everybody who is not ignored."""


@dataclass(frozen=True, slots=True)
class OnePerson:
    """A person by himself: his faces lie together by the ways that he looks."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class SomePersons:
    """A selection of persons."""

    persons: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class OnePhoto:
    """The faces in a photo, and those that they have an edge to."""

    photo: PhotoId


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The faces of persons without a name, and of nobody."""


Scope = WholeLibrary | OnePerson | SomePersons | OnePhoto | Unnamed


class Arrangement(StrEnum):
    """How faces are laid out: in a sunflower for each group, by springs for a few faces, on a map.

    `MAP` is for the whole library only, and loaded by `photoorg.library.mapping.load_map`.
    """

    GROUPS = "groups"
    SPRINGS = "springs"
    MAP = "map"


def load_graph(
    library: Library,
    scope: Scope | None = None,
    *,
    arrangement: Arrangement = Arrangement.GROUPS,
    threshold: float | None = None,
    afresh: bool = False,
    before: FaceGraph | None = None,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> FaceGraph:
    """The faces of a scope (without one: of the whole library), their places and their edges.

    The edges are all that are stored. `threshold`, the library's unless given, says which of
    them are springs, and lead from a photo to the faces around it. `afresh` lays the whole
    library out anew. `before` is the same scope and arrangement as it was: who was there stays
    in his place.

    Raises:
        KnownError: there are too many faces for springs.
        CancelledError: `cancel` was asked for.
    """
    threshold = library.threshold if threshold is None else threshold
    scope = scope or WholeLibrary()
    database = library.database
    with database.reading():
        ids, persons = _faces(library, scope)
        stored = Neighbours(database)
        rows = stored.of_person(scope.person) if isinstance(scope, OnePerson) else stored.load()
        edges = edges_among(ids, rows)
        del rows
        cuts = Decisions(database).cuts()
        if isinstance(scope, OnePhoto):
            there = np.isin(ids, GraphView(database).of_photo(scope.photo))
            chosen = _around(edges, there, threshold)
            ids, persons, edges = ids[chosen], persons[chosen], edges.among(chosen)
        groups = _groups(library, scope, ids, persons)
    whole = isinstance(scope, WholeLibrary)
    if arrangement is Arrangement.GROUPS and whole:
        layout = _kept_layout(library, ids, groups, afresh, progress, cancel)
    elif arrangement is Arrangement.SPRINGS and (before is None or not len(before)):
        layout = _by_springs(edges, groups, threshold, progress, cancel)
    else:
        places = None if before is None else _places_in(before, ids)
        layout = layout_faces(
            embeddings_of(library, ids), groups, places, progress=progress, cancel=cancel
        )
    if cancel is not None:
        cancel.raise_if_cancelled()  # springs do not ask
    circles = layout.circles
    if isinstance(scope, OnePerson):  # laid out by looks, but it is one person
        circles = circles_of(layout.positions, groups_of(ids, persons))
    graph = FaceGraph(ids, persons, layout.positions, edges, circles)
    edges.prepare()
    return graph.with_cuts(cuts) if cuts else graph


def longest_edge(library: Library, threshold: float | None) -> float:
    """How long an edge may be: this, or without one, as faces are grouped.

    Raises:
        KnownError: the threshold is out of range.
    """
    if threshold is None:
        return library.threshold
    if not 0 < threshold <= R_MAX:
        raise KnownError(f"The threshold has to be above 0 and at most {R_MAX:g}.")
    return threshold


def follow(
    library: Library, graph: FaceGraph, changes: ChangeSet, scope: Scope | None = None
) -> FaceGraph:
    """The graph of a scope after an edit or its undo: persons, cuts, who is shown; places stay.

    Faces that were not there when the graph was loaded are not added; load it again for those.
    """
    database = library.database
    view = GraphView(database)
    asked_for = persons_of(scope)
    with database.reading():
        hidden = view.hidden(sorted(changes.persons - set(asked_for)))
        rows = np.union1d(graph.rows(changes.faces), _appearing(graph, changes, hidden))
        shown, persons = view.some(graph.ids[rows].tolist(), asked_for)
        cuts = Decisions(database).cuts()
    there = np.isin(graph.ids[rows], shown)
    moved = rows[there]
    if not np.array_equal(graph.persons[moved], persons):
        graph = graph.with_persons(moved, persons)
    absent = np.union1d(np.setdiff1d(graph.absent, moved), rows[~there])
    if not np.array_equal(absent, graph.absent):
        graph = graph.with_absent(absent)
    return graph.with_cuts(cuts) if cuts or len(graph.cut) else graph


def _appearing(graph: FaceGraph, changes: ChangeSet, hidden: Ints) -> Ints:
    """int64[k]: rows of who is to come or to go because the person is, ignored or shown again."""
    others = np.setdiff1d(np.array(sorted(changes.persons), np.int64), hidden)
    going = graph.rows_of(hidden) if len(hidden) else hidden
    coming = graph.absent[np.isin(graph.persons[graph.absent], others)]
    return np.concatenate([going, coming])


def changes_since(library: Library, graph: FaceGraph, scope: Scope | None = None) -> ChangeSet:
    """What `follow` has to be told to bring a graph of a scope up to date.

    Faces that are new in the scope are among it; the graph has to be loaded again for those.
    """
    scope = scope or WholeLibrary()
    of_photo = isinstance(scope, OnePhoto)
    with library.database.reading():
        ids, persons = _faces(library, WholeLibrary() if of_photo else scope)
        rest = np.setdiff1d(graph.ids, ids)
        more, owners = GraphView(library.database).some(rest.tolist())
        cuts = Decisions(library.database).cuts()
    if of_photo:
        known = np.isin(ids, graph.ids)
        ids, persons = ids[known], persons[known]
    shown = np.isfinite(graph.positions[:, 0])
    now = [_codes(ids, persons), _codes(more, owners)]
    changed = np.setxor1d(np.concatenate(now), _codes(graph.ids[shown], graph.persons[shown]))
    cut = np.setxor1d(graph.with_cuts(cuts).cut, graph.cut)
    faces = np.union1d(changed >> 32, graph.ids[graph.edges.left[cut]])
    return ChangeSet(faces=frozenset(FaceId(face) for face in faces.tolist()))


def _codes(ones: Ints, others: Ints) -> Ints:
    """int64[n]: a number for each pair of numbers."""
    return (ones << 32) | others


def persons_of(scope: Scope | None) -> tuple[PersonId, ...]:
    """Whom a scope names; they are shown in it even if they are ignored."""
    match scope:
        case OnePerson(person):
            return (person,)
        case SomePersons(persons):
            return persons
        case _:
            return ()


def _faces(library: Library, scope: Scope) -> tuple[Ints, Ints]:
    view = GraphView(library.database)
    match scope:
        case OnePerson() | SomePersons():
            return view.of_persons(persons_of(scope))
        case Unnamed():
            ids, persons = view.all()
            unnamed = ~np.isin(persons, np.array(sorted(library.people_names()), np.int64))
            return ids[unnamed], persons[unnamed]
        case _:
            return view.all()


def _around(edges: Edges, there: npt.NDArray[np.bool_], threshold: float) -> Ints:
    """int64[k]: some rows and those that an edge below the threshold joins to them."""
    count = edges.below(threshold)
    left, right = edges.left[:count], edges.right[:count]
    found = there.copy()
    found[right[there[left]]] = True
    found[left[there[right]]] = True
    return np.flatnonzero(found)


def _groups(library: Library, scope: Scope, ids: Ints, persons: Ints) -> Ints:
    """Who lies together: persons; of one person the strictly alike faces."""
    if not isinstance(scope, OnePerson):
        return groups_of(ids, persons)
    stored = Groupings(library.database).load()
    pieces = np.full(len(ids), -1, np.int64)
    known = np.isin(stored.ids, ids)
    pieces[np.searchsorted(ids, stored.ids[known])] = stored.pieces[known]
    return np.where(pieces < 0, -ids, pieces)


def _places_in(graph: FaceGraph, ids: Ints) -> Places:
    """float32[n, 2]: where faces lie in a graph, NaN for those that are not in it."""
    found = np.full((len(ids), 2), np.nan, np.float32)
    known = np.isin(ids, graph.ids)
    found[known] = graph.places[np.searchsorted(graph.ids, ids[known])]
    return found


def _by_springs(
    edges: Edges,
    groups: Ints,
    threshold: float,
    progress: ProgressListener,
    cancel: CancelToken | None,
) -> Layout:
    if len(groups) > MOST_FACES:
        raise KnownError(
            f"Springs are for at most {MOST_FACES} faces, and these are {len(groups):,}."
        )
    count = edges.below(threshold)
    places = spring_layout(
        len(groups),
        edges.left[:count],
        edges.right[:count],
        edges.distances[:count],
        progress=progress,
        cancel=cancel,
    )
    return Layout.of(places, groups)


def _kept_layout(
    library: Library,
    ids: Ints,
    groups: Ints,
    afresh: bool,
    progress: ProgressListener,
    cancel: CancelToken | None,
) -> Layout:
    """The places that are stored, and new ones for those who have none, which are stored too."""
    before = np.full((len(ids), 2), np.nan, np.float32)
    kept = Positions(library.database)
    if not afresh:
        faces, places = kept.load()
        known = np.isin(faces, ids)
        before[np.searchsorted(ids, faces[known])] = places[known]
        layout = Layout.of(before, groups)
        if not _is_usable(layout, len(ids)):
            afresh = True
            before[:] = np.nan
    new = np.flatnonzero(~np.isfinite(before[:, 0]))
    if not len(new):
        return Layout.of(before, groups)
    layout = layout_faces(
        embeddings_of(library, ids), groups, before, progress=progress, cancel=cancel
    )
    keep_places(
        library, Positions(library.database), ids, layout.positions, None if afresh else new
    )
    return layout


def _is_usable(layout: Layout, faces: int) -> bool:
    """Whether most faces have a place, and most of those lie with their group."""
    counts = layout.circles.counts
    placed = int(counts.sum())
    astray = placed - int(counts[layout.circles.mains].sum())
    return 2 * placed >= faces and astray <= _ASTRAY * placed
