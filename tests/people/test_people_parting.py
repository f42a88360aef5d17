"""Taking a person apart into several at once."""

from itertools import combinations
from typing import Any

import pytest

from photoorg.core.errors import KnownError
from photoorg.people.history import History
from photoorg.people.parting import TakeApart
from photoorg.people.titles import title_of
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.persons import Persons

Album = Any  # the fixtures' classes; test folders are no packages
Owner = Any


def test_every_part_is_somebody_and_all_are_different(
    database: Database, album: Album, owner: Owner
) -> None:
    faces = album.add(1, 9)
    ada = album.person(faces, "Ada")
    parts = (tuple(faces[4:7]), tuple(faces[7:]))
    changes = owner.do(TakeApart(parts))
    (second,), (third,) = (album.whose(list(part)) for part in parts)
    assert album.whose(faces[:4]) == {ada}
    assert len({ada, second, third}) == 3
    assert set(Decisions(database).different()) == set(
        combinations(sorted({ada, second, third}), 2)
    )
    assert changes.faces == frozenset(faces[4:])
    entry = History(database).to_undo
    assert entry is not None
    assert title_of(entry).filled() == "Take 'Ada' apart into 3 people"


def test_one_undo_takes_all_of_it_back(database: Database, album: Album, owner: Owner) -> None:
    faces = album.add(1, 6)
    one = album.person(faces)
    before = album.whereabouts()
    owner.do(TakeApart((tuple(faces[:2]), tuple(faces[2:4]))))
    entry, _ = History(database).undo()
    assert title_of(entry).filled() == "Take somebody apart into 3 people"
    assert album.whereabouts() == before
    assert [person.id for person in Persons(database).all()] == [one]
    assert Decisions(database).different() == []


def test_nobody_may_be_left_over(album: Album, owner: Owner) -> None:
    faces = album.add(1, 4)
    album.person(faces)
    before = album.whereabouts()
    for parts in ((), (tuple(faces[:2]), tuple(faces[2:]))):
        with pytest.raises(KnownError):
            owner.do(TakeApart(parts))
    assert album.whereabouts() == before
