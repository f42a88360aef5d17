"""Edits on everything that answers a question, asked when the edit is made."""

from pathlib import Path
from typing import Any

import pytest

from photoorg.core.ids import FaceId, PersonId, PhotoId, RootId
from photoorg.core.records import FaceState
from photoorg.people.deciding import Confirm, IgnorePersons
from photoorg.people.history import History
from photoorg.people.selection import FaceQuery, PersonQuery, chosen_faces, chosen_persons
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces
from photoorg.storage.photos import KnownFile, PhotoFiles
from photoorg.storage.roots import Roots

Album = Any  # the fixtures' classes; test folders are no packages
Owner = Any


def _photo(database: Database, face: FaceId) -> PhotoId:
    return PhotoId(database.scalar("SELECT photo FROM face WHERE id = ?", (face,)))


def _move(database: Database, face: FaceId, relative: bytes, folder: str = "/photos") -> None:
    """Let the face's photo lie elsewhere."""
    photo = _photo(database, face)
    database.execute("DELETE FROM photo_file WHERE photo = ?", (photo,))
    root = Roots(database).add(Path(folder))
    PhotoFiles(database).put(root.id, relative, KnownFile(1, 1, photo, None))


# -- ids -----------------------------------------------------------------------------------


def test_ids_are_taken_once_and_in_order(database: Database, album: Album) -> None:
    faces = album.add(1, 3)
    one, other = album.person(faces[:1]), album.person(faces[1:])
    assert chosen_faces(database, [faces[2], faces[0], faces[2], FaceId(99)]) == [
        faces[0],
        faces[2],
    ]
    assert chosen_persons(database, [other, one, other, PersonId(99)]) == [one, other]
    assert chosen_faces(database, []) == []
    assert chosen_persons(database, []) == []


# -- faces ---------------------------------------------------------------------------------


def test_all_faces_but_those_that_are_none(database: Database, album: Album) -> None:
    faces = album.add(1, 4)
    Faces(database).assign(faces[:1], None, FaceState.NOT_A_FACE)
    assert chosen_faces(database, FaceQuery()) == faces[1:]
    assert chosen_faces(database, FaceQuery(states=(FaceState.NOT_A_FACE,))) == faces[:1]
    assert chosen_faces(database, FaceQuery(states=())) == []


def test_faces_of_persons(database: Database, album: Album) -> None:
    first, second, third = (album.add(who, 2) for who in range(3))
    ada, ben = album.person(first, "Ada"), album.person(second)
    assert chosen_faces(database, FaceQuery(persons=(ada, ben))) == first + second
    assert chosen_faces(database, FaceQuery(persons=())) == []
    assert chosen_faces(database, FaceQuery(named=True)) == first
    assert chosen_faces(database, FaceQuery(named=False)) == second + third
    assert chosen_faces(database, FaceQuery(persons=(ben,), named=True)) == []


def test_faces_in_photos(database: Database, album: Album) -> None:
    faces = album.add(1, 4)
    photos = tuple(_photo(database, face) for face in faces[1:3])
    assert chosen_faces(database, FaceQuery(photos=photos)) == faces[1:3]
    assert chosen_faces(database, FaceQuery(photos=())) == []


def test_everything_that_is_asked_has_to_hold(database: Database, album: Album) -> None:
    faces = album.add(1, 4)
    ada = album.person(faces[:3], "Ada")
    Faces(database).assign(faces[:1], ada, FaceState.CONFIRMED)
    photos = tuple(_photo(database, face) for face in faces[:2] + faces[3:])
    automatic = FaceQuery((ada,), photos, Path("/photos"), True, (FaceState.AUTOMATIC,))
    assert chosen_faces(database, automatic) == faces[1:2]


