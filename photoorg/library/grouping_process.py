"""Grouping, and all else that looks at every face, in a process of its own.

Grouping a large library keeps a processor core busy for up to a minute. In a process of its own
it never holds up the window, and can be ended at any moment without harm: what it changes is one
transaction.
"""

import multiprocessing
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from photoorg.core.errors import BugError, KnownError
from photoorg.core.jobs import CancelledError, CancelToken
from photoorg.core.records import ChangeSet
from photoorg.ingest.pool import give_way
from photoorg.library.library import Counts, Library
from photoorg.library.paths import Paths
from photoorg.library.reviewing import count_questions
from photoorg.people.previewing import PeopleCount, Preview
from photoorg.storage.faces import Faces

__all__ = [
    "CountQuestions",
    "Forecast",
    "Group",
    "Grouped",
    "GroupingProcess",
    "PeopleCount",
    "Predict",
    "QuestionCount",
]

_LOOK = 0.05  # seconds
_CALM = 2.0  # seconds that somebody who moves a slider is given before the long count begins
_SECONDS_TO_LEAVE = 10.0


@dataclass(frozen=True, slots=True)
class Group:
    """Asks to group the faces; see `Library.group`. The answer is a `Grouped`."""

    threshold: float | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Grouped:
    """What grouping changed, what there is now, and how many seconds it took."""

    changes: ChangeSet
    counts: Counts
    seconds: float


@dataclass(frozen=True, slots=True)
class Predict:
    """Asks how many people there would be at a threshold. The answers are `Forecast`s.

    Of a large library an estimate comes first, and the count only if nobody cancels soon.
    """

    threshold: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many people there are, and would be at a threshold."""

    threshold: float
    now: PeopleCount
    then: PeopleCount
    exact: bool


@dataclass(frozen=True, slots=True)
class CountQuestions:
    """Asks how many questions there are for the owner. The answer is a `QuestionCount`."""


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """So many are left; the library remembers it."""

    questions: int


Request = Group | Predict | CountQuestions
Answer = Grouped | Forecast | QuestionCount


@dataclass(frozen=True, slots=True)
class _Failed:
    message: str
    known: bool


@dataclass(frozen=True, slots=True)
class _Stop:
    """Nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class _Last:
    """The last answer to a request."""

    answer: Answer | _Failed


class GroupingProcess:
    """Does one thing at a time for one thread. The process is there from the first request on."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def ask(
        self,
        request: Request,
        cancel: CancelToken,
        early: Callable[[Answer], None] = lambda _: None,
        patience: Callable[[], float] = lambda: 0.0,
    ) -> Answer:
        """The last answer; those before it go to `early`.

        When cancelled, the process is ended after `patience()` seconds, if it is not done by then.

        Raises:
            CancelledError: it was cancelled.
            KnownError: the library cannot be used, or the process was ended by something else.
        """
        cancel.raise_if_cancelled()
        pipe = self._running()
        deadline: float | None = None
        try:
            pipe.send(request)
            while True:
                if pipe.poll(_LOOK):
                    message: Answer | _Last = pipe.recv()
                    if isinstance(message, _Last):
                        return _checked(message.answer, cancel)
                    if not cancel.cancelled:
                        early(message)
                if cancel.cancelled:
                    if deadline is None:
                        deadline = time.monotonic() + patience()
                        pipe.send(_Stop())
                    if time.monotonic() >= deadline:
                        self.close()
                        raise CancelledError
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            self.close()
            raise KnownError(
                "Grouping the faces was ended by the system; perhaps there is too little memory."
            ) from error

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None and self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join(_SECONDS_TO_LEAVE)
            self._process.close()
            self._process = self._pipe = None

    def _running(self) -> Connection:
        if self._pipe is None:
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(
                target=_serve, args=(theirs, self._paths), name="photoorg-grouping", daemon=True
            )
            self._process.start()
            theirs.close()
        return self._pipe


def _checked(answer: Answer | _Failed, cancel: CancelToken) -> Answer:
    cancel.raise_if_cancelled()
    if isinstance(answer, _Failed):
        raise KnownError(answer.message) if answer.known else BugError(answer.message)
    return answer


# -- inside the process --------------------------------------------------------------------


def _serve(pipe: Connection, paths: Paths) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us decides when we end
    give_way()
    try:
        server = _Server(pipe, paths)
        while True:
            request: Request | _Stop = pipe.recv()
            if not isinstance(request, _Stop):  # which came too late
                pipe.send(_Last(server.answer(request)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # the program that asked is gone


class _Server:
    def __init__(self, pipe: Connection, paths: Paths) -> None:
        self._pipe = pipe
        self._paths = paths
        self._library: Library | None = None
        self._preview: Preview | None = None
        self._stamp: object = None

    def answer(self, request: Request) -> Answer | _Failed:
        try:
            self._library = self._library or Library(self._paths)
            if isinstance(request, Group):
                return self._group(self._library, request)
            if isinstance(request, CountQuestions):
                return QuestionCount(count_questions(self._library))
            return self._predict(self._library, request)
        except KnownError as error:
            return _Failed(str(error), known=True)
        except Exception as error:
            return _Failed(f"{type(error).__name__}: {error}", known=False)

    def _group(self, library: Library, request: Group) -> Grouped:
        self._preview = None
        started = time.monotonic()
        changes = library.group(request.threshold, again=request.again)
        photos = Faces(library.database).places(sorted(changes.faces))
        changes |= ChangeSet(photos=frozenset(photo for _, photo, _ in photos))
        return Grouped(changes, library.counts(), time.monotonic() - started)

    def _predict(self, library: Library, request: Predict) -> Forecast:
        stamp = library.database.stamp()
        if self._preview is None or self._stamp != stamp:
            self._preview = Preview(library.database, library.threshold)
            self._stamp = library.database.stamp()
        now = self._preview.now
        if self._preview.is_large:
            about = self._preview.about(request.threshold)
            estimate = Forecast(request.threshold, now, about, exact=False)
            self._pipe.send(estimate)
            if self._pipe.poll(_CALM):
                return estimate
        exact = self._preview.at(request.threshold)
        return Forecast(request.threshold, now, exact, exact=True)
