"""Turns dlib's layers into ONNX graphs, which ONNX Runtime runs 15 to 30 times faster.

Affine layers (and batch normalisation) that follow a convolution are folded into its
filters, and the residual blocks are written out with dlib's rule for adding tensors of
different sizes: the smaller one is padded with zeros, in space and in channels. Whoever
changes a graph also raises `weights.GRAPH_VERSION`. Source of
the architectures: `dnn_face_recognition_ex.cpp` and `dnn_mmod_face_detection_ex.cpp`.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from photoorg.faces.dlib_format import (
    PIXEL_MEANS,
    PIXEL_SCALE,
    AddSkipped,
    Affine,
    AveragePool,
    Convolution,
    DamagedModelError,
    Layer,
    Matrix,
    MaxPool,
    Rectifier,
    Weights,
)

CHIP_SIZE = 150
EMBEDDING_SIZE = 128

_CHANNEL_BLOCK = 16  # floats in the widest vector that ONNX Runtime uses
_OPSET = 18
_IR_VERSION = 9  # the oldest that knows the opset, so that older runtimes read it too


def _fold(convolution: Convolution, affine: Affine) -> Convolution:
    """One convolution that does what the two layers do."""
    filters = convolution.filters * affine.gain[:, None, None, None]
    biases = convolution.biases * affine.gain + affine.offset
    return Convolution(filters, biases, convolution.stride, convolution.padding)


def _folded(layers: Sequence[Layer]) -> list[Layer]:
    result: list[Layer] = []
    for layer in layers:
        if isinstance(layer, Affine):
            if not result or not isinstance(result[-1], Convolution):
                raise DamagedModelError("The face model's layers are in an unknown order.")
            result[-1] = _fold(result[-1], layer)
        else:
            result.append(layer)
    return result


class _Graph:
    """Collects nodes and constants; every method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._count = 0

    def name(self) -> str:
        self._count += 1
        return f"v{self._count}"

    def constant(self, value: Weights | np.ndarray) -> str:
        name = self.name()
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, output: str | None = None, **attributes: Any) -> str:
        name = output or self.name()
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def convolution(self, x: str, layer: Convolution) -> str:
        filters, biases = self.constant(layer.filters), self.constant(layer.biases)
        rows, columns = layer.padding
        return self.node(
            "Conv",
            x,
            filters,
            biases,
            kernel_shape=list(layer.filters.shape[2:]),
            strides=list(layer.stride),
            pads=[rows, columns, rows, columns],
        )

    def normalised_pixels(self, x: str) -> str:
        """uint8[n, h, w, 3] -> float32[n, 3, h, w] as dlib's input layers make it."""
        planes = self.node(
            "Transpose", self.node("Cast", x, to=TensorProto.FLOAT), perm=[0, 3, 1, 2]
        )
        centred = self.node(
            "Sub", planes, self.constant(np.array(PIXEL_MEANS, np.float32).reshape(1, 3, 1, 1))
        )
        return self.node("Mul", centred, self.constant(np.array(1 / PIXEL_SCALE, np.float32)))

    def model(
        self, name: str, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]
    ) -> bytes:
        graph = helper.make_graph(self.nodes, name, inputs, outputs, self.constants)
        model = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", _OPSET)],
            producer_name="photoorg",
            ir_version=_IR_VERSION,
        )
        try:
            onnx.checker.check_model(model)
        except onnx.checker.ValidationError as error:
            raise DamagedModelError("The face model's layers do not fit together.") from error
        serialized: bytes = model.SerializeToString()
        return serialized


