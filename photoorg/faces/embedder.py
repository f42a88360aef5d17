"""Chip -> embedding: dlib's face descriptor, run by ONNX Runtime in batches."""

from typing import Any

import numpy as np
import numpy.typing as npt

Chips = npt.NDArray[np.uint8]
"""uint8[n, 150, 150, 3], RGB."""

Embeddings = npt.NDArray[np.float32]
"""float32[n, 128]."""

_BATCH = 16


class Embedder:
    """Computes embeddings; one session, used by one thread at a time."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def describe(self, chips: Chips) -> Embeddings:
        """dlib's `compute_face_descriptor` of each chip: float32[n, 128]."""
        if not len(chips):
            return np.empty((0, 128), np.float32)
        batches = [
            self._session.run(None, {"chips": np.ascontiguousarray(chips[i : i + _BATCH])})[0]
            for i in range(0, len(chips), _BATCH)
        ]
        return np.concatenate(batches)

    def describe_both_ways(self, chips: Chips) -> tuple[Embeddings, Embeddings]:
        """The embeddings of the chips and of their mirror images, float32[n, 128] each."""
        both = self.describe(np.concatenate([chips, chips[:, :, ::-1]]))
        return both[: len(chips)], both[len(chips) :]
