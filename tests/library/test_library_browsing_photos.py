import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import FaceState
from photoorg.library.browsing_people import KnownName, folded
from photoorg.library.browsing_photo_search import filter_of, parse_dates, parse_search
from photoorg.library.browsing_photos import (
    PhotoFilter,
    faces_in_photo,
    months_of_photos,
    photo_folders,
    photo_info,
    photos_like,
)
from photoorg.library.editing import ChooseCover, IgnoreFaces, NotAFace
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.storage.database import Database
from photoorg.storage.persons import Persons
from photoorg.storage.photos import KnownFile, PhotoFiles
from photoorg.storage.roots import Roots

ANNA, BEN, CHRIS = PersonId(1), PersonId(2), PersonId(3)
HOUR = 3600 * 10**9
AddFaces = Callable[..., list[FaceId]]


def noon_utc(year: int) -> int:
    """Nanoseconds of the first of July, which is that day on every clock near to UTC."""
    return int(datetime.fromisoformat(f"{year}-07-01T12:00:00+00:00").timestamp()) * 10**9


@pytest.fixture
def three(library: Library, tmp_path: Path, add_faces: AddFaces) -> Library:
    """Photos: Anna; Anna and Ben; Ben and Chris; nobody. In two folders, over three years."""
    folder = tmp_path / "pictures"
    database = library.database
    Roots(database).add(folder)
    for name in ("Anna", "Ben", "Chris"):
        Persons(database).set_name(Persons(database).add(), name)
    shots = (
        ("2019/anna.jpg", (ANNA,), "2019-05-01T10:00:00", 1),
        ("2019/two at the Café.jpg", (ANNA, BEN), "2019-07-14T10:00:00+02:00", 1),
        ("2020/others.jpg", (BEN, CHRIS), "2020-01-01T00:00:00.5", 1),
        ("2020/sea/waves.jpg", (), None, noon_utc(2018)),
    )
    for number, (path, who, taken, changed) in enumerate(shots, 1):
        faces = add_faces(library, folder / path, *who)
        for face, person in zip(faces, who, strict=True):
            database.execute(
                "UPDATE face SET person = ?, state = 'automatic' WHERE id = ?", (person, face)
            )
        database.execute("UPDATE photo SET taken_at = ? WHERE id = ?", (taken, number))
        database.execute("UPDATE photo_file SET mtime_ns = ? WHERE photo = ?", (changed, number))
    return library


def found(library: Library, **wanted: object) -> list[int]:
    return photos_like(library, PhotoFilter(**wanted)).ids.tolist()  # type: ignore[arg-type]


# -- many photos ---------------------------------------------------------------------------


def test_photos_come_newest_first_and_by_the_file_where_there_is_no_date(three: Library) -> None:
    rows = photos_like(three)
    assert rows.ids.tolist() == [3, 2, 1, 4]
    assert rows.guessed.tolist() == [False, False, False, True]
    assert rows.taken[1].item() == datetime(2019, 7, 14, 10)  # the clock of the place
    assert rows.taken[3].item().date() == date(2018, 7, 1)


def test_photos_without_a_file_or_a_picture_are_not_shown(three: Library) -> None:
    three.database.execute("DELETE FROM photo_file WHERE photo = 1")
    three.database.execute("UPDATE photo SET error = 'It is damaged.' WHERE id = 2")
    assert found(three) == [3, 4]


def test_a_copy_that_is_older_dates_a_photo(three: Library) -> None:
    older = KnownFile(1, noon_utc(2015), PhotoId(4), None)
    PhotoFiles(three.database).put(Roots(three.database).all()[0].id, b"copy.jpg", older)
    rows = photos_like(three)
    assert rows.taken[-1].item().date() == date(2015, 7, 1)
    assert len(rows) == 4


