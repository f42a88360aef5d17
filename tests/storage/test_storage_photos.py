"""Folders, files and photos."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest

from photoorg.core.errors import BugError
from photoorg.core.ids import PhotoId, RootId
from photoorg.core.records import Photo
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.photos import FailedFile, KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Root, Roots

AddPhoto = Callable[..., PhotoId]
MakeFace = Callable[..., NewFace]

NOT_UTF8 = b"caf\xe9.jpg"


@pytest.fixture
def roots(database: Database) -> Roots:
    return Roots(database)


@pytest.fixture
def photos(database: Database) -> Photos:
    return Photos(database)


@pytest.fixture
def files(database: Database) -> PhotoFiles:
    return PhotoFiles(database)


# -- folders -------------------------------------------------------------------------------


def test_a_folder_is_added_once(roots: Roots) -> None:
    first = roots.add(Path("/photos"))
    assert first == Root(first.id, Path("/photos"), online=True)
    assert roots.add(Path("/photos")) == first
    assert roots.all() == [first]


def test_a_folder_inside_a_known_one_is_that_one(roots: Roots) -> None:
    known = roots.add(Path("/photos"))
    assert roots.add(Path("/photos/2019/summer")) == known
    assert roots.all() == [known]


def test_folders_whose_names_begin_alike_are_apart(roots: Roots) -> None:
    one = roots.add(Path("/photos"))
    other = roots.add(Path("/photos-2"))
    assert roots.all() == [one, other]


def test_a_folder_around_known_ones_takes_over_their_files(roots: Roots, files: PhotoFiles) -> None:
    summer = roots.add(Path("/photos/2019/summer"))
    winter = roots.add(Path("/photos/winter %_'é"))
    apart = roots.add(Path("/elsewhere"))
    for root in (summer, winter, apart):
        files.put(root.id, b"a.jpg", KnownFile(1, 2, None, "unreadable"))
        files.put(root.id, b"deep/" + NOT_UTF8, KnownFile(3, 4, None, None))

    around = roots.add(Path("/photos"))

    assert roots.all() == [apart, around]
    assert files.of_root(around.id) == {
        b"2019/summer/a.jpg": KnownFile(1, 2, None, "unreadable"),
        b"2019/summer/deep/" + NOT_UTF8: KnownFile(3, 4, None, None),
        os.fsencode("winter %_'é/a.jpg"): KnownFile(1, 2, None, "unreadable"),
        os.fsencode("winter %_'é/deep/") + NOT_UTF8: KnownFile(3, 4, None, None),
    }
    assert len(files.of_root(apart.id)) == 2
    assert files.of_root(summer.id) == {}


def test_files_that_were_taken_over_keep_their_photos_and_can_be_forgotten(
    roots: Roots, files: PhotoFiles, photos: Photos, add_photo: AddPhoto
) -> None:
    photo = add_photo("a.jpg", folder="/photos/2019")
    around = roots.add(Path("/"))
    assert files.paths(photo) == [Path("/photos/2019/a.jpg")]
    files.remove(around.id, [b"photos/2019/a.jpg"])
    assert files.paths(photo) == []
    assert photos.get(photo) is not None


def test_a_folder_may_have_a_name_that_is_no_text(roots: Roots) -> None:
    path = Path(os.fsdecode(b"/photos/caf\xe9"))
    roots.add(path)
    assert [root.path for root in roots.all()] == [path]


def test_whether_a_folder_could_be_reached_is_remembered(roots: Roots) -> None:
    root = roots.add(Path("/photos"))
    roots.set_online(root.id, False)
    assert roots.all() == [Root(root.id, Path("/photos"), online=False)]
    assert roots.add(Path("/photos/below")).online is False


# -- files ---------------------------------------------------------------------------------


def test_what_is_known_of_a_file_comes_back(
    roots: Roots, files: PhotoFiles, photos: Photos
) -> None:
    root, photo = roots.add(Path("/photos")), photos.add("hash", "cnn", 0)
    known = {
        "旅行/🙂.jpg".encode(): KnownFile(10, 1_700_000_000_123_456_789, photo, None),
        NOT_UTF8: KnownFile(0, -1, None, "The file is empty."),
    }
    for path, value in known.items():
        files.put(root.id, path, value)
    assert files.of_root(root.id) == known
    assert files.of_root(RootId(root.id + 1)) == {}


def test_the_newest_word_on_a_file_counts(roots: Roots, files: PhotoFiles) -> None:
    root = roots.add(Path("/photos"))
    files.put(root.id, b"a.jpg", KnownFile(1, 1, None, "unreadable"))
    files.put(root.id, b"a.jpg", KnownFile(2, 2, None, None))
    assert files.of_root(root.id) == {b"a.jpg": KnownFile(2, 2, None, None)}


def test_a_file_of_no_known_folder_is_our_mistake(files: PhotoFiles) -> None:
    with pytest.raises(BugError):
        files.put(RootId(99), b"a.jpg", KnownFile(1, 1, None, None))


def test_forgotten_files_leave_photos_and_faces(
    database: Database, files: PhotoFiles, photos: Photos, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    photo = add_photo("a.jpg")
    add_photo("b.jpg")
    Faces(database).add(photo, [new_face()])
    files.remove(RootId(1), [b"a.jpg", b"never seen.jpg"])
    assert list(files.of_root(RootId(1))) == [b"b.jpg"]
    assert photos.get(photo) is not None
    assert len(Faces(database).of_photo(photo)) == 1
    assert Faces(database).count() == 0, "it is not shown while it has no file"


def test_a_photo_with_copies_has_several_paths_those_within_reach_first(
    roots: Roots, files: PhotoFiles, photos: Photos
) -> None:
    photo = photos.add("hash", "cnn", 0)
    drive, disk = roots.add(Path("/drive")), roots.add(Path("/disk"))
    for root in (drive, disk):
        for name in (b"b.jpg", b"a.jpg"):
            files.put(root.id, name, KnownFile(1, 1, photo, None))
    roots.set_online(drive.id, False)

    paths = ["/disk/a.jpg", "/disk/b.jpg", "/drive/a.jpg", "/drive/b.jpg"]
    assert files.paths(photo) == [Path(path) for path in paths]
    assert files.all_paths() == {photo: Path("/disk/a.jpg")}
    roots.set_online(drive.id, True)
    assert files.all_paths() == {photo: files.paths(photo)[0]} == {photo: Path("/drive/a.jpg")}


def test_photos_without_file_have_no_path(files: PhotoFiles, add_photo: AddPhoto) -> None:
    there, gone = add_photo("a.jpg"), add_photo("b.jpg", file=False)
    assert files.paths(gone) == []
    assert files.all_paths() == {there: Path("/photos/a.jpg")}


def test_failures_are_of_files_and_of_what_is_in_them(
    roots: Roots, files: PhotoFiles, photos: Photos, add_photo: AddPhoto
) -> None:
    add_photo("fine.jpg")
    root = roots.add(Path("/photos"))
    damaged = photos.add("damaged", "cnn", 0, error="The picture is damaged.")
    for name in (b"z.jpg", b"copy.jpg"):
        files.put(root.id, name, KnownFile(1, 1, damaged, None))
    files.put(root.id, b"locked.jpg", KnownFile(0, 0, None, "The file cannot be read."))
    photos.add("without file", "cnn", 0, error="The picture is damaged.")
    assert files.failures() == [
        FailedFile(Path("/photos/copy.jpg"), "The picture is damaged."),
        FailedFile(Path("/photos/locked.jpg"), "The file cannot be read."),
        FailedFile(Path("/photos/z.jpg"), "The picture is damaged."),
    ]


# -- photos --------------------------------------------------------------------------------


def test_a_photo_is_found_by_its_content_and_its_id(photos: Photos) -> None:
    photo = photos.add("hash", "cnn", 1600, size=(4000, 3000), file_format="JPEG")
    expected = Photo(photo, "hash", 4000, 3000, None)
    assert photos.by_hash("hash") == photos.get(photo) == expected
    assert photos.searched_size(photo) == 1600
    assert photos.by_hash("other") is None
    assert photos.get(PhotoId(photo + 1)) is None


@pytest.mark.parametrize(
    "taken",
    [
        datetime(2009, 7, 4, 12, 30),
        datetime(1826, 1, 1, 0, 0, 0, 5),
        datetime(2200, 12, 31, 23, 59, 59, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
    ],
)
def test_when_a_photo_was_taken(photos: Photos, taken: datetime) -> None:
    photo = photos.get(photos.add("hash", "cnn", 0, taken_at=taken))
    assert photo is not None
    assert photo.taken_at is not None
    assert photo.taken_at.isoformat() == taken.isoformat()


def test_times_as_numbers(files: PhotoFiles, photos: Photos, add_photo: AddPhoto) -> None:
    ids, seconds = photos.taken_seconds()
    assert (ids.dtype, ids.shape) == (np.int64, (0,))
    assert (seconds.dtype, seconds.shape) == (np.float64, (0,))
    expected: dict[PhotoId, float | None] = {add_photo("silent.jpg"): None}
    east = timezone(timedelta(hours=9))
    for number, (taken, clock) in enumerate(
        [
            (datetime(1970, 1, 2, 0, 0, 0, 500_000), 86_400.5),
            (datetime(1970, 1, 2, tzinfo=east), 86_400.0),
            (datetime(1969, 12, 31, 23, 59), -60.0),
        ]
    ):
        photo = photos.add(f"dated {number}", "cnn", 0, taken_at=taken)
        files.put(RootId(1), b"%d.jpg" % number, KnownFile(1, 1, photo, None))
        expected[photo] = clock
    photos.add("without file", "cnn", 0, taken_at=datetime(2000, 1, 1))
    damaged = photos.add("damaged", "cnn", 0, error="The picture is damaged.")
    files.put(RootId(1), b"damaged.jpg", KnownFile(1, 1, damaged, None))
    ids, seconds = photos.taken_seconds()
    assert ids.tolist() == sorted(expected)
    found = [None if np.isnan(value) else value for value in seconds]
    assert found == [expected[photo] for photo in ids.tolist()]


def test_content_is_there_once(photos: Photos) -> None:
    photos.add("hash", "cnn", 0)
    with pytest.raises(BugError):
        photos.add("hash", "cnn", 0)


def test_only_readable_photos_with_a_file_count(
    files: PhotoFiles, photos: Photos, add_photo: AddPhoto
) -> None:
    photo = add_photo("a.jpg")
    files.put(RootId(1), b"copy.jpg", KnownFile(1, 1, photo, None))
    add_photo("gone.jpg", file=False)
    damaged = photos.add("damaged", "cnn", 0, error="The picture is damaged.")
    files.put(RootId(1), b"damaged.jpg", KnownFile(1, 1, damaged, None))
    assert photos.count() == 1


def test_a_photo_that_is_removed_takes_its_faces_along(
    database: Database, files: PhotoFiles, photos: Photos, add_photo: AddPhoto, new_face: MakeFace
) -> None:
    photo, other = add_photo("a.jpg"), add_photo("b.jpg")
    faces = Faces(database)
    faces.add(photo, [new_face(), new_face()])
    faces.add(other, [new_face()])
    photos.remove(photo)
    assert photos.get(photo) is None
    assert faces.of_photo(photo) == []
    assert len(faces.of_photo(other)) == 1
    assert files.of_root(RootId(1))[b"a.jpg"].photo is None, "the file will be looked at again"
