"""Who is in photos with whom, in a library."""

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.library.editing import IgnorePersons
from photoorg.library.library import Library
from photoorg.library.together import load_people_graph, load_together, write_people_graph
from photoorg.storage.faces import Faces
from photoorg.storage.persons import Persons

AddFaces = Callable[..., list[FaceId]]

ALBUM = [(1, 2), (1, 2), (1, 2, 3), (1, 1), (3,), (4,)]


@pytest.fixture
def people(library: Library, add_faces: AddFaces, tmp_path: Path) -> dict[int, PersonId]:
    """The persons of `ALBUM`; 1 is called Ada & Co, 2 Bo, and is in one photo twice."""
    persons = {who: Persons(library.database).add() for who in (1, 2, 3, 4)}
    for number, who in enumerate(ALBUM):
        photo = tmp_path / "photos" / f"{number}.jpg"
        for face, person in zip(add_faces(library, photo, *who), who, strict=True):
            Faces(library.database).assign([face], persons[person], FaceState.AUTOMATIC)
    library.name(persons[1], "Ada & Co")
    library.name(persons[2], "Bo")
    return persons


def test_pairs_and_how_much_more_often_than_by_chance(
    library: Library, people: dict[int, PersonId]
) -> None:
    found = load_together(library)
    pairs = [(it.one, it.other, it.photos) for it in found.meetings]
    assert pairs[0] == (people[1], people[2], 3)
    assert set(pairs[1:]) == {(people[1], people[3], 1), (people[2], people[3], 1)}
    assert found.all_photos == 6
    assert found.photos == {people[1]: 4, people[2]: 3, people[3]: 2, people[4]: 1}
    assert found.meetings[0].lift == pytest.approx(3 * 6 / (4 * 3))
    assert found.names == {people[1]: "Ada & Co", people[2]: "Bo"}
    assert len(load_together(library, least=2).meetings) == 1


def test_most_often_with(library: Library, people: dict[int, PersonId]) -> None:
    found = load_together(library)
    company = found.company_of(people[2])
    assert [(it.person, it.photos) for it in company] == [(people[1], 3), (people[3], 1)]
    assert [it.share for it in company] == pytest.approx([1.0, 1 / 3])
    assert found.company_of(people[4]) == ()
    lonely = Persons(library.database).add()
    with pytest.raises(KnownError, match="is in no photo"):
        load_together(library).company_of(lonely)


def test_who_is_ignored_is_with_nobody(library: Library, people: dict[int, PersonId]) -> None:
    library.edits.do(IgnorePersons([people[2]]))
    assert [it.photos for it in load_together(library).meetings] == [1]


def test_the_graph_of_people(library: Library, people: dict[int, PersonId]) -> None:
    graph = load_people_graph(library)
    assert graph.persons.tolist() == [people[1], people[2], people[3]]
    assert graph.photos.tolist() == [4, 3, 2]
    assert np.isfinite(graph.positions).all()
    assert sorted(graph.together.tolist()) == [1, 1, 3]
    assert len(load_people_graph(library, least=4).persons) == 0


def test_as_graphml(library: Library, people: dict[int, PersonId], tmp_path: Path) -> None:
    target = tmp_path / "people.graphml"
    assert write_people_graph(library, target) == (4, 3)
    graph = nx.read_graphml(target, node_type=int)
    assert graph.nodes[people[1]]["name"] == "Ada & Co"
    assert graph.nodes[people[4]]["label"] == f"Person {people[4]}"
    assert graph.edges[people[1], people[2]]["weight"] == 3
    assert {"x", "y"} <= graph.nodes[people[2]].keys()
    assert "x" not in graph.nodes[people[4]]
    with pytest.raises(KnownError, match="There is a file already"):
        write_people_graph(library, target)
    assert write_people_graph(library, target, least=2, replace=True) == (4, 1)


def test_an_empty_library(library: Library, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="nobody in any photo yet"):
        load_together(library)
    with pytest.raises(KnownError, match="nobody in any photo yet"):
        write_people_graph(library, tmp_path / "people.graphml")
    assert not (tmp_path / "people.graphml").exists()