def test_a_file_with_a_time_that_cannot_be_is_dated_somehow(three: Library) -> None:
    three.database.execute("UPDATE photo_file SET mtime_ns = ? WHERE photo = 4", (2**63 - 1,))
    assert len(photos_like(three)) == 4
    three.database.execute("UPDATE photo_file SET mtime_ns = ? WHERE photo = 4", (-(2**62),))
    assert len(photos_like(three)) == 4


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"together": ((ANNA,),)}, [2, 1]),
        ({"together": ((ANNA,), (BEN,))}, [2]),
        ({"together": ((ANNA, CHRIS),)}, [3, 2, 1]),
        ({"together": ((BEN,),), "without": (ANNA,)}, [3]),
        ({"without": (ANNA, BEN)}, [4]),
        ({"faceless": True}, [4]),
        ({"first": date(2019, 7, 14), "last": date(2019, 12, 31)}, [2]),
        ({"last": date(2019, 5, 1)}, [1, 4]),
        ({"words": ("cafe",)}, [2]),
        ({"words": ("CAFÉ", "2019")}, [2]),
        ({"words": ("pictures",)}, [3, 2, 1, 4]),
        ({"words": ("jpg",), "not_words": ("sea", "anna")}, [3, 2]),
        ({"words": ("nowhere",)}, []),
    ],
)
def test_filters(three: Library, wanted: dict[str, object], ids: list[int]) -> None:
    assert found(three, **wanted) == ids