# -- folders -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "inside"),
    [
        ("/photos", [0, 1, 2, 3]),
        ("/photos/", [0, 1, 2, 3]),
        ("/photos/2020", [0, 1]),
        ("/photos/2020/summer", [1]),
        ("/photos/20", []),
        ("/photos/%", []),
        ("/photos/____", []),
        ("/photos/caf\udce9", [3]),
        ("/more", [4]),
        ("/", [0, 1, 2, 3, 4]),
        ("/elsewhere", []),
    ],
)
def test_faces_in_a_folder(
    database: Database, album: Album, folder: str, inside: list[int]
) -> None:
    faces = album.add(1, 6)
    _move(database, faces[0], b"2020/a.jpg")
    _move(database, faces[1], b"2020/summer/b.jpg")
    _move(database, faces[2], b"2020-copy/c.jpg")
    _move(database, faces[3], b"caf\xe9/d.jpg")
    _move(database, faces[4], b"e.jpg", "/more")
    PhotoFiles(database).remove(RootId(1), [b"000006.jpg"])
    found = chosen_faces(database, FaceQuery(folder=Path(folder)))
    assert found == [faces[place] for place in inside]


# -- persons -------------------------------------------------------------------------------


def test_persons_by_what_they_are(database: Database, album: Album, owner: Owner) -> None:
    ada = album.person(album.add(1, 3), "Ada")
    single = album.person(album.add(2, 1))
    stranger = album.person(album.add(3, 2))
    empty = album.person([], "Ben")
    owner.do(IgnorePersons([stranger]))
    assert chosen_persons(database, PersonQuery()) == [ada, single, empty]
    assert chosen_persons(database, PersonQuery(hidden=True)) == [stranger]
    assert chosen_persons(database, PersonQuery(hidden=None)) == [ada, single, stranger, empty]
    assert chosen_persons(database, PersonQuery(named=True)) == [ada, empty]
    assert chosen_persons(database, PersonQuery(named=False)) == [single]
    assert chosen_persons(database, PersonQuery(at_most=1)) == [single, empty]
    assert chosen_persons(database, PersonQuery(at_most=0)) == [empty]


def test_persons_in_photos(database: Database, album: Album) -> None:
    first, second = album.add(1, 2), album.add(2, 2)
    one, other = album.person(first), album.person(second)
    some = (_photo(database, first[0]), _photo(database, second[0]), _photo(database, second[1]))
    assert chosen_persons(database, PersonQuery(photos=some)) == [one, other]
    assert chosen_persons(database, PersonQuery(photos=some, only_there=True)) == [other]
    assert chosen_persons(database, PersonQuery(photos=())) == []


def test_persons_in_a_folder(database: Database, album: Album) -> None:
    both, there, nowhere = (album.person(faces) for faces in _in_folders(database, album))
    found = PersonQuery(folder=Path("/photos/party"))
    assert chosen_persons(database, found) == [both, there]
    only = PersonQuery(folder=Path("/photos/party"), only_there=True)
    assert chosen_persons(database, only) == [there]
    assert nowhere not in chosen_persons(database, PersonQuery(folder=Path("/photos")))


def _in_folders(database: Database, album: Album) -> list[list[FaceId]]:
    both, there, nowhere = album.add(1, 2), album.add(2, 2), album.add(3, 1)
    for face in (both[0], *there):
        _move(database, face, b"party/%d.jpg" % face)
    database.execute("DELETE FROM photo_file WHERE photo = ?", (_photo(database, nowhere[0]),))
    return [both, there, nowhere]


# -- asked when the edit is made -----------------------------------------------------------


def test_a_question_is_asked_when_the_edit_is_made(
    database: Database, album: Album, owner: Owner
) -> None:
    command = Confirm(FaceQuery(folder=Path("/photos/party"), named=False))
    faces = album.add(1, 3)
    album.person(faces)
    for face in faces[:2]:
        _move(database, face, b"party/%d.jpg" % face)
    changes = owner.do(command)
    assert changes.faces == frozenset(faces[:2])


def test_redo_is_of_the_same_faces_and_not_of_the_same_question(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = album.add(1, 2)
    person = album.person(faces)
    owner.do(Confirm(FaceQuery(persons=(person,))))
    History(database).undo()
    new = album.add(1, 1)
    Faces(database).assign(new, person, FaceState.AUTOMATIC)
    History(database).redo()
    assert [album.state(face) for face in faces + new] == ["confirmed", "confirmed", "automatic"]
