"""The map of faces: those that look alike lie side by side, whoever the grouping says they are.

Embeddings are turned to their 50 principal components and laid out in the plane by t-SNE. The
neighbours that it starts from are always exact; what pushes faces apart is exact for a few faces,
a tree for more (Barnes and Hut), and a grid for very many.

A map is learnt by heart like the face graph, so faces that have a place keep it. Newcomers are put
among those whom they resemble, and only they move.

Sources: van der Maaten and Hinton, "Visualizing data using t-SNE", JMLR 2008; van der Maaten,
"Accelerating t-SNE using tree-based algorithms", JMLR 2014; Linderman et al., "Fast interpolation-
based t-SNE", Nature Methods 2019; Poličar, Stražar and Zupan, "openTSNE", JSS 2024, for the start,
the rates and the way newcomers are put in.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from photoorg.analysis.circles import Floats, Positions, placed
from photoorg.clustering.searching import nearest
from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelToken, Progress, ProgressListener, ignore_progress

Embeddings = npt.NDArray[np.float32]

DIMENSIONS = 50
EXACT = 300
"""So many faces push each other one by one."""

TREE = 5_000
"""So many faces by a tree, more by a grid, which takes longer for few and less for many."""

_UNIT = 2.5
"""Diameters of a face's dot in what t-SNE calls 1: then most faces of a thousand do not overlap."""

_FEWEST = 8
"""For fewer faces the first two components say all there is to say."""

_SPREAD = 12.0
"""Diameters of a dot in a distance of 1, for those few."""

_PERPLEXITY, _NEWCOMERS_PERPLEXITY = 30.0, 5.0
_NEIGHBOURS = 3  # for each unit of perplexity
_BEYOND_ALL = 100.0  # no two embeddings are so far apart
_CELL = 2.0
"""The width of the grid's cells, twice the usual: half the time, and of 1,567 labelled faces 97.0 %
instead of 97.2 % lie next to one of their own person."""

_EXAGGERATED, _SETTLING, _JOINING = 250, 500, 250  # rounds
_TOLD_EVERY = 5
_ROWS = 2048
_STARTED_AMONG = 10  # a newcomer starts in the middle of so many whom it resembles most


class MapMissingError(KnownError, ImportError):
    """openTSNE is not installed."""