def test_a_folder_holds_what_is_below_it(three: Library, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    assert found(three, folder=folder / "2020") == [3, 4]
    assert found(three, folder=folder / "2020" / "sea") == [4]
    assert found(three, folder=folder) == [3, 2, 1, 4]
    assert found(three, folder=folder / "20") == []


def test_what_is_not_a_face_leaves_a_photo_without_faces(three: Library) -> None:
    three.edits.do(NotAFace([faces_in_photo(three, PhotoId(1))[0].id]))
    assert found(three, faceless=True) == [1, 4]


def test_filters_of_both_sides_have_to_hold() -> None:
    one = PhotoFilter(together=((ANNA,),), first=date(2019, 1, 1), folder=Path("/a"))
    other = PhotoFilter(without=(BEN,), first=date(2018, 1, 1), last=date(2020, 1, 1))
    both = one & other
    assert both == PhotoFilter(((ANNA,),), (BEN,), date(2019, 1, 1), date(2020, 1, 1), Path("/a"))
    assert both.about_people
    assert both
    assert not PhotoFilter()
    assert one & PhotoFilter() == one


def test_months_of_photos(three: Library) -> None:
    months = months_of_photos(photos_like(three))
    assert [(m.year, m.month, m.first_row, m.photos) for m in months] == [
        (2020, 1, 0, 1),
        (2019, 7, 1, 1),
        (2019, 5, 2, 1),
        (2018, 7, 3, 1),
    ]
    assert months_of_photos(photos_like(three, PhotoFilter(words=("nowhere",)))) == ()


@pytest.mark.parametrize("taken", ["1969-12-31T23:59:59", "1970-01-01T00:00:00"])
def test_months_before_1970(three: Library, taken: str) -> None:
    three.database.execute("UPDATE photo SET taken_at = ?", (taken,))
    (month,) = months_of_photos(photos_like(three))
    assert (month.year, month.month, month.photos) == (int(taken[:4]), int(taken[5:7]), 4)


def test_folders_are_listed_from_above(three: Library, tmp_path: Path) -> None:
    root = tmp_path / "pictures"
    entries = photo_folders(three)
    assert [(entry.path, entry.photos) for entry in entries] == [
        (root, 4),
        (root / "2019", 2),
        (root / "2020", 2),
        (root / "2020" / "sea", 1),
    ]
    assert {entry.root for entry in entries} == {root}


@pytest.mark.skipif(os.name == "nt", reason="a path is text there")
def test_a_path_that_is_no_text_can_be_searched(three: Library) -> None:
    root = Roots(three.database).all()[0].id
    PhotoFiles(three.database).put(root, b"\xff/odd.jpg", KnownFile(1, 1, PhotoId(1), None))
    assert found(three, words=("odd",)) == [1]
    assert len(photo_folders(three)) == 5


# -- one photo -----------------------------------------------------------------------------


def test_what_is_known_of_a_photo(three: Library, tmp_path: Path) -> None:
    info = photo_info(three, PhotoId(2))
    assert info is not None
    assert info.taken_at == datetime.fromisoformat("2019-07-14T10:00:00+02:00")
    assert (info.width, info.height) == (100, 100)
    (file,) = info.files
    assert file.path == tmp_path / "pictures" / "2019" / "two at the Café.jpg"
    assert file.folder == tmp_path / "pictures"
    assert file.folder_online
    assert photo_info(three, PhotoId(99)) is None


def test_files_that_can_be_reached_come_first(three: Library, tmp_path: Path) -> None:
    roots = Roots(three.database)
    away = roots.all()[0]
    here = roots.add(tmp_path / "here")
    PhotoFiles(three.database).put(here.id, b"copy.jpg", KnownFile(1, 1, PhotoId(1), None))
    roots.set_online(away.id, False)
    info = photo_info(three, PhotoId(1))
    assert info is not None
    assert [file.folder_online for file in info.files] == [True, False]


def test_faces_come_from_the_left_with_what_is_shown_beside_them(three: Library) -> None:
    first = faces_in_photo(three, PhotoId(2))
    assert {face.name for face in first} == {"Anna", "Ben"}
    three.database.execute("UPDATE face SET box_left = 0.7 WHERE id = ?", (first[0].id,))
    faces = faces_in_photo(three, PhotoId(2))
    assert [face.id for face in faces] == [first[1].id, first[0].id]
    assert [face.others for face in faces] == [1, 1]
    assert all(face.comparable and not face.hidden for face in faces)
    assert {face.state for face in faces} == {FaceState.AUTOMATIC}
    assert faces[1].box.left == 0.7
    assert isinstance(faces[0].box, Box)


def test_faces_tell_cover_stranger_and_bin(three: Library) -> None:
    anna, ben = sorted(faces_in_photo(three, PhotoId(2)), key=lambda face: face.name or "")
    three.edits.do(ChooseCover(ANNA, anna.id))
    three.edits.do(IgnoreFaces([ben.id]))
    faces = {face.id: face for face in faces_in_photo(three, PhotoId(2))}
    assert faces[anna.id].cover
    assert faces[ben.id].hidden
    assert faces[ben.id].name is None
    three.edits.do(NotAFace([anna.id]))
    assert [face.id for face in faces_in_photo(three, PhotoId(2))] == [ben.id]


def test_a_face_of_nobody(three: Library) -> None:
    three.database.execute("UPDATE face SET person = NULL, state = 'unknown' WHERE photo = 1")
    (face,) = faces_in_photo(three, PhotoId(1))
    assert (face.person, face.name, face.others, face.hidden) == (None, None, 0, False)


# -- searching -----------------------------------------------------------------------------

NAMES = [
    KnownName(PersonId(number), name, None, 1, folded(name))
    for number, name in enumerate(("Anna", "Anna Weber", "Ben Ito", "Zoë", "May Müller"), 1)
]
MONTHS = {"july": 7, "jul": 7, "may": 5}
WEBER, ITO, ZOE, MAY = PersonId(2), PersonId(3), PersonId(4), PersonId(5)


def searched(text: str) -> PhotoFilter:
    return filter_of(parse_search(text, NAMES, MONTHS))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", PhotoFilter()),
        ("  - ", PhotoFilter()),
        ("anna", PhotoFilter(((PersonId(1),),))),
        ("ann", PhotoFilter(((PersonId(1), WEBER),))),
        ("anna weber", PhotoFilter(((WEBER,),))),
        ("weber anna", PhotoFilter(((WEBER,),))),
        ('"anna weber"', PhotoFilter(((WEBER,),))),
        ("ben anna", PhotoFilter(((ITO,), (PersonId(1),)))),
        ("anna ben -zoe", PhotoFilter(((PersonId(1),), (ITO,)), (ZOE,))),
        ("-ben ito", PhotoFilter((), (ITO,))),
        ("zoe beach", PhotoFilter(((ZOE,),), words=("beach",))),
        ('-"summer party"', PhotoFilter(not_words=("summer party",))),
        ("2019", PhotoFilter((), (), date(2019, 1, 1), date(2019, 12, 31))),
        ("2015-2019", PhotoFilter((), (), date(2015, 1, 1), date(2019, 12, 31))),
        ("2019-02", PhotoFilter((), (), date(2019, 2, 1), date(2019, 2, 28))),
        ("2/2020", PhotoFilter((), (), date(2020, 2, 1), date(2020, 2, 29))),
        ("14.7.2019", PhotoFilter((), (), date(2019, 7, 14), date(2019, 7, 14))),
        ("2019-07-14", PhotoFilter((), (), date(2019, 7, 14), date(2019, 7, 14))),
        ("2019年7月14日", PhotoFilter((), (), date(2019, 7, 14), date(2019, 7, 14))),
        ("July 2019", PhotoFilter((), (), date(2019, 7, 1), date(2019, 7, 31))),
        ("2019 jul.", PhotoFilter((), (), date(2019, 7, 1), date(2019, 7, 31))),
        ("may 2019", PhotoFilter(((MAY,),), (), date(2019, 1, 1), date(2019, 12, 31))),
        ("july", PhotoFilter(words=("july",))),
        ("2019-13", PhotoFilter(words=("2019-13",))),
        ("0007", PhotoFilter(words=("0007",))),
        ("31.2.2019", PhotoFilter(words=("31.2.2019",))),
    ],
)
def test_what_is_typed(text: str, wanted: PhotoFilter) -> None:
    assert searched(text) == wanted


