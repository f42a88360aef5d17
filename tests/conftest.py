"""What many tests need: real faces that ship with development dependencies, and the models."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from photoorg.core.arrays import Pixels
from photoorg.faces.detection import DetectorKind, SearchSettings
from photoorg.faces.finder import FaceFinder
from photoorg.faces.weights import GraphFiles, Weights, find_weights, prepare_graphs

NOWHERE = Path("/nowhere/at/all")


@pytest.fixture(scope="session")
def shared_faces() -> Path:
    """The folder of labelled photos for measuring, which is not part of the project."""
    given = os.environ.get("PHOTOORG_SHARED")
    root = Path(given) if given else Path(__file__).resolve().parents[2] / "shared"
    if not (root / "faces").is_dir():
        pytest.skip(f"needs the labelled photos, which are not part of the project ({root})")
    return root / "faces"


@pytest.fixture(scope="session")
def weights() -> Weights:
    """dlib's weights, from the installed package."""
    return find_weights(NOWHERE)


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this session's graphs are; nothing may be changed in it."""
    return tmp_path_factory.mktemp("graphs")


@pytest.fixture(scope="session")
def graphs(weights: Weights, graph_folder: Path) -> GraphFiles:
    """The graphs, built once a session."""
    return prepare_graphs(weights, graph_folder)


@pytest.fixture(scope="session")
def cnn_finder(weights: Weights, graphs: GraphFiles) -> FaceFinder:
    """The CNN detector without enlarging, one thread."""
    return FaceFinder(weights, graphs, SearchSettings(DetectorKind.CNN, 0), 1)


@pytest.fixture(scope="session")
def hog_finder(weights: Weights, graphs: GraphFiles) -> FaceFinder:
    """The HOG detector without enlarging, one thread."""
    return FaceFinder(weights, graphs, SearchSettings(DetectorKind.HOG, 0), 1)


@dataclass(frozen=True)
class Scenes:
    """Photos of two people, and what is made of them; arrays are uint8[h, w, 3].

    `astronaut` (512 x 512) and `hopper` (512 x 600) show one face each, which both
    detectors find without enlarging.
    """

    astronaut: Pixels
    hopper: Pixels

    @property
    def astronaut_face(self) -> Pixels:
        """The part around the face, 224 x 224."""
        return self.astronaut[20:244, 110:334].copy()

    @property
    def hopper_face(self) -> Pixels:
        """The part around the face, 300 x 300."""
        return self.hopper[90:390, 120:420].copy()

    @property
    def both(self) -> Pixels:
        """Both faces side by side, 524 x 300."""
        scene = np.full((300, 524, 3), 90, np.uint8)
        scene[40:264, :224] = self.astronaut_face
        scene[:, 224:] = self.hopper_face
        return scene

    @staticmethod
    def mirrored(pixels: Pixels) -> Pixels:
        return np.ascontiguousarray(pixels[:, ::-1])

    @staticmethod
    def rotated(pixels: Pixels, degrees: float) -> Pixels:
        turned = Image.fromarray(pixels).rotate(degrees, Image.Resampling.BICUBIC)
        return np.asarray(turned)

    @staticmethod
    def lit(pixels: Pixels, factor: float) -> Pixels:
        return np.clip(pixels.astype(np.float32) * factor, 0, 255).astype(np.uint8)

    @staticmethod
    def scaled(pixels: Pixels, factor: float) -> Pixels:
        size = (round(pixels.shape[1] * factor), round(pixels.shape[0] * factor))
        return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BICUBIC))

    @staticmethod
    def blurred(pixels: Pixels, radius: float) -> Pixels:
        return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(radius)))

    def variants(self) -> dict[str, Pixels]:
        """Scenes in which dlib's CNN finds faces, none over 0.16 megapixels."""
        return {
            "astronaut": self.astronaut_face,
            "hopper": self.hopper_face,
            "mirrored": self.mirrored(self.hopper_face),
            "rotated": self.rotated(self.astronaut_face, 12),
            "dark": self.lit(self.hopper_face, 0.45),
            "bright": self.lit(self.astronaut_face, 1.3),
            "both": self.both,
        }


@pytest.fixture(scope="session")
def scenes() -> Scenes:
    """Photos of real faces: `scenes.astronaut`, `scenes.hopper` and what is made of them."""
    from matplotlib.cbook import get_sample_data
    from skimage.data import astronaut

    with get_sample_data("grace_hopper.jpg") as file:
        hopper = np.array(Image.open(file).convert("RGB"))
    return Scenes(astronaut(), hopper)


@pytest.fixture(scope="session")
def save() -> Callable[[Path, Pixels], Path]:
    """`save(path, pixels)` writes a JPEG, with the folders it needs."""

    def saved(path: Path, pixels: Pixels) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(path, "JPEG", quality=92)
        return path

    return saved


@pytest.fixture
def home(
    tmp_path: Path, graphs: GraphFiles, graph_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A user's folders of their own for one test; only the prepared graphs are shared."""
    home = tmp_path / "home"
    cache = home / "cache" / "photoorg"
    cache.mkdir(parents=True)
    (cache / "models").symlink_to(graph_folder, target_is_directory=True)
    for variable, name in (
        ("HOME", "."),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_CONFIG_HOME", "config"),
    ):
        monkeypatch.setenv(variable, str(home / name))
    return home
