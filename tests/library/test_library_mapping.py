"""The map of faces of a library: kept, extended, drawn."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from photoorg.analysis import face_map
from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId
from photoorg.core.jobs import CancelledError, CancelToken
from photoorg.core.records import ChangeSet
from photoorg.library.editing import IgnorePersons
from photoorg.library.graphing import follow, load_graph
from photoorg.library.library import Library
from photoorg.library.mapping import load_map, write_map
from photoorg.people.forgetting import Forget
from photoorg.storage.faces import Faces
from photoorg.storage.positions import MapPositions, Positions

pytest.importorskip("openTSNE", reason="needs photoorg[map]")

AddFaces = Callable[..., list[FaceId]]


@pytest.fixture(autouse=True)
def fewer_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(face_map, "_EXAGGERATED", 40)
    monkeypatch.setattr(face_map, "_SETTLING", 40)
    monkeypatch.setattr(face_map, "_JOINING", 20)


@pytest.fixture
def faces(library: Library, add_faces: AddFaces, tmp_path: Path) -> list[FaceId]:
    """Of three made-up people 7, 5 and 3 faces, one to a photo; grouped."""
    who = [1] * 7 + [2] * 5 + [3] * 3
    added = [
        face
        for number, person in enumerate(who)
        for face in add_faces(library, tmp_path / "photos" / f"{number}.jpg", person)
    ]
    library.group()
    return added


def test_places_are_kept_and_newcomers_move_nobody(
    library: Library, faces: list[FaceId], add_faces: AddFaces, tmp_path: Path
) -> None:
    first = load_map(library, threads=1)
    assert first.ids.tolist() == sorted(faces)
    stored, places = MapPositions(library.database).load()
    assert stored.tolist() == sorted(faces)
    assert np.array_equal(places, first.positions)
    assert np.array_equal(load_map(library).positions, first.positions)
    new = add_faces(library, tmp_path / "photos" / "new.jpg", 1)
    library.group()
    grown = load_map(library, threads=1)
    assert grown.ids.tolist() == sorted([*faces, *new])
    assert np.array_equal(grown.positions[np.isin(grown.ids, first.ids)], first.positions)
    assert np.isfinite(grown.positions).all()
    assert np.array_equal(load_map(library).positions, grown.positions)


def test_with_mostly_newcomers_all_is_laid_out_anew(
    library: Library, faces: list[FaceId], add_faces: AddFaces, tmp_path: Path
) -> None:
    first = load_map(library, threads=1)
    for number in range(20):
        add_faces(library, tmp_path / "photos" / f"new {number}.jpg", 4 + number % 2)
    library.group()
    grown = load_map(library, threads=1)
    assert len(grown) == len(faces) + 20
    assert not np.array_equal(grown.positions[: len(faces)], first.positions)


def test_laid_out_anew_when_asked(library: Library, faces: list[FaceId]) -> None:
    first = load_map(library, threads=1)
    MapPositions(library.database).put(first.ids, first.positions + 500)
    assert load_map(library).positions.min() > 100
    assert np.array_equal(load_map(library, afresh=True, threads=1).positions, first.positions)


def test_it_is_a_layout_beside_that_of_the_graph(library: Library, faces: list[FaceId]) -> None:
    graph, shown = load_graph(library), load_map(library, threads=1)
    assert np.array_equal(graph.ids, shown.ids)
    assert np.array_equal(graph.persons, shown.persons)
    assert np.array_equal(graph.edges.distances, shown.edges.distances)
    assert not np.array_equal(graph.positions, shown.positions)
    assert np.array_equal(Positions(library.database).load()[1], graph.positions)
    person = Faces(library.database).person_of(faces[0])
    assert person is not None
    library.edits.do(IgnorePersons([person]))
    followed = follow(library, shown, ChangeSet(persons=frozenset({person})))
    assert np.isfinite(followed.positions[:, 0]).sum() == 8
    assert len(load_map(library)) == 8


def test_what_is_forgotten_has_no_place(library: Library, faces: list[FaceId]) -> None:
    load_map(library, threads=1)
    person = Faces(library.database).person_of(faces[0])
    assert person is not None
    Forget([person]).execute(library.database)
    assert len(MapPositions(library.database).load()[0]) == 8


def test_it_stops_when_asked_to_and_keeps_what_was_there(
    library: Library, faces: list[FaceId]
) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(CancelledError):
        load_map(library, cancel=cancel)
    assert len(MapPositions(library.database).load()[0]) == 0


def test_drawn(library: Library, faces: list[FaceId], tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    shown = load_map(library, threads=1)
    assert write_map(library, shown, target, size=200) == len(faces)
    with Image.open(target) as opened:
        assert max(opened.size) == 200
        assert len(opened.convert("RGB").getcolors(1 << 16)) > 20
    with pytest.raises(KnownError, match="There is a file already"):
        write_map(library, shown, target)
    write_map(library, shown, target, size=100, replace=True)
    with pytest.raises(KnownError, match=r"ends in \.png"):
        write_map(library, shown, tmp_path / "map.svg")


def test_an_empty_library(library: Library) -> None:
    with pytest.raises(KnownError, match="no face for a map yet"):
        load_map(library)