def test_terms_keep_what_was_typed_and_whom_it_means() -> None:
    terms = parse_search('ann -ben "x y"', NAMES, MONTHS)
    assert [term.text for term in terms] == ["ann", "-ben", '"x y"']
    assert [term.names for term in terms] == [("Anna", "Anna Weber"), ("Ben Ito",), ()]
    assert [term.negative for term in terms] == [False, True, False]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='abn -"2019./月', max_size=20))
def test_whatever_is_typed_means_something(text: str) -> None:
    terms = parse_search(text, NAMES, MONTHS)
    assert all(term.wanted for term in terms)
    assert all(term.text.split()[0] in text for term in terms)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2019", (date(2019, 1, 1), date(2019, 12, 31))),
        ("2019-05..2020", (date(2019, 5, 1), date(2020, 12, 31))),
        ("July 2019 - 2019-08-03", (date(2019, 7, 1), date(2019, 8, 3))),
        ("2020..2019", None),
        ("2019..2020..2021", None),
        ("summer", None),
        ("", None),
        ("july", None),
        ("2019 july", (date(2019, 7, 1), date(2019, 7, 31))),
    ],
)
def test_dates(text: str, span: tuple[date, date] | None) -> None:
    assert parse_dates(text, MONTHS) == span


# -- a large library -----------------------------------------------------------------------


def test_each_question_reads_each_table_once(paths: Paths, tmp_path: Path) -> None:
    """No matter how many photos there are, the number of statements stays the same."""
    with Library(paths) as library:
        _many(library.database, tmp_path / "many", 2_000)
        statements: list[str] = []
        connection = library.database._connection
        connection.set_trace_callback(statements.append)
        wanted = PhotoFilter(together=((ANNA,),), without=(BEN,), words=("1",))
        rows = photos_like(library, wanted)
        connection.set_trace_callback(None)
        assert len(rows) > 50
        assert np.all(np.diff(rows.taken) <= np.timedelta64(0))
        assert len(statements) < 15


def _many(database: Database, folder: Path, count: int) -> None:
    root = Roots(database).add(folder)
    with database.transaction():
        for name in ("Anna", "Ben"):
            Persons(database).set_name(Persons(database).add(), name)
        for number in range(1, count + 1):
            day = f"{2000 + number % 20}-{1 + number % 12:02}-{1 + number % 28:02}"
            database.execute(
                "INSERT INTO photo (content_hash, taken_at, search, searched_size)"
                " VALUES (?, ?, '', 0)",
                (str(number), f"{day}T10:00:00" if number % 3 else None),
            )
            database.execute(
                "INSERT INTO photo_file (root, relative_path, photo, size, mtime_ns)"
                " VALUES (?, ?, ?, 1, ?)",
                (root.id, f"{number}.jpg".encode(), number, number * HOUR),
            )
            database.execute(
                "INSERT INTO face (photo, box_left, box_top, box_width, box_height, sharpness,"
                " size, frontality, detector_quality, quality, score, detector, person)"
                " VALUES (?, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 'cnn', ?)",
                (number, 1 + number % 2),
            )
