"""Pages that cannot be made."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from photoorg.ui import sections
from photoorg.ui.navigation import PageStack
from photoorg.ui.page import Page
from photoorg.ui.pages import PERSON, Place
from photoorg.ui.services import Services
from photoorg.ui.session import Session


def broken(session: Session, services: Services, parent: QWidget | None = None) -> Page:
    raise OSError("a file of the program is missing")


def test_a_page_that_cannot_be_made_is_not_gone_to(
    session: Session, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photoorg.ui.navigation.point", lambda page, place: None)
    makers = {sections.PEOPLE: Page, sections.PHOTOS: broken, sections.REVIEW: Page}
    stack = PageStack(session, services, makers)
    qtbot.addWidget(stack)
    stack.go(Place(sections.PEOPLE))
    people = stack.page
    for _ in range(2):
        with pytest.raises(OSError, match="missing"):
            stack.go(Place(sections.PHOTOS))
        assert stack.place == Place(sections.PEOPLE)
        assert stack.page is people
    stack.go(Place(sections.REVIEW))
    assert stack.place == Place(sections.REVIEW)


def test_from_the_questions_about_a_person_one_goes_back(
    session: Session, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("photoorg.ui.navigation.point", lambda page, place: None)
    makers = {sections.PEOPLE: Page, PERSON: Page, sections.REVIEW: Page}
    stack = PageStack(session, services, makers)
    qtbot.addWidget(stack)
    stack.go(Place(sections.PEOPLE))
    stack.open_person(3)
    stack.review_person(3)
    assert stack.place == Place(sections.REVIEW, 3)
    assert stack.can_go_back
    page = stack.page
    assert page is not None
    page.shown.emit(0)  # the sheet is done; one question at a time follows
    stack.back()
    assert stack.place == Place(PERSON, 3)
    stack.go(Place(sections.REVIEW))
    assert not stack.can_go_back
