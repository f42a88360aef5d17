"""Finding the weights, and building the graphs once."""

import importlib.util
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from photoorg.core.errors import KnownError
from photoorg.faces import weights as module
from photoorg.faces.detection import SearchSettings
from photoorg.faces.dlib_format import DamagedModelError
from photoorg.faces.finder import FaceFinder, open_session
from photoorg.faces.weights import (
    DETECTOR_FILE,
    GraphFiles,
    MissingWeightsError,
    Weights,
    find_weights,
    prepare_graphs,
)


@pytest.fixture
def no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)


def test_missing_weights_name_the_package_and_the_folder(tmp_path: Path, no_package: None) -> None:
    with pytest.raises(MissingWeightsError) as caught:
        find_weights(tmp_path / "own")
    assert "face_recognition_models" in str(caught.value)
    assert str(tmp_path / "own") in str(caught.value)
    assert isinstance(caught.value, KnownError)


def test_own_folder_is_enough(tmp_path: Path, weights: Weights, no_package: None) -> None:
    for source in (weights.landmarks, weights.embedder, weights.detector):
        (tmp_path / source.name).symlink_to(source)
    assert find_weights(tmp_path).detector == tmp_path / DETECTOR_FILE


def test_own_folder_without_one_file(tmp_path: Path, weights: Weights, no_package: None) -> None:
    for source in (weights.landmarks, weights.embedder):
        (tmp_path / source.name).symlink_to(source)
    with pytest.raises(MissingWeightsError, match=DETECTOR_FILE):
        find_weights(tmp_path)


def test_own_folder_goes_before_the_package(tmp_path: Path, weights: Weights) -> None:
    shutil.copy(weights.detector, tmp_path)
    found = find_weights(tmp_path)
    assert found.detector.parent == tmp_path
    assert found.embedder == weights.embedder


def _files(graphs: GraphFiles) -> tuple[Path, ...]:
    return graphs.embedder, graphs.detector, graphs.shrinker


def test_graphs_are_built_once(
    weights: Weights, graphs: GraphFiles, graph_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: bytes) -> bytes:
        raise AssertionError("built again")

    for name in ("_build_embedder", "_build_detector", "_build_shrinker"):
        monkeypatch.setattr(module, name, fail)
    assert prepare_graphs(weights, graph_folder) == graphs
    assert sorted(graph_folder.iterdir()) == sorted(_files(graphs))  # and nothing half-written


def test_a_missing_graph_is_built_again(
    tmp_path: Path, weights: Weights, graphs: GraphFiles
) -> None:
    for path in _files(graphs):
        shutil.copy(path, tmp_path)
    (tmp_path / graphs.detector.name).unlink()
    again = prepare_graphs(weights, tmp_path)
    assert again.detector.read_bytes() == graphs.detector.read_bytes()
    assert len(list(tmp_path.iterdir())) == 3


def test_graphs_are_named_after_the_weights(tmp_path: Path, weights: Weights) -> None:
    other = tmp_path / "other.dat"
    other.write_bytes(weights.detector.read_bytes() + b"\0")
    first = prepare_graphs(weights, tmp_path / "cache")
    second = prepare_graphs(replace(weights, detector=other), tmp_path / "cache")
    assert first.embedder == second.embedder
    assert first.detector != second.detector
    assert first.detector.is_file()


def test_a_cut_off_build_leaves_nothing(
    tmp_path: Path, weights: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KnownError, match="No space left on device") as caught:
        prepare_graphs(weights, tmp_path / "cache")
    assert str(tmp_path / "cache") in str(caught.value)
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_cache_that_cannot_be_written(tmp_path: Path, weights: Weights) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KnownError) as caught:
        prepare_graphs(weights, tmp_path / "file" / "models")
    assert str(tmp_path / "file") in str(caught.value)


@pytest.mark.parametrize("part", ["embedder", "detector"])
@pytest.mark.parametrize("keep", [0, 100, 3000, 100_000, 700_000])
def test_damaged_weights_build_nothing(
    tmp_path: Path, weights: Weights, part: str, keep: int
) -> None:
    damaged = tmp_path / "damaged.dat"
    damaged.write_bytes(getattr(weights, part).read_bytes()[:keep])
    with pytest.raises(KnownError):
        prepare_graphs(replace(weights, **{part: damaged}), tmp_path / "cache")
    assert not list((tmp_path / "cache").glob(f"{part}*"))


def test_layers_that_do_not_fit_are_damage(
    tmp_path: Path, weights: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    def misfit(_: bytes) -> bytes:
        raise ValueError("operands could not be broadcast together")

    monkeypatch.setattr(module, "_build_detector", misfit)
    with pytest.raises(KnownError, match="damaged") as caught:
        prepare_graphs(weights, tmp_path)
    assert str(weights.detector) in str(caught.value)


def test_swapped_weights_are_refused(tmp_path: Path, weights: Weights) -> None:
    with pytest.raises(DamagedModelError):
        prepare_graphs(replace(weights, embedder=weights.detector), tmp_path)
    with pytest.raises(DamagedModelError):
        prepare_graphs(replace(weights, detector=weights.embedder), tmp_path)


@pytest.mark.parametrize("data", [b"", b"no graph" * 99])
def test_a_damaged_graph_says_what_to_delete(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "graph.onnx"
    path.write_bytes(data)
    with pytest.raises(DamagedModelError) as caught:
        open_session(str(path), 1)
    assert str(path) in str(caught.value)


def test_damaged_landmarks(tmp_path: Path, weights: Weights, graphs: GraphFiles) -> None:
    path = tmp_path / "landmarks.dat"
    path.write_bytes(weights.landmarks.read_bytes()[:1000])
    with pytest.raises(DamagedModelError, match="landmarks"):
        FaceFinder(replace(weights, landmarks=path), graphs, SearchSettings())
