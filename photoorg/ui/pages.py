"""Which page shows which place; pages are imported and made when they are first shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from photoorg.core.ids import PersonId
from photoorg.ui import sections
from photoorg.ui.page import Page
from photoorg.ui.services import Services
from photoorg.ui.session import Session

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

PERSON = "person"
PHOTO = "photo"

Maker = Callable[[Session, Services], Page]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is: a section, or a person or photo (`number`), there at a face.

    In the graph `number` is a person, or with `photo` a photo; where one asks who this is it is
    another face, to compare. `around` are the photos that one
    can go on to from a photo, none for all of the library. `people`, with their names, are who is
    to be in the photos.
    """

    key: str
    number: int = 0
    face: int = 0
    around: Sequence[int] | npt.NDArray[np.int64] = field(default=(), compare=False, repr=False)
    photo: bool = False
    people: tuple[tuple[PersonId, str], ...] = ()


def makers() -> dict[str, Maker]:
    """What makes the page of each place."""
    return {
        sections.PEOPLE: _people(sections.PEOPLE),
        sections.UNNAMED: _people(sections.UNNAMED),
        sections.REVIEW: _review,
        sections.GRAPH: _graph,
        sections.PHOTOS: _photos,
        sections.IGNORED: _people(sections.IGNORED),
        sections.NOT_A_FACE: _bin,
        sections.WHO: _ask,
        sections.VISITORS: _visitors,
        sections.TOGETHER: _together,
        sections.CLEANING: _cleaning,
        PERSON: _person,
        PHOTO: _photo,
    }


def _people(scope: str) -> Maker:
    def make(session: Session, services: Services) -> Page:
        from photoorg.library.browsing_people import Scope
        from photoorg.ui.people_page import PeoplePage

        return PeoplePage(session, services, Scope(scope))

    return make


def _review(session: Session, services: Services) -> Page:
    from photoorg.ui.review_page import ReviewPage

    return ReviewPage(session, services)


def _graph(session: Session, services: Services) -> Page:
    from photoorg.ui.graph_page import GraphPage

    return GraphPage(session, services)


def _photos(session: Session, services: Services) -> Page:
    from photoorg.ui.photos_page import PhotosPage

    return PhotosPage(session, services)


def _bin(session: Session, services: Services) -> Page:
    from photoorg.ui.bin_page import BinPage

    return BinPage(session, services)


def _ask(session: Session, services: Services) -> Page:
    from photoorg.ui.ask_page import AskPage

    return AskPage(session, services)


def _visitors(session: Session, services: Services) -> Page:
    from photoorg.ui.visitors_page import VisitorsPage

    return VisitorsPage(session, services)


def _together(session: Session, services: Services) -> Page:
    from photoorg.ui.together_page import TogetherPage

    return TogetherPage(session, services)


def _cleaning(session: Session, services: Services) -> Page:
    from photoorg.ui.cleaning_page import CleaningPage

    return CleaningPage(session, services)


def _person(session: Session, services: Services) -> Page:
    from photoorg.ui.person_page import PersonPage

    return PersonPage(session, services)


def _photo(session: Session, services: Services) -> Page:
    from photoorg.ui.photo_viewer import PhotoViewer

    return PhotoViewer(session, services)


def point(page: Page, place: Place) -> None:
    """Let a page that shows one thing show the right one."""
    if place.key == PERSON:
        from photoorg.ui.person_page import PersonPage

        assert isinstance(page, PersonPage)
        page.show_person(place.number)
    elif place.key == sections.REVIEW:
        from photoorg.ui.review_page import ReviewPage

        assert isinstance(page, ReviewPage)
        page.ask_about(place.number)
    elif place.key == sections.GRAPH:
        from photoorg.ui.graph_page import GraphPage

        assert isinstance(page, GraphPage)
        if place.face:
            page.show_face(place.face)
        elif place.number and place.photo:
            page.show_photo(place.number)
        elif place.number:
            page.show_person(place.number)
    elif place.key == sections.WHO:
        from photoorg.ui.ask_page import AskPage

        assert isinstance(page, AskPage)
        page.show_place(place.face, place.number)
    elif place.key == sections.PHOTOS and place.people:
        from photoorg.ui.photos_page import PhotosPage

        assert isinstance(page, PhotosPage)
        page.show_only(place.people)
    elif place.key == PHOTO:
        from photoorg.ui.photo_viewer import PhotoViewer

        assert isinstance(page, PhotoViewer)
        if len(place.around):
            page.show_photos(place.around, place.number, place.face)
        else:
            page.show_photos(place.number, face=place.face)
