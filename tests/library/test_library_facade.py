import math
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from photoorg.clustering.neighbours import R_MAX
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.jobs import CancelToken, Progress
from photoorg.core.records import ChangeSet, FaceState
from photoorg.library import library as library_module
from photoorg.library.library import Counts, Library
from photoorg.library.paths import Paths
from photoorg.library.searching import search_settings
from photoorg.storage.database import NewerLibraryError
from photoorg.storage.faces import Faces

AddFaces = Callable[..., list[FaceId]]
PHOTOS = Path("/photos")


@pytest.fixture
def people(library: Library, add_faces: AddFaces) -> list[PersonId]:
    """Two made-up people with three faces and one, grouped; who has more comes first."""
    add_faces(library, PHOTOS / "a.jpg", 1, 2)
    add_faces(library, PHOTOS / "b.jpg", 1)
    add_faces(library, PHOTOS / "c.jpg", 1)
    library.group()
    return [person.id for person in library.people()]


# -- opening -------------------------------------------------------------------------------


def test_a_new_library_is_empty(library: Library) -> None:
    assert library.counts() == Counts(photos=0, faces=0, people=0)
    assert library.people() == []
    assert library.roots() == []
    assert library.path_of_photos() == {}
    assert library.group() == ChangeSet()


def test_what_is_in_a_library_is_there_the_next_time(
    paths: Paths, library: Library, people: list[PersonId]
) -> None:
    library.name(people[0], "Ada")
    shown = library.people()
    library.close()
    with Library(paths) as again:
        assert again.people() == shown
        assert again.counts() == Counts(photos=3, faces=4, people=2)
        assert again.roots()[0].path == PHOTOS
        assert set(again.path_of_photos().values()) == {PHOTOS / f"{n}.jpg" for n in "abc"}


def test_a_library_of_a_newer_version_is_not_opened(paths: Paths) -> None:
    Library(paths).close()
    connection = sqlite3.connect(paths.database)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    with pytest.raises(NewerLibraryError):
        Library(paths)


# -- grouping ------------------------------------------------------------------------------


