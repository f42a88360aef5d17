"""What the pages about visitors and company show: results, and a face for everybody in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.library import Library
from photoorg.library.regulars import RegularsReport, VisitRules, find_regulars
from photoorg.library.together import PeopleGraph, Together, load_people_graph, load_together
from photoorg.storage.people_view import PeopleView

__all__ = ["CompanyView", "VisitorsView", "view_company", "view_visitors"]

MOST_DRAWN = 60
"""Of more persons nobody would see who is who."""


@dataclass(frozen=True, slots=True, eq=False)
class VisitorsView:
    """Who came when, and their covers."""

    report: RegularsReport
    covers: Mapping[PersonId, FaceId]


@dataclass(frozen=True, slots=True, eq=False)
class CompanyView:
    """Who is with whom: all pairs, the graph of those with most photos, and their covers."""

    together: Together
    graph: PeopleGraph
    covers: Mapping[PersonId, FaceId]


def view_visitors(
    library: Library,
    since: date | None = None,
    until: date | None = None,
    rules: VisitRules | None = None,
) -> VisitorsView:
    """See `find_regulars`.

    Raises:
        KnownError: the period ends before it begins, or a rule makes no sense.
    """
    with library.database.reading():
        return VisitorsView(find_regulars(library, since, until, rules), _covers(library))


def view_company(library: Library, *, least: int = 1) -> CompanyView:
    """Who is together in `least` photos or more.

    Raises:
        NobodyYetError: nobody is in any photo.
    """
    with library.database.reading():
        return CompanyView(
            load_together(library, least=least),
            load_people_graph(library, least=least, most=MOST_DRAWN),
            _covers(library),
        )


def _covers(library: Library) -> dict[PersonId, FaceId]:
    cards = PeopleView(library.database).cards(hidden=False)
    return {card.id: card.cover for card in cards if card.cover is not None}
