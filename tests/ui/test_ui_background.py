"""Work beside the window: answers come in order, and nothing of the window ends in a thread."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from photoorg.core.errors import KnownError
from photoorg.library.editing import NamePerson
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.ui import background as module
from photoorg.ui.background import Background
from photoorg.ui.session import Session


@pytest.fixture
def background(empty_paths: Paths, qtbot: QtBot) -> Iterator[Background]:
    assert qtbot
    background = Background(empty_paths, "test")
    yield background
    background.close()


class Held:
    """Something that a callback holds, such as a widget; tells the thread that it ends in."""

    def __init__(self, ended: list[str]) -> None:
        self._ended = ended

    def work(self, _: Library) -> str:
        return threading.current_thread().name

    def fail(self, _: Library) -> str:
        raise KnownError("It is not there.")

    def done(self, _: object) -> None:
        """Nothing to do."""

    def __del__(self) -> None:
        self._ended.append(threading.current_thread().name)


def test_what_a_callback_holds_ends_in_the_thread_of_the_window(
    background: Background, qtbot: QtBot
) -> None:
    ended: list[str] = []
    for _ in range(50):
        held, other = Held(ended), Held(ended)
        background.ask(held.work, held.done)
        background.ask(other.fail, failed=other.done)
        del held, other
        with qtbot.waitSignal(background.idle):
            pass
    assert ended == [threading.current_thread().name] * 100


def test_what_waits_when_it_closes_is_dropped(empty_paths: Paths, qtbot: QtBot) -> None:
    assert qtbot
    background = Background(empty_paths, "test")
    begun, go_on = threading.Event(), threading.Event()
    ended: list[str] = []
    answers: list[object] = []

    def wait(_: Library) -> None:
        begun.set()
        go_on.wait(10)

    background.ask(wait, answers.append)
    held = Held(ended)
    background.ask(held.work, held.done)
    del held
    assert begun.wait(10)
    go_on.set()
    background.close()
    qtbot.wait(0)
    assert answers == []
    assert ended == [threading.current_thread().name]
    assert not background.busy


def test_what_never_ends_does_not_keep_the_program(
    empty_paths: Paths, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SECONDS_TO_LEAVE", 0.01)
    background = Background(empty_paths, "test")
    begun, go_on = threading.Event(), threading.Event()
    answers: list[bool] = []

    def read_from_a_dead_drive(_: Library) -> bool:
        begun.set()
        return go_on.wait(20)

    background.ask(read_from_a_dead_drive, answers.append)
    assert begun.wait(10)
    background.close()
    assert background._thread.is_alive()
    go_on.set()
    background._thread.join(10)
    assert not background._thread.is_alive()
    qtbot.wait(0)
    assert answers == []


def test_edits_that_wait_when_the_window_closes_are_made(
    library_paths: Paths, qtbot: QtBot
) -> None:
    session = Session(library_paths)
    begun, go_on = threading.Event(), threading.Event()

    def hold(_: Library) -> None:
        begun.set()
        go_on.wait(10)

    session.write(hold)
    with Library(library_paths) as library:
        persons = [person.id for person in library.people()][:3]
    for number, person in enumerate(persons):
        session.do(NamePerson(person, f"Somebody {number}"))
    assert begun.wait(10)
    go_on.set()
    session.close()
    qtbot.wait(0)
    with Library(library_paths) as library:
        names = library.people_names()
    assert [names[person] for person in persons] == ["Somebody 0", "Somebody 1", "Somebody 2"]


def test_the_newest_request_with_a_key_is_answered(background: Background, qtbot: QtBot) -> None:
    answers: list[Any] = []
    hold = threading.Event()
    background.ask(lambda _: hold.wait(10), answers.append)
    for number in range(5):
        background.ask(lambda _, n=number: n, answers.append, key="same")
    background.ask(lambda _: "other", answers.append, key="other")
    with qtbot.waitSignal(background.idle):
        hold.set()
    assert answers == [True, 4, "other"]
