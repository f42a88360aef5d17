"""A library file in a temporary folder, and photos and faces without any picture."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from photoorg.core.geometry import Box
from photoorg.core.ids import PhotoId
from photoorg.core.records import Quality
from photoorg.storage.database import FILE_NAME, Database
from photoorg.storage.faces import NewFace
from photoorg.storage.photos import KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Roots


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library" / FILE_NAME


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with Database(path) as opened:
        yield opened


@pytest.fixture
def new_face() -> Callable[..., NewFace]:
    """Makes a face whose embedding is `value` in every place."""

    def make(value: float = 0.0, *, plain: bool = False, quality: float = 0.5) -> NewFace:
        embedding = np.full(128, value, np.float32)
        return NewFace(
            box=Box(0.1, 0.2, 0.3, 0.4),
            landmarks=np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], np.float32),
            quality=Quality(quality, quality, quality, quality),
            score=1.5,
            detector="cnn",
            embedding=embedding,
            plain=embedding + 1 if plain else None,
            thumbnail=b"jpeg",
            model="dlib",
        )

    return make


@pytest.fixture
def add_photo(database: Database) -> Callable[..., PhotoId]:
    """Adds a photo with a file of the same name; with `file=False` one whose file is gone."""

    def add(name: str, *, folder: str = "/photos", file: bool = True) -> PhotoId:
        photo = Photos(database).add(f"hash of {name}", "cnn", 1600, size=(4000, 3000))
        if file:
            root = Roots(database).add(Path(folder))
            PhotoFiles(database).put(root.id, os.fsencode(name), KnownFile(10, 20, photo, None))
        return photo

    return add
