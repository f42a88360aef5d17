"""How good the grouping is, on photos whose people are known, beside dlib and DBSCAN."""

import importlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from photoorg.clustering.comparison import noise_apart
from photoorg.clustering.evaluation import (
    Evaluation,
    adjusted_rand_index,
    evaluate,
    evaluate_subset,
)
from photoorg.clustering.live import LiveGroups
from photoorg.clustering.whispers import Labels
from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.ingest.outcomes import IngestSettings
from photoorg.library.library import Library
from photoorg.library.methods import (
    DBSCAN_RADIUS,
    DLIB_THRESHOLD,
    Method,
    Vectors,
    dlib_whispers,
    usual_methods,
)
from photoorg.library.paths import Paths, temporary_library
from photoorg.library.subsets import Mask, subset_masks
from photoorg.storage.faces import Faces

__all__ = [
    "DBSCAN_RADIUS",
    "DLIB_THRESHOLD",
    "UNLABELLED",
    "EvaluationReport",
    "LabelledFaces",
    "Row",
    "Stream",
    "compare_methods",
    "dlib_whispers",
    "evaluate_folder",
    "evaluate_methods",
    "streamed",
]

UNLABELLED = -1


@dataclass(frozen=True, slots=True)
class LabelledFaces:
    """Faces whose people are known.

    Attributes:
        embeddings: float32[n, 128], what photoorg groups.
        plain: float32[n, 128], dlib's descriptors without the mirror image.
        quality: float32[n], 0 to 1.
        labels: int64[n], a number for each person; -1 for a face that nobody labelled.
        tags: for each face the words that are written of it, or () if of none.
        photos: int64[n], a number for the photo that each face is in, or None if not known.
    """

    embeddings: Vectors
    plain: Vectors
    quality: Vectors
    labels: npt.NDArray[np.int64]
    tags: tuple[frozenset[str], ...] = ()
    photos: npt.NDArray[np.int64] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One method's groups; `scores` is None where no face is labelled.

    All faces are grouped. With a `subset`, only its faces are scored, `groups` counts the
    groups with one of them, and `largest` is the size of the largest of those.
    """

    method: str
    groups: int
    largest: int
    scores: Evaluation | None
    seconds: float
    subset: str | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """What became of faces that arrived in batches, against all of them at once."""

    batches: int
    ari: float


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """All methods on the same faces. `faces` and `identities` count what is labelled.

    Without any label, `faces` counts all faces and there are no identities. `notes` are
    sentences on what was left out.
    """

    faces: int
    identities: int
    rows: list[Row]
    stream: Stream | None = None
    notes: tuple[str, ...] = ()


def evaluate_methods(
    faces: LabelledFaces,
    *,
    all_algorithms: bool = False,
    batches: int | None = None,
    subsets: Sequence[str] = (),
) -> EvaluationReport:
    """Every method on all faces, and then on each subset; ours first, then dlib and DBSCAN.

    `all_algorithms` adds those of the extra `lab`, `batches` how well we do if the faces arrive
    in so many batches. `subsets` are tags, or `rest` or `all`; see `subset_masks`.

    Raises:
        KnownError: the extra `lab` is needed and not there, or no face is in a subset.
    """
    masks = subset_masks(faces.tags, subsets)
    methods = usual_methods(faces.embeddings, faces.plain, faces.quality, faces.photos)
    if batches is not None:
        batches = max(1, min(batches, len(faces.labels)))
        methods.insert(1, _stream_method(faces, batches))
    notes: tuple[str, ...] = ()
    if all_algorithms:
        further, notes = _further_methods(faces)
        methods += further
    runs = [_run(name, method) for name, method in methods]
    rows = _rows(runs, faces, masks)
    stream = None
    if batches is not None:
        stream = Stream(batches, adjusted_rand_index(runs[0].found, runs[1].found))
    known = faces.labels != UNLABELLED
    return EvaluationReport(int(known.sum()) or len(known), _people(faces), rows, stream, notes)


def compare_methods(faces: LabelledFaces, methods: Sequence[Method]) -> EvaluationReport:
    """The given methods on the same faces."""
    rows = _rows([_run(name, method) for name, method in methods], faces, {})
    known = faces.labels != UNLABELLED
    return EvaluationReport(int(known.sum()) or len(known), _people(faces), rows)


def streamed(embeddings: Vectors, quality: Vectors, batches: int) -> Labels:
    """Our groups int64[n] if the faces arrive in batches, in an order drawn with a fixed seed.

    Each batch is added to the groups that are there, as while photos are scanned.
    """
    order = np.random.default_rng(0).permutation(len(embeddings))
    first, *later = np.array_split(order, batches)
    groups = LiveGroups(embeddings[first], quality[first])
    for batch in later:
        groups.add(embeddings[batch], quality[batch])
    labels = np.empty(len(order), np.int64)
    labels[order] = groups.labels
    return labels


def _stream_method(faces: LabelledFaces, batches: int) -> Method:
    name = f"photoorg, {batches:,} batches"
    return name, lambda: streamed(faces.embeddings, faces.quality, batches)


def _further_methods(faces: LabelledFaces) -> tuple[list[Method], tuple[str, ...]]:
    from photoorg.library import lab_methods  # scikit-learn takes a second to load

    methods = lab_methods.further_methods(faces.embeddings, _people(faces))
    too_many = lab_methods.agglomerative_method(faces.embeddings) is None
    return methods, (lab_methods.TOO_MANY,) if too_many else ()


def _people(faces: LabelledFaces) -> int:
    return len(np.unique(faces.labels[faces.labels != UNLABELLED]))


@dataclass(frozen=True, slots=True)
class _Run:
    method: str
    found: Labels
    seconds: float


def _run(name: str, method: Callable[[], Labels]) -> _Run:
    started = time.perf_counter()
    found = method()
    seconds = time.perf_counter() - started
    return _Run(name, noise_apart(found), seconds)


def _rows(runs: Sequence[_Run], faces: LabelledFaces, masks: Mapping[str, Mask]) -> list[Row]:
    rows = [_row(run, faces) for run in runs]
    return rows + [
        _subset_row(run, faces, tag, mask) for tag, mask in masks.items() for run in runs
    ]


def _row(run: _Run, faces: LabelledFaces) -> Row:
    sizes = np.unique(run.found, return_counts=True)[1]
    known = faces.labels != UNLABELLED
    scores = evaluate(faces.labels[known], run.found[known]) if known.any() else None
    return Row(run.method, len(sizes), int(sizes.max(initial=0)), scores, run.seconds)


def _subset_row(run: _Run, faces: LabelledFaces, subset: str, mask: Mask) -> Row:
    sizes = np.bincount(run.found)[np.unique(run.found[mask])]
    known = faces.labels != UNLABELLED
    scores = None
    if (known & mask).any():
        scores = evaluate_subset(faces.labels[known], run.found[known], mask[known])
    return Row(run.method, len(sizes), int(sizes.max(initial=0)), scores, run.seconds, subset)


def evaluate_folder(
    folder: Path,
    paths: Paths,
    settings: IngestSettings,
    *,
    jobs: int | None = None,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
    all_algorithms: bool = False,
    batches: int | None = None,
) -> EvaluationReport:
    """Scan `folder` into a temporary library and compare the methods on its faces.

    Each sub-folder holds one person. Where a photo shows several faces, the largest is
    that person and the others are grouped but not scored, like those of photos that lie in
    `folder` itself. The rest is as for `evaluate_methods`.

    Raises:
        KnownError: there is no such folder, or no face in it.
        CancelledError: `cancel` was asked for; part of a folder has no scores.
    """
    if all_algorithms:  # what is missing is better said before an hour of scanning than after
        importlib.import_module("photoorg.library.lab_methods")
    with temporary_library() as place:
        own = replace(paths, library=Path(place))
        with Library(own) as library:
            library.scan(
                [folder],
                replace(settings, keep_plain=True),
                jobs=jobs,
                progress=progress,
                cancel=cancel,
            )
            if cancel is not None:
                cancel.raise_if_cancelled()
            faces = _labelled(library, folder.resolve())
    if not len(faces.labels):
        raise KnownError(f"No face was found in {folder}.")
    return evaluate_methods(faces, all_algorithms=all_algorithms, batches=batches)


def _labelled(library: Library, folder: Path) -> LabelledFaces:
    """The faces in the order of their files: dlib's result depends on the order."""
    repository = Faces(library.database)
    vectors, plain = repository.vectors(), repository.plain_vectors()
    paths, areas = library.path_of_photos(), repository.areas()
    order = sorted(
        range(len(vectors.ids)),
        key=lambda i: (str(paths[int(vectors.photos[i])]), int(vectors.ids[i])),
    )
    largest: dict[Path, tuple[float, int]] = {}
    for place, row in enumerate(order):
        path, area = paths[int(vectors.photos[row])], areas[int(vectors.ids[row])]
        if path not in largest or area > largest[path][0]:
            largest[path] = (area, place)
    labels = np.full(len(order), UNLABELLED, np.int64)
    numbers: dict[str, int] = {}
    for path, (_, place) in largest.items():
        person, *below = path.relative_to(folder).parts
        if below:
            labels[place] = numbers.setdefault(person, len(numbers))
    return LabelledFaces(
        vectors.embeddings[order],
        plain.embeddings[order],
        vectors.quality[order],
        labels,
        photos=vectors.photos[order],
    )
