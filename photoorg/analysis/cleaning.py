"""Which faces of a set do not belong where they are: folders that should hold one person each.

Two methods:

* by groups: all faces of the set are grouped together (`clustering.grouping`), and a folder's
  person is the group with most of its pictures. A group has its home where it has most pictures,
  so that the one picture of somebody else's in a folder of two is told from the other. A picture
  outside the group stays if it is as near to the group's faces as faces of one person are, and
  its own group has no other home: an odd picture is no stranger.
* by the best face: a frontal, sharp face of a folder stands for its person, and what is farther
  from it than dlib's verification distance does not belong. Simpler, and worse: all depends on
  one picture.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from photoorg.clustering.grouping import group_in_full
from photoorg.clustering.probability import DEFAULT

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SAME_PERSON = 0.6
"""Distance of dlib's own verification: 99.4 % right on Labeled Faces in the Wild."""

_NEAREST_SHARE = 1 / 3
"""Of a group's faces, that one more is compared with; what `belonging` was fitted for."""

_OF_ITS_OWN = 3
"""So many pictures make a folder one more of a person who has most pictures elsewhere."""

_SAME_PICTURE = 0.12
"""Farther apart are embeddings of no picture and a smaller or recompressed copy of it."""

_SAME_LOOK = 12.0
"""Grey levels, in the mean, that such a copy differs by where its face is."""


class Fit(StrEnum):
    """Whether a picture belongs into its folder; unsure where nothing tells who is the person."""

    BELONGS = "belongs"
    STRANGER = "stranger"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class FaceSet:
    """The faces of a set; a picture may show several, each has at least one here.

    Attributes:
        folders: int64[n], the folder of each face's picture.
        pictures: int64[n].
        embeddings: float32[n, 128].
        quality: float32[n], 0 to 1.
        front: float64[n], how frontal and sharp each face is, 0 to 1.
    """

    folders: Ints
    pictures: Ints
    embeddings: npt.NDArray[np.float32]
    quality: npt.NDArray[np.float32]
    front: Floats


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found out about a picture.

    Attributes:
        fit: whether it belongs.
        home: the folder whose person is in it instead, if there is one.
        face: the row of the face that was judged: the folder's person, or the best.
    """

    fit: Fit
    home: int | None
    face: int


def judge_by_groups(faces: FaceSet) -> dict[int, Verdict]:
    """A verdict on every picture, by grouping all faces of the set."""
    grouping = group_in_full(faces.embeddings, quality=faces.quality)
    return _Judge(faces, grouping.labels, grouping.crowding).verdicts()


class _Judge:
    def __init__(self, faces: FaceSet, labels: Ints, crowding: Floats) -> None:
        self._faces = faces
        self._labels = labels
        self._crowding = crowding
        self._rows: dict[int, list[int]] = defaultdict(list)
        for row, picture in enumerate(faces.pictures.tolist()):
            self._rows[picture].append(row)
        self._folder = dict(zip(faces.pictures.tolist(), faces.folders.tolist(), strict=True))
        self._counts = self._count()
        self._homes = {group: _home(found) for group, found in self._by_group().items()}
        self._mains = {folder: self._main_groups(folder) for folder in self._counts}

    def _count(self) -> dict[int, Counter[int]]:
        """Folder -> group -> in how many of its pictures the group is."""
        counts: dict[int, Counter[int]] = defaultdict(Counter)
        for picture, rows in self._rows.items():
            counts[self._folder[picture]].update({int(self._labels[row]) for row in rows})
        return counts

    def _by_group(self) -> dict[int, dict[int, int]]:
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for folder, groups in self._counts.items():
            for group, count in groups.items():
                found[group][folder] = count
        return found

    def _main_groups(self, folder: int) -> list[int]:
        """The groups that the folder's person may be: one, or several that nothing tells apart."""
        pictures = sum(found == folder for found in self._folder.values())
        own = {
            group: count
            for group, count in self._counts[folder].items()
            if self._homes[group] in (folder, None)
            or (count >= _OF_ITS_OWN and 2 * count > pictures)
        }
        most = max(own.values(), default=0)
        return sorted(group for group, count in own.items() if count == most)

    def verdicts(self) -> dict[int, Verdict]:
        return {picture: self._verdict(picture, rows) for picture, rows in self._rows.items()}

    def _verdict(self, picture: int, rows: list[int]) -> Verdict:
        folder = self._folder[picture]
        mains = self._mains[folder]
        inside = [row for row in rows if int(self._labels[row]) in mains]
        if inside:
            fit = Fit.BELONGS if len(mains) == 1 else Fit.UNSURE
            return Verdict(fit, None, _best(self._faces, inside))
        homeless = [row for row in rows if self._home_of(row) in (folder, None)]
        near = [row for row in homeless if self._is_near(row, folder)]
        if near:
            return Verdict(Fit.BELONGS, None, _best(self._faces, near))
        best = _best(self._faces, rows)
        home = self._home_of(best)
        return Verdict(Fit.STRANGER, None if home == folder else home, best)

    def _home_of(self, row: int) -> int | None:
        """Where the person in a face belongs, if its group is a folder's person."""
        home = self._homes[int(self._labels[row])]
        if home is None or int(self._labels[row]) not in self._mains[home]:
            return None
        return home

    def _is_near(self, row: int, folder: int) -> bool:
        """Whether a face may be of the folder's person, though it was not grouped there."""
        inside = np.isin(self._labels, self._mains[folder]) & (self._faces.folders == folder)
        others = np.flatnonzero(inside)
        if not len(others):
            return False
        away = self._faces.embeddings[others].astype(float) - self._faces.embeddings[row]
        squares = np.einsum("ij,ij->i", away, away)
        squares += (self._crowding[others] + self._crowding[row]) / 2
        count = max(1, math.ceil(len(others) * _NEAREST_SHARE))
        return bool(DEFAULT.belonging().of(np.sort(squares)[:count].mean()) >= 0.5)


