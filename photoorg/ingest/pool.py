"""Worker processes for pixels.

Not `concurrent.futures`: there one crashed worker breaks the whole pool. Here a file that
kills a decoder costs that file and one worker, which is started anew; so does a file that
takes for ever. Each worker has a pipe of its own and one photo at a time, so nothing
queues up where it cannot be taken back.
"""

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING

from photoorg.core.errors import KnownError
from photoorg.faces.weights import GraphFiles, Weights
from photoorg.ingest.outcomes import IngestSettings, Outcome, UnreadableFile

if TYPE_CHECKING:
    from photoorg.ingest.stages import PhotoSearcher

_log = logging.getLogger(__name__)

_SECONDS_FOR_A_PHOTO = 600.0
_SECONDS_TO_LEAVE = 10.0
_NICENESS = 15
_THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(frozen=True, slots=True)
class WorkerSetup:
    """What a worker needs to load its models."""

    weights: Weights
    graphs: GraphFiles
    settings: IngestSettings
    threads: int


@dataclass(frozen=True, slots=True)
class _Ready:
    """The models are loaded; from now on a crash is the fault of a file."""


@dataclass(frozen=True, slots=True)
class _SetupFailed:
    message: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The outcome of one photo; `ticket` is the number that `submit` was given."""

    ticket: int
    outcome: Outcome


def give_way() -> None:
    """Let this process have only what the others leave of the processor.

    With all cores at work for a scan, the window would answer late. Windows has no such number;
    there the window in front comes first anyway.
    """
    if hasattr(os, "nice"):
        os.nice(_NICENESS)


def _work(pipe: Connection, setup: WorkerSetup) -> None:
    """The life of a worker: (ticket, path) in, (ticket, outcome) out, None ends it."""
    give_way()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        try:
            # Only workers load dlib and ONNX Runtime: half a second, and 200 MB of memory.
            from photoorg.ingest.stages import PhotoSearcher

            searcher = PhotoSearcher(setup.weights, setup.graphs, setup.settings, setup.threads)
        except KnownError as error:
            pipe.send(_SetupFailed(str(error)))
            return
        except Exception as error:
            pipe.send(_SetupFailed(f"The face models do not work here: {error}"))
            return
        pipe.send(_Ready())
        while (task := pipe.recv()) is not None:
            ticket, path = task
            pipe.send(Finished(ticket, _search(searcher, path)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # the program that asked is gone


def _search(searcher: "PhotoSearcher", path: Path) -> Outcome:
    try:
        return searcher.search(path)
    except Exception as error:  # a bug met by one photo must not end the scan of all others
        _log.debug("searching %s failed", path, exc_info=True)
        return UnreadableFile(f"Searching for faces failed ({type(error).__name__}: {error}).")


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Within the block, new processes never hear of Ctrl+C; the parent decides when they end.

    Ctrl+C reaches every process of a terminal. The mask is inherited, so a worker is deaf
    from its first instruction on, also while it is still importing. Windows has no masks; there
    a worker stops listening as its first act (`_work`).
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # which otherwise starts with the first and lifts the mask
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def thread_limits(threads: int) -> Iterator[None]:
    """Within the block, new processes are told how many threads numerical libraries may use."""
    before = {name: os.environ.get(name) for name in _THREAD_VARIABLES}
    os.environ.update(dict.fromkeys(_THREAD_VARIABLES, str(threads)))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


class _Worker:
    def __init__(self, setup: WorkerSetup) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(
            target=_work, args=(theirs, setup), name="photoorg-worker", daemon=True
        )
        with thread_limits(setup.threads), _interrupts_held_back():
            self.process.start()
        theirs.close()
        self.ready = False
        self.ticket: int | None = None
        self.path = Path()
        self.started = 0.0

    def give(self, ticket: int, path: Path) -> None:
        self.ticket, self.path, self.started = ticket, path, time.monotonic()
        with suppress(BrokenPipeError, ConnectionResetError):  # `results` sees the dead worker
            self.pipe.send((ticket, path))

    def end(self) -> None:
        self.process.kill()
        self.process.join(_SECONDS_TO_LEAVE)
        self.pipe.close()


class WorkerPool:
    """`jobs` worker processes; the processes together use each core once.

    Use it as a context manager. `submit` only while `idle` is above 0; `results` waits.
    """

    def __init__(self, setup: WorkerSetup, jobs: int) -> None:
        self._setup = setup
        self._workers = [_Worker(setup) for _ in range(max(1, jobs))]
        self._false_starts = 0

    def __enter__(self) -> "WorkerPool":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    @property
    def idle(self) -> int:
        """Workers without a photo."""
        return sum(worker.ticket is None for worker in self._workers)

    @property
    def busy(self) -> int:
        """Workers with a photo."""
        return len(self._workers) - self.idle

    def submit(self, ticket: int, path: Path) -> None:
        """Give a photo to an idle worker."""
        worker = next(w for w in self._workers if w.ticket is None)
        worker.give(ticket, path)

    def results(self, timeout: float | None = None) -> list[Finished]:
        """What has finished, after waiting for news of a worker (at most `timeout` seconds).

        Raises:
            KnownError: the workers could not load the models.
        """
        busy = {worker.pipe: worker for worker in self._workers if worker.ticket is not None}
        if not busy:
            return []
        limit = min(
            max(0.0, w.started + _SECONDS_FOR_A_PHOTO - time.monotonic()) for w in busy.values()
        )
        ready = wait(list(busy), limit if timeout is None else min(limit, timeout))
        news = [self._receive(busy[pipe]) for pipe in ready if isinstance(pipe, Connection)]
        finished = [outcome for outcome in news if outcome is not None]
        finished += [
            self._replace(worker, "Reading the file took too long.")
            for pipe, worker in busy.items()
            if pipe not in ready and time.monotonic() - worker.started > _SECONDS_FOR_A_PHOTO
        ]
        return finished

    def _receive(self, worker: _Worker) -> Finished | None:
        try:
            message: Finished | _Ready | _SetupFailed = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            if not worker.ready:
                self._start_again(worker)
                return None
            return self._replace(worker, "The program that read the file crashed on it.")
        if isinstance(message, _SetupFailed):
            raise KnownError(message.message)
        if isinstance(message, _Ready):
            worker.ready, self._false_starts = True, 0
            return None
        worker.ticket = None
        return message

    def _start_again(self, worker: _Worker) -> None:
        """Give the photo of a worker that ended before it could open it to another one."""
        self._false_starts += 1
        if self._false_starts > len(self._workers):
            raise KnownError(
                "The search for faces was ended by the system; perhaps there is too little memory."
            )
        ticket, path = worker.ticket, worker.path
        assert ticket is not None
        self._renew(worker).give(ticket, path)

    def _replace(self, worker: _Worker, why: str) -> Finished:
        ticket = worker.ticket
        assert ticket is not None
        self._renew(worker)
        return Finished(ticket, UnreadableFile(why))

    def _renew(self, worker: _Worker) -> _Worker:
        worker.end()
        _log.warning("a worker ended with code %s", worker.process.exitcode)
        new = self._workers[self._workers.index(worker)] = _Worker(self._setup)
        return new
