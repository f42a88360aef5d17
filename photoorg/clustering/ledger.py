"""Summaries of groups in arrays that grow, so that one more group costs next to nothing."""

import numpy as np
import numpy.typing as npt

from photoorg.clustering.searching import Embeddings
from photoorg.clustering.summaries import Floats, Ints, Summaries


def grown(array: npt.NDArray[np.generic], size: int) -> npt.NDArray[np.generic]:
    """The array itself, or a copy twice as long if it has fewer than `size` rows."""
    if len(array) >= size:
        return array
    longer = np.zeros((max(size, 2 * len(array)), *array.shape[1:]), array.dtype)
    longer[: len(array)] = array
    return longer


class Ledger:
    """Summaries by row; a row of size 0 is empty and infinitely far from everything."""

    def __init__(self, groups: Summaries) -> None:
        self.count = len(groups)
        self._sizes = groups.sizes.copy()
        self._centres = groups.centres.astype(np.float32)
        self._spreads = groups.spreads.copy()
        self._crowding = groups.crowding.copy()
        self._offsets = np.full(self.count, np.inf, np.float32)
        self._note_offsets(np.arange(self.count))

    def _note_offsets(self, rows: Ints) -> None:
        norms = np.einsum("ij,ij->i", self._centres[rows], self._centres[rows])
        self._offsets[rows] = np.where(self._sizes[rows] > 0, norms + self._spreads[rows], np.inf)

    def new_rows(self, count: int) -> Ints:
        """The numbers of `count` more rows, empty so far."""
        rows = np.arange(self.count, self.count + count)
        self.count += count
        for name in ("_sizes", "_centres", "_spreads", "_crowding"):
            setattr(self, name, grown(getattr(self, name), self.count))
        longer = np.full(len(self._sizes), np.inf, np.float32)
        longer[: len(self._offsets)] = self._offsets
        self._offsets = longer if len(longer) > len(self._offsets) else self._offsets
        return rows

    def put(self, rows: Ints, groups: Summaries) -> None:
        """Write summaries into rows."""
        self._sizes[rows] = groups.sizes
        self._centres[rows] = groups.centres
        self._spreads[rows] = groups.spreads
        self._crowding[rows] = groups.crowding
        self._note_offsets(rows)

    def add(self, rows: Ints, groups: Summaries) -> None:
        """Let each group become part of the row; no row occurs twice."""
        before = self.take(rows)
        size = before.sizes + groups.sizes
        own, share = before.sizes / size, groups.sizes / size
        step = groups.centres - before.centres
        spreads = own * before.spreads + share * groups.spreads
        spreads += own * share * np.einsum("ij,ij->i", step, step)
        centres = before.centres + share[:, None] * step
        crowding = own * before.crowding + share * groups.crowding
        self.put(rows, Summaries(size, centres, spreads, crowding))

    def clear(self, rows: Ints) -> None:
        """Empty some rows."""
        self._sizes[rows] = 0
        self._offsets[rows] = np.inf

    def take(self, rows: Ints) -> Summaries:
        """The summaries of some rows."""
        return Summaries(
            self._sizes[rows],
            self._centres[rows].astype(np.float64),
            self._spreads[rows],
            self._crowding[rows],
        )

    def crowding(self) -> Floats:
        """float64[count]: of every row."""
        return self._crowding[: self.count]

    def squares(self, points: Embeddings) -> npt.NDArray[np.float32]:
        """float32[q, count]: mean squared distance of points float32[q, d] to each row's faces."""
        squares = points @ self._centres[: self.count].T
        squares *= -2
        squares += self._offsets[: self.count]
        squares += np.einsum("ij,ij->i", points, points)[:, None]
        return np.asarray(squares, np.float32)
