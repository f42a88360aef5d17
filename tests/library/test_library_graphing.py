"""The face graph of a library: who is in it, what joins them, and where they stay."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.jobs import CancelledError, CancelToken
from photoorg.core.records import ChangeSet, FaceState
from photoorg.library.editing import CutEdge, IgnorePersons, Merge, NotAFace
from photoorg.library.graphing import (
    Arrangement,
    FaceGraph,
    OnePerson,
    OnePhoto,
    SomePersons,
    Unnamed,
    changes_since,
    follow,
    load_graph,
    longest_edge,
)
from photoorg.library.library import Library
from photoorg.storage.database import Database
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons
from photoorg.storage.photos import Photos
from photoorg.storage.positions import Positions

AddFaces = Callable[..., list[FaceId]]


@pytest.fixture
def faces(library: Library, add_faces: AddFaces, tmp_path: Path) -> list[FaceId]:
    """Of four made-up people 10, 5, 3 and 1 faces, two to a photo where it goes; grouped."""
    who = [1] * 10 + [2] * 5 + [3] * 3 + [4]
    photos = [who[place::10] for place in range(10)]
    added = [
        face
        for number, people in enumerate(photos)
        for face in add_faces(library, tmp_path / "photos" / f"{number}.jpg", *people)
    ]
    library.group()
    return added


def persons_by_size(library: Library) -> list[PersonId]:
    return [person.id for person in sorted(library.people(), key=lambda it: -it.faces)]


def shown(graph: FaceGraph) -> set[int]:
    return set(graph.ids[np.isfinite(graph.positions[:, 0])].tolist())


def edges(graph: FaceGraph, threshold: float = 1.0) -> set[tuple[int, int]]:
    numbers = graph.drawn_edges(threshold, most=10_000)
    left, right = (graph.ids[rows[numbers]] for rows in (graph.edges.left, graph.edges.right))
    return set(zip(left.tolist(), right.tolist(), strict=True))


def test_everybody_is_in_the_graph_of_the_whole_library(
    library: Library, faces: list[FaceId]
) -> None:
    graph = load_graph(library)
    assert graph.ids.tolist() == sorted(faces)
    assert graph.persons.tolist() == [Faces(library.database).person_of(f) for f in sorted(faces)]
    assert sorted(graph.circles.counts.tolist()) == [1, 3, 5, 10]
    vectors = Faces(library.database).vectors()
    assert len(edges(graph)) == len(graph.edges)
    one, other = graph.edges.left, graph.edges.right
    apart = np.linalg.norm(vectors.embeddings[one] - vectors.embeddings[other], axis=1)
    np.testing.assert_allclose(graph.edges.distances, apart, atol=1e-6)
    same = graph.persons[one] == graph.persons[other]
    assert same[graph.edges.distances < 0.5].all()


def test_places_are_kept_and_newcomers_move_nobody(
    library: Library, faces: list[FaceId], add_faces: AddFaces, tmp_path: Path
) -> None:
    first = load_graph(library)
    stored, places = Positions(library.database).load()
    assert stored.tolist() == first.ids.tolist()
    assert np.array_equal(places, first.positions)
    again = load_graph(library)
    assert np.array_equal(again.positions, first.positions)
    assert np.array_equal(again.circles.radii, first.circles.radii)
    new = add_faces(library, tmp_path / "photos" / "new.jpg", 1, 9)
    library.group()
    grown = load_graph(library)
    assert set(grown.ids.tolist()) == {*faces, *new}
    assert np.array_equal(grown.positions[np.isin(grown.ids, first.ids)], first.positions)
    assert np.isfinite(grown.positions).all()
    assert np.array_equal(load_graph(library).positions, grown.positions)


def test_a_library_that_was_grouped_quite_differently_is_laid_out_anew(
    library: Library, faces: list[FaceId]
) -> None:
    first = load_graph(library)
    shuffled = sorted(faces, key=lambda face: face % 3)
    added = [Persons(library.database).add() for _ in range(3)]
    for place, face in enumerate(shuffled):
        Faces(library.database).assign([face], added[place % 3], FaceState.AUTOMATIC)
    graph = load_graph(library)
    assert len(graph.circles) == 3
    assert not np.array_equal(graph.positions, first.positions)


def test_laid_out_anew_when_asked(library: Library, faces: list[FaceId]) -> None:
    first = load_graph(library)
    Positions(library.database).put(first.ids, first.positions + 100)
    assert load_graph(library).positions.min() > 50
    assert np.array_equal(load_graph(library, afresh=True).positions, first.positions)
    assert np.array_equal(load_graph(library).positions, first.positions)


def test_parts_of_the_library(library: Library, faces: list[FaceId]) -> None:
    large, middle, small, single = persons_by_size(library)
    assert len(load_graph(library, OnePerson(large))) == 10
    some = load_graph(library, SomePersons((middle, single)))
    assert set(some.persons.tolist()) == {middle, single}
    library.name(large, "Anna")
    unnamed = load_graph(library, Unnamed())
    assert set(unnamed.persons.tolist()) == {middle, small, single}
    assert edges(unnamed) == {
        pair for pair in edges(load_graph(library)) if set(pair) <= set(unnamed.ids.tolist())
    }


def test_a_photo_with_the_faces_around_it(library: Library, faces: list[FaceId]) -> None:
    photo = Photos(library.database).by_hash(
        f"hash of {next(iter(library.path_of_photos().values()))}"
    )
    assert photo is not None
    inside = {face.id for face in Faces(library.database).of_photo(photo.id)}
    graph = load_graph(library, OnePhoto(photo.id))
    whole = edges(load_graph(library), library.threshold)
    around = {face for pair in whole if inside & set(pair) for face in pair}
    assert set(graph.ids.tolist()) == inside | around
    alone = load_graph(library, OnePhoto(photo.id), threshold=1e-6)
    assert set(alone.ids.tolist()) == inside


def test_who_is_ignored_is_in_no_graph_but_his_own(library: Library, faces: list[FaceId]) -> None:
    large, middle, *_ = persons_by_size(library)
    library.edits.do(IgnorePersons((middle,)))
    lonely = int(load_graph(library, OnePerson(large)).ids[0])
    library.edits.do(NotAFace((FaceId(lonely),)))
    graph = load_graph(library)
    assert middle not in graph.persons
    assert lonely not in graph.ids
    assert len(load_graph(library, OnePerson(middle))) == 5
    assert len(load_graph(library, OnePerson(large))) == 9


def test_springs(library: Library, faces: list[FaceId], monkeypatch: pytest.MonkeyPatch) -> None:
    graph = load_graph(library, arrangement=Arrangement.SPRINGS)
    assert np.isfinite(graph.positions).all()
    assert len(np.unique(graph.positions, axis=0)) == len(faces)
    assert Positions(library.database).load()[0].tolist() == [], "only the usual places are kept"
    monkeypatch.setattr("photoorg.library.graphing.MOST_FACES", 18)
    with pytest.raises(KnownError, match="at most 18 faces, and these are 19"):
        load_graph(library, arrangement=Arrangement.SPRINGS)


def test_an_empty_library_and_one_face(
    library: Library, add_faces: AddFaces, tmp_path: Path
) -> None:
    for scope in (None, OnePerson(PersonId(1)), SomePersons(()), Unnamed()):
        assert len(load_graph(library, scope)) == 0
        assert len(load_graph(library, scope, arrangement=Arrangement.SPRINGS)) == 0
    (face,) = add_faces(library, tmp_path / "photos" / "one.jpg", 1)
    graph = load_graph(library)
    assert graph.ids.tolist() == [face]
    assert graph.persons.tolist() == [0]
    assert np.isfinite(graph.positions).all()
    assert len(graph.edges) == 0


def test_two_faces_that_are_the_same(library: Library, add_faces: AddFaces, tmp_path: Path) -> None:
    one, other = add_faces(library, tmp_path / "photos" / "twins.jpg", 1, 1)
    vector = library.database.scalar("SELECT embedding FROM vector WHERE face = ?", (one,))
    library.database.execute("UPDATE vector SET embedding = ? WHERE face = ?", (vector, other))
    library.group()
    graph = load_graph(library)
    assert graph.edges.distances.tolist() == [0.0]
    assert np.hypot(*(graph.positions[0] - graph.positions[1])) > 0.9
    assert graph.histogram(10).tolist() == [1] + [0] * 9


def test_a_face_whose_embedding_is_broken_is_drawn(library: Library, faces: list[FaceId]) -> None:
    broken = np.full(128, np.nan, "<f4").tobytes()
    library.database.execute("UPDATE vector SET embedding = ? WHERE face = ?", (broken, faces[0]))
    assert np.isfinite(load_graph(library).positions).all()


def test_the_graph_follows_an_edit_and_its_undo(library: Library, faces: list[FaceId]) -> None:
    large, middle, *_ = persons_by_size(library)
    graph = load_graph(library)
    done = library.edits.do(Merge((large, middle)))
    merged = follow(library, graph, done.changes)
    assert np.array_equal(merged.positions, graph.positions)
    assert np.array_equal(merged.persons, load_graph(library).persons)
    back = follow(library, merged, library.edits.undo().changes)
    assert np.array_equal(back.persons, graph.persons)
    assert back.circles.groups.tolist() == graph.circles.groups.tolist()


def test_the_graph_follows_a_face_that_leaves_and_comes_back(
    library: Library, faces: list[FaceId]
) -> None:
    graph = load_graph(library)
    done = library.edits.do(NotAFace((faces[0],)))
    without = follow(library, graph, done.changes)
    assert shown(without) == set(faces) - {faces[0]} == set(load_graph(library).ids.tolist())
    assert edges(without) == edges(load_graph(library))
    back = follow(library, without, library.edits.undo().changes)
    assert shown(back) == set(faces)
    assert np.array_equal(back.positions, graph.positions)
    assert edges(back) == edges(graph)


def test_the_graph_follows_who_is_ignored(library: Library, faces: list[FaceId]) -> None:
    _, middle, *_ = persons_by_size(library)
    graph = load_graph(library)
    library.edits.do(IgnorePersons((middle,)))
    without = follow(library, graph, ChangeSet(persons=frozenset({middle})))
    assert shown(without) == set(load_graph(library).ids.tolist())
    assert len(shown(without)) == len(faces) - 5


def test_the_graph_follows_a_cut(library: Library, faces: list[FaceId]) -> None:
    graph = load_graph(library)
    one, other = min(edges(graph))
    done = library.edits.do(CutEdge(FaceId(one), FaceId(other), library.threshold))
    cut = follow(library, graph, done.changes)
    assert edges(cut) == edges(graph) - {(one, other)} == edges(load_graph(library))
    assert edges(follow(library, cut, library.edits.undo().changes)) == edges(graph)


def test_changes_of_strangers_change_nothing(library: Library, faces: list[FaceId]) -> None:
    graph = load_graph(library)
    same = follow(library, graph, ChangeSet(faces=frozenset({FaceId(10**6)})))
    assert np.array_equal(same.persons, graph.persons)
    assert shown(same) == shown(graph)


def test_stopped(library: Library, faces: list[FaceId]) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(CancelledError):
        load_graph(library, cancel=cancel)
    assert Positions(library.database).load()[0].tolist() == []


def test_a_library_that_cannot_be_written_can_be_looked_at(
    library: Library, faces: list[FaceId], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Iterator[None]:
        raise KnownError("The disk is full; the library could not be written.")

    monkeypatch.setattr(Database, "transaction", full)
    assert len(load_graph(library)) == len(faces)


@pytest.mark.parametrize("threshold", [0.0, -1.0, 0.61, float("nan")])
def test_thresholds_out_of_range(library: Library, threshold: float) -> None:
    with pytest.raises(KnownError, match="above 0 and at most"):
        longest_edge(library, threshold)


def test_the_usual_threshold_is_the_library_s(library: Library) -> None:
    assert longest_edge(library, None) == library.threshold
    assert longest_edge(library, 0.3) == 0.3


def test_a_part_that_grows_moves_nobody(
    library: Library, faces: list[FaceId], add_faces: AddFaces, tmp_path: Path
) -> None:
    large = persons_by_size(library)[0]
    library.name(large, "Anna")
    for arrangement in Arrangement:
        before = load_graph(library, OnePerson(large), arrangement=arrangement)
        again = load_graph(library, OnePerson(large), arrangement=arrangement, before=before)
        assert np.array_equal(again.positions, before.positions)
    name = f"new {len(before)}.jpg"
    (new,) = add_faces(library, tmp_path / "photos" / name, 1)
    library.group()
    grown = load_graph(library, OnePerson(large), before=before)
    assert set(grown.ids.tolist()) == {*before.ids.tolist(), new}
    assert np.array_equal(grown.positions[grown.rows(before.ids.tolist())], before.positions)
    assert np.isfinite(grown.positions).all()


def test_who_is_ignored_stays_in_the_graph_that_asks_for_him(
    library: Library, faces: list[FaceId]
) -> None:
    person = persons_by_size(library)[1]
    scope = OnePerson(person)
    alone, whole = load_graph(library, scope), load_graph(library)
    changes = library.edits.do(IgnorePersons((person,))).changes
    assert len(shown(follow(library, alone, changes, scope))) == 5
    away = follow(library, whole, changes)
    assert shown(away) == shown(load_graph(library))
    back = follow(library, away, library.edits.undo().changes)
    assert shown(back) == shown(whole)


def test_what_changed_meanwhile_is_found_out(
    library: Library, faces: list[FaceId], add_faces: AddFaces, tmp_path: Path
) -> None:
    large, middle, small, _ = persons_by_size(library)
    for scope in (None, OnePerson(large), SomePersons((large, middle)), Unnamed()):
        assert not changes_since(library, load_graph(library, scope), scope)
    graph = load_graph(library)
    library.edits.do(Merge((middle, small)))
    gone = int(graph.rows_of(large)[0])
    library.edits.do(NotAFace((FaceId(int(graph.ids[gone])),)))
    now = follow(library, graph, changes_since(library, graph))
    assert shown(now) == shown(load_graph(library))
    assert now.persons[now.rows(shown(now))].tolist() == load_graph(library).persons.tolist()
    one, other = (int(graph.ids[row]) for row in graph.rows_of(large)[1:3])
    library.edits.do(CutEdge(FaceId(one), FaceId(other), 0.5))
    now = follow(library, now, changes_since(library, now))
    assert len(now.cut) == 1
    assert not changes_since(library, now)
    (new,) = add_faces(library, tmp_path / "photos" / "late.jpg", 1)
    assert new in changes_since(library, now).faces
