"""The page of a person over the small library, and an owner's hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState
from photoorg.library.library import Library
from photoorg.storage.faces import Faces
from photoorg.ui.person_page import PersonPage
from photoorg.ui.services import Services
from photoorg.ui.session import Session

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def people(session: Session) -> list[PersonId]:
    """Anna Weber (14 faces), Ben Ito (12), and six without a name."""
    with Library(session.paths) as library:
        return [person.id for person in library.people()]


class Hand:
    """What an owner does with mouse and keys."""

    def __init__(self, page: PersonPage, qtbot: QtBot) -> None:
        self.page = page
        self.qtbot = qtbot

    def wait(self) -> None:
        """Until all that was asked for is shown."""
        page = self.page
        self.qtbot.waitUntil(
            lambda: (
                not page.session.busy
                and not page.services.thumbnails.busy
                and not page.small_photos.busy
            ),
            timeout=10_000,
        )

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """A key press where the keyboard is, as shortcuts see it too."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, modifier)

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClicks(focus, text)

    def choose(self, *rows: int) -> list[FaceId]:
        """Select the items in some rows."""
        ids = [self.page.grid.faces.ids[row] for row in rows]
        self.page.grid.select(ids, ids[-1])
        self.page.grid.setFocus()
        return ids

    def state(self, face: FaceId) -> tuple[PersonId | None, FaceState]:
        """Whose a face is in the library, and its state."""
        with Library(self.page.session.paths) as library:
            ((_, _, found),) = Faces(library.database).places([face])
            return Faces(library.database).person_of(face), found

    def put_stranger(self, people: list[PersonId]) -> FaceId:
        """One of the third person's faces is put to the first one, automatically."""
        with Library(self.page.session.paths) as library:
            face = Faces(library.database).of_person(people[2])[0].id
            Faces(library.database).assign([face], people[0], FaceState.AUTOMATIC)
        return face


@pytest.fixture
def page(
    session: Session, services: Services, people: list[PersonId], qtbot: QtBot
) -> Iterator[PersonPage]:
    """The page of Anna Weber, shown and loaded; the keyboard is with the faces."""
    page = PersonPage(session, services)
    session.changed.connect(services.thumbnails.heed)
    qtbot.addWidget(page, before_close_func=lambda page: page.leave())
    page.resize(1000, 700)
    page.show_person(people[0])
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.enter()
    page.grid.setFocus()
    Hand(page, qtbot).wait()
    yield page
    page.close_threads()


@pytest.fixture
def hand(page: PersonPage, qtbot: QtBot) -> Hand:
    return Hand(page, qtbot)
