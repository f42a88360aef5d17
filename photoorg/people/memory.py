"""The library's faces in memory, so that a suggestion does not wait for the disk.

Embeddings are read once and kept; what edits and scans can change about them is read again
whenever the library has changed.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from photoorg.clustering.album import Album
from photoorg.core.ids import FaceId
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.faces import FaceFacts, Faces
from photoorg.storage.groupings import Groupings, StoredGrouping
from photoorg.storage.persons import Persons
from photoorg.storage.photos import Photos

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class FaceAlbum:
    """The album of a library, and which face each of its rows is.

    Attributes:
        ids: int64[n], ascending.
        album: n rows in that order.
    """

    ids: Ints
    album: Album

    def row(self, face: FaceId) -> int | None:
        """The row of a face; None for one without an embedding."""
        place = int(np.searchsorted(self.ids, face))
        return place if place < len(self.ids) and self.ids[place] == face else None

    def rows_of(self, person: int) -> Ints:
        """int64[k]: the rows of a person's faces."""
        return np.flatnonzero(self.album.persons == person)


class FaceMemory:
    """Keeps the album of one open library; `album` is always that of now."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stamp: object = None
        self._ids = np.zeros(0, np.int64)
        self._embeddings = np.zeros((0, 128), np.float32)
        self._without = np.zeros(0, np.int64)
        self._embedded_at = ""
        self._now: FaceAlbum | None = None
        self._grouping: tuple[str, StoredGrouping] | None = None
        self._taken: tuple[str, Ints, npt.NDArray[np.float64]] | None = None

    def album(self) -> FaceAlbum:
        """The faces as they are now."""
        stamp = self._database.stamp()
        if self._now is None or stamp != self._stamp:
            with self._database.reading():
                self._now = self._read()
            self._stamp = stamp
        return self._now

    def _read(self) -> FaceAlbum:
        faces = Faces(self._database)
        facts = faces.facts()
        self._load_embeddings(faces, facts.ids)
        kept = np.isin(facts.ids, self._ids, assume_unique=True)
        facts = facts.where(kept)
        order = np.searchsorted(self._ids, facts.ids)
        whole = len(order) == len(self._ids)
        album = Album(
            embeddings=self._embeddings if whole else self._embeddings[order],
            persons=facts.persons,
            pieces=np.full(len(order), -1, np.int64),
            crowding=np.zeros(len(order)),
            quality=facts.quality,
            photos=facts.photos,
            confirmed=facts.confirmed,
            rejections=self._rejections(facts.ids),
            different=np.array(Decisions(self._database).different(), np.int64).reshape(-1, 2),
            named=np.array(sorted(Persons(self._database).names()), np.int64),
            hidden=np.array(Persons(self._database).hidden(), np.int64),
            taken_at=self._dates(facts),
        )
        self._add_grouping(facts.ids, album)
        return FaceAlbum(facts.ids, album)

    def _load_embeddings(self, faces: Faces, ids: Ints) -> None:
        """Read what is not in memory yet, or everything if photos were searched again."""
        embedded_at = faces.embedded_at()
        if embedded_at != self._embedded_at:
            self._ids, self._without = self._ids[:0], self._without[:0]
            self._embeddings = self._embeddings[:0]
            self._embedded_at = embedded_at
        known = np.union1d(self._ids, self._without)
        missing = np.setdiff1d(ids, known, assume_unique=True)
        if not len(missing):
            return
        new, vectors = faces.embeddings_of(missing)
        merged = np.concatenate([self._ids, new])
        order = np.argsort(merged, kind="stable")
        self._embeddings = np.concatenate([self._embeddings, vectors])[order]
        self._ids = merged[order]
        self._without = np.union1d(self._without, np.setdiff1d(missing, new))

    def _rejections(self, ids: Ints) -> Ints:
        pairs = np.array(Decisions(self._database).rejections(), np.int64).reshape(-1, 2)
        pairs = pairs[np.isin(pairs[:, 0], ids)]
        return np.column_stack([np.searchsorted(ids, pairs[:, 0]), pairs[:, 1]])

    def _dates(self, facts: FaceFacts) -> npt.NDArray[np.float64]:
        photos, seconds = self._taken_seconds()
        found = np.full(len(facts.photos), np.nan)
        if len(photos):
            place = np.minimum(np.searchsorted(photos, facts.photos), len(photos) - 1)
            there = photos[place] == facts.photos
            found[there] = seconds[place[there]]
        return found

    def _taken_seconds(self) -> tuple[Ints, npt.NDArray[np.float64]]:
        """When photos were taken; edits do not change that, scans do."""
        version = f"{Photos(self._database).version()} {self._embedded_at}"
        if self._taken is None or self._taken[0] != version:
            self._taken = (version, *Photos(self._database).taken_seconds())
        return self._taken[1:]

    def _add_grouping(self, ids: Ints, album: Album) -> None:
        version = Groupings(self._database).version()
        if self._grouping is None or self._grouping[0] != version:
            self._grouping = (version, Groupings(self._database).load())
        stored = self._grouping[1]
        known = np.isin(stored.ids, ids, assume_unique=True)
        place = np.searchsorted(ids, stored.ids[known])
        album.pieces[place] = stored.pieces[known]
        album.crowding[place] = stored.crowding[known]
