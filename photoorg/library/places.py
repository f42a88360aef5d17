"""What all pictures of the library's faces need: embeddings row by row, and places kept."""

import logging

import numpy as np
import numpy.typing as npt

from photoorg.core.errors import KnownError
from photoorg.library.library import Library
from photoorg.storage.faces import EMBEDDING_SIZE, Faces
from photoorg.storage.positions import Positions

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.float32]

_log = logging.getLogger(__name__)


def embeddings_of(library: Library, ids: Ints) -> npt.NDArray[np.float32]:
    """float32[n, 128] of faces int64[n], ascending; zeros where an embedding has gone meanwhile."""
    found, embeddings = Faces(library.database).embeddings_of(ids)
    if len(found) == len(ids):
        return embeddings
    complete = np.zeros((len(ids), EMBEDDING_SIZE), np.float32)
    complete[np.searchsorted(ids, found)] = embeddings
    return complete


def keep_places(
    library: Library, kept: Positions, ids: Ints, places: Places, new: Ints | None
) -> None:
    """Store places; a library that cannot be written now can be looked at nevertheless.

    Args:
        library: whose faces they are.
        kept: where places of this picture are stored.
        ids: faces int64[n].
        places: float32[n, 2].
        new: rows that were not stored before; None to store all instead of what was stored.
    """
    try:
        with library.database.transaction():
            if new is None:
                kept.replace(ids, places)
            else:
                kept.put(ids[new], places[new])
    except KnownError as error:
        _log.debug("the places of %d faces were not stored: %s", len(ids), error)
