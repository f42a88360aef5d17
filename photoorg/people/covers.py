"""The face that stands for a person: best quality near the middle of the person's faces."""

import numpy as np
import numpy.typing as npt

from photoorg.core.ids import FaceId, PersonId
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces


def best_row(embeddings: npt.NDArray[np.float32], quality: npt.NDArray[np.float32]) -> int:
    """The row that stands for the faces float32[n, 128] of quality float32[n]; n is not 0."""
    distance = np.linalg.norm(embeddings - embeddings.mean(axis=0), axis=1)
    return int(np.argmax(quality - distance))


def best_cover(database: Database, person: PersonId) -> FaceId | None:
    """The face that stands for a person, from what is stored; None where there is no face."""
    ids, embeddings, quality = Faces(database).person_vectors(person)
    if len(ids):
        return FaceId(int(ids[best_row(embeddings, quality)]))
    row = database.one(
        "SELECT id FROM face WHERE person = ? ORDER BY quality DESC, id LIMIT 1", (person,)
    )
    return None if row is None else FaceId(row[0])
