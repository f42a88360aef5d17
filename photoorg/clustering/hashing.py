"""Pseudo-random numbers that depend on what a face is, never on the row it stands in.

Visiting order and tie breaking are drawn from these, so that the same faces fall into the
same groups however they were shuffled on the way in.
"""

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
"""uint64[n], one per face, derived from the bytes of its embedding."""


def mix(values: Keys) -> Keys:
    """A bijective scramble of each uint64: the finaliser of SplitMix64.

    Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014.
    """
    z = values + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def keys_of(embeddings: npt.NDArray[np.float32]) -> Keys:
    """A key for each row of float32[n, d], from the bytes of that row alone."""
    rows = np.ascontiguousarray(embeddings, dtype=np.float32)
    # -0.0 equals 0.0 but has other bytes; adding 0.0 makes them one.
    words = (rows + np.float32(0)).view(np.uint32).astype(np.uint64)
    keys = np.zeros(len(rows), np.uint64)
    for column in words.T:
        keys = mix(keys ^ column)
    return keys


def reseed(keys: Keys, seed: int, turn: int = 0) -> Keys:
    """Fresh pseudo-random numbers from the same keys for a seed and a turn."""
    base = np.array([seed & 0xFFFFFFFFFFFFFFFF, turn], np.uint64)
    return mix(keys ^ mix(mix(base[:1]) ^ base[1:]))
