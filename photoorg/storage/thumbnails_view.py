"""Thumbnails, many at once."""

import json
from collections.abc import Sequence

from photoorg.core.ids import FaceId
from photoorg.storage.database import Database


def read_thumbnails(database: Database, faces: Sequence[FaceId]) -> dict[FaceId, bytes]:
    """The JPEGs of these faces, without those that have none."""
    rows = database.rows(
        "SELECT face, jpeg FROM thumbnail WHERE face IN (SELECT value FROM json_each(?))",
        (json.dumps([int(face) for face in faces]),),
    )
    return {FaceId(face): jpeg for face, jpeg in rows if jpeg}
