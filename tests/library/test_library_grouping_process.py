"""Grouping in a process of its own, which can be ended at any moment."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.core.jobs import CancelledError, CancelToken
from photoorg.library import grouping_process
from photoorg.library.grouping_process import (
    CountQuestions,
    Forecast,
    Group,
    Grouped,
    GroupingProcess,
    PeopleCount,
    Predict,
    QuestionCount,
)
from photoorg.library.library import Library
from photoorg.library.paths import Paths
from photoorg.library.reviewing import known_count, questions
from photoorg.people import previewing

AddFaces = Callable[..., list[FaceId]]


@pytest.fixture
def process(paths: Paths) -> Iterator[GroupingProcess]:
    made = GroupingProcess(paths)
    yield made
    made.close()


def add_some(library: Library, add_faces: AddFaces) -> list[FaceId]:
    return [
        face
        for number in range(6)
        for face in add_faces(library, Path(f"/photos/{number}.jpg"), number % 2)
    ]


def test_it_groups_and_foretells(
    library: Library, add_faces: AddFaces, process: GroupingProcess
) -> None:
    faces = add_some(library, add_faces)
    grouped = process.ask(Group(), CancelToken())
    assert isinstance(grouped, Grouped)
    assert grouped.changes.faces == frozenset(faces)
    assert len(grouped.changes.photos) == 6
    assert grouped.counts == library.counts()
    assert grouped.counts.people == 2
    again = process.ask(Group(), CancelToken())
    assert isinstance(again, Grouped)
    assert not again.changes
    forecast = process.ask(Predict(0.1), CancelToken())
    assert isinstance(forecast, Forecast)
    assert forecast.now == PeopleCount(2, 2)
    assert forecast.exact
    assert library.threshold == 0.5
    applied = process.ask(Group(0.1, again=True), CancelToken())
    assert isinstance(applied, Grouped)
    assert applied.counts.people == forecast.then.people
    assert library.threshold == 0.1


def test_it_counts_questions(
    library: Library, add_faces: AddFaces, process: GroupingProcess
) -> None:
    add_some(library, add_faces)
    process.ask(Group(), CancelToken())
    counted = process.ask(CountQuestions(), CancelToken())
    assert counted == QuestionCount(len(questions(library)))
    assert known_count(library) == len(questions(library))


def test_what_the_user_can_act_on_is_said(process: GroupingProcess) -> None:
    with pytest.raises(KnownError, match="threshold"):
        process.ask(Group(7.0), CancelToken())


def test_who_cancels_gets_no_answer_and_can_ask_again(
    library: Library, add_faces: AddFaces, process: GroupingProcess
) -> None:
    add_some(library, add_faces)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(CancelledError):
        process.ask(Group(), cancel)

    class Later(CancelToken):
        """Cancelled as soon as the process is at work."""

        asked = 0

        @property
        def cancelled(self) -> bool:
            self.asked += 1
            return self.asked > 1

        def raise_if_cancelled(self) -> None:
            if self.cancelled:
                raise CancelledError

    with pytest.raises(CancelledError):
        process.ask(Group(), Later())
    assert library.counts().people == 0
    assert isinstance(process.ask(Group(), CancelToken()), Grouped)
    assert library.counts().people == 2


def test_a_process_that_is_killed_is_told_of(
    library: Library, add_faces: AddFaces, process: GroupingProcess
) -> None:
    add_some(library, add_faces)
    process.ask(Group(), CancelToken())
    assert process._process is not None
    assert process._process.pid is not None
    os.kill(process._process.pid, signal.SIGKILL)
    with pytest.raises(KnownError, match="memory"):
        process.ask(Predict(0.4), CancelToken())
    assert isinstance(process.ask(Predict(0.4), CancelToken()), Forecast)


@pytest.mark.parametrize("goes_on", [False, True])
def test_of_a_large_library_an_estimate_comes_first(
    paths: Paths,
    library: Library,
    add_faces: AddFaces,
    monkeypatch: pytest.MonkeyPatch,
    goes_on: bool,
) -> None:
    add_some(library, add_faces)
    library.group()
    monkeypatch.setattr(previewing, "SAMPLE", 2)
    monkeypatch.setattr(grouping_process, "_CALM", 0.0)
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        if goes_on:  # to another place of the slider, so that nobody waits for this one
            ours.send(grouping_process._Stop())
        server = grouping_process._Server(theirs, paths)
        last = server.answer(Predict(0.5))
        early = ours.recv()
        assert server._library is not None
        server._library.close()
    assert isinstance(early, Forecast)
    assert isinstance(last, Forecast)
    assert not early.exact
    assert last.exact is not goes_on
    assert early.then == last.then == PeopleCount(2, 2)
