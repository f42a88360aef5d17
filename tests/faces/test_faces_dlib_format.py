"""The reader of dlib's files: what it finds in the real ones, and how it fails on damage."""

from collections import Counter
from contextlib import suppress
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.faces.dlib_format import (
    AddSkipped,
    Affine,
    AveragePool,
    Convolution,
    DamagedModelError,
    Matrix,
    MaxPool,
    Rectifier,
    read_detector_options,
    read_layers,
)
from photoorg.faces.weights import Weights, find_weights


@cache
def detector_data() -> bytes:
    return find_weights(Path("/nowhere")).detector.read_bytes()


def test_embedder_has_the_layers_of_the_published_network(weights: Weights) -> None:
    layers = read_layers(weights.embedder.read_bytes())
    counts = Counter(type(layer) for layer in layers)
    # one convolution before the 14 residual blocks of two each
    assert counts[Convolution] == 29
    assert counts[Affine] == 29
    assert counts[AddSkipped] == 14
    assert counts[Rectifier] == 29
    assert counts[MaxPool] == 1
    assert counts[AveragePool] == 5  # four blocks that halve, and the one before the matrix
    assert counts[Matrix] == 1
    assert isinstance(layers[-1], Matrix)
    assert layers[-1].weights.shape == (256, 128)


def test_embedder_convolutions_have_the_published_shapes(weights: Weights) -> None:
    layers = read_layers(weights.embedder.read_bytes())
    first, *blocks = [layer for layer in layers if isinstance(layer, Convolution)]
    assert first.filters.shape == (32, 3, 7, 7)
    assert (first.stride, first.padding) == ((2, 2), (0, 0))
    assert [c.filters.shape[0] for c in blocks] == (
        [32] * 6 + [64] * 8 + [128] * 6 + [256] * 6 + [256] * 2
    )
    assert {c.filters.shape[2:] for c in blocks} == {(3, 3)}
    halving = [i for i, c in enumerate(blocks) if c.stride == (2, 2)]
    assert halving == [6, 14, 20, 26]
    assert all(blocks[i].padding == (0, 0) for i in halving)
    assert all(c.biases.shape == (c.filters.shape[0],) for c in blocks)


def test_affine_layers_fit_their_convolutions(weights: Weights) -> None:
    layers = read_layers(weights.embedder.read_bytes())
    for before, layer in pairwise(layers):
        if isinstance(layer, Affine):
            assert isinstance(before, Convolution)
            assert layer.gain.shape == layer.offset.shape == before.biases.shape
            assert np.isfinite(layer.gain).all()
            assert np.isfinite(layer.offset).all()


def test_detector_has_the_layers_of_the_published_network() -> None:
    layers = read_layers(detector_data())
    convolutions = [layer for layer in layers if isinstance(layer, Convolution)]
    assert [c.filters.shape for c in convolutions] == [
        (16, 3, 5, 5),
        (32, 16, 5, 5),
        (32, 32, 5, 5),
        (45, 32, 5, 5),
        (45, 45, 5, 5),
        (45, 45, 5, 5),
        (1, 45, 9, 9),
    ]
    assert [c.stride for c in convolutions] == [(2, 2)] * 3 + [(1, 1)] * 4
    assert [c.padding for c in convolutions] == [(0, 0)] * 3 + [(2, 2)] * 3 + [(4, 4)]
    assert Counter(type(layer) for layer in layers) == {
        Convolution: 7,
        Affine: 6,
        Rectifier: 6,
    }


def test_detector_options() -> None:
    options = read_detector_options(detector_data())
    assert options.window[0] == options.window[1]
    assert 30 <= options.window[0] <= 100
    assert 0 < options.same_face_overlap < 1
    assert 0 < options.same_face_cover <= 1


@pytest.mark.parametrize("data", [b"", b"\0", b"not a network at all" * 50, b"\x01\x05con_4"])
def test_garbage_is_a_damaged_model(data: bytes) -> None:
    with pytest.raises(DamagedModelError):
        read_layers(data)
    with pytest.raises(DamagedModelError):
        read_detector_options(data)


def test_other_network_is_no_detector(weights: Weights) -> None:
    with pytest.raises(DamagedModelError):
        read_detector_options(weights.embedder.read_bytes())


def test_cut_within_a_tensor_is_a_damaged_model(weights: Weights) -> None:
    data = weights.embedder.read_bytes()
    for share in (0.05, 0.3, 0.7, 0.98):
        with pytest.raises(DamagedModelError):
            read_layers(data[: int(len(data) * share)])


def test_absurd_sizes_are_a_damaged_model() -> None:
    huge = b"\x0f" + b"\xff" * 15
    data = b"\x01\x05con_4" + b"\x01\x02" + huge * 4
    with pytest.raises(DamagedModelError):
        read_layers(data)
    head = b"\x01\x01\x01\x0aloss_mmod_\x01\x01\x01\x50\x01\x50"
    with pytest.raises(DamagedModelError):
        read_detector_options(head + b"\x01\x01" + huge)


def test_window_of_nothing_is_a_damaged_model() -> None:
    zero = b"\x01\x00"
    with pytest.raises(DamagedModelError):
        read_detector_options(b"\x01\x01\x01\x0aloss_mmod_\x01\x01" + zero * 12)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4
    ),
    st.floats(0, 1),
)
def test_damage_raises_nothing_else(changes: list[tuple[float, int]], kept: float) -> None:
    data = bytearray(detector_data())
    for place, value in changes:
        # Sizes and names are in the head of each layer; most of the file is numbers.
        data[int(place**3 * len(data))] = value
    cut = bytes(data[: max(1, int(kept**0.2 * len(data)))])
    for read in (read_layers, read_detector_options):
        with suppress(DamagedModelError), np.errstate(all="ignore"):
            read(cut)
