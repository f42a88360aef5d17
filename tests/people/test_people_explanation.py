"""Why faces are together, what holds a person together, and cutting a link."""

from typing import Any

import numpy as np
import pytest

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.people.cutting import CutEdge
from photoorg.people.explanation import smaller_side, split_of, weak_points_of, why
from photoorg.people.graph import current_graph
from photoorg.people.history import History
from photoorg.people.regroup import regroup
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons

THRESHOLD = 0.5
Album = Any  # the fixture's class; test folders are no packages


@pytest.fixture
def chain(database: Database, album: Album) -> tuple[PersonId, list[FaceId]]:
    """A person whose faces hang together in a row, two triples joined by one longer link."""
    faces = album.add(1, 6)
    start = np.random.default_rng(0).normal(size=128).astype(np.float32)
    along = np.zeros(128, np.float32)
    along[0] = 1
    for face, place in zip(faces, (0, 0.2, 0.4, 0.85, 1.05, 1.25), strict=True):
        vector = (0.1 * start + place * along).astype("<f4").tobytes()
        database.execute("UPDATE vector SET embedding = ? WHERE face = ?", (vector, face))
    vectors = Faces(database).vectors()
    current_graph(database, vectors.ids, vectors.embeddings)
    return album.person(faces), faces


def test_the_path_and_its_weakest_link(
    database: Database, chain: tuple[PersonId, list[FaceId]]
) -> None:
    person, faces = chain
    found = why(database, faces[0], faces[5], THRESHOLD)
    assert found.person == person
    assert found.distance == pytest.approx(1.25, abs=1e-5)
    assert found.path is not None
    assert (found.path[0].one, found.path[-1].other) == (faces[0], faces[5])
    assert found.weakest is not None
    assert (found.weakest.one, found.weakest.other) == (faces[2], faces[3])
    assert found.reach == pytest.approx(0.45, abs=1e-5)


def test_below_the_weakest_link_nothing_holds_them(
    database: Database, chain: tuple[PersonId, list[FaceId]]
) -> None:
    _, faces = chain
    found = why(database, faces[0], faces[5], 0.42)
    assert found.path is None
    assert found.reach == pytest.approx(0.45, abs=1e-5)


def test_faces_of_different_persons_have_a_distance_only(database: Database, album: Album) -> None:
    ada, ben = album.add(1, 1), album.add(2, 1)
    album.person(ada)
    album.person(ben)
    found = why(database, ada[0], ben[0], THRESHOLD)
    assert (found.person, found.path, found.weakest) == (None, None, None)
    assert found.distance > THRESHOLD


def test_a_face_that_is_not_there_cannot_be_compared(database: Database, album: Album) -> None:
    (face,) = album.add(1, 1)
    with pytest.raises(KnownError, match="99"):
        why(database, face, FaceId(99), THRESHOLD)


def test_weak_points(database: Database, chain: tuple[PersonId, list[FaceId]]) -> None:
    person, faces = chain
    weak = weak_points_of(database, person, THRESHOLD)
    assert weak.pieces == (6,)
    first = weak.links[0]
    assert {first.link.one, first.link.other} == {faces[2], faces[3]}
    assert first.sizes == (3, 3)
    assert {it.face for it in weak.faces} >= {faces[2], faces[3]}


def test_the_proposed_split_parts_two_people(database: Database, album: Album) -> None:
    ada, ben = album.add(1, 6), album.add(2, 5)
    person = album.person(ada + ben)
    found = split_of(database, person)
    assert found is not None
    assert [set(part) for part in found.parts] == [set(ada), set(ben)]
    assert found.score > 0.5


def test_one_face_is_not_taken_apart(database: Database, album: Album) -> None:
    assert split_of(database, album.person(album.add(1, 1))) is None


def test_cutting_the_only_link_makes_two_persons(
    database: Database, chain: tuple[PersonId, list[FaceId]], album: Album
) -> None:
    person, faces = chain
    changes = CutEdge(faces[3], faces[2], THRESHOLD).execute(database)
    assert changes.persons >= {person}
    assert len(album.whose(faces[:3])) == len(album.whose(faces[3:])) == 1
    assert not album.whose(faces[:3]) & album.whose(faces[3:])
    assert Decisions(database).cuts() == [(faces[2], faces[3])]
    regroup(database, THRESHOLD)
    assert not album.whose(faces[:3]) & album.whose(faces[3:])


def test_a_cut_is_undone_with_the_split(
    database: Database, chain: tuple[PersonId, list[FaceId]], album: Album
) -> None:
    person, faces = chain
    CutEdge(faces[2], faces[3], THRESHOLD).execute(database)
    History(database).undo()
    assert album.whose(faces) == {person}
    assert Decisions(database).cuts() == []
    assert Persons(database).count() == 1


def test_a_cut_beside_another_way_is_only_remembered(
    database: Database, chain: tuple[PersonId, list[FaceId]], album: Album
) -> None:
    person, faces = chain
    assert smaller_side(database, person, faces[0], faces[1], THRESHOLD) == []
    CutEdge(faces[0], faces[1], THRESHOLD).execute(database)
    assert album.whose(faces) == {person}
    assert Decisions(database).cuts() == [(faces[0], faces[1])]


def test_a_cut_is_between_two_faces(database: Database, album: Album) -> None:
    (face,) = album.add(1, 1)
    with pytest.raises(KnownError, match="two faces"):
        CutEdge(face, face, THRESHOLD).execute(database)
