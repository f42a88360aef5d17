"""A person with a look: "Anna smiling".

What a tag means is learnt from faces that have it against faces that have not, as the direction
that parts the two best: Fisher's discriminant, with the covariance shrunken by Ledoit and Wolf's
rule, because there are fewer faces than numbers. A face is then as near to "Anna smiling" as it is
to Anna, by the angle between embeddings seen from the middle of all faces, plus how far it lies
along that direction.

dlib's embedding was trained to be the same for all looks of a person, and five landmarks are the
corners of the eyes and the nose. So a face can also be described by its picture: histograms of
gradients of the face, turned upright, as Dalal and Triggs made them for whole people.

Sources: Fisher, "The use of multiple measurements in taxonomic problems", 1936; Ledoit and Wolf,
"A well-conditioned estimator for large-dimensional covariance matrices", 2004; Dalal and Triggs,
"Histograms of oriented gradients for human detection", 2005.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

EDGE = 64
"""Pixels of an upright face."""

EYES_APART = 0.36
"""The middles of the eyes in an upright face: so far from each other, and from the top."""

TAG_WEIGHT = 0.25
"""What the tag counts beside the person; from 0.2 to 0.3 it makes no difference."""

_CELL = 8
_ORIENTATIONS = 8
_FOLDS = 5
_FEW_PERSONS = 3


class LookFeatures(StrEnum):
    """What a face is described by, for a tag."""

    PICTURE = "picture"
    EMBEDDING = "embedding"
    LANDMARKS = "landmarks"
    EMBEDDING_LANDMARKS = "embedding and landmarks"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class FaceLooks:
    """What is known of n faces.

    Attributes:
        embeddings: float32[n, 128].
        shapes: float64[n, 10], see `landmark_shapes`.
        pictures: float64[n, p], see `gradient_histograms`.
    """

    embeddings: npt.NDArray[np.float32]
    shapes: Floats
    pictures: Floats

    def __len__(self) -> int:
        return len(self.embeddings)

    def features(self, kind: LookFeatures) -> Floats:
        """float64[n, d]: the parts that count, each with a mean squared length of 1."""
        shapes = self.shapes / np.maximum(self.shapes.std(axis=0), 1e-9)
        parts = {
            LookFeatures.PICTURE: (self.pictures,),
            LookFeatures.EMBEDDING: (self.embeddings,),
            LookFeatures.LANDMARKS: (shapes,),
            LookFeatures.EMBEDDING_LANDMARKS: (self.embeddings, shapes),
            LookFeatures.ALL: (self.embeddings, self.pictures, shapes),
        }[kind]
        return np.hstack([_scaled(np.asarray(part, np.float64)) for part in parts])


def _scaled(part: Floats) -> Floats:
    away = part - part.mean(axis=0)
    length = np.sqrt(np.einsum("ij,ij->i", away, away).mean())
    return np.asarray(away / max(float(length), 1e-9))


def landmark_shapes(points: Floats) -> Floats:
    """float64[n, 10]: landmarks float64[n, 5, 2] wherever, however large and turned they are.

    Points are outer and inner corner of one eye, of the other, and the nose, in pixels; what is
    returned is along the line from eye to eye and across it, in distances of the eyes.
    """
    first, second = points[:, 0:2].mean(axis=1), points[:, 2:4].mean(axis=1)
    axis = second - first
    squared = np.maximum(np.einsum("ij,ij->i", axis, axis), 1e-9)
    away = points - ((first + second) / 2)[:, None]
    along = np.einsum("nij,nj->ni", away, axis)
    across = np.einsum("nij,nj->ni", away, np.column_stack([-axis[:, 1], axis[:, 0]]))
    return np.asarray(np.hstack([along, across]) / squared[:, None])


def gradient_histograms(faces: Floats) -> Floats:
    """float64[n, 512]: of upright faces float64[n, 64, 64] in grey levels; left or right is one.

    For each cell of 8 x 8 pixels, how strong the gradients of each of 8 orientations are, beside
    all those of the cells around.
    """
    found = [(_histograms(face) + _histograms(face[:, ::-1])) / 2 for face in faces]
    cells = EDGE // _CELL
    return np.array(found, np.float64).reshape(len(faces), cells * cells * _ORIENTATIONS)


def _histograms(face: Floats) -> Floats:
    down, right = np.gradient(face)
    strength = np.hypot(down, right)
    place = (np.arctan2(down, right) % np.pi) / np.pi * _ORIENTATIONS
    lower = np.floor(place)
    share, lower = place - lower, lower.astype(np.int64) % _ORIENTATIONS
    rows, columns = np.indices(face.shape) // _CELL
    cells = face.shape[0] // _CELL
    found = np.zeros((cells, cells, _ORIENTATIONS))
    np.add.at(found, (rows, columns, lower), strength * (1 - share))
    np.add.at(found, (rows, columns, (lower + 1) % _ORIENTATIONS), strength * share)
    energy = np.pad((found**2).sum(axis=2), 1)
    around = sum(energy[i : i + cells, j : j + cells] for i in range(3) for j in range(3))
    return np.asarray(found / np.sqrt(around + 1.0)[..., None])


@dataclass(frozen=True, slots=True)
class TagDirection:
    """Where a tag lies.

    Attributes:
        direction: float64[d].
        middle: how far along it the middle between tagged and untagged faces is.
        half: how far their means are from there.
    """

    direction: Floats
    middle: float
    half: float

    def scores(self, features: Floats) -> Floats:
        """float64[m], between -1 and 1: above 0 for faces that are more like the tagged.

        However far a face lies, its order among others is kept.
        """
        along = (features @ self.direction - self.middle) / max(self.half, 1e-12)
        return np.asarray(along / np.sqrt(1 + along**2))


def learn(features: Floats, tagged: Flags) -> TagDirection:
    """The direction of a tag, from faces float64[n, d] with (bool[n]) and without it.

    Raises:
        ValueError: all faces have it, or none.
    """
    if tagged.all() or not tagged.any():
        raise ValueError("a tag is learnt from faces with it and faces without it")
    with_it, without = features[tagged].mean(axis=0), features[~tagged].mean(axis=0)
    away = np.where(tagged[:, None], features - with_it, features - without)
    direction = solve_shrunken(away, with_it - without)
    middle = float(direction @ (with_it + without)) / 2
    return TagDirection(direction, middle, float(direction @ (with_it - without)) / 2)


def solve_shrunken(away: Floats, vector: Floats) -> Floats:
    """float64[d]: the inverse of the shrunken covariance of n deviations float64[n, d], times one.

    The covariance is drawn towards a sphere by as much as is best in the mean (Ledoit and Wolf,
    2004). With fewer deviations than numbers the system is solved in their span (Woodbury).
    """
    n, d = away.shape
    few = n < d
    gram = away @ away.T if few else away.T @ away
    mean, square = float(np.trace(gram)) / (n * d), float((gram**2).sum()) / n**2
    lengths = np.einsum("ij,ij->i", away, away)
    noise = max(float((lengths**2).sum()) / n - square, 0.0) / n
    distance = square - mean**2 * d
    share = min(noise / distance, 1.0) if distance > 1e-12 * square else 1.0
    # Where nothing varies at all, any sphere does.
    sphere, part = share * mean + 1e-9 * max(mean, 1.0), (1 - share) / n
    if not few:
        return np.asarray(np.linalg.solve(part * gram + sphere * np.eye(d), vector))
    inner = np.linalg.solve(part * gram + sphere * np.eye(n), part * (away @ vector))
    return np.asarray((vector - away.T @ inner) / sphere)


def tag_scores(features: Floats, tagged: Flags, persons: Ints) -> Floats:
    """float64[n], -1 to 1: how much each face looks tagged, by what other faces teach.

    A face without the tag may only not have been looked at yet, so none teaches about itself. If
    the tag is known of several persons (int64[n], 0 for nobody's), no person teaches about their
    own faces, and so their features cannot be taken for the tag's.

    Raises:
        ValueError: all faces have the tag, or none.
    """
    whole = learn(features, tagged)
    found = np.empty(len(features))
    for part in _folds(tagged, persons):
        rest = tagged[~part]
        model = learn(features[~part], rest) if rest.any() and not rest.all() else whole
        found[part] = model.scores(features[part])
    return found


def _folds(tagged: Flags, persons: Ints) -> Iterator[Flags]:
    known = np.unique(persons[tagged & (persons > 0)])
    if len(known) < _FEW_PERSONS:
        groups = np.arange(len(persons))
    else:
        # Nobody's faces are each of somebody else.
        groups = np.where(persons > 0, persons, -1 - np.arange(len(persons)))
    _, places = np.unique(groups, return_inverse=True)
    # Persons with the tag are dealt out first, so that no part has all of them.
    has = np.zeros(int(places.max()) + 1, bool)
    has[places[tagged]] = True
    turn = np.empty(len(has), np.int64)
    turn[np.argsort(~has, kind="stable")] = np.arange(len(has))
    for fold in range(_FOLDS):
        part = turn[places] % _FOLDS == fold
        if part.any():
            yield part


def likeness(embeddings: npt.NDArray[np.float32], own: Flags, centre: Floats) -> Floats:
    """float64[n]: the cosine between each face and a person, seen from the middle of all faces.

    Args:
        embeddings: float32[n, 128].
        own: bool[n], the person's faces; at least one.
        centre: float64[128].
    """
    away = embeddings.astype(np.float64) - centre
    away /= np.maximum(np.linalg.norm(away, axis=1), 1e-9)[:, None]
    person = away[own].mean(axis=0)
    return np.asarray(away @ (person / max(float(np.linalg.norm(person)), 1e-9)))


def with_look(like_person: Floats, like_tag: Floats) -> Floats:
    """float64[n]: how much each face is like the person with the look."""
    return np.asarray(like_person + TAG_WEIGHT * like_tag)
