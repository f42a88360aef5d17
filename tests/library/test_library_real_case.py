"""Real photos, curated by hand and scanned further: nothing that the owner said is lost."""

import csv
import shutil
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.ingest.outcomes import IngestSettings
from photoorg.library.editing import Confirm, Different, Merge, NamePerson, Reject, Split
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons


def _open(folder: Path, graph_folder: Path) -> Library:
    cache = folder / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    if not (cache / "models").exists():
        (cache / "models").symlink_to(graph_folder)
    return Library(Paths(folder / "library", cache, folder / "logs", folder / "weights"))


@pytest.fixture(scope="module")
def scanned(
    shared_faces: Path, graph_folder: Path, graphs: object, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A library of the labelled portraits, in which every group bears its majority label."""
    folder = tmp_path_factory.mktemp("real case")
    with _open(folder, graph_folder) as library:
        library.scan([shared_faces / "dev"], IngestSettings())
        library.group()
        labels = _labels(library)
        taken: set[str] = set()
        for person in sorted(library.people(), key=lambda p: -p.faces):
            votes = Counter(
                labels[face.id]
                for face in Faces(library.database).of_person(person.id)
                if face.id in labels
            )
            for label, _ in votes.most_common(1):
                if label not in taken:
                    taken.add(label)
                    library.edits.do(NamePerson(person.id, label))
    return folder


def _labels(library: Library) -> dict[FaceId, str]:
    """The folder's name for each face that is alone in its photo."""
    paths = library.path_of_photos()
    by_photo: dict[int, list[FaceId]] = defaultdict(list)
    for face, photo, _ in Faces(library.database).places(
        [FaceId(i) for (i,) in library.database.all("SELECT id FROM face")]
    ):
        by_photo[photo].append(face)
    return {faces[0]: paths[p].parent.name for p, faces in by_photo.items() if len(faces) == 1}


def _named_rightly(library: Library, groups: Path) -> int:
    """How many of the people that are known to be in the group photos are named there."""
    with (groups / "labels.csv").open() as file:
        expected = {row["file"]: set(row["people"].split(";")) for row in csv.DictReader(file)}
    names = library.people_names()
    rightly = 0
    for photo, path in library.path_of_photos().items():
        if path.parent == groups and path.name in expected:
            rows = library.database.all("SELECT person FROM face WHERE photo = ?", (photo,))
            found = {names[p] for (p,) in rows if p in names}
            rightly += len(found & expected[path.name])
    return rightly


def _curate(library: Library) -> tuple[dict[PersonId, str], list[tuple[FaceId, PersonId]]]:
    """Merge, split two on purpose, reject, confirm; returns the names and the rejections."""
    persons = {name: person for person, name in library.people_names().items()}
    labels = _labels(library)
    for name, person in persons.items():  # the pieces that a person fell into
        pieces = {Faces(library.database).person_of(f) for f in labels if labels[f] == name}
        unnamed = [p for p in pieces if p is not None and p not in library.people_names()]
        if unnamed:
            library.edits.do(Merge([person, *unnamed]))
    for name in ("George_W_Bush", "Colin_Powell"):  # split on purpose, and named anew
        faces = [face.id for face in Faces(library.database).of_person(persons[name])]
        library.edits.do(Split(faces[: len(faces) // 2]))
        split = library.edits.to_undo
        assert split is not None
        library.edits.do(NamePerson(PersonId(split.facts["person"]), f"{name} the younger"))
    rejected = []
    for name in ("Tony_Blair", "Barack_Obama"):
        face = Faces(library.database).of_person(persons[name])[0].id
        library.edits.do(Reject([face]))
        rejected.append((face, persons[name]))
    library.edits.do(Confirm([Faces(library.database).of_person(persons["Joe_Biden"])[0].id]))
    library.edits.do(Different([persons["ms_Family1-Dad"], persons["ms_Family1-Son"]]))
    return library.people_names(), rejected


def test_nothing_the_owner_said_is_lost_when_more_photos_come(
    scanned: Path, shared_faces: Path, graph_folder: Path, tmp_path: Path
) -> None:
    groups = shared_faces / "groups"
    shutil.copytree(scanned, tmp_path / "plain", symlinks=True)
    with _open(tmp_path / "plain", graph_folder) as library:
        library.scan([groups])
        library.group()
        before = _named_rightly(library, groups)

    shutil.copytree(scanned, tmp_path / "curated", symlinks=True)
    with _open(tmp_path / "curated", graph_folder) as library:
        names, rejected = _curate(library)
        confirmed = {
            face.id: face.person
            for person in library.people()
            for face in Faces(library.database).of_person(person.id)
            if face.state is FaceState.CONFIRMED
        }
        library.scan([groups])
        library.group()
        for afresh in (False, True):
            if afresh:
                library.group(again=True)
            assert library.people_names() == names, "no name is lost"
            for face, person in rejected:
                assert Faces(library.database).person_of(face) != person, "no rejected face is back"
            for face, owner in confirmed.items():
                assert Faces(library.database).person_of(face) == owner
            assert _named_rightly(library, groups) >= before
        assert before >= 10
        assert Persons(library.database).count() > 0
        while library.edits.to_undo is not None:
            library.edits.undo()
        assert library.people_names() == {}
