"""Faces, the persons they belong to, the journal and the settings."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from photoorg.core.errors import BugError
from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PersonId, PhotoId, RootId
from photoorg.core.records import Face, FaceState, Person
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.journal import Journal
from photoorg.storage.persons import Persons
from photoorg.storage.photos import PhotoFiles, Photos
from photoorg.storage.row_changes import RowChange, RowChanges
from photoorg.storage.settings import Settings

AddPhoto = Callable[..., PhotoId]
MakeFace = Callable[..., NewFace]


@pytest.fixture
def faces(database: Database) -> Faces:
    return Faces(database)


@pytest.fixture
def persons(database: Database) -> Persons:
    return Persons(database)


# -- faces ---------------------------------------------------------------------------------


def test_a_new_face_is_nobodys(faces: Faces, add_photo: AddPhoto, new_face: MakeFace) -> None:
    photo = add_photo("a.jpg")
    (face,) = faces.add(photo, [new_face(quality=0.5)])
    (stored,) = faces.of_photo(photo)
    assert stored == Face(
        face,
        photo,
        Box(0.1, 0.2, 0.3, 0.4),
        stored.landmarks,
        pytest.approx(0.5),
        FaceState.UNKNOWN,
        None,
    )
    np.testing.assert_allclose(stored.landmarks, [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], rtol=1e-6)
    assert faces.thumbnail(face) == b"jpeg"
    assert faces.thumbnail(FaceId(face + 1)) is None
    assert faces.areas() == {face: pytest.approx(0.12)}


def test_a_face_of_no_known_photo_is_our_mistake(faces: Faces, new_face: MakeFace) -> None:
    with pytest.raises(BugError):
        faces.add(PhotoId(99), [new_face()])


def test_vectors_come_in_the_order_of_the_ids(
    faces: Faces, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    one, other = add_photo("a.jpg"), add_photo("b.jpg")
    ids = faces.add(other, [new_face(0.25, quality=0.75)])
    ids += faces.add(one, [new_face(-0.5), new_face(1 / 3)])
    vectors = faces.vectors()
    assert vectors.ids.tolist() == ids == sorted(ids)
    assert vectors.photos.tolist() == [other, one, one]
    np.testing.assert_array_equal(
        vectors.embeddings, np.repeat(np.float32([[0.25], [-0.5], [1 / 3]]), 128, axis=1)
    )
    np.testing.assert_allclose(vectors.quality, [0.75, 0.5, 0.5])
    assert vectors.persons.tolist() == [0, 0, 0]
    assert vectors.settled.tolist() == [False, False, False]
    assert [a.dtype for a in (vectors.ids, vectors.embeddings, vectors.quality)] == [
        np.int64,
        np.float32,
        np.float32,
    ]


def test_a_library_without_faces_has_empty_vectors(faces: Faces) -> None:
    vectors = faces.vectors()
    assert vectors.embeddings.shape == (0, 128)
    assert len(vectors.ids) == len(vectors.persons) == len(vectors.settled) == 0
    assert vectors.settled.dtype == np.bool_


def test_vectors_leave_out_what_is_no_face(
    faces: Faces, persons: Persons, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    ids = faces.add(add_photo("a.jpg"), [new_face(number) for number in range(6)])
    person = persons.add()
    for face, state in zip(ids, FaceState, strict=True):
        faces.assign([face], person, state)
    vectors = faces.vectors()
    states = [state for state in FaceState if state is not FaceState.NOT_A_FACE]
    assert vectors.ids.tolist() == ids[:-1]
    assert vectors.embeddings[:, 0].tolist() == [0, 1, 2, 3, 4]
    assert vectors.settled.tolist() == [s in ("confirmed", "ignored") for s in states]
    assert vectors.persons.tolist() == [person] * 5


def test_plain_vectors_are_of_the_faces_where_they_were_kept(
    faces: Faces, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    photo = add_photo("a.jpg")
    faces.add(photo, [new_face(1)])
    (kept,) = faces.add(photo, [new_face(2, plain=True)])
    plain = faces.plain_vectors()
    assert plain.ids.tolist() == [kept]
    assert plain.embeddings[0].tolist() == [3.0] * 128


def test_faces_are_put_to_a_person_and_taken_away(
    faces: Faces, persons: Persons, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    first, second, third = faces.add(add_photo("a.jpg"), [new_face() for _ in range(3)])
    person = persons.add()
    faces.assign([third, first], person, FaceState.CONFIRMED)
    assert [(f.id, f.state) for f in faces.of_person(person)] == [
        (first, "confirmed"),
        (third, "confirmed"),
    ]
    faces.assign([first], None, FaceState.UNKNOWN)
    assert [f.id for f in faces.of_person(person)] == [third]
    assert faces.vectors().persons.tolist() == [0, 0, person]
    with pytest.raises(BugError):
        faces.assign([second], PersonId(99), FaceState.AUTOMATIC)


def test_the_faces_to_group_change_their_stamp(
    faces: Faces, photos: Photos, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    stamps = [faces.newest()]
    photo = add_photo("a.jpg")
    assert faces.newest() == stamps[0]
    (face,) = faces.add(photo, [new_face()])
    stamps.append(faces.newest())
    faces.add(photo, [new_face()])
    stamps.append(faces.newest())
    faces.assign([face], None, FaceState.NOT_A_FACE)
    stamps.append(faces.newest())
    photos.remove(photo)
    faces.add(add_photo("b.jpg"), [new_face(), new_face()])
    stamps.append(faces.newest())
    assert len(set(stamps)) == len(stamps)


@pytest.fixture
def photos(database: Database) -> Photos:
    return Photos(database)


def test_faces_count_while_their_photo_has_a_file(
    faces: Faces, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    shown = faces.add(add_photo("a.jpg"), [new_face(), new_face()])
    faces.add(add_photo("gone.jpg", file=False), [new_face()])
    assert faces.count() == 2
    faces.assign(shown[:1], None, FaceState.NOT_A_FACE)
    assert faces.count() == 1


# -- persons -------------------------------------------------------------------------------


def test_a_person_counts_faces_and_photos_that_have_a_file(
    database: Database, faces: Faces, persons: Persons, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    person = persons.add()
    two, gone = add_photo("a.jpg"), add_photo("gone.jpg", file=False)
    for photo, count in ((two, 2), (add_photo("b.jpg"), 1), (gone, 1)):
        faces.assign(
            faces.add(photo, [new_face() for _ in range(count)]), person, FaceState.AUTOMATIC
        )
    assert persons.get(person) == Person(person, None, None, faces=3, photos=2)

    PhotoFiles(database).remove(RootId(1), [b"a.jpg"])
    assert persons.get(person) == Person(person, None, None, faces=1, photos=1)


def test_strangers_and_what_is_no_face_do_not_count(
    faces: Faces, persons: Persons, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    person = persons.add()
    ids = faces.add(add_photo("a.jpg"), [new_face() for _ in FaceState])
    for face, state in zip(ids, FaceState, strict=True):
        faces.assign([face], person, state)
    found = persons.get(person)
    assert found is not None
    assert found.faces == 4
    faces.assign(ids, person, FaceState.IGNORED)
    assert persons.count() == 0
    assert persons.all() == []


def test_persons_whose_photos_are_all_gone_are_shown_if_they_have_a_name(
    faces: Faces, persons: Persons, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    gone = add_photo("gone.jpg", file=False)
    named, nameless = persons.add(), persons.add()
    persons.set_name(named, "Ada")
    for person in (named, nameless):
        faces.assign(faces.add(gone, [new_face()]), person, FaceState.AUTOMATIC)
    assert persons.all() == [Person(named, "Ada", None, faces=0, photos=0)]
    assert persons.count() == 0


def test_named_persons_come_first_then_by_photos_then_by_faces(
    faces: Faces, persons: Persons, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    photos = [add_photo(f"{number}.jpg") for number in range(3)]
    shown = {"few": [0], "many": [0, 1, 2], "twice": [0, 0], "named": [1], "also few": [2]}
    ids = {}
    for title, places in shown.items():
        ids[title] = persons.add()
        for place in places:
            faces.assign(faces.add(photos[place], [new_face()]), ids[title], FaceState.AUTOMATIC)
    persons.set_name(ids["named"], "Zoë")
    order = [person.id for person in persons.all()]
    assert order == [ids[title] for title in ("named", "many", "twice", "few", "also few")]
    assert persons.count() == 5


def test_hidden_persons_are_not_shown(
    database: Database, faces: Faces, persons: Persons, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    person = persons.add()
    faces.assign(faces.add(add_photo("a.jpg"), [new_face()]), person, FaceState.AUTOMATIC)
    database.execute("UPDATE person SET hidden = 1 WHERE id = ?", (person,))
    assert persons.all() == []
    assert persons.count() == 0
    assert persons.get(person) is not None


def test_nobody_has_an_id_that_was_never_given(persons: Persons) -> None:
    assert persons.get(PersonId(1)) is None


def test_names_are_found_whatever_their_capitals(persons: Persons) -> None:
    first, second, third = persons.add(), persons.add(), persons.add()
    persons.set_name(first, "Jürgen STRAẞE")
    persons.set_name(second, "Ada")
    assert persons.by_name("jürgen strasse") == first
    assert persons.by_name("ADA") == second
    assert persons.by_name("Ad") is None
    assert persons.names() == {first: "Jürgen STRAẞE", second: "Ada"}
    persons.set_name(second, None)
    assert persons.by_name("Ada") is None
    assert third not in persons.names()


def test_only_persons_without_name_and_face_are_forgotten(
    faces: Faces, persons: Persons, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    named, faced, gone, stranger, empty = (persons.add() for _ in range(5))
    persons.set_name(named, "Ada")
    faces.assign(faces.add(add_photo("a.jpg"), [new_face()]), faced, FaceState.AUTOMATIC)
    missing = add_photo("gone.jpg", file=False)
    faces.assign(faces.add(missing, [new_face()]), gone, FaceState.AUTOMATIC)
    faces.assign(faces.add(missing, [new_face()]), stranger, FaceState.IGNORED)
    persons.remove_empty()
    left = [p for p in (named, faced, gone, stranger, empty) if persons.get(p) is not None]
    assert left == [named, faced, gone, stranger]
    assert persons.add() > empty, "ids are never given twice"


def test_a_cover_that_is_gone_is_no_cover(
    photos: Photos, faces: Faces, persons: Persons, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    person, photo = persons.add(), add_photo("a.jpg")
    (face,) = faces.add(photo, [new_face()])
    persons.set_covers([(person, face)])
    found = persons.get(person)
    assert found is not None
    assert found.cover_face == face
    photos.remove(photo)
    found = persons.get(person)
    assert found is not None
    assert found.cover_face is None


# -- journal and settings ------------------------------------------------------------------


def test_edits_are_written_down_in_order(database: Database) -> None:
    journal = Journal(database)
    assert journal.count() == 0
    change = RowChange({"name": None}, {"name": "Ądą 🙂"})
    changes = RowChanges({("person", (1,)): change, ("rejection", (2, 3)): RowChange(None, {})})
    first = journal.add("name", {"name": "Ądą 🙂"}, changes)
    second = journal.add("merge", {}, RowChanges({}))
    assert second > first
    newest, oldest = journal.newest()
    assert (newest.id, newest.kind) == (second, "merge")
    assert (oldest.id, oldest.kind, oldest.facts) == (first, "name", {"name": "Ądą 🙂"})
    assert journal.changes(first) == changes
    assert datetime.now(UTC) - oldest.done_at < timedelta(days=1)


def test_what_was_undone_can_be_done_again_until_there_is_a_new_edit(database: Database) -> None:
    journal = Journal(database)
    first, second, third = (journal.add("name", {}, RowChanges({})) for _ in range(3))
    for entry in (third, second):
        journal.set_undone(entry, True)
    last, again = journal.last_done(), journal.first_undone()
    assert last is not None
    assert again is not None
    assert (last.id, again.id, journal.count()) == (first, second, 1)
    new = journal.add("name", {}, RowChanges({}))
    assert journal.first_undone() is None
    assert [entry.id for entry in journal.newest()] == [new, first]


def test_settings_keep_the_newest_value(database: Database) -> None:
    settings = Settings(database)
    assert settings.get("key") is None
    settings.put("key", "old")
    settings.put("key", "new")
    settings.put("other", "")
    assert settings.get("key") == "new"
    assert settings.get("other") == ""
