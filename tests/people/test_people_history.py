"""Undo and redo: any length, after a restart, and after scans and groupings in between."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.people.command import Command
from photoorg.people.deciding import (
    ChooseCover,
    Confirm,
    Different,
    IgnoreFaces,
    IgnorePersons,
    NotAFace,
    Reject,
)
from photoorg.people.history import History
from photoorg.people.joining import Merge, Split
from photoorg.people.naming import NameFaces, NamePerson
from photoorg.people.regroup import regroup
from photoorg.storage.database import FILE_NAME, Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.faces import Faces
from photoorg.storage.journal import Journal
from photoorg.storage.persons import Persons
from photoorg.storage.row_changes import RowChange, RowChanges, apply

THRESHOLD = 0.5
Album = Any  # the fixtures' classes; test folders are no packages
Owner = Any
Dump = Callable[[Database], dict[str, list[tuple[Any, ...]]]]


@pytest.fixture
def history(database: Database) -> History:
    return History(database)


@pytest.fixture
def groups(database: Database, album: Album) -> list[list[FaceId]]:
    """The faces of six persons."""
    faces = [album.add(who, 4) for who in range(6)]
    regroup(database, THRESHOLD)
    return faces


@pytest.fixture
def persons(album: Album, groups: list[list[FaceId]]) -> list[PersonId]:
    return [next(iter(album.whose(faces))) for faces in groups]


@pytest.fixture
def commands(groups: list[list[FaceId]], persons: list[PersonId]) -> list[Command]:
    one, two, three, four, five, _ = persons
    return [
        NamePerson(one, "Ada"),
        Merge([one, two]),
        Split(groups[1][:2]),
        Reject(groups[0][:1]),
        NameFaces(groups[2][:1], "Ben"),
        Confirm(groups[0][:1], three),
        Different([three, four, five]),
        IgnorePersons([four]),
        IgnoreFaces(groups[4][:2]),
        NotAFace(groups[5]),
        NamePerson(one, None),
        ChooseCover(one, groups[0][2]),
        Merge([one, three, five]),
    ]


def _states(database: Database, commands: Sequence[Command], dump: Dump) -> list[Any]:
    """The rows before each edit, and after the last."""
    states = [dump(database)]
    for command in commands:
        assert command.execute(database)
        states.append(dump(database))
    return states


# -- any length ----------------------------------------------------------------------------


def test_everything_is_taken_back_and_done_again(
    database: Database, history: History, commands: list[Command], dump: Dump
) -> None:
    states = _states(database, commands, dump)
    for _ in range(2):
        for state in reversed(states[:-1]):
            history.undo()
            assert dump(database) == state
        for state in states[1:]:
            history.redo()
            assert dump(database) == state


def test_also_after_a_restart(
    database: Database, commands: list[Command], dump: Dump, tmp_path: Any
) -> None:
    states = _states(database, commands, dump)
    database.close()
    for state in reversed(states[:-1]):
        with Database(tmp_path / FILE_NAME) as opened:
            History(opened).undo()
            assert dump(opened) == state
    for state in states[1:]:
        with Database(tmp_path / FILE_NAME) as opened:
            History(opened).redo()
            assert dump(opened) == state


def test_there_is_an_end_to_both(database: Database, album: Album, history: History) -> None:
    with pytest.raises(KnownError, match="nothing to undo"):
        history.undo()
    with pytest.raises(KnownError, match="nothing to redo"):
        history.redo()
    NamePerson(album.person(album.add(1, 1)), "Ada").execute(database)
    with pytest.raises(KnownError, match="nothing to redo"):
        history.redo()
    history.undo()
    with pytest.raises(KnownError, match="nothing to undo"):
        history.undo()


def test_a_new_edit_forgets_what_was_undone(
    database: Database, history: History, commands: list[Command], persons: list[PersonId]
) -> None:
    for command in commands[:4]:
        command.execute(database)
    history.undo()
    history.undo()
    NamePerson(persons[0], "Cleo").execute(database)
    assert [entry.kind for entry in history.entries()] == ["name", "merge", "name"]
    assert history.to_redo is None
    assert [entry.undone for entry in history.entries()] == [False] * 3


def test_a_refused_edit_keeps_what_was_undone(
    database: Database, history: History, persons: list[PersonId]
) -> None:
    NamePerson(persons[0], "Ada").execute(database)
    history.undo()
    with pytest.raises(KnownError):
        Merge(persons[:1]).execute(database)
    NamePerson(persons[1], None).execute(database)
    assert history.to_redo is not None, "an edit that changes nothing is none"


def test_entries_come_newest_first(
    database: Database, history: History, commands: list[Command]
) -> None:
    for command in commands:
        command.execute(database)
    history.undo()
    entries = history.entries()
    assert [entry.kind for entry in entries] == [command.kind for command in reversed(commands)]
    assert [entry.undone for entry in entries] == [True] + [False] * (len(commands) - 1)
    assert history.entries(3) == entries[:3]
    assert history.to_redo == entries[0]
    assert history.to_undo == entries[1]


# -- after a scan or a grouping ------------------------------------------------------------


def test_what_a_scan_added_stays(database: Database, album: Album, history: History) -> None:
    first, second = album.add(1, 3), album.add(2, 3)
    ada, ben = album.person(first, "Ada"), album.person(second, "Ben")
    Merge([ada, ben], "Ada").execute(database)
    new = album.add(1, 2)
    regroup(database, THRESHOLD, afresh=False)
    assert album.whose(new) == {ada}
    history.undo()
    assert album.whose(first + new) == {ada}
    assert album.whose(second) == {ben}
    assert Persons(database).names() == {ada: "Ada", ben: "Ben"}
    history.redo()
    assert album.whose(first + second + new) == {ada}


def test_whoever_gets_faces_meanwhile_stays_without_the_name(
    database: Database, album: Album, history: History
) -> None:
    faces, rest = album.add(1, 2), album.add(2, 3)
    home = album.person(faces + rest)
    NameFaces(faces, "Ada").execute(database)
    (ada,) = album.whose(faces)
    new = album.add(1, 2)
    regroup(database, THRESHOLD, afresh=False)
    assert album.whose(new) == {ada}
    history.undo()
    assert album.whose(faces + rest) == {home}
    assert album.whose(new) == {ada}
    assert Persons(database).names() == {}
    history.redo()
    assert album.whose(faces + new) == {ada}
    assert Persons(database).names() == {ada: "Ada"}


def test_a_stranger_who_gets_faces_is_shown_when_ignoring_is_undone(
    database: Database, album: Album, history: History
) -> None:
    faces, rest = album.add(1, 3), album.add(2, 3)
    album.person(faces + rest)
    IgnoreFaces(faces).execute(database)
    new = album.add(1, 2)
    regroup(database, THRESHOLD, afresh=False)
    assert album.whose(new) == album.whose(faces)
    history.undo()
    assert Persons(database).hidden() == []
    assert Faces(database).count() == sum(person.faces for person in Persons(database).all())


def test_somebody_who_was_dissolved_comes_back(
    database: Database, album: Album, history: History
) -> None:
    gone, stays = album.add(1, 1), album.add(1, 3)
    person, other = album.person(gone), album.person(stays)
    NamePerson(person, "Ada").execute(database)
    NamePerson(person, None).execute(database)
    regroup(database, THRESHOLD)
    assert Persons(database).get(person) is None
    assert album.whose(gone + stays) == {other}
    history.undo()
    assert Persons(database).names() == {person: "Ada"}
    history.undo()
    assert Persons(database).names() == {}


def test_who_loses_a_face_to_undo_is_mended_and_told(
    database: Database, album: Album, history: History
) -> None:
    """Grouping gave the rejected face to somebody who had no other."""
    faces = album.add(1, 3)
    ada = album.person(faces, "Ada")
    Reject(faces[:1]).execute(database)
    regroup(database, THRESHOLD)
    (other,) = album.whose(faces[:1])
    assert other not in (0, ada)
    _, changes = history.undo()
    assert album.whose(faces) == {ada}
    assert Persons(database).get(other) is None
    assert {ada, other} <= changes.persons


def test_what_was_rejected_since_is_not_overruled(
    database: Database, album: Album, history: History
) -> None:
    """Nor when a face was rejected by grouping, because its person went up in another one."""
    faces, adas, bens = album.add(1, 1), album.add(2, 2), album.add(3, 2)
    ada, ben = album.person(adas + faces, "Ada"), album.person(bens, "Ben")
    Confirm(faces, ben).execute(database)
    database.execute("INSERT INTO rejection VALUES (?, ?)", (faces[0], ada))
    history.undo()
    assert album.whose(faces) == {0}
    assert album.state(faces[0]) is FaceState.UNKNOWN
    assert Decisions(database).rejections() == [(faces[0], ada)]
    history.redo()
    assert album.whose(faces) == {ben}


def test_a_rejection_that_is_done_again_takes_the_face_out(
    database: Database, album: Album, history: History
) -> None:
    adas, others = album.add(1, 3), album.add(1, 2)
    ada = album.person(adas, "Ada")
    album.person(others)
    Reject(others[:1], ada).execute(database)
    history.undo()
    regroup(database, THRESHOLD)
    assert album.whose(adas + others) == {ada}
    history.redo()
    assert album.whose(others[:1]) == {0}
    assert album.whose(adas + others[1:]) == {ada}


def test_undo_of_a_merge_keeps_what_is_confirmed_since(
    database: Database, album: Album, history: History
) -> None:
    first, second = album.add(1, 2), album.add(2, 2)
    ada, ben = album.person(first, "Ada"), album.person(second, "Ben")
    Merge([ada, ben], "Ben").execute(database)
    for threshold in (0.05, 0.6):
        regroup(database, threshold)
    history.undo()
    assert album.whose(first) == {ada}
    assert album.whose(second) == {ben}
    for threshold in (0.05, 0.6):
        regroup(database, threshold)
    assert Persons(database).names() == {ada: "Ada", ben: "Ben"}


# -- rows that come and go -----------------------------------------------------------------


def test_a_face_that_comes_back_can_be_the_cover(database: Database, album: Album) -> None:
    """A person's row is written before the face that its cover is."""
    (face,) = album.add(1, 1)
    person = album.person([face])
    row = dict(
        zip(
            [column[0] for column in database.execute("SELECT * FROM face").description],
            database.all("SELECT * FROM face")[0],
            strict=True,
        )
    )
    del row["id"]
    changes = RowChanges(
        {
            ("person", (person,)): RowChange({"cover_face": None}, {"cover_face": face}),
            ("face", (face,)): RowChange(None, row),
            ("thumbnail", (face,)): RowChange(None, {"jpeg": b"\x00\xff"}),
        }
    )
    assert RowChanges.from_json(changes.to_json()) == changes
    with database.transaction():
        apply(database, changes.turned)
    assert Faces(database).of_person(person) == []
    with database.transaction():
        apply(database, changes)
    assert database.all("SELECT * FROM face")[0] == (face, *row.values())
    assert Faces(database).thumbnail(face) == b"\x00\xff"
    found = Persons(database).get(person)
    assert found is not None
    assert found.cover_face == face