def _home(counts: Mapping[int, int]) -> int | None:
    """The folder with most pictures of a group; None if there is more than one such."""
    most = max(counts.values())
    folders = [folder for folder, count in counts.items() if count == most]
    return folders[0] if len(folders) == 1 else None


def _best(faces: FaceSet, rows: Sequence[int]) -> int:
    return max(rows, key=lambda row: (float(faces.quality[row]), -row))


def judge_by_best_face(faces: FaceSet, farthest: float = SAME_PERSON) -> dict[int, Verdict]:
    """A verdict on every picture, by its distance to the best face of its folder."""
    leaders = {
        folder: _leader(faces, np.flatnonzero(faces.folders == folder), farthest)
        for folder in np.unique(faces.folders).tolist()
    }
    centres = faces.embeddings[list(leaders.values())].astype(float)
    found: dict[int, Verdict] = {}
    for picture in dict.fromkeys(faces.pictures.tolist()):
        rows = np.flatnonzero(faces.pictures == picture)
        folder = int(faces.folders[rows[0]])
        away = np.linalg.norm(faces.embeddings[rows][:, None].astype(float) - centres, axis=2)
        own = away[:, list(leaders).index(folder)]
        row = int(rows[np.argmin(own)])
        if own.min() <= farthest:
            found[picture] = Verdict(Fit.BELONGS, None, row)
            continue
        nearest = int(np.argmin(away.min(axis=0)))
        home = list(leaders)[nearest] if away.min() <= farthest else None
        found[picture] = Verdict(Fit.STRANGER, home, row)
    return found


def _leader(faces: FaceSet, rows: Ints, farthest: float) -> int:
    """The face that stands for the person of a folder with these faces.

    It is one of the more frontal and sharper half, or else that of a stranger in the folder could
    speak for it: among those the one that most of the folder's pictures are near to.
    """
    best = rows[np.argsort(-faces.front[rows], kind="stable")][: math.ceil(len(rows) / 2)]
    vectors = faces.embeddings[rows].astype(float)
    near = [
        len(np.unique(faces.pictures[rows][np.linalg.norm(vectors - own, axis=1) <= farthest]))
        for own in faces.embeddings[best].astype(float)
    ]
    return int(best[int(np.argmax(near))])


def same_pictures(
    embeddings: npt.NDArray[np.float32], looks: npt.NDArray[np.float32], size: Floats
) -> list[tuple[int, int]]:
    """Copies among one person's pictures: (copy, the larger picture that it is a copy of).

    Args:
        embeddings: float32[n, 128], of the face in each picture.
        looks: float32[n, p], the grey levels of each face, all cut out in the same way.
        size: float64[n], pixels of each picture; the largest of some copies is kept.
    """
    order = np.lexsort((np.arange(len(size)), -size)).tolist()
    kept: list[int] = []
    copies = []
    for row in order:
        original = next(
            (
                other
                for other in kept
                if np.linalg.norm(embeddings[row] - embeddings[other]) <= _SAME_PICTURE
                and float(np.abs(looks[row] - looks[other]).mean()) <= _SAME_LOOK
            ),
            None,
        )
        if original is None:
            kept.append(row)
        else:
            copies.append((row, original))
    return sorted(copies)
