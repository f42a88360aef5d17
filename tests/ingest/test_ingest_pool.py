"""Worker processes: what they answer, and what happens when one dies or cannot start."""

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from photoorg.core.errors import KnownError
from photoorg.ingest import pool as module
from photoorg.ingest.outcomes import (
    SearchedPhoto,
    UnreadableFile,
    UnreadablePhoto,
    hash_content,
)
from photoorg.ingest.pool import Finished, WorkerPool, WorkerSetup, thread_limits

PATIENCE = 60.0  # seconds; only a broken pool needs them


def drain(pool: WorkerPool) -> list[Finished]:
    found = []
    while pool.busy:
        ready = [worker.ready for worker in pool._workers]
        results = pool.results(PATIENCE)
        assert results or ready != [worker.ready for worker in pool._workers], "no worker answered"
        found += results
    return found


def pids(pool: WorkerPool) -> set[int | None]:
    return {worker.process.pid for worker in pool._workers}


@pytest.fixture(scope="module")
def face_photo(
    tmp_path_factory: pytest.TempPathFactory, scenes: Any, save: Callable[..., Path]
) -> Path:
    return save(tmp_path_factory.mktemp("pool") / "hopper.jpg", scenes.hopper_face)


@pytest.fixture
def pool(setup: WorkerSetup) -> Iterator[WorkerPool]:
    with WorkerPool(setup, 2) as pool:
        yield pool


@pytest.fixture
def blocking(tmp_path: Path) -> Path:
    """A file that a worker waits for until somebody writes to it."""
    path = tmp_path / "pipe.jpg"
    os.mkfifo(path)
    return path


