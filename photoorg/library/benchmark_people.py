"""How long edits, their undo, suggestions and explanations take in a library of 100,000 faces."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.benchmark_library import make_library
from photoorg.library.benchmark_rows import BenchRow, at_most, fact, run_alone
from photoorg.library.editing import (
    ChooseCover,
    Command,
    Confirm,
    Different,
    FaceQuery,
    IgnoreFaces,
    IgnorePersons,
    Merge,
    NameFaces,
    NamePerson,
    NotAFace,
    Reject,
    Split,
)
from photoorg.library.library import Library
from photoorg.library.paths import paths_for
from photoorg.storage.faces import Faces

_FACES = 100_000
_PEOPLE = 20_000
_LARGE = PersonId(2)
"""One of those with 1,000 faces."""

_OTHER = PersonId(3)
_ROUNDS = 5
_EDIT_MS = 100.0
_SUGGEST_MS = 300.0


def people_benchmarks(started: Callable[[str], None]) -> Iterator[BenchRow]:
    """All rows; `started` is told the name of what comes next."""
    started(f"making a library of {_FACES:,} faces")
    with tempfile.TemporaryDirectory(prefix="photoorg-bench-") as place:
        make_library(paths_for(Path(place)).database, _FACES, _PEOPLE)
        started("edits")
        yield from run_alone(_edits, Path(place))
        started("suggestions and explanations")
        yield from run_alone(_questions, Path(place))


def _commands(faces: list[FaceId]) -> dict[str, Command]:
    """Every command, on one person of 1,000 faces."""
    theirs = FaceQuery(persons=(_LARGE,))
    return {
        "name": NamePerson(_LARGE, "Somebody"),
        "name half of the faces": NameFaces(faces[::2], "Somebody else"),
        "merge": Merge([_LARGE, PersonId(30)]),
        "merge with 1,000 others": Merge([_LARGE, _OTHER]),
        "split in halves": Split(faces[::2]),
        "move all to another": Split(faces, _OTHER),
        "confirm": Confirm(theirs),
        "reject": Reject(theirs),
        "ignore": IgnorePersons([_LARGE]),
        "ignore half of the faces": IgnoreFaces(faces[::2]),
        "not a face": NotAFace(theirs),
        "different": Different([_LARGE, _OTHER]),
        "cover": ChooseCover(_LARGE, faces[7]),
    }


def _edits(place: Path) -> list[BenchRow]:
    rows = []
    with Library(paths_for(place)) as library:
        faces = [face.id for face in Faces(library.database).of_person(_LARGE)]
        rows.append(fact("faces of the person", len(faces), "faces"))
        for name, command in _commands(faces).items():
            there, back = [], []
            for _ in range(_ROUNDS):
                there.append(_milliseconds(lambda c=command: library.edits.do(c)))  # type: ignore[misc]
                back.append(_milliseconds(library.edits.undo))
            rows.append(at_most(name, statistics.median(there), "ms", _EDIT_MS))
            rows.append(at_most(f"{name}, undone", statistics.median(back), "ms", _EDIT_MS))
    return rows


def _questions(place: Path) -> list[BenchRow]:
    from photoorg.library.understanding import Understanding

    with Library(paths_for(place)) as library:
        understanding = Understanding(library)
        faces = [face.id for face in Faces(library.database).of_person(_LARGE)]
        first = _milliseconds(lambda: understanding.candidates(_LARGE))
        again, names, named, why, weak, split = [], [], [], [], [], []
        for number in range(_ROUNDS):
            again.append(_milliseconds(lambda: understanding.candidates(_LARGE)))
            names.append(_milliseconds(lambda: understanding.names_for([faces[0]])))

            def name(number: int = number) -> None:
                library.edits.do(NamePerson(_LARGE, f"Somebody {number}"))
                understanding.candidates(_LARGE)

            named.append(_milliseconds(name))
            other = faces[-1 - number]
            why.append(_milliseconds(lambda other=other: understanding.why(faces[0], other)))  # type: ignore[misc]
            weak.append(_milliseconds(lambda: understanding.weak_points(_LARGE)))
            split.append(_milliseconds(lambda: understanding.proposed_split(_LARGE)))
    median = statistics.median
    return [
        fact("suggestions for a person, the first time", first, "ms"),
        at_most("suggestions for a person", median(again), "ms", _SUGGEST_MS),
        at_most("name, and the suggestions after it", median(named), "ms", 1000.0),
        at_most("names for a face", median(names), "ms", _SUGGEST_MS),
        at_most("why", median(why), "ms", _EDIT_MS),
        fact("weak points of a person", median(weak), "ms"),
        fact("proposed split of a person", median(split), "ms"),
    ]


def _milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1e3
