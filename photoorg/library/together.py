"""Who is in photos with whom: pairs, somebody's company, and the graph of people."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from photoorg.analysis.cooccurrence import MOST_DRAWN, Company, company_layout, cooccurrence
from photoorg.core.errors import KnownError
from photoorg.core.ids import PersonId
from photoorg.export.graph_files import put_file
from photoorg.export.people_graph import MeetingEdge, PersonNode, people_graphml
from photoorg.library.library import Library
from photoorg.storage.together_view import TogetherView

__all__ = [
    "Companion",
    "Meeting",
    "PeopleGraph",
    "Together",
    "load_people_graph",
    "load_together",
    "write_people_graph",
]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two persons who are in photos together.

    Attributes:
        photos: in how many both are.
        lift: how many times more often than by chance; below 1 they are rather apart.
    """

    one: PersonId
    other: PersonId
    photos: int
    lift: float


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who is in photos with a person; `share` of that person's photos, 0 to 1."""

    person: PersonId
    photos: int
    share: float
    lift: float


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """Who is in photos with whom.

    Attributes:
        photos: of each person that is in any, in how many.
        names: of those who have one.
        all_photos: how many show anybody.
        meetings: most photos first.
    """

    photos: Mapping[PersonId, int]
    names: Mapping[PersonId, str]
    all_photos: int
    meetings: tuple[Meeting, ...]

    def company_of(self, person: PersonId) -> tuple[Companion, ...]:
        """Who is most often with a person, most photos first.

        Raises:
            KnownError: the person is in no photo.
        """
        if person not in self.photos:
            raise KnownError("This person is in no photo.")
        own = self.photos[person]
        return tuple(
            Companion(it.other if it.one == person else it.one, it.photos, it.photos / own, it.lift)
            for it in self.meetings
            if person in (it.one, it.other)
        )


@dataclass(frozen=True, slots=True, eq=False)
class PeopleGraph:
    """Persons in the plane, who is often together lying together; those with nobody left out.

    Attributes:
        persons: int64[k].
        photos: int64[k], in how many each is.
        positions: float32[k, 2]; the unit is the diameter of a dot.
        left, right: int64[m], rows of persons.
        together: int64[m], photos that show both.
        lift: float64[m].
        names: of those who have one.
    """

    persons: npt.NDArray[np.int64]
    photos: npt.NDArray[np.int64]
    positions: npt.NDArray[np.float32]
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    together: npt.NDArray[np.int64]
    lift: npt.NDArray[np.float64]
    names: Mapping[PersonId, str]


class NobodyYetError(KnownError):
    """Nobody is in any photo."""

    def __init__(self) -> None:
        super().__init__("There is nobody in any photo yet; scan a folder of photos first.")


def load_together(library: Library, *, least: int = 1) -> Together:
    """Who is in photos with whom, in `least` photos or more.

    Raises:
        NobodyYetError: nobody is in any photo.
    """
    company, names = _company(library, least)
    return Together(
        {
            PersonId(person): count
            for person, count in zip(company.persons.tolist(), company.photos.tolist(), strict=True)
        },
        names,
        company.all_photos,
        tuple(
            Meeting(PersonId(one), PersonId(other), photos, lift)
            for one, other, photos, lift in zip(
                company.persons[company.left].tolist(),
                company.persons[company.right].tolist(),
                company.together.tolist(),
                company.lift.tolist(),
                strict=True,
            )
        ),
    )


def load_people_graph(library: Library, *, least: int = 1, most: int = MOST_DRAWN) -> PeopleGraph:
    """The graph of people who are together in `least` photos or more, laid out.

    Of more than `most` persons those with most photos are in it.

    Raises:
        NobodyYetError: nobody is in any photo.
    """
    company, names = _company(library, least)
    persons, positions = company_layout(company, most)
    rows = np.full(len(company.persons), -1, np.int64)
    rows[np.searchsorted(company.persons, persons)] = np.arange(len(persons))
    kept = (rows[company.left] >= 0) & (rows[company.right] >= 0)
    return PeopleGraph(
        persons,
        company.photos[np.searchsorted(company.persons, persons)],
        positions,
        rows[company.left[kept]],
        rows[company.right[kept]],
        company.together[kept],
        company.lift[kept],
        names,
    )


def write_people_graph(
    library: Library, target: Path, *, least: int = 1, replace: bool = False
) -> tuple[int, int]:
    """Write the graph of people as GraphML; returns how many persons and edges it has.

    Everybody who is in a photo is in it, those who are with nobody too.

    Raises:
        NobodyYetError: nobody is in any photo.
        KnownError: the file cannot be written, or is there already.
    """
    together, drawn = load_together(library, least=least), load_people_graph(library, least=least)
    places = {
        person: (x, y)
        for person, (x, y) in zip(
            drawn.persons.tolist(), drawn.positions.astype(float).round(3).tolist(), strict=True
        )
    }
    nodes = [PersonNode(it, n, places.get(int(it))) for it, n in together.photos.items()]
    edges = [MeetingEdge(it.one, it.other, it.photos, it.lift) for it in together.meetings]
    names = {int(person): name for person, name in together.names.items()}
    put_file(people_graphml(nodes, edges, names), target, replace=replace)
    return len(nodes), len(edges)


def _company(library: Library, least: int) -> tuple[Company, dict[PersonId, str]]:
    with library.database.reading():
        company = cooccurrence(*TogetherView(library.database).appearances())
        names = library.people_names()
    if not len(company.persons):
        raise NobodyYetError
    return company.at_least(least), names
