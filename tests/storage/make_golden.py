"""Makes golden/version_N.db: a small library of the schema version that photoorg writes now.

Run it once, when a version is released, and keep what it made for ever:

    python tests/storage/make_golden.py

What it writes is what test_storage_golden.py expects to find in libraries of that version.
"""

import sqlite3
import tempfile
from pathlib import Path

import numpy as np

from photoorg.core.geometry import Box
from photoorg.core.ids import PhotoId
from photoorg.core.records import FaceState, Quality
from photoorg.storage.database import FILE_NAME, Database
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.journal import Journal
from photoorg.storage.migrations import NEWEST
from photoorg.storage.persons import Persons
from photoorg.storage.photos import KnownFile, PhotoFiles, Photos
from photoorg.storage.positions import MapPositions, Positions
from photoorg.storage.roots import Roots
from photoorg.storage.row_changes import RowChange, RowChanges
from photoorg.storage.settings import Settings

FOLDER = Path(__file__).parent / "golden"
_SMALL_PAGES = 1024  # bytes: many nearly empty tables fit into a small file


def face(number: int) -> NewFace:
    """The face with this number; every value in it can be computed again."""
    embedding = np.linspace(-0.2, 0.2, 128, dtype=np.float32) + np.float32(number / 16)
    return NewFace(
        box=Box(0.125 * number, 0.25, 0.125, 0.1875),
        landmarks=np.array([[0.25, 0.5], [0.5, 0.5], [0.375, number / 16]], np.float32),
        quality=Quality(1.0, 0.5, 0.25, 0.5),
        score=1.25,
        detector="cnn",
        embedding=embedding,
        plain=embedding + 1 if number % 2 else None,
        thumbnail=b"\xff\xd8 thumbnail %d" % number,
        model="dlib_face_recognition_resnet_model_v1",
    )


def _add_photos(database: Database) -> list[PhotoId]:
    photos, files = Photos(database), PhotoFiles(database)
    near = Roots(database).add(Path("/photos"))
    far = Roots(database).add(Path("/drive/old photos"))
    Roots(database).set_online(far.id, False)
    search, size = "cnn size 1600 up auto min 0", (4000, 3000)
    ids = [
        photos.add(f"{number:040x}", search, 1600, size=size, file_format="JPEG")
        for number in (1, 2, 3)
    ]
    damaged = photos.add(f"{4:040x}", search, 1600, error="The picture is cut off or damaged.")
    files.put(
        near.id, b"2019/beach.jpg", KnownFile(1_000_001, 1_500_000_000_000_000_001, ids[0], None)
    )
    files.put(near.id, "旅行/🙂.jpg".encode(), KnownFile(2, 3, ids[1], None))
    files.put(near.id, b"not utf-8 \xff.jpg", KnownFile(4, 5, ids[1], None))
    files.put(far.id, b"wedding.jpg", KnownFile(6, 7, ids[2], None))
    files.put(near.id, b"cut off.jpg", KnownFile(8, 9, damaged, None))
    files.put(near.id, b"locked.jpg", KnownFile(0, 0, None, "The file cannot be read."))
    return ids


def populate(database: Database) -> None:
    """Something in every table."""
    photos = _add_photos(database)
    faces, persons = Faces(database), Persons(database)
    first, second, third = faces.add(photos[0], [face(1), face(2), face(3)])
    fourth, fifth = faces.add(photos[2], [face(4), face(5)])
    ada, nobody = persons.add(), persons.add()
    persons.set_name(ada, "Ada Ĉapek")
    faces.assign([first], ada, FaceState.CONFIRMED)
    faces.assign([fourth], ada, FaceState.AUTOMATIC)
    faces.assign([second], nobody, FaceState.AUTOMATIC)
    faces.assign([third], None, FaceState.NOT_A_FACE)
    faces.assign([fifth], None, FaceState.IGNORED)
    persons.set_covers([(ada, first), (nobody, second)])
    database.execute("INSERT INTO rejection (face, person) VALUES (?, ?)", (second, ada))
    database.execute("INSERT INTO different (person_a, person_b) VALUES (?, ?)", (ada, nobody))
    database.execute(
        "INSERT INTO neighbour (face, ids, distances) VALUES (?, ?, ?)",
        (first, np.array([4], "<i8").tobytes(), np.array([0.25], "<f4").tobytes()),
    )
    database.execute(
        "INSERT INTO grouping (face, piece, crowding) VALUES (?, ?, ?)", (first, 0, 0.125)
    )
    Positions(database).put(
        np.array([first, fourth], np.int64), np.array([[1.5, -2.25], [0.0, 0.5]], np.float32)
    )
    MapPositions(database).put(
        np.array([second, fourth], np.int64), np.array([[-0.5, 4.0], [3.25, 0.0]], np.float32)
    )
    database.execute("INSERT INTO cut (face_a, face_b) VALUES (?, ?)", (first, fourth))
    database.execute("INSERT INTO tag (face, word) VALUES (?, ?)", (fourth, "smiling"))
    database.execute("UPDATE person SET cover_chosen = 1 WHERE id = ?", (ada,))
    named = RowChange({"name": None}, {"name": "Ada Ĉapek"})
    facts = {"person": ada, "name": "Ada Ĉapek", "was": None}
    Journal(database).add("name", facts, RowChanges({("person", (ada,)): named}))
    database.execute("UPDATE edit SET done_at = '2020-02-29T12:00:00.000+00:00'")
    Settings(database).put("threshold", "0.5")


def make(path: Path) -> None:
    """Write the golden library to `path`, which must not exist."""
    with tempfile.TemporaryDirectory() as place:
        library = Path(place, FILE_NAME)
        connection = sqlite3.connect(library)
        connection.execute(f"PRAGMA page_size = {_SMALL_PAGES}")
        connection.execute("VACUUM")
        connection.close()
        with Database(library) as database:
            populate(database)
        with path.open("xb") as file:
            file.write(library.read_bytes())


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    make(FOLDER / f"version_{NEWEST}.db")
