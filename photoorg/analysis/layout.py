"""The two-level layout of the face graph: where each group lies, and each face inside its group.

Groups are placed by the first two principal components of their centres, and freed of overlap
(`packing`); faces lie in a sunflower inside their group, the most typical in the middle
(`circles`). Nothing is random, so the same faces always lie in the same places.

A layout is a map that its owner learns by heart. So faces that have a place keep it, whatever
happens around them: newcomers join the rim of their group, or, where another group is in the
way, lie in the nearest free place beside it; new groups go to the free place that is nearest to
the group that resembles them most on the plane of the two components.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.analysis.circles import (
    Circles,
    Floats,
    Ints,
    Positions,
    circles_of,
    placed,
    sunflower,
    sunflower_circle,
)
from photoorg.analysis.newcomers import Plane
from photoorg.analysis.packing import pack
from photoorg.core.jobs import CancelToken, Progress, ProgressListener, ignore_progress

Embeddings = npt.NDArray[np.float32]

GAP = 1.0
"""Between the circles of two groups, in diameters of a face's dot."""

_ROWS = 8192
_SAMPLE = 16_384
_BASIS = 2048


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Where n faces lie; the unit is the diameter of a face's dot.

    Attributes:
        positions: float32[n, 2].
        circles: of the groups; no two overlap, unless faces were put into other groups since
            they were placed.
    """

    positions: Positions
    circles: Circles

    @classmethod
    def of(cls, positions: Positions, groups: Ints) -> "Layout":
        """Faces that have their places already."""
        return cls(positions, circles_of(positions, groups))


def layout_faces(
    embeddings: Embeddings,
    groups: Ints,
    before: Positions | None = None,
    *,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> Layout:
    """Places for faces float32[n, 128] of groups int64[n], any numbers.

    Args:
        before: float32[n, 2], the places that faces have already and keep; NaN for newcomers.
        progress: told how many groups are placed.

    Raises:
        ValueError: the arrays are not of the same faces.
        CancelledError: `cancel` was asked for.
    """
    n = len(groups)
    if len(embeddings) != n or (before is not None and before.shape != (n, 2)):
        raise ValueError(f"embeddings, groups and places are not all of {n} faces")
    cancel = cancel or CancelToken()
    if before is not None:
        new = ~placed(before)
        if n and not new.any():
            return Layout.of(before.astype(np.float32), groups)
        if not new.all():
            return _with_newcomers(
                embeddings, groups, before, np.flatnonzero(new), progress, cancel
            )
    if not np.isfinite(embeddings).all():
        embeddings = _finite(embeddings)
    return _afresh(embeddings, groups, progress, cancel)


def _finite(numbers: Embeddings) -> Embeddings:
    """A broken embedding must not spoil the places of all others."""
    return np.nan_to_num(numbers, nan=0.0, posinf=0.0, neginf=0.0)


def _afresh(
    faces: Embeddings, groups: Ints, progress: ProgressListener, cancel: CancelToken
) -> Layout:
    if not len(groups):
        return Layout.of(np.zeros((0, 2), np.float32), groups)
    ids, code, counts = np.unique(groups, return_inverse=True, return_counts=True)
    order = np.argsort(code, kind="stable")
    middles = _centres(faces, order, counts, cancel)
    wished = (_principal(middles) @ middles.T).astype(np.float64)
    circles = np.array([sunflower_circle(count) for count in counts.tolist()], np.float64)

    def tick(done: int) -> None:
        cancel.raise_if_cancelled()
        progress(Progress(done, len(ids), faces=len(groups)))

    centres = pack(wished.T, circles[:, 2] + GAP / 2, tick)
    ranks = _ranks(faces, middles, order, counts, cancel)
    places = sunflower(0, int(counts.max()))[ranks] + (centres - circles[:, :2])[code[order]]
    positions = np.empty((len(groups), 2), np.float32)
    positions[order] = places
    return Layout.of(positions, groups)


def _centres(faces: Embeddings, order: Ints, counts: Ints, cancel: CancelToken) -> Embeddings:
    """float32[g, 128]: the means of the groups, whose faces follow each other in `order`."""
    begin = np.cumsum(counts) - counts
    sums = np.zeros((len(counts), faces.shape[1]), np.float32)
    group = np.repeat(np.arange(len(counts)), counts)
    for first in range(0, len(order), _ROWS):
        cancel.raise_if_cancelled()
        block = group[first : first + _ROWS]
        starts = np.maximum(begin[block[0] : block[-1] + 1] - first, 0)
        part = np.add.reduceat(faces[order[first : first + _ROWS]], starts)
        sums[block[0] : block[-1] + 1] += part
    return np.asarray(sums / counts[:, None], np.float32)


def _principal(middles: Embeddings) -> Embeddings:
    """float32[2, 128]: the two directions in which some points differ most; signs are fixed."""
    apart = middles - middles.mean(axis=0)
    _, directions = np.linalg.eigh((apart.T @ apart).astype(np.float64))
    two = directions[:, [-1, -2]].T
    largest = np.abs(two).argmax(axis=1)
    two *= np.where(two[[0, 1], largest] < 0, -1.0, 1.0)[:, None]
    return two.astype(np.float32)


def _ranks(
    faces: Embeddings, middles: Embeddings, order: Ints, counts: Ints, cancel: CancelToken
) -> Ints:
    """For the faces in `order` their places in their groups, 0 for the nearest to the middle."""
    group = np.repeat(np.arange(len(counts)), counts)
    apart = np.empty(len(order), np.float32)
    for first in range(0, len(order), _ROWS):
        cancel.raise_if_cancelled()
        part = slice(first, first + _ROWS)
        difference = faces[order[part]] - middles[group[part]]
        apart[part] = np.einsum("ij,ij->i", difference, difference)
    ranks = np.empty(len(order), np.int64)
    ranks[np.lexsort((order, apart, group))] = np.arange(len(order))
    return ranks - (np.cumsum(counts) - counts)[group]


def _with_newcomers(
    faces: Embeddings,
    groups: Ints,
    before: Positions,
    new: Ints,
    progress: ProgressListener,
    cancel: CancelToken,
) -> Layout:
    positions = before.astype(np.float32)
    circles = circles_of(positions, groups)
    plane = Plane(circles, GAP)
    ids, code = np.unique(groups[new], return_inverse=True)
    rows_of = np.split(new[np.argsort(code, kind="stable")], np.cumsum(np.bincount(code))[:-1])
    is_fresh = ~np.isin(ids, circles.groups)
    there = np.flatnonzero(placed(before))
    fresh_rows = [rows for rows, fresh in zip(rows_of, is_fresh, strict=True) if fresh]
    wishes = iter(_wishes(faces, groups, there, circles, fresh_rows))
    known = there[np.isin(groups[there], ids[~is_fresh])]
    known = known[np.argsort(groups[known], kind="stable")]
    begin, end = (np.searchsorted(groups[known], ids, side) for side in ("left", "right"))
    for done, (group, fresh) in enumerate(zip(ids.tolist(), is_fresh, strict=True)):
        cancel.raise_if_cancelled()
        rows = rows_of[done]
        if fresh:
            positions[rows] = plane.found(group, len(rows), next(wishes))
        else:
            own = before[known[begin[done] : end[done]]].astype(np.float64)
            positions[rows] = plane.join(group, len(rows), own)
        progress(Progress(done + 1, len(ids), faces=len(new)))
    return Layout(positions, plane.circles())


def _wishes(
    faces: Embeddings, groups: Ints, there: Ints, circles: Circles, fresh: list[Ints]
) -> Floats:
    """float64[f, 2]: for new groups, given by their rows, the middle of the one most like them.

    `there` are the rows that have a place; of very many some are looked at.
    """
    if not fresh:
        return np.zeros((0, 2))
    some = there[:: max(1, len(there) // _SAMPLE)]
    basis = _principal(_finite(faces[some[:: max(1, len(some) // _BASIS)]]))
    ids, code, counts = np.unique(groups[some], return_inverse=True, return_counts=True)
    with np.errstate(invalid="ignore"):  # broken embeddings are mended when they are few numbers
        flat = _finite(basis @ faces[some].T)
        wanted = np.array([_finite(basis @ faces[rows].T).mean(axis=1) for rows in fresh])
    known = np.column_stack([np.bincount(code, axis) for axis in flat]) / counts[:, None]
    squares = np.square(known).sum(axis=1) - 2 * wanted @ known.T
    place = np.searchsorted(circles.groups, ids[squares.argmin(axis=1)])
    return np.asarray(circles.centres[place])
