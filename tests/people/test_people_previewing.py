"""What is foretold of another threshold is what grouping at it brings."""

from typing import Any

import pytest

from photoorg.core.records import FaceState
from photoorg.people import previewing
from photoorg.people.previewing import PeopleCount, Preview
from photoorg.people.regroup import regroup
from photoorg.storage.database import Database
from photoorg.storage.decisions import Decisions
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons
from photoorg.storage.photos import PhotoFiles
from photoorg.storage.roots import Roots


def shown(database: Database) -> PeopleCount:
    people = [p for p in Persons(database).all() if p.faces]
    return PeopleCount(len(people), sum(p.photos > 1 for p in people))


def fill(album: Any) -> None:
    for who in range(6):
        album.add(who, 1 + who % 4)


@pytest.mark.parametrize("threshold", [0.1, 0.3, 0.5, 0.6])
def test_the_count_is_what_grouping_brings(
    database: Database, album: Any, threshold: float
) -> None:
    fill(album)
    regroup(database, 0.5)
    preview = Preview(database, 0.5)
    assert preview.now == shown(database)
    foretold = preview.at(threshold)
    assert preview.now == shown(database), "nothing was changed"
    regroup(database, threshold)
    assert foretold == shown(database)


def test_what_is_not_shown_is_not_counted(database: Database, album: Any) -> None:
    first = album.add(1, 3)
    album.add(2, 2)
    hidden = album.person(album.add(3, 3), state=FaceState.CONFIRMED)
    database.execute("UPDATE person SET hidden = 1 WHERE id = ?", (hidden,))
    Faces(database).assign(album.add(4, 2), None, FaceState.NOT_A_FACE)
    Faces(database).assign(album.add(5, 2), None, FaceState.IGNORED)
    regroup(database, 0.5)
    root = Roots(database).all()[0]
    photo = Faces(database).places(first[:1])[0][1]
    path = PhotoFiles(database).paths(photo)[0]
    PhotoFiles(database).remove(root.id, [bytes(path.relative_to(root.path))])
    preview = Preview(database, 0.5)
    assert preview.now == shown(database) == PeopleCount(2, 2)
    assert preview.at(0.5) == PeopleCount(2, 2)


def test_the_owner_is_heeded(database: Database, album: Any) -> None:
    one, other = album.add(1, 2), album.add(1, 2)
    album.person(one, "Ada", FaceState.CONFIRMED)
    album.person(other, "Ben", FaceState.CONFIRMED)
    alone = album.person(album.add(7, 1))
    Decisions(database).keep_away([(one[0], alone)])
    assert Preview(database, 0.5).at(0.6).people == 3


def test_an_estimate_looks_at_some_of_the_people(
    database: Database, album: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing, "SAMPLE", 10)
    for who in range(20):
        album.add(who, 2)
    regroup(database, 0.5)
    preview = Preview(database, 0.5)
    assert preview.is_large
    assert preview.now == PeopleCount(20, 20)
    assert preview.about(0.5) == PeopleCount(20, 20)
    assert preview.about(0.1).people == pytest.approx(preview.at(0.1).people, rel=0.1)


def test_an_empty_library(database: Database) -> None:
    preview = Preview(database, 0.5)
    assert preview.now == preview.at(0.6) == PeopleCount(0, 0)
    assert not preview.is_large
