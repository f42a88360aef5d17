"""A library in a temporary folder, and faces in it without any model."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId
from photoorg.core.records import Quality
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.photos import KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Roots

AddFaces = Callable[..., list[FaceId]]

# Landmarks as dlib orders them: both corners of one eye, both of the other, the nose.
LANDMARKS = np.array([[0.6, 0.4], [0.55, 0.4], [0.4, 0.4], [0.45, 0.4], [0.5, 0.55]], np.float32)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(
        tmp_path / "library", tmp_path / "cache", tmp_path / "logs", tmp_path / "own models"
    )


@pytest.fixture
def library(paths: Paths) -> Iterator[Library]:
    with Library(paths) as opened:
        yield opened


@pytest.fixture(scope="session")
def add_faces() -> AddFaces:
    """Adds a photo with a face for each of the made-up people `who`, the first the largest."""

    def add(library: Library, path: Path, *who: int, plain: bool = False) -> list[FaceId]:
        database = library.database
        root = Roots(database).add(path.parent)
        relative = os.fsencode(path.relative_to(root.path))
        photo = Photos(database).add(f"hash of {path}", "cnn", 0, size=(100, 100))
        PhotoFiles(database).put(root.id, relative, KnownFile(1, 1, photo, None))
        seed = len(Faces(database).areas())
        return Faces(database).add(
            photo, [_face(person, seed + place, place, plain) for place, person in enumerate(who)]
        )

    return add


def _face(who: int, seed: int, place: int, plain: bool) -> NewFace:
    middle = np.random.default_rng(who).normal(size=128) * 0.1
    noise = np.random.default_rng((who, seed)).normal(size=128) * 0.02
    vector = (middle + noise).astype(np.float32)
    side = 0.5 / (place + 1)
    return NewFace(
        box=Box(0.1, 0.1, side, side),
        landmarks=LANDMARKS,
        quality=Quality(0.9, 0.9, 0.9, 0.9),
        score=1.0,
        detector="cnn",
        embedding=vector,
        plain=vector * 2 if plain else None,
        thumbnail=b"",
        model="dlib",
    )
