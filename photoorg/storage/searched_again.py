"""A photo that is searched for faces once more: its rows are changed, not made anew.

A face keeps its id, and with it its person, its state, what was said about it and its place
in the journal.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PhotoId
from photoorg.core.records import FaceState
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces, NewFace

DRAWN = "drawn"
"""The detector of faces that the owner drew."""

_AS_IT_IS = f"""
    (detector = '{DRAWN}' OR (state = '{FaceState.IGNORED}' AND landmarks IS NULL))
"""
"""Drawn, or forgotten on purpose: nothing that a search finds is written over it."""

_DECIDED = f"""
    detector = '{DRAWN}'
    OR state IN ('{FaceState.CONFIRMED}', '{FaceState.IGNORED}', '{FaceState.NOT_A_FACE}')
    OR EXISTS (SELECT 1 FROM rejection WHERE rejection.face = face.id)
    OR EXISTS (SELECT 1 FROM tag WHERE tag.face = face.id)
    OR EXISTS (SELECT 1 FROM cut WHERE face_a = face.id OR face_b = face.id)
    OR EXISTS (SELECT 1 FROM person WHERE cover_face = face.id AND cover_chosen)
"""


@dataclass(frozen=True, slots=True)
class KnownFace:
    """A face from an earlier search, or one that was drawn.

    `decided`: the owner has said something about it, so it stays whatever a search finds.
    """

    id: FaceId
    box: Box
    drawn: bool
    decided: bool


@dataclass(frozen=True, slots=True)
class FaceUpdates:
    """What a new search makes of a photo's faces."""

    found_again: Sequence[tuple[FaceId, NewFace]]
    added: Sequence[NewFace]
    gone: Sequence[FaceId]


class SearchedAgain:
    """Repository of what a new search changes in the tables `photo` and `face`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def searched_otherwise(self, search: str) -> set[PhotoId]:
        """The readable photos that were searched with other settings than these."""
        rows = self._database.all(
            "SELECT id FROM photo WHERE error IS NULL AND search != ?", (search,)
        )
        return {PhotoId(photo) for (photo,) in rows}

    def unreadable(self) -> set[PhotoId]:
        """The photos that could not be read."""
        rows = self._database.all("SELECT id FROM photo WHERE error IS NOT NULL")
        return {PhotoId(photo) for (photo,) in rows}

    def note_search(
        self,
        photo: PhotoId,
        search: str,
        searched_size: int,
        *,
        size: tuple[int, int] = (0, 0),
        file_format: str | None = None,
        taken_at: datetime | None = None,
        error: str | None = None,
    ) -> None:
        """What is known of a photo by its latest search, as `Photos.add` takes it."""
        taken = None if taken_at is None else taken_at.isoformat()
        self._database.execute(
            "UPDATE photo SET width = ?, height = ?, format = ?, taken_at = ?,"
            " search = ?, searched_size = ?, error = ? WHERE id = ?",
            (*size, file_format, taken, search, searched_size, error, photo),
        )

    def known_faces(self, photo: PhotoId) -> list[KnownFace]:
        """The faces of a photo, oldest first, also those in the bin."""
        rows = self._database.all(
            f"SELECT id, box_left, box_top, box_width, box_height, {_AS_IT_IS}, {_DECIDED}"
            " FROM face WHERE photo = ? ORDER BY id",
            (photo,),
        )
        return [
            KnownFace(FaceId(face), Box(*box), bool(drawn), bool(decided))
            for face, *box, drawn, decided in rows
        ]

    def update(self, photo: PhotoId, updates: FaceUpdates) -> None:
        """Write what a new search found, in a transaction of the caller's.

        What was learnt from an embedding that is replaced is forgotten; it is learnt anew
        when the faces are grouped.
        """
        self._remove(updates.gone)
        changed = [face for face, found in updates.found_again if self._replace(face, found)]
        Faces(self._database).add(photo, updates.added)
        for table in ("neighbour", "grouping"):
            self._database.execute_many(
                f"DELETE FROM {table} WHERE face = ?", ((face,) for face in changed)
            )
        if changed:
            Faces(self._database).note_new_embeddings()

    def _replace(self, face: FaceId, found: NewFace) -> bool:
        """Describe a face as it was found now; whether its embedding is another one."""
        if found.landmarks is None or found.embedding is None:
            raise ValueError("a search finds faces with landmarks and embeddings only")
        if self._is_forgotten(face):
            return False
        quality, box = found.quality, found.box
        self._database.execute(
            "UPDATE face SET box_left = ?, box_top = ?, box_width = ?, box_height = ?,"
            " landmarks = ?, sharpness = ?, size = ?, frontality = ?, detector_quality = ?,"
            " quality = ?, score = ?, detector = ? WHERE id = ?",
            (
                *(box.left, box.top, box.width, box.height),
                found.landmarks.astype("<f4").tobytes(),
                *(quality.sharpness, quality.size, quality.frontality, quality.detector),
                *(quality.score, found.score, found.detector, face),
            ),
        )
        self._database.execute(
            "INSERT OR REPLACE INTO thumbnail (face, jpeg) VALUES (?, ?)", (face, found.thumbnail)
        )
        before = self._database.one("SELECT embedding, model FROM vector WHERE face = ?", (face,))
        now = (found.embedding.astype("<f4").tobytes(), found.model)
        self._database.execute(
            "INSERT OR REPLACE INTO vector (face, embedding, model) VALUES (?, ?, ?)", (face, *now)
        )
        self._database.execute("DELETE FROM plain_vector WHERE face = ?", (face,))
        if found.plain is not None:
            self._database.execute(
                "INSERT INTO plain_vector (face, embedding) VALUES (?, ?)",
                (face, found.plain.astype("<f4").tobytes()),
            )
        return before != now

    def _is_forgotten(self, face: FaceId) -> bool:
        """Whether the owner had all deleted that tells who it is: no search brings that back."""
        row = self._database.one(
            "SELECT landmarks IS NULL AND detector != ? FROM face WHERE id = ?", (DRAWN, face)
        )
        return row is not None and bool(row[0])

    def _remove(self, faces: Sequence[FaceId]) -> None:
        """Remove faces; a person that one of them stood for is shown by its best other one."""
        wanted = "(SELECT value FROM json_each(?))"
        uncovered = self._database.all(
            f"SELECT id FROM person WHERE cover_face IN {wanted}", (json.dumps(faces),)
        )
        self._database.execute(f"DELETE FROM face WHERE id IN {wanted}", (json.dumps(faces),))
        self._database.execute_many(
            "UPDATE person SET cover_face = (SELECT id FROM face WHERE face.person = person.id"
            " ORDER BY quality DESC, id LIMIT 1) WHERE id = ?",
            uncovered,
        )
