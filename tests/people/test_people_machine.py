"""Random edits, undo, redo, scans, groupings and restarts, and what has to hold after each."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import ChangeSet, FaceState, Person
from photoorg.people.command import Command
from photoorg.people.cutting import CutEdge
from photoorg.people.deciding import (
    ChooseCover,
    Confirm,
    Different,
    IgnoreFaces,
    IgnorePersons,
    NotAFace,
    Reject,
    RestoreFaces,
    RestorePersons,
)
from photoorg.people.drawing import Draw
from photoorg.people.forgetting import Forget
from photoorg.people.history import History
from photoorg.people.joining import Merge, Split
from photoorg.people.naming import NameFaces, NamePerson
from photoorg.people.regroup import regroup
from photoorg.storage.database import FILE_NAME, Database
from photoorg.storage.persons import Persons
from photoorg.storage.searched_again import DRAWN

MOST_FACES = 30
THRESHOLDS = (0.05, 0.3, 0.45, 0.5, 0.6)
NAMES = ("Ada", "Ben", "Cleo")
FIXED = {FaceState.CONFIRMED, FaceState.IGNORED, FaceState.NOT_A_FACE}

Rows = dict[str, list[tuple[Any, ...]]]
Bound = dict[frozenset[FaceId], frozenset[FaceId]]

index = st.integers(0, 31)
more = st.integers(1, 2)
some = st.lists(index, min_size=1, max_size=4)
neighbours = st.builds(
    lambda first, more: [first, *range(first + 1, first + 1 + more)], index, more
)
somebody = st.integers(0, 3)
threshold = st.sampled_from(THRESHOLDS)


class Machine(RuleBasedStateMachine):
    """A library of few faces who look more or less alike, and its owner."""

    template: bytes
    dump: Callable[[Database], Rows]
    folder_class: type[Any]
    apart_class: type[Any]

    def __init__(self) -> None:
        super().__init__()
        memory = Path("/dev/shm")
        self.place = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
        (self.place / FILE_NAME).write_bytes(self.template)
        self.open()
        # What to find after each undo or redo: the rows, None once a scan or a grouping came in
        # between, and the pairs of faces that must not meet.
        self.to_undo: list[tuple[Rows | None, Bound]] = []
        self.to_redo: list[tuple[Rows | None, Bound]] = []
        self.apart = self.apart_class()

    def open(self) -> None:
        self.database = Database(self.place / FILE_NAME)
        self.database.execute("PRAGMA synchronous = OFF")
        self.history = History(self.database)
        self.folder = self.folder_class(self.database)

    def teardown(self) -> None:
        try:
            self.everything_undone_is_the_first_state()
            self.everything_can_be_undone_after_somebody_was_forgotten()
        finally:
            self.database.close()
            shutil.rmtree(self.place)

    # -- looking -----------------------------------------------------------------------

    def rows(self) -> Rows:
        return type(self).dump(self.database)

    def faces(self, places: list[int], where: str = "1") -> list[FaceId]:
        return self._chosen(f"SELECT id FROM face WHERE {where} ORDER BY id", places)

    def persons(self, places: list[int], where: str = "1") -> list[PersonId]:
        return self._chosen(f"SELECT id FROM person WHERE {where} ORDER BY id", places)

    def _chosen(self, query: str, places: list[int]) -> list[Any]:
        ids = [number for (number,) in self.database.all(query)]
        return [ids[place % len(ids)] for place in places] if ids else []

    def person(self, place: int) -> PersonId:
        return (self.persons([place]) or [PersonId(1)])[0]

    # -- the owner ---------------------------------------------------------------------

    def run(self, command: Command) -> None:
        before = self.rows()
        try:
            changes = command.execute(self.database)
        except KnownError:
            assert self.rows() == before
            return
        after = self.rows()
        self.check_changes(before, after, changes)
        if not changes:
            assert after == before
            return
        self.to_undo.append((before, dict(self.apart.bound)))
        self.to_redo.clear()
        self.apart.note_edit(before, after, merged=isinstance(command, Merge))

    def check_changes(self, before: Rows, after: Rows, changes: ChangeSet) -> None:
        """All rows that changed are of faces and persons that the change set names."""
        rows = {table: set(before[table]) ^ set(after[table]) for table in before}
        assert {row[0] for row in rows["face"]} <= changes.faces
        assert {row[0] for row in rows["rejection"]} <= changes.faces
        persons = {row[0] for row in rows["person"]} | {row[1] for row in rows["rejection"]}
        persons |= {row[1] for row in rows["face"]} - {None}
        persons |= {person for row in rows["different"] for person in row}
        assert persons <= changes.persons
        assert len(changes.photos) <= len(changes.faces)

    @rule(place=index, name=st.sampled_from((*NAMES, None)))
    def name_person(self, place: int, name: str | None) -> None:
        self.run(NamePerson(self.person(place), name))

    @rule(places=some, name=st.sampled_from(NAMES))
    def name_faces(self, places: list[int], name: str) -> None:
        self.run(NameFaces(self.faces(places), name))

    @rule(places=neighbours)
    def merge(self, places: list[int]) -> None:
        persons = self.persons(places)
        names = Persons(self.database).names()
        theirs = [names[person] for person in persons if person in names]
        self.run(Merge(persons, theirs[-1] if len(theirs) > 1 else None))

    @rule(places=neighbours)
    def different(self, places: list[int]) -> None:
        self.run(Different(self.persons(places)))

    @rule(places=some, to=st.none() | index)
    def split(self, places: list[int], to: int | None) -> None:
        self.run(Split(self.faces(places), None if to is None else self.person(to)))

    @rule(places=some, to=st.none() | index)
    def confirm(self, places: list[int], to: int | None) -> None:
        self.run(Confirm(self.faces(places), None if to is None else self.person(to)))

    @rule(places=some, of=st.none() | index)
    def reject(self, places: list[int], of: int | None) -> None:
        self.run(Reject(self.faces(places), None if of is None else self.person(of)))

    @rule(places=some, how=st.sampled_from((IgnorePersons, IgnoreFaces, NotAFace)))
    def put_away(self, places: list[int], how: type[Any]) -> None:
        persons = how is IgnorePersons
        self.run(how(self.persons(places) if persons else self.faces(places)))

    @rule(places=some, persons=st.booleans())
    def take_back(self, places: list[int], persons: bool) -> None:
        if persons:
            hidden = self.persons(places, "hidden = 1") or self.persons(places)
            self.run(RestorePersons(hidden))
        else:
            away = "state IN ('ignored', 'not a face')"
            self.run(RestoreFaces(self.faces(places, away) or self.faces(places)))

    @precondition(lambda self: self.folder.count() < MOST_FACES)
    @rule(place=index, who=st.none() | somebody, person=st.none() | index)
    def draw(self, place: int, who: int | None, person: int | None) -> None:
        photo = self.folder.photo(place)
        face = replace(self.folder.face(who, (photo, 100 + place)), detector=DRAWN)
        self.run(Draw(photo, face, None if person is None else self.person(person)))

    @rule(places=neighbours, threshold=threshold)
    def cut(self, places: list[int], threshold: float) -> None:
        if faces := self.faces(places[:2]):
            self.run(CutEdge(*faces, threshold))

    @rule(place=index, of_cover=index, choose=st.booleans())
    def cover(self, place: int, of_cover: int, choose: bool) -> None:
        person = self.person(place)
        theirs = self.faces([of_cover], f"person = {person}") or self.faces([of_cover])
        self.run(ChooseCover(person, theirs[0] if choose and theirs else None))

    # -- history -----------------------------------------------------------------------

    @precondition(lambda self: self.to_undo)
    @rule()
    def undo(self) -> None:
        self.travel(self.history.undo, self.to_undo, self.to_redo)

    @precondition(lambda self: self.to_redo)
    @rule()
    def redo(self) -> None:
        self.travel(self.history.redo, self.to_redo, self.to_undo)

    def travel(
        self,
        go: Callable[[], tuple[object, ChangeSet]],
        there: list[tuple[Rows | None, Bound]],
        back: list[tuple[Rows | None, Bound]],
    ) -> None:
        before = self.rows()
        expected, bound = there.pop()
        back.append((None if expected is None else before, dict(self.apart.bound)))
        _, changes = go()
        after = self.rows()
        self.check_changes(before, after, changes)
        if expected is not None:
            assert after == expected
            self.apart.bound = dict(bound)
            return
        self.went_on()
        self.apart.note_moves(before, after)
        kept = self.apart.bound.keys() & bound.keys()
        self.apart.bound = {pair: self.apart.bound[pair] for pair in kept}

    @precondition(lambda self: len(self.to_undo) > 2)
    @rule()
    def undo_and_redo_everything(self) -> None:
        count = len(self.to_undo)
        self.everything_undone_is_the_first_state()
        for _ in range(count):
            self.redo()

    def everything_undone_is_the_first_state(self) -> None:
        while self.to_undo:
            self.undo()
        self.check()
        assert self.history.to_undo is None
        with pytest.raises(KnownError, match="nothing to undo"):
            self.history.undo()

    def everything_can_be_undone_after_somebody_was_forgotten(self) -> None:
        while self.to_redo:
            self.redo()
        if persons := self.persons([0]):
            Forget(persons).execute(self.database)
            left = self.database.scalar("SELECT count(*) FROM edit")
            self.to_undo = [(None, {})] * left
            self.apart.bound.clear()
            self.check()
            self.everything_undone_is_the_first_state()

    # -- the program -------------------------------------------------------------------

    @initialize(people=st.lists(somebody, min_size=2, max_size=12), threshold=threshold)
    def first_scan(self, people: list[int], threshold: float) -> None:
        for who in people:
            self.folder.add_photo([who])
        regroup(self.database, threshold)

    @precondition(lambda self: self.folder.count() < MOST_FACES)
    @rule(people=st.lists(somebody, min_size=1, max_size=3), good=st.booleans())
    def scan_a_new_photo(self, people: list[int], good: bool) -> None:
        self.folder.add_photo(people, quality=0.9 if good else 0.1)
        self.went_on()

    @rule(place=index, there=st.booleans())
    def scan_where_a_photo_was_moved(self, place: int, there: bool) -> None:
        self.folder.move_photo(self.folder.photo(place), there=there)

    @rule(place=index, who=somebody, all_found=st.booleans())
    def search_a_photo_again(self, place: int, who: int, all_found: bool) -> None:
        self.folder.search_again(self.folder.photo(place), who, all_found=all_found)
        Persons(self.database).remove_empty()
        self.apart.note_gone(self.rows())
        self.went_on()

    @rule(places=neighbours, first=threshold, then=threshold)
    def doubt_what_was_grouped(self, places: list[int], first: float, then: float) -> None:
        self.different(places)
        self.regroup(first, afresh=True)
        self.check()
        self.regroup(then, afresh=True)

    @rule(threshold=threshold, afresh=st.booleans())
    def regroup(self, threshold: float, afresh: bool) -> None:
        before, names = self.rows(), Persons(self.database).names()
        next_person = Persons(self.database).next_id()
        changes = regroup(self.database, threshold, afresh=afresh)
        after = self.rows()
        moved = set(before["face"]) - set(after["face"])
        assert {face for face, *_ in moved} == changes.faces
        assert not {state for *_, state in moved} & FIXED
        assert Persons(self.database).names() == names
        left = {person for person, *_ in after["person"]}
        said = set(before["rejection"]) - set(after["rejection"])
        assert not {person for _, person in said} & left
        said = set(before["different"]) - set(after["different"])
        assert not {pair for pair in said if set(pair) <= left}
        for person in names:
            had, has = (person in {row[1] for row in rows["face"]} for rows in (before, after))
            assert has or not had, "a name lost all its faces"
        self.apart.note_grouping(before, after, next_person)
        if after != before:
            self.went_on()

    def went_on(self) -> None:
        self.to_undo = [(None, bound) for _, bound in self.to_undo]
        self.to_redo = [(None, bound) for _, bound in self.to_redo]

    @rule()
    def close_and_open(self) -> None:
        self.database.close()
        self.open()

    # -- what always holds -------------------------------------------------------------

    @invariant()
    def check(self) -> None:
        database = self.database
        assert database.all("PRAGMA foreign_key_check") == []
        assert not database.all(
            "SELECT 1 FROM face JOIN rejection ON face = id AND rejection.person = face.person"
        ), "a face is with somebody it was rejected from"
        owner = dict(database.all("SELECT id, person FROM face"))
        assert self.apart.violations(owner) == [], "different persons were merged"
        assert not database.all(
            "SELECT 1 FROM person LEFT JOIN face ON face.id = cover_face"
            " WHERE (cover_face IS NULL OR face.person IS NOT person.id)"
            " AND (cover_face NOT NULL OR EXISTS"
            " (SELECT 1 FROM face WHERE face.person = person.id))"
        ), "a cover shows somebody else, or nobody"
        assert not database.all(
            "SELECT 1 FROM person WHERE name IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM face WHERE face.person = person.id)"
        ), "there is a person without face and name"
        undone = [bool(now) for (now,) in database.all("SELECT undone FROM edit ORDER BY id")]
        assert undone == [False] * len(self.to_undo) + [True] * len(self.to_redo)
        self.check_counts()

    def check_counts(self) -> None:
        shown = self.database.all(
            "SELECT person, photo FROM face WHERE state != 'not a face'"
            " AND photo IN (SELECT photo FROM photo_file) AND person NOT NULL"
        )
        people = self.database.all("SELECT id, name, cover_face, hidden FROM person")
        found = {}
        for person, name, cover, hidden in people:
            photos = [photo for owner, photo in shown if owner == person]
            expected = Person(person, name, cover, len(photos), len(set(photos)))
            if hidden or len(found) < 2:
                assert Persons(self.database).get(person) == expected
            if not hidden:
                found[person] = expected
        listed = {p: who for p, who in found.items() if who.faces or who.name is not None}
        assert {p.id: p for p in Persons(self.database).all()} == listed
        assert Persons(self.database).count() == sum(who.faces > 0 for who in found.values())


def test_any_history_of_edits_scans_and_groupings(
    tmp_path: Path,
    dump: Callable[[Database], Rows],
    folder_class: type[Any],
    apart_class: type[Any],
) -> None:
    with Database(tmp_path / FILE_NAME) as empty:
        empty.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    Machine.template = (tmp_path / FILE_NAME).read_bytes()
    Machine.dump = staticmethod(dump)
    Machine.folder_class, Machine.apart_class = folder_class, apart_class
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=200,
            stateful_step_count=50,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
