"""Faces that the owner draws, and links that the owner cuts."""

import base64
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import FaceState
from photoorg.people.cutting import CutEdge
from photoorg.people.deciding import ChooseCover, IgnorePersons
from photoorg.people.drawing import Draw
from photoorg.people.forgetting import Forget
from photoorg.people.history import History
from photoorg.people.regroup import regroup
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.persons import Persons
from photoorg.storage.searched_again import DRAWN

THRESHOLD = 0.5
Album = Any  # the fixtures' classes; test folders are no packages
Owner = Any


@pytest.fixture
def drawn(folder_class: type[Any]) -> NewFace:
    """A box in which landmarks were found."""
    return replace(folder_class.face(1, (1, 100)), detector=DRAWN)


@pytest.fixture
def blank(folder_class: type[Any]) -> NewFace:
    """The back of a head."""
    return replace(folder_class.face(None, (1, 101)), detector=DRAWN)


def _photo(database: Database, face: FaceId) -> PhotoId:
    return PhotoId(database.scalar("SELECT photo FROM face WHERE id = ?", (face,)))


# -- drawing -------------------------------------------------------------------------------


def test_a_drawn_face_is_a_face_like_any_other(
    database: Database, album: Album, owner: Owner, drawn: NewFace
) -> None:
    faces = album.add(1, 2)
    ada = album.person(faces, "Ada")
    photo = _photo(database, faces[0])
    changes = owner.do(Draw(photo, drawn, ada))
    (new,) = changes.faces
    assert new > max(faces)
    assert changes.photos == {photo}
    assert changes.persons == {ada}
    assert album.whose([new]) == {ada}
    assert album.state(new) is FaceState.CONFIRMED
    assert Faces(database).thumbnail(new) == drawn.thumbnail
    (stored,) = (face for face in Faces(database).of_photo(photo) if face.id == new)
    assert stored.box == drawn.box
    assert len(stored.landmarks) == 5
    assert regroup(database, THRESHOLD).faces.isdisjoint({new})


def test_a_drawn_face_of_nobody_is_grouped(
    database: Database, album: Album, owner: Owner, drawn: NewFace
) -> None:
    faces = album.add(5, 2)
    changes = owner.do(Draw(_photo(database, faces[0]), drawn))
    assert changes.persons == frozenset()
    assert album.whose(changes.faces) == {0}
    regroup(database, THRESHOLD)
    assert album.whose(changes.faces) != {0}


def test_what_was_drawn_can_be_taken_back_after_it_was_grouped(
    database: Database, album: Album, drawn: NewFace
) -> None:
    faces = album.add(5, 2)
    changes = Draw(_photo(database, faces[0]), drawn).execute(database)
    regroup(database, THRESHOLD)
    (group,) = album.whose(changes.faces)
    _, undone = History(database).undo()
    assert undone.persons == {group}
    assert Persons(database).get(group) is None
    assert album.whereabouts().keys() == set(faces)
    History(database).redo()
    assert album.whose(changes.faces) == {0}
    regroup(database, THRESHOLD)
    assert album.whose(changes.faces) != {0}


def test_the_back_of_a_head_is_named_and_never_matched(
    database: Database, album: Album, owner: Owner, blank: NewFace
) -> None:
    faces = album.add(1, 2)
    ada = album.person([], "Ada")
    changes = owner.do(Draw(_photo(database, faces[0]), blank, ada))
    (new,) = changes.faces
    found = Persons(database).get(ada)
    assert found is not None
    assert (found.cover_face, found.faces) == (new, 1)
    assert new not in Faces(database).vectors().ids
    regroup(database, THRESHOLD)
    assert [face.id for face in Faces(database).of_person(ada)] == [new]


def test_when_grouping_takes_all_but_the_back_of_a_head_that_is_the_cover(
    database: Database, album: Album, owner: Owner, blank: NewFace
) -> None:
    few, many = album.add(1, 1), album.add(1, 3)
    nobody, somebody = album.person(few), album.person(many)
    (new,) = owner.do(Draw(_photo(database, few[0]), blank, nobody)).faces
    owner.do(ChooseCover(nobody, few[0]))
    regroup(database, THRESHOLD)
    assert album.whose(few + many) == {somebody}
    found = Persons(database).get(nobody)
    assert found is not None
    assert found.cover_face == new


def test_a_face_drawn_for_a_stranger_is_hidden_too(
    database: Database, album: Album, owner: Owner, drawn: NewFace
) -> None:
    faces = album.add(1, 2)
    stranger = album.person(faces)
    owner.do(IgnorePersons([stranger]))
    owner.do(Draw(_photo(database, faces[0]), drawn, stranger))
    assert Persons(database).all() == []
    found = Persons(database).get(stranger)
    assert found is not None
    assert found.faces == 3


def test_it_takes_a_photo_and_a_person(
    database: Database, album: Album, owner: Owner, drawn: NewFace
) -> None:
    photo = _photo(database, album.add(1, 1)[0])
    owner.refuse(Draw(PhotoId(99), drawn), "There is no photo 99")
    owner.refuse(Draw(photo, drawn, PersonId(99)), "There is no person 99")


def test_a_drawn_face_can_be_forgotten(
    database: Database, album: Album, drawn: NewFace, tmp_path: Path
) -> None:
    """The journal held its embedding and thumbnail too."""
    faces = album.add(5, 1)
    ada = album.person([], "Ada Lovelace")
    Draw(_photo(database, faces[0]), drawn, ada).execute(database)
    assert drawn.embedding is not None
    vector = drawn.embedding.astype("<f4").tobytes()
    traces = [vector, drawn.thumbnail, b"Ada Lovelace", base64.b64encode(vector)]

    def found() -> list[bytes]:
        everything = b"".join(path.read_bytes() for path in sorted(tmp_path.iterdir()))
        return [trace for trace in traces if trace in everything]

    assert found() == traces
    Forget([ada]).execute(database)
    assert found() == []


# -- cutting -------------------------------------------------------------------------------


def test_a_cut_is_taken_back_and_done_again(database: Database, album: Album, owner: Owner) -> None:
    faces = album.add(1, 2)
    person = album.person(faces)
    regroup(database, THRESHOLD)
    changes = owner.do(CutEdge(faces[1], faces[0], THRESHOLD))
    assert changes.faces == frozenset(faces)
    assert Decisions(database).cuts() == [(faces[0], faces[1])]
    assert len(album.whose(faces)) == 2
    assert person in album.whose(faces)
    regroup(database, THRESHOLD)
    assert len(album.whose(faces)) == 2
    owner.do_nothing(CutEdge(faces[0], faces[1], THRESHOLD))


def test_a_cut_is_between_two_faces(album: Album, owner: Owner) -> None:
    (face,) = album.add(1, 1)
    owner.refuse(CutEdge(face, face, THRESHOLD), "between two faces")
    owner.refuse(CutEdge(face, FaceId(99), THRESHOLD), "There is no face 99")
