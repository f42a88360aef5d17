"""Faces, with their embeddings read and written in bulk.

Embeddings and thumbnails lie in tables of their own: a face's row stays small, so that
moving a thousand faces rewrites kilobytes, and all embeddings are read without a thumbnail
being touched.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import Embedding, Face, FaceState, Quality
from photoorg.storage.database import Database

EMBEDDING_SIZE = 128
_COLUMNS = "id, photo, box_left, box_top, box_width, box_height, landmarks, quality, state, person"


@dataclass(frozen=True, slots=True)
class NewFace:
    """A face as the scan found it. `plain` is kept only where dlib's own result is wanted."""

    box: Box
    landmarks: npt.NDArray[np.float32]
    quality: Quality
    score: float
    detector: str
    embedding: Embedding
    plain: Embedding | None
    thumbnail: bytes
    model: str


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
                face.landmarks.astype("<f4").tobytes(),
                quality.sharpness,
                quality.size,
                quality.frontality,
                quality.detector,
                quality.score,
                face.score,
                face.detector,
            ),
        )
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

    def owners(
        self,
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
        """What can change about `vectors`: ids int64[n], persons int64[n], settled bool[n]."""
        rows = self._database.all(
            "SELECT id, coalesce(person, 0), state IN (?, ?) FROM face"
            " WHERE state != ? ORDER BY id",
            (FaceState.CONFIRMED, FaceState.IGNORED, FaceState.NOT_A_FACE),
        )
        columns = list(zip(*rows, strict=True)) if rows else [()] * 3
        return (
            np.array(columns[0], np.int64),
            np.array(columns[1], np.int64),
            np.array(columns[2], np.bool_),
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
