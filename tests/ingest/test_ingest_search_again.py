"""Photos that are searched again with other settings: what the owner decided about them stays."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PhotoId
from photoorg.core.jobs import CancelToken, ignore_progress
from photoorg.core.records import FaceState, Quality
from photoorg.faces.detection import DetectorKind, SearchSettings, is_drawn_face
from photoorg.faces.weights import GraphFiles, Weights
from photoorg.ingest.outcomes import IngestSettings
from photoorg.ingest.pipeline import Scan, ScanReport, ScanTarget
from photoorg.ingest.pool import WorkerSetup
from photoorg.ingest.reconciling import reconcile
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.neighbours import NeighbourRow, Neighbours
from photoorg.storage.persons import Persons
from photoorg.storage.photos import Photos
from photoorg.storage.roots import Roots
from photoorg.storage.searched_again import FaceUpdates, KnownFace, SearchedAgain

Save = Callable[[Path, Any], Path]

CNN = IngestSettings(search=SearchSettings(DetectorKind.CNN, 0))
HOG = IngestSettings(search=SearchSettings(DetectorKind.HOG, 0))
LARGE_ONLY = IngestSettings(search=SearchSettings(DetectorKind.CNN, 0, min_face=100))


def new_face(box: Box, value: float = 0.0, *, seen: bool = True, detector: str = "cnn") -> NewFace:
    return NewFace(
        box=box,
        landmarks=np.full((5, 2), box.centre, np.float32) if seen else None,
        quality=Quality(0.5, 0.5, 0.5, 0.5),
        score=1.0,
        detector=detector,
        embedding=np.full(128, value, np.float32) if seen else None,
        plain=None,
        thumbnail=b"jpeg %d" % round(100 * value),
        model="dlib",
    )


# -- matching --------------------------------------------------------------------------

HERE, BESIDE, FAR = Box(0.1, 0.1, 0.2, 0.2), Box(0.14, 0.1, 0.2, 0.2), Box(0.6, 0.6, 0.2, 0.2)


def known(face: int, box: Box, *, drawn: bool = False, decided: bool = False) -> KnownFace:
    return KnownFace(FaceId(face), box, drawn, decided or drawn)


def test_the_same_faces_are_found_again_whatever_their_order() -> None:
    found = [new_face(FAR, 0.1), new_face(HERE, 0.2)]
    updates = reconcile([known(1, HERE), known(2, FAR)], found)
    assert sorted((face, new.box) for face, new in updates.found_again) == [(1, HERE), (2, FAR)]
    assert (updates.added, updates.gone) == ([], [])


def test_the_closest_pair_comes_first() -> None:
    updates = reconcile([known(1, BESIDE), known(2, HERE)], [new_face(HERE)])
    assert [face for face, _ in updates.found_again] == [2]
    assert updates.gone == [1]


def test_of_two_faces_in_one_place_the_decided_one_is_found_again() -> None:
    updates = reconcile([known(1, HERE), known(2, HERE, decided=True)], [new_face(HERE)])
    assert [face for face, _ in updates.found_again] == [2]
    assert updates.gone == [1]


def test_what_is_not_found_again_goes_unless_it_was_decided_on() -> None:
    updates = reconcile([known(1, HERE), known(2, BESIDE, decided=True)], [new_face(FAR)])
    assert (updates.found_again, updates.gone) == ([], [1])
    assert [face.box for face in updates.added] == [FAR]


def test_a_loosely_drawn_face_is_neither_changed_nor_found_twice() -> None:
    around = Box(0.05, 0.05, 0.32, 0.32)
    assert around.iou(HERE) < 0.5
    updates = reconcile([known(1, around, drawn=True)], [new_face(HERE)])
    assert updates == FaceUpdates([], [], [])
    # A search found the same loose box: that is another face.
    updates = reconcile([known(1, around, decided=True)], [new_face(HERE)])
    assert [face.box for face in updates.added] == [HERE]


def test_the_face_beside_a_drawn_one_is_a_face_of_its_own() -> None:
    drawn = Box(0.1, 0.1, 0.2, 0.2)
    cheek_to_cheek = Box(0.19, 0.1, 0.2, 0.2)
    assert drawn.iou(cheek_to_cheek) > 0.25
    assert not is_drawn_face(drawn, cheek_to_cheek)
    updates = reconcile([known(1, drawn, drawn=True)], [new_face(cheek_to_cheek)])
    assert [face.box for face in updates.added] == [cheek_to_cheek]


boxes = st.builds(
    Box, st.floats(0, 0.5), st.floats(0, 0.5), st.floats(0.1, 0.5), st.floats(0.1, 0.5)
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(boxes, st.booleans(), st.booleans()), max_size=6),
    st.lists(boxes, max_size=6),
)
def test_every_face_is_accounted_for_once(
    before: list[tuple[Box, bool, bool]], after: list[Box]
) -> None:
    faces = [
        known(i, box, drawn=drawn, decided=decided)
        for i, (box, drawn, decided) in enumerate(before)
    ]
    found = [new_face(box) for box in after]
    updates = reconcile(faces, found)
    again = [face for face, _ in updates.found_again]
    assert len(set(again)) == len(again)
    assert not set(again) & set(updates.gone)
    assert not any(faces[face].decided for face in updates.gone)
    assert not any(faces[face].drawn for face in again)
    used = [new for _, new in updates.found_again] + list(updates.added)
    assert len({id(new) for new in used}) == len(used) <= len(found)
    assert len(found) - len(used) <= sum(face.drawn for face in faces)
    # A second search that finds the same changes nothing any more.
    kept = [f for f in faces if f.id not in {*again, *updates.gone}]
    kept += [known(face, new.box, decided=faces[face].decided) for face, new in updates.found_again]
    kept += [known(len(faces) + i, new.box) for i, new in enumerate(updates.added)]
    twice = reconcile(kept, found)
    assert twice.added == []
    assert twice.gone == []


# -- storing ---------------------------------------------------------------------------


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "library" / "library.db") as opened:
        yield opened


@pytest.fixture
def photo(database: Database) -> PhotoId:
    return Photos(database).add("a" * 40, "before", 1600, size=(800, 600))


def test_a_face_without_landmarks_is_stored_and_never_compared(
    database: Database, photo: PhotoId
) -> None:
    faces = Faces(database)
    unseen, seen = faces.add(photo, [new_face(HERE, seen=False), new_face(FAR, 0.5)])
    assert faces.vectors().ids.tolist() == [seen]
    first, _ = faces.of_photo(photo)
    assert (first.id, first.landmarks) == (unseen, ())
    assert faces.thumbnail(unseen) == b"jpeg 0"
    assert set(faces.areas()) == {unseen, seen}
    with pytest.raises(ValueError, match="neither"):
        NewFace(HERE, None, Quality(0, 0, 0, 0), 0, "cnn", np.zeros(128, np.float32), None, b"", "")


def test_what_was_decided_is_seen_in_every_way_it_can_be(
    database: Database, photo: PhotoId
) -> None:
    faces = Faces(database)
    ids = faces.add(photo, [new_face(HERE, n / 10) for n in range(8)])
    (drawn,) = faces.add(photo, [new_face(HERE, detector="drawn", seen=False)])
    person = Persons(database).add()
    for face, state in zip(
        ids, (FaceState.CONFIRMED, FaceState.IGNORED, FaceState.NOT_A_FACE), strict=False
    ):
        faces.assign([face], None, state)
    faces.assign([ids[3]], person, FaceState.AUTOMATIC)
    database.execute("INSERT INTO rejection (face, person) VALUES (?, ?)", (ids[4], person))
    database.execute("INSERT INTO cut (face_a, face_b) VALUES (?, ?)", (ids[5], ids[6]))
    database.execute("UPDATE person SET cover_face = ? WHERE id = ?", (ids[3], person))
    known_faces = SearchedAgain(database).known_faces(photo)
    assert [face.id for face in known_faces] == [*ids, drawn]
    assert [face.id for face in known_faces if not face.decided] == [ids[3], ids[7]]
    assert [face.id for face in known_faces if face.drawn] == [drawn]
    database.execute("UPDATE person SET cover_chosen = 1 WHERE id = ?", (person,))
    undecided = [face.id for face in SearchedAgain(database).known_faces(photo) if not face.decided]
    assert undecided == [ids[7]]


def test_a_face_found_again_keeps_everything_but_its_description(
    database: Database, photo: PhotoId
) -> None:
    faces, persons = Faces(database), Persons(database)
    moved, same, gone = faces.add(
        photo, [new_face(HERE, 0.1), new_face(FAR, 0.2), new_face(BESIDE, 0.3)]
    )
    person, stranger = persons.add(), persons.add()
    faces.assign([moved, same, gone], person, FaceState.CONFIRMED)
    persons.set_covers([(person, gone)])
    database.execute("INSERT INTO rejection (face, person) VALUES (?, ?)", (moved, stranger))
    near = np.array([0.3], np.float32)
    Neighbours(database).put(
        [NeighbourRow(face, np.array([gone]), near) for face in (moved, same, gone)]
    )
    for face in (moved, same, gone):
        database.execute("INSERT INTO grouping (face, piece, crowding) VALUES (?, 0, 0)", (face,))
    before = faces.embedded_at()
    better = new_face(Box(0.11, 0.1, 0.2, 0.2), 0.9)
    SearchedAgain(database).update(
        photo, FaceUpdates([(moved, better), (same, new_face(FAR, 0.2))], [], [gone])
    )
    stored = {face.id: face for face in faces.of_photo(photo)}
    assert set(stored) == {moved, same}
    assert (stored[moved].person, stored[moved].state) == (person, FaceState.CONFIRMED)
    assert stored[moved].box == better.box
    assert faces.thumbnail(moved) == b"jpeg 90"
    assert faces.vectors().embeddings[:, 0].tolist() == pytest.approx([0.9, 0.2])
    assert database.all("SELECT face, person FROM rejection") == [(moved, stranger)]
    # The face whose embedding is what it was has nothing to learn anew.
    assert Neighbours(database).load().faces.tolist() == [same]
    assert database.all("SELECT face FROM grouping") == [(same,)]
    assert faces.embedded_at() != before
    assert database.scalar("SELECT cover_face FROM person WHERE id = ?", (person,)) == moved


# -- scans -----------------------------------------------------------------------------


class Searches:
    """Scans of one folder with settings of every kind."""

    def __init__(
        self, database: Database, folder: Path, weights: Weights, graphs: GraphFiles
    ) -> None:
        self.database = database
        self.faces = Faces(database)
        self._models = weights, graphs
        self._target = ScanTarget(Roots(database).add(folder.resolve()))

    def scan(self, options: IngestSettings, *, again: bool = True) -> ScanReport:
        return Scan(
            self.database,
            lambda: WorkerSetup(*self._models, options, threads=1),
            options,
            1,
            search_again=again,
            progress=ignore_progress,
            cancel=CancelToken(),
        ).run([self._target])

    def in_photo(self, name: str) -> dict[FaceId, Any]:
        photo = self.database.scalar(
            "SELECT photo FROM photo_file WHERE relative_path = ?", (name.encode(),)
        )
        return {face.id: face for face in self.faces.of_photo(PhotoId(photo))}

    def vector(self, face: FaceId) -> np.ndarray[Any, Any]:
        blob = self.database.scalar("SELECT embedding FROM vector WHERE face = ?", (face,))
        return np.frombuffer(blob, "<f4")


@pytest.fixture
def album(tmp_path: Path, scenes: Any, save: Save) -> Path:
    """Two people side by side; one who lies down, whom HOG does not find; nobody."""
    folder = tmp_path / "album"
    save(folder / "both.jpg", scenes.both)
    save(folder / "turned.jpg", scenes.rotated(scenes.hopper_face, 65))
    save(folder / "nobody.jpg", scenes.astronaut[400:500, :100])
    return folder


@pytest.fixture
def searches(database: Database, album: Path, weights: Weights, graphs: GraphFiles) -> Searches:
    return Searches(database, album, weights, graphs)


def test_other_settings_alone_search_nothing_again(searches: Searches) -> None:
    assert searches.scan(CNN).new == 3
    before = searches.database.all("SELECT * FROM face")
    report = searches.scan(HOG, again=False)
    assert (report.new, report.again) == (0, 0)
    report = searches.scan(CNN)  # asked for, but they were searched just so
    assert (report.new, report.again) == (0, 0)
    assert searches.database.all("SELECT * FROM face") == before


def test_decisions_survive_the_other_detector_and_back(searches: Searches) -> None:
    first = searches.scan(CNN)
    assert (first.new, first.faces) == (3, 3)
    astronaut, hopper = sorted(
        searches.in_photo("both.jpg").values(), key=lambda face: face.box.left
    )
    (turned,) = searches.in_photo("turned.jpg")
    person = Persons(searches.database).add()
    searches.faces.assign([astronaut.id], person, FaceState.CONFIRMED)
    searches.faces.assign([hopper.id], None, FaceState.NOT_A_FACE)
    cnn_vector = searches.vector(astronaut.id)

    report = searches.scan(HOG)
    assert (report.new, report.again, report.faces, report.failures) == (0, 3, 0, [])
    both = searches.in_photo("both.jpg")
    assert set(both) == {astronaut.id, hopper.id}
    assert (both[astronaut.id].person, both[astronaut.id].state) == (person, FaceState.CONFIRMED)
    assert both[hopper.id].state is FaceState.NOT_A_FACE
    distance = np.linalg.norm(searches.vector(astronaut.id) - cnn_vector)
    assert 0 < distance < 0.3
    assert searches.in_photo("turned.jpg") == {}  # HOG sees upright faces only

    back = searches.scan(CNN)
    assert (back.again, back.faces) == (3, 1)
    assert set(searches.in_photo("both.jpg")) == {astronaut.id, hopper.id}
    assert searches.in_photo("both.jpg")[hopper.id].state is FaceState.NOT_A_FACE
    np.testing.assert_allclose(searches.vector(astronaut.id), cnn_vector, atol=1e-6)
    (found,) = searches.in_photo("turned.jpg")
    assert found > turned


def test_a_decided_and_a_drawn_face_stay_where_a_search_finds_nothing(searches: Searches) -> None:
    searches.scan(CNN)
    astronaut, hopper = sorted(
        searches.in_photo("both.jpg").values(), key=lambda face: face.box.left
    )
    assert astronaut.box.width * 524 < 100 < hopper.box.width * 524
    (turned,) = searches.in_photo("turned.jpg")
    searches.faces.assign([astronaut.id], None, FaceState.IGNORED)
    nobody = searches.database.scalar(
        "SELECT photo FROM photo_file WHERE relative_path = ?", (b"nobody.jpg",)
    )
    drawn = new_face(HERE, seen=False, detector="drawn")
    (shadow,) = searches.faces.add(PhotoId(nobody), [drawn])
    report = searches.scan(LARGE_ONLY)
    assert (report.again, report.faces) == (3, 0)
    assert set(searches.in_photo("both.jpg")) == {astronaut.id, hopper.id}
    assert set(searches.in_photo("turned.jpg")) == {turned}
    (kept,) = searches.in_photo("nobody.jpg").values()
    assert (kept.id, kept.box, kept.landmarks) == (shadow, HERE, ())
    assert searches.scan(LARGE_ONLY).again == 0


def test_a_photo_that_can_no_longer_be_read_keeps_its_faces(
    searches: Searches, album: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from photoorg.ingest import pipeline as module
    from photoorg.ingest.outcomes import UnreadablePhoto, hash_file
    from photoorg.ingest.pool import Finished

    searches.scan(HOG)
    before = searches.in_photo("both.jpg")
    assert len(before) == 2

    class Refusing:
        """A pool whose decoder has gone."""

        def __init__(self, *_: object) -> None:
            self._finished: list[Finished] = []
            self.idle, self.busy = 1, 0

        def __enter__(self) -> "Refusing":
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def submit(self, ticket: int, path: Path) -> None:
            outcome = UnreadablePhoto(hash_file(path), "The decoder is missing.")
            self._finished.append(Finished(ticket, outcome))
            self.idle, self.busy = 0, 1

        def results(self, _: float) -> list[Finished]:
            finished, self._finished = self._finished, []
            self.idle, self.busy = 1, 0
            return finished

    with monkeypatch.context() as patch:
        patch.setattr(module, "WorkerPool", Refusing)
        report = searches.scan(CNN)
    assert (report.again, report.new) == (0, 0)
    assert {failure.path.name for failure in report.failures} == {
        "both.jpg",
        "turned.jpg",
        "nobody.jpg",
    }
    assert searches.in_photo("both.jpg") == before
    # The next scan tries once more.
    assert len(SearchedAgain(searches.database).searched_otherwise(CNN.key)) == 3
