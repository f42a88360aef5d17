"""The arrays that every package speaks of."""

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""uint8[height, width, 3], RGB, upright."""

Embedding = npt.NDArray[np.float32]
"""float32[128], dlib's face descriptor; compared by Euclidean distance."""
