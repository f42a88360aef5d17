"""The stack of pages: makes each when it is first shown, and knows the way back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from photoorg.core.ids import PersonId
from photoorg.ui import sections
from photoorg.ui.folder_drops import Offer
from photoorg.ui.page import Page
from photoorg.ui.pages import PERSON, PHOTO, Maker, Place, point
from photoorg.ui.services import Services
from photoorg.ui.session import Session

_LONGEST_WAY = 50


class PageStack(QStackedWidget):
    """Shows one page at a time."""

    gone = Signal(object)
    """The Place that is shown now."""

    counted = Signal(str, int)
    """The key of a page, and how much waits there."""

    search_changed = Signal(str, str)
    """The key of a page, and what it is searched for now."""

    status = Signal(str)
    add_folders = Signal()
    """See `Page`."""

    def __init__(
        self,
        session: Session,
        services: Services,
        makers: Mapping[str, Maker],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._services = services
        self._makers = makers
        self._pages: dict[str, Page] = {}
        self._way: list[Place] = []
        self._entered: Page | None = None

    @property
    def place(self) -> Place | None:
        """Where one is."""
        return self._way[-1] if self._way else None

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        place = self.place
        return None if place is None else self._pages[place.key]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place that this one was opened from."""
        return len(self._way) > 1

    @property
    def section(self) -> str:
        """The section that the place belongs to: it, or what it was opened from."""
        keys = [section.key for section in sections.SECTIONS]
        for place in reversed(self._way):
            if place.key in keys:
                return place.key
        return keys[0]

    def go(self, place: Place) -> None:
        """Show a place. A section is where a way begins."""
        if place == self.place:
            return
        self._page(place.key)  # whatever goes wrong there, one stays where one is
        if place.key not in (PERSON, PHOTO) and not _is_looked_at(place):
            self._way.clear()
        self._way.append(place)
        del self._way[1 : len(self._way) - _LONGEST_WAY]
        self._show(place)

    def back(self) -> None:
        """Show what the place was opened from."""
        if self.can_go_back:
            self._way.pop()
            self._show(self._way[-1])

    def _show(self, place: Place) -> None:
        before, page = self._entered, self._page(place.key)
        if before is not None:
            before.leave()
        point(page, place)
        focus = QApplication.focusWidget()
        spoken_to = focus is not None and before is not None and before.isAncestorOf(focus)
        self.setCurrentWidget(page)
        page.enter()
        self._entered = page
        if spoken_to:  # else the keyboard would speak to whatever comes next in the new page
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.gone.emit(place)

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = self._makers[key](self._session, self._services)
            page.open_person.connect(self.open_person)
            page.open_photo.connect(self.open_photo)
            page.show_in_graph.connect(self.show_in_graph)
            page.show_person_in_graph.connect(self.show_person_in_graph)
            page.show_photo_in_graph.connect(self.show_photo_in_graph)
            page.find_similar.connect(self.find_similar)
            page.compare_faces.connect(self.compare_faces)
            page.search_changed.connect(lambda text: self.search_changed.emit(key, text))
            page.shown.connect(lambda number: self._went_on(key, number))
            page.show_photos_of.connect(self.show_photos_of)
            page.review_person.connect(self.review_person)
            page.counted.connect(lambda number: self.counted.emit(key, number))
            page.back.connect(self.back)
            page.status.connect(self.status)
            page.add_folders.connect(self.add_folders)
            self._pages[key] = page
            self.addWidget(page)
        return self._pages[key]

    def open_person(self, person: int) -> None:
        """Show a person."""
        self.go(Place(PERSON, person))

    def open_photo(self, photo: int, face: int = 0) -> None:
        """Show a photo, and point at a face in it."""
        around = () if self.page is None else self.page.photos_in_order()
        self.go(Place(PHOTO, photo, face, around))

    def _went_on(self, key: str, number: int) -> None:
        place = self.place
        if place is not None and place.key == key:
            self._way[-1] = replace(place, number=number, face=0, photo=False)

    def show_in_graph(self, face: int) -> None:
        """Show a face in the graph."""
        self.go(Place(sections.GRAPH, 0, face))

    def show_person_in_graph(self, person: int) -> None:
        """Show a person in the graph."""
        self.go(Place(sections.GRAPH, person))

    def show_photo_in_graph(self, photo: int) -> None:
        """Show the faces of a photo in the graph, and those around them."""
        self.go(Place(sections.GRAPH, photo, photo=True))

    def find_similar(self, face: int) -> None:
        """Show who looks like a face."""
        self.go(Place(sections.WHO, face=face))

    def compare_faces(self, one: int, other: int) -> None:
        """Show whether two faces are of the same person."""
        self.go(Place(sections.WHO, other, one))

    def review_person(self, person: int) -> None:
        """Ask about a person."""
        self.go(Place(sections.REVIEW, person))

    def show_photos_of(self, people: tuple[tuple[PersonId, str], ...]) -> None:
        """Show the photos that all of some people are in."""
        self.go(Place(sections.PHOTOS, people=people))

    def offer_for_drop(self, at: QPoint, paths: Sequence[Path]) -> Offer | None:
        """What the page would do with files that are dropped at a point of the window."""
        page = self.page
        if page is None or not page.isVisible():
            return None
        place = QRect(page.mapTo(page.window(), QPoint()), page.size())
        words = page.words_for_drop(paths) if place.contains(at) else ""
        return Offer(words, place, page.take_drop) if words else None

    def focus_page(self) -> None:
        """Let the keyboard speak to the page."""
        if (page := self.page) is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_pages(self) -> None:
        """Leave the page that is shown, and end what all pages do in threads."""
        if (page := self.page) is not None:
            page.leave()
        self._way.clear()
        for page in self._pages.values():
            page.close_threads()


def _is_looked_at(place: Place) -> bool:
    """Whether something is looked at here, or asked about, to go back from."""
    key = place.key in (sections.GRAPH, sections.REVIEW, sections.WHO)
    return bool(place.people) or (key and bool(place.face or place.number))
