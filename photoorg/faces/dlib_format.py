"""Reads the layers of a network out of one of dlib's `.dat` files.

dlib writes a network as one nested object, from the input to the loss, each layer led by
a string that names it and its version. Between two layers lie only flags and empty
tensors, so the layers are found by those strings, and what belongs to a layer is parsed
in full. Source of the format: dlib's `serialize.h`, `cuda/tensor.h`, `dnn/layers.h`.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.core.errors import KnownError

Weights = npt.NDArray[np.float32]

PIXEL_MEANS = (122.782, 117.001, 104.298)
"""What dlib's input layers subtract from red, green and blue ..."""
PIXEL_SCALE = 256.0
"""... before they divide by this."""

_LAYER_TAG = re.compile(
    rb"\x01(?:\x05con_4|\x07affine_|\x07bn_con2|\x05relu_"
    rb"|\x0amax_pool_2|\x0aavg_pool_2|\x09add_prev_|\x04fc_2)"
)
_BATCH_NORM_EPSILON = 1e-4


class DamagedModelError(KnownError):
    """The file of weights is not what it should be."""


@dataclass(frozen=True, slots=True)
class Convolution:
    """Filters float32[filters, channels, height, width] and biases float32[filters]."""

    filters: Weights
    biases: Weights
    stride: tuple[int, int]
    padding: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Affine:
    """A gain and an offset for each channel, both float32[channels]."""

    gain: Weights
    offset: Weights


@dataclass(frozen=True, slots=True)
class Rectifier:
    """max(0, x)."""


@dataclass(frozen=True, slots=True)
class MaxPool:
    """The largest value under a window of dlib's size (3 x 3, moved by 2)."""


@dataclass(frozen=True, slots=True)
class AveragePool:
    """The mean under a window: of 2 x 2 on a skip path, of everything before the matrix."""


@dataclass(frozen=True, slots=True)
class AddSkipped:
    """Adds the skip path of a residual block."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """float32[inputs, outputs], without bias."""

    weights: Weights


Layer = Convolution | Affine | Rectifier | MaxPool | AveragePool | AddSkipped | Matrix


class _Reader:
    """dlib's primitives, read one after the other."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self._data = data
        self.position = position

    def integer(self) -> int:
        control = self._data[self.position]
        size = control & 0x0F
        start = self.position + 1
        self.position = start + size
        value = int.from_bytes(self._data[start : self.position], "little")
        return -value if control & 0x80 else value

    def real(self) -> float:
        mantissa, exponent = self.integer(), self.integer()
        return float(mantissa) * 2.0**exponent

    def string(self) -> bytes:
        size = self.integer()
        start = self.position
        self.position += size
        return self._data[start : self.position]

    def shape(self) -> tuple[int, int, int, int]:
        if self.integer() != 2:
            raise DamagedModelError("The file of face model weights has an unknown tensor.")
        return self.integer(), self.integer(), self.integer(), self.integer()

    def tensor(self) -> Weights:
        shape = self.shape()
        count = int(np.prod(shape))
        values = np.frombuffer(self._data, "<f4", count, self.position).astype(np.float32)
        self.position += 4 * count
        return values.reshape(shape)

    def alias_shape(self) -> tuple[int, int, int, int]:
        """An alias tensor: a version and four sizes that point into another tensor."""
        self.integer()
        return self.integer(), self.integer(), self.integer(), self.integer()


def _read_convolution(reader: _Reader) -> Convolution:
    parameters = reader.tensor().ravel()
    count, rows, columns = reader.integer(), reader.integer(), reader.integer()
    stride = (reader.integer(), reader.integer())
    padding = (reader.integer(), reader.integer())
    filters = parameters[:-count].reshape(count, -1, rows, columns)
    return Convolution(filters, parameters[-count:], stride, padding)


def _read_affine(reader: _Reader) -> Affine:
    gain, offset = np.split(reader.tensor().ravel(), 2)
    return Affine(gain, offset)


def _read_batch_norm(reader: _Reader) -> Affine:
    """What a batch normalisation does once training is over: an affine layer."""
    gain, offset = np.split(reader.tensor().ravel(), 2)
    reader.alias_shape()
    reader.alias_shape()
    reader.tensor()  # means and
    reader.tensor()  # inverse deviations of the last batch: of no use any more
    means = reader.tensor().ravel()
    variances = reader.tensor().ravel()
    gain = gain / np.sqrt(variances + np.float32(_BATCH_NORM_EPSILON))
    return Affine(gain, offset - gain * means)


def _read_matrix(reader: _Reader) -> Matrix:
    outputs, inputs = reader.integer(), reader.integer()
    return Matrix(reader.tensor().reshape(inputs, outputs))


def read_layers(data: bytes) -> list[Layer]:
    """The layers of the network in a `.dat` file, from the input to the loss.

    Raises:
        DamagedModelError: the file is cut off or is no such network.
    """
    layers: list[Layer] = []
    position = 0
    try:
        while match := _LAYER_TAG.search(data, position):
            reader = _Reader(data, match.start())
            match reader.string():
                case b"con_4":
                    layers.append(_read_convolution(reader))
                case b"affine_":
                    layers.append(_read_affine(reader))
                case b"bn_con2":
                    layers.append(_read_batch_norm(reader))
                case b"relu_":
                    layers.append(Rectifier())
                case b"max_pool_2":
                    layers.append(MaxPool())
                case b"avg_pool_2":
                    layers.append(AveragePool())
                case b"add_prev_":
                    layers.append(AddSkipped())
                case _:
                    layers.append(_read_matrix(reader))
            position = reader.position
    except (ValueError, IndexError, OverflowError) as error:
        raise DamagedModelError("The file of face model weights is damaged.") from error
    if not layers:
        raise DamagedModelError("The file of face model weights holds no network.")
    return layers


@dataclass(frozen=True, slots=True)
class DetectorOptions:
    """How the max-margin detector turns scores into boxes.

    `window` is its sliding window (width, height) in pixels. Two boxes are one face when
    their intersection, over the smallest box around both, is above `same_face_overlap`, or
    when it covers more than `same_face_cover` of either.
    """

    window: tuple[int, int]
    same_face_overlap: float
    same_face_cover: float


def read_detector_options(data: bytes) -> DetectorOptions:
    """The options at the head of a `loss_mmod_` network.

    Raises:
        DamagedModelError: the file does not start with such a network.
    """
    reader = _Reader(data)
    try:
        reader.integer()
        if reader.string() != b"loss_mmod_" or reader.integer() != 1:
            raise DamagedModelError("The face detector's weights are of an unknown kind.")
        window = (reader.integer(), reader.integer())
        for _ in ("loss per false alarm", "loss per missed face", "overlap with the truth"):
            reader.real()
        options = DetectorOptions(window, reader.real(), reader.real())
    except (IndexError, OverflowError) as error:
        raise DamagedModelError("The face detector's weights are damaged.") from error
    if min(window) <= 0:
        raise DamagedModelError("The face detector's weights are damaged.")
    return options
