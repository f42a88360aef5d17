"""How often a person with a look is found first, on labelled pictures: person/expression.

Each combination of a person and a look is left out in turn: its faces count as not tagged, as they
would be in a library whose owner has tagged that look of others only. The tag is learnt, the
person's vector is that of all their faces, and the first hit among all pictures is judged.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from photoorg.analysis.looks import (
    FaceLooks,
    LookFeatures,
    likeness,
    tag_scores,
    with_look,
)
from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.library.face_looks import describe_looks
from photoorg.library.library import Library
from photoorg.library.paths import Paths, temporary_library
from photoorg.storage.faces import Faces
from photoorg.storage.looks_view import LooksView

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class LookScore:
    """How often the first hit was right; `features` is None for the person's vector alone."""

    features: LookFeatures | None
    person: float
    look: float
    both: float


@dataclass(frozen=True, slots=True)
class LooksReport:
    """All kinds of features on the same faces; `questions` is how many combinations were asked.

    `faceless` counts pictures in which no face was found.
    """

    faces: int
    persons: int
    looks: int
    questions: int
    faceless: int
    scores: tuple[LookScore, ...]

    @property
    def best(self) -> LookScore:
        """Of those with features, the most often right in both."""
        return max(
            (score for score in self.scores if score.features is not None),
            key=lambda score: (score.both, score.person),
        )


def evaluate_looks(
    folder: Path,
    paths: Paths,
    *,
    jobs: int | None = None,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> LooksReport:
    """Measure on a folder of persons' folders, each with a folder a look.

    Of a picture the largest face counts. The folder is only read.

    Raises:
        KnownError: there is no such folder, or too few persons share a look.
        CancelledError: `cancel` was asked for.
    """
    with temporary_library() as place, Library(replace(paths, library=Path(place))) as library:
        library.scan([folder], jobs=jobs, progress=progress, cancel=cancel)
        if cancel is not None:
            cancel.raise_if_cancelled()
        labels = _labels(library, folder.resolve())
        seen = LooksView(library.database).some(list(labels))
        photos = len(set(library.path_of_photos()))
    labelled = [labels[face.face] for face in seen]
    persons, looks = (_numbers([label[part] for label in labelled]) for part in (0, 1))
    return measure_looks(describe_looks(seen), persons, looks, photos - len(labels))


def _labels(library: Library, folder: Path) -> dict[int, tuple[str, str]]:
    """The largest face of each picture -> its person and look."""
    repository = Faces(library.database)
    vectors, areas = repository.vectors(), repository.areas()
    largest: dict[int, int] = {}
    for face, photo in zip(vectors.ids.tolist(), vectors.photos.tolist(), strict=True):
        if photo not in largest or areas[face] > areas[largest[photo]]:
            largest[photo] = face
    paths, found = library.path_of_photos(), {}
    for photo, face in largest.items():
        parts = paths[photo].relative_to(folder).parts
        if len(parts) > 2:
            found[face] = (parts[0], parts[1])
    return found


def _numbers(words: list[str]) -> Ints:
    places = {word: place + 1 for place, word in enumerate(sorted(set(words)))}
    return np.array([places[word] for word in words], np.int64)


def measure_looks(faces: FaceLooks, persons: Ints, looks: Ints, faceless: int = 0) -> LooksReport:
    """The same for faces whose persons int64[n] and looks int64[n], numbered from 1, are known.

    Raises:
        KnownError: no look is known of two persons, each with another look too.
    """
    pairs = [
        (person, look)
        for person, look in sorted(set(zip(persons.tolist(), looks.tolist(), strict=True)))
        if ((looks == look) & (persons != person)).any()
        and ((looks != look) & (persons == person)).any()
    ]
    if not pairs:
        raise KnownError(
            "There are too few pictures: it takes two persons at least, each with the same two "
            "looks, in folders PERSON/LOOK."
        )
    scores = [_score(faces, persons, looks, pairs, None)]
    scores += [_score(faces, persons, looks, pairs, kind) for kind in LookFeatures]
    return LooksReport(
        len(faces),
        len(np.unique(persons)),
        len(np.unique(looks)),
        len(pairs),
        faceless,
        tuple(scores),
    )


def _score(
    faces: FaceLooks,
    persons: Ints,
    looks: Ints,
    pairs: list[tuple[int, int]],
    kind: LookFeatures | None,
) -> LookScore:
    centre = faces.embeddings.mean(axis=0, dtype=np.float64)
    features = None if kind is None else faces.features(kind)
    right = []
    for person, look in pairs:
        total = likeness(faces.embeddings, persons == person, centre)
        if features is not None:
            tagged = (looks == look) & (persons != person)
            total = with_look(total, tag_scores(features, tagged, persons))
        hit = int(np.argmax(total))
        right.append((persons[hit] == person, looks[hit] == look))
    found = np.array(right, bool)
    both = float(found.all(axis=1).mean())
    return LookScore(kind, float(found[:, 0].mean()), float(found[:, 1].mean()), both)
