"""Libraries of every released version open, with all that was in them."""

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PersonId, PhotoId, RootId
from photoorg.core.records import Face, FaceState, Person, Photo
from photoorg.storage.database import FILE_NAME, Database
from photoorg.storage.faces import Faces
from photoorg.storage.journal import Journal
from photoorg.storage.migrations import MIGRATIONS, NEWEST, statements
from photoorg.storage.persons import Persons
from photoorg.storage.photos import FailedFile, KnownFile, PhotoFiles, Photos
from photoorg.storage.positions import MapPositions, Positions
from photoorg.storage.roots import Root, Roots
from photoorg.storage.row_changes import RowChange, RowChanges
from photoorg.storage.settings import Settings

GOLDEN = Path(__file__).parent / "golden"
VERSIONS = range(1, NEWEST + 1)


def _schema(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
    return {tuple(" ".join(text.split()) for text in row) for row in rows}


@pytest.fixture(params=VERSIONS)
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    copy = tmp_path / FILE_NAME
    shutil.copy(GOLDEN / f"version_{request.param}.db", copy)
    return copy


def test_every_version_has_a_small_golden_library() -> None:
    files = sorted(GOLDEN.iterdir())
    assert [file.name for file in files] == [f"version_{version}.db" for version in VERSIONS]
    assert all(file.stat().st_size < 100_000 for file in files)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_released_step_was_never_edited(version: int, tmp_path: Path) -> None:
    shutil.copy(GOLDEN / f"version_{version}.db", tmp_path / FILE_NAME)
    released = sqlite3.connect(tmp_path / FILE_NAME)
    made_now = sqlite3.connect(":memory:")
    for script in MIGRATIONS[:version]:
        for statement in statements(script):
            made_now.execute(statement)
    try:
        assert released.execute("PRAGMA user_version").fetchone() == (version,)
        assert _schema(made_now) == _schema(released)
    finally:
        released.close()
        made_now.close()


def test_a_migrated_library_has_the_schema_of_a_new_one(golden: Path, tmp_path: Path) -> None:
    Database(golden).close()
    new = tmp_path / "new" / FILE_NAME
    Database(new).close()
    connections = [sqlite3.connect(file) for file in (golden, new)]
    try:
        migrated, fresh = (_schema(connection) for connection in connections)
    finally:
        for connection in connections:
            connection.close()
    assert migrated == fresh


def test_the_file_is_sound(golden: Path) -> None:
    with Database(golden) as database:
        assert database.all("PRAGMA integrity_check") == [("ok",)]
        assert database.all("PRAGMA foreign_key_check") == []
        assert database.scalar("PRAGMA user_version") == NEWEST


def test_nothing_in_any_table_is_lost(golden: Path) -> None:
    before = sqlite3.connect(golden)
    rows = before.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    tables = [name for (name,) in rows]
    counts = {t: before.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}
    before.close()
    assert [table for table, count in counts.items() if not count] == []
    with Database(golden) as database:
        assert {t: database.scalar(f"SELECT count(*) FROM {t}") for t in tables} == counts


def test_folders_photos_and_files_are_intact(golden: Path) -> None:
    with Database(golden) as database:
        photos, files = Photos(database), PhotoFiles(database)
        assert Roots(database).all() == [
            Root(RootId(1), Path("/photos"), online=True),
            Root(RootId(2), Path("/drive/old photos"), online=False),
        ]
        assert photos.get(PhotoId(1)) == Photo(PhotoId(1), f"{1:040x}", 4000, 3000)
        damaged = photos.by_hash(f"{4:040x}")
        assert damaged is not None
        assert damaged.error == "The picture is cut off or damaged."
        assert photos.count() == 3
        assert photos.searched_size(PhotoId(1)) == 1600
        assert files.of_root(RootId(1)) == {
            b"2019/beach.jpg": KnownFile(1_000_001, 1_500_000_000_000_000_001, PhotoId(1), None),
            "旅行/🙂.jpg".encode(): KnownFile(2, 3, PhotoId(2), None),
            b"not utf-8 \xff.jpg": KnownFile(4, 5, PhotoId(2), None),
            b"cut off.jpg": KnownFile(8, 9, PhotoId(4), None),
            b"locked.jpg": KnownFile(0, 0, None, "The file cannot be read."),
        }
        assert files.paths(PhotoId(3)) == [Path("/drive/old photos/wedding.jpg")]
        assert files.failures() == [
            FailedFile(Path("/photos/cut off.jpg"), "The picture is cut off or damaged."),
            FailedFile(Path("/photos/locked.jpg"), "The file cannot be read."),
        ]


def test_faces_are_intact(golden: Path) -> None:
    with Database(golden) as database:
        faces = Faces(database)
        assert faces.of_photo(PhotoId(1))[0] == Face(
            FaceId(1),
            PhotoId(1),
            Box(0.125, 0.25, 0.125, 0.1875),
            ((0.25, 0.5), (0.5, 0.5), (0.375, 0.0625)),
            0.5,
            FaceState.CONFIRMED,
            PersonId(1),
        )
        states = [f.state for photo in (1, 3) for f in faces.of_photo(PhotoId(photo))]
        assert states == ["confirmed", "automatic", "not a face", "automatic", "ignored"]
        assert faces.count() == 4
        assert faces.thumbnail(FaceId(2)) == b"\xff\xd8 thumbnail 2"

        vectors, plain = faces.vectors(), faces.plain_vectors()
        expected = np.linspace(-0.2, 0.2, 128, dtype=np.float32)
        assert vectors.ids.tolist() == [1, 2, 4, 5]
        assert vectors.persons.tolist() == [1, 2, 1, 0]
        assert vectors.settled.tolist() == [True, False, False, True]
        np.testing.assert_allclose(vectors.embeddings[1], expected + 2 / 16, atol=1e-6)
        assert plain.ids.tolist() == [1, 5]
        np.testing.assert_allclose(plain.embeddings[1], expected + 5 / 16 + 1, atol=1e-6)


def test_persons_edits_and_settings_are_intact(golden: Path) -> None:
    with Database(golden) as database:
        assert Persons(database).all() == [
            Person(PersonId(1), "Ada Ĉapek", FaceId(1), faces=2, photos=2),
            Person(PersonId(2), None, FaceId(2), faces=1, photos=1),
        ]
        assert database.all("SELECT face, person FROM rejection") == [(2, 1)]
        assert database.all("SELECT person_a, person_b FROM different") == [(1, 2)]
        (edit,) = Journal(database).newest()
        assert (edit.kind, edit.undone) == ("name", False)
        assert edit.facts == {"person": 1, "name": "Ada Ĉapek", "was": None}
        assert edit.done_at == datetime(2020, 2, 29, 12, tzinfo=UTC)
        named = RowChange({"name": None}, {"name": "Ada Ĉapek"})
        assert Journal(database).changes(edit.id) == RowChanges({("person", (1,)): named})
        assert Settings(database).get("threshold") == "0.5"


def test_places_in_the_face_graph_are_kept_from_version_3_on(golden: Path) -> None:
    before = sqlite3.connect(golden)
    (version,) = before.execute("PRAGMA user_version").fetchone()
    before.close()
    with Database(golden) as database:
        faces, places = Positions(database).load()
    if version < 3:
        assert len(faces) == 0
    else:
        assert faces.tolist() == [1, 4]
        assert places.tolist() == [[1.5, -2.25], [0.0, 0.5]]


def test_places_on_the_map_are_kept_from_version_4_on(golden: Path) -> None:
    before = sqlite3.connect(golden)
    (version,) = before.execute("PRAGMA user_version").fetchone()
    before.close()
    with Database(golden) as database:
        faces, places = MapPositions(database).load()
    if version < 4:
        assert len(faces) == 0
    else:
        assert faces.tolist() == [2, 4]
        assert places.tolist() == [[-0.5, 4.0], [3.25, 0.0]]


def test_tags_are_kept_from_version_5_on(golden: Path) -> None:
    before = sqlite3.connect(golden)
    (version,) = before.execute("PRAGMA user_version").fetchone()
    before.close()
    with Database(golden) as database:
        expected = [] if version < 5 else [(4, "smiling")]
        assert database.all("SELECT face, word FROM tag") == expected


def test_the_library_can_go_on_being_used(golden: Path) -> None:
    with Database(golden) as database:
        person = Persons(database).add()
        assert person > 2
        photo = Photos(database).add("new", "cnn", 1600)
        assert photo == PhotoId(5)