def map_faces(
    embeddings: Embeddings,
    before: Positions | None = None,
    *,
    threads: int = 1,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> Positions:
    """float32[n, 2]: places for faces float32[n, d]; the unit is the diameter of a face's dot.

    With one thread the same faces always give the same map.

    Args:
        before: float32[n, 2], the places that faces have already and keep; NaN for newcomers.
        progress: told how many rounds are done.

    Raises:
        ValueError: there is not one place for each face.
        MapMissingError: openTSNE is not installed.
        CancelledError: `cancel` was asked for.
    """
    if before is not None and before.shape != (len(embeddings), 2):
        raise ValueError(f"places of shape {before.shape} for {len(embeddings)} faces")
    cancel = cancel or CancelToken()
    cancel.raise_if_cancelled()
    known = np.zeros(len(embeddings), bool) if before is None else placed(before)
    if before is not None and known.all():
        return before.astype(np.float32)
    points = _components(embeddings)
    if len(points) < _FEWEST:
        return _few(points)
    if before is None or np.count_nonzero(known) < _FEWEST:
        work = _Work(threads, progress, cancel, len(points), _EXAGGERATED + _SETTLING)
        return (_afresh(points, work) * _UNIT).astype(np.float32)
    work = _Work(threads, progress, cancel, int((~known).sum()), _JOINING)
    places = before.astype(np.float32)
    joined = _joining(points[known], before[known].astype(np.float64) / _UNIT, points[~known], work)
    places[~known] = joined * _UNIT
    return places


class _Work:
    """How many threads, whom to tell, and when to stop."""

    def __init__(
        self,
        threads: int,
        progress: ProgressListener,
        cancel: CancelToken,
        faces: int,
        rounds: int,
    ) -> None:
        self.threads, self.cancel = threads, cancel
        self._progress, self._faces, self._rounds = progress, faces, rounds

    def after(self, done: int) -> dict[str, Any]:
        """What openTSNE is to call between its rounds, when `done` of them are over."""

        def tell(rounds: int, _error: float, _places: object) -> bool:
            self.cancel.raise_if_cancelled()
            self._progress(Progress(done + rounds, self._rounds, faces=self._faces))
            return False

        call: Callable[[int, float, object], bool] = tell
        return {
            "callbacks": call,
            "callbacks_every_iters": _TOLD_EVERY,
            "n_jobs": self.threads,
        }


def _components(faces: Embeddings) -> Embeddings:
    """float32[n, at most 50]: the faces by the directions in which they differ most."""
    finite = np.nan_to_num(faces, nan=0.0, posinf=0.0, neginf=0.0)
    if not len(finite):
        return finite
    apart = finite - finite.mean(axis=0, dtype=np.float64).astype(np.float32)
    _, directions = np.linalg.eigh((apart.T @ apart).astype(np.float64))
    turned = directions[:, ::-1][:, :DIMENSIONS].T
    largest = np.abs(turned).argmax(axis=1)
    signs = np.sign(turned[np.arange(len(turned)), largest])
    return np.ascontiguousarray(apart @ (turned * signs[:, None]).T.astype(np.float32))


def _few(points: Embeddings) -> Positions:
    flat = np.zeros((len(points), 2), np.float32)
    flat[:, : points.shape[1]] = points[:, :2]
    return flat * np.float32(_SPREAD)


def _neighbours(
    queries: Embeddings, targets: Embeddings, count: int, cancel: CancelToken, *, own: bool
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
    """int32[q, count] and float32[q, count]: the nearest targets of each query, nearest first."""
    indices, apart = [], []
    for first in range(0, len(queries), _ROWS):
        cancel.raise_if_cancelled()
        block = queries[first : first + _ROWS]
        selves = np.arange(first, first + len(block), dtype=np.int32) if own else None
        _, columns, distances = nearest(block, targets, count, _BEYOND_ALL, selves)
        indices.append(columns.reshape(len(block), count))
        apart.append(distances.reshape(len(block), count))
    return np.concatenate(indices), np.concatenate(apart)


def _afresh(points: Embeddings, work: _Work) -> Floats:
    tsne, affinity = _packages()
    n = len(points)
    perplexity = min(_PERPLEXITY, (n - 1) / _NEIGHBOURS)
    count = min(int(_NEIGHBOURS * perplexity), n - 1)
    indices, apart = _neighbours(points, points, count, work.cancel, own=True)
    together = affinity.joint_probabilities_nn(indices, apart, [perplexity], n_jobs=work.threads)
    start = np.zeros((n, 2))
    start[:, : points.shape[1]] = points[:, :2]
    spread = start[:, 0].std()
    start *= 1e-4 / spread if spread else 0.0
    # Equal faces would stay one point for ever: nothing pushes them apart.
    start += np.random.default_rng(0).normal(0, 1e-6, start.shape)
    method: dict[str, Any] = {"negative_gradient_method": "bh", "theta": 0.0 if n <= EXACT else 0.5}
    if n > TREE:
        method = {"negative_gradient_method": "fft", "ints_in_interval": _CELL}
    places = tsne.TSNEEmbedding(start, affinity.PrecomputedAffinities(together), **method)
    places = places.optimize(
        _EXAGGERATED, exaggeration=12, momentum=0.8, inplace=True, **work.after(0)
    )
    places = places.optimize(_SETTLING, momentum=0.8, inplace=True, **work.after(_EXAGGERATED))
    return np.asarray(places, np.float64)


def _joining(known: Embeddings, places: Floats, new: Embeddings, work: _Work) -> Floats:
    """float64[q, 2]: places for newcomers among faces that stay where they are."""
    tsne, affinity = _packages()
    resembling = _among(known, affinity, work)
    there = tsne.TSNEEmbedding(places, resembling, negative_gradient_method="bh")
    joining = there.prepare_partial(new, initialization="median", k=_STARTED_AMONG)
    joining = joining.optimize(
        _JOINING,
        learning_rate=0.1,
        exaggeration=4,
        momentum=0.8,
        max_grad_norm=0.25,
        theta=0.5,
        inplace=True,
        **work.after(0),
    )
    return np.asarray(joining, np.float64)


def _among(known: Embeddings, affinity: Any, work: _Work) -> Any:
    """How newcomers resemble faces that are on the map already, for openTSNE to ask."""
    import scipy.sparse

    class Resembling(affinity.Affinities):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            # Those who stay are not pulled at, so among themselves nothing need be known.
            self.P = scipy.sparse.csr_matrix((len(known), len(known)))

        def to_new(self, data: Embeddings, return_distances: bool = False) -> Any:
            perplexity = min(_NEWCOMERS_PERPLEXITY, len(known) / _NEIGHBOURS)
            count = max(int(_NEIGHBOURS * perplexity), 2)
            indices, apart = _neighbours(data, known, count, work.cancel, own=False)
            likely = affinity.joint_probabilities_nn(
                indices,
                apart,
                [perplexity],
                symmetrize=False,
                normalization="point-wise",
                n_reference_samples=len(known),
                n_jobs=work.threads,
            )
            return (likely, indices, apart) if return_distances else likely

    return Resembling()


def _packages() -> tuple[Any, Any]:
    """openTSNE and its module of affinities, which take seconds to load.

    Raises:
        MapMissingError: it is not installed.
    """
    try:
        import openTSNE
        from openTSNE import affinity
    except ImportError as error:
        raise MapMissingError(
            "The map of faces needs a package that the packaged program does not have; "
            "in an installation of your own this brings it: pip install 'photoorg[map]'"
        ) from error
    return openTSNE, affinity
