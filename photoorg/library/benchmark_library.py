"""A made-up library of any size, to measure on what nobody can be asked to lend.

Embeddings are spread like those of dlib's network, pictures are JPEGs of the usual size and
detail, and the tables are filled as a scan and a grouping would fill them.
"""

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from photoorg.clustering.neighbours import build_graph
from photoorg.core.ids import FaceId
from photoorg.core.records import FaceState
from photoorg.library.library import threshold_of
from photoorg.people.grouped import Grouped
from photoorg.storage.database import Database
from photoorg.storage.neighbours import NeighbourRow, Neighbours
from photoorg.storage.roots import Roots

_PICTURES = 256
_EDGE = 160
_FACES_A_PHOTO = 2
_MODEL = "made up"

_COMMON = 0.106
_PERSON_SPREAD = 0.0455
_FACE_SPREAD = 0.0263
_DECAY = 0.45

Ints = npt.NDArray[np.int64]


def sizes_of_people(faces: int, people: int, seed: int = 0) -> Ints:
    """int64[people], in all `faces`: one has a tenth, five a hundredth each, most have few."""
    random = np.random.default_rng(seed)
    large = [faces // 10] + [faces // 100] * 5
    weights = random.zipf(1.9, people - len(large)).clip(max=300).astype(np.float64)
    rest = faces - sum(large) - len(weights)
    share = np.floor(weights / weights.sum() * rest).astype(np.int64)
    share[: rest - int(share.sum())] += 1
    return np.concatenate([large, share + 1]).astype(np.int64)


def make_library(
    path: Path,
    faces: int = 100_000,
    people: int = 20_000,
    *,
    graph: bool = True,
    pictures: bool = True,
    seed: int = 0,
) -> None:
    """Write a library file that counts as grouped.

    `graph` also fills the neighbour graph, which takes half the time. Without `pictures` faces
    have no thumbnails, which are most of a library's size.
    """
    random = np.random.default_rng(seed)
    sizes = sizes_of_people(faces, people, seed)
    owner = random.permutation(np.repeat(np.arange(1, people + 1), sizes))
    spread = np.arange(1, 129, dtype=np.float64) ** -_DECAY
    spread *= _PERSON_SPREAD / np.sqrt((spread**2).mean())
    middles = _COMMON + random.normal(0, 1, (people + 1, 128)) * spread
    embeddings = (middles[owner] + random.normal(0, _FACE_SPREAD, (faces, 128))).astype("<f4")
    quality = random.uniform(0.3, 1.0, faces)
    with Database(path) as database, database.transaction():
        _photos(database, faces, random)
        _people(database, people)
        _faces(database, owner, quality, random)
        ids = range(1, faces + 1)
        database.execute_many(
            "INSERT INTO vector (face, embedding, model) VALUES (?, ?, ?)",
            ((face, embeddings[face - 1].tobytes(), _MODEL) for face in ids),
        )
        made_up = made_up_pictures(_PICTURES, seed) if pictures else [b""]
        database.execute_many(
            "INSERT INTO thumbnail (face, jpeg) VALUES (?, ?)",
            ((face, made_up[face % len(made_up)]) for face in ids),
        )
        database.execute_many(
            "INSERT INTO grouping (face, piece, crowding) VALUES (?, ?, 0)",
            ((face, int(owner[face - 1])) for face in ids),
        )
        database.execute(
            "UPDATE person SET cover_face ="
            " (SELECT min(face.id) FROM face WHERE face.person = person.id)"
        )
        if graph:
            _graph(database, embeddings)
        grouped = Grouped(database)
        grouped.remember(grouped.mark(threshold_of(database)))


def _photos(database: Database, faces: int, random: np.random.Generator) -> None:
    count = max(1, faces // _FACES_A_PHOTO)
    root = Roots(database).add(Path("/made up photos"))
    seconds = np.sort(random.integers(946_684_800, 1_767_225_600, count))
    taken = np.datetime_as_string(seconds.astype("datetime64[s]"))
    numbers = range(1, count + 1)
    database.execute_many(
        "INSERT INTO photo (id, content_hash, width, height, format, taken_at, search,"
        " searched_size) VALUES (?, ?, 4000, 3000, 'JPEG', ?, 'cnn', 1600)",
        ((number, f"{number:040x}", str(taken[number - 1])) for number in numbers),
    )
    database.execute_many(
        "INSERT INTO photo_file (root, relative_path, photo, size, mtime_ns)"
        " VALUES (?, ?, ?, 1000000, 1)",
        ((root.id, b"%02d/%06d.jpg" % (n % 100, n), n) for n in numbers),
    )


def _people(database: Database, people: int) -> None:
    """Every hundredth has a name."""
    database.execute_many(
        "INSERT INTO person (id, name) VALUES (?, ?)",
        ((n, f"Person {n}" if n % 100 == 1 else None) for n in range(1, people + 1)),
    )


def _faces(
    database: Database,
    owner: Ints,
    quality: npt.NDArray[np.float64],
    random: np.random.Generator,
) -> None:
    landmarks = random.uniform(0.2, 0.8, (5, 2)).astype("<f4").tobytes()
    database.execute_many(
        "INSERT INTO face (id, photo, box_left, box_top, box_width, box_height, landmarks,"
        " sharpness, size, frontality, detector_quality, quality, score, detector, state, person)"
        " VALUES (?, ?, ?, .2, .2, .3, ?, ?, ?, ?, ?, ?, 1, 'cnn', ?, ?)",
        (
            (
                row + 1,
                row // _FACES_A_PHOTO + 1,
                0.1 + 0.5 * (row % _FACES_A_PHOTO),
                landmarks,
                *[float(quality[row])] * 5,
                FaceState.AUTOMATIC,
                int(person),
            )
            for row, person in enumerate(owner)
        ),
    )


def _graph(database: Database, embeddings: npt.NDArray[np.float32]) -> None:
    graph = build_graph(embeddings)
    Neighbours(database).put(
        NeighbourRow(FaceId(row + 1), graph.row(row)[0].astype(np.int64) + 1, graph.row(row)[1])
        for row in range(len(graph))
    )


def made_up_pictures(count: int, seed: int = 0) -> list[bytes]:
    """JPEGs of `_EDGE` pixels: a head before something blurred, with the noise of a camera."""
    random = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        coarse = random.integers(0, 255, (5, 5, 3), np.uint8)
        picture = Image.fromarray(coarse).resize((_EDGE, _EDGE), Image.Resampling.BICUBIC)
        draw = ImageDraw.Draw(picture)
        skin = tuple(int(c) for c in random.integers((90, 60, 40), (245, 210, 190)))
        draw.ellipse((40, 28, 120, 138), fill=skin)
        for x in (62, 98):
            draw.ellipse((x - 7, 68, x + 7, 78), fill=(245, 245, 245))
            draw.ellipse((x - 3, 70, x + 3, 76), fill=(30, 25, 20))
        draw.arc((62, 90, 98, 118), 20, 160, fill=(120, 40, 40), width=4)
        soft = np.asarray(picture.filter(ImageFilter.GaussianBlur(1.2)), np.float64)
        grainy = soft + random.normal(0, 5, soft.shape)
        encoded = io.BytesIO()
        Image.fromarray(grainy.clip(0, 255).astype(np.uint8)).save(encoded, "JPEG", quality=85)
        found.append(encoded.getvalue())
    return found
