"""Forgetting for good: afterwards nothing about the person is left in any byte of any file."""

from pathlib import Path
from typing import Any

import pytest

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.people.deciding import Confirm, Different, IgnorePersons, Reject
from photoorg.people.forgetting import Forget, ForgetEverything
from photoorg.people.history import History
from photoorg.people.joining import Merge
from photoorg.people.naming import NameFaces, NamePerson
from photoorg.people.regroup import regroup
from photoorg.people.selection import PersonQuery
from photoorg.storage.database import FILE_NAME, Database
from photoorg.storage.faces import Faces
from photoorg.storage.groupings import Groupings
from photoorg.storage.journal import Journal
from photoorg.storage.neighbours import Neighbours
from photoorg.storage.persons import Persons
from photoorg.storage.photos import PhotoFiles, Photos
from photoorg.storage.roots import Roots

THRESHOLD = 0.5
Album = Any  # the fixture's class; test folders are no packages


@pytest.fixture
def ada(album: Album) -> list[FaceId]:
    return album.add(1, 4)


@pytest.fixture
def ben(album: Album) -> list[FaceId]:
    return album.add(2, 4)


@pytest.fixture
def persons(
    database: Database, album: Album, ada: list[FaceId], ben: list[FaceId]
) -> list[PersonId]:
    """Ada Lovelace and Ben Nevis."""
    regroup(database, THRESHOLD)
    found = [next(iter(album.whose(faces))) for faces in (ada, ben)]
    NamePerson(found[0], "Ada Lovelace").execute(database)
    NamePerson(found[1], "Ben Nevis").execute(database)
    return found


def _traces(database: Database, faces: list[FaceId]) -> list[bytes]:
    """What would tell who is in the faces."""
    wanted = f"({','.join(map(str, faces))})"
    blobs = database.all(
        f"SELECT embedding FROM vector WHERE face IN {wanted}"
        f" UNION ALL SELECT embedding FROM plain_vector WHERE face IN {wanted}"
        f" UNION ALL SELECT jpeg FROM thumbnail WHERE face IN {wanted}"
    )
    return [blob for (blob,) in blobs]