def test_without_new_faces_grouping_does_nothing(
    library: Library, people: list[PersonId], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    monkeypatch.setattr(library_module, "regroup", lambda *a, **_: calls.append(a) or ChangeSet())
    assert library.group() == ChangeSet()
    library.name(people[0], "Ada")
    assert library.group() == ChangeSet()
    assert calls == []
    library.group(again=True)
    assert len(calls) == 1


def test_new_faces_are_grouped_with_those_who_are_there(
    library: Library, people: list[PersonId], add_faces: AddFaces
) -> None:
    new = add_faces(library, PHOTOS / "d.jpg", 2, 3)
    changes = library.group()
    assert changes.faces == frozenset(new)
    assert set(people) < {person.id for person in library.people()}
    assert library.counts().people == 3
    assert not library.group()


def test_the_stamp_also_survives_closing(
    paths: Paths, library: Library, people: list[PersonId], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("grouped again")

    assert people
    library.close()
    monkeypatch.setattr(library_module, "regroup", fail)
    with Library(paths) as again:
        assert not again.group()


def test_a_threshold_is_remembered(
    library: Library, people: list[PersonId], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert people
    seen: list[float] = []
    monkeypatch.setattr(library_module, "regroup", lambda _, t, **__: seen.append(t) or ChangeSet())
    library.group(0.35)
    library.group()
    library.group(0.35)
    assert seen == [0.35], "the same threshold, and nothing new"
    library.group(again=True)
    library.group(R_MAX)
    assert seen == [0.35, 0.35, R_MAX]


def test_a_smaller_threshold_makes_no_fewer_people(library: Library, add_faces: AddFaces) -> None:
    for number in range(8):
        add_faces(library, PHOTOS / f"{number}.jpg", number % 3)
    library.group()
    before = library.counts().people
    library.group(0.05)
    assert library.counts().people >= before
    library.group(0.5)
    assert library.counts().people == before == 3


@pytest.mark.parametrize("threshold", [0.0, -0.1, R_MAX + 0.001, 7.0, math.inf, math.nan])
def test_a_threshold_out_of_range_is_refused_and_not_remembered(
    library: Library, people: list[PersonId], threshold: float
) -> None:
    assert people
    with pytest.raises(KnownError, match=r"above 0 and at most 0\.6"):
        library.group(threshold)
    assert library.group() == ChangeSet()


# -- people --------------------------------------------------------------------------------


def test_persons_are_found_by_id_and_by_name(library: Library, people: list[PersonId]) -> None:
    ada, other = people
    library.name(ada, "Ada Lovelace")
    assert library.find_person("ada  LOVELACE ") == ada
    assert library.find_person(str(ada)) == ada
    assert library.find_person(str(other)) == other


def test_a_name_typed_with_separate_accents_is_found(
    library: Library, people: list[PersonId]
) -> None:
    library.name(people[0], "Zoë")
    assert library.find_person("Zoe\u0308") == people[0]


def test_a_name_that_looks_like_an_id_goes_before_the_id(
    library: Library, people: list[PersonId]
) -> None:
    first, second = people
    library.name(first, str(second))
    assert library.find_person(str(second)) == first


@pytest.mark.parametrize("text", ["Nobody", "99", "-1", "1.5", "²", "9" * 18, "9" * 25, "9" * 150])
def test_who_is_not_there_is_not_found(library: Library, people: list[PersonId], text: str) -> None:
    assert people
    with pytest.raises(KnownError, match="There is no person"):
        library.find_person(text)


@pytest.mark.parametrize("text", ["", " ", "x" * 500, "\udce9"])
def test_what_is_no_name_is_not_looked_for(library: Library, text: str) -> None:
    with pytest.raises(KnownError):
        library.find_person(text)


def test_naming_tells_what_changed(library: Library, people: list[PersonId]) -> None:
    ada, other = people
    assert library.name(other, "Ben") == ChangeSet(persons=frozenset({other}))
    assert [person.name for person in library.people()] == ["Ben", None], "named ones come first"
    with pytest.raises(KnownError, match="called ben already"):
        library.name(ada, "ben")
    library.name(other, None)
    assert [person.id for person in library.people()] == [ada, other]


def test_counts_leave_out_what_is_no_face(library: Library, add_faces: AddFaces) -> None:
    faces = add_faces(library, PHOTOS / "a.jpg", 1, 2)
    library.group()
    assert library.counts() == Counts(photos=1, faces=2, people=2)
    Faces(library.database).assign(faces[:1], None, FaceState.NOT_A_FACE)
    assert library.counts() == Counts(photos=1, faces=1, people=1)


# -- scanning, as far as it goes without models --------------------------------------------


def test_a_folder_without_photos_needs_no_models(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "nothing here"
    folder.mkdir()
    (folder / "notes.txt").write_text("hello")
    told: list[Progress] = []
    report = library.scan([folder], progress=told.append)
    assert (report.seen, report.new, report.faces, report.failures) == (0, 0, 0, [])
    assert [root.path for root in library.roots()] == [folder]
    assert told[-1] == Progress(0, 0)


def test_without_folders_all_are_looked_at_again(library: Library, tmp_path: Path) -> None:
    here, gone = tmp_path / "here", tmp_path / "gone"
    for folder in (here, gone):
        folder.mkdir()
    library.scan([here, gone])
    gone.rmdir()
    report = library.scan()
    assert report.offline == [gone]
    assert [(root.path, root.online) for root in library.roots()] == [(here, True), (gone, False)]


def test_an_outer_folder_takes_the_place_of_inner_ones(library: Library, tmp_path: Path) -> None:
    inner = tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    library.scan([inner])
    library.scan([inner, tmp_path / "outer", inner])
    assert [root.path for root in library.roots()] == [tmp_path / "outer"]


def test_links_and_dots_lead_to_the_same_folder(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (tmp_path / "link").symlink_to(folder)
    library.scan([folder, tmp_path / "link", tmp_path / "photos" / ".." / "photos"])
    assert [root.path for root in library.roots()] == [folder]


def test_what_is_no_folder_is_named_and_nothing_is_added(library: Library, tmp_path: Path) -> None:
    good, file, loop = tmp_path / "good", tmp_path / "photo.jpg", tmp_path / "loop"
    good.mkdir()
    file.touch()
    loop.symlink_to(loop)
    for wrong, message in (
        (tmp_path / "missing", "There is no folder"),
        (file, "is not a folder"),
        (loop, "There is no folder"),
        (tmp_path / ("n" * 300), "There is no folder"),
    ):
        with pytest.raises(KnownError, match=message) as caught:
            library.scan([good, wrong])
        assert str(wrong) in str(caught.value)
    assert library.roots() == []


def test_a_scan_that_was_cancelled_before_it_began_says_so(
    library: Library, tmp_path: Path
) -> None:
    cancel = CancelToken()
    cancel.cancel()
    (tmp_path / "photo.jpg").write_bytes(b"no picture")
    assert library.scan([tmp_path], cancel=cancel).cancelled


# -- how photos are searched ---------------------------------------------------------------


def test_options_become_settings() -> None:
    settings = search_settings(detector="hog", max_size=0, upsample=2, min_face=40)
    assert str(settings.search.detector) == "hog"
    assert (settings.max_size, settings.search.upsample, settings.search.min_face) == (0, 2, 40)
    assert settings.key != search_settings().key
    assert search_settings().search.upsample is None
    with pytest.raises(ValueError, match="dog"):
        search_settings(detector="dog")
