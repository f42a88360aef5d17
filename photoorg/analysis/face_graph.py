"""The data of a face graph: faces, where they lie, and the edges between them.

Edges are sorted by their distance, so those below a threshold are the first so many, and a
threshold that is moved costs one search. Which of too many edges are drawn follows from numbers
made of the two faces: an edge that is drawn stays drawn while others come and go.

A graph is never changed; what the owner does makes a new one that shares all that stays, the
places above all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from photoorg.analysis.circles import Circles, Ints, Positions, circles_of
from photoorg.analysis.edges import Edges
from photoorg.clustering.neighbours import R_MAX

MOST_DRAWN = 20_000
"""More edges than these are not drawn at once: none could be told from the others."""

Flags = npt.NDArray[np.bool_]

NOBODY = 0
"""The person of a face that has none."""

_FEW = 6
"""Of so many times more edges than may be drawn all are looked at; of more only the first."""
_TRIED_AT_ONCE = 1 << 16
_NONE = np.zeros(0, np.int64)


def groups_of(ids: Ints, persons: Ints) -> Ints:
    """int64[n]: who lies together: the faces of a person; a face of nobody's by itself."""
    return np.where(persons == NOBODY, -ids, persons)


@dataclass(frozen=True, eq=False)
class FaceGraph:
    """n faces, and edges between their rows 0..n-1.

    Attributes:
        ids: int64[n], ascending.
        persons: int64[n], `NOBODY` where a face has none.
        places: float32[n, 2], where each lies or would lie; the unit is the diameter of a dot.
        edges: all there are up to the longest that a threshold may let through.
        circles: of the groups.
        absent: int64[a], rows of faces that are not shown any more.
        cut: int64[c], numbers of edges that the owner cut.
    """

    ids: Ints
    persons: Ints
    places: Positions
    edges: Edges
    circles: Circles
    absent: Ints = field(default_factory=lambda: _NONE)
    cut: Ints = field(default_factory=lambda: _NONE)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def positions(self) -> Positions:
        """float32[n, 2]: where each face is drawn; NaN for those that are not."""
        if not len(self.absent):
            return self.places
        found = self.places.copy()
        found[self.absent] = np.nan
        return found

    def row(self, face: int) -> int | None:
        """The row of a face, None if it is not one of them."""
        place = int(np.searchsorted(self.ids, face))
        return place if place < len(self.ids) and self.ids[place] == face else None

    def rows(self, faces: Iterable[int]) -> Ints:
        """int64[k]: the rows of those of some faces that are in the graph, ascending."""
        wanted = np.unique(np.fromiter(faces, np.int64))
        places = np.searchsorted(self.ids, wanted)
        there = places < len(self.ids)
        there[there] = self.ids[places[there]] == wanted[there]
        return places[there]

    def rows_of(self, persons: int | Ints) -> Ints:
        """int64[k]: the rows of the faces of one person, or of some, that are drawn."""
        return np.setdiff1d(np.flatnonzero(np.isin(self.persons, persons)), self.absent)

    # -- edges -------------------------------------------------------------------------

    @cached_property
    def gone(self) -> Ints:
        """int64[g], ascending: numbers of edges that were cut or lead to who is absent."""
        lost, _ = self.edges.incident_to(self.absent)
        return np.union1d(self.cut, lost).astype(np.int64)

    def count_below(self, threshold: float) -> int:
        """How many edges are nearer than a threshold."""
        count = self.edges.below(threshold)
        return count - int(np.searchsorted(self.gone, count))

    def incident(self, row: int, threshold: float = np.inf) -> Ints:
        """int64[k]: the numbers of a face's edges below a threshold, the shortest first."""
        found, _ = self.edges.incident_to(np.array([row]))
        found = found[: np.searchsorted(found, self.edges.below(threshold))]
        return self._there(found)

    def edge_between(self, row: int, other: int) -> int | None:
        """The number of the edge between two faces, whether cut or not; None if there is none."""
        found, _ = self.edges.incident_to(np.array([row]))
        at = found[(self.edges.left[found] == other) | (self.edges.right[found] == other)]
        return int(at[0]) if len(at) and row != other else None

    def histogram(self, bins: int, longest: float = R_MAX) -> Ints:
        """int64[bins]: how many edges have which distance, from 0 to `longest` in equal steps."""
        borders = np.linspace(0, longest, bins + 1, dtype=np.float32)
        all_of_them = np.searchsorted(self.edges.distances, borders)
        gone = np.searchsorted(self.edges.distances[self.gone], borders)
        return np.diff(all_of_them - gone)

    def drawn_edges(
        self, threshold: float, rows: Ints | None = None, most: int = MOST_DRAWN
    ) -> Ints:
        """int64[k], ascending: the numbers of the edges to be drawn, at most so many.

        `rows` are the faces in view: edges that touch none of them are not drawn. The same
        edges are chosen again and again, however the threshold and the view move.
        """
        count = self.edges.below(threshold)
        touched = None
        if rows is not None and len(rows) < len(self):
            touched = np.zeros(len(self), bool)
            touched[rows] = True
            if self.edges.degrees[rows].sum() <= _FEW * most:
                return self._first(self._of(rows, touched, count), most)
        if count <= _FEW * most:
            return self._first(self._touching(np.arange(count), touched), most)
        return self._walked(count, touched, most)

    def _of(self, rows: Ints, touched: Flags, count: int) -> Ints:
        """Of the first so many edges those of some faces, each once."""
        found, owner = self.edges.incident_to(rows)
        near = np.flatnonzero(found < count)
        found, own = found[near], rows[owner[near]]
        left = self.edges.left[found]
        # One between two of them is counted where it begins.
        kept: Ints = found[(left == own) | ~touched[left]]
        return kept

    def _touching(self, numbers: Ints, touched: Flags | None) -> Ints:
        if touched is None:
            return numbers
        left, right = self.edges.left[numbers], self.edges.right[numbers]
        return numbers[touched[left] | touched[right]]

    def _there(self, numbers: Ints) -> Ints:
        """Those that are not gone."""
        return numbers[~np.isin(numbers, self.gone)] if len(self.gone) else numbers

    def _first(self, numbers: Ints, most: int) -> Ints:
        """Of some edges those that come first in the order of drawing."""
        numbers = self._there(numbers)
        if len(numbers) > most:
            numbers = numbers[np.argpartition(self.edges.turns[numbers], most)[:most]]
        return np.sort(numbers)

    def _walked(self, count: int, touched: Flags | None, most: int) -> Ints:
        """The same for too many edges: along the order of drawing, until there are enough."""
        found, total = [_NONE], 0
        for first in range(0, len(self.edges), _TRIED_AT_ONCE):
            tried = self.edges.in_turn[first : first + _TRIED_AT_ONCE]
            numbers = self._there(self._touching(tried[tried < count].astype(np.int64), touched))
            found.append(numbers)
            total += len(numbers)
            if total >= most:
                break
        return np.sort(np.concatenate(found)[:most])

    # -- what the owner does -----------------------------------------------------------

    def with_persons(self, rows: Ints, persons: Ints) -> "FaceGraph":
        """Faces with the persons that they belong to now; all keep their places."""
        changed = self.persons.copy()
        changed[rows] = persons
        return self._with_circles(replace(self, persons=changed), rows)

    def with_absent(self, rows: Ints) -> "FaceGraph":
        """With these faces, and no others, left out; who comes back has his place again."""
        absent = np.unique(rows).astype(np.int64)
        return self._with_circles(
            replace(self, absent=absent), np.setxor1d(absent, self.absent, assume_unique=True)
        )

    def with_cuts(self, pairs: Iterable[tuple[int, int]]) -> "FaceGraph":
        """With the edges between these faces, and no others, cut; pairs of face ids."""
        numbers = []
        for one, other in pairs:
            row, second = self.row(one), self.row(other)
            if row is not None and second is not None:
                numbers.append(self.edge_between(row, second))
        cut = np.array(sorted({n for n in numbers if n is not None}), np.int64)
        return replace(self, cut=cut)

    def _with_circles(self, changed: "FaceGraph", rows: Ints) -> "FaceGraph":
        """The changed graph with the circles of the groups that these rows are or were of."""
        groups = [groups_of(it.ids[rows], it.persons[rows]) for it in (self, changed)]
        touched = np.unique(np.concatenate(groups))
        inside = changed._rows_in(touched)
        new = circles_of(
            changed.positions[inside], groups_of(changed.ids[inside], changed.persons[inside])
        )
        kept = self.circles.where(~np.isin(self.circles.groups, touched))
        return replace(changed, circles=kept.and_those(new))

    def _rows_in(self, groups: Ints) -> Ints:
        """int64[k]: the rows of groups int64[g], ascending; an edit touches few of many."""
        alone = self.rows((-groups[groups < 0]).tolist())
        alone = alone[self.persons[alone] == NOBODY]
        together = np.flatnonzero(np.isin(self.persons, groups[groups > 0]))
        return np.concatenate([alone, together])