class _Residual:
    """Keeps the shape (channels, edge) along the network, to know where zeros are added."""

    def __init__(self, graph: _Graph) -> None:
        self.graph = graph
        self.value = ""
        self.shape = (0, 0)
        self.skip = ""
        self.skip_shape = (0, 0)

    def convolve(self, layer: Convolution) -> None:
        edge = self.shape[1] + 2 * layer.padding[0] - layer.filters.shape[2]
        self.value = self.graph.convolution(self.value, layer)
        self.shape = (layer.filters.shape[0], edge // layer.stride[0] + 1)

    def pool(
        self, kind: str, size: int, x: str, shape: tuple[int, int]
    ) -> tuple[str, tuple[int, int]]:
        output = self.graph.node(kind, x, kernel_shape=[size, size], strides=[2, 2])
        return output, (shape[0], (shape[1] - size) // 2 + 1)

    def padded(self, x: str, shape: tuple[int, int], target: tuple[int, int]) -> str:
        channels, edge = target[0] - shape[0], target[1] - shape[1]
        if not channels and not edge:
            return x
        amounts = np.array([0, 0, 0, 0, 0, channels, edge, edge], np.int64)
        return self.graph.node("Pad", x, self.graph.constant(amounts))

    def branch(self) -> None:
        self.skip, self.skip_shape = self.value, self.shape

    def add(self) -> None:
        target = (max(self.shape[0], self.skip_shape[0]), max(self.shape[1], self.skip_shape[1]))
        first = self.padded(self.value, self.shape, target)
        second = self.padded(self.skip, self.skip_shape, target)
        self.value, self.shape = self.graph.node("Add", first, second), target


def build_embedder(layers: Sequence[Layer]) -> bytes:
    """The descriptor network as ONNX.

    `chips` uint8[n, 150, 150, 3] give `embeddings` float32[n, 128].

    Raises:
        DamagedModelError: the layers are not those of dlib's face recognition network.
    """
    graph = _Graph()
    network = _Residual(graph)
    network.value, network.shape = graph.normalised_pixels("chips"), (3, CHIP_SIZE)
    folded = _folded(layers)
    *body, last_pool, matrix = folded
    if not isinstance(last_pool, AveragePool) or not isinstance(matrix, Matrix):
        raise DamagedModelError("The face recognition weights are of an unknown kind.")
    for before, layer in zip([None, *body], body, strict=False):
        match layer:
            case Convolution():
                network.convolve(layer)
            case Rectifier():
                network.value = graph.node("Relu", network.value)
                if isinstance(before, AddSkipped):
                    network.branch()
            case MaxPool():
                network.value, network.shape = network.pool(
                    "MaxPool", 3, network.value, network.shape
                )
                network.branch()
            case AveragePool():
                network.skip, network.skip_shape = network.pool(
                    "AveragePool", 2, network.skip, network.skip_shape
                )
            case AddSkipped():
                network.add()
            case _:
                raise DamagedModelError("The face recognition weights are of an unknown kind.")
    if matrix.weights.shape != (network.shape[0], EMBEDDING_SIZE):
        raise DamagedModelError("The face recognition weights have an unknown size.")
    pooled = graph.node("Flatten", graph.node("GlobalAveragePool", network.value))
    graph.node("MatMul", pooled, graph.constant(matrix.weights), output="embeddings")
    return graph.model(
        "face_descriptor",
        [helper.make_tensor_value_info("chips", TensorProto.UINT8, ["n", CHIP_SIZE, CHIP_SIZE, 3])],
        [helper.make_tensor_value_info("embeddings", TensorProto.FLOAT, ["n", EMBEDDING_SIZE])],
    )


def _filled_up(layer: Convolution) -> Convolution:
    """The same with channels of zeros, up to a multiple of ONNX Runtime's block.

    The detector's 45 channels fit no block, and ONNX Runtime then takes a slower way.
    """
    count, channels = (-n % _CHANNEL_BLOCK for n in layer.filters.shape[:2])
    channels = 0 if layer.filters.shape[1] < _CHANNEL_BLOCK else channels  # red, green, blue
    filters = np.pad(layer.filters, ((0, count), (0, channels), (0, 0), (0, 0)))
    return Convolution(filters, np.pad(layer.biases, (0, count)), layer.stride, layer.padding)


def _in_two_steps(layer: Convolution) -> tuple[Convolution, Convolution]:
    """A convolution to one channel, as its rows side by side and then their sum.

    A single output leaves most of a vector unit idle: the 9 x 9 filter took as long as
    layers with ten times its products.
    """
    rows = layer.filters.shape[2]
    across = layer.filters[0].transpose(1, 0, 2)[:, :, None, :]
    down = np.eye(rows, dtype=np.float32)[None, :, :, None]
    down = np.pad(down, ((0, 0), (0, -rows % _CHANNEL_BLOCK), (0, 0), (0, 0)))
    first = Convolution(across, np.zeros(rows, np.float32), (1, 1), (0, layer.padding[1]))
    return first, Convolution(down, layer.biases, (1, 1), (layer.padding[0], 0))


def _scores(graph: _Graph, x: str, layers: Sequence[Layer], output: str) -> None:
    *body, last = _folded(layers)
    if not isinstance(last, Convolution) or last.filters.shape[0] != 1:
        raise DamagedModelError("The face detector's weights have an unknown output.")
    for layer in body:
        if isinstance(layer, Convolution):
            x = graph.convolution(x, _filled_up(layer))
        elif isinstance(layer, Rectifier):
            x = graph.node("Relu", x)
        else:
            raise DamagedModelError("The face detector's weights are of an unknown kind.")
    across, down = _in_two_steps(last)
    graph.convolution(graph.convolution(x, _filled_up(across)), down)
    graph.nodes[-1].output[0] = output


def build_detector(layers: Sequence[Layer]) -> bytes:
    """The detector's network, as ONNX.

    `pixels` float32[1, 3, h, w] (normalised) give `scores` float32[1, 1, rows, columns],
    one for each 8 pixels; above 0 is a face.

    Raises:
        DamagedModelError: the layers are not those of dlib's face detector.
    """
    graph = _Graph()
    _scores(graph, "pixels", layers, "scores")
    return graph.model(
        "face_detector",
        [helper.make_tensor_value_info("pixels", TensorProto.FLOAT, [1, 3, "height", "width"])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, 1, "rows", "columns"])],
    )


def build_shrinker() -> bytes:
    """One step down the detector's image pyramid, as ONNX.

    `pixels` float32[1, 3, h, w] and `size` int64[4] give `smaller` of that size: bilinear
    with the corner pixels kept in the corners, as dlib's `resize_bilinear` does it.
    """
    graph = _Graph()
    graph.node(
        "Resize",
        "pixels",
        "",
        "",
        "size",
        output="smaller",
        mode="linear",
        coordinate_transformation_mode="align_corners",
    )
    return graph.model(
        "shrinker",
        [
            helper.make_tensor_value_info("pixels", TensorProto.FLOAT, [1, 3, "height", "width"]),
            helper.make_tensor_value_info("size", TensorProto.INT64, [4]),
        ],
        [helper.make_tensor_value_info("smaller", TensorProto.FLOAT, [1, 3, "rows", "columns"])],
    )
