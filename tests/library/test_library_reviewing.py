"""Questions for the owner: useful ones first, and none twice."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from photoorg.core.geometry import Box
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState, Quality
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.reviewing import (
    count_questions,
    known_count,
    questions,
    remember_count,
    sheet,
    skip,
    unskip,
)
from photoorg.storage.faces import Faces, NewFace
from photoorg.storage.persons import Persons
from photoorg.storage.photos import KnownFile, PhotoFiles, Photos
from photoorg.storage.roots import Roots


def _embedding(who: int, number: int) -> np.ndarray:
    middle = np.random.default_rng(who).normal(size=128) * 0.05
    return (middle + np.random.default_rng((who, number)).normal(size=128) * 0.02).astype("<f4")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Anna (9 faces, one of them Ben's), three more faces of hers, and Ben."""
    paths = Paths(tmp_path, tmp_path / "cache", tmp_path / "logs", tmp_path / "weights")
    with Library(paths) as opened:
        anna = _add(opened, 1, range(8)) + _add(opened, 2, [50])
        _person(opened, anna, "Anna")
        _person(opened, _add(opened, 1, range(10, 13)), None)
        _person(opened, _add(opened, 2, range(20, 26)), "Ben")
        yield opened


def _add(library: Library, who: int, numbers: object) -> list[FaceId]:
    added = []
    root = Roots(library.database).add(Path("/photos"))
    for number in numbers:  # type: ignore[attr-defined]
        photo = Photos(library.database).add(f"{who} {number}", "cnn", 1600)
        name = f"{who}-{number}.jpg".encode()
        PhotoFiles(library.database).put(root.id, name, KnownFile(1, 1, photo, None))
        face = NewFace(
            box=Box(0.1, 0.1, 0.2, 0.2),
            landmarks=np.zeros((5, 2), np.float32),
            quality=Quality(0.9, 0.9, 0.9, 0.9),
            score=1.0,
            detector="cnn",
            embedding=_embedding(who, number),
            plain=None,
            thumbnail=b"",
            model="dlib",
        )
        added += Faces(library.database).add(photo, [face])
    return added


def _person(library: Library, faces: list[FaceId], name: str | None) -> PersonId:
    person = Persons(library.database).add()
    Persons(library.database).set_name(person, name)
    Persons(library.database).set_covers([(person, faces[0])])
    Faces(library.database).assign(faces, person, FaceState.AUTOMATIC)
    return person


def test_groups_come_before_odd_faces(library: Library) -> None:
    group, odd = questions(library)
    assert (group.kind, group.name, len(group.faces)) == ("group", "Anna", 3)
    assert group.probability > 0.9
    assert (odd.kind, odd.name, odd.face) == ("odd", "Anna", FaceId(9))
    assert odd.face not in odd.best
    assert odd.probability < 0.2


def test_yes_joins_the_group(library: Library) -> None:
    question = questions(library)[0]
    library.edits.do(question.yes)
    assert len(Faces(library.database).of_person(question.person)) == 12
    assert question.key not in {q.key for q in questions(library)}


def test_no_is_remembered(library: Library) -> None:
    group, odd = questions(library)
    library.edits.do(group.no)
    library.edits.do(odd.no)
    assert questions(library) == []
    assert Faces(library.database).person_of(odd.face) is None


def test_ignore_hides_the_stranger(library: Library) -> None:
    group = questions(library)[0]
    library.edits.do(group.ignore)
    assert {q.kind for q in questions(library)} == {"odd"}


def test_an_odd_face_that_is_confirmed_is_not_asked_about_again(library: Library) -> None:
    odd = questions(library)[1]
    library.edits.do(odd.yes)
    assert {q.kind for q in questions(library)} == {"group"}


def test_what_is_skipped_is_not_asked_again(library: Library) -> None:
    group, odd = questions(library)
    skip(library, group)
    skip(library, group)
    assert [q.key for q in questions(library)] == [odd.key]
    unskip(library, group)
    assert [q.key for q in questions(library)] == [group.key, odd.key]


def test_the_sheet_of_a_person(library: Library) -> None:
    (only,) = sheet(library, PersonId(1))
    assert only.other == PersonId(2)
    assert sheet(library, PersonId(3)) == [] or sheet(library, PersonId(3))[0].probability < 0.5


@pytest.fixture
def twice_named(library: Library) -> PersonId:
    """The three faces of Anna's have a name of their own."""
    Persons(library.database).set_name(PersonId(2), "Anna Weber")
    return PersonId(2)


def test_persons_with_two_names_are_asked_about(library: Library, twice_named: PersonId) -> None:
    pair, odd = questions(library)
    assert (pair.kind, pair.person, pair.other) == ("named", PersonId(1), twice_named)
    assert (pair.name, pair.other_name) == ("Anna", "Anna Weber")
    assert len(pair.faces) == 3
    assert odd.kind == "odd"


def test_yes_keeps_the_name_of_the_larger(library: Library, twice_named: PersonId) -> None:
    pair = questions(library)[0]
    library.edits.do(pair.yes)
    assert library.people_names() == {PersonId(1): "Anna", PersonId(3): "Ben"}
    assert len(Faces(library.database).of_person(PersonId(1))) == 12
    library.edits.undo()
    assert library.people_names()[twice_named] == "Anna Weber"
    assert questions(library)[0].key == pair.key


def test_no_keeps_both_for_good(library: Library, twice_named: PersonId) -> None:
    library.edits.do(questions(library)[0].no)
    assert {q.kind for q in questions(library)} == {"odd"}
    assert library.people_names()[twice_named] == "Anna Weber"


def test_how_many_there_are_is_remembered(library: Library) -> None:
    assert known_count(library) is None
    assert count_questions(library) == len(questions(library)) == 2
    assert known_count(library) == 2
    library.edits.do(questions(library)[0].no)
    assert known_count(library) == 2  # until somebody counts
    assert count_questions(library) == known_count(library) == 1
    stamp = library.database.stamp()
    remember_count(library, 1)
    assert library.database.stamp() == stamp, "nothing new is not written"
    remember_count(library, 0)
    assert known_count(library) == 0
