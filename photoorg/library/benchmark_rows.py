"""What a measurement of speed is, and the clean process that it runs in."""

import math
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from photoorg.ingest.pool import thread_limits


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One measurement. `peer`, `ratio` and `target` are None where there is no peer.

    `ratio` is how many times better ours is; `ok` whether it reaches the target.
    """

    name: str
    ours: float
    peer: float | None
    unit: str
    ratio: float | None
    target: float | None
    ok: bool


def faster(name: str, ours: float, peer: float, unit: str, target: float) -> BenchRow:
    """Seconds against seconds."""
    ratio = peer / ours
    return BenchRow(name, ours, peer, unit, ratio, target, ratio >= target)


def no_fewer(name: str, ours: int, peer: int) -> BenchRow:
    """Faces against faces."""
    ratio = ours / peer if peer else float("inf")
    return BenchRow(name, ours, peer, "faces", ratio, 1.0, ours >= peer)


def fact(name: str, value: float, unit: str) -> BenchRow:
    """Something that has no peer and no target."""
    return BenchRow(name, value, None, unit, None, None, ok=True)


def at_most(name: str, value: float, unit: str, target: float) -> BenchRow:
    """A value that has no peer, against the most that it may be."""
    return BenchRow(name, value, None, unit, None, target, ok=value <= target)


def peak_gigabytes() -> float:
    """The most memory that this process had at any time; not a number where nobody counts it."""
    try:
        import resource
    except ImportError:  # Windows
        return math.nan
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e9 if sys.platform == "darwin" else 1e6 / 1.024)


def run_alone(
    measure: Callable[..., list[BenchRow]], *arguments: Any, all_cores: bool = False
) -> list[BenchRow]:
    """Run in a new process, in which numerical libraries use one thread unless `all_cores`."""
    limits = nullcontext() if all_cores else thread_limits(1)
    with limits, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, *arguments).result()
