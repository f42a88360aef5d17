"""The number beside Review: there before Review is opened, and counted anew after changes."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId
from photoorg.library.editing import Split
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.reviewing import known_count, questions, remember_count
from photoorg.storage.faces import Faces
from photoorg.ui.question_counter import QUIET, QuestionCounter
from photoorg.ui.session import Session

LONG = 60_000  # milliseconds; a busy machine starts processes slowly


@pytest.fixture
def make_counter(qtbot: QtBot) -> Iterator[type[QuestionCounter]]:
    made: list[QuestionCounter] = []

    class Kept(QuestionCounter):
        def __init__(self, session: Session) -> None:
            super().__init__(session)
            made.append(self)

    yield Kept
    for counter in made:
        counter.close()


@pytest.fixture
def faces(library_paths: Paths) -> list[FaceId]:
    """Four of somebody's faces; apart from the others, they are a question."""
    with Library(library_paths) as library:
        person = library.people()[0]
        return [face.id for face in Faces(library.database).of_person(person.id)][:4]


def test_it_counts_what_was_never_counted_when_all_is_quiet(
    make_counter: type[QuestionCounter], session: Session, library_paths: Paths, qtbot: QtBot
) -> None:
    counter = make_counter(session)
    qtbot.waitUntil(counter.later.isActive)
    assert counter.later.interval() == QUIET
    counter.later.setInterval(0)
    with qtbot.waitSignal(counter.counted, timeout=LONG) as told:
        counter.later.start()
    with Library(library_paths) as library:
        assert told.args == [len(questions(library))]
        assert known_count(library) == told.args[0]


def test_what_was_counted_last_is_told_at_once(
    make_counter: type[QuestionCounter], session: Session, library_paths: Paths, qtbot: QtBot
) -> None:
    with Library(library_paths) as library:
        remember_count(library, 17)
    counter = make_counter(session)
    with qtbot.waitSignal(counter.counted) as told:
        pass
    assert told.args == [17]
    assert not counter.later.isActive()


def test_an_edit_makes_it_count_again(
    make_counter: type[QuestionCounter],
    session: Session,
    faces: list[FaceId],
    library_paths: Paths,
    qtbot: QtBot,
) -> None:
    with Library(library_paths) as library:
        remember_count(library, 17)
    counter = make_counter(session)
    with qtbot.waitSignal(counter.counted):
        pass
    counter.later.setInterval(0)
    with qtbot.waitSignal(counter.counted, timeout=LONG) as told:
        session.do(Split(faces))
    with Library(library_paths) as library:
        assert told.args == [len(questions(library))]


def test_a_scan_is_not_disturbed(
    make_counter: type[QuestionCounter], session: Session, library_paths: Paths, qtbot: QtBot
) -> None:
    with Library(library_paths) as library:
        remember_count(library, 17)
    counter = make_counter(session)
    with qtbot.waitSignal(counter.counted):
        pass
    session.tell_searching(True)
    session.changed.emit(None)
    assert not counter.later.isActive()
    session.tell_searching(False)
    assert counter.later.isActive()


def test_an_empty_library_has_none(
    make_counter: type[QuestionCounter], session: Session, library_paths: Paths, qtbot: QtBot
) -> None:
    with Library(library_paths) as library:
        library.database.execute("UPDATE face SET person = NULL")
        library.database.execute("DELETE FROM person")
    counter = make_counter(session)
    with qtbot.waitSignal(counter.counted) as told:
        pass
    assert told.args == [0]
    assert not counter.later.isActive()
