"""How well a set is cleaned: known pictures are moved to wrong folders, and looked for."""

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from photoorg.core.errors import KnownError
from photoorg.core.jobs import CancelToken, ProgressListener, ignore_progress
from photoorg.imaging import is_supported
from photoorg.library.cleaning import CleaningMethod, PictureKind, read_set
from photoorg.library.paths import Paths, temporary_library

MOVED_SHARE = 0.1
"""Of the pictures, that are put into a wrong folder."""


@dataclass(frozen=True, slots=True)
class CleaningScore:
    """How one method did: `found` of the `moved` pictures, and `listed` ones in all.

    `seconds` is for judging alone; finding the faces is the same for all methods.
    """

    method: CleaningMethod
    moved: int
    listed: int
    found: int
    seconds: float

    @property
    def precision(self) -> float:
        """The share of what was listed that was moved; 1 where nothing was listed."""
        return self.found / self.listed if self.listed else 1.0

    @property
    def recall(self) -> float:
        """The share of what was moved that was listed; 1 where nothing was moved."""
        return self.found / self.moved if self.moved else 1.0


@dataclass(frozen=True, slots=True)
class CleaningEvaluation:
    """Every method on the same shuffled set."""

    pictures: int
    folders: int
    scores: tuple[CleaningScore, ...]


def evaluate_cleaning(
    folder: Path,
    paths: Paths,
    *,
    seed: int = 0,
    share: float = MOVED_SHARE,
    jobs: int | None = None,
    progress: ProgressListener = ignore_progress,
    cancel: CancelToken | None = None,
) -> CleaningEvaluation:
    """Copy a clean set, put a share of its pictures into wrong folders, and look for them.

    Which are moved, and where to, depends on `seed`. The set itself is only read.

    Raises:
        KnownError: the folder does not hold folders of at least two persons.
        CancelledError: `cancel` was asked for.
    """
    pictures = pictures_by_person(folder)
    if len(pictures) < 2:
        raise KnownError(f"{folder} needs folders of two persons at least, with pictures in them.")
    with temporary_library() as place:
        moved = _shuffle(pictures, Path(place) / "set", share, np.random.default_rng(seed))
        found = read_set(Path(place) / "set", paths, jobs=jobs, progress=progress, cancel=cancel)
        scores = []
        for method in CleaningMethod:
            started = time.perf_counter()
            report = found.judge(method)
            seconds = time.perf_counter() - started
            listed = {it.path.resolve() for it in report.of(PictureKind.STRANGER)}
            scores.append(
                CleaningScore(method, len(moved), len(listed), len(listed & moved), seconds)
            )
    return CleaningEvaluation(sum(map(len, pictures.values())), len(pictures), tuple(scores))


def pictures_by_person(folder: Path) -> dict[str, list[Path]]:
    """The pictures in each of a folder's folders, by name."""
    try:
        persons = sorted(it for it in folder.iterdir() if it.is_dir())
    except OSError as error:
        raise KnownError(f"There is no folder {folder}.") from error
    found = {
        person.name: sorted(it for it in person.iterdir() if it.is_file() and is_supported(it))
        for person in persons
    }
    return {name: pictures for name, pictures in found.items() if pictures}


def _shuffle(
    pictures: dict[str, list[Path]], target: Path, share: float, random: np.random.Generator
) -> set[Path]:
    """Copy the pictures, some of them to a wrong folder; returns where those are."""
    places = [(person, path) for person, paths in pictures.items() for path in paths]
    names: Sequence[str] = list(pictures)
    chosen = set(random.permutation(len(places))[: round(share * len(places))].tolist())
    moved = set()
    for number, (person, path) in enumerate(places):
        where = person
        if number in chosen:
            others = [name for name in names if name != person]
            where = others[int(random.integers(len(others)))]
        # The name tells nothing of where the picture comes from.
        copy = target / where / f"{number:06d}{path.suffix}"
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        if where != person:
            moved.add(copy.resolve())
    return moved
