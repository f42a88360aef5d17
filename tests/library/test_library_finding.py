"""Who is this: faces from anywhere and faces of the library, answered by person."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.library.editing import IgnorePersons, NotAFace
from photoorg.library.finding import search_of
from photoorg.library.library import Library
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons

AddFaces = Callable[..., list[FaceId]]


@pytest.fixture
def faces(library: Library, add_faces: AddFaces, tmp_path: Path) -> list[FaceId]:
    """Of three made-up people 6, 4 and 2 faces, one to a photo; grouped, the first one is Ada."""
    who = [1] * 6 + [2] * 4 + [3] * 2
    added = [
        face
        for number, person in enumerate(who)
        for face in add_faces(library, tmp_path / "photos" / f"{number}.jpg", person)
    ]
    library.group()
    ada = Faces(library.database).person_of(added[0])
    assert ada is not None
    library.name(ada, "Ada")
    return added


def like(who: int, seed: int = 77) -> np.ndarray:
    """Another face of a made-up person."""
    middle = np.random.default_rng(who).normal(size=128) * 0.1
    return (middle + np.random.default_rng((who, seed)).normal(size=128) * 0.02).astype(np.float32)


def test_one_photo_of_somebody_is_enough(library: Library, faces: list[FaceId]) -> None:
    found = search_of(library).like(like(1), count=8)
    assert {it.face for it in found.faces[:6]} == set(faces[:6])
    chances = [it.probability for it in found.faces]
    assert chances == sorted(chances, reverse=True)
    first = found.persons[0]
    assert first.name == "Ada"
    assert {it.face for it in first.faces} == set(faces[:6])
    assert first.probability > 0.9 > 0.1 > found.persons[1].probability
    assert first.distance == min(it.distance for it in found.faces)
    embedding = Faces(library.database).embedding(found.faces[0].face)
    apart = float(np.linalg.norm(embedding - like(1)))
    assert found.faces[0].distance == pytest.approx(apart, abs=1e-6)


def test_as_many_as_are_asked_for(library: Library, faces: list[FaceId]) -> None:
    assert len(search_of(library).like(like(2), count=3).faces) == 3
    everybody = search_of(library).like(like(2), count=100)
    assert len(everybody.faces) == len(faces)
    assert sum(len(it.faces) for it in everybody.persons) == len(faces)


def test_a_face_of_the_library_finds_others_but_not_itself(
    library: Library, faces: list[FaceId]
) -> None:
    found = search_of(library).like_face(faces[6], count=3)
    assert {it.face for it in found.faces} == set(faces[7:10])
    assert len(found.persons) == 1
    assert found.persons[0].name is None


def test_a_person_finds_others_and_nobodys_faces_only(
    library: Library, faces: list[FaceId]
) -> None:
    ada = library.find_person("Ada")
    found = search_of(library).like_person(ada)
    assert {it.face for it in found.faces} == set(faces[6:])
    library.edits.do(NotAFace([faces[11]]))
    assert faces[11] not in {it.face for it in search_of(library).like_person(ada).faces}


def test_nobodys_faces_come_last(library: Library, faces: list[FaceId]) -> None:
    own = Faces(library.database)
    with library.database.transaction():
        library.database.execute("UPDATE face SET person = NULL WHERE id = ?", (faces[0],))
    found = search_of(library).like(like(1))
    assert own.person_of(faces[0]) is None
    assert found.persons[-1].person is None
    assert [it.face for it in found.persons[-1].faces] == [faces[0]]
    assert found.persons[0].name == "Ada"


def test_who_is_ignored_is_not_found(library: Library, faces: list[FaceId]) -> None:
    search = search_of(library)
    assert search.like(like(1)).persons[0].name == "Ada"
    library.edits.do(IgnorePersons([library.find_person("Ada")]))
    assert set(faces[:6]).isdisjoint(it.face for it in search.like(like(1)).faces)
    library.edits.undo()
    assert search.like(like(1)).persons[0].name == "Ada"


def test_what_cannot_be_asked(library: Library, faces: list[FaceId]) -> None:
    search = search_of(library)
    with pytest.raises(KnownError, match="no face 999 that could be compared"):
        search.like_face(FaceId(999))
    nobody = Persons(library.database).add()
    with pytest.raises(KnownError, match="has no faces that could be compared"):
        search.like_person(nobody)


def test_an_empty_library(library: Library) -> None:
    search = search_of(library)
    with pytest.raises(KnownError, match="no faces in the library yet"):
        search.like(like(1))
    assert search.crowding_near(like(1)) == 0.0


def test_a_search_is_shared_as_long_as_the_library_is_open(library: Library) -> None:
    assert search_of(library) is search_of(library)
