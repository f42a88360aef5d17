"""A library as families have it: a few people a thousand times, many others a few times.

Made from labelled photos: the chips of the people with most photos, each cut, lit, blurred,
grained and shrunk anew for every face, beside the embeddings of other people. What is right
for a set of celebrities can be wrong here, because a thousand faces of one child are most of
what any face is near to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageEnhance, ImageFilter

from photoorg.clustering.grouping import group_faces
from photoorg.core.arrays import Pixels
from photoorg.core.errors import KnownError
from photoorg.faces.detection import SearchSettings
from photoorg.faces.finder import FaceFinder
from photoorg.faces.weights import find_weights, prepare_graphs
from photoorg.imaging import SUPPORTED_SUFFIXES, UnreadablePhotoError, decode_photo
from photoorg.library.evaluation import EvaluationReport, LabelledFaces, compare_methods
from photoorg.library.evaluation_npz import read_labelled
from photoorg.library.methods import Method, dlib_whispers, weighted_whispers
from photoorg.library.paths import Paths

BIG = (2000, 1200, 800, 500, 300)
"""Faces of the people of the family."""

OTHERS = 300
"""People beside the family, with 1 to 5 faces each."""

_MOST_FACES_OF_OTHERS = 5
_SAME_AS_FAMILY = 0.5
_BATCH = 256


@dataclass(frozen=True, slots=True)
class FamilyLibrary:
    """Faces of a made-up family library.

    Attributes:
        embeddings: float32[n, 128].
        labels: int64[n].
    """

    embeddings: npt.NDArray[np.float32]
    labels: npt.NDArray[np.int64]


def make_family(
    folder: Path,
    others: npt.NDArray[np.float32],
    other_labels: npt.NDArray[np.int64],
    paths: Paths,
    *,
    seed: int = 0,
    sizes: Sequence[int] = BIG,
) -> FamilyLibrary:
    """Make a library; `folder` has one sub-folder a person, `others` float32[m, 128].

    Which people make up the family, and which faces the others have, depends on `seed`.

    Raises:
        KnownError: there are too few people with faces.
    """
    random = np.random.default_rng(seed)
    weights = find_weights(paths.weights)
    graphs = prepare_graphs(weights, paths.graphs)
    finder = FaceFinder(weights, graphs, SearchSettings(), threads=1)
    embeddings: list[npt.NDArray[np.float32]] = []
    labels: list[npt.NDArray[np.int64]] = []
    for label, (chips, size) in enumerate(
        zip(_family_chips(finder, folder, len(sizes), random), sizes, strict=True)
    ):
        embeddings.append(_varied_embeddings(finder, chips, size, random))
        labels.append(np.full(size, label))
    family = np.concatenate(embeddings)
    chosen, chosen_labels = _choose_others(others, other_labels, family, random)
    return FamilyLibrary(
        np.concatenate([family, chosen]),
        np.concatenate([*labels, chosen_labels + len(sizes)]),
    )


def _family_chips(
    finder: FaceFinder, folder: Path, people: int, random: np.random.Generator
) -> list[list[Pixels]]:
    """The chips of some of the people who have most photos."""
    folders = sorted(
        (f for f in folder.iterdir() if f.is_dir()), key=lambda f: -len(list(f.iterdir()))
    )
    candidates = folders[: 3 * people]
    family = []
    for index in random.permutation(len(candidates)):
        chips = _chips(finder, candidates[index])
        if len(chips) > 1:
            family.append(chips)
        if len(family) == people:
            return family
    raise KnownError(f"{folder} has too few people with several photos.")


def _chips(finder: FaceFinder, folder: Path) -> list[Pixels]:
    """The largest face of each photo."""
    chips = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() not in SUPPORTED_SUFFIXES:
            continue
        try:
            located = finder.locate(decode_photo(path.read_bytes(), path.suffix).pixels)
        except UnreadablePhotoError:
            continue
        if located:
            chips.append(max(located, key=lambda face: face.box.area).chip)
    return chips


def _varied_embeddings(
    finder: FaceFinder, chips: list[Pixels], count: int, random: np.random.Generator
) -> npt.NDArray[np.float32]:
    made = []
    for start in range(0, count, _BATCH):
        batch = np.stack(
            [
                vary(chips[int(random.integers(len(chips)))], random)
                for _ in range(min(_BATCH, count - start))
            ]
        )
        plain, mirrored = finder.embedder.describe_both_ways(batch)
        made.append((plain + mirrored) / np.float32(2))
    return np.concatenate(made)


def vary(chip: Pixels, random: np.random.Generator) -> Pixels:
    """Another picture of the same face: turned, cut, lit, shrunk, blurred and grained."""
    size = chip.shape[0]
    image = Image.fromarray(chip)
    zoom, turn = random.uniform(0.92, 1.08), random.uniform(-6, 6)
    shift = random.uniform(-5, 5, 2)
    image = image.rotate(turn, Image.Resampling.BICUBIC, translate=(int(shift[0]), int(shift[1])))
    edge = size * (1 - 1 / zoom) / 2
    image = image.transform(
        (size, size),
        Image.Transform.EXTENT,
        (edge, edge, size - edge, size - edge),
        Image.Resampling.BICUBIC,
    )
    image = ImageEnhance.Brightness(image).enhance(random.uniform(0.6, 1.4))
    image = ImageEnhance.Contrast(image).enhance(random.uniform(0.6, 1.4))
    image = ImageEnhance.Color(image).enhance(random.uniform(0.3, 1.5))
    small = int(size * random.uniform(0.35, 1.0))
    image = image.resize((small, small), Image.Resampling.BILINEAR).resize(
        (size, size), Image.Resampling.BILINEAR
    )
    image = image.filter(ImageFilter.GaussianBlur(random.uniform(0, 1.2)))
    noisy = np.asarray(image, np.float32) + random.normal(0, random.uniform(0, 10), chip.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8)


def _choose_others(
    others: npt.NDArray[np.float32],
    labels: npt.NDArray[np.int64],
    family: npt.NDArray[np.float32],
    random: np.random.Generator,
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """1 to 5 faces each of up to 300 people who are not of the family."""
    people = [int(p) for p in np.unique(labels)]
    rows: list[int] = []
    numbers: list[int] = []
    for person in random.permutation(people):
        mine = np.flatnonzero(labels == person)
        if _is_family(others[mine], family):
            continue
        take = random.permutation(mine)[: int(random.integers(1, _MOST_FACES_OF_OTHERS + 1))]
        number = numbers[-1] + 1 if numbers else 0
        rows += take.tolist()
        numbers += [number] * len(take)
        if number + 1 == OTHERS:
            break
    if not rows:
        raise KnownError("There are no other people beside the family.")
    return others[rows], np.array(numbers, np.int64)


def _is_family(faces: npt.NDArray[np.float32], family: npt.NDArray[np.float32]) -> bool:
    """The same celebrity may be in both sets: near in the mean of the nearest half."""
    sample = family[:: max(1, len(family) // 500)]
    distances = np.sqrt(
        np.maximum(
            (faces**2).sum(1)[:, None] + (sample**2).sum(1)[None, :] - 2 * faces @ sample.T, 0
        )
    )
    return bool(np.median(distances.min(axis=1)) < _SAME_AS_FAMILY)


def evaluate_family(
    folder: Path, others: Path, paths: Paths, *, seed: int = 0, sizes: Sequence[int] = BIG
) -> EvaluationReport:
    """Compare ours with plain weighted whispers and dlib's on a made-up family library.

    `folder` has one sub-folder a person, `others` is an .npz as `evaluate` takes it.

    Raises:
        KnownError: there are too few people, or the file is no such file.
    """
    strangers = read_labelled(others)
    family = make_family(
        folder, strangers.embeddings, strangers.labels, paths, seed=seed, sizes=sizes
    )
    everyone = family.embeddings
    methods: list[Method] = [
        ("photoorg", lambda: group_faces(everyone)),
        ("weighted whispers 0.5", lambda: weighted_whispers(everyone)),
        ("dlib 0.5, mirrored", lambda: dlib_whispers(everyone)),
    ]
    faces = LabelledFaces(everyone, everyone, np.ones(len(everyone), np.float32), family.labels)
    return compare_methods(faces, methods)