def test_outcomes_of_every_kind(pool: WorkerPool, face_photo: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.jpg"
    text.write_text("no picture")
    pool.submit(1, face_photo)
    pool.submit(2, text)
    assert (pool.idle, pool.busy) == (0, 2)
    outcomes = {f.ticket: f.outcome for f in drain(pool)}
    pool.submit(3, tmp_path / "missing.jpg")
    outcomes |= {f.ticket: f.outcome for f in drain(pool)}
    searched, unreadable, missing = (outcomes[ticket] for ticket in (1, 2, 3))
    assert isinstance(searched, SearchedPhoto)
    assert searched.content_hash == hash_content(face_photo.read_bytes())
    assert (searched.width, searched.height, searched.format) == (300, 300, "JPEG")
    (face,) = searched.faces
    assert face.embedding.shape == (128,)
    assert face.thumbnail.startswith(b"\xff\xd8")
    assert face.plain is None
    assert face.detector == "hog"
    assert searched.seconds.detect > 0
    assert isinstance(unreadable, UnreadablePhoto)
    assert unreadable.content_hash == hash_content(text.read_bytes())
    assert missing == UnreadableFile("The file cannot be read: no such file or directory.")


def test_nothing_to_wait_for(pool: WorkerPool) -> None:
    assert pool.results(0) == []
    assert pool.idle == 2


def test_a_dying_worker_costs_its_photo_only(
    pool: WorkerPool, face_photo: Path, blocking: Path
) -> None:
    pool.submit(5, face_photo)
    pool.submit(6, face_photo)
    drain(pool)
    pool.submit(1, blocking)
    pool.submit(2, face_photo)
    before = pids(pool)
    (victim,) = [w.process.pid for w in pool._workers if w.ticket == 1]
    assert victim is not None
    os.kill(victim, signal.SIGKILL)
    outcomes = {f.ticket: f.outcome for f in drain(pool)}
    assert isinstance(outcomes[1], UnreadableFile)
    assert "crashed" in outcomes[1].reason
    assert isinstance(outcomes[2], SearchedPhoto)
    after = pids(pool)
    assert victim not in after
    assert len(after & before) == 1
    # The one in its place works.
    pool.submit(3, face_photo)
    pool.submit(4, face_photo)
    assert all(isinstance(f.outcome, SearchedPhoto) for f in drain(pool))


def test_an_idle_worker_that_died_is_replaced_when_it_is_needed(
    setup: WorkerSetup, face_photo: Path
) -> None:
    with WorkerPool(setup, 1) as pool:
        pool.submit(3, face_photo)
        drain(pool)
        (worker,) = pool._workers
        assert worker.process.pid is not None
        os.kill(worker.process.pid, signal.SIGKILL)
        worker.process.join(PATIENCE)
        pool.submit(1, face_photo)
        (finished,) = drain(pool)
        assert isinstance(finished.outcome, UnreadableFile)
        pool.submit(2, face_photo)
        (finished,) = drain(pool)
        assert isinstance(finished.outcome, SearchedPhoto)


def test_a_worker_that_ends_before_it_is_ready_is_no_fault_of_its_photo(
    setup: WorkerSetup, face_photo: Path
) -> None:
    with WorkerPool(setup, 1) as pool:
        (worker,) = pool._workers
        worker.process.kill()
        worker.process.join(PATIENCE)
        pool.submit(1, face_photo)
        assert pool.results(PATIENCE) == []  # another one was started
        (finished,) = drain(pool)
        assert isinstance(finished.outcome, SearchedPhoto)


def test_workers_that_never_become_ready_end_the_scan_and_blame_no_photo(
    setup: WorkerSetup, face_photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_work", os.abort)  # called with arguments, it ends at once
    with WorkerPool(setup, 1) as pool:
        pool.submit(1, face_photo)
        assert pool.results(PATIENCE) == []
        with pytest.raises(KnownError, match="perhaps there is too little memory"):
            pool.results(PATIENCE)


def test_a_file_that_takes_for_ever_is_given_up(
    setup: WorkerSetup, blocking: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with WorkerPool(setup, 1) as pool:
        before = pids(pool)
        monkeypatch.setattr(module, "_SECONDS_FOR_A_PHOTO", 0.05)
        pool.submit(1, blocking)
        (finished,) = drain(pool)
        assert finished == Finished(1, UnreadableFile("Reading the file took too long."))
        assert pids(pool).isdisjoint(before)


def test_models_that_do_not_load_are_a_known_error(
    setup: WorkerSetup, face_photo: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"no graph")
    bad = replace(setup, graphs=replace(setup.graphs, embedder=broken))
    with WorkerPool(bad, 1) as pool:
        pool.submit(1, face_photo)
        with pytest.raises(KnownError, match=r"broken\.onnx"):
            drain(pool)


def test_leaving_the_pool_ends_busy_workers(setup: WorkerSetup, blocking: Path) -> None:
    with WorkerPool(setup, 1) as pool:
        pool.submit(1, blocking)
        (worker,) = pool._workers
    assert worker.process.exitcode == -signal.SIGKILL


def test_workers_never_hear_of_interrupts(pool: WorkerPool, face_photo: Path) -> None:
    # At once, when they have hardly begun to import.
    for pid in pids(pool):
        assert pid is not None
        os.kill(pid, signal.SIGINT)
    pool.submit(1, face_photo)
    pool.submit(2, face_photo)
    assert all(isinstance(f.outcome, SearchedPhoto) for f in drain(pool))
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(not hasattr(os, "nice"), reason="there is no niceness here")
def test_workers_leave_the_processor_to_the_window(pool: WorkerPool, face_photo: Path) -> None:
    pool.submit(1, face_photo)
    worker = next(worker for worker in pool._workers if worker.ticket == 1)
    drain(pool)
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert worker.process.pid is not None
    niceness = os.getpriority(os.PRIO_PROCESS, worker.process.pid)
    assert niceness == min(19, ours + 15)


def test_thread_limits_are_for_the_block_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    monkeypatch.delenv("MKL_NUM_THREADS", raising=False)
    with thread_limits(3):
        assert os.environ["OMP_NUM_THREADS"] == os.environ["MKL_NUM_THREADS"] == "3"
    assert os.environ["OMP_NUM_THREADS"] == "7"
    assert "MKL_NUM_THREADS" not in os.environ
