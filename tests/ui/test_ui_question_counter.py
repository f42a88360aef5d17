"""The number beside Review: there before Review is opened, and counted anew after changes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

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
def remembered(library_paths: Paths) -> int:
    """Somebody counted before."""
    with Library(library_paths) as library:
        remember_count(library, 17)
    return 17


MakeCounter = Callable[[], QuestionCounter]


@pytest.fixture
def make_counter(session: Session) -> Iterator[MakeCounter]:
    """Makes one when a test is ready to hear what it tells."""
    with ExitStack() as made:
        yield lambda: made.enter_context(closing(QuestionCounter(session)))


@pytest.fixture
def faces(library_paths: Paths) -> list[FaceId]:
    """Four of somebody's faces; apart from the others, they are a question."""
    with Library(library_paths) as library:
        person = library.people()[0]
        return [face.id for face in Faces(library.database).of_person(person.id)][:4]


def test_it_counts_what_was_never_counted_when_all_is_quiet(
    make_counter: MakeCounter, library_paths: Paths, qtbot: QtBot
) -> None:
    counter = make_counter()
    qtbot.waitUntil(counter.later.isActive)
    assert counter.later.interval() == QUIET
    counter.later.setInterval(0)
    with qtbot.waitSignal(counter.counted, timeout=LONG) as told:
        counter.later.start()
    with Library(library_paths) as library:
        assert told.args == [len(questions(library))]
        assert known_count(library) == told.args[0]


def test_what_was_counted_last_is_told_at_once(
    remembered: int, make_counter: MakeCounter, qtbot: QtBot
) -> None:
    counter = make_counter()
    with qtbot.waitSignal(counter.counted) as told:
        pass
    assert told.args == [remembered]
    assert not counter.later.isActive()


@pytest.mark.usefixtures("remembered")
def test_an_edit_makes_it_count_again(
    make_counter: MakeCounter,
    session: Session,
    faces: list[FaceId],
    library_paths: Paths,
    qtbot: QtBot,
) -> None:
    counter = make_counter()
    with qtbot.waitSignal(counter.counted):
        pass
    counter.later.setInterval(0)
    with qtbot.waitSignal(counter.counted, timeout=LONG) as told:
        session.do(Split(faces))
    with Library(library_paths) as library:
        assert told.args == [len(questions(library))]


@pytest.mark.usefixtures("remembered")
def test_a_scan_is_not_disturbed(make_counter: MakeCounter, session: Session, qtbot: QtBot) -> None:
    counter = make_counter()
    with qtbot.waitSignal(counter.counted):
        pass
    session.tell_searching(True)
    session.changed.emit(None)
    assert not counter.later.isActive()
    session.tell_searching(False)
    assert counter.later.isActive()


@pytest.fixture
def nobody(library_paths: Paths) -> None:
    with Library(library_paths) as library:
        library.database.execute("UPDATE face SET person = NULL")
        library.database.execute("DELETE FROM person")


@pytest.mark.usefixtures("nobody")
def test_an_empty_library_has_none(make_counter: MakeCounter, qtbot: QtBot) -> None:
    counter = make_counter()
    with qtbot.waitSignal(counter.counted) as told:
        pass
    assert told.args == [0]
    assert not counter.later.isActive()
