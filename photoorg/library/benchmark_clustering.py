"""How fast faces are grouped, and how that grows with the library."""

import time
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import numpy.typing as npt

from photoorg.clustering.evaluation import adjusted_rand_index
from photoorg.clustering.grouping import group_faces, group_in_full
from photoorg.clustering.live import LiveGroups
from photoorg.library.benchmark_rows import (
    BenchRow,
    at_most,
    fact,
    faster,
    peak_gigabytes,
    run_alone,
)
from photoorg.library.methods import dlib_whispers

_AGAINST_DLIB = 20_000
_SIZES = (5_000, 10_000, 20_000, 50_000, 100_000)
_LARGEST = _SIZES[-1]
_STREAMED = 10_000
_BATCHES = 100
_ROUNDS = 5

# What dlib's descriptors are like: a common part, people who differ in few directions more
# than in others, and the faces of one person in all of them.
_COMMON = 0.106
_PERSON_SPREAD = 0.0455
_FACE_SPREAD = 0.0263
_DECAY = 0.45  # of the spread of people, from one direction to the next


def synthetic_faces(count: int, seed: int = 0) -> npt.NDArray[np.float32]:
    """float32[count, 128]: people with few and with many faces, like a real library.

    Half of the people have one face, and a few have hundreds (a Zipf distribution, as the
    people of photo libraries have it). Distances within and between people are as those of
    dlib's descriptors: 0.42 and 0.84 in the median.
    """
    random = np.random.default_rng(seed)
    sizes: list[int] = []
    while sum(sizes) < count:
        sizes.append(int(min(random.zipf(1.7), count // 50 + 1)))
    people = np.repeat(np.arange(len(sizes)), sizes)[:count]
    spread = np.arange(1, 129, dtype=np.float64) ** -_DECAY
    spread *= _PERSON_SPREAD / np.sqrt((spread**2).mean())
    middles = _COMMON + random.normal(0, 1, (len(sizes), 128)) * spread
    faces = middles[people] + random.normal(0, _FACE_SPREAD, (count, 128))
    return random.permutation(faces).astype(np.float32)


def clustering_against_dlib() -> list[BenchRow]:
    """The same faces through `dlib.chinese_whispers_clustering`.

    dlib's takes minutes, ours seconds, in which a machine can be busy with something else: ours
    is the median of some runs before and after.
    """
    faces = synthetic_faces(_AGAINST_DLIB)

    def ours() -> list[float]:
        return [_seconds(lambda: group_faces(faces)) for _ in range(_ROUNDS)]

    before, theirs, after = ours(), _seconds(lambda: dlib_whispers(faces)), ours()
    median = float(np.median(before + after))
    return [faster(f"grouping {_AGAINST_DLIB:,} faces", median, theirs, "s", 30.0)]


def growth(started: Callable[[str], None]) -> Iterator[BenchRow]:
    """Full grouping, 100 new faces, one new face and memory, from 5,000 to 100,000 faces."""
    started(f"grouping {_AGAINST_DLIB:,} faces against dlib")
    yield from run_alone(clustering_against_dlib)
    for size in _SIZES:
        started(f"grouping {size:,} faces")
        yield from run_alone(_at_size, size, all_cores=True)
    started(f"{_STREAMED:,} faces in {_BATCHES} batches")
    yield from run_alone(_streaming, all_cores=True)


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _row(name: str, value: float, unit: str, size: int, target: float) -> BenchRow:
    """Only the largest library has a target."""
    return at_most(name, value, unit, target) if size == _LARGEST else fact(name, value, unit)


def _at_size(size: int) -> list[BenchRow]:
    faces = synthetic_faces(size + _ROUNDS * 101)
    known, new = faces[:size], faces[size:]
    started = time.perf_counter()
    grouping = group_in_full(known)
    full = time.perf_counter() - started
    live = LiveGroups(known, grouping=grouping)
    hundreds, ones = np.array_split(new[: 100 * _ROUNDS], _ROUNDS), new[100 * _ROUNDS :]
    hundred = [_seconds(partial(live.add, faces)) for faces in hundreds]
    one = [_seconds(partial(live.add, face[None])) for face in ones]
    return [
        _row(f"{size:,} faces, all", full, "s", size, 60.0),
        _row(f"{size:,} faces, 100 more", float(np.median(hundred)), "s", size, 1.0),
        _row(f"{size:,} faces, 1 more", float(np.median(one)) * 1e3, "ms", size, 50.0),
        _row(f"{size:,} faces, peak memory", peak_gigabytes(), "GB", size, 1.5),
    ]


def _streaming() -> list[BenchRow]:
    faces = synthetic_faces(_STREAMED)
    first, *later = np.array_split(faces, _BATCHES)
    live = LiveGroups(first)
    for batch in later:
        live.add(batch)
    index = adjusted_rand_index(group_faces(faces), live.labels)
    return [
        BenchRow(
            f"{_STREAMED:,} faces in {_BATCHES} batches against all at once",
            index,
            None,
            "adjusted Rand index",
            None,
            0.99,
            index >= 0.99,
        )
    ]