def test_what_refers_to_something_that_is_gone_is_left_out(
    database: Database, album: Album, dump: Dump
) -> None:
    (face,) = album.add(1, 1)
    person = album.person([face])
    before = dump(database)
    nobody = {"name": None, "hidden": 0, "cover_face": None, "cover_chosen": 0}
    changes = RowChanges(
        {
            ("person", (person,)): RowChange({"cover_face": face}, {"cover_face": 99}),
            ("rejection", (99, person)): RowChange(None, {}),
            ("different", (person, 99)): RowChange(None, {}),
            ("cut", (face, 99)): RowChange(None, {}),
            ("vector", (99,)): RowChange(None, {"embedding": b"", "model": ""}),
            ("face", (98,)): RowChange({"person": None}, {"person": None}),
            ("person", (97,)): RowChange(nobody, None),
        }
    )
    with database.transaction():
        apply(database, changes)
    after = dump(database)
    assert after.pop("person") == [(person, None, None, 0, 0)]
    del before["person"]
    assert after == before


def test_the_journal_holds_a_large_edit_in_little_space(database: Database, album: Album) -> None:
    one, other = (album.person(album.add(who, 300)) for who in (1, 2))
    Merge([one, other]).execute(database)
    (entry,) = Journal(database).newest()
    size = database.scalar("SELECT length(changes) FROM edit WHERE id = ?", (entry.id,))
    assert size < 600 * 10
