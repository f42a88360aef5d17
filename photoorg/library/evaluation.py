"""How good the grouping is, on photos whose people are known, beside dlib and DBSCAN."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import dlib
import numpy as np
import numpy.typing as npt

from photoorg.clustering.comparison import dbscan
from photoorg.clustering.evaluation import Evaluation, evaluate
from photoorg.clustering.grouping import THRESHOLD, group_faces
from photoorg.clustering.neighbours import build_graph
from photoorg.clustering.whispers import Labels
from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.ingest.outcomes import IngestSettings
from photoorg.library.library import Library
from photoorg.library.paths import Paths, temporary_library
from photoorg.storage.faces import Faces

DLIB_THRESHOLD = 0.5
DBSCAN_RADIUS = 0.42  # the best by F on a labelled set of 1,567 faces: DBSCAN at its best
_UNLABELLED = -1

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LabelledFaces:
    """Faces whose people are known.

    Attributes:
        embeddings: float32[n, 128], what photoorg groups.
        plain: float32[n, 128], dlib's descriptors without the mirror image.
        quality: float32[n], 0 to 1.
        labels: int64[n], a number for each person; -1 for a face that nobody labelled.
    """

    embeddings: Vectors
    plain: Vectors
    quality: Vectors
    labels: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Row:
    """One method's groups; `scores` is None where no face is labelled."""

    method: str
    groups: int
    largest: int
    scores: Evaluation | None
    seconds: float


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """All methods on the same faces. `faces` and `identities` count what is labelled.

    Without any label, `faces` counts all faces and there are no identities.
    """

    faces: int
    identities: int
    rows: list[Row]


def dlib_whispers(descriptors: Vectors, threshold: float = DLIB_THRESHOLD) -> Labels:
    """`dlib.chinese_whispers_clustering` of float32[n, 128]: int64[n]."""
    if not len(descriptors):
        return np.empty(0, np.int64)
    vectors = [dlib.vector(row) for row in descriptors.astype(np.float64).tolist()]
    return np.array(dlib.chinese_whispers_clustering(vectors, threshold), np.int64)


def evaluate_methods(faces: LabelledFaces) -> EvaluationReport:
    """Ours first, then dlib as its own script runs, then the same methods on our embeddings."""
    methods: Sequence[tuple[str, Callable[[], Labels]]] = (
        ("photoorg", lambda: group_faces(faces.embeddings, quality=faces.quality)),
        (f"dlib {DLIB_THRESHOLD:g}", lambda: dlib_whispers(faces.plain)),
        (f"dlib {DLIB_THRESHOLD:g}, mirrored", lambda: dlib_whispers(faces.embeddings)),
        (
            f"DBSCAN {DBSCAN_RADIUS:g}",
            lambda: dbscan(build_graph(faces.embeddings), DBSCAN_RADIUS),
        ),
        (
            f"DBSCAN {THRESHOLD:g}",
            lambda: dbscan(build_graph(faces.embeddings), THRESHOLD),
        ),
    )
    known = faces.labels != _UNLABELLED
    rows = [_row(name, method, faces.labels, known) for name, method in methods]
    if not known.any():
        return EvaluationReport(len(known), 0, rows)
    return EvaluationReport(int(known.sum()), len(np.unique(faces.labels[known])), rows)


def _row(
    name: str,
    method: Callable[[], Labels],
    truth: npt.NDArray[np.int64],
    known: npt.NDArray[np.bool_],
) -> Row:
    started = time.perf_counter()
    found = method()
    seconds = time.perf_counter() - started
    sizes = np.unique(found, return_counts=True)[1]
    scores = evaluate(truth[known], found[known]) if known.any() else None
    return Row(name, len(sizes), int(sizes.max(initial=0)), scores, seconds)


def evaluate_folder(
    folder: Path,
    paths: Paths,
    settings: IngestSettings,
    *,
    jobs: int | None = None,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> EvaluationReport:
    """Scan `folder` into a temporary library and compare the methods on its faces.

    Each sub-folder holds one person. Where a photo shows several faces, the largest is
    that person and the others are grouped but not scored, like those of photos that lie in
    `folder` itself.

    Raises:
        KnownError: there is no such folder, or no face in it.
    """
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
            faces = _labelled(library, folder.resolve())
    if not len(faces.labels):
        raise KnownError(f"No face was found in {folder}.")
    return evaluate_methods(faces)


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
    labels = np.full(len(order), _UNLABELLED, np.int64)
    numbers: dict[str, int] = {}
    for path, (_, place) in largest.items():
        person, *below = path.relative_to(folder).parts
        if below:
            labels[place] = numbers.setdefault(person, len(numbers))
    return LabelledFaces(
        vectors.embeddings[order], plain.embeddings[order], vectors.quality[order], labels
    )
