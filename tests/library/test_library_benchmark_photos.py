import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoorg.core.errors import KnownError
from photoorg.library import benchmark_photos
from photoorg.library.benchmark_photos import (
    TWELVE_MEGAPIXELS,
    make_large,
    make_small,
    source_photos,
)


def _picture(path: Path, size: tuple[int, int]) -> Path:
    """Dark on the left, light on the right."""
    row = np.linspace(20, 230, size[0]).astype(np.uint8)
    Image.fromarray(np.broadcast_to(row[None, :, None], (size[1], size[0], 3)).copy()).save(path)
    return path


def _pixels(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image, float)


@pytest.fixture
def wide_and_high(tmp_path: Path) -> list[Path]:
    return [
        _picture(tmp_path / "a wide.png", (120, 60)),
        _picture(tmp_path / "b high.png", (60, 90)),
    ]


@pytest.fixture
def smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundredth of 12 megapixels, so that the test is quick."""
    monkeypatch.setattr(benchmark_photos, "TWELVE_MEGAPIXELS", (400, 300))


def test_a_given_folder_is_read_in_the_order_of_names(
    tmp_path: Path, wide_and_high: list[Path]
) -> None:
    (tmp_path / "notes.txt").touch()
    upper = _picture(tmp_path / "C.PNG", (8, 8))
    assert source_photos(tmp_path) == [upper, *wide_and_high]


@pytest.mark.parametrize("name", ["", "missing"])
def test_a_folder_without_photos_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownError, match="no photos in"):
        source_photos(tmp_path / name)


def test_without_a_folder_the_photos_of_development_packages_are_taken() -> None:
    assert [photo.name for photo in source_photos(None)] == ["astronaut.png", "grace_hopper.jpg"]


def test_without_those_either_the_user_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benchmark_photos.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(KnownError, match="--photos"):
        source_photos(None)


def test_small_photos_are_of_the_size_of_the_web(tmp_path: Path, wide_and_high: list[Path]) -> None:
    large = _picture(tmp_path / "c large.png", (1800, 1200))
    folder = tmp_path / "small"
    folder.mkdir()
    make_small([*wide_and_high, large], folder)
    sizes = {path.name: _pixels(path).shape[1::-1] for path in sorted(folder.iterdir())}
    assert sizes == {"000.jpg": (120, 60), "001.jpg": (60, 90), "002.jpg": (900, 600)}


@pytest.mark.usefixtures("smaller")
def test_large_photos_are_all_different(tmp_path: Path, wide_and_high: list[Path]) -> None:
    folder = tmp_path / "large"
    folder.mkdir()
    make_large(wide_and_high, folder, 7)
    files = sorted(folder.iterdir())
    assert [file.name for file in files] == [f"{number:03}.jpg" for number in range(7)]
    assert len({hashlib.sha256(file.read_bytes()).digest() for file in files}) == 7
    assert [_pixels(file).shape[1::-1] for file in files] == [(400, 300), (300, 400)] * 3 + [
        (400, 300)
    ]


@pytest.mark.usefixtures("smaller")
def test_every_second_round_is_mirrored_and_later_ones_are_darker(
    tmp_path: Path, wide_and_high: list[Path]
) -> None:
    folder = tmp_path / "large"
    folder.mkdir()
    make_large(wide_and_high[:1], folder, 3)
    first, second, third = (_pixels(folder / f"00{n}.jpg") for n in range(3))
    # The picture is twice as wide as high, so it fills the upper 200 rows of 300.
    assert first[100, 20].mean() < first[100, 380].mean()
    assert second[100, 20].mean() > second[100, 380].mean()
    assert third[:200].mean() < first[:200].mean() - 2
    assert first[250:].max() < 10


def test_twelve_megapixels_are_twelve_megapixels() -> None:
    assert TWELVE_MEGAPIXELS[0] * TWELVE_MEGAPIXELS[1] == 12_000_000
