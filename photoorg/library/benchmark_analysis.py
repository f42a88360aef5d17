"""How long it takes to find a face among a million, and to lay out the map of 20,000."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from photoorg.core.ids import FaceId
from photoorg.library.benchmark_library import make_library
from photoorg.library.benchmark_rows import BenchRow, at_most, fact, run_alone
from photoorg.library.library import Library
from photoorg.library.paths import paths_for
from photoorg.storage.faces import Faces

_FACES, _PEOPLE = 1_000_000, 100_000
_FIND_MS = 150.0
_ROUNDS = 9
_NOISE = 0.02  # in each of the 128 numbers, as between two photos of one person

_MAPPED, _MAPPED_PEOPLE = 20_000, 4_000
_MAP_SECONDS = 120.0


def analysis_benchmarks(
    started: Callable[[str], None], faces: int = _FACES, mapped: int = _MAPPED
) -> Iterator[BenchRow]:
    """All rows; `started` is told the name of what comes next."""
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        started(f"making a library of {faces:,} faces")
        run_alone(_make, Path(place), faces, max(faces * _PEOPLE // _FACES, 10))
        started("finding")
        yield from run_alone(_find, Path(place))
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        started(f"the map of {mapped:,} faces")
        run_alone(_make, Path(place), mapped, max(mapped * _MAPPED_PEOPLE // _MAPPED, 10))
        yield from run_alone(_map, Path(place), all_cores=True)


def _make(place: Path, faces: int, people: int) -> list[BenchRow]:
    make_library(paths_for(place).database, faces, people, graph=False, pictures=False)
    return []


def _find(place: Path) -> list[BenchRow]:
    from photoorg.library.finding import search_of

    random = np.random.default_rng(0)
    with Library(paths_for(place)) as library:
        search = search_of(library)
        count = library.counts().faces
        asked = random.integers(1, count + 1, _ROUNDS + 1).tolist()
        _, known = Faces(library.database).embeddings_of(np.unique(asked))
        started = time.perf_counter()
        search.like(known[0])
        first = time.perf_counter() - started
        by_photo, by_face = [], []
        for number, embedding in enumerate(known[1:]):
            noisy = embedding + random.normal(0, _NOISE, 128).astype(np.float32)
            by_photo.append(_milliseconds(lambda noisy=noisy: search.like(noisy)))  # type: ignore[misc]
            face = FaceId(asked[number])
            by_face.append(_milliseconds(lambda face=face: search.like_face(face)))  # type: ignore[misc]
    return [
        fact(f"loading {count:,} faces to find among", first, "s"),
        at_most("find a face from a photo", statistics.median(by_photo), "ms", _FIND_MS),
        at_most("find a face of the library", statistics.median(by_face), "ms", _FIND_MS),
    ]


def _map(place: Path) -> list[BenchRow]:
    from photoorg.library.mapping import load_map

    with Library(paths_for(place)) as library:
        started = time.perf_counter()
        count = len(load_map(library))
        seconds = time.perf_counter() - started
        again = _milliseconds(lambda: load_map(library))
    return [
        at_most(f"the map of {count:,} faces", seconds, "s", _MAP_SECONDS),
        fact("the same map again", again, "ms"),
    ]


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1e3
