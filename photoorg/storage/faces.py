"""Faces, with their embeddings read and written in bulk.

Embeddings and thumbnails lie in tables of their own: a face's row stays small, so that
moving a thousand faces rewrites kilobytes, and all embeddings are read without a thumbnail
being touched.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.core.arrays import Embedding
from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import Face, FaceState, Quality
from photoorg.storage.columns import read_columns
from photoorg.storage.database import Database

EMBEDDING_SIZE = 128
_EMBEDDED_KEY = "embedded"
_COLUMNS = "id, photo, box_left, box_top, box_width, box_height, landmarks, quality, state, person"


@dataclass(frozen=True, slots=True)
class NewFace:
    """A face as the scan found it, or as the owner drew it.

    `plain` is kept only where dlib's own result is wanted. A box that was drawn where no face
    can be seen has neither `landmarks` nor `embedding`, and is never compared with others.

    Raises:
        ValueError: it has one of the two without the other.
    """

    box: Box
    landmarks: npt.NDArray[np.float32] | None
    quality: Quality
    score: float
    detector: str
    embedding: Embedding | None
    plain: Embedding | None
    thumbnail: bytes
    model: str

    def __post_init__(self) -> None:
        if (self.landmarks is None) != (self.embedding is None):
            raise ValueError("a face has both landmarks and an embedding, or neither")
        if self.plain is not None and self.embedding is None:
            raise ValueError("a face without an embedding has no plain one either")


@dataclass(frozen=True, slots=True)
class FaceVectors:
    """What clustering reads of all faces that have an embedding, in the order of their ids.

    Attributes:
        ids: int64[n].
        photos: int64[n].
        embeddings: float32[n, 128].
        quality: float32[n], 0 to 1.
        persons: int64[n], 0 where the face has none.
        settled: bool[n], whether the owner decided (confirmed, ignored, not a face).
    """

    ids: npt.NDArray[np.int64]
    photos: npt.NDArray[np.int64]
    embeddings: npt.NDArray[np.float32]
    quality: npt.NDArray[np.float32]
    persons: npt.NDArray[np.int64]
    settled: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class FaceFacts:
    """What edits and scans can change about n faces, in the order of their ids.

    Attributes:
        ids: int64[n].
        photos: int64[n].
        persons: int64[n], 0 where the face has none.
        confirmed: bool[n], whether the owner put the face where it is.
        quality: float32[n].
    """

    ids: npt.NDArray[np.int64]
    photos: npt.NDArray[np.int64]
    persons: npt.NDArray[np.int64]
    confirmed: npt.NDArray[np.bool_]
    quality: npt.NDArray[np.float32]

    def where(self, kept: npt.NDArray[np.bool_]) -> "FaceFacts":
        """Some of the faces."""
        return FaceFacts(
            self.ids[kept],
            self.photos[kept],
            self.persons[kept],
            self.confirmed[kept],
            self.quality[kept],
        )


class Faces:
    """Repository of the table `face`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, photo: PhotoId, faces: Iterable[NewFace]) -> list[FaceId]:
        """New faces of a photo, nobody's yet."""
        return [FaceId(self._add(photo, face)) for face in faces]

    def _add(self, photo: PhotoId, face: NewFace) -> int:
        quality = face.quality
        number = self._database.insert(
            "INSERT INTO face (photo, box_left, box_top, box_width, box_height, landmarks,"
            " sharpness, size, frontality, detector_quality, quality, score, detector)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                photo,
                face.box.left,
                face.box.top,
                face.box.width,
                face.box.height,
                None if face.landmarks is None else face.landmarks.astype("<f4").tobytes(),
                quality.sharpness,
                quality.size,
                quality.frontality,
                quality.detector,
                quality.score,
                face.score,
                face.detector,
            ),
        )
        if face.embedding is not None:
            self._database.execute(
                "INSERT INTO vector (face, embedding, model) VALUES (?, ?, ?)",
                (number, face.embedding.astype("<f4").tobytes(), face.model),
            )
        if face.plain is not None:
            self._database.execute(
                "INSERT INTO plain_vector (face, embedding) VALUES (?, ?)",
                (number, face.plain.astype("<f4").tobytes()),
            )
        self._database.execute(
            "INSERT INTO thumbnail (face, jpeg) VALUES (?, ?)", (number, face.thumbnail)
        )
        return number

    def of_photo(self, photo: PhotoId) -> list[Face]:
        """The faces of a photo, oldest first."""
        rows = self._database.all(
            f"SELECT {_COLUMNS} FROM face WHERE photo = ? ORDER BY id", (photo,)
        )
        return [_face(row) for row in rows]

    def of_person(self, person: PersonId) -> list[Face]:
        """The faces of a person, oldest first."""
        rows = self._database.all(
            f"SELECT {_COLUMNS} FROM face WHERE person = ? ORDER BY id", (person,)
        )
        return [_face(row) for row in rows]

    def places(self, faces: Sequence[FaceId]) -> list[tuple[FaceId, PhotoId, FaceState]]:
        """The photo and the state of some faces, in the order of their ids."""
        rows = self._database.all(
            "SELECT id, photo, state FROM face WHERE id IN (SELECT value FROM json_each(?))"
            " ORDER BY id",
            (json.dumps(faces),),
        )
        return [(FaceId(face), PhotoId(photo), FaceState(state)) for face, photo, state in rows]

    def best_of(self, person: PersonId) -> list[FaceId]:
        """The faces of a person, the clearest first, one of each photo before the others."""
        rows = self._database.all(
            "SELECT id FROM (SELECT id, quality,"
            " row_number() OVER (PARTITION BY photo ORDER BY quality DESC, id) AS turn"
            " FROM face WHERE person = ? AND state != ?) ORDER BY turn > 1, quality DESC, id",
            (person, FaceState.NOT_A_FACE),
        )
        return [FaceId(face) for (face,) in rows]

    def count(self) -> int:
        """The number of faces in photos that have a file."""
        return int(
            self._database.scalar(
                "SELECT count(*) FROM face WHERE state != ?"
                " AND EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = face.photo)",
                (FaceState.NOT_A_FACE,),
            )
        )

    def areas(self) -> dict[int, float]:
        """The share of its photo that each face covers."""
        return dict(self._database.all("SELECT id, box_width * box_height FROM face"))

    def newest(self) -> str:
        """Text that changes whenever the faces to be grouped do."""
        count, last = self._database.all(
            "SELECT count(*), coalesce(max(id), 0) FROM face WHERE state != ?",
            (FaceState.NOT_A_FACE,),
        )[0]
        return f"{count} {last}"

    def unplaced(self) -> bool:
        """Whether there are faces that could be grouped, and belong to nobody yet."""
        return (
            self._database.one(
                "SELECT 1 FROM face JOIN vector ON vector.face = face.id"
                " WHERE person IS NULL AND state = ? LIMIT 1",
                (FaceState.UNKNOWN,),
            )
            is not None
        )

    def embedding(self, face: FaceId) -> Embedding | None:
        """A face's embedding, where it has one."""
        row = self._database.one("SELECT embedding FROM vector WHERE face = ?", (face,))
        return None if row is None else np.frombuffer(row[0], "<f4")

    def person_of(self, face: FaceId) -> PersonId | None:
        """The person that a face belongs to."""
        row = self._database.one("SELECT person FROM face WHERE id = ?", (face,))
        return None if row is None or row[0] is None else PersonId(row[0])

    def thumbnail(self, face: FaceId) -> bytes | None:
        """The face's thumbnail as JPEG."""
        row = self._database.one("SELECT jpeg FROM thumbnail WHERE face = ?", (face,))
        return None if row is None else row[0]

    def vectors(self) -> FaceVectors:
        """All faces with an embedding that are faces at all."""
        return self._vectors("vector")

    def plain_vectors(self) -> FaceVectors:
        """The same with dlib's plain descriptors, of the faces where they were kept."""
        return self._vectors("plain_vector")

    def _vectors(self, table: str) -> FaceVectors:
        count = self._database.scalar(f"SELECT count(*) FROM {table}")
        embeddings = np.empty((count, EMBEDDING_SIZE), np.float32)
        rows = self._database.rows(  # at most `count`: a scan may be adding faces meanwhile
            "SELECT id, photo, quality, coalesce(person, 0), state, embedding"
            f" FROM {table} CROSS JOIN face ON id = face WHERE state != ?"
            " ORDER BY face LIMIT ?",
            (FaceState.NOT_A_FACE, count),
        )
        facts = []
        for index, (face, photo, quality, person, state, blob) in enumerate(rows):
            embeddings[index] = np.frombuffer(blob, "<f4")
            settled = state in (FaceState.CONFIRMED, FaceState.IGNORED)
            facts.append((face, photo, quality, person, settled))
        columns = list(zip(*facts, strict=True)) if facts else [()] * 5
        return FaceVectors(
            np.array(columns[0], np.int64),
            np.array(columns[1], np.int64),
            embeddings[: len(facts)],
            np.array(columns[2], np.float32),
            np.array(columns[3], np.int64),
            np.array(columns[4], np.bool_),
        )

    def facts(self) -> FaceFacts:
        """What is known of all that are faces at all, with or without an embedding."""
        rows = self._database.rows(
            "SELECT id, photo, coalesce(person, 0), state IN (?, ?), quality FROM face"
            " WHERE state != ? ORDER BY id",
            (FaceState.CONFIRMED, FaceState.IGNORED, FaceState.NOT_A_FACE),
        )
        types = (np.int64, np.int64, np.int64, np.bool_, np.float32)
        return FaceFacts(
            *read_columns(rows, 5, lambda *columns: tuple(map(np.array, columns, types)))
        )

    def confirmed(self) -> npt.NDArray[np.int64]:
        """int64[n]: of whom the owner said who they are; not of strangers who are ignored."""
        rows = self._database.all(
            "SELECT id FROM face WHERE state = ? ORDER BY id", (FaceState.CONFIRMED,)
        )
        return np.array([face for (face,) in rows], np.int64)

    def embeddings_of(
        self, faces: npt.NDArray[np.int64]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """Those of some faces int64[m] that have one: ids int64[k], float32[k, 128]."""
        rows = self._database.rows(
            "SELECT face, embedding FROM json_each(?) AS wanted"
            " JOIN vector ON vector.face = wanted.value ORDER BY face",
            (json.dumps(faces.tolist()),),
        )
        ids, embeddings = read_columns(
            rows,
            2,
            lambda ids, blobs: (
                np.array(ids, np.int64),
                np.frombuffer(b"".join(blobs), "<f4").reshape(-1, EMBEDDING_SIZE),
            ),
        )
        return ids, embeddings

    def embedded_at(self) -> str:
        """Text that changes when embeddings of known faces do."""
        row = self._database.one("SELECT value FROM setting WHERE key = ?", (_EMBEDDED_KEY,))
        return "" if row is None else str(row[0])

    def note_new_embeddings(self) -> None:
        """Remember that embeddings of known faces were replaced."""
        self._database.execute(
            "INSERT INTO setting (key, value) VALUES (?, '1') ON CONFLICT (key)"
            " DO UPDATE SET value = CAST(value AS INTEGER) + 1",
            (_EMBEDDED_KEY,),
        )

    def person_vectors(
        self, person: PersonId
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Ids int64[n], embeddings float32[n, 128] and quality float32[n] of a person's faces."""
        rows = self._database.all(
            "SELECT id, quality, embedding FROM face JOIN vector ON vector.face = face.id"
            " WHERE person = ? AND state != ? ORDER BY id",
            (person, FaceState.NOT_A_FACE),
        )
        blobs = b"".join(blob for _, _, blob in rows)
        return (
            np.array([face for face, _, _ in rows], np.int64),
            np.frombuffer(blobs, "<f4").reshape(-1, EMBEDDING_SIZE),
            np.array([quality for _, quality, _ in rows], np.float32),
        )

    def assign(self, faces: Sequence[FaceId], person: PersonId | None, state: FaceState) -> None:
        """Put faces to a person (or to nobody), in the given state."""
        self._database.execute_many(
            "UPDATE face SET person = ?, state = ? WHERE id = ?",
            ((person, state, face) for face in faces),
        )


def _face(row: Sequence[object]) -> Face:
    face, photo, left, top, width, height, landmarks, quality, state, person = row
    assert isinstance(landmarks, bytes | None)
    points = np.frombuffer(landmarks or b"", "<f4").reshape(-1, 2)
    return Face(
        FaceId(face),  # type: ignore[arg-type]
        PhotoId(photo),  # type: ignore[arg-type]
        Box(left, top, width, height),  # type: ignore[arg-type]
        tuple((float(x), float(y)) for x, y in points),
        quality,  # type: ignore[arg-type]
        FaceState(str(state)),
        None if person is None else PersonId(person),  # type: ignore[arg-type]
    )
