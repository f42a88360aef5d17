"""Photos from anywhere as the window asks about them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from photoorg.core.arrays import Pixels
from photoorg.core.errors import KnownError
from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId
from photoorg.library.asking import (
    AskedFace,
    Verdict,
    compare_most_alike,
    known_face,
    read_file,
    similar_to,
)
from photoorg.library.library import Library
from photoorg.library.paths import Paths

Save = Callable[[Path, Any], Path]


class OneFace:
    """A reader that finds the same face in every picture."""

    def faces_of_pixels(self, pixels: Pixels) -> tuple[AskedFace, ...]:
        return (asked(0.0),)


def asked(place: float) -> AskedFace:
    embedding = np.zeros(128, np.float32)
    embedding[0] = place
    return AskedFace(1, Box(0.1, 0.1, 0.5, 0.5), np.zeros((150, 150, 3), np.uint8), 0.5, embedding)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "l", tmp_path / "c", tmp_path / "logs", tmp_path / "own")


def test_a_file_is_read(tmp_path: Path, scenes: Any, save: Save) -> None:
    reader: Any = OneFace()
    found = read_file(reader, save(tmp_path / "a.png", scenes.hopper_face))
    assert found.pixels.shape == scenes.hopper_face.shape
    assert len(found.faces) == 1
    (tmp_path / "b.jpg").write_bytes(b"text")
    with pytest.raises(KnownError, match=r"^The file is not a picture\.$"):
        read_file(reader, tmp_path / "b.jpg")
    with pytest.raises(KnownError, match=r"^The photo c\.jpg cannot be read"):
        read_file(reader, tmp_path / "c.jpg")


def test_the_two_that_are_most_alike_are_compared(paths: Paths) -> None:
    with Library(paths) as library:
        one, other, found = compare_most_alike(
            library, [asked(0.0), asked(2.0)], [asked(4.0), asked(1.9)]
        )
        assert (one, other) == (1, 1)
        assert found.distance == pytest.approx(0.1, abs=1e-5)
        assert found.verdict is Verdict.SAME
        assert (found.first.found, found.second.found) == (2, 2)


def test_what_is_not_there(paths: Paths) -> None:
    with Library(paths) as library:
        with pytest.raises(KnownError, match="no faces in the library yet"):
            similar_to(library, asked(0.0), 3)
        with pytest.raises(KnownError, match="There is no face 7"):
            known_face(library, FaceId(7))
        with pytest.raises(KnownError, match="There is no face 7"):
            compare_most_alike(library, [FaceId(7)], [asked(0.0)])