def _bytes(folder: Path) -> bytes:
    """Every byte of the library, of its log, and of older copies."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


def _found(folder: Path, traces: list[bytes]) -> list[bytes]:
    everything = _bytes(folder)
    return [trace for trace in traces if trace in everything]


# -- persons -------------------------------------------------------------------------------


def test_nothing_is_left_of_a_forgotten_person(
    database: Database,
    ada: list[FaceId],
    ben: list[FaceId],
    persons: list[PersonId],
    tmp_path: Path,
) -> None:
    traces = [*_traces(database, ada), b"Ada Lovelace"]
    others = [*_traces(database, ben), b"Ben Nevis"]
    copy = tmp_path / f"{Path(FILE_NAME).stem}-version-1.backup.db"
    copy.write_bytes(_bytes(tmp_path))
    assert len(_found(tmp_path, traces)) == len(traces) == 9
    changes = Forget(persons[:1]).execute(database)
    assert _found(tmp_path, traces) == []
    assert not copy.exists()
    assert _found(tmp_path, others) == others
    assert changes.faces == frozenset(ada)
    assert changes.persons == frozenset(persons[:1])
    assert len(changes.photos) == 4


def test_only_rectangles_are_left(
    database: Database, ada: list[FaceId], ben: list[FaceId], persons: list[PersonId]
) -> None:
    Forget(persons[:1]).execute(database)
    assert Persons(database).get(persons[0]) is None
    for table in ("vector", "thumbnail", "neighbour", "grouping"):
        faces = {face for (face,) in database.all(f"SELECT face FROM {table}")}
        assert faces == set(ben)
    rows = database.all("SELECT state, person, landmarks FROM face WHERE id <= ?", (ada[-1],))
    assert rows == [(FaceState.IGNORED, None, None)] * 4
    assert database.all("PRAGMA foreign_key_check") == []


def test_a_forgotten_person_is_not_found_again(
    database: Database, album: Album, ada: list[FaceId], ben: list[FaceId], persons: list[PersonId]
) -> None:
    Forget(persons[:1]).execute(database)
    new = album.add(1, 2)
    for afresh in (False, True):
        regroup(database, THRESHOLD, afresh=afresh)
        assert album.whose(ben) == {persons[1]}
        assert not album.whose(new) & {0, *persons}
        assert Persons(database).names() == {persons[1]: "Ben Nevis"}
    assert set(Neighbours(database).load().ids.tolist()) <= {*ben, *new}
    assert set(Groupings(database).load().ids.tolist()) == {*ben, *new}


def test_no_search_brings_back_what_was_forgotten(
    database: Database, folder_class: type[Any], ada: list[FaceId], persons: list[PersonId]
) -> None:
    folder = folder_class(database)
    Forget(persons[:1]).execute(database)
    for place in range(len(ada)):
        folder.search_again(folder.photo(place), 1, all_found=True)
    assert _traces(database, ada) == []
    rows = database.all("SELECT state, person, landmarks FROM face WHERE id <= ?", (ada[-1],))
    assert rows == [(FaceState.IGNORED, None, None)] * 4


def test_the_history_of_others_is_kept(
    database: Database, album: Album, ben: list[FaceId], persons: list[PersonId]
) -> None:
    Confirm(ben[:1]).execute(database)
    Reject(ben[1:2], persons[0]).execute(database)
    Forget(persons[:1]).execute(database)
    assert [entry.kind for entry in History(database).entries()] == ["confirm", "name"]
    History(database).undo()
    assert album.state(ben[0]) is FaceState.AUTOMATIC
    History(database).undo()
    assert Persons(database).names() == {}
    History(database).redo()
    assert Persons(database).names() == {persons[1]: "Ben Nevis"}


def test_who_was_merged_into_the_forgotten_is_forgotten_too(
    database: Database,
    persons: list[PersonId],
    ada: list[FaceId],
    ben: list[FaceId],
    tmp_path: Path,
) -> None:
    traces = [*_traces(database, ada + ben), b"Ada Lovelace", b"Ben Nevis"]
    Merge(persons, "Ben Nevis").execute(database)
    Forget([persons[1]]).execute(database)
    assert _found(tmp_path, traces) == []
    assert Journal(database).newest() == []


def test_a_name_is_forgotten_wherever_it_was_told(
    database: Database, album: Album, persons: list[PersonId], tmp_path: Path
) -> None:
    """Also where it had been given to somebody else before."""
    (other,) = album.add(3, 1)
    stranger = album.person([other])
    NamePerson(stranger, "Zoe Fischer").execute(database)
    NamePerson(stranger, None).execute(database)
    NamePerson(persons[0], "Zoe Fischer").execute(database)
    Forget(persons[:1]).execute(database)
    assert _found(tmp_path, [b"Zoe Fischer", b"Ada Lovelace"]) == []
    assert Persons(database).get(stranger) is not None


def test_edits_of_several_that_concern_the_forgotten_are_forgotten(
    database: Database, album: Album, persons: list[PersonId], tmp_path: Path
) -> None:
    third = album.person(album.add(3, 2), "Cleo Smith")
    Different([*persons, third]).execute(database)
    IgnorePersons([third]).execute(database)
    Forget(persons[:1]).execute(database)
    assert [entry.kind for entry in History(database).entries()] == ["ignore", "name"]
    assert database.all("SELECT person_a, person_b FROM different") == [(persons[1], third)]


def test_undone_edits_are_forgotten_too(
    database: Database, persons: list[PersonId], ada: list[FaceId], tmp_path: Path
) -> None:
    NameFaces(ada[:1], "Zoe Fischer").execute(database)
    History(database).undo()
    Forget(persons[:1]).execute(database)
    assert _found(tmp_path, [b"Zoe Fischer"]) == []
    assert History(database).to_redo is None


def test_it_cannot_be_undone(database: Database, persons: list[PersonId]) -> None:
    Forget(persons).execute(database)
    with pytest.raises(KnownError, match="nothing to undo"):
        History(database).undo()
    assert Faces(database).vectors().ids.tolist() == []


def test_strangers_can_be_forgotten_by_a_question(
    database: Database, persons: list[PersonId], album: Album
) -> None:
    IgnorePersons(persons[:1]).execute(database)
    Forget(PersonQuery(hidden=True)).execute(database)
    assert Persons(database).names() == {persons[1]: "Ben Nevis"}


def test_it_takes_somebody_to_forget(
    database: Database, persons: list[PersonId], ada: list[FaceId]
) -> None:
    for command, sentence in (
        (Forget([]), "no such persons"),
        (Forget([*persons, PersonId(99)]), "There is no person 99"),
        (Forget(PersonQuery(hidden=True)), "no such persons"),
    ):
        with pytest.raises(KnownError, match=sentence):
            command.execute(database)
    assert len(_traces(database, ada)) == 8


def test_where_somebody_else_looks_it_is_said_that_traces_are_left(
    database: Database, persons: list[PersonId], ada: list[FaceId], tmp_path: Path
) -> None:
    """They leave the file when the last one closes it."""
    traces = [*_traces(database, ada), b"Ada Lovelace"]
    database.execute("PRAGMA busy_timeout = 1")
    with Database(tmp_path / FILE_NAME) as other:
        with other.reading():
            assert other.scalar("SELECT count(*) FROM person") == 2
            with pytest.raises(KnownError, match="It is deleted, but its last traces"):
                Forget(persons[:1]).execute(database)
            assert Persons(database).get(persons[0]) is None
        database.close()
    assert _found(tmp_path, traces) == []


# -- everything ----------------------------------------------------------------------------


def test_everything_is_forgotten(
    database: Database,
    persons: list[PersonId],
    ada: list[FaceId],
    ben: list[FaceId],
    tmp_path: Path,
) -> None:
    traces = [*_traces(database, ada + ben), b"Ada Lovelace", b"Ben Nevis"]
    changes = ForgetEverything().execute(database)
    assert changes.persons == frozenset(persons)
    assert _found(tmp_path, traces) == []
    assert Photos(database).count() == Faces(database).count() == 0
    assert History(database).entries() == []
    assert PhotoFiles(database).of_root(Roots(database).all()[0].id) == {}
    assert [root.path for root in Roots(database).all()] == [Path("/photos")]


def test_ids_are_never_given_again(
    database: Database, album: Album, persons: list[PersonId], ben: list[FaceId]
) -> None:
    ForgetEverything().execute(database)
    new = album.add(1, 3)
    assert min(new) > max(ben)
    regroup(database, THRESHOLD)
    assert min(album.whose(new)) > max(persons)


def test_the_search_would_find_what_is_only_deleted(
    database: Database, persons: list[PersonId], ada: list[FaceId], tmp_path: Path
) -> None:
    """Without writing the file anew, traces are left."""
    traces = _traces(database, ada)
    database.execute("DELETE FROM vector")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert _found(tmp_path, traces)
